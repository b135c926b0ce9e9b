//! What the tasks of a plan cost, and whether the chosen source may pay.
//!
//! In: the tasks, the school's unit prices and sources, the rules of the library. Out: a [`CostLine`] per task that costs
//! money, and their [`Total`]. Sums are exact; a price that nobody gave is not guessed.

use super::pricing::{CostKind, FundingSource};
use super::template::{Piece, Sentence};
use super::{Basis, MeasureOption, Plan, PlanProblem};
use numbers::calendar::Month;
use numbers::{Decimal, Fraction};
use school::answers::{AnswerKey, TaskRef};
use school::reading;

/// What one task costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine {
    /// Problem, by id.
    pub problem_id: String,
    /// Task, by id.
    pub task_id: String,
    /// Its measure, by id.
    pub measure_id: String,
    /// What costs money, by id.
    pub cost: String,
    /// How much of it; a number, or a mark.
    pub quantity: Sentence,
    /// Price of one, in 元; `None` while the school gave none, or where the quantity is money.
    pub price: Option<Decimal>,
    /// Key of the answer with the price, as written: that of the task alone where it has one, else that of all tasks with this cost.
    pub price_key: String,
    /// What was typed as price and is no number; empty otherwise.
    pub unreadable: String,
    /// Sum in 元; `None` while quantity or price is missing.
    pub amount: Option<Fraction>,
    /// The school wrote the sum itself: quantity and price do not make it.
    pub is_sum_typed: bool,
    /// Who pays.
    pub funding: Funding,
    /// Month in which the task is to be finished.
    pub finish: Option<Month>,
}

/// Who pays for a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Funding {
    /// The school has decided nothing: this source is to be applied for, by id.
    Proposed(String),
    /// Chosen by the school, by id.
    Chosen(String),
    /// Chosen by the school, but it may not pay for this kind of spending; source by id.
    Forbidden(String),
}

/// All costs of a plan together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// Sum of what is known, in 元.
    pub amount: Fraction,
    /// How many tasks are part of it.
    pub priced: usize,
    /// How many tasks cost money, but nobody knows how much yet.
    pub open: usize,
}

/// A line per task that costs money, in the order of the problems.
pub fn lines(basis: &Basis, plan: &Plan) -> Vec<CostLine> {
    let problems = plan.problems.iter();
    problems
        .flat_map(|problem| lines_of(basis, problem))
        .collect()
}

/// The sum of `lines`, and how many of them wait for a price or quantity.
pub fn total(lines: &[CostLine]) -> Total {
    let known = || lines.iter().filter_map(|line| line.amount);
    Total {
        amount: known().fold(Fraction::ZERO, Fraction::plus),
        priced: known().count(),
        open: lines.len() - known().count(),
    }
}

/// What one task costs in 元, ticked or not, where `sized` is how much it makes if that is not its own quantity; 0 for what
/// costs nothing, `None` while quantity or price is missing.
pub(super) fn amount_of(
    basis: &Basis,
    problem: &PlanProblem,
    task: &MeasureOption,
    sized: Option<Decimal>,
) -> Option<Fraction> {
    let Some(cost) = basis.library.cost(&task.cost) else {
        return Some(Fraction::ZERO);
    };
    if task.sum.is_some() {
        return task.sum;
    }
    let (price, _, _) = price_of(basis, problem, task, cost);
    match sized {
        // What is missing is told in 元.
        Some(sized) => amount(cost, Some(sized), price, ""),
        None => amount(cost, number(&task.quantity), price, &task.quantity_unit),
    }
}

/// The price that the school gave, the key of its answer and what was typed.
fn price_of<'a>(
    basis: &Basis<'a>,
    problem: &'a PlanProblem,
    task: &'a MeasureOption,
    cost: &'a CostKind,
) -> (Option<Decimal>, AnswerKey<'a>, &'a str) {
    let shared = AnswerKey::Price { cost: &cost.id };
    let price_key = answered(basis, problem, task, |task| AnswerKey::TaskPrice {
        cost: &cost.id,
        task,
    })
    .unwrap_or(shared);
    let typed = basis.choices.answer(price_key);
    let read = Decimal::parse(plain(typed).as_str());
    let price = read.ok().filter(|price| !price.is_negative());
    (price, price_key, typed)
}

