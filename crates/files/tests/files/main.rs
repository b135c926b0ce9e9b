//! Tests of saved files, links, merging and tables of other programs, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod answers;
mod handing_on;
mod links;
mod merge;
mod roll_up_json;
mod saved_files;
mod workbooks;
