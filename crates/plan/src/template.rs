//! Sentences with blanks.
//!
//! In: text with `{slot}` or `{待填:what}` and the values of the slots. Out: pieces; what has no value stays a visible
//! mark and is never dropped or guessed. It must not know what the slots mean.

use std::collections::BTreeMap;

use words::isolate::with_isolates_closed;

/// A slot that begins so is a blank that only the school can fill.
pub const BLANK: &str = "待填：";

/// Values by slot name.
pub type Slots = BTreeMap<&'static str, String>;

/// A piece of a filled sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(String),
    /// What only the school can say, such as 责任人; shown as a mark.
    Missing(String),
}

impl Piece {
    /// What a reader sees; the mark of something missing is written 【待填:…】.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Missing(what) => format!("【待填：{what}】"),
        }
    }
}

/// A sentence after filling.
pub type Sentence = Vec<Piece>;

/// Fills `template`; a slot without a value becomes [`Piece::Missing`].
///
/// ```
/// use plan::template::{Piece, fill};
/// let slots = [("gap", "3".to_owned())].into();
/// let text = fill("还差{gap}名，由{待填：责任人}负责", &slots, &Default::default());
/// assert_eq!(text[0], Piece::Text("还差3名，由".to_owned()));
/// assert_eq!(text[1], Piece::Missing("责任人".to_owned()));
/// ```
pub fn fill(template: &str, slots: &Slots, blanks: &BTreeMap<String, String>) -> Sentence {
    let mut filled_pieces = Vec::new();
    let mut text = String::new();
    for part in parts(template) {
        let (name, filled) = match part {
            Part::Text(part) => {
                text.push_str(part);
                continue;
            }
            Part::Slot(name) => match name.strip_prefix(BLANK) {
                Some(label) => (
                    label,
                    blanks.get(label).filter(|value| !value.trim().is_empty()),
                ),
                None => (super::slots::slot_label(name), slots.get(name)),
            },
        };
        match filled {
            // Control characters in what was entered do not reach the sentence.
            Some(value) => text.push_str(&with_isolates_closed(value)),
            None => {
                if !text.is_empty() {
                    filled_pieces.push(Piece::Text(std::mem::take(&mut text)));
                }
                filled_pieces.push(Piece::Missing(name.to_owned()));
            }
        }
    }
    if !text.is_empty() {
        filled_pieces.push(Piece::Text(text));
    }
    filled_pieces
}

/// As [`fill`], in plain text with the marks written out.
pub fn fill_text(template: &str, slots: &Slots) -> String {
    fill(template, slots, &BTreeMap::new())
        .iter()
        .map(Piece::shown)
        .collect()
}

/// What a file says in place of a mark: a line to write on.
pub const LINE_TO_WRITE_ON: &str = "＿＿＿";

/// Text as it goes into a file: a mark in it is a line to write on, and one that stands alone leaves its place empty.
///
/// ```
/// use plan::template::printed;
/// assert_eq!(printed("由【待填：责任人】负责"), "由＿＿＿负责");
/// assert_eq!(printed("【待填：责任人】"), "");
/// ```
pub fn printed(text: &str) -> String {
    let pieces = with_marks(text);
    if let [Piece::Missing(_)] = pieces.as_slice() {
        return String::new();
    }
    let printed = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Missing(_) => LINE_TO_WRITE_ON,
    });
    printed.collect()
}

/// Text as a sentence: what stands in it as 【待填：…】 is a mark.
pub fn with_marks(text: &str) -> Sentence {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, what, after)) = next_mark(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Missing(what.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("【待填：")?;
    let (what, after) = rest.split_once('】')?;
    Some((before, what, after))
}

/// Names of the slots of `template`, in order.
pub fn slots(template: &str) -> Vec<&str> {
    let slot = |part| match part {
        Part::Slot(name) => Some(name),
        Part::Text(_) => None,
    };
    parts(template).filter_map(slot).collect()
}

enum Part<'a> {
    Text(&'a str),
    Slot(&'a str),
}

fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (text, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if !text.is_empty() {
            rest = after;
            return Some(Part::Text(text));
        }
        // A brace that is never closed is text.
        let Some(end) = after.find('}') else {
            rest = "";
            return Some(Part::Text(after));
        };
        rest = &after[end + 1..];
        Some(Part::Slot(&after[1..end]))
    })
}
