//! The fields in the place of a text that is being changed.
//!
//! In: which text. Out: every change, at once, into the answers of the school, and how the change ends. Escape puts back what
//! stood there when it began. Where a text is said of a task, its fields are those of the task.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::changes::WaysBack;
use crate::browser::texts;
use crate::components::TextArea;
use crate::hooks::composition::is_key_of_field;
use crate::hooks::use_dispatch;
use crate::pages::plan::fields::{ChoiceField, put};
use crate::pages::plan::plan_view::{PlanView, use_plan_view};
use crate::pages::plan::settings::sources;
use crate::pages::plan::task_fields::{TaskFields, TaskView, task_id};
use crate::state::Action;
use crate::state::edit::Edit;
use plan::costs;
use school::answers::{AnswerKey, LEFT_OUT, ProgressField};

/// How the ids of a second group of fields of the same task begin.
const PREFIX: &str = "editing-";
/// Id of a field that stands alone.
const FIELD: &str = "editing-text";
/// How long the keyboard may be elsewhere until the change is over, in milliseconds: the click that took it away comes after.
const LEAVE_MS: u32 = 200;

/// A text that is to be changed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EditorTask {
    /// Key of the answer that holds it.
    pub key: String,
    /// What the fields are called.
    pub label: String,
    /// What it says now, without its number.
    pub words: String,
    /// The words of which one must stand there; `None` where any text may.
    pub list: Option<Vec<String>>,
    /// It was changed before, so that the words are not the generated ones.
    pub is_edited: bool,
    /// The generated words; `None` where they are not known.
    pub generated: Option<String>,
    /// It may have several lines.
    pub takes_lines: bool,
}

/// How a change ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    /// The person is done: the keyboard goes back to the text.
    Done,
    /// The keyboard has gone elsewhere.
    Left,
}

