//! What has to be mended in the form, or is worth a second look, with a way to each field.
//!
//! In: problems of entry of the school's own figures. Out: two short lists; nothing where all is well.

use school::draft::{Draft, SheetKind};
use school::figures::Slot;
use school::{Cause, Problem};
use words::problems;
use yew::prelude::*;

use super::view::DerivedRef;
use crate::components::Fold;
use crate::hooks::{Derived, field_id, use_dispatch};
use crate::state::Action;
use crate::state::route::{Page, Route};

/// Most lines that are shown at once; the rest opens.
const MOST_LINES: usize = 6;

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct MendingProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
}

/// Errors first, doubts apart from them.
#[component]
pub(super) fn Mending(MendingProps { derived }: &MendingProps) -> Html {
    let (doubts, errors): (Vec<&Problem>, Vec<&Problem>) =
        open_problems(derived).partition(|problem| problem.is_warning());
    html! {
        <>
            { list(derived, &errors, "errors", "有几处填写要先改，改好以前不判定") }
            { list(derived, &doubts, "doubts", "有几处请再看一眼，确实如此的写明原因") }
        </>
    }
}

/// What is to be mended or explained in the school's own figures, also while others are in the form.
pub(super) fn open_problems(derived: &Derived) -> impl Iterator<Item = &Problem> {
    let problems = derived.evaluation.problems.iter();
    problems.filter(|problem| !problem.is_settled(&derived.draft, None))
}

/// Where a figure is entered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct FieldPlace {
    /// Place of the sheet; `None` for the school's own figures.
    sheet: Option<usize>,
    slot: Slot,
}

impl FieldPlace {
    /// Where the problem is mended: in the unit that it is about, if it is about one.
    pub(super) fn of(problem: &Problem, draft: &Draft) -> Self {
        let sheet = match &problem.cause {
            Cause::UnitBlank { unit } | Cause::UnitProblem { unit, .. } => draft
                .sheets_of(SheetKind::Uncounted)
                .find(|(_, sheet)| sheet.name == *unit)
                .map(|(idx, _)| idx),
            _ => None,
        };
        let slot = problem.slot;
        Self { sheet, slot }
    }
}

/// A way to the field of a figure.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FieldLinkProps {
    /// Which figure.
    pub place: FieldPlace,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// What stands on it.
    pub label: String,
}

/// The link; the form that it leads to shows the sheet with the figure.
#[component]
pub(super) fn FieldLink(props: &FieldLinkProps) -> Html {
    let FieldLinkProps {
        place,
        class,
        label,
    } = props;
    let FieldPlace { sheet, slot } = *place;
    let field = field_id(&slot.figure.0, slot.part);
    let href = Route::to(Page::Entry, field).address();
    let onclick = use_dispatch().reform(move |_: MouseEvent| Action::OpenSheet(sheet));
    html! { <a class={class.clone()} {href} {onclick}>{ label.clone() }</a> }
}

fn list(
    derived: &DerivedRef,
    problems: &[&Problem],
    id: &'static str,
    title: &'static str,
) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let heading = format!("{id}-heading");
    let words = derived.words();
    let line = |problem: &&Problem| {
        let label = problems::problem(problem, &words);
        html! { <li><FieldLink place={FieldPlace::of(problem, &derived.draft)} {label} /></li> }
    };
    let shown = if problems.len() > MOST_LINES {
        MOST_LINES - 1
    } else {
        problems.len()
    };
    let (first, rest) = problems.split_at(shown);
    html! {
        <section class={classes!("summary", format!("summary-{id}"))} aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ title }</h2>
            <ul>{ for first.iter().map(line) }</ul>
            if !rest.is_empty() {
                <Fold summary={html! { { format!("还有 {} 处", rest.len()) } }}>
                    <ul>{ for rest.iter().map(line) }</ul>
                </Fold>
            }
        </section>
    }
}
