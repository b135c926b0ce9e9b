//! 历史版本: the schools that are kept in this browser, and earlier versions of the open one.
//!
//! In: what is kept. Out: which school is opened, begun, renamed, copied, deleted or brought back, and which version is
//! restored.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::HEADING;
use crate::components::TextField;
use crate::hooks::{use_dispatch, use_listing};
use crate::pages::storage::size;
use crate::state::Action;
use crate::state::listing::{KeptSchool, KeptVersion, Listing, name_of_copy};
use crate::state::persistence::{KeptSchoolTask, StoreTask};
use crate::state::route::{Page, Route};
use words::isolate::isolated;

/// How many versions of a school stay; `static/store.js` has the same number.
const MOST_VERSIONS: usize = 20;

/// The page.
#[component]
pub(crate) fn HistoryPage() -> Html {
    let dispatch = use_dispatch();
    let listing = use_listing();
    let new = dispatch.reform(|_: MouseEvent| Action::Store(StoreTask::New));
    let body = match listing {
        None => html! { <p role="status">{ "正在读本机保存的内容…" }</p> },
        Some(Err(why)) => html! {
            <p class="message message-warning" role="alert">{ format!("{why}。") }</p>
        },
        Some(Ok(listing)) => html! { <Schools {listing} /> },
    };
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "历史版本" }</h1>
            <p class="lead">
                { "这个浏览器里可以并排放几所学校，一次打开一所。打开别的学校，现在的这一所会先保存好。" }
            </p>
            <div class="buttons">
                <button type="button" class="button" onclick={new}>{ "新建一所学校" }</button>
            </div>
            { body }
            <p><a href={Route::from(Page::Storage).address()}>{ "本机数据" }</a></p>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SchoolsProps {
    listing: Rc<Listing>,
}

