//! Why a saved file cannot be opened, as Chinese sentences.
//!
//! In: what was found. Out: a fault that says where it is and what to do.

use super::parse::Json;
use super::{FILE_TYPE, LARGEST_BYTES, VERSION};

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
    /// Not JSON at all.
    NotJson {
        /// Line of the first fault, from 1.
        line: usize,
    },
    /// JSON, but not a school file.
    OtherFile,
    /// A school file without its version.
    NoVersion,
    /// Written by a newer program.
    NewerVersion {
        /// Version found.
        found: u64,
    },
    /// A field has a value of another kind than it should.
    WrongType {
        /// Label or path of the field.
        field: String,
        /// What is expected there.
        expected: &'static str,
        /// What was found, cut short.
        found: String,
    },
}

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
            Self::NotJson { line } => write!(
                f,
                "文件第 {line} 行起不是学校文件的内容；请确认选的是对标保存的 .duibiao.json 文件，没有用别的软件改过"
            ),
            Self::OtherFile => write!(
                f,
                "这不是对标的学校文件（缺少 type: {FILE_TYPE}）；请选对标保存的 .duibiao.json 文件"
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
                field,
                expected,
                found,
            } => write!(
                f,
                "文件中“{field}”应是{expected}，现在是“{found}”；请在原处改正后重新保存，或换一个文件"
            ),
        }
    }
}

/// A value of another kind than `expected`.
#[inline(never)]
pub(super) fn wrong(field: &str, expected: &'static str, found: &Json) -> Fault {
    let found = match found {
        Json::String(text) => short(text),
        other => short(&other.to_string()),
    };
    Box::new(OpenFault::WrongType {
        field: short(field),
        expected,
        found,
    })
}

/// At most 40 characters of `text`.
pub(super) fn short(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(40).collect::<String>() + "…"
    }
}
