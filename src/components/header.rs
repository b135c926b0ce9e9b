//! The head of every page: the school, the four steps with their states, and the menu of what stands beside them.
//!
//! In: the state. Out: where a person wants to go.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::dialog::OPEN_ANYWHERE;
use super::menu::{Menu, MenuItem};
use crate::browser::focus;
use crate::browser::keys::is_key_of_field;
use crate::hooks::{App, use_app, use_dispatch};
use crate::state::Action;
use crate::state::persistence::StoreTask;
use crate::state::route::{Page, Route, Step};
use words::isolate::isolated;
use words::labels;

/// The head.
#[component]
pub(crate) fn Header() -> Html {
    let app = use_app();
    html! {
        <header class="header">
            <div class="header-inner">
                <SchoolMenu />
                <Steps />
                <MoreMenu page={app.state.route.page.clone()} />
            </div>
        </header>
    }
}

/// The school's name, how keeping stands, and what can be done with the school as a whole.
#[component]
fn SchoolMenu() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let name = app.state.draft.profile.name.trim();
    let name = if name.is_empty() {
        "未命名学校"
    } else {
        name
    };
    let task = |label: &'static str, action: Action| {
        MenuItem::task(label, dispatch.reform(move |()| action.clone()))
    };
    let is_open = |page: &Page| app.state.route.page == *page;
    let items = vec![
        MenuItem::page(
            "切换学校、历史版本",
            Route::from(Page::History).address(),
            is_open(&Page::History),
        ),
        task("新建一所学校", Action::Store(StoreTask::New)),
        MenuItem::task(
            "打开文件…",
            Callback::from(|()| focus::press(OPEN_ANYWHERE)),
        ),
        task("另存为文件", Action::Download),
    ];
    let saving = if app.state.is_read_only || app.state.viewing.is_some() {
        "只能查看"
    } else {
        &app.state.saving.word
    };
    html! {
        <div class="header-school">
            <Menu id="school-menu" label={isolated(name).into_owned()} {items} />
            <span class="header-saving" role="status">{ saving.to_owned() }</span>
        </div>
    }
}

/// The four steps: one stop of the keyboard, with arrows between them.
#[component]
fn Steps() -> Html {
    let app = use_app();
    let current = app.state.route.page.step();
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if !is_key_of_field(&event) {
            return;
        }
        let forward = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => true,
            "ArrowLeft" | "ArrowUp" => false,
            _ => return,
        };
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let item = target.and_then(|link| link.parent_element());
        let next = item.and_then(|item| {
            if forward {
                item.next_element_sibling()
            } else {
                item.previous_element_sibling()
            }
        });
        let link = next.and_then(|next| next.first_element_child());
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            link.focus().ok();
        }
    });
    // A colleague has nothing to do but the section; with the results alone comes no plan.
    let is_asked = app.state.draft.asked.is_some();
    let viewing = app.state.viewing.as_ref();
    let is_results = viewing.is_some_and(|viewing| viewing.is_results);
    let steps: Vec<Step> = Step::ALL
        .into_iter()
        .filter(|step| !is_asked || *step == Step::Entry)
        .filter(|step| !is_results || *step != Step::Plan)
        .collect();
    let is_open = steps.iter().any(|step| current == Some(*step));
    let steps = steps.into_iter().enumerate().map(|(idx, step)| {
        let is_current = current == Some(step);
        // Where no step is open, the first one takes the keyboard.
        let takes_keyboard = is_current || (!is_open && idx == 0);
        let (name, rest) = step.name();
        html! {
            <li class={classes!("step", is_current.then_some("step-current"))}>
                <a
                    class="step-link"
                    href={Route::from(step.page()).address()}
                    aria-current={is_current.then_some("step")}
                    tabindex={if takes_keyboard { "0" } else { "-1" }}
                >
                    <span class="step-name">
                        <span aria-hidden="true">{ step.number() }</span>
                        { " " }
                        { name }<span class="step-rest">{ rest }</span>
                    </span>
                    <small class="step-state">{ progress(step, &app) }</small>
                </a>
            </li>
        }
    });
    html! {
        <nav aria-label="步骤">
            <ol class="steps" {onkeydown}>{ for steps }</ol>
        </nav>
    }
}

/// How far a step is, in few words.
fn progress(step: Step, app: &App) -> String {
    let derived = &app.derived;
    match step {
        Step::School => match app.state.draft.profile.kind {
            Some(kind) => labels::kind(kind).to_owned(),
            None => "未填".to_owned(),
        },
        // What is asked for follows from 办学类型.
        Step::Entry if app.state.draft.profile.kind.is_none() => String::new(),
        // Of the whole form a colleague fills in one section.
        Step::Entry if app.state.draft.asked.is_some() => String::new(),
        Step::Entry => format!("{}/{}", derived.form.filled(), derived.form.asked()),
        Step::Results => {
            let report = derived.evaluation.report();
            let verdict = report.verdicts.iter().find(|group| group.total() > 0);
            verdict.map_or("", labels::verdict).to_owned()
        }
        Step::Plan => {
            let report = derived.evaluation.report();
            let open = report
                .findings
                .iter()
                .filter(|finding| finding.is_problem());
            match open.count() {
                0 => String::new(),
                count => format!("{count}个问题"),
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct MoreMenuProps {
    page: Page,
}

/// What stands beside the steps.
#[component]
fn MoreMenu(MoreMenuProps { page }: &MoreMenuProps) -> Html {
    let is_asked = use_app().state.draft.asked.is_some();
    let pages = [
        Page::Exchange,
        Page::Share,
        Page::Standards,
        Page::SelfCheck,
        Page::Storage,
        Page::About,
    ];
    let items: Vec<MenuItem> = pages
        .into_iter()
        .filter(|item| !is_asked || matches!(item, Page::Share | Page::About))
        .map(|item| {
            let (name, is_current) = (item.name(), item == *page);
            MenuItem::page(name, Route::from(item).address(), is_current)
        })
        .collect();
    html! { <Menu id="more-menu" label="更多" {items} /> }
}
