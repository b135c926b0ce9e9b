//! Fields whose text is kept as an answer of the school, and fields for choices and days.
//!
//! In: the key of an answer with what stands under it. Out: each change, at once. What somebody is typing is never put over by
//! what follows from it: a field shows what stands in the state again when the keyboard has left it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::{TextArea, TextField};
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::Edit;
use school::answers::AnswerKey;

/// Id of the field of an answer.
pub(super) fn answer_id(key: AnswerKey) -> String {
    key.to_string().replace('/', "-")
}

/// The action that puts texts in the place of answers; an empty one takes the answer away.
pub(super) fn put(answers: Vec<(String, String)>) -> Action {
    Action::Edit(Edit::Answers(answers))
}

/// A field of one or several lines that holds what is being typed.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct HeldFieldProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What stands in the state.
    pub value: AttrValue,
    /// Told of each change.
    pub onchange: Callback<String>,
    /// What should be known before it is filled in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What holds while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Lines that are shown; 1 for a field of one line.
    #[prop_or(1)]
    pub rows: u32,
    /// It is as wide as a sentence.
    #[prop_or_default]
    pub is_wide: bool,
    /// Emptied, it is told only when the keyboard leaves it: what it belongs to goes with its last letter, and the field too.
    #[prop_or_default]
    pub is_needed: bool,
}

/// The field with its label.
#[component]
pub(super) fn HeldField(props: &HeldFieldProps) -> Html {
    let held = use_state(|| None::<String>);
    let onchange = {
        let (held, onchange, is_needed) = (held.clone(), props.onchange.clone(), props.is_needed);
        Callback::from(move |text: String| {
            held.set(Some(text.clone()));
            if !(is_needed && text.trim().is_empty()) {
                onchange.emit(text);
            }
        })
    };
    let onfocusout = {
        let (held, onchange, is_needed) = (held.clone(), props.onchange.clone(), props.is_needed);
        Callback::from(move |_: FocusEvent| {
            if let Some(text) = (*held)
                .clone()
                .filter(|text| is_needed && text.trim().is_empty())
            {
                onchange.emit(text);
            }
            held.set(None);
        })
    };
    let value: AttrValue = match &*held {
        Some(text) => text.clone().into(),
        None => props.value.clone(),
    };
    // An area shows no placeholder in full, so what holds while it is empty is said above it.
    let generated = props
        .placeholder
        .clone()
        .filter(|generated| props.rows > 1 && *generated != value && !generated.is_empty());
    let generated = generated.map(|text| AttrValue::from(format!("原文：{text}")));
    let hint = props.hint.clone().or(generated);
    let hint_id = hint
        .as_ref()
        .map(|_| AttrValue::from(format!("{}-hint", props.id)));
    html! {
        <div class="entry" {onfocusout}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            if let Some(hint) = hint {
                <p class="entry-hint" id={hint_id.clone()}>{ hint }</p>
            }
            if props.rows > 1 {
                <TextArea
                    id={props.id.clone()}
                    {value}
                    {onchange}
                    rows={props.rows}
                    describedby={hint_id}
                />
            } else {
                <TextField
                    id={props.id.clone()}
                    class={classes!(props.is_wide.then_some("input-wide"))}
                    {value}
                    {onchange}
                    placeholder={props.placeholder.clone()}
                    describedby={hint_id}
                />
            }
        </div>
    }
}

/// A field of an answer.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AnswerFieldProps {
    /// Key of the answer, as written.
    pub answer: AttrValue,
    /// Id of the field.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What stands under the key, as typed.
    pub value: AttrValue,
    /// What should be known before it is filled in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What holds while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// It is as wide as a sentence.
    #[prop_or_default]
    pub is_wide: bool,
    /// Lines that are shown.
    #[prop_or(1)]
    pub rows: u32,
    /// Emptied, it is told only when the keyboard leaves it.
    #[prop_or_default]
    pub is_needed: bool,
}

/// The field with its label.
#[component]
pub(super) fn AnswerField(props: &AnswerFieldProps) -> Html {
    let dispatch = use_dispatch();
    let key = props.answer.clone();
    let onchange = dispatch.reform(move |text: String| put(vec![(key.to_string(), text)]));
    html! {
        <HeldField
            id={props.id.clone()}
            label={props.label.clone()}
            value={props.value.clone()}
            {onchange}
            hint={props.hint.clone()}
            placeholder={props.placeholder.clone()}
            rows={props.rows}
            is_wide={props.is_wide}
            is_needed={props.is_needed}
        />
    }
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ChoiceFieldProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What stands above it; empty where a name stands elsewhere.
    pub label: AttrValue,
    /// What can be chosen: value and name.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value that is chosen.
    pub value: AttrValue,
    /// Told of each choice.
    pub onchange: Callback<String>,
    /// It is as wide as a sentence.
    #[prop_or_default]
    pub is_wide: bool,
}

