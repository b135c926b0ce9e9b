//! A link to a place of the page that leads there each time it is pressed, also when the address names that place already.
//!
//! In: a route. Out: the way there.

use yew::prelude::*;

use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::route::Route;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PlaceLinkProps {
    /// Where it leads.
    pub route: Route,
    /// What stands on it.
    pub children: Html,
}

/// The link.
#[component]
pub(super) fn PlaceLink(PlaceLinkProps { route, children }: &PlaceLinkProps) -> Html {
    let dispatch = use_dispatch();
    let onclick = {
        let route = route.clone();
        Callback::from(move |event: MouseEvent| {
            // Another tab is the browser's own matter.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            dispatch.emit(Action::Go(route.clone()));
        })
    };
    html! { <a href={route.address()} {onclick}>{ children.clone() }</a> }
}
