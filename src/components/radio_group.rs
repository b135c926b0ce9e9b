//! A choice of one among few, as radio buttons.
//!
//! In: the labels and which one is chosen. Out: the place of the one that a person chooses.

use yew::prelude::*;

/// The group.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct RadioGroupProps {
    /// Name of its buttons and id of the group, different from that of every other group of the page.
    pub name: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The labels of the options.
    pub options: Vec<AttrValue>,
    /// Place of the chosen one.
    pub chosen: Option<usize>,
    /// Told the place of the one that is chosen.
    pub onchoose: Callback<usize>,
    /// One sentence below the question.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// The group.
#[component]
pub(crate) fn RadioGroup(props: &RadioGroupProps) -> Html {
    let options = props.options.iter().enumerate().map(|(idx, label)| {
        let onchange = props.onchoose.reform(move |_: Event| idx);
        html! {
            <label class="radio">
                <input
                    type="radio"
                    name={props.name.clone()}
                    value={idx.to_string()}
                    checked={props.chosen == Some(idx)}
                    {onchange}
                />
                { label.clone() }
            </label>
        }
    });
    html! {
        <fieldset class="radio-group" id={props.name.clone()} tabindex="-1">
            <legend>{ props.label.clone() }</legend>
            if let Some(hint) = props.hint.clone() {
                <p class="entry-hint">{ hint }</p>
            }
            <div class="radio-options">{ for options }</div>
        </fieldset>
    }
}
