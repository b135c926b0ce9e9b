//! 预览与下载: a paper as it will be printed, changed in place; what is to be confirmed, what was changed, and the files.
//!
//! In: the papers, and which one. Out: changed texts, downloads, the printed paper.

mod area;
pub(super) mod changes;
pub(super) mod confirmations;
mod editor;
pub(super) mod excerpt;
mod sections;
mod table;
mod text;
mod unit;

use std::rc::Rc;

use yew::prelude::*;

use super::download::{MakingFiles, use_download};
use super::fields::ChoiceField;
use super::papers::{OnePaper, Papers, ending, name, use_paper, use_papers};
use crate::app::HEADING;
use crate::browser::print;
use crate::browser::style::AdoptedRules;
use crate::browser::texts::HINT;
use crate::components::ActionLink;
use crate::hooks::{use_app, use_dispatch, use_print_title};
use crate::state::Action;
use crate::state::route::{Page, PlanScreen, Route};
use area::PaperArea;
use changes::ChangeList;
use confirmations::ConfirmationList;
use documents::{PLAN, REPORT};
use files::papers::{ALL, Content, file_name};
use formats::preview::PaperView;
use sections::Sections;

/// Id of the list of papers.
const SHOWN: &str = "shown-paper";
/// Margins of an upright page by GB/T 9704—2012, where no profile says otherwise.
const MARGINS: &str = "37mm 26mm 35mm 28mm";
/// Margins of a sheet of a workbook, as in the .xlsx.
const LEDGER_MARGINS: &str = "13mm 10mm 15mm";

const TEXT_HINT: &str = "点一下要改的段落、标题或表格里的字就能改。用键盘：按 Tab 进入全文，按上下箭头选一处，按回车改，Ctrl+回车完成，Esc 放弃。改过的左边有一道线。任务的字改一处，各份文件一起改。";
const SHEETS_HINT: &str = "点一下白格就能改，空着的也可以填。灰格是编号、日期，或者由填报的数算出来的，跟着别处变，不在这里改。措施、责任人、时限、金额、佐证材料、状态和完成情况改一处，各份文件一起改。用键盘：按 Tab 进入表格，按上下箭头选一格，按回车改，Ctrl+回车完成，Esc 放弃。改过的左边有一道线。";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PaperScreenProps {
    /// Key of the paper; the plan where there is none of that key.
    pub paper: String,
}

