//! What the tasks of a problem lead to, and by which day: one day per problem, the same in every document.
//!
//! In: the problems of a plan with their measures, and which of them may stay between floor and bound. Out: a [`Promise`]
//! per problem with its goal sentence. The bound is promised only where a task reaches it, or the gap closes by itself. It
//! must not know any document.

use super::effects::Effects;
use super::template::{self, Piece, Sentence, Slots};
use super::{Aim, Basis, MeasureOption, PlanProblem, Urgency, outlook, schedule, slots, small};
use check::Outcome;
use numbers::calendar::{Date, Month};
use numbers::{Decimal, Fraction};
use school::answers::Setting;
use serde::{Deserialize, Serialize};
use words::display;

/// Slots that beginnings of goals may name besides those of problems.
const GOAL_SLOTS: [&str; 4] = ["ids", "outcome", "floor_percent", "months"];

/// Beginnings of goals.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalTexts {
    /// Tasks that decide come first: the bound follows what they bring.
    pub decided: String,
    /// Tasks that only count come first.
    pub counted: String,
    /// No task is chosen yet.
    pub open: String,
    /// Instead of [`Self::decided`] where the bound usually takes longer than until the target date.
    pub decided_later: String,
    /// Instead of [`Self::counted`] where the bound usually takes longer than until the target date.
    pub counted_later: String,
    /// After these, before the goal without its day.
    pub usually_later: String,
    /// The gap closes by itself.
    pub closes: String,
    /// The whole goal of the one indicator that may stay between floor and bound.
    pub spared: String,
}

impl GoalTexts {
    /// Slots that nothing fills, as sentences for the person who wrote them.
    pub fn faults(&self, slots: &[&str]) -> Vec<String> {
        let texts = [
            &self.decided,
            &self.counted,
            &self.open,
            &self.decided_later,
            &self.counted_later,
            &self.usually_later,
            &self.closes,
            &self.spared,
        ];
        let named = texts.into_iter().flat_map(|text| template::slots(text));
        named
            .filter(|slot| !slots.contains(slot) && !GOAL_SLOTS.contains(slot))
            .map(|slot| format!("目标句：没有名为 {{{slot}}} 的空"))
            .collect()
    }
}

/// The answer to [`Setting::Aim`] by which the school wants every indicator met, so that none is spared.
pub const FULL_AIM: &str = "full";

/// What a problem's tasks lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promise {
    /// What is there by the day.
    pub kind: PromiseKind,
    /// The day of the goal; `None` while neither tasks nor target have one.
    pub date: Option<Date>,
    /// The month in which the tasks that decide or count are done; only where the bound is open.
    pub known_by: Option<Month>,
    /// The tasks on which it rests, by id.
    pub task_ids: Vec<String>,
    /// What they bring where they only decide, such as 对缺口的核定意见; empty where they only count.
    pub outcome: String,
    /// The day lies behind the target date.
    pub is_late: bool,
    /// Months in which the bound is usually reached, where the bound is open and they end behind the day: the year is then
    /// what the county decides.
    pub usual_months: Option<u32>,
}

/// How certain a bound is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PromiseKind {
    /// Tasks of the plan reach it.
    Bound,
    /// The gap closes by itself.
    Closes,
    /// No task of the plan reaches it: it follows what the county decides, or what the school finds out.
    #[default]
    Open,
    /// The one indicator that may stay between floor and bound.
    Spared,
}

/// Whether the school wants every indicator met.
pub(super) fn is_full(basis: &Basis) -> bool {
    basis.choices.answer(Setting::Aim) == FULL_AIM
}

/// The ticked tasks that reach the bound: each of them alone or together as the library says, or by what they add.
pub(super) fn reaching<'a>(basis: &Basis, problem: &'a PlanProblem) -> Vec<&'a MeasureOption> {
    let ticked = || problem.measures.iter().filter(|measure| measure.is_ticked);
    // What could be counted and is not known yet counts as nothing.
    let is_known = |task: &&MeasureOption| {
        let mut changes = task.changes.iter();
        task.changes.is_empty() || changes.any(|change| change.amount.is_known())
    };
    let whole = ticked().filter(|task| task.reaches);
    let whole: Vec<&MeasureOption> = whole.filter(is_known).collect();
    if !whole.is_empty() {
        return whole;
    }
    let finding = basis.report.findings.get(problem.finding_idx);
    let today = finding.and_then(|finding| finding.gap).map(|gap| gap.exact);
    let then = finding.and_then(|finding| outlook::quantity(finding, problem.outlook.as_ref()));
    let adding = ticked().filter(|task| task.adds.is_some());
    let sum = adding.clone().filter_map(|task| task.adds);
    let sum = sum.fold(Fraction::ZERO, |sum, added| sum.plus(added.fraction()));
    match today.max(then) {
        Some(gap) if gap > Fraction::ZERO && sum >= gap => adding.collect(),
        _ => Vec::new(),
    }
}

