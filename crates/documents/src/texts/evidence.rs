//! The sentences of the list of evidence: the form of `static/texts/evidence.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::texts;

texts! {
    /// Sentences of the list of evidence.
    pub struct EvidenceTexts {
        /// Name of the file.
        name: String,
        /// Lines of the title.
        title_lines: Vec<String> [school],
        /// Before the list of boxes.
        intro: String [boxes, pieces, date, at_hand, missing, to_come],
        /// Before the list of boxes, while the school has ticked nothing.
        intro_unticked: String [boxes, pieces, date, to_come],
        /// State of a piece while the school has ticked nothing.
        unticked: String,
        /// Place of a box while the school has ticked nothing.
        count_unticked: String [number],
        /// Caption of the list of boxes, which can be cut out as covers.
        boxes_caption: String,
        /// Caption of the list within a box.
        box_caption: String [number, indicator, name, owner],
        /// State of a piece: at hand.
        at_hand: String,
        /// State of a piece: not at hand.
        missing: String,
        /// State of a piece: to come with a task.
        to_come: String,
        /// How pieces are filed, unless the school writes something else.
        filing: String,
        /// How many pieces of a box are at hand, in the table of items of the report.
        count: String [number, at_hand, missing],
        /// Cell of an indicator without a box.
        none: String,
        /// Columns of the list of boxes.
        columns_boxes: Vec<String>,
        /// Columns of the list within a box.
        columns_box: Vec<String>,
    }
}
