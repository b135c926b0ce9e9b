//! Everything that was changed in the papers, with a way back for each: what the figures contradict first, then what has
//! lost its place.
//!
//! In: the papers with their edits, and the plan. Out: a [`Change`] for each, and the list of them. It decides nothing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::clipboard::Copied;
use crate::browser::focus;
use crate::hooks::use_dispatch;
use crate::pages::answer_words::{task_field, task_value};
use crate::pages::plan::copy::CopyButton;
use crate::pages::plan::fields::put;
use crate::pages::plan::link::PlaceLink;
use crate::pages::plan::papers::name;
use crate::pages::plan::plan_view::{PlanView, use_plan_view};
use crate::pages::plan::removed::{PAPER, Removed, use_tell_removed};
use crate::pages::plan::task_fields::{shown, task_id, ticked};
use crate::state::Action;
use crate::state::edit::{Edit as SchoolEdit, PlanEdit, ProblemEdit};
use crate::state::route::{Page, PlanScreen, Route};
use documents::edits::{self, Edit, Editing};
use files::papers::Paper;
use formats::preview::edit_id;
use plan::{Basis, MeasureOption, Plan};
use school::answers::{AnswerKey, LEFT_OUT, TaskField, added_task_id};
use school::draft::PlanChoices;
use words::edits as edit_words;
use words::edits::outdated;

/// Characters of a text by which an edit is told.
const EXCERPT: usize = 40;

/// A text that was changed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pages::plan) struct Change {
    /// Key of the answer, as written.
    key: String,
    /// Key of the generated words at which it was changed; empty where none are kept.
    from_key: String,
    /// Where it stands, in words.
    place: String,
    /// Where it can be seen.
    link: Option<Route>,
    /// The school's text.
    text: String,
    /// The generated text when it was changed.
    from: String,
    /// The generated text now.
    now: String,
    state: ChangeState,
    /// What takes it back where it is a choice and no text.
    undo: Option<PlanEdit>,
}

impl Change {
    /// A choice of the school that holds.
    fn choice(key: String, place: String, link: Route, text: String) -> Self {
        Self {
            key,
            from_key: String::new(),
            place,
            link: Some(link),
            text,
            from: String::new(),
            now: String::new(),
            state: ChangeState::Holds,
            undo: None,
        }
    }
}

/// How a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ChangeState {
    /// The generated text is another now.
    Outdated,
    /// It holds.
    Holds,
    /// It is none of the words that may stand there.
    Refused,
    /// Its place is gone.
    Gone,
}

/// Everything that was changed.
pub(in crate::pages::plan) fn changes(
    view: &PlanView,
    basis: &Basis,
    papers: &[Rc<Paper>],
) -> Vec<Change> {
    let plan = view.plan();
    let mut changes = Vec::new();
    for paper in papers {
        let editing = paper.content.editing();
        for (number, edit) in editing.edits.iter().enumerate() {
            let state = if edit.is_outdated() {
                ChangeState::Outdated
            } else {
                ChangeState::Holds
            };
            let page = Page::Plan(PlanScreen::Paper(paper.key.clone()));
            let link =
                (edit.text != LEFT_OUT).then(|| Route::to(page, edit_id(&paper.key, number)));
            changes.push(of_edit(paper, editing, edit, link, state));
        }
        let refused = editing.refused.iter();
        changes
            .extend(refused.map(|edit| of_edit(paper, editing, edit, None, ChangeState::Refused)));
    }
    changes.extend(of_tasks(view, basis));
    changes.extend(of_choices(view, basis));
    changes.extend(orphaned_edits(basis.choices, papers, plan));
    changes.sort_by_key(|change| change.state);
    changes
}

fn of_edit(
    paper: &Paper,
    editing: &Editing,
    edit: &Edit,
    link: Option<Route>,
    state: ChangeState,
) -> Change {
    let section = match AnswerKey::parse(&edit.key) {
        AnswerKey::TextEdit(block) => block.section(),
        _ => "",
    };
    let mut sections = editing.sections.iter();
    let place = match sections.find(|(known, _)| known == section) {
        Some((_, heading)) => format!("{}“{heading}”", name(paper)),
        None => name(paper),
    };
    Change {
        key: edit.key.clone(),
        from_key: edit.from_key(),
        place,
        link,
        text: edit.text.clone(),
        from: edit.from.clone(),
        now: edit.now.clone(),
        state,
        undo: None,
    }
}

