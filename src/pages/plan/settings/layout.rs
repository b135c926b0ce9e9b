//! The layout that a county wants: its profile is opened, looked at, saved, taken away.
//!
//! In: the profile that the school keeps. Out: another one, a file, or why a file cannot be used.

use gloo::file::Blob;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use yew::prelude::*;

use crate::browser::{download, file};
use crate::hooks::{use_app, use_dispatch};
use crate::pages::plan::fields::put;
use crate::state::Action;
use crate::state::message::Message;
use documents::layout::Layout;
use files::papers::file_name;
use files::saved::Foreign;
use packs::PackFault;
use packs::layout::{self, LayoutChange};
use school::answers::{AnswerKey, Setting};
use school::draft::PlanChoices;
use words::isolate::isolated;
use words::page::layout_not_opened;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct LayoutSectionProps {
    /// The profile as it was opened; empty where there is none.
    pub text: String,
    /// The typefaces over which it is read.
    pub typefaces: String,
}

/// What is in force, and how to open another.
#[component]
pub(super) fn LayoutSection(
    LayoutSectionProps { text, typefaces: _ }: &LayoutSectionProps,
) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let reader = use_mut_ref(|| None::<FileReader>);
    let choices = &app.state.draft.choices;
    let (state, body) = match layout::read_chosen(choices, data::layouts()) {
        None => ("没有用", Html::default()),
        Some(Ok(layout)) => ("正在用", in_force(&layout, choices)),
        Some(Err(faults)) => ("读不出来", unreadable(&faults)),
    };
    let onchange = {
        let (dispatch, choices) = (dispatch.clone(), choices.clone());
        Callback::from(move |event: Event| {
            let chosen = match file::chosen_in(&event) {
                None => return,
                Some(Ok(chosen)) => chosen,
                Some(Err(refusal)) => return dispatch.emit(refused(&refusal)),
            };
            let (dispatch, choices, name) = (dispatch.clone(), choices.clone(), chosen.name());
            let started = read_as_bytes(&Blob::from(chosen), move |bytes| {
                let text = match bytes {
                    Ok(bytes) => opened(&name, &bytes, &choices),
                    Err(_) => Err(format!("“{}”没有读完；请再打开一次", isolated(&name))),
                };
                dispatch.emit(match text {
                    Ok(text) => put(vec![(key(), text)]),
                    Err(why) => refused(&why),
                });
            });
            *reader.borrow_mut() = Some(started);
        })
    };
    let sample = Callback::from(|_: MouseEvent| {
        save("样例", &layout::sample(data::standard_layout()));
    });
    let has_profile = !text.is_empty();
    let save_kept = {
        let (text, choices) = (text.clone(), choices.clone());
        Callback::from(move |_: MouseEvent| {
            let kept = layout::chosen(&choices, data::layouts());
            let name = kept.map_or_else(|| "县里".to_owned(), |layout| layout.name);
            save(&name, &text);
        })
    };
    let leave_off = dispatch.reform(|_: MouseEvent| put(vec![(key(), String::new())]));
    html! {
        <details class="common optional" id="layout" open={has_profile}>
            <summary>{ format!("县里的版式文件（{state}）") }</summary>
            <p class="entry-hint">
                { "县教育局对页边距、行距、字体、字号、页码有规定的，打开县里的版式文件，各份 Word 文件都照它排；没有的不用管。要自己写，先下载样例，用记事本改。" }
            </p>
            <div class="buttons">
                <label class="button file-button">
                    <input
                        id="open-layout"
                        class="visually-hidden"
                        type="file"
                        accept=".toml,text/plain"
                        {onchange}
                    />
                    { "打开版式文件（.版式.toml）" }
                </label>
                <button type="button" class="button" id="layout-sample" onclick={sample}>
                    { "下载版式文件样例" }
                </button>
            </div>
            { body }
            if has_profile {
                <div class="buttons">
                    <button type="button" class="button" id="layout-save" onclick={save_kept}>
                        { "另存为文件" }
                    </button>
                    <button type="button" class="button button-quiet" onclick={leave_off}>
                        { "不用这个版式" }
                    </button>
                </div>
            }
        </details>
    }
}

fn key() -> String {
    AnswerKey::from(Setting::Layout).to_string()
}

fn refused(why: &str) -> Action {
    Action::Say(Message::failed(layout_not_opened(why)))
}

/// The profile in a file of that name.
///
/// # Errors
/// Every fault with its line and entry.
fn opened(name: &str, bytes: &[u8], choices: &PlanChoices) -> Result<String, String> {
    if let Some(foreign) = Foreign::of(bytes) {
        let what = foreign.name();
        return Err(format!(
            "“{}”是{what}，不是这里要的文本文件；请确认没有选错",
            isolated(name)
        ));
    }
    let base = layout::base(choices, data::layouts());
    match layout::read_bytes(bytes, base) {
        Ok(_) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        Err(faults) => {
            let sentences: Vec<String> = faults.iter().map(PackFault::to_string).collect();
            let (count, sentences) = (faults.len(), sentences.join("；"));
            Err(format!("版式文件有 {count} 处要改：{sentences}"))
        }
    }
}

/// Gives a profile as a file: editors on old machines know UTF-8 by its mark alone, and lines by both of their ends.
fn save(name: &str, text: &str) {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    let bytes = format!("\u{FEFF}{}\r\n", lines.join("\r\n")).into_bytes();
    download::download(&file_name("", name), ".版式.toml", &bytes, download::TOML);
}

fn in_force(layout: &Layout, choices: &PlanChoices) -> Html {
    let base = layout::base(choices, data::layouts());
    let changes = layout::changes(
        choices.answer(Setting::Layout),
        data::standard_layout(),
        base,
    );
    let about: Vec<&str> = [layout.issuer.as_str(), layout.note.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let items = changes
        .iter()
        .map(|change| html! { <li>{ sentence(change) }</li> });
    html! {
        <>
            <p role="status">{ "正在用的版式：" }<strong>{ layout.name.clone() }</strong></p>
            if !about.is_empty() {
                <p>{ about.join("。") }</p>
            }
            if changes.is_empty() {
                <p>{ "和程序的默认没有不同。" }</p>
            } else {
                <p>{ "与程序默认不同的有：" }</p>
                <ul class="layout-changes">{ for items }</ul>
            }
        </>
    }
}

fn sentence(change: &LayoutChange) -> String {
    let shown = |text: &str| {
        if text.is_empty() {
            "没有".to_owned()
        } else {
            text.to_owned()
        }
    };
    format!(
        "{}：{}（默认 {}）",
        change.what,
        shown(&change.now),
        shown(&change.before)
    )
}

fn unreadable(faults: &[PackFault]) -> Html {
    let faults = faults
        .iter()
        .map(|fault| html! { <li>{ fault.to_string() }</li> });
    html! {
        <div class="summary" role="alert">
            <p>{ "存着的版式文件读不出来，现在按程序的默认排：" }</p>
            <ul>{ for faults }</ul>
        </div>
    }
}
