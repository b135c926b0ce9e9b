//! The sheets that list: problems, what is asked for, rooms and grounds, evidence, tasks, and what became of the problems of
//! the last round.
//!
//! In: plan and report. Out: sheets whose ids, numbers and words are those of the documents.

use super::{Ledger, SPARE_ROWS, day, days_left, start_of, text};
use crate::model::workbook::{Cell, StateColumns, WorkbookSheet, cell_name};
use crate::papers::evidence_list;
use crate::sections::{duties, funds, last_round};
use crate::writer::shown;
use numbers::Decimal;
use numbers::calendar::Month;
use plan::contradictions::rooms_of;
use plan::measure::Actor;
use plan::rounds::{self, ProblemChange, Progress};
use plan::template::{Slots, fill_text};
use plan::{MeasureOption, PlanEntry, evidence};

/// Longest name of the bureau that is written as the actor: a list to choose from has 255 characters.
const LONGEST_ACTOR: usize = 60;

/// Columns of the list of problems.
const PROBLEM_FINISH: usize = 11;
pub(super) const PROBLEM_STATE: usize = 19;
const PROBLEM_DAYS: usize = 20;
const PROBLEM_CODE: usize = 24;
/// Columns of it that are printed.
const PRINTED: usize = 14;

/// Columns of the list of tasks.
const TASK_ACTOR: usize = 4;
const TASK_FINISH: usize = 6;
const TASK_DAYS: usize = 7;
pub(super) const TASK_STATE: usize = 11;
const TASK_CODE: usize = 16;

impl Ledger<'_> {
    /// How far a task is.
    pub(super) fn progress_of(&self, entry: &PlanEntry) -> Progress<'_> {
        let choices = self.writer.basis.choices;
        rounds::progress(choices, entry, &self.texts.states)
    }

    fn actor_of(&self, task: &MeasureOption) -> String {
        if task.by_founder {
            return duties::actor_of(&self.writer, task);
        }
        self.actor(task.actor)
    }

    /// Whether a founder carries tasks of the plan, as only that of a private school does.
    pub(super) fn has_founder(&self) -> bool {
        self.all_tasks().any(|task| task.task.by_founder)
    }

    /// Who acts, as the plan writes it; a name that would break a formula or a list to choose from is not written.
    pub(super) fn actor(&self, actor: Actor) -> String {
        let name = duties::actor(&self.writer, actor);
        let is_plain = |name: &str| {
            name.chars().count() <= LONGEST_ACTOR && !name.contains(['"', ',', '*', '?', '~'])
        };
        if actor == Actor::Bureau && !is_plain(&name) {
            return self.writer.texts.actor_bureau.clone();
        }
        name
    }

    /// One row per task with its state; days left are counted again every day.
    pub(super) fn tasks(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.tasks);
        let states = &self.texts.states;
        for (idx, entry) in self.all_tasks().enumerate() {
            let task = entry.task;
            let progress = self.progress_of(&entry);
            let cost = self.costs.iter().find(|cost| cost.task_id == task.task_id);
            let amount = cost.and_then(|cost| cost.amount);
            let amount = amount.and_then(|amount| amount.over(Decimal::whole(10_000).fraction()));
            let money = match (cost, amount) {
                (_, Some(amount)) => Cell::Number(amount),
                (Some(_), None) => text(&self.writer.texts.funds_open),
                (None, _) => Cell::Empty,
            };
            let fund = cost.map_or_else(String::new, |cost| funds::source(&self.writer, cost));
            sheet.rows.push(vec![
                whole(idx + 1),
                text(&task.task_id),
                text(format!(
                    "{}{}",
                    self.writer.stage_name(entry.part),
                    entry.heading
                )),
                text(shown(&task.text)),
                text(self.actor_of(task)),
                text(shown(&task.owner)),
                self.month(task.finish),
                self.days_left(TASK_FINISH, idx, task.finish),
                money,
                text(fund),
                text(progress.done),
                text(progress.state),
                text(shown(entry.close_out)),
                day(progress.closed),
                text(progress.verifier),
                if task.is_late {
                    let slots: Slots = [("interim", shown(&task.interim))].into();
                    text(fill_text(&self.texts.late, &slots))
                } else {
                    Cell::Empty
                },
                text(entry.task_ref().to_string()),
            ]);
        }
        sheet.hidden = vec![TASK_CODE];
        let actors = [Actor::School, Actor::Bureau, Actor::Government];
        let mut actors = actors.map(|actor| self.actor(actor)).to_vec();
        if self.has_founder() {
            actors.push(self.writer.texts.closing.actor_founder.clone());
        }
        sheet.lists = vec![(TASK_ACTOR, actors), (TASK_STATE, states.clone())];
        sheet.state = Some(StateColumns {
            days: TASK_DAYS,
            state: TASK_STATE,
            closed: self.texts.closed.clone(),
        });
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// The days from today to the month in that column, as a formula.
    fn days_left(&self, column: usize, row_idx: usize, finish: Option<Month>) -> Cell {
        let finish_cell = cell_name(column, row_idx);
        let days = format!("=IF(ISNUMBER({finish_cell}),{finish_cell}-TODAY(),\"\")");
        Cell::Formula(days, days_left(self.writer.plan, finish))
    }

    /// One row per problem: what is printed and handed in, and behind it what is worked with.
    pub(super) fn problems(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.problems);
        let states = &self.texts.states;
        for (idx, problem) in self.problem_rows.iter().enumerate() {
            let choices = self.writer.basis.choices;
            let progress = rounds::problem_progress(choices, &problem.id, states);
            sheet.rows.push(vec![
                whole(idx + 1),
                text(&problem.heading),
                text(&problem.bound),
                text(&problem.value),
                text(&problem.gap),
                text(&problem.causes),
                text(&problem.goal),
                text(&problem.steps),
                text(&problem.asked),
                text(&problem.leader),
                text(&problem.owner),
                self.month(problem.finish),
                text(progress.done),
                text(&problem.proof),
                text(&problem.category),
                text(&problem.source),
                start_of(problem.start),
                sum(&problem.sum),
                text(&problem.sources),
                text(progress.state),
                self.days_left(PROBLEM_FINISH, idx, problem.finish),
                text(progress.verifier),
                day(progress.closed),
                Cell::Empty,
                text(&problem.id),
            ]);
        }
        sheet.hidden = vec![PROBLEM_CODE];
        sheet.lists = vec![(PROBLEM_STATE, states.clone())];
        sheet.state = Some(StateColumns {
            days: PROBLEM_DAYS,
            state: PROBLEM_STATE,
            closed: self.texts.closed.clone(),
        });
        sheet.printed = Some(PRINTED);
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// What is asked for, a row each.
    pub(super) fn needs(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.needs);
        sheet.rows = self
            .need_rows
            .iter()
            .map(|row| row.iter().map(text).collect())
            .collect();
        sheet
    }

    /// Rooms and grounds that measures use, a row each, so that none is used twice.
    pub(super) fn places(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.places);
        for problem in &self.writer.plan.problems {
            for task in problem.tasks() {
                for room in rooms_of(task) {
                    let counted = task.blanks.iter();
                    let mut counted = counted.filter(|(name, _)| name.contains("计入"));
                    sheet.rows.push(vec![
                        whole(sheet.rows.len() + 1),
                        text(room),
                        Cell::Empty,
                        Cell::Empty,
                        text(&task.brief),
                        self.month(task.finish),
                        text(counted.next().map_or("", |(_, answer)| answer.as_str())),
                        text(&problem.heading),
                    ]);
                }
            }
        }
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// Every piece of evidence with its box.
    pub(super) fn evidence(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.evidence);
        let sentences = &self.papers.evidence;
        let boxes = evidence::boxes(self.writer.basis, self.writer.plan);
        let is_ticked = evidence_list::is_ticked(&boxes);
        for evidence in &boxes {
            for piece in &evidence.pieces {
                sheet.rows.push(vec![
                    whole(evidence.number),
                    text(&piece.code),
                    text(shown(&piece.text)),
                    text(format!("{} {}", evidence.indicator, evidence.name)),
                    text(evidence_list::coming(&self.writer, piece)),
                    text(shown(&evidence.owner)),
                    text(&sentences.filing),
                    text(evidence_list::state(piece, sentences, is_ticked)),
                ]);
            }
        }
        let mut states = vec![
            sentences.at_hand.clone(),
            sentences.missing.clone(),
            sentences.to_come.clone(),
        ];
        if !is_ticked {
            states.push(sentences.unticked.clone());
        }
        sheet.lists = vec![(7, states)];
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }
}

