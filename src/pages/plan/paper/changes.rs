//! Everything that was changed in the papers, with a way back for each: what the figures contradict first, then what has
//! lost its place.
//!
//! In: the papers with their edits, and the plan. Out: a [`Change`] for each, and the list of them. It decides nothing.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::use_dispatch;
use crate::pages::plan::fields::put;
use crate::pages::plan::link::PlaceLink;
use crate::pages::plan::papers::name;
use crate::pages::plan::task_fields::task_id;
use crate::state::route::{Page, PlanScreen, Route};
use documents::edits::{self, Edit, Editing};
use files::papers::Paper;
use formats::preview::edit_id;
use plan::{Basis, Plan};
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
    basis: &Basis,
    plan: &Plan,
    papers: &[Rc<Paper>],
) -> Vec<Change> {
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
    changes.extend(of_tasks(plan));
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
    }
}

fn of_tasks(plan: &Plan) -> Vec<Change> {
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
        changes.extend(task.edits.iter().map(|edit| {
            let field = format!(
                "{}-{}",
                task_id(entry.problem_id, &task.id),
                edit.field.key()
            );
            Change {
                key: edit.key.clone(),
                from_key: edit.from_key.clone(),
                place: format!("任务 {}", task.task_id),
                link: Some(Route::to(Page::Plan(screen.clone()), field)),
                text: edit.text.clone(),
                from: edit.from.clone(),
                now: edit.now.clone(),
                state: if edits::is_outdated(&edit.from, &edit.now) {
                    ChangeState::Outdated
                } else {
                    ChangeState::Holds
                },
            }
        }));
    }
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
            let place = format!("{problem} 的任务（{}）", field_name(field));
            let told = in_words(field, text);
            changes.push(gone(key.to_string(), generated.to_string(), place, told));
        }
    }
    changes
}

/// What was chosen by its id, as a person chose it.
fn in_words(field: TaskField, typed: &str) -> String {
    let (library, texts) = (data::library(), data::texts());
    let name = match field {
        TaskField::Actor => match typed {
            "bureau" => Some(&texts.actor_bureau),
            "government" => Some(&texts.actor_government),
            _ => Some(&texts.actor_school),
        },
        TaskField::Matter => library.matter(typed).map(|matter| &matter.name),
        TaskField::Kind => {
            let mut kinds = library.kinds.iter();
            kinds.find(|kind| kind.id == typed).map(|kind| &kind.name)
        }
        _ => None,
    };
    name.map_or_else(|| typed.to_owned(), String::clone)
}

fn field_name(field: TaskField) -> &'static str {
    match field {
        TaskField::Text => "任务",
        TaskField::Owner => "责任人",
        TaskField::Month => "完成月份",
        TaskField::Sum => "金额（万元）",
        TaskField::Proof => "佐证材料",
        TaskField::Kind => "支出类别",
        TaskField::LeftOut => "删去",
        TaskField::Actor => "谁来办",
        TaskField::Lead => "牵头单位",
        TaskField::Matter => "请示事由",
    }
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
    let buttons = match change.state {
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
}

/// Buttons that take a change back or, where the figures have changed, keep it all the same.
#[component]
pub(super) fn WaysBack(props: &WaysBackProps) -> Html {
    let dispatch = use_dispatch();
    let back = {
        let (key, from_key) = (props.answer.to_string(), props.from_key.to_string());
        dispatch.reform(move |_: MouseEvent| {
            let keys = [key.clone(), from_key.clone()].into_iter();
            let keys = keys.filter(|key| !key.is_empty());
            put(keys.map(|key| (key, String::new())).collect())
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
