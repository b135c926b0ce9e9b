//! What happened, what is not kept, and what was set aside: at the top of every page.

use yew::Html;

use super::save_button::save_button;
use crate::ui::action::{Message, Saving};
use crate::ui::markup::markup;
use crate::ui::state::{SetAside, State};

/// The bar; empty when there is nothing to say.
pub(crate) fn message_bar(state: &State) -> Html {
    let not_kept = match &state.saving {
        Saving::Refused => Some(
            "这个浏览器不让网页保存内容（可能是无痕窗口）。关闭页面后填的数会丢失，请用“另存为文件”保存。",
        ),
        Saving::Full => Some(
            "没能保存到本机：浏览器给网页的空间用完了。填的数还在页面上，请用“另存为文件”保存。",
        ),
        Saving::Unknown => Some(
            "这个浏览器里的内容由较新版本的页面保存，或者不完整。为了不弄坏它，本页没有动它，现在填的内容也不会保存到本机：请先刷新页面；仍这样时，请用“另存为文件”保存。",
        ),
        Saving::Blocked => Some(
            "没能打开本机保存的内容：可能有别的标签页开着旧版的对标。请关掉它们再刷新；在那以前填的数请用“另存为文件”保存。",
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

fn happened(message: &Message, can_undo: bool) -> Html {
    let (class, text) = match message {
        Message::Opened(name) => ("message", format!("已打开“{name}”。")),
        Message::Cleared => ("message", "已全部清除。".to_owned()),
        Message::SheetDropped => ("message", "已删除这一份数。".to_owned()),
        Message::PackDropped => ("message", "已删除这个自己的标准包。".to_owned()),
        Message::Restored => ("message", "已恢复到之前的内容。".to_owned()),
        Message::Failed(text) => ("message message-warning", text.clone()),
        Message::OtherTab(theirs) => (
            "message message-warning",
            format!("另一个标签页在 {theirs} 保存了这所学校较新的内容，本页的是以前的。请只留一个标签页填写。"),
        ),
        Message::Conflict(theirs) if theirs.is_empty() => (
            "message message-warning",
            "上次关闭页面前填的内容，与另一个标签页保存的不同。两边都没有丢：现在的是那边的，关闭的那一页的放在“学校列表”的各份里。".to_owned(),
        ),
        Message::Conflict(theirs) => (
            "message message-warning",
            format!("另一个标签页保存过与本页不同的内容（{theirs}）。本页填的已另放，没有盖掉那边的。请选一边，另一边仍留在“学校列表”里。"),
        ),
        Message::HereToo => (
            "message message-warning",
            "这所学校在另一个标签页里也开着。请只留一个标签页填写。".to_owned(),
        ),
        Message::ClearedElsewhere => (
            "message message-warning",
            "另一个标签页清除了本机保存的全部内容。本页上的还在；再填，就会重新保存到本机。".to_owned(),
        ),
        Message::OpenedBeside(name) => (
            "message",
            format!("已打开“{name}”，成为另一所学校。原来的学校没有变，在“学校列表”里。"),
        ),
        Message::Switched(name) if name.is_empty() => {
            ("message", "这是一所新的学校。别的学校在“学校列表”里。".to_owned())
        }
        Message::Switched(name) => ("message", format!("现在打开的是“{name}”。")),
        Message::Deleted(_, name) => (
            "message",
            format!("已删除“{name}”。7 天内可以在“学校列表”里恢复。"),
        ),
        Message::TakenBack(time) => (
            "message",
            format!("已换成 {time} 的那一份。换掉的那一份也留着。"),
        ),
        Message::Theirs => (
            "message",
            "现在是另一个标签页保存的内容。本页原来的在“学校列表”的各份里。".to_owned(),
        ),
        Message::Older(time) => (
            "message message-warning",
            format!("最近保存的一份读不出来，现在的是 {time} 的那一份。"),
        ),
        Message::ReadOnly => (
            "message message-warning",
            "这是较新版本的对标保存的，只能查看，改不动也不会保存。要改，请存为副本；这一版认不出的内容，副本里没有。".to_owned(),
        ),
        Message::Filed(name) => ("message", format!("已保存到文件“{name}”。")),
    };
    let offers: &[(&str, &str, &str)] = match message {
        Message::OtherTab(_) => &[("use-theirs", "", "换成那边的内容")],
        Message::Conflict(theirs) if !theirs.is_empty() => &[
            ("use-theirs", "", "换成那边的内容"),
            ("keep-mine", "", "以本页的为准"),
        ],
        Message::Deleted(id, _) => &[("bring-back-school", id, "撤销删除")],
        Message::ReadOnly => &[("copy-school", "", "存为副本")],
        _ => &[],
    };
    let offers: Vec<Html> = offers
        .iter()
        .map(|(action, key, label)| {
            markup!(
                "<button type='button' class='button' data-action='{}' data-key='{}'>{}</button>",
                (*action).to_owned(),
                (*key).to_owned(),
                (*label).to_owned(),
            )
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
