//! In which order problems stand, and in which order tasks are begun and show their effect.
//!
//! In: the problems of a plan with their measures. Out: them in order, and two [`Orders`] of their tasks by id. It must not
//! know words.

use std::cmp::Reverse;

use super::measure::Actor;
use super::{Basis, MeasureOption, PlanProblem};
use numbers::Fraction;

/// Two orders of the tasks of a plan, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Orders {
    /// 启动顺序: what takes longest is begun first.
    pub start: Vec<String>,
    /// 见效顺序: what the school can do itself and soon comes first.
    pub effect: Vec<String>,
}

/// Sorts by urgency; within a level what the situation names comes first, then what the school can do itself before what
/// the bureau and the government must do, then what takes less time, then what is further from its bound; the rest keeps
/// the order of the standard.
pub(super) fn sort(basis: &Basis, first: &[String], problems: &mut [PlanProblem]) {
    problems.sort_by_key(|problem| {
        let place = first.iter().position(|id| problem.indicator == id.as_str());
        let measures = || problem.measures.iter().filter(|measure| measure.is_ticked);
        let actor = measures().map(|measure| measure.actor).max();
        let months = measures().map(|measure| measure.months).max();
        (
            problem.urgency,
            place.unwrap_or(first.len()),
            actor.unwrap_or(Actor::School),
            months.unwrap_or(0),
            Reverse(shortfall(basis, problem)),
            problem.finding_idx,
        )
    });
}

/// How much of the bound is missing, as a share; nothing where there is no share.
fn shortfall(basis: &Basis, problem: &PlanProblem) -> Fraction {
    let finding = basis.report.findings.get(problem.finding_idx);
    let share = finding.and_then(|finding| finding.share());
    share.map_or(Fraction::ZERO, |share| {
        if share < Fraction::ONE {
            Fraction::ONE.minus(share)
        } else {
            share.minus(Fraction::ONE)
        }
    })
}

/// Both orders; equals keep the order of the plan.
pub(super) fn orders(problems: &[PlanProblem]) -> Orders {
    let tasks = || problems.iter().flat_map(PlanProblem::tasks);
    let mut start: Vec<&MeasureOption> = tasks().collect();
    start.sort_by_key(|task| (Reverse(task.months), task.finish));
    let mut effect: Vec<&MeasureOption> = tasks().collect();
    effect.sort_by_key(|task| (task.actor, task.finish, task.months));
    let ids = |tasks: Vec<&MeasureOption>| {
        let ids = tasks.into_iter().map(|task| task.task_id.clone());
        ids.collect()
    };
    Orders {
        start: ids(start),
        effect: ids(effect),
    }
}