/// The screen.
#[component]
pub(super) fn PaperScreen(PaperScreenProps { paper }: &PaperScreenProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let papers = use_papers();
    let downloads = use_download();
    let written = use_paper(paper);
    let view = use_memo(written.clone(), |written| {
        let written = written.as_ref()?;
        Some(Rc::new(written.preview()))
    });
    let school = app.state.draft.profile.name.trim().to_owned();
    let shown = written.as_ref().map(OnePaper::paper);
    use_print_title(
        shown
            .map(|shown| file_name(&school, &shown.name))
            .unwrap_or_default(),
    );
    use_paper_style((*view).clone());
    let (Some(view), Some(shown)) = ((*view).clone(), shown) else {
        return html! { <h1 id={HEADING} tabindex="-1">{ "预览与下载" }</h1> };
    };
    let options: Vec<(AttrValue, AttrValue)> = papers
        .all()
        .iter()
        .map(|paper| (paper.key.clone().into(), name(paper).into()))
        .collect();
    // The keyboard stays on the list.
    let look = dispatch
        .reform(|key: String| Action::Go(Route::to(Page::Plan(PlanScreen::Paper(key)), SHOWN)));
    let (is_text, hint) = match &shown.content {
        Content::Text(_) => (true, TEXT_HINT),
        Content::Sheets(_) => (false, SHEETS_HINT),
    };
    let has_sections = is_text && (shown.key == PLAN || shown.key == REPORT);
    let ask = |key: &str, name: String| {
        let key = key.to_owned();
        downloads.ask.reform(move |()| (key.clone(), name.clone()))
    };
    let is_unwritten = shown.key == PLAN
        && written.as_ref().is_some_and(|written| {
            let view = written.view();
            documents::usual_genre(&view.basis(), view.plan()).is_none()
        });
    let program = if is_text { "Word" } else { "Excel" };
    let count = papers.confirmations().len();
    html! {
        <div class="paper-screen">
            <div class="paper-head-row">
                <h1 id={HEADING} tabindex="-1">{ "预览与下载" }</h1>
                <ChoiceField
                    id={SHOWN}
                    label="看哪一份"
                    {options}
                    value={shown.key.clone()}
                    onchange={look}
                />
            </div>
            if is_unwritten {
                <p class="lead">
                    { "现有的数还写不出方案，下面列的是要先填的。" }
                    <a href={Route::from(Page::Entry).address()}>{ "去填报" }</a>
                </p>
            }
            <ConfirmationList confirmations={papers.confirmations().clone()} />
            <ChangeList changes={papers.changes().clone()} />
            if has_sections {
                <Sections
                    key={shown.key.clone()}
                    paper={shown.key.clone()}
                    name={name(shown)}
                    sections={Rc::new(shown.content.editing().sections.clone())}
                />
            }
            <FileList papers={papers.clone()} ask={downloads.ask.clone()} />
            <section class="preview" aria-labelledby="preview-heading">
                <h2 id="preview-heading" tabindex="-1">
                    { "文件全文，可以直接改" }
                    if view.pages > 0 {
                        <span class="paper-pages">{ format!("（共 {} 页）", view.pages) }</span>
                    }
                </h2>
                <p class="entry-hint" id={HINT}>{ hint }</p>
                <PaperArea key={shown.key.clone()} paper={view} can_edit={app.state.can_edit()} />
            </section>
            <div class="paper-bar" role="group" aria-label="下载和打印">
                // What can only be looked at is downloaded and printed all the same.
                <ActionLink
                    id="download-plan"
                    class={classes!("button", "button-strong")}
                    onclick={ask(&shown.key, name(shown))}
                >
                    { format!("下载 {program}（.{}）", ending(shown)) }
                </ActionLink>
                <ActionLink id="print-paper" onclick={Callback::from(|()| print::print())}>
                    { "打印或存为 PDF" }
                </ActionLink>
                <ActionLink id="download-all" onclick={ask(ALL, "全部文件".to_owned())}>
                    { "全部打包（.zip）" }
                </ActionLink>
                <a class="paper-bar-count" href="#confirmations-heading" onclick={to_confirmations()}>
                    { format!("待确认 {count} 处") }
                </a>
                <MakingFiles making={downloads.making.clone()} />
            </div>
        </div>
    }
}

fn to_confirmations() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        crate::browser::focus::to("confirmations-heading");
    })
}

/// The looks of the paper that is shown, on the screen and printed.
#[hook]
fn use_paper_style(view: Option<Rc<PaperView>>) {
    let style = view.map(|view| (view.style.clone(), view.is_ledger));
    use_effect_with(style, |style| {
        let adopted = style.as_ref().map(|(style, is_ledger)| {
            let (margins, rules) = match style {
                Some(style) => (style.margins.as_str(), style.rules.as_str()),
                None if *is_ledger => (LEDGER_MARGINS, ""),
                None => (MARGINS, ""),
            };
            // Chromium 109 gives a first page the margins of pages without a name.
            AdoptedRules::new(&format!("@page {{ margin: {margins}; }}\n{rules}"))
        });
        move || drop(adopted)
    });
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FileListProps {
    papers: Papers,
    ask: Callback<(String, String)>,
}

/// Every paper with a button that gives it as a file.
#[component]
fn FileList(FileListProps { papers, ask }: &FileListProps) -> Html {
    let lines = papers.all().iter().map(|paper| {
        let (key, name) = (paper.key.clone(), name(paper));
        let text = format!("{name}（.{}）", ending(paper));
        let label = format!("下载 {text}");
        let id = format!("file-{key}");
        let onclick = ask.reform(move |_: MouseEvent| (key.clone(), name.clone()));
        let route = Route::from(Page::Plan(PlanScreen::Paper(paper.key.clone())));
        html! {
            <li key={paper.key.clone()}>
                <a href={route.address()}>{ text }</a>
                <button type="button" class="button" data-paper={paper.key.clone()} aria-label={label} {id} {onclick}>
                    { "下载" }
                </button>
            </li>
        }
    });
    html! {
        <details class="common optional" id="papers">
            <summary><h2 id="papers-heading" tabindex="-1">{ format!("全部文件（{} 份）", papers.all().len()) }</h2></summary>
            <p class="entry-hint">
                { "同一个问题、同一项任务，各份文件里的数和时间完全一致。请示是草稿，一文一事。" }
            </p>
            <ul class="papers">{ for lines }</ul>
        </details>
    }
}
