//! Actions that were sent to the state and have not reached it yet. Yew goes on with a long batch of work in a task of its
//! own, and a page that closes has no further task: what was typed last would be lost.
//!
//! In: every action as it is sent, and as it reaches the state. Out: the ones between, as far as they change the open school.
//! It must not know what an action does.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::action::Action;
use super::keeper;
use super::state::changes;

/// The actions between the event and the state, oldest first.
#[derive(Default)]
pub(crate) struct Unprocessed(RefCell<VecDeque<Waiting>>);

/// One of them.
enum Waiting {
    /// A person changed the open school.
    Typed(Action),
    /// Another draft takes the place of the one in which it was typed, or nothing is to be kept of it.
    Replaces,
    /// Nothing that a draft holds.
    Other,
}

impl Unprocessed {
    /// `action` was sent.
    pub(crate) fn sent(&self, action: &Action) {
        let waiting = if keeper::why(action) == Some("noted") {
            Waiting::Other
        } else if keeper::why(action) != Some("typed") {
            Waiting::Replaces
        } else if changes(action) {
            Waiting::Typed(action.clone())
        } else {
            Waiting::Other
        };
        self.0.borrow_mut().push_back(waiting);
    }

    /// The oldest has reached the state.
    pub(crate) fn reached(&self) {
        self.0.borrow_mut().pop_front();
    }

    /// What was typed into the draft that the state holds.
    pub(crate) fn typed(&self) -> Vec<Action> {
        let waiting = self.0.borrow();
        let of_this_draft = waiting
            .iter()
            .take_while(|waiting| !matches!(waiting, Waiting::Replaces));
        let typed = of_this_draft.filter_map(|waiting| match waiting {
            Waiting::Typed(action) => Some(action.clone()),
            Waiting::Replaces | Waiting::Other => None,
        });
        typed.collect()
    }
}
