//! What has to be mended in the form, or is worth a second look, with a way to each field.
//!
//! In: problems of entry. Out: two short lists; nothing where all is well.

use school::Problem;
use words::problems;
use yew::prelude::*;

use super::view::DerivedRef;
use crate::hooks::field_id;
use crate::state::route::{Page, Route};

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct MendingProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
}

/// Errors first, doubts apart from them.
#[component]
pub(super) fn Mending(MendingProps { derived }: &MendingProps) -> Html {
    let (doubts, errors): (Vec<&Problem>, Vec<&Problem>) = derived
        .problems
        .iter()
        .partition(|problem| problem.is_warning());
    html! {
        <>
            { list(derived, &errors, "errors", "有几处填写要先改，改好以前不判定") }
            { list(derived, &doubts, "doubts", "有几处请再看一眼，确实如此的写明原因") }
        </>
    }
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
    let lines = problems.iter().map(|problem| {
        let field = field_id(&problem.slot.figure.0, problem.slot.part);
        let href = Route::to(Page::Entry, field).address();
        html! { <li><a {href}>{ problems::problem(problem, &words) }</a></li> }
    });
    html! {
        <section class={classes!("summary", format!("summary-{id}"))} aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ title }</h2>
            <ul>{ for lines }</ul>
        </section>
    }
}
