//! The last round and this one: how far each task is, and which problems are solved, still there or new.
//!
//! In: what the school said of its tasks and took over of the last round, and the findings of today.
//! Out: [`Progress`] of a task, and a [`Round`] where there was one. It must not know files or how anything is shown.

use super::evidence::{self, EvidencePiece};
use super::template::{self, Sentence};
use super::{Basis, Plan, PlanEntry, problem, slots, small};
use check::{Finding, Outcome};
use numbers::name::Name;
use school::answers::{AnswerKey, ProgressField, TaskRef, read_day};
use school::draft::PlanChoices;
use school::figures::Part;

/// How far a task is, as the school says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// One of the states; the first while nothing was said.
    pub state: &'a str,
    /// What was done.
    pub done: &'a str,
    /// When it was closed out.
    pub closed: &'a str,
    /// Who verified it.
    pub verifier: &'a str,
}

/// The last round beside today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Day of its figures, as documents write it; empty when unknown.
    pub date: String,
    /// Every problem of both: solved, then still there, then undecided, then new.
    pub problems: Vec<RoundProblem>,
}

/// A problem of the last round, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundProblem {
    /// What became of it.
    pub change: ProblemChange,
    /// Problem, by id.
    pub id: String,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Index of its finding in the report.
    pub finding_idx: usize,
    /// Few words, without the stage.
    pub heading: String,
    /// How it stood in the last round, with its unit; empty for a new one.
    pub before: String,
    /// The sentence that says when it counts as solved.
    pub close_out: Sentence,
    /// Who answers for it.
    pub owner: Sentence,
    /// The evidence that is at hand.
    pub evidence: Vec<EvidencePiece>,
    /// What was done, task by task, as written.
    pub done: Vec<String>,
    /// Some task of it was closed out.
    pub is_closed: bool,
    /// The day of closing out that was given for it, or the last one of its tasks, as typed; empty for none.
    pub closed: String,
    /// Who verified; empty for none.
    pub verifier: String,
}

/// What became of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemChange {
    /// It is met today.
    Solved,
    /// It is still unmet.
    Continued,
    /// It cannot be judged today.
    Open,
    /// It was no problem in the last round.
    New,
}

/// The state that is meant, which may have had a shorter name before: 待上级 for 待上级支持. `None` for nothing and for another
/// word.
fn state_of<'a>(typed: &str, states: &'a [String]) -> Option<&'a String> {
    let mut known = states.iter();
    known
        .clone()
        .find(|state| *state == typed)
        .or_else(|| known.find(|state| !typed.is_empty() && state.starts_with(typed)))
}

/// How far a whole problem is, as the school says.
pub fn problem_progress<'a>(
    choices: &'a PlanChoices,
    problem: &str,
    states: &'a [String],
) -> Progress<'a> {
    let answer = |field| choices.answer(AnswerKey::Closing { field, problem });
    let known = state_of(answer(ProgressField::State), states);
    Progress {
        state: known.or(states.first()).map_or("", String::as_str),
        done: answer(ProgressField::Done),
        closed: answer(ProgressField::Closed),
        verifier: answer(ProgressField::Verifier),
    }
}

/// How far a task is: by what stays when tasks are numbered anew, or by its number where only that was known.
pub fn progress<'a>(
    choices: &'a PlanChoices,
    task: &PlanEntry,
    states: &'a [String],
) -> Progress<'a> {
    let answer = |field| {
        let by_id = AnswerKey::Progress {
            field,
            task: task.task_ref(),
        };
        let by_number = AnswerKey::Progress {
            field,
            task: TaskRef::Number(&task.task.task_id),
        };
        match choices.answer(by_id) {
            "" => choices.answer(by_number),
            typed => typed,
        }
    };
    let typed = answer(ProgressField::State);
    let known = state_of(typed, states);
    Progress {
        state: known.or(states.first()).map_or("", String::as_str),
        done: answer(ProgressField::Done),
        closed: answer(ProgressField::Closed),
        verifier: answer(ProgressField::Verifier),
    }
}

