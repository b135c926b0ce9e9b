//! What follows from the draft: the school as read, and its problems of entry.
//!
//! In: a draft. Out: [`Derived`], made once per change and never stored.

use std::rc::Rc;

use check::form::Form;
use school::draft::{Draft, SheetKind};
use school::figures::Part;
use school::{Problem, School};
use words::Words;

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
    /// What is shown of the form, and how far it is filled.
    pub form: Form,
}

impl Derived {
    /// What follows from `draft`, or from one of its sheets.
    pub(crate) fn of(draft: &Draft, sheet: Option<usize>) -> Self {
        let catalogue = data::form_catalogue();
        let (school, problems) = match sheet {
            Some(idx) => school::read(&draft.with_sheet(idx), catalogue),
            None => school::read(draft, catalogue),
        };
        let is_variant = sheet
            .and_then(|idx| draft.sheets.get(idx))
            .is_some_and(|sheet| sheet.kind == SheetKind::Variant);
        let own = is_variant.then(|| school::read(draft, catalogue).0);
        let (explained, problems): (Vec<Problem>, Vec<Problem>) = problems
            .into_iter()
            .partition(|own| own.is_settled(draft, sheet));
        let own_entries = sheet
            .and_then(|idx| draft.sheets.get(idx))
            .map_or(&draft.entries, |sheet| &sheet.entries);
        let form = Form::of(data::form(), draft, own_entries, &school, &problems);
        Self {
            problems,
            explained,
            form,
            school,
            own,
        }
    }

    /// Problems that cannot stand: what is typed is no figure, or figures contradict one another.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|own| !own.is_warning())
    }

    /// Names of figures and parts in this school.
    pub(crate) fn words(&self) -> Words<'static> {
        Words::of(&self.school, data::form_catalogue())
    }
}

/// Id of the input of a slot in the page.
pub(crate) fn field_id(figure: &str, part: Part) -> String {
    format!("f-{figure}-{}", part.key())
}
