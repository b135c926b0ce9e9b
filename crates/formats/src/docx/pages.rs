//! Where the pages of the .docx begin, calculated by the measures that the file is written with.
//!
//! In: a [`Document`]. Out: the beginning of each page. It must not know XML or what the text says.
//!
//! Word, WPS and LibreOffice lay a file out by the typefaces of their machine, so this comes close to what they do and is
//! not the same: the step `documents` of `cargo xtask test` compares it with LibreOffice's pages.

use super::columns::{column_widths, columns, row_lines, row_words};
use super::flow::{FlowPiece, Paragraph, placed_pieces};
use super::format::{Indent, ParagraphFormat, RunFormat};
use super::imprint::ImprintBox;
use super::layout::Measures;
use super::rule::RuledLine;
use super::style_definitions::definition;
use super::styles::ParagraphStyle;
use crate::line_breaking::{Room, Setting, line_starts};
use documents::layout::{Layout, TableForm};
use documents::{Document, Inline, Table};

/// Most characters that are given of the text that a page begins with.
const LONGEST_BEGINNING: usize = 100;

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// Section, by its place in the document.
    pub section: usize,
    /// Block, by its place in the section.
    pub block: usize,
    /// Where in the block.
    pub position: PagePosition,
}

/// Where in a block a page can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagePosition {
    /// With the block, its caption included.
    Start,
    /// Before a character of its text, counted from the first.
    Character(usize),
    /// Before a row of its table, not counting the head; before a name of its list of annexes; before the date (1) of a
    /// signature.
    Entry(usize),
}

/// What cannot be divided: a line of text or a row of a table.
struct Strip {
    block: usize,
    position: PagePosition,
    /// Blank above, which nothing above it shares.
    before_twips: u32,
    height_twips: u32,
    after_twips: u32,
    keeps_with_next: bool,
    starts_page: bool,
    /// Height of the head that is repeated where the strip begins a page.
    head_twips: u32,
}

/// The beginning of each page of the .docx, in order; never empty.
///
/// Calculated from the layout of the document; Word, WPS and LibreOffice may break a page a line earlier or later.
pub fn page_starts(document: &Document) -> Vec<PageStart> {
    let sections = 0..document.sections.len();
    let mut starts: Vec<PageStart> = sections
        .flat_map(|section| section_page_starts(document, section))
        .collect();
    if starts.is_empty() {
        starts.push(PageStart {
            section: 0,
            block: 0,
            position: PagePosition::Start,
        });
    }
    starts
}

/// The beginning of each page of one section, by its place in the document; none where there is no such section, or nothing in
/// it.
pub fn section_page_starts(document: &Document, section_idx: usize) -> Vec<PageStart> {
    let layout = document.layout();
    let mut starts = Vec::new();
    if let Some(section) = document.sections.get(section_idx) {
        let width_twips = layout.text_width_twips(section.orientation);
        let pieces = placed_pieces(&section.blocks, section.orientation, layout);
        let strips: Vec<Strip> = pieces
            .iter()
            .flat_map(|(block, piece)| match piece {
                // As low as a paragraph can be, and nothing is to be seen of it.
                FlowPiece::Paragraph(paragraph)
                    if paragraph.style == ParagraphStyle::AfterTable =>
                {
                    paragraph
                        .imprint
                        .iter()
                        .map(|imprint| imprint_strip(*block, imprint))
                        .collect()
                }
                FlowPiece::Paragraph(paragraph) => {
                    paragraph_strips(*block, paragraph, width_twips, layout)
                }
                FlowPiece::Table(table) => {
                    let form = layout.table_form(section.orientation);
                    table_strips(*block, table, width_twips, layout, form)
                }
            })
            .collect();
        let height_twips = layout.text_height_twips(section.orientation);
        starts.extend(first_strips(&strips, height_twips).map(|strip| PageStart {
            section: section_idx,
            block: strip.block,
            position: strip.position,
        }));
        // What is taller than a page, such as a head of a hundred lines, would begin the same place again.
        starts.dedup();
    }
    starts
}

/// The words that stand first on each page, as [`page_starts`] breaks them: the beginning of the rest of a text, the cells of
/// a row, or a name of a list. Never empty; a page may begin with nothing to be read.
pub fn page_beginnings(document: &Document) -> Vec<String> {
    let starts = page_starts(document);
    // Pages that begin in one block follow each other, and its texts are made once.
    let runs = starts.chunk_by(|one, next| (one.section, one.block) == (next.section, next.block));
    runs.flat_map(|run| beginnings_in_block(document, run))
        .collect()
}

