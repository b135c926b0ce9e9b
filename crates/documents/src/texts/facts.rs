//! The words of who the school is, and of what is still open, as data.
//!
//! In: the tables `facts` and `unfinished` of `static/texts/plan.toml`, packed by build.rs. Out: [`FactsTexts`] and
//! [`UnfinishedTexts`]. It must not know when a sentence is used.

use serde::{Deserialize, Serialize};

/// Who the school is, and what its stages share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsTexts {
    /// Who the school is.
    pub school: String,
    /// Added for a boarding school.
    pub boarding: String,
    /// Added where the year of building is known.
    pub built: String,
    /// Pupils, classes, teachers of one stage.
    pub scale: String,
    /// The same where one of them is missing, with what is known.
    pub scale_some: String,
    /// Pupils in it.
    pub pupils_some: String,
    /// Classes in it.
    pub classes_some: String,
    /// Teachers in it.
    pub teachers_some: String,
    /// Average and largest class of one stage.
    pub average_class: String,
    /// Pupils of 高中, and of all stages together.
    pub senior: String,
    /// That the stages share rooms, grounds and equipment.
    pub shared: String,
    /// Cell of a figure that stands with the first stage.
    pub shared_cell: String,
    /// Caption of the table of basic figures.
    pub caption: String,
    /// Cell of a figure that was not entered.
    pub blank: String,
    /// How what several stages share is divided.
    pub standing_shared: String,
    /// Which stage's standard governs where another stage has enough of the same.
    pub standing_governs: String,
}

/// A plan in which no problem is known, or for which figures are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnfinishedTexts {
    /// Lines of the title where no problem is known, but not everything is decided.
    pub title_lines: Vec<String>,
    /// The same where no problem is known, but not everything is decided.
    pub file_name: String,
    /// What a school is checked by that is too small for the indicators.
    pub standing_small: String,
    /// The same where the school left the task out that fills them in.
    pub problems_left: String,
    /// The same of a plan without problems.
    pub heading_goals: String,
    /// Added where something is still undecided.
    pub goals: String,
    /// The same of a plan without problems.
    pub heading_tasks: String,
    /// The same where only the day of the plan is missing.
    pub schedule_undated: String,
    /// The head or deputy where there is no task at all.
    pub duties_none: String,
    /// The same of a plan without problems.
    pub heading_monitoring: String,
}
