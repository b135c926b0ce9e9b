//! Exact fractions: the result of every formula.
//!
//! In: decimals. Out: values that are compared by cross-multiplication and rounded only for display.

use std::cmp::Ordering;

use super::decimal::{Decimal, ONE};

/// Below this, a fraction is left unreduced: products of two such numbers stay within `i128`, and reducing takes ten
/// times as long as everything else.
const SMALL: i128 = 1 << 60;

/// Largest magnitude of what is missing: the largest bound times the pupils of three stages is less.
const LARGEST_GAP: i64 = 500_000_000_000_000;
/// Most digits after the point that a reader is shown: figures of at most 1,000,000,000 do not come closer to a bound
/// than so many digits can tell, unless they are divided by more pupils than a country has.
const MOST_PLACES: u32 = 18;

/// The exact result of a formula: a fraction of two whole numbers of 128 bits, the denominator positive.
///
/// Two that are worth the same are equal, in whatever terms they stand: they are compared by cross-multiplication. They are
/// rounded only to be read, by [`Fraction::rounded`] and [`Fraction::shown`].
///
/// ```
/// use numbers::Decimal;
///
/// let teachers = Decimal::whole(31).fraction();
/// let pupils = Decimal::whole(1180).fraction();
/// let per_hundred = teachers.times(Decimal::HUNDRED.fraction()).over(pupils).unwrap();
/// assert_eq!(per_hundred.parts(), (155, 59));
/// assert_eq!(per_hundred.rounded(2), "2.63");
/// assert_eq!(per_hundred.over(numbers::Fraction::ZERO), None);
/// ```
///
/// In the page its operations are never inlined: products of 128 bits are long, and the page is measured in kilobytes.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// One whole.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// Reduces what is large; a zero denominator is the caller's to exclude and gives zero here.
    pub(super) fn new(numerator: i128, denominator: i128) -> Self {
        if denominator > 0 && is_small(numerator) && is_small(denominator) {
            return Self {
                numerator,
                denominator,
            };
        }
        Self::reduced(numerator, denominator)
    }

    /// Of two numbers that are known to be small, the second positive.
    pub(super) fn of_small(numerator: i64, denominator: i64) -> Self {
        Self {
            numerator: i128::from(numerator),
            denominator: i128::from(denominator),
        }
    }

    /// In lowest terms; a zero denominator gives zero.
    #[inline(never)]
    fn reduced(numerator: i128, denominator: i128) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1) * denominator.signum();
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The sum, exactly.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn plus(self, other: Self) -> Self {
        if self.denominator == other.denominator {
            return Self::new(self.numerator + other.numerator, self.denominator);
        }
        Self::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }

    /// The difference, exactly.
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self {
            numerator: -other.numerator,
            denominator: other.denominator,
        })
    }

    /// The product, exactly.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn times(self, other: Self) -> Self {
        Self::new(
            self.numerator * other.numerator,
            self.denominator * other.denominator,
        )
    }

    /// The quotient, exactly, or `None` when `other` is zero.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn over(self, other: Self) -> Option<Self> {
        (other.numerator != 0).then(|| {
            Self::new(
                self.numerator * other.denominator,
                self.denominator * other.numerator,
            )
        })
    }

    /// True at or below zero.
    pub fn is_not_positive(self) -> bool {
        self.numerator <= 0
    }

    /// True when it is a whole number.
    pub fn is_whole(self) -> bool {
        self.numerator % self.denominator == 0
    }

    /// The smallest multiple of `step` that is not below this fraction, as gaps are told: 缺3名, never 缺2.4名. `step` must be
    /// positive; by 0 it is 0. Magnitudes above 5 · 10¹⁴, which
    /// no figure within the limits of entry and no bound can give, are held there.
    pub fn up_to_step(self, step: Decimal) -> Decimal {
        let Some(steps) = self.over(step.fraction()) else {
            return Decimal::ZERO;
        };
        // Of steps of 0.0001.
        let most = i128::from(LARGEST_GAP) * i128::from(ONE);
        let count = steps.ceiling().clamp(-most, most);
        let raw = count * i128::from(step.0);
        let bound = i128::from(LARGEST_GAP) * i128::from(ONE);
        Decimal(i64::try_from(raw.clamp(-bound, bound)).unwrap_or(0))
    }

    /// The smallest whole number that is not below this fraction.
    pub fn ceiling(self) -> i128 {
        -floor_of(-self.numerator, self.denominator)
    }

    /// The largest whole number that is not above this fraction.
    pub fn floor(self) -> i128 {
        floor_of(self.numerator, self.denominator)
    }

    /// Decimal text cut off (towards zero) after `places` digits, always with that many digits. Only for what may never
    /// become more than it is, such as an area that was given in 亩; what people read is rounded. At most 18 digits.
    ///
    /// ```
    /// use numbers::Decimal;
    /// let value = Decimal::whole(6900).fraction().over(Decimal::whole(1180).fraction()).unwrap();
    /// assert_eq!(value.cut_off(2), "5.84");
    /// assert_eq!(value.rounded(2), "5.85");
    /// ```
    pub fn cut_off(self, places: u32) -> String {
        let (units, _) = self.units(places);
        with_point(self.is_negative(), units, places)
    }

    /// Decimal text rounded half up (四舍五入: of a negative number, half away from zero) to `places` digits, always with
    /// that many digits; at most 18.
    ///
    /// ```
    /// use numbers::Decimal;
    /// let value = |text| Decimal::parse(text).unwrap().fraction();
    /// assert_eq!(value("4.195").rounded(2), "4.20");
    /// assert_eq!(value("-0.5").rounded(0), "-1");
    /// assert_eq!(value("7").rounded(2), "7.00");
    /// ```
    pub fn rounded(self, places: u32) -> String {
        with_point(self.is_negative(), self.nearest_units(places), places)
    }

    /// Decimal text for a reader, rounded as [`Fraction::rounded`] does, with at least `places` digits and as many more
    /// (18 in all) as it takes until `agrees` is true of the number as it is written.
    ///
    /// ```
    /// use numbers::Decimal;
    /// let (value, bound) = (Decimal::parse("4.197").unwrap(), Decimal::parse("4.2").unwrap());
    /// let (value, bound) = (value.fraction(), bound.fraction());
    /// assert_eq!(value.shown(2, &|shown| (shown >= bound) == (value >= bound)), "4.197");
    /// ```
    pub fn shown(self, places: u32, agrees: &dyn Fn(Self) -> bool) -> String {
        let mut all = places..=MOST_PLACES;
        let places = all.find(|places| agrees(self.rounded_to(*places)));
        self.rounded(places.unwrap_or(MOST_PLACES))
    }

    /// The nearest fraction with `places` digits after the point, half away from zero.
    pub fn rounded_to(self, places: u32) -> Self {
        let units = i128::try_from(self.nearest_units(places)).unwrap_or(i128::MAX);
        let units = if self.is_negative() { -units } else { units };
        Self::new(units, 10_i128.pow(places))
    }

    fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// The number of whole units of the last place, without the sign, and what is left over, as part of the denominator.
    /// Digit by digit, so that no product grows with the places.
    fn units(self, places: u32) -> (u128, u128) {
        let under = self.denominator.unsigned_abs();
        let over = self.numerator.unsigned_abs();
        let (mut units, mut rest) = (over / under, over % under);
        for _ in 0..places {
            rest *= 10;
            units = units * 10 + rest / under;
            rest %= under;
        }
        (units, rest)
    }

    /// The number of units of the last place without the sign, a half counted as one.
    fn nearest_units(self, places: u32) -> u128 {
        let (units, rest) = self.units(places);
        units + u128::from(rest * 2 >= self.denominator.unsigned_abs())
    }

    /// Numerator and denominator in lowest terms, for writing the exact value down.
    pub fn parts(self) -> (i128, i128) {
        let lowest = Self::reduced(self.numerator, self.denominator);
        (lowest.numerator, lowest.denominator)
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

/// Whether the number lies within [`SMALL`] on both sides of zero.
fn is_small(number: i128) -> bool {
    (number.wrapping_add(SMALL) as u128) < (SMALL as u128) << 1
}

/// The largest whole number that is not above `over` ÷ `under`. Division of 128 bits takes many times as long as that of
/// 64, and school figures rarely need it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn floor_of(over: i128, under: i128) -> i128 {
    match (i64::try_from(over), i64::try_from(under)) {
        (Ok(over), Ok(under)) => i128::from(over.div_euclid(under)),
        _ => over.div_euclid(under),
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    // Division of 128 bits takes ten times as long as that of 64, and school figures rarely need it.
    while let (_, Err(_)) | (Err(_), _) = (u64::try_from(a), u64::try_from(b)) {
        if b == 0 {
            return a;
        }
        (a, b) = (b, a % b);
    }
    let (mut a, mut b) = (a as u64, b as u64);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    u128::from(a)
}

fn with_point(is_negative: bool, units: u128, places: u32) -> String {
    // Nothing has no sign.
    let sign = if is_negative && units > 0 { "-" } else { "" };
    let unit = 10_u128.pow(places);
    let (whole, part) = (units / unit, units % unit);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = places as usize)
}
