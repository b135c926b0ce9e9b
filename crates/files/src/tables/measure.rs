//! The number of a cell in the unit of its figure.
//!
//! In: text of a cell, the unit that was written beside or over it. Out: an entry for the form, or what is wrong.

use numbers::Decimal;
use packs::table_knowledge::TableKnowledge;
use packs::table_knowledge::label;
use school::catalogue::FigureDefinition;
use school::checks::Cause;
use school::draft::Entry;
use school::figures::{Slot, Value};
use school::{Problem, reading};
use words::Words;
use words::problems;

/// Reads `text` for `slot`; `unit` is what stands in the labels, empty for the unit of the figure. `None` for a blank.
///
/// # Errors
/// A sentence as the form would say it.
pub(super) fn entry(
    text: &str,
    unit: &str,
    slot: Slot,
    definition: &FigureDefinition,
    knowledge: &TableKnowledge,
    words: &Words,
) -> Result<Option<Entry>, String> {
    let plain = reading::plain(text);
    let plain = plain.trim();
    if let Some(reason) = plain.strip_prefix("不适用") {
        let reason = reason
            .trim_start_matches([':', ',', '，', '(', ' '])
            .trim_end_matches(')');
        return Ok(Some(Entry::NotApplicable(reason.to_owned())));
    }
    let report_progress = |cause: Cause| problems::problem(&Problem { slot, cause }, words);
    let (number, unit_in_cell) = split(plain, knowledge);
    let unit = if unit_in_cell.is_empty() {
        unit
    } else {
        unit_in_cell
    };
    let known = knowledge
        .units
        .iter()
        .find(|known| known.written == unit && known.unit == definition.unit);
    let value = match known {
        Some(known) if known.factor != known.per => {
            // The largest value of a figure is that in its own unit.
            let unbounded = FigureDefinition {
                most: None,
                ..definition.clone()
            };
            let one = reading::read(number, &unbounded).map_err(report_progress)?;
            let factor = known.factor.fraction().over(known.per.fraction());
            match (one, factor) {
                (Value::Number(one), Some(factor)) => {
                    let exact = one.fraction().times(factor);
                    let too_large = |_| {
                        report_progress(Cause::TooLarge {
                            seen: number.to_owned(),
                        })
                    };
                    let rounded = Decimal::parse(&exact.rounded(4)).map_err(too_large)?;
                    let text = rounded.to_string();
                    if definition.most.is_some_and(|most| rounded > most) {
                        reading::read(&text, definition).map_err(report_progress)?;
                    }
                    return Ok(Some(Entry::Text(text)));
                }
                (other, _) => other,
            }
        }
        _ => match reading::read(&fine(plain), definition) {
            Ok(value) => value,
            Err(cause) => return Err(report_progress(cause)),
        },
    };
    Ok(match value {
        Value::Blank | Value::Unreadable => None,
        Value::NotApplicable(reason) => Some(Entry::NotApplicable(reason)),
        Value::Number(number) => Some(Entry::Text(number.to_string())),
        Value::List(entries) if entries.is_empty() => Some(Entry::Text("0".to_owned())),
        Value::List(entries) => {
            let texts: Vec<String> = entries.iter().map(Decimal::to_string).collect();
            Some(Entry::Text(texts.join(" ")))
        }
        Value::Level(level) => Some(Entry::Text(level.key().to_owned())),
    })
}

/// A unit at the end of a number that the knowledge has a factor for.
fn split<'a>(plain: &'a str, knowledge: &TableKnowledge) -> (&'a str, &'a str) {
    let ends_with = |unit: &str| plain.ends_with(unit) && !plain.ends_with(&format!("万{unit}"));
    let known = knowledge
        .units
        .iter()
        .filter(|known| ends_with(&known.written));
    let longest = known.max_by_key(|known| known.written.len());
    longest.map_or((plain, ""), |known| {
        plain.split_at(plain.len() - known.written.len())
    })
}

/// A calculated number has more digits after the point than any figure; it is rounded to four, as the form takes.
fn fine(plain: &str) -> String {
    let is_plain = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    match plain.split_once('.') {
        Some((_, part)) if is_plain && part.len() > 8 && !part.contains('.') => rounded(plain),
        _ => plain.to_owned(),
    }
}

/// Digits after the point cut to four, the last one rounded half up.
fn rounded(plain: &str) -> String {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let (four_places, rest) = part.split_at(4.min(part.len()));
    let digits: Option<u64> = format!("{whole}{four_places}").parse().ok();
    let is_up = rest.bytes().next().is_some_and(|byte| byte >= b'5');
    match digits {
        Some(digits) => {
            let digits = format!("{:05}", digits + u64::from(is_up));
            let (whole, part) = digits.split_at(digits.len() - 4);
            format!("{whole}.{part}")
        }
        None => plain.to_owned(),
    }
}

/// The unit that labels give: in the brackets of one of them, or alone in a cell.
pub(super) fn unit_of<'a>(
    labels: impl Iterator<Item = &'a str>,
    knowledge: &TableKnowledge,
) -> String {
    for text in labels {
        let inner = label::bracketed(text);
        if knowledge.unit_words.contains(&inner) {
            return inner;
        }
    }
    String::new()
}
