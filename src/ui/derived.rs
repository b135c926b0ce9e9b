//! What follows from the draft: the school as read, and its problems of entry.
//!
//! In: a draft. Out: [`Derived`], made once per change and never stored.

use std::rc::Rc;

use crate::embedded;
use crate::school::catalogue::FigureDefinition;
use crate::school::draft::{Draft, SheetKind};
use crate::school::figures::{FigureId, Part, Slot, Value};
use crate::school::{self, Problem, School};
use crate::wording::Words;

/// Something that is made anew whenever it changes, so that two are the same only when they are one.
#[derive(Debug)]
pub(crate) struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Everything that the pages show of a draft.
#[derive(Debug)]
pub(crate) struct Derived {
    /// The school as far as it could be read.
    pub school: School,
    /// What should be mended, in the form's order.
    pub problems: Vec<Problem>,
    /// Doubtful figures for which a reason is given.
    pub explained: Vec<Problem>,
    /// In a what-if: the school with its real figures.
    pub own: Option<School>,
    /// Figures that the form shows: those that the chosen packs ask for, and those that no pack does.
    pub shown: Vec<FigureId>,
    /// How many of the figures that are asked for are there.
    pub filled: usize,
    /// How many figures are asked for, without the optional ones.
    pub asked: usize,
}

impl Derived {
    /// What follows from `draft`, or from one of its sheets.
    pub(crate) fn of(draft: &Draft, sheet: Option<usize>) -> Self {
        let catalogue = embedded::form_catalogue();
        let (school, problems) = match sheet {
            Some(idx) => school::read(&draft.seen(idx), catalogue),
            None => school::read(draft, catalogue),
        };
        let is_variant = sheet
            .and_then(|idx| draft.sheets.get(idx))
            .is_some_and(|sheet| sheet.kind == SheetKind::Variant);
        let own = is_variant.then(|| school::read(draft, catalogue).0);
        let is_explained = |problem: &Problem| {
            problem.is_warning() && draft.reasons.contains_key(problem.key().as_str())
        };
        let (explained, problems) = problems.into_iter().partition(is_explained);
        let shown: Vec<FigureId> = catalogue
            .figures
            .iter()
            .map(|definition| definition.id)
            .filter(|figure| is_shown(*figure, draft))
            .collect();
        let asked_slots = || {
            let required = catalogue
                .figures
                .iter()
                .filter(|definition| !definition.optional && shown.contains(&definition.id));
            required.flat_map(|definition| slots_of(definition, &school))
        };
        let is_there =
            |slot: &Slot| !matches!(school.value(slot), Value::Blank | Value::Unreadable);
        let filled = asked_slots().filter(is_there).count();
        let asked = asked_slots().count();
        Self {
            problems,
            explained,
            filled,
            asked,
            school,
            own,
            shown,
        }
    }

    /// Names of figures and parts in this school.
    pub(crate) fn words(&self) -> Words<'static> {
        Words::of(&self.school, embedded::form_catalogue())
    }
}

fn is_shown(figure: FigureId, draft: &Draft) -> bool {
    let mut is_asked_by_any = false;
    for pack in embedded::index() {
        if pack.figures.contains(&figure) {
            is_asked_by_any = true;
            if pack.id == embedded::main_pack().id || draft.packs.contains(&pack.id) {
                return true;
            }
        }
    }
    let own = draft.own_packs.iter();
    let mut own = own.filter(|pack| draft.packs.contains(&pack.id));
    !is_asked_by_any || own.any(|pack| pack.figures.contains(&figure.0))
}

fn slots_of(definition: &FigureDefinition, school: &School) -> Vec<Slot> {
    let slot = |part| Slot {
        figure: definition.id,
        part,
    };
    school::parts_of(definition, &school.profile)
        .into_iter()
        .map(slot)
        .collect()
}

/// True when the field of that figure takes a list.
pub(crate) fn is_list_field(figure: &str) -> bool {
    let mut figures = embedded::form_catalogue().figures.iter();
    figures.any(|own| own.id.0 == *figure && school::is_list(own))
}

/// Id of the input of a slot in the page.
pub(crate) fn field_id(figure: &str, part: Part) -> String {
    format!("f-{figure}-{}", part.key())
}
