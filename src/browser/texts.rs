//! The texts of a paper as elements of the page: which one was pressed, and moving the keyboard between them.
//!
//! In: events within a paper. Out: a [`PressedText`], or the keyboard on a text. Texts are elements of class `paper-text` with
//! `data-key`; `data-unit` and `data-row` on elements around them say which part of the paper it is. It must not know what a
//! key means.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use super::focus;

/// Id of the sentences that say how texts are changed.
pub(crate) const HINT: &str = "editing-hint";

/// Class of every text that can be changed.
const TEXT: &str = ".paper-text";

/// A text that can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PressedText {
    /// Its key, as the element has it.
    pub key: String,
    /// The key is whole; otherwise it lacks what the paper's element says of all of them.
    pub is_whole: bool,
    /// The part of the paper in which it stands.
    pub unit: String,
    /// The row in which it stands.
    pub row: Option<String>,
}

/// Where the keyboard is to go among the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextStep {
    /// To the one before.
    Back,
    /// To the next.
    Forward,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// The element in which something happened.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The text that is meant by a press on it, or on the cell or line in which it stands alone.
pub(crate) fn pressed(event: &Event) -> Option<PressedText> {
    let element = target(event)?;
    let closest = |selector: &str| element.closest(selector).ok().flatten();
    if closest("button, a, .paper-form, .paper-changed").is_some() {
        return None;
    }
    if let Some(text) = closest(TEXT) {
        return text_of(&text);
    }
    let around = closest("td, th, p, li, caption")?;
    let inside = around.query_selector_all(TEXT).ok()?;
    let only = inside.get(0).filter(|_| inside.length() == 1)?;
    text_of(only.unchecked_ref())
}

/// The text that has the keyboard.
pub(crate) fn focused(event: &Event) -> Option<PressedText> {
    text_of(&target(event)?.closest(TEXT).ok()??)
}

fn text_of(text: &Element) -> Option<PressedText> {
    let unit = text.closest("[data-unit]").ok()??;
    let row = text.closest("[data-row]").ok().flatten();
    Some(PressedText {
        key: text.get_attribute("data-key")?,
        is_whole: text.class_list().contains("paper-plan"),
        unit: unit.get_attribute("data-unit")?,
        row: row.and_then(|row| row.get_attribute("data-row")),
    })
}

/// Nothing of the page is marked: whoever marks a text wants to copy it, not to change it.
pub(crate) fn is_nothing_marked() -> bool {
    let selection = gloo::utils::document().get_selection().ok().flatten();
    selection.is_none_or(|selection| selection.is_collapsed())
}

/// Moves the keyboard from the text that has it.
pub(crate) fn step(event: &Event, step: TextStep) {
    let Some(element) = target(event) else { return };
    let (Ok(Some(paper)), Ok(Some(text))) = (element.closest(".paper"), element.closest(TEXT))
    else {
        return;
    };
    let Ok(texts) = paper.query_selector_all(TEXT) else {
        return;
    };
    let count = texts.length();
    let is_text = |idx: &u32| texts.get(*idx).as_ref() == Some(text.unchecked_ref::<Node>());
    let position = (0..count).find(is_text).unwrap_or(0);
    let wanted = match step {
        TextStep::Back => position.checked_sub(1),
        TextStep::Forward => Some(position + 1).filter(|idx| *idx < count),
        TextStep::First => Some(0),
        TextStep::Last => count.checked_sub(1),
    };
    if let Some(text) = wanted.and_then(|idx| texts.get(idx)) {
        focus::on(text.unchecked_ref());
    }
}

/// Puts the keyboard on the text of that key, in the same part of the paper where there is one; false where there is none, or
/// it cannot take the keyboard yet because its fields still stand in its place.
pub(crate) fn focus_again(wanted: &PressedText) -> bool {
    let texts = gloo::utils::document().query_selector_all(TEXT);
    let Ok(texts) = texts else { return false };
    let all = (0..texts.length()).filter_map(|idx| texts.get(idx));
    let all = all.filter_map(|text| text.dyn_into::<Element>().ok());
    let same: Vec<(Element, PressedText)> = all
        .filter_map(|text| text_of(&text).map(|known| (text, known)))
        .filter(|(_, known)| known.key == wanted.key)
        .collect();
    let is_here = |(_, known): &&(Element, PressedText)| known == wanted;
    let Some((text, _)) = same.iter().find(is_here).or(same.first()) else {
        return false;
    };
    focus::on(text);
    gloo::utils::document().active_element().as_ref() == Some(text)
}

/// The text that has the keyboard is the one to which Tab comes back; the others are reached by arrows. Without such a text
/// it is the first of the paper.
pub(crate) fn keep_tab_stop(paper: &Element, focused: Option<&Element>) {
    let focused = focused.and_then(|element| element.closest(TEXT).ok().flatten());
    let stop = paper.query_selector(".paper-text[tabindex='0']").ok();
    let stop = stop.flatten();
    let Some(wanted) = focused.or_else(|| match &stop {
        Some(_) => None,
        None => paper.query_selector(TEXT).ok().flatten(),
    }) else {
        return;
    };
    if let Some(stop) = stop {
        stop.set_attribute("tabindex", "-1").ok();
    }
    wanted.set_attribute("tabindex", "0").ok();
    wanted.set_attribute("aria-describedby", HINT).ok();
}

/// The keyboard has left `around` for another place of this page, not for another window.
pub(crate) fn has_left(around: &Element) -> bool {
    let document = gloo::utils::document();
    let is_here = document.has_focus().unwrap_or(true);
    let active = document.active_element();
    is_here && active.is_none_or(|active| !around.contains(Some(&active)))
}
