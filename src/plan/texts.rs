//! The sentences of the plan, as data.
//!
//! In: `static/texts/plan.toml`, packed by build.rs. Out: [`Texts`], one field per sentence.
//! It must not know when a sentence is used: that is decided by `plan` and `document`.

use serde::{Deserialize, Serialize};

/// Slots that sentences of the measure library may use.
pub const PROBLEM_SLOTS: &[&str] = &[
    "stage", "name", "value", "unit", "bound", "floor", "share", "pupils", "have", "have_unit", "need", "gap", "gap_unit",
    "gap_floor", "gap_rest", "capacity", "over", "classes", "rooms_needed", "rooms_good", "rooms_bad", "rooms_short",
    "room_least", "classes_over", "class_largest", "class_grades", "classes_needed", "classes_missing", "courts", "part",
    "whole", "missing_part", "target", "target_month", "deadline", "month", "bureau", "county",
];

/// Every sentence of the plan document that does not belong to one problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Placeholder until the sentences stand here.
    pub title: String,
}