/// The first words of pages that all begin in one block.
fn beginnings_in_block(document: &Document, starts: &[PageStart]) -> Vec<String> {
    let place = starts.first().and_then(|start| {
        let section = document.sections.get(start.section)?;
        Some((section, section.blocks.get(start.block)?))
    });
    let Some((section, block)) = place else {
        return vec![String::new(); starts.len()];
    };
    let blocks = std::slice::from_ref(block);
    let pieces = placed_pieces(blocks, section.orientation, document.layout());
    // Each piece with its text, and character and byte at which the last page began in it.
    let mut texts: Vec<(&FlowPiece, String, (usize, usize))> = pieces
        .iter()
        .map(|(_, piece)| match piece {
            FlowPiece::Paragraph(paragraph) => (piece, printed(&paragraph.text), (0, 0)),
            FlowPiece::Table(_) => (piece, String::new(), (0, 0)),
        })
        .collect();
    let words_of = |start: &PageStart| {
        let mut words = texts
            .iter_mut()
            .map(|(piece, text, last)| first_words(piece, text, start.position, last));
        words.find(|words| !words.is_empty()).unwrap_or_default()
    };
    starts.iter().map(words_of).collect()
}

/// What of a piece stands first on a page that begins there.
fn first_words(
    piece: &FlowPiece,
    text: &str,
    position: PagePosition,
    last: &mut (usize, usize),
) -> String {
    let beginning = |text: &str| text.chars().take(LONGEST_BEGINNING).collect();
    match (piece, position) {
        (FlowPiece::Paragraph(paragraph), PagePosition::Entry(entry))
            if paragraph.entry != entry =>
        {
            String::new()
        }
        (FlowPiece::Paragraph(_), PagePosition::Character(at)) => {
            if at < last.0 {
                *last = (0, 0);
            }
            let rest = text.get(last.1..).unwrap_or_default();
            let skipped = rest.char_indices().nth(at - last.0);
            let byte = last.1 + skipped.map_or(rest.len(), |(byte, _)| byte);
            *last = (at, byte);
            beginning(text.get(byte..).unwrap_or_default())
        }
        (FlowPiece::Paragraph(paragraph), _) => match &paragraph.imprint {
            Some(imprint) => imprint.words(),
            None => beginning(text),
        },
        (FlowPiece::Table(table), PagePosition::Entry(row)) => {
            let cells = table.rows.get(row).map_or(&[][..], |row| &row.cells);
            cells.iter().map(|cell| printed(cell)).collect()
        }
        (FlowPiece::Table(table), _) => table.head.concat(),
    }
}

/// The strips that begin a page.
fn first_strips(strips: &[Strip], height_twips: u32) -> impl Iterator<Item = &Strip> {
    let mut firsts = Vec::new();
    let mut used = 0;
    let mut idx = 0;
    while let Some(strip) = strips.get(idx) {
        let group = group(strips, idx);
        let needed = needed_twips(group);
        let is_full = used > 0 && used + strip.before_twips + needed > height_twips;
        if idx == 0 || strip.starts_page || is_full {
            firsts.push(strip);
            used = strip.head_twips;
        }
        used += strip.before_twips + strip.height_twips + strip.after_twips;
        idx += 1;
    }
    firsts.into_iter()
}

/// The strip at `idx` with those that must stand on its page.
fn group(strips: &[Strip], idx: usize) -> &[Strip] {
    let rest = strips.get(idx..).unwrap_or_default();
    let with_next = rest
        .iter()
        .take_while(|strip| strip.keeps_with_next)
        .count();
    rest.get(..=with_next).unwrap_or(rest)
}

/// Height of a group without the blank above its first and below its last strip.
fn needed_twips(group: &[Strip]) -> u32 {
    let heights: u32 = group.iter().map(|strip| strip.height_twips).sum();
    let blanks = group.windows(2).map(|pair| match pair {
        [above, below] => above.after_twips + below.before_twips,
        _ => 0,
    });
    heights + blanks.sum::<u32>()
}

fn paragraph_strips(
    block: usize,
    paragraph: &Paragraph,
    width_twips: u32,
    layout: &Layout,
) -> Vec<Strip> {
    let format = EffectiveFormat::of(paragraph, layout);
    let text: Vec<char> = printed(&paragraph.text).chars().collect();
    let lines = line_starts(&text, format.setting(), format.room(width_twips));
    let last = lines.len() - 1;
    let position = |line: usize, start: usize| match (paragraph.entry, line) {
        (0, 0) => PagePosition::Start,
        // Nothing begins within a caption or heading, unless it is taller than a page.
        _ if format.keep_lines => PagePosition::Start,
        // The first of several paragraphs begins with its block, whichever of its lines begins the page.
        (0, _) if paragraph.is_entry => PagePosition::Start,
        // A text of several paragraphs is divided between them; only a name of several lines begins a page with a
        // later line, and that page is said to begin with the name.
        (entry, _) if paragraph.is_entry => PagePosition::Entry(entry),
        _ => PagePosition::Character(start),
    };
    let strip = |(line, start): (usize, &usize)| Strip {
        block,
        position: position(line, *start),
        before_twips: if line == 0 { format.before_twips } else { 0 },
        height_twips: format.line_twips,
        after_twips: if line == last { format.after_twips } else { 0 },
        // LibreOffice does not divide a text that stays with the next one.
        keeps_with_next: format.keep_next || (format.keep_lines && line < last),
        starts_page: line == 0 && paragraph.format.page_break_before,
        head_twips: 0,
    };
    lines.iter().enumerate().map(strip).collect()
}

