//! A standard as data: indicators and items with their rule, bounds, clause and confidence.
//!
//! In: a pack (`static/standards/*.toml`), checked and packed by build.rs. Out: a [`Standard`].
//! It must not know any school; what a rule asks of a school is answered by `check`.

pub mod rule;
pub mod validation;

use serde::{Deserialize, Serialize};

use crate::number::Decimal;
use crate::school::catalogue::Unit;
use crate::school::figures::FigureId;
use crate::school::profile::{Ownership, SchoolKind, Stage, Zone};

pub use rule::{Bound, BoundCase, Comparison, Rule, StepCase, Term};

/// One standard in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Permanent id of the pack, such as `jiaodu-2017-6`.
    pub id: String,
    /// Edition of the pack, raised whenever a verdict could change.
    pub edition: String,
    /// Title of the document.
    pub title: String,
    /// Document number, such as 教督〔2017〕6号.
    pub number: String,
    /// Who issued it, and when.
    pub issued: String,
    /// Whether it is in force, as far as could be verified.
    pub status: String,
    /// Where its wording was read.
    pub sources: Vec<Source>,
    /// How shared resources are divided among stages.
    #[serde(default)]
    pub splits: Vec<Split>,
    /// Groups of indicators with the rule for the whole of each.
    pub groups: Vec<Group>,
    /// Indicators and items, in the document's order.
    pub indicators: Vec<Indicator>,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short key that clauses refer to.
    pub key: String,
    /// What it is.
    pub what: String,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Seen in two independent sources that agree, or in one official text.
    High,
    /// One secondary source, or only partly checked.
    Medium,
    /// Not checked; shown as 参考 only.
    Low,
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Place in the document, such as 资源配置第1项.
    pub place: String,
    /// Keys of the sources where it was read.
    pub sources: Vec<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What differs between sources, and which reading is used.
    #[serde(default)]
    pub note: String,
}

/// Weights by which a shared resource is divided among the stages of a kind of school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Kinds of school.
    pub kinds: Vec<SchoolKind>,
    /// Weight of one pupil of each stage.
    pub weights: Vec<StageWeight>,
    /// Where it stands.
    pub clause: Clause,
}

/// Weight of one pupil of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageWeight {
    /// Stage.
    pub stage: Stage,
    /// Weight, more than zero.
    pub weight: Decimal,
}

/// Indicators that are judged together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Permanent id.
    pub id: String,
    /// Name, such as 资源配置.
    pub name: String,
    /// What must hold of the group.
    pub rule: GroupRule,
    /// Where it stands.
    pub clause: Clause,
    /// Margin over a bound, as a share of it, below which a met indicator is called 临界.
    #[serde(default)]
    pub near: Option<Decimal>,
    /// Schools to which the group does not apply.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
}

/// What must hold of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GroupRule {
    /// At least `count` reach their bound, and every other one reaches `floor` of it.
    AtLeast {
        /// How many must reach the bound.
        count: u32,
        /// Share of the bound that the others must reach, 0 to 1.
        floor: Decimal,
    },
    /// Every one must be met.
    All,
    /// Shown, but nothing follows for the school.
    None,
}

/// A case in which a group does not apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// When.
    pub when: Condition,
    /// Why, as a sentence.
    pub reason: String,
    /// Where it stands.
    pub clause: Clause,
}

/// Who carries an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// The school itself.
    School,
    /// 县级统筹,学校提供数据.
    SchoolSupplies,
    /// The county alone.
    County,
}

/// Whether an indicator is looked at per stage or once for the school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One finding per compulsory stage.
    Stage,
    /// One finding for the school.
    School,
}

/// An indicator (with a number) or an item (with a judgement).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Permanent id, such as `R1`.
    pub id: String,
    /// Full name as the document has it.
    pub name: String,
    /// Short name for narrow places.
    pub short: String,
    /// Group, by id.
    pub group: String,
    /// Who carries it.
    pub carrier: Carrier,
    /// Per stage or once.
    pub scope: Scope,
    /// Unit of the value and of the bound.
    pub unit: Unit,
    /// Digits after the point in display.
    pub places: u8,
    /// Step to which a gap is rounded up, in the unit of the figures, such as 1 ㎡ or 100 元.
    pub gap_step: Decimal,
    /// Where it stands.
    pub clause: Clause,
    /// How it is calculated.
    pub rule: Rule,
    /// Bounds, the first that fits holds.
    #[serde(default)]
    pub bounds: Vec<BoundCase>,
    /// When it applies; every one must hold.
    #[serde(default)]
    pub applies: Vec<Applicability>,
    /// Relaxations that a school may claim; off by default.
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
}

/// A condition for an indicator to apply, with the reason when it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicability {
    /// What must hold.
    pub when: Condition,
    /// What is said when it does not hold.
    pub otherwise: String,
}

/// A condition on a school; empty lists and `None` mean "any".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Condition {
    /// Kinds of school.
    pub kinds: Vec<SchoolKind>,
    /// Stages.
    pub stages: Vec<Stage>,
    /// Zones.
    pub zones: Vec<Zone>,
    /// Ownerships.
    pub ownerships: Vec<Ownership>,
    /// Boarding or not.
    pub boarding: Option<bool>,
    /// Figures that must compare as said.
    pub figures: Vec<FigureCondition>,
}

/// A condition on the sum of a figure over the school (or the stage, where a stage is judged).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureCondition {
    /// Which figure.
    pub figure: FigureId,
    /// How it must compare.
    pub is: Bound,
}

/// A relaxation: another bound or further figures, if the school can prove that it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Permanent id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// When it may be claimed.
    pub condition: String,
    /// What can be checked of the condition.
    #[serde(default)]
    pub when: Condition,
    /// Which document the school needs.
    pub document: String,
    /// Where it stands, and whether it is still in force.
    pub clause: Clause,
    /// Bounds that take the place of the indicator's.
    #[serde(default)]
    pub bounds: Vec<BoundCase>,
    /// Terms that are added to the numerator.
    #[serde(default)]
    pub terms: Vec<Term>,
}

impl Standard {
    /// The group of that id, or `None`.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The indicator of that id, or `None`.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// Weights for schools of that kind, or `None` when nothing is divided there.
    pub fn split(&self, kind: SchoolKind) -> Option<&Split> {
        self.splits.iter().find(|split| split.kinds.contains(&kind))
    }
}
