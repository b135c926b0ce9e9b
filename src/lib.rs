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

pub mod document;
pub mod embedded;
pub mod exchange;
pub mod form;
pub mod office;
pub mod packed;
pub mod plan;
pub mod self_check;
pub mod tables;
#[cfg(feature = "page")]
pub mod ui;
pub mod wording;

pub use check::{self, forecast};
pub use numbers::{self as number, calendar, name};
pub use school;
pub use standard;
