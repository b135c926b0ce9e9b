//! Duibiao (对标): figures → check → plan → document, for schools under 义务教育优质均衡发展.
//!
//! ```text
//! school::read(&Draft, &Catalogue)            -> (School, Vec<Problem>)   what was typed, as exact figures
//! check::check(&School, &Standard, &Catalogue) -> Report                  value, bound, gap and working of each indicator
//! forecast::forecast(&School, &Standard, &Catalogue, &Settings) -> Forecast  the same findings for each coming year
//! plan::draft(&Basis)                          -> Plan                    problems, goals, tasks, requests
//! document::improvement_plan(&Basis, &Plan, &Texts) -> Document           sections, paragraphs, tables
//! document::docx::write(&Document)             -> bytes                   the file
//! ```
//!
//! A stage uses only earlier ones. Standards, figures, measures and sentences are data ([`embedded`]). Nothing here
//! knows a browser, a clock or chance; `ui` (feature `page`) does, and decides nothing.

pub mod office;
pub mod tables;
#[cfg(target_arch = "wasm32")]
pub mod ui;

/// What comes from outside and goes out again.
pub mod exchange {
    pub use files::*;
    pub use packs::{self as pack, layout};
}
pub use check::{self, forecast, form};
pub use data::{self as embedded, packed};
pub use numbers::{self as number, calendar, name};
/// The model with its papers, and its formats.
pub mod document {
    pub use documents::*;
    pub use formats::html::edits as html_edits;
    pub use formats::{docx, html, xlsx};
}
pub use plan;
pub use school;
pub use standard;
pub use words::{self as wording, self_check};
