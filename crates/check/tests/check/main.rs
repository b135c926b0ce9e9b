//! Tests of a school against a standard, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod clauses;
mod forecast;
mod form;
mod laws_of_blanks;
mod laws_of_bounds;
mod laws_of_change;
mod rule_shapes;
mod second_calculation;
mod split;
mod truth;
