//! A copy of what was read with a column of what is wrong.
//!
//! In: books and troubles. Out: a workbook with the sheets that have troubles: their cells where they stood, 问题 behind
//! the last column. It is a copy of the cells, not of the looks of the file.

use super::cells::{Book, TableSheet, address};
use super::recognition::CellWarning;
use super::write::{OutputCell, OutputTable, xlsx};

/// The workbook; sheets without troubles are not in it.
///
/// # Errors
/// A sentence when there is no trouble, or the writer refuses.
pub fn marked_copy(books: &[Book], warnings: &[CellWarning]) -> Result<Vec<u8>, String> {
    let mut tables = Vec::new();
    for (book, book_of_name) in books.iter().enumerate() {
        for (idx, sheet) in book_of_name.sheets.iter().enumerate() {
            let here = |warning: &&CellWarning| warning.at.book == book && warning.at.sheet == idx;
            let warnings: Vec<&CellWarning> = warnings.iter().filter(here).collect();
            if !warnings.is_empty() {
                let name = [sheet.name.as_str(), book_of_name.name.as_str()];
                let name = name.into_iter().find(|name| !name.is_empty());
                tables.push(copy(name.unwrap_or("表格"), sheet, &warnings));
            }
        }
    }
    if tables.is_empty() {
        return Err("没有要标出的问题".to_owned());
    }
    xlsx(&tables)
}

fn copy(name: &str, sheet: &TableSheet, warnings: &[&CellWarning]) -> OutputTable {
    let blank = || OutputCell::Text(String::new());
    let last = sheet
        .cells
        .iter()
        .map(|cell| cell.column)
        .max()
        .unwrap_or(0);
    let behind = usize::try_from(last).unwrap_or(0) + 1;
    let first_row = sheet.cells.first().map_or(0, |cell| cell.row);
    let mut rows: Vec<Vec<OutputCell>> = Vec::new();
    let row_of = |row: u32, rows: &mut Vec<Vec<OutputCell>>| {
        // Rows far below one another are not filled up with blank ones.
        let idx = usize::try_from(row - first_row).unwrap_or(0);
        let idx = idx.min(rows.len() + 1_000);
        if rows.len() <= idx {
            rows.resize(idx + 1, Vec::new());
        }
        idx
    };
    for line in sheet.rows() {
        let idx = row_of(line[0].row, &mut rows);
        for cell in line {
            let column = usize::try_from(cell.column).unwrap_or(0);
            let row = &mut rows[idx];
            if row.len() <= column {
                row.resize(column + 1, blank());
            }
            row[column] = if cell.is_number {
                OutputCell::Number(cell.text.clone())
            } else {
                OutputCell::Text(cell.text.clone())
            };
        }
        let here = warnings
            .iter()
            .filter(|warning| warning.at.row == line[0].row);
        let problems: Vec<String> = here
            .map(|warning| {
                format!(
                    "{}：{}",
                    address(warning.at.row, warning.at.column),
                    warning.text
                )
            })
            .collect();
        if !problems.is_empty() {
            let row = &mut rows[idx];
            row.resize(behind, blank());
            row.push(OutputCell::Text(problems.join("；")));
        }
    }
    if let Some(head) = rows.first_mut() {
        if head.len() <= behind {
            head.resize(behind, blank());
            head.push(OutputCell::Text(String::new()));
        }
        let problems = std::mem::replace(&mut head[behind], "问题".into());
        if let OutputCell::Text(text) = problems
            && !text.is_empty()
        {
            head[behind] = OutputCell::Text(format!("问题：{text}"));
        }
    }
    OutputTable {
        name: name.to_owned(),
        rows,
        widths: Vec::new(),
    }
}
