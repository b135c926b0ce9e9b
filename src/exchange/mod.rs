//! What comes in from outside and goes out again: saved files, and the report as JSON.
//!
//! In: text. Out: drafts, or a clear sentence why not. It must not know the browser.

pub mod editions;
pub mod link;
pub mod merge;
pub mod pack;
pub mod report;
pub mod saved;
pub mod share;
