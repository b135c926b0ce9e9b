//! 导入导出: tables of other programs, in and out.
//!
//! In: files that are dropped or chosen, a pasted block. Out: what was found in them, to be taken or left; templates and
//! exports as files.

mod found;
mod rounds;

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::worker::Enclosed;
use crate::components::TextArea;
use crate::hooks::{use_app, use_dispatch};
use crate::making::make_file;
use crate::opening;
use crate::state::import::ImportStatus;
use crate::state::route::{Page, Route};
use crate::worker::{Request, TableFile};
use found::FoundTables;
use school::draft::Draft;

/// The page.
#[component]
pub(crate) fn ExchangePage() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let draft = app.state.draft.clone();
    use_drop(&draft);
    let import = app.state.import.as_ref();
    let import = import.filter(|import| !import.is_stale);
    let shown = import.map(|import| match &import.status {
        ImportStatus::Reading(told) => {
            let onclick = {
                let dispatch = dispatch.clone();
                Callback::from(move |_: MouseEvent| opening::leave_import(&dispatch))
            };
            html! {
                <div class="message">
                    <p role="status">{ "正在处理…" }</p>
                    <p id="progress">{ told.clone() }</p>
                    <button type="button" class="button" {onclick}>{ "取消" }</button>
                </div>
            }
        }
        ImportStatus::Found(_) => {
            html! { <FoundTables import={import.clone()} draft={draft.clone()} /> }
        }
        ImportStatus::Failed(why) => html! {
            <p class="message message-warning" role="alert">
                { format!("没有导入：{why}。填报的内容没有变，请再试一次。") }
            </p>
        },
    });
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "导入导出" }</h1>
            // Always there, so that what is pasted below it stays.
            <div>{ shown }</div>
            <ImportSection draft={draft.clone()} />
            <ExportSection draft={draft} />
        </>
    }
}

/// Files that are dropped anywhere on the page are tables; elsewhere they are schools that are opened.
#[hook]
fn use_drop(draft: &Rc<Draft>) {
    let dispatch = use_dispatch();
    let latest = use_mut_ref(|| draft.clone());
    latest.replace(draft.clone());
    use_effect_with((), move |()| {
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: false,
        };
        let window = gloo::utils::window();
        let over = EventListener::new_with_options(&window, "dragover", options, |event| {
            if files_of(event).is_some() {
                event.prevent_default();
            }
        });
        let drop_here = EventListener::new_with_options(&window, "drop", options, move |event| {
            if let Some(files) = files_of(event) {
                event.prevent_default();
                let draft = latest.borrow().clone();
                opening::import_files(&files, &draft, &dispatch);
            }
        });
        move || drop([over, drop_here])
    });
}

/// The files that are dragged; `None` for a piece of text, which the browser moves itself.
fn files_of(event: &web_sys::Event) -> Option<web_sys::FileList> {
    let transfer = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let types = transfer.types();
    let has_files = types
        .iter()
        .any(|kind| kind.as_string().as_deref() == Some("Files"));
    has_files.then(|| transfer.files()).flatten()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SectionProps {
    draft: Rc<Draft>,
}

/// Where tables come in.
#[component]
fn ImportSection(SectionProps { draft }: &SectionProps) -> Html {
    let dispatch = use_dispatch();
    let pasted = use_state(String::new);
    let onchange = {
        let (draft, dispatch) = (draft.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let input = event.target();
            let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            if let Some(files) = input.files() {
                opening::import_files(&files, &draft, &dispatch);
            }
            // Without this the same file could not be chosen twice in a row.
            input.set_value("");
        })
    };
    let typed = {
        let pasted = pasted.clone();
        Callback::from(move |text: String| pasted.set(text))
    };
    let read = {
        let (draft, dispatch, pasted) = (draft.clone(), dispatch.clone(), pasted.clone());
        Callback::from(move |_: MouseEvent| {
            opening::import_pasted((*pasted).clone(), &draft, &dispatch);
        })
    };
    html! {
        <section aria-labelledby="import-heading">
            <h2 id="import-heading">{ "导入" }</h2>
            <p class="lead">
                { "选学校已有的表：教育事业统计报表（教基、基础基各表）、下面的填报模板、自己的情况表或名册。找到的数先列出来，勾选的才填进表单，已填的不会被盖掉。" }
            </p>
            <div class="buttons">
                <label class="button button-strong file-button">
                    <input
                        id="import-file"
                        class="visually-hidden"
                        type="file"
                        multiple=true
                        accept=".xlsx,.xls,.csv,.txt,.json"
                        {onchange}
                    />
                    { "选择表格文件" }
                </label>
                <span class="entry-hint">{ "也可以把文件拖到本页，可以一次几个" }</span>
            </div>
            <p class="entry-hint">
                { "能读 Excel、WPS、LibreOffice 存的 .xlsx、.xls 和 .csv。上一轮填好的整改台账、上一轮的学校文件（.duibiao.json）也在这里选，带入各项任务的状态和整改前的数。" }
            </p>
            <div class="entry">
                <label for="paste-box">{ "或者粘贴在这里" }</label>
                <p class="entry-hint" id="paste-hint">
                    { "从表格里复制的一块，或者一行一项写的数，如“在校生 1180”" }
                </p>
                <TextArea
                    id="paste-box"
                    value={(*pasted).clone()}
                    onchange={typed}
                    rows={4}
                    describedby={Some(AttrValue::from("paste-hint"))}
                />
            </div>
            <div class="buttons">
                <button type="button" class="button" onclick={read}>{ "识别粘贴的内容" }</button>
            </div>
        </section>
    }
}

