//! 总览: counts that follow the other sheets, the sum, and what is due first.
//!
//! In: the sheets that are counted. Out: a sheet of formulas with what they give for the figures as they are.

use super::lists::{PROGRESS_DAYS, PROGRESS_FINISH, PROGRESS_STATE, PROGRESS_TASK, PROGRESS_TURN};
use super::{Ledger, days_left, last_day, text};
use crate::model::workbook::{Cell, Shown, WorkbookSheet};
use numbers::{Decimal, Fraction};
use plan::measure::Actor;
use plan::template::fill_text;

/// How many of the next deadlines are shown.
const NEXT: usize = 10;
/// Column of the urgency in the list of problems.
const URGENCY: usize = 10;
/// Column of the actor in the list of tasks.
const ACTOR: usize = 4;
/// Column of the level in the list of tasks.
const LEVEL: usize = 11;
/// Column of the money in the list of tasks.
const MONEY: usize = 8;

impl Ledger<'_> {
    /// Counts by urgency, actor and state; the sum; the next deadlines.
    pub(super) fn overview(
        &self,
        problems: &WorkbookSheet,
        tasks: &WorkbookSheet,
        progress: &WorkbookSheet,
    ) -> WorkbookSheet {
        let (sentences, texts) = (self.texts, self.writer.texts);
        let mut sheet = self.sheet(&sentences.overview);
        let mut count = |what: &str, of: &WorkbookSheet, column: usize, word: &str| {
            let written = of
                .rows
                .iter()
                .filter(|row| matches!(row.get(column), Some(Cell::Text(text)) if text == word));
            let formula = format!("=COUNTIFS({},\"{word}\")", of.range(column));
            let shown = Shown::Number(whole(written.count()));
            sheet.rows.push(vec![
                text(what),
                text(word),
                Cell::Formula(formula, shown),
                Cell::Empty,
                Cell::Empty,
            ]);
        };
        for word in [&texts.urgency_must, &texts.urgency_should] {
            count(&sentences.count_problems, problems, URGENCY, word);
        }
        let (guard, keep) = (&texts.watch.urgency_guard, &texts.watch.urgency_keep);
        for word in [&texts.urgency_must, &texts.urgency_should, guard, keep] {
            count(&sentences.count_levels, tasks, LEVEL, word);
        }
        for actor in [Actor::School, Actor::Bureau, Actor::Government] {
            count(&sentences.count_tasks, tasks, ACTOR, &self.actor(actor));
        }
        if self.has_founder() {
            count(
                &sentences.count_tasks,
                tasks,
                ACTOR,
                &texts.closing.actor_founder,
            );
        }
        for state in &sentences.states {
            count(&sentences.count_states, progress, PROGRESS_STATE, state);
        }
        let range = tasks.range(MONEY);
        sheet.rows.push(vec![
            text(&sentences.sum),
            text(fill_text(
                &sentences.sum_open,
                &[("open", self.open_costs().to_string())].into(),
            )),
            Cell::Formula(format!("=SUM({range})"), Shown::Number(self.sum())),
            Cell::Empty,
            Cell::Empty,
        ]);
        self.next(&mut sheet, progress);
        sheet
    }

    fn open_costs(&self) -> usize {
        self.costs
            .iter()
            .filter(|cost| cost.amount.is_none())
            .count()
    }

    /// The tasks that are due first and not closed out, by the list of progress: what is closed there makes room here.
    fn next(&self, sheet: &mut WorkbookSheet, progress: &WorkbookSheet) {
        let sentences = self.texts;
        let states = self.all_tasks().map(|entry| {
            let state = self.progress_of(&entry).state.to_owned();
            (entry.task, state)
        });
        let open =
            states.filter(|(task, state)| *state != sentences.closed && task.finish.is_some());
        let mut tasks: Vec<_> = open.collect();
        tasks.sort_by_key(|(task, _)| task.finish);
        let turns = progress.range(PROGRESS_TURN);
        let count = self.all_tasks().count().min(NEXT);
        for idx in 0..count {
            let task = tasks.get(idx);
            let of = |column: usize, shown: Option<Shown>| {
                let place = format!("MATCH(SMALL({turns},{}),{turns},0)", idx + 1);
                let formula = format!("=IFERROR(INDEX({},{place}),\"\")", progress.range(column));
                Cell::Formula(formula, shown.unwrap_or_else(|| Shown::Text(String::new())))
            };
            let finish = task.and_then(|(task, _)| task.finish);
            let name = fill_text(&sentences.next, &[("number", (idx + 1).to_string())].into());
            sheet.rows.push(vec![
                text(name),
                of(
                    PROGRESS_TASK,
                    task.map(|(task, _)| Shown::Text(task.task_id.clone())),
                ),
                of(PROGRESS_FINISH, finish.and_then(last_day).map(Shown::Month)),
                of(
                    PROGRESS_DAYS,
                    finish.map(|_| days_left(self.writer.plan, finish)),
                ),
                of(
                    PROGRESS_STATE,
                    task.map(|(_, state)| Shown::Text(state.clone())),
                ),
            ]);
        }
    }
}

fn whole(count: usize) -> Fraction {
    Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX)).fraction()
}
