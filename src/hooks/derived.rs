//! What follows from the draft: the school as read, how it stands, and what is shown of the form.
//!
//! In: a draft. Out: [`Derived`], made once per change and never stored.

use std::rc::Rc;

use check::form::Form;
use data::{Data, Evaluation};
use school::draft::{Draft, SheetKind};
use school::figures::Part;
use school::{Problem, School};
use words::Words;

/// Everything that the pages show of a draft.
#[derive(Debug)]
pub(crate) struct Derived {
    /// What was evaluated.
    pub draft: Rc<Draft>,
    /// The school with its real figures, and how it stands.
    pub evaluation: Evaluation<'static>,
    /// The same with the figures of the sheet that is open; `None` while none is.
    pub sheet: Option<Evaluation<'static>>,
    /// What should be mended in the form that is open, in its order.
    pub problems: Vec<Problem>,
    /// Doubtful figures for which a reason is given.
    pub explained: Vec<Problem>,
    /// What is shown of the form, and how far it is filled.
    pub form: Form,
    is_variant: bool,
}

impl Derived {
    /// What follows from `draft`, with the sheet of that place open.
    pub(crate) fn of(draft: Rc<Draft>, sheet_idx: Option<usize>) -> Self {
        let data = crate::later::data();
        let sheet = sheet_idx.filter(|idx| *idx < draft.sheets.len());
        let evaluation = data::evaluate(&draft, &data);
        let of_sheet = sheet.map(|idx| data::evaluate(&draft.with_sheet(idx), &data));
        let open = of_sheet.as_ref().unwrap_or(&evaluation);
        let (explained, problems): (Vec<Problem>, Vec<Problem>) = open
            .problems
            .iter()
            .cloned()
            .partition(|problem| problem.is_settled(&draft, sheet));
        let entries = sheet
            .and_then(|idx| draft.sheets.get(idx))
            .map_or(&draft.entries, |sheet| &sheet.entries);
        let form = Form::of(data::form(), &draft, entries, &open.school, &problems);
        let is_variant = sheet
            .and_then(|idx| draft.sheets.get(idx))
            .is_some_and(|sheet| sheet.kind == SheetKind::Variant);
        Self {
            evaluation,
            sheet: of_sheet,
            problems,
            explained,
            form,
            draft,
            is_variant,
        }
    }

    /// What the packs, texts and measures are.
    pub(crate) fn data(&self) -> Data<'static> {
        crate::later::data()
    }

    /// The school whose figures are in the form that is open.
    pub(crate) fn school(&self) -> &School {
        let open = self.sheet.as_ref().unwrap_or(&self.evaluation);
        &open.school
    }

    /// In a what-if: the school with its real figures, for what is not entered in it.
    pub(crate) fn real(&self) -> Option<&School> {
        self.is_variant.then_some(&self.evaluation.school)
    }

    /// Problems that cannot stand: what is typed is no figure, or figures contradict one another.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| !problem.is_warning())
    }

    /// Names of figures and parts in this school, as the page says them.
    pub(crate) fn words(&self) -> Words<'_> {
        self.evaluation.words().on_screen()
    }
}

/// Id of the field of a figure in the page.
pub(crate) fn field_id(figure: &str, part: Part) -> String {
    format!("f-{figure}-{}", part.key())
}

/// The figure whose field has that id; `None` for the id of anything else.
pub(crate) fn figure_of_field(id: &str) -> Option<&str> {
    let (figure, _) = id.strip_prefix("f-")?.rsplit_once('-')?;
    Some(figure)
}
