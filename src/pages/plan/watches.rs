//! What is met and is looked at so that it stays so (防滑和巩固): words, owner, month, proof, and what was left out.
//!
//! In: the plan. Out: what is changed of these tasks.

use yew::prelude::*;

use super::fields::put;
use super::plan_view::use_plan_view;
use super::problem::Pager;
use super::task_fields::{TaskFields, TaskView, shown};
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use plan::Watch;
use school::answers::{AnswerKey, TaskField};

/// The screen.
#[component]
pub(super) fn WatchesScreen() -> Html {
    let view = use_plan_view();
    let basis = view.basis();
    let plan = view.plan();
    let items = plan.watches.iter().map(|watch| {
        let task = TaskView::of_watch(&basis, watch);
        html! { <WatchItem key={format!("{}-{}", watch.id, watch.task.id)} {task} /> }
    });
    let left_out = plan.left_out.iter().map(|watch| {
        html! {
            <LeftOut
                key={format!("out-{}-{}", watch.id, watch.task.id)}
                answer={left_out_key(watch)}
                text={shown(&watch.task.text)}
            />
        }
    });
    let items = items.collect::<Vec<Html>>();
    let left_out = left_out.collect::<Vec<Html>>();
    html! {
        <section id="watches">
            <h1 id={HEADING} tabindex="-1">
                { format!("防滑和巩固（{} 项）", plan.watches.len()) }
            </h1>
            <p class="lead">
                { "已达标的项目每年监测什么、谁负责、哪个月做、留什么佐证材料。可以不改；在这里改一处，各份文件一起改。" }
            </p>
            <ul class="watches">{ for items }</ul>
            <>{ for left_out }</>
            <Pager place={view.items().len()} />
        </section>
    }
}

fn left_out_key(watch: &Watch) -> String {
    AnswerKey::task(&watch.id, &watch.task.id, TaskField::LeftOut).to_string()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WatchItemProps {
    task: TaskView,
}

/// One of them, folded away below its words.
#[component]
fn WatchItem(WatchItemProps { task }: &WatchItemProps) -> Html {
    let month = task
        .task
        .finish
        .map(|month| format!("，{}", month.in_words()));
    html! {
        <li>
            <details class="measure-task">
                <summary>
                    { shown(&task.task.text) }
                    <span class="problem-chosen">
                        { format!("（{}{}）", shown(&task.task.owner), month.unwrap_or_default()) }
                    </span>
                    if task.is_changed() {
                        { " " }
                        <span class="tag tag-suggested">{ "改过" }</span>
                    }
                </summary>
                <TaskFields task={task.clone()} />
            </details>
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LeftOutProps {
    answer: String,
    text: String,
}

/// One that is not part of the plan, with the way back.
#[component]
fn LeftOut(LeftOutProps { answer, text }: &LeftOutProps) -> Html {
    let dispatch = use_dispatch();
    let answer = answer.clone();
    let onclick = dispatch.reform(move |_: MouseEvent| put(vec![(answer.clone(), String::new())]));
    html! {
        <p>
            { format!("删去了 {text} ") }
            <button type="button" class="button button-quiet" {onclick}>{ "恢复" }</button>
        </p>
    }
}
