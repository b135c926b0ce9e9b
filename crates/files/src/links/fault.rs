//! Why a link cannot be read or written, as Chinese sentences.
//!
//! In: what was found of a link. Out: a sentence with the way out. It must not know where it is shown.

/// Why there is no link, or nothing in it. `to_string` gives the Chinese sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// The address is no link of this program.
    NoLink,
    /// The end is missing.
    CutOff,
    /// Something in it was changed.
    Damaged,
    /// It was made by a newer program.
    Newer {
        /// Version found.
        version: u8,
    },
    /// Longer than a link may be.
    TooLong,
    /// The passphrase does not open it.
    WrongPassphrase,
}

impl std::fmt::Display for LinkFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoLink => "这不是对标的分享链接；请检查是否复制完整，或请对方重新发一次",
            Self::CutOff => {
                "链接不完整，后面少了一段，可能被聊天软件截断了；请让对方重新复制完整的链接，或改发文件"
            }
            Self::Damaged => {
                "链接里的内容被改动过，有字符对不上；请让对方重新复制链接，或改发文件"
            }
            Self::Newer { version } => {
                return write!(
                    f,
                    "链接是较新版本的对标生成的（版本 {version}）；请用新版页面打开，或请对方改发文件"
                );
            }
            Self::TooLong => "内容太多，超出了链接能放的量；请改用文件（.duibiao.json）",
            Self::WrongPassphrase => "口令不对，没有打开；请核对大小写和空格后再试，或向发链接的人确认",
        })
    }
}