/// Fields of a task that take another's place without its words being kept.
const OVERRIDDEN: [TaskField; 4] = [
    TaskField::Owner,
    TaskField::Month,
    TaskField::Sum,
    TaskField::Kind,
];

fn of_tasks(view: &PlanView, basis: &Basis) -> Vec<Change> {
    let plan = view.plan();
    let mut changes = Vec::new();
    for entry in plan.entries() {
        let task = entry.task;
        let is_of_problem = plan
            .problems
            .iter()
            .any(|problem| problem.id == entry.problem_id);
        let screen = if is_of_problem {
            PlanScreen::Problem(entry.problem_id.to_owned())
        } else {
            PlanScreen::Watches
        };
        let id = task_id(entry.problem_id, &task.id);
        let overridden = OVERRIDDEN.iter().filter(|_| !task.is_added);
        changes.extend(overridden.filter_map(|field| {
            let key = AnswerKey::task(entry.problem_id, &task.id, *field);
            let typed = basis.choices.answers.get(key);
            let place = format!("“{}”的{}", task_name(task), task_field(*field));
            let link = Route::to(Page::Plan(screen.clone()), format!("{id}-{}", field.key()));
            (!typed.is_empty())
                .then(|| Change::choice(key.to_string(), place, link, task_value(*field, typed)))
        }));
        changes.extend(task.edits.iter().map(|edit| {
            let field = format!(
                "{}-{}",
                task_id(entry.problem_id, &task.id),
                edit.field.key()
            );
            Change {
                key: edit.key.clone(),
                from_key: edit.from_key.clone(),
                place: format!("“{}”的{}", task_name(task), task_field(edit.field)),
                link: Some(Route::to(Page::Plan(screen.clone()), field)),
                text: edit.text.clone(),
                from: edit.from.clone(),
                now: edit.now.clone(),
                state: if edits::is_outdated(&edit.from, &edit.now) {
                    ChangeState::Outdated
                } else {
                    ChangeState::Holds
                },
                undo: None,
            }
        }));
    }
    changes
}

/// What a task is called: the library's words, since those of the school stand beside.
fn task_name(task: &MeasureOption) -> String {
    let text = task.edits.iter().find(|edit| edit.field == TaskField::Text);
    match text {
        Some(edit) => excerpt(&edit.now),
        None => task.brief.clone(),
    }
}

/// What the school chose against what was proposed: measures that are not taken, the order of tasks, who answers, and what
/// is watched no more.
fn of_choices(view: &PlanView, basis: &Basis) -> Vec<Change> {
    let plan = view.plan();
    let mut changes = Vec::new();
    for problem in &plan.problems {
        let name = view.name(problem);
        let screen = || Page::Plan(PlanScreen::Problem(problem.id.clone()));
        let chosen = basis.choices.problems.get(&problem.id);
        let proposed = problem.measures.iter();
        let left = proposed.filter(|measure| {
            let is_chosen = chosen.is_some_and(|chosen| chosen.measures.is_some());
            is_chosen && measure.is_suggested && !measure.is_ticked && !measure.is_added
        });
        changes.extend(left.map(|measure| {
            let key = format!("unticked/{}/{}", problem.id, measure.id);
            let place = format!("“{name}”的措施");
            let undo = ProblemEdit::Measure {
                id: measure.id.clone(),
                is_ticked: true,
                suggested: ticked(problem),
            };
            Change {
                now: measure.brief.clone(),
                undo: Some(PlanEdit::Problem(problem.id.clone(), undo)),
                ..Change::choice(key, place, screen().into(), LEFT_OUT.to_owned())
            }
        }));
        let order = AnswerKey::TaskOrder {
            problem: &problem.id,
        };
        if !basis.choices.answers.get(order).is_empty() {
            let briefs: Vec<String> = problem.tasks().map(|task| task.brief.clone()).collect();
            let place = format!("“{name}”的任务次序");
            changes.push(Change::choice(
                order.to_string(),
                place,
                screen().into(),
                briefs.join("、"),
            ));
        }
        if let Some(chosen) = chosen.filter(|chosen| !chosen.owner.trim().is_empty()) {
            let key = format!("owner/{}", problem.id);
            let place = format!("“{name}”的责任人");
            let link = Route::to(screen(), format!("{}-owner", problem.id));
            let undo = PlanEdit::Problem(problem.id.clone(), ProblemEdit::Owner(String::new()));
            changes.push(Change {
                undo: Some(undo),
                ..Change::choice(key, place, link, chosen.owner.clone())
            });
        }
    }
    changes.extend(plan.left_out.iter().map(|watch| {
        let key = AnswerKey::task(&watch.id, &watch.task.id, TaskField::LeftOut);
        let link = Route::from(Page::Plan(PlanScreen::Watches));
        Change {
            now: shown(&watch.task.text),
            ..Change::choice(
                key.to_string(),
                "防滑和巩固".to_owned(),
                link,
                LEFT_OUT.to_owned(),
            )
        }
    }));
    changes
}

