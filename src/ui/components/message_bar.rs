//! What happened, what is not kept, and what was set aside: at the top of every page.

use yew::prelude::*;

use super::save_button::save_button;
use crate::ui::app::Send;
use crate::ui::browser::{download, store};
use crate::ui::state::{Action, Message, Saving, SetAside, State};

/// The bar; empty when there is nothing to say.
pub(crate) fn message_bar(state: &State, send: &Send) -> Html {
    let not_kept = match state.saving {
        Saving::Refused => Some(
            "这个浏览器不让网页保存内容（可能是无痕窗口）。关闭页面后填的数会丢失，请用“另存为文件”保存。",
        ),
        Saving::Full => Some(
            "没能保存到本机：浏览器给网页的空间用完了。填的数还在页面上，请用“另存为文件”保存。",
        ),
        _ => None,
    };
    html! {
        <>
            <div role="alert">
                if let Some(text) = not_kept {
                    <div class="message message-warning">
                        <p>{ text }</p>
                        { save_button(&state.draft, "另存为文件") }
                    </div>
                }
                { for state.set_aside.iter().map(|text| set_aside(text, send)) }
            </div>
            <div role="status">
                if let Some(message) = &state.message {
                    { happened(message, state.previous.is_some(), send) }
                }
            </div>
        </>
    }
}

fn happened(message: &Message, can_undo: bool, send: &Send) -> Html {
    let (class, text, offers_undo) = match message {
        Message::Opened(name) => ("message", format!("已打开“{name}”。"), true),
        Message::Cleared => ("message", "已全部清除。".to_owned(), true),
        Message::Restored => ("message", "已恢复到之前的内容。".to_owned(), false),
        Message::Failed(text) => ("message message-warning", text.clone(), false),
        Message::OtherTab => {
            let text = "另一个标签页刚保存了同一份数据。请只留一个标签页填写；要看那边填的内容，请刷新本页。";
            ("message message-warning", text.to_owned(), false)
        }
    };
    let on_undo = send.reform(|_: MouseEvent| Action::Undo);
    let on_close = send.reform(|_: MouseEvent| Action::CloseMessage);
    html! {
        <div class={class}>
            <p>{ text }</p>
            if offers_undo && can_undo {
                <button type="button" class="button" onclick={on_undo}>{ "撤销，恢复之前的内容" }</button>
            }
            <button type="button" class="button button-quiet" onclick={on_close}>{ "知道了" }</button>
        </div>
    }
}

fn set_aside(text: &SetAside, send: &Send) -> Html {
    let kept = text.text.clone();
    let on_save = Callback::from(move |_: MouseEvent| {
        download::download(
            "打不开的旧内容",
            ".duibiao.json",
            kept.as_bytes(),
            download::JSON,
        )
    });
    let key = text.key.clone();
    let on_forget = send.reform(move |_: MouseEvent| {
        store::forget_set_aside(&key);
        Action::ForgetSetAside(key.clone())
    });
    let why = if text.reason.is_empty() {
        String::new()
    } else {
        format!("原因：{}。", text.reason)
    };
    html! {
        <div class="message message-warning">
            if text.key.is_empty() {
                <p>{ format!("以前保存在这个浏览器里的内容打不开，也没有空间另放。{why}为了不盖掉它，现在填的内容不会保存到本机；请先另存旧内容。") }</p>
            } else {
                <p>{ format!("以前保存在这个浏览器里的内容打不开，已原样另放，没有丢。{why}") }</p>
            }
            <button type="button" class="button" onclick={on_save}>{ "另存旧内容为文件" }</button>
            if !text.key.is_empty() {
                <button type="button" class="button button-quiet" onclick={on_forget}>{ "已不需要，删除旧内容" }</button>
            }
        </div>
    }
}
