//! The layout that a school chose.
//!
//! In: its answers, and the layouts of the program. Out: a [`Layout`]. It must not know documents.

use documents::layout::{Layout, Layouts};
use documents::typefaces;
use packs::PackFault;
use packs::layout::read;
use school::answers::Setting;
use school::draft::PlanChoices;

/// The layout of the profile that the school keeps, over that of the typefaces it chose; `None` where it keeps none, or one
/// that this edition cannot read.
pub fn chosen(choices: &PlanChoices, layouts: &Layouts) -> Option<Layout> {
    kept(choices, layouts)?.ok()
}

/// As [`chosen`], with what is wrong where it cannot be read.
pub fn kept(choices: &PlanChoices, layouts: &Layouts) -> Option<Result<Layout, Vec<PackFault>>> {
    let text = choices.answer(Setting::Layout);
    (!text.is_empty()).then(|| read(text, base(choices, layouts)))
}

/// The layout over which the school's profile is read.
pub fn base<'a>(choices: &PlanChoices, layouts: &'a Layouts) -> &'a Layout {
    layouts.of(typefaces(choices))
}
