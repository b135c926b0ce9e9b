//! Documents and workbooks as one model, and the papers that are written in it.
//!
//! In: what `plan` made, the sentences of `static/texts`, and what a school changed. Out: a [`Document`] or a
//! [`workbook::Workbook`] per paper, which the page previews and the formats write.
//! It must not know the browser, nor the bytes of a file format.
//!
//! | Room | What is in it |
//! |---|---|
//! | [`model`] | documents and workbooks, without a word of what stands in them |
//! | `papers` | a function per paper: from the plan to a document or workbook |
//! | `sections` | what several papers say alike |
//! | `writer` | what all papers share: blocks with their keys, headings, tables, filled sentences |
//! | [`texts`] | the form of `static/texts`, a struct per paper |
//! | [`edits`] | what a school changed in a written paper |
//! | [`layout`] | measures and typefaces, and how a document gets them |
//! | [`lint`](fn@lint) | what should be mended before a paper is signed |

pub mod edits;
pub mod layout;
mod lint;
pub mod model;
mod papers;
mod sections;
pub mod texts;
mod writer;

pub use edits::persons::is_of_person;
pub use edits::{added_sections, sheets as sheet_edits};
pub use layout::apply_layout;
pub use lint::{LintFault, LintField, ToldContradiction, change_id, contradictions, lint};
pub use model::{
    Align, Block, Column, Document, Inline, Orientation, ParagraphKind, Row, Section, Table,
    Typefaces, numbering, text, workbook,
};
pub use papers::close_out_sheet::close_out_sheet;
pub use papers::evidence_list::evidence_list;
pub use papers::ledger::ledger;
pub use papers::official::missing::missing_list;
pub use papers::official::report::{request_words, self_check_report};
pub use papers::official::request::{RequestPaper, moved_from_report, requests};
pub use papers::official::{
    Shortened, genres, plan_pages, plan_shortenings, school_plan, usual_genre,
};
pub use papers::{CLOSE_OUT, EVIDENCE, LEDGER, PLAN, REPORT, REQUEST};
pub use plan::template::printed;
pub use writer::typefaces;
