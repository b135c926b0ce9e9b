//! word/styles.xml: every style of the file.
//!
//! In: the document and its layout. Out: the part, and the names by which paragraphs and runs refer to styles.
//! It must not know which text takes which style, as `flow` does, nor what one consists of, as `style_definitions` does.

use std::io;

use super::characters::face;
use super::layout::ADDED_CELL_SIDE_TWIPS;
use super::relationships::WORD_NAMESPACE;
use super::style_definitions::{Definition, definition};
use super::xml::{Xml, part};
use documents::layout::Layout;
use documents::{Block, Document, Orientation, Section};

/// A paragraph style.
///
/// Where Word has a built-in style for the purpose, its name is taken: navigation panes, tables of contents and
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
    /// (1)
    Heading4,
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
    /// A cell of the header row, on a page on its side.
    WideTableHead,
    /// A body cell with text, on a page on its side.
    WideTableText,
    /// A body cell with a number or a short word, on a page on its side.
    WideTableNumber,
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
    /// 发文机关标志.
    Issuer,
    /// 发文字号.
    DocumentNumber,
    /// Text of 版记.
    Imprint,
}

/// A character style, so that a person can find and change all such places at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharacterStyle {
    /// A lead-in sentence.
    Lead,
}

/// word/styles.xml.
pub(super) fn assemble(document: &Document, layout: &Layout) -> io::Result<Vec<u8>> {
    part("w:styles", &[("xmlns:w", &WORD_NAMESPACE)], |xml| {
        write_defaults(xml, layout)?;
        let rare = ParagraphStyle::rare(document);
        for style in ParagraphStyle::ALL.into_iter().chain(rare) {
            write_paragraph_style(xml, style, &definition(style, layout))?;
        }
        write_default_character_style(xml)?;
        write_character_style(xml, CharacterStyle::Lead, layout)?;
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

    /// Styles that only some documents have, those that this one has.
    fn rare(document: &Document) -> Vec<Self> {
        let blocks = || document.sections.iter().flat_map(|section| &section.blocks);
        let is_level_4 = |block: &Block| matches!(block, Block::Heading { level: 4.., .. });
        let is_head = |block: &Block| matches!(block, Block::Head { .. });
        let is_imprint = |block: &Block| matches!(block, Block::Imprint { .. });
        let is_wide = |section: &Section| section.orientation == Orientation::Landscape;
        let mut rare = Vec::new();
        if document.sections.iter().any(is_wide) {
            rare.extend([
                Self::WideTableHead,
                Self::WideTableText,
                Self::WideTableNumber,
            ]);
        }
        if blocks().any(is_level_4) {
            rare.push(Self::Heading4);
        }
        if blocks().any(is_head) {
            rare.extend([Self::Issuer, Self::DocumentNumber]);
        }
        if blocks().any(is_imprint) {
            rare.push(Self::Imprint);
        }
        rare
    }

    /// The name by which `w:pStyle` refers to it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "NormalIndent",
            Self::Title => "Title",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Heading4 => "Heading4",
            Self::Note => "Note",
            Self::Caption => "Caption",
            Self::TableHead => "TableHead",
            Self::TableText => "TableText",
            Self::TableNumber => "TableNumber",
            Self::WideTableHead => "WideTableHead",
            Self::WideTableText => "WideTableText",
            Self::WideTableNumber => "WideTableNumber",
            Self::AfterTable => "AfterTable",
            Self::AnnexList => "AnnexList",
            Self::AnnexMark => "AnnexMark",
            Self::AnnexTitle => "AnnexTitle",
            Self::Signature => "Signature",
            Self::Date => "Date",
            Self::FooterOdd => "Footer",
            Self::FooterEven => "FooterEven",
            Self::Issuer => "Issuer",
            Self::DocumentNumber => "DocumentNumber",
            Self::Imprint => "Imprint",
        }
    }
}

impl CharacterStyle {
    /// The name by which `w:rStyle` refers to it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
        }
    }
}

fn write_defaults(xml: &mut Xml, layout: &Layout) -> io::Result<()> {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                face(&layout.faces.body, layout).write(xml)?;
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

fn write_character_style(xml: &mut Xml, style: CharacterStyle, layout: &Layout) -> io::Result<()> {
    let (name, run) = match style {
        CharacterStyle::Lead => ("段首句", face(&layout.faces.lead, layout)),
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

/// For tables that a person adds; those of the document carry their margins themselves.
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
                        ("w:left", ADDED_CELL_SIDE_TWIPS),
                        ("w:bottom", 0),
                        ("w:right", ADDED_CELL_SIDE_TWIPS),
                    ] {
                        xml.leaf(side, &[("w:w", &width), ("w:type", &"dxa")])?;
                    }
                    Ok(())
                })
            })
        },
    )
}
