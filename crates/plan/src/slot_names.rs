//! The names that may stand in braces in a sentence of the measure library, and what their marks say.
//!
//! In: nothing. Out: names and labels. It must not know what fills them.

/// Slots that sentences of the measure library may use.
pub const PROBLEM_SLOTS: &[&str] = &[
    "stage",
    "whose",
    "name",
    "value",
    "unit",
    "bound",
    "floor",
    "share",
    "pupils",
    "have",
    "have_unit",
    "need",
    "gap",
    "gap_unit",
    "gap_floor",
    "gap_rest",
    "capacity",
    "over",
    "classes",
    "rooms_needed",
    "rooms_good",
    "rooms_bad",
    "rooms_short",
    "room_least",
    "classes_over",
    "class_largest",
    "class_grades",
    "classes_needed",
    "classes_missing",
    "classes_leaving",
    "courts",
    "part",
    "whole",
    "missing_part",
    "level",
    "shared",
    "together",
    "room_for",
    "target",
    "target_month",
    "deadline",
    "month",
    "finish_year",
    "bureau",
    "county",
];

/// What the mark of a slot without a value says; other slots always have one where a sentence uses them.
const SLOT_LABELS: &[(&str, &str)] = &[
    ("bureau", "教育局名称"),
    ("county", "县（市、区）"),
    ("target_month", "目标日期"),
    ("deadline", "目标日期"),
    ("month", "完成时间"),
    ("finish_year", "完成年份"),
    ("pupils", "在校生数"),
    ("classes", "班数"),
    ("classes_needed", "按各年级人数应编的班数"),
    ("classes_missing", "还缺的班数"),
];

/// The Chinese label of a slot, for the mark that stands where it has no value.
pub fn slot_label(name: &str) -> &str {
    SLOT_LABELS
        .iter()
        .find(|(slot, _)| *slot == name)
        .map_or(name, |(_, label)| label)
}
