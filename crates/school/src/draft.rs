//! What a person has typed and chosen so far, exactly as typed.
//!
//! In: the page or a saved file. Out: a [`Draft`], the one thing that is kept. Reading it is the work of `school::read`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::DoubtKind;
use super::answers::{AnswerKey, Answers};
use super::figures::Slot;
use super::profile::{Profile, SchoolKind};
use numbers::calendar::Date;

/// Everything that belongs to one school file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Name, kind, surroundings.
    pub profile: Profile,
    /// Texts by slot; a slot that is not here is blank.
    pub entries: BTreeMap<Slot, Entry>,
    /// Relaxations that the school claims, by id; none unless the school says so.
    pub claims: BTreeMap<String, Claim>,
    /// What was chosen for the plan.
    pub choices: PlanChoices,
    /// Ids of the packs that are looked at beside the main one.
    pub packs: Ids,
    /// Evidence that is at hand: `pack/indicator/evidence`.
    pub evidence: Ids,
    /// Why a figure that looks doubtful is right, by the key of the warning; and that an event is being looked into, by
    /// [`Draft::review_key`].
    pub reasons: BTreeMap<String, String>,
    /// Further sets of figures: last year, what-if, campuses, units that do not count as schools.
    pub sheets: Vec<Sheet>,
    /// Packs of the school's own.
    pub user_packs: Vec<UserPack>,
    /// How much of the form is shown; what is hidden stays.
    pub extent: Extent,
    /// Who provides which section of the form, by the section's id.
    pub providers: BTreeMap<String, Provider>,
    /// How the school stood when the file was last checked, by the id of the pack.
    pub checked: BTreeMap<String, Checked>,
    /// The one section of the form that a colleague is asked for, by its id; `None` for a whole school.
    pub asked: Option<String>,
    /// Who filled it in and when, by the id of the section; under [`super::filled::SCHOOL`] of the whole. Texts of
    /// [`super::filled::Filled`].
    pub filled: BTreeMap<String, String>,
}

impl Draft {
    /// The key under which it is noted that nobody knows yet whether the event of that item happened.
    pub fn review_key(slot: &Slot) -> String {
        let kind = DoubtKind::Review.key();
        format!("{}/{}/{kind}", slot.figure.0, slot.part.key())
    }
}

/// How much of the form is shown. It changes nothing of what was entered, and no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Extent {
    /// 完整版: every figure that the chosen packs ask for. What a file without the choice was filled in.
    #[default]
    Full,
    /// 简版: what the main standard's first group needs.
    Short,
}

impl Extent {
    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
        }
    }

    /// The extent of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Full, Self::Short]
            .into_iter()
            .find(|extent| extent.key() == key)
    }
}

/// Who provides the figures of one section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Provider {
    /// Which department; `None` while it is not said.
    pub department: Option<Department>,
    /// What the department is called, as typed; shown where it is [`Department::Other`].
    pub department_name: String,
    /// Name of the person, as typed.
    pub person: String,
    /// A note for the person, as typed.
    pub note: String,
}

/// Departments of a school that are asked for figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Department {
    /// 教务.
    Teaching,
    /// 总务.
    GeneralAffairs,
    /// 人事.
    Personnel,
    /// 财务.
    Finance,
    /// Another one, by its own name.
    Other,
}

impl Department {
    /// Every department, in the order in which it is offered.
    pub const ALL: [Self; 5] = [
        Self::Teaching,
        Self::GeneralAffairs,
        Self::Personnel,
        Self::Finance,
        Self::Other,
    ];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Teaching => "teaching",
            Self::GeneralAffairs => "general_affairs",
            Self::Personnel => "personnel",
            Self::Finance => "finance",
            Self::Other => "other",
        }
    }

    /// The department of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }
}

/// A set of figures beside the school's own of this year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is.
    pub kind: SheetKind,
    /// Name, as typed.
    pub name: String,
    /// 办学类型 of a campus or unit; `None` for that of the school.
    pub school_kind: Option<SchoolKind>,
    /// 数据时点, where it differs.
    pub date: Option<Date>,
    /// Texts by slot; in a what-if only those that differ.
    pub entries: BTreeMap<Slot, Entry>,
}

/// What a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SheetKind {
    /// A what-if: the school's figures with some changed.
    #[default]
    Variant,
    /// The figures of the year before.
    LastYear,
    /// A campus, which is calculated as a school of its own stages.
    Campus,
    /// A unit that does not count as a school (不计校数): its pupils and resources belong to the school.
    Uncounted,
}

impl SheetKind {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Variant, Self::LastYear, Self::Campus, Self::Uncounted];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Variant => "variant",
            Self::LastYear => "last_year",
            Self::Campus => "campus",
            Self::Uncounted => "uncounted",
        }
    }

    /// The kind of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }
}

/// A pack that the school or its county wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UserPack {
    /// Id of the pack.
    pub id: String,
    /// Few words for lists.
    pub name: String,
    /// The pack as TOML text.
    pub text: String,
    /// What was changed since, by the place in the pack.
    pub edits: BTreeMap<String, String>,
    /// Figures of the form that it asks for.
    pub figures: Ids,
}

impl UserPack {
    /// True when the pack, or an item that was added to it, counts that figure of the form.
    pub fn asks_for(&self, figure: &str) -> bool {
        let names_figure =
            |path: &str| path.ends_with("/numerator") || path.ends_with("/denominator");
        let mut edits = self.edits.iter();
        self.figures.contains(figure)
            || edits.any(|(path, text)| text == figure && names_figure(path))
    }
}

/// How the school stood by one edition of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Checked {
    /// Edition of the pack.
    pub edition: String,
    /// Fingerprint of its text.
    pub hash: String,
    /// Verdict of each group, such as `resources/primary=fails`.
    pub verdicts: Ids,
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
    /// Further texts for the papers, what was changed in them, and how far the work is.
    pub answers: Answers,
}

impl PlanChoices {
    /// The answer under `key` without blanks around it; empty when there is none.
    pub fn answer<'k>(&self, key: impl Into<AnswerKey<'k>>) -> &str {
        self.answers.get(key)
    }
}

/// What was ticked for one problem.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProblemChoices {
    /// Ids of the ticked causes.
    pub causes: Ids,
    /// A cause in the school's own words.
    pub written_cause: String,
    /// Ids of the ticked measures; `None` until a measure is ticked or unticked, and then the suggestions hold.
    pub measures: Option<Ids>,
    /// Who is responsible, as typed, instead of the post.
    pub owner: String,
    /// Text that replaces a blank of a measure, by the blank's name.
    pub blanks: BTreeMap<String, String>,
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
        self.0.retain(|known| known != id);
    }

    /// True when `id` is there.
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|known| known == id)
    }

    /// The ids, sorted.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl FromIterator<String> for Ids {
    fn from_iter<T: IntoIterator<Item = String>>(ids: T) -> Self {
        let mut sorted = Self::default();
        for id in ids {
            sorted.insert(id);
        }
        sorted
    }
}

impl From<Vec<String>> for Ids {
    fn from(ids: Vec<String>) -> Self {
        ids.into_iter().collect()
    }
}
