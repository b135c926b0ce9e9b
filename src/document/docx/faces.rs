//! Which typeface stands for what; only names, never a file.
//!
//! In: the choice of typefaces. Out: their names.
//! It must not know sizes.

use crate::document::Typefaces;

/// 黑体, for 一、, captions and header rows.
pub(super) const HEI: &str = "黑体";
/// 宋体, for page numbers.
pub(super) const SONG: &str = "宋体";

/// Names of the typefaces that depend on the choice.
pub(super) struct Faces {
    /// Title and annex titles.
    pub(super) title: &'static str,
    /// Whether the title needs bold to stand out.
    pub(super) title_is_bold: bool,
    /// 仿宋, for the body.
    pub(super) body: &'static str,
    /// 楷体, for (一) and lead-in sentences.
    pub(super) kai: &'static str,
}

impl Faces {
    /// The names for a choice.
    pub(super) fn of(typefaces: Typefaces) -> Self {
        const XIAOBIAOSONG: &str = "方正小标宋简体";
        match typefaces {
            Typefaces::Standard => Self {
                title: XIAOBIAOSONG,
                title_is_bold: false,
                body: "仿宋",
                kai: "楷体",
            },
            Typefaces::Office => Self {
                title: XIAOBIAOSONG,
                title_is_bold: false,
                body: "仿宋_GB2312",
                kai: "楷体_GB2312",
            },
            Typefaces::NoTitleFace => Self {
                title: SONG,
                title_is_bold: true,
                body: "仿宋",
                kai: "楷体",
            },
        }
    }

    /// Each name once, in a fixed order.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = vec![self.body, self.kai, HEI, SONG];
        if !names.contains(&self.title) {
            names.push(self.title);
        }
        names
    }
}
