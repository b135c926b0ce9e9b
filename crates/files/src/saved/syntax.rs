//! Where a text is no JSON, and what is wrong there.
//!
//! In: text and the parser's fault. Out: line, token and what would be right. The parser gives its causes only in English
//! words; the tests hold each of those that are looked for.

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::fault::{Fault, OpenFault, short};

/// What is wrong at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// The text ends in the middle.
    Cut,
    /// There is nothing in it.
    Empty,
    /// A comma behind which nothing comes.
    Comma,
    /// Two values without a comma between them.
    NoComma,
    /// A key without its colon.
    NoColon,
    /// A key that stands in no quotes.
    NoQuotes,
    /// Single quotes.
    SingleQuotes,
    /// Punctuation of Chinese texts in place of that of the format.
    Chinese,
    /// NaN, Infinity and what other languages write for nothing.
    NoNumber,
    /// True and False with a capital.
    Capital,
    /// Digits that are no number: `01`, `1.`, `+1`.
    Number,
    /// Half of a character that is written as two.
    HalfCharacter,
    /// A line end or another control character inside of quotes.
    Control,
    /// A backslash before something that it cannot stand before.
    Escape,
    /// A number with commas between its thousands.
    Thousands,
    /// A remark, which the format does not know.
    Comment,
    /// A key behind whose colon nothing comes.
    NoValue,
    /// A bracket that closes another kind than was opened.
    Bracket,
    /// Digits and marks of the width of Chinese characters.
    Wide,
    /// Something behind the end.
    Behind,
    /// Lists or objects in one another without end.
    Deep,
    /// Anything else.
    Other,
}

impl Syntax {
    /// What is wrong and what would be right, to stand behind the token.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Cut => "可能没有下载完或没有复制完",
            Self::Empty => "文件是空的",
            Self::Comma => "多了这个逗号，它后面没有内容",
            Self::NoComma => "前面少了逗号",
            Self::NoColon => "前面少了冒号",
            Self::NoQuotes => "名称要写在英文双引号里",
            Self::SingleQuotes => "要用英文双引号",
            Self::Chinese => "是中文标点，要用英文的",
            Self::NoNumber => "不是数；没有填的写 null，没有的写 0",
            Self::Capital => "要用小写，写成 true 或 false",
            Self::Number => "不是数的写法；数写成 1180、5020.5，前面没有 0 和加号",
            Self::HalfCharacter => "只是半个字，另一半没有了",
            Self::Control => "文字里有换行或别的控制符，或者少了一个引号；换行写成 \\n",
            Self::Escape => "反斜杠后面只能是 n、t、r、b、f、u、/、引号或反斜杠",
            Self::Thousands => "前面的逗号把一个数分成了两段；数里不写逗号，1,180 写成 1180",
            Self::Comment => "像是注释；学校文件里不能写注释，请删去",
            Self::NoValue => "前面的冒号后面没有内容；没有填的写 null",
            Self::Bracket => "与前面的括号不成对；{ 用 } 结束，[ 用 ] 结束",
            Self::Wide => "是全角字符，要用半角的",
            Self::Behind => "文件在它前面就该结束了，从这里起是多余的",
            Self::Deep => "一层套一层太多了",
            Self::Other => "不是学校文件里会有的写法",
        }
    }
}

