//! The words of what stands beside the verdict in 二、自查达标情况, as data.
//!
//! In: the tables of `prose` in `static/texts/plan.toml`, packed by build.rs. Out: [`CountyTexts`] and
//! [`ClaimTexts`]. It must not know when a sentence is used.

use serde::{Deserialize, Serialize};

/// Items of the county that the school's own figures do not reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyTexts {
    /// How many there are, and which.
    pub unmet: String,
    /// One of them, with value and bound.
    pub item: String,
    /// The same of what is judged in levels.
    pub level: String,
    /// Added to an item: how much less it is than the bound asks for.
    pub less: String,
    /// Added to an item: how much more.
    pub more: String,
}

/// Relaxations that the school claims: told beside the verdict, which does not take them for granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimTexts {
    /// One relaxation, with what it would make of which indicators.
    pub claim: String,
    /// All of them, with the end of the sentence.
    pub end: String,
    /// Added where the school names the papers that it rests on.
    pub document: String,
    /// An indicator that would stand better.
    pub better: String,
    /// An indicator that would stand as it does.
    pub same: String,
    /// End of the sentence in a plan.
    pub plan: String,
    /// The same in a report.
    pub report: String,
    /// The same in a request.
    pub letter: String,
}
