//! What a plan asks of the county.
//!
//! In: nothing. Out: [`Request`] as plain data, which `problem` fills from the measures and `added_tasks` from the
//! school's own tasks.

use super::template::Sentence;
use check::Gap;
use numbers::calendar::Month;

/// A matter for the county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Problem, by id.
    pub problem_id: String,
    /// Task, by id.
    pub task_id: String,
    /// What is asked for, with its amount.
    pub matter: Sentence,
    /// Matter of the 请示 in which it stands, by id.
    pub subject: String,
    /// What the 请示 is about where it asks for nothing else; empty for the problem.
    pub letter: String,
    /// What follows when it is granted; empty for what closes the problem.
    pub effect: Sentence,
    /// Causes that it answers, by id; empty for any.
    pub for_causes: Vec<String>,
    /// Leading department.
    pub lead: String,
    /// Supporting departments.
    pub support: Vec<String>,
    /// All of them as the library calls them.
    pub departments: Vec<String>,
    /// How much is asked for where it is not the gap; empty for the gap.
    pub asked: String,
    /// What is missing by the figures on which it rests; `None` where nothing is counted.
    pub gap: Option<Gap>,
    /// Pupils by which that is calculated; empty where it does not depend on them.
    pub pupils: String,
    /// The coming year whose pupils these are, by its index in the forecast; `None` for today.
    pub year_idx: Option<usize>,
    /// By when it is needed.
    pub finish: Option<Month>,
}
