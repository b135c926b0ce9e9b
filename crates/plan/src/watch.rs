//! What is met and must stay so: lighter tasks of P3 防滑 and P4 巩固, with figure, spare amount, month and post.
//!
//! In: the findings that are met, the coming years, the evidence that is at hand, the library, and what the school changed.
//! Out: [`Watch`]es, and every task of a plan with what it belongs to. A sentence is chosen by what is known, never by chance.

use super::measure::Actor;
use super::promise::PromiseKind;
use super::template::{self, Sentence, Slots};
use super::watch_kinds::WatchKind;
use super::{
    Basis, MeasureOption, Plan, Urgency, Warning, problem, shared, slots, task_edits, watch_groups,
};
use check::{Detail, Finding, Outcome};
use numbers::Decimal;
use numbers::calendar::Month;
use numbers::name::Name;
use school::answers::{TaskField, TaskRef};
use school::catalogue::Unit;
use school::figures::Part;
use school::profile::Stage;
use words::{display, findings, forecast_words};

/// Id of the task that watches one indicator alone, in keys of answers.
pub const WATCH_OF_ONE: &str = "watch";

/// A task that keeps what is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What it belongs to, as the ids of problems: `R1`, or the letter of a group for many items together.
    pub id: String,
    /// P3 or P4.
    pub level: Urgency,
    /// Why.
    pub reason: WatchReason,
    /// Indicator of the standard in whose box its proof lies.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Few words for lists.
    pub heading: String,
    /// What it is for.
    pub goal: Sentence,
    /// What is done, by whom and when; its id is that of all documents, such as `R1-W1`.
    pub task: MeasureOption,
}

/// Why something that is met is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchReason {
    /// It will not be met in a coming year, by its index.
    Fails(usize),
    /// It stands close to its bound.
    Near,
    /// Evidence is missing.
    NoEvidence,
    /// Nobody knows yet whether it is met: figures are missing.
    NoFigures,
    /// What a school too small for the resource indicators must have.
    Basic,
    /// None of these: it is kept.
    Keep,
}

/// A task of a plan with what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct PlanEntry<'a> {
    /// Problem or watched indicator, by id.
    pub problem_id: &'a str,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Few words for lists, without the stage.
    pub heading: &'a str,
    /// Goal.
    pub goal: &'a Sentence,
    /// When it counts as done.
    pub close_out: &'a Sentence,
    /// P1 to P4.
    pub level: Urgency,
    /// The task.
    pub task: &'a MeasureOption,
}

impl PlanEntry<'_> {
    /// The task in keys of answers, which stays when tasks are numbered anew: `R5/survey`.
    pub fn task_ref(&self) -> TaskRef<'_> {
        TaskRef::Id {
            problem: self.problem_id,
            task: &self.task.id,
        }
    }
}

impl Plan {
    /// Every task, those of the problems first.
    pub fn entries(&self) -> impl Iterator<Item = PlanEntry<'_>> {
        let problems = self.problems.iter().flat_map(|problem| {
            problem.tasks().map(move |task| PlanEntry {
                problem_id: &problem.id,
                part: problem.part,
                heading: &problem.heading,
                goal: &problem.goal,
                // Only what reaches the bound is closed out by it; what asks or counts is by its own proof.
                close_out: if problem.promise.kind == PromiseKind::Bound
                    && problem.promise.task_ids.contains(&task.task_id)
                {
                    &problem.close_out
                } else {
                    &task.proof
                },
                level: problem.urgency,
                task,
            })
        });
        let watches = self.watches.iter().map(|watch| PlanEntry {
            problem_id: &watch.id,
            part: watch.part,
            heading: &watch.heading,
            goal: &watch.goal,
            close_out: &watch.task.proof,
            level: watch.level,
            task: &watch.task,
        });
        problems.chain(watches)
    }
}

