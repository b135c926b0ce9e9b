//! A standard as data: indicators and items with their rule, bounds, clause and confidence.
//!
//! In: a pack (`static/standards/*.toml`), checked and packed by build.rs. Out: a [`Standard`].
//! It must not know any school; what a rule asks of a school is answered by `check`.

mod absence;
pub mod condition;
mod confidence;
pub mod index;
pub mod rule;
pub mod validation;

use serde::{Deserialize, Serialize};

use numbers::Decimal;
use numbers::name::Name;
use school::catalogue::{FigureDefinition, FigurePlace, Unit};
use school::figures::FigureId;
use school::profile::{SchoolKind, Stage};

pub use absence::{Absence, Ground};
pub use condition::{Applicability, Condition, FigureCondition, ShareCondition};
pub use confidence::Confidence;
pub use rule::{
    Bound, BoundCase, Comparison, Disputed, Neighbour, Norm, OffTable, Rule, StepCase, Term, Way,
};

/// One standard in one edition, as a pack of `static/standards/` or of a user has it: what is asked for, with which bounds,
/// and where each stands.
///
/// ```
/// use school::profile::SchoolKind;
///
/// let standard = data::standard();
/// assert_eq!(standard.number, "教督〔2017〕6号");
/// let sports_field = standard.indicator("R5").unwrap();
/// assert_eq!(standard.group(&sports_field.group).unwrap().name, "资源配置");
/// assert!(standard.split(SchoolKind::NineYear).is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Permanent id of the pack, such as `jiaodu-2017-6`.
    pub id: Name,
    /// Edition of the pack, raised whenever a verdict could change.
    pub edition: String,
    /// Title of the document.
    pub title: String,
    /// Few words for lists and switches, such as 优质均衡.
    pub short: String,
    /// Province or county for which it holds; empty for the whole country. What has one is shown as 地方口径.
    #[serde(default)]
    pub region: String,
    /// Document number, such as 教督〔2017〕6号.
    pub number: String,
    /// Who issued it, and when.
    pub issued: String,
    /// Whether it is in force, as far as could be verified.
    pub status: String,
    /// Where its wording was read.
    pub sources: Vec<Source>,
    /// What it asks for beyond the catalogue of figures.
    #[serde(default)]
    pub figures: Vec<FigureDefinition>,
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

/// Where a number comes from: place in the document, source, and how sure the reading is.
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
    pub id: Name,
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
    /// What some schools are told beside the verdict, which stays as it is.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Its items are events that must not have happened: people are asked whether one did, not how far a standard is reached.
    #[serde(default)]
    pub events: bool,
}

/// What a school is told beside the verdict of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The schools that are told.
    pub when: Condition,
    /// What they are told, in whole sentences.
    pub text: String,
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
    /// Schools for which it does not apply.
    pub when: Condition,
    /// Why it does not apply, as a sentence.
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
    pub id: Name,
    /// Full name as the document has it.
    pub name: String,
    /// Short name for narrow places.
    pub short: String,
    /// Group, by id.
    pub group: Name,
    /// Who carries it.
    pub carrier: Carrier,
    /// Per stage or once.
    pub scope: Scope,
    /// Unit of the value and of the bound.
    pub unit: Unit,
    /// Digits after the point of a shown value, as the official form has them.
    pub places: u8,
    /// Step to which a gap is rounded up, in the unit of the figures, such as 1 ㎡ or 100 元.
    pub gap_step: Decimal,
    /// Where it stands.
    pub clause: Clause,
    /// How it is calculated.
    pub rule: Rule,
    /// Judged of the school and of each unit that does not count as one before they are added up; the worst result counts.
    #[serde(default)]
    pub each_unit: bool,
    /// Bounds, the first that fits holds.
    #[serde(default)]
    pub bounds: Vec<BoundCase>,
    /// When it applies; every one must hold.
    #[serde(default)]
    pub applies: Vec<Applicability>,
    /// What 不适用 means for what it counts or judges; [`Absence::Open`] where nothing is said.
    #[serde(default)]
    pub not_applicable: Option<Absence>,
    /// Relaxations that a school may claim; off by default.
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
    /// Shown as 参考 beside its bound, whatever its confidence; nothing follows from it.
    #[serde(default)]
    pub reference: bool,
    /// What is looked at, in own short words; for items that are judged, not calculated.
    #[serde(default)]
    pub asks: String,
    /// Evidence that a school can have at hand, to be ticked.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Other readings that sources print, and why they are not used.
    #[serde(default)]
    pub variants: Vec<Variant>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Permanent id within the indicator.
    pub id: String,
    /// What it is, such as 学校章程及核准批复.
    pub text: String,
}

