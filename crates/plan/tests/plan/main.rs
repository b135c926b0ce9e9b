//! Tests of goals, dates and tasks of a plan, one module a subject; tests/README.md says which module holds which promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

mod effects;
mod goal_dates;
mod plan_tasks;
mod school_problems;
