//! Fractions of any size: what is added up over a whole county.
//!
//! In: exact values of schools. Out: sums, quotients and roots that are compared by cross-multiplication and rounded only
//! to be read. It must not know schools or standards. No floating point.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigUint;
use num_integer::Integer;
use numbers::{Decimal, Fraction};

/// An exact number that is not negative: a fraction of two whole numbers of any size. Two that are worth the same are equal,
/// in whatever terms they stand.
///
/// It is not reduced after each operation: over five hundred schools that takes a hundred times as long as the sums
/// themselves, which is why the ready-made rational numbers of `num-rational` are not used.
///
/// ```
/// use county::BigFraction;
///
/// let quarter = BigFraction::new(9_u8, 36_u8);
/// assert_eq!(quarter, BigFraction::new(1_u8, 4_u8));
/// assert_eq!(quarter.root_rounded(3), "0.500");
/// assert_eq!(BigFraction::new(2_u8, 3_u8).rounded(2), "0.67");
/// ```
#[derive(Debug, Clone)]
pub struct BigFraction {
    over: BigUint,
    under: BigUint,
}

impl BigFraction {
    /// `over` ÷ `under`; by 0 it is 0.
    pub fn new(over: impl Into<BigUint>, under: impl Into<BigUint>) -> Self {
        let (over, under) = (over.into(), under.into());
        if under == BigUint::ZERO {
            return Self::zero();
        }
        Self { over, under }
    }

