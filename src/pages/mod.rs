//! The pages, one module each, and which of them is open.
//!
//! In: the address and the state. Out: the page. Those of the second part are named by [`later_page`] alone.

mod about;
mod answer_words;
mod entry;
mod exchange;
mod history;
mod merge;
mod plan;
mod results;
mod school;
mod self_check;
mod share;
mod sheet;
mod standards;
mod storage;

use yew::prelude::*;

use crate::app::HEADING;
use crate::hooks::use_app;
use crate::later::{self, LaterStatus};
use crate::state::route::Page;

/// The page that the address says; what can only be looked at has no field that takes anything.
#[component]
pub(crate) fn OpenPage() -> Html {
    let app = use_app();
    let page = match &app.state.route.page {
        Page::School => html! { <school::SchoolPage /> },
        Page::Entry => html! { <entry::EntryPage /> },
        Page::EntrySheet => html! { <sheet::SheetPage /> },
        Page::Results => html! { <results::ResultsPage /> },
        page => later::page(page).unwrap_or_else(|| coming(page, app.later)),
    };
    // What is about the browser or the program is not what is looked at.
    let is_about_school = !matches!(
        app.state.route.page,
        Page::History | Page::Storage | Page::About | Page::SelfCheck | Page::Share
    );
    if app.state.can_edit() || !is_about_school {
        page
    } else {
        html! { <fieldset class="read-only" disabled=true>{ page }</fieldset> }
    }
}

/// A page of the second part of the module.
pub(crate) fn later_page(page: &Page) -> Html {
    match page {
        Page::Plan(screen) => html! { <plan::PlanPage screen={screen.clone()} /> },
        Page::Exchange => html! { <exchange::ExchangePage /> },
        Page::Share => html! { <share::SharePage /> },
        Page::Merge => html! { <merge::MergePage /> },
        Page::Standards => html! { <standards::StandardsPage /> },
        Page::SelfCheck => html! { <self_check::SelfCheckPage /> },
        Page::History => html! { <history::HistoryPage /> },
        Page::Storage => html! { <storage::StoragePage /> },
        Page::About => html! { <about::AboutPage /> },
        Page::School | Page::Entry | Page::EntrySheet | Page::Results => Html::default(),
    }
}

/// In the place of a page that is not here yet.
fn coming(page: &Page, status: LaterStatus) -> Html {
    let is_failed = status == LaterStatus::Failed;
    html! {
        <div aria-busy={(!is_failed).to_string()}>
            <h1 id={HEADING} tabindex="-1">{ page.name() }</h1>
            if !is_failed {
                <p>{ "正在载入…" }</p>
            }
        </div>
    }
}
