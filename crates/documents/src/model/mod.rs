//! A document as a model: sections, headings, paragraphs and tables, with nothing of a file format in it.
//!
//! In: what the papers wrote. Out: a [`Document`] that the page previews and the formats write; a workbook in [`workbook`].
//! It must not know schools, standards or the browser, nor what a text says.

pub mod numbering;
pub mod workbook;

use serde::{Deserialize, Serialize};

use crate::edits::Editing;
use crate::layout::Layout;
use plan::template::LINE_TO_WRITE_ON;

/// A whole document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title for the file's properties, and what a list of files would show. Plain text.
    pub title: String,
    /// Name and version of the tool, for the file's properties.
    pub creator: String,
    /// Day of the document as `YYYY-MM-DD`; the only date that enters the file.
    pub date: String,
    /// Typefaces to name in the file, where no other layout is chosen.
    pub typefaces: Typefaces,
    /// What it looks like by a profile; `None` for what the program has for these typefaces.
    #[serde(default)]
    pub layout: Option<Box<Layout>>,
    /// What the program has for these typefaces.
    pub built_in: Box<Layout>,
    /// Sections, each with its own paper orientation. Never empty.
    pub sections: Vec<Section>,
    /// Where it can be changed on the page, and what was changed; nothing of it enters the file.
    #[serde(default)]
    pub editing: Editing,
}

/// Which typeface names the file uses for title, body and levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Typefaces {
    /// 方正小标宋简体 title, 仿宋, 楷体, 黑体.
    #[default]
    Standard,
    /// 机关字体: as standard, with 仿宋_GB2312 and 楷体_GB2312.
    Office,
    /// For machines without 方正小标宋简体: the title in bold 宋体.
    NoTitleFace,
}

/// A run of pages in one orientation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Paper orientation; A4 always.
    pub orientation: Orientation,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// Orientation of the A4 sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// For tables of more than seven columns.
    Landscape,
}

/// One block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// The document's title, centred; one entry per line as it should break.
    Title(Vec<String>),
    /// A heading; `level` is 1 (一、), 2 ((一)), 3 (1.) or 4 ((1)). The number is part of the text.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Text with its number.
        text: Vec<Inline>,
    },
    /// A paragraph of body text of that kind.
    Paragraph {
        /// Indent and alignment.
        kind: ParagraphKind,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A table with an optional caption above it.
    Table(Table),
    /// 附件说明 after the body: names of the annexes, without end punctuation.
    AnnexList(Vec<String>),
    /// Signature and date at the end of the body.
    Signature {
        /// Who signs, usually the school's full name.
        signer: Vec<Inline>,
        /// Date, such as 2026年11月22日.
        date: Vec<Inline>,
        /// With a seal the date stands four characters from the right edge and the name is centred over it.
        sealed: bool,
    },
    /// The mark 附件N at the top left of an annex; starts a new page unless it opens a section.
    AnnexMark(String),
    /// Title of an annex, centred.
    AnnexTitle(String),
    /// What stands above the title; a part without text is not there.
    Head {
        /// 发文机关标志, in red.
        issuer: Vec<Inline>,
        /// 发文字号.
        number: Vec<Inline>,
    },
    /// 版记, at the foot of the page on which it stands; a part without text is not there.
    Imprint {
        /// Who gets a copy, without 抄送.
        copies_to: Vec<Inline>,
        /// 印发机关.
        printer: Vec<Inline>,
        /// Day, without 印发.
        date: Vec<Inline>,
    },
}

/// How a paragraph stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    /// First line indented by two characters.
    Body,
    /// Flush left, such as an addressee.
    Flush,
    /// A small note in grey, such as the origin of the figures.
    Note,
}

/// Text within a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text; may hold any character a person can type.
    Text(String),
    /// A lead-in sentence that stands out (楷体).
    Lead(String),
    /// Something unknown; holds what is missing, such as 校长姓名. The preview shows it shaded as 【待填：校长姓名】, a file has
    /// a line to write on there.
    ToFill(String),
}

/// A table. Each row of `head` and `body` has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Caption above, such as 表1 七项指标达标情况.
    pub caption: Option<String>,
    /// Columns with their share of the width.
    pub columns: Vec<Column>,
    /// Header row, repeated on each page.
    pub head: Vec<String>,
    /// Body rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Share of the width; shares of a table are added up and divided.
    pub share: u32,
    /// Alignment of its body cells.
    pub align: Align,
}

/// Alignment in a table cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// For text.
    Left,
    /// For numbers and short words.
    Centre,
}

/// A body row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// One entry per column.
    pub cells: Vec<Vec<Inline>>,
    /// Shaded grey, for rows that do not reach the standard.
    pub shaded: bool,
}

/// Text as the only inline of a block or cell.
pub fn text(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

impl Document {
    /// The layout in force: that of a profile, or the built-in one for the typefaces.
    pub fn layout(&self) -> &Layout {
        self.layout.as_deref().unwrap_or(&self.built_in)
    }

    /// What is still unknown, mark by mark in reading order; a mark that stands twice comes twice.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .flat_map(Block::inlines)
            .filter_map(|inline| match inline {
                Inline::ToFill(what) => Some(what.as_str()),
                Inline::Text(_) | Inline::Lead(_) => None,
            })
    }
}

impl Block {
    /// The inlines of the block, in reading order; none for blocks of plain text.
    pub(crate) fn inlines(&self) -> Vec<&Inline> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } => text.iter().collect(),
            Self::Signature { signer, date, .. } => signer.iter().chain(date).collect(),
            Self::Head { issuer, number } => issuer.iter().chain(number).collect(),
            Self::Imprint {
                copies_to,
                printer,
                date,
            } => copies_to.iter().chain(printer).chain(date).collect(),
            Self::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .flatten()
                .collect(),
            Self::Title(_) | Self::AnnexList(_) | Self::AnnexMark(_) | Self::AnnexTitle(_) => {
                Vec::new()
            }
        }
    }
}

impl Inline {
    /// The text as it is read; something missing is written 【待填：…】.
    ///
    /// ```
    /// use documents::Inline;
    /// assert_eq!(Inline::ToFill("校长姓名".to_owned()).shown(), "【待填：校长姓名】");
    /// ```
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Lead(text) => text.clone(),
            Self::ToFill(what) => format!("【待填：{what}】"),
        }
    }

    /// The text as it goes into a file; something missing is a line to write on.
    ///
    /// ```
    /// use documents::Inline;
    /// assert_eq!(Inline::ToFill("校长姓名".to_owned()).printed(), "＿＿＿");
    /// ```
    pub fn printed(&self) -> &str {
        match self {
            Self::Text(text) | Self::Lead(text) => text,
            Self::ToFill(_) => LINE_TO_WRITE_ON,
        }
    }
}
