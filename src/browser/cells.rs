//! Moves between the fields of the form as between the cells of a sheet.
//!
//! In: keys. Out: focus. Where a field stands on the screen says which is above and which beside it, so that one column on
//! a phone and two on a wide screen both work. Keys of an input method, of a selection or with Ctrl, Alt or Meta are left alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::focus;
use super::keys::is_key_of_field;
use school::figures::Slot;

/// Every field of the form: a figure, the reason why it does not apply, or the one radio button of an item that Tab reaches.
const FIELDS: &str = "input[data-field], input[data-reason], input[data-level-stop]";
/// A list whose boxes stand side by side.
const YEARS: &str = ".list-years";

/// What came of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// It moved the keyboard, or is none that does.
    Done,
    /// Enter in the last field of the form.
    BeyondEnd,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
    Left,
    Right,
}

/// Enter goes down and Shift+Enter up, of the years of a list to the next and the one before; in text, the arrows go up and down, and to the sides from its ends.
pub(crate) fn move_on_key(event: &KeyboardEvent) -> Moved {
    if !is_key_of_field(event) || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return Moved::Done;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(current) = target.and_then(|target| field_of(&target)) else {
        return Moved::Done;
    };
    let key = event.key();
    let Some(direction) = direction(&key, event.shift_key(), current.dyn_ref()) else {
        return Moved::Done;
    };
    let found = (key == "Enter")
        .then(|| in_years(&current, direction))
        .flatten()
        .or_else(|| beyond(&current, direction));
    // At the end of a column Enter goes on to what comes next, if anything does.
    let found = found.or_else(|| {
        (key == "Enter")
            .then(|| neighbour(&current, direction))
            .flatten()
    });
    match found {
        Some(found) => {
            event.prevent_default();
            focus::on(&found);
            if let Some(input) = found.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
            Moved::Done
        }
        None if key == "Enter" => {
            event.prevent_default();
            match direction {
                Direction::Down => Moved::BeyondEnd,
                _ => Moved::Done,
            }
        }
        None => Moved::Done,
    }
}

/// The field that the key was pressed in. Of the radio buttons of an item, any may have the keyboard.
fn field_of(target: &Element) -> Option<Element> {
    if target.matches(FIELDS).unwrap_or(false) {
        return Some(target.clone());
    }
    let item = target.closest("[data-item]").ok().flatten()?;
    item.query_selector(FIELDS).ok().flatten()
}

/// Where the key leads; `None` where it belongs to the field itself. Radio buttons keep their arrows.
fn direction(key: &str, has_shift: bool, input: Option<&HtmlInputElement>) -> Option<Direction> {
    match key {
        "Enter" if has_shift => return Some(Direction::Up),
        "Enter" => return Some(Direction::Down),
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
        "ArrowUp" => Some(Direction::Up),
        "ArrowDown" => Some(Direction::Down),
        "ArrowLeft" if is_whole || (start, end) == (0, 0) => Some(Direction::Left),
        "ArrowRight" if is_whole || (start, end) == (length, length) => Some(Direction::Right),
        _ => None,
    }
}

/// The box beside it, where boxes of one list stand side by side, a year each: who types a list goes from year to year. From a
/// box that was left blank it goes on to what is below.
fn in_years(current: &Element, direction: Direction) -> Option<Element> {
    let list = |field: &Element| field.closest(YEARS).ok().flatten();
    let years = list(current)?;
    let is_blank = current
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| input.value().is_empty());
    if is_blank && direction == Direction::Down {
        return None;
    }
    neighbour(current, direction).filter(|field| list(field).as_ref() == Some(&years))
}

/// The nearest field on that side: of those above or below the nearest row, and in it the nearest to the same column.
fn beyond(current: &Element, direction: Direction) -> Option<Element> {
    let place = current.get_bounding_client_rect();
    let is_same_row = |top: f64, bottom: f64| top < place.bottom() && bottom > place.top();
    let distance = |field: &Element| -> Option<(f64, f64)> {
        let other = field.get_bounding_client_rect();
        let along = (other.left() - place.left()).abs();
        let beside = is_same_row(other.top(), other.bottom());
        match direction {
            Direction::Down if other.top() >= place.bottom() => {
                Some((other.top() - place.bottom(), along))
            }
            Direction::Up if other.bottom() <= place.top() => {
                Some((place.top() - other.bottom(), along))
            }
            Direction::Left if beside && other.left() < place.left() => Some((along, 0.0)),
            Direction::Right if beside && other.left() > place.left() => Some((along, 0.0)),
            _ => None,
        }
    };
    let mut best: Option<((f64, f64), Element)> = None;
    for field in shown() {
        if let Some(distance) = distance(&field)
            && best
                .as_ref()
                .is_none_or(|(least, _)| is_nearer(distance, *least))
        {
            best = Some((distance, field));
        }
    }
    best.map(|(_, field)| field)
}

/// Rows that differ by less than half a line are one row.
fn is_nearer(distance: (f64, f64), least: (f64, f64)) -> bool {
    const HALF_A_LINE: f64 = 12.0;
    if (distance.0 - least.0).abs() < HALF_A_LINE {
        distance.1 < least.1
    } else {
        distance.0 < least.0
    }
}

/// The next or the previous field in reading order.
fn neighbour(current: &Element, direction: Direction) -> Option<Element> {
    let fields = shown();
    let position = fields.iter().position(|field| field == current)?;
    let idx = match direction {
        Direction::Up => position.checked_sub(1)?,
        _ => position + 1,
    };
    fields.into_iter().nth(idx)
}

/// The first field of the form in which nothing stands and that follows from no other; `None` where something stands in each.
pub(crate) fn empty() -> Option<Element> {
    let fields = shown();
    let place = |field: &Element| {
        let figure = field.get_attribute("data-field")?;
        Some((figure, field.get_attribute("data-part")))
    };
    let mut before = None;
    let empty = fields.iter().find(|field| {
        // Of a list, only the first field tells whether something stands in it.
        let place = place(field);
        let is_first = place.is_some() && place != before;
        before = place;
        let input = field.dyn_ref::<HtmlInputElement>();
        let is_empty = input.is_some_and(|input| input.value().is_empty());
        is_first && is_empty && !field.has_attribute("data-derived")
    });
    empty.cloned()
}

/// The field of that figure, of a list the first one; `None` where the form does not show it.
pub(crate) fn of_slot(slot: &Slot) -> Option<Element> {
    let has = |field: &Element, name, wanted: &str| {
        field.get_attribute(name).is_some_and(|text| text == wanted)
    };
    shown().into_iter().find(|field| {
        has(field, "data-field", &slot.figure.0) && has(field, "data-part", &slot.part.key())
    })
}

/// The first field of the form; `None` where there is none.
pub(crate) fn first() -> Option<Element> {
    shown().into_iter().next()
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
