//! Exact numbers: fixed-point decimals for what is entered, fractions for what is calculated.
//!
//! In: decimal text. Out: values that are compared by cross-multiplication and rounded only for display.
//! It must not know units, schools or standards. No floating point anywhere.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Decimal digits kept after the point.
const PLACES: u32 = 4;
/// Parts of one: 10⁴.
const ONE: i64 = 10_000;
/// Largest magnitude that is accepted, so that every product below stays within `i128`.
const LARGEST: i64 = 1_000_000_000;

/// A decimal with up to four digits after the point, magnitude at most 1,000,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalFault {
    /// Not digits with at most one point.
    NotANumber,
    /// More than four digits after the point that are not zero.
    TooFine,
    /// Magnitude above 1,000,000,000.
    TooLarge,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(ONE);
    /// One hundred.
    pub const HUNDRED: Self = Self(100 * ONE);

    /// A whole number; magnitudes above 1,000,000,000 are held at that bound.
    pub fn whole(number: i64) -> Self {
        Self(number.clamp(-LARGEST, LARGEST) * ONE)
    }

    /// Reads plain decimal text: an optional sign, digits, optionally a point and digits.
    ///
    /// # Errors
    /// - [`DecimalFault::NotANumber`] for anything else, such as `1,200` or `1e3`
    /// - [`DecimalFault::TooFine`] for a fifth digit after the point that is not zero
    /// - [`DecimalFault::TooLarge`] above 1,000,000,000
    ///
    /// ```
    /// use duibiao::number::{Decimal, DecimalFault};
    /// assert_eq!(Decimal::parse("4.20").unwrap().to_string(), "4.2");
    /// assert_eq!(Decimal::parse("约3600"), Err(DecimalFault::NotANumber));
    /// ```
    pub fn parse(text: &str) -> Result<Self, DecimalFault> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !all_digits(whole) || !all_digits(part) {
            return Err(DecimalFault::NotANumber);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 10 {
            return Err(DecimalFault::TooLarge);
        }
        let part = part.trim_end_matches('0');
        if part.len() > PLACES as usize {
            return Err(DecimalFault::TooFine);
        }
        let mut raw: i64 = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            raw = raw * 10 + i64::from(digit - b'0');
        }
        raw *= 10_i64.pow(PLACES - part.len() as u32);
        if raw > LARGEST * ONE {
            return Err(DecimalFault::TooLarge);
        }
        Ok(Self(if negative { -raw } else { raw }))
    }

    /// True when nothing stands after the point.
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// True for zero.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The whole part, towards zero.
    pub fn to_whole(self) -> i64 {
        self.0 / ONE
    }

    /// The same number as a fraction.
    pub fn fraction(self) -> Fraction {
        Fraction::new(i128::from(self.0), i128::from(ONE))
    }

    /// The sum, held at the largest magnitude.
    pub fn plus(self, other: Self) -> Self {
        Self((self.0 + other.0).clamp(-LARGEST * ONE, LARGEST * ONE))
    }

    /// The difference, held at the largest magnitude.
    pub fn minus(self, other: Self) -> Self {
        Self((self.0 - other.0).clamp(-LARGEST * ONE, LARGEST * ONE))
    }
}

impl fmt::Display for Decimal {
    /// As short as possible: `5020`, `4.2`, `-0.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs() / ONE as u64;
        let part = self.0.unsigned_abs() % ONE as u64;
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{part:04}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return i64::deserialize(deserializer).map(Self);
        }
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| {
            de::Error::custom(format!(
                "expected a decimal in quotes, such as \"4.2\", found `{text}`"
            ))
        })
    }
}

