//! Sentences about values that are not what they should be.
//!
//! In: what was written and what should stand there. Out: a sentence with the way out. It must not know lines.

use toml::de::DeValue;

use super::fault::short;
use super::kind::{Field, Kind, Shape};
use super::nearest::nearest;
use numbers::{Decimal, DecimalFault};

/// Most words that a sentence lists.
const MOST_WORDS: usize = 12;

/// A number to show how one is written, where what was written gives none.
const EXAMPLE: &str = "12.5";

/// Names of the fields of a table, the first twelve.
pub(super) fn keys_of(shape: Option<&Shape>) -> String {
    let fields = shape.map_or(&[] as &[Field], |shape| shape.fields);
    let keys: Vec<&str> = fields.iter().take(12).map(|field| field.key).collect();
    let more = if fields.len() > 12 { " 等" } else { "" };
    format!("{}{more}", keys.join("、"))
}

/// How a field is written.
pub(super) fn example(field: &Field) -> String {
    let key = field.key;
    match field.kind {
        Kind::Text | Kind::Id | Kind::Figure | Kind::OwnFigure | Kind::Group | Kind::Source => {
            format!("{key} = \"…\"")
        }
        Kind::Decimal => format!("{key} = \"{EXAMPLE}\""),
        Kind::Whole(_) => format!("{key} = 1"),
        Kind::Flag => format!("{key} = true"),
        Kind::Word(words) => {
            let word = words.first().map_or("", |(word, _)| word);
            format!("{key} = \"{word}\"")
        }
        Kind::Table(_) if key == "clause" => format!(
            "{key} = {{ place = \"条款位置\", sources = [\"来源简称\"], confidence = \"medium\" }}"
        ),
        Kind::Table(shape) => format!("{key} = {{ … }}，里面写 {}", keys_of(Some(shape))),
        Kind::List(Kind::Table(_)) if field.block => format!("[[{key}]] 一节"),
        Kind::List(_) => format!("{key} = [ … ]"),
        Kind::Choice(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            format!("{key}，可以写 {}", words.join("、"))
        }
    }
}

/// What to say of a word that is none of `words`.
pub(super) fn unknown_word<'a>(
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
        .filter(|sign| !matches!(sign, ',' | '，' | ' '))
        .collect();
    if Decimal::parse(&joined).is_ok() {
        return format!("{key} 的数里不加分隔号，写成 \"{joined}\"，现在是“{shown}”");
    }
    let sign_or_digit = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+');
    let number: String = plain
        .chars()
        .take_while(|sign| sign_or_digit(*sign))
        .collect();
    let has_power = plain
        .get(number.len()..)
        .is_some_and(|rest| rest.starts_with(['e', 'E']));
    if !has_power && Decimal::parse(&number).is_ok() {
        return format!("{key} 只写数，不带单位，写成 \"{number}\"，现在是“{shown}”");
    }
    format!("{key} 要写成带引号的数，如 \"{EXAMPLE}\"，现在是“{shown}”")
}

/// Full-width digits, point and sign as those of a keyboard.
pub(super) fn half_width(text: &str) -> String {
    let half = |sign: char| match sign {
        '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10).unwrap_or(sign),
        '．' => '.',
        '－' | '−' => '-',
        '＋' => '+',
        other => other,
    };
    text.chars().map(half).collect()
}

/// What to say of a text where something else should stand.
pub(super) fn text_where_other(key: &str, kind: &Kind, text: &str) -> String {
    let shown = short(text);
    match kind {
        Kind::Whole(_) => format!("{key} 要写成不带引号的整数，如 2，现在是 \"{shown}\""),
        Kind::Flag => format!("{key} 要写成 true 或 false，不带引号，现在是 \"{shown}\""),
        Kind::List(Kind::Table(_)) | Kind::Table(_) | Kind::Choice(_) => {
            format!("{key} 要写成 {}，现在是 \"{shown}\"", wanted(kind))
        }
        _ => format!("{key} 要写成列表，如 {key} = [\"{shown}\"]，现在是 \"{shown}\""),
    }
}

/// What to say of a value of another kind than a text.
pub(super) fn other_kind(key: &str, kind: &Kind, found: &DeValue<'_>, written: &str) -> String {
    let shown = short(written);
    let is_number = matches!(found, DeValue::Integer(_) | DeValue::Float(_));
    match kind {
        Kind::Decimal if is_number => {
            let plain = written.replace('_', "");
            let example =
                Decimal::parse(&plain).map_or_else(|_| EXAMPLE.to_owned(), |own| own.to_string());
            format!("{key} 要写成带引号的数，如 \"{example}\"，现在是 {shown}")
        }
        Kind::Whole(_) if matches!(found, DeValue::Float(_)) => {
            format!("{key} 要写成整数，现在是 {shown}")
        }
        Kind::Table(_) | Kind::List(_) | Kind::Choice(_) | Kind::Flag | Kind::Whole(_) => {
            format!(
                "{key} 要写成 {}，现在是{}",
                wanted(kind),
                named(found, &shown)
            )
        }
        _ if is_number || matches!(found, DeValue::Boolean(_) | DeValue::Datetime(_)) => {
            format!("{key} 要放在英文双引号里，写成 {key} = \"{shown}\"，现在是 {shown}")
        }
        _ => format!(
            "{key} 要写成 {}，现在是{}",
            wanted(kind),
            named(found, &shown)
        ),
    }
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Decimal => "带引号的数",
        Kind::Whole(_) => "整数",
        Kind::Flag => "true 或 false",
        Kind::List(Kind::Table(_)) => "列表 [{ … }, { … }]",
        Kind::List(_) => "列表 [\"…\", \"…\"]",
        Kind::Table(_) => "一组值 { … }",
        Kind::Choice(_) => "一个词或一组值 { … }",
        _ => "放在英文双引号里的文字",
    }
}

fn named(found: &DeValue<'_>, shown: &str) -> String {
    match found {
        DeValue::Array(_) => "一个列表".to_owned(),
        DeValue::Table(_) => "一组值".to_owned(),
        _ => format!(" {shown}"),
    }
}
