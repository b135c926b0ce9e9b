//! Counties: the examples of the specification to the last digit, the sample county of `static/samples/county/`, laws, and a
//! second calculation. What is read of `static/` is read as TOML and JSON, so that nothing above this crate is built.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod additions;
mod data;
mod examples;
mod laws;
mod sample;
mod verdict;
