//! What the tests of several crates share: schools of the cases and made ones, and readers of what is written.
//!
//! In: the files of `tests/` and `static/`, and what a test asks for. Out: drafts, plans, papers. It is no part of the
//! product: crates use it in their tests only. A case that cannot be read is a failure of the test.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "read by tests alone; what cannot be unwrapped is a failure of the test"
)]

use std::path::{Path, PathBuf};

pub mod cases;
pub mod drafts;
pub mod edited;
pub mod evaluated;
pub mod generated;
pub mod office_model;
pub mod rows;
pub mod sample;
pub mod schools;
pub mod xlsx_package;

/// The folder of the whole project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
