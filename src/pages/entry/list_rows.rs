//! A list of numbers with a field for each: one room a row, one year a box.
//!
//! In: the text of the list. Out: the text after each change. Whoever types or pastes several numbers into one field, with
//! anything between them that separates a list, fills one field after the other.

use yew::prelude::*;

use crate::browser::{focus, paste};
use crate::components::TextField;
use school::catalogue::Unit;
use school::reading::{self, GAP};
use words::labels;

/// Boxes for years that are shown at least.
const YEARS: usize = 3;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ListRowsProps {
    /// Id of the first field; the others have a number behind it.
    pub id: String,
    /// The list.
    pub text: String,
    /// Unit of each number.
    pub unit: Unit,
    /// Year of the first entry, where it is known.
    pub first_year: Option<u16>,
    /// One number for each year, not one for each thing.
    pub is_by_year: bool,
    /// Keys that open something from a field, as `aria-keyshortcuts` says them.
    pub shortcuts: &'static str,
    pub inputmode: &'static str,
    /// Shown in the first field of a blank list.
    pub placeholder: String,
    pub place: (AttrValue, AttrValue),
    pub labelledby: String,
    pub describedby: String,
    pub is_invalid: bool,
    pub onchange: Callback<String>,
    pub onkeydown: Callback<KeyboardEvent>,
    pub onblur: Callback<FocusEvent>,
}

/// The fields.
#[component]
pub(super) fn ListRows(props: &ListRowsProps) -> Html {
    let entries: Vec<String> = reading::entries(&props.text).map(str::to_owned).collect();
    let least = if props.is_by_year { YEARS } else { 1 };
    let count = least.max(entries.len() + 1).min(reading::LONGEST_LIST);
    let rows = (0..count).map(|idx| row(props, &entries, idx));
    html! {
        <ol class={if props.is_by_year { "list-years" } else { "list-rooms" }}>{ for rows }</ol>
    }
}

fn row_id(id: &str, idx: usize) -> String {
    if idx == 0 {
        id.to_owned()
    } else {
        format!("{id}-{}", idx + 1)
    }
}

fn row(props: &ListRowsProps, entries: &[String], idx: usize) -> Html {
    let id = row_id(&props.id, idx);
    let label_id = format!("{id}-row");
    let entry = entries.get(idx).map_or("", String::as_str);
    let shown = if is_gap(entry) { "" } else { entry };
    let name = name(props, idx);
    let onchange = {
        let (entries, list, change) = (entries.to_vec(), props.id.clone(), props.onchange.clone());
        Callback::from(move |text: String| change_entry(&list, &entries, idx, &text, &change))
    };
    let onpaste = {
        let (entries, list, change) = (entries.to_vec(), props.id.clone(), props.onchange.clone());
        let shown = shown.to_owned();
        Callback::from(move |event: Event| {
            if let Some(pasted) = paste::column(&event) {
                let text = format!("{shown} {pasted}");
                change_entry(&list, &entries, idx, &text, &change);
            }
        })
    };
    // A room that was taken out leaves no empty row behind; of years each keeps its place.
    let onblur = {
        let (entries, change, onblur) = (
            entries.to_vec(),
            props.onchange.clone(),
            props.onblur.clone(),
        );
        let is_by_year = props.is_by_year;
        Callback::from(move |event: FocusEvent| {
            if !is_by_year && entries.get(idx).is_some_and(|entry| is_gap(entry)) {
                change.emit(without(&entries, idx));
            }
            onblur.emit(event);
        })
    };
    let remove = (!props.is_by_year && idx < entries.len()).then(|| {
        let (entries, change) = (entries.to_vec(), props.onchange.clone());
        let onclick = Callback::from(move |_: MouseEvent| change.emit(without(&entries, idx)));
        html! {
            <button type="button" class="fig-key" tabindex="-1" aria-label={format!("删去{name}")} {onclick}>{ "×" }</button>
        }
    });
    let placeholder = (idx == 0 && entries.is_empty()).then(|| example(&props.placeholder));
    let unit = labels::unit(props.unit);
    html! {
        <li key={idx} class="list-row">
            <label for={id.clone()} id={label_id.clone()}>{ name.clone() }</label>
            <TextField
                {id}
                class="list-text"
                value={shown.to_owned()}
                inputmode={props.inputmode}
                figure={props.place.clone()}
                labelledby={format!("{} {label_id}", props.labelledby)}
                describedby={props.describedby.clone()}
                is_invalid={props.is_invalid}
                shortcuts={props.shortcuts}
                {placeholder}
                {onchange}
                {onpaste}
                {onblur}
                onkeydown={props.onkeydown.clone()}
            />
            <span class="fig-unit">{ unit }</span>
            // Always there, so that nothing before it is made anew.
            <span>{ remove }</span>
        </li>
    }
}

fn name(props: &ListRowsProps, idx: usize) -> String {
    if !props.is_by_year {
        return format!("第{}间", idx + 1);
    }
    let later = u16::try_from(idx).unwrap_or(u16::MAX);
    match props.first_year {
        Some(first) => format!("{}年", first.saturating_add(later)),
        None => format!("第{}年", idx + 1),
    }
}

/// An example of one entry, where the whole is one of a list.
fn example(placeholder: &str) -> AttrValue {
    const SUCH_AS: &str = "如 ";
    let list = placeholder.strip_prefix(SUCH_AS);
    match list.and_then(|list| reading::entries(list).next()) {
        Some(first) => format!("{SUCH_AS}{first}").into(),
        None => placeholder.to_owned().into(),
    }
}

fn is_gap(entry: &str) -> bool {
    reading::plain(entry) == GAP
}

/// Takes over what stands in the field at `idx`. Several numbers go into that field and those behind it, where the keyboard
/// follows.
fn change_entry(list: &str, entries: &[String], idx: usize, text: &str, change: &Callback<String>) {
    let parts: Vec<String> = reading::entries(text).map(str::to_owned).collect();
    let goes_on = !parts.is_empty() && text.ends_with(reading::is_separator);
    let mut all = entries.to_vec();
    all.resize(all.len().max(idx), GAP.to_owned());
    let after = if idx < all.len() {
        all.split_off(idx + 1)
    } else {
        Vec::new()
    };
    all.truncate(idx);
    let target = idx + parts.len() + usize::from(goes_on);
    match parts.as_slice() {
        [] => all.push(GAP.to_owned()),
        parts => all.extend_from_slice(parts),
    }
    all.extend(after);
    change.emit(joined(all));
    if parts.len() > 1 || goes_on {
        if let Some(first) = parts.first() {
            focus::write(&row_id(list, idx), first);
        }
        let target = row_id(list, target - 1);
        if !focus::behind(&target) {
            focus::soon(target);
        }
    }
}

fn without(entries: &[String], idx: usize) -> String {
    let mut all = entries.to_vec();
    if idx < all.len() {
        all.remove(idx);
    }
    joined(all)
}

/// The list as text; nothing is kept of the empty fields at its end.
fn joined(mut entries: Vec<String>) -> String {
    while entries.last().is_some_and(|entry| is_gap(entry)) {
        entries.pop();
    }
    entries.join(" ")
}
