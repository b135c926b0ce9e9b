//! What papers are made of: each section says one thing of the school, its standing or its plan.
//!
//! In: a writer with the plan and its basis. Out: blocks in the writer, or sentences and rows for another section. Every
//! sentence comes from the texts or the measure library; a section must not know in which paper it stands.

pub(crate) mod annexes;
pub(crate) mod claims;
pub(crate) mod coming_years;
pub(crate) mod county;
pub(crate) mod county_requests;
pub(crate) mod duties;
pub(crate) mod facts;
pub(crate) mod findings_list;
pub(crate) mod funds;
pub(crate) mod goals;
pub(crate) mod introduction;
pub(crate) mod last_round;
pub(crate) mod monitoring;
pub(crate) mod problems;
pub(crate) mod schedule;
pub(crate) mod shared_resources;
pub(crate) mod standing;
pub(crate) mod tasks;
pub(crate) mod watches;

use crate::writer::{Writer, cell, columns, inlines, mark, row, shown};
use plan::{Plan, PlanProblem};

/// Problems from which on the body has tables.
const MANY: usize = 9;

/// Tasks from which on it has them too.
const MANY_TASKS: usize = 36;

/// Whether the plan has so many problems or tasks.
pub(crate) fn is_compact(plan: &Plan) -> bool {
    let tasks = plan.problems.iter().flat_map(PlanProblem::tasks);
    plan.problems.len() >= MANY || tasks.count() >= MANY_TASKS
}
