//! Tasks that the school added to a problem: what they say, who acts, and what is asked of the county where it does.
//!
//! In: the school's answers. Out: the tasks among those of the library, and their [`Request`]s. What nobody said is a mark.

use super::library::ProblemKind;
use super::measure::Actor;
use super::template::{self, Piece, Sentence};
use super::{Basis, MeasureOption, Request, departments, schedule, task_edits};
use school::answers::{TaskField, added_task_id};
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

/// The tasks that the school added to a problem, in the order of their numbers; `owner` is who is responsible for it.
pub(super) fn all(basis: &Basis, problem: &str, owner: &Sentence) -> Vec<MeasureOption> {
    let numbers = basis.choices.answers.added_tasks(problem).into_iter();
    numbers
        .map(|number| task(basis, problem, number, owner))
        .collect()
}

/// Who acts in a task that the school added; the school where nothing else was said.
pub fn actor(choices: &PlanChoices, problem: &str, task: &str) -> Actor {
    let typed = choices.answers.task_edit(problem, task, TaskField::Actor);
    let found = ACTORS.into_iter().find(|(_, key)| *key == typed);
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
    let answers = &basis.choices.answers;
    let typed = answers.task_edit(problem_id, task, TaskField::Matter);
    let usual = || {
        let mut measures = kind.measures.iter();
        measures.find(|measure| !measure.matter.is_empty())
    };
    match basis.library.matter(typed) {
        Some(chosen) => &chosen.id,
        None => usual().map_or(OTHER, |measure| &measure.matter),
    }
}

/// The lead where the school named none; `None` where nobody can know it.
pub fn usual_lead(basis: &Basis, actor: Actor) -> Option<String> {
    (actor == Actor::Bureau).then(|| departments::department(basis, BUREAU))
}

/// What is asked of the county for such a task.
pub(super) fn request(
    basis: &Basis,
    problem_id: &str,
    kind: &ProblemKind,
    task: &MeasureOption,
) -> Request {
    let answers = &basis.choices.answers;
    let typed = answers.task_edit(problem_id, &task.id, TaskField::Lead);
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
        lead: lead.unwrap_or_else(|| Piece::Missing(basis.library.marks.lead.clone()).shown()),
        support: Vec::new(),
        departments: is_usual.then(|| BUREAU.to_owned()).into_iter().collect(),
        gap: None,
        pupils: String::new(),
        year_idx: None,
        finish: task.finish,
    }
}

/// A task that the school added, or will add under the next number; what it did not say stays a mark, and its owner is that
/// of the problem.
pub fn task(basis: &Basis, problem: &str, number: u32, owner: &Sentence) -> MeasureOption {
    let choices = basis.choices;
    let id = added_task_id(number);
    let typed = |field| choices.answers.task_edit(problem, &id, field);
    let or = |field, other: Sentence| match typed(field) {
        "" => other,
        typed => template::with_marks(typed),
    };
    let finish = choices.answers.task_month(problem, &id);
    let start = choices.plan_date.map(|date| date.month());
    let sum = choices.answers.task_sum(problem, &id);
    MeasureOption {
        task_id: String::new(),
        // The documents end the sentence themselves.
        text: template::with_marks(typed(TaskField::Text).trim_end_matches('。')),
        brief: typed(TaskField::Text).trim_end_matches('。').to_owned(),
        actor: actor(choices, problem, &id),
        by_founder: false,
        owner: or(TaskField::Owner, owner.clone()),
        finish,
        ask: String::new(),
        interim: Sentence::new(),
        months: start
            .zip(finish)
            .map_or(0, |(start, finish)| start.months_until(finish)),
        builds: false,
        is_lasting: false,
        reaches: false,
        adds: None,
        changes: Vec::new(),
        is_sized_by_rest: false,
        decides: String::new(),
        is_late: schedule::is_late(choices, finish),
        is_ticked: true,
        is_suggested: false,
        is_added: true,
        proof: or(
            TaskField::Proof,
            vec![Piece::Missing(basis.library.marks.proof.clone())],
        ),
        blanks: Vec::new(),
        cost: if sum.is_some() {
            task_edits::cost(basis, typed(TaskField::Kind))
        } else {
            String::new()
        },
        quantity: Vec::new(),
        quantity_unit: String::new(),
        sum,
        edits: Vec::new(),
        id,
    }
}
