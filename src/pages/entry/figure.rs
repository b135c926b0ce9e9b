//! One figure of the form, with a field for each part of the school that has it.
//!
//! In: what stands in the fields. Out: what is typed. Tab goes from field to field; 口径 and 不适用 are opened from the field
//! by a key, or pressed.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::list_rows::ListRows;
use super::view::{FieldView, FigureView, Note};
use crate::browser::{focus, paste};
use crate::components::{ActionLink, TextField};
use crate::hooks::{field_id, use_dispatch};
use crate::state::edit::Edit;
use crate::state::route::{Page, Route};
use crate::state::{Action, row_id};
use school::catalogue::{FigureDefinition, FigureForm, Merge};
use school::draft::Entry;
use school::figures::Part;
use words::entries;

/// What `aria-keyshortcuts` says of a field.
const SHORTCUTS: &str = "Alt+K Alt+B";
/// What it says of a field that cannot be marked 不适用.
const HELP_SHORTCUT: &str = "Alt+K";
/// For how long after a key what may be half typed is not found fault with, in milliseconds.
const PAUSE: u32 = 700;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FigureProps {
    pub view: FigureView,
    /// Place of the sheet that is open.
    pub sheet: Option<usize>,
    /// It can be filled in.
    pub can_edit: bool,
}

/// The figure.
#[component]
pub(super) fn Figure(
    FigureProps {
        view,
        sheet,
        can_edit,
    }: &FigureProps,
) -> Html {
    let is_help_open = use_state(|| false);
    let toggle_help = {
        let is_help_open = is_help_open.clone();
        Callback::from(move |()| is_help_open.set(!*is_help_open))
    };
    let Some(definition) = data::form_catalogue().figure(&view.figure) else {
        return Html::default();
    };
    let figure = view.figure.0.as_str();
    let name_id = format!("f-{figure}-name");
    let help_id = format!("f-{figure}-hint");
    let unit = entries::unit(definition);
    let fields = view.fields.iter().map(|field| {
        html! {
            <Field
                key={field.slot.part.key()}
                view={field.clone()}
                sheet={*sheet}
                can_edit={*can_edit}
                is_help_open={*is_help_open}
                toggle_help={toggle_help.clone()}
            />
        }
    });
    let onclick = toggle_help.reform(|_: MouseEvent| ());
    let help_label = html! {
        <>{ "口径" }<span class="visually-hidden">{ format!("和来源：{}", definition.name) }</span></>
    };
    html! {
        <div class={classes!("fig", layout(view, definition))} role="group" aria-labelledby={name_id.clone()}>
            <div class="fig-head">
                <div class="fig-title">
                    <span class="fig-name" id={name_id}>{ definition.name.clone() }</span>
                    if !unit.is_empty() {
                        <span class="fig-unit">{ format!("（{unit}）") }</span>
                    }
                    if view.is_shared {
                        <span class="fig-tag">{ "全校共用" }</span>
                    }
                </div>
                if *can_edit {
                    <button
                        type="button"
                        class="fig-key"
                        tabindex="-1"
                        aria-expanded={is_help_open.to_string()}
                        aria-controls={help_id.clone()}
                        {onclick}
                    >
                        { help_label.clone() }
                    </button>
                } else {
                    <ActionLink class="fig-key" onclick={toggle_help.clone()}>{ help_label }</ActionLink>
                }
            </div>
            <div class="fig-fields">{ for fields }</div>
            <div class="fig-help" id={help_id} role="status">
                if *is_help_open {
                    <Help figure={view.figure} />
                }
            </div>
        </div>
    }
}

