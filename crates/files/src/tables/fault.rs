//! Why a file is not read, in sentences that name the way out.
//!
//! In: what was found of a file. Out: a sentence. It must not know where it is shown.

use std::fmt;

use super::limits;

/// Why a file gives no tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// Nothing in it.
    Empty,
    /// Too many bytes.
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// Something else than a table that is read.
    OtherKind {
        /// What it is, in a word.
        kind: &'static str,
    },
    /// A picture, in which no figure can be read.
    Picture,
    /// Other files, packed.
    Archive,
    /// Cannot be opened without its password.
    Locked,
    /// Not what it should be inside.
    Broken {
        /// Where, for whoever knows the format.
        place: String,
    },
    /// Unpacked, it would be far larger than any table of a school.
    Bomb,
    /// Has parts that no program writes into a table: entities or endless nesting.
    Hostile {
        /// What was found.
        what: &'static str,
    },
    /// More sheets, cells or columns than are read.
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// How many are read.
        most: usize,
        /// Sheet, where it is known.
        sheet: String,
    },
    /// Bytes that are text in none of the encodings that are read.
    NoText,
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const AGAIN: &str = "请用 WPS 或 Excel 打开它，另存为 .xlsx 再试";
        match self {
            Self::Empty => write!(f, "文件是空的；请确认选对了文件"),
            Self::TooLarge { bytes } => write!(
                f,
                "文件有 {} MB，超过能读的 {} MB；请只留要用的工作表，另存后再试",
                bytes / 1_000_000,
                limits::FILE_BYTES / 1_000_000
            ),
            Self::OtherKind { kind } => write!(
                f,
                "这是{kind}文件，不是能读的表格；能读 .xlsx、.xls 和 .csv。如果它里面是表格，{AGAIN}"
            ),
            Self::Picture => write!(
                f,
                "这是图片，里面的数读不出来；请选原来的 .xlsx、.xls 或 .csv 表格，没有的请照着填到“填报”页"
            ),
            Self::Archive => write!(
                f,
                "这是压缩包；请先解压，再选里面的 .xlsx、.xls 或 .csv 表格"
            ),
            Self::Locked => write!(
                f,
                "文件有打开密码；请在 WPS 或 Excel 里去掉密码，另存后再试"
            ),
            Self::Broken { place } => write!(f, "文件不完整或已损坏（{place}）；{AGAIN}"),
            Self::Bomb => write!(
                f,
                "文件展开后超过 {} MB，不像一所学校或一个县的表格，没有读；请只留要用的工作表，另存后再试",
                limits::UNPACKED_BYTES / 1_000_000
            ),
            Self::Hostile { what } => write!(
                f,
                "文件里有表格软件不会写的内容（{what}），为安全没有读；{AGAIN}"
            ),
            Self::TooMuch { what, most, sheet } => {
                if !sheet.is_empty() {
                    write!(f, "工作表“{sheet}”：")?;
                }
                write!(f, "{what}超过能读的 {most}；请只留要用的部分，另存后再试")
            }
            Self::NoText => write!(
                f,
                "读不出文字：它不是 UTF-8、GBK 或 GB18030 编码的文字，也不是工作簿；{AGAIN}"
            ),
        }
    }
}

impl std::error::Error for ReadFault {}
