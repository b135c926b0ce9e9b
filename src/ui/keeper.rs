//! Keeps the draft in the browser: a moment after each change, and at once when the page is left.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::action::{Action, Saving};
use super::app::Send;
use super::browser::store::{self, StoreFault};
use crate::embedded;
use crate::exchange::saved;
use crate::school::draft::Draft;

/// Time without typing after which the figures are kept.
const KEEP_AFTER_MS: u32 = 600;

/// Holds what is not kept yet.
pub(crate) struct Keeper {
    send: Send,
    pending: RefCell<Option<Rc<Draft>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// Holds nothing; `send` is told how keeping went.
    pub(crate) fn new(send: Send) -> Rc<Self> {
        Rc::new(Self {
            send,
            pending: RefCell::new(None),
            timer: RefCell::new(None),
        })
    }

    /// Keeps `draft` in a moment, unless another one comes before that.
    pub(crate) fn keep_soon(self: &Rc<Self>, draft: &Rc<Draft>) {
        *self.pending.borrow_mut() = Some(draft.clone());
        let own = self.clone();
        *self.timer.borrow_mut() = Some(Timeout::new(KEEP_AFTER_MS, move || own.keep()));
    }

    /// Keeps what is not kept yet.
    pub(crate) fn keep(&self) {
        let Some(draft) = self.pending.borrow_mut().take() else {
            return;
        };
        let text = saved::save(&draft, embedded::catalogue(), embedded::standard());
        self.send.emit(Action::Keep(match store::save(&text) {
            Ok(()) => Saving::Saved,
            Err(StoreFault::Refused) => Saving::Refused,
            Err(StoreFault::Full) => Saving::Full,
        }));
    }
}
