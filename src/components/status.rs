//! A state: an icon and a word in its colour.
//!
//! In: how it is drawn, and the word. Out: the chip. It decides nothing.

use words::status_style::StatusStyle;
use yew::prelude::*;

/// A state.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct StatusProps {
    /// Icon and colour.
    pub style: StatusStyle,
    /// The word.
    pub word: AttrValue,
}

/// The chip.
#[component]
pub(crate) fn Status(StatusProps { style, word }: &StatusProps) -> Html {
    html! {
        <span class={classes!("status", style.class())}>
            <span class="status-icon" aria-hidden="true">{ style.icon() }</span>
            { word.clone() }
        </span>
    }
}
