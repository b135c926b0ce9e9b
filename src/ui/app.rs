//! The frame: one state, its saving, the navigation, and the open page.
//!
//! In: the browser's store, address and clock at the start. Out: the running page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use litemap::LiteMap;
use yew::prelude::*;

use super::browser::store::{self, StoreFault};
use super::browser::{clock, crash, focus, print, route};
use super::components::message_bar::message_bar;
use super::components::question::QuestionDialog;
use super::derived::{Derived, Shared};
use super::pages;
use super::place::{Page, Route};
use super::state::{Action, Message, Saving, SetAside, State, fresh_profile};
use crate::embedded;
use crate::exchange::saved;
use crate::school::draft::Draft;

/// Time without typing after which the figures are kept.
const SAVE_AFTER_MS: u32 = 600;
/// Id of the heading of each page, to which a link leads.
pub(crate) const HEADING: &str = "page-heading";

/// Mounts the page in `#app`.
pub fn run() {
    crash::tell_on_panic();
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => {
            root.set_text_content(None);
            yew::Renderer::<App>::with_root(root).render();
        }
        None => {
            yew::Renderer::<App>::new().render();
        }
    }
}

/// Sends an action to the state; the same for the whole life of the page.
pub(crate) type Send = Callback<Action>;

#[component]
fn App() -> Html {
    let state = use_reducer(opening_state);
    let send: Send = use_memo((), |()| state.dispatcher().to_callback())
        .as_ref()
        .clone();
    let derived = Shared(use_memo(Shared(state.draft.clone()), |draft| {
        Derived::of(draft)
    }));
    use_saving(&state, &send);
    use_browser_events(&send);
    use_place(&state.route);

    let page = match state.route.page {
        Page::Start => pages::start::start(&state.draft, &send),
        Page::Figures => pages::figures::figures(&state.draft, &derived, &send),
        Page::Results => pages::results::results(&state.draft, &derived, &send),
        Page::Plan => {
            html! { <pages::plan::PlanPage draft={Shared(state.draft.clone())} derived={derived} today={state.today} send={send.clone()} /> }
        }
        Page::About => pages::about::about(),
    };
    let on_skip = Callback::from(|event: MouseEvent| {
        // The address after # belongs to the pages.
        event.prevent_default();
        focus::to("main");
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={on_skip}>{ "跳到正文" }</a>
            { header(&state) }
            <main id="main" tabindex="-1">
                { message_bar(&state, &send) }
                <div key={state.route.page.key()}>{ page }</div>
            </main>
            <footer class="footer">{ "数据只保存在这个浏览器里，不上传。自查结果供学校工作参考，以督导认定为准。" }</footer>
            if let Some(question) = state.question.clone() {
                <QuestionDialog question={question} draft={state.draft.clone()} send={send} />
            }
        </>
    }
}

fn header(state: &State) -> Html {
    let link = |page: Page| {
        let current = (page == state.route.page).then_some("page");
        html! { <li><a class="nav-link" href={page.address()} aria-current={current}>{ page.name() }</a></li> }
    };
    let saving = match state.saving {
        Saving::Untouched => "",
        Saving::Waiting => "正在保存…",
        Saving::Saved => "已保存在本机",
        Saving::Refused | Saving::Full => "没有保存",
    };
    html! {
        <header class="header">
            <div class="header-inner">
                <span class="header-name">{ "对标" }<small>{ "义务教育优质均衡自查" }</small></span>
                <nav aria-label="页面"><ul class="nav">{ for Page::ALL.into_iter().map(link) }</ul></nav>
                <span class="header-saving">{ saving }</span>
            </div>
        </header>
    }
}

/// The state at the start: what the browser kept, or a blank school.
fn opening_state() -> State {
    let today = clock::today();
    let mut state = State {
        draft: Rc::new(Draft {
            profile: fresh_profile(today),
            ..Draft::default()
        }),
        route: route::current(),
        today,
        saving: Saving::Untouched,
        set_aside: store::all_set_aside()
            .into_iter()
            .map(|(key, text)| SetAside {
                key,
                text,
                reason: String::new(),
            })
            .collect(),
        question: None,
        message: None,
        previous: None,
        covered: LiteMap::new_vec(),
    };
    match store::load() {
        Ok(None) => {}
        Ok(Some(text)) => match saved::open(&text, embedded::catalogue()) {
            Ok(opened) => {
                state.draft = Rc::new(opened.draft);
                state.saving = Saving::Saved;
            }
            Err(fault) => match store::set_aside(&text) {
                Ok(key) => state.set_aside.push(SetAside {
                    key,
                    text,
                    reason: fault.to_string(),
                }),
                // It stays where it is, and nothing is written over it.
                Err(_) => {
                    state.set_aside.push(SetAside {
                        key: String::new(),
                        text,
                        reason: fault.to_string(),
                    });
                    state.saving = Saving::Full;
                }
            },
        },
        Err(_) => state.saving = Saving::Refused,
    }
    state
}

/// Keeps the draft a moment after each change, and at once when the page is left.
#[hook]
fn use_saving(state: &UseReducerHandle<State>, send: &Send) {
    let pending = use_mut_ref(|| None::<Rc<Draft>>);
    let timer = use_mut_ref(|| None::<Timeout>);
    let is_first = use_mut_ref(|| Cell::new(true));
    let is_locked = state.set_aside.iter().any(|text| text.key.is_empty());

    let keep = {
        let (pending, send) = (pending.clone(), send.clone());
        use_callback((), move |(), ()| {
            let Some(draft) = pending.borrow_mut().take() else {
                return;
            };
            let text = saved::save(&draft, embedded::catalogue(), embedded::standard());
            send.emit(Action::Keep(match store::save(&text) {
                Ok(()) => Saving::Saved,
                Err(StoreFault::Refused) => Saving::Refused,
                Err(StoreFault::Full) => Saving::Full,
            }));
        })
    };
    {
        let (keep, send) = (keep.clone(), send.clone());
        use_effect_with(
            (Shared(state.draft.clone()), is_locked),
            move |(draft, is_locked)| {
                // What was just read need not be written.
                if is_first.borrow().replace(false) || *is_locked {
                    return;
                }
                *pending.borrow_mut() = Some(draft.0.clone());
                send.emit(Action::Keep(Saving::Waiting));
                *timer.borrow_mut() = Some(Timeout::new(SAVE_AFTER_MS, move || keep.emit(())));
            },
        );
    }
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let on_leave = keep.clone();
        let leave = EventListener::new(&window, "pagehide", move |_| on_leave.emit(()));
        let hide = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
            if gloo::utils::document().hidden() {
                keep.emit(());
            }
        });
        move || drop((leave, hide))
    });
}

#[hook]
fn use_browser_events(send: &Send) {
    let send = send.clone();
    use_effect_with((), move |()| {
        let (on_route, on_other) = (send.clone(), send);
        let listeners = (
            route::watch(move |route| on_route.emit(Action::Go(route))),
            store::watch_other_tabs(move || on_other.emit(Action::Report(Message::OtherTab))),
            print::open_groups_for_printing(),
        );
        move || drop(listeners)
    });
}

/// After a link, the keyboard stands where the link leads; at the first page it stays where it is.
#[hook]
fn use_place(route: &Route) {
    let is_first = use_mut_ref(|| Cell::new(true));
    use_effect_with(route.clone(), move |route| {
        super::browser::route::set_title(&format!(
            "{} · 对标：义务教育优质均衡自查与整改方案",
            route.page.name()
        ));
        let is_first = is_first.borrow().replace(false);
        match &route.field {
            Some(field) => focus::to(field),
            None if is_first => {}
            None => focus::to_top(HEADING),
        }
    });
}