    /// Nothing.
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self {
            over: number.into(),
            under: 1_u8.into(),
        }
    }

    /// The sum of `terms`, exactly, over the least common multiple of their denominators: the product of them all would be
    /// three to ten times as long.
    pub fn sum(terms: impl IntoIterator<Item = Self>) -> Self {
        let mut by_under: BTreeMap<BigUint, BigUint> = BTreeMap::new();
        for term in terms {
            *by_under.entry(term.under).or_default() += term.over;
        }
        // Division by a number of 64 bits takes a fraction of that by a longer one, and schools rarely need that.
        let mut short: Vec<(u64, BigUint)> = Vec::with_capacity(by_under.len());
        let mut long = Vec::new();
        for (under, over) in by_under {
            match u64::try_from(&under) {
                Ok(under) => short.push((under, over)),
                Err(_) => long.push(Self { over, under }),
            }
        }
        let mut common = BigUint::from(1_u8);
        for (under, _) in &short {
            let rest = u64::try_from(&common % *under).unwrap_or(0);
            common *= under / rest.gcd(under);
        }
        let over = short.iter().map(|(under, over)| over * (&common / *under));
        let mut sum = Self {
            over: over.sum(),
            under: common,
        };
        for term in &long {
            let divisor = sum.under.gcd(&term.under);
            let factor = &term.under / &divisor;
            sum.over = &sum.over * &factor + &term.over * (&sum.under / &divisor);
            sum.under *= factor;
        }
        sum
    }

    /// The sum, exactly.
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            over: &self.over * &other.under + &other.over * &self.under,
            under: &self.under * &other.under,
        }
    }

    /// How far the two lie apart, exactly; never negative.
    pub fn apart(&self, other: &Self) -> Self {
        let (one, two) = (&self.over * &other.under, &other.over * &self.under);
        let over = if one > two { one - two } else { two - one };
        let under = &self.under * &other.under;
        Self { over, under }
    }

    /// The difference, exactly; 0 where `other` is more.
    pub fn minus(&self, other: &Self) -> Self {
        if self > other {
            self.apart(other)
        } else {
            Self::zero()
        }
    }

    /// The product, exactly.
    pub fn times(&self, other: &Self) -> Self {
        Self {
            over: &self.over * &other.over,
            under: &self.under * &other.under,
        }
    }

    /// The quotient, exactly; `None` when `other` is 0.
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self {
            over: &self.over * &other.under,
            under: &self.under * &other.over,
        })
    }

    /// True for nothing.
    pub fn is_zero(&self) -> bool {
        self.over == BigUint::ZERO
    }

    /// Numerator and denominator in lowest terms.
    pub fn parts(&self) -> (BigUint, BigUint) {
        let divisor = self.over.gcd(&self.under);
        (&self.over / &divisor, &self.under / &divisor)
    }

    /// The same number in lowest terms; worth it where much is calculated with it afterwards.
    pub fn lowest(&self) -> Self {
        let (over, under) = self.parts();
        Self { over, under }
    }

    /// How its square root compares with `bound`, which must not be negative; decided without taking a root.
    pub fn cmp_root(&self, bound: Decimal) -> Ordering {
        let bound = Self::from(bound);
        self.cmp(&bound.times(&bound))
    }

    /// The square root where that is a fraction; else `None`.
    pub fn root(&self) -> Option<Self> {
        let (over, under) = self.parts();
        let (over_root, under_root) = (over.sqrt(), under.sqrt());
        let is_exact = &over_root * &over_root == over && &under_root * &under_root == under;
        is_exact.then_some(Self {
            over: over_root,
            under: under_root,
        })
    }

    /// The smallest whole number that is not below it.
    pub(crate) fn ceiling(&self) -> BigUint {
        self.over.div_ceil(&self.under)
    }

    /// The largest whole number that is not above the number × 10^`places`.
    pub(crate) fn floor_units(&self, places: u32) -> BigUint {
        &self.over * power_of_ten(places) / &self.under
    }

    /// The largest whole number that is not above the square root × 10^`places`.
    pub(crate) fn floor_root_units(&self, places: u32) -> BigUint {
        self.floor_units(2 * places).sqrt()
    }

    /// Decimal text rounded half up to `places` digits, always with that many digits.
    pub fn rounded(&self, places: u32) -> String {
        let twice = &self.over * 2_u8 * power_of_ten(places) / &self.under;
        with_point(&((twice + 1_u8) / 2_u8), places)
    }

    /// The square root as decimal text, rounded half up to `places` digits, always with that many digits.
    ///
    /// Twice the root is taken down to a whole number, and that is exact: no whole or half number lies between a root and
    /// what is left of it.
    pub fn root_rounded(&self, places: u32) -> String {
        with_point(&self.nearest_root_units(places), places)
    }

    /// The square root × 10^`places`, rounded half up.
    fn nearest_root_units(&self, places: u32) -> BigUint {
        let twice = (&self.over * 4_u8 * power_of_ten(2 * places) / &self.under).sqrt();
        (twice + 1_u8) / 2_u8
    }

    /// The square root as decimal text for a reader, rounded half up, with at least `places` digits and as many more as it
    /// takes until the number as it is written compares with `bound` as the root itself does: 0.5001 for what is more than
    /// 0.50 and would be written as 0.500. What reaches the bound exactly is written with `places` digits.
    pub fn root_shown(&self, places: u32, bound: Decimal) -> String {
        let (truth, bound_value) = (self.cmp_root(bound), Self::from(bound));
        let mut places = places;
        loop {
            let units = self.nearest_root_units(places);
            let shown = Self {
                over: units.clone(),
                under: power_of_ten(places),
            };
            // Ends: the digits come as close to the root as one likes, and it differs from the bound or is equal to it.
            if shown.cmp(&bound_value) == truth {
                return with_point(&units, places);
            }
            places += 1;
        }
    }
}

impl From<Fraction> for BigFraction {
    /// A negative number, which no value of a school is, becomes 0.
    fn from(fraction: Fraction) -> Self {
        let (over, under) = fraction.parts();
        Self::new(
            u128::try_from(over).unwrap_or(0),
            u128::try_from(under).unwrap_or(1),
        )
    }
}

impl From<Decimal> for BigFraction {
    fn from(decimal: Decimal) -> Self {
        Self::from(decimal.fraction())
    }
}

impl PartialEq for BigFraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for BigFraction {}

impl PartialOrd for BigFraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BigFraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.over * &other.under).cmp(&(&other.over * &self.under))
    }
}

pub(crate) fn power_of_ten(places: u32) -> BigUint {
    BigUint::from(10_u8).pow(places)
}

pub(crate) fn with_point(units: &BigUint, places: u32) -> String {
    let digits = units.to_string();
    let places = places as usize;
    if places == 0 {
        return digits;
    }
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{whole}.{part}")
}