/// 版记, which needs its height and no more, wherever the text above it ends.
fn imprint_strip(block: usize, imprint: &ImprintBox) -> Strip {
    Strip {
        block,
        position: PagePosition::Start,
        before_twips: 0,
        height_twips: imprint.height_twips,
        after_twips: 0,
        keeps_with_next: false,
        starts_page: false,
        head_twips: 0,
    }
}

fn printed(text: &[Inline]) -> String {
    text.iter().map(Inline::printed).collect()
}

/// The head, which stays with the first row, and the rows, which carry its height to the next page.
fn table_strips(
    block: usize,
    table: &Table,
    width_twips: u32,
    layout: &Layout,
    form: TableForm,
) -> Vec<Strip> {
    let columns = columns(table);
    let widths = column_widths(table, &columns, width_twips, form);
    let border_twips = layout.table.border_eighths * 20 / 8;
    let row_twips = |lines: usize| {
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        let text_twips = lines.saturating_mul(form.line_twips);
        text_twips + 2 * form.cell_vertical_twips + border_twips
    };
    let head_twips = if table.head.is_empty() {
        0
    } else {
        row_twips(row_lines(table.head.iter().cloned(), &widths, form))
    };
    let strip = |(idx, row): (usize, &documents::Row)| Strip {
        block,
        position: if idx == 0 {
            PagePosition::Start
        } else {
            PagePosition::Entry(idx)
        },
        before_twips: 0,
        height_twips: row_twips(row_lines(row_words(row), &widths, form)),
        after_twips: 0,
        keeps_with_next: false,
        starts_page: false,
        head_twips: if idx == 0 {
            0
        } else {
            head_twips + border_twips
        },
    };
    let mut strips: Vec<Strip> = table.rows.iter().enumerate().map(strip).collect();
    let head = Strip {
        block,
        position: PagePosition::Start,
        before_twips: 0,
        // A table has one line more than rows.
        height_twips: head_twips + border_twips,
        after_twips: 0,
        keeps_with_next: !table.rows.is_empty(),
        starts_page: false,
        head_twips: 0,
    };
    strips.insert(0, head);
    strips
}

/// The format that holds for a paragraph: what it says itself, then its style, then the style that all are based on.
struct EffectiveFormat<'a> {
    before_twips: u32,
    after_twips: u32,
    line_twips: u32,
    keep_next: bool,
    keep_lines: bool,
    indent: Indent,
    run: [RunFormat<'a>; 2],
    auto_space: bool,
}

impl<'a> EffectiveFormat<'a> {
    fn of(paragraph: &Paragraph, layout: &'a Layout) -> Self {
        let style = definition(paragraph.style, layout);
        let base = definition(ParagraphStyle::Normal, layout);
        let formats = [paragraph.format, style.paragraph, base.paragraph];
        let first = |of: fn(&ParagraphFormat) -> Option<u32>| formats.iter().find_map(of);
        let rules = formats.iter().find_map(|format| format.rule_below);
        let rule = rules.map_or(0, RuledLine::height_twips);
        Self {
            before_twips: first(|format| format.before_twips).unwrap_or(0),
            after_twips: first(|format| format.after_twips).unwrap_or(0) + rule,
            line_twips: first(|format| format.line_twips).unwrap_or(0),
            keep_next: formats.iter().any(|format| format.keep_next),
            keep_lines: formats.iter().any(|format| format.keep_lines),
            indent: formats
                .iter()
                .find_map(|format| format.indent)
                .unwrap_or_else(|| layout.indent()),
            run: [style.run, base.run],
            auto_space: !formats.iter().any(|format| format.no_auto_space),
        }
    }

    fn setting(&self) -> Setting {
        let size = self.run.iter().find_map(|run| run.size_half_points);
        let tracking = self.run.iter().find_map(|run| run.tracking_twips);
        Setting {
            size_half_points: size.unwrap_or(0),
            tracking_twips: tracking.unwrap_or(0),
            auto_space: self.auto_space,
        }
    }

    fn room(&self, width_twips: u32) -> Room {
        let twips =
            |centichars: Option<u32>| centichars.unwrap_or(0) * self.indent.character_twips / 100;
        let other = width_twips.saturating_sub(twips(self.indent.left) + twips(self.indent.right));
        let first = other.saturating_sub(twips(self.indent.first_line));
        Room {
            first: first + twips(self.indent.hanging),
            other,
        }
    }
}
