//! Fixed-point decimals: what is entered, and every bound.
//!
//! In: decimal text. Out: exact numbers with four digits after the point. No floating point.

use std::fmt;

use super::{Fraction, without_end_zeros};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Decimal digits kept after the point.
const PLACES: u32 = 4;
/// Parts of one: 10⁴.
pub(super) const ONE: i64 = 10_000;
/// Largest magnitude that is accepted, so that every product below stays within `i128`.
const LARGEST: i64 = 1_000_000_000;

/// What is entered and what is asked for: a decimal with up to four digits after the point, magnitude at most
/// 1,000,000,000, kept exactly.
///
/// Sums are decimals; a quotient is a [`Fraction`], so that nothing is rounded before it is compared. Saved as text in
/// quotes (`"4.2"`), packed as the count of its ten-thousandths.
///
/// ```
/// use numbers::Decimal;
///
/// let (area, pupils) = (Decimal::parse("6843.99")?, Decimal::whole(1180));
/// let per_pupil = area.fraction().over(pupils.fraction()).unwrap();
/// // 6843.99 ÷ 1180 = 5.79999… is shown as 5.80, and does not reach it.
/// assert_eq!(per_pupil.rounded(2), "5.80");
/// assert!(per_pupil < Decimal::parse("5.8")?.fraction());
/// # Ok::<(), numbers::DecimalFault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(pub(super) i64);

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
    /// use numbers::{Decimal, DecimalFault};
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

    /// True when it has no digits after the point but zeros.
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The whole part, towards zero.
    pub fn to_whole(self) -> i64 {
        self.0 / ONE
    }

    /// The number as a fraction, exactly, to be divided or multiplied.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn fraction(self) -> Fraction {
        if self.is_whole() {
            Fraction::of_small(self.to_whole(), 1)
        } else {
            Fraction::of_small(self.0, ONE)
        }
    }

    /// The sum; beyond ±1,000,000,000 it is held there.
    pub fn plus(self, other: Self) -> Self {
        Self((self.0 + other.0).clamp(-LARGEST * ONE, LARGEST * ONE))
    }

    /// The difference; beyond ±1,000,000,000 it is held there.
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
        f.write_str(without_end_zeros(&format!("{sign}{whole}.{part:04}")))
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
