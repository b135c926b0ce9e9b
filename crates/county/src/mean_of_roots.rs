//! The mean of several coefficients of variation, of which only the squares are fractions.
//!
//! In: squares. Out: how the mean of their roots compares with a bound, and its digits. No floating point.

use std::cmp::Ordering;

use num_bigint::BigUint;
use numbers::Decimal;
use standard::Bound;

use crate::big_fraction::{BigFraction, power_of_ten, with_point};
use crate::variation::fits;

/// Digits at which roots are first looked at.
const FIRST_DIGITS: u32 = 12;

/// The mean of the roots of some fractions, such as the eight coefficients of 基本均衡; the mean decides there, and single
/// ones may exceed the limit, and 1.
///
/// Where every root is a fraction, so is the mean. Otherwise the mean is irrational, so that it differs from every bound, and
/// enough digits of the roots decide.
///
/// ```
/// use county::{BigFraction, MeanOfRoots};
/// use numbers::Decimal;
/// use std::cmp::Ordering;
///
/// let mean = MeanOfRoots::of(vec![BigFraction::new(1_u8, 4_u8), BigFraction::new(1_u8, 2_u8)]).unwrap();
/// // (0.5 + 0.70710…) ÷ 2
/// assert_eq!(mean.rounded(3), "0.604");
/// assert_eq!(mean.compare(Decimal::parse("0.6").unwrap()), Ordering::Greater);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeanOfRoots {
    squares: Vec<BigFraction>,
    /// The mean where it is a fraction.
    exact: Option<BigFraction>,
}

impl MeanOfRoots {
    /// The mean of the roots of `squares`; `None` of none.
    pub fn of(squares: Vec<BigFraction>) -> Option<Self> {
        let count = BigFraction::whole(u64::try_from(squares.len()).ok()?);
        let roots: Option<Vec<_>> = squares.iter().map(BigFraction::root).collect();
        let exact = match roots {
            Some(roots) => Some(BigFraction::sum(roots).over(&count)?),
            None => None,
        };
        (!squares.is_empty()).then_some(Self { squares, exact })
    }

    /// How the mean compares with `bound`, exactly.
    pub fn compare(&self, bound: Decimal) -> Ordering {
        self.compare_fraction(&BigFraction::from(bound))
    }

    /// Whether the mean keeps `bound`, exactly.
    pub fn keeps(&self, bound: Bound) -> bool {
        fits(bound.comparison, self.compare(bound.value))
    }

    fn compare_fraction(&self, bound: &BigFraction) -> Ordering {
        if let Some(exact) = &self.exact {
            return exact.cmp(bound);
        }
        let target = bound.times(&BigFraction::whole(self.squares.len() as u64));
        let mut digits = FIRST_DIGITS;
        // Ends: the sum is irrational, so that some number of digits tells it from any fraction.
        loop {
            let target = target.times(&BigFraction::new(power_of_ten(digits), 1_u8));
            let (least, most) = self.sum_units(digits);
            if BigFraction::new(least, 1_u8) >= target {
                return Ordering::Greater;
            }
            if BigFraction::new(most, 1_u8) <= target {
                return Ordering::Less;
            }
            digits *= 2;
        }
    }

    /// Two whole numbers between which the sum of the roots × 10^`digits` lies.
    fn sum_units(&self, digits: u32) -> (BigUint, BigUint) {
        let floors = self
            .squares
            .iter()
            .map(|square| square.floor_root_units(digits));
        let least: BigUint = floors.sum();
        let most = &least + BigUint::from(self.squares.len());
        (least, most)
    }

    /// Decimal text, rounded half up to `places` digits.
    pub fn rounded(&self, places: u32) -> String {
        if let Some(exact) = &self.exact {
            return exact.rounded(places);
        }
        // The candidates that the first digits leave, from the smallest on.
        let count = BigUint::from(self.squares.len());
        let extra = power_of_ten(FIRST_DIGITS);
        let (least, _) = self.sum_units(places + FIRST_DIGITS);
        let mut units = least / (count * extra);
        loop {
            // Halfway to the next one: (2·units + 1) ÷ (2 · 10^places).
            let half = BigFraction::new(&units * 2_u8 + 1_u8, power_of_ten(places) * 2_u8);
            if self.compare_fraction(&half) == Ordering::Less {
                return with_point(&units, places);
            }
            units += 1_u8;
        }
    }

    /// Decimal text for a reader: 3 digits as the form has them, and as many more as it takes not to contradict how the mean
    /// compares with `bound`.
    pub fn shown(&self, bound: Decimal) -> String {
        let (truth, bound_value) = (self.compare(bound), BigFraction::from(bound));
        let mut places = crate::variation::PLACES;
        loop {
            let text = self.rounded(places);
            let digits = text.replace('.', "");
            let shown = BigUint::parse_bytes(digits.as_bytes(), 10).unwrap_or_default();
            if BigFraction::new(shown, power_of_ten(places)).cmp(&bound_value) == truth {
                return text;
            }
            places += 1;
        }
    }
}
