//! Sentences about names, words and numbers that are not what they should be.
//!
//! In: what was written and what should stand there. Out: a sentence with the way out. It must not know lines.

use super::kind::Shape;
use super::nearest::nearest;
use crate::fault::short;
use numbers::{Decimal, DecimalFault};

/// Most words that a sentence lists.
const MOST_WORDS: usize = 12;

/// A number to show how one is written, where what was written gives none.
pub(crate) const EXAMPLE: &str = "12.5";

/// Names of the fields of a table, the first twelve.
pub(crate) fn keys_of<L>(shape: &Shape<L>) -> String {
    let fields = shape.fields;
    let keys: Vec<&str> = fields.iter().take(12).map(|field| field.key).collect();
    let more = if fields.len() > 12 { " 等" } else { "" };
    format!("{}{more}", keys.join("、"))
}

/// What to say of a word that is none of `words`.
pub(crate) fn unknown_word<'a>(
    key: &str,
    written: &str,
    words: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> String {
    let shown = short(written);
    let meant = words
        .clone()
        .find(|(_, meaning)| *meaning == written.trim());
    let near = meant.or_else(|| {
        let near = nearest(written, words.clone().map(|(word, _)| word))?;
        words.clone().find(|(word, _)| *word == near)
    });
    if let Some((word, meaning)) = near {
        return format!("{key} 没有 {shown} 这个词，是不是 {word}（{meaning}）？");
    }
    let mut all: Vec<String> = words
        .map(|(word, meaning)| format!("{word}（{meaning}）"))
        .collect();
    // More than a person reads in one sentence; the page for pack writers has them all.
    let rest = if all.len() > MOST_WORDS {
        "等，见标准包的写法"
    } else {
        ""
    };
    all.truncate(MOST_WORDS);
    format!("{key} 没有 {shown} 这个词；可以写 {}{rest}", all.join("、"))
}

/// What is wrong with the text of a number in quotes; `None` when it is one.
pub(crate) fn decimal_fault(key: &str, text: &str) -> Option<String> {
    let fault = Decimal::parse(text).err()?;
    let shown = short(text);
    Some(match fault {
        DecimalFault::TooFine => format!("{key} 小数点后最多四位，现在是 {shown}"),
        DecimalFault::TooLarge => format!("{key} 不能超过 10 亿，现在是 {shown}"),
        DecimalFault::NotANumber => not_a_number(key, text),
    })
}

fn not_a_number(key: &str, text: &str) -> String {
    let shown = short(text);
    let plain = half_width(text.trim());
    if Decimal::parse(&plain).is_ok() {
        return format!("{key} 的数要用半角数字，前后不留空格，写成 \"{plain}\"，现在是“{shown}”");
    }
    let joined: String = plain
        .chars()
        .filter(|character| !matches!(character, ',' | '，' | ' '))
        .collect();
    if Decimal::parse(&joined).is_ok() {
        return format!("{key} 的数里不加分隔号，写成 \"{joined}\"，现在是“{shown}”");
    }
    let is_of_number =
        |character: char| character.is_ascii_digit() || matches!(character, '.' | '-' | '+');
    let number: String = plain
        .chars()
        .take_while(|character| is_of_number(*character))
        .collect();
    let has_power = plain
        .get(number.len()..)
        .is_some_and(|rest| rest.starts_with(['e', 'E']));
    if !has_power && Decimal::parse(&number).is_ok() {
        return format!("{key} 只写数，不带单位，写成 \"{number}\"，现在是“{shown}”");
    }
    format!("{key} 要写成带引号的数，如 \"{EXAMPLE}\"，现在是“{shown}”")
}

/// Full-width digits, point, plus and minus as those of a keyboard.
pub(crate) fn half_width(text: &str) -> String {
    let half = |character: char| match character {
        '０'..='９' => {
            char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character)
        }
        '．' => '.',
        '－' | '−' => '-',
        '＋' => '+',
        other => other,
    };
    text.chars().map(half).collect()
}
