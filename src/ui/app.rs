//! The frame: one state, its saving, the navigation, and the open page.
//!
//! In: the browser's store, address and clock at the start. Out: the running page.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::action::{Action, Message, Note, Question};
use super::arrival::arrived;
use super::browser::{agent, crash, dialog, download, events, focus, office, route, screen, store};
use super::choices::date_plan;
use super::components::header::{header, show_title};
use super::components::looking::{locked, looked_at};
use super::components::message_bar::message_bar;
use super::components::question::{QUESTION, question};
use super::components::save_button::{save, save_text};
use super::components::summary::SUMMARY;
use super::components::verdict;
use super::derived::{Derived, Shared};
use super::entering::Step;
use super::gestures;
use super::handing;
use super::importing;
use super::keeper;
use super::markup::markup;
use super::opening::opening_state;
use super::pages;
use super::place::{Page, Route};
use super::state::{About, Made, State};
use super::unprocessed::Unprocessed;
use crate::office::{Request, Wanted, encode};

/// Time without change after which the verdict is read out.
const SPEAK_AFTER_MS: u32 = 1_500;
/// Id of the heading of each page, to which a link leads.
pub(crate) const HEADING: &str = "page-heading";
/// Id of the region with a link that was made.
const LINK: &str = "made";

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
    /// What was sent and has not come to [`App::update`] yet.
    unprocessed: Rc<Unprocessed>,
    /// There was room for two columns when the page was opened.
    is_wide: bool,
    /// Where the keyboard was put last.
    place: Option<Route>,
    /// Where it goes as soon as that is there.
    focus_soon: Option<String>,
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
        let unprocessed = Rc::new(Unprocessed::default());
        let (sent, to_app) = (
            unprocessed.clone(),
            ctx.link().callback(|action: Action| action),
        );
        let send = Send::from(move |action: Action| {
            sent.sent(&action);
            to_app.emit(action);
        });
        let to_state = send.clone();
        let listeners = events::listen(&gestures::EVENTS, move |event| {
            gestures::happened(event, &to_state);
        });
        let app = Self {
            derived: Shared(Rc::new(Derived::of(&state.draft, None))),
            state,
            send,
            unprocessed,
            is_wide: screen::is_wide(),
            place: None,
            focus_soon: None,
            dialog: None,
            speech: None,
            _listeners: listeners,
        };
        let link = ctx.link().clone();
        keeper::listen(app.send.clone(), move || {
            // While the state changes, what changes it is kept by that.
            if let Some(app) = link.get_component() {
                app.keep_unprocessed();
            }
        });
        app
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.unprocessed.reached();
        if let Action::Answer(wanted, number, about, answer) = action {
            self.take_answer(wanted, number, &about, answer);
            return false;
        }
        if let Some(message) = self.state.why_not_saved(&action) {
            self.state.message = Some(message);
            return true;
        }
        match &action {
            Action::Go(_) => self.is_wide = screen::is_wide(),
            Action::SaveAsFile => {
                save(&self.state.draft);
                if self.state.looking.is_none() {
                    store::tell("filed", &[]);
                    self.state.is_file_due = false;
                }
            }
            Action::SaveToFile => {
                let draft = self.state.own();
                store::tell("saveFile", &[&save_text(draft), draft.profile.name.trim()]);
            }
            Action::SaveSetAside(key) => self.save_set_aside(key),
            Action::ForgetSetAside(key) => self.shelve("list-forget", key),
            Action::TakeOver(None) if !self.state.is_own_blank() => store::tell("begin", &[]),
            Action::Undo if self.state.is_beside => store::tell("swap", &[]),
            Action::Clear => store::tell("clear", &[]),
            Action::Do(task, key) if task.starts_with("list-") => self.shelve(task, key),
            Action::Do(task, key) => keeper::run(task, key, self.state.own()),
            _ => {}
        }
        let keeping = keeper::why(&action);
        let is_listed = matches!(action, Action::Listed | Action::Keep(_));
        let (before, page) = (self.state.draft.clone(), self.state.route.page);
        let own = self.state.own().clone();
        let is_beginning = matches!(action, Action::Ready);
        match &action {
            Action::Import(step) => importing::happening(step, &mut self.state, &self.send),
            Action::Download(key) => self.ask_for(Wanted::Paper, key),
            Action::Ask(wanted, focus) => self.ask_for(*wanted, focus),
            Action::ReadFile(Wanted::ReadFile, file) => handing::read_file(file, &self.send),
            Action::ReadFile(wanted, file) => self.ask_with(
                *wanted,
                &file.name(),
                &office::Enclosed {
                    files: std::slice::from_ref(file),
                    ..Default::default()
                },
            ),
            Action::ReadLink(link, secret) => {
                // A passphrase is for the link that asked for it.
                let link = match &self.state.question {
                    Some(Question::Passphrase(asked, _)) if secret.is_some() => asked,
                    _ => link,
                };
                handing::read(link, secret.as_deref(), &self.send);
            }
            Action::HandOn(wanted, what) => {
                let secret = handing::secret(what);
                let enclosed = office::Enclosed {
                    secret: secret.as_deref(),
                    ..Default::default()
                };
                self.ask_with(*wanted, &handing::wish(what), &enclosed);
            }
            Action::AskMerged => self.ask_for(Wanted::Merged, &self.merging()),
            Action::Arrive(Wanted::MakeLink, ..) => self.focus_soon = Some(LINK.to_owned()),
            Action::Step(Step::GoOn) if self.derived.errors().next().is_none() => {
                route::open(&Page::Review.address());
                return false;
            }
            Action::Step(Step::GoOn) => self.focus_soon = Some(SUMMARY.to_owned()),
            _ => {}
        }
        let leads_to = match &action {
            Action::Look => Some(Page::Results),
            Action::Merge => Some(Page::Merge),
            Action::LeaveMerge | Action::Merged(_) => Some(Page::Figures),
            _ => None,
        };
        let is_offered = matches!(action, Action::OfferFile(_));
        let is_merging = matches!(
            action,
            Action::Merge | Action::MergeAll(_) | Action::Note(Note::Merge, ..)
        );
        let sheet = self.state.sheet;
        self.state.apply(action);
        // In WeChat the address keeps the link.
        let is_shown = is_offered && self.state.looking.is_some() && !agent::is_wechat();
        if let Some(page) = leads_to.or(is_shown.then_some(Page::Results)) {
            route::go(page);
        }
        if is_merging {
            self.ask_for_page();
        }
        if self.state.looking.is_none() && before.asked != self.state.draft.asked {
            // A colleague has nothing to do but the section.
            route::go(Page::Figures);
        }
        if is_beginning && let Some(link) = route::link() {
            self.send.emit(Action::ReadLink(link, None));
        }
        if page != self.state.route.page || is_beginning {
            date_plan(&mut self.state);
        }
        // What was looked at and becomes one's own is the same draft as before.
        let is_changed =
            !Rc::ptr_eq(&before, &self.state.draft) || !Rc::ptr_eq(&own, self.state.own());
        if is_changed || sheet != self.state.sheet {
            self.derive();
        }
        if is_changed {
            // What is only looked at is not kept.
            let is_open = self.state.looking.is_none() && !self.state.is_read_only;
            // A field that is left as it was changes nothing, and brings nothing back that was cleared.
            let is_new =
                |why: &&str| !matches!(*why, "typed" | "noted") || before != self.state.draft;
            if let Some(why) = keeping.filter(|_| is_open).filter(is_new) {
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
            Page::Start => pages::start::start(state, derived),
            Page::Figures => pages::figures::figures(state, derived, self.is_wide),
            Page::Review => pages::review::review(state, derived),
            Page::Results => pages::results::results(state, derived),
            Page::Exchange => pages::exchange::exchange(state),
            page => pages::made::page(page, state),
        };
        let page = match &state.looking {
            Some(looking) => looked_at(looking, !state.is_own_blank(), page),
            None if state.is_read_only && state.route.page.is_of_school() => locked(page),
            None => page,
        };
        let question = state
            .question
            .as_ref()
            .map(|asked| question(asked, !state.is_blank()));
        markup!(
            "<a class='skip' href='#main' data-action='skip'>跳到正文</a>\
            {}\
            <main id='main' tabindex='-1'>{}<div key='{}'>{}</div></main>\
            <input id='open-anywhere' type='file' hidden='hidden' accept='.json,application/json'/>\
            <footer class='footer'>填的内容只留在这台电脑上，不上传。自查结果供学校工作参考，以督导认定为准。</footer>\
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
            self.focus_soon.clone_from(&self.state.route.field);
            if self.focus_soon.is_none() && !is_first {
                focus::to_top(HEADING);
            }
        }
        // What the office worker makes may come later; what never comes takes the keyboard nowhere.
        let is_waiting = matches!(self.state.made, Made::Waiting);
        if let Some(id) = self.focus_soon.take()
            && !focus::to(&id)
            && is_waiting
        {
            self.focus_soon = Some(id);
        }
        show_title(&self.state, &self.derived);
    }
}

