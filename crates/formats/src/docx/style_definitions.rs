//! The definition of each paragraph style: indents, spacing and typefaces by the layout.
//!
//! In: a style and the layout. Out: its definition.
//! It must not know XML. Measures come from the layout; 9704 means GB/T 9704-2012.

use super::characters::{
    RED, body_characters, caption_characters, face, footer_characters, imprint_characters,
    issuer_characters, lowest_mark, note_characters, table_face, table_head_face, title_characters,
    untracked,
};
use super::format::{Indent, ParagraphFormat, RunFormat};
use super::layout::{AFTER_NOTE_TWIPS, AFTER_TABLE_TWIPS, FOOTER_CENTICHARS, Measures};
use super::rule::RuledLine;
use super::styles::ParagraphStyle;
use documents::Orientation;
use documents::layout::{Layout, PageNumberPlace};

/// A paragraph style as it enters the part.
pub(super) struct Definition<'a> {
    /// Its name in lists of styles.
    pub(super) name: &'static str,
    /// Whether Word does not know it.
    pub(super) is_custom: bool,
    /// Properties of its paragraphs.
    pub(super) paragraph: ParagraphFormat,
    /// Properties of its characters.
    pub(super) run: RunFormat<'a>,
    /// Style of the paragraph that a person adds after this one.
    pub(super) next: Option<ParagraphStyle>,
}

/// The definition of a style.
pub(super) fn definition(style: ParagraphStyle, layout: &Layout) -> Definition<'_> {
    match style {
        ParagraphStyle::Normal => {
            Definition::built_in("Normal", body_lines(layout), body_characters(layout))
        }
        ParagraphStyle::Body => {
            Definition::built_in("Normal Indent", indented(layout), RunFormat::default())
        }
        ParagraphStyle::Title => {
            Definition::built_in("Title", title_lines(layout, None), title_characters(layout))
                .followed_by(ParagraphStyle::Body)
        }
        ParagraphStyle::Heading1 => heading("heading 1", 0, layout),
        ParagraphStyle::Heading2 => heading("heading 2", 1, layout),
        ParagraphStyle::Heading3 => heading("heading 3", 2, layout),
        ParagraphStyle::Heading4 => heading("heading 4", 3, layout),
        ParagraphStyle::Note => {
            Definition::custom("说明", note_lines(layout), note_characters(layout))
        }
        ParagraphStyle::Caption => {
            Definition::built_in("caption", caption_lines(), caption_characters(layout))
        }
        ParagraphStyle::TableHead => Definition::custom(
            "表格表头",
            table_head_lines(layout),
            table_head_face(layout, Orientation::Portrait),
        ),
        ParagraphStyle::TableText => Definition::custom(
            "表格文字",
            table_lines(layout, "left"),
            table_face(layout, Orientation::Portrait),
        ),
        ParagraphStyle::TableNumber => Definition::custom(
            "表格数字",
            table_lines(layout, "center"),
            table_face(layout, Orientation::Portrait),
        ),
        ParagraphStyle::WideTableHead => Definition::custom(
            "横表表头",
            ParagraphFormat {
                keep_next: true,
                ..wide_table_lines(layout, "center")
            },
            table_head_face(layout, Orientation::Landscape),
        ),
        ParagraphStyle::WideTableText => Definition::custom(
            "横表文字",
            wide_table_lines(layout, "left"),
            table_face(layout, Orientation::Landscape),
        ),
        ParagraphStyle::WideTableNumber => Definition::custom(
            "横表数字",
            wide_table_lines(layout, "center"),
            table_face(layout, Orientation::Landscape),
        ),
        ParagraphStyle::AfterTable => Definition::custom("表格之后", lowest_line(), lowest_mark()),
        ParagraphStyle::AnnexList => {
            Definition::custom("附件说明", annex_list_lines(), untracked())
        }
        ParagraphStyle::AnnexMark => Definition::custom(
            "附件序号",
            annex_mark_lines(layout),
            face(&layout.faces.caption, layout),
        )
        .followed_by(ParagraphStyle::AnnexTitle),
        ParagraphStyle::AnnexTitle => Definition::custom(
            "附件标题",
            title_lines(layout, Some(0)),
            title_characters(layout),
        )
        .followed_by(ParagraphStyle::Body),
        ParagraphStyle::Signature => {
            Definition::built_in("Signature", signature_lines(true), untracked())
                .followed_by(ParagraphStyle::Date)
        }
        ParagraphStyle::Date => Definition::built_in("Date", signature_lines(false), untracked()),
        ParagraphStyle::FooterOdd => {
            let (alignment, indent) = match layout.page_number.place {
                PageNumberPlace::Centre => ("center", None),
                PageNumberPlace::Outer | PageNumberPlace::Right => {
                    let indent = Indent {
                        right: Some(FOOTER_CENTICHARS),
                        ..footer_indent(layout)
                    };
                    ("right", Some(indent))
                }
            };
            let lines = footer_lines(alignment, indent, layout);
            Definition::built_in("footer", lines, footer_characters(layout))
        }
        ParagraphStyle::FooterEven => {
            let indent = Indent {
                left: Some(FOOTER_CENTICHARS),
                ..footer_indent(layout)
            };
            let lines = footer_lines("left", Some(indent), layout);
            Definition::custom("双页页码", lines, footer_characters(layout))
        }
        ParagraphStyle::Issuer => Definition::custom(
            "发文机关标志",
            issuer_lines(layout),
            issuer_characters(layout),
        )
        .followed_by(ParagraphStyle::DocumentNumber),
        ParagraphStyle::DocumentNumber => {
            Definition::custom("发文字号", number_lines(layout), untracked())
                .followed_by(ParagraphStyle::Title)
        }
        ParagraphStyle::Imprint => {
            Definition::custom("版记", imprint_lines(), imprint_characters(layout))
        }
    }
}

