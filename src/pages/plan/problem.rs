//! One problem after the other: what is wrong, why, what is done about it, who answers for it and by when.
//!
//! In: the plan, and which problem. Out: what the school ticks and writes. The order is resources first; behind the last
//! problem comes what is watched.

use yew::prelude::*;

use super::effect::ProblemEffect;
use super::fields::{HeldField, answer_id, put};
use super::marked::marked;
use super::measures::{MeasureItem, MeasureView};
use super::pack_problem::PackProblemScreen;
use super::paper::excerpt::ProblemExcerpt;
use super::plan_view::{PlanView, use_plan_view};
use super::task_fields::{TaskFields, TaskView, shown, ticked};
use crate::app::HEADING;
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::{Edit, PlanEdit, ProblemEdit};
use crate::state::route::{Page, PlanScreen, Route};
use documents::LintField;
use plan::{CauseOption, MeasureOption, PackProblem, PlanProblem, costs};
use school::answers::AnswerKey;

/// A choice for a problem, as an action.
pub(super) fn choose(problem: &str, edit: ProblemEdit) -> Action {
    Action::Edit(Edit::Plan(PlanEdit::Problem(problem.to_owned(), edit)))
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ProblemScreenProps {
    /// The problem, by id; the first one where it is not known.
    pub id: String,
}

/// The screen.
#[component]
pub(super) fn ProblemScreen(ProblemScreenProps { id }: &ProblemScreenProps) -> Html {
    let view = use_plan_view();
    let pack = view.plan().pack_problems.iter().find(|pack| pack.id == *id);
    if let Some(pack) = pack.or_else(|| first_pack(&view)) {
        let place = place_of(&view, &pack.id).unwrap_or(0);
        return html! { <PackProblemScreen id={pack.id.clone()} {place} /> };
    }
    let Some((idx, problem)) = view.problem(id) else {
        return html! {
            <>
                <h1 id={HEADING} tabindex="-1">{ "问题与措施" }</h1>
                <p class="lead">{ "没有未达到标准的项。督导反馈和自己查出的问题，在“基本信息”里加。" }</p>
                <Pager place={0} />
            </>
        };
    };
    let count = view.items().len();
    html! {
        <article class="problem" id={format!("problem-{}", problem.id)} key={problem.id.clone()}>
            <p class="problem-place">
                { format!("第 {} 个问题，共 {count} 个", idx + 1) }
            </p>
            <h1 id={HEADING} tabindex="-1">
                { view.name(problem) }
                { " " }
                <span class="tag">{ problem.urgency.label() }</span>
            </h1>
            <p class="problem-statement">{ marked(&problem.statement) }</p>
            <Causes
                problem={problem.id.clone()}
                causes={problem.causes.clone()}
                written={problem.written_cause.clone()}
            />
            <div class="problem-choices">
                <ProblemEffect view={view.clone()} problem={problem.id.clone()} />
                <Measures view={view.clone()} problem={problem.id.clone()} />
            </div>
            <MonthsSeen view={view.clone()} problem={problem.id.clone()} />
            <ProblemOwner
                problem={problem.id.clone()}
                owner={view.chosen(&problem.id).owner}
                shown={shown(&problem.owner)}
            />
            <ProblemExcerpt problem={problem.id.clone()} />
            <Pager place={idx} />
        </article>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CausesProps {
    problem: String,
    causes: Vec<CauseOption>,
    written: String,
}

/// The first problem of another standard where the main one has none.
fn first_pack(view: &PlanView) -> Option<&PackProblem> {
    let plan = view.plan();
    plan.pack_problems
        .first()
        .filter(|_| plan.problems.is_empty())
}

/// The place of what is worked through under that id.
pub(super) fn place_of(view: &PlanView, id: &str) -> Option<usize> {
    view.items().iter().position(|item| item.id() == id)
}

/// What is behind the problem: causes to tick, and one in the school's words.
#[component]
fn Causes(
    CausesProps {
        problem,
        causes,
        written,
    }: &CausesProps,
) -> Html {
    let dispatch = use_dispatch();
    let boxes = causes.iter().enumerate().map(|(idx, cause)| {
        let first = (idx == 0).then(|| LintField::Causes(problem.to_string()).id());
        let (problem, id, is_ticked) = (problem.clone(), cause.id.clone(), cause.is_ticked);
        let onchange = dispatch
            .reform(move |_: Event| choose(&problem, ProblemEdit::Cause(id.clone(), !is_ticked)));
        html! {
            <label class="tick" key={cause.id.clone()}>
                <input type="checkbox" id={first} checked={is_ticked} {onchange} />
                <span>{ cause.text.clone() }</span>
            </label>
        }
    });
    let id = format!("{problem}-own-cause");
    let onchange = {
        let problem = problem.clone();
        dispatch.reform(move |text: String| choose(&problem, ProblemEdit::WrittenCause(text)))
    };
    html! {
        <fieldset>
            <legend><h2>{ "原因" }</h2></legend>
            <p class="entry-hint">{ "请据实勾选，可以选几条。" }</p>
            <>{ for boxes }</>
            <HeldField {id} label="其他原因" value={written.clone()} {onchange} is_wide=true />
        </fieldset>
    }
}

/// The measures that the causes suggest, by id.
fn suggested(problem: &PlanProblem) -> Vec<String> {
    let suggested = problem
        .measures
        .iter()
        .filter(|measure| measure.is_suggested);
    suggested.map(|measure| measure.id.clone()).collect()
}

/// The measures that stand before the others, by id: what is suggested, and what is ticked.
fn shown_first(problem: &PlanProblem) -> Vec<String> {
    let first = problem.measures.iter();
    let first = first.filter(|measure| measure.is_suggested || measure.is_ticked);
    first.map(|measure| measure.id.clone()).collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OfProblemProps {
    view: PlanView,
    problem: String,
}

/// What is done about the problem.
#[component]
fn Measures(OfProblemProps { view, problem }: &OfProblemProps) -> Html {
    let dispatch = use_dispatch();
    let basis = view.basis();
    let found = view.problem(problem).map(|(_, problem)| problem);
    // Nothing moves away under the hand of whoever ticks: what stands first is decided when the screen opens, and again when
    // other causes suggest other measures.
    let first = {
        let suggested = found.map_or_else(Vec::new, suggested);
        use_memo((problem.clone(), suggested), |_| {
            found.map_or_else(Vec::new, shown_first)
        })
    };
    let Some(problem) = found else {
        return Html::default();
    };
    let ticked = ticked(problem);
    let costs = costs::lines(&basis, view.plan());
    let contradictions = documents::contradictions(&basis, view.plan(), data::papers());
    let of_library = problem.measures.iter().filter(|measure| !measure.is_added);
    let (at_once, others): (Vec<_>, Vec<_>) =
        of_library.partition(|measure| first.contains(&measure.id));
    let item = |measure: &MeasureOption| {
        let item = MeasureView::of(view, problem, measure, &ticked, &costs, &contradictions);
        html! { <MeasureItem key={measure.id.clone()} measure={item} /> }
    };
    let others_ticked = others.iter().filter(|measure| measure.is_ticked).count();
    let others_told = match others_ticked {
        0 => format!("其他可选的措施（{} 条）", others.len()),
        count => format!("其他可选的措施（{} 条，已勾选 {count} 条）", others.len()),
    };
    let added = problem.measures.iter().filter(|measure| measure.is_added);
    let added = added.map(|task| TaskView::of_problem(&basis, problem, task));
    let next = TaskView::next_of(&basis, problem);
    // Keys keep a field where it is when its first word makes a task of it.
    let fields = added.chain([next]).map(|task| {
        let id = task.task.id.clone();
        html! { <TaskFields key={id} {task} /> }
    });
    let suggestion = if view.chosen(&problem.id).measures.is_some() {
        let id = problem.id.clone();
        let onclick = dispatch.reform(move |_: MouseEvent| choose(&id, ProblemEdit::Suggested));
        html! {
            <p>
                <button type="button" class="button button-quiet" {onclick}>
                    { "改回建议的措施" }
                </button>
            </p>
        }
    } else {
        html! { <p class="entry-hint">{ "已勾选的是按原因给出的建议，可以增减。" }</p> }
    };
    let covered = problem.covered_by.as_ref().map(|other| {
        let other = view
            .plan()
            .problems
            .iter()
            .find(|problem| problem.id == *other);
        let other = other.map_or_else(String::new, |other| view.name(other));
        let text = format!(
            "与“{other}”用的是同一批资源，按它缺的数量一并解决，下面的措施不单独列入方案。"
        );
        html! { <p class="entry-hint">{ text }</p> }
    });
    html! {
        <fieldset>
            <legend><h2>{ "措施" }</h2></legend>
            { covered.unwrap_or_default() }
            { suggestion }
            <ul class="measures">{ for at_once.into_iter().map(item) }</ul>
            if !others.is_empty() {
                <details class="optional other-measures" open={first.is_empty()}>
                    <summary>{ others_told }</summary>
                    <ul class="measures">{ for others.into_iter().map(item) }</ul>
                </details>
            }
            if problem.covered_by.is_none() {
                <details class="optional added-tasks" open={problem.measures.iter().any(|measure| measure.is_added)}>
                    <summary>{ "自己加任务" }</summary>
                    <p class="entry-hint">
                        { "上面没有的，在这里加；责任人不写的就是这个问题的责任人。学校办不了的选县里办，列入提请上级的事项和请示。" }
                    </p>
                    <>{ for fields }</>
                </details>
            }
        </fieldset>
    }
}

/// Months that follow from usual durations, until somebody has looked at them.
#[component]
fn MonthsSeen(OfProblemProps { view, problem }: &OfProblemProps) -> Html {
    let dispatch = use_dispatch();
    let Some((_, problem)) = view.problem(problem) else {
        return Html::default();
    };
    let answers = view.answers();
    let usual = problem
        .tasks()
        .filter(|task| answers.task_month(&problem.id, &task.id).is_none());
    let Some(last) = usual.filter_map(|task| task.finish).max() else {
        return Html::default();
    };
    let key = AnswerKey::DatesSeen {
        problem: &problem.id,
    };
    let is_seen = !answers.get(key).is_empty();
    let onchange = {
        let key = key.to_string();
        let text = if is_seen {
            String::new()
        } else {
            SEEN.to_owned()
        };
        dispatch.reform(move |_: Event| put(vec![(key.clone(), text.clone())]))
    };
    html! {
        <label class="tick months-seen">
            <input type="checkbox" id={answer_id(key)} checked={is_seen} {onchange} />
            <span>
                { format!("完成月份看过了（没有改的按通常工期排，最晚{}底前）", last.in_words()) }
            </span>
        </label>
    }
}

/// What stands in the answer where somebody has looked at the months.
const SEEN: &str = "是";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ProblemOwnerProps {
    /// The problem, by id.
    pub problem: String,
    /// Who was written.
    pub owner: String,
    /// As the plan writes it.
    pub shown: String,
}

/// Who answers for the problem.
#[component]
pub(super) fn ProblemOwner(
    ProblemOwnerProps {
        problem,
        owner,
        shown,
    }: &ProblemOwnerProps,
) -> Html {
    let dispatch = use_dispatch();
    let id = problem.clone();
    let onchange = dispatch.reform(move |text: String| choose(&id, ProblemEdit::Owner(text)));
    html! {
        <HeldField
            id={format!("{problem}-owner")}
            label="这个问题的责任人"
            value={owner.clone()}
            {onchange}
            hint={format!("方案里写作：{shown}")}
        />
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PagerProps {
    /// Which of the items is shown, from 0; as many as there are items for what comes behind them.
    pub place: usize,
}

/// To the problem before and the next one; the next thing to do is the strong one.
#[component]
pub(super) fn Pager(PagerProps { place }: &PagerProps) -> Html {
    let view = use_plan_view();
    let items = view.items();
    let plan = view.plan();
    let has_watches = !(plan.watches.is_empty() && plan.left_out.is_empty());
    let screen = |idx: usize| -> Option<(PlanScreen, String)> {
        if let Some(item) = items.get(idx) {
            return Some((PlanScreen::Problem(item.id()), view.item_name(item)));
        }
        let is_watches = idx == items.len() && has_watches;
        is_watches.then(|| (PlanScreen::Watches, "防滑和巩固".to_owned()))
    };
    let before = place.checked_sub(1).and_then(screen);
    let (before, before_name) = before.unwrap_or((PlanScreen::Basics, "基本信息".to_owned()));
    let (next, next_name) =
        screen(place + 1).unwrap_or((PlanScreen::Paper(String::new()), "预览与下载".to_owned()));
    let link = |class: &'static str, screen: PlanScreen, lead: &'static str, name: String| {
        let href = Route::from(Page::Plan(screen)).address();
        html! { <a class={classes!("button", class)} {href}>{ lead }{ name }</a> }
    };
    html! {
        <nav class="pager buttons" aria-label="上一个和下一个">
            { link("", before, "上一步：", before_name) }
            { link("button-strong", next, "下一步：", next_name) }
        </nav>
    }
}
