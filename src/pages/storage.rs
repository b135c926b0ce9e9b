//! 本机数据: everything that is kept in this browser, how to save it elsewhere, and how to clear it.
//!
//! In: what is kept. Out: the wish to save, to clear, or to keep nothing here.

use yew::prelude::*;

use crate::app::HEADING;
use crate::components::action_button;
use crate::hooks::{use_app, use_dispatch, use_listing};
use crate::pages::history::origin;
use crate::state::Action;
use crate::state::listing::Listing;
use crate::state::message::Dialog;
use crate::state::persistence::StoreTask;
use crate::state::route::{Page, Route};
use words::isolate::isolated;

/// The key that says that nothing is kept here; static/store.js has the same.
const NOTHING: &str = "duibiao.keep-nothing";
/// The key that says which school is open, as there.
const OPEN: &str = "duibiao.open";
/// How the keys begin under which a closing page leaves its last text, as there.
const LEFT: &str = "duibiao.left ";

/// The page.
#[component]
pub(crate) fn StoragePage() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let listing = use_listing();
    let button =
        |label: &str, class, action: Action| action_button(&dispatch, class, label, action);
    let body = match &listing {
        None => html! { <p role="status">{ "正在读本机保存的内容…" }</p> },
        Some(Err(why)) => html! {
            <p class="message message-warning" role="alert">{ format!("{why}。") }</p>
        },
        Some(Ok(listing)) => kept(listing),
    };
    let keeping = if app.state.keeps_nothing {
        html! {
            <>
                <p>{ "现在不在本机保存：关掉页面，填的内容就没有了。" }</p>
                <div class="buttons">
                    { button("在本机保存", "", Action::Store(StoreTask::KeepAgain)) }
                </div>
            </>
        }
    } else {
        html! {
            <>
                <p>{ "不想在这台电脑上留下内容的，可以从现在起不在本机保存，填完另存为文件。" }</p>
                <div class="buttons">
                    { button("不在本机保存…", "button-danger", Action::Ask(Dialog::KeepNothing)) }
                </div>
            </>
        }
    };
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "本机数据" }</h1>
            { body }
            <p>
                { "用同一个浏览器的人都能看到这些内容。公用电脑用完，请先另存为文件，再全部清除。" }
            </p>
            <p>
                { "网页看不到、也清不了的：浏览器自己的历史记录（打开过的带数链接，数就在网址里；下载过的文件名），请按 Ctrl+Shift+Delete 清；您另存和下载的文件，请自己删除。" }
            </p>
            <div class="buttons">
                { button("全部清除…", "button-danger", Action::Ask(Dialog::Clear)) }
                { button("另存为文件", "button-strong", Action::Download) }
            </div>
            <h2>{ "不在本机保存" }</h2>
            { keeping }
            <p><a href={Route::from(Page::History).address()}>{ "切换学校、历史版本" }</a></p>
        </>
    }
}

/// A record as it is listed.
struct Row {
    place: String,
    what: String,
    saved: String,
    bytes: u64,
}

fn kept(listing: &Listing) -> Html {
    let rows = rows(listing);
    let total = size(rows.iter().map(|row| row.bytes).sum());
    let is_empty = rows.is_empty();
    let lines = rows.into_iter().map(|row| {
        html! {
            <tr>
                <td>{ row.what }<span class="entry-hint kept-place">{ row.place }</span></td>
                <td>{ row.saved }</td>
                <td>{ size(row.bytes) }</td>
            </tr>
        }
    });
    let persisted = if listing.is_persisted {
        "浏览器已答应不自行清理这些内容。"
    } else {
        "浏览器没有答应一直留着这些内容：空间紧张时可能自行清理。请常存一份文件。"
    };
    html! {
        <>
            <p class="lead">
                { format!("这个网页在这台电脑的这个浏览器里一共存了 {total}，逐条列在下面。填的内容没有别的地方存着。") }
            </p>
            if is_empty {
                <p>{ "本机什么也没有存。" }</p>
            } else {
                <div class="scroll" role="region" tabindex="0" aria-label="保存的内容">
                    <table class="plain kept-table">
                        <thead>
                            <tr>
                                <th scope="col">{ "内容" }</th>
                                <th scope="col">{ "时间" }</th>
                                <th scope="col">{ "大小" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for lines }</tbody>
                    </table>
                </div>
            }
            <p>{ persisted }</p>
        </>
    }
}

fn rows(listing: &Listing) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |place: &str, what: String, saved: &str, bytes: u64| {
        rows.push(Row {
            place: place.to_owned(),
            what,
            saved: saved.to_owned(),
            bytes,
        });
    };
    for school in &listing.schools {
        let name = isolated(&school.title);
        let deleted = if school.is_deleted {
            "（已删除）"
        } else {
            ""
        };
        for version in &school.versions {
            let current = if version.is_current {
                "现在的版本"
            } else {
                "以前的版本"
            };
            let what = format!("{name}{deleted}：{current}，{}", origin(&version.why));
            add("duibiao / texts", what, &version.saved, version.bytes);
        }
        let file = match school.file.as_str() {
            "" => String::new(),
            file => format!("，记着存到的文件“{}”", isolated(file)),
        };
        let what = format!("{name}{deleted}：名称和各版本的时间{file}");
        add("duibiao / schools", what, &school.saved, school.bytes);
    }
    for (place, what, records) in [
        ("duibiao / aside", "另放的旧内容", &listing.aside),
        (
            "duibiao / journal",
            "关页面前最后填的，等着并入",
            &listing.journal,
        ),
    ] {
        for record in records {
            let what = format!("{what}（{}）", isolated(&record.id));
            add(place, what, &record.saved, record.bytes);
        }
    }
    for key in &listing.keys {
        let storage = if key.is_of_session {
            "sessionStorage"
        } else {
            "localStorage"
        };
        let what = match key.key.as_str() {
            NOTHING => "记着“不在本机保存”",
            OPEN => "记着打开的是哪一所学校",
            key if key.starts_with(LEFT) => "关页面前最后填的，等着并入",
            _ => "旧版页面留下的内容",
        };
        let place = format!("{storage} / {}", isolated(&key.key));
        add(&place, what.to_owned(), "", key.bytes);
    }
    for address in &listing.workers {
        let what = "断网时打开本页的部件，大小由浏览器管".to_owned();
        add(&format!("serviceWorker / {address}"), what, "", 0);
    }
    for cache in &listing.caches {
        let what = format!("网页自己的文件 {} 个", cache.count);
        add(&format!("caches / {}", cache.name), what, "", cache.bytes);
    }
    rows
}

/// Bytes for a person, rounded up: 850 字节, 12.3 KB, 4.1 MB.
pub(crate) fn size(bytes: u64) -> String {
    let (tenth, unit) = match bytes {
        0..1_000 => return format!("{bytes} 字节"),
        1_000..1_000_000 => (100, "KB"),
        _ => (100_000, "MB"),
    };
    let tenths = bytes.div_ceil(tenth);
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}
