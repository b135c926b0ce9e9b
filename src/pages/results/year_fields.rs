//! One number a year, each in a box of its own, for a figure that is kept as a list.
//!
//! In: the list as it was typed, and the years. Out: the list with the box that was changed in it.

use school::reading::{self, GAP};
use yew::prelude::*;

use crate::components::TextField;

/// The boxes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct YearFieldsProps {
    /// Beginning of the ids of the boxes.
    pub id: AttrValue,
    /// What is counted.
    pub label: AttrValue,
    /// The years, in words.
    pub years: Vec<String>,
    /// The list as it was typed.
    pub text: AttrValue,
    /// What holds while nothing is typed.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Told of the whole list.
    pub onchange: Callback<String>,
}

/// The boxes below their label.
#[component]
pub(super) fn YearFields(props: &YearFieldsProps) -> Html {
    let numbers = numbers(&props.text);
    let count = props.years.len().max(numbers.len());
    let boxes = (0..count).map(|idx| {
        let year = props.years.get(idx).cloned().unwrap_or_default();
        let id = format!("{}-{idx}", props.id);
        let onchange = {
            let (onchange, numbers) = (props.onchange.clone(), numbers.clone());
            Callback::from(move |text: String| onchange.emit(with(&numbers, idx, text)))
        };
        html! {
            <div class="year-field" key={idx}>
                <label for={id.clone()}>{ year }</label>
                <TextField
                    {id}
                    class="year-input"
                    inputmode="numeric"
                    value={numbers.get(idx).cloned().unwrap_or_default()}
                    placeholder={props.placeholder.clone()}
                    {onchange}
                />
            </div>
        }
    });
    html! {
        <fieldset class="year-fields">
            <legend>{ props.label.clone() }</legend>
            <div class="year-boxes">{ for boxes }</div>
        </fieldset>
    }
}

/// The number of each year, as it was typed.
fn numbers(text: &str) -> Vec<String> {
    let entries = reading::entries(text);
    let is_gap = |entry: &str| reading::plain(entry) == GAP;
    let shown = entries.map(|entry| if is_gap(entry) { "" } else { entry });
    shown.map(str::to_owned).collect()
}

/// The list with another number for that year; empty at the end it ends there.
fn with(numbers: &[String], idx: usize, text: String) -> String {
    let mut numbers = numbers.to_vec();
    if numbers.len() <= idx {
        numbers.resize(idx + 1, String::new());
    }
    // A separator within a box would begin another year.
    numbers[idx] = reading::entries(&text).collect();
    while numbers.last().is_some_and(String::is_empty) {
        numbers.pop();
    }
    let entries = numbers.iter().map(|number| match number.as_str() {
        "" => GAP,
        number => number,
    });
    entries.collect::<Vec<_>>().join(" ")
}
