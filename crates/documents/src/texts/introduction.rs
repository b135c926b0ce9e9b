//! The words of a plan's introduction, of what it rests on, and of unmet items in prose, as data.
//!
//! In: the tables `introduction` and `prose` of `static/texts/plan.toml`, packed by build.rs. Out: [`IntroTexts`], [`ProseTexts`]. It must not know when
//! a sentence is used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::standing::{ClaimTexts, CountyTexts};

/// Every word of the introduction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntroTexts {
    /// First paragraph: basis, date of the figures, verdict, months.
    pub text: String,
    /// What stands there for a document of the county that is too long to name in it.
    pub basis_short: String,
    /// What stands there for the school where its name would make it too long.
    pub school_short: String,
    /// How many indicators of a group are met, in a school of one stage; the report tells so of each stage.
    pub group: String,
    /// The same where some of them cannot be judged yet.
    pub group_undecided: String,
    /// The same in a school of several; the stages follow one another.
    pub groups: String,
    /// One of several stages.
    pub stage: String,
    /// One of several stages of which nothing can be judged.
    pub stage_open: String,
    /// One of several stages to which the group does not apply.
    pub stage_excluded: String,
    /// What stands for a single stage of which nothing can be judged, or to which the group does not apply.
    pub one_open: String,
    /// The same.
    pub one_excluded: String,
    /// Heading of what guides the work, where the school wants the traditional order.
    pub heading_guideline: String,
    /// What guides the work.
    pub guideline: String,
    /// Where the pupils of a stage are heading, behind how many there are.
    pub trend: String,
    /// Before the problems: the full names of what the school is compared by.
    pub basis: String,
    /// The same where the school named the document of the county.
    pub basis_named: String,
}

/// Unmet items in prose, where signs of comparison and units are words; tables have signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProseTexts {
    /// An item with a number.
    pub number: String,
    /// Rooms of which there are too few.
    pub rooms: String,
    /// Classes that are too large.
    pub classes: String,
    /// What is judged in levels.
    pub level: String,
    /// ≥.
    pub at_least: String,
    /// ≥ all of a whole, 100 %.
    pub whole: String,
    /// >.
    pub more_than: String,
    /// ≤.
    pub at_most: String,
    /// <.
    pub less_than: String,
    /// Before the other counts of a stage of which no indicator is met.
    pub none_met: String,
    /// Items that are met.
    pub count_met: String,
    /// Items judged 基本达到.
    pub count_partly: String,
    /// Items that are not met.
    pub count_below: String,
    /// Problems of both levels.
    pub levels_both: String,
    /// The same where all are 必改.
    pub levels_must: String,
    /// The same where all are 应改.
    pub levels_should: String,
    /// Instead of `number`, by the id of the indicator, where its name says already what is asked for.
    pub of_indicator: BTreeMap<String, String>,
    /// Items of the county that the school's own figures do not reach.
    pub county: CountyTexts,
    /// Relaxations that the school claims.
    pub claims: ClaimTexts,
}