/// The fault of `text` where the parser stopped.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let lines = text.split_inclusive('\n').take(error.line().max(1) - 1);
    let start: usize = lines.map(str::len).sum();
    // The column counts bytes, the one that is wrong among them.
    let at = (start + error.column()).saturating_sub(1).min(text.len());
    let message = error.to_string();
    let is = |words: &str| message.starts_with(words);
    if text.trim().is_empty() {
        return not_json(text, 0, String::new(), Syntax::Empty);
    }
    if error.classify() == Category::Eof {
        return not_json(text, text.trim_end().len(), String::new(), Syntax::Cut);
    }
    // A number or word that ends too soon is found at what stands behind it.
    let ends_word = text
        .as_bytes()
        .get(at)
        .is_some_and(|byte| !byte.is_ascii_alphanumeric());
    let at =
        at - usize::from(ends_word && at > 0 && (is("invalid number") || is("expected ident")));
    let token = token(text, at);
    let before = text.get(..at).unwrap_or_default().trim_end();
    if matches!(token, "]" | "}") && before.ends_with(',') {
        return not_json(text, before.len() - 1, ",".to_owned(), Syntax::Comma);
    }
    let is_number = serde_json::from_str::<&RawValue>(token).is_ok();
    let is_digit = |c: char| c.is_ascii_digit();
    let closes_other = match token {
        "]" => is("expected `,` or `}`"),
        "}" => is("expected `,` or `]`"),
        _ => false,
    };
    let what = match token {
        "}" | "]" | "," if before.ends_with(':') => Syntax::NoValue,
        "]" | "}" if closes_other => Syntax::Bracket,
        _ if token.starts_with("//")
            || token.starts_with('#')
            || text.get(at..).is_some_and(|rest| rest.starts_with("/*")) =>
        {
            Syntax::Comment
        }
        _ if is("key must be a string")
            && token.starts_with(is_digit)
            && before
                .strip_suffix(',')
                .is_some_and(|number| number.ends_with(is_digit)) =>
        {
            Syntax::Thousands
        }
        "NaN" | "nan" | "Infinity" | "-Infinity" | "inf" | "-inf" | "undefined" | "None"
        | "NULL" | "Null" | "N/A" => Syntax::NoNumber,
        "True" | "False" | "TRUE" | "FALSE" => Syntax::Capital,
        "，" | "：" | "“" | "”" | "【" | "】" | "、" | "；" => Syntax::Chinese,
        "'" => Syntax::SingleQuotes,
        _ if token.starts_with(|c| ('\u{FF01}'..='\u{FF5E}').contains(&c)) => Syntax::Wide,
        _ if is("control character") => Syntax::Control,
        _ if is("invalid escape") => Syntax::Escape,
        _ if is("trailing characters") => Syntax::Behind,
        _ if is("recursion limit") => Syntax::Deep,
        _ if !is_number && token.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
            Syntax::Number
        }
        _ if is("expected `,`") => Syntax::NoComma,
        _ if is("expected `:`") => Syntax::NoColon,
        "," => Syntax::Comma,
        _ if is("key must be a string") => Syntax::NoQuotes,
        _ => Syntax::Other,
    };
    let token = if matches!(what, Syntax::Control | Syntax::Escape) {
        line_of(text, at)
    } else {
        short(token)
    };
    not_json(text, at, token, what)
}

/// Refuses the first escape of half a character: `\ud800` without its other half. `text` is JSON, so a backslash stands
/// only inside of quotes and has something behind it.
///
/// # Errors
/// The first such escape.
pub(super) fn check_pairs(text: &str) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    let unit = |at: usize| -> Option<u32> {
        let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr(rest, b'\\')) {
        at += next;
        at += match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                let token = text.get(at..at + 6).unwrap_or_default().to_owned();
                return Err(not_json(text, at, token, Syntax::HalfCharacter));
            }
            Some(_) => 6,
            None => 2,
        };
    }
    Ok(())
}

