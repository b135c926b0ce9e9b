//! What is not met of another standard that the school looks at: which items, why, what is done about them, who answers.
//!
//! In: the pack's problem. Out: choices of the school. It is one problem of the plan, however many items it has.

use yew::prelude::*;

use super::fields::HeldField;
use super::plan_view::{PlanView, use_plan_view};
use super::problem::{Pager, ProblemOwner, choose};
use super::task_fields::shown;
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use crate::state::edit::ProblemEdit;
use plan::pack_problems::PackTask;
use school::draft::Ids;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PackProblemScreenProps {
    /// The pack, by id.
    pub id: String,
    /// Its place among everything that is worked through.
    pub place: usize,
}

/// The screen.
#[component]
pub(super) fn PackProblemScreen(
    PackProblemScreenProps { id, place }: &PackProblemScreenProps,
) -> Html {
    let view = use_plan_view();
    let dispatch = use_dispatch();
    let problems = &view.plan().pack_problems;
    let Some(problem) = problems.iter().find(|problem| problem.id == *id) else {
        return Html::default();
    };
    let on_cause = {
        let id = id.clone();
        dispatch.reform(move |text: String| choose(&id, ProblemEdit::WrittenCause(text)))
    };
    let items = problem.items.iter();
    let items = items.map(|item| html! { <li>{ item.clone() }</li> });
    let ticked: Ids = problem.tasks().map(|task| task.id.clone()).collect();
    let measures = problem.measures.iter().map(|task| {
        html! {
            <PackMeasureItem
                key={task.id.clone()}
                problem={id.clone()}
                task={task.clone()}
                ticked={ticked.clone()}
            />
        }
    });
    html! {
        <article class="problem" id={format!("problem-{id}")} key={id.clone()}>
            <p class="problem-place">
                { format!("第 {} 个问题，共 {} 个", place + 1, view.items().len()) }
            </p>
            <h1 id={HEADING} tabindex="-1">{ problem.heading.clone() }</h1>
            <details class="optional" open={problem.items.len() <= MOST_OPEN}>
                <summary>{ format!("没有达到要求的 {} 项", problem.items.len()) }</summary>
                <ul>{ for items }</ul>
            </details>
            <HeldField
                id={format!("{id}-own-cause")}
                label="原因"
                value={problem.written_cause.clone()}
                onchange={on_cause}
                is_wide=true
            />
            <fieldset>
                <legend><h2>{ "措施" }</h2></legend>
                <Suggested view={view.clone()} id={id.clone()} />
                <ul class="measures">{ for measures }</ul>
            </fieldset>
            <section class="problem-effect" aria-label="整改目标">
                <p>{ format!("整改目标：{}", problem.goal) }</p>
                <p>{ format!("销号依据：{}", problem.proof) }</p>
            </section>
            <ProblemOwner
                problem={id.clone()}
                owner={view.chosen(id).owner}
                shown={shown(&problem.owner)}
            />
            <Pager place={*place} />
        </article>
    }
}

/// Items that are listed without being asked for.
const MOST_OPEN: usize = 6;

#[derive(Debug, Clone, PartialEq, Properties)]
struct SuggestedProps {
    view: PlanView,
    id: String,
}

/// What holds while nothing was chosen, and the way back to it.
#[component]
fn Suggested(SuggestedProps { view, id }: &SuggestedProps) -> Html {
    let dispatch = use_dispatch();
    if view.chosen(id).measures.is_none() {
        return html! { <p class="entry-hint">{ "已勾选的是建议的措施，可以增减。" }</p> };
    }
    let id = id.clone();
    let onclick = dispatch.reform(move |_: MouseEvent| choose(&id, ProblemEdit::Suggested));
    html! {
        <p>
            <button type="button" class="button button-quiet" {onclick}>{ "改回建议的措施" }</button>
        </p>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PackMeasureItemProps {
    problem: String,
    task: PackTask,
    ticked: Ids,
}

/// A measure that can be ticked.
#[component]
fn PackMeasureItem(props: &PackMeasureItemProps) -> Html {
    let dispatch = use_dispatch();
    let task = &props.task;
    let onchange = {
        let (problem, id, ticked) = (props.problem.clone(), task.id.clone(), props.ticked.clone());
        let is_ticked = !task.is_ticked;
        dispatch.reform(move |_: Event| {
            let edit = ProblemEdit::Measure {
                id: id.clone(),
                is_ticked,
                suggested: ticked.clone(),
            };
            choose(&problem, edit)
        })
    };
    html! {
        <li class="measure">
            <label class="tick">
                <input type="checkbox" checked={task.is_ticked} {onchange} />
                <span>{ task.text.clone() }</span>
            </label>
            if let Some(month) = task.finish {
                <p class="measure-facts"><span>{ format!("完成：{}底前", month.in_words()) }</span></p>
            }
        </li>
    }
}
