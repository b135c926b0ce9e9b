//! A workbook as a model: sheets of cells with what a person may choose in them, and nothing of a file format in it.
//!
//! In: what `ledger` wrote. Out: a [`Workbook`] that `xlsx` writes. It must not know schools or standards.

use crate::edits::Editing;
use crate::edits::sheets::SheetPlace;
use numbers::Fraction;
use numbers::calendar::Date;

/// A whole workbook, in the order of its sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// Title, for the properties of the file.
    pub title: String,
    /// Name and version of the tool, for the same.
    pub creator: String,
    /// Day of the workbook; the only date of the file's properties.
    pub date: Option<Date>,
    /// Sheets; never empty, names each once.
    pub sheets: Vec<WorkbookSheet>,
    /// What was changed in it on the page; nothing of it enters the file.
    pub editing: Editing,
}

/// A sheet: a title, a row of heads that stays in sight, and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookSheet {
    /// Name on its tab; at most 31 characters, without the characters that Excel forbids.
    pub name: String,
    /// Title above the table.
    pub title: String,
    /// Columns with head and width.
    pub columns: Vec<SheetColumn>,
    /// Rows; each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Columns in which only these words may be chosen.
    pub lists: Vec<(usize, Vec<String>)>,
    /// Column with the days that are left, and column with the state: rows take their colour from both.
    pub state: Option<StateColumns>,
    /// Rows below the table that may still be filled in, with the lists and colours of the table.
    pub spare_rows: usize,
    /// Columns that are only there for programs: neither shown nor printed.
    pub hidden: Vec<usize>,
    /// So many columns, from the first, are printed; `None` for all.
    pub printed: Option<usize>,
    /// Where it can be changed on the page; nothing of it enters the file.
    pub place: SheetPlace,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    /// Head.
    pub head: String,
    /// Width in characters of a digit.
    pub width: u16,
}

/// Where a row says how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateColumns {
    /// Days that are left.
    pub days: usize,
    /// State.
    pub state: usize,
    /// The state that is over: its rows are grey and never overdue.
    pub closed: String,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing yet.
    Empty,
    /// Text.
    Text(String),
    /// Text in which something is missing, marked 【待填：…】. The preview shows it shaded, a file leaves the place empty.
    ToFill(String),
    /// A number.
    Number(Fraction),
    /// A number of which so many decimals are shown; formulas reckon with all of it.
    Amount(Fraction, u32),
    /// A number that a person may change, and others follow.
    Input(Fraction),
    /// A day of a month; shown as year and month.
    Month(Date),
    /// A day.
    Day(Date),
    /// A formula, with what it gives for the figures as they are.
    Formula(String, Shown),
    /// A month in which a task runs; shown filled.
    Filled,
}

/// What a formula gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number(Fraction),
    /// A number of which so many decimals are shown.
    Amount(Fraction, u32),
    /// A text.
    Text(String),
    /// A day of a month; shown as year and month.
    Month(Date),
}

/// Rows above the first of the table: title and heads.
pub const ROWS_ABOVE: usize = 2;

/// Letters of a column, counted from 0.
///
/// ```
/// use documents::workbook::column_name;
/// assert_eq!(column_name(0), "A");
/// assert_eq!(column_name(26), "AA");
/// ```
pub fn column_name(idx: usize) -> String {
    let letter = |idx: usize| char::from(b'A' + u8::try_from(idx % 26).unwrap_or(0));
    match idx / 26 {
        0 => letter(idx).to_string(),
        more => format!("{}{}", column_name(more - 1), letter(idx)),
    }
}

/// Name of a cell in row `row_idx` of the table: `C3` is the third column of the first row.
pub fn cell_name(column_idx: usize, row_idx: usize) -> String {
    format!("{}{}", column_name(column_idx), row_idx + ROWS_ABOVE + 1)
}

impl WorkbookSheet {
    /// A column of the table with its spare rows, as other sheets write it: `'整改台账'!$J$3:$J$60`.
    pub fn range(&self, column_idx: usize) -> String {
        let column = column_name(column_idx);
        let last = ROWS_ABOVE + (self.rows.len() + self.spare_rows).max(1);
        format!(
            "'{}'!${column}${}:${column}${last}",
            self.name,
            ROWS_ABOVE + 1
        )
    }
}

/// Characters with which a formula begins (OWASP, CSV Injection).
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a program that opens the file could take the text for a formula (OWASP, CSV Injection).
///
/// ```
/// use documents::workbook::is_formula;
/// assert!(is_formula("=1+1"));
/// assert!(!is_formula("1+1"));
/// ```
pub fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_sheets_name_them() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!(cell_name(2, 0), "C3");
    }
}
