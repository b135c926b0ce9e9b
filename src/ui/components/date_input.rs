//! A field for a day.

use yew::prelude::*;

use crate::calendar::Date;
use crate::ui::browser::{events, focus};
use crate::ui::markup::markup;

/// What the field shows.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Id of the input.
    pub id: &'static str,
    /// Label.
    pub label: &'static str,
    /// Sentence under the label.
    #[prop_or_default]
    pub hint: &'static str,
    /// The day.
    pub date: Option<Date>,
    /// Called with the day, or `None` when there is none.
    pub on_change: Callback<Option<Date>>,
}

/// A date field. What is half typed stays: the browser's text is only replaced when it means another day.
#[component]
pub(crate) fn DateInput(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.date, move |date| {
            if Date::parse(&focus::value_of(&node)) != *date {
                focus::set_value(
                    &node,
                    &date.map(|date| date.to_string()).unwrap_or_default(),
                );
            }
        });
    }
    let on_change = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| on_change.emit(Date::parse(&events::text(&event))))
    };
    let hint = (!props.hint.is_empty()).then(|| {
        markup!(
            "<p class='entry-hint' id='{}-hint'>{}</p>",
            props.id,
            props.hint
        )
    });
    let described = (!props.hint.is_empty()).then(|| format!("{}-hint", props.id));
    let input = html! {
        <input ref={node} id={props.id} class="input input-date" type="date" min="1900-01-01" max="2199-12-31" onchange={on_change}
            aria-describedby={described} />
    };
    markup!(
        "<div class='entry'><label for='{}'>{}</label>{}{}</div>",
        props.id,
        props.label,
        hint,
        input,
    )
}
