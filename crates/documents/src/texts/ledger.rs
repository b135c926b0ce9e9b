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
        /// Sheet 整改台账: a row per problem.
        problems: SheetTexts,
        /// Sheet 提请支持事项.
        needs: SheetTexts,
        /// Sheet 指标测算.
        outlook: SheetTexts,
        /// Sheet 房间和场地登记.
        places: SheetTexts,
        /// Sheet 佐证目录.
        evidence: SheetTexts,
        /// Sheet 任务分解: a row per task.
        tasks: SheetTexts,
        /// Sheet of problems as ledgers had it before.
        former_problems: SheetTexts,
        /// Sheet of tasks as ledgers had it before.
        former_tasks: SheetTexts,
        /// States of a problem or task, the first one first.
        states: Vec<String>,
        /// States that were called something else before, with what they are called now.
        former_states: Vec<(String, String)>,
        /// The state in which it is over.
        closed: String,
        /// Remark on a task that ends after the target date.
        late: String [interim],
        /// There is no forecast.
        no_forecast: String,
        /// Row of what is needed.
        row_need: String [name, unit],
        /// Row of what is there.
        row_have: String [name, unit],
        /// Row of what is missing.
        row_gap: String [name, unit],
        /// Row of what there is when the school has done its part.
        row_by_school: String [name, unit],
        /// Row of what there is when what is asked for has come as well.
        row_with_support: String [name, unit],
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
