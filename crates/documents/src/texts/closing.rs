//! The words of 六、提请上级 and 八、进度安排 that depend on numbers and years, as data.
//!
//! In: the table `closing` of `static/texts/plan.toml`, packed by build.rs. Out: [`ClosingTexts`]. It must not know when a word
//! is used.

use serde::{Deserialize, Serialize};

/// Words of matters and schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingTexts {
    /// The founder of a private school, as the one who acts.
    pub actor_founder: String,
    /// On which numbers a matter rests.
    pub basis: String,
    /// The same where pupils are counted.
    pub basis_pupils: String,
    /// The same where they rest on a coming year.
    pub basis_then: String,
    /// Leading and supporting departments in a cell.
    pub units: String,
    /// Tasks that count in a later year.
    pub counted: String,
    /// The same while there are none.
    pub counted_none: String,
    /// Several tasks, from the first to the last.
    pub steps: String,
    /// What is done in 复核巩固 where no task is finished in it.
    pub review: String,
}

/// What is done in a month of the school year, in a plan without problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhythmLine {
    /// Month of the year, from 1.
    pub month: u8,
    /// What is done, with the indicator that has the least to spare.
    pub text: String,
    /// The same where no indicator of these categories is met.
    pub without: String,
    /// Post, by id.
    pub owner: String,
    /// Categories of the library that the indicator may be of; all where there are none.
    pub categories: Vec<String>,
}
