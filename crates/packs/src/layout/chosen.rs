//! The layout that a school chose.
//!
//! In: its answers, and the layouts of the program. Out: a [`Layout`]. It must not know documents.

use super::read;
use crate::PackFault;
use documents::layout::{Layout, Layouts};
use documents::typefaces;
use school::answers::Setting;
use school::draft::PlanChoices;

/// The layout of a school's documents by the profile that it keeps; `None` where it keeps none or one that cannot be read,
/// so that the layout of its typefaces holds. Of a profile that cannot be read, [`read_chosen`] gives the faults.
pub fn chosen(choices: &PlanChoices, layouts: &Layouts) -> Option<Layout> {
    read_chosen(choices, layouts)?.ok()
}

/// The layout of the profile that the school keeps, over that of the typefaces it chose; `None` where it keeps none.
///
/// # Errors
/// What is wrong with the profile, each fault with its line.
pub fn read_chosen(
    choices: &PlanChoices,
    layouts: &Layouts,
) -> Option<Result<Layout, Vec<PackFault>>> {
    let text = choices.answer(Setting::Layout);
    (!text.is_empty()).then(|| read(text, base(choices, layouts)))
}

/// The built-in layout of the typefaces that a school chose; its profile is read over it.
pub fn base<'a>(choices: &PlanChoices, layouts: &'a Layouts) -> &'a Layout {
    layouts.of(typefaces(choices))
}
