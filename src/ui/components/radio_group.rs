//! A choice of one among few, as radio buttons.

use yew::prelude::*;

use crate::ui::browser::events;

/// What is offered.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Name of the group in the page.
    pub name: &'static str,
    /// Label of the group.
    pub label: &'static str,
    /// Labels of the options, in order.
    pub options: Vec<&'static str>,
    /// Which one is chosen.
    pub chosen: Option<usize>,
    /// Called with the position of the chosen option.
    pub on_choose: Callback<usize>,
}

/// A group of radio buttons.
#[component]
pub(crate) fn RadioGroup(props: &Props) -> Html {
    let on_change = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            if let Ok(idx) = events::text(&event).parse() {
                on_choose.emit(idx);
            }
        })
    };
    let option = |(idx, label): (usize, &&'static str)| {
        html! {
            <label class="radio">
                <input type="radio" name={props.name} value={idx.to_string()} checked={props.chosen == Some(idx)} />
                { *label }
            </label>
        }
    };
    html! {
        <fieldset class="radio-group" onchange={on_change}>
            <legend>{ props.label }</legend>
            <div class="radio-options">{ for props.options.iter().enumerate().map(option) }</div>
        </fieldset>
    }
}
