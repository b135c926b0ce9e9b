//! Something that is opened when it is asked for; what is in it is made only then.
//!
//! In: its name and what is in it. Out: whether it is open. It is printed as it stands on the screen.

use web_sys::Element;
use yew::prelude::*;

/// Something to be opened.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct FoldProps {
    /// Id, where something leads to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What stands on it.
    pub summary: Html,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// It begins open; the person closes it.
    #[prop_or_default]
    pub begins_open: bool,
    /// Told when it is opened or closed.
    #[prop_or_default]
    pub ontoggle: Callback<bool>,
    /// What is in it.
    #[prop_or_default]
    pub children: Html,
}

/// The group.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let element = use_node_ref();
    let is_open = use_state_eq(|| props.begins_open);
    // What an address or another part of the page opens later.
    {
        let is_open = is_open.clone();
        use_effect_with(props.begins_open, move |begins_open| {
            if *begins_open {
                is_open.set(true);
            }
        });
    }
    let ontoggle = {
        let (element, is_open, told) = (element.clone(), is_open.clone(), props.ontoggle.clone());
        Callback::from(move |_: Event| {
            // Also called for a group within this one.
            let Some(element) = element.cast::<Element>() else {
                return;
            };
            let now = element.has_attribute("open");
            if now != *is_open {
                is_open.set(now);
                told.emit(now);
            }
        })
    };
    html! {
        <details
            ref={element}
            id={props.id.clone()}
            class={props.class.clone()}
            open={*is_open}
            data-stays=""
            {ontoggle}
        >
            <summary>{ props.summary.clone() }</summary>
            if *is_open {
                { props.children.clone() }
            }
        </details>
    }
}
