//! The page: shows what the core finds, and passes on what a person types and chooses.
//!
//! In: the core's types and the browser. Out: the page. It decides nothing: rules, numbers of a standard and verdict
//! sentences come from the core. Only [`browser`] touches web-sys.

mod action;
mod app;
mod arrival;
mod browser;
mod choices;
mod components;
mod derived;
mod entering;
mod gestures;
mod handing;
mod importing;
mod keeper;
mod markup;
mod notes;
mod opening;
mod pages;
mod passing;
mod place;
mod state;
mod unprocessed;

pub use app::run;
