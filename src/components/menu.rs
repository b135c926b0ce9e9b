//! A button that opens a list of things to do.
//!
//! In: items. Out: which one was chosen. Arrow keys move in it, Escape closes it and gives the keyboard back to the button.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::browser::keys::is_key_of_field;

/// An item of a menu.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MenuItem {
    /// Its label.
    pub label: AttrValue,
    /// Where it leads, for an item that opens a page.
    pub href: Option<AttrValue>,
    /// What it does, for any other.
    pub onclick: Callback<()>,
    /// It leads to the page that is open.
    pub is_current: bool,
}

impl MenuItem {
    /// An item that opens a page.
    pub(crate) fn page(label: impl Into<AttrValue>, href: String, is_current: bool) -> Self {
        Self {
            label: label.into(),
            href: Some(href.into()),
            onclick: Callback::noop(),
            is_current,
        }
    }

    /// An item that does something.
    pub(crate) fn task(label: impl Into<AttrValue>, onclick: Callback<()>) -> Self {
        Self {
            label: label.into(),
            href: None,
            onclick,
            is_current: false,
        }
    }
}

/// What a menu holds.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct MenuProps {
    /// Id of its button.
    pub id: AttrValue,
    /// What stands on its button.
    pub label: AttrValue,
    /// Read out instead of the label.
    #[prop_or_default]
    pub description: Option<AttrValue>,
    /// Its items.
    pub items: Vec<MenuItem>,
}

/// The button with its list.
#[component]
pub(crate) fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state(|| false);
    let root = use_node_ref();
    let list = format!("{}-list", props.id);
    let close = {
        let (is_open, id) = (is_open.clone(), props.id.clone());
        move |gives_back: bool| {
            is_open.set(false);
            if gives_back {
                crate::browser::focus::by_id(&id);
            }
        }
    };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    // The keyboard or a press went elsewhere.
    let onfocusout = {
        let (root, is_open) = (root.clone(), is_open.clone());
        Callback::from(move |event: FocusEvent| {
            let went = event.related_target();
            let went = went.and_then(|went| went.dyn_into::<Node>().ok());
            let stays = match (root.cast::<Element>(), &went) {
                (Some(root), Some(went)) => root.contains(Some(went)),
                _ => false,
            };
            if !stays {
                is_open.set(false);
            }
        })
    };
    let onkeydown = {
        let (root, close) = (root.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if !is_key_of_field(&event) {
                return;
            }
            let step = match event.key().as_str() {
                "Escape" => {
                    close(true);
                    return;
                }
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            if let Some(root) = root.cast::<Element>() {
                move_focus(&root, step);
            }
        })
    };
    let items = props.items.iter().map(|item| {
        let onclick = {
            let (close, chosen) = (close.clone(), item.onclick.clone());
            // A page that is opened puts the keyboard on its heading.
            let stays = item.href.is_none();
            Callback::from(move |_: MouseEvent| {
                close(stays);
                chosen.emit(());
            })
        };
        let current = item.is_current.then_some("page");
        let label = item.label.clone();
        match &item.href {
            Some(href) => html! {
                <li><a class="menu-item" href={href.clone()} aria-current={current} {onclick}>{ label }</a></li>
            },
            None => html! {
                <li>
                    <button type="button" class="menu-item" aria-current={item.is_current.then_some("true")} {onclick}>{ label }</button>
                </li>
            },
        }
    });
    html! {
        <div class="menu" ref={root} {onfocusout} {onkeydown}>
            <button
                type="button"
                id={props.id.clone()}
                class="menu-button"
                aria-expanded={if *is_open { "true" } else { "false" }}
                aria-controls={list.clone()}
                aria-label={props.description.clone()}
                onclick={toggle}
            >
                <span class="menu-label">{ props.label.clone() }</span>
                <span class="menu-arrow" aria-hidden="true">{ "▾" }</span>
            </button>
            if *is_open {
                <ul class="menu-list" id={list}>{ for items }</ul>
            }
        </div>
    }
}

/// To the next item or the one before; from the button to the first or the last.
fn move_focus(root: &Element, step: i32) {
    let Ok(items) = root.query_selector_all(".menu-item") else {
        return;
    };
    let count = i32::try_from(items.length()).unwrap_or(0);
    if count == 0 {
        return;
    }
    let active = gloo::utils::document().active_element();
    let position = (0..items.length()).find(|idx| {
        let item = items
            .get(*idx)
            .and_then(|item| item.dyn_into::<Element>().ok());
        item.is_some() && item == active
    });
    let next = match position.and_then(|idx| i32::try_from(idx).ok()) {
        Some(idx) => (idx + step).rem_euclid(count),
        None if step > 0 => 0,
        None => count - 1,
    };
    let next = u32::try_from(next).ok().and_then(|idx| items.get(idx));
    if let Some(item) = next.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        item.focus().ok();
    }
}
