//! What was just taken away or put back, said at the foot of the screen with the way back.
//!
//! In: what it was, and what puts it back. Out: the sentence with its buttons; the keyboard goes to 撤销, since what it was on
//! is gone.

use yew::prelude::*;

use super::fields::put;
use crate::app::HEADING;
use crate::browser::focus;
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::{Edit, PlanEdit};

/// Id of the button that takes it back.
const UNDO: &str = "undo-removed";

/// Id of what the keyboard goes to when something is back in a paper.
pub(super) const PAPER: &str = "preview-heading";

/// Something that was taken away.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Removed {
    /// What was done, as a sentence.
    pub sentence: String,
    /// The answers as they stood before: key as written, and text.
    pub answers: Vec<(String, String)>,
    /// The choice that holds again.
    pub choice: Option<PlanEdit>,
    /// Id of what the keyboard goes to when it is back.
    pub back_to: String,
}

/// Tells that something was taken away.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TellRemoved(Callback<Removed>);

impl TellRemoved {
    /// Says it, and puts the keyboard on the way back.
    pub(super) fn tell(&self, removed: Removed) {
        self.say(removed);
        focus::when_shown(|| focus::is_put_on(UNDO));
    }

    /// Says it where the keyboard has a place of its own.
    pub(super) fn say(&self, removed: Removed) {
        self.0.emit(removed);
    }
}

/// Says that something is deleted.
pub(super) fn deleted(what: &str) -> String {
    format!("删除了“{what}”。")
}

/// How to tell of what is taken away.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every screen of the plan stands below its page"
)]
pub(super) fn use_tell_removed() -> TellRemoved {
    use_context().expect("a component outside of the plan's page")
}

/// Puts the keyboard on what is back; a paper stays where it was scrolled to.
fn go_back(id: &str) -> bool {
    if id != PAPER {
        return focus::to(id);
    }
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = &element {
        focus::without_scrolling(element);
    }
    element.is_some()
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RemovedBarProps {
    /// The screens of the plan.
    pub children: Html,
}

/// The screens, and below them what was taken away last.
#[component]
pub(super) fn RemovedBar(RemovedBarProps { children }: &RemovedBarProps) -> Html {
    let dispatch = use_dispatch();
    let removed = use_state_eq(|| None::<Removed>);
    let tell = {
        let removed = removed.setter();
        use_callback((), move |told: Removed, ()| removed.set(Some(told)))
    };
    let bar = (*removed).clone().map(|told| {
        let close = {
            let removed = removed.setter();
            Callback::from(move |_: MouseEvent| {
                removed.set(None);
                focus::by_id(HEADING);
            })
        };
        let sentence = told.sentence.clone();
        let undo = {
            let removed = removed.setter();
            Callback::from(move |_: MouseEvent| {
                let back: Vec<Action> = [
                    (!told.answers.is_empty()).then(|| put(told.answers.clone())),
                    told.choice
                        .clone()
                        .map(|choice| Action::Edit(Edit::Plan(choice))),
                ]
                .into_iter()
                .flatten()
                .collect();
                back.into_iter().for_each(|action| dispatch.emit(action));
                removed.set(None);
                let id = told.back_to.clone();
                focus::when_shown(move || go_back(&id));
            })
        };
        html! {
            <div class="removed-bar">
                <p>{ sentence }</p>
                <button type="button" class="button" id={UNDO} onclick={undo}>{ "撤销" }</button>
                <button type="button" class="button button-quiet" onclick={close}>{ "知道了" }</button>
            </div>
        }
    });
    html! {
        <ContextProvider<TellRemoved> context={TellRemoved(tell)}>
            <>{ children.clone() }</>
            <div class="removed-status" role="status">{ bar.unwrap_or_default() }</div>
        </ContextProvider<TellRemoved>>
    }
}
