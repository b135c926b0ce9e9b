//! The words of 四、整改目标 that say which problem reaches its bound by which day, as data.
//!
//! In: the table `goals` of `static/texts/plan.toml`, packed by build.rs. Out: [`AimTexts`]. It must not know when a word is
//! used.

use serde::{Deserialize, Serialize};

/// Words of the overall goal and of its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AimTexts {
    /// The overall goal around its clauses.
    pub overall: String,
    /// Problems that reach their bound by a day.
    pub reached: String,
    /// The same by a day behind the target.
    pub reached_late: String,
    /// Problems whose bound follows a decision.
    pub decided: String,
    /// The same where that usually takes longer than until that day.
    pub usually_later: String,
    /// One of these with its months.
    pub usual_months: String,
    /// Instead of the day of one of these.
    pub day_decided: String,
    /// The problem that may stay between floor and bound.
    pub spared: String,
    /// No indicator may stay.
    pub spare_none: String,
    /// The same where some stand at the floor today and by the forecast will not.
    pub spare_slipping: String,
    /// Tasks that end behind the target.
    pub late: String,
    /// Column heads before those of days.
    pub columns_days: Vec<String>,
    /// Column head of a day.
    pub column_day: String,
    /// Cell: the bound on a day behind the target.
    pub cell_late: String,
    /// Cell: the bound follows a decision.
    pub cell_open: String,
    /// Cell: the same, on a day behind the target.
    pub cell_open_late: String,
    /// Cell: the floor, for the one that may stay.
    pub cell_spared: String,
    /// Cell: tasks that count by then.
    pub cell_tasks: String,
    /// Cell: what is missing by the forecast.
    pub cell_forecast: String,
    /// Cell: nothing yet.
    pub cell_none: String,
    /// Cell: no task has been chosen.
    pub cell_undecided: String,
    /// Before it where the school wants every indicator met.
    pub full_chosen: String,
    /// It stays.
    pub stays: String,
    /// It is closed all the same.
    pub closed: String,
}
