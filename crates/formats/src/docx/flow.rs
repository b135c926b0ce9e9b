//! From blocks to what a page of Word is made of: paragraphs in a style, and tables.
//!
//! In: the blocks of one section, its orientation and the layout. Out: its pieces in order, ending in a paragraph.
//! It must not know XML or what a style consists of.

use std::borrow::Cow;

use super::format::{Indent, ParagraphFormat};
use super::imprint::ImprintBox;
use super::layout::{AFTER_NOTE_TWIPS, Measures};
use super::signature::SignaturePlaces;
use super::style_definitions::RED_RULE;
use super::styles::ParagraphStyle;
use documents::layout::Layout;
use documents::{Block, Inline, Orientation, ParagraphKind, Table, text};

/// A piece of a section.
pub(super) enum FlowPiece<'a> {
    /// A paragraph.
    Paragraph(Paragraph<'a>),
    /// A table without its caption, which is a paragraph.
    Table(&'a Table),
}

/// A paragraph with its style and what deviates from it.
pub(super) struct Paragraph<'a> {
    /// Its style.
    pub(super) style: ParagraphStyle,
    /// Deviations from the style.
    pub(super) format: ParagraphFormat,
    /// Its text.
    pub(super) text: Cow<'a, [Inline]>,
    /// Which of the paragraphs of its block it is, not counting a caption.
    pub(super) entry: usize,
    /// Whether its block has several.
    pub(super) is_entry: bool,
    /// 版记 at the foot of its page.
    pub(super) imprint: Option<ImprintBox>,
}

/// Before the number of a single annex, or of the first of several (9704, 7.3.4).
const ANNEX_WORD: &str = "附件：";
/// 附件： counts three characters and starts two in, so a number starts here; in hundredths of a character.
const ANNEX_NUMBER_CENTICHARS: u32 = 500;
/// Width of 附件：.
const ANNEX_WORD_CENTICHARS: u32 = 300;

/// The pieces of a section, each with the place of its block; none if nothing is to be seen.
pub(super) fn placed_pieces<'a>(
    blocks: &'a [Block],
    orientation: Orientation,
    layout: &Layout,
) -> Vec<(usize, FlowPiece<'a>)> {
    let mut pieces = Vec::new();
    let mut places = Vec::new();
    for (place, block) in blocks.iter().enumerate() {
        add_block(&mut pieces, block, orientation, layout);
        places.resize(pieces.len(), place);
    }
    // A table needs a paragraph after it: at the end of a section to hold the section's properties, at the end of
    // the file because Word adds one of full height, which may open a page.
    if let Some(FlowPiece::Table(_)) = pieces.last() {
        pieces.push(FlowPiece::Paragraph(after_table()));
        places.resize(pieces.len(), blocks.len() - 1);
    }
    places.into_iter().zip(pieces).collect()
}

/// The only piece of a document without any.
pub(super) fn nothing<'a>() -> FlowPiece<'a> {
    FlowPiece::Paragraph(Paragraph::new(ParagraphStyle::Normal, Vec::new()))
}

impl<'a> Paragraph<'a> {
    fn new(style: ParagraphStyle, text: impl Into<Cow<'a, [Inline]>>) -> Self {
        Self {
            style,
            format: ParagraphFormat::default(),
            text: text.into(),
            entry: 0,
            is_entry: false,
            imprint: None,
        }
    }

    fn entry(self, entry: usize) -> Self {
        Self {
            entry,
            is_entry: true,
            ..self
        }
    }

    fn with(self, format: ParagraphFormat) -> Self {
        Self { format, ..self }
    }
}

