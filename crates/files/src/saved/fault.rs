//! Why a saved file cannot be opened, as Chinese sentences.
//!
//! In: what was found. Out: a fault that says where it is, what was seen and what would be right.

use super::foreign::Foreign;
use super::syntax::Syntax;
use super::tree::{Json, JsonKind};
use super::{FILE_TYPE, LARGEST_BYTES, VERSION};
use words::isolate::isolated;

/// A fault on its way out: one word instead of ten in each result.
pub(super) type Fault = Box<OpenFault>;

/// Why a file cannot be opened. `to_string` gives the Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenFault {
    /// Larger than [`LARGEST_BYTES`].
    TooLarge {
        /// Bytes found.
        bytes: usize,
    },
    /// A file of another program, known by its bytes.
    Foreign(Foreign),
    /// Text in another encoding than UTF-8.
    Encoding,
    /// No JSON.
    NotJson {
        /// Line of the first fault, from 1.
        line: usize,
        /// Character in that line at which the token begins, from 1.
        column: usize,
        /// What stands there, cut short; empty at the end.
        token: String,
        /// What is wrong with it.
        what: Syntax,
    },
    /// JSON, but not a school file.
    OtherFile {
        /// What stands under `type`, shortened; empty where nothing does.
        seen: String,
    },
    /// A school file without its version.
    NoVersion,
    /// Written by a newer program.
    NewerVersion {
        /// Version found.
        found: u64,
    },
    /// A field has another value than it can have.
    WrongType {
        /// Line in the file, from 1.
        line: usize,
        /// Label or path of the field.
        field: String,
        /// What is expected there.
        expected: String,
        /// What was found, cut short; begins with `现在`.
        found: String,
        /// How to mend it, where that is known; begins with `；`.
        hint: String,
    },
    /// More entries than any school has.
    TooMany {
        /// Line in the file, from 1.
        line: usize,
        /// Label or path of the field.
        field: String,
        /// Entries found.
        seen: usize,
        /// Entries that are read.
        most: usize,
    },
    /// A longer text than any that a school has.
    TooLong {
        /// Line in the file, from 1.
        line: usize,
        /// Label or path of the field.
        field: String,
        /// Characters found.
        seen: usize,
        /// Characters that are read.
        most: usize,
    },
}

impl OpenFault {
    /// The same fault, of a field inside of `outer`.
    pub(super) fn within(mut self: Box<Self>, outer: &str) -> Box<Self> {
        if let Self::WrongType { field, .. }
        | Self::TooMany { field, .. }
        | Self::TooLong { field, .. } = &mut *self
        {
            *field = format!("{}的{field}", short(outer));
        }
        self
    }

    /// The same fault, with the way to mend it.
    pub(super) fn with_hint(mut self: Box<Self>, mended: &str) -> Box<Self> {
        if let Self::WrongType { hint, .. } = &mut *self {
            *hint = format!("；{mended}");
        }
        self
    }
}

impl OpenFault {
    /// The sentence of a field whose value is left out, while the rest of the file is read.
    pub(super) fn as_notice(&self) -> String {
        let text = self.to_string();
        let what = text.strip_suffix(MEND_THERE).unwrap_or(&text);
        format!("{what}；没有采用，请打开后重新填")
    }
}

/// How a field that stops the opening is mended.
const MEND_THERE: &str = "；请在原处改正后重新保存，或换一个文件";

/// What a file should be, at the end of each sentence about one that is none.
const RIGHT_FILE: &str = "请确认选的是对标保存的 .duibiao.json 文件，没有用别的软件改过";

