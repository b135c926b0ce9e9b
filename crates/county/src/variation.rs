//! The coefficient of variation (差异系数) of one indicator in one stage.
//!
//! In: pupils and value of each row. Out: weighted mean, deviation and coefficient, exactly; what each row contributes, and
//! what a change in one row would do. It must not know which indicator it is or what is asked for.

use num_bigint::BigUint;
use num_integer::Integer;
use numbers::{Decimal, Fraction};
use standard::{Bound, Comparison};

use crate::big_fraction::BigFraction;
use std::cmp::Ordering;

/// What one row brings into a coefficient of variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightedValue {
    /// Pupils of the stage: the weight. More than zero.
    pub pupils: u64,
    /// Value per pupil or per hundred pupils, in the indicator's unit; not negative.
    pub value: Fraction,
}

impl WeightedValue {
    /// What `pupils` pupils have who own `stock` together; `None` without pupils.
    pub fn of_stock(pupils: u64, stock: Fraction) -> Option<Self> {
        let count = Decimal::whole(i64::try_from(pupils).ok()?).fraction();
        let value = stock.over(count)?;
        Some(Self { pupils, value })
    }

    /// Pupils × value, and pupils × value², in lowest terms.
    fn moments(self) -> (BigFraction, BigFraction) {
        let (over, under) = self.value.parts();
        let over = BigUint::from(u128::try_from(over).unwrap_or(0));
        let Ok(under) = u64::try_from(under) else {
            let value = BigFraction::from(self.value);
            let stock = value.times(&BigFraction::whole(self.pupils)).lowest();
            let square = stock.times(&value).lowest();
            return (stock, square);
        };
        // Value is in lowest terms, so that only the pupils have factors in common with what it is divided by.
        let once = self.pupils.gcd(&under);
        let (pupils, left) = (self.pupils / once, under / once);
        let twice = pupils.gcd(&under);
        let square = &over * &over * (pupils / twice);
        (
            BigFraction::new(over * pupils, left),
            BigFraction::new(square, u128::from(left) * u128::from(under / twice)),
        )
    }
}

/// How much the values of a stage's rows differ, weighted by their pupils (教督〔2017〕6号; the official example calculates
/// from unrounded values): mean x̄ = ΣX ÷ ΣP, deviation S = √Σ(P ÷ ΣP)(x − x̄)², coefficient S ÷ x̄. It may exceed 1.
///
/// The square of the coefficient is kept, ΣP·ΣPx² ÷ (ΣX)² − 1, which is a fraction; roots are taken only to be read.
///
/// ```
/// use county::{Variation, WeightedValue};
/// use numbers::Decimal;
///
/// let books = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];
/// let rows = books.map(|(pupils, books)| {
///     WeightedValue::of_stock(pupils, Decimal::whole(books).fraction()).unwrap()
/// });
/// let variation = Variation::of(&rows).unwrap();
/// assert_eq!(variation.mean().rounded(2), "6.33");
/// assert_eq!(variation.deviation_rounded(2), "3.26");
/// assert_eq!(variation.squared().unwrap().root_rounded(3), "0.515");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    rows: usize,
    /// ΣP.
    pupils: u64,
    /// ΣX = ΣPx.
    stock: BigFraction,
    /// ΣPx².
    squares: BigFraction,
    /// ΣP·ΣPx² − (ΣX)², which is (ΣP·S)².
    spread: BigFraction,
    /// The square of the coefficient; `None` where the mean is 0.
    squared: Option<BigFraction>,
}

impl Variation {
    /// The variation of `rows`, in whatever order; `None` without rows or pupils.
    pub fn of(rows: &[WeightedValue]) -> Option<Self> {
        let moments: Vec<_> = rows.iter().map(|row| row.moments()).collect();
        let (stocks, squares): (Vec<_>, Vec<_>) = moments.into_iter().unzip();
        let pupils = rows.iter().map(|row| row.pupils).sum();
        Self::from_sums(
            rows.len(),
            pupils,
            BigFraction::sum(stocks),
            BigFraction::sum(squares),
        )
    }

    /// The variation of rows whose values are longer fractions.
    pub(crate) fn of_exact(rows: impl IntoIterator<Item = (u64, BigFraction)>) -> Option<Self> {
        let (mut count, mut pupils) = (0, 0);
        let (mut stocks, mut squares) = (Vec::new(), Vec::new());
        for (weight, value) in rows {
            let stock = value.times(&BigFraction::whole(weight));
            squares.push(stock.times(&value).lowest());
            stocks.push(stock.lowest());
            count += 1;
            pupils += weight;
        }
        let (stock, squares) = (BigFraction::sum(stocks), BigFraction::sum(squares));
        Self::from_sums(count, pupils, stock, squares)
    }