/// Templates and exports.
#[component]
fn ExportSection(SectionProps { draft }: &SectionProps) -> Html {
    let file = |file: TableFile, label: &'static str| {
        html! { <TableButton draft={draft.clone()} {file} {label} /> }
    };
    let of_school = if draft.profile.kind.is_some() {
        html! {
            <>
                <h3>{ "填报模板" }</h3>
                <div class="buttons">{ file(TableFile::Template, "下载空白模板（.xlsx）") }</div>
                <p class="entry-hint">
                    { "带口径、单位和来源表，可以分给各处室填；填好后在上面导入。" }
                </p>
                <h3>{ "导出" }</h3>
                <div class="buttons">
                    { file(TableFile::Figures, "填报数据（.xlsx）") }
                    { file(TableFile::FiguresCsv, "填报数据（.csv）") }
                    { file(TableFile::Results, "自查结果（.xlsx）") }
                    { file(TableFile::ResultsCsv, "自查结果（.csv）") }
                </div>
                <p class="entry-hint">
                    { "填报数据与模板的格式相同，可以再导入。文字一律按文字写出，不会被当作公式。" }
                </p>
            </>
        }
    } else {
        html! {
            <p>
                { "先在" }
                <a href={Route::from(Page::School).address()}>{ "学校信息" }</a>
                { "里选好办学类型，这里就有填报模板和导出。从“学校基本情况”（教基1001）里也能认出办学类型。" }
            </p>
        }
    };
    html! {
        <section aria-labelledby="export-heading">
            <h2 id="export-heading">{ "模板和导出" }</h2>
            { of_school }
            <h3>{ "多所学校" }</h3>
            <div class="buttons">{ file(TableFile::Roster, "下载名册空表（.xlsx）") }</div>
            <p class="entry-hint">
                { "一所学校一行，一个数一列。一所学校导入名册时，只取学校名称相同的一行。" }
            </p>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TableButtonProps {
    draft: Rc<Draft>,
    file: TableFile,
    label: &'static str,
}

/// A button that gives a file of tables.
#[component]
fn TableButton(props: &TableButtonProps) -> Html {
    let dispatch = use_dispatch();
    let is_busy = use_state(|| false);
    let onclick = {
        let (draft, file, is_busy) = (props.draft.clone(), props.file, is_busy.clone());
        Callback::from(move |_: MouseEvent| {
            let request = Request::Table {
                draft: Box::new((*draft).clone()),
                file,
            };
            is_busy.set(true);
            let is_busy = is_busy.clone();
            make_file(&request, &Enclosed::default(), &dispatch, move || {
                is_busy.set(false)
            });
        })
    };
    html! {
        <button
            type="button"
            class="button"
            data-file={format!("{:?}", props.file)}
            aria-busy={is_busy.then_some("true")}
            {onclick}
        >
            { props.label }
        </button>
    }
}