/// A reduced fraction with a positive denominator: the exact result of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

    /// Reduces; a zero denominator is the caller's to exclude and gives zero here.
    fn new(numerator: i128, denominator: i128) -> Self {
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

    /// The sum.
    pub fn plus(self, other: Self) -> Self {
        Self::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self {
            numerator: -other.numerator,
            denominator: other.denominator,
        })
    }

    /// The product.
    pub fn times(self, other: Self) -> Self {
        Self::new(
            self.numerator * other.numerator,
            self.denominator * other.denominator,
        )
    }

    /// The quotient, or `None` when `other` is zero.
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

    /// True when nothing stands after the point.
    pub fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The smallest multiple of `step` that is not below this fraction; `step` must be positive.
    pub fn up_to_step(self, step: Decimal) -> Decimal {
        let Some(steps) = self.over(step.fraction()) else {
            return Decimal::ZERO;
        };
        let count = steps
            .ceiling()
            .clamp(-i128::from(LARGEST), i128::from(LARGEST));
        let raw = count * i128::from(step.0);
        let bound = i128::from(LARGEST) * i128::from(ONE);
        Decimal(i64::try_from(raw.clamp(-bound, bound)).unwrap_or(0))
    }

    /// The smallest whole number that is not below this fraction.
    pub fn ceiling(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }

    /// The largest whole number that is not above this fraction.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Decimal text cut off (towards zero) after `places` digits, always with that many digits.
    ///
    /// ```
    /// use duibiao::number::Decimal;
    /// let value = Decimal::whole(6900).fraction().over(Decimal::whole(1180).fraction()).unwrap();
    /// assert_eq!(value.truncated(2), "5.84");
    /// ```
    pub fn truncated(self, places: u32) -> String {
        with_point(self.cut(places), places)
    }

    /// Decimal text rounded half away from zero to `places` digits, always with that many digits.
    pub fn rounded(self, places: u32) -> String {
        with_point(self.round(places), places)
    }

    /// Decimal text for a reader, with at least `places` digits: cut off, and with as many more digits (six at most)
    /// as it takes to stand on the same side of every landmark as the exact value does.
    ///
    /// ```
    /// use duibiao::number::Decimal;
    /// let bound = Decimal::whole(45).fraction();
    /// assert_eq!(Decimal::parse("45.2").unwrap().fraction().shown(0, &[bound]), "45.2");
    /// assert_eq!(Decimal::parse("44.9").unwrap().fraction().shown(0, &[bound]), "44");
    /// ```
    pub fn shown(self, places: u32, landmarks: &[Self]) -> String {
        let places = self.honest_places(places, landmarks, Self::cut);
        self.truncated(places)
    }

    /// As [`Fraction::shown`], but rounded where rounding does not contradict a landmark; for percentages.
    pub fn shown_rounded(self, places: u32, landmarks: &[Self]) -> String {
        let places = self.honest_places(places, landmarks, Self::round);
        self.rounded(places)
    }

    /// The nearest fraction with `places` digits after the point, half away from zero.
    pub fn rounded_to(self, places: u32) -> Self {
        Self::new(self.round(places), 10_i128.pow(places))
    }

    fn honest_places(self, places: u32, landmarks: &[Self], scaled: fn(Self, u32) -> i128) -> u32 {
        let agrees = |places: &u32| {
            let shown = Self::new(scaled(self, *places), 10_i128.pow(*places));
            landmarks
                .iter()
                .all(|landmark| shown.cmp(landmark) == self.cmp(landmark))
        };
        (places..=6).find(agrees).unwrap_or(6)
    }

    /// The number of units of the last place, cut off towards zero.
    fn cut(self, places: u32) -> i128 {
        self.numerator * 10_i128.pow(places) / self.denominator
    }

    /// The number of units of the last place, rounded half away from zero.
    fn round(self, places: u32) -> i128 {
        let twice = self.numerator * 10_i128.pow(places) * 2;
        (twice + self.denominator * twice.signum()) / (self.denominator * 2)
    }

    /// Numerator and denominator, for writing the exact value down.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn with_point(scaled: i128, places: u32) -> String {
    let sign = if scaled < 0 { "-" } else { "" };
    let unit = 10_u128.pow(places);
    let whole = scaled.unsigned_abs() / unit;
    let part = scaled.unsigned_abs() % unit;
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = places as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn parse_plain_text_gives_the_number() {
        for (text, shown) in [
            ("0", "0"),
            ("1180", "1180"),
            ("4.20", "4.2"),
            (".5", "0.5"),
            ("-3.0001", "-3.0001"),
            ("00012", "12"),
        ] {
            assert_eq!(decimal(text).to_string(), shown, "for {text}");
        }
    }

    #[test]
    fn parse_refuses_what_is_not_a_decimal() {
        for text in ["", ".", "-", "1,2", "1e3", "1.2.3", "约3", "NaN", " 1"] {
            assert_eq!(
                Decimal::parse(text),
                Err(DecimalFault::NotANumber),
                "for {text}"
            );
        }
        assert_eq!(Decimal::parse("1.00001"), Err(DecimalFault::TooFine));
        assert_eq!(Decimal::parse("1000000001"), Err(DecimalFault::TooLarge));
        assert_eq!(
            Decimal::parse("99999999999999999999"),
            Err(DecimalFault::TooLarge)
        );
    }

    #[test]
    fn compare_is_exact_at_the_bound() {
        let bound = decimal("5.8").fraction();
        for pupils in 1..5000 {
            let pupils = Decimal::whole(pupils).fraction();
            let area = bound.times(pupils);
            assert_eq!(area.over(pupils), Some(bound));
        }
    }

    #[test]
    fn truncated_never_rounds_up_and_rounded_does() {
        let value = decimal("4.197").fraction();
        assert_eq!(value.truncated(2), "4.19");
        assert_eq!(value.rounded(2), "4.20");
        assert_eq!(decimal("-0.5").fraction().rounded(0), "-1");
        assert_eq!(decimal("0.05").fraction().truncated(1), "0.0");
    }

    #[test]
    fn up_to_step_rounds_up_only() {
        assert_eq!(
            decimal("622.5")
                .fraction()
                .up_to_step(Decimal::ONE)
                .to_string(),
            "623"
        );
        assert_eq!(
            decimal("290")
                .fraction()
                .up_to_step(Decimal::ONE)
                .to_string(),
            "290"
        );
        assert_eq!(
            decimal("1")
                .fraction()
                .up_to_step(Decimal::HUNDRED)
                .to_string(),
            "100"
        );
    }
}
