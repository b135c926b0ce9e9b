//! How far the tasks are, what became of the last round, and the evidence that is at hand.
//!
//! In: the plan. Out: states of tasks, days and names of closing out, ticks of evidence.

use yew::prelude::*;

use super::fields::{AnswerChoice, AnswerField, answer_id};
use super::plan_view::{OfPlanProps, PlanView, use_plan_view};
use super::task_fields::shown;
use super::to_papers;
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::Edit;
use crate::state::route::{Page, Route};
use plan::PlanEntry;
use plan::evidence;
use plan::rounds::{self, ProblemChange, Round};
use school::answers::{AnswerKey, ProgressField};

/// The screen.
#[component]
pub(super) fn ProgressScreen() -> Html {
    let view = use_plan_view();
    html! {
        <section id="progress">
            <h1 id={HEADING} tabindex="-1">{ "任务进展和佐证材料" }</h1>
            <LastRound view={view.clone()} />
            <Tasks view={view.clone()} />
            <Evidence view={view.clone()} />
            <nav class="pager buttons" aria-label="下一步">
                <a class="button button-strong" href={to_papers()}>{ "下一步：预览与下载" }</a>
            </nav>
        </section>
    }
}

fn states() -> &'static [String] {
    &data::papers().ledger.states
}

/// What became of the problems of the last round, and how to bring one in.
#[component]
fn LastRound(OfPlanProps { view }: &OfPlanProps) -> Html {
    let basis = view.basis();
    let round = rounds::round(&basis, view.plan(), &data::texts().round.closed);
    let told = round
        .as_ref()
        .map(|round| html! { <p>{ compared(round) }</p> });
    let solved = round
        .iter()
        .flat_map(|round| round.of(ProblemChange::Solved));
    let solved = solved.map(|problem| {
        html! {
            <SolvedProblem
                key={problem.id.clone()}
                id={problem.id.clone()}
                name={format!("{}，已达标", problem.heading)}
                closed={problem.closed.clone()}
                verifier={problem.verifier.clone()}
            />
        }
    });
    let solved = solved.collect::<Vec<Html>>();
    html! {
        <section class="common" aria-labelledby="round-heading">
            <h2 id="round-heading">{ "上一轮" }</h2>
            { told.unwrap_or_default() }
            <>{ for solved }</>
            <p>
                { "有上一轮填好的整改台账（.xlsx）或上一轮的学校文件（.duibiao.json）的，可以先看再带入各项任务的状态、完成情况和整改前的数。" }
                <a href={Route::from(Page::Exchange).address()}>{ "到“导入导出”选择文件" }</a>
            </p>
        </section>
    }
}

fn compared(round: &Round) -> String {
    let names = |change| {
        let ids: Vec<&str> = round
            .of(change)
            .map(|problem| problem.heading.as_str())
            .collect();
        if ids.is_empty() {
            "无".to_owned()
        } else {
            ids.join("、")
        }
    };
    format!(
        "与上一轮（{}）相比，已达标：{}；继续整改：{}；本轮新增：{}。整改前后的数见方案和销号表。",
        round.date,
        names(ProblemChange::Solved),
        names(ProblemChange::Continued),
        names(ProblemChange::New)
    )
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SolvedProblemProps {
    id: String,
    name: String,
    closed: String,
    verifier: String,
}

/// A problem of the last round that is met: when it was closed out, and who verified.
#[component]
fn SolvedProblem(props: &SolvedProblemProps) -> Html {
    let field = |field, label: &'static str, value: &str| {
        let problem = &props.id;
        let key = AnswerKey::Closing { field, problem };
        html! {
            <AnswerField
                answer={key.to_string()}
                id={answer_id(key)}
                {label}
                value={value.to_owned()}
            />
        }
    };
    html! {
        <fieldset class="progress-task">
            <legend>{ props.name.clone() }</legend>
            <div class="entries">
                { field(ProgressField::Closed, "销号日期", &props.closed) }
                { field(ProgressField::Verifier, "核验人", &props.verifier) }
            </div>
        </fieldset>
    }
}

/// Every task with its state.
#[component]
fn Tasks(OfPlanProps { view }: &OfPlanProps) -> Html {
    let tasks = view.plan().entries().map(|entry| {
        let task = TaskProgress::of(view, &entry);
        let [state, ..] = &task.answers;
        let key = state.key.clone();
        html! { <TaskItem {key} {task} /> }
    });
    let tasks = tasks.collect::<Vec<Html>>();
    let first = states().first().map_or("", String::as_str);
    html! {
        <section class="common" aria-labelledby="tasks-heading">
            <h2 id="tasks-heading">{ format!("各项任务（{} 项）", tasks.len()) }</h2>
            <p class="entry-hint">
                { format!("状态写进整改台账；不填就是“{first}”。") }
            </p>
            <>{ for tasks }</>
        </section>
    }
}

