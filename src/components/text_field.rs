//! A field for text that leaves alone what an input method is composing.
//!
//! In: the text that stands in the state. Out: each change of it. While letters are composed nothing is told and nothing is
//! written into the field; what the field holds when the composition ends is told then.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use files::saved::{LONGEST_NAME, LONGEST_TEXT};

use crate::hooks::composition::{is_key_of_field, text_of, use_composition};

/// A field of one line.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What stands in the state.
    pub value: AttrValue,
    /// Told of each change.
    pub onchange: Callback<String>,
    /// Classes beside `input`.
    #[prop_or_default]
    pub class: Classes,
    /// Ids of the sentences about it.
    #[prop_or_default]
    pub describedby: Option<AttrValue>,
    /// What stands in it is not right.
    #[prop_or_default]
    pub is_invalid: bool,
    /// How numbers are typed on a phone: `decimal`, `numeric`, or `text`.
    #[prop_or(AttrValue::Static("text"))]
    pub inputmode: AttrValue,
    /// Example in the empty field.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Keys that open something from the field, as `aria-keyshortcuts` says them.
    #[prop_or_default]
    pub shortcuts: Option<AttrValue>,
    /// Keys that are pressed in it, but for those of a composition.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    /// Name where a label stands elsewhere.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The keyboard has come to it.
    #[prop_or_default]
    pub onfocus: Callback<FocusEvent>,
    /// The keyboard has left it.
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    /// Ids of what names it.
    #[prop_or_default]
    pub labelledby: Option<AttrValue>,
    /// Figure and part whose text it takes, by their keys.
    #[prop_or_default]
    pub figure: Option<(AttrValue, AttrValue)>,
    /// It takes the reason why the figure does not apply.
    #[prop_or_default]
    pub is_reason: bool,
    /// What it is for follows from other fields while it is blank.
    #[prop_or_default]
    pub is_derived: bool,
    /// Whether Tab reaches it, where it does not by itself.
    #[prop_or_default]
    pub tabindex: Option<AttrValue>,
    /// Something is pasted into it.
    #[prop_or_default]
    pub onpaste: Callback<Event>,
}

/// The field.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let field = use_node_ref();
    let is_composing = use_composition(&field, &props.onchange);
    // Only what the state has otherwise is written: the caret stays where it is.
    {
        let (field, is_composing) = (field.clone(), is_composing.clone());
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = field.cast::<HtmlInputElement>()
                && !is_composing.get()
                && input.value() != **value
            {
                input.set_value(value);
            }
        });
    }
    let oninput = on_input(&props.onchange, is_composing);
    let onkeydown = on_key(&props.onkeydown);
    let (figure, part) = props.figure.clone().unzip();
    let (reason, figure) = if props.is_reason {
        (figure, None)
    } else {
        (None, figure)
    };
    html! {
        <input
            ref={field}
            id={props.id.clone()}
            class={classes!("input", props.class.clone())}
            autocomplete="off"
            maxlength={LONGEST_NAME.to_string()}
            inputmode={props.inputmode.clone()}
            placeholder={props.placeholder.clone()}
            aria-describedby={props.describedby.clone()}
            aria-invalid={props.is_invalid.then_some("true")}
            aria-keyshortcuts={props.shortcuts.clone()}
            aria-label={props.label.clone()}
            aria-labelledby={props.labelledby.clone()}
            data-field={figure}
            data-reason={reason}
            data-part={part}
            tabindex={props.tabindex.clone()}
            data-derived={props.is_derived.then_some("")}
            {oninput}
            {onkeydown}
            onpaste={props.onpaste.clone()}
            onfocus={props.onfocus.clone()}
            onblur={props.onblur.clone()}
        />
    }
}

/// A field of several lines.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TextAreaProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What stands in the state.
    pub value: AttrValue,
    /// Told of each change.
    pub onchange: Callback<String>,
    /// Lines that are shown.
    #[prop_or(3)]
    pub rows: u32,
    /// Ids of the sentences about it.
    #[prop_or_default]
    pub describedby: Option<AttrValue>,
    /// Name where a label stands elsewhere.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Keys that are pressed in it, but for those of a composition.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The field.
#[component]
pub(crate) fn TextArea(props: &TextAreaProps) -> Html {
    let field = use_node_ref();
    let is_composing = use_composition(&field, &props.onchange);
    {
        let (field, is_composing) = (field.clone(), is_composing.clone());
        use_effect_with(props.value.clone(), move |value| {
            if let Some(area) = field.cast::<HtmlTextAreaElement>()
                && !is_composing.get()
                && area.value() != **value
            {
                area.set_value(value);
            }
        });
    }
    let oninput = on_input(&props.onchange, is_composing);
    let onkeydown = on_key(&props.onkeydown);
    html! {
        <textarea
            ref={field}
            id={props.id.clone()}
            class="input"
            maxlength={LONGEST_TEXT.to_string()}
            rows={props.rows.to_string()}
            aria-describedby={props.describedby.clone()}
            aria-label={props.label.clone()}
            {oninput}
            {onkeydown}
        />
    }
}

/// Tells the text of the field, but for what is being composed.
fn on_input(onchange: &Callback<String>, is_composing: Rc<Cell<bool>>) -> Callback<InputEvent> {
    let onchange = onchange.clone();
    Callback::from(move |event: InputEvent| {
        if !is_composing.get() {
            onchange.emit(text_of(&event));
        }
    })
}

/// Tells the keys that are pressed in the field, but for those of a composition.
fn on_key(onkeydown: &Callback<KeyboardEvent>) -> Callback<KeyboardEvent> {
    let onkeydown = onkeydown.clone();
    Callback::from(move |event: KeyboardEvent| {
        if is_key_of_field(&event) {
            onkeydown.emit(event);
        }
    })
}
