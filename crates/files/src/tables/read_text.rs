//! Tables as text: .csv in the encodings that Excel and WPS write, and blocks that were copied from them.
//!
//! In: bytes or text. Out: a [`Book`] with one sheet, or why not.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::cells::{Book, TableCell, TableSheet};
use super::fault::ReadFault;
use super::limits;
use packs::table_knowledge::label;

/// Lines in which the separator is looked for.
const LOOKED_AT: usize = 20;

/// Reads a .csv: UTF-8 with or without mark, UTF-16 with mark, else GB18030, of which GBK is a part.
///
/// # Errors
/// See [`super::read`].
pub(super) fn read_csv(
    name: &str,
    bytes: &[u8],
    report_progress: &mut dyn FnMut(u32),
) -> Result<Book, ReadFault> {
    let text = decoded(bytes)?;
    let start: String = text.trim_start().chars().take(200).collect();
    let start = start.to_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml") {
        return Err(ReadFault::OtherKind {
            kind: "网页或 XML ",
        });
    }
    table(name, &text, separator(&text), report_progress)
}

/// Reads what was copied from a sheet: cells parted by tabs, lines by line ends. Lines of a message, such as `在校生：1180人`,
/// are a label with its number.
///
/// # Errors
/// A [`ReadFault`] when there is nothing in it or too much.
pub fn read_pasted(text: &str) -> Result<Book, ReadFault> {
    if text.len() > limits::FILE_BYTES {
        return Err(ReadFault::TooLarge { bytes: text.len() });
    }
    if text.contains('\t') {
        return table("", text, b'\t', &mut |_| {});
    }
    match with_tabs(text) {
        Some(text) => table("", &text, b'\t', &mut |_| {}),
        None => table("", text, separator(text), &mut |_| {}),
    }
}

/// What people type or copy from a message, with a tab between each label and its number; `None` for text that has no such
/// line, or whose cells are parted by commas.
fn with_tabs(text: &str) -> Option<String> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '=' | '＝');
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let characters: Vec<char> = text.chars().collect();
    let parts_cells = characters.windows(3).any(|three| match three {
        [before, ',' | ';', after] => !(is_digit(*before) && is_digit(*after)),
        _ => false,
    });
    if parts_cells {
        return None;
    }
    let lines = text.split(['\n', '，', '；', '。']).map(|line| {
        let line = line.trim();
        let mut before = None;
        let begins = line.char_indices().find(|(_, c)| {
            let is_value = is_digit(*c) && before.is_some_and(is_gap);
            before = Some(*c);
            is_value
        });
        let begins = begins.map(|(at, _)| at);
        // 约58 is a number that somebody has to look at, so it is no part of the label.
        let begins = begins.or_else(|| {
            let (at, gap) = line.char_indices().rfind(|(_, c)| is_gap(*c))?;
            let at = at + gap.len_utf8();
            let has_digit = line.get(at..).is_some_and(|last| last.contains(is_digit));
            (at > gap.len_utf8() && has_digit).then_some(at)
        });
        let parted = begins.and_then(|at| line.split_at_checked(at));
        match parted {
            Some((label, value)) => format!("{}\t{value}", label.trim_end_matches(is_gap)),
            None => line.to_owned(),
        }
    });
    let lines: Vec<String> = lines.collect();
    let has_value = lines.iter().any(|line| line.contains('\t'));
    has_value.then(|| lines.join("\n"))
}

fn decoded(bytes: &[u8]) -> Result<String, ReadFault> {
    let decode = |encoding: &'static encoding_rs::Encoding, bytes: &[u8]| {
        let (text, _, is_broken) = encoding.decode(bytes);
        (!is_broken && !text.contains('\0')).then(|| text.into_owned())
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        [0xFF, 0xFE, ..] => decode(UTF_16LE, bytes),
        [0xFE, 0xFF, ..] => decode(UTF_16BE, bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => decode(GB18030, bytes),
        },
    };
    text.filter(|text| !text.contains('\0'))
        .ok_or(ReadFault::NoText)
}

/// The separator that parts the first lines most often, outside of quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b'\t', 0_usize), (b',', 0), (b';', 0)];
    let mut is_quoted = false;
    let mut lines = 0;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                lines += 1;
                if lines == LOOKED_AT {
                    break;
                }
            }
            _ if !is_quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(count, _)| *count == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let found = counts.iter().find(|(_, count)| *count == most && most > 0);
    found.map_or(b',', |(separator, _)| *separator)
}

fn table(
    name: &str,
    text: &str,
    separator: u8,
    report_progress: &mut dyn FnMut(u32),
) -> Result<Book, ReadFault> {
    let text = text.trim_start_matches('\u{FEFF}');
    // Excel's own first line that names the separator.
    let (text, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
            (rest, 1)
        }
        _ => (text, 0),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut sheet = TableSheet::default();
    // Line ends within quotes belong to one row; empty lines are rows of their own, which the reader passes over.
    let (mut counted, mut lines, mut inner_lines) = (0_usize, 0_u64, 0_u64);
    loop {
        let is_there = reader
            .read_record(&mut record)
            .map_err(|_| ReadFault::NoText)?;
        if !is_there {
            break;
        }
        let at = record.position().map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
        let (_, rest) = text.as_bytes().split_at(at);
        let is_line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let at = at + rest.iter().take_while(is_line_end).count();
        let passed = text.as_bytes().get(counted..at).unwrap_or_default();
        lines += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = at.max(counted);
        let row = u32::try_from(lines.saturating_sub(inner_lines)).unwrap_or(u32::MAX);
        let row = row.saturating_add(skipped);
        for (column, text) in record.iter().enumerate() {
            inner_lines += text.matches('\n').count() as u64;
            if text.trim().is_empty() {
                continue;
            }
            let too_much = |what, most| ReadFault::TooMuch {
                what,
                most,
                sheet: String::new(),
            };
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            if column >= limits::COLUMNS {
                return Err(too_much("列数", limits::COLUMNS as usize));
            }
            if sheet.cells.len() >= limits::CELLS {
                return Err(too_much("填了内容的格子", limits::CELLS));
            }
            if text.len() > limits::CELL_BYTES {
                return Err(too_much("一个格子的文字", limits::CELL_BYTES));
            }
            sheet.cells.push(TableCell {
                row,
                column,
                text: label::formula_unescaped(text).to_owned(),
                is_number: false,
            });
        }
        if row.is_multiple_of(200) {
            report_progress(row);
        }
    }
    if sheet.cells.is_empty() {
        return Err(ReadFault::Empty);
    }
    Ok(Book {
        name: name.to_owned(),
        sheets: vec![sheet.ordered()],
    })
}