/// What the fields of a text are.
enum Fields {
    /// Those of a task.
    Task(Box<TaskView>),
    /// A list: value and name, with what is chosen.
    List(Vec<(AttrValue, AttrValue)>, String),
    /// One area.
    Area,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EditorProps {
    /// The text.
    pub task: EditorTask,
    /// Told when the change ends.
    pub on_close: Callback<Close>,
}

/// The fields.
#[component]
pub(super) fn Editor(EditorProps { task, on_close }: &EditorProps) -> Html {
    let view = use_plan_view();
    let dispatch = use_dispatch();
    let form = use_node_ref();
    // What stood in the answers when the change began, and the words that were there.
    let begun = use_memo((), |()| (snapshot(&view, &task.key), task.clone()));
    let leaving = use_mut_ref(|| None::<gloo::timers::callback::Timeout>);
    {
        let (form, key) = (form.clone(), task.key.clone());
        use_effect_with((), move |()| {
            if let Some(form) = form.cast::<Element>() {
                focus_first(&form, &key);
            }
        });
    }
    let give_up = {
        let (begun, dispatch, on_close) = (begun.clone(), dispatch.clone(), on_close.clone());
        Callback::from(move |()| {
            dispatch.emit(put(begun.0.clone()));
            on_close.emit(Close::Done);
        })
    };
    let onkeydown = {
        let (give_up, on_close, takes_lines) =
            (give_up.clone(), on_close.clone(), task.takes_lines);
        let is_task = AnswerKey::parse(&task.key).as_task().is_some();
        Callback::from(move |event: KeyboardEvent| {
            // Enter that ends a word of the input method is none.
            if !is_key_of_field(&event) {
                return;
            }
            let target = texts::target(&event);
            let name = target.map(|target| target.tag_name()).unwrap_or_default();
            let takes_enter = name == "BUTTON" || name == "SUMMARY";
            let is_area = name == "TEXTAREA" && (takes_lines || is_task);
            let is_done = event.ctrl_key() || event.meta_key() || !is_area;
            match event.key().as_str() {
                "Escape" => give_up.emit(()),
                "Enter" if !takes_enter && is_done => on_close.emit(Close::Done),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocusout = {
        let (form, on_close, leaving) = (form.clone(), on_close.clone(), leaving.clone());
        Callback::from(move |_: FocusEvent| {
            let (form, on_close) = (form.clone(), on_close.clone());
            let wait = gloo::timers::callback::Timeout::new(LEAVE_MS, move || {
                let form = form.cast::<Element>();
                if form.is_some_and(|form| form.is_connected() && texts::has_left(&form)) {
                    on_close.emit(Close::Left);
                }
            });
            *leaving.borrow_mut() = Some(wait);
        })
    };
    let fields = fields(&view, task);
    // Taken out of the plan, there is nothing to be changed.
    {
        let on_close = on_close.clone();
        use_effect_with(fields.is_none(), move |is_gone| {
            if *is_gone {
                on_close.emit(Close::Left);
            }
        });
    }
    let fields = match fields {
        Some(Fields::Task(task)) => html! { <TaskFields task={*task} prefix={PREFIX} /> },
        Some(Fields::List(options, value)) => html! {
            <ListField task={begun.1.clone()} {options} {value} />
        },
        Some(Fields::Area) => html! { <AreaField task={begun.1.clone()} /> },
        None => html! { <p>{ "这项任务已经不在方案里了。" }</p> },
    };
    let done = on_close.reform(|_: MouseEvent| Close::Done);
    let give_up = give_up.reform(|_: MouseEvent| ());
    html! {
        <div
            class="paper-form"
            ref={form}
            role="group"
            aria-label={task.label.clone()}
            {onkeydown}
            {onfocusout}
        >
            { fields }
            <div class="buttons">
                <button type="button" class="button button-strong" onclick={done}>
                    { "完成（Ctrl+回车）" }
                </button>
                <button type="button" class="button" onclick={give_up}>
                    { "放弃（Esc）" }
                </button>
                <TakeBack view={view.clone()} answer={task.key.clone()} on_close={on_close.clone()} />
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TakeBackProps {
    view: PlanView,
    answer: String,
    on_close: Callback<Close>,
}

/// The way back to the generated text, for a text that was changed before or is changed now.
#[component]
fn TakeBack(
    TakeBackProps {
        view,
        answer,
        on_close,
    }: &TakeBackProps,
) -> Html {
    let key = AnswerKey::parse(answer);
    if !key.is_text_edit() || view.answers().get(key).is_empty() {
        return Html::default();
    }
    let from_key = key
        .generated()
        .map_or_else(String::new, |key| key.to_string());
    let onclick = on_close.reform(|_: MouseEvent| Close::Done);
    html! { <span {onclick}><WaysBack answer={answer.clone()} {from_key} is_left=true /></span> }
}

/// Every answer that the fields of a text change, with what stands under it.
fn snapshot(view: &PlanView, written: &str) -> Vec<(String, String)> {
    let key = AnswerKey::parse(written);
    let mut keys = vec![written.to_owned()];
    keys.extend(key.generated().map(|key| key.to_string()));
    if let Some((owner, task)) = owner_and_task(key)
        && let Some(task) = TaskView::find(&view.basis(), view.plan(), owner, &task)
    {
        keys = task.keys();
    }
    let answers = view.answers();
    let typed = |key: String| {
        let typed = answers.typed(&key).unwrap_or_default().to_owned();
        (key, typed)
    };
    keys.into_iter().map(typed).collect()
}

/// The task that a key is about: problem or watched item, and the task's id.
fn owner_and_task(key: AnswerKey<'_>) -> Option<(&str, String)> {
    match key {
        AnswerKey::LibraryTask {
            problem, measure, ..
        } => Some((problem, measure.to_owned())),
        AnswerKey::AddedTask {
            problem, number, ..
        } => Some((problem, school::answers::added_task_id(number))),
        _ => None,
    }
}

/// What the fields of a text are; `None` for those of a task that the plan has no more.
fn fields(view: &PlanView, task: &EditorTask) -> Option<Fields> {
    let key = AnswerKey::parse(&task.key);
    if let Some((owner, id)) = owner_and_task(key) {
        let task = TaskView::find(&view.basis(), view.plan(), owner, &id)?;
        return Some(Fields::Task(Box::new(task)));
    }
    let named = |words: &[String]| -> Vec<(AttrValue, AttrValue)> {
        let words = words.iter();
        words
            .map(|word| (word.clone().into(), word.clone().into()))
            .collect()
    };
    Some(match (key, &task.list) {
        (
            AnswerKey::Progress {
                field: ProgressField::State,
                ..
            },
            _,
        ) => {
            let states = &data::papers().ledger.states;
            Fields::List(named(states), task.words.clone())
        }
        (AnswerKey::Fund(paid), _) => {
            let basis = view.basis();
            let lines = costs::lines(&basis, view.plan());
            let line = lines.iter().find(|line| {
                let id = school::answers::TaskRef::Id {
                    problem: &line.problem_id,
                    task: &line.measure_id,
                };
                id == paid
            })?;
            let cost = basis.library.cost(&line.cost)?;
            let chosen = line.chosen_source();
            Fields::List(sources(&basis, cost, chosen), chosen.to_owned())
        }
        (_, Some(words)) => {
            let mut words = words.clone();
            if !words.contains(&task.words) {
                words.insert(0, task.words.clone());
            }
            Fields::List(named(&words), task.words.clone())
        }
        (_, None) => Fields::Area,
    })
}

/// Puts the keyboard on the field that is meant, or on the first one.
fn focus_first(form: &Element, written: &str) {
    let key = AnswerKey::parse(written);
    let meant = owner_and_task(key)
        .zip(key.as_task())
        .and_then(|((owner, task), (_, field))| {
            let id = format!("{PREFIX}{}-{}", task_id(owner, &task), field.key());
            gloo::utils::document().get_element_by_id(&id)
        });
    let first = || {
        form.query_selector("textarea, select, input")
            .ok()
            .flatten()
    };
    let field = meant.or_else(first);
    if let Some(field) = field
        .as_ref()
        .and_then(|field| field.dyn_ref::<HtmlElement>())
    {
        field.focus().ok();
    }
}

/// What it is that a text says `typed`: a text that is emptied is left out, and one that says what was generated is not
/// changed.
fn changed(task: &EditorTask, typed: &str) -> Action {
    let key = task.key.clone();
    if !AnswerKey::parse(&key).is_text_edit() {
        return put(vec![(key, typed.to_owned())]);
    }
    let text = match typed.trim() {
        "" => LEFT_OUT,
        trimmed if !task.is_edited && trimmed == task.words.trim() => "",
        _ => typed,
    };
    Action::Edit(Edit::PaperText {
        key,
        text: text.to_owned(),
        generated: task.generated.clone(),
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ListFieldProps {
    /// The text as it stood when the change began.
    task: EditorTask,
    options: Vec<(AttrValue, AttrValue)>,
    value: String,
}

/// A list of what may stand there.
#[component]
fn ListField(
    ListFieldProps {
        task,
        options,
        value,
    }: &ListFieldProps,
) -> Html {
    let dispatch = use_dispatch();
    let onchange = {
        let task = task.clone();
        dispatch.reform(move |typed: String| changed(&task, &typed))
    };
    html! {
        <ChoiceField
            id={FIELD}
            label={task.label.clone()}
            options={options.clone()}
            value={value.clone()}
            {onchange}
        />
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AreaFieldProps {
    /// The text as it stood when the change began.
    task: EditorTask,
}

/// An area with the words of the text.
#[component]
fn AreaField(AreaFieldProps { task }: &AreaFieldProps) -> Html {
    let view = use_plan_view();
    let dispatch = use_dispatch();
    // What is being typed: what follows from it elsewhere is never put over it.
    let typed = use_state(|| {
        let key = AnswerKey::parse(&task.key);
        let typed = view.answers().get(key);
        if key.is_text_edit() || typed.is_empty() {
            task.words.clone()
        } else {
            typed.to_owned()
        }
    });
    let onchange = {
        let (typed, task) = (typed.clone(), task.clone());
        Callback::from(move |text: String| {
            dispatch.emit(changed(&task, &text));
            typed.set(text);
        })
    };
    let rows = typed
        .lines()
        .map(|line| line.chars().count() / 40 + 1)
        .sum::<usize>();
    let rows = u32::try_from(rows.clamp(1, 12)).unwrap_or(3);
    html! {
        <>
            <label for={FIELD}>{ task.label.clone() }</label>
            <TextArea id={FIELD} value={(*typed).clone()} {onchange} {rows} />
        </>
    }
}
