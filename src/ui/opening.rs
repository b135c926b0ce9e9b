//! The state at the start, before the store has answered: a blank school.
//!
//! In: the browser's address and clock. Out: a [`State`].

use std::collections::BTreeMap;
use std::rc::Rc;

use super::action::Saving;
use super::browser::{clock, route};
use super::entering::Entering;
use super::importing::Import;
use super::state::{Made, State, fresh_draft};
use school::draft::Draft;

/// A school about which nothing is known but today's date.
pub(crate) fn blank_draft() -> Draft {
    fresh_draft(clock::today())
}

/// The state at the start.
pub(crate) fn opening_state() -> State {
    State {
        draft: Rc::new(blank_draft()),
        route: route::current(),
        today: clock::today(),
        saving: Saving::default(),
        set_aside: Vec::new(),
        question: None,
        message: None,
        previous: None,
        covered: BTreeMap::new(),
        entering: Entering::default(),
        import: Import::default(),
        sheet: None,
        made: Made::Waiting,
        panel: Made::Waiting,
        link: yew::Html::default(),
        looking: None,
        merging: None,
        replaced: 0,
        asked: 0,
        link_asked: 0,
        school: 0,
        is_making_file: false,
        is_ready: false,
        is_read_only: false,
        is_file_due: false,
        is_beside: false,
        keeps_nothing: false,
    }
}
