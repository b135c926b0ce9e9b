//! What components use of the whole page: the state, what follows from it, and the way to change it.
//!
//! In: the contexts that `app` provides. Out: hooks. They must not know which page is open.

pub(crate) mod composition;
mod derived;
mod listing;

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

pub(crate) use derived::{Derived, field_id, figure_of_field};
pub(crate) use listing::use_listing;

use crate::browser::print::PrintTitle;
use crate::later::LaterStatus;
use crate::state::{Action, State};

/// An `Rc` that equals another only where both are the same one: comparing what they hold would cost more than it saves.
#[derive(Debug)]
pub(crate) struct SameRc<T>(pub Rc<T>);

impl<T> Clone for SameRc<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for SameRc<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for SameRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Sends an action to the state; the same for the whole life of the page. Whatever the action changes has been changed, and
/// given to the store, when this returns.
pub(crate) type Dispatch = Callback<Action>;

/// The state and what follows from it, as of the last action.
#[derive(Debug, Clone)]
pub(crate) struct App {
    /// What the page holds.
    pub state: Rc<State>,
    /// What follows from the draft.
    pub derived: Rc<Derived>,
    /// How the second part of the page stands.
    pub later: LaterStatus,
}

impl PartialEq for App {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && Rc::ptr_eq(&self.derived, &other.derived)
            && self.later == other.later
    }
}

/// The state and what follows from it; the component is made anew with each action.
#[hook]
#[expect(clippy::expect_used, reason = "every component stands below the page")]
pub(crate) fn use_app() -> App {
    use_context().expect("a component outside of the page")
}

/// The way to the state; it never changes.
#[hook]
#[expect(clippy::expect_used, reason = "every component stands below the page")]
pub(crate) fn use_dispatch() -> Dispatch {
    use_context().expect("a component outside of the page")
}

/// While the component is shown, a printed page or a PDF bears that name.
#[hook]
pub(crate) fn use_print_title(title: String) {
    use_effect_with(title, |title| {
        let title = PrintTitle::new(title.clone());
        move || drop(title)
    });
}