fn add_block<'a>(
    pieces: &mut Vec<FlowPiece<'a>>,
    block: &'a Block,
    orientation: Orientation,
    layout: &Layout,
) {
    match block {
        Block::Title(lines) => add_title(pieces, lines),
        Block::Heading { level, text } => {
            add(
                pieces,
                Paragraph::new(heading_style(*level), text.as_slice()),
            );
        }
        Block::Paragraph { kind, text } => {
            add(
                pieces,
                Paragraph::new(style_of_kind(*kind), text.as_slice()),
            );
        }
        Block::Table(table) => add_table(pieces, table),
        Block::AnnexList(names) => add_annex_list(pieces, names, layout),
        Block::Signature {
            signer,
            date,
            sealed,
        } => {
            let places = SignaturePlaces::of(signer, date, *sealed, layout.characters(orientation));
            add_signature(pieces, signer, date, *sealed, places, layout);
        }
        Block::AnnexMark(mark) => add_annex_mark(pieces, mark),
        Block::AnnexTitle(title) => {
            // A wide table needs the line that stays blank on an upright page.
            let format = ParagraphFormat {
                after_twips: (orientation == Orientation::Landscape).then_some(AFTER_NOTE_TWIPS),
                ..ParagraphFormat::default()
            };
            add(
                pieces,
                Paragraph::new(ParagraphStyle::AnnexTitle, text(title)).with(format),
            );
        }
        Block::Head { issuer, number } => add_head(pieces, issuer, number),
        Block::Imprint {
            copies_to,
            printer,
            date,
        } => {
            let width_twips = layout.text_width_twips(orientation);
            let texts = [copies_to, printer, date].map(Vec::as_slice);
            if let Some(imprint) = ImprintBox::of(texts, width_twips, layout) {
                let paragraph = Paragraph {
                    imprint: Some(imprint),
                    ..after_table()
                };
                add(pieces, paragraph);
            }
        }
    }
}

fn add<'a>(pieces: &mut Vec<FlowPiece<'a>>, paragraph: Paragraph<'a>) {
    pieces.push(FlowPiece::Paragraph(paragraph));
}

/// 发文机关标志 and 发文字号; the red line stands under the last of them.
fn add_head<'a>(pieces: &mut Vec<FlowPiece<'a>>, issuer: &'a [Inline], number: &'a [Inline]) {
    if !issuer.is_empty() {
        let format = ParagraphFormat {
            rule_below: number.is_empty().then_some(RED_RULE),
            ..ParagraphFormat::default()
        };
        let paragraph = Paragraph::new(ParagraphStyle::Issuer, issuer).with(format);
        add(pieces, paragraph.entry(0));
    }
    if !number.is_empty() {
        let paragraph = Paragraph::new(ParagraphStyle::DocumentNumber, number);
        add(pieces, paragraph.entry(1));
    }
}

fn heading_style(level: u8) -> ParagraphStyle {
    match level {
        0 | 1 => ParagraphStyle::Heading1,
        2 => ParagraphStyle::Heading2,
        3 => ParagraphStyle::Heading3,
        _ => ParagraphStyle::Heading4,
    }
}

fn style_of_kind(kind: ParagraphKind) -> ParagraphStyle {
    match kind {
        ParagraphKind::Body => ParagraphStyle::Body,
        ParagraphKind::Flush => ParagraphStyle::Normal,
        ParagraphKind::Note => ParagraphStyle::Note,
    }
}

/// One paragraph with line breaks, so that a list of headings shows one title.
fn add_title(pieces: &mut Vec<FlowPiece>, lines: &[String]) {
    if !lines.is_empty() {
        add(
            pieces,
            Paragraph::new(ParagraphStyle::Title, text(lines.join("\n"))),
        );
    }
}

fn add_table<'a>(pieces: &mut Vec<FlowPiece<'a>>, table: &'a Table) {
    if let Some(caption) = &table.caption {
        add(
            pieces,
            Paragraph::new(ParagraphStyle::Caption, text(caption)),
        );
    }
    if !has_cells(table) {
        return;
    }
    // Word would join two tables that follow each other.
    if let Some(FlowPiece::Table(_)) = pieces.last() {
        add(pieces, after_table());
    }
    pieces.push(FlowPiece::Table(table));
}

