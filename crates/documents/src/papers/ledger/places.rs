//! Where the sheets of the ledger can be changed on the page: texts in the sheet itself, what is said of a task in the plan.
//!
//! In: the sheets as they were written. Out: the same with their places. Ids, figures, days and formulas have none: they
//! follow from others.

use super::Ledger;
use super::lists::{PROBLEM_STATE, TASK_STATE};
use crate::LEDGER;
use crate::edits::sheets::SheetPlace;
use crate::model::workbook::{Cell, WorkbookSheet};
use crate::writer::keys::each_once;
use plan::{PlanEntry, evidence};
use school::answers::{AnswerKey, ProgressField, TaskField};

/// Columns whose texts are changed in the sheet itself.
const NOTES: &[usize] = &[1];
const PROBLEMS: &[usize] = &[1, 5, 6, 7, 8, 9, 10, 13, 14, 15, 18, 23];
const NEEDS: &[usize] = &[2, 3, 4, 5, 6];
const PLACES: &[usize] = &[2, 3, 4, 6];
const TASKS: &[usize] = &[12, 15];
const EVIDENCE: &[usize] = &[2, 3, 4, 5, 6, 7];
const CLOSE_OUT: &[usize] = &[1, 5, 6, 7, 8, 9, 10];
/// Characters of a row's name at most.
const LONGEST_NAME: usize = 40;

// The sheets have other names in keys than the lists of ledgers from before, whose columns meant other things: a text that was
// changed there is told as one whose place is gone.
impl Ledger<'_> {
    /// A sheet with its place.
    pub(super) fn placed(
        &self,
        mut sheet: WorkbookSheet,
        place: fn(&Self, &mut WorkbookSheet),
    ) -> WorkbookSheet {
        place(self, &mut sheet);
        sheet
    }

    /// The lines of 说明 that hold no figure of the school.
    pub(super) fn place_notes(&self, sheet: &mut WorkbookSheet) {
        let name = |line: &(String, String)| {
            let is_filled = !plan::template::slots(&line.1).is_empty();
            if is_filled {
                String::new()
            } else {
                line.0.clone()
            }
        };
        let names = self.texts.note_lines.iter().map(name).collect();
        sheet.place = SheetPlace::new(LEDGER, "notes", NOTES, names);
    }

    pub(super) fn place_problems(&self, sheet: &mut WorkbookSheet) {
        let names = self.problem_rows.iter().map(|row| row.id.clone());
        sheet.place = place("by-problem", PROBLEMS, names.collect());
        let answers = [
            (12, ProgressField::Done),
            (PROBLEM_STATE, ProgressField::State),
            (21, ProgressField::Verifier),
            (22, ProgressField::Closed),
        ];
        for (row, problem) in self.problem_rows.iter().enumerate() {
            let problem = &problem.id;
            sheet
                .place
                .place
                .cells
                .extend(answers.map(|(column, field)| {
                    let key = AnswerKey::Closing { field, problem };
                    (row, column, key.to_string())
                }));
        }
    }

    pub(super) fn place_needs(&self, sheet: &mut WorkbookSheet) {
        let name = |row: &[String; 7]| row[1].chars().take(LONGEST_NAME).collect::<String>();
        let names = self
            .need_rows
            .iter()
            .map(|row| name(row).replace('/', "／"));
        sheet.place = place("needs", NEEDS, names.collect());
    }

    pub(super) fn place_places(&self, sheet: &mut WorkbookSheet) {
        let name = |row: &Vec<Cell>| match row.get(1) {
            Some(Cell::Text(text)) => text.replace('/', "／"),
            _ => String::new(),
        };
        sheet.place = place("places", PLACES, sheet.rows.iter().map(name).collect());
    }

    pub(super) fn place_tasks(&self, sheet: &mut WorkbookSheet) {
        sheet.place = place("by-task", TASKS, self.names());
        let fields = [
            (3, TaskField::Text),
            (5, TaskField::Owner),
            (6, TaskField::Month),
            (8, TaskField::Sum),
        ];
        let answers = [
            (10, ProgressField::Done),
            (TASK_STATE, ProgressField::State),
            (13, ProgressField::Closed),
            (14, ProgressField::Verifier),
        ];
        for (row, entry) in self.all_tasks().enumerate() {
            let is_watched = self.is_watched(&entry);
            let fields = fields
                .iter()
                .filter(|field| !(is_watched && field.1 == TaskField::Sum));
            let mut cells = field_cells(row, &entry, fields);
            if entry.task.is_added {
                cells.push((row, 4, task_key(&entry, TaskField::Actor)));
            }
            if is_watched {
                cells.push((row, 12, task_key(&entry, TaskField::Proof)));
            }
            let task = entry.task_ref();
            if self
                .costs
                .iter()
                .any(|cost| cost.task_id == entry.task.task_id)
            {
                cells.push((row, 9, AnswerKey::Fund(task).to_string()));
            }
            cells.extend(answers.map(|(column, field)| {
                let key = AnswerKey::Progress { field, task };
                (row, column, key.to_string())
            }));
            sheet.place.place.cells.extend(cells);
        }
    }

    pub(super) fn place_evidence(&self, sheet: &mut WorkbookSheet) {
        let (mut names, mut cells) = (Vec::new(), Vec::new());
        let boxes = evidence::boxes(self.writer.basis, self.writer.plan);
        for (row, piece) in boxes
            .iter()
            .flat_map(|evidence| &evidence.pieces)
            .enumerate()
        {
            let task_id = piece.code.rsplit_once("-e").map_or("", |(task, _)| task);
            match self.writer.measure_of(task_id) {
                Some((problem, measure)) => {
                    names.push(format!("{problem}-{measure}"));
                    let key = AnswerKey::task(problem, measure, TaskField::Proof);
                    cells.push((row, 2, key.to_string()));
                }
                None => names.push(piece.code.clone()),
            }
        }
        sheet.place = place("evidence", EVIDENCE, names);
        sheet.place.place.cells = cells;
    }

    pub(super) fn place_close_out(&self, sheet: &mut WorkbookSheet) {
        sheet.place = place("close-out", CLOSE_OUT, first_cells(sheet));
    }

    /// What the rows of a sheet of all tasks are called.
    fn names(&self) -> Vec<String> {
        let name = |entry: PlanEntry| format!("{}-{}", entry.problem_id, entry.task.id);
        self.all_tasks().map(name).collect()
    }

    fn is_watched(&self, entry: &PlanEntry) -> bool {
        let mut problems = self.writer.plan.problems.iter();
        problems.all(|problem| problem.id != entry.problem_id)
    }
}

fn place(name: &str, open: &[usize], rows: Vec<String>) -> SheetPlace {
    SheetPlace::new(LEDGER, name, open, each_once(rows))
}

/// The first cell of each row, which is its id.
fn first_cells(sheet: &WorkbookSheet) -> Vec<String> {
    let name = |row: &Vec<Cell>| match row.first() {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    sheet.rows.iter().map(name).collect()
}

fn task_key(entry: &PlanEntry, field: TaskField) -> String {
    AnswerKey::task(entry.problem_id, &entry.task.id, field).to_string()
}

/// Cells of a row that show fields of a task.
fn field_cells<'f>(
    row: usize,
    entry: &PlanEntry,
    fields: impl IntoIterator<Item = &'f (usize, TaskField)>,
) -> Vec<(usize, usize, String)> {
    let cell = |(column, field): &(usize, TaskField)| (row, *column, task_key(entry, *field));
    fields.into_iter().map(cell).collect()
}
