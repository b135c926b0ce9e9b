//! Texts of edits as values.
//!
//! In: what was typed into a field. Out: the value, or a sentence that names the field. It must not know where it goes.

use crate::fault::short;
use crate::pack_file::shape::{COMPARISONS, CONFIDENCES};
use crate::toml_file::nearest::nearest;
use crate::toml_file::values::half_width;
use numbers::{Decimal, DecimalFault};
use standard::{Comparison, Confidence};

/// A number from 0; full-width digits are taken too.
pub(super) fn decimal(label: &str, text: &str) -> Result<Decimal, String> {
    let shown = short(text.trim());
    if shown.is_empty() {
        return Err(format!("{label}不能空着；请填一个数，如 12.5"));
    }
    let plain = half_width(text.trim());
    match Decimal::parse(&plain) {
        Ok(number) if number.is_negative() => Err(format!("{label}不能小于 0，现在是“{shown}”")),
        Ok(number) => Ok(number),
        Err(DecimalFault::TooFine) => Err(format!("{label}小数点后最多四位，现在是“{shown}”")),
        Err(DecimalFault::TooLarge) => Err(format!("{label}不能超过 10 亿，现在是“{shown}”")),
        Err(DecimalFault::NotANumber)
            if plain.starts_with(|character: char| character.is_ascii_digit()) =>
        {
            Err(format!(
                "{label}只填数，不带单位和分隔号，如 12.5，现在是“{shown}”"
            ))
        }
        Err(DecimalFault::NotANumber) => Err(format!("{label}要填数，如 12.5，现在是“{shown}”")),
    }
}

/// A bound: a number, and more than zero where at least as much is asked for.
pub(super) fn bound(label: &str, text: &str, comparison: Comparison) -> Result<Decimal, String> {
    let value = decimal(label, text)?;
    let is_lower = matches!(comparison, Comparison::AtLeast | Comparison::MoreThan);
    if is_lower && value == Decimal::ZERO {
        return Err(format!(
            "{label}为 0 时，不低于 0 总是成立；请填大于 0 的数"
        ));
    }
    Ok(value)
}

/// A number above 0.
pub(super) fn more_than_nothing(label: &str, text: &str) -> Result<Decimal, String> {
    match decimal(label, text)? {
        Decimal::ZERO => Err(format!("{label}要大于 0")),
        number => Ok(number),
    }
}

/// A count from 1.
pub(super) fn count(label: &str, text: &str) -> Result<u32, String> {
    let number = decimal(label, text)?;
    let whole = u32::try_from(number.to_whole()).unwrap_or(0);
    if !number.is_whole() || whole == 0 {
        let shown = short(text.trim());
        return Err(format!("{label}要填 1 以上的整数，现在是“{shown}”"));
    }
    Ok(whole)
}

/// A comparison, by its word of the file or its Chinese one.
pub(super) fn comparison(text: &str) -> Result<Comparison, String> {
    let text = text.trim();
    let found = COMPARISONS
        .iter()
        .find(|(word, meaning, _)| *word == text || *meaning == text);
    found.map(|(.., comparison)| *comparison).ok_or_else(|| {
        let words: Vec<&str> = COMPARISONS.iter().map(|(_, meaning, _)| *meaning).collect();
        let near = nearest(text, COMPARISONS.iter().map(|(word, ..)| *word));
        let near = near.map_or_else(String::new, |word| format!("，是不是 {word}"));
        format!(
            "比较方式只有{}，没有“{}”{near}",
            words.join("、"),
            short(text)
        )
    })
}

/// The kinds of items that can be added: the word of the file, and what a person calls it.
pub const KINDS: [(&str, &str); 5] = [
    ("judgement", "判断"),
    ("document", "材料"),
    ("ratio", "比值"),
    ("share", "占比"),
    ("total_limit", "总量"),
];

/// A kind of item, by its word of the file or its Chinese one.
pub(super) fn kind(text: &str) -> Result<&'static str, String> {
    let text = text.trim();
    let found = KINDS
        .iter()
        .find(|(word, meaning)| *word == text || *meaning == text);
    found.map(|(word, _)| *word).ok_or_else(|| {
        let words: Vec<&str> = KINDS.iter().map(|(_, meaning)| *meaning).collect();
        let shown = match text {
            "" => "还没有选".to_owned(),
            _ => format!("现在是“{}”", short(text)),
        };
        format!("种类要选{}中的一种，{shown}", words.join("、"))
    })
}

/// The Chinese word of a comparison.
pub(super) fn comparison_word(comparison: Comparison) -> &'static str {
    let found = COMPARISONS
        .iter()
        .find(|(.., listed)| *listed == comparison);
    found.map_or("", |(_, meaning, _)| meaning)
}

/// A confidence, by its word of the file or its Chinese one.
pub(super) fn confidence(text: &str) -> Result<Confidence, String> {
    let text = text.trim();
    let found = CONFIDENCES
        .iter()
        .find(|(word, meaning)| *word == text || *meaning == text);
    match found.map(|(word, _)| *word) {
        Some("high") => Ok(Confidence::High),
        Some("medium") => Ok(Confidence::Medium),
        Some("low") => Ok(Confidence::Low),
        _ => Err(format!("把握只有高、中、低，没有“{}”", short(text))),
    }
}

/// A yes or no; nothing typed is no.
pub(super) fn yes(label: &str, text: &str) -> Result<bool, String> {
    match text.trim() {
        "yes" | "是" => Ok(true),
        "no" | "否" | "" => Ok(false),
        other => Err(format!("{label}只能是“是”或“否”，现在是“{}”", short(other))),
    }
}

/// A text that has to be there, at most 4,000 characters.
pub(super) fn text(label: &str, text: &str) -> Result<String, String> {
    let text = free_text(label, text)?;
    if text.is_empty() {
        return Err(format!("{label}不能空着"));
    }
    Ok(text)
}

/// A text that may be empty, at most 4,000 characters.
pub(super) fn free_text(label: &str, text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.chars().count() > crate::pack_file::grammar::LONGEST_TEXT {
        return Err(format!(
            "{label}超过 {} 字，请缩短",
            crate::pack_file::grammar::LONGEST_TEXT
        ));
    }
    Ok(text.to_owned())
}
