//! How the keys of blocks are made: of what a block is about, not of where it stands.
//!
//! In: the names that writers give to sections, problems and sentences. Out: a key per block and per row of a table, each
//! once. It must not know what a document says.

use std::collections::BTreeMap;

use crate::Inline;
use crate::Row;
use crate::writer::Writer;
use school::answers::{AnswerKey, BlockPath};

impl<'a> Writer<'a> {
    /// What follows speaks of `name`, such as a problem, until another name or section comes.
    pub(crate) fn about(&mut self, name: &str) {
        self.scopes.truncate(1);
        self.scopes.push(name.to_owned());
    }

    /// What follows speaks of the section as a whole again.
    pub(crate) fn about_all(&mut self) {
        self.scopes.truncate(1);
    }

    /// Names what follows like a section, without a heading of the body.
    pub(crate) fn begin(&mut self, name: &str) {
        self.scopes = vec![name.to_owned()];
    }

    /// Name of the section that is being written; empty before the first.
    pub(crate) fn section_name(&self) -> &str {
        self.scopes.first().map_or("", String::as_str)
    }

    /// What the rows of the next table are called, where their first cell does not tell.
    pub(crate) fn name_rows(&mut self, rows: Vec<String>) {
        self.next_rows = Some(rows);
    }

    /// Cells of the next table that are changed in the plan: row, column, key.
    pub(crate) fn name_cells(&mut self, cells: Vec<(usize, usize, String)>) {
        self.next_cells = cells;
    }

    /// Problem and measure of a task, by its number in the documents.
    pub(crate) fn measure_of(&self, task_id: &str) -> Option<(&'a str, &'a str)> {
        let mut entries = self.plan.entries();
        let entry = entries.find(|entry| entry.task.task_id == task_id)?;
        Some((entry.problem_id, entry.task.id.as_str()))
    }

    /// A key that no other block of the paper has.
    pub(crate) fn key(&mut self, name: &str) -> String {
        let scopes = self.scopes.iter().map(String::as_str);
        let path = scopes.chain([name]).collect::<Vec<&str>>().join("/");
        let block = BlockPath {
            paper: &self.paper,
            path: &path,
        };
        let mut key = AnswerKey::TextEdit(block).to_string();
        let count = self.given.entry(key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            key += &format!("#{count}");
        }
        key
    }
}

/// Characters of a row's name at most.
const LONGEST_NAME: usize = 40;

/// The first cell that is neither empty nor a mere number or dash.
pub(crate) fn row_name(row: &Row) -> String {
    let shown = |cell: &Vec<Inline>| cell.iter().map(Inline::shown).collect::<String>();
    let is_name = |text: &String| {
        let is_sign = |char: char| char.is_ascii_digit() || char.is_whitespace() || char == '—';
        !text.chars().all(is_sign)
    };
    let name = row.cells.iter().map(shown).find(is_name);
    let name = name.unwrap_or_default().replace('/', "／");
    name.chars().take(LONGEST_NAME).collect()
}

/// The names, with a number behind each that came before.
pub(crate) fn each_once(names: Vec<String>) -> Vec<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let numbered = |name: String| {
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        match count {
            1 => name,
            count => format!("{name}#{count}"),
        }
    };
    names.into_iter().map(numbered).collect()
}
