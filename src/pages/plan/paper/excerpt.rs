//! What the plan says of one problem, beside the choices that lead to it.
//!
//! In: the papers, and a problem. Out: those parts of the plan that speak of it; they are changed on the screen of the papers.

use std::rc::Rc;

use yew::prelude::*;

use super::editor::Close;
use super::unit::PaperUnit;
use crate::pages::plan::papers::{OnePaper, use_paper};
use documents::PLAN;
use formats::preview::{UnitContent, UnitView};
use school::answers::{AnswerKey, BlockPath};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(in crate::pages::plan) struct ProblemExcerptProps {
    /// The problem, by id.
    pub problem: String,
}

/// The part of the plan about a problem, as it will be printed.
#[component]
pub(in crate::pages::plan) fn ProblemExcerpt(
    ProblemExcerptProps { problem }: &ProblemExcerptProps,
) -> Html {
    let plan = use_paper(PLAN);
    let units = use_memo((plan, problem.clone()), |(plan, problem)| {
        let view = plan.as_ref().map(OnePaper::preview_without_pages);
        let sheets = view.into_iter().flat_map(|view| view.sheets);
        let units = sheets.flat_map(|sheet| sheet.units);
        units
            .filter(|unit| is_about(&unit.id, problem))
            .filter_map(Rc::into_inner)
            .map(|unit| Rc::new(without_number(unit)))
            .collect::<Vec<_>>()
    });
    // Nothing is changed here.
    let on_close = use_callback((), |_: Close, ()| ());
    if units.is_empty() {
        return Html::default();
    }
    let units = units.iter().map(|unit| {
        html! {
            <PaperUnit
                key={unit.id.clone()}
                unit={unit.clone()}
                open={None}
                on_close={on_close.clone()}
            />
        }
    });
    html! {
        <section class="excerpt" aria-labelledby="excerpt-heading">
            <h2 id="excerpt-heading">{ "方案里这样写" }</h2>
            <div class="paper"><div class="paper-sheet">{ for units }</div></div>
        </section>
    }
}

/// Numbers count the problems of the paper, of which this is one alone.
fn without_number(mut unit: UnitView) -> UnitView {
    if let UnitContent::Paragraphs { lines, .. } = &mut unit.content {
        for (_, text) in lines {
            text.number.clear();
        }
    }
    unit
}

/// The key of a part speaks of the problem.
fn is_about(key: &str, problem: &str) -> bool {
    match AnswerKey::parse(key) {
        AnswerKey::TextEdit(BlockPath { path, .. }) => path.split('/').nth(1) == Some(problem),
        AnswerKey::LibraryTask { problem: of, .. } | AnswerKey::AddedTask { problem: of, .. } => {
            of == problem
        }
        _ => false,
    }
}