/// The last round beside today; `None` where the school brought none in.
pub fn round(basis: &Basis, plan: &Plan, closed_state: &str) -> Option<Round> {
    let before = basis.choices.answers.last_problems();
    let date = basis.choices.answer(AnswerKey::LastDate).to_owned();
    if before.is_empty() && date.is_empty() {
        return None;
    }
    let mut problems = Vec::new();
    for (finding_idx, finding) in basis.report.findings.iter().enumerate() {
        let id = problem::id(basis, finding);
        let is_problem = plan.problems.iter().any(|problem| problem.id == id);
        let change = match (before.contains(&id.as_str()), is_problem) {
            (true, true) => ProblemChange::Continued,
            (false, true) => ProblemChange::New,
            (true, false) if finding.outcome == Outcome::Met => ProblemChange::Solved,
            (true, false) => ProblemChange::Open,
            (false, false) => continue,
        };
        problems.extend(compared(
            (basis, plan),
            finding_idx,
            finding,
            id,
            change,
            closed_state,
        ));
    }
    problems.sort_by_key(|problem| problem.change);
    Some(Round { date, problems })
}

fn compared(
    (basis, plan): (&Basis, &Plan),
    finding_idx: usize,
    finding: &Finding,
    id: String,
    change: ProblemChange,
    closed_state: &str,
) -> Option<RoundProblem> {
    let kind = small::kind(basis, &finding.indicator)?;
    let slots = slots::of(basis, finding);
    // Both what is said of its tasks and what is said of the whole problem.
    let of_tasks = |wanted: ProgressField| {
        let (answers, id) = (basis.choices.answers.filled(), id.as_str());
        answers.filter_map(move |(key, text)| {
            let is_wanted = match key {
                AnswerKey::Progress { field, task } => field == wanted && task.is_of(id),
                AnswerKey::Closing { field, problem } => field == wanted && problem == id,
                _ => false,
            };
            is_wanted.then(|| text.to_owned())
        })
    };
    let owner = basis
        .choices
        .problems
        .get(&id)
        .map_or("", |choices| choices.owner.as_str());
    let of_problem = |field| {
        let key = AnswerKey::Closing {
            field,
            problem: &id,
        };
        let typed = basis.choices.answer(key);
        (!typed.is_empty()).then(|| typed.to_owned())
    };
    let closed = of_problem(ProgressField::Closed)
        .or_else(|| of_tasks(ProgressField::Closed).max_by_key(|typed| read_day(typed)));
    let verifier = of_problem(ProgressField::Verifier)
        .or_else(|| of_tasks(ProgressField::Verifier).next_back());
    let mut evidence = evidence::listed_pieces(basis, &finding.indicator);
    evidence.retain(|piece| piece.is_at_hand);
    let of_plan = plan.problems.iter().find(|problem| problem.id == id);
    Some(RoundProblem {
        change,
        indicator: finding.indicator,
        part: finding.part,
        finding_idx,
        heading: kind.heading.clone(),
        before: basis
            .choices
            .answer(AnswerKey::LastValue { problem: &id })
            .to_owned(),
        close_out: template::fill(&kind.close_out, &slots, &Default::default()),
        owner: of_plan.map_or_else(
            || problem::owner(basis, &kind.owner, owner),
            |problem| problem.owner.clone(),
        ),
        evidence,
        done: of_tasks(ProgressField::Done).collect(),
        is_closed: of_tasks(ProgressField::State).any(|state| state == closed_state)
            || of_tasks(ProgressField::Closed).next().is_some(),
        closed: closed.unwrap_or_default(),
        verifier: verifier.unwrap_or_default(),
        id,
    })
}

impl Round {
    /// The problems of which that became.
    pub fn of(&self, change: ProblemChange) -> impl Iterator<Item = &RoundProblem> {
        self.problems
            .iter()
            .filter(move |problem| problem.change == change)
    }
}
