//! The formats in which documents and workbooks leave: .docx, .xlsx, and what the page shows of them, on the screen and
//! printed.
//!
//! In: a [`documents::Document`] or a [`documents::workbook::Workbook`]. Out: bytes, or a
//! view. It must not know what the text says.

pub mod docx;
mod line_breaking;
pub mod preview;
pub mod xlsx;
