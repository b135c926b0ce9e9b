//! Where a text is no JSON, and what is wrong there.
//!
//! In: text and the parser's fault. Out: line, token and what would be right. The parser gives its causes only in English
//! words; the tests hold each of those that are looked for.

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::fault::{Fault, OpenFault, short};

/// Levels of brackets in one another that are read; a school file has some six.
const MOST_DEEP: usize = 100;

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
    /// A text in quotes that its line does not end.
    LineEnd,
    /// A text in quotes that the file does not end.
    NoClosingQuote,
    /// A word right behind a closing quote, which then opens or stands inside of a text.
    Quotes,
    /// Words in place of a value that stand in no quotes.
    Unquoted,
    /// A control character inside of quotes.
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
            Self::LineEnd => {
                "到行末还没有用英文双引号结束：少了一个引号，或者文字里有换行；换行写成 \\n"
            }
            Self::NoClosingQuote => "到文件最后还没有用英文双引号结束，少了一个引号",
            Self::Quotes => "前后的引号不成对：少了一个英文双引号，或者文字里的引号没有写成 \\\"",
            Self::Unquoted => "没有写在引号里；文字要写在英文双引号里",
            Self::Control => "是控制符，不能直接写在文字里；请删去，制表符写成 \\t",
            Self::Escape => "不能这样写：反斜杠后面只能是 n、t、r、b、f、u、/、引号或反斜杠",
            Self::Thousands => "前面的逗号把一个数分成了两段；数里不写逗号，1,180 写成 1180",
            Self::Comment => "像是注释；学校文件里不能写注释，请删去",
            Self::NoValue => "前面的冒号后面没有内容；没有填的写 null",
            Self::Bracket => "与前面的括号不成对；{ 用 } 结束，[ 用 ] 结束",
            Self::Wide => "是全角字符，要用半角的",
            Self::Behind => "文件在它前面就该结束了，从这里起是多余的",
            Self::Deep => "一层套一层，超过了 100 层；学校文件里只有几层",
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
    let stop = scan(text);
    match stop {
        Stop::Deep(deep) if deep <= at => return too_deep(text, deep),
        Stop::Open(start) if error.classify() == Category::Eof => {
            // What is cut off ends anywhere; what lacks only a quote still has its closing bracket.
            let is_whole = text.trim_end().ends_with(['}', ']']);
            if is_whole {
                let token = on_one_line(text.get(start..).unwrap_or_default());
                return not_json(text, start, token, Syntax::NoClosingQuote);
            }
        }
        Stop::Control { start, at } if is("control character") => {
            return match text.as_bytes().get(at) {
                Some(b'\n' | b'\r') => {
                    let token = on_one_line(text.get(start..at).unwrap_or_default());
                    not_json(text, start, token, Syntax::LineEnd)
                }
                byte => {
                    let token = format!("U+{:04X}", byte.copied().unwrap_or_default());
                    not_json(text, at, token, Syntax::Control)
                }
            };
        }
        Stop::Escape(at) if is("invalid escape") => {
            let rest = text.get(at..).unwrap_or_default();
            let most = if rest.starts_with("\\u") { 6 } else { 2 };
            let shown = rest.chars().take(most);
            let token = shown.take_while(|c| *c != '"' && !c.is_control());
            return not_json(text, at, short(&token.collect::<String>()), Syntax::Escape);
        }
        _ => {}
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
    let (at, token) = token(text, at);
    let untrimmed = text.get(..at).unwrap_or_default();
    let before = untrimmed.trim_end();
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
        _ if untrimmed.ends_with('"') && token.starts_with(char::is_alphanumeric) => Syntax::Quotes,
        _ if is("trailing characters") => Syntax::Behind,
        _ if !is_number && token.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
            Syntax::Number
        }
        _ if is("expected `,`") => Syntax::NoComma,
        _ if is("expected `:`") => Syntax::NoColon,
        "," => Syntax::Comma,
        _ if is("key must be a string") => Syntax::NoQuotes,
        _ if !before.is_empty()
            && token.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic()) =>
        {
            Syntax::Unquoted
        }
        _ => Syntax::Other,
    };
    not_json(text, at, short(token), what)
}

