//! What happened, what is not kept, and what was set aside: at the top of every page.

use yew::Html;

use super::save_button::save_button;
use crate::ui::action::Message;
use crate::ui::markup::markup;
use crate::ui::state::SetAside;
use crate::ui::state::State;
use school::draft::Extent;
use words::isolate::isolated;

/// The bar; empty when there is nothing to say.
pub(crate) fn message_bar(state: &State) -> Html {
    let alert = &state.saving.alert;
    let not_kept = (!alert.is_empty()).then(|| {
        markup!(
            "<div class='message message-warning'><p>{}</p>{}</div>",
            alert,
            save_button("另存为文件"),
        )
    });
    let set_aside: Vec<Html> = state.set_aside.iter().map(set_aside).collect();
    let happened = state.message.as_ref().map(|message| {
        // What is brought back while the store is being cleared would be cleared too.
        let can_undo = state.previous.is_some() && !matches!(message, Message::Clearing(_));
        happened(message, can_undo, state.draft.extent)
    });
    let file_due = state.is_file_due.then(|| {
        markup!(
            "<div class='message'>\
                <p>已经有一个多小时的内容只在这个浏览器里。请存一份文件，以防浏览器数据被清理。</p>\
                {}\
                <button type='button' class='button button-quiet' data-action='close-message'>以后再说</button>\
            </div>",
            save_button("另存为文件"),
        )
    });
    markup!(
        "<div role='alert'>{}{}</div><div role='status'>{}{}</div>",
        not_kept,
        set_aside,
        happened,
        file_due,
    )
}

fn happened(message: &Message, can_undo: bool, extent: Extent) -> Html {
    let (class, text) = match message {
        Message::Opened(name) => ("message", format!("已打开“{}”。", isolated(name))),
        Message::Clearing(text) => ("message message-warning", text.clone()),
        Message::Cleared => (
            "message",
            "已全部清除。网页清不了的只有浏览器自己的历史记录：打开过的带数链接和下载过的文件名可能还在里面，请按 Ctrl+Shift+Delete 清；另存的文件请自己删除。"
                .to_owned(),
        ),
        Message::SheetDropped => ("message", "已删除这一份数。".to_owned()),
        Message::PackDropped => ("message", "已删除这个自己的标准包。".to_owned()),
        Message::Merged => ("message", "已合并。".to_owned()),
        Message::Copied => ("message", "链接已复制。".to_owned()),
        Message::Taken(count) => {
            // Of what was taken the short form may not show all.
            let where_else = match extent {
                Extent::Short => "简版里没有的，换成完整版就看得到。",
                Extent::Full => "",
            };
            ("message", format!("已取用表里的 {count} 项。{where_else}"))
        }
        Message::Restored => ("message", "已恢复到之前的内容。".to_owned()),
        Message::Failed(text) => ("message message-warning", text.clone()),
        Message::OpenedBeside(name) => (
            "message",
            format!(
                "已打开“{}”，成为另一所学校。原来的学校没有变，在“学校列表”里。",
                isolated(name)
            ),
        ),
        Message::Told(text, _, true) => ("message message-warning", text.clone()),
        Message::Told(text, ..) => ("message", text.clone()),
        Message::ReadOnly => (
            "message message-warning",
            "这里的内容只能查看，改不动也不会保存。要改，请存为副本；这一版认不出的内容，副本里没有。"
                .to_owned(),
        ),
    };
    let offers = match message {
        Message::Told(_, offers, _) => offers,
        Message::ReadOnly => "store-copy||存为副本",
        _ => "",
    };
    let offers: Vec<Html> = offers
        .split(';')
        .filter_map(|offer| {
            let (action, offer) = offer.split_once('|')?;
            let (key, label) = offer.split_once('|')?;
            Some(markup!(
                "<button type='button' class='button' data-action='{}' data-key='{}'>{}</button>",
                action.to_owned(),
                key.to_owned(),
                label.to_owned(),
            ))
        })
        .collect();
    let undo = can_undo.then(|| {
        markup!(
            "<button type='button' class='button' data-action='undo'>撤销，恢复之前的内容</button>"
        )
    });
    markup!(
        "<div class='{}'>\
            <p>{}</p>\
            {}{}\
            <button type='button' class='button button-quiet' data-action='close-message'>知道了</button>\
        </div>",
        class,
        text,
        offers,
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