    fn from_sums(
        rows: usize,
        pupils: u64,
        stock: BigFraction,
        squares: BigFraction,
    ) -> Option<Self> {
        if pupils == 0 {
            return None;
        }
        let together = squares.times(&BigFraction::whole(pupils));
        let square = stock.times(&stock);
        // By Cauchy's inequality it is not negative.
        let spread = together.minus(&square);
        let squared = spread.over(&square);
        Some(Self {
            rows,
            pupils,
            stock,
            squares,
            spread,
            squared,
        })
    }

    /// The same county with one row changed, such as by one more teacher or one pupil less. Nothing is added up anew. `None`
    /// where no pupils would be left.
    pub fn with_change(&self, before: WeightedValue, after: WeightedValue) -> Option<Self> {
        let (old, new) = (before.moments(), after.moments());
        Self::from_sums(
            self.rows,
            (self.pupils + after.pupils).checked_sub(before.pupils)?,
            self.stock.plus(&new.0).minus(&old.0),
            self.squares.plus(&new.1).minus(&old.1),
        )
    }

    /// How many rows it rests on. Of one alone the coefficient is 0, which says nothing.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Pupils of all rows.
    pub fn pupils(&self) -> u64 {
        self.pupils
    }

    /// Weighted mean in the indicator's unit: the county's total over its pupils.
    pub fn mean(&self) -> BigFraction {
        let mean = self.stock.over(&BigFraction::whole(self.pupils));
        mean.unwrap_or_else(BigFraction::zero)
    }

    /// The square of the coefficient; `None` where nobody has anything, so that there is nothing to divide by.
    pub fn squared(&self) -> Option<&BigFraction> {
        self.squared.as_ref()
    }

    /// The square of the deviation, in the square of the indicator's unit.
    pub fn deviation_squared(&self) -> BigFraction {
        let pupils = BigFraction::whole(self.pupils);
        let squared = self.spread.over(&pupils.times(&pupils));
        squared.unwrap_or_else(BigFraction::zero)
    }

    /// The deviation in the indicator's unit, rounded half up to `places` digits.
    pub fn deviation_rounded(&self, places: u32) -> String {
        self.deviation_squared().root_rounded(places)
    }

    /// Whether the coefficient keeps `bound`: exact, decided without a root; a coefficient that is not defined keeps none.
    pub fn keeps(&self, bound: Bound) -> bool {
        let squared = self.squared.as_ref();
        squared.is_some_and(|squared| fits(bound.comparison, squared.cmp_root(bound.value)))
    }

    /// The coefficient as the form has it, with 3 digits, and as many more as it takes not to contradict the verdict; `None`
    /// where it is not defined.
    pub fn coefficient_shown(&self, bound: Bound) -> Option<String> {
        let squared = self.squared.as_ref()?;
        Some(squared.root_shown(PLACES, bound.value))
    }

    /// The part of the squared coefficient that comes from `row`, which must be one of its rows: (P ÷ ΣP)(x − x̄)² ÷ S². Over
    /// all rows they add up to 1. `None` where there is no variation, or none is defined.
    pub fn contribution(&self, row: WeightedValue) -> Option<BigFraction> {
        // (x·ΣP − ΣX)²·P ÷ (ΣP·(ΣP·ΣPx² − (ΣX)²)): nothing is divided before the end.
        let pupils = BigFraction::whole(self.pupils);
        let apart = BigFraction::from(row.value)
            .times(&pupils)
            .apart(&self.stock);
        let weighed = apart.times(&apart).times(&BigFraction::whole(row.pupils));
        weighed.over(&self.spread.times(&pupils))
    }

    /// The value below which an addition to a row lowers the coefficient, and above which it raises it: x̄(1 + CV²), which is
    /// more than the mean. `None` where the coefficient is not defined.
    pub fn turning_point(&self) -> Option<BigFraction> {
        let squared = self.squared.as_ref()?;
        Some(
            self.mean()
                .times(&squared.plus(&BigFraction::whole(1)))
                .lowest(),
        )
    }

    /// Whether one pupil more in a row of this value lowers the coefficient: whether it is above x̄√(1 + CV²). For very small
    /// changes; [`Variation::with_change`] tells what a whole pupil does.
    pub fn lowers_with_pupils(&self, value: Fraction) -> bool {
        let value = BigFraction::from(value);
        let pupils = BigFraction::whole(self.pupils);
        value.times(&value).times(&pupils) > self.squares
    }
}

/// Digits of a coefficient in the national form.
pub(crate) const PLACES: u32 = 3;

/// Whether something that compares with a bound in this way keeps it.
pub(crate) fn fits(comparison: Comparison, ordering: Ordering) -> bool {
    match comparison {
        Comparison::AtLeast => ordering != Ordering::Less,
        Comparison::MoreThan => ordering == Ordering::Greater,
        Comparison::AtMost => ordering != Ordering::Greater,
        Comparison::LessThan => ordering == Ordering::Less,
    }
}