/// Refuses brackets in brackets that are deeper than those of any file that this program writes. `text` is JSON.
///
/// # Errors
/// The first bracket that is too deep.
pub(super) fn check_depth(text: &str) -> Result<(), Fault> {
    match scan(text) {
        Stop::Deep(at) => Err(too_deep(text, at)),
        _ => Ok(()),
    }
}

fn too_deep(text: &str, at: usize) -> Fault {
    let token = text.get(at..=at).unwrap_or_default().to_owned();
    not_json(text, at, token, Syntax::Deep)
}

/// Where a scan over quotes and brackets stops.
enum Stop {
    /// At the end, with every text closed.
    End,
    /// At a bracket that is too deep.
    Deep(usize),
    /// At a control character of the text that begins at `start`.
    Control { start: usize, at: usize },
    /// At a backslash before what it cannot stand before.
    Escape(usize),
    /// At the end, inside of the text that begins here.
    Open(usize),
}

/// Goes over `text`, which is JSON up to where this stops or the parser did.
fn scan(text: &str) -> Stop {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' if depth == MOST_DEEP => return Stop::Deep(at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at;
                at += 1;
                loop {
                    match bytes.get(at) {
                        None => return Stop::Open(start),
                        Some(b'"') => break,
                        Some(b'\\') => match escape_length(bytes, at) {
                            _ if at + 1 == bytes.len() => return Stop::Open(start),
                            None => return Stop::Escape(at),
                            Some(length) => at += length,
                        },
                        Some(0..=0x1F) => return Stop::Control { start, at },
                        Some(_) => at += 1,
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    Stop::End
}

/// Bytes of the escape whose backslash stands at `at`; `None` where it is none.
fn escape_length(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' => {
            let digits = bytes.get(at + 2..at + 6)?;
            digits.iter().all(u8::is_ascii_hexdigit).then_some(6)
        }
        _ => None,
    }
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
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let of_line = before.get(line_start..).unwrap_or_default();
    Box::new(OpenFault::NotJson {
        line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
        column: 1 + of_line.chars().count(),
        token,
        what,
    })
}

/// Where the word, number or mark begins that the byte at `at` belongs to, and what it is.
fn token(text: &str, at: usize) -> (usize, &str) {
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
        let quoted = behind.get(..end.map_or(1, |end| end + 2));
        return (at, quoted.unwrap_or_default());
    }
    if !is_of_word(first) {
        return (at, behind.get(..first.len_utf8()).unwrap_or_default());
    }
    let start = before.trim_end_matches(is_of_word).len();
    let end = at + behind.find(|c| !is_of_word(c)).unwrap_or(behind.len());
    (start, text.get(start..end).unwrap_or_default())
}

/// The beginning of `text`, without line ends.
fn on_one_line(text: &str) -> String {
    let shown: String = text.chars().take(41).collect();
    short(&shown.replace(|c: char| c.is_control(), " "))
}

#[cfg(test)]
mod tests {
    use super::super::tree::File;
    use super::*;

