//! What a person has typed and chosen so far, exactly as typed.
//!
//! In: the page or a saved file. Out: a [`Draft`], the one thing that is kept. Reading it is the work of `school::read`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::figures::Slot;
use super::profile::Profile;
use crate::calendar::Date;

/// Everything that belongs to one school file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Name, kind, surroundings.
    pub profile: Profile,
    /// Texts by slot; a slot that is not here is blank.
    pub entries: BTreeMap<Slot, Entry>,
    /// Relaxations that the school claims, by id; none unless the school says so.
    pub claims: BTreeMap<String, Claim>,
    /// What was chosen for the plan.
    pub choices: PlanChoices,
}

/// What stands in one slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// Text as typed, never empty.
    Text(String),
    /// 不适用, with the reason as typed (may be empty).
    NotApplicable(String),
}

/// A relaxation that a school claims.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// Day since which the school claims it.
    pub since: Option<Date>,
    /// The document that supports it, as typed.
    pub document: String,
}

/// What a person decided for the plan. Nothing here is guessed by the tool.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanChoices {
    /// Day of the plan.
    pub plan_date: Option<Date>,
    /// Day by which the work is to be done.
    pub target_date: Option<Date>,
    /// The document that asks for the plan: title and number, as typed.
    pub basis: String,
    /// Names by post id, as typed; a post without a name is written as the post.
    pub people: BTreeMap<String, String>,
    /// Choices per problem id.
    pub problems: BTreeMap<String, ProblemChoices>,
}

/// What was ticked for one problem.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProblemChoices {
    /// Ids of the ticked causes.
    pub causes: BTreeSet<String>,
    /// A cause in the school's own words.
    pub own_cause: String,
    /// Ids of the ticked measures; `None` until a measure is ticked or unticked, and then the suggestions hold.
    pub measures: Option<BTreeSet<String>>,
    /// Who is responsible, as typed, instead of the post.
    pub owner: String,
    /// Text that replaces a blank of a measure, by the blank's name.
    pub blanks: BTreeMap<String, String>,
}
