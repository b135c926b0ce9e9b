//! What the TOML parser complains of, in words for someone who does not know TOML.
//!
//! In: the parser's complaints and the text. Out: faults with their lines. It must not know fields.

use toml::de::Error;

use super::lines::TomlLines;
use super::values::half_width;
use crate::fault::{PackFault, short};
use numbers::Decimal;

/// The first complaint of each line: what follows in the same line comes of it.
pub(crate) fn faults(complaints: &[Error], lines: &TomlLines<'_>) -> Vec<PackFault> {
    let mut faults: Vec<PackFault> = Vec::new();
    let mut last = None;
    for complaint in complaints {
        let line = complaint.span().map(|span| lines.at(span.start));
        if line.is_none() || line != last {
            last = line;
            faults.push(fault(complaint, lines));
        }
    }
    faults
}

/// A complaint as a sentence.
pub(crate) fn fault(complaint: &Error, lines: &TomlLines<'_>) -> PackFault {
    let span = complaint.span();
    let number = span.as_ref().map(|span| lines.at(span.start));
    let written = span.map_or("", |span| lines.between(span));
    let line = number.map_or("", |number| lines.text(number));
    PackFault {
        line: number,
        what: sentence(complaint.message(), written, line),
        ..PackFault::default()
    }
}

fn sentence(message: &str, written: &str, line: &str) -> String {
    let says = |part: &str| message.contains(part);
    let shown = short(written.trim());
    if says("duplicate key") {
        return format!("{shown} 写了两次，只能有一个；请删去一处");
    }
    if says("cannot extend value") {
        return format!("{shown} 前面已经写过，不能再分开写一次");
    }
    if says("recurs") {
        return "括号或名称套得太深，这种文件用不到；请检查括号".to_owned();
    }
    if let Some(sentence) = bare_value(line, message) {
        return sentence;
    }
    if says("must be quoted")
        || says("key with no value")
        || says("missing value")
        || says("missing assignment")
    {
        return "名称后面缺 = 和值；写成 名称 = \"值\"".to_owned();
    }
    if says("missing comma") {
        return "两项之间缺一个英文逗号".to_owned();
    }
    if says("extra comma") {
        return "多了一个逗号".to_owned();
    }
    if says("extra `=`") || says("extra assignment") || says("unexpected `=`") {
        return "多了一个 =".to_owned();
    }
    if says("unclosed") || says("missing array opening") || says("missing inline table opening") {
        return "括号没有配对；请检查这一行前后的 [ ] 和 { }".to_owned();
    }
    if says("escape") || says("unicode") {
        return "引号里的 \\ 要写成两个 \\\\".to_owned();
    }
    if says("unquoted key")
        || says("missing key")
        || says("key-value pair")
        || says(", expected key")
    {
        return "等号前面的名称只能用英文字母、数字、_ 和 -；一行写一个 名称 = 值".to_owned();
    }
    if says("unexpected key or value") || says("unexpected content") {
        return "值的后面多了内容；一行只写一个 名称 = 值，文字要整个放在一对英文双引号里"
            .to_owned();
    }
    if says("carriage return") || says("comment character") {
        return "这一行有看不见的控制符；请删去重打这一行".to_owned();
    }
    if says("missing field") {
        return format!("缺少 {}", quoted(message));
    }
    if says("unknown field") || says("unknown variant") {
        return format!("没有 {} 这个名称", quoted(message));
    }
    if says("invalid type") || says("wanted string or table") {
        return "这里的值不是所要的那种；请看是不是少了或多了引号".to_owned();
    }
    format!(
        "这一行不合 TOML 的写法，请检查引号、等号、逗号和括号（程序的原话：{}）",
        short(message)
    )
}

/// A value that should stand in quotes, when the parser stumbles over it.
fn bare_value(line: &str, message: &str) -> Option<String> {
    if !(message.contains("must be quoted")
        || message.contains("unexpected key or value")
        || message.contains("invalid")
        || message.contains("number")
        || message.contains("missing comma"))
    {
        return None;
    }
    // The last assignment of the line whose value begins with neither quote nor bracket.
    let mut found = None;
    for (at, _) in line.match_indices('=').take(64) {
        let value = line.get(at + 1..).unwrap_or_default().trim_start();
        let value = value
            .split([',', '}', ']', '#'])
            .next()
            .unwrap_or_default()
            .trim();
        let is_word = matches!(value, "true" | "false");
        let is_bare = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '=']);
        if is_bare && !is_word && value.parse::<i64>().is_err() {
            let before = line.get(..at).unwrap_or_default().trim_end();
            let key = before
                .rsplit([' ', '\t', '{', ',', '='])
                .next()
                .unwrap_or_default();
            found = Some((key, value));
            break;
        }
    }
    let (key, value) = found?;
    let (key, shown) = (short(key), short(value));
    let plain = half_width(value);
    let number: String = plain
        .chars()
        .take_while(|character| character.is_ascii_digit() || matches!(character, '.' | '-' | '+'))
        .collect();
    Some(
        if number.len() < plain.len() && Decimal::parse(&number).is_ok() {
            format!(
                "{key} 只写数，不带单位，并放在英文双引号里，写成 {key} = \"{number}\"，现在是 {shown}"
            )
        } else {
            format!("{key} 的文字要放在英文双引号里，写成 {key} = \"{shown}\"，现在是 {shown}")
        },
    )
}

/// The first thing that the message puts between backticks.
fn quoted(message: &str) -> String {
    short(message.split('`').nth(1).unwrap_or(""))
}
