//! word/styles.xml: every style of the file, one table of definitions.
//!
//! In: the typefaces. Out: the part, and the names by which paragraphs and runs refer to styles.
//! It must not know which text takes which style; `flow` does.

use std::io;

use super::faces::{Faces, HEI, SONG};
use super::format::{Indent, ParagraphFormat, RunFormat};
use super::layout::{
    AFTER_NOTE_TWIPS, AFTER_TABLE_HALF_POINTS, AFTER_TABLE_TWIPS, BODY_TRACKING_TWIPS,
    CHARACTER_4_TWIPS, FIRST_LINE_CENTICHARS, FOOTER_CENTICHARS, FOOTER_LINE_TWIPS, LINE_TWIPS,
    NOTE_COLOUR, ONE_LINE_TWIPS, SIZE_2_HALF_POINTS, SIZE_3_HALF_POINTS, SIZE_4_HALF_POINTS,
    SIZE_5_HALF_POINTS, TABLE_LINE_TWIPS, TITLE_LINE_TWIPS, TO_FILL_FILL,
};
use super::relationships::WORD_NAMESPACE;
use super::xml::{Xml, part};

/// A paragraph style.
///
/// Where Word has a style of its own for the purpose, its name is taken: navigation panes, tables of contents and
/// screen readers know headings by it, and a Chinese Word shows it in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    /// Body text without indent; all others are based on it.
    Normal,
    /// Body text with its first line two characters in.
    Body,
    /// The document's title.
    Title,
    /// 一、
    Heading1,
    /// (一)
    Heading2,
    /// 1.
    Heading3,
    /// A small note.
    Note,
    /// What stands above a table.
    Caption,
    /// A cell of the header row.
    TableHead,
    /// A body cell with text.
    TableText,
    /// A body cell with a number or a short word.
    TableNumber,
    /// The lowest possible paragraph, after a table.
    AfterTable,
    /// 附件说明 after the body.
    AnnexList,
    /// 附件N on top of an annex.
    AnnexMark,
    /// Title of an annex.
    AnnexTitle,
    /// 署名.
    Signature,
    /// 成文日期.
    Date,
    /// Page number on odd pages.
    FooterOdd,
    /// Page number on even pages.
    FooterEven,
}

/// A character style, so that a person can find and change all such places at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharacterStyle {
    /// A lead-in sentence.
    Lead,
    /// The mark of something missing.
    ToFill,
}

/// A paragraph style as it enters the part.
struct Definition {
    name: &'static str,
    is_custom: bool,
    paragraph: ParagraphFormat,
    run: RunFormat,
    /// Style of the paragraph that a person adds after this one.
    next: Option<ParagraphStyle>,
}

/// word/styles.xml.
pub(super) fn assemble(faces: &Faces) -> io::Result<Vec<u8>> {
    part("w:styles", &[("xmlns:w", &WORD_NAMESPACE)], |xml| {
        write_defaults(xml, faces)?;
        for style in ParagraphStyle::ALL {
            write_paragraph_style(xml, style, &style.definition(faces))?;
        }
        write_default_character_style(xml)?;
        for style in [CharacterStyle::Lead, CharacterStyle::ToFill] {
            write_character_style(xml, style, faces)?;
        }
        write_default_table_style(xml)
    })
}

impl ParagraphStyle {
    const ALL: [Self; 19] = [
        Self::Normal,
        Self::Body,
        Self::Title,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Note,
        Self::Caption,
        Self::TableHead,
        Self::TableText,
        Self::TableNumber,
        Self::AfterTable,
        Self::AnnexList,
        Self::AnnexMark,
        Self::AnnexTitle,
        Self::Signature,
        Self::Date,
        Self::FooterOdd,
        Self::FooterEven,
    ];

