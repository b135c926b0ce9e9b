//! The words about what is met and stays so, about windows and about the two orders, as data.
//!
//! In: the table `watch` of `static/texts/plan.toml`, packed by build.rs. Out: [`WatchTexts`]. It must not know when a
//! sentence is used.

use serde::{Deserialize, Serialize};

/// Every word about what is met and stays so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchTexts {
    /// P3.
    pub urgency_guard: String,
    /// P4.
    pub urgency_keep: String,
    /// Subheading below the tasks of the problems.
    pub heading: String,
    /// Before the table, in a plan with problems.
    pub intro: String,
    /// The same where nothing may slip.
    pub intro_none: String,
    /// The same where no indicator is watched by itself.
    pub intro_groups: String,
    /// The same below sentences about what may slip.
    pub intro_rest: String,
    /// The same in a plan without problems.
    pub intro_alone: String,
    /// Instead of [`Self::intro_alone`] where nothing may slip.
    pub intro_alone_keep: String,
    /// Of what is looked at only after the target date.
    pub beyond: String,
    /// Caption of the table.
    pub caption: String,
    /// Column heads of the table.
    pub columns: Vec<String>,
    /// One watch as a sentence, in a plan without problems.
    pub sentence: String,
    /// Added to a task that misses the statistics by days or weeks.
    pub september: String,
    /// By when a task is to be finished, in a cell.
    pub by: String,
    /// Cell of a task that must be asked for.
    pub asked: String,
    /// By when the figures are calculated anew, in one year.
    pub review_day: String,
    /// The same where nobody said until when.
    pub review_from: String,
    /// The same while the day of the plan is not known.
    pub review_each: String,
    /// The same in several years.
    pub review_days: String,
    /// Caption of the table of the two orders.
    pub orders_caption: String,
    /// Column heads of that table.
    pub columns_orders: Vec<String>,
    /// What takes longest first.
    pub order_start: String,
    /// What the school can do soon first.
    pub order_effect: String,
}
