//! ④ The plan and the other papers, on three screens: who and when, one problem after the other, the papers.
//!
//! In: the state, and which screen. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;
use crate::state::route::PlanScreen;

/// Which screen is shown.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct PlanPageProps {
    /// Which one.
    pub screen: PlanScreen,
}

/// The page.
#[component]
pub(crate) fn PlanPage(PlanPageProps { screen: _ }: &PlanPageProps) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "方案与材料" }</h1> }
}