/// The list with its label.
#[component]
pub(super) fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let field = use_node_ref();
    // Which one is chosen is said after the options are there.
    {
        let field = field.clone();
        use_effect_with(
            (props.value.clone(), props.options.clone()),
            move |(value, _)| {
                if let Some(select) = field.cast::<HtmlSelectElement>()
                    && select.value() != **value
                {
                    select.set_value(value);
                }
            },
        );
    }
    let oninput = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: InputEvent| {
            let select = event.target();
            let select = select.and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                onchange.emit(select.value());
            }
        })
    };
    let options = props.options.iter().map(|(value, name)| {
        let selected = *value == props.value;
        html! { <option value={value.clone()} {selected}>{ name.clone() }</option> }
    });
    html! {
        <div class="entry">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <select
                ref={field}
                id={props.id.clone()}
                class={classes!("input", props.is_wide.then_some("input-wide"))}
                {oninput}
            >
                { for options }
            </select>
        </div>
    }
}

/// A list to choose an answer from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AnswerChoiceProps {
    /// Key of the answer, as written.
    pub answer: AttrValue,
    /// Id of the field.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What can be chosen: value and name.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value that is chosen.
    pub value: AttrValue,
    /// It is as wide as a sentence.
    #[prop_or_default]
    pub is_wide: bool,
}

/// The list with its label.
#[component]
pub(super) fn AnswerChoice(props: &AnswerChoiceProps) -> Html {
    let dispatch = use_dispatch();
    let key = props.answer.clone();
    let onchange = dispatch.reform(move |text: String| put(vec![(key.to_string(), text)]));
    html! {
        <ChoiceField
            id={props.id.clone()}
            label={props.label.clone()}
            options={props.options.clone()}
            value={props.value.clone()}
            {onchange}
            is_wide={props.is_wide}
        />
    }
}

/// What a field for days or months takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateKind {
    /// A day, as `2026-11-22`.
    Day,
    /// A month, as `2026-11`.
    Month,
    /// Text that is no month yet and stays as it was typed.
    Text,
}

/// A field for a day or a month.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DateFieldProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What stands in the state; empty for nothing.
    pub value: AttrValue,
    /// Told of each change; the text is empty while the day is not complete.
    pub onchange: Callback<String>,
    /// What it takes.
    #[prop_or(DateKind::Day)]
    pub kind: DateKind,
    /// What should be known before it is filled in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// The field with its label.
#[component]
pub(super) fn DateField(props: &DateFieldProps) -> Html {
    let field = use_node_ref();
    let is_typing = use_mut_ref(|| false);
    {
        let (field, is_typing) = (field.clone(), is_typing.clone());
        use_effect_with(props.value.clone(), move |value| {
            // A day that is half typed has no value; it is not put over.
            if let Some(input) = field.cast::<HtmlInputElement>()
                && !*is_typing.borrow()
                && input.value() != **value
            {
                input.set_value(value);
            }
        });
    }
    let oninput = {
        let (onchange, is_typing) = (props.onchange.clone(), is_typing.clone());
        Callback::from(move |event: InputEvent| {
            *is_typing.borrow_mut() = true;
            let input = event.target();
            let input = input.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                onchange.emit(input.value());
            }
        })
    };
    let onblur = {
        let (field, is_typing, value) = (field.clone(), is_typing, props.value.clone());
        Callback::from(move |_: FocusEvent| {
            *is_typing.borrow_mut() = false;
            if let Some(input) = field.cast::<HtmlInputElement>()
                && input.value() != *value
            {
                input.set_value(&value);
            }
        })
    };
    let kind = match props.kind {
        DateKind::Day => "date",
        DateKind::Month => "month",
        DateKind::Text => "text",
    };
    let (min, max) = match props.kind {
        DateKind::Day => (Some("1900-01-01"), Some("2199-12-31")),
        DateKind::Month | DateKind::Text => (None, None),
    };
    let hint_id = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    html! {
        <div class="entry">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            if let Some(hint) = props.hint.clone() {
                <p class="entry-hint" id={hint_id.clone()}>{ hint }</p>
            }
            <input
                ref={field}
                id={props.id.clone()}
                class="input input-date"
                type={kind}
                {min}
                {max}
                autocomplete="off"
                placeholder={(props.kind != DateKind::Day).then_some("2027-03")}
                aria-describedby={hint_id}
                {oninput}
                {onblur}
            />
        </div>
    }
}
