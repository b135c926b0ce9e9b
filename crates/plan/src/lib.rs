//! From what is missing to what is to be done: problems, goals, tasks, requests, phases, duties.
//!
//! In: a report, the school's choices, the measure library. Out: a [`Plan`]. Nothing is invented: what nobody said stays
//! a [`template::Piece::Missing`]. It must not know .docx, the page or today's date.

pub mod change;
pub mod contradictions;
pub mod costs;
pub mod effects;
pub mod evidence;
pub mod library;
pub mod measure;
pub mod posts;
pub mod pricing;
pub mod promise;
pub mod rounds;
mod school_problem;
pub mod situations;
pub mod task_edits;
pub mod template;
pub mod watch_kinds;
pub mod windows;

pub mod added_tasks;
mod aims;
mod departments;
mod orders;
mod outlook;
pub mod pack_problems;
mod plan_kind;
mod problem;
mod request;
mod schedule;
pub mod shared;
pub mod slots;
pub mod small;
mod watch;
mod watch_groups;

use std::borrow::Cow;
use std::collections::BTreeMap;

use change::Changed;
use check::forecast::Forecast;
use check::{Finding, Report};
use effects::Effects;
use library::Library;
use measure::Actor;
use numbers::calendar::{Date, Month};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::Catalogue;
use school::draft::{Draft, Ids, PlanChoices};
use school::figures::{Part, Slot};
use school::profile::Ownership;
use school::{Problem, School};
use standard::Standard;
use template::Sentence;

pub use aims::{Aim, SpareCandidate, Spared, SparedReason};
pub use departments::{BureauDepartment, department, departments};
pub use orders::Orders;
pub use outlook::{Outlook, OutlookKind, Warning};
pub use pack_problems::PackProblem;
pub use plan_kind::PlanKind;
pub use problem::id_of;
pub use promise::{Promise, PromiseKind};
pub use request::Request;
pub use schedule::{Phase, PhaseKind};
pub use school_problem::{SchoolProblem, school_problem_id};
pub use watch::{PlanEntry, WATCH_OF_ONE, Watch, WatchReason};

/// A pack, and how the school stands by it.
#[derive(Debug)]
pub struct CheckedPack<'a> {
    /// The pack; a user-written one with the changes that were made to it.
    pub standard: Cow<'a, Standard>,
    /// Fingerprint of its text: twelve hexadecimal digits.
    pub hash: String,
    /// How the school stands by it.
    pub report: Report,
}

/// What a plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The school.
    pub school: &'a School,
    /// How it stands.
    pub report: &'a Report,
    /// How it will stand; `None` while the school does not say how many pupils it expects.
    pub forecast: Option<&'a Forecast>,
    /// What it was compared with.
    pub standard: &'a Standard,
    /// Names of the figures.
    pub catalogue: &'a Catalogue,
    /// Causes and measures.
    pub library: &'a Library,
    /// What the school chose.
    pub choices: &'a PlanChoices,
    /// The other packs that the school looks at.
    pub packs: &'a [CheckedPack<'a>],
    /// Where the figures and the standard come from.
    pub provenance: Provenance<'a>,
}

impl Basis<'_> {
    /// Whose the school is; a school that does not say is taken for a public one.
    pub fn ownership(&self) -> Ownership {
        let ownership = self.school.profile.ownership;
        ownership.unwrap_or(Ownership::Public)
    }

    /// Whether the school said of an event that nobody knows yet whether it happened.
    pub fn is_under_review(&self, finding: &Finding) -> bool {
        let indicator = self.standard.indicator(&finding.indicator);
        let figure = indicator.and_then(|indicator| indicator.level_figure());
        let (Some(figure), Some(reasons)) = (figure, self.provenance.reasons) else {
            return false;
        };
        let mut parts = [Part::Whole, finding.part].into_iter();
        finding.is_open()
            && parts.any(|part| {
                let slot = Slot { figure, part };
                reasons.contains_key(&Draft::review_key(&slot))
            })
    }
}