/// How the fields stand beside one another: grades in lines, boxes for years in a row for each part, parts in columns.
fn layout(view: &FigureView, definition: &FigureDefinition) -> Option<&'static str> {
    let is_grade = |field: &FieldView| matches!(field.slot.part, Part::Grade(_));
    if view.fields.iter().any(is_grade) {
        Some("fig-grades")
    } else if definition.merge == Merge::Yearly {
        Some("fig-years")
    } else {
        match view.fields.len() {
            0 | 1 => None,
            3 => Some("fig-several fig-three"),
            _ => Some("fig-several"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HelpProps {
    figure: school::figures::FigureId,
}

/// 口径, what belongs in and what does not, source and example.
#[component]
fn Help(HelpProps { figure }: &HelpProps) -> Html {
    let Some(definition) = data::form_catalogue().figure(figure) else {
        return Html::default();
    };
    let junior = &definition.definition_junior;
    let junior = match (junior.is_empty(), junior.starts_with("初中")) {
        (true, _) => String::new(),
        (false, true) => junior.clone(),
        (false, false) => format!("初中：{junior}"),
    };
    let mut source = format!("来源：{}", definition.table);
    if !definition.table_until_2020.is_empty() {
        source.push_str("；2020年及以前：");
        source.push_str(&definition.table_until_2020);
    }
    let list = |name: &'static str, phrases: &[String]| {
        (!phrases.is_empty()).then(|| {
            let phrases = phrases
                .iter()
                .map(|phrase| html! { <li>{ phrase.clone() }</li> });
            html! { <div><strong>{ name }</strong><ul>{ for phrases }</ul></div> }
        })
    };
    html! {
        <>
            <p>{ definition.definition.clone() }</p>
            if !junior.is_empty() {
                <p>{ junior }</p>
            }
            <div class="fig-lists">
                { list("算", &definition.include) }
                { list("不算", &definition.exclude) }
            </div>
            <p>{ source }</p>
            if !definition.example.is_empty() {
                <p>{ format!("例：{}", definition.example) }</p>
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FieldProps {
    view: FieldView,
    sheet: Option<usize>,
    can_edit: bool,
    is_help_open: bool,
    toggle_help: Callback<()>,
}

/// A field with what is said of it.
#[component]
fn Field(props: &FieldProps) -> Html {
    let FieldProps {
        view,
        sheet,
        can_edit,
        is_help_open,
        toggle_help,
    } = props;
    let dispatch = use_dispatch();
    let (slot, sheet) = (view.slot, *sheet);
    let (is_typing, typed) = use_pause();
    let Some(definition) = data::form_catalogue().figure(&slot.figure) else {
        return Html::default();
    };
    let figure = slot.figure.0.as_str();
    let id = field_id(figure, slot.part);
    let (note_id, label_id) = (format!("{id}-note"), format!("{id}-label"));
    let is_not_applicable = matches!(view.entry, Some(Entry::NotApplicable(_)));
    // A coming year is 0 or not known yet.
    let can_mark = *can_edit && (is_not_applicable || !definition.is_by_year());
    let shortcuts = if can_mark { SHORTCUTS } else { HELP_SHORTCUT };
    let mark = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |()| {
            if is_not_applicable {
                dispatch.emit(Action::Uncover(slot));
            } else {
                let reason = String::new();
                dispatch.emit(Action::Edit(Edit::NotApplicable {
                    sheet,
                    slot,
                    reason,
                }));
            }
            focus::next_frame(id.clone());
        })
    };
    let onkeydown = {
        let (mark, toggle_help) = (mark.clone(), toggle_help.clone());
        Callback::from(move |event: KeyboardEvent| {
            if !event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            match event.code().as_str() {
                "KeyK" => toggle_help.emit(()),
                "KeyB" if can_mark => mark.emit(()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onchange = {
        let (dispatch, typed) = (dispatch.clone(), typed.clone());
        Callback::from(move |text: String| {
            typed.emit(true);
            dispatch.emit(Action::Edit(Edit::Figure { sheet, slot, text }));
        })
    };
    let onblur = typed.reform(|_: FocusEvent| false);
    let onpaste = if school::is_list(definition) {
        Callback::from(|event: Event| paste::column_as_list(&event))
    } else {
        Callback::noop()
    };
    let labelledby = match &view.label {
        Some(_) => format!("f-{figure}-name {label_id}"),
        None => format!("f-{figure}-name"),
    };
    let hint = is_help_open
        .then(|| format!(" f-{figure}-hint"))
        .unwrap_or_default();
    let describedby = format!("{note_id}{hint}");
    let place = (
        AttrValue::from(figure.to_owned()),
        AttrValue::from(slot.part.key()),
    );
    let input = match &view.entry {
        Some(Entry::NotApplicable(reason)) => {
            let onchange = dispatch.reform(move |reason| {
                Action::Edit(Edit::NotApplicable {
                    sheet,
                    slot,
                    reason,
                })
            });
            html! {
                <TextField
                    id={id.clone()}
                    class="fig-text"
                    value={reason.clone()}
                    placeholder="可写明原因"
                    figure={place}
                    is_reason=true
                    {shortcuts}
                    {labelledby}
                    {describedby}
                    {onchange}
                    {onkeydown}
                />
            }
        }
        entry if has_rows(definition) => html! {
            <ListRows
                id={id.clone()}
                text={text_of(entry.as_ref())}
                unit={definition.unit}
                first_year={view.first_year}
                is_by_year={definition.is_by_year()}
                {shortcuts}
                inputmode={keypad(definition)}
                placeholder={view.placeholder.clone()}
                {place}
                {labelledby}
                {describedby}
                is_invalid={view.is_wrong()}
                {onchange}
                {onkeydown}
                {onblur}
            />
        },
        entry => html! {
            <TextField
                id={id.clone()}
                class="fig-text"
                value={text_of(entry.as_ref())}
                placeholder={view.placeholder.clone()}
                inputmode={keypad(definition)}
                is_invalid={view.is_wrong()}
                is_derived={view.is_derived}
                figure={place}
                {shortcuts}
                {onpaste}
                {labelledby}
                {describedby}
                {onchange}
                {onkeydown}
                {onblur}
            />
        },
    };
    let notes = view
        .notes
        .iter()
        .filter(|note| !is_typing || note.is_settled());
    let notes: Vec<&Note> = notes.collect();
    let has_notes = !notes.is_empty();
    let notes = notes.into_iter().enumerate().map(|(idx, note)| {
        html! { <FieldNote key={idx} id={format!("{id}-reason-{idx}")} note={note.clone()} {slot} {sheet} field={id.clone()} /> }
    });
    let is_marked = view.is_wrong() && !is_typing;
    html! {
        <div class={classes!("fig-field", is_marked.then_some("fig-wrong"))}>
            if let Some(label) = view.label.clone() {
                <label class="fig-part" for={id.clone()} id={label_id}>{ label }</label>
            }
            <div class="fig-entry">
                { input }
                if can_mark {
                    <button
                        type="button"
                        class="fig-key fig-not-applicable"
                        tabindex="-1"
                        aria-pressed={is_not_applicable.to_string()}
                        onclick={mark.reform(|_: MouseEvent| ())}
                    >
                        { "不适用" }
                    </button>
                }
            </div>
            <div class={classes!("fig-notes", has_notes.then_some("fig-notes-wide"))} id={note_id} role="status">
                if !view.echo.is_empty() {
                    <p class="fig-echo">{ view.echo.clone() }</p>
                }
                { for notes }
                if view.is_checked {
                    <p><a href={Route::to(Page::EntrySheet, row_id(&id)).address()}>{ "改好了，回到自查表" }</a></p>
                }
            </div>
        </div>
    }
}

/// Whether something was typed just now, and the way to say that it was (`true`) or that the field was left.
#[hook]
fn use_pause() -> (bool, Callback<bool>) {
    let is_typing = use_state_eq(|| false);
    let timer = use_mut_ref(|| None::<Timeout>);
    let typed = {
        let is_typing = is_typing.clone();
        Callback::from(move |has_typed: bool| {
            is_typing.set(has_typed);
            let ends = is_typing.clone();
            *timer.borrow_mut() = has_typed.then(|| Timeout::new(PAUSE, move || ends.set(false)));
        })
    };
    (*is_typing, typed)
}

/// Rooms, and what comes year by year, have a field for each; the classes of a grade are typed in a row.
fn has_rows(definition: &FigureDefinition) -> bool {
    definition.form == FigureForm::Measures || definition.merge == Merge::Yearly
}

/// Which keys a phone offers: digits for one number; all of them for a list, which needs a separator, and for a sign.
fn keypad(definition: &FigureDefinition) -> &'static str {
    match definition.form {
        _ if definition.signed => "text",
        FigureForm::Count => "numeric",
        FigureForm::Measure | FigureForm::Measures => "decimal",
        FigureForm::Counts if definition.is_by_year() => "numeric",
        _ => "text",
    }
}

fn text_of(entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FieldNoteProps {
    id: String,
    note: Note,
    slot: school::figures::Slot,
    sheet: Option<usize>,
    /// Id of the field, to which the keyboard goes back.
    field: String,
}

/// Something that is wrong or doubtful, with the mend or the place for a reason.
#[component]
fn FieldNote(props: &FieldNoteProps) -> Html {
    let FieldNoteProps {
        id,
        note,
        slot,
        sheet,
        field,
    } = props;
    let dispatch = use_dispatch();
    let mend = note.slip.as_ref().map(|slip| {
        let (slot, sheet, text, field) = (*slot, *sheet, slip.text.clone(), field.clone());
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // As if it were typed, so that the browser's undo takes it back.
            if !paste::in_place_of(&field, &text) {
                let text = text.clone();
                dispatch.emit(Action::Edit(Edit::Figure { sheet, slot, text }));
                focus::next_frame(field.clone());
            }
        });
        html! {
            <button type="button" class="button fig-mend" {onclick}>{ format!("是不是 {}？", slip.shown) }</button>
        }
    });
    let reason = note.reason.clone().map(|(key, reason)| {
        let onchange = dispatch.reform(move |text| Action::Edit(Edit::Reason(key.clone(), text)));
        html! {
            <div class="fig-reason">
                <label for={id.clone()}>{ "原因" }</label>
                <TextField id={id.clone()} value={reason} placeholder="核对无误的，写明原因" {onchange} />
            </div>
        }
    });
    html! {
        <div class={classes!("fig-problem", note.is_settled().then_some("fig-settled"))}>
            <p><span aria-hidden="true">{ "⚠ " }</span>{ note.text.clone() }</p>
            { mend }
            { reason }
        </div>
    }
}
