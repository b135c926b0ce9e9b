//! What was understood of an entry, to be shown beside it.
//!
//! In: the text of an entry with the value that was read of it. Out: a few words, or nothing where the text is plain already. It
//! reads no text itself.

use super::{Words, labels};
use numbers::Decimal;
use school::catalogue::{FigureDefinition, FigureForm, Take, Unit};
use school::figures::Value;
use school::{reading, units};

/// Unit of a field, with the other one in which it may be written.
pub fn unit(definition: &FigureDefinition) -> &'static str {
    match (definition.unit, definition.form) {
        (Unit::TenThousandYuan, _) => "万元，也可写元",
        (Unit::SquareMetre, FigureForm::Measure) => "㎡，也可写亩",
        (other, _) => labels::unit(other),
    }
}

/// What `text` was understood as, where that is not plain: a list as 4个班，共168人，最大班43人; money in 元; areas and counts
/// that were written in another unit in their own. Empty for anything else.
pub fn understood_as(definition: &FigureDefinition, text: &str, value: &Value) -> String {
    match value {
        Value::List(entries) => list(definition, entries),
        Value::Number(number) => converted(definition, text, *number),
        _ => String::new(),
    }
}

fn list(definition: &FigureDefinition, entries: &[Decimal]) -> String {
    let (Some(largest), Some(smallest)) = (entries.iter().max(), entries.iter().min()) else {
        return "没有".to_owned();
    };
    let total = entries
        .iter()
        .fold(Decimal::ZERO, |sum, entry| sum.plus(*entry));
    let (counted, extreme) = match definition.unit {
        Unit::PupilsPerClass => ("个班", format!("，最大班{largest}")),
        Unit::Person | Unit::Teacher => ("年", String::new()),
        _ => ("间", format!("，最小一间{smallest}")),
    };
    let unit = labels::unit(definition.unit);
    let extreme = if extreme.is_empty() || entries.len() == 1 {
        String::new()
    } else {
        extreme + unit
    };
    format!("{}{counted}，共{total}{unit}{extreme}", entries.len())
}

fn converted(definition: &FigureDefinition, text: &str, number: Decimal) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    if definition.unit == Unit::TenThousandYuan {
        let yuan = units::shifted(&number.to_string(), 4);
        let yuan = yuan.trim_start_matches('0').trim_end_matches('.');
        let yuan = if yuan.is_empty() { "0" } else { yuan };
        return format!("= {} 元", grouped(yuan));
    }
    if !units::is_converted(text, definition.unit) {
        return String::new();
    }
    let grouped = grouped(&number.to_string());
    let unit = labels::unit(definition.unit);
    // Exact, it would be a whole number of ten-thousandths of 亩: 10000 · 3/2000 of it.
    let is_whole = number
        .fraction()
        .times(Decimal::whole(15).fraction())
        .is_whole();
    let is_cut = reading::plain(text).contains('亩') && !is_whole;
    let note = if is_cut {
        "（1亩＝2000/3㎡，第五位小数起舍去）"
    } else {
        ""
    };
    format!("= {grouped} {unit}{note}")
}

/// Plain decimal text with a comma before each group of three digits.
fn grouped(text: &str) -> String {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let (sign, whole) = whole
        .strip_prefix('-')
        .map_or(("", whole), |whole| ("-", whole));
    let mut grouped = sign.to_owned();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part.is_empty() {
        grouped
    } else {
        format!("{grouped}.{part}")
    }
}

/// What stands in the school's own figures, for a what-if that leaves it as it is.
pub fn unchanged(definition: &FigureDefinition, value: &Value) -> String {
    match value {
        Value::Number(number) => format!("现为 {number}"),
        Value::List(entries) if !entries.is_empty() => {
            let texts: Vec<String> = entries.iter().map(ToString::to_string).collect();
            format!("现为 {}", texts.join(" "))
        }
        _ if definition.example.is_empty() => String::new(),
        _ => format!("如 {}", definition.example),
    }
}

/// Where the number of a blank figure was taken from, such as 按各班人数合计1180; empty when it was entered or is not there.
pub fn derived(definition: &FigureDefinition, value: &Value, words: &Words) -> String {
    let Value::Number(number) = value else {
        return String::new();
    };
    match &definition.from_list {
        Some(list) => {
            let how = match list.take {
                Take::Sum => "合计",
                Take::Count => "数得",
                Take::Largest => "最大",
            };
            format!("按{}{how}{number}", words.figure(&list.figure))
        }
        None => format!("按分项合计{number}"),
    }
}
