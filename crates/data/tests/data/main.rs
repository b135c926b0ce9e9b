//! Tests of the built-in packs against a second copy that was written from the sources, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod checklists;
mod conditions;
mod packs;
