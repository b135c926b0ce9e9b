//! The pages about what is kept in the browser: the schools with the states of the open one, and every record with its
//! size.
//!
//! In: the listing of `static/office-shelf.js` as JSON, without the texts. Out: markup. It changes nothing.

use std::borrow::Cow;

use serde::Deserialize;

use super::markup::{all, markup};
use words::isolate::isolated;

/// Kind of a key that names what answers for the page without network; static/store.js has the same word.
const SERVICE_WORKER: &str = "serviceWorker";

/// The key that says that nothing is kept here; static/store.js has the same.
const NOTHING: &str = "duibiao.keep-nothing";

/// How many states of a school stay; `static/store.js` has the same number.
const MOST_STATES: usize = 20;

/// What is kept, from new to old.
#[derive(Deserialize)]
struct Listing {
    schools: Vec<School>,
    aside: Vec<Record>,
    journal: Vec<Record>,
    keys: Vec<Key>,
    caches: Vec<Cache>,
    is_persisted: bool,
}

#[derive(Deserialize)]
struct School {
    id: String,
    name: String,
    saved: String,
    is_open: bool,
    is_deleted: bool,
    states: Vec<State>,
    /// Size of what is known of it besides the states.
    #[serde(default)]
    bytes: u64,
    /// Name of the file that it was saved to, where the browser remembers it.
    #[serde(default)]
    file: String,
}

#[derive(Deserialize)]
struct State {
    id: String,
    saved: String,
    why: String,
    bytes: u64,
    is_current: bool,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    saved: String,
    bytes: u64,
}

#[derive(Deserialize)]
struct Key {
    key: String,
    kind: String,
    bytes: u64,
}

#[derive(Deserialize)]
struct Cache {
    name: String,
    count: u64,
    bytes: u64,
}

impl School {
    fn title(&self) -> Cow<'_, str> {
        let name = self.name.trim();
        if name.is_empty() {
            "未写名称的学校".into()
        } else {
            isolated(name)
        }
    }

    fn bytes(&self) -> u64 {
        self.states.iter().map(|state| state.bytes).sum()
    }
}

fn read(listing: &str) -> Result<Listing, String> {
    serde_json::from_str(listing).map_err(|_| "没能读出本机保存的内容的清单".to_owned())
}

/// The list of schools, and the states of the open one.
///
/// # Errors
/// A sentence when the listing cannot be read.
pub(super) fn schools(listing: &str) -> Result<String, String> {
    let listing = read(listing)?;
    let rows = |is_deleted: bool| {
        let schools = listing.schools.iter();
        schools
            .filter(move |school| school.is_deleted == is_deleted)
            .map(row)
    };
    let list = if rows(false).next().is_none() {
        "<p>本机还没有保存过学校。填报后会自动保存，列在这里。</p>".to_owned()
    } else {
        markup("<ul class=\"kept\">{}</ul>", [all(rows(false))])
    };
    let deleted = if rows(true).next().is_none() {
        String::new()
    } else {
        markup(
            "<section><h2>最近删除</h2><p>删除后留 7 天，随后自动清掉。公用电脑请用<a href=\"#/stored\">全部清除</a>。</p><ul class=\"kept\">{}</ul></section>",
            [all(rows(true))],
        )
    };
    let open = listing.schools.iter().find(|school| school.is_open);
    Ok(markup(
        "<p class=\"lead\">这个浏览器里可以并排放几所学校，一次打开一所。打开别的学校，现在的这一所会先保存好。</p>\
        <div class=\"buttons\"><button type=\"button\" class=\"button\" data-action=\"store-new\">新建一所学校</button></div>\
        {}{}{}\
        <p><a href=\"#/stored\">本机存了什么</a></p>",
        [all([list]), all(open.map(states_of)), all([deleted])],
    ))
}

fn row(school: &School) -> String {
    let title = &*school.title();
    let button = |action: &str, key: &str, label: &str| {
        markup(
            "<button type=\"button\" class=\"button\" data-action=\"{}\" data-key=\"{}\" aria-label=\"{}\">{}</button>",
            [
                action.into(),
                key.into(),
                format!("{label}：{title}").into(),
                label.into(),
            ],
        )
    };
    let state = if school.is_open {
        "现在打开的"
    } else {
        ""
    };
    let actions = if school.is_deleted {
        vec![button("list-bring-back", &school.id, "恢复")]
    } else {
        let mut actions = vec![button("list-duplicate", &school.id, "复制")];
        // The open one would come back with the next key.
        if !school.is_open {
            actions.insert(0, button("store-open", &school.id, "打开"));
            actions.push(button("list-delete", &school.id, "删除"));
        }
        actions.push(rename(school));
        actions
    };
    markup(
        "<li key=\"{}\"><p><strong>{}</strong> <span class=\"kept-state\">{}</span><br/><span class=\"entry-hint\">{}</span></p><div class=\"buttons\">{}</div></li>",
        [
            school.id.as_str().into(),
            title.into(),
            state.into(),
            format!(
                "保存于 {}，共 {} 份，{}",
                school.saved,
                school.states.len(),
                size(school.bytes())
            )
            .into(),
            all(actions),
        ],
    )
}

