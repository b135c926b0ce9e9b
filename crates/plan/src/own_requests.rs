//! Tasks that the school added and that the county carries: who acts, and what is asked of whom.
//!
//! In: such a task with the school's answers. Out: its [`Actor`] and its [`Request`], which stands where those of the
//! library stand. What nobody said is a mark.

use super::library::ProblemKind;
use super::measure::Actor;
use super::own_tasks::{TaskField, key};
use super::template::Piece;
use super::{Basis, MeasureOption, Request, problem};
use school::draft::PlanChoices;

/// The bureau, as the library calls it.
const BUREAU: &str = "县教育局";
/// Matter of what fits none of the others, by id.
const OTHER: &str = "other";

/// Keys of those who can act, as saved files have them.
pub const ACTORS: [(Actor, &str); 3] = [
    (Actor::School, "school"),
    (Actor::Bureau, "bureau"),
    (Actor::Government, "government"),
];

/// Who acts in a task that the school added; the school where nothing else was said.
pub fn actor(choices: &PlanChoices, problem: &str, task: &str) -> Actor {
    let typed = choices.answer(&key(problem, task, TaskField::Actor));
    let found = ACTORS.into_iter().find(|(_, own)| *own == typed);
    found.map_or(Actor::School, |(actor, _)| actor)
}

/// Matter of the 请示 in which a task that was added to a problem of that kind stands, by id: what the school chose, or
/// that of the problem's other matters.
pub fn matter<'a>(
    basis: &Basis<'a>,
    problem_id: &str,
    kind: &'a ProblemKind,
    task: &str,
) -> &'a str {
    let typed = basis
        .choices
        .answer(&key(problem_id, task, TaskField::Matter));
    let usual = || {
        let mut measures = kind.measures.iter();
        measures.find(|measure| !measure.matter.is_empty())
    };
    match basis.library.matter(typed) {
        Some(chosen) => &chosen.id,
        None => usual().map_or(OTHER, |own| &own.matter),
    }
}

/// The lead where the school named none; `None` where nobody can know it.
pub fn usual_lead(basis: &Basis, actor: Actor) -> Option<String> {
    (actor == Actor::Bureau).then(|| problem::department(basis, BUREAU))
}

/// What is asked of the county for such a task.
pub(super) fn request(
    basis: &Basis,
    problem_id: &str,
    kind: &ProblemKind,
    task: &MeasureOption,
) -> Request {
    let typed = basis
        .choices
        .answer(&key(problem_id, &task.id, TaskField::Lead));
    let lead = match typed {
        "" => usual_lead(basis, task.actor),
        typed => Some(typed.to_owned()),
    };
    let is_usual = typed.is_empty() && lead.is_some();
    Request {
        problem_id: problem_id.to_owned(),
        task_id: task.task_id.clone(),
        matter: task.text.clone(),
        subject: matter(basis, problem_id, kind, &task.id).to_owned(),
        letter: String::new(),
        asked: String::new(),
        effect: Vec::new(),
        for_causes: Vec::new(),
        lead: lead.unwrap_or_else(|| Piece::Missing("牵头单位".to_owned()).shown()),
        support: Vec::new(),
        departments: is_usual.then(|| BUREAU.to_owned()).into_iter().collect(),
        gap: None,
        pupils: String::new(),
        year_idx: None,
        finish: task.finish,
    }
}
