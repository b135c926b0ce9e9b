//! The part of the plan's page about the layout that a county wants: its profile is opened, looked at, saved, taken away.
//!
//! In: the school's answers, or the text of a profile. Out: markup, the text of a file, or why it cannot be used. It decides
//! nothing.

use super::markup::{Hole, all, markup};
use documents::layout::Layout;
use files::papers::{PaperFile, file_name};
use packs::PackFault;
use packs::layout::{self, LayoutChange};
use school::answers::{AnswerKey, Setting};
use school::draft::PlanChoices;

/// Key of the file from which to start.
const SAMPLE: &str = "layout-sample";
/// Key of the profile that is in force, as a file.
const OWN: &str = "layout";

/// A profile from a file, for the school's answers.
///
/// # Errors
/// Every fault with its line and entry.
pub(super) fn open(text: &str, choices: &PlanChoices) -> Result<Vec<u8>, String> {
    match layout::read(text, layout::base(choices, data::layouts())) {
        Ok(_) => Ok(text.as_bytes().to_vec()),
        Err(faults) => Err(format!(
            "版式文件有 {} 处要改：{}",
            faults.len(),
            told(&faults)
        )),
    }
}

fn told(faults: &[PackFault]) -> String {
    let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
    sentences.join("；")
}

/// The profile in force, or the one from which to start; `None` for the key of another file.
pub(super) fn file(key: &str, choices: &PlanChoices) -> Option<PaperFile> {
    let (name, text) = match key {
        SAMPLE => ("样例".to_owned(), layout::sample(data::standard_layout())),
        OWN => {
            let text = choices.answer(Setting::Layout).to_owned();
            let kept = layout::chosen(choices, data::layouts());
            (kept.map_or_else(|| "县里".to_owned(), |own| own.name), text)
        }
        _ => return None,
    };
    // Editors on old machines know UTF-8 by its mark alone, and lines by both of their ends.
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    let bytes = format!("\u{FEFF}{}\r\n", lines.join("\r\n")).into_bytes();
    Some(PaperFile {
        name: format!("{}.版式.toml", file_name("", &name)),
        bytes,
    })
}

/// What is in force, and how to open another.
pub(super) fn section(choices: &PlanChoices) -> String {
    let (summary, body) = match layout::read_chosen(choices, data::layouts()) {
        None => ("没有用", String::new()),
        Some(Ok(layout)) => ("正在用", in_force(&layout, choices)),
        Some(Err(faults)) => ("读不出来", unreadable(&faults)),
    };
    markup(
        r#"<details class="common optional" id="layout"><summary>{}</summary><p class="entry-hint">县教育局对页边距、行距、字体、字号、页码有规定的，打开县里的版式文件，各份 Word 文件都照它排；没有的不用管。要自己写，先下载样例，用记事本改。</p><div class="buttons"><label class="button file-button"><input id="open-layout" class="visually-hidden" type="file" accept=".toml,text/plain">打开版式文件（.版式.toml）</label><button type="button" class="button" data-action="paper" data-key="{}">下载版式文件样例</button></div>{}</details>"#,
        [
            format!("县里的版式文件（{summary}）").into(),
            SAMPLE.into(),
            Hole::Markup(body),
        ],
    )
}

fn in_force(layout: &Layout, choices: &PlanChoices) -> String {
    let base = layout::base(choices, data::layouts());
    let changes = layout::changes(
        choices.answer(Setting::Layout),
        data::standard_layout(),
        base,
    );
    let about: Vec<&str> = [layout.issuer.as_str(), layout.note.as_str()]
        .into_iter()
        .filter(|own| !own.is_empty())
        .collect();
    let about = match about.len() {
        0 => String::new(),
        _ => markup("<p>{}</p>", [about.join("。").into()]),
    };
    let list = if changes.is_empty() {
        "<p>和程序的默认没有不同。</p>".to_owned()
    } else {
        let items = changes
            .iter()
            .map(|own| markup("<li>{}</li>", [sentence(own).into()]));
        markup(
            r#"<p>与程序默认不同的有：</p><ul class="layout-changes">{}</ul>"#,
            [all(items)],
        )
    };
    markup(
        r#"<p role="status">正在用的版式：<strong>{}</strong></p>{}{}<div class="buttons"><button type="button" class="button" data-action="paper" data-key="{}">另存为文件</button>{}</div>"#,
        [
            (&layout.name).into(),
            Hole::Markup(about),
            Hole::Markup(list),
            OWN.into(),
            Hole::Markup(leave_off()),
        ],
    )
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

fn leave_off() -> String {
    markup(
        r#"<button type="button" class="button button-quiet set-answer" data-key="{}" value="">不用这个版式</button>"#,
        [AnswerKey::from(Setting::Layout).to_string().into()],
    )
}

fn unreadable(faults: &[PackFault]) -> String {
    markup(
        r#"<div class="summary" role="alert"><p>存着的版式文件读不出来，现在按程序的默认排：</p><ul>{}</ul></div><div class="buttons"><button type="button" class="button" data-action="paper" data-key="{}">另存为文件</button>{}</div>"#,
        [
            all(faults
                .iter()
                .map(|own| markup("<li>{}</li>", [own.to_string().into()]))),
            OWN.into(),
            Hole::Markup(leave_off()),
        ],
    )
}