pub(super) fn lines_of(basis: &Basis, problem: &PlanProblem) -> Vec<CostLine> {
    let tasks = problem.tasks();
    tasks
        .filter_map(|task| {
            let cost = basis.library.cost(&task.cost)?;
            let (price, price_key, typed) = price_of(basis, problem, task, cost);
            let quantity = number(&task.quantity);
            Some(CostLine {
                problem_id: problem.id.clone(),
                task_id: task.task_id.clone(),
                measure_id: task.id.clone(),
                cost: cost.id.clone(),
                amount: task
                    .sum
                    .or_else(|| amount(cost, quantity, price, &task.quantity_unit)),
                is_sum_typed: task.sum.is_some(),
                quantity: task.quantity.clone(),
                unreadable: if price.is_none() {
                    typed.to_owned()
                } else {
                    String::new()
                },
                price: price.filter(|_| !cost.money),
                price_key: price_key.to_string(),
                funding: funding(basis, cost, problem, task),
                finish: task.finish,
            })
        })
        .collect()
}

/// The key of that kind for a task under which the school answered; `None` where it did not. Files that were saved before
/// tasks could be ordered name a task by its number, which holds only while nothing was ordered.
fn answered<'a>(
    basis: &Basis,
    problem: &'a PlanProblem,
    task: &'a MeasureOption,
    key: impl Fn(TaskRef<'a>) -> AnswerKey<'a>,
) -> Option<AnswerKey<'a>> {
    let answers = &basis.choices.answers;
    let by_id = TaskRef::Id {
        problem: &problem.id,
        task: &task.id,
    };
    let is_ordered = !answers.task_order(&problem.id).is_empty();
    let by_number = (!is_ordered).then_some(TaskRef::Number(&task.task_id));
    let mut keys = std::iter::once(by_id).chain(by_number).map(key);
    keys.find(|key| !answers.get(*key).is_empty())
}

/// Digits as people type them: full-width, with separators, with 元.
fn plain(text: &str) -> String {
    let text = reading::plain(text);
    let text = text.trim().trim_end_matches('元').trim();
    text.replace([',', '，', ' '], "")
}

fn amount(
    cost: &CostKind,
    quantity: Option<Decimal>,
    price: Option<Decimal>,
    unit: &str,
) -> Option<Fraction> {
    let quantity = quantity?.fraction();
    if !cost.money {
        return Some(quantity.times(price?.fraction()));
    }
    let ten_thousand = Decimal::whole(10_000).fraction();
    Some(if unit == "万元" {
        quantity.times(ten_thousand)
    } else {
        quantity
    })
}

/// The number of a quantity; `None` while a part of it is a mark or it is no number.
pub(super) fn number(quantity: &Sentence) -> Option<Decimal> {
    match quantity.as_slice() {
        [Piece::Text(text)] => Decimal::parse(plain(text).as_str())
            .ok()
            .filter(|number| !number.is_negative()),
        _ => None,
    }
}

/// The chosen source.
fn funding(basis: &Basis, cost: &CostKind, problem: &PlanProblem, task: &MeasureOption) -> Funding {
    let key = answered(basis, problem, task, AnswerKey::Fund);
    let chosen = key.map_or("", |key| basis.choices.answer(key));
    let ownership = basis.ownership();
    match basis.library.source(chosen) {
        None => {
            let mut usual = basis.library.sources_for(cost, ownership);
            let usual = usual.next().map(|usual| &usual.id);
            Funding::Proposed(usual.unwrap_or(&cost.default_source).clone())
        }
        Some(source) if source.pays_for(&cost.kind) && source.is_for(ownership) => {
            Funding::Chosen(source.id.clone())
        }
        Some(source) => Funding::Forbidden(source.id.clone()),
    }
}

impl CostLine {
    /// The source that the school chose, by id; empty while it chose none.
    pub fn chosen_source(&self) -> &str {
        match &self.funding {
            Funding::Proposed(_) => "",
            Funding::Chosen(id) | Funding::Forbidden(id) => id,
        }
    }
}

impl Funding {
    /// The source that is spoken of.
    pub fn source<'a>(&self, basis: &Basis<'a>) -> Option<&'a FundingSource> {
        let (Self::Proposed(id) | Self::Chosen(id) | Self::Forbidden(id)) = self;
        basis.library.source(id)
    }
}