impl std::fmt::Display for OpenFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                let megabytes = bytes.div_ceil(100_000);
                write!(
                    f,
                    "文件有 {}.{} MB，学校文件不超过 {} MB；请确认选的是对标保存的 .duibiao.json 文件",
                    megabytes / 10,
                    megabytes % 10,
                    LARGEST_BYTES / 1_000_000
                )
            }
            Self::Foreign(kind) => {
                write!(f, "这是{}，不是学校文件；{}", kind.name(), kind.way_out())
            }
            Self::Encoding => write!(
                f,
                "文件里的字不是 UTF-8 编码，可能被别的软件另存过；请换一个对标保存的文件，或者用记事本打开，另存为，编码选 UTF-8"
            ),
            Self::NotJson {
                what: Syntax::Empty,
                ..
            } => write!(f, "文件是空的，里面什么也没有；{RIGHT_FILE}"),
            Self::NotJson {
                line,
                what: what @ Syntax::Cut,
                ..
            } => write!(
                f,
                "文件到第 {line} 行就断了，{}；请换一个完整的文件",
                what.words()
            ),
            Self::NotJson {
                line,
                column,
                token,
                what,
            } => {
                write!(
                    f,
                    "文件第 {line} 行第 {column} 个字起的“{token}”{}；{RIGHT_FILE}",
                    what.words()
                )
            }
            Self::OtherFile { seen } if seen.is_empty() => write!(
                f,
                "这不是对标的学校文件（缺少 type: {FILE_TYPE}）；请选对标保存的 .duibiao.json 文件"
            ),
            Self::OtherFile { seen } => write!(
                f,
                "这不是对标的学校文件（type 应是“{FILE_TYPE}”，现在是“{seen}”）；请选对标保存的 .duibiao.json 文件"
            ),
            Self::NoVersion => write!(
                f,
                "文件里没有版本（version），可能被别的软件改过；请换一个对标保存的 .duibiao.json 文件"
            ),
            Self::NewerVersion { found } => write!(
                f,
                "文件是较新版本的对标保存的（版本 {found}，本页能读到版本 {VERSION}）；请用新版页面打开"
            ),
            Self::WrongType {
                line,
                field,
                expected,
                found,
                hint,
            } => write!(
                f,
                "文件第 {line} 行的“{field}”应是{}{expected}，{found}{hint}{MEND_THERE}",
                if expected.starts_with(|c: char| c.is_ascii()) {
                    " "
                } else {
                    ""
                }
            ),
            Self::TooMany {
                line,
                field,
                seen,
                most,
            } => write!(
                f,
                "文件第 {line} 行的“{field}”有 {seen} 项，最多 {most} 项，一所学校用不到这么多；请删去多余的再打开，或换一个文件"
            ),
            Self::TooLong {
                line,
                field,
                seen,
                most,
            } => write!(
                f,
                "文件第 {line} 行的“{field}”有 {seen} 个字，最多 {most} 个，可能误贴了别的内容；请删短再打开，或换一个文件"
            ),
        }
    }
}

/// Another value than `expected` in the field that is called `field`.
pub(super) fn wrong(field: &str, expected: &str, found: Json) -> Fault {
    let seen = match found.text() {
        Some(text) => format!("文字“{}”", short(&text)),
        None => match found.kind() {
            JsonKind::Null => "空（null）".to_owned(),
            JsonKind::List if found.raw().len() <= 2 => "空的一列 []".to_owned(),
            JsonKind::Object if found.raw().len() <= 2 => "空的一组 {}".to_owned(),
            _ => format!("“{}”", short(&one_line(found.raw()))),
        },
    };
    Box::new(OpenFault::WrongType {
        line: found.line(),
        field: short(field),
        expected: expected.to_owned(),
        found: format!("现在是{seen}"),
        hint: String::new(),
    })
}

/// What stands on several lines, on one; no more of it is looked at than can be shown.
pub(super) fn one_line(raw: &str) -> String {
    let words = raw.split_whitespace().take(50);
    words.fold(String::new(), |line, word| {
        if line.is_empty() {
            short(word)
        } else {
            format!("{line} {}", short(word))
        }
    })
}

/// At most 40 characters of `text`.
pub(super) fn short(text: &str) -> String {
    let shown = match text.char_indices().nth(40) {
        None => text.to_owned(),
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
    };
    isolated(&shown).into_owned()
}
