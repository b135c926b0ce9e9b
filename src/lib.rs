//! The page of Duibiao (对标): what a person sees and does, on top of the crates of the core.
//!
//! ```text
//! data::evaluate(&Draft, &Data)                        -> Evaluation   school, problems, reports, coming years
//! plan::draft(&evaluation.basis(&draft, &data))        -> Plan         problems, goals, tasks, requests
//! documents::improvement_plan(&Basis, &Plan, &Texts)   -> Document     sections, paragraphs, tables
//! formats::docx::write(&Document)                      -> bytes        the file
//! ```
//!
//! The core knows no browser, clock or chance; `ui` does, and decides nothing. `office` and `tables` make what the page's
//! workers answer.

pub mod office;
pub mod tables;
#[cfg(target_arch = "wasm32")]
pub mod ui;
