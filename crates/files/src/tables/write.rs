//! Tables as files: .xlsx and .csv, in which no text is ever a formula.
//!
//! In: tables of texts and numbers. Out: bytes, the same for the same tables: the files bear a fixed date and no name.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use documents::workbook::is_formula;
use packs::table_knowledge::label;

/// Longest text that a cell of a workbook takes, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// Typeface that Chinese programs have; others replace it.
pub(super) const FONT: &str = "宋体";

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutputTable {
    /// Name of its sheet.
    pub name: String,
    /// Rows of cells, the head first.
    pub rows: Vec<Vec<OutputCell>>,
    /// Widths of the columns in characters; the width of the spreadsheet program where none is given.
    pub widths: Vec<u16>,
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputCell {
    /// Text, whatever it begins with.
    Text(String),
    /// A number as plain digits; what is none is written as text.
    Number(String),
}

impl From<&str> for OutputCell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for OutputCell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A workbook with a sheet for each table.
///
/// # Errors
/// A sentence when the writer refuses.
pub fn xlsx(tables: &[OutputTable]) -> Result<Vec<u8>, String> {
    let mut book = fresh();
    for (idx, table) in tables.iter().enumerate() {
        sheet(&mut book, idx, table).map_err(write_fault)?;
    }
    book.save_to_buffer().map_err(write_fault)
}

/// An empty workbook without time and person.
pub(super) fn fresh() -> Workbook {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_author("").set_company("");
    // The same table gives the same bytes on every day.
    if let Ok(date) = ExcelDateTime::from_ymd(2024, 1, 1) {
        properties = properties.set_creation_datetime(&date);
    }
    book.set_properties(&properties);
    book
}

pub(super) fn write_fault(fault: XlsxError) -> String {
    format!("表格没有写成（{fault}）")
}

fn sheet(book: &mut Workbook, idx: usize, table: &OutputTable) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_font_name(FONT)
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let body = Format::new()
        .set_font_name(FONT)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.name, idx))?;
    for (column, width) in table.widths.iter().enumerate() {
        sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), f64::from(*width))?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        let format = if row == 0 { &head } else { &body };
        for (column, cell) in cells.iter().enumerate() {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            put(sheet, row, column, cell, format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes a cell. A text that could be a formula bears the mark of text, so that it stays one when it is edited.
pub(super) fn put(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    column: u16,
    cell: &OutputCell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        OutputCell::Number(digits) if is_number(digits) => {
            // The file holds numbers as floating point and nothing else; 15 digits come back as they were.
            let number: f64 = digits.parse().unwrap_or_default();
            sheet.write_number_with_format(row, column, number, format)?;
        }
        OutputCell::Text(text) | OutputCell::Number(text) if text.is_empty() => {
            sheet.write_blank(row, column, format)?;
        }
        OutputCell::Text(text) | OutputCell::Number(text) => {
            let text = within(text);
            if is_formula(&text) {
                let format = format.clone().set_quote_prefix();
                sheet.write_string_with_format(row, column, text, &format)?;
            } else {
                sheet.write_string_with_format(row, column, text, format)?;
            }
        }
    }
    Ok(())
}

/// Plain digits that a program shows as they are: at most 15 that count.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain && (1..=15).contains(&count) && digits.matches('.').count() <= 1
}

/// As much of a text as a cell takes, without what XML cannot hold.
fn within(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_TEXT
        })
        .collect()
}

/// A name that programs take for a sheet: not empty, without the characters that Excel refuses, no other of the same name.
pub(super) fn sheet_name(name: &str, idx: usize) -> String {
    let allowed: String = name
        .chars()
        .filter(|c| {
            !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control()
        })
        .collect();
    let number = format!("{} ", idx + 1);
    let room = LONGEST_NAME - number.len();
    let mut units = 0;
    let allowed: String = allowed
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= room
        })
        .collect();
    if idx == 0 && !allowed.trim().is_empty() {
        allowed
    } else {
        format!("{number}{allowed}").trim_end().to_owned()
    }
}

/// One table as .csv: UTF-8 with the mark by which Excel and WPS know it, lines of Windows.
///
/// Text that begins with = + - @, tab or CR (full-width forms included) gets an apostrophe before it, as OWASP advises;
/// numbers stay numbers.
///
/// # Errors
/// The complaint of the writer, should it refuse a row; tables of text and numbers give none.
pub fn csv(table: &OutputTable) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        // In quotes no sign of a text is taken for a separator.
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            OutputCell::Number(digits) if is_number(digits) => digits.clone(),
            OutputCell::Text(text) | OutputCell::Number(text) => label::formula_escaped(text),
        });
        let written = writer.write_record(cells);
        written.map_err(|fault| format!("表格没有写成（{fault}）"))?;
    }
    writer
        .into_inner()
        .map_err(|fault| format!("表格没有写成（{fault}）"))
}