#[component]
fn Schools(SchoolsProps { listing }: &SchoolsProps) -> Html {
    let rows = |is_deleted: bool| -> Vec<Html> {
        let schools = listing.schools.iter();
        let schools = schools.filter(|school| school.is_deleted == is_deleted);
        schools
            .map(|school| {
                let name_of_copy = name_of_copy(school, listing);
                html! {
                    <SchoolRow key={school.id.clone()} school={school.clone()} {name_of_copy} />
                }
            })
            .collect()
    };
    let (kept, deleted) = (rows(false), rows(true));
    let open = listing.schools.iter().find(|school| school.is_open);
    let versions = open.map(|school| html! { <Versions school={school.clone()} /> });
    html! {
        <>
            if kept.is_empty() {
                <p>{ "本机还没有保存过学校。填报后会自动保存，列在这里。" }</p>
            } else {
                <ul class="kept">{ for kept }</ul>
            }
            { versions }
            if !deleted.is_empty() {
                <section aria-labelledby="deleted-heading">
                    <h2 id="deleted-heading">{ "最近删除" }</h2>
                    <p>
                        { "删除后留 7 天，随后自动清掉。公用电脑请到" }
                        <a href={Route::from(Page::Storage).address()}>{ "本机数据" }</a>
                        { "里全部清除。" }
                    </p>
                    <ul class="kept">{ for deleted }</ul>
                </section>
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SchoolRowProps {
    school: KeptSchool,
    name_of_copy: String,
}

#[component]
fn SchoolRow(
    SchoolRowProps {
        school,
        name_of_copy,
    }: &SchoolRowProps,
) -> Html {
    let dispatch = use_dispatch();
    let title = isolated(&school.title).into_owned();
    let button = |task: &'static str, label: &'static str, action: Action| {
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        html! {
            <button
                type="button"
                class="button"
                data-task={task}
                aria-label={format!("{label}：{title}")}
                {onclick}
            >
                { label }
            </button>
        }
    };
    let id = || school.id.clone();
    let actions = if school.is_deleted {
        let bring_back = Action::KeptSchool(KeptSchoolTask::BringBack(id()));
        html! { { button("bring-back", "恢复", bring_back) } }
    } else {
        let copy = KeptSchoolTask::Copy {
            school: id(),
            label: name_of_copy.clone(),
        };
        html! {
            <>
                // The open one would come back with the next key.
                if !school.is_open {
                    { button("open", "打开", Action::Store(StoreTask::Open(id()))) }
                }
                { button("copy", "复制", Action::KeptSchool(copy)) }
                if !school.is_open {
                    { button("delete", "删除", Action::KeptSchool(KeptSchoolTask::Delete(id()))) }
                }
                <Rename school={school.clone()} />
            </>
        }
    };
    let versions = school.versions.len();
    html! {
        <li>
            <p>
                <strong>{ title.clone() }</strong>
                { " " }
                <span class="kept-state">{ if school.is_open { "现在打开的" } else { "" } }</span>
                <br />
                <span class="entry-hint">
                    { format!("保存于 {}，共 {versions} 个版本，{}", school.saved, size(school.bytes_of_versions())) }
                </span>
            </p>
            <div class="buttons">{ actions }</div>
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RenameProps {
    school: KeptSchool,
}

/// Another name in the list.
#[component]
fn Rename(RenameProps { school }: &RenameProps) -> Html {
    let dispatch = use_dispatch();
    let is_open = use_state(|| false);
    let label = use_state(|| school.title.clone());
    let onchange = {
        let label = label.clone();
        Callback::from(move |text: String| label.set(text))
    };
    let done = {
        let (dispatch, id, label, is_open) = (
            dispatch.clone(),
            school.id.clone(),
            label.clone(),
            is_open.clone(),
        );
        move || {
            is_open.set(false);
            dispatch.emit(Action::KeptSchool(KeptSchoolTask::Rename {
                school: id.clone(),
                label: (*label).clone(),
            }));
        }
    };
    let onkeydown = {
        let done = done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                done();
            }
        })
    };
    let onclick = Callback::from(move |_: MouseEvent| done());
    let toggle = {
        let (is_open, label, title) = (is_open.clone(), label.clone(), school.title.clone());
        Callback::from(move |_: MouseEvent| {
            label.set(title.clone());
            is_open.set(!*is_open);
        })
    };
    let field = format!("name-{}", school.id);
    html! {
        <>
            <button
                type="button"
                class="button"
                data-task="rename"
                aria-expanded={if *is_open { "true" } else { "false" }}
                aria-label={format!("改名：{}", isolated(&school.title))}
                onclick={toggle}
            >
                { "改名" }
            </button>
            if *is_open {
                <div class="kept-rename">
                    <div class="entry">
                        <label for={field.clone()}>{ "在列表里的名称（不改学校全称）" }</label>
                        <TextField
                            id={field}
                            class="input-wide"
                            value={(*label).clone()}
                            {onchange}
                            {onkeydown}
                        />
                    </div>
                    <button type="button" class="button" data-task="renamed" {onclick}>{ "改好了" }</button>
                </div>
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct VersionsProps {
    school: KeptSchool,
}

/// The versions of the open school.
#[component]
fn Versions(VersionsProps { school }: &VersionsProps) -> Html {
    let rows = school.versions.iter().map(|version| {
        html! { <VersionRow key={version.id.clone()} version={version.clone()} /> }
    });
    html! {
        <section aria-labelledby="versions-heading">
            <h2 id="versions-heading">{ format!("“{}”的历史版本", isolated(&school.title)) }</h2>
            <p>
                { format!("最多留 {MOST_VERSIONS} 个：连着填的每几分钟一个，打开文件、导入、恢复以前的版本之前的单独留着；越近越密，每天最后一个留得最久。恢复可以撤销，恢复前的也在这里。") }
            </p>
            <div class="scroll" role="region" tabindex="0" aria-label="历史版本">
                <table class="plain kept-table kept-versions">
                    <thead>
                        <tr>
                            <th scope="col">{ "保存于" }</th>
                            <th scope="col">{ "从哪里来" }</th>
                            <th scope="col">{ "大小" }</th>
                            <th scope="col">{ "可以做" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct VersionRowProps {
    version: KeptVersion,
}

#[component]
fn VersionRow(VersionRowProps { version }: &VersionRowProps) -> Html {
    let dispatch = use_dispatch();
    let button = |task: &'static str, label: &'static str, action: StoreTask| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Store(action.clone()));
        html! {
            <button
                type="button"
                class="button"
                data-task={task}
                aria-label={format!("{label}：{} 的版本", version.saved)}
                {onclick}
            >
                { label }
            </button>
        }
    };
    let id = || version.id.clone();
    html! {
        <tr>
            <td>{ version.saved.clone() }</td>
            <td>{ origin(&version.why) }</td>
            <td>{ size(version.bytes) }</td>
            <td>
                if version.is_current {
                    { "现在的" }
                } else {
                    { button("restore", "恢复此版本", StoreTask::Restore(id())) }
                    { button("save", "存为文件", StoreTask::SaveVersion(id())) }
                }
            </td>
        </tr>
    }
}

/// Where a version came from.
pub(crate) fn origin(why: &str) -> &'static str {
    match why {
        "opened" => "打开的文件或样例",
        "merged" => "合并以后",
        "imported" => "导入表格以后",
        "restored" => "恢复的版本",
        "copied" => "复制",
        "dropped" => "删了一份对比数据或标准以后",
        "moved" => "旧版页面保存的",
        "fork" => "与另一个标签页不同的内容",
        "chosen" => "两个标签页里选用的",
        _ => "填报",
    }
}
