//! A copy of what was read with a column of what is wrong.
//!
//! In: books and troubles. Out: a workbook with the sheets that have troubles: their cells where they stood, 问题 behind
//! the last column. It is a copy of the cells, not of the looks of the file.

use super::cells::{Book, Sheet, address};
use super::found::Trouble;
use super::write::{Out, Table, xlsx};

/// The workbook; sheets without troubles are not in it.
///
/// # Errors
/// A sentence when there is no trouble, or the writer refuses.
pub fn marked(books: &[Book], troubles: &[Trouble]) -> Result<Vec<u8>, String> {
    let mut tables = Vec::new();
    for (book, own) in books.iter().enumerate() {
        for (idx, sheet) in own.sheets.iter().enumerate() {
            let here = |trouble: &&Trouble| trouble.at.book == book && trouble.at.sheet == idx;
            let troubles: Vec<&Trouble> = troubles.iter().filter(here).collect();
            if !troubles.is_empty() {
                let name = [sheet.name.as_str(), own.name.as_str()];
                let name = name.into_iter().find(|name| !name.is_empty());
                tables.push(copy(name.unwrap_or("表格"), sheet, &troubles));
            }
        }
    }
    if tables.is_empty() {
        return Err("没有要标出的问题".to_owned());
    }
    xlsx(&tables)
}

fn copy(name: &str, sheet: &Sheet, troubles: &[&Trouble]) -> Table {
    let blank = || Out::Text(String::new());
    let last = sheet
        .cells
        .iter()
        .map(|cell| cell.column)
        .max()
        .unwrap_or(0);
    let behind = usize::try_from(last).unwrap_or(0) + 1;
    let first_row = sheet.cells.first().map_or(0, |cell| cell.row);
    let mut rows: Vec<Vec<Out>> = Vec::new();
    let row_of = |row: u32, rows: &mut Vec<Vec<Out>>| {
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
                Out::Number(cell.text.clone())
            } else {
                Out::Text(cell.text.clone())
            };
        }
        let here = troubles
            .iter()
            .filter(|trouble| trouble.at.row == line[0].row);
        let told: Vec<String> = here
            .map(|own| format!("{}：{}", address(own.at.row, own.at.column), own.text))
            .collect();
        if !told.is_empty() {
            let row = &mut rows[idx];
            row.resize(behind, blank());
            row.push(Out::Text(told.join("；")));
        }
    }
    if let Some(head) = rows.first_mut() {
        if head.len() <= behind {
            head.resize(behind, blank());
            head.push(Out::Text(String::new()));
        }
        let told = std::mem::replace(&mut head[behind], "问题".into());
        if let Out::Text(text) = told
            && !text.is_empty()
        {
            head[behind] = Out::Text(format!("问题：{text}"));
        }
    }
    Table {
        name: name.to_owned(),
        rows,
        widths: Vec::new(),
    }
}
