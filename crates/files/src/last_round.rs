//! The last round, taken from its saved school or from the ledger that was filled in since.
//!
//! In: a draft, or a workbook with the sheets of the ledger. Out: [`LastRound`]: answers by key, what was found of problems
//! and tasks, and what could not be taken. It must not know the browser or this year's figures.

use super::tables::{Book, TableCell, TableSheet};
use documents::texts::{LedgerTexts, SheetTexts};
use numbers::calendar::Date;
use plan::template::LINE_TO_WRITE_ON;
use school::answers::{AnswerKey, ProgressField, TaskRef};
use school::catalogue::Catalogue;
use school::draft::Draft;
use serde::{Deserialize, Serialize};
use standard::Standard;
use words::{Words, findings};

/// Heads of the list of problems by their place in `static/texts/ledger.toml`.
const PROBLEM_NAME: usize = 1;
const PROBLEM_VALUE: usize = 3;
const PROBLEM_COLUMNS: ProgressColumns = ProgressColumns {
    name: PROBLEM_NAME,
    done: 12,
    state: 19,
    closed: 22,
    verifier: 21,
};
const PROBLEM_CODE: usize = 24;
/// Heads of the list of tasks.
const TASK_ID: usize = 1;
const TASK_COLUMNS: ProgressColumns = ProgressColumns {
    name: 2,
    done: 10,
    state: 11,
    closed: 13,
    verifier: 14,
};
const TASK_CODE: usize = 16;
/// Heads of both in ledgers from before.
const FORMER_PROBLEM_ID: usize = 0;
const FORMER_PROBLEM_NAME: usize = 1;
const FORMER_PROBLEM_VALUE: usize = 2;
const FORMER_TASK_ID: usize = 0;
const FORMER_TASK_COLUMNS: ProgressColumns = ProgressColumns {
    name: 1,
    done: 2,
    state: 3,
    closed: 4,
    verifier: 5,
};
const FORMER_TASK_CODE: usize = 6;

/// In which columns a sheet says how far something is.
struct ProgressColumns {
    name: usize,
    done: usize,
    state: usize,
    closed: usize,
    verifier: usize,
}
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

/// The last round by a filled-in ledger; `texts` are those by which ledgers are written, and were before. Columns are found by
/// their heads, sheets by their names, so that both may have been moved. `None` for a workbook that is no ledger.
pub fn of_book(book: &Book, texts: &LedgerTexts) -> Option<LastRound> {
    let mut last = LastRound {
        file: book.name.clone(),
        ..LastRound::default()
    };
    notes(book, texts, &mut last);
    let is_read = today(book, texts, &mut last) || former(book, texts, &mut last);
    is_read.then_some(last)
}

/// A ledger as it is written today: a row per problem, with its state, and a row per task.
fn today(book: &Book, texts: &LedgerTexts, last: &mut LastRound) -> bool {
    let needed = [PROBLEM_VALUE, PROBLEM_CODE];
    let problems = LedgerSheet::of(book, &texts.problems, &needed);
    let tasks = LedgerSheet::of(book, &texts.tasks, &[TASK_ID, TASK_COLUMNS.state]);
    if problems.is_none() && tasks.is_none() {
        return false;
    }
    match &problems {
        Some(problems) => {
            for row in problems.rows() {
                let id = problems.cell(row, PROBLEM_CODE);
                if id.is_empty() {
                    continue;
                }
                let name = problems.cell(row, PROBLEM_NAME);
                let value = problems.cell(row, PROBLEM_VALUE);
                // What the school wrote itself has no figure that could be compared.
                if !value.is_empty() {
                    last.problems.push(FoundProblem {
                        id: id.clone(),
                        name: name.clone(),
                        value,
                    });
                }
                let key = AnswerKey::Closing {
                    field: ProgressField::State,
                    problem: &id,
                };
                let key = key.to_string();
                let key = key.split_once('/').map_or("", |(_, task)| task);
                let found = progress(problems, row, &PROBLEM_COLUMNS, key, &name, texts, last);
                // Of most problems nothing is said but what stands there from the start.
                let is_first = texts.states.first() == Some(&found.state);
                let is_said = [&found.done, &found.closed, &found.verifier];
                if !is_first || is_said.iter().any(|text| !text.is_empty()) {
                    last.tasks.push(found);
                }
            }
        }
        None => last.warnings.push(no_problems(&texts.problems)),
    }
    if let Some(tasks) = tasks {
        read_tasks(&tasks, TASK_ID, TASK_CODE, &TASK_COLUMNS, texts, last);
    }
    true
}