fn memchr(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

fn not_json(text: &str, at: usize, token: String, what: Syntax) -> Fault {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    Box::new(OpenFault::NotJson {
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
        token,
        what,
    })
}

/// The word, number or mark that the byte at `at` belongs to.
fn token(text: &str, at: usize) -> &str {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let is_of_word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-' | '.' | '/');
    let (before, behind) = text.split_at(at);
    let first = behind.chars().next().unwrap_or(' ');
    if first == '"' {
        let end = behind.get(1..).and_then(|rest| rest.find('"'));
        return behind
            .get(..end.map_or(1, |end| end + 2))
            .unwrap_or_default();
    }
    if !is_of_word(first) {
        return behind.get(..first.len_utf8()).unwrap_or_default();
    }
    let start = before.trim_end_matches(is_of_word).len();
    let end = at + behind.find(|c| !is_of_word(c)).unwrap_or(behind.len());
    text.get(start..end).unwrap_or_default()
}

/// The line at `at`, cut short.
fn line_of(text: &str, at: usize) -> String {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let (before, behind) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = at + behind.find('\n').unwrap_or(behind.len());
    let line: String = text.get(start..end).unwrap_or_default().trim().to_owned();
    short(&line.replace(|c: char| c.is_control(), " "))
}

#[cfg(test)]
mod tests {
    use super::super::tree::File;
    use super::*;

    #[test]
    fn each_fault_is_told_with_its_line_and_token() {
        use Syntax::*;
        for (text, line, token, what) in [
            ("", 1, "", Empty),
            (" \n ", 1, "", Empty),
            ("{\n\"a\": 1", 2, "", Cut),
            ("{\"a\": \"b", 1, "", Cut),
            ("{\"a\":\n", 1, "", Cut),
            ("{\n\"a\": [1,\n2,\n]}", 3, ",", Comma),
            ("{\"a\": 1,\n}", 1, ",", Comma),
            ("{\"a\": 1,,\n}", 1, ",", Comma),
            ("[,1]", 1, ",", Comma),
            ("{\"a\": 1\n\"b\": 2}", 2, "\"b\"", NoComma),
            ("[1 2]", 1, "2", NoComma),
            ("[1 x]", 1, "x", NoComma),
            ("{\"a\" x}", 1, "x", NoColon),
            ("{\"a\" 1}", 1, "1", NoColon),
            ("{a: 1}", 1, "a", NoQuotes),
            ("{'a': 1}", 1, "'", SingleQuotes),
            ("{\"a\"：1}", 1, "：", Chinese),
            ("{\"a\": 1，\"b\": 2}", 1, "，", Chinese),
            ("{“a”: 1}", 1, "“", Chinese),
            ("{\n\n\"a\": NaN}", 3, "NaN", NoNumber),
            ("{\"a\": -Infinity}", 1, "-Infinity", NoNumber),
            ("{\"a\": None}", 1, "None", NoNumber),
            ("{\"a\": nan}", 1, "nan", NoNumber),
            ("{\"a\": True}", 1, "True", Capital),
            ("{\"a\": 01}", 1, "01", Number),
            ("{\"a\": 1.}", 1, "1.", Number),
            ("{\"a\": +1}", 1, "+1", Number),
            ("{\"a\": .5}", 1, ".5", Number),
            ("{\"a\": 1.2.3}", 1, "1.2.3", Number),
            ("{\"a\":\n\"x\\ud800y\"}", 2, "\\ud800", HalfCharacter),
            ("{\"a\": \"\\udc00\"}", 1, "\\udc00", HalfCharacter),
            ("{\"a\": \"\\ud83dx\"}", 1, "\\ud83d", HalfCharacter),
            ("{\n\"a\": \"b\n\"}", 2, "\"a\": \"b", Control),
            ("{\"a\": \"\\x\"}", 1, "{\"a\": \"\\x\"}", Escape),
            ("{\"a\": \"\\u12\"\n}", 1, "{\"a\": \"\\u12\"", Escape),
            ("{\"a\": 1,180}", 1, "180", Thousands),
            ("{\"a\": 1 // 注\n}", 1, "//", Comment),
            ("{\"a\": 1, # 注\n}", 1, "#", Comment),
            ("{\"a\": /* 注 */ 1}", 1, "/", Comment),
            ("{\"a\":\n}", 2, "}", NoValue),
            ("{\"a\": , \"b\": 1}", 1, ",", NoValue),
            ("{\"a\": [1}", 1, "}", Bracket),
            ("{\"a\": 1]", 1, "]", Bracket),
            ("{\"a\": ４０}", 1, "４", Wide),
            ("｛\"a\": 1}", 1, "｛", Wide),
            ("[1]\n]", 2, "]", Behind),
            ("{\"a\": tru}", 1, "tru", Other),
            ("对标", 1, "对", Other),
        ] {
            let fault = File::of(text).err().map(|fault| *fault);
            let expected = OpenFault::NotJson {
                line,
                token: token.to_owned(),
                what,
            };
            assert_eq!(fault, Some(expected), "for {text:?}");
        }
        for text in ["\"\\ud83d\\ude00\"", "\"\\\\ud800\"", "\"\\u0041\"", "[]"] {
            assert!(File::of(text).is_ok(), "for {text:?}");
        }
    }

    #[test]
    fn brackets_in_brackets_take_no_stack() {
        for (head, tail) in [("[", "]"), ("{\"a\":", "}")] {
            let depth = 1_000_000;
            let text = format!("{}1{}", head.repeat(depth), tail.repeat(depth));
            let file = File::of(&text);
            assert!(file.is_ok() || file.is_err());
        }
    }
}