/// Word calls a file with a table without rows or a row without cells damaged.
fn has_cells(table: &Table) -> bool {
    let has_head = !table.head.is_empty();
    let has_rows = !table.rows.is_empty();
    let has_columns =
        !table.columns.is_empty() || table.rows.iter().any(|row| !row.cells.is_empty());
    has_head || (has_rows && has_columns)
}

fn after_table<'a>() -> Paragraph<'a> {
    Paragraph::new(ParagraphStyle::AfterTable, Vec::new())
}

fn add_annex_list(pieces: &mut Vec<FlowPiece>, names: &[String], layout: &Layout) {
    let is_single = names.len() == 1;
    for (name_idx, name) in names.iter().enumerate() {
        let is_first = name_idx == 0;
        let word = if is_first { ANNEX_WORD } else { "" };
        let number = if is_single {
            String::new()
        } else {
            format!("{}.", name_idx + 1)
        };
        let number_centichars = number_centichars(&number);
        let word_centichars = if is_first { ANNEX_WORD_CENTICHARS } else { 0 };
        let format = ParagraphFormat {
            before_twips: is_first.then_some(layout.lines.body_twips),
            indent: Some(Indent {
                left: Some(ANNEX_NUMBER_CENTICHARS + number_centichars),
                hanging: Some(word_centichars + number_centichars),
                ..layout.indent()
            }),
            ..ParagraphFormat::default()
        };
        let line = text(format!("{word}{number}{name}"));
        add(
            pieces,
            Paragraph::new(ParagraphStyle::AnnexList, line)
                .with(format)
                .entry(name_idx),
        );
    }
}

/// Width of "1." in hundredths of a character: half a character for each digit and a quarter for the point.
fn number_centichars(number: &str) -> u32 {
    number.chars().map(|c| if c == '.' { 25 } else { 50 }).sum()
}

fn add_signature<'a>(
    pieces: &mut Vec<FlowPiece<'a>>,
    signer: &'a [Inline],
    date: &'a [Inline],
    sealed: bool,
    places: SignaturePlaces,
    layout: &Layout,
) {
    // Name, date and seal do not stand on a page without any text of the body (9704, 7.3.5.4): 附件说明 stays with them,
    // and so does the last paragraph before it.
    for piece in pieces.iter_mut().rev() {
        let FlowPiece::Paragraph(paragraph) = piece else {
            break;
        };
        paragraph.format.keep_next = true;
        if paragraph.style != ParagraphStyle::AnnexList {
            break;
        }
    }
    let right_indent = |centichars| Indent {
        right: Some(centichars),
        ..layout.indent()
    };
    let above = if sealed {
        layout.seal_twips()
    } else {
        layout.lines.body_twips
    };
    let signer_format = ParagraphFormat {
        before_twips: Some(above),
        indent: Some(right_indent(places.signer_centichars)),
        ..ParagraphFormat::default()
    };
    let date_format = ParagraphFormat {
        indent: Some(right_indent(places.date_centichars)),
        ..ParagraphFormat::default()
    };
    add(
        pieces,
        Paragraph::new(ParagraphStyle::Signature, signer)
            .with(signer_format)
            .entry(0),
    );
    add(
        pieces,
        Paragraph::new(ParagraphStyle::Date, date)
            .with(date_format)
            .entry(1),
    );
}

/// 附件另面编排 (9704, 7.3.7). A section starts a page by itself; a second break would leave an empty one.
fn add_annex_mark(pieces: &mut Vec<FlowPiece>, mark: &str) {
    let format = ParagraphFormat {
        page_break_before: !pieces.is_empty(),
        ..ParagraphFormat::default()
    };
    add(
        pieces,
        Paragraph::new(ParagraphStyle::AnnexMark, text(mark)).with(format),
    );
}
