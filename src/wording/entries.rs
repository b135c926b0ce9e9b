//! What was understood of an entry, to be shown beside it.

use super::{Words, labels};
use crate::number::Decimal;
use crate::school::catalogue::{FigureDefinition, Take, Unit};
use crate::school::figures::Value;

/// What a list was understood as, such as 4个班,共168人; empty for anything but a list.
pub fn echo(definition: &FigureDefinition, value: &Value) -> String {
    let Value::List(entries) = value else {
        return String::new();
    };
    if entries.is_empty() {
        return "没有".to_owned();
    }
    let total = entries
        .iter()
        .fold(Decimal::ZERO, |sum, entry| sum.plus(*entry));
    let counted = match definition.unit {
        Unit::PupilsPerClass => "个班",
        Unit::Person | Unit::Teacher => "年",
        _ => "间",
    };
    format!(
        "{}{counted}，共{total}{}",
        entries.len(),
        labels::unit(definition.unit)
    )
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
