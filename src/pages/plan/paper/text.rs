//! A text of a paper as elements: its number, its words with marks and page beginnings, what was changed of it, and the
//! fields in its place while it is changed.
//!
//! In: a text. Out: elements; those that can be changed have class `paper-text` and `data-key`.

use yew::prelude::*;

use super::changes::WaysBack;
use super::editor::{Close, Editor, EditorTask};
use formats::preview::{Run, Text, TextEdit};
use words::edits::outdated;

/// The text that is being changed, within a part of the paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenText {
    /// The unit in which it stands.
    pub unit: String,
    /// The row in which it stands; `None` outside of rows.
    pub row: Option<String>,
    /// Key of the answer that holds it.
    pub key: String,
}

/// What a unit or row shows its texts with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// The text in it that is being changed, by its key; `None` while none is.
    pub open: Option<String>,
    /// Ends the change.
    pub on_close: Callback<Close>,
}

impl Place {
    /// True for the text that is being changed.
    pub(super) fn is_open(&self, text: &Text) -> bool {
        !text.key.is_empty() && self.open.as_deref() == Some(text.key.as_str())
    }

    /// The fields in which a text is changed.
    pub(super) fn editor(&self, task: EditorTask) -> Html {
        html! { <Editor {task} on_close={self.on_close.clone()} /> }
    }

    /// The fields for a text of one line, where it is the one that is being changed.
    pub(super) fn line_editor(&self, text: &Text, label: &'static str) -> Html {
        if !self.is_open(text) {
            return Html::default();
        }
        self.editor(EditorTask {
            key: text.key.clone(),
            label: label.to_owned(),
            words: text.words(),
            list: None,
            is_edited: text.is_changed,
            generated: text.generated(&text.words()),
            takes_lines: false,
        })
    }
}

/// The text with its number.
pub(super) fn shown(text: &Text, place: &Place) -> Html {
    let words = runs(text);
    if text.key.is_empty() {
        return html! { <>{ text.number.clone() }{ words }</> };
    }
    let class = classes!(
        "paper-text",
        text.is_plan.then_some("paper-plan"),
        text.is_changed.then_some("paper-edited"),
    );
    let is_open = place.is_open(text);
    let id = text.edit.as_ref().map(|edit| edit.id.clone());
    let about = text.edit.as_ref().filter(|_| !is_open);
    html! {
        <>
            { text.number.clone() }
            <span {class} {id} data-key={text.short_key.clone()} tabindex="-1" hidden={is_open}>
                { words }
            </span>
            { about.map(|edit| about_edit(&text.key, edit)).unwrap_or_default() }
        </>
    }
}

/// What was changed, and the ways back.
fn about_edit(key: &str, edit: &TextEdit) -> Html {
    let (answer, from_key) = (key.to_owned(), edit.from_key.clone());
    if !edit.is_outdated {
        return html! { <span class="paper-changed"><WaysBack {answer} {from_key} /></span> };
    }
    html! {
        <span class="paper-changed paper-outdated">
            { outdated(&edit.from, &edit.now) }
            <WaysBack {answer} {from_key} now={Some(edit.now.clone())} />
        </span>
    }
}

/// The words, divided where pages begin.
fn runs(text: &Text) -> Html {
    let mut begin = 0;
    let runs = text.runs.iter().map(|run| {
        let (words, count) = match run {
            Run::Text(words) => (divided(words, begin, &text.cuts), words.chars().count()),
            Run::Lead(words) => {
                let shown = divided(words, begin, &text.cuts);
                let lead = html! { <span class="paper-lead">{ shown }</span> };
                (lead, words.chars().count())
            }
            Run::ToFill { shown, id } => {
                let words = divided(shown, begin, &text.cuts);
                let mark = html! {
                    <mark class="to-fill" id={id.clone()} tabindex="-1"><span>{ words }</span></mark>
                };
                (mark, shown.chars().count())
            }
        };
        begin += count;
        words
    });
    let runs = runs.collect::<Vec<Html>>();
    html! { <>{ for runs }</> }
}

/// Words that begin at a character of their text, with the marks of pages that begin in them.
fn divided(words: &str, begin: usize, cuts: &[(usize, usize)]) -> Html {
    let cuts = cuts
        .iter()
        .filter_map(|(at, page)| Some((at.checked_sub(begin)?, *page)));
    let mut pieces = Vec::new();
    let (mut rest, mut done) = (words, 0);
    for (cut, page) in cuts {
        let Some((byte, _)) = rest.char_indices().nth(cut.saturating_sub(done)) else {
            break;
        };
        let (before, behind) = rest.split_at(byte);
        pieces.push(html! { before.to_owned() });
        pieces.push(html! { <span class="page-mark">{ format!("第 {page} 页") }</span> });
        (rest, done) = (behind, cut);
    }
    if pieces.is_empty() {
        return html! { words.to_owned() };
    }
    pieces.push(html! { rest.to_owned() });
    html! { <>{ for pieces }</> }
}

/// The mark of a page that begins here.
pub(super) fn page_mark(page: Option<usize>) -> Html {
    match page {
        Some(page) => html! { <div class="page-mark">{ format!("第 {page} 页") }</div> },
        None => Html::default(),
    }
}
