//! Tests of sentences, one module a subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod changes;
mod standing;
