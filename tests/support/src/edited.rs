//! The papers of a school with answers of a person in it, for the tests of what is changed.
//!
//! In: a draft. Out: its papers, its ledger, and the text of a document.

#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each test takes what it needs; a paper that is missing is a failure of the test"
)]

use documents::Document;
use documents::workbook::{Cell, Sheet, Workbook};
use files::papers::{self, Content, Paper};
use school::draft::Draft;

use crate::cases::{self, with_plan};

/// A school in which a person changed texts, tasks and cells of every kind; other programs read its documents.
pub fn changed_by_hand() -> Draft {
    let root = crate::root().join("tests/edited");
    cases::draft(&root.join("changed-by-hand/school.duibiao.json"))
}

/// Every paper of the plan.
pub fn papers_of(draft: &Draft) -> Vec<Paper> {
    with_plan(draft, |basis, plan| {
        papers::papers(basis, plan, data::texts(), data::papers())
    })
}

/// The ledger.
pub fn ledger(papers: &[Paper]) -> &Workbook {
    let found = papers.iter().find_map(|paper| match &paper.content {
        Content::Sheets(book) => Some(book),
        Content::Text(_) => None,
    });
    found.expect("there is a ledger")
}

/// The document of that key.
pub fn document<'a>(papers: &'a [Paper], key: &str) -> &'a Document {
    let found = papers.iter().find(|paper| paper.key == key);
    match found.map(|paper| &paper.content) {
        Some(Content::Text(document)) => document,
        _ => panic!("no document {key}"),
    }
}

/// A sheet of the ledger by its name.
pub fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    let found = book.sheets.iter().find(|sheet| sheet.name == name);
    found.expect("there is such a sheet")
}

/// The row of a sheet in whose column `at` that text stands.
pub fn row<'a>(sheet: &'a Sheet, at: usize, text: &str) -> &'a [Cell] {
    let is_of = |row: &&Vec<Cell>| row.get(at) == Some(&Cell::Text(text.to_owned()));
    let found = sheet.rows.iter().find(is_of);
    found.expect("there is such a row")
}

/// Puts an answer into a draft.
pub fn answer(draft: &mut Draft, key: &str, text: &str) {
    let answers = &mut draft.choices.answers;
    answers.insert(key, text);
}

/// Cases of all kinds.
pub const CASES: [&str; 5] = [
    "worked-example",
    "nine-year-split",
    "falling-enrolment",
    "junior-all-met",
    "town-judged-items",
];

/// All that a document says, a line for each text.
pub fn all_text(document: &Document) -> String {
    cases::lines(document).join("\n")
}
