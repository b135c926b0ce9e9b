//! When a measure can be finished.
//!
//! In: the plan's dates and a measure's duration and months. Out: months and phases. It must not know what is done.

use super::measure::Measure;
use super::template::{Slots, fill_text};
use super::windows::Window;
use super::{MeasureOption, Plan, PlanProblem, Watch, WatchReason};
use numbers::calendar::{Date, Month};
use school::draft::PlanChoices;

/// Months after the start in which 建账核数 and 立行立改 end.
const REGISTER_MONTHS: u32 = 1;
const AT_ONCE_MONTHS: u32 = 3;

/// A stretch of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Which stretch.
    pub kind: PhaseKind,
    /// First month.
    pub start: Month,
    /// Last month.
    pub end: Month,
    /// Tasks that are finished in it, by id; none where only 复核巩固 is left.
    pub task_ids: Vec<String>,
}

/// The stretches, cut from the tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhaseKind {
    /// 建账核数: the first month.
    Register,
    /// 立行立改: to the third month.
    AtOnce,
    /// 集中攻坚: to the last day before the next statistics; a year longer when something is built.
    Concentrate,
    /// 复核巩固: to the target date, also where no task is finished in it.
    Review,
    /// Beyond the target date.
    Beyond,
}

impl Plan {
    /// The last month of the work: that of the target date, or of the last task where that is later.
    pub fn last_month(&self) -> Option<Month> {
        let target = self.target_date.map(Date::month);
        self.phases.iter().map(|phase| phase.end).max().max(target)
    }
}

/// When a measure is asked for and finished.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Planned {
    /// By when it must be asked for, as a clause; empty when it need not be.
    pub(super) ask: String,
    /// The first month in which it can be finished; `None` without a plan date.
    pub(super) finish: Option<Month>,
}

/// The first months in which the measure can be asked for and finished: in its window, and not before its duration has
/// passed, which counts from the plan, or from the beginning that its window gives to what was asked for.
pub(super) fn plan(choices: &PlanChoices, measure: &Measure, window: Option<&Window>) -> Planned {
    let Some(start) = choices.plan_date.map(|date| date.month()) else {
        return Planned::default();
    };
    let asked = window.and_then(|window| Some((window, window.ask_by(start)?)));
    let earliest = asked.map_or(start.after(measure.months), |(window, by)| {
        window.earliest(by)
    });
    let of_window = window.map_or(&[][..], |window| window.finish_in.as_slice());
    let finish_in = match measure.finish_in.as_slice() {
        [] => of_window,
        months => months,
    };
    let can_finish =
        |month: &Month| finish_in.is_empty() || finish_in.contains(&month.month_of_year());
    Planned {
        ask: asked.map_or_else(String::new, |(window, by)| {
            let slots: Slots = [("ask", by.in_words())].into();
            fill_text(&window.clause, &slots)
        }),
        finish: (0..12).map(|count| earliest.after(count)).find(can_finish),
    }
}

/// The month in which something is finished that takes so many months and has no window; `None` without a plan date.
pub(super) fn plain_finish(choices: &PlanChoices, months: u32) -> Option<Month> {
    let start = choices.plan_date?.month();
    Some(start.after(months))
}

/// True when a measure is finished after the target date, or too late for the statistics that the target is read from.
pub(super) fn is_late(choices: &PlanChoices, finish: Option<Month>) -> bool {
    match (choices.target_date, finish) {
        // What is finished in the month of the target counts only where that month begins before the target.
        (Some(target), Some(finish)) => {
            finish > target.month() || (finish == target.month() && target.day() == 1)
        }
        _ => false,
    }
}

/// Stretches that contain tasks, and 复核巩固 to the target date, in order; none without a plan date or tasks of problems.
/// The task that fills in missing figures is one of theirs.
pub(super) fn phases(
    choices: &PlanChoices,
    problems: &[PlanProblem],
    watches: &[Watch],
) -> Vec<Phase> {
    let Some(start) = choices.plan_date.map(|date| date.month()) else {
        return Vec::new();
    };
    let mut tasks: Vec<&MeasureOption> = problems.iter().flat_map(PlanProblem::tasks).collect();
    if !tasks.is_empty() {
        let register = watches.iter().filter(|watch| watch.task.is_ticked);
        let register = register.filter(|register| register.reason == WatchReason::NoFigures);
        tasks.extend(register.map(|register| &register.task));
    }
    tasks.sort_by_key(|task| task.finish);
    // Building takes two summers.
    let builds = tasks.iter().any(|task| task.builds);
    let last_year = start.statistics_year() + u16::from(builds);
    let mut phases: Vec<Phase> = Vec::new();
    for task in tasks {
        let Some(finish) = task.finish else { continue };
        let passed = start.months_until(finish);
        let kind = if passed <= REGISTER_MONTHS {
            PhaseKind::Register
        } else if passed <= AT_ONCE_MONTHS {
            PhaseKind::AtOnce
        } else if is_late(choices, task.finish) {
            PhaseKind::Beyond
        } else if finish.statistics_year() <= last_year {
            PhaseKind::Concentrate
        } else {
            PhaseKind::Review
        };
        match phases.last_mut().filter(|phase| phase.kind == kind) {
            Some(phase) => {
                phase.end = finish;
                phase.task_ids.push(task.task_id.clone());
            }
            None => {
                let begin = phases.last().map_or(start, |phase| phase.end);
                phases.push(Phase {
                    kind,
                    start: begin,
                    end: finish,
                    task_ids: vec![task.task_id.clone()],
                });
            }
        }
    }
    review_until(choices, &mut phases);
    phases
}

/// 复核巩固 lasts to the target date, whether or not a task is finished in it; what is late comes after it.
fn review_until(choices: &PlanChoices, phases: &mut Vec<Phase>) {
    let Some(target) = choices.target_date.map(|date| date.month()) else {
        return;
    };
    let late = phases
        .iter()
        .position(|phase| phase.kind == PhaseKind::Beyond);
    let before = late.unwrap_or(phases.len());
    let Some(last) = before.checked_sub(1).and_then(|idx| phases.get_mut(idx)) else {
        return;
    };
    if last.end >= target {
        return;
    }
    if last.kind == PhaseKind::Review {
        last.end = target;
    } else {
        let review = Phase {
            kind: PhaseKind::Review,
            start: last.end,
            end: target,
            task_ids: Vec::new(),
        };
        phases.insert(before, review);
    }
    if let Some(beyond) = phases
        .last_mut()
        .filter(|phase| phase.kind == PhaseKind::Beyond)
    {
        beyond.start = target;
    }
}
