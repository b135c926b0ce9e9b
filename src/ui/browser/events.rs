//! What an event of a form says.
//!
//! In: events. Out: text, ticks, and which slot of the form they belong to.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::school::figures::{FigureId, Part, Slot};
use crate::ui::state::Action;

/// Text of the input, area or selection in which the event happened.
pub(crate) fn text(event: &impl TargetCast) -> String {
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return area.value();
    }
    if let Some(choice) = event.target_dyn_into::<HtmlSelectElement>() {
        return choice.value();
    }
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Whether the box in which the event happened is ticked.
pub(crate) fn is_ticked(event: &Event) -> bool {
    event
        .target_dyn_into::<HtmlInputElement>()
        .is_some_and(|input| input.checked())
}

/// What an event anywhere in the form of figures asks for; one listener serves every field, so that a field needs none.
pub(crate) fn figure_action(event: &Event) -> Option<Action> {
    let input = event.target()?.dyn_into::<Element>().ok()?;
    let slot = |prefix: &str| {
        let figure = input.get_attribute(prefix)?;
        let part = Part::from_key(&input.get_attribute("data-part")?)?;
        Some(Slot {
            figure: FigureId(figure),
            part,
        })
    };
    if let Some(slot) = slot("data-field") {
        return Some(Action::EnterFigure(slot, text(event)));
    }
    if let Some(slot) = slot("data-not-applicable") {
        return Some(Action::MarkNotApplicable(
            slot,
            is_ticked(event).then(String::new),
        ));
    }
    slot("data-reason").map(|slot| Action::MarkNotApplicable(slot, Some(text(event))))
}
