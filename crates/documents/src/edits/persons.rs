//! Which changed texts of the papers name a person.
//!
//! In: the key of a changed text. Out: whether it stands where a paper has nothing but names. It must not know the texts.

use super::HEAD;
use crate::LEDGER;
use school::answers::AnswerKey;

/// Sheets of the ledger with their columns that hold nothing but who does something.
const PERSONS_IN_SHEETS: [(&str, &[usize]); 4] = [
    ("by-problem", &[9, 10, 21]),
    ("duties", &[1]),
    ("evidence", &[5]),
    ("close-out", &[7, 8]),
];

/// Tables of documents, each with its column of that kind.
const PERSONS_IN_TABLES: [(&str, usize); 11] = [
    ("duties", 1),
    ("measures", 2),
    ("watched", 4),
    ("boxes", 3),
    ("next", 4),
    ("next", 3),
    ("next-short", 2),
    ("ledger-rows", 8),
    ("sheet-rows", 6),
    ("solution-rows", 3),
    ("watch-rows", 3),
];

/// True for the key of a changed text, or of what stood there, that names a person: cells of columns of names, and lines
/// that say whom to ask.
pub fn is_of_person(key: AnswerKey) -> bool {
    let (AnswerKey::TextEdit(block) | AnswerKey::TextGenerated(block)) = key else {
        return false;
    };
    // Whom to ask, at the end of a request.
    if block.parts().last() == Some("contact") {
        return true;
    }
    let Some(column) = block.column() else {
        return false;
    };
    if block.paper == LEDGER {
        let mut sheets = PERSONS_IN_SHEETS.iter();
        return sheets
            .any(|(sheet, columns)| *sheet == block.section() && columns.contains(&column));
    }
    // In a document: table, row, column.
    let parts: Vec<&str> = block.parts().collect();
    match parts.as_slice() {
        [.., table, row, _] => *row != HEAD && PERSONS_IN_TABLES.contains(&(*table, column)),
        _ => false,
    }
}
