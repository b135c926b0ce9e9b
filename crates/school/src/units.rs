//! Units that people write behind a number, and what the number then is in the figure's own unit.
//!
//! In: plain text such as 3万元, and the figure's unit. Out: exact numbers; only 亩, of which one is 2000/3 ㎡, may be cut off.

use super::catalogue::Unit;
use super::reading::plain;
use numbers::{Decimal, DecimalFault, Fraction};

impl Unit {
    /// The unit in which figures of this unit are calculated, and how many of it one is.
    pub fn base(self) -> (Self, Fraction) {
        let (base, count) = self.whole_base();
        (base, Decimal::whole(count).fraction())
    }

    /// People, rooms, classes and whatever else comes whole; areas and sums do not.
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::SquareMetre | Self::Yuan | Self::TenThousandYuan)
    }

    /// As [`Unit::base`]; one is always a whole number of its base.
    pub fn whole_base(self) -> (Self, i64) {
        match self {
            Self::TenThousandYuan => (Self::Yuan, 10_000),
            other => (other, 1),
        }
    }
}

/// By how much the written number counts in the figure's own unit.
#[derive(Clone, Copy)]
pub(super) enum Scale {
    One,
    /// The point moves by so many places to the right.
    Places(i32),
    /// 亩.
    Mu,
}

impl Scale {
    /// The number whose plain decimal text was written, in the figure's own unit.
    pub(super) fn read(self, digits: &str) -> Result<Decimal, DecimalFault> {
        match self {
            Self::One => Decimal::parse(digits),
            Self::Places(places) => Decimal::parse(&shifted(digits, places)),
            Self::Mu => Decimal::parse(digits).and_then(square_metres_of_mu),
        }
    }
}

/// Square metres of so many 亩, one of which is exactly 2000/3 ㎡.
///
/// What cannot be written with four digits after the point is cut off, not rounded. A number that was cut off so reaches a
/// bound of at most four digits just when the exact one does, so no verdict about the area itself depends on it; and a sum
/// of such numbers is never more than there is.
fn square_metres_of_mu(mu: Decimal) -> Result<Decimal, DecimalFault> {
    let thrice = mu.fraction().times(Decimal::whole(2000).fraction());
    let exact = thrice.over(Decimal::whole(3).fraction());
    Decimal::parse(&exact.unwrap_or(Fraction::ZERO).cut_off(4))
}

/// Takes a trailing unit off; `None` when it does not fit the figure's unit.
pub(super) fn split_unit(text: &str, unit: Unit) -> Option<(&str, Scale)> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\'')))
        .unwrap_or(text.len());
    let (digits, written) = text.split_at(end);
    let ten_thousand = if unit == Unit::TenThousandYuan { 4 } else { 0 };
    let money = matches!(unit, Unit::Yuan | Unit::TenThousandYuan);
    let area = unit == Unit::SquareMetre;
    let scale = match written {
        "" => Scale::One,
        "元" | "圆" if money => Scale::Places(-ten_thousand),
        "千元" if money => Scale::Places(3 - ten_thousand),
        "万" | "万元" if money => Scale::Places(4 - ten_thousand),
        "亿" | "亿元" if money => Scale::Places(8 - ten_thousand),
        "亩" if area => Scale::Mu,
        "公顷" if area => Scale::Places(4),
        "万" => Scale::Places(4),
        _ if written
            .strip_prefix('万')
            .is_some_and(|rest| fits(rest, unit)) =>
        {
            Scale::Places(4)
        }
        _ if fits(written, unit) => Scale::One,
        _ => return None,
    };
    Some((digits, scale))
}

/// True when `written` is a way to write `unit`.
fn fits(written: &str, unit: Unit) -> bool {
    match unit {
        Unit::Person | Unit::Teacher => matches!(written, "人" | "名" | "位"),
        Unit::PupilsPerClass => matches!(written, "人" | "名" | "人/班"),
        Unit::Room => matches!(written, "间" | "个"),
        Unit::Class => matches!(written, "个" | "班" | "个班"),
        Unit::SquareMetre => matches!(
            written,
            "㎡" | "m2" | "M2" | "m²" | "M²" | "平方米" | "平方" | "平米" | "平"
        ),
        Unit::Yuan => written == "¥",
        Unit::Volume => matches!(written, "册" | "本"),
        Unit::Machine => written == "台",
        Unit::Hour => matches!(written, "学时" | "小时" | "课时"),
        Unit::Percent => written == "%",
        Unit::Metre => matches!(written, "米" | "m" | "M"),
        Unit::Item => matches!(written, "个" | "块" | "片" | "张"),
        Unit::ClockHour => matches!(written, "小时" | "时" | "h"),
        Unit::Lesson => matches!(written, "课时" | "节"),
        Unit::Title => written == "种",
        _ => false,
    }
}

/// True when a unit other than the figure's own was written, so that the number became another one.
pub fn is_converted(text: &str, unit: Unit) -> bool {
    let text: String = plain(text).chars().filter(|c| !c.is_whitespace()).collect();
    match split_unit(&text, unit) {
        Some((_, Scale::Places(places))) => places != 0,
        Some((_, Scale::Mu)) => true,
        _ => false,
    }
}

/// Moves the point of plain decimal text by `places` to the right (to the left when negative).
pub fn shifted(digits: &str, places: i32) -> String {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let count = places.unsigned_abs() as usize;
    if places >= 0 {
        let padded = format!("{part:0<count$}");
        let (moved, rest) = padded.split_at(count);
        return format!("{whole}{moved}.{rest}");
    }
    let (sign, plain) = whole
        .strip_prefix('-')
        .map_or(("", whole), |plain| ("-", plain));
    let padded = format!("{plain:0>width$}", width = count + 1);
    let (left, moved) = padded.split_at(padded.len() - count);
    format!("{sign}{left}.{moved}{part}")
}
