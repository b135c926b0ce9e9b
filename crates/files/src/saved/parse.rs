//! Reads JSON text into a tree of values.
//!
//! In: text of any origin. Out: values whose texts and numbers are still those of the text, or the line of the first
//! fault. There is no floating point: a number stays the digits that were written.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};

use numbers::{Decimal, without_end_zeros};
use school::units::shifted;

/// How deep lists and objects may be nested; a school file needs six.
const DEEPEST: usize = 128;

/// A value of the file.
pub(super) type Json<'a> = Value<&'a str, Cow<'a, str>>;
/// The fields of an object, in the order of the file.
pub(super) type Fields<'a> = [(Cow<'a, str>, Json<'a>)];

/// The one value that `text` is.
///
/// # Errors
/// The line of the first fault, from 1.
pub(super) fn parse(text: &str) -> Result<Json<'_>, usize> {
    let mut lexer = SliceLexer::new(text.as_bytes());
    let parsed = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
        parse_bounded(DEEPEST, next, lexer)
    });
    parsed.map_err(|fault: hifijson::Error| {
        let read = text.len() - lexer.as_slice().len();
        // The end of a line in which a text does not end is already read.
        let read = match fault {
            hifijson::Error::Str(_) => read.saturating_sub(1),
            _ => read,
        };
        let before = text.bytes().take(read);
        before.filter(|byte| *byte == b'\n').count() + 1
    })
}

/// The value of `key`, the last one when there are several.
pub(super) fn get<'a, 'b>(fields: &'b Fields<'a>, key: &str) -> Option<&'b Json<'a>> {
    let field = fields.iter().rfind(|(own, _)| own == key);
    field.map(|(_, value)| value)
}

/// A number as a person writes it: 1180 for 1180.0, 5020.5 for 5020.50, 1200 for 1.2e3.
pub(super) fn plain_number(number: &str) -> String {
    if let Some((digits, exponent)) = number.split_once(['e', 'E']) {
        let places = exponent.parse().ok();
        let plain = places
            .filter(|places| (-15..=15).contains(places))
            .and_then(|places| Decimal::parse(&shifted(digits, places)).ok());
        return plain.map_or_else(|| number.to_owned(), |plain| plain.to_string());
    }
    without_end_zeros(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_number_is_what_a_person_writes() {
        for (number, plain) in [
            ("1180", "1180"),
            ("1180.0", "1180"),
            ("5020.50", "5020.5"),
            ("-0.50", "-0.5"),
            ("1.2e3", "1200"),
            ("0.5E+2", "50"),
            ("12e-1", "1.2"),
            ("1e308", "1e308"),
            ("1e-300", "1e-300"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert_eq!(plain_number(number), plain, "for {number}");
        }
    }

    #[test]
    fn parse_takes_what_serde_json_takes() {
        for text in [
            "1",
            "01",
            "-",
            "-1",
            "+1",
            ".5",
            "1.",
            "1.e1",
            "1e",
            "1e+",
            "1E-2",
            "--1",
            "1.2.3",
            "\"a\nb\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"",
            "tru",
            "truex",
            "nul",
            "null",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "{\"a\":}",
            "[1]]",
            " [ ] ",
            "\u{A0}1",
            "\u{B}1",
        ] {
            let expected = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!(parse(text).is_ok(), expected, "for {text:?}");
        }
    }

    #[test]
    fn parse_names_the_line() {
        for (text, line) in [
            ("", 1),
            ("{\n\n\"a\":x}", 3),
            ("{\n\"a\": \"b\n}", 2),
            ("[1]\n]", 2),
        ] {
            assert_eq!(parse(text), Err(line), "for {text:?}");
        }
    }
}
