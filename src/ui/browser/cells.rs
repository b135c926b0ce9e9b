//! Moves between the fields of the form as between the cells of a sheet.
//!
//! In: keys. Out: focus. Where a field stands on the screen says which is above and which beside it, so that one column on
//! a phone and two on a desk both work. Keys of an input method, of a selection or with Ctrl, Alt or Meta are left alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::focus;

/// Every field of the form: a figure, or the reason why it does not apply.
const FIELDS: &str = "input[data-field], select[data-field], input[data-reason]";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// Enter goes down and Shift+Enter up; in text, the arrows go up and down, and to the sides from its ends.
pub(crate) fn move_on_key(event: &KeyboardEvent) {
    // 229 is what older browsers say of a key that an input method takes.
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some(current) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .filter(|own| own.matches(FIELDS).unwrap_or(false))
    else {
        return;
    };
    let key = event.key();
    let Some(way) = way(&key, event.shift_key(), current.dyn_ref()) else {
        return;
    };
    let found = beyond(&current, way);
    // At the end of a column Enter goes on to what comes next, if anything does.
    let found = found.or_else(|| (key == "Enter").then(|| neighbour(&current, way)).flatten());
    if let Some(found) = found {
        event.prevent_default();
        focus::on(&found);
        if let Some(input) = found.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    } else if key == "Enter" {
        event.prevent_default();
    }
}

/// Where the key leads; `None` where it belongs to the field itself. A list of choices keeps its arrows.
fn way(key: &str, has_shift: bool, input: Option<&HtmlInputElement>) -> Option<Way> {
    match key {
        "Enter" if has_shift => return Some(Way::Up),
        "Enter" => return Some(Way::Down),
        _ if has_shift => return None,
        _ => {}
    }
    let input = input?;
    let start = input.selection_start().ok()??;
    let end = input.selection_end().ok()??;
    let length = u32::try_from(input.value().encode_utf16().count()).ok()?;
    // Text that is selected as a whole is a cell that was moved to.
    let is_whole = start == 0 && end == length;
    match key {
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "ArrowLeft" if is_whole || (start, end) == (0, 0) => Some(Way::Left),
        "ArrowRight" if is_whole || (start, end) == (length, length) => Some(Way::Right),
        _ => None,
    }
}

/// The nearest field on that side: of those above or below the nearest row, and in it the nearest to the same column.
fn beyond(current: &Element, way: Way) -> Option<Element> {
    let own = current.get_bounding_client_rect();
    let is_same_row = |top: f64, bottom: f64| top < own.bottom() && bottom > own.top();
    let distance = |field: &Element| -> Option<(f64, f64)> {
        let other = field.get_bounding_client_rect();
        let along = (other.left() - own.left()).abs();
        let beside = is_same_row(other.top(), other.bottom());
        match way {
            Way::Down if other.top() >= own.bottom() => Some((other.top() - own.bottom(), along)),
            Way::Up if other.bottom() <= own.top() => Some((own.top() - other.bottom(), along)),
            Way::Left if beside && other.left() < own.left() => Some((along, 0.0)),
            Way::Right if beside && other.left() > own.left() => Some((along, 0.0)),
            _ => None,
        }
    };
    let mut best: Option<((f64, f64), Element)> = None;
    for field in shown() {
        if let Some(own) = distance(&field)
            && best
                .as_ref()
                .is_none_or(|(least, _)| is_nearer(own, *least))
        {
            best = Some((own, field));
        }
    }
    best.map(|(_, field)| field)
}

/// Rows that differ by less than half a line are one row.
fn is_nearer(own: (f64, f64), least: (f64, f64)) -> bool {
    const HALF_A_LINE: f64 = 12.0;
    if (own.0 - least.0).abs() < HALF_A_LINE {
        own.1 < least.1
    } else {
        own.0 < least.0
    }
}

/// The next or the previous field in reading order.
fn neighbour(current: &Element, way: Way) -> Option<Element> {
    let fields = shown();
    let position = fields.iter().position(|field| field == current)?;
    let idx = match way {
        Way::Up => position.checked_sub(1)?,
        _ => position + 1,
    };
    fields.into_iter().nth(idx)
}

/// Fields in a closed group are passed over; some browsers give them a size all the same.
fn shown() -> Vec<Element> {
    let Ok(fields) = gloo::utils::document().query_selector_all(FIELDS) else {
        return Vec::new();
    };
    (0..fields.length())
        .filter_map(|idx| fields.get(idx)?.dyn_into::<Element>().ok())
        .filter(|field| matches!(field.closest("details:not([open])"), Ok(None)))
        .collect()
}
