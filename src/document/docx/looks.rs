//! What each paragraph style looks like: one table of definitions.
//!
//! In: a style and the typefaces. Out: its definition.
//! It must not know XML. Measures come from `layout`; 9704 means GB/T 9704-2012.

use super::faces::{Faces, HEI, SONG};
use super::format::{Indent, ParagraphFormat, RunFormat};
use super::layout::{
    AFTER_NOTE_TWIPS, AFTER_TABLE_HALF_POINTS, AFTER_TABLE_TWIPS, BODY_TRACKING_TWIPS,
    CHARACTER_4_TWIPS, FIRST_LINE_CENTICHARS, FOOTER_CENTICHARS, FOOTER_LINE_TWIPS, LINE_TWIPS,
    NOTE_COLOUR, ONE_LINE_TWIPS, SIZE_2_HALF_POINTS, SIZE_3_HALF_POINTS, SIZE_4_HALF_POINTS,
    SIZE_5_HALF_POINTS, TABLE_LINE_TWIPS, TITLE_LINE_TWIPS,
};
use super::styles::ParagraphStyle;

/// A paragraph style as it enters the part.
pub(super) struct Definition {
    /// Its name in lists of styles.
    pub(super) name: &'static str,
    /// Whether Word does not know it.
    pub(super) is_custom: bool,
    /// Properties of its paragraphs.
    pub(super) paragraph: ParagraphFormat,
    /// Properties of its characters.
    pub(super) run: RunFormat,
    /// Style of the paragraph that a person adds after this one.
    pub(super) next: Option<ParagraphStyle>,
}

/// The definition of a style.
pub(super) fn definition(style: ParagraphStyle, faces: &Faces) -> Definition {
    match style {
        ParagraphStyle::Normal => {
            Definition::words_own("Normal", body_lines(), body_characters(faces))
        }
        ParagraphStyle::Body => {
            Definition::words_own("Normal Indent", indented(), RunFormat::default())
        }
        ParagraphStyle::Title => {
            Definition::words_own("Title", title_lines(None), title_characters(faces))
                .followed_by(ParagraphStyle::Body)
        }
        ParagraphStyle::Heading1 => Definition::words_own("heading 1", heading_lines(0), face(HEI))
            .followed_by(ParagraphStyle::Body),
        ParagraphStyle::Heading2 => {
            Definition::words_own("heading 2", heading_lines(1), face(faces.kai))
                .followed_by(ParagraphStyle::Body)
        }
        ParagraphStyle::Heading3 => {
            Definition::words_own("heading 3", heading_lines(2), face(faces.body))
                .followed_by(ParagraphStyle::Body)
        }
        ParagraphStyle::Note => Definition::own("说明", note_lines(), note_characters()),
        ParagraphStyle::Caption => {
            Definition::words_own("caption", caption_lines(), caption_characters())
        }
        ParagraphStyle::TableHead => {
            Definition::own("表格表头", table_head_lines(), table_head_face())
        }
        ParagraphStyle::TableText => Definition::own("表格文字", table_lines("left"), small()),
        ParagraphStyle::TableNumber => Definition::own("表格数字", table_lines("center"), small()),
        ParagraphStyle::AfterTable => Definition::own("表格之后", lowest_line(), lowest_mark()),
        ParagraphStyle::AnnexList => Definition::own("附件说明", annex_list_lines(), untracked()),
        ParagraphStyle::AnnexMark => Definition::own("附件序号", annex_mark_lines(), face(HEI))
            .followed_by(ParagraphStyle::AnnexTitle),
        ParagraphStyle::AnnexTitle => {
            Definition::own("附件标题", title_lines(Some(0)), title_characters(faces))
                .followed_by(ParagraphStyle::Body)
        }
        ParagraphStyle::Signature => {
            Definition::words_own("Signature", signature_lines(true), untracked())
                .followed_by(ParagraphStyle::Date)
        }
        ParagraphStyle::Date => Definition::words_own("Date", signature_lines(false), untracked()),
        ParagraphStyle::FooterOdd => {
            let indent = Indent {
                right: Some(FOOTER_CENTICHARS),
                ..footer_indent()
            };
            Definition::words_own("footer", footer_lines("right", indent), footer_characters())
        }
        ParagraphStyle::FooterEven => {
            let indent = Indent {
                left: Some(FOOTER_CENTICHARS),
                ..footer_indent()
            };
            Definition::own(
                "双页页码",
                footer_lines("left", indent),
                footer_characters(),
            )
        }
    }
}

impl Definition {
    /// A style that Word knows by this name.
    fn words_own(name: &'static str, paragraph: ParagraphFormat, run: RunFormat) -> Self {
        Self {
            name,
            is_custom: false,
            paragraph,
            run,
            next: None,
        }
    }

    /// A style of this file.
    fn own(name: &'static str, paragraph: ParagraphFormat, run: RunFormat) -> Self {
        Self {
            name,
            is_custom: true,
            paragraph,
            run,
            next: None,
        }
    }

    fn followed_by(self, next: ParagraphStyle) -> Self {
        Self {
            next: Some(next),
            ..self
        }
    }
}

