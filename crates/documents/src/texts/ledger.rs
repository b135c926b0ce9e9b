//! The words of the ledger, as data.
//!
//! In: `static/texts/ledger.toml`, packed by build.rs. Out: [`LedgerTexts`]. It must not know when a word is used.

use serde::{Deserialize, Serialize};

/// Every word of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerTexts {
    /// Name of the file.
    pub name: String,
    /// Title in the properties of the file.
    pub title: String,
    /// 说明.
    pub notes: SheetTexts,
    /// Lines of 说明: what, and what is said of it.
    pub note_lines: Vec<(String, String)>,
    /// 总览.
    pub overview: SheetTexts,
    /// 问题清单.
    pub problems: SheetTexts,
    /// 任务清单.
    pub tasks: SheetTexts,
    /// 责任清单.
    pub duties: SheetTexts,
    /// 整改台账.
    pub progress: SheetTexts,
    /// 达标一览.
    pub standing: SheetTexts,
    /// 预测.
    pub outlook: SheetTexts,
    /// 佐证目录.
    pub evidence: SheetTexts,
    /// 进度图.
    pub months: SheetTexts,
    /// States of a task, the first one first.
    pub states: Vec<String>,
    /// The state in which a task is over.
    pub closed: String,
    /// Where a problem was found.
    pub origin: String,
    /// Remark on a task that ends after the target date.
    pub late: String,
    /// What is counted: problems.
    pub count_problems: String,
    /// What is counted: tasks by level.
    pub count_levels: String,
    /// What is counted: tasks.
    pub count_tasks: String,
    /// What is counted: states.
    pub count_states: String,
    /// The sum of money.
    pub sum: String,
    /// How many sums are open.
    pub sum_open: String,
    /// One of the next deadlines.
    pub next: String,
    /// There is no forecast.
    pub no_forecast: String,
    /// Row of what is needed.
    pub row_need: String,
    /// Row of what is there.
    pub row_have: String,
    /// Row of what is missing.
    pub row_gap: String,
}

/// The words of one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTexts {
    /// Name on the tab.
    pub name: String,
    /// Title above the table.
    pub title: String,
    /// Heads of the columns that are always there.
    pub heads: Vec<String>,
    /// Their widths, in characters of a digit; as many as heads.
    pub widths: Vec<u16>,
}