/// Gives every problem its promise, its urgency where it is the spared one, and its goal.
pub(super) fn put(basis: &Basis, problems: &mut [PlanProblem], aims: &[Aim], effects: &Effects) {
    let promises: Vec<(String, Promise)> = problems
        .iter()
        .map(|problem| (problem.id.clone(), promise(basis, problem, effects)))
        .collect();
    for problem in problems {
        let by = problem.covered_by.as_ref().unwrap_or(&problem.id);
        let found = promises.iter().find(|(id, _)| id == by);
        problem.promise = found
            .map(|(_, promise)| promise.clone())
            .unwrap_or_default();
        let mut spared = aims.iter().filter(|_| !is_full(basis));
        let floor = spared.find_map(|aim| {
            let spared = aim.spared.as_ref()?;
            (spared.problem_id == problem.id).then_some(aim.floor)
        });
        if floor.is_some() {
            let finding = basis.report.findings.get(problem.finding_idx);
            // Below the floor today it is urgent all the same, whatever the coming years bring.
            if finding.is_some_and(|finding| finding.outcome == Outcome::AboveFloor) {
                problem.urgency = Urgency::Should;
            }
            problem.promise.kind = PromiseKind::Spared;
            let target = basis.choices.target_date;
            // The rule may hold only after the target date: then that is told.
            let late = rule_date(effects, problem)
                .filter(|date| target.is_some_and(|target| *date > target));
            problem.promise.date = late.or(target);
            problem.promise.is_late = late.is_some();
            problem.promise.usual_months = None;
        }
        problem.goal = goal(basis, problem, floor);
    }
}

/// The day on which the rule of the problem's group holds in the best way; `None` where it is not known, or comes by the
/// target date.
fn rule_date(effects: &Effects, problem: &PlanProblem) -> Option<Date> {
    let mut ways = effects.ways.iter().filter_map(|ways| ways.best.as_ref());
    let best = ways.find(|best| best.left.contains(&problem.indicator))?;
    if effects
        .target_idx
        .is_some_and(|target| best.year_idx <= target)
    {
        return None;
    }
    Date::of_statistics(effects.years.get(best.year_idx)?.year?)
}

/// The tasks of the plan by which the bound is reached with what they add up to, and the day from which on it is; `None`
/// where nobody can count what they change.
fn counted<'a>(
    basis: &Basis,
    problem: &'a PlanProblem,
    effects: &Effects,
) -> Option<Option<(Option<Date>, Vec<&'a MeasureOption>)>> {
    let found = effects.of_problem(&problem.id)?;
    let changes = |task: &&MeasureOption| {
        let mut changes = task.changes.iter();
        task.is_ticked && changes.any(|change| change.amount.is_known())
    };
    let tasks: Vec<&MeasureOption> = problem.measures.iter().filter(changes).collect();
    if tasks.is_empty() {
        return None;
    }
    let Some(idx) = found.reaches(|year| year.with_support) else {
        return Some(None);
    };
    let year = effects.years.get(idx).and_then(|year| year.year);
    let is_by_then = |task: &&MeasureOption| match (task.finish, year) {
        (Some(finish), Some(year)) => finish.statistics_year() <= year,
        _ => true,
    };
    let tasks: Vec<&MeasureOption> = tasks.into_iter().filter(is_by_then).collect();
    let last = tasks.iter().filter_map(|task| task.finish).max();
    let target = basis.choices.target_date;
    let date = match (year.and_then(Date::of_statistics), target) {
        (Some(counted), Some(target))
            if counted > target
                && last.is_some_and(|last| last.statistics_year() == counted.year())
                && !schedule::is_late(basis.choices, last) =>
        {
            Some(target)
        }
        (counted, target) => counted.or(target),
    };
    Some(Some((date, tasks)))
}

