//! A button that sends an action.
//!
//! In: its label, its class beside `button`, and the action. Out: the button. It decides nothing.

use yew::prelude::*;

use crate::hooks::Dispatch;
use crate::state::Action;

/// The button; a plain function, for an action is not compared.
pub(crate) fn action_button(
    dispatch: &Dispatch,
    class: &'static str,
    label: &str,
    action: Action,
) -> Html {
    let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
    html! {
        <button type="button" class={classes!("button", class)} {onclick}>{ label.to_owned() }</button>
    }
}
