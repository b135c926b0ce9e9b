//! By which documents a paper goes.
//!
//! In: standard and choices. Out: slots.

use super::{Writer, mark};
use plan::template::Slots;

/// Slots of the standard and of the document that asks for the self-check.
pub(crate) fn put_basis(writer: &Writer, slots: &mut Slots) {
    let standard = writer.basis.standard;
    slots.insert("standard_title", standard.title.clone());
    slots.insert("standard_number", standard.number.clone());
    let basis = writer.basis.choices.basis.trim();
    let basis = if basis.is_empty() {
        mark(&writer.texts.marks.basis)
    } else {
        basis.to_owned()
    };
    slots.insert("basis", basis);
}
