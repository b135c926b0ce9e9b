//! What the school changed of the tasks of a problem and of what is watched: words, owner, month, proof and sum of a task,
//! tasks of its own, their order.
//!
//! In: the measures as the library has them, and the school's answers. Out: the measures with what was changed, numbered
//! anew, so that every document says the same. Nothing of an answer is dropped: what cannot be read is told by its key.

use super::template::{self, Piece, Sentence};
use super::{Basis, MeasureOption, own_requests, schedule};
use numbers::calendar::Month;
use numbers::{Decimal, Fraction};
use school::draft::PlanChoices;
use school::reading;

/// How the key of a changed task begins; problem, measure and field follow.
pub const TASK: &str = "task";
/// How the key of a task of the school's own begins; problem, its number and field follow.
pub const OWN_TASK: &str = "own-task";
/// How the key begins under which the generated words are kept at which a task was changed.
pub const TASK_FROM: &str = "task-from";
/// How the key of the order of a problem's tasks begins; the problem follows. The answer is the tasks' ids, with blanks.
pub const ORDER: &str = "order";
/// How the id of a task of the school's own begins.
const OWN: &str = "own-";
/// Kind of spending of a task of the school's own, while the school says none.
const USUAL_KIND: &str = "running";
/// More tasks of its own a problem does not get.
const MOST_OWN: usize = 99;

/// A field of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskField {
    /// What is done.
    Text,
    /// Who carries it.
    Owner,
    /// Month in which it is to be finished.
    Month,
    /// Sum in 万元.
    Sum,
    /// What proves that it is done.
    Proof,
    /// Kind of spending; only of a task of the school's own.
    Kind,
    /// Not part of the plan, whatever the answer says; only of what is watched, for the measures of a problem are ticked.
    LeftOut,
    /// Who acts; only of a task of the school's own, which is its own to do unless this says otherwise.
    Actor,
    /// Leading department; of the same, where the county acts.
    Lead,
    /// Matter of the 请示, by id; of the same.
    Matter,
}

impl TaskField {
    /// Every field.
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Owner,
        Self::Month,
        Self::Sum,
        Self::Proof,
        Self::Kind,
        Self::LeftOut,
        Self::Actor,
        Self::Lead,
        Self::Matter,
    ];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Owner => "owner",
            Self::Month => "month",
            Self::Sum => "sum",
            Self::Proof => "proof",
            Self::Kind => "kind",
            Self::LeftOut => "left-out",
            Self::Actor => "actor",
            Self::Lead => "lead",
            Self::Matter => "matter",
        }
    }
}

/// Words of a task that the school changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskEdit {
    /// Key of the answer.
    pub key: String,
    /// Key of the answer with the generated words at that time.
    pub from_key: String,
    /// The school's words.
    pub own: String,
    /// The generated words when the school changed them; empty when nobody kept them.
    pub from: String,
    /// The generated words now.
    pub now: String,
}

/// True for the id of a task that the school added.
pub fn is_own(measure: &str) -> bool {
    measure.starts_with(OWN)
}

/// Key of the answer for a field of a task; `measure` is its id, also of one of the school's own.
pub fn key(problem: &str, measure: &str, field: TaskField) -> String {
    let field = field.key();
    match measure.strip_prefix(OWN) {
        Some(number) => format!("{OWN_TASK}/{problem}/{number}/{field}"),
        None => format!("{TASK}/{problem}/{measure}/{field}"),
    }
}

/// Key of the answer that holds the generated words at which that answer was given.
pub fn from_key(problem: &str, measure: &str, field: TaskField) -> String {
    format!("{TASK_FROM}/{problem}/{measure}/{}", field.key())
}

/// Key of the answer with the order of a problem's tasks.
pub fn order_key(problem: &str) -> String {
    format!("{ORDER}/{problem}")
}

/// Key of the answer for the source that pays for a task.
pub fn fund_key(problem: &str, measure: &str) -> String {
    format!("fund/{problem}/{measure}")
}

