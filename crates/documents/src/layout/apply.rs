//! A written document gets its layout, and what the layout puts above its title and at its foot.
//!
//! In: a document, a layout, who the school is. Out: the same document with that layout. It must not know where the layout is from.
//! What it adds can be changed like every other text of the document.

use crate::edits::{self, Place};
use crate::layout::{COPIES_WORD, DATE, Layout, PRINTED_WORD, SCHOOL};
use crate::texts::Texts;
use crate::writer::{cell, mark};
use crate::{Block, Document, Inline};
use numbers::calendar::Date;
use plan::{Basis, Plan};
use school::answers::{AnswerKey, BlockPath};

/// Gives a document a layout, with what the layout puts above the title and at the foot of the last page.
///
/// Those texts are changed by the school like all others.
pub fn apply_layout(
    document: &mut Document,
    layout: Layout,
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
) {
    let values = SlotValues::of(basis, plan, texts);
    let (head, imprint) = (head(&layout, &values), imprint(&layout, &values));
    document.layout = Some(Box::new(layout));
    if head.is_none() && imprint.is_none() {
        return;
    }
    if let Some(block) = head {
        add(document, basis, "head", block, true);
    }
    if let Some(block) = imprint {
        add(document, basis, "imprint", block, false);
    }
}

/// Adds a block at the beginning or the end, as the school changed it.
fn add(document: &mut Document, basis: &Basis, name: &str, mut block: Block, is_first: bool) {
    let editing = &mut document.editing;
    let path = BlockPath {
        paper: &editing.paper,
        path: name,
    };
    let place = Place {
        key: AnswerKey::TextEdit(path).to_string(),
        ..Place::default()
    };
    edits::change_one(&mut block, &place, basis.choices, editing, is_first);
    let section = if is_first {
        0
    } else {
        document.sections.len().saturating_sub(1)
    };
    let (Some(section), Some(places)) = (
        document.sections.get_mut(section),
        editing.places.get_mut(section),
    ) else {
        return;
    };
    let idx = if is_first { 0 } else { section.blocks.len() };
    section.blocks.insert(idx, block);
    places.insert(idx.min(places.len()), place);
}

/// Values of the slots [`SCHOOL`] and [`DATE`].
struct SlotValues {
    school: String,
    date: String,
}

impl SlotValues {
    fn of(basis: &Basis, plan: &Plan, texts: &Texts) -> Self {
        let school = basis.school.profile.name.trim();
        let date = plan.plan_date;
        Self {
            school: if school.is_empty() {
                mark(&texts.marks.school)
            } else {
                school.to_owned()
            },
            date: date.map_or_else(|| mark(&texts.marks.plan_date), Date::in_words),
        }
    }

    fn filled(&self, text: &str) -> Vec<Inline> {
        if text.is_empty() {
            return Vec::new();
        }
        cell(text.replace(SCHOOL, &self.school).replace(DATE, &self.date))
    }
}

fn head(layout: &Layout, values: &SlotValues) -> Option<Block> {
    let head = &layout.head;
    (!head.is_empty()).then(|| Block::Head {
        issuer: values.filled(&head.issuer),
        number: values.filled(&head.number),
    })
}

/// The words that are always there are not written twice.
fn imprint(layout: &Layout, values: &SlotValues) -> Option<Block> {
    let imprint = &layout.imprint;
    let copies_to = imprint.copies_to.strip_prefix(COPIES_WORD);
    let date = imprint.date.strip_suffix(PRINTED_WORD);
    (!imprint.is_empty()).then(|| Block::Imprint {
        copies_to: values.filled(copies_to.unwrap_or(&imprint.copies_to)),
        printer: values.filled(&imprint.printer),
        date: values.filled(date.unwrap_or(&imprint.date)),
    })
}
