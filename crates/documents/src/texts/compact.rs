//! The words of a plan of very many problems, and of one of kind 系统型, as data.
//!
//! In: the table `compact` of `static/texts/plan.toml`, packed by build.rs. Out: [`CompactTexts`]. It must not know when a
//! word is used.

use serde::{Deserialize, Serialize};

/// Words of plans that have tables where others have prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompactTexts {
    /// Caption of the table of problems.
    pub problems_caption: String,
    /// Its column heads.
    pub columns_problems: Vec<String>,
    /// Before the table of tasks.
    pub tasks_intro: String,
    /// Caption of that table.
    pub tasks_caption: String,
    /// Its column heads.
    pub columns_tasks: Vec<String>,
    /// Several tasks, from the first to the last.
    pub tasks: String,
    /// Solved together with another problem.
    pub covered: String,
    /// Before the list of letters, in a plan of kind 系统型.
    pub letters_intro: String,
    /// Caption of that list.
    pub letters_caption: String,
    /// Its column heads.
    pub columns_letters: Vec<String>,
    /// Where the orders and years stand that the body leaves out.
    pub schedule_rest: String,
    /// Remarks on a task in the annex.
    pub remark_late: String,
}