/// Problem, task and field of a key of this module, as the key writes them; `None` for any other.
pub fn parts(key: &str) -> Option<(&str, &str, &str)> {
    let (kind, rest) = key.split_once('/')?;
    if kind != TASK && kind != OWN_TASK {
        return None;
    }
    let (problem, rest) = rest.split_once('/')?;
    let (task, field) = rest.split_once('/')?;
    Some((problem, task, field))
}

/// Numbers of the tasks that the school added to a problem, in order; the next free one is one more than the last.
pub fn own_numbers(choices: &PlanChoices, problem: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (key, text) in &choices.answers {
        let Some((of, number, field)) = parts(key).filter(|_| key.starts_with(OWN_TASK)) else {
            continue;
        };
        let number: Option<usize> = number.parse().ok();
        let is_text = field == TaskField::Text.key() && !text.trim().is_empty();
        if let Some(number) =
            number.filter(|number| is_text && of == problem && *number <= MOST_OWN)
        {
            numbers.push(number);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// When a task is to be finished: in the month that the school wrote, which asks for nothing by itself, or as planned.
pub(super) fn planned(
    choices: &PlanChoices,
    problem: &str,
    measure: &str,
    planned: schedule::Planned,
) -> schedule::Planned {
    match month(choices, problem, measure) {
        None => planned,
        finish => schedule::Planned {
            ask: String::new(),
            finish,
        },
    }
}

/// The month that the school wrote for a task; `None` where it wrote none, or none that can be read.
pub(super) fn month(choices: &PlanChoices, problem: &str, measure: &str) -> Option<Month> {
    read_month(choices.answer(&key(problem, measure, TaskField::Month)))
}

/// A month as people write it: 2027-03, 2027年3月, 2027.3, ２０２７／３.
pub fn read_month(text: &str) -> Option<Month> {
    let text = reading::plain(text);
    let mut numbers = text
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|own| !own.is_empty());
    let (year, month) = (numbers.next()?, numbers.next()?);
    let is_over = numbers.next().is_none();
    Month::new(year.parse().ok()?, month.parse().ok()?).filter(|_| is_over)
}

/// A sum in 万元 as people write it: 3.5, 3.5万元, 35000元; the sum in 元.
pub fn read_sum(text: &str) -> Option<Fraction> {
    let text = reading::plain(text).replace([',', '，', ' '], "");
    let (number, factor) = match (text.strip_suffix("万元"), text.strip_suffix('万')) {
        (Some(number), _) | (None, Some(number)) => (number, 10_000),
        (None, None) => match text.strip_suffix('元') {
            Some(number) => (number, 1),
            None => (text.as_str(), 10_000),
        },
    };
    let number = Decimal::parse(number).ok()?;
    let sum = number.fraction().times(Decimal::whole(factor).fraction());
    (!number.is_negative()).then_some(sum)
}

/// Puts what the school wrote in the place of what the library says, adds its own tasks, orders and numbers them.
pub(super) fn arrange(
    basis: &Basis,
    problem: &str,
    owner: &Sentence,
    mut measures: Vec<MeasureOption>,
) -> Vec<MeasureOption> {
    for measure in &mut measures {
        rewrite(basis, problem, measure);
    }
    let numbers = own_numbers(basis.choices, problem);
    measures.extend(
        numbers
            .into_iter()
            .map(|number| own_task(basis, problem, number, owner)),
    );
    let order = basis.choices.answer(&order_key(problem));
    let order: Vec<&str> = order.split_whitespace().collect();
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
    let choices = basis.choices;
    let typed = |field| choices.answer(&key(problem, &measure.id, field));
    let mut edits = Vec::new();
    let mut words = |field, generated: &Sentence| {
        let own = typed(field);
        let now: String = generated.iter().map(Piece::shown).collect();
        if own.is_empty() || own == now {
            return None;
        }
        let from_key = from_key(problem, &measure.id, field);
        edits.push(TaskEdit {
            key: key(problem, &measure.id, field),
            own: own.to_owned(),
            from: choices.answer(&from_key).to_owned(),
            from_key,
            now,
        });
        Some(template::with_marks(own))
    };
    let text = words(TaskField::Text, &measure.text);
    let proof = words(TaskField::Proof, &measure.proof);
    let owner = typed(TaskField::Owner);
    let sum = read_sum(typed(TaskField::Sum));
    if sum.is_some() && measure.cost.is_empty() {
        measure.cost = cost(basis, typed(TaskField::Kind));
    }
    if !owner.is_empty() {
        measure.owner = template::with_marks(owner);
    }
    measure.text = text.unwrap_or_else(|| std::mem::take(&mut measure.text));
    measure.proof = proof.unwrap_or_else(|| std::mem::take(&mut measure.proof));
    measure.sum = sum;
    measure.edits = edits;
}

/// A task that the school added; what it did not say stays a mark, and its owner is that of the problem.
fn own_task(basis: &Basis, problem: &str, number: usize, owner: &Sentence) -> MeasureOption {
    let choices = basis.choices;
    let id = format!("{OWN}{number}");
    let typed = |field| choices.answer(&key(problem, &id, field));
    let or = |field, other: Sentence| match typed(field) {
        "" => other,
        own => template::with_marks(own),
    };
    let finish = month(choices, problem, &id);
    let start = choices.plan_date.map(|date| date.month());
    let sum = read_sum(typed(TaskField::Sum));
    MeasureOption {
        task_id: String::new(),
        // The documents end the sentence themselves.
        text: template::with_marks(typed(TaskField::Text).trim_end_matches('。')),
        actor: own_requests::actor(choices, problem, &id),
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
        decides: String::new(),
        is_late: schedule::is_late(choices, finish),
        is_ticked: true,
        is_suggested: false,
        is_own: true,
        proof: or(
            TaskField::Proof,
            vec![Piece::Missing("销号凭据".to_owned())],
        ),
        blanks: Vec::new(),
        cost: if sum.is_some() {
            cost(basis, typed(TaskField::Kind))
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

/// What a sum that the school wrote is spent on, by the id of the cost.
fn cost(basis: &Basis, kind: &str) -> String {
    let id = format!("{OWN}{kind}");
    let is_known = basis.library.cost(&id).is_some();
    if is_known {
        id
    } else {
        format!("{OWN}{USUAL_KIND}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let march = Month::new(2027, 3);
        for text in ["2027-03", "2027年3月", "2027.3", "２０２７／３", " 2027 3 "] {
            assert_eq!(read_month(text), march, "{text}");
        }
        for text in ["", "2027", "2027-13", "2027-03-05", "三月", "99-3"] {
            assert_eq!(read_month(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_read_in_ten_thousands_unless_said_otherwise() {
        let yuan = |amount| Some(Decimal::whole(amount).fraction());
        for (text, sum) in [
            ("3.5", yuan(35_000)),
            ("3.5万元", yuan(35_000)),
            ("３.５万", yuan(35_000)),
            ("35,000元", yuan(35_000)),
            ("0", yuan(0)),
            ("-1", None),
            ("约3万", None),
            ("", None),
        ] {
            assert_eq!(read_sum(text), sum, "{text}");
        }
    }

    #[test]
    fn keys_come_apart_as_they_were_put_together() {
        let library = key("R5P", "clear", TaskField::Owner);
        assert_eq!(library, "task/R5P/clear/owner");
        assert_eq!(parts(&library), Some(("R5P", "clear", "owner")));
        let own = key("R5", "own-2", TaskField::Text);
        assert_eq!(own, "own-task/R5/2/text");
        assert_eq!(parts(&own), Some(("R5", "2", "text")));
        assert_eq!(parts("price/clear"), None);
        assert_eq!(parts("order/R5"), None);
    }
}
