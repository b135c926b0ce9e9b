//! What a person changed in the sheets of a workbook, put into them after they were written.
//!
//! In: sheets with their [`SheetPlace`]s, and the school's answers. Out: the sheets with the changed texts, and what was
//! changed. Only texts are: ids, numbers, days and formulas follow from others. It must not know what a cell says.

use crate::edits::{Change, Editing, Place};
use crate::model::workbook::{Cell, Sheet, Workbook};
use school::answers::{AnswerKey, BlockPath, LEFT_OUT};
use school::draft::PlanChoices;

/// Where a sheet can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetPlace {
    /// Keys, as those of a table in a document; a row without a name follows from others.
    pub place: Place,
    /// Columns that are changed in the sheet itself.
    pub open: Vec<usize>,
}

impl SheetPlace {
    /// A place of the sheet with that name in the paper with that key.
    pub(crate) fn new(paper: &str, name: &str, open: &[usize], rows: Vec<String>) -> Self {
        let block = BlockPath { paper, path: name };
        Self {
            place: Place {
                key: AnswerKey::TextEdit(block).to_string(),
                rows,
                cells: Vec::new(),
            },
            open: open.to_vec(),
        }
    }

    /// Key of a cell; empty where it follows from others.
    pub fn cell(&self, row: usize, column: usize) -> String {
        let key = self.place.cell(row, column);
        let is_named = self.place.rows.get(row).is_some_and(|row| !row.is_empty());
        if AnswerKey::parse(&key).is_text_edit() && !(is_named && self.open.contains(&column)) {
            return String::new();
        }
        key
    }

    /// Key of the title; empty where nothing can be changed.
    pub fn title(&self) -> String {
        self.place.part("title")
    }
}

impl Sheet {
    /// The words of which one must stand in a column; `None` where any text may.
    pub fn list(&self, column: usize) -> Option<&[String]> {
        let found = self.lists.iter().find(|(list, _)| *list == column);
        found.map(|(_, words)| words.as_slice())
    }
}

/// Puts the changed texts in the place of the generated ones, and tells them.
pub(crate) fn apply(sheet: &mut Sheet, choices: &PlanChoices, editing: &mut Editing) {
    let mut change = Change {
        choices,
        edits: &mut editing.edits,
        same: &mut editing.same,
    };
    change.text(&sheet.place.title(), &mut sheet.title);
    let (place, lists) = (&sheet.place, &sheet.lists);
    for (row_idx, row) in sheet.rows.iter_mut().enumerate() {
        for (idx, cell) in row.iter_mut().enumerate() {
            let key = place.cell(row_idx, idx);
            let Some(generated) = words(cell).filter(|_| AnswerKey::parse(&key).is_text_edit())
            else {
                continue;
            };
            let Some(own) = change.own(&key, generated) else {
                continue;
            };
            let words = lists.iter().find(|(column, _)| *column == idx);
            if words.is_some_and(|(_, words)| own != LEFT_OUT && !words.contains(&own)) {
                editing.refused.extend(change.edits.pop());
                continue;
            }
            *cell = Cell::of_text(own.replace('\n', " "));
        }
    }
}

/// What a cell says in words; `None` for what is no text.
fn words(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Empty => Some(""),
        Cell::Text(text) | Cell::ToFill(text) => Some(text),
        _ => None,
    }
}

impl Cell {
    /// Text, or the mark of something missing where it holds one, or nothing.
    pub fn of_text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else if text.contains("【待填：") {
            Self::ToFill(text)
        } else {
            Self::Text(text)
        }
    }
}

impl Workbook {
    /// How many cells wait for the school.
    pub fn marks(&self) -> usize {
        let cells = self.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
        let is_mark = |cell: &&Cell| matches!(cell, Cell::ToFill(_));
        cells.filter(is_mark).count()
    }
}
