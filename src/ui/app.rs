//! The frame: one state, its saving, the navigation, and the open page.
//!
//! In: the browser's store, address and clock at the start. Out: the running page.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::action::{Action, Choice, Message, Question};
use super::browser::{crash, dialog, download, events, focus, office, route, screen, store};
use super::components::message_bar::message_bar;
use super::components::question::{QUESTION, question};
use super::components::save_button::{save, save_text};
use super::components::verdict;
use super::derived::{Derived, Shared};
use super::gestures;
use super::keeper;
use super::markup::{markup, read};
use super::opening::opening_state;
use super::pages;
use super::place::{Page, Route};
use super::state::{Made, State};
use crate::office::{BEHIND_STATES, Request, Wanted, encode};
use crate::packed;

/// Time without change after which the verdict is read out.
const SPEAK_AFTER_MS: u32 = 1_500;
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

struct App {
    state: State,
    derived: Shared<Derived>,
    send: Send,
    /// There was room for two columns when the page was opened.
    is_wide: bool,
    /// Where the keyboard was put last.
    place: Option<Route>,
    dialog: Option<dialog::Open>,
    /// Waits for a pause, to read out the verdict.
    speech: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let state = opening_state();
        let send: Send = ctx.link().callback(|action: Action| action);
        let to_state = send.clone();
        let listeners = events::listen(&gestures::EVENTS, move |event| {
            gestures::happened(event, &to_state);
        });
        let app = Self {
            derived: Shared(Rc::new(Derived::of(&state.draft, None))),
            state,
            send,
            is_wide: screen::is_wide(),
            place: None,
            dialog: None,
            speech: None,
            _listeners: listeners,
        };
        keeper::listen(app.send.clone());
        app
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        let action = self.beside(action);
        match &action {
            Action::Go(_) => self.is_wide = screen::is_wide(),
            Action::SaveAsFile => {
                save(&self.state.draft);
                store::tell("filed", &[]);
                self.state.is_file_due = false;
            }
            Action::SaveToFile => {
                let draft = &self.state.draft;
                store::tell("saveFile", &[&save_text(draft), draft.profile.name.trim()]);
            }
            Action::SaveSetAside(key) => self.save_set_aside(key),
            Action::ForgetSetAside(key) => self.shelve("list-forget", key),
            Action::OpenBeside(..) => store::tell("begin", &[]),
            Action::TakeOver(None) if self.offers_newer() => store::tell("begin", &["locked"]),
            // It does not go into the school that can only be looked at.
            Action::TakeOver(None) | Action::OfferFile(_) if self.state.is_read_only => {
                store::tell("begin", &[]);
            }
            Action::Clear => {
                store::tell("forget", &[]);
                self.shelve("list-clear", "");
            }
            Action::Do(task, key) if task.starts_with("list-") => self.shelve(task, key),
            Action::Do(task, key) => keeper::run(task, key, &self.state.draft),
            _ => {}
        }
        let keeping = keeping(&action);
        let is_listed = matches!(action, Action::Listed | Action::Keep(_));
        let (before, page) = (self.state.draft.clone(), self.state.route.page);
        let is_beginning = matches!(action, Action::Ready);
        match &action {
            Action::DownloadPlan => self.ask_for(Wanted::Docx, ""),
            Action::Ask(wanted, focus) => self.ask_for(*wanted, focus),
            _ => {}
        }
        let sheet = self.state.sheet;
        self.state.apply(action);
        if page != self.state.route.page || is_beginning {
            self.date_plan();
        }
        let is_changed = !Rc::ptr_eq(&before, &self.state.draft);
        if is_changed || sheet != self.state.sheet {
            self.derive();
        }
        if is_changed {
            if let (Some(why), false) = (keeping, self.state.is_read_only) {
                self.state.saving.word = "正在保存…".to_owned();
                keeper::keep(&self.state.draft, why);
            }
            self.ask_for_page();
        } else if page != self.state.route.page || is_beginning {
            self.state.forget_made();
            self.ask_for_page();
        } else if is_listed {
            if matches!(self.state.route.page, Page::Schools | Page::Stored) {
                self.ask_for_page();
            }
        } else if sheet != self.state.sheet {
            self.state.panel = Made::Waiting;
            self.ask_for_page();
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (state, derived) = (&self.state, &self.derived);
        if !state.is_ready {
            return markup!("<p>正在打开对标…</p>");
        }
        let page = match state.route.page {
            Page::Start => pages::start::start(state),
            Page::Figures => pages::figures::figures(state, derived, self.is_wide),
            Page::Results => pages::results::results(state, derived),
            Page::About => pages::about::about(),
            page => pages::made::page(page, state),
        };
        let question = state
            .question
            .as_ref()
            .map(|asked| question(asked, state.has_figures()));
        markup!(
            "<a class='skip' href='#main' data-action='skip'>跳到正文</a>\
            {}\
            <main id='main' tabindex='-1'>{}<div key='{}'>{}</div></main>\
            <input id='open-anywhere' type='file' hidden='hidden' accept='.json,application/json'/>\
            <footer class='footer'>数据只保存在这个浏览器里，不上传。自查结果供学校工作参考，以督导认定为准。</footer>\
            {}",
            header(state),
            message_bar(state),
            state.route.page.key(),
            page,
            question,
        )
    }

