//! What can be done about a problem, as data.
//!
//! In: the tables `measures` of `static/measures/*.toml`, packed by build.rs. Out: [`Measure`]. It must not know a school.

use serde::{Deserialize, Serialize};

use school::profile::Ownership;

/// A measure to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Permanent id within the problem.
    pub id: String,
    /// What is done, without end punctuation.
    pub text: String,
    /// Who acts.
    pub actor: Actor,
    /// Ownerships of the schools that it is for; empty for all.
    #[serde(default)]
    pub ownerships: Vec<Ownership>,
    /// The founder of a private school decides or pays it, and is named as the one who acts: like what is asked of the
    /// county, it is not suggested for a gap that closes by itself.
    #[serde(default)]
    pub founder: bool,
    /// Post that carries it at the school, by id; empty for the problem's owner.
    #[serde(default)]
    pub owner: String,
    /// How long it takes from the start of the plan, in months; at least 1.
    pub months: u32,
    /// Window of the year, by id; empty for none.
    #[serde(default)]
    pub window: String,
    /// Months of the year in which it can be finished, instead of the window's; empty for those.
    #[serde(default)]
    pub finish_in: Vec<u8>,
    /// What is done until it is finished, where it comes too late; empty for that of the problem.
    #[serde(default)]
    pub interim: String,
    /// What is done until it is finished where the value stands between floor and bound; empty for `interim`.
    #[serde(default)]
    pub interim_above_floor: String,
    /// Finishing it reaches the bound; otherwise it decides, asks, counts or closes a part of the gap.
    #[serde(default)]
    pub reaches: bool,
    /// Slot that must be 0 for that, such as `classes_missing`; empty for none.
    #[serde(default)]
    pub reaches_without: String,
    /// Slot without which it is pointless, such as `have`: it is not suggested while that is 0. Empty for none.
    #[serde(default)]
    pub only_with: String,
    /// Indicator whose problem asks the same of the county: not suggested while that is in the plan. Empty for none.
    #[serde(default)]
    pub unless_problem: String,
    /// What is done instead where some number is not 0.
    #[serde(default)]
    pub instead: Option<AlternativeText>,
    /// What it adds, as a sentence with one blank: the bound is reached where the sum of it is the gap.
    #[serde(default)]
    pub adds: String,
    /// What the county decides by it, such as 对缺口的核定意见; empty for what decides nothing.
    #[serde(default)]
    pub decides: String,
    /// Only for a gap that closes by itself: keeping, borrowing, watching.
    #[serde(default)]
    pub for_closing: bool,
    /// Causes for which it is suggested; empty for any cause, and then it is suggested at once.
    #[serde(default)]
    pub for_causes: Vec<String>,
    /// Offered but never suggested by itself.
    #[serde(default)]
    pub only_if_ticked: bool,
    /// Builds for good, on land that is there or new: not suggested for a gap that closes by itself.
    #[serde(default)]
    pub builds: bool,
    /// Sends pupils to other schools: the same holds.
    #[serde(default)]
    pub diverts: bool,
    /// What it costs, by id; empty for what costs nothing worth listing.
    #[serde(default)]
    pub cost: String,
    /// How much of it, as a sentence with one blank, such as `{gap}`.
    #[serde(default)]
    pub quantity: String,
    /// What proves that it is done.
    pub proof: String,
    /// For measures of the bureau or the government: the matter asked for, with its amount.
    #[serde(default)]
    pub request: String,
    /// Matter of the 请示, by id, for the same.
    #[serde(default)]
    pub matter: String,
    /// How much is asked for where it is not the gap, such as `{over}人`; empty for the gap.
    #[serde(default)]
    pub asked: String,
    /// What the 请示 is about where it asks for nothing else, such as 调整招生片区; empty for the problem.
    #[serde(default)]
    pub letter: String,
    /// What follows when it is granted; empty for what closes the problem.
    #[serde(default)]
    pub effect: String,
    /// Department that leads what follows when it is granted.
    #[serde(default)]
    pub lead: String,
    /// Departments that support what follows when it is granted.
    #[serde(default)]
    pub support: Vec<String>,
}

/// The text of a measure in a school where one slot has a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlternativeText {
    /// Slot that is known and not 0, such as `classes_missing`.
    pub with: String,
    /// What is done then, without end punctuation.
    pub text: String,
}

/// Who can carry a measure out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The school itself.
    School,
    /// The county's education bureau.
    Bureau,
    /// The county's government and its departments.
    Government,
}

impl Actor {
    /// The Chinese word for lists, such as 县局.
    pub fn label(self) -> &'static str {
        match self {
            Self::School => "本校",
            Self::Bureau => "县局",
            Self::Government => "县级政府部门",
        }
    }
}

impl Measure {
    /// True when it outlasts the gap, so that it is not suggested for one that closes by itself, and its quantity rests on
    /// the target year.
    pub fn is_lasting(&self) -> bool {
        self.builds || self.diverts
    }
}
