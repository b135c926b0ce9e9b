//! Tests of what papers say, and what a school changes in them, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod editing;
mod editing_county;
mod editing_ledger;
mod editing_watches;
mod fitting;
mod papers;
mod prose;
mod rounds;
mod sameness;
mod school_plan;
mod shared;