/// Every watch: what fails or stands near first, then evidence, then what is kept. What the school left out has a number,
/// so that the others keep theirs, but is not ticked.
pub(super) fn watches(basis: &Basis, warnings: &[Warning]) -> Vec<Watch> {
    let mut watches: Vec<Watch> = Vec::new();
    let met: Vec<&Finding> = basis
        .report
        .findings
        .iter()
        .filter(|finding| is_met(finding))
        .collect();
    watches.extend(watch_groups::undecided(basis));
    watches.extend(watch_groups::of_small(basis));
    for finding in &met {
        watches.extend(single(basis, finding, reason(finding, warnings)));
    }
    for group in &basis.standard.groups {
        let members: Vec<&Finding> = met
            .iter()
            .filter(|finding| finding.group == group.id)
            .copied()
            .collect();
        watches.extend(watch_groups::evidence_of(basis, &members));
        let rest: Vec<&Finding> = members
            .into_iter()
            .filter(|member| {
                member.floor().is_none() && reason(member, warnings) == WatchReason::Keep
            })
            .collect();
        watches.extend(watch_groups::kept(basis, &group.name, &rest));
    }
    watches.sort_by_key(|watch| watch.level);
    number(&mut watches);
    watches
}

fn is_met(finding: &Finding) -> bool {
    finding.is_comparable() && finding.outcome == Outcome::Met
}

fn reason(finding: &Finding, warnings: &[Warning]) -> WatchReason {
    let mut warnings = warnings.iter();
    let fails = warnings
        .find(|warning| warning.indicator == finding.indicator && warning.part == finding.part);
    match fails {
        Some(warning) => WatchReason::Fails(warning.year_idx),
        None if finding.is_near => WatchReason::Near,
        None => WatchReason::Keep,
    }
}

/// Ids in all documents, counted per indicator or group.
fn number(watches: &mut [Watch]) {
    for idx in 0..watches.len() {
        let (before, rest) = watches.split_at_mut(idx);
        let Some(watch) = rest.first_mut() else {
            continue;
        };
        let number = before.iter().filter(|other| other.id == watch.id).count() + 1;
        watch.task.task_id = format!("{}-W{number}", watch.id);
    }
}

/// The watch of one indicator; `None` for safe items, which are kept together, and for a shared resource of which another
/// stage has less to spare.
fn single(basis: &Basis, finding: &Finding, reason: WatchReason) -> Option<Watch> {
    if reason == WatchReason::Keep
        && (finding.floor().is_none() || is_shared_with_less(basis, finding))
    {
        return None;
    }
    let kind = basis.library.watch(&finding.indicator)?;
    let id = problem::id(basis, finding);
    let mut slots = slots::of(basis, finding);
    put_spare(basis, finding, &mut slots);
    let texts = |kind: &WatchKind| match reason {
        WatchReason::Fails(_) => kind.fails.clone(),
        WatchReason::Near => kind.near.clone(),
        WatchReason::NoEvidence
        | WatchReason::NoFigures
        | WatchReason::Basic
        | WatchReason::Keep => kind.keep.clone(),
    };
    if let WatchReason::Fails(year_idx) = reason {
        put_failure(basis, finding, year_idx, &mut slots);
    }
    let other = basis
        .library
        .watches
        .iter()
        .find(|watch| watch.indicators.is_empty())?;
    let candidates = texts(kind).into_iter().chain(texts(other));
    let text = candidates.into_iter().find(|text| is_known(text, &slots))?;
    let fill = |text: &str| template::fill(text, &slots, &Default::default());
    let month = match reason {
        WatchReason::Fails(_) if kind.fails_month > 0 => kind.fails_month,
        _ => kind.month,
    };
    let finish = finish(basis, &id, WATCH_OF_ONE, next(basis, month));
    let indicator = basis.standard.indicator(&finding.indicator)?;
    let goal = if kind.goal.is_empty() {
        &other.goal
    } else {
        &kind.goal
    };
    Some(Watch {
        level: level(reason),
        reason,
        indicator: finding.indicator,
        part: finding.part,
        heading: indicator.short.clone(),
        goal: fill(goal),
        task: task(
            basis,
            &id,
            WATCH_OF_ONE,
            fill(&text),
            &kind.owner,
            finish,
            fill(&kind.proof),
        ),
        id,
    })
}

pub(super) fn level(reason: WatchReason) -> Urgency {
    match reason {
        WatchReason::Fails(_)
        | WatchReason::Near
        | WatchReason::NoEvidence
        | WatchReason::NoFigures
        | WatchReason::Basic => Urgency::Guard,
        WatchReason::Keep => Urgency::Keep,
    }
}

/// What several stages share is watched where least of it is to spare.
fn is_shared_with_less(basis: &Basis, finding: &Finding) -> bool {
    let others = basis.report.findings.iter();
    let mut others = others.filter(|other| {
        other.indicator == finding.indicator
            && other.part != finding.part
            && other.stage_weight.is_some()
    });
    finding.stage_weight.is_some()
        && others.any(|other| {
            other.share() < finding.share()
                || (other.share() == finding.share() && other.part == Part::Stage(Stage::Primary))
        })
}

