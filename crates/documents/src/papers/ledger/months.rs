//! 进度图: the months in which each task runs.
//!
//! In: the tasks of the plan. Out: a sheet with a column per month.

use super::{Ledger, shown, text};
use crate::model::workbook::{Cell, Sheet, SheetColumn};
use numbers::calendar::Month;
use plan::MeasureOption;

/// Months that the picture of months shows at most.
const MOST_MONTHS: u32 = 36;
/// Width of a month in it.
const MONTH_WIDTH: u16 = 5;

impl Ledger<'_> {
    /// Tasks by months, from the plan's month on.
    pub(super) fn months(&self) -> Sheet {
        let mut sheet = self.sheet(&self.own.months);
        let Some(start) = self.writer.plan.plan_date.map(|date| date.month()) else {
            return sheet;
        };
        let last = self.all_tasks().filter_map(|task| task.task.finish).max();
        let count = last.map_or(0, |last| start.months_until(last) + 1);
        let count = count.min(MOST_MONTHS);
        sheet.columns.extend((0..count).map(|idx| SheetColumn {
            head: start.after(idx).in_words().replace('年', "年\n"),
            width: MONTH_WIDTH,
        }));
        for task in self.all_tasks().map(|task| task.task) {
            let Some(finish) = task.finish else { continue };
            let begins = start.months_until(begins(start, task));
            let ends = start.months_until(finish);
            let mut row = vec![text(&task.task_id), text(shown(&task.owner))];
            row.extend((0..count).map(|idx| {
                if (begins..=ends).contains(&idx) {
                    Cell::Filled
                } else {
                    Cell::Empty
                }
            }));
            sheet.rows.push(row);
        }
        sheet
    }
}

/// The month in which a task has to begin to be finished in time, not before the plan does.
pub(super) fn begins(start: Month, task: &MeasureOption) -> Month {
    let until = task.finish.map_or(0, |finish| start.months_until(finish));
    start.after(until.saturating_sub(task.months))
}
