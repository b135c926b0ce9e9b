//! What a person has typed and chosen so far, exactly as typed.
//!
//! In: the page or a saved file. Out: a [`Draft`], the one thing that is kept. Reading it is the work of `school::read`.

use litemap::LiteMap;
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
    pub entries: LiteMap<Slot, Entry>,
    /// Relaxations that the school claims, by id; none unless the school says so.
    pub claims: LiteMap<String, Claim>,
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
    pub people: LiteMap<String, String>,
    /// Choices per problem id.
    pub problems: LiteMap<String, ProblemChoices>,
}

/// What was ticked for one problem.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProblemChoices {
    /// Ids of the ticked causes.
    pub causes: Ids,
    /// A cause in the school's own words.
    pub own_cause: String,
    /// Ids of the ticked measures; `None` until a measure is ticked or unticked, and then the suggestions hold.
    pub measures: Option<Ids>,
    /// Who is responsible, as typed, instead of the post.
    pub owner: String,
    /// Text that replaces a blank of a measure, by the blank's name.
    pub blanks: LiteMap<String, String>,
}

/// Ids, sorted and each once, so that the same choices are saved as the same text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Ids(Vec<String>);

impl Ids {
    /// Adds `id`, unless it is there.
    pub fn insert(&mut self, id: String) {
        if let Err(idx) = self.0.binary_search(&id) {
            self.0.insert(idx, id);
        }
    }

    /// Takes `id` out, where it is there.
    pub fn remove(&mut self, id: &str) {
        self.0.retain(|own| own != id);
    }

    /// True when `id` is there.
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|own| own == id)
    }

    /// The ids, sorted.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl FromIterator<String> for Ids {
    fn from_iter<T: IntoIterator<Item = String>>(ids: T) -> Self {
        let mut own = Self::default();
        for id in ids {
            own.insert(id);
        }
        own
    }
}

impl From<Vec<String>> for Ids {
    fn from(ids: Vec<String>) -> Self {
        ids.into_iter().collect()
    }
}
