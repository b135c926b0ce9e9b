//! Reads what people type or paste into exact values.
//!
//! In: text as typed and the figure's definition. Out: a [`Value`] or the [`Cause`] why it is none.
//! Full-width digits, thousands separators, spaces and trailing units are understood, also 元、千元、万、亿 for money and 亩、公顷
//! for areas. It must not know thresholds.

use super::catalogue::{FigureDefinition, FigureForm, Unit};
use super::checks::Cause;
use super::figures::{Level, Value};
use crate::number::{Decimal, DecimalFault, Fraction};

/// Most entries of a list; no school has more classes in a grade or rooms of a kind.
const LONGEST_LIST: usize = 200;
/// Longest text of a field that is looked at, in characters.
const LONGEST_TEXT: usize = 4_000;

/// Reads `text` as the figure `definition`.
///
/// Blank text is [`Value::Blank`]. Below zero only where the figure is signed. For a list, `0` or `无` alone is an empty list.
///
/// # Errors
/// A [`Cause`] that holds what was seen: not a number, a fraction where people or rooms are counted, a negative
/// number, more than four decimals, too large, or a unit that does not fit.
pub fn read(text: &str, definition: &FigureDefinition) -> Result<Value, Cause> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Cause::TooLarge {
            seen: text.chars().take(12).collect::<String>() + "…",
        });
    }
    let text = plain(text);
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Blank);
    }
    match definition.form {
        FigureForm::Level => {
            Level::from_key(text)
                .map(Value::Level)
                .ok_or_else(|| Cause::NotANumber {
                    seen: text.to_owned(),
                })
        }
        FigureForm::Count => read_number(text, definition, true).map(Value::Number),
        FigureForm::Measure => read_number(text, definition, false).map(Value::Number),
        FigureForm::Counts => read_list(text, definition, true),
        FigureForm::Measures => read_list(text, definition, false),
    }
}

fn read_list(text: &str, definition: &FigureDefinition, whole: bool) -> Result<Value, Cause> {
    if text == "0" || text == "无" {
        return Ok(Value::List(Vec::new()));
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | '、' | ';' | '/' | '+');
    let entries: Vec<&str> = text
        .split(is_separator)
        .filter(|entry| !entry.is_empty())
        .collect();
    if entries.len() > LONGEST_LIST {
        return Err(Cause::TooMany {
            seen: entries.len(),
            most: LONGEST_LIST,
        });
    }
    let numbers = entries
        .into_iter()
        .map(|entry| read_number(entry, definition, whole));
    numbers.collect::<Result<Vec<_>, _>>().map(Value::List)
}

fn read_number(text: &str, definition: &FigureDefinition, whole: bool) -> Result<Decimal, Cause> {
    let seen = || text.to_owned();
    if !is_one_number(text) {
        return Err(Cause::NotANumber { seen: seen() });
    }
    let without_spaces: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (digits, scale) = split_unit(&without_spaces, definition.unit)
        .ok_or_else(|| Cause::NotANumber { seen: seen() })?;
    let digits = without_separators(digits).ok_or_else(|| Cause::NotANumber { seen: seen() })?;
    let number = match scale {
        Scale::One => Decimal::parse(&digits),
        Scale::Places(places) => Decimal::parse(&shifted(&digits, places)),
        Scale::Mu => Decimal::parse(&digits).and_then(square_metres_of_mu),
    };
    let number = number.map_err(|fault| match fault {
        DecimalFault::NotANumber => Cause::NotANumber { seen: seen() },
        DecimalFault::TooFine => Cause::TooFine { seen: seen() },
        DecimalFault::TooLarge => Cause::TooLarge { seen: seen() },
    })?;
    if number.is_negative() && !definition.signed {
        return Err(Cause::Negative { seen: seen() });
    }
    if whole && !number.is_whole() {
        return Err(Cause::NotWhole { seen: seen() });
    }
    Ok(number)
}

