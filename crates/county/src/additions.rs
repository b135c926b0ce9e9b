//! The least additions to one indicator of one stage, so that every row reaches what it must and the coefficient of variation
//! its limit.
//!
//! In: pupils, stock and need of each row. Out: how many steps each row gets, in the order in which they help most. It must
//! not know which indicator it is. Shared stock of several stages is not of its kind: what one stage gets there moves the other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use numbers::{Decimal, Fraction};
use standard::Bound;

use crate::big_fraction::BigFraction;
use crate::stock::{Marginal, Stock};

/// More steps than this are not looked at: a step that small is no way to plan.
const MOST_STEPS: usize = 5_000_000;

/// A row to which can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Pupils of the row, more than zero.
    pub pupils: u64,
    /// What it has: people, rooms, ㎡ or 元.
    pub have: Fraction,
    /// What it must have in the end; 0 where nothing is asked of it.
    pub need: Fraction,
}

/// Least additions; made by [`least_additions`]. There is no way with fewer steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Additions {
    /// Steps of each row, in the order of the rows.
    pub steps: Vec<u64>,
    /// How many of the steps are for what rows must have; the others are for the coefficient.
    pub for_needs: u64,
    /// The rows that get the steps for the coefficient, in the order in which each lowers it most.
    pub order: Vec<usize>,
    /// The square of the coefficient afterwards.
    pub squared: BigFraction,
}

impl Additions {
    /// All steps.
    pub fn total(&self) -> u64 {
        self.steps.iter().sum()
    }
}

/// The fewest steps after which every row has what it needs and the coefficient keeps `bound`; `None` where no number of
/// steps does that (a limit of 0, no pupils), or only some millions.
///
/// First each row is raised to its need, then one step at a time goes to the row with the least (2X + step) ÷ P. For a fixed
/// number of steps the mean is fixed, so that the smallest ΣX²÷P is the best; that is a separable convex problem with lower
/// bounds, in which the greedy way is optimal, and the best way with one step more contains the best with one less. So the
/// first number that holds is the least: every way with fewer steps fails.
///
/// ```
/// use county::{Holding, least_additions};
/// use numbers::{Decimal, Fraction};
/// use standard::{Bound, Comparison};
///
/// let whole = |number| Decimal::whole(number).fraction();
/// let rows = [(400, 8), (300, 3), (200, 1), (100, 0)].map(|(pupils, have)| Holding {
///     pupils,
///     have: whole(have),
///     need: Fraction::ZERO,
/// });
/// let value = Decimal::parse("0.25").unwrap();
/// let bound = Bound { comparison: Comparison::AtMost, value };
/// let least = least_additions(&rows, Decimal::ONE, bound).unwrap();
/// assert_eq!(least.steps, [0, 1, 2, 1]);
/// ```
pub fn least_additions(rows: &[Holding], step: Decimal, bound: Bound) -> Option<Additions> {
    if rows.is_empty() || step <= Decimal::ZERO || bound.value <= Decimal::ZERO {
        return None;
    }
    let mut growing = Growing::of(rows, step);
    let for_needs = growing.steps.iter().sum();
    let mut order = Vec::new();
    while !growing.stock.keeps(bound) {
        if order.len() >= MOST_STEPS {
            return None;
        }
        order.push(growing.grow()?);
    }
    Some(Additions {
        squared: growing.stock.squared()?,
        steps: growing.steps,
        for_needs,
        order,
    })
}

/// The least square of the coefficient for each number of steps beyond what rows need, from none to `most`: what a budget
/// for this indicator can reach. `None` in it where nobody has anything.
pub fn curve(rows: &[Holding], step: Decimal, most: usize) -> Vec<Option<BigFraction>> {
    let mut growing = Growing::of(rows, step);
    let mut curve = vec![growing.stock.squared()];
    for _ in 0..most {
        if growing.grow().is_none() {
            break;
        }
        curve.push(growing.stock.squared());
    }
    curve
}

/// Rows that get one step after the other.
struct Growing {
    stock: Stock,
    steps: Vec<u64>,
    /// The row that is next is at the top; of equal ones the first.
    next: BinaryHeap<Reverse<(Marginal, usize)>>,
}

impl Growing {
    /// Each row raised to what it needs.
    fn of(rows: &[Holding], step: Decimal) -> Self {
        let mut stock = Stock::of(rows.iter().map(|row| (row.pupils, row.have)), step);
        let mut steps = Vec::with_capacity(rows.len());
        for (idx, row) in rows.iter().enumerate() {
            let raised = steps_to(row.need.minus(row.have), step);
            stock.add(idx, raised);
            steps.push(raised);
        }
        let next = (0..rows.len()).map(|row| Reverse((stock.cost_of_one_more(row), row)));
        Self {
            next: next.collect(),
            stock,
            steps,
        }
    }

    /// Gives a step to the row where it helps most; tells which. `None` without rows.
    fn grow(&mut self) -> Option<usize> {
        let Reverse((_, row)) = self.next.pop()?;
        self.stock.add(row, 1);
        self.steps[row] += 1;
        let cost = self.stock.cost_of_one_more(row);
        self.next.push(Reverse((cost, row)));
        Some(row)
    }
}

/// How many steps make up at least `amount`; none of what is not positive.
pub(crate) fn steps_to(amount: Fraction, step: Decimal) -> u64 {
    if amount.is_not_positive() {
        return 0;
    }
    let steps = amount.over(step.fraction()).map(Fraction::ceiling);
    steps
        .and_then(|steps| u64::try_from(steps).ok())
        .unwrap_or(0)
}