    /// The name by which `w:pStyle` refers to it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "NormalIndent",
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Note => "Note",
            Self::Caption => "Caption",
            Self::TableHead => "TableHead",
            Self::TableText => "TableText",
            Self::TableNumber => "TableNumber",
            Self::AfterTable => "AfterTable",
            Self::AnnexList => "AnnexList",
            Self::AnnexMark => "AnnexMark",
            Self::AnnexTitle => "AnnexTitle",
            Self::Signature => "Signature",
            Self::Date => "Date",
            Self::FooterOdd => "Footer",
            Self::FooterEven => "FooterEven",
        }
    }

    fn definition(self, faces: &Faces) -> Definition {
        match self {
            Self::Normal => Definition::words_own("Normal", body_lines(), body_characters(faces)),
            Self::Body => Definition::words_own("Normal Indent", indented(), RunFormat::default()),
            Self::Title => {
                Definition::words_own("Title", title_lines(None), title_characters(faces))
                    .followed_by(Self::Body)
            }
            Self::Heading1 => Definition::words_own("heading 1", heading_lines(0), face(HEI))
                .followed_by(Self::Body),
            Self::Heading2 => Definition::words_own("heading 2", heading_lines(1), face(faces.kai))
                .followed_by(Self::Body),
            Self::Heading3 => {
                Definition::words_own("heading 3", heading_lines(2), face(faces.body))
                    .followed_by(Self::Body)
            }
            Self::Note => Definition::own("说明", note_lines(), note_characters()),
            Self::Caption => {
                Definition::words_own("caption", caption_lines(), caption_characters())
            }
            Self::TableHead => Definition::own("表格表头", table_head_lines(), table_head_face()),
            Self::TableText => Definition::own("表格文字", table_lines("left"), small()),
            Self::TableNumber => Definition::own("表格数字", table_lines("center"), small()),
            Self::AfterTable => Definition::own("表格之后", lowest_line(), lowest_mark()),
            Self::AnnexList => Definition::own("附件说明", annex_list_lines(), untracked()),
            Self::AnnexMark => Definition::own("附件序号", annex_mark_lines(), face(HEI))
                .followed_by(Self::AnnexTitle),
            Self::AnnexTitle => {
                Definition::own("附件标题", title_lines(Some(0)), title_characters(faces))
                    .followed_by(Self::Body)
            }
            Self::Signature => {
                Definition::words_own("Signature", signature_lines(true), untracked())
                    .followed_by(Self::Date)
            }
            Self::Date => Definition::words_own("Date", signature_lines(false), untracked()),
            Self::FooterOdd => {
                let indent = Indent {
                    right: Some(FOOTER_CENTICHARS),
                    ..footer_indent()
                };
                Definition::words_own("footer", footer_lines("right", indent), footer_characters())
            }
            Self::FooterEven => {
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
}

impl CharacterStyle {
    /// The name by which `w:rStyle` refers to it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
            Self::ToFill => "ToFill",
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

fn face(face: &'static str) -> RunFormat {
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

fn write_defaults(xml: &mut Xml, faces: &Faces) -> io::Result<()> {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                face(faces.body).write(xml)?;
                xml.leaf(
                    "w:lang",
                    &[
                        ("w:val", &"en-US"),
                        ("w:eastAsia", &"zh-CN"),
                        ("w:bidi", &"ar-SA"),
                    ],
                )
            })
        })?;
        xml.leaf("w:pPrDefault", &[])
    })
}

fn write_paragraph_style(
    xml: &mut Xml,
    style: ParagraphStyle,
    definition: &Definition,
) -> io::Result<()> {
    let is_base = style == ParagraphStyle::Normal;
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("w:type", &"paragraph")];
    if is_base {
        attributes.push(("w:default", &1));
    }
    if definition.is_custom {
        attributes.push(("w:customStyle", &1));
    }
    let id = style.id();
    attributes.push(("w:styleId", &id));
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", definition.name)?;
        if !is_base {
            xml.value("w:basedOn", ParagraphStyle::Normal.id())?;
        }
        if let Some(next) = definition.next {
            xml.value("w:next", next.id())?;
        }
        xml.leaf("w:qFormat", &[])?;
        xml.element("w:pPr", &[], |xml| definition.paragraph.write(xml))?;
        xml.element("w:rPr", &[], |xml| definition.run.write(xml))
    })
}

fn write_default_character_style(xml: &mut Xml) -> io::Result<()> {
    xml.element(
        "w:style",
        &[
            ("w:type", &"character"),
            ("w:default", &1),
            ("w:styleId", &"DefaultParagraphFont"),
        ],
        |xml| {
            xml.value("w:name", "Default Paragraph Font")?;
            xml.leaf("w:semiHidden", &[])
        },
    )
}

fn write_character_style(xml: &mut Xml, style: CharacterStyle, faces: &Faces) -> io::Result<()> {
    let (name, run) = match style {
        CharacterStyle::Lead => ("段首句", face(faces.kai)),
        CharacterStyle::ToFill => (
            "待填",
            RunFormat {
                fill: Some(TO_FILL_FILL),
                ..RunFormat::default()
            },
        ),
    };
    xml.element(
        "w:style",
        &[
            ("w:type", &"character"),
            ("w:customStyle", &1),
            ("w:styleId", &style.id()),
        ],
        |xml| {
            xml.value("w:name", name)?;
            xml.leaf("w:qFormat", &[])?;
            xml.element("w:rPr", &[], |xml| run.write(xml))
        },
    )
}

/// Without it Word gives a table that a person adds no cell margins at all.
fn write_default_table_style(xml: &mut Xml) -> io::Result<()> {
    xml.element(
        "w:style",
        &[
            ("w:type", &"table"),
            ("w:default", &1),
            ("w:styleId", &"TableNormal"),
        ],
        |xml| {
            xml.value("w:name", "Normal Table")?;
            xml.leaf("w:semiHidden", &[])?;
            xml.element("w:tblPr", &[], |xml| {
                xml.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")])?;
                xml.element("w:tblCellMar", &[], |xml| {
                    for (side, width) in [
                        ("w:top", 0),
                        ("w:left", 108),
                        ("w:bottom", 0),
                        ("w:right", 108),
                    ] {
                        xml.leaf(side, &[("w:w", &width), ("w:type", &"dxa")])?;
                    }
                    Ok(())
                })
            })
        },
    )
}