/// Changed texts and tasks whose place is gone.
fn orphaned_edits(choices: &PlanChoices, papers: &[Rc<Paper>], plan: &Plan) -> Vec<Change> {
    let editings: Vec<&Editing> = papers.iter().map(|paper| paper.content.editing()).collect();
    let gone = |key: String, from_key: String, place: String, text: String| Change {
        key,
        from_key,
        place,
        link: None,
        text,
        from: String::new(),
        now: String::new(),
        state: ChangeState::Gone,
        undo: None,
    };
    let mut changes: Vec<Change> = edits::orphaned_edits(choices, &editings)
        .into_iter()
        .map(|(key, text)| {
            let generated = AnswerKey::parse(key).generated();
            let from_key = generated.map_or_else(String::new, |key| key.to_string());
            gone(
                key.to_owned(),
                from_key,
                "改过的一段".to_owned(),
                text.to_owned(),
            )
        })
        .collect();
    for (key, text) in choices.answers.filled() {
        let (problem, task, field) = match key {
            AnswerKey::LibraryTask {
                problem,
                measure,
                field,
            } => (problem, measure.to_owned(), field),
            AnswerKey::AddedTask {
                problem,
                number,
                field,
            } => (problem, added_task_id(number), field),
            _ => continue,
        };
        let is_added = matches!(key, AnswerKey::AddedTask { .. });
        let found = plan.problems.iter().find(|known| known.id == problem);
        let is_of_problem = found.is_some_and(|found| {
            is_added || found.measures.iter().any(|measure| measure.id == task)
        });
        let mut watches = plan.watches.iter().chain(&plan.left_out);
        let is_here =
            is_of_problem || watches.any(|watch| watch.id == problem && watch.task.id == task);
        if !is_here {
            let generated = AnswerKey::TaskGenerated {
                problem,
                task: &task,
                field,
            };
            let place = format!("原来一项任务的{}", task_field(field));
            let told = task_value(field, text);
            changes.push(gone(key.to_string(), generated.to_string(), place, told));
        }
    }
    changes
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let start: String = text.chars().take(EXCERPT).collect();
    format!("{start}…")
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ChangeListProps {
    /// What was changed.
    pub changes: Rc<Vec<Change>>,
}

/// The list; nothing where nothing was changed.
#[component]
pub(super) fn ChangeList(ChangeListProps { changes }: &ChangeListProps) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    let count = |state| {
        changes
            .iter()
            .filter(|change| change.state == state)
            .count()
    };
    let mut sentence = "改过的内容存在学校文件里，数据变了也不会被盖掉。".to_owned();
    match count(ChangeState::Outdated) {
        0 => {}
        outdated => sentence += &format!("有 {outdated} 处下面的数据变了，请看还对不对。"),
    }
    match count(ChangeState::Gone) {
        0 => {}
        gone => sentence += &format!("有 {gone} 处原来的地方没有了，文字留在这里。"),
    }
    let lines = changes.iter().map(|change| {
        html! { <ChangeLine key={change.key.clone()} change={change.clone()} /> }
    });
    html! {
        <details class="common optional" id="changes">
            <summary>
                <h2 id="changes-heading" tabindex="-1">
                    { format!("改过的地方（{} 处）", changes.len()) }
                </h2>
            </summary>
            <p>{ sentence }</p>
            <ul class="changes">{ for lines }</ul>
        </details>
    }
}

/// Lines of a text as a paragraph each.
fn text_as_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let lines = escaped.lines().map(|line| format!("<p>{line}</p>"));
    lines.collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ChangeLineProps {
    change: Change,
}

