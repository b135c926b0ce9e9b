//! The least addition to one stage, as if stocks could be divided at will: a lower bound for every real way.
//!
//! In: pupils and stock of each row, a limit. Out: a number that no way falls below. It must not know steps of schools.

use numbers::{Decimal, Fraction};
use standard::Bound;

use crate::big_fraction::BigFraction;
use crate::variation::{Variation, WeightedValue, fits};

/// The bound is told to this part of a step.
const PARTS: i64 = 64;

/// An amount of which it is proved that less of it, in whatever way it is given to the rows, does not make the coefficient
/// keep `bound`; within one 64th of `step` of the least amount that does. 0 where the bound is kept already.
///
/// √(ΣP·ΣX²÷P) ≤ √(1 + c²)·ΣX is convex in the additions, and its optimum fills the rows with the least value up to one level;
/// the coefficient falls as the level rises. For a given amount the level is a fraction, so that no root is needed.
pub(crate) fn least_on_one_level(
    rows: &[(u64, Fraction)],
    step: Decimal,
    bound: Bound,
) -> BigFraction {
    let part = step.fraction().over(Decimal::whole(PARTS).fraction());
    let part = part.map_or_else(BigFraction::zero, BigFraction::from);
    let amount = |parts: u64| part.times(&BigFraction::whole(parts));
    let keeps = |parts: u64| keeps_with(rows, &amount(parts), bound);
    if part.is_zero() || keeps(0) {
        return BigFraction::zero();
    }
    let (mut fails, mut holds) = (0, 1);
    while !keeps(holds) {
        fails = holds;
        holds *= 2;
        if holds > 1 << 50 {
            return amount(fails);
        }
    }
    while holds - fails > 1 {
        let middle = fails + (holds - fails) / 2;
        if keeps(middle) {
            holds = middle;
        } else {
            fails = middle;
        }
    }
    amount(fails)
}

/// Whether the coefficient keeps the bound after `amount` has filled the lowest rows up to one level.
fn keeps_with(rows: &[(u64, Fraction)], amount: &BigFraction, bound: Bound) -> bool {
    let weighed = |(pupils, stock): &(u64, Fraction)| WeightedValue::of_stock(*pupils, *stock);
    let Some(mut rows) = rows.iter().map(weighed).collect::<Option<Vec<_>>>() else {
        return false;
    };
    rows.sort_by_key(|row| row.value);
    // The rows below the level, with what they and the amount have together.
    let mut together = amount.clone();
    let mut pupils = 0;
    let mut level = BigFraction::zero();
    let mut filled = 0;
    for row in &rows {
        let value = BigFraction::from(row.value);
        if filled > 0 && level <= value {
            break;
        }
        let stock = value.times(&BigFraction::whole(row.pupils));
        together = together.plus(&stock).lowest();
        pupils += row.pupils;
        filled += 1;
        level = match together.over(&BigFraction::whole(pupils)) {
            Some(level) => level,
            None => return false,
        };
    }
    let of_level = (pupils, level);
    let rest = rows[filled..].iter();
    let rest = rest.map(|row| (row.pupils, BigFraction::from(row.value)));
    let variation = Variation::of_exact(rest.chain([of_level]));
    let squared = variation.as_ref().and_then(Variation::squared);
    squared.is_some_and(|squared| fits(bound.comparison, squared.cmp_root(bound.value)))
}