impl App {
    /// Gives the store what was typed and has not reached the state: the page may be closed before it does.
    fn keep_unprocessed(&self) {
        let typed = self.unprocessed.typed();
        if typed.is_empty() || self.state.looking.is_some() || self.state.is_read_only {
            return;
        }
        let mut state = self.state.clone();
        for action in typed {
            state.apply(action);
        }
        if !Rc::ptr_eq(&state.draft, &self.state.draft) {
            keeper::keep(&state.draft, "typed");
        }
    }

    /// Has the open page made anew, where the office worker makes it.
    fn ask_for_page(&mut self) {
        let wanted = match self.state.route.page {
            Page::Items => Wanted::Items,
            Page::Review => Wanted::Review,
            Page::Results => {
                self.ask_for(Wanted::Checked, "");
                Wanted::Results
            }
            Page::Outlook => Wanted::Outlook,
            Page::Plan => Wanted::Plan,
            Page::Standards => Wanted::Standards,
            Page::SelfCheck => Wanted::SelfCheck,
            Page::Figures => {
                if self.state.entering.help.is_empty() {
                    self.ask_for(Wanted::Help, "");
                }
                Wanted::Panel
            }
            // Whoever begins will want to see soon what the figures come to.
            Page::Start if !self.state.has_figures() => return office::warm_up(),
            Page::Start => Wanted::Panel,
            Page::Exchange => Wanted::Exchange,
            Page::About => Wanted::About,
            Page::Schools => return self.list(Wanted::Schools, "schools"),
            Page::Stored => return self.list(Wanted::Stored, "stored"),
            Page::Share => return self.ask_for(Wanted::Share, &route::address()),
            Page::Merge => {
                return self.ask_for(Wanted::Merge, &self.merging());
            }
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
            arrived(wanted, number, answer, true, &send);
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

    /// What is compared with the figures on the table, with what was chosen.
    fn merging(&self) -> String {
        let merging = self.state.merging.as_ref();
        let focus = merging.map(|own| own.focus(&save_text(&own.theirs)));
        focus.unwrap_or_default()
    }

    /// Asks the office worker for something of the figures as they are.
    fn ask_for(&mut self, wanted: Wanted, focus: &str) {
        self.ask_with(wanted, focus, &office::Enclosed::default());
    }

    /// Asks with the passphrase of a link, or about a file.
    fn ask_with(&mut self, wanted: Wanted, focus: &str, enclosed: &office::Enclosed) {
        if self.state.draft.profile.kind.is_none() && wanted.is_about_school() {
            return;
        }
        let draft = &self.state.draft;
        let school = save_text(draft);
        let send = self.send.clone();
        let number = if wanted == Wanted::MakeLink {
            self.state.link_asked += 1;
            self.state.link_asked
        } else {
            self.state.asked += u32::from(wanted.is_page());
            self.state.asked
        };
        let (about, focus) = (self.state.about(), focus.to_owned());
        let request = Request {
            wanted,
            school: school.as_ref().to_owned(),
            focus,
        };
        match encode(&request) {
            Ok(request) => {
                office::ask(office::Which::Office, &request, enclosed, move |answer| {
                    send.emit(Action::Answer(wanted, number, about, answer));
                });
            }
            Err(cause) => arrived(wanted, number, Err(cause), true, &send),
        }
    }

    /// Hands on what the office worker answered, unless it is about what does not stand here any more.
    fn take_answer(
        &self,
        wanted: Wanted,
        number: u32,
        about: &About,
        answer: Result<Vec<u8>, String>,
    ) {
        if self.state.is_current(wanted, number, about) {
            let is_same_school = about.school == self.state.school;
            return arrived(wanted, number, answer, is_same_school, &self.send);
        }
        // What nobody pressed a button for is asked for again by the page itself.
        let what = match wanted {
            Wanted::MakeLink => "刚才要的链接没有显示",
            Wanted::Merged => "没有合并",
            Wanted::ReadPack | Wanted::CopyPack => "标准包没有用上",
            Wanted::ReadLayout => "版式没有用上",
            _ => return,
        };
        let text = format!("{what}：等的时候，页面上的内容换了。请再点一次。");
        self.send.emit(Action::Report(Message::Failed(text)));
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