/// Another reading of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What it says, such as 毕业人数 ÷ (三年前初一人数 + 转入 − 转出 − 死亡).
    pub name: String,
    /// Where it was read, and why the other one is used.
    pub why_not: String,
    /// How it is calculated; `None` when it differs only in its bound or in words.
    #[serde(default)]
    pub rule: Option<Rule>,
    /// Its bounds; empty when they are the indicator's.
    #[serde(default)]
    pub bounds: Vec<BoundCase>,
}

/// A relaxation: another bound or further figures, if the school can prove that it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Permanent id.
    pub id: Name,
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
    /// The figures that it adds to the catalogue: those that it defines, and one with three levels for each item that is judged;
    /// none for what the county alone knows.
    pub fn added_figures(&self) -> impl Iterator<Item = FigureDefinition> {
        let judged = self.asking().filter_map(|indicator| {
            let figure = indicator.level_figure()?;
            let place = match indicator.scope {
                Scope::Stage => FigurePlace::Stage,
                Scope::School => FigurePlace::Whole,
            };
            let (name, asks) = (indicator.name.clone(), indicator.asks.clone());
            Some(FigureDefinition::level(figure, name, asks, place))
        });
        self.figures.iter().cloned().chain(judged)
    }

    /// The indicators for which a school has something to enter.
    fn asking(&self) -> impl Iterator<Item = &Indicator> {
        let is_asking = |indicator: &&Indicator| indicator.carrier != Carrier::County;
        self.indicators.iter().filter(is_asking)
    }

    /// Every figure that its rules and conditions ask for, each once.
    pub fn asked_figures(&self) -> Vec<FigureId> {
        let mut asked = Vec::new();
        let mut ask = |figure: FigureId| {
            if !asked.contains(&figure) {
                asked.push(figure);
            }
        };
        for indicator in self.asking() {
            indicator.rule.figures(&mut ask);
            let relaxed = indicator
                .exemptions
                .iter()
                .flat_map(|exemption| &exemption.terms);
            relaxed.for_each(|term| ask(term.figure));
            let variants = indicator
                .variants
                .iter()
                .filter_map(|variant| variant.rule.as_ref());
            variants.for_each(|rule| rule.figures(&mut ask));
            indicator
                .conditions()
                .for_each(|condition| condition.asked(&mut ask));
            if let Some(Absence::Claim { grounds }) = &indicator.not_applicable {
                let figures = grounds.iter().flat_map(|ground| &ground.contradicted_by);
                figures.for_each(|figure| ask(*figure));
            }
        }
        for exclusion in self.groups.iter().flat_map(|group| &group.exclusions) {
            exclusion.when.asked(&mut ask);
        }
        asked
    }

    /// The group of that id, or `None`.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The indicator of that id, or `None`.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// Weights for schools of that kind, or `None` when nothing is divided there.
    pub fn split(&self, kind: SchoolKind) -> Option<&Split> {
        self.splits.iter().find(|split| split.kinds.contains(&kind))
    }
}

impl Split {
    /// Weight of one pupil of `stage`; one where the split does not name it.
    pub fn weight(&self, stage: Stage) -> Decimal {
        let named = self.weights.iter().find(|weight| weight.stage == stage);
        named.map_or(Decimal::ONE, |named| named.weight)
    }
}

impl Indicator {
    /// The figure with three levels by which it is judged; `None` when it is calculated.
    pub fn level_figure(&self) -> Option<FigureId> {
        match self.rule {
            Rule::Document { figure } | Rule::Judgement { figure, .. } => Some(figure),
            _ => None,
        }
    }

    /// Every condition that stands in it.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let mut conditions: Vec<&Condition> = self.bounds.iter().map(|case| &case.when).collect();
        conditions.extend(self.applies.iter().map(|applies| &applies.when));
        for exemption in &self.exemptions {
            conditions.push(&exemption.when);
            conditions.extend(exemption.bounds.iter().map(|case| &case.when));
        }
        for variant in &self.variants {
            conditions.extend(variant.bounds.iter().map(|case| &case.when));
            conditions.extend(variant.rule.iter().flat_map(Rule::conditions));
        }
        if let Some(Absence::Claim { grounds }) = &self.not_applicable {
            conditions.extend(grounds.iter().map(|ground| &ground.when));
        }
        conditions.extend(self.rule.conditions());
        conditions.into_iter()
    }
}