/// Every blank has a value; names of county and bureau may stay marks.
fn is_known(text: &str, slots: &Slots) -> bool {
    let mut names = template::slots(text).into_iter();
    names.all(|name| slots.contains_key(name) || matches!(name, "bureau" | "county"))
}

/// How many pupils may still come, and how much may be lost.
fn put_spare(basis: &Basis, finding: &Finding, slots: &mut Slots) {
    let pupils = slots::pupils(basis, finding.part).map(|pupils| i128::from(pupils.to_whole()));
    if let (Some(capacity), Some(pupils)) = (finding.capacity(), pupils)
        && capacity > pupils
    {
        slots.insert("spare_pupils", (capacity - pupils).to_string());
    }
    let Detail::Stock { have, unit, .. } = finding.detail else {
        return;
    };
    // Of what several stages share only so much can be lost as none of them needs.
    let needs = shared::sharing(basis, finding).chain([finding]);
    let needs = needs.filter_map(|other| match other.detail {
        Detail::Stock { need, .. } => Some(need),
        _ => None,
    });
    let Some(need) = needs.max() else {
        return;
    };
    // What can be lost is rounded down, to whole things, square metres or hundreds of 元.
    let step = Decimal::whole(if unit == Unit::Yuan { 100 } else { 1 }).fraction();
    let Some(steps) = have.minus(need).over(step) else {
        return;
    };
    let whole = Decimal::whole(i64::try_from(steps.floor()).unwrap_or(0)).fraction();
    let spare = whole.times(step);
    if !spare.is_not_positive() {
        let shown = findings::readable_unit(need.max(have), unit);
        slots.insert("spare_stock", display::amount(spare, unit, shown));
    }
}

fn put_failure(basis: &Basis, finding: &Finding, year_idx: usize, slots: &mut Slots) {
    let Some(forecast) = basis.forecast else {
        return;
    };
    let Some(year) = forecast.years.get(year_idx) else {
        return;
    };
    slots.insert("fails_year", forecast_words::month(year));
    slots.insert("fails_pupils", year.pupils(finding.part).to_string());
    let then = forecast.finding(year_idx, &finding.indicator, finding.part);
    if let Some(gap) = then.and_then(|finding| finding.gap) {
        slots.insert("fails_gap", forecast_words::gap_in_text(gap));
    }
}

/// The next such month after the plan begins.
pub(super) fn next(basis: &Basis, month: u8) -> Option<Month> {
    let start = basis.choices.plan_date?.month();
    let coming = (1..=12).map(|count| start.after(count));
    coming
        .into_iter()
        .find(|coming_month| coming_month.month_of_year() == month)
}

/// The month that the school wrote for it, or as planned.
pub(super) fn finish(
    basis: &Basis,
    watch: &str,
    task: &str,
    planned: Option<Month>,
) -> Option<Month> {
    basis.choices.answers.task_month(watch, task).or(planned)
}

/// The task of the watch `watch`, with what the school changed of it.
pub(super) fn task(
    basis: &Basis,
    watch: &str,
    id: &str,
    text: Sentence,
    owner: &str,
    finish: Option<Month>,
    proof: Sentence,
) -> MeasureOption {
    let left_out = basis
        .choices
        .answers
        .task_edit(watch, id, TaskField::LeftOut);
    let mut task = MeasureOption {
        id: id.to_owned(),
        task_id: String::new(),
        brief: String::new(),
        text,
        actor: Actor::School,
        by_founder: false,
        owner: problem::owner(basis, owner, ""),
        finish,
        ask: String::new(),
        interim: Sentence::new(),
        months: 0,
        builds: false,
        is_lasting: false,
        reaches: false,
        adds: None,
        changes: Vec::new(),
        is_sized_by_rest: false,
        decides: String::new(),
        is_late: false,
        is_ticked: left_out.is_empty(),
        is_suggested: false,
        proof,
        blanks: Vec::new(),
        cost: String::new(),
        quantity: Sentence::new(),
        quantity_unit: String::new(),
        is_added: false,
        sum: None,
        edits: Vec::new(),
    };
    task_edits::rewrite(basis, watch, &mut task);
    task
}
