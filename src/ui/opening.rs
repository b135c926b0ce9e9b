//! The state at the start: what the browser kept, or a blank school.
//!
//! In: the browser's store, address and clock. Out: a [`State`]. What cannot be opened is set aside, never lost.

use std::rc::Rc;

use litemap::LiteMap;

use super::action::Saving;
use super::browser::{clock, route, store};
use super::entering::Entering;
use super::importing::Import;
use super::state::{Made, SetAside, State, fresh_draft};
use crate::embedded;
use crate::exchange::saved;

/// The state at the start: what the browser kept, or a blank school.
pub(crate) fn opening_state() -> State {
    let today = clock::today();
    let mut state = State {
        draft: Rc::new(fresh_draft(today)),
        route: route::current(),
        today,
        saving: Saving::Untouched,
        set_aside: store::all_set_aside()
            .into_iter()
            .map(|(key, text)| SetAside {
                is_from_other_tab: store::is_other_tab(&key),
                key,
                text,
                reason: String::new(),
            })
            .collect(),
        question: None,
        message: None,
        previous: None,
        covered: LiteMap::new(),
        entering: Entering {
            last_kept: store::last_kept(),
            ..Entering::default()
        },
        import: Import::default(),
        sheet: None,
        made: Made::Waiting,
        panel: Made::Waiting,
        link: yew::Html::default(),
        looking: None,
        merging: None,
        replaced: 0,
        asked: 0,
        is_making_file: false,
    };
    match store::load() {
        Ok(None) => {}
        Ok(Some(text)) => match saved::open(&text, embedded::form_catalogue()) {
            Ok(opened) => {
                state.draft = Rc::new(opened.draft);
                state.saving = Saving::Saved;
            }
            Err(fault) => match store::set_aside(&text) {
                Ok(key) => state.set_aside.push(SetAside {
                    is_from_other_tab: false,
                    key,
                    text,
                    reason: fault.to_string(),
                }),
                // It stays where it is, and nothing is written over it.
                Err(_) => {
                    state.set_aside.push(SetAside {
                        is_from_other_tab: false,
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
