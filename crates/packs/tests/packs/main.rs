//! Tests of packs and layout profiles of a user's own, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod layouts;
mod user_packs;
