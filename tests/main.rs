//! Whole-flow tests of the core, one module a subject; [README.md](README.md) says which module owns which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod checklists;
mod claims;
mod conditions;
mod doc_examples;
mod golden;
mod packs;
mod pipeline;
mod self_check;
mod sheets;
mod shown_numbers;
mod state;
mod tidy;
mod workspace;