impl<'a> Definition<'a> {
    /// A style that Word has by this name.
    fn built_in(name: &'static str, paragraph: ParagraphFormat, run: RunFormat<'a>) -> Self {
        Self {
            name,
            is_custom: false,
            paragraph,
            run,
            next: None,
        }
    }

    /// A style that only files of this program have.
    fn custom(name: &'static str, paragraph: ParagraphFormat, run: RunFormat<'a>) -> Self {
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

fn body_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        allows_widows: true,
        before_twips: Some(0),
        after_twips: Some(0),
        line_twips: Some(layout.lines.body_twips),
        alignment: Some("both"),
        ..ParagraphFormat::default()
    }
}

fn indented(layout: &Layout) -> ParagraphFormat {
    let indent = Indent {
        first_line: Some(layout.first_line_centichars),
        ..layout.indent()
    };
    ParagraphFormat {
        indent: Some(indent),
        ..ParagraphFormat::default()
    }
}

/// 正文层次 (9704, 7.3.3). Lower levels are often whole paragraphs, so only the first two keep with the next.
fn heading<'a>(name: &'static str, level: u8, layout: &'a Layout) -> Definition<'a> {
    let idx = usize::from(level);
    let keeps = level < 2;
    let half_points = layout.sizes.level_half_points.get(idx).copied();
    let half_points = half_points.unwrap_or(layout.sizes.body_half_points);
    let indent = Indent {
        first_line: Some(layout.first_line_centichars),
        ..Indent::counted_in(half_points * 10)
    };
    let paragraph = ParagraphFormat {
        keep_next: keeps,
        keep_lines: keeps,
        outline_level: Some(level),
        indent: Some(indent),
        ..ParagraphFormat::default()
    };
    let chinese = layout.faces.levels.get(idx).unwrap_or(&layout.faces.body);
    let run = RunFormat {
        bold: layout.bold.levels.get(idx).copied().unwrap_or_default(),
        size_half_points: (half_points != layout.sizes.body_half_points).then_some(half_points),
        ..face(chinese, layout)
    };
    Definition::built_in(name, paragraph, run).followed_by(ParagraphStyle::Body)
}

/// One blank line follows a title; the title itself stands off the grid.
fn title_lines(layout: &Layout, outline_level: Option<u8>) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        keep_lines: true,
        off_grid: true,
        after_twips: Some(layout.lines.body_twips),
        line_twips: Some(layout.lines.title_twips),
        alignment: Some("center"),
        outline_level,
        ..ParagraphFormat::default()
    }
}

fn note_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        after_twips: Some(AFTER_NOTE_TWIPS),
        line_twips: Some(layout.lines.table_twips),
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

fn table_lines(layout: &Layout, alignment: &'static str) -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        line_twips: Some(layout.lines.table_twips),
        alignment: Some(alignment),
        ..ParagraphFormat::default()
    }
}

fn wide_table_lines(layout: &Layout, alignment: &'static str) -> ParagraphFormat {
    ParagraphFormat {
        line_twips: Some(layout.table_form(Orientation::Landscape).line_twips),
        ..table_lines(layout, alignment)
    }
}

/// The header row does not stand alone at the foot of a page.
fn table_head_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        ..table_lines(layout, "center")
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
fn annex_mark_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        after_twips: Some(layout.lines.body_twips),
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

fn footer_lines(
    alignment: &'static str,
    indent: Option<Indent>,
    layout: &Layout,
) -> ParagraphFormat {
    ParagraphFormat {
        off_grid: true,
        line_twips: Some(layout.footer_line_twips()),
        indent,
        alignment: Some(alignment),
        ..ParagraphFormat::default()
    }
}

fn footer_indent(layout: &Layout) -> Indent {
    Indent::counted_in(layout.sizes.page_number_half_points * 10)
}

/// 红色分隔线 4 mm under 发文字号, as wide as the text, and two blank lines before what follows (9704, 7.2.5 to 7.3.1).
pub(super) const RED_RULE: RuledLine = RuledLine {
    eighths: 12,
    distance_points: 11,
    colour: RED,
};

/// A fourth of their size stands between the lines of 发文机关标志; 发文字号 follows after two blank ones (9704, 7.2.5).
fn issuer_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        keep_lines: true,
        off_grid: true,
        after_twips: Some(2 * layout.lines.body_twips),
        line_twips: Some(layout.head.issuer_half_points * 10 * 5 / 4),
        alignment: Some("center"),
        ..ParagraphFormat::default()
    }
}

fn number_lines(layout: &Layout) -> ParagraphFormat {
    ParagraphFormat {
        keep_next: true,
        keep_lines: true,
        rule_below: Some(RED_RULE),
        after_twips: Some(2 * layout.lines.body_twips),
        alignment: Some("center"),
        ..ParagraphFormat::default()
    }
}

/// 版记: a gap between digits and 汉字 would move the day away from the edge.
fn imprint_lines() -> ParagraphFormat {
    ParagraphFormat {
        no_auto_space: true,
        alignment: Some("left"),
        ..ParagraphFormat::default()
    }
}
