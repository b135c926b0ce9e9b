//! The choice of 办学类型 that begins a self-check: one press, and the form is open.
//!
//! In: nothing. Out: the kind of the school, and the way to 填报.

use yew::prelude::*;

use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::{Edit, ProfileEdit};
use crate::state::route::Page;
use school::profile::SchoolKind;
use words::labels;

/// Id of the first kind, to which the keyboard goes.
pub(crate) const FIRST_KIND: &str = "choose-primary";

/// One button for each kind.
#[component]
pub(crate) fn KindChoice() -> Html {
    let dispatch = use_dispatch();
    let buttons = SchoolKind::ALL.into_iter().map(|kind| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Edit(Edit::Profile(ProfileEdit::Kind(Some(kind)))));
            dispatch.emit(Action::Go(Page::Entry.into()));
        });
        let id = format!("choose-{}", kind.key().replace('_', "-"));
        html! {
            <button type="button" {id} class="button" {onclick}>{ labels::kind(kind) }</button>
        }
    });
    html! {
        <div class="kind-choice" role="group" aria-labelledby="kind-choice-label">
            <p id="kind-choice-label">{ "本校的办学类型是：" }</p>
            <div class="buttons">{ for buttons }</div>
        </div>
    }
}
