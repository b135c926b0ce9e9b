//! The words of the ledger: the form of `static/texts/ledger.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::texts;

texts! {
    /// Every word of the ledger.
    pub struct LedgerTexts {
        /// Name of the file.
        name: String,
        /// Title in the properties of the file.
        title: String [school],
        /// Sheet 说明.
        notes: SheetTexts,
        /// Lines of the sheet 说明: what, and what is said of it.
        note_lines: Vec<(String, String)> [school, data_date, date, creator, problems, tasks, pack, edition, hash, bureau],
        /// Sheet 总览.
        overview: SheetTexts,
        /// Sheet 问题清单.
        problems: SheetTexts,
        /// Sheet 任务清单.
        tasks: SheetTexts,
        /// Sheet 责任清单.
        duties: SheetTexts,
        /// Sheet 整改台账.
        progress: SheetTexts,
        /// Sheet 达标一览.
        standing: SheetTexts,
        /// Sheet 预测.
        outlook: SheetTexts,
        /// Sheet 佐证目录.
        evidence: SheetTexts,
        /// Sheet 进度图.
        months: SheetTexts,
        /// States of a task, the first one first.
        states: Vec<String>,
        /// The state in which a task is over.
        closed: String,
        /// Where a problem was found.
        origin: String,
        /// Remark on a task that ends after the target date.
        late: String [interim],
        /// What is counted: problems.
        count_problems: String,
        /// What is counted: tasks by level.
        count_levels: String,
        /// What is counted: tasks.
        count_tasks: String,
        /// What is counted: states.
        count_states: String,
        /// The sum of money.
        sum: String,
        /// How many sums are open.
        sum_open: String [open],
        /// One of the next deadlines.
        next: String [number],
        /// There is no forecast.
        no_forecast: String,
        /// Row of what is needed.
        row_need: String [name, unit],
        /// Row of what is there.
        row_have: String [name, unit],
        /// Row of what is missing.
        row_gap: String [name, unit],
    }

    /// The words of one sheet.
    pub struct SheetTexts {
        /// Name on the tab.
        name: String,
        /// Title above the table.
        title: String [school, data_date],
        /// Heads of the columns that are always there.
        heads: Vec<String>,
        /// Their widths, in characters of a digit; as many as heads.
        widths: Vec<u16>,
    }
}
