//! Workbooks for the tests, from texts: a table as lines, cells parted by `|`, merged regions by their addresses.

use rust_xlsxwriter::{Format, Workbook};

/// A workbook of one sheet: `2|3` are numbers, `'12` is a number stored as text, everything else text.
pub(crate) fn sheet(name: &str, lines: &[&str], merged: &[(u32, u16, u32, u16)]) -> Vec<u8> {
    sheets(&[(name, lines, merged, false)])
}

/// Name, lines, merged regions, hidden.
pub(crate) type Made<'a> = (&'a str, &'a [&'a str], &'a [(u32, u16, u32, u16)], bool);

pub(crate) fn sheets(sheets: &[Made]) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    for (name, lines, merged, is_hidden) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        sheet.set_hidden(*is_hidden);
        for (top, left, bottom, right) in *merged {
            sheet
                .merge_range(*top, *left, *bottom, *right, "", &plain)
                .unwrap();
        }
        for (row, line) in (0_u32..).zip(*lines) {
            for (column, text) in (0_u16..).zip(line.split('|')) {
                if text.is_empty() {
                    continue;
                }
                match (text.strip_prefix('\''), text.parse::<f64>()) {
                    (Some(text), _) => sheet.write_string(row, column, text).unwrap(),
                    (None, Ok(number)) => sheet.write_number(row, column, number).unwrap(),
                    (None, Err(_)) => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}
