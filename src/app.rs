//! The application: one state behind contexts, what its actions lead to outside, and the open page.
//!
//! In: the browser's store, address and clock at the start. Out: the running page.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::{
    address, agent, clock, crash, direction, download, focus, kept_schools, print, store, worker,
};
use crate::components::{DialogLayer, Header, MessageBar, NotFetched, SingleNotice};
use crate::hooks::{App as AppContext, Derived, Dispatch, SameRc};
use crate::later::{self, LaterStatus, Loader, use_later};
use crate::opening;
use crate::pages::OpenPage;
use crate::state::effect::Effect;
use crate::state::route::Page;
use crate::state::{Action, State};
use school::draft::Draft;

/// Id of the heading of each page, to which a link leads.
pub(crate) const HEADING: &str = "page-heading";

/// Pause after which a page that was opened has come to rest, in milliseconds.
const REST: u32 = 500;

/// Mounts the page in `#app`.
pub fn run(loader: Loader) {
    later::begin(loader);
    crash::tell_on_panic();
    direction::keep_straight();
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

/// The state, and the effects of its actions until they are done.
struct Store {
    state: Rc<State>,
    outbox: Rc<RefCell<VecDeque<Effect>>>,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let (state, effects) = (*self.state).clone().update(action);
        self.outbox.borrow_mut().extend(effects);
        Rc::new(Self {
            state: Rc::new(state),
            outbox: self.outbox.clone(),
        })
    }
}

#[component]
fn App() -> Html {
    let store = use_reducer(|| Store {
        state: Rc::new(State {
            reads_link: address::link().is_some(),
            ..State::new(address::current(), clock::today())
        }),
        outbox: Rc::default(),
    });
    let dispatch = {
        let dispatcher = store.dispatcher();
        let outbox = store.outbox.clone();
        use_memo((), move |()| {
            Dispatch::from(move |action: Action| {
                dispatcher.dispatch(action);
                // Done before anything else happens, so that what was typed is with the store when this returns.
                while let Some(effect) = next(&outbox) {
                    perform(effect);
                }
            })
        })
    };
    let has_user_packs = has_user_packs(&store.state.draft);
    let needs_later = store.state.route.page.is_later() || has_user_packs;
    let later = use_later(store.state.is_ready, needs_later);
    let reads_packs = has_user_packs && later == LaterStatus::Here;
    let derived = use_memo(
        (
            SameRc(store.state.draft.clone()),
            store.state.sheet,
            reads_packs,
        ),
        |(draft, sheet, _)| Rc::new(Derived::of(draft.0.clone(), *sheet)),
    );
    {
        let dispatch = (*dispatch).clone();
        use_effect_with((), move |()| listen(&dispatch));
    }
    let state = store.state.clone();
    {
        // What stands in the address is set against what is kept, so that has to be there first.
        let dispatch = (*dispatch).clone();
        use_effect_with(state.is_ready, move |is_ready| {
            if *is_ready {
                opening::open_address(&dispatch);
            }
        });
    }
    let is_here = !needs_later || later == LaterStatus::Here;
    use_arrival(&state, is_here);
    use_title(&state, derived.errors().next().is_some());
    use_worker(&state);
    // What a pack of the user's own says would be missing everywhere.
    let waits_for_packs =
        has_user_packs && !matches!(later, LaterStatus::Here | LaterStatus::Failed);
    if state.is_ready && state.reads_link {
        return html! { <p>{ "正在打开链接…" }</p> };
    }
    if !state.is_ready || waits_for_packs {
        return html! { <p>{ "正在打开对标…" }</p> };
    }
    let app = AppContext {
        state,
        derived: (*derived).clone(),
        later,
    };
    html! {
        <ContextProvider<Dispatch> context={(*dispatch).clone()}>
            <ContextProvider<AppContext> context={app}>
                <a class="skip" href={format!("#{HEADING}")} onclick={skip()}>{ "跳到正文" }</a>
                <SingleNotice />
                <Header />
                <MessageBar />
                if needs_later && later == LaterStatus::Failed {
                    <NotFetched />
                }
                <main id="main" tabindex="-1"><OpenPage /></main>
                <footer class="footer">
                    { "填的内容只留在这台电脑上，不上传。自查结果供学校工作参考，以督导认定为准。" }
                </footer>
                <DialogLayer />
            </ContextProvider<AppContext>>
        </ContextProvider<Dispatch>>
    }
}

/// The school is checked by a pack that somebody wrote here.
fn has_user_packs(draft: &Draft) -> bool {
    let mut packs = draft.user_packs.iter();
    packs.any(|pack| draft.packs.contains(&pack.id))
}

fn next(outbox: &RefCell<VecDeque<Effect>>) -> Option<Effect> {
    outbox.borrow_mut().pop_front()
}

