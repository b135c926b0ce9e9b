//! The formats in which documents and workbooks leave: .docx, .xlsx, and markup for preview and printer.
//!
//! In: a [`documents::Document`] or a [`documents::workbook::Workbook`]. Out: bytes or markup. It must not know what the
//! text says.

pub mod docx;
pub mod html;
mod line_breaking;
pub mod xlsx;
