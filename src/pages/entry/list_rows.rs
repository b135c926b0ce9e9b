//! A list of numbers with a field for each: one room a row, one year a box.
//!
//! In: the text of the list. Out: the text after each change. Whoever types or pastes several numbers into one field, with
//! anything between them that separates a list, fills one field after the other.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{focus, paste};
use crate::components::TextField;
use school::catalogue::Unit;
use school::reading::{self, GAP};
use words::labels;

/// Boxes for years that are shown at least.
const YEARS: usize = 3;
/// Fields behind those that are shown, so that whoever types fast has somewhere to go before the page is made anew.
const SPARE: usize = 2;

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
    let typed = use_mut_ref(Typed::default);
    typed.borrow_mut().render(&props.text);
    let entries = parts(&props.text);
    let least = if props.is_by_year { YEARS } else { 1 };
    let count = least.max(entries.len() + 1).min(reading::LONGEST_LIST);
    let all = (count + SPARE).min(reading::LONGEST_LIST);
    let rows = (0..all).map(|idx| row(props, &typed, &entries, idx, idx >= count));
    html! {
        <ol class={if props.is_by_year { "list-years" } else { "list-rooms" }}>{ for rows }</ol>
    }
}

/// The list as of the last key. Keys may come faster than the page is made anew, which then shows what is old already.
#[derive(Debug, Default)]
struct Typed {
    /// What is shown, and what was typed since.
    texts: VecDeque<String>,
}

impl Typed {
    fn render(&mut self, text: &str) {
        match self.texts.iter().position(|known| known == text) {
            Some(idx) => drop(self.texts.drain(..idx)),
            // It was changed from outside.
            None => self.texts = VecDeque::from([text.to_owned()]),
        }
    }

    fn entries(&self) -> Vec<String> {
        self.texts.back().map_or_else(Vec::new, |text| parts(text))
    }

    fn take(&mut self, text: &str) {
        self.texts.push_back(text.to_owned());
    }
}

fn parts(text: &str) -> Vec<String> {
    reading::entries(text).map(str::to_owned).collect()
}

fn row_id(id: &str, idx: usize) -> String {
    if idx == 0 {
        id.to_owned()
    } else {
        format!("{id}-{}", idx + 1)
    }
}

fn row(
    props: &ListRowsProps,
    typed: &Rc<RefCell<Typed>>,
    entries: &[String],
    idx: usize,
    is_spare: bool,
) -> Html {
    let id = row_id(&props.id, idx);
    let label_id = format!("{id}-row");
    let entry = entries.get(idx).map_or("", String::as_str);
    let shown = if is_gap(entry) { "" } else { entry };
    let name = name(props, idx);
    let onchange = {
        let (typed, list, change) = (typed.clone(), props.id.clone(), props.onchange.clone());
        Callback::from(move |text: String| change_entry(&list, &typed, idx, &text, &change))
    };
    let onpaste = {
        let (typed, list, change) = (typed.clone(), props.id.clone(), props.onchange.clone());
        Callback::from(move |event: Event| {
            if let Some(pasted) = paste::column(&event) {
                let entry = typed.borrow().entries().into_iter().nth(idx);
                let entry = entry.filter(|entry| !is_gap(entry)).unwrap_or_default();
                let text = format!("{entry} {pasted}");
                change_entry(&list, &typed, idx, &text, &change);
            }
        })
    };
    // A room that was taken out leaves no empty row behind; of years each keeps its place.
    let onblur = {
        let (typed, change, onblur) = (typed.clone(), props.onchange.clone(), props.onblur.clone());
        let is_by_year = props.is_by_year;
        Callback::from(move |event: FocusEvent| {
            let entries = typed.borrow().entries();
            if !is_by_year && entries.get(idx).is_some_and(|entry| is_gap(entry)) {
                emit(&typed, without(&entries, idx), &change);
            }
            onblur.emit(event);
        })
    };
    let remove = (!props.is_by_year && idx < entries.len()).then(|| {
        let (typed, change) = (typed.clone(), props.onchange.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let entries = typed.borrow().entries();
            emit(&typed, without(&entries, idx), &change);
        });
        html! {
            <button type="button" class="fig-key" tabindex="-1" aria-label={format!("删去{name}")} {onclick}>{ "×" }</button>
        }
    });
    let placeholder = (idx == 0 && entries.is_empty()).then(|| example(&props.placeholder));
    let unit = labels::unit(props.unit);
    html! {
        <li key={idx} class={classes!("list-row", is_spare.then_some("list-spare"))} aria-hidden={is_spare.then_some("true")}>
            <label for={id.clone()} id={label_id.clone()}>{ name.clone() }</label>
            <TextField
                {id}
                class="list-text"
                value={shown.to_owned()}
                inputmode={props.inputmode}
                figure={(!is_spare).then(|| props.place.clone())}
                tabindex={is_spare.then_some("-1")}
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
fn change_entry(
    list: &str,
    typed: &RefCell<Typed>,
    idx: usize,
    text: &str,
    change: &Callback<String>,
) {
    let parts = parts(text);
    let goes_on = !parts.is_empty() && text.ends_with(reading::is_separator);
    let mut all = typed.borrow().entries();
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
    emit(typed, joined(all), change);
    if parts.len() > 1 || goes_on {
        if let Some(first) = parts.first() {
            focus::write(&row_id(list, idx), first);
        }
        let target = row_id(list, target - 1);
        // What stands in the field that is gone on to is typed over, as in a field that Enter leads to.
        let is_there = if goes_on {
            focus::selected(&target)
        } else {
            focus::behind(&target)
        };
        if !is_there {
            focus::soon(target);
        }
    }
}

fn emit(typed: &RefCell<Typed>, text: String, change: &Callback<String>) {
    typed.borrow_mut().take(&text);
    change.emit(text);
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
