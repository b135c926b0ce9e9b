//! The layout that a county wants: its profile is opened, looked at, saved, taken away.
//!
//! In: the profile that the school keeps. Out: another one, a file, or why a file cannot be used.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use crate::browser::worker::{self, Enclosed, WorkerFault};
use crate::browser::{download, file};
use crate::hooks::{Dispatch, use_app, use_dispatch};
use crate::pages::plan::fields::put;
use crate::state::Action;
use crate::state::message::Message;
use crate::worker::{Answer, Request};
use documents::layout::Layout;
use files::papers::file_name;
use packs::PackFault;
use packs::layout::{self, LayoutChange};
use school::answers::{AnswerKey, Setting};
use school::draft::{Draft, PlanChoices};
use words::page::layout_not_opened;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct LayoutSectionProps {
    /// The profile as it was opened; empty where there is none.
    pub text: String,
}

/// What is in force, and how to open another.
#[component]
pub(super) fn LayoutSection(LayoutSectionProps { text }: &LayoutSectionProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let choices = &app.state.draft.choices;
    let (state, body) = match layout::read_chosen(choices, data::layouts()) {
        None => ("没有用", Html::default()),
        Some(Ok(layout)) => ("正在用", in_force(&layout, choices)),
        Some(Err(faults)) => ("读不出来", unreadable(&faults)),
    };
    let is_shown = use_memo((), |()| Cell::new(true));
    {
        let is_shown = is_shown.clone();
        use_effect_with((), move |()| move || is_shown.set(false));
    }
    let onchange = {
        let (dispatch, draft) = (dispatch.clone(), app.state.draft.clone());
        Callback::from(move |event: Event| match file::chosen_in(&event) {
            None => {}
            Some(Ok(chosen)) => open(&chosen, &draft, &is_shown, &dispatch),
            Some(Err(refusal)) => dispatch.emit(refused(&refusal)),
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

/// Has the worker read a profile; every fault is told with its line and entry.
///
/// What comes when this is no more shown is told and put nowhere: another school may be open by then.
fn open(chosen: &File, draft: &Rc<Draft>, is_shown: &Rc<Cell<bool>>, dispatch: &Dispatch) {
    let request = Request::ReadLayout {
        name: chosen.name(),
        draft: Box::new((**draft).clone()),
    };
    let enclosed = Enclosed {
        files: vec![chosen.clone()],
        ..Enclosed::default()
    };
    let (dispatch, is_shown) = (dispatch.clone(), is_shown.clone());
    let on_answer = move |answer: Result<Answer, WorkerFault>| {
        dispatch.emit(match answer {
            Ok(Answer::Layout(_)) if !is_shown.get() => {
                refused("还没有读完就离开了这一页；请再打开一次")
            }
            Ok(Answer::Layout(text)) => put(vec![(key(), text)]),
            Ok(_) => refused("没有读完；请再打开一次"),
            Err(fault) => refused(&fault.to_string()),
        });
    };
    worker::ask(&request, &enclosed, |_| {}, on_answer);
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