    #[test]
    fn each_fault_is_told_with_its_line_and_token() {
        use Syntax::*;
        for (text, line, column, token, what) in [
            ("", 1, 1, "", Empty),
            (" \n ", 1, 1, "", Empty),
            ("{\n\"a\": 1", 2, 7, "", Cut),
            ("{\"a\": \"b", 1, 9, "", Cut),
            ("{\"a\": \"b\\", 1, 10, "", Cut),
            ("{\"a\":\n", 1, 6, "", Cut),
            ("{\"a\": \"b}", 1, 7, "\"b}", NoClosingQuote),
            ("{\"名\": {\"a\": \"b\n}\n}", 1, 13, "\"b", LineEnd),
            ("{\"a\": \"b, \"c\": 1}", 1, 12, "c", Quotes),
            ("{\"a\": \"b\", \"c: \"d\"}", 1, 17, "d", Quotes),
            ("{\"a\": \"他说“好”\"好\"了\"}", 1, 14, "好", Quotes),
            ("{\"a\": 一小\"}", 1, 7, "一", Unquoted),
            ("{\n\"a\": [1,\n2,\n]}", 3, 2, ",", Comma),
            ("{\"a\": 1,\n}", 1, 8, ",", Comma),
            ("{\"a\": 1,,\n}", 1, 9, ",", Comma),
            ("[,1]", 1, 2, ",", Comma),
            ("{\"a\": 1\n\"b\": 2}", 2, 1, "\"b\"", NoComma),
            ("[1 2]", 1, 4, "2", NoComma),
            ("[1 x]", 1, 4, "x", NoComma),
            ("{\"a\" x}", 1, 6, "x", NoColon),
            ("{\"a\" 1}", 1, 6, "1", NoColon),
            ("{a: 1}", 1, 2, "a", NoQuotes),
            ("{'a': 1}", 1, 2, "'", SingleQuotes),
            ("{\"a\"：1}", 1, 5, "：", Chinese),
            ("{\"a\": 1，\"b\": 2}", 1, 8, "，", Chinese),
            ("{“a”: 1}", 1, 2, "“", Chinese),
            ("{\n\n\"a\": NaN}", 3, 6, "NaN", NoNumber),
            ("{\"a\": -Infinity}", 1, 7, "-Infinity", NoNumber),
            ("{\"a\": None}", 1, 7, "None", NoNumber),
            ("{\"a\": nan}", 1, 7, "nan", NoNumber),
            ("{\"a\": True}", 1, 7, "True", Capital),
            ("{\"a\": 01}", 1, 7, "01", Number),
            ("{\"a\": 1.}", 1, 7, "1.", Number),
            ("{\"a\": +1}", 1, 7, "+1", Number),
            ("{\"a\": .5}", 1, 7, ".5", Number),
            ("{\"a\": 1.2.3}", 1, 7, "1.2.3", Number),
            ("{\"a\":\n\"x\\ud800y\"}", 2, 3, "\\ud800", HalfCharacter),
            ("{\"a\": \"\\udc00\"}", 1, 8, "\\udc00", HalfCharacter),
            ("{\"a\": \"\\ud83dx\"}", 1, 8, "\\ud83d", HalfCharacter),
            ("{\n\"a\": \"b\n\"}", 2, 6, "\"b", LineEnd),
            ("{\"名\": \"一\u{b}小\"}", 1, 9, "U+000B", Control),
            ("{\"a\": \"\t\"}", 1, 8, "U+0009", Control),
            ("{\"名\": \"甲\\x乙\"}", 1, 9, "\\x", Escape),
            ("{\"a\": \"\\u12\"\n}", 1, 8, "\\u12", Escape),
            ("{\"a\": \"C:\\学校\"}", 1, 10, "\\学", Escape),
            ("{\"a\": 1,180}", 1, 9, "180", Thousands),
            ("{\"a\": 1 // 注\n}", 1, 9, "//", Comment),
            ("{\"a\": 1, # 注\n}", 1, 10, "#", Comment),
            ("{\"a\": /* 注 */ 1}", 1, 7, "/", Comment),
            ("{\"a\":\n}", 2, 1, "}", NoValue),
            ("{\"a\": , \"b\": 1}", 1, 7, ",", NoValue),
            ("{\"a\": [1}", 1, 9, "}", Bracket),
            ("{\"a\": 1]", 1, 8, "]", Bracket),
            ("{\"a\": ４０}", 1, 7, "４", Wide),
            ("｛\"a\": 1}", 1, 1, "｛", Wide),
            ("[1]\n]", 2, 1, "]", Behind),
            ("{\"a\": tru}", 1, 7, "tru", Other),
            ("对标", 1, 1, "对", Other),
        ] {
            let fault = File::of(text).err().map(|fault| *fault);
            let expected = OpenFault::NotJson {
                line,
                column,
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
            for depth in [MOST_DEEP + 1, 200_000] {
                for text in [
                    format!("{}1{}", head.repeat(depth), tail.repeat(depth)),
                    // Never closed, and closed by another bracket.
                    head.repeat(depth),
                    format!("{}1)", head.repeat(depth)),
                ] {
                    let fault = File::of(&text).err().map(|fault| *fault);
                    let expected = OpenFault::NotJson {
                        line: 1,
                        column: head.len() * MOST_DEEP + 1,
                        token: head.get(..1).unwrap().to_owned(),
                        what: Syntax::Deep,
                    };
                    assert_eq!(fault, Some(expected), "{depth} × {head}");
                }
            }
            let text = format!("{}1{}", head.repeat(MOST_DEEP), tail.repeat(MOST_DEEP));
            assert!(File::of(&text).is_ok());
        }
    }
}
