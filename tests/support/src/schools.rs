//! Schools that a test makes by hand, entry by entry.

use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};

/// The place of a figure for the whole school, a stage or a grade.
pub fn slot(figure: &str, part: Part) -> Slot {
    Slot {
        figure: FigureId::from(figure),
        part,
    }
}

/// Enters `text` as a person types it.
pub fn put(draft: &mut Draft, figure: &str, part: Part, text: impl Into<String>) {
    draft
        .entries
        .insert(slot(figure, part), Entry::Text(text.into()));
}
