//! Reads what people type or paste into exact values.
//!
//! In: text as typed and the figure's definition. Out: a [`Value`] or the [`Cause`] why it is none.
//! Full-width digits, thousands separators, spaces and trailing units are understood, also 元、千元、万、亿 for money and 亩、公顷
//! for areas. It must not know thresholds.

use super::catalogue::{FigureDefinition, FigureForm};
use super::checks::Cause;
use super::figures::{Level, Value};
use super::units::split_unit;
use numbers::{Decimal, DecimalFault};

/// Most entries of a list; no school has more classes in a grade or rooms of a kind.
pub const LONGEST_LIST: usize = 200;
/// Longest text of a field that is looked at, in characters.
const LONGEST_TEXT: usize = 4_000;

/// Reads what a person typed for the figure `definition`, into the figure's unit.
///
/// Full-width digits, spaces, commas before groups of three digits and a fitting unit are understood; of money also
/// 千元、万、亿, of areas 亩 and 公顷. Nothing is rounded; only what was written in 亩 is cut off after four digits.
///
/// Blank text is [`Value::Blank`]. Below zero only where the figure is signed. For a list of things, `0` or `无` alone is an
/// empty list; for a list by year it is the first year's 0.
///
/// # Errors
/// A [`Cause`] that holds what was seen: not a number, a fraction where people or rooms are counted, a negative
/// number, more than four decimals, too large, or a unit that does not fit.
///
/// ```
/// use numbers::Decimal;
/// use school::{Cause, figures::Value, reading};
/// let field = data::catalogue().figure(&"sports_field_area".into()).unwrap();
/// assert_eq!(reading::read("9 亩", field), Ok(Value::Number(Decimal::whole(6000))));
/// let seen = "六千".to_owned();
/// assert_eq!(reading::read("六千", field), Err(Cause::NotANumber { seen }));
/// ```
pub fn read(text: &str, definition: &FigureDefinition) -> Result<Value, Cause> {
    let is_list = matches!(definition.form, FigureForm::Counts | FigureForm::Measures);
    if text.chars().nth(LONGEST_TEXT).is_some() {
        let count = entries(text).count();
        return Err(if is_list && count > LONGEST_LIST {
            Cause::TooMany {
                seen: count,
                most: LONGEST_LIST,
            }
        } else {
            too_large(text.chars().take(12).collect::<String>() + "…", definition)
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
        let is_year = definition.is_by_year();
        let none = if is_year {
            vec![Decimal::ZERO]
        } else {
            Vec::new()
        };
        return Ok(Value::List(none));
    }
    let entries: Vec<&str> = entries(text).collect();
    if entries.len() > LONGEST_LIST {
        return Err(Cause::TooMany {
            seen: entries.len(),
            most: LONGEST_LIST,
        });
    }
    let numbers = entries
        .into_iter()
        .map(|entry| read_number(entry, definition, whole));
    let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
    // A class that nobody is in is no class, but would be counted as one.
    if definition.unit == super::catalogue::Unit::PupilsPerClass && numbers.contains(&Decimal::ZERO)
    {
        return Err(Cause::EmptyClass);
    }
    Ok(Value::List(numbers))
}

/// What stands between the separators of a list.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_separator).filter(|entry| !entry.is_empty())
}

/// True for what stands between two entries of a list.
pub fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；' | '/' | '+')
}

/// What stands in a list for an entry that is still to be filled in, so that those behind it keep their places. It is no
/// number, so nothing is judged by such a list.
pub const GAP: &str = "?";

fn read_number(text: &str, definition: &FigureDefinition, whole: bool) -> Result<Decimal, Cause> {
    let seen = || text.to_owned();
    if !is_one_number(text) {
        return Err(Cause::NotANumber { seen: seen() });
    }
    let without_spaces: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (digits, scale) = split_unit(&without_spaces, definition.unit)
        .ok_or_else(|| Cause::NotANumber { seen: seen() })?;
    let digits = without_separators(digits).ok_or_else(|| Cause::NotANumber { seen: seen() })?;
    let number = scale.read(&digits).map_err(|fault| match fault {
        DecimalFault::NotANumber => Cause::NotANumber { seen: seen() },
        DecimalFault::TooFine => Cause::TooFine { seen: seen() },
        DecimalFault::TooLarge => too_large(seen(), definition),
    })?;
    if number.is_negative() && !definition.signed {
        return Err(Cause::Negative { seen: seen() });
    }
    if whole && !number.is_whole() {
        return Err(Cause::NotWhole { seen: seen() });
    }
    let size = number.max(Decimal::ZERO.minus(number));
    match definition.most {
        Some(most) if size > most => Err(Cause::AboveMost { seen: seen(), most }),
        _ => Ok(number),
    }
}

/// Why a number that no decimal holds is refused: it is more than the figure's largest sensible value, where it has one.
fn too_large(seen: String, definition: &FigureDefinition) -> Cause {
    match definition.most {
        Some(_) if seen.starts_with('-') && !definition.signed => Cause::Negative { seen },
        Some(most) => Cause::AboveMost { seen, most },
        None => Cause::TooLarge { seen },
    }
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

/// The cells of a column or row of a sheet as a list with spaces between; `None` for one cell, and where a cell does not
/// begin with a digit.
///
/// ```
/// use school::reading;
/// assert_eq!(reading::column("45\r\n46\r\n\r\n44\r\n").as_deref(), Some("45 46 44"));
/// assert_eq!(reading::column("45 46 44"), None);
/// assert_eq!(reading::column("一年级\t45"), None);
/// ```
pub fn column(text: &str) -> Option<String> {
    let cells: Vec<String> = text
        .split(['\t', '\n', '\r'])
        .map(|cell| plain(cell).split_whitespace().collect())
        .filter(|cell: &String| !cell.is_empty())
        .collect();
    let begins_with_digit = |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit());
    (cells.len() > 1 && cells.iter().all(begins_with_digit)).then(|| cells.join(" "))
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
    use crate::catalogue::{FigurePlace, Unit};

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
        for (text, definition) in [
            ("3亩", &money),
            ("3元", &area),
            ("3亩", &count),
            ("亩", &area),
        ] {
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
