//! 标准库: every standard with what it says, where that was read and how sure it is; which of them the school is looked at
//! by; and standards that the user writes.
//!
//! In: the state. Out: the page. It decides nothing.

mod built_in;
mod editor;
mod user_packs;

use standard::index::PackEntry;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::HEADING;
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;
use crate::state::route::{Page, Route};
use built_in::BuiltInPack;
use user_packs::UserPacks;

/// The page.
#[component]
pub(crate) fn StandardsPage() -> Html {
    let app = use_app();
    let draft = &app.state.draft;
    let main = data::main_pack().id.as_str();
    // The main one first, then those of the whole country, then the others in their order.
    let mut entries: Vec<&'static PackEntry> = data::index().iter().collect();
    entries.sort_by_key(|entry| (entry.id != *main, !entry.region.is_empty()));
    let packs = entries.into_iter().map(|entry| {
        let is_main = entry.id == *main;
        let is_chosen = is_main || draft.packs.contains(&entry.id);
        html! { <BuiltInPack key={entry.id.as_str()} id={entry.id.as_str()} {is_main} {is_chosen} /> }
    });
    let self_check = Route::from(Page::SelfCheck).address();
    html! {
        <div class="standards">
            <h1 id={HEADING} tabindex="-1">{ Page::Standards.name() }</h1>
            <p class="lead">
                { "每个标准写明每一条的数值、算法、依据和出处。可信度低的只作参考，不作判定。" }
            </p>
            <h2>{ "内置的标准" }</h2>
            <p class="entry-hint">
                { "优质均衡总是对照；再勾选别的，“填报”和“结果”里会多出相应的内容。没有列出的省、县，请复制一个改成自己的。" }
            </p>
            <div class="standard-list">{ for packs }</div>
            <UserPacks
                packs={draft.user_packs.clone()}
                chosen={draft.packs.as_slice().to_vec()}
                replaced={app.state.replaced}
                open={app.state.route.anchor.clone()}
            />
            <p><a href={self_check}>{ "自检：在这台电脑上把例题重算一遍" }</a></p>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ChosenTickProps {
    /// Id of the pack.
    id: AttrValue,
    /// It is looked at.
    is_chosen: bool,
    /// It always is.
    #[prop_or_default]
    is_main: bool,
    /// Its name, for who does not see where the tick stands.
    name: AttrValue,
}

/// Whether the school is looked at by a standard.
#[component]
fn ChosenTick(props: &ChosenTickProps) -> Html {
    let dispatch = use_dispatch();
    if props.is_main {
        return html! { <span class="tag">{ "总是对照" }</span> };
    }
    let id = props.id.to_string();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let (id, is_chosen) = (id.clone(), input.checked());
        dispatch.emit(Action::Edit(Edit::Pack { id, is_chosen }));
    });
    html! {
        <label class="tick standard-tick">
            <input type="checkbox" checked={props.is_chosen} {onchange} />
            <span>{ "对照" }<span class="visually-hidden">{ format!("：{}", props.name) }</span></span>
        </label>
    }
}
