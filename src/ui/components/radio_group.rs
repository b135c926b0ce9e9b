//! A choice of one among few, as radio buttons.

use yew::prelude::*;

use crate::ui::browser::events;

/// A group of radio buttons; `on_choose` is called with the position of the chosen option.
pub(crate) fn radio_group(
    name: &'static str,
    label: &'static str,
    options: &[&'static str],
    chosen: Option<usize>,
    on_choose: Callback<usize>,
) -> Html {
    let on_change = Callback::from(move |event: Event| {
        if let Ok(idx) = events::text(&event).parse() {
            on_choose.emit(idx);
        }
    });
    let option = |(idx, label): (usize, &&'static str)| {
        html! {
            <label class="radio">
                <input type="radio" {name} value={idx.to_string()} checked={chosen == Some(idx)} />
                { *label }
            </label>
        }
    };
    html! {
        <fieldset class="radio-group" onchange={on_change}>
            <legend>{ label }</legend>
            <div class="radio-options">{ for options.iter().enumerate().map(option) }</div>
        </fieldset>
    }
}
