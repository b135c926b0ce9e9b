//! What happened, what is not kept, what was set aside, and that something is only looked at: at the top of every page.
//!
//! In: the state. Out: the bar; empty when there is nothing to say.

use yew::prelude::*;

use super::action_button::action_button;
use crate::hooks::{Dispatch, use_app, use_dispatch};
use crate::state::message::{Message, SAID};
use crate::state::persistence::{SetAside, StoreTask};
use crate::state::route::{Page, Route};
use crate::state::{Action, State, Take};
use words::isolate::isolated;
use words::page as texts;

/// The bar.
#[component]
pub(crate) fn MessageBar() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let state = &app.state;
    let button = |label: &str, action: Action| action_button(&dispatch, "", label, action);
    let not_kept = (!state.saving.alert.is_empty()).then(|| {
        html! {
            <div class="message message-warning">
                <p>{ state.saving.alert.clone() }</p>
                { button("另存为文件", Action::Download) }
            </div>
        }
    });
    let set_aside = state.set_aside.iter().map(|text| {
        let save = button(
            "另存旧内容为文件",
            Action::DownloadSetAside(text.key.clone()),
        );
        let forget = (!text.key.is_empty()).then(|| {
            button(
                "已不需要，删除旧内容",
                Action::ForgetSetAside(text.key.clone()),
            )
        });
        html! {
            <div class="message message-warning" key={text.key.clone()}>
                <p>{ why_set_aside(text) }</p>
                { save }
                { forget }
            </div>
        }
    });
    let happened = state.message.as_ref().map(|message| {
        let leads_to = message.leads_to.clone();
        let leads_to = leads_to.filter(|page| *page != state.route.page);
        html! { <Happened message={message.clone()} {leads_to} can_undo={state.can_undo()} /> }
    });
    let file_due = state.is_file_due.then(|| {
        html! {
            <div class="message">
                <p>{ texts::FILE_DUE }</p>
                { button("另存为文件", Action::Download) }
                { button("以后再说", Action::CloseMessage) }
            </div>
        }
    });
    html! {
        <>
            <div role="alert">{ not_kept }{ for set_aside }</div>
            <div role="status">{ happened }{ file_due }</div>
            { viewing(state, &dispatch) }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HappenedProps {
    message: Message,
    /// Where it leads; `None` where the person is there.
    leads_to: Option<Page>,
    can_undo: bool,
}

#[component]
fn Happened(
    HappenedProps {
        message,
        leads_to,
        can_undo,
    }: &HappenedProps,
) -> Html {
    let dispatch = use_dispatch();
    let button = |label: &str, action: Action| action_button(&dispatch, "", label, action);
    let warning = message.is_warning.then_some("message-warning");
    let offers = message
        .offers
        .iter()
        .map(|offer| button(&offer.label, Action::Store(offer.task.clone())));
    html! {
        <div class={classes!("message", warning)} id={SAID} tabindex="-1">
            <p>{ message.text.clone() }</p>
            { for offers }
            if let Some(page) = leads_to {
                <a class="button" href={Route::from(page.clone()).address()}>
                    { format!("去“{}”", page.name()) }
                </a>
            }
            if *can_undo {
                { button("撤销，恢复之前的内容", Action::Undo) }
            }
            { button("知道了", Action::CloseMessage) }
        </div>
    }
}

/// What is only looked at, and what can be done with it.
fn viewing(state: &State, dispatch: &Dispatch) -> Html {
    // On the results of a school that cannot be changed this is the next thing to do; the other pages have theirs.
    let next = match state.route.page {
        Page::Results => "button-strong",
        _ => "",
    };
    let next = |label: &str, action: Action| action_button(dispatch, next, label, action);
    let button = |label: &str, action: Action| action_button(dispatch, "", label, action);
    let message = state.message.as_ref();
    let is_said = message.is_some_and(|said| {
        said.offers
            .iter()
            .any(|offer| offer.task == StoreTask::Copy)
    });
    if state.is_read_only && is_said {
        return Html::default();
    }
    if state.is_read_only {
        return html! {
            <div class="message" id="viewing">
                <p>{ texts::READ_ONLY }</p>
                { next("存为副本", Action::Store(StoreTask::Copy)) }
            </div>
        };
    }
    let Some(viewing) = &state.viewing else {
        return Html::default();
    };
    let name = isolated(&viewing.name);
    let text = if viewing.is_results {
        format!("正在查看“{name}”的结果，对方只分享了算七项指标要用的数；只能看，没有保存到本机。")
    } else {
        format!("正在查看“{name}”，只能看，没有保存到本机。")
    };
    html! {
        <div class="message" id="viewing">
            <p>{ text }</p>
            { next("我要修改", Action::Take(Take::Beside)) }
            if !state.is_blank() {
                { button("并入现在的内容", Action::Take(Take::Merge)) }
                { button("返回我的内容", Action::StopViewing) }
            } else {
                { button("不看了", Action::StopViewing) }
            }
        </div>
    }
}

fn why_set_aside(text: &SetAside) -> String {
    let why = if text.reason.is_empty() {
        String::new()
    } else {
        format!("原因：{}。", text.reason)
    };
    if text.is_from_other_tab {
        "另一个标签页保存过与本页不同的内容，已原样另放，没有丢。要用那边的内容，请先另存为文件，再打开那个文件。".to_owned()
    } else if text.key.is_empty() {
        format!(
            "以前保存在这个浏览器里的内容打不开，也没有空间另放。{why}为了不盖掉它，现在填的内容不会保存到本机；请先另存旧内容。"
        )
    } else if text.reason.is_empty() {
        "这个浏览器里另放着以前打不开的内容，没有丢。".to_owned()
    } else {
        format!("以前保存在这个浏览器里的内容打不开，已原样另放，没有丢。{why}")
    }
}