/// What a reader needs to check a plan again. Nothing here changes the plan itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Provenance<'a> {
    /// Fingerprint of the pack's text; empty when unknown.
    pub hash: &'a str,
    /// Doubtful figures.
    pub problems: &'a [Problem],
    /// Why a doubtful figure is right, by the key of its problem.
    pub reasons: Option<&'a BTreeMap<String, String>>,
    /// Evidence that is at hand: `pack/indicator/evidence`.
    pub evidence: Option<&'a Ids>,
}

/// A plan, before it has any layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What kind of plan the findings call for.
    pub kind: PlanKind,
    /// The situation of the school, by its id in the library; `None` when none fits.
    pub situation: Option<String>,
    /// Problems, the most urgent first; numbers and options of each.
    pub problems: Vec<PlanProblem>,
    /// What is not met of the other packs that the school looks at, a problem per pack.
    pub pack_problems: Vec<PackProblem>,
    /// What the school found itself and what an inspection told of, in the order of their numbers.
    pub school_problems: Vec<SchoolProblem>,
    /// Met indicators that stand close to their bound, as indices into the report's findings.
    pub near: Vec<usize>,
    /// What is met today and will not be in a coming year, in the order of the findings.
    pub warnings: Vec<Warning>,
    /// 保底目标 and 全面目标 of each group and stage with several unmet indicators.
    pub aims: Vec<Aim>,
    /// The school wants every indicator met, so that none is spared.
    pub is_full: bool,
    /// What the measures add up to.
    pub effects: Effects,
    /// Matters for the county, in the order of the problems.
    pub requests: Vec<Request>,
    /// Months with what is to be finished in them, in order.
    pub phases: Vec<Phase>,
    /// In which order tasks are begun, and in which they show their effect.
    pub orders: Orders,
    /// What is met and is looked at so that it stays so, the more urgent first.
    pub watches: Vec<Watch>,
    /// What would be looked at, but was left out by the school.
    pub left_out: Vec<Watch>,
    /// Day of the plan.
    pub plan_date: Option<Date>,
    /// Day by which the work is to be done.
    pub target_date: Option<Date>,
}

/// How urgent a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// P1 必改: below the floor, beyond the spared indicator, or an obligatory item.
    Must,
    /// P2 应改: the one indicator that may stay between floor and bound.
    Should,
    /// P3 防滑: met, but close to the bound, not met in a coming year, or without its evidence.
    Guard,
    /// P4 巩固: the rest of what is met.
    Keep,
}

impl Urgency {
    /// The Chinese word, such as 必改.
    pub fn label(self) -> &'static str {
        match self {
            Self::Must => "必改",
            Self::Should => "应改",
            Self::Guard => "防滑",
            Self::Keep => "巩固",
        }
    }
}

/// One unmet indicator with everything that can be said and chosen about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanProblem {
    /// Id in all documents and in the saved choices: `R5`, or `R5P`/`R5J` in a school of several stages.
    pub id: String,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Index of its finding in the report.
    pub finding_idx: usize,
    /// How urgent.
    pub urgency: Urgency,
    /// Few words, such as 体育场地不足.
    pub heading: String,
    /// Category of the problem list.
    pub category: String,
    /// What is wrong in one short clause with its facts, without an end; empty where the heading and a number say it, and
    /// where a fact is missing.
    pub told: String,
    /// What is wrong, with this school's numbers.
    pub statement: Sentence,
    /// Causes to tick.
    pub causes: Vec<CauseOption>,
    /// A cause in the school's own words; empty when none.
    pub written_cause: String,
    /// Measures to tick, the school's own first.
    pub measures: Vec<MeasureOption>,
    /// Goal, with number and date.
    pub goal: Sentence,
    /// What its tasks lead to, and by which day.
    pub promise: Promise,
    /// When it counts as solved.
    pub close_out: Sentence,
    /// Who is responsible: a name, or the post.
    pub owner: Sentence,
    /// Evidence to keep.
    pub evidence: Vec<String>,
    /// The problem of another stage that shares the resource and lacks more of it; solving that one solves this one,
    /// so this one has no tasks of its own.
    pub covered_by: Option<String>,
    /// What the coming years mean for it.
    pub outlook: Option<Outlook>,
}

