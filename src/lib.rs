//! The page of Duibiao (对标): what a person sees and does, on top of the crates of the core.
//!
//! ```text
//! data::evaluate(&Draft, &Data)                        -> Evaluation   school, problems, reports, coming years
//! plan::draft(&evaluation.basis(&draft, data::library()))        -> Plan         problems, goals, tasks, requests
//! documents::school_plan(&Basis, &Plan, &Texts, ..)  -> Document     sections, paragraphs, tables
//! formats::docx::write(&Document)                      -> bytes        the file
//! ```
//!
//! The core knows no browser, clock or chance. `state` is what the page holds and how an action changes it; `app`, `pages`,
//! `components` and `hooks` show it; `browser` alone touches the browser; `worker` makes and reads files beside the page.

pub mod state;
pub mod worker;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
pub mod later;
#[cfg(target_arch = "wasm32")]
mod making;
#[cfg(target_arch = "wasm32")]
mod opening;
#[cfg(target_arch = "wasm32")]
mod pages;

#[cfg(target_arch = "wasm32")]
pub use app::run;
