//! Whole-flow tests of the core, one module a subject; [README.md](README.md) says which module owns which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod answers;
mod beside;
mod checklists;
mod claims;
mod clauses;
mod conditions;
mod doc_examples;
mod docx;
mod drafts;
mod edited;
mod editing;
mod editing_county;
mod editing_ledger;
mod editing_watches;
mod fitting;
mod forecast;
mod form;
mod generated;
mod goal_dates;
mod golden;
mod handing_on;
mod laws;
mod laws_more;
mod layouts;
mod lengths;
mod links;
mod merge;
mod office_model;
mod own_packs;
mod packs;
mod papers;
mod pipeline;
mod plan_tasks;
mod plans;
mod prose;
mod rounds;
mod rule_shapes;
mod sameness;
mod sample;
mod saved_files;
mod second_calculation;
mod self_check;
mod shared;
mod sheets;
mod shown_numbers;
mod split;
mod tidy;
mod truth;
mod workbooks;
mod workspace;
