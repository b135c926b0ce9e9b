//! Something to press that changes nothing of the school, so that it also works where fields and buttons are disabled
//! because the page can only be looked at.
//!
//! In: what it does. Out: that it was pressed, by pointer or by Enter or Space.

use yew::prelude::*;

use crate::browser::keys::is_key_of_field;

/// Something to press.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ActionLinkProps {
    /// Told when it is pressed.
    pub onclick: Callback<()>,
    /// Id, where something leads to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How it looks.
    #[prop_or(classes!("button"))]
    pub class: Classes,
    /// What stands on it.
    pub children: Html,
}

/// A part of the page that is pressed like a button.
#[component]
pub(crate) fn ActionLink(props: &ActionLinkProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    let onkeydown = {
        let onclick = props.onclick.clone();
        Callback::from(move |event: KeyboardEvent| {
            if is_key_of_field(&event) && matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                onclick.emit(());
            }
        })
    };
    html! {
        <span
            id={props.id.clone()}
            class={props.class.clone()}
            role="button"
            tabindex="0"
            {onclick}
            {onkeydown}
        >
            { props.children.clone() }
        </span>
    }
}
