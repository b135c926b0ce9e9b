//! Keeps the open school in the browser: a moment after each change, and at once when the page is left.
//!
//! In: drafts. Out: actions that say how keeping went. One write is on its way at a time; what is typed meanwhile waits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::action::{Action, Message, Saving};
use super::app::Send;
use super::browser::events::{self, Event};
use super::browser::store::{self, Array, Held, Kept, Request, StoreFault, Word};
use super::components::save_button::save_text;
use crate::keeping::{State, goes_on, is_file_due, surplus};
use crate::school::draft::Draft;

/// Time without typing after which the figures are kept.
const KEEP_AFTER_MS: u32 = 600;

/// Reason of a state into which a person types.
pub(crate) const TYPED: &str = "typed";

/// A school of the store.
pub(super) struct Shelf {
    pub held: Held,
    /// Id of the state for what stands here when another tab was quicker.
    fork: String,
    /// Nothing of it is written.
    pub is_read_only: bool,
    /// The next write is wanted, though another tab was quicker.
    pub is_forced: bool,
}

pub(super) type OneShelf = Rc<RefCell<Shelf>>;

/// A draft that is not kept yet.
#[derive(Clone)]
struct Pending {
    shelf: OneShelf,
    draft: Rc<Draft>,
    why: &'static str,
}

/// Holds what is not kept yet.
pub(crate) struct Keeper {
    pub(super) send: Send,
    shelf: RefCell<OneShelf>,
    waiting: RefCell<Vec<Pending>>,
    writing: RefCell<Option<Pending>>,
    timer: RefCell<Option<Timeout>>,
    /// The last write failed.
    has_failed: Cell<bool>,
    /// The browser was asked not to clean the store up.
    is_asked: Cell<bool>,
    /// When the person was last told that no file is up to date.
    reminded: Cell<u64>,
}

impl Keeper {
    /// Holds nothing; `send` is told how keeping went.
    pub(crate) fn new(send: Send) -> Rc<Self> {
        Rc::new(Self {
            send,
            shelf: RefCell::new(Self::shelf_of(Held::default())),
            waiting: RefCell::default(),
            writing: RefCell::default(),
            timer: RefCell::default(),
            has_failed: Cell::new(false),
            is_asked: Cell::new(false),
            reminded: Cell::new(0),
        })
    }

    fn shelf_of(held: Held) -> OneShelf {
        Rc::new(RefCell::new(Shelf {
            held,
            fork: store::fresh_id(),
            is_read_only: false,
            is_forced: false,
        }))
    }

    /// The open school.
    pub(super) fn shelf(&self) -> OneShelf {
        self.shelf.borrow().clone()
    }

    /// From now on this school is the open one; one without an id gets a new one.
    pub(super) fn turn_to(&self, mut held: Held) -> OneShelf {
        if held.id.is_empty() {
            held.id = store::fresh_id();
        }
        store::enter(&held.id);
        let shelf = Self::shelf_of(held);
        *self.shelf.borrow_mut() = shelf.clone();
        shelf
    }

    /// From now on a new school is the open one.
    pub(crate) fn begin_school(&self) {
        self.turn_to(Held::default());
    }

    /// Nothing of the open school is written from now on.
    pub(crate) fn lock(&self) {
        self.begin_school();
        self.shelf().borrow_mut().is_read_only = true;
    }

    /// Hears what other tabs do with the open school.
    pub(crate) fn listen(self: &Rc<Self>) {
        let own = self.clone();
        store::listen(move |word| {
            let message = match word {
                Word::Saved(time, revision) => {
                    if revision <= own.shelf().borrow().held.revision {
                        return;
                    }
                    Message::OtherTab(time)
                }
                Word::Here => Message::HereToo,
                Word::Cleared => Message::ClearedElsewhere,
            };
            own.send.emit(Action::Report(message));
        });
    }

    /// Keeps `draft` in a moment, unless another one comes before that.
    pub(crate) fn keep_soon(self: &Rc<Self>, draft: &Rc<Draft>) {
        self.push(draft, TYPED);
        let own = self.clone();
        *self.timer.borrow_mut() = Some(Timeout::new(KEEP_AFTER_MS, move || own.keep()));
    }

    /// Keeps `draft`, which took the place of another one, as a state of its own, at once.
    pub(crate) fn keep_replaced(self: &Rc<Self>, draft: &Rc<Draft>, why: &'static str) {
        self.push(draft, why);
        self.keep();
    }

    fn push(&self, draft: &Rc<Draft>, why: &'static str) {
        let shelf = self.shelf();
        if shelf.borrow().is_read_only {
            return;
        }
        let mut waiting = self.waiting.borrow_mut();
        match waiting.last_mut() {
            Some(last) if why == TYPED && Rc::ptr_eq(&last.shelf, &shelf) => {
                last.draft = draft.clone();
            }
            _ => waiting.push(Pending {
                shelf,
                draft: draft.clone(),
                why,
            }),
        }
    }

    /// Stops text on its way into a school that can only be looked at; true when it did.
    pub(crate) fn refuses(&self, event: &Event) -> bool {
        let is_refused = self.shelf().borrow().is_read_only && events::is_in_main(event);
        if is_refused {
            event.prevent_default();
        }
        is_refused
    }

    /// True while something stands only on the page.
    pub(crate) fn is_lost_on_closing(&self) -> bool {
        self.has_failed.get() && !self.waiting.borrow().is_empty()
    }

