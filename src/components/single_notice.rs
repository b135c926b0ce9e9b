//! The note of the single-file edition: what is kept in this browser, who else can read it, and the way to keep nothing.
//!
//! In: which edition runs, and whether anything is kept. Out: the note; empty in the edition of a web server.

use yew::prelude::*;

use super::action_button::action_button;
use crate::browser::agent;
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::message::Dialog;
use crate::state::persistence::StoreTask;

/// The note.
#[component]
pub(crate) fn SingleNotice() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let is_single = use_memo((), |()| agent::is_single_file());
    if !*is_single {
        return Html::default();
    }
    let button = |label: &str, action: Action| action_button(&dispatch, "", label, action);
    html! {
        <div class="message message-warning single-notice">
            if app.state.keeps_nothing {
                <p>
                    { "这是单文件版，现在不在本机保存：关掉页面，没有另存的内容就没有了。请用“另存为文件”保存填的内容，下次打开那个文件。" }
                </p>
                { button("改为在本机保存", Action::Store(StoreTask::KeepAgain)) }
            } else {
                <p>
                    { "这是单文件版：请用“另存为文件”保存填的内容，下次打开那个文件。浏览器里也留一份，但换了电脑、挪了位置或清理浏览器就没有了；用同一个浏览器打开的别的本地网页文件（.html），也能读到这一份。" }
                </p>
                { button("不在本机保存", Action::Ask(Dialog::KeepNothing)) }
            }
        </div>
    }
}
