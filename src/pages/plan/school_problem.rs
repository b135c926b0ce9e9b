//! A problem that no standard tells of: what the school found itself, or what an inspection told it.
//!
//! In: its number. Out: answers of the school, in its own words. It is a problem of the plan from the first word of what is
//! wrong on; what is left empty is left out of the papers.

use yew::prelude::*;

use super::fields::{AnswerChoice, AnswerField, DateField, DateKind, answer_id, put};
use super::plan_view::{OfPlanProps, PlanView, use_plan_view};
use super::problem::{Pager, place_of};
use super::removed::{Removed, deleted, use_tell_removed};
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::route::{Page, PlanScreen, Route};
use school::answers::{AnswerKey, FeedbackField, ProblemField, read_day, read_month};

/// What the source of a problem is where an inspection told of it.
const FEEDBACK: &str = "feedback";
/// Id of what leads to a further problem.
pub(super) const ADD: &str = "add-problem";

/// Number of the problem on the screen of that id; `None` for a problem of a standard.
pub(super) fn number_of(id: &str) -> Option<u32> {
    let number = id.strip_prefix("problem-")?.parse().ok()?;
    (plan::school_problem_id(number) == id).then_some(number)
}

/// Where a further problem is written.
pub(super) fn next_route(view: &PlanView) -> Route {
    let id = plan::school_problem_id(view.next_school_problem());
    Route::from(Page::Plan(PlanScreen::Problem(id)))
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SchoolProblemScreenProps {
    /// Its number.
    pub number: u32,
}

/// The screen.
#[component]
pub(super) fn SchoolProblemScreen(
    SchoolProblemScreenProps { number }: &SchoolProblemScreenProps,
) -> Html {
    let view = use_plan_view();
    let number = *number;
    let id = plan::school_problem_id(number);
    let place = place_of(&view, &id);
    let heading = match place {
        Some(place) => format!("第 {} 个问题，共 {} 个", place + 1, view.items().len()),
        None => "新加一个问题".to_owned(),
    };
    let typed = |field| {
        let key = AnswerKey::SchoolProblem { number, field };
        view.answers().typed(key).unwrap_or_default().to_owned()
    };
    let is_feedback = typed(ProblemField::Source) == FEEDBACK;
    let text = |field: ProblemField, label: &'static str, hint: Option<&'static str>, rows: u32| {
        let key = AnswerKey::SchoolProblem { number, field };
        html! {
            <AnswerField
                answer={key.to_string()}
                id={answer_id(key)}
                {label}
                value={typed(field)}
                hint={hint.map(AttrValue::from)}
                is_wide=true
                is_needed={field == ProblemField::Text && place.is_some()}
                {rows}
            />
        }
    };
    let source = AnswerKey::SchoolProblem {
        number,
        field: ProblemField::Source,
    };
    html! {
        <article class="problem school-problem" id={id.clone()} key={id.clone()}>
            <p class="problem-place">{ heading }</p>
            <h1 id={HEADING} tabindex="-1">
                { if is_feedback { "督导反馈的问题" } else { "学校自己查出的问题" } }
            </h1>
            <AnswerChoice
                answer={source.to_string()}
                id={answer_id(source)}
                label="哪里来的"
                options={sources()}
                value={if is_feedback { FEEDBACK } else { "" }}
            />
            { text(
                ProblemField::Text,
                "存在什么问题",
                Some(if is_feedback { "照反馈意见的原文写。" } else { "写清在哪里、有多少，如“图书室使用记录缺2026年9月以后的”。" }),
                2,
            ) }
            <div class="entries">
                <AnswerDate
                    answer={AnswerKey::SchoolProblem { number, field: ProblemField::Date }.to_string()}
                    label={if is_feedback { "反馈日期" } else { "发现日期" }}
                    value={typed(ProblemField::Date)}
                    kind={DateKind::Day}
                />
            </div>
            if is_feedback {
                <FeedbackFields view={view.clone()} />
            }
            { text(ProblemField::Basis, "依据（可不填）", Some("不符合哪份文件的哪一条。"), 1) }
            { text(ProblemField::Cause, "原因", None, 2) }
            { text(ProblemField::Goal, "改到什么程度", None, 1) }
            { text(ProblemField::Measures, "整改措施", Some("一行一件：谁、什么时候前、做什么、做多少。"), 4) }
            { text(ProblemField::Asked, "要上级支持的事（没有不填）", None, 1) }
            <div class="entries">
                { text(ProblemField::Owner, "责任人", None, 1) }
                <AnswerDate
                    answer={AnswerKey::SchoolProblem { number, field: ProblemField::Month }.to_string()}
                    label="完成时限（月底前）"
                    value={typed(ProblemField::Month)}
                    kind={DateKind::Month}
                />
            </div>
            { text(ProblemField::Proof, "销号依据", Some("拿什么证明改好了，如登记本、照片、文件。"), 1) }
            if place.is_some() {
                <div class="buttons">
                    <a class="button" href={next_route(&view).address()}>{ "再加一个问题" }</a>
                    <Remove view={view.clone()} {number} />
                </div>
            }
            <Pager place={place.unwrap_or_else(|| view.items().len())} />
        </article>
    }
}

fn sources() -> Vec<(AttrValue, AttrValue)> {
    vec![
        ("".into(), "学校自己查出的".into()),
        (FEEDBACK.into(), "督导反馈的".into()),
    ]
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AnswerDateProps {
    answer: AttrValue,
    label: AttrValue,
    value: String,
    kind: DateKind,
}

/// A day or a month that is kept as an answer. What cannot be read stays as it was typed.
#[component]
fn AnswerDate(props: &AnswerDateProps) -> Html {
    let dispatch = use_dispatch();
    let key = props.answer.clone();
    let onchange = dispatch.reform(move |text: String| put(vec![(key.to_string(), text)]));
    let read = match props.kind {
        DateKind::Month => read_month(&props.value)
            .map(|month| format!("{}-{:02}", month.year(), month.month_of_year())),
        _ => read_day(&props.value).map(|day| day.to_string()),
    };
    let (kind, value) = match read {
        None if !props.value.trim().is_empty() => (DateKind::Text, props.value.clone()),
        read => (props.kind, read.unwrap_or_default()),
    };
    html! {
        <DateField
            id={answer_id(AnswerKey::parse(&props.answer))}
            label={props.label.clone()}
            {value}
            {onchange}
            {kind}
        />
    }
}

/// What is said once of the inspection, whichever of its problems is looked at.
#[component]
fn FeedbackFields(OfPlanProps { view }: &OfPlanProps) -> Html {
    let typed = |field| {
        let typed = view.answers().typed(AnswerKey::Feedback(field));
        typed.unwrap_or_default().to_owned()
    };
    let day = |field: FeedbackField, label: &'static str| {
        html! {
            <AnswerDate
                answer={AnswerKey::Feedback(field).to_string()}
                {label}
                value={typed(field)}
                kind={DateKind::Day}
            />
        }
    };
    let by = AnswerKey::Feedback(FeedbackField::By);
    html! {
        <fieldset class="feedback-fields">
            <legend>{ "这次督导（各条反馈问题共用，填一次）" }</legend>
            <div class="entries">
                <AnswerField
                    answer={by.to_string()}
                    id={answer_id(by)}
                    label="督导单位"
                    value={typed(FeedbackField::By)}
                />
                { day(FeedbackField::Date, "督导日期") }
                { day(FeedbackField::Met, "学校开会研究的日期") }
                { day(FeedbackField::Due, "报送整改结果的日期") }
            </div>
        </fieldset>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RemoveProps {
    view: PlanView,
    number: u32,
}

/// Takes the problem away, with a way back.
#[component]
fn Remove(RemoveProps { view, number }: &RemoveProps) -> Html {
    let dispatch = use_dispatch();
    let tell = use_tell_removed();
    let number = *number;
    let onclick = {
        let view = view.clone();
        Callback::from(move |_: MouseEvent| {
            let keys = ProblemField::ALL
                .iter()
                .map(|field| AnswerKey::SchoolProblem {
                    number,
                    field: *field,
                });
            let before: Vec<(String, String)> = keys
                .filter_map(|key| Some((key.to_string(), view.answers().typed(key)?.to_owned())))
                .collect();
            let emptied = before.iter().map(|(key, _)| (key.clone(), String::new()));
            let text = AnswerKey::SchoolProblem {
                number,
                field: ProblemField::Text,
            };
            let what = view.answers().get(text).to_owned();
            dispatch.emit(put(emptied.collect()));
            // What is gone has no screen of its own; it is in the list of the problems.
            dispatch.emit(Action::Go(Route::to(Page::Plan(PlanScreen::Basics), ADD)));
            tell.tell(Removed {
                sentence: deleted(&what),
                answers: before,
                choice: None,
                back_to: ADD.to_owned(),
            });
        })
    };
    html! {
        <button type="button" class="button button-quiet" {onclick}>{ "删除这个问题" }</button>
    }
}
