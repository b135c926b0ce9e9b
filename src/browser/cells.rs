//! Moves between the fields of the form as between the cells of a sheet.
//!
//! In: keys. Out: focus. Where a field stands on the screen says which is above and which beside it, so that one column on
//! a phone and two on a wide screen both work; Enter fills in one part of the school after the other and passes over what is
//! filled. Keys of an input method, of a selection or with Ctrl, Alt or Meta are left alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::focus;
use super::keys::is_key_of_field;
use school::figures::Slot;

/// Every field of the form: a figure, the reason why it does not apply, or the one radio button of an item that Tab reaches.
const FIELDS: &str = "input[data-field], input[data-reason], input[data-level-stop]";
/// A list whose boxes stand side by side.
const YEARS: &str = ".list-years";
/// A figure with a field for each of several parts of the school.
const SEVERAL: &str = ".fig-several";
/// A section of the form.
const SECTION: &str = ".form-part";

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

/// Enter goes down and Shift+Enter up, of the years of a list to the next and the one before; in a form with several parts
/// Enter goes to the next blank field. In text, the arrows go up and down, and to the sides from its ends.
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
    let found = match (key.as_str(), direction) {
        ("Enter", Direction::Down) if has_several() => next_blank(&current),
        // At the end of a column Enter goes on to what comes next, if anything does.
        ("Enter", _) => in_years(&current, direction)
            .or_else(|| beyond(&current, direction).map(|found| first_of_years(&current, found)))
            .or_else(|| neighbour(&current, direction)),
        _ => beyond(&current, direction),
    };
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
    if is_blank(current) && direction == Direction::Down {
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

/// Some figure has a field for each of several parts of the school.
fn has_several() -> bool {
    shown().iter().any(|field| within(field, SEVERAL).is_some())
}

/// Where Enter leads in a form with several parts: to the next blank field, of those that stand before as well when something
/// was filled in here. `None` where none is left, or where the last one is left blank.
fn next_blank(current: &Element) -> Option<Element> {
    let beside = in_years(current, Direction::Down).filter(is_blank);
    beside.or_else(|| {
        let fields = part_by_part(shown());
        let position = fields.iter().position(|field| field == current)?;
        let blanks = blanks(&fields);
        let next = blanks.iter().find(|idx| **idx > position);
        let before = || blanks.first().filter(|_| !is_blank(current));
        fields.get(*next.or_else(before)?).cloned()
    })
}

/// The fields as they are filled in: in each section one part of the school after the other, where these stand side by side.
fn part_by_part(fields: Vec<Element>) -> Vec<Element> {
    let mut ordered = Vec::with_capacity(fields.len());
    let mut fields = fields.into_iter().peekable();
    while let Some(first) = fields.next() {
        let section = within(&first, SECTION);
        let mut together = vec![first];
        if within(&together[0], SEVERAL).is_some() {
            while let Some(field) = fields.next_if(|field| {
                within(field, SEVERAL).is_some() && within(field, SECTION) == section
            }) {
                together.push(field);
            }
            if let [one, other, ..] = together.as_slice()
                && is_beside(one, other)
            {
                let part = |field: &Element| field.get_attribute("data-part");
                let parts: Vec<Option<String>> = together.iter().map(part).collect();
                together.sort_by_key(|field| {
                    let part = part(field);
                    parts.iter().position(|known| *known == part)
                });
            }
        }
        ordered.append(&mut together);
    }
    ordered
}

/// The years of a list are entered at their first field, whichever of them stands beneath.
fn first_of_years(current: &Element, found: Element) -> Element {
    let years =
        within(&found, YEARS).filter(|years| within(current, YEARS).as_ref() != Some(years));
    let first = years.and_then(|years| years.query_selector(FIELDS).ok().flatten());
    first.unwrap_or(found)
}

/// The nearest element around it that matches.
fn within(field: &Element, selector: &str) -> Option<Element> {
    field.closest(selector).ok().flatten()
}

/// Both stand in one row.
fn is_beside(one: &Element, other: &Element) -> bool {
    let (one, other) = (
        one.get_bounding_client_rect(),
        other.get_bounding_client_rect(),
    );
    one.top() < other.bottom() && other.top() < one.bottom()
}

/// Nothing was filled in or chosen.
fn is_blank(field: &Element) -> bool {
    field.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
        if input.type_() == "radio" {
            !input.checked()
        } else {
            input.value().is_empty()
        }
    })
}

/// Places of the fields in which something is to be filled in: nothing stands there, and it follows from no other. Of a list,
/// only the first field tells whether something stands in it.
fn blanks(fields: &[Element]) -> Vec<usize> {
    let place = |field: &Element| {
        let figure = field.get_attribute("data-field")?;
        Some((figure, field.get_attribute("data-part")))
    };
    let mut before = None;
    let mut blanks = Vec::new();
    for (idx, field) in fields.iter().enumerate() {
        let place = place(field);
        let is_first = place.is_some() && place != before;
        let is_item = field.has_attribute("data-level-stop");
        before = place;
        if (is_first || is_item) && is_blank(field) && !field.has_attribute("data-derived") {
            blanks.push(idx);
        }
    }
    blanks
}

/// The first figure of the form in which nothing stands and that follows from no other; `None` where something stands in each.
pub(crate) fn empty() -> Option<Element> {
    let fields = shown();
    let mut blanks = blanks(&fields).into_iter();
    let is_figure = |idx: &usize| fields[*idx].has_attribute("data-field");
    let idx = blanks.find(is_figure)?;
    fields.get(idx).cloned()
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
