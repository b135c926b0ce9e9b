//! Choices of a plan that contradict one another, or the school's figures.
//!
//! In: the plan with what its measures add up to. Out: [`PlanContradiction`]s, each with its problem. Nothing is changed for them:
//! they are told, and the school decides. It must not know sentences.

use super::change::Amount;
use super::effects::Reached;
use super::{Basis, MeasureOption, Plan, PlanProblem, small};

/// Two things that cannot both be so. Problems, causes and measures are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanContradiction {
    /// The problem of which it is told.
    pub problem_id: String,
    /// What contradicts what.
    pub kind: ContradictionKind,
}

/// What contradicts what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContradictionKind {
    /// A ticked cause says that a ticked measure cannot be taken.
    CauseDeniesMeasure {
        /// The cause.
        cause: String,
        /// The measure.
        measure: String,
    },
    /// One room is used by two measures.
    RoomTwice {
        /// The room, as the school wrote it.
        room: String,
        /// The measure of this problem.
        measure: String,
        /// The other problem; the same where both are its own.
        other_problem: String,
        /// Its measure.
        other_measure: String,
    },
    /// The school says that the figure has it already, so that the measure adds nothing.
    Counted {
        /// The measure.
        measure: String,
    },
    /// The measure changes nothing by the figures, such as dividing a grade anew that lacks a class.
    WithoutEffect {
        /// The measure.
        measure: String,
    },
    /// It is asked for, but the figures do not need it: the school's own measures, or fewer pupils, are enough by the target
    /// date.
    Unneeded {
        /// The measure.
        measure: String,
    },
}

/// Everything in the plan that contradicts itself or the figures, in the order of the problems.
pub fn contradictions(basis: &Basis, plan: &Plan) -> Vec<PlanContradiction> {
    let mut found = Vec::new();
    for problem in &plan.problems {
        let mut add = |kind| {
            let problem_id = problem.id.clone();
            found.push(PlanContradiction { problem_id, kind });
        };
        denied(basis, problem).into_iter().for_each(&mut add);
        rooms(plan, problem).into_iter().for_each(&mut add);
        let effects = plan.effects.of_problem(&problem.id);
        for task in problem.tasks() {
            let measure = task.id.clone();
            let mut changes = task.changes.iter();
            if changes.any(|change| change.amount == Amount::Counted) {
                add(ContradictionKind::Counted { measure });
                continue;
            }
            if plan.effects.is_without_effect(&problem.id, &task.id) {
                add(ContradictionKind::WithoutEffect { measure });
                continue;
            }
            let target = plan.effects.target_idx.zip(effects);
            let by_target = target.and_then(|(idx, effects)| effects.years.get(idx));
            let is_enough = by_target.is_some_and(|year| year.by_school.reached == Reached::Bound);
            let is_counted = task.changes.iter().any(|change| change.amount.is_known());
            if is_enough && is_counted && !task.is_done_by_school() {
                add(ContradictionKind::Unneeded { measure });
            }
        }
    }
    found
}

/// Ticked causes by which a ticked measure cannot be taken.
fn denied(basis: &Basis, problem: &PlanProblem) -> Vec<ContradictionKind> {
    let Some(kind) = small::kind(basis, &problem.indicator) else {
        return Vec::new();
    };
    let is_ticked = |id: &str| {
        problem
            .causes
            .iter()
            .any(|cause| cause.id == id && cause.is_ticked)
    };
    let is_taken = |id: &String| problem.tasks().any(|task| task.id == *id);
    let mut denied = Vec::new();
    for cause in kind.causes.iter().filter(|cause| is_ticked(&cause.id)) {
        for measure in cause.denies.iter().filter(|measure| is_taken(measure)) {
            denied.push(ContradictionKind::CauseDeniesMeasure {
                cause: cause.id.clone(),
                measure: measure.clone(),
            });
        }
    }
    denied
}

/// Rooms of this problem's measures that an earlier measure of the plan uses as well.
fn rooms(plan: &Plan, problem: &PlanProblem) -> Vec<ContradictionKind> {
    let mut found = Vec::new();
    for (place, task) in problem.tasks().enumerate() {
        for room in rooms_of(task) {
            let mut before = plan
                .problems
                .iter()
                .take_while(|other| other.id != problem.id);
            let of_others = before.find_map(|other| {
                let mut tasks = other.tasks();
                let task = tasks.find(|task| rooms_of(task).any(|used| used == room))?;
                Some((other, task))
            });
            let of_itself = || {
                let mut tasks = problem.tasks().take(place);
                let task = tasks.find(|task| rooms_of(task).any(|used| used == room))?;
                Some((problem, task))
            };
            if let Some((other, other_task)) = of_others.or_else(of_itself) {
                found.push(ContradictionKind::RoomTwice {
                    room: room.to_owned(),
                    measure: task.id.clone(),
                    other_problem: other.id.clone(),
                    other_measure: other_task.id.clone(),
                });
            }
        }
    }
    found
}

/// Words of blanks that take rooms.
const ROOM_BLANKS: [&str; 2] = ["房间", "教室"];

/// The rooms that a measure uses, as the school wrote them: 北楼104、105室 are two.
pub fn rooms_of(task: &MeasureOption) -> impl Iterator<Item = &str> {
    let takes_rooms = |name: &str| {
        let is_number = ["面积", "间数", "是否"]
            .iter()
            .any(|word| name.contains(word));
        !is_number && ROOM_BLANKS.iter().any(|word| name.contains(word))
    };
    let blanks = task.blanks.iter();
    let typed = blanks.filter(move |(name, _)| takes_rooms(name));
    let rooms = typed.flat_map(|(_, text)| text.split(['、', '，', ',', '；', ';', ' ', '和']));
    rooms
        .map(str::trim)
        .filter(|room| room.chars().count() >= 2)
}
