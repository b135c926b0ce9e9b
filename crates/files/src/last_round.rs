//! The last round, taken from its saved school or from the ledger that was filled in since.
//!
//! In: a draft, or a workbook with the sheets of the ledger. Out: [`LastRound`]: answers by key, what was found of problems
//! and tasks, and what could not be taken. It must not know the browser or this year's figures.

use super::tables::{Book, TableCell, TableSheet};
use documents::texts::{LedgerTexts, SheetTexts};
use numbers::calendar::Date;
use school::answers::{AnswerKey, ProgressField, TaskRef};
use school::catalogue::Catalogue;
use school::draft::Draft;
use serde::{Deserialize, Serialize};
use standard::Standard;
use words::{Words, findings};

/// Heads of the ledger by their place in `static/texts/ledger.toml`.
const PROBLEM_ID: usize = 0;
const PROBLEM_NAME: usize = 2;
const PROBLEM_VALUE: usize = 3;
const TASK_ID: usize = 1;
const TASK_NAME: usize = 2;
const TASK_DONE: usize = 8;
const TASK_STATE: usize = 9;
const TASK_CLOSED: usize = 11;
const TASK_VERIFIER: usize = 12;
const TASK_CODE: usize = 15;
/// Lines of the notes that say which school and which day, by their place.
const NOTE_SCHOOL: usize = 0;
const NOTE_DATE: usize = 1;

/// The last round of rectification, as far as a file shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LastRound {
    /// Name of the file.
    pub file: String,
    /// School, as the file names it; empty when it does not.
    pub school: String,
    /// Day of its figures, as documents write it; empty when unknown.
    pub date: String,
    /// Problems of the last round.
    pub problems: Vec<FoundProblem>,
    /// Tasks of the last round of which the file gives a state, what was done, or who verified it.
    pub tasks: Vec<FoundTask>,
    /// What was not taken, as sentences without end.
    pub warnings: Vec<String>,
}

/// A problem of the last round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundProblem {
    /// Id, such as `R5`.
    pub id: String,
    /// Name of its indicator.
    pub name: String,
    /// How it stood, with its unit.
    pub value: String,
}

/// A task of the last round.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FoundTask {
    /// The task in keys of answers ([`FoundTask::task_ref`]): `R5/survey`, or its number where the file has no keys.
    pub key: String,
    /// What it is called in the file.
    pub name: String,
    /// One of the states; empty for none.
    pub state: String,
    /// What was done.
    pub done: String,
    /// When it was closed out.
    pub closed: String,
    /// Who verified it.
    pub verifier: String,
}

impl LastRound {
    /// What the school takes over, by written key.
    pub fn answers(&self) -> Vec<(String, String)> {
        let mut answers = vec![(AnswerKey::LastDate, self.date.as_str())];
        for FoundProblem { id, value, .. } in &self.problems {
            answers.push((AnswerKey::LastValue { problem: id }, value));
        }
        answers.extend(self.tasks.iter().flat_map(FoundTask::answers));
        let answers = answers.into_iter().filter(|(_, text)| !text.is_empty());
        answers
            .map(|(key, text)| (key.to_string(), text.to_owned()))
            .collect()
    }
}

impl FoundTask {
    /// The task in keys of answers.
    pub fn task_ref(&self) -> TaskRef<'_> {
        TaskRef::parse(&self.key)
    }

    /// What is said of it, by key; empty texts for what is not.
    fn answers(&self) -> [(AnswerKey<'_>, &str); 4] {
        let task = self.task_ref();
        [
            (ProgressField::State, &self.state),
            (ProgressField::Done, &self.done),
            (ProgressField::Closed, &self.closed),
            (ProgressField::Verifier, &self.verifier),
        ]
        .map(|(field, text)| (AnswerKey::Progress { field, task }, text.as_str()))
    }
}

/// The last round by a saved school: its problems by `standard`, and the states of its tasks.
pub fn of_draft(
    file: &str,
    draft: &Draft,
    catalogue: &Catalogue,
    standard: &Standard,
) -> LastRound {
    let (school, _) = school::read(draft, catalogue);
    let report = check::check(&school, standard, catalogue);
    let words = Words::of(&school, catalogue);
    let problems = report
        .findings
        .iter()
        .filter(|finding| finding.is_problem());
    let problems = problems.filter_map(|finding| {
        let row = findings::row(finding, standard, &words)?;
        Some(FoundProblem {
            id: plan::id_of(&school, finding),
            name: format!("{}{}", words.part(finding.part), row.short),
            value: row.value,
        })
    });
    let mut tasks: Vec<FoundTask> = Vec::new();
    for (key, text) in draft.choices.answers.iter() {
        let AnswerKey::Progress { field, task } = key else {
            continue;
        };
        let idx = tasks.iter().position(|found| found.task_ref() == task);
        let idx = idx.unwrap_or_else(|| {
            tasks.push(FoundTask {
                key: task.to_string(),
                ..FoundTask::default()
            });
            tasks.len() - 1
        });
        let Some(found) = tasks.get_mut(idx) else {
            continue;
        };
        let place = match field {
            ProgressField::State => &mut found.state,
            ProgressField::Done => &mut found.done,
            ProgressField::Closed => &mut found.closed,
            ProgressField::Verifier => &mut found.verifier,
        };
        *place = text.trim().to_owned();
    }
    LastRound {
        file: file.to_owned(),
        school: draft.profile.name.trim().to_owned(),
        date: draft
            .profile
            .data_date
            .map_or_else(String::new, Date::in_words),
        problems: problems.collect(),
        tasks,
        warnings: Vec::new(),
    }
}

