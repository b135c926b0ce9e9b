//! Sentences with blanks.
//!
//! In: text with `{slot}` or `{待填:what}` and the values of the slots. Out: inlines; what has no value stays a visible
//! mark and is never dropped or guessed. It must not know what the slots mean.

use std::collections::BTreeMap;

use crate::document::Inline;

/// A slot that begins so is a blank that only the school can fill.
pub const BLANK: &str = "待填:";

/// Values by slot name.
pub type Slots = BTreeMap<&'static str, String>;

/// Fills `template`; a slot without a value becomes [`Inline::ToFill`].
///
/// ```
/// use duibiao::plan::template::fill;
/// use duibiao::document::Inline;
/// let slots = [("gap", "3".to_owned())].into();
/// let text = fill("还差{gap}名,由{待填:责任人}负责", &slots, &Default::default());
/// assert_eq!(text[0], Inline::Text("还差3名,由".to_owned()));
/// assert_eq!(text[1], Inline::ToFill("责任人".to_owned()));
/// ```
pub fn fill(template: &str, slots: &Slots, blanks: &BTreeMap<String, String>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut text = String::new();
    for piece in pieces(template) {
        let (name, filled) = match piece {
            Piece::Text(part) => {
                text.push_str(part);
                continue;
            }
            Piece::Slot(name) => match name.strip_prefix(BLANK) {
                Some(label) => (label, blanks.get(label).filter(|value| !value.trim().is_empty())),
                None => (name, slots.get(name)),
            },
        };
        match filled {
            Some(value) => text.push_str(value),
            None => {
                if !text.is_empty() {
                    inlines.push(Inline::Text(std::mem::take(&mut text)));
                }
                inlines.push(Inline::ToFill(name.to_owned()));
            }
        }
    }
    if !text.is_empty() {
        inlines.push(Inline::Text(text));
    }
    inlines
}

/// As [`fill`], in plain text with the marks written out.
pub fn fill_text(template: &str, slots: &Slots) -> String {
    fill(template, slots, &BTreeMap::new()).iter().map(Inline::shown).collect()
}

/// Names of the slots of `template`, in order.
pub fn slots(template: &str) -> Vec<&str> {
    let slot = |piece| match piece {
        Piece::Slot(name) => Some(name),
        Piece::Text(_) => None,
    };
    pieces(template).filter_map(slot).collect()
}

enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (text, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if !text.is_empty() {
            rest = after;
            return Some(Piece::Text(text));
        }
        // A brace that is never closed is text.
        let Some(end) = after.find('}') else {
            rest = "";
            return Some(Piece::Text(after));
        };
        rest = &after[end + 1..];
        Some(Piece::Slot(&after[1..end]))
    })
}