    fn rendered(&mut self, _: &Context<Self>, is_first: bool) {
        if self.state.question.is_none() {
            if let Some(open) = self.dialog.take() {
                open.close();
            }
        } else if self.dialog.is_none() {
            self.dialog = Some(dialog::show(QUESTION));
        }
        self.speak_soon();
        if self.place.as_ref() != Some(&self.state.route) {
            self.place = Some(self.state.route.clone());
            go_to(&self.state.route, is_first);
        }
    }
}

impl App {
    /// Has the open page made anew, where the office worker makes it.
    fn ask_for_page(&mut self) {
        let wanted = match self.state.route.page {
            Page::Items => Wanted::Items,
            Page::Results => {
                self.ask_for(Wanted::Checked, "");
                Wanted::Results
            }
            Page::Outlook => Wanted::Outlook,
            Page::Plan => Wanted::Plan,
            Page::Standards => Wanted::Standards,
            Page::SelfCheck => Wanted::SelfCheck,
            Page::Figures => Wanted::Panel,
            // Whoever begins will want to see soon what the figures come to.
            Page::Start => return office::warm_up(),
            Page::About => return,
            Page::Schools => return self.list(Wanted::Schools, "schools"),
            Page::Stored => return self.list(Wanted::Stored, "stored"),
        };
        let sheet = self.state.sheet.filter(|_| wanted == Wanted::Panel);
        let focus = sheet.map_or_else(String::new, |idx| idx.to_string());
        self.ask_for(wanted, &focus);
    }

    /// Has the worker make a page about what is kept.
    fn list(&mut self, wanted: Wanted, page: &str) {
        self.state.asked += 1;
        let (number, send) = (self.state.asked, self.send.clone());
        let [current, keys] = ["current", "keys"].map(|name| store::ask(name).unwrap_or_default());
        office::shelve(page, &[&current, &keys], move |answer| {
            arrived(wanted, number, answer, "", &send);
        });
    }

    /// Has the worker do something with the kept schools.
    fn shelve(&self, task: &str, key: &str) {
        let send = self.send.clone();
        let name = events::value_of(&format!("name-{key}"));
        office::shelve(task, &[key, &name], move |answer| {
            if let Err(cause) = answer {
                let text = format!("没有做成（{cause}）。页面上的内容没有变，请刷新页面再试。");
                send.emit(Action::Report(Message::Failed(text)));
            }
            send.emit(Action::Listed);
        });
    }

    fn derive(&mut self) {
        let derived = Derived::of(&self.state.draft, self.state.sheet);
        self.derived = Shared(Rc::new(derived));
    }

    /// Asks the office worker for something of the figures as they are.
    fn ask_for(&mut self, wanted: Wanted, focus: &str) {
        if self.state.draft.profile.kind.is_none() && wanted.is_about_school() {
            return;
        }
        let draft = &self.state.draft;
        let school = save_text(draft);
        let (send, name) = (self.send.clone(), draft.profile.name.trim().to_owned());
        if wanted.is_page() {
            self.state.asked += 1;
        }
        let (number, focus) = (self.state.asked, focus.to_owned());
        let request = Request {
            wanted,
            school,
            focus,
        };
        match encode(&request) {
            Ok(request) => office::ask(&request, move |answer| {
                arrived(wanted, number, answer, &name, &send)
            }),
            Err(cause) => arrived(wanted, number, Err(cause), &name, &send),
        }
    }

    /// A plan that is looked at for the first time bears today's date; a date that was chosen stays.
    fn date_plan(&mut self) {
        let state = &mut self.state;
        let is_new = state.draft.choices.plan_date.is_none() && !state.draft.entries.is_empty();
        let can_change = state.today.is_some() && !state.is_read_only;
        if state.route.page == Page::Plan && is_new && can_change {
            state.apply(Action::Choose(Choice::PlanDate(state.today)));
        }
    }