/// The last round by a filled-in ledger; `texts` are those by which ledgers are written. Columns are found by their heads,
/// sheets by their names, so that both may have been moved. `None` for a workbook that is no ledger.
pub fn of_book(book: &Book, texts: &LedgerTexts) -> Option<LastRound> {
    let progress = LedgerSheet::of(book, &texts.progress, &[TASK_ID, TASK_STATE])?;
    let mut last = LastRound {
        file: book.name.clone(),
        ..LastRound::default()
    };
    notes(book, texts, &mut last);
    match LedgerSheet::of(book, &texts.problems, &[PROBLEM_ID, PROBLEM_VALUE]) {
        Some(problems) => {
            for row in problems.rows() {
                let id = problems.cell(row, PROBLEM_ID);
                let value = problems.cell(row, PROBLEM_VALUE);
                if !id.is_empty() && !value.is_empty() {
                    last.problems.push(FoundProblem {
                        id,
                        name: problems.cell(row, PROBLEM_NAME),
                        value,
                    });
                }
            }
        }
        None => last.warnings.push(format!(
            "没有找到“{}”表，上一轮的数没有带入",
            texts.problems.name
        )),
    }
    for row in progress.rows() {
        task(&progress, row, texts, &mut last);
    }
    Some(last)
}

fn task(progress: &LedgerSheet, row: u32, texts: &LedgerTexts, last: &mut LastRound) {
    let id = progress.cell(row, TASK_ID);
    if id.is_empty() {
        return;
    }
    let code = progress.cell(row, TASK_CODE);
    let mut state = progress.cell(row, TASK_STATE);
    // A state with its reason behind it, such as 延期（等图纸）, is that state.
    let known = texts
        .states
        .iter()
        .find(|known| state.starts_with(known.as_str()));
    match known {
        Some(known) => state.clone_from(known),
        None if state.is_empty() => {}
        None => {
            let sentence = format!("{id}的状态“{state}”不在可选的几种里，没有带入");
            last.warnings.push(sentence);
            state.clear();
        }
    }
    let found = FoundTask {
        key: if code.is_empty() { id.clone() } else { code },
        name: format!("{id} {}", progress.cell(row, TASK_NAME)),
        done: progress.cell(row, TASK_DONE),
        closed: progress.cell(row, TASK_CLOSED),
        verifier: progress.cell(row, TASK_VERIFIER),
        state,
    };
    last.tasks.push(found);
}

/// School and day, from the sheet of notes.
fn notes(book: &Book, texts: &LedgerTexts, last: &mut LastRound) {
    let Some(sheet) = book
        .sheets
        .iter()
        .find(|sheet| sheet.name.trim() == texts.notes.name)
    else {
        return;
    };
    let after = |label: Option<&(String, String)>| {
        let (label, _) = label?;
        let cell = sheet.cells.iter().find(|cell| cell.text.trim() == label)?;
        let next = sheet.at(cell.row, cell.column + 1)?;
        let text = next.text.trim();
        (!text.contains("【待填")).then(|| text.to_owned())
    };
    last.school = after(texts.note_lines.get(NOTE_SCHOOL)).unwrap_or_default();
    last.date = after(texts.note_lines.get(NOTE_DATE)).unwrap_or_default();
}

/// A sheet of the ledger with its heads.
struct LedgerSheet<'a> {
    sheet: &'a TableSheet,
    texts: &'a SheetTexts,
    /// Row of the heads.
    row: u32,
    heads: Vec<&'a TableCell>,
}

impl<'a> LedgerSheet<'a> {
    /// The sheet of that name; `None` where there is none, or a row with the heads that it must have.
    fn of(book: &'a Book, texts: &'a SheetTexts, needed: &[usize]) -> Option<Self> {
        let mut sheets = book.sheets.iter();
        let sheet = sheets.find(|sheet| sheet.name.trim() == texts.name)?;
        let is_head = |cell: &TableCell, idx: usize| {
            let head = texts.heads.get(idx);
            head.is_some_and(|head| head == cell.text.trim())
        };
        let mut rows = sheet.rows();
        let heads = rows.find(|cells| {
            let mut needed = needed.iter();
            needed.all(|idx| cells.iter().any(|cell| is_head(cell, *idx)))
        })?;
        Some(Self {
            sheet,
            texts,
            row: heads.first()?.row,
            heads: heads.iter().collect(),
        })
    }

    /// Rows below the heads that have anything in them.
    fn rows(&self) -> impl Iterator<Item = u32> {
        let first = self.row;
        let rows = self
            .sheet
            .rows()
            .filter_map(|cells| Some(cells.first()?.row));
        rows.filter(move |row| *row > first)
    }

    /// The text below the head with that place in the texts; empty when there is none.
    fn cell(&self, row: u32, idx: usize) -> String {
        let text = || {
            let wanted = self.texts.heads.get(idx)?;
            let head = self.heads.iter().find(|head| head.text.trim() == wanted)?;
            Some(self.sheet.at(row, head.column)?.text.trim().to_owned())
        };
        let text = text().unwrap_or_default();
        if text.contains("【待填") {
            String::new()
        } else {
            text
        }
    }
}