/// A ledger from before: problems and tasks in sheets of other names.
fn former(book: &Book, texts: &LedgerTexts, last: &mut LastRound) -> bool {
    let needed = [FORMER_TASK_ID, FORMER_TASK_COLUMNS.state];
    let Some(tasks) = LedgerSheet::of(book, &texts.former_tasks, &needed) else {
        return false;
    };
    let needed = [FORMER_PROBLEM_ID, FORMER_PROBLEM_VALUE];
    match LedgerSheet::of(book, &texts.former_problems, &needed) {
        Some(problems) => {
            for row in problems.rows() {
                let id = problems.cell(row, FORMER_PROBLEM_ID);
                let value = problems.cell(row, FORMER_PROBLEM_VALUE);
                if !id.is_empty() && !value.is_empty() {
                    last.problems.push(FoundProblem {
                        id,
                        name: problems.cell(row, FORMER_PROBLEM_NAME),
                        value,
                    });
                }
            }
        }
        None => last.warnings.push(no_problems(&texts.former_problems)),
    }
    let columns = &FORMER_TASK_COLUMNS;
    read_tasks(
        &tasks,
        FORMER_TASK_ID,
        FORMER_TASK_CODE,
        columns,
        texts,
        last,
    );
    true
}

fn no_problems(sheet: &SheetTexts) -> String {
    format!("没有找到“{}”表，上一轮的数没有带入", sheet.name)
}

fn read_tasks(
    sheet: &LedgerSheet,
    id: usize,
    code: usize,
    columns: &ProgressColumns,
    texts: &LedgerTexts,
    last: &mut LastRound,
) {
    for row in sheet.rows() {
        let id = sheet.cell(row, id);
        if id.is_empty() {
            continue;
        }
        let code = sheet.cell(row, code);
        let key = if code.is_empty() { &id } else { &code };
        let found = progress(sheet, row, columns, key, &id, texts, last);
        last.tasks.push(found);
    }
}

/// How far a row says that something is.
fn progress(
    sheet: &LedgerSheet,
    row: u32,
    columns: &ProgressColumns,
    key: &str,
    called: &str,
    texts: &LedgerTexts,
    last: &mut LastRound,
) -> FoundTask {
    let mut state = sheet.cell(row, columns.state);
    let mut former = texts.former_states.iter();
    if let Some((_, today)) = former.find(|(former, _)| state.starts_with(former.as_str())) {
        state.clone_from(today);
    }
    // A state with its reason behind it, such as 延期（等图纸）, is that state; so is one whose name was shorter before.
    let known = texts.states.iter().find(|known| {
        state.starts_with(known.as_str()) || (!state.is_empty() && known.starts_with(&state))
    });
    match known {
        Some(known) => state.clone_from(known),
        None if state.is_empty() => {}
        None => {
            let sentence = format!("{called}的状态“{state}”不在可选的几种里，没有带入");
            last.warnings.push(sentence);
            state.clear();
        }
    }
    let name = sheet.cell(row, columns.name);
    FoundTask {
        key: key.to_owned(),
        name: if name == called {
            name
        } else {
            format!("{called} {name}")
        },
        done: sheet.cell(row, columns.done),
        closed: sheet.cell(row, columns.closed),
        verifier: sheet.cell(row, columns.verifier),
        state,
    }
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
        (!is_open(text)).then(|| text.to_owned())
    };
    last.school = after(texts.note_lines.get(NOTE_SCHOOL)).unwrap_or_default();
    last.date = after(texts.note_lines.get(NOTE_DATE)).unwrap_or_default();
}

/// Whether something in a cell was left to be written by hand: a line to write on, or the mark that earlier ledgers had.
fn is_open(text: &str) -> bool {
    text.contains("【待填") || text.contains(LINE_TO_WRITE_ON)
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
        if is_open(&text) { String::new() } else { text }
    }
}
