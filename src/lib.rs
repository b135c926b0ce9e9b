//! The page of Duibiao (对标): what a person sees and does, on top of the crates of the core.
//!
//! ```text
//! data::evaluate(&Draft, &Data)                       -> Evaluation  school, problems, reports, coming years
//! evaluation.basis(&Draft, data::library())           -> Basis       all that a plan is made of
//! plan::draft(&Basis)                                 -> Plan        problems, goals, tasks, requests
//! documents::school_plan(&Basis, &Plan, &Texts, ..)   -> Document    sections, paragraphs, tables
//! formats::docx::write(&Document)                     -> bytes       the file
//! ```
//!
//! The core knows no browser, clock or chance. `state` is what the page holds and how an action changes it; `app`, `pages`,
//! `components` and `hooks` show it; `browser` does what reaches beyond a component's elements; `opening` and `making` ask the
//! worker, which makes and reads files beside the page (`worker`); `later` is the part of the module that is fetched second.

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