/// How far one task is.
#[derive(Debug, Clone, PartialEq)]
struct TaskProgress {
    /// What is done.
    name: String,
    /// What is said of it, in the order of [`ProgressField::ALL`].
    answers: [ProgressAnswer; 4],
}

/// One thing that is said of a task.
#[derive(Debug, Clone, PartialEq)]
struct ProgressAnswer {
    /// Key of the answer, as written.
    key: String,
    /// Id of its field.
    field_id: String,
    /// What stands there.
    text: String,
}

impl TaskProgress {
    fn of(view: &PlanView, entry: &PlanEntry) -> Self {
        let progress = rounds::progress(view.choices(), entry, states());
        let task = entry.task_ref();
        let answer = |field, value: &str| {
            let key = AnswerKey::Progress { field, task };
            ProgressAnswer {
                key: key.to_string(),
                field_id: answer_id(key),
                text: value.to_owned(),
            }
        };
        Self {
            name: shown(&entry.task.text),
            answers: [
                answer(ProgressField::State, progress.state),
                answer(ProgressField::Done, progress.done),
                answer(ProgressField::Closed, progress.closed),
                answer(ProgressField::Verifier, progress.verifier),
            ],
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TaskItemProps {
    task: TaskProgress,
}

/// One task: its state, and once it has begun what was done; once it is to be verified, by whom and when.
#[component]
fn TaskItem(TaskItemProps { task }: &TaskItemProps) -> Html {
    let [state, done, closed, verifier] = &task.answers;
    let is_at = |place: usize| {
        states()
            .get(place)
            .is_some_and(|known| *known == state.text)
    };
    let has_begun = !is_at(0) || !done.text.is_empty();
    let is_over = is_at(2) || is_at(3) || !closed.text.is_empty() || !verifier.text.is_empty();
    let options: Vec<(AttrValue, AttrValue)> = states()
        .iter()
        .map(|state| (state.clone().into(), state.clone().into()))
        .collect();
    let field = |answer: &ProgressAnswer, label: &'static str| {
        html! {
            <AnswerField
                answer={answer.key.clone()}
                id={answer.field_id.clone()}
                {label}
                value={answer.text.clone()}
            />
        }
    };
    html! {
        <fieldset class="progress-task">
            <legend>{ task.name.clone() }</legend>
            <div class="entries">
                <AnswerChoice
                    answer={state.key.clone()}
                    id={state.field_id.clone()}
                    label="状态"
                    {options}
                    value={state.text.clone()}
                />
                if has_begun {
                    { field(done, "完成情况") }
                }
                if is_over {
                    { field(closed, "销号日期") }
                    { field(verifier, "核验人") }
                }
            </div>
        </fieldset>
    }
}

/// Ticks for the evidence of each box.
#[component]
fn Evidence(OfPlanProps { view }: &OfPlanProps) -> Html {
    let dispatch = use_dispatch();
    let boxes = evidence::boxes(&view.basis(), view.plan());
    // What only tasks bring forth cannot be ticked.
    let boxes = boxes
        .iter()
        .filter(|evidence| evidence.listed().next().is_some());
    let boxes = boxes.map(|evidence| {
        let ticks = evidence.listed().map(|piece| {
            let (key, is_at_hand) = (piece.key.clone(), piece.is_at_hand);
            let onchange = dispatch.reform(move |_: Event| {
                Action::Edit(Edit::Evidence {
                    key: key.clone(),
                    is_at_hand: !is_at_hand,
                })
            });
            html! {
                <label class="tick" key={piece.key.clone()}>
                    <input type="checkbox" checked={is_at_hand} {onchange} />
                    <span>{ shown(&piece.text) }</span>
                </label>
            }
        });
        html! {
            <fieldset key={evidence.number.to_string()}>
                <legend>
                    { format!("第{}盒 {}", evidence.number, evidence.name) }
                </legend>
                <>{ for ticks }</>
            </fieldset>
        }
    });
    let boxes = boxes.collect::<Vec<Html>>();
    html! {
        <details class="common optional" id="evidence">
            <summary>{ "佐证材料：手头有的勾上" }</summary>
            <p class="entry-hint">
                { "没有勾的在目录里写“待补”；整改任务要形成的材料会自动列入，不用勾。" }
            </p>
            <>{ for boxes }</>
        </details>
    }
}
