//! Keeps the draft in the browser: a moment after each change, and at once when the page is left.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::action::{Action, Saving};
use super::app::Send;
use super::browser::clock;
use super::browser::store::{self, StoreFault};
use super::components::save_button::save_text;
use super::state::SetAside;
use crate::school::draft::Draft;

/// Time without typing after which the figures are kept.
const KEEP_AFTER_MS: u32 = 600;

/// Holds what is not kept yet.
pub(crate) struct Keeper {
    send: Send,
    pending: RefCell<Option<Rc<Draft>>>,
    /// What this page read or wrote last; anything else was written by another tab.
    last: RefCell<Option<String>>,
    timer: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// Holds nothing; `send` is told how keeping went, `last` is what the store held at the start.
    pub(crate) fn new(send: Send, last: Option<String>) -> Rc<Self> {
        Rc::new(Self {
            send,
            pending: RefCell::new(None),
            last: RefCell::new(last),
            timer: RefCell::new(None),
        })
    }

    /// Keeps `draft` in a moment, unless another one comes before that.
    pub(crate) fn keep_soon(self: &Rc<Self>, draft: &Rc<Draft>) {
        *self.pending.borrow_mut() = Some(draft.clone());
        let own = self.clone();
        *self.timer.borrow_mut() = Some(Timeout::new(KEEP_AFTER_MS, move || own.keep()));
    }

    /// Puts what another tab saved meanwhile apart, so that it is not written over.
    fn keep_other_tab(&self) {
        let Ok(Some(now)) = store::load() else {
            return;
        };
        if self.last.borrow().as_ref() != Some(&now)
            && let Ok(key) = store::keep_other_tab(&now)
        {
            self.send.emit(Action::SetAside(SetAside {
                key,
                text: now,
                is_from_other_tab: true,
                reason: String::new(),
            }));
        }
    }

    /// Keeps what is not kept yet.
    pub(crate) fn keep(&self) {
        let Some(draft) = self.pending.borrow_mut().take() else {
            return;
        };
        let text = save_text(&draft);
        self.keep_other_tab();
        self.send.emit(Action::Keep(match store::save(&text) {
            Ok(()) => {
                *self.last.borrow_mut() = Some(text);
                store::note_kept(&clock::moment());
                Saving::Saved
            }
            Err(StoreFault::Refused) => Saving::Refused,
            Err(StoreFault::Full) => Saving::Full,
        }));
    }
}
