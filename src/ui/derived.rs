//! What follows from the draft: the school as read, its problems of entry, how it stands.
//!
//! In: a draft. Out: [`Derived`], made once per change and never stored.

use std::rc::Rc;

use crate::check::{self, Report};
use crate::embedded;
use crate::school::catalogue::FigureDefinition;
use crate::school::draft::Draft;
use crate::school::figures::{Part, Slot, Value};
use crate::school::{self, Problem, School};
use crate::wording::{Words, problems};

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
    /// How it stands.
    pub report: Report,
    /// How many of the figures that are asked for are there.
    pub filled: usize,
    /// How many figures are asked for, without the optional ones.
    pub asked: usize,
}

impl Derived {
    /// What follows from `draft`.
    pub(crate) fn of(draft: &Draft) -> Self {
        let catalogue = embedded::catalogue();
        let (school, problems) = school::read(draft, catalogue);
        let report = check::check(&school, embedded::standard(), catalogue);
        let asked_slots = || {
            let required = catalogue
                .figures
                .iter()
                .filter(|definition| !definition.optional);
            required.flat_map(|definition| slots_of(definition, &school))
        };
        let is_there =
            |slot: &Slot| !matches!(school.value(slot), Value::Blank | Value::Unreadable);
        let filled = asked_slots().filter(is_there).count();
        let asked = asked_slots().count();
        Self {
            problems,
            report,
            filled,
            asked,
            school,
        }
    }

    /// Names of figures and parts in this school.
    pub(crate) fn words(&self) -> Words<'static> {
        Words::of(&self.school, embedded::catalogue())
    }

    /// The sentences about one slot.
    pub(crate) fn problems_of(&self, slot: &Slot) -> Vec<String> {
        let own = self.problems.iter().filter(|problem| problem.slot == *slot);
        own.map(|problem| problems::problem(problem, &self.words()))
            .collect()
    }
}

fn slots_of(definition: &FigureDefinition, school: &School) -> Vec<Slot> {
    let slot = |part| Slot {
        figure: definition.id.clone(),
        part,
    };
    school::parts_of(definition, &school.profile)
        .into_iter()
        .map(slot)
        .collect()
}

/// Id of the input of a slot in the page.
pub(crate) fn field_id(figure: &str, part: Part) -> String {
    format!("f-{figure}-{}", part.key())
}