    /// Forgets what is not kept yet.
    pub(super) fn forget(&self) {
        self.waiting.borrow_mut().clear();
        *self.timer.borrow_mut() = None;
        self.has_failed.set(false);
    }

    /// Keeps what is not kept yet.
    pub(crate) fn keep(self: &Rc<Self>) {
        if self.writing.borrow().is_some() || self.waiting.borrow().is_empty() {
            return;
        }
        *self.timer.borrow_mut() = None;
        let next = self.waiting.borrow_mut().remove(0);
        *self.writing.borrow_mut() = Some(next.clone());
        let own = self.clone();
        spawn_local(async move {
            let kept = own.write(&next).await;
            *own.writing.borrow_mut() = None;
            own.written(next, kept);
        });
    }

    /// Waits until nothing is left to be kept; false when something cannot be.
    pub(super) async fn settle(self: &Rc<Self>) -> bool {
        self.keep();
        while self.writing.borrow().is_some() {
            gloo::timers::future::TimeoutFuture::new(10).await;
            if !self.has_failed.get() {
                self.keep();
            }
        }
        self.waiting.borrow().is_empty()
    }

    /// The page is left, or may never be seen again: what is not kept is written without waiting for an answer, and
    /// then in the usual way, if there is still time.
    pub(crate) fn keep_last(self: &Rc<Self>) {
        let waiting = self.waiting.borrow().last().cloned();
        let last = waiting.or_else(|| self.writing.borrow().clone());
        if let Some(last) = last {
            store::keep_last(&request(&last).0);
            self.keep();
        }
    }

    async fn write(&self, pending: &Pending) -> Result<Kept, StoreFault> {
        let (request, state) = request(pending);
        let kept = store::keep(&request).await?;
        let mut shelf = pending.shelf.borrow_mut();
        if kept.theirs.is_none() {
            shelf.held.revision = kept.held.revision;
            shelf.held.state = state;
            shelf.is_forced = false;
        }
        shelf.held.states.clone_from(&kept.held.states);
        Ok(kept)
    }

    fn written(self: &Rc<Self>, pending: Pending, kept: Result<Kept, StoreFault>) {
        self.has_failed.set(kept.is_err());
        let saving = match kept {
            Ok(kept) => {
                self.after_keeping(&pending, &kept);
                match kept.theirs {
                    None => Saving::Saved(kept.held.saved),
                    Some(theirs) => {
                        self.send.emit(Action::Report(Message::Conflict(theirs)));
                        Saving::Apart(kept.held.saved)
                    }
                }
            }
            Err(fault) => {
                // It is tried again with the next change, which may already wait.
                let mut waiting = self.waiting.borrow_mut();
                let is_overtaken = waiting.first().is_some_and(|next| {
                    next.why == TYPED && Rc::ptr_eq(&next.shelf, &pending.shelf)
                });
                if !is_overtaken {
                    waiting.insert(0, pending);
                }
                self.send.emit(Action::Keep(saving_of(fault)));
                return;
            }
        };
        if self.waiting.borrow().is_empty() {
            self.send.emit(Action::Keep(saving));
        } else if self.timer.borrow().is_none() {
            self.keep();
        }
    }

    fn after_keeping(&self, pending: &Pending, kept: &Kept) {
        if !pending.draft.entries.is_empty() && !self.is_asked.replace(true) {
            store::change_soon("persist", String::new());
        }
        let since = match kept.held.unfiled {
            0 => 0,
            unfiled => unfiled.max(self.reminded.get()),
        };
        if is_file_due(since, kept.now) {
            self.reminded.set(kept.now);
            self.send.emit(Action::FileDue);
        }
    }

    /// The open school was saved as a file.
    pub(crate) fn filed(&self) {
        store::change_soon("filed", self.shelf().borrow().held.id.clone());
    }
}

/// How the page says what went wrong.
pub(super) fn saving_of(fault: StoreFault) -> Saving {
    match fault {
        StoreFault::Refused => Saving::Refused,
        StoreFault::Full => Saving::Full,
        StoreFault::Unknown => Saving::Unknown,
        StoreFault::Blocked => Saving::Blocked,
    }
}

/// Which state the draft goes into, whether the one before is sealed, and which ones give way.
fn place(pending: &Pending, now: u64) -> (String, bool, String) {
    let shelf = pending.shelf.borrow();
    let held = &shelf.held;
    let current = held.states.iter().find(|state| state.id == held.state);
    let seals = pending.why != TYPED;
    match current {
        Some(current) if !seals && goes_on(current, now) => {
            (current.id.clone(), false, String::new())
        }
        _ => {
            let mut states = held.states.clone();
            let id = store::fresh_id();
            states.push(State {
                id: id.clone(),
                begun: now,
                saved: now,
                is_sealed: false,
            });
            let gone = surplus(&states, &id, now).join(" ");
            (id, seals, gone)
        }
    }
}

/// What the store is asked to keep, and the id of the state it goes into.
fn request(pending: &Pending) -> (Array, String) {
    let (state, seals, surplus) = place(pending, store::now());
    let shelf = pending.shelf.borrow();
    let request = store::request(&Request {
        school: &shelf.held.id,
        base: shelf.held.revision,
        force: shelf.is_forced,
        text: &save_text(&pending.draft),
        name: pending.draft.profile.name.trim(),
        why: pending.why,
        state: &state,
        seals,
        surplus,
        fork: &shelf.fork,
    });
    (request, state)
}
