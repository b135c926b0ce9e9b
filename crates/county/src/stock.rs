//! The stock of one indicator in one stage, while something is added to it or moved: the condition on the coefficient is
//! decided after every step without adding up anew.
//!
//! In: pupils and stock of each row. Out: how the coefficient compares with a bound. It must not know where the steps come
//! from.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_integer::Integer;
use numbers::{Decimal, Fraction};
use standard::Bound;

use crate::big_fraction::BigFraction;
use crate::variation::fits;

/// The rows of a stage with what they have of one thing. All numbers are whole: stocks are counted in parts of which every
/// stock and every step are multiples, and squares ÷ pupils in parts of which all are.
#[derive(Debug, Clone)]
pub(crate) struct Stock {
    /// Pupils of each row.
    pupils: Vec<u64>,
    /// ΣP.
    all_pupils: u64,
    /// X of each row, in parts.
    have: Vec<BigUint>,
    /// How many parts one step at each row is: all the same, but where a row has only a part of what is added.
    steps: Vec<BigUint>,
    /// A common multiple of all pupils.
    common: BigUint,
    /// `common` ÷ pupils, of each row.
    shares: Vec<BigUint>,
    /// ΣX, in parts.
    sum: BigUint,
    /// Σ X² × common ÷ P, in square parts.
    squares: BigUint,
}

/// What a step at a row changes the sum of squares by: a fraction, so that rows can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marginal {
    over: BigUint,
    pupils: u64,
}

impl Ord for Marginal {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.over * other.pupils).cmp(&(&other.over * self.pupils))
    }
}

impl PartialOrd for Marginal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Stock {
    /// Of rows with pupils, more than zero, and what they have, not negative; in steps of `step`, more than zero.
    pub(crate) fn of(rows: impl IntoIterator<Item = (u64, Fraction)>, step: Decimal) -> Self {
        let rows = rows.into_iter();
        Self::with_steps(rows.map(|(pupils, have)| (pupils, have, step.fraction())))
    }

    /// Of rows with pupils, what they have, and what a step adds to them; none of it negative, pupils more than zero.
    pub(crate) fn with_steps(rows: impl IntoIterator<Item = (u64, Fraction, Fraction)>) -> Self {
        let (mut pupils, mut have, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for (count, stock, step) in rows {
            pupils.push(count);
            have.push(stock);
            steps.push(step);
        }
        let under = |fraction: &Fraction| whole(fraction.parts().1);
        let mut parts = BigUint::from(1_u8);
        for fraction in have.iter().chain(&steps) {
            parts = parts.lcm(&under(fraction));
        }
        let in_parts = |fraction: &Fraction| {
            let (over, under) = fraction.parts();
            whole(over) * (&parts / whole(under))
        };
        let mut common = BigUint::from(1_u8);
        for count in &pupils {
            common = common.lcm(&BigUint::from((*count).max(1)));
        }
        let shares: Vec<BigUint> = pupils
            .iter()
            .map(|count| &common / (*count).max(1))
            .collect();
        let have: Vec<BigUint> = have.iter().map(in_parts).collect();
        let sum = have.iter().sum();
        let squares = have.iter().zip(&shares);
        let squares = squares.map(|(have, share)| have * have * share).sum();
        Self {
            all_pupils: pupils.iter().sum(),
            steps: steps.iter().map(in_parts).collect(),
            pupils,
            have,
            common,
            shares,
            sum,
            squares,
        }
    }

    /// True when there is a row.
    pub(crate) fn has_rows(&self) -> bool {
        !self.pupils.is_empty()
    }

    /// Adds so many steps to a row.
    pub(crate) fn add(&mut self, row: usize, steps: u64) {
        let more = &self.steps[row] * steps;
        self.squares += (&self.have[row] * 2_u8 + &more) * &more * &self.shares[row];
        self.have[row] += &more;
        self.sum += more;
    }

    /// Takes so many steps away from a row that has as many.
    pub(crate) fn take(&mut self, row: usize, steps: u64) {
        let less = &self.steps[row] * steps;
        self.have[row] -= &less;
        self.squares -= (&self.have[row] * 2_u8 + &less) * &less * &self.shares[row];
        self.sum -= less;
    }

    /// What a further step at a row adds to the sum of squares.
    pub(crate) fn cost_of_one_more(&self, row: usize) -> Marginal {
        Marginal {
            over: &self.have[row] * 2_u8 + &self.steps[row],
            pupils: self.pupils[row],
        }
    }

    /// What taking a step away from a row that has one takes from the sum of squares.
    pub(crate) fn gain_of_one_less(&self, row: usize) -> Marginal {
        Marginal {
            over: &self.have[row] * 2_u8 - &self.steps[row],
            pupils: self.pupils[row],
        }
    }

    /// The square of the coefficient; `None` where nobody has anything.
    pub(crate) fn squared(&self) -> Option<BigFraction> {
        let over = &self.squares * self.all_pupils;
        let under = &self.sum * &self.sum * &self.common;
        let ratio = BigFraction::new(over, 1_u8).over(&BigFraction::new(under, 1_u8))?;
        Some(ratio.minus(&BigFraction::whole(1)))
    }

    /// Whether the coefficient keeps `bound`, decided as 4·ΣP·ΣX²÷P ≤ 5·(ΣX)² is for 0.50; where nobody has anything, no
    /// bound is kept.
    pub(crate) fn keeps(&self, bound: Bound) -> bool {
        if self.sum == BigUint::ZERO {
            return false;
        }
        let (over, under) = bound.value.fraction().parts();
        let (over, under) = (whole(over), whole(under));
        let square = &under * &under;
        let least = &self.squares * self.all_pupils * &square;
        let most = (over.pow(2) + square) * &self.common * &self.sum * &self.sum;
        fits(bound.comparison, least.cmp(&most))
    }
}

fn whole(number: i128) -> BigUint {
    BigUint::from(u128::try_from(number).unwrap_or(0))
}
