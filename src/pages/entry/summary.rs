//! What has to be mended and what is worth a second look, with links to the fields, in the words that stand there.
//!
//! In: the problems of the form that is open. Out: two lists; nothing where there is nothing to say.

use yew::prelude::*;

use crate::hooks::{Derived, field_id, use_app};
use crate::state::route::{Page, Route};
use school::Problem;
use words::{Words, problems};

/// Id of the list of errors, to which the keyboard goes when a person asks to go on.
pub(super) const SUMMARY: &str = "summary";

/// Errors first, doubts apart from them.
#[component]
pub(super) fn Summary() -> Html {
    let app = use_app();
    let (doubts, errors): (Vec<&Problem>, Vec<&Problem>) = app
        .derived
        .problems
        .iter()
        .partition(|problem| problem.is_warning());
    html! {
        <>
            { list(&app.derived, &errors, SUMMARY, "有以下问题需要处理") }
            { list(&app.derived, &doubts, "doubts", "以下几处请再看一眼，确实如此的写明原因") }
        </>
    }
}

fn list(derived: &Derived, problems: &[&Problem], id: &'static str, title: &'static str) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let words = Words::of(derived.school(), &derived.evaluation.catalogue);
    // Two rules may find the same wrong.
    let mut told: Vec<(String, &Problem)> = Vec::new();
    for problem in problems.iter().copied() {
        let text = problems::problem(problem, &words);
        if !told.iter().any(|(other, _)| *other == text) {
            told.push((text, problem));
        }
    }
    let lines = told.into_iter().map(|(text, problem)| {
        let field = field_id(problem.slot.figure.0.as_str(), problem.slot.part);
        html! {
            <li>
                <a href={Route::to(Page::Entry, field).address()}>{ text }</a>
            </li>
        }
    });
    let heading = format!("{id}-heading");
    html! {
        <section class={classes!("mend-list", (id != SUMMARY).then_some("mend-doubts"))} {id} tabindex="-1" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ title }</h2>
            <ul>{ for lines }</ul>
        </section>
    }
}