/// A cause that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseOption {
    /// Id within the problem.
    pub id: String,
    /// As the plan writes it.
    pub text: String,
    /// Ticked by the school.
    pub is_ticked: bool,
}

/// A measure that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureOption {
    /// Id within the problem.
    pub id: String,
    /// Id in all documents, such as `R5-02`; empty while it is not ticked.
    pub task_id: String,
    /// What is done.
    pub text: Sentence,
    /// The same in few words, without marks; of what is asked for, what it is. The whole text where the school wrote it.
    pub brief: String,
    /// Who acts.
    pub actor: Actor,
    /// The founder of a private school decides or pays it.
    pub by_founder: bool,
    /// Who carries it at the school: a name, or the post.
    pub owner: Sentence,
    /// Month in which it is to be finished; `None` while the plan has no date.
    pub finish: Option<Month>,
    /// By when it must be asked for, as a clause; empty when it need not be, or the plan has no date.
    pub ask: String,
    /// What is done until it is finished, where it comes too late.
    pub interim: Sentence,
    /// How long it takes, in months.
    pub months: u32,
    /// Builds for good.
    pub builds: bool,
    /// Builds, or sends pupils elsewhere: it outlasts a gap that closes by itself.
    pub is_lasting: bool,
    /// Finishing it reaches the bound.
    pub reaches: bool,
    /// What it adds to close the gap, in the unit of the gap; `None` for nothing that is known.
    pub adds: Option<Decimal>,
    /// What it changes of the school's figures.
    pub changes: Vec<Changed>,
    /// It costs by what is still missing once everything else is done.
    pub is_sized_by_rest: bool,
    /// What the county decides by it; empty for what decides nothing.
    pub decides: String,
    /// It cannot be finished by the target date.
    pub is_late: bool,
    /// Part of the plan: ticked by the school, or suggested while the school has not chosen.
    pub is_ticked: bool,
    /// Suggested by the ticked causes.
    pub is_suggested: bool,
    /// What proves that it is done.
    pub proof: Sentence,
    /// Names of the blanks in its text that only the school can fill, with what was filled in.
    pub blanks: Vec<(String, String)>,
    /// What it costs, by id; empty for what costs nothing worth listing.
    pub cost: String,
    /// How much of it; a number, or a mark while nobody knows.
    pub quantity: Sentence,
    /// Unit of the gap, where the quantity is a gap that may be money: 元 or 万元.
    pub quantity_unit: String,
    /// Added by the school.
    pub is_added: bool,
    /// What it costs in 元, where the school wrote a sum.
    pub sum: Option<Fraction>,
    /// Words of it that the school changed.
    pub edits: Vec<task_edits::TaskEdit>,
}

