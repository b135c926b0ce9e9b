//! A measure that can be ticked, with who does it, when it is finished and what it does for the indicator.
//!
//! In: a [`MeasureView`]. Out: its tick, its blanks, and what is changed of the task that it becomes.

use yew::prelude::*;

use super::effect::{self, MeasureEffect};
use super::fields::{ChoiceField, HeldField};
use super::marked::marked;
use super::plan_view::PlanView;
use super::problem::choose;
use super::task_fields::{OwnerFields, TaskFields, TaskView};
use crate::hooks::use_dispatch;
use crate::state::edit::ProblemEdit;
use documents::{LintField, ToldContradiction};
use plan::costs::CostLine;
use plan::{MeasureOption, PlanProblem};
use school::draft::Ids;

/// A measure with what is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MeasureView {
    /// The problem, by id.
    pub problem: String,
    /// The measures that are ticked now, by id.
    pub ticked: Ids,
    /// The measure.
    pub measure: MeasureOption,
    /// What finishing it does, in few words each.
    pub effects: Vec<MeasureEffect>,
    /// What it contradicts, a sentence each.
    pub contradictions: Vec<String>,
    /// Its fields, where it is part of the plan.
    pub task: Option<TaskView>,
}

impl MeasureView {
    /// A measure of a problem.
    pub(super) fn of(
        view: &PlanView,
        problem: &PlanProblem,
        measure: &MeasureOption,
        ticked: &Ids,
        costs: &[CostLine],
        contradictions: &[ToldContradiction],
    ) -> Self {
        let basis = view.basis();
        let told = contradictions
            .iter()
            .filter(|told| told.problem_id == problem.id && told.measure_id == measure.id);
        let heading = format!("{}：", problem.heading);
        let told = told.map(|told| told.sentence.trim_start_matches(&heading).to_owned());
        Self {
            problem: problem.id.clone(),
            ticked: ticked.clone(),
            effects: effect::of_measure(view, problem, measure, costs),
            contradictions: told.collect(),
            task: measure
                .is_ticked
                .then(|| TaskView::of_problem(&basis, problem, measure)),
            measure: measure.clone(),
        }
    }
}

/// A blank that asks whether something is so.
fn is_yes_or_no(name: &str) -> bool {
    name.contains("是否")
}

/// What such a blank may say, with what stands there already.
fn answers(typed: &str) -> Vec<(AttrValue, AttrValue)> {
    let mut answers: Vec<(AttrValue, AttrValue)> = vec![
        ("".into(), "请选择".into()),
        ("否".into(), "否，没有计入".into()),
        ("是".into(), "是，已经计入".into()),
    ];
    if answers.iter().all(|(value, _)| *value != typed) {
        answers.push((typed.to_owned().into(), typed.to_owned().into()));
    }
    answers
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct MeasureItemProps {
    /// The measure.
    pub measure: MeasureView,
}

/// The measure as an item of a list.
#[component]
pub(super) fn MeasureItem(MeasureItemProps { measure: view }: &MeasureItemProps) -> Html {
    let dispatch = use_dispatch();
    let measure = &view.measure;
    let onchange = {
        let (problem, id, suggested) = (
            view.problem.clone(),
            measure.id.clone(),
            view.ticked.clone(),
        );
        let is_ticked = !measure.is_ticked;
        dispatch.reform(move |_: Event| {
            let edit = ProblemEdit::Measure {
                id: id.clone(),
                is_ticked,
                suggested: suggested.clone(),
            };
            choose(&problem, edit)
        })
    };
    let by = if measure.by_founder {
        data::texts().closing.actor_founder.as_str()
    } else {
        measure.actor.label()
    };
    let blanks = measure.blanks.iter().filter(|_| measure.is_ticked);
    let blanks = blanks.map(|(name, text)| {
        let onchange = {
            let (problem, name) = (view.problem.clone(), name.clone());
            dispatch.reform(move |text: String| {
                choose(&problem, ProblemEdit::Blank(name.clone(), text))
            })
        };
        let field = LintField::Blank {
            problem: view.problem.to_string(),
            measure: measure.id.clone(),
            name: name.clone(),
        };
        let id = field.id();
        if is_yes_or_no(name) {
            return html! {
                <ChoiceField
                    key={name.clone()}
                    {id}
                    label={name.clone()}
                    options={answers(text)}
                    value={text.clone()}
                    {onchange}
                />
            };
        }
        html! {
            <HeldField
                key={name.clone()}
                {id}
                label={name.clone()}
                value={text.clone()}
                {onchange}
            />
        }
    });
    let effects = view.effects.iter().map(|effect| {
        let class = if effect.is_known {
            "measure-effect"
        } else {
            "measure-open"
        };
        html! { <span {class}>{ effect.text.clone() }</span> }
    });
    let chosen = LintField::Measure {
        problem: view.problem.to_string(),
        measure: measure.id.clone(),
    };
    let contradictions = view.contradictions.iter().map(|sentence| {
        html! { <p class="measure-contradiction">{ format!("⚠ {sentence}") }</p> }
    });
    html! {
        <li class="measure">
            <label class="tick">
                <input type="checkbox" id={chosen.id()} checked={measure.is_ticked} {onchange} />
                <span>{ marked(&measure.text) }</span>
            </label>
            <p class="measure-facts">
                <span class="tag">{ by.to_owned() }</span>
                if measure.is_suggested {
                    <span class="tag tag-suggested">{ "建议" }</span>
                }
                <>{ for effects }</>
                if view.task.is_none() {
                    <span>{ "负责：" }{ marked(&measure.owner) }</span>
                    if let Some(month) = measure.finish {
                        <span>{ format!("完成：{}", month.in_words()) }</span>
                    }
                }
                if measure.is_late {
                    <span class="measure-late">{ "⚠ 晚于目标日期" }</span>
                }
            </p>
            <>{ for contradictions }</>
            <div class="measure-blanks">{ for blanks }</div>
            if let Some(task) = view.task.clone() {
                <div class="entries measure-owner"><OwnerFields task={task.clone()} /></div>
                <details class="measure-task">
                    <summary>
                        { "改写法、金额、次序" }
                        <span class="visually-hidden">{ format!("：{}", measure.brief) }</span>
                        if task.is_changed() {
                            { " " }
                            <span class="tag tag-suggested">{ "改过" }</span>
                        }
                    </summary>
                    <TaskFields {task} is_without_owner=true />
                </details>
            }
        </li>
    }
}