    /// What is offered, as the school to be opened beside the others.
    fn beside(&mut self, action: Action) -> Action {
        match (action, &mut self.state.question) {
            (Action::TakeBeside, Some(Question::Replace(offer))) if !offer.is_newer => {
                Action::OpenBeside(offer.draft.clone(), offer.name.clone())
            }
            (action, _) => action,
        }
    }

    /// The file in question was written by a newer program.
    fn offers_newer(&self) -> bool {
        matches!(&self.state.question, Some(Question::Replace(offer)) if offer.is_newer)
    }

    fn save_set_aside(&self, key: &str) {
        if let Some(text) = self.state.set_aside.iter().find(|text| text.key == key) {
            let bytes = text.text.as_bytes();
            download::download("打不开的旧内容", ".duibiao.json", bytes, download::JSON);
        }
    }

    /// Reads out the verdict when nothing changes for a while.
    fn speak_soon(&mut self) {
        self.speech = Some(Timeout::new(SPEAK_AFTER_MS, || {
            focus::say(verdict::SPOKEN, &focus::text_of(verdict::VERDICT));
        }));
    }
}

/// Takes over what the office worker made: a page is shown, a file is given, a pack is taken over.
fn arrived(wanted: Wanted, number: u32, answer: Result<Vec<u8>, String>, name: &str, send: &Send) {
    let made = match answer {
        Ok(bytes) => match wanted {
            Wanted::Docx => {
                let stem = format!("{name}整改提升方案");
                download::download(&stem, ".docx", &bytes, download::DOCX);
                Made::Waiting
            }
            Wanted::PackFile => {
                return download::download("标准包", ".toml", &bytes, download::TOML);
            }
            Wanted::ReadPack | Wanted::CopyPack => {
                return send.emit(Action::TakePack(packed::read(&bytes)));
            }
            Wanted::Panel => {
                let text = String::from_utf8_lossy(&bytes);
                let (states, sentences) = text.split_once(BEHIND_STATES).unwrap_or(("", &text));
                Made::Said(read(states), read(sentences))
            }
            Wanted::Checked => return send.emit(Action::Checked(packed::read(&bytes))),
            _ => Made::Html(read(&String::from_utf8_lossy(&bytes))),
        },
        Err(cause) => {
            if matches!(
                wanted,
                Wanted::ReadPack | Wanted::CopyPack | Wanted::PackFile
            ) {
                let text = format!("标准包没有用上。{cause}");
                return send.emit(Action::Report(Message::Failed(text)));
            }
            if wanted == Wanted::Checked {
                return;
            }
            if wanted == Wanted::Docx {
                let text = format!(
                    "方案文件没有生成（{cause}）。填报和选择的内容都还在。请再点一次；如果还不行，请先另存为文件，刷新页面后重试。"
                );
                send.emit(Action::Report(Message::Failed(text)));
            }
            Made::Failed(cause)
        }
    };
    send.emit(Action::Arrive(wanted, number, made));
}

/// Why a change of the draft is kept; what took the place of something else is kept at once, so that what stood there
/// stays as it was. `None` where the store has it, or shall not have it.
fn keeping(action: &Action) -> Option<&'static str> {
    match action {
        Action::Show(..) | Action::Clear => None,
        Action::OfferFile(_) | Action::TakeOver(_) | Action::OpenBeside(..) => Some("opened"),
        Action::Undo | Action::TakeBack(..) => Some("restored"),
        Action::DropSheet(_) | Action::DropPack(_) => Some("dropped"),
        _ => Some("typed"),
    }
}

/// After a link, the keyboard stands where the link leads; at the first page it stays where it is.
fn go_to(route: &Route, is_first: bool) {
    let name = route.page.name();
    route::set_title(&format!("{name} · 对标：义务教育优质均衡自查与整改方案"));
    match &route.field {
        Some(field) => focus::to(field),
        None if is_first => {}
        None => focus::to_top(HEADING),
    }
}

fn header(state: &State) -> Html {
    let link = |page: Page| {
        markup!(
            "<li><a class='nav-link' href='{}' aria-current='{}'>{}</a></li>",
            page.address(),
            (page == state.route.page).then_some("page"),
            page.name(),
        )
    };
    let links: Vec<Html> = Page::NAVIGATION.into_iter().map(link).collect();
    let saving = match state.saving.word.as_str() {
        _ if state.is_read_only => "只能查看",
        "" => "学校列表",
        word => word,
    };
    markup!(
        "<header class='header'>\
            <div class='header-inner'>\
                <span class='header-name'>对标<small>义务教育优质均衡自查</small></span>\
                <nav aria-label='页面'><ul class='nav'>{}</ul></nav>\
                <a class='header-saving' href='{}'>{}</a>\
            </div>\
        </header>",
        links,
        Page::Schools.address(),
        saving.to_owned(),
    )
}