/// Drafts the plan.
///
/// One problem per finding that is not met, none for a met one. Measures are the school's ticks, or the suggestions
/// while it has ticked none. Months need a plan date.
///
/// ```
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot};
/// use school::profile::{SchoolKind, Stage};
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let primary = Part::Stage(Stage::Primary);
/// for (figure, part, typed) in [
///     ("pupils", primary, "1180"),
///     ("sports_field_area", Part::Whole, "6000"),
///     ("indoor_sports_area", Part::Whole, "0"),
/// ] {
///     draft.entries.insert(Slot::new(figure, part), Entry::Text(typed.to_owned()));
/// }
/// let data = data::built_in();
/// let evaluation = data::evaluate(&draft, &data);
/// let plan = plan::draft(&evaluation.basis(&draft, data::library()));
///
/// // 7.5㎡ × 1180 are 8850㎡, 6000㎡ are there; what cannot be judged yet is no problem.
/// let problems: Vec<&str> = plan.problems.iter().map(|problem| problem.id.as_str()).collect();
/// assert_eq!(problems, ["R5"]);
/// ```
pub fn draft(basis: &Basis) -> Plan {
    let findings = || basis.report.findings.iter().enumerate();
    let mut problems: Vec<PlanProblem> = findings()
        .filter(|(_, finding)| finding.is_problem())
        .filter_map(|(idx, finding)| problem::problem(basis, idx, finding))
        .collect();
    problem::cover_shared(basis, &mut problems);
    let effects = effects::effects(basis, &problems);
    problem::put_rests(&mut problems, &effects);
    let aims = aims::aims(basis, &problems, &effects);
    promise::put(basis, &mut problems, &aims, &effects);
    let situation = situation(basis);
    let first = situation.map_or(&[][..], |situation| situation.first.as_slice());
    orders::sort(basis, first, &mut problems);
    let requests = problem::requests(basis, &problems);
    let warnings = outlook::warnings(basis);
    let is_unsafe =
        !warnings.is_empty() || basis.report.findings.iter().any(|finding| finding.is_near);
    let kind = match plan_kind::kind_of(basis.report) {
        PlanKind::Consolidate if basis.forecast.is_some() && is_unsafe => PlanKind::Guard,
        kind => kind,
    };
    let watches = watch::watches(basis, &warnings).into_iter();
    let (watches, left_out): (Vec<Watch>, Vec<Watch>) =
        watches.partition(|watch| watch.task.is_ticked);
    Plan {
        kind,
        situation: situation.map(|situation| situation.id.clone()),
        aims,
        effects,
        pack_problems: pack_problems::pack_problems(basis),
        school_problems: school_problem::school_problems(basis),
        is_full: promise::is_full(basis),
        near: findings()
            .filter(|(_, finding)| finding.is_near)
            .map(|(idx, _)| idx)
            .collect(),
        requests,
        phases: schedule::phases(basis.choices, &problems, &watches),
        orders: orders::orders(&problems),
        watches,
        left_out,
        warnings,
        plan_date: basis.choices.plan_date,
        target_date: basis.choices.target_date,
        problems,
    }
}

impl MeasureOption {
    /// What it is called where it is spoken of: in few words where there are any, else as a whole.
    pub fn name(&self) -> String {
        if self.brief.is_empty() {
            self.text.iter().map(template::Piece::shown).collect()
        } else {
            self.brief.clone()
        }
    }

    /// The school does it alone, without county or founder.
    pub fn is_done_by_school(&self) -> bool {
        self.actor == Actor::School && !self.by_founder
    }
}

impl PlanProblem {
    /// Measures that are part of the plan.
    pub fn tasks(&self) -> impl Iterator<Item = &MeasureOption> {
        self.measures
            .iter()
            .filter(|measure| measure.is_ticked && self.covered_by.is_none())
    }
}

impl Plan {
    /// The indicators that may stay between floor and bound (余项), at most one per group and stage.
    pub fn spared(&self) -> impl Iterator<Item = &Spared> {
        self.aims.iter().filter_map(|aim| aim.spared.as_ref())
    }
}

/// The first situation of the library that fits the school.
fn situation<'a>(basis: &Basis<'a>) -> Option<&'a situations::Situation> {
    let profile = &basis.school.profile;
    let year = profile.data_date.map(Date::year);
    let facts = situations::Facts {
        zone: profile.zone,
        boarding: profile.boarding,
        pupils: slots::pupils(basis, Part::Whole).map(Decimal::to_whole),
        age: year
            .zip(profile.built_year)
            .and_then(|(year, built)| year.checked_sub(built)),
    };
    basis
        .library
        .situations
        .iter()
        .find(|situation| situation.fits(&facts))
}
