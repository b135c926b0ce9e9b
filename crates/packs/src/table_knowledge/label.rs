//! Labels of tables: what is left of a cell's text when numbering, blanks and units are taken off; and text that is safe
//! in a cell.
//!
//! In: text of a cell. Out: text to compare. It must not know what the labels mean.

use documents::workbook::is_formula;
use school::reading;

/// Words that stand before what is counted and say nothing themselves.
const LEADS: [&str; 4] = ["其中", "其中女", "指标名称", "项目名称"];

/// Both ways to read a label: without what stands in brackets, and with it; numbering, blanks and punctuation are gone.
/// `一、教学及辅助用房（平方米）` gives `教学及辅助用房` and `教学及辅助用房平方米`.
pub fn readings(text: &str) -> [String; 2] {
    let text = reading::plain(text);
    let whole = bare(without_number(&text));
    let outside = bare(without_number(&outside_brackets(&text)));
    [
        if outside.is_empty() {
            whole.clone()
        } else {
            outside
        },
        whole,
    ]
}

/// What stands in the brackets of a label, such as its unit; empty when there are none.
pub fn bracketed(text: &str) -> String {
    let text = reading::plain(text);
    let inner = text.split_once(['(', '[', '【']).map(|(_, after)| after);
    let inner = inner.and_then(|after| after.split([')', ']', '】']).next());
    let inner = inner.unwrap_or_default().trim();
    inner.trim_start_matches("单位:").trim().to_owned()
}

fn outside_brackets(text: &str) -> String {
    let (mut outside, mut depth) = (String::new(), 0_u32);
    for character in text.chars() {
        match character {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    outside
}

/// Takes 一、 (一) 1. ① and 其中: off the front.
fn without_number(text: &str) -> &str {
    let mut text = text.trim_start();
    if let Some(rest) = text.strip_prefix('(')
        && let Some((number, rest)) = rest.split_once(')')
        && is_number(number)
    {
        text = rest;
    }
    let end = text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
    if let Some(rest) = text.get(end..).filter(|_| end > 0)
        && let Some(rest) = rest.strip_prefix(['、', '.', ')', ':'])
    {
        text = rest;
    }
    let text = text.trim_start_matches(|c: char| matches!(c, '①'..='⑳' | '*' | '#' | '★' | '△'));
    let text = text.trim_start();
    text.strip_prefix(LEADS[0])
        .filter(|rest| rest.chars().any(char::is_alphanumeric))
        .unwrap_or(text)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

fn is_number(text: &str) -> bool {
    !text.trim().is_empty() && text.trim().chars().all(is_digit)
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '㎡' | '²' | '%'))
        .collect()
}

/// The text with an apostrophe before it where a program could take it for a formula (OWASP, CSV Injection).
pub fn formula_escaped(text: &str) -> String {
    // An apostrophe that was there before is doubled, so that reading gives it back.
    if is_formula(text) || text.strip_prefix('\'').is_some_and(is_guard_of) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text as it was before [`formula_escaped`].
pub fn formula_unescaped(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| is_guard_of(rest))
        .unwrap_or(text)
}

fn is_guard_of(rest: &str) -> bool {
    is_formula(rest.trim_start_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_numbering_blanks_and_units() {
        for (text, outside, whole) in [
            (
                "一、教学及辅助用房（平方米）",
                "教学及辅助用房",
                "教学及辅助用房平方米",
            ),
            ("（一）教 室", "教室", "教室"),
            ("1.图书(册)", "图书", "图书册"),
            ("其中：女", "女", "女"),
            ("　总　计", "总计", "总计"),
            ("体育（体育与健康）", "体育", "体育体育与健康"),
            ("（一年级）", "一年级", "一年级"),
            ("一年级", "一年级", "一年级"),
        ] {
            assert_eq!(readings(text), [outside, whole], "for {text}");
        }
        assert_eq!(bracketed("教学仪器设备值（单位：万元）"), "万元");
    }

    #[test]
    fn what_could_be_a_formula_is_escaped_and_comes_back() {
        for text in [
            "=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''=1", "'x", "x=1", "", "＝1",
        ] {
            let escaped = formula_escaped(text);
            assert!(!is_formula(&escaped), "for {text:?}");
            assert_eq!(formula_unescaped(&escaped), text);
        }
    }
}