/// One change, with the ways back.
#[component]
fn ChangeLine(ChangeLineProps { change }: &ChangeLineProps) -> Html {
    let text = match change.text.as_str() {
        LEFT_OUT => format!("删去了“{}”", excerpt(&change.now)),
        text if change.state == ChangeState::Gone => format!("“{text}”"),
        text => format!("“{}”", excerpt(text)),
    };
    let note = match change.state {
        ChangeState::Gone => {
            "原来的地方没有了（问题已经解决，或者那份文件现在没有内容），文字留在这里。".to_owned()
        }
        ChangeState::Refused => format!(
            "这一格只能从表里列出的几种里选，没有采用，现在写的是“{}”。",
            change.now
        ),
        ChangeState::Outdated => outdated(&change.from, &change.now),
        ChangeState::Holds => String::new(),
    };
    let place = match &change.link {
        Some(route) => {
            html! { <PlaceLink route={route.clone()}>{ change.place.clone() }</PlaceLink> }
        }
        None => change.place.clone().into(),
    };
    let copy = (change.state == ChangeState::Gone).then(|| {
        let text = change.text.clone();
        let make = Callback::from(move |()| Copied {
            html: text_as_html(&text),
            text: text.clone(),
        });
        html! { <CopyButton label="复制文字" {make} /> }
    });
    let dispatch = use_dispatch();
    let buttons = match change.state {
        ChangeState::Holds if change.undo.is_some() => {
            let undo = change.undo.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(undo) = undo.clone() {
                    dispatch.emit(Action::Edit(SchoolEdit::Plan(undo)));
                    // The line is gone with its button.
                    focus::soon(HEADING.to_owned());
                }
            });
            html! {
                <button type="button" class="button button-quiet" {onclick}>
                    { edit_words::BACK }
                </button>
            }
        }
        ChangeState::Outdated => html! {
            <WaysBack
                answer={change.key.clone()}
                from_key={change.from_key.clone()}
                now={Some(change.now.clone())}
            />
        },
        ChangeState::Holds => html! {
            <WaysBack answer={change.key.clone()} from_key={change.from_key.clone()} />
        },
        ChangeState::Refused | ChangeState::Gone => html! {
            <WaysBack
                answer={change.key.clone()}
                from_key={change.from_key.clone()}
                label="不要了"
            />
        },
    };
    let is_outdated = change.state == ChangeState::Outdated;
    html! {
        <li
            id={documents::change_id(&change.key)}
            tabindex="-1"
            class={is_outdated.then_some("changes-outdated")}
        >
            { place }
            { format!("：{text} ") }
            <span class="changes-note">{ note }</span>
            { copy.unwrap_or_default() }
            { buttons }
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct WaysBackProps {
    /// Key of the answer, as written.
    pub answer: AttrValue,
    /// Key of the generated words at which it was changed.
    pub from_key: AttrValue,
    /// The generated text now, where it is another than at that time.
    #[prop_or_default]
    pub now: Option<String>,
    /// What the way back is called.
    #[prop_or(AttrValue::Static(edit_words::BACK))]
    pub label: AttrValue,
    /// The keyboard has another place to go to than the way back to the change.
    #[prop_or_default]
    pub is_left: bool,
}

/// Buttons that take a change back or, where the figures have changed, keep it all the same.
#[component]
pub(super) fn WaysBack(props: &WaysBackProps) -> Html {
    let dispatch = use_dispatch();
    let (view, tell) = (use_plan_view(), use_tell_removed());
    let back = {
        let keys = [props.answer.to_string(), props.from_key.to_string()];
        let keys: Vec<String> = keys.into_iter().filter(|key| !key.is_empty()).collect();
        let (dispatch, is_left) = (dispatch.clone(), props.is_left);
        Callback::from(move |_: MouseEvent| {
            let typed = |key: &String| {
                let typed = view.answers().typed(key).unwrap_or_default();
                (key.clone(), typed.to_owned())
            };
            let removed = Removed {
                sentence: edit_words::IS_BACK.to_owned(),
                answers: keys.iter().map(typed).collect(),
                choice: None,
                back_to: PAPER.to_owned(),
            };
            dispatch.emit(put(keys
                .iter()
                .map(|key| (key.clone(), String::new()))
                .collect()));
            if is_left {
                tell.say(removed);
            } else {
                tell.tell(removed);
            }
        })
    };
    let Some(now) = props.now.clone() else {
        return html! {
            <button type="button" class="button button-quiet" onclick={back}>
                { props.label.clone() }
            </button>
        };
    };
    let from_key = props.from_key.to_string();
    let keep = dispatch.reform(move |_: MouseEvent| put(vec![(from_key.clone(), now.clone())]));
    html! {
        <>
            <button type="button" class="button button-quiet" onclick={keep}>
                { edit_words::KEEP }
            </button>
            <button type="button" class="button button-quiet" onclick={back}>
                { edit_words::TAKE }
            </button>
        </>
    }
}