fn body_lines() -> ParagraphFormat {
    ParagraphFormat {
        allows_widows: true,
        before_twips: Some(0),
        after_twips: Some(0),
        line_twips: Some(LINE_TWIPS),
        alignment: Some("both"),
        ..ParagraphFormat::default()
    }
}

fn indented() -> ParagraphFormat {
    let indent = Indent {
        first_line: Some(FIRST_LINE_CENTICHARS),
        ..Indent::default()
    };
    ParagraphFormat {
        indent: Some(indent),
        ..ParagraphFormat::default()
    }
}

/// 正文层次 (9704, 7.3.3). A third level is often a whole paragraph, so only the first two keep with the next.
fn heading_lines(outline_level: u8) -> ParagraphFormat {
    let keeps = outline_level < 2;
    ParagraphFormat {
        keep_next: keeps,
        keep_lines: keeps,
        outline_level: Some(outline_level),
        ..indented()
    }
}

/// One blank line follows a title; the title itself stands off the grid.
fn title_lines(outline_level: Option<u8>) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        keep_lines: true,
        off_grid: true,
        after_twips: Some(ONE_LINE_TWIPS),
        line_twips: Some(TITLE_LINE_TWIPS),
        alignment: Some("center"),
        outline_level,
        ..ParagraphFormat::default()
    }
}

fn note_lines() -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        after_twips: Some(AFTER_NOTE_TWIPS),
        line_twips: Some(TABLE_LINE_TWIPS),
        ..ParagraphFormat::default()
    }
}

fn caption_lines() -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        keep_lines: true,
        alignment: Some("center"),
        ..ParagraphFormat::default()
    }
}

fn table_lines(alignment: &'static str) -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        line_twips: Some(TABLE_LINE_TWIPS),
        alignment: Some(alignment),
        ..ParagraphFormat::default()
    }
}

/// The header row does not stand alone at the foot of a page.
fn table_head_lines() -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        ..table_lines("center")
    }
}

fn lowest_line() -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        line_twips: Some(AFTER_TABLE_TWIPS),
        ..ParagraphFormat::default()
    }
}

/// 附件说明 (9704, 7.3.4). A gap between digits and 汉字 would move the names off their line.
fn annex_list_lines() -> ParagraphFormat {
    ParagraphFormat {
        no_auto_space: true,
        alignment: Some("left"),
        ..ParagraphFormat::default()
    }
}

/// 附件标题居中编排在版心第三行 (9704, 7.3.7), so one blank line follows the mark on the first.
fn annex_mark_lines() -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        after_twips: Some(ONE_LINE_TWIPS),
        alignment: Some("left"),
        ..ParagraphFormat::default()
    }
}

/// A gap between digits and 汉字 would widen the date by more than a character and shift it against the name.
fn signature_lines(keep_next: bool) -> ParagraphFormat {
    ParagraphFormat {
        keep_next,
        no_auto_space: true,
        alignment: Some("right"),
        ..ParagraphFormat::default()
    }
}

fn footer_lines(alignment: &'static str, indent: Indent) -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        line_twips: Some(FOOTER_LINE_TWIPS),
        indent: Some(indent),
        alignment: Some(alignment),
        ..ParagraphFormat::default()
    }
}

fn footer_indent() -> Indent {
    Indent {
        character_twips: CHARACTER_4_TWIPS,
        ..Indent::default()
    }
}

/// Characters of a typeface.
pub(super) fn face(face: &'static str) -> RunFormat {
    RunFormat {
        face: Some(face),
        ..RunFormat::default()
    }
}

fn body_characters(faces: &Faces) -> RunFormat {
    RunFormat {
        tracking_twips: Some(BODY_TRACKING_TWIPS),
        size_half_points: Some(SIZE_3_HALF_POINTS),
        ..face(faces.body)
    }
}

fn title_characters(faces: &Faces) -> RunFormat {
    RunFormat {
        bold: faces.title_is_bold,
        tracking_twips: Some(0),
        size_half_points: Some(SIZE_2_HALF_POINTS),
        ..face(faces.title)
    }
}

fn caption_characters() -> RunFormat {
    RunFormat {
        tracking_twips: Some(0),
        size_half_points: Some(SIZE_4_HALF_POINTS),
        ..face(HEI)
    }
}

fn small() -> RunFormat {
    RunFormat {
        tracking_twips: Some(0),
        size_half_points: Some(SIZE_5_HALF_POINTS),
        ..RunFormat::default()
    }
}

fn table_head_face() -> RunFormat {
    RunFormat {
        face: Some(HEI),
        ..small()
    }
}

fn note_characters() -> RunFormat {
    RunFormat {
        colour: Some(NOTE_COLOUR),
        ..small()
    }
}

/// Indents count in whole characters, so nothing is taken off them here.
fn untracked() -> RunFormat {
    RunFormat {
        tracking_twips: Some(0),
        ..RunFormat::default()
    }
}

fn lowest_mark() -> RunFormat {
    RunFormat {
        size_half_points: Some(AFTER_TABLE_HALF_POINTS),
        ..untracked()
    }
}

/// 4号半角宋体 (9704, 7.5): the digits are 宋体 too.
fn footer_characters() -> RunFormat {
    RunFormat {
        latin_face: Some(SONG),
        tracking_twips: Some(0),
        size_half_points: Some(SIZE_4_HALF_POINTS),
        ..face(SONG)
    }
}