fn rename(school: &School) -> String {
    markup(
        "<details><summary>改名</summary><div class=\"entry\"><label for=\"name-{}\">在列表里的名称（不改学校全称）</label>\
        <input id=\"name-{}\" class=\"input input-wide\" autocomplete=\"off\" value=\"{}\"/></div>\
        <button type=\"button\" class=\"button\" data-action=\"list-rename\" data-key=\"{}\">改好了</button></details>",
        [
            school.id.as_str().into(),
            school.id.as_str().into(),
            school.name.as_str().into(),
            school.id.as_str().into(),
        ],
    )
}

/// The states of a school with their times.
fn states_of(school: &School) -> String {
    let rows = school.states.iter().map(|state| {
        let what = format!("{} 的那一份", state.saved);
        let button = |action: &str, label: &str| {
            markup(
                "<button type=\"button\" class=\"button\" data-action=\"{}\" data-key=\"{}\" aria-label=\"{}\">{}</button>",
                [
                    action.into(),
                    state.id.as_str().into(),
                    format!("{label}：{what}").into(),
                    label.into(),
                ],
            )
        };
        let actions = if state.is_current {
            vec!["现在的".to_owned()]
        } else {
            vec![button("store-restore", "换成这一份"), button("store-save", "存为文件")]
        };
        markup(
            "<tr key=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            [
                state.id.as_str().into(),
                state.saved.as_str().into(),
                why(&state.why).into(),
                size(state.bytes).into(),
                all(actions),
            ],
        )
    });
    markup(
        "<section><h2>“{}”以前的各份</h2>\
        <p>{}</p>\
        <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"以前的各份\"><table class=\"plain kept-table\"><thead><tr><th scope=\"col\">保存于</th><th scope=\"col\">从哪里来</th><th scope=\"col\">大小</th><th scope=\"col\">可以做</th></tr></thead><tbody>{}</tbody></table></div></section>",
        [
            school.title().into_owned().into(),
            format!("最多留 {MOST_STATES} 份：连着填的每几分钟一份，打开文件、换成以前的一份之前的单独留着；越近越密，每天最后一份留得最久。换成以前的一份可以撤销，换掉的也在这里。").into(),
            all(rows),
        ],
    )
}

fn why(why: &str) -> &'static str {
    match why {
        "opened" => "打开的文件或样例",
        "restored" => "换回的以前的一份",
        "copied" => "复制",
        "dropped" => "删了一份数或标准包以后",
        "moved" => "旧版页面保存的",
        "fork" => "与另一个标签页不同的内容",
        _ => "填报",
    }
}

