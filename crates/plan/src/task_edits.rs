//! What the school changed of the tasks of a problem and of what is watched: words, owner, month, proof and sum, and the
//! order of a problem's tasks.
//!
//! In: the measures as the library has them, and the school's answers. Out: the measures with what was changed, numbered
//! anew, so that every paper says the same. Nothing of an answer is dropped: what cannot be read is told by its key.

use super::template::{self, Piece, Sentence};
use super::{Basis, MeasureOption, added_tasks, schedule};
use school::answers::{AnswerKey, TaskField};
use school::draft::PlanChoices;

/// Kind of spending of a sum that the school wrote, while it says none.
const USUAL_KIND: &str = "running";

/// Words of a task that the school changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskEdit {
    /// The field of the task.
    pub field: TaskField,
    /// Key of the answer, as text.
    pub key: String,
    /// Key of the answer with the generated words at that time, as text.
    pub from_key: String,
    /// The school's words.
    pub text: String,
    /// The generated words when the school changed them; empty when nobody kept them.
    pub from: String,
    /// The generated words now.
    pub now: String,
}

/// When a task is to be finished: in the month that the school wrote, which asks for nothing by itself, or as planned.
pub(super) fn planned(
    choices: &PlanChoices,
    problem: &str,
    measure: &str,
    planned: schedule::Planned,
) -> schedule::Planned {
    match choices.answers.task_month(problem, measure) {
        None => planned,
        finish => schedule::Planned {
            ask: String::new(),
            finish,
        },
    }
}

/// Puts what the school wrote in the place of what the library says, adds the school's tasks, orders and numbers them.
pub(super) fn arrange(
    basis: &Basis,
    problem: &str,
    owner: &Sentence,
    mut measures: Vec<MeasureOption>,
) -> Vec<MeasureOption> {
    for measure in &mut measures {
        rewrite(basis, problem, measure);
    }
    measures.extend(added_tasks::all(basis, problem, owner));
    let order = basis.choices.answers.task_order(problem);
    let place = |measure: &MeasureOption| order.iter().position(|order| *order == measure.id);
    measures.sort_by_key(|measure| place(measure).unwrap_or(order.len()));
    let ticked = measures.iter_mut().filter(|measure| measure.is_ticked);
    for (idx, measure) in ticked.enumerate() {
        measure.task_id = format!("{problem}-{:02}", idx + 1);
    }
    measures
}

/// The school's words, owner, proof and sum in the place of the library's.
pub(super) fn rewrite(basis: &Basis, problem: &str, measure: &mut MeasureOption) {
    let answers = &basis.choices.answers;
    let typed = |field| answers.task_edit(problem, &measure.id, field);
    let mut edits = Vec::new();
    let mut words = |field, generated: &Sentence| {
        let text = typed(field);
        let now: String = generated.iter().map(Piece::shown).collect();
        if text.is_empty() || text == now {
            return None;
        }
        let from_key = AnswerKey::TaskGenerated {
            problem,
            task: &measure.id,
            field,
        };
        edits.push(TaskEdit {
            field,
            key: AnswerKey::task(problem, &measure.id, field).to_string(),
            text: text.to_owned(),
            from: answers.get(from_key).to_owned(),
            from_key: from_key.to_string(),
            now,
        });
        Some(template::with_marks(text))
    };
    let text = words(TaskField::Text, &measure.text);
    let proof = words(TaskField::Proof, &measure.proof);
    let owner = typed(TaskField::Owner);
    let sum = answers.task_sum(problem, &measure.id);
    if sum.is_some() && measure.cost.is_empty() {
        measure.cost = cost(basis, typed(TaskField::Kind));
    }
    if !owner.is_empty() {
        measure.owner = template::with_marks(owner);
    }
    if let Some(text) = &text {
        let known = text.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Missing(_) => None,
        });
        measure.brief = known.collect::<String>().trim_end_matches('。').to_owned();
    }
    measure.text = text.unwrap_or_else(|| std::mem::take(&mut measure.text));
    measure.proof = proof.unwrap_or_else(|| std::mem::take(&mut measure.proof));
    measure.sum = sum;
    measure.edits = edits;
}

/// What a sum that the school wrote is spent on, by the id of the cost: each kind of spending has a cost of its own in the
/// library for this.
pub(super) fn cost(basis: &Basis, kind: &str) -> String {
    let id = cost_of_kind(kind);
    if basis.library.cost(&id).is_some() {
        id
    } else {
        cost_of_kind(USUAL_KIND)
    }
}

/// Id of the cost of the library that stands for sums of that kind of spending which the school wrote.
pub fn cost_of_kind(kind: &str) -> String {
    format!("own-{kind}")
}