/// The one place that does what an action leads to outside of the state.
fn perform(effect: Effect) {
    match effect {
        Effect::Keep(draft, reason) => store::keep(&draft, reason),
        Effect::Begin => store::tell("begin", &[]),
        Effect::Swap => store::tell("swap", &[]),
        Effect::Clear => store::tell("clear", &[]),
        Effect::Store(task, draft) => store::run(&task, &draft),
        Effect::KeptSchool(task) => kept_schools::run(&task),
        Effect::ForgetSetAside(key) => store::tell("forgetAside", &[&key]),
        Effect::Filed => store::tell("filed", &[]),
        Effect::SaveToFile(draft) => store::save_to_file(&draft),
        Effect::Download(draft) => {
            let (stem, text) = (store::file_stem(&draft), store::saved_text(&draft));
            download::download(stem, ".duibiao.json", text.as_bytes(), download::JSON);
        }
        Effect::DownloadText { stem, text } => {
            download::download(&stem, ".duibiao.json", text.as_bytes(), download::JSON);
        }
        // In WeChat the address keeps the link: from there the page is opened elsewhere by its address.
        Effect::Push(_) if agent::is_wechat() && address::link().is_some() => {}
        Effect::Replace(_) if agent::is_wechat() => {}
        Effect::Push(route) => address::push(&route),
        Effect::Replace(route) => address::replace(&route),
        Effect::Focus(id) => focus::soon(id),
    }
}

/// Hears what the browser tells, for the whole life of the page.
fn listen(dispatch: &Dispatch) -> impl FnOnce() + use<> {
    let window = gloo::utils::window();
    let listener = |name: &'static str, on: fn(&Dispatch)| {
        let dispatch = dispatch.clone();
        EventListener::new(&window, name, move |_| on(&dispatch))
    };
    let listeners = [
        listener("hashchange", |dispatch| {
            // A link leads nowhere until it is read.
            if address::link().is_some() {
                opening::open_address(dispatch);
            } else {
                dispatch.emit(Action::AddressChanged(address::current()));
            }
        }),
        listener("beforeprint", |_| print::open_groups()),
        listener("afterprint", |_| print::close_groups()),
        listener("scroll", |_| address::remember_scroll()),
        listener(download::OUTSIDE, |dispatch| {
            dispatch.emit(Action::Ask(crate::state::message::Dialog::NoDownloads));
        }),
    ];
    // A link to where the page is leads there again; the browser tells of no change.
    let again = {
        let dispatch = dispatch.clone();
        EventListener::new(&window, "click", move |event| {
            if address::is_shown(event) {
                dispatch.emit(Action::AddressChanged(address::current()));
            }
        })
    };
    store::start(dispatch.clone());
    move || drop((listeners, again))
}

/// A page that is opened begins at its top, with the keyboard on its heading; one that is come back to stands where it was
/// left, also after a reload.
#[hook]
fn use_arrival(state: &State, is_here: bool) {
    let is_first = use_mut_ref(|| true);
    let was_late = use_mut_ref(|| false);
    let is_drawn = state.is_ready && !state.reads_link;
    let place = (state.route.page.clone(), is_drawn, is_here);
    let anchor = state.route.anchor.clone();
    use_effect_with(place, move |(page, is_drawn, is_here)| {
        if !is_drawn {
            return;
        }
        let was_late = was_late.replace(!is_here);
        if !is_here {
            if !*is_first.borrow() {
                focus::to_top(HEADING);
            }
            return;
        }
        let is_first = is_first.replace(false);
        match (address::remembered_scroll(), anchor) {
            (Some(top), _) => address::scroll_to(top),
            (None, _) if is_first => {}
            // It was not there when the link was followed.
            (None, Some(anchor)) if was_late => focus::soon(anchor),
            // The keyboard goes to what the link leads to.
            (None, Some(_)) => {}
            // The form puts the keyboard into its first empty field.
            (None, None) if *page == Page::Entry => {}
            (None, None) => focus::to_top(HEADING),
        }
    });
    // From here on its scrolling is its own.
    let shown = (state.route.clone(), state.is_ready && is_here);
    use_effect_with(shown, |(_, is_shown)| {
        if *is_shown {
            address::shown();
        }
    });
}

/// Where files are made or read, the worker is started once the page has come to rest, so that the first file need not wait
/// for its code.
#[hook]
fn use_worker(state: &State) {
    let has_files = matches!(
        state.route.page,
        Page::Plan(_) | Page::Exchange | Page::Share
    );
    use_effect_with(state.is_ready && has_files, |has_files| {
        let start = has_files.then(|| Timeout::new(REST, worker::warm_up));
        move || drop(start)
    });
}

/// The page's name in the tab.
#[hook]
fn use_title(state: &State, has_errors: bool) {
    let has_asked = state.has_asked && has_errors;
    use_effect_with(
        (state.route.page.clone(), has_asked),
        |(page, has_asked)| {
            let lead = if *has_asked { "错误：" } else { "" };
            let name = page.name();
            address::set_title(&format!(
                "{lead}{name} · 对标：义务教育优质均衡自查与整改方案"
            ));
        },
    );
}

/// To the heading, without a new entry in the list of where to go back to.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::to(HEADING);
    })
}