fn promise(basis: &Basis, problem: &PlanProblem, effects: &Effects) -> Promise {
    let target = basis.choices.target_date;
    let of = |kind, date: Option<Date>, tasks: &[&MeasureOption]| Promise {
        kind,
        date,
        known_by: None,
        task_ids: tasks.iter().map(|task| task.task_id.clone()).collect(),
        outcome: String::new(),
        usual_months: None,
        is_late: date.zip(target).is_some_and(|(date, target)| date > target),
    };
    let closes = problem.outlook.filter(|outlook| outlook.closes_by_itself());
    let closes = closes.and_then(|close| basis.forecast?.years.get(close.year_idx));
    if let Some(year) = closes {
        let date = Date::of_statistics(year.year());
        let tasks: Vec<&MeasureOption> = problem
            .measures
            .iter()
            .filter(|measure| measure.is_ticked)
            .collect();
        return of(PromiseKind::Closes, date, &tasks);
    }
    let counted = counted(basis, problem, effects);
    if let Some(Some((date, tasks))) = &counted {
        return of(PromiseKind::Bound, *date, tasks);
    }
    let reaching = reaching(basis, problem);
    // What can be counted and is not enough is no promise, whatever the library says of a measure alone.
    if counted.is_none() && !reaching.is_empty() {
        let date = day(basis, &reaching).or(target);
        return of(PromiseKind::Bound, date, &reaching);
    }
    let ticked: Vec<&MeasureOption> = problem
        .measures
        .iter()
        .filter(|measure| measure.is_ticked)
        .collect();
    let deciding: Vec<&MeasureOption> = ticked
        .iter()
        .copied()
        .filter(|task| !task.decides.is_empty())
        .collect();
    let tasks = if deciding.is_empty() {
        ticked
    } else {
        deciding
    };
    let mut open = of(PromiseKind::Open, day(basis, &tasks).max(target), &tasks);
    open.known_by = tasks.iter().filter_map(|task| task.finish).max();
    let mut outcomes: Vec<&str> = Vec::new();
    for task in &tasks {
        if !task.decides.is_empty() && !outcomes.contains(&task.decides.as_str()) {
            outcomes.push(&task.decides);
        }
    }
    open.outcome = outcomes.join("、");
    open.usual_months = usual_months(basis, problem, open.date);
    open
}

fn usual_months(basis: &Basis, problem: &PlanProblem, date: Option<Date>) -> Option<u32> {
    let months = small::kind(basis, &problem.indicator)?.cure_months;
    let counted = basis.choices.plan_date?.month().after(months);
    (months > 0 && counted.statistics_year() > date?.year()).then_some(months)
}

/// The day on which the last of these tasks counts: that of the statistics after it; the target date where that comes before
/// them, but the task is not late. `None` while one of them has no month.
fn day(basis: &Basis, tasks: &[&MeasureOption]) -> Option<Date> {
    let finishes: Option<Vec<Month>> = tasks.iter().map(|task| task.finish).collect();
    let last = finishes?.into_iter().max()?;
    let counted = Date::of_statistics(last.statistics_year())?;
    match basis.choices.target_date {
        Some(target) if counted > target && !schedule::is_late(basis.choices, Some(last)) => {
            Some(target)
        }
        _ => Some(counted),
    }
}

/// The goal sentence of the library with the one day, and with what is open about it.
fn goal(basis: &Basis, problem: &PlanProblem, floor: Option<Decimal>) -> Sentence {
    let (Some(finding), Some(kind)) = (
        basis.report.findings.get(problem.finding_idx),
        small::kind(basis, &problem.indicator),
    ) else {
        return Sentence::new();
    };
    let promise = &problem.promise;
    let mut slots = slots::of(basis, finding);
    fill_days(promise, &mut slots);
    if let Some(floor) = floor {
        slots.insert("floor_percent", display::percent(floor));
    }
    let goals = &basis.library.goals;
    let before = match promise.kind {
        PromiseKind::Bound => "",
        PromiseKind::Closes => &goals.closes,
        PromiseKind::Spared => return template::fill(&goals.spared, &slots, &Default::default()),
        PromiseKind::Open => {
            let is_later = promise.usual_months.is_some();
            let (sooner, later) = match (promise.task_ids.is_empty(), promise.outcome.is_empty()) {
                (true, _) => (&goals.open, ""),
                (_, true) => (&goals.counted, goals.counted_later.as_str()),
                _ => (&goals.decided, goals.decided_later.as_str()),
            };
            if is_later { later } else { sooner }
        }
    };
    let blanks = basis.choices.problems.get(&problem.id);
    let blanks = blanks.map(|blank| blank.blanks.clone()).unwrap_or_default();
    let goal = match promise.usual_months {
        // Its day is what the county decides.
        Some(months) => {
            slots.insert("months", months.to_string());
            let after = kind.goal.split_once('，').map_or("", |(_, after)| after);
            format!("{before}{}{after}", goals.usually_later)
        }
        None => format!("{before}{}", kind.goal),
    };
    let filled = template::fill(&goal, &slots, &blanks);
    // What the county decides may itself have a mark.
    let filled: String = filled.iter().map(Piece::shown).collect();
    template::with_marks(&filled)
}

/// Day, month and tasks of a promise as slots.
fn fill_days(promise: &Promise, slots: &mut Slots) {
    for slot in ["target_month", "deadline"] {
        slots.remove(slot);
    }
    if let Some(date) = promise.date {
        slots.insert("target_month", date.month().in_words());
        slots.insert("deadline", date.in_words());
    }
    if let Some(month) = promise.known_by {
        slots.insert("month", month.in_words());
    }
    slots.insert("ids", promise.task_ids.join("、"));
    slots.insert("outcome", promise.outcome.clone());
}
