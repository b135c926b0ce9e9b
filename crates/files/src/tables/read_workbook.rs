//! Workbooks: .xlsx and .xls.
//!
//! In: bytes. Out: a [`Book`], or why not. What could be hostile is refused by `check_xlsx` and `check_xls` before the
//! reader sees it.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, SheetVisible, Xls, Xlsx};

use super::cells::{Book, CellRange, TableCell, TableSheet};
use super::fault::ReadFault;
use super::{check_xls, check_xlsx, limits};

/// How often progress is reported, in rows.
const TELL_EVERY: u32 = 200;

/// Reads a .xlsx.
///
/// # Errors
/// See [`super::read`].
pub(super) fn xlsx(
    name: &str,
    bytes: &[u8],
    report_progress: &mut dyn FnMut(u32),
) -> Result<Book, ReadFault> {
    check_xlsx::check(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|fault| broken("工作簿", &fault))?;
    let metadata = workbook.sheets_metadata().to_vec();
    let mut book = Book {
        name: name.to_owned(),
        sheets: Vec::new(),
    };
    let mut count = Count::default();
    for known in metadata {
        let mut sheet = empty(&known);
        // A sheet of pictures alone has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&known.name) else {
            continue;
        };
        loop {
            let cell = cells
                .next_cell()
                .map_err(|fault| broken(&known.name, &fault))?;
            let Some(cell) = cell else { break };
            let (row, column) = cell.get_position();
            let (text, is_number) = match cell.get_value() {
                DataRef::SharedString(text) => ((*text).to_owned(), false),
                other => text_of(&Data::from(other.clone())),
            };
            count.take(&mut sheet, row, column, text, is_number, report_progress)?;
        }
        drop(cells);
        sheet.merged = regions(workbook.merge_cells_by_sheet_name(&known.name));
        book.sheets.push(sheet.ordered());
    }
    Ok(book)
}

/// Reads a .xls.
///
/// # Errors
/// See [`super::read`].
pub(super) fn xls(
    name: &str,
    bytes: &[u8],
    report_progress: &mut dyn FnMut(u32),
) -> Result<Book, ReadFault> {
    let bytes = check_xls::checked(bytes)?;
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|fault| broken("工作簿", &fault))?;
    let metadata = workbook.sheets_metadata().to_vec();
    let mut book = Book {
        name: name.to_owned(),
        sheets: Vec::new(),
    };
    let mut count = Count::default();
    for known in metadata {
        let mut sheet = empty(&known);
        let Ok(range) = workbook.worksheet_range(&known.name) else {
            continue;
        };
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let (text, is_number) = text_of(value);
            let (row, column) = (whole(row) + top, whole(column) + left);
            count.take(&mut sheet, row, column, text, is_number, report_progress)?;
        }
        sheet.merged = regions(workbook.merge_cells_by_sheet_name(&known.name));
        book.sheets.push(sheet.ordered());
    }
    Ok(book)
}

/// A sheet without cells.
fn empty(known: &calamine::Sheet) -> TableSheet {
    TableSheet {
        name: known.name.clone(),
        is_hidden: known.visible != SheetVisible::Visible,
        ..TableSheet::default()
    }
}

/// Merged regions, none where they cannot be read.
fn regions<E>(known: Result<Vec<Dimensions>, E>) -> Vec<CellRange> {
    let known = known.into_iter().flatten();
    known.take(limits::REGIONS).map(region).collect()
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX / 2)
}

fn broken(place: &str, fault: &impl ToString) -> ReadFault {
    let fault: String = fault.to_string().chars().take(80).collect();
    ReadFault::Broken {
        place: format!("{place}：{fault}"),
    }
}

fn region(dimensions: Dimensions) -> CellRange {
    CellRange {
        from: dimensions.start,
        to: dimensions.end,
    }
}

/// Counts what was read, over all sheets.
#[derive(Default)]
struct Count {
    cells: usize,
    rows: u32,
}

impl Count {
    fn take(
        &mut self,
        sheet: &mut TableSheet,
        row: u32,
        column: u32,
        text: String,
        is_number: bool,
        report_progress: &mut dyn FnMut(u32),
    ) -> Result<(), ReadFault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.cells += 1;
        let too_much = |what, most| ReadFault::TooMuch {
            what,
            most,
            sheet: sheet.name.clone(),
        };
        if self.cells > limits::CELLS {
            return Err(too_much("填了内容的格子", limits::CELLS));
        }
        if column >= limits::COLUMNS {
            return Err(too_much("列数", limits::COLUMNS as usize));
        }
        let is_new_row = sheet.cells.last().is_none_or(|before| before.row != row);
        if is_new_row {
            self.rows += 1;
            if self.rows.is_multiple_of(TELL_EVERY) {
                report_progress(self.rows);
            }
        }
        sheet.cells.push(TableCell {
            row,
            column,
            text,
            is_number,
        });
        Ok(())
    }
}

/// Text of a value, and whether it is stored as a number.
fn text_of(value: &Data) -> (String, bool) {
    match value {
        Data::Empty => (String::new(), false),
        Data::String(text) => (text.clone(), false),
        Data::Int(number) => (number.to_string(), true),
        Data::Float(number) => (number_text(*number), true),
        Data::Bool(true) => ("是".to_owned(), false),
        Data::Bool(false) => ("否".to_owned(), false),
        Data::DateTime(date) => {
            // A day as programs show it; a duration or a time is no figure of a school.
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            (format!("{year}-{month:02}-{day:02}"), false)
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => (text.clone(), false),
        Data::Error(fault) => (fault.to_string(), false),
    }
}

/// The number as a program shows it: 15 digits that count, so that 0.1+0.2 is 0.3, without an exponent.
fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let written = format!("{number:.14e}");
    let Some((digits, exponent)) = written.split_once('e') else {
        return written;
    };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-20..=20).contains(&exponent) {
        return written;
    }
    let text = school::units::shifted(digits, exponent);
    let (character, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match part {
        "" if whole == "0" => "0".to_owned(),
        "" => format!("{character}{whole}"),
        part => format!("{character}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::number_text;

    #[test]
    fn numbers_are_what_a_program_shows() {
        for (number, expected) in [
            (0.0, "0"),
            (1180.0, "1180"),
            (0.1 + 0.2, "0.3"),
            (242.5, "242.5"),
            (-3.0, "-3"),
            (5_020.333_333_333_333, "5020.33333333333"),
            (1e15, "1000000000000000"),
            (0.000_25, "0.00025"),
        ] {
            assert_eq!(number_text(number), expected);
        }
        assert_eq!(number_text(f64::NAN), "");
    }
}