/// Every record with size and time, and what clears them.
///
/// # Errors
/// A sentence when the listing cannot be read.
pub(super) fn stored(listing: &str) -> Result<String, String> {
    let listing = read(listing)?;
    let mut rows = Vec::new();
    let mut row = |place: &str, what: String, saved: &str, bytes: u64| {
        rows.push(markup(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            [place.into(), what.into(), saved.into(), size(bytes).into()],
        ));
    };
    let mut total = 0;
    for school in &listing.schools {
        let name = school.title();
        let deleted = if school.is_deleted {
            "（已删除）"
        } else {
            ""
        };
        for state in &school.states {
            let current = if state.is_current {
                "现在的一份"
            } else {
                "以前的一份"
            };
            let what = format!("{name}{deleted}：{current}，{}", why(&state.why));
            row("duibiao / texts", what, &state.saved, state.bytes);
            total += state.bytes;
        }
        if school.bytes > 0 {
            let file = match school.file.as_str() {
                "" => String::new(),
                file => format!("，记着存到的文件“{}”", isolated(file)),
            };
            let what = format!("{name}{deleted}：名称和各份的时间{file}");
            row("duibiao / schools", what, &school.saved, school.bytes);
            total += school.bytes;
        }
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
            let what = format!("{what}（{}）", record.id);
            row(place, what, &record.saved, record.bytes);
            total += record.bytes;
        }
    }
    for key in &listing.keys {
        let what = match key.kind.as_str() {
            SERVICE_WORKER => format!("断网时打开本页的部件，大小由浏览器管（{}）", key.key),
            _ if key.key == NOTHING => format!("记着“不在本机保存”（键名 {NOTHING}）"),
            _ => format!("键名 {}", key.key),
        };
        row(&key.kind, what, "", key.bytes);
        total += key.bytes;
    }
    for cache in &listing.caches {
        let what = format!("网页自己的文件 {} 个（{}）", cache.count, cache.name);
        row("caches", what, "", cache.bytes);
        total += cache.bytes;
    }
    let table = if rows.is_empty() {
        "<p>本机什么也没有存。</p>".to_owned()
    } else {
        markup(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"保存的内容\"><table class=\"plain kept-table\"><thead><tr><th scope=\"col\">存在哪里</th><th scope=\"col\">内容</th><th scope=\"col\">时间</th><th scope=\"col\">大小</th></tr></thead><tbody>{}</tbody></table></div>",
            [all(rows)],
        )
    };
    let persisted = if listing.is_persisted {
        "浏览器已答应不自行清理这些内容。"
    } else {
        "浏览器没有答应一直留着这些内容：空间紧张时可能自行清理。请常存一份文件。"
    };
    Ok(markup(
        "<p class=\"lead\">{}</p>{}<p>{}</p>\
        <p>用同一个浏览器的人都能看到这些内容。公用电脑用完，请先另存为文件，再全部清除。</p>\
        <p>网页看不到、也清不了的：浏览器自己的历史记录（打开过的带数链接，数就在网址里；下载过的文件名），请按 Ctrl+Shift+Delete 清；您另存和下载的文件，请自己删除。</p>\
        <div class=\"buttons\"><button type=\"button\" class=\"button\" data-action=\"save\">另存为文件</button>\
        <button type=\"button\" class=\"button\" data-action=\"ask-to-clear\">全部清除</button></div>\
        <p><a href=\"#/schools\">学校列表和以前的各份</a></p>",
        [
            format!("这个网页在这台电脑的这个浏览器里一共存了 {}，逐条列在下面。填的内容没有别的地方存着。", size(total)).into(),
            all([table]),
            persisted.into(),
        ],
    ))
}

/// Bytes for a person: 850 字节, 12.3 KB.
fn size(bytes: u64) -> String {
    if bytes < 1000 {
        format!("{bytes} 字节")
    } else {
        let tenths = bytes.div_ceil(100);
        format!("{}.{} KB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str = r#"{
        "schools": [{"id":"a","name":"<b>一中","saved":"16:05","is_open":true,"is_deleted":false,"states":[
            {"id":"a.2","saved":"16:05","why":"typed","bytes":1001,"is_current":true},
            {"id":"a.1","saved":"11月24日 9:00","why":"opened","bytes":999,"is_current":false}]},
            {"id":"b","name":"","saved":"","is_open":false,"is_deleted":true,"states":[],"bytes":150,"file":"二中.duibiao.json"}],
        "aside": [], "journal": [], "caches": [{"name":"duibiao-1","count":3,"bytes":5000}],
        "keys": [{"key":"duibiao.open","kind":"localStorage","bytes":20},
            {"key":"http://x/service-worker.js","kind":"serviceWorker","bytes":0}], "is_persisted": false}"#;

    #[test]
    fn the_open_school_shows_its_states_and_a_name_is_never_markup() {
        let page = schools(LISTING).unwrap();
        assert!(page.contains("&lt;b&gt;一中") && !page.contains("<b>"));
        assert!(page.contains("data-action=\"store-restore\" data-key=\"a.1\""));
        assert!(!page.contains("data-action=\"store-restore\" data-key=\"a.2\""));
        assert!(page.contains("data-action=\"list-bring-back\" data-key=\"b\""));
        assert!(!page.contains("data-action=\"store-open\" data-key=\"b\""));
    }

    #[test]
    fn every_record_stands_on_the_page_with_its_size() {
        let page = stored(LISTING).unwrap();
        for part in [
            "1.1 KB",
            "999 字节",
            "5.0 KB",
            "20 字节",
            "7.2 KB",
            "150 字节",
            "二中.duibiao.json",
            "断网时打开本页的部件",
            "http://x/service-worker.js",
            "历史记录",
            "duibiao-1",
            "duibiao.open",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[test]
    fn a_listing_that_is_none_gives_a_sentence() {
        assert!(schools("").is_err());
        assert!(stored("[]").is_err());
    }
}
