//! What happened, what is not kept, and what was set aside: at the top of every page.

use yew::Html;

use super::save_button::save_button;
use crate::ui::action::{Message, Saving};
use crate::ui::markup::markup;
use crate::ui::state::{SetAside, State};

/// The bar; empty when there is nothing to say.
pub(crate) fn message_bar(state: &State) -> Html {
    let not_kept = match state.saving {
        Saving::Refused => Some(
            "这个浏览器不让网页保存内容（可能是无痕窗口）。关闭页面后填的数会丢失，请用“另存为文件”保存。",
        ),
        Saving::Full => Some(
            "没能保存到本机：浏览器给网页的空间用完了。填的数还在页面上，请用“另存为文件”保存。",
        ),
        _ => None,
    };
    let not_kept = not_kept.map(|text| {
        markup!(
            "<div class='message message-warning'><p>{}</p>{}</div>",
            text,
            save_button("另存为文件"),
        )
    });
    let set_aside: Vec<Html> = state.set_aside.iter().map(set_aside).collect();
    let happened = state
        .message
        .as_ref()
        .map(|message| happened(message, state.previous.is_some()));
    markup!(
        "<div role='alert'>{}{}</div><div role='status'>{}</div>",
        not_kept,
        set_aside,
        happened,
    )
}

fn happened(message: &Message, can_undo: bool) -> Html {
    let (class, text) = match message {
        Message::Opened(name) => ("message", format!("已打开“{name}”。")),
        Message::Cleared => ("message", "已全部清除。".to_owned()),
        Message::SheetDropped => ("message", "已删除这一份数。".to_owned()),
        Message::PackDropped => ("message", "已删除这个自己的标准包。".to_owned()),
        Message::Merged => ("message", "已合并。".to_owned()),
        Message::Copied => ("message", "链接已复制。".to_owned()),
        Message::Taken(count) => ("message", format!("已取用表里的 {count} 个数。")),
        Message::Restored => ("message", "已恢复到之前的内容。".to_owned()),
        Message::Failed(text) => ("message message-warning", text.clone()),
        Message::OtherTab => {
            let text = "另一个标签页刚保存了同一份数据。请只留一个标签页填写；要看那边填的内容，请刷新本页。";
            ("message message-warning", text.to_owned())
        }
    };
    let undo = can_undo.then(|| {
        markup!(
            "<button type='button' class='button' data-action='undo'>撤销，恢复之前的内容</button>"
        )
    });
    markup!(
        "<div class='{}'>\
            <p>{}</p>\
            {}\
            <button type='button' class='button button-quiet' data-action='close-message'>知道了</button>\
        </div>",
        class,
        text,
        undo,
    )
}

fn set_aside(text: &SetAside) -> Html {
    let why = if text.reason.is_empty() {
        String::new()
    } else {
        format!("原因：{}。", text.reason)
    };
    let is_apart = !text.key.is_empty();
    let sentence = if text.is_from_other_tab {
        "另一个标签页保存过与本页不同的内容，已原样另放，没有丢。要用那边的内容，请先另存为文件，再在“开始”页打开。".to_owned()
    } else if is_apart && text.reason.is_empty() {
        "这个浏览器里另放着以前打不开的内容，没有丢。".to_owned()
    } else if is_apart {
        format!("以前保存在这个浏览器里的内容打不开，已原样另放，没有丢。{why}")
    } else {
        format!(
            "以前保存在这个浏览器里的内容打不开，也没有空间另放。{why}为了不盖掉它，现在填的内容不会保存到本机；请先另存旧内容。"
        )
    };
    let forget = is_apart.then(|| {
        markup!(
            "<button type='button' class='button button-quiet' data-action='forget-set-aside' data-key='{}'>已不需要，删除旧内容</button>",
            &text.key,
        )
    });
    markup!(
        "<div class='message message-warning'>\
            <p>{}</p>\
            <button type='button' class='button' data-action='save-set-aside' data-key='{}'>另存旧内容为文件</button>\
            {}\
        </div>",
        sentence,
        &text.key,
        forget,
    )
}