/// False for what was pasted from several cells: spaces may only stand before groups of three digits, tabs and line ends
/// between digits never; and a unit alone is no number.
fn is_one_number(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut before: Option<&str> = None;
    let mut first_group = true;
    for word in text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
    {
        if let Some(before) = before
            && before.ends_with(is_digit)
            && word.starts_with(is_digit)
        {
            let group = word.find(|c| !is_digit(c)).unwrap_or(word.len());
            if text.contains(['\t', '\n', '\r']) || group != 3 || (first_group && before.len() > 3)
            {
                return false;
            }
            first_group = false;
        }
        before = Some(word);
    }
    text.contains(is_digit)
}

/// By how much the written number counts in the figure's own unit.
#[derive(Clone, Copy)]
enum Scale {
    One,
    /// The point moves by so many places to the right.
    Places(i32),
    /// 亩.
    Mu,
}

/// Square metres of so many 亩, one of which is exactly 2000/3 ㎡.
///
/// What cannot be written with four digits after the point is cut off, not rounded. A number that was cut off so reaches a
/// bound of at most four digits just when the exact one does, so no verdict about the area itself depends on it; and a sum
/// of such numbers is never more than there is.
fn square_metres_of_mu(mu: Decimal) -> Result<Decimal, DecimalFault> {
    let thrice = mu.fraction().times(Decimal::whole(2000).fraction());
    let exact = thrice.over(Decimal::whole(3).fraction());
    Decimal::parse(&exact.unwrap_or(Fraction::ZERO).truncated(4))
}

/// Takes a trailing unit off; `None` when it does not fit the figure's unit.
fn split_unit(text: &str, unit: Unit) -> Option<(&str, Scale)> {
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
        _ => false,
    }
}