/// Column of the state.
const STATE: usize = 10;

impl Ledger<'_> {
    /// Every problem with what became of it; who verified it and when is left empty where it was not entered.
    pub(super) fn close_out(&self) -> Option<WorkbookSheet> {
        let last = last_round::of(&self.writer)?;
        let sentences = &self.writer.texts.round;
        let mut sheet = self.sheet(&sentences.sheet);
        for compared in &last.problems {
            let Some(after) = last_round::now(&self.writer, compared) else {
                continue;
            };
            let of_solved = |written: Cell| {
                if compared.change == ProblemChange::Solved {
                    written
                } else {
                    Cell::Empty
                }
            };
            let closed = school::answers::read_day(&compared.closed);
            let closed = closed.map_or_else(|| text(&compared.closed), Cell::Day);
            sheet.rows.push(vec![
                text(&compared.id),
                text(last_round::heading(&self.writer, compared)),
                text(last_round::before(compared)),
                text(after.value),
                text(after.bound),
                text(shown(&compared.close_out)),
                text(last_round::evidence(sentences, compared)),
                text(shown(&compared.owner)),
                of_solved(text(&compared.verifier)),
                of_solved(closed),
                text(last_round::change(sentences, compared)),
            ]);
        }
        let states = [
            &sentences.closed,
            &sentences.solved,
            &sentences.continued,
            &sentences.open,
            &sentences.new,
        ];
        sheet.lists = vec![(STATE, states.map(String::clone).to_vec())];
        Some(sheet)
    }
}

fn whole(number: usize) -> Cell {
    Cell::Number(Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX)).fraction())
}

/// A sum as a number where it is one; 待核定 as it is written.
fn sum(shown: &str) -> Cell {
    match Decimal::parse(shown) {
        Ok(number) => Cell::Number(number.fraction()),
        Err(_) => text(shown),
    }
}
