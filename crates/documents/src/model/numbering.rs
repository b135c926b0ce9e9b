//! Numbers in front of texts, which are counted whenever a document is written.
//!
//! In: a text. Out: its number and the rest. It must not know what counts them.

/// Splits a text into the number in front of it, which every writing of a document counts again, and the rest; the number
/// is empty where there is none.
///
/// ```
/// use documents::numbering::numbered;
/// assert_eq!(numbered("（三）体育场地不足"), ("（三）", "体育场地不足"));
/// assert_eq!(numbered("1.5米宽的通道"), ("", "1.5米宽的通道"));
/// ```
pub fn numbered(text: &str) -> (&str, &str) {
    let end = number_end(text).unwrap_or(0);
    text.split_at(end)
}

fn number_end(text: &str) -> Option<usize> {
    let is_numeral = |character: char| "一二三四五六七八九十".contains(character);
    let after = |text: &str, is_part: fn(char) -> bool| {
        let rest = text.trim_start_matches(is_part);
        (rest.len() < text.len()).then_some(text.len() - rest.len())
    };
    let digits = |text: &str| after(text, |character| character.is_ascii_digit());
    let numerals = text.trim_start_matches(is_numeral);
    if numerals.len() < text.len() && numerals.starts_with('、') {
        return Some(text.len() - numerals.len() + '、'.len_utf8());
    }
    if let Some(inner) = text.strip_prefix('（') {
        let rest = inner.trim_start_matches(is_numeral);
        if rest.len() < inner.len() && rest.starts_with('）') {
            return Some(text.len() - rest.len() + '）'.len_utf8());
        }
        return None;
    }
    if let Some(rest) = text.strip_prefix('表') {
        let count = digits(rest)?;
        let blank = rest.get(count..)?.strip_prefix(' ')?;
        return Some(text.len() - blank.len());
    }
    let count = digits(text)?;
    let rest = text.get(count..)?.strip_prefix('.')?;
    let is_decimal = rest.starts_with(|character: char| character.is_ascii_digit());
    (!is_decimal).then_some(count + 1)
}

/// Counts the headings of a document on where some of them were left out: 一、 through the whole document, （一） from the beginning below
/// each of them.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    counted: [u32; 2],
    left_out: [u32; 2],
}

impl Headings {
    /// The heading's text with its number among those that are left; a text that was not counted stays.
    pub(crate) fn next(&mut self, level: u8, text: &str, is_gone: bool) -> Option<String> {
        let (number, rest) = numbered(text);
        let idx = usize::from(level).checked_sub(1)?;
        if level == 1 {
            (self.counted[1], self.left_out[1]) = (0, 0);
        }
        let (counted, left_out) = (self.counted.get_mut(idx)?, self.left_out.get_mut(idx)?);
        let form = |count: u32| match level {
            1 => format!("{}、", numeral(count)),
            _ => format!("（{}）", numeral(count)),
        };
        if number != form(*counted + 1) {
            return None;
        }
        *counted += 1;
        *left_out += u32::from(is_gone);
        (*left_out > 0 && !is_gone).then(|| form(*counted - *left_out) + rest)
    }
}

/// Chinese numeral of a heading, 1 to 99.
pub(crate) fn numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: u32| DIGITS.get(digit as usize).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_counted_anew_are_told_from_the_text() {
        for (text, number) in [
            ("一、学校基本情况", "一、"),
            ("十二、监测", "十二、"),
            ("（三）体育场地不足", "（三）"),
            ("表12 七项指标", "表12 "),
            ("1.（R5-01）清退", "1."),
            ("1.5米宽的通道", ""),
            ("一是清退", ""),
            ("（R5，P1）还差", ""),
            ("表格另附", ""),
            ("", ""),
        ] {
            assert_eq!(numbered(text).0, number, "{text}");
        }
    }

    #[test]
    fn numerals_are_written_as_headings_write_them() {
        for (number, expected) in [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (42, "四十二"),
        ] {
            assert_eq!(numeral(number), expected);
        }
    }
}