/// Takes thousands separators out; `None` when they do not stand before groups of three digits.
fn without_separators(digits: &str) -> Option<String> {
    if !digits.contains([',', '\'']) {
        return Some(digits.to_owned());
    }
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split([',', '\'']);
    let first = groups.next()?.trim_start_matches(['-', '+']);
    let good = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if !good || part.contains([',', '\'']) {
        return None;
    }
    Some(
        digits
            .chars()
            .filter(|c| !matches!(c, ',' | '\''))
            .collect(),
    )
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
pub(crate) fn shifted(digits: &str, places: i32) -> String {
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

/// Full-width forms to the plain ones, so that what an input method writes is read.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{00A0}' => ' ',
            '。' => '.',
            '—' | '−' => '-',
            other => other,
        })
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::catalogue::FigurePlace;

    fn definition(form: FigureForm, unit: Unit) -> FigureDefinition {
        FigureDefinition {
            unit,
            form,
            ..FigureDefinition::level(
                "x".into(),
                "某项".to_owned(),
                String::new(),
                FigurePlace::Whole,
            )
        }
    }

    #[test]
    fn read_understands_what_people_type() {
        for (text, unit, expected) in [
            ("１，１８０", Unit::Person, "1180"),
            (" 1,180 人", Unit::Person, "1180"),
            ("1.2万", Unit::Person, "12000"),
            ("1.2万人", Unit::Person, "12000"),
            ("5020㎡", Unit::SquareMetre, "5020"),
            ("5 020.5 平方米", Unit::SquareMetre, "5020.5"),
            ("242", Unit::TenThousandYuan, "242"),
            ("242万", Unit::TenThousandYuan, "242"),
            ("2420000元", Unit::TenThousandYuan, "242"),
            ("31000元", Unit::TenThousandYuan, "3.1"),
            ("3万元", Unit::Yuan, "30000"),
            ("2.42千元", Unit::TenThousandYuan, "0.242"),
            ("1.5亿元", Unit::TenThousandYuan, "15000"),
            ("5千元", Unit::Yuan, "5000"),
            ("1元", Unit::TenThousandYuan, "0.0001"),
            ("12.5元", Unit::Yuan, "12.5"),
            ("3亩", Unit::SquareMetre, "2000"),
            ("１．５ 亩", Unit::SquareMetre, "1000"),
            ("1亩", Unit::SquareMetre, "666.6666"),
            ("2亩", Unit::SquareMetre, "1333.3333"),
            ("0.0003亩", Unit::SquareMetre, "0.2"),
            ("0.0001亩", Unit::SquareMetre, "0.0666"),
            ("1.2公顷", Unit::SquareMetre, "12000"),
            ("1.2万平方米", Unit::SquareMetre, "12000"),
            ("0", Unit::Person, "0"),
        ] {
            let read = read(text, &definition(FigureForm::Measure, unit));
            assert_eq!(
                read,
                Ok(Value::Number(Decimal::parse(expected).unwrap())),
                "for {text}"
            );
        }
    }

    #[test]
    fn read_names_what_it_cannot_read() {
        let count = definition(FigureForm::Count, Unit::Person);
        assert_eq!(read("  ", &count), Ok(Value::Blank));
        assert_eq!(
            read("约3600", &count),
            Err(Cause::NotANumber {
                seen: "约3600".to_owned()
            })
        );
        assert_eq!(
            read("12,34", &count),
            Err(Cause::NotANumber {
                seen: "12,34".to_owned()
            })
        );
        assert_eq!(
            read("12㎡", &count),
            Err(Cause::NotANumber {
                seen: "12㎡".to_owned()
            })
        );
        assert_eq!(
            read("-3", &count),
            Err(Cause::Negative {
                seen: "-3".to_owned()
            })
        );
        assert_eq!(
            read("45.5", &count),
            Err(Cause::NotWhole {
                seen: "45.5".to_owned()
            })
        );
        assert_eq!(
            read("99999999999", &count),
            Err(Cause::TooLarge {
                seen: "99999999999".to_owned()
            })
        );
    }

    #[test]
    fn units_of_another_kind_and_sums_below_one_yuan_are_refused() {
        let money = definition(FigureForm::Measure, Unit::TenThousandYuan);
        let area = definition(FigureForm::Measure, Unit::SquareMetre);
        let count = definition(FigureForm::Count, Unit::Person);
        for (text, definition) in [("3亩", &money), ("3元", &area), ("3亩", &count), ("亩", &area)] {
            let seen = text.to_owned();
            assert_eq!(
                read(text, definition),
                Err(Cause::NotANumber { seen }),
                "{text}"
            );
        }
        // 0.00001 of 万元 is less than one 元, and a sum is never rounded unasked.
        let seen = "31000.55元".to_owned();
        assert_eq!(read(&seen, &money), Err(Cause::TooFine { seen }));
    }

    #[test]
    fn only_a_signed_figure_may_be_below_zero() {
        let mut count = definition(FigureForm::Count, Unit::Person);
        let mut list = definition(FigureForm::Counts, Unit::Person);
        assert!(read("-5 3", &list).is_err());
        (count.signed, list.signed) = (true, true);
        assert_eq!(read("−5人", &count), Ok(Value::Number(Decimal::whole(-5))));
        let expected = [-5, 3, 0].map(Decimal::whole).to_vec();
        assert_eq!(read("－5、3，0", &list), Ok(Value::List(expected)));
        assert!(matches!(read("5-3", &count), Err(Cause::NotANumber { .. })));
    }

    #[test]
    fn several_cells_and_a_unit_alone_are_no_number() {
        let count = definition(FigureForm::Count, Unit::Person);
        let money = definition(FigureForm::Measure, Unit::TenThousandYuan);
        for text in [
            "1180\t26", "30 5", "1180 260", "1180\n26", "人", "万", "万人",
        ] {
            let seen = text.to_owned();
            assert_eq!(
                read(text, &count),
                Err(Cause::NotANumber { seen }),
                "for {text:?}"
            );
        }
        assert_eq!(
            read("元", &money),
            Err(Cause::NotANumber {
                seen: "元".to_owned()
            })
        );
        assert_eq!(
            read("1 180", &count),
            Ok(Value::Number(Decimal::whole(1180)))
        );
    }

    #[test]
    fn read_takes_lists_with_any_separator() {
        let sizes = definition(FigureForm::Counts, Unit::PupilsPerClass);
        let expected = Ok(Value::List([45, 46, 44].map(Decimal::whole).to_vec()));
        for text in [
            "45 46 44",
            "45、46、44",
            "４５，４６，４４",
            "45人\n46人\n44人",
            "45;46;44",
        ] {
            assert_eq!(read(text, &sizes), expected, "for {text}");
        }
        assert_eq!(read("0", &sizes), Ok(Value::List(Vec::new())));
        assert_eq!(
            read("45 四六", &sizes),
            Err(Cause::NotANumber {
                seen: "四六".to_owned()
            })
        );
    }
}
