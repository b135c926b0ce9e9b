//! Looks for figures in a part of a sheet.
//!
//! In: a grid, its rows from the title on, and what is looked for. Out: figures and troubles. A cell is taken only when all
//! of its labels are those of the figure: one label more means that it is something else.

use std::collections::BTreeMap;

use super::ask::Ask;
use super::found::{At, Found, How, Trouble};
use super::grid::{Grid, Kind};
use super::measure;
use numbers::Decimal;
use packs::tables::Knowledge;
use school::draft::Entry;
use words::Words;
use words::isolate::isolated;

/// A part of a sheet in which is looked.
pub(super) struct Field<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) book: usize,
    pub(super) sheet: usize,
    /// First row of the grid below the title.
    pub(super) from: usize,
    /// Row behind the last.
    pub(super) to: usize,
    /// Further labels that say nothing here.
    pub(super) context: &'a [String],
    pub(super) knowledge: &'a Knowledge,
    pub(super) words: Words<'a>,
    /// What the figures are found in.
    pub(super) source: &'a str,
    pub(super) how: How,
}

/// A cell with its labels.
struct Candidate {
    place: usize,
    labels: Vec<usize>,
    unit: String,
}

/// Finds what is asked for.
pub(super) fn search(
    field: &Field,
    asks: &[Ask],
    found: &mut Vec<Found>,
    troubles: &mut Vec<Trouble>,
) {
    // Which asks have a word, so that a cell is compared with few of them.
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, ask) in asks.iter().enumerate() {
        for word in ask.groups.iter().chain(&ask.sum).flatten() {
            let with_word = index.entry(word).or_default();
            if with_word.last() != Some(&idx) {
                with_word.push(idx);
            }
        }
    }
    let mut hits: Vec<Vec<Candidate>> = asks.iter().map(|_| Vec::new()).collect();
    let mut addends: BTreeMap<(usize, usize), Vec<Candidate>> = BTreeMap::new();
    let mut texts: Vec<Vec<Candidate>> = asks.iter().map(|_| Vec::new()).collect();
    for place in 0..field.grid.places.len() {
        let row = field.grid.row_of(place);
        let own = &field.grid.places[place];
        let is_text = own.kind == Kind::Doubtful;
        if !(field.from..field.to).contains(&row) || !(own.kind == Kind::Value || is_text) {
            continue;
        }
        let (labels, unit) = field.grid.labels(place, field.from);
        let readings = labels
            .iter()
            .flat_map(|label| &field.grid.places[*label].readings);
        let mut near: Vec<usize> = readings
            .filter_map(|reading| index.get(reading.as_str()))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for idx in near {
            let Some(addend) = matches(field, &asks[idx], &labels) else {
                continue;
            };
            let candidate = Candidate {
                place,
                labels: labels.clone(),
                unit: unit_text(field, unit, &labels),
            };
            match (addend, is_text) {
                (None, false) => hits[idx].push(candidate),
                (None, true) => texts[idx].push(candidate),
                (Some(addend), false) => addends.entry((idx, addend)).or_default().push(candidate),
                (Some(_), true) => {}
            }
        }
    }
    for (idx, ask) in asks.iter().enumerate() {
        if !ask.sum.is_empty() {
            sum(field, ask, idx, &addends, found, troubles);
            continue;
        }
        one(field, ask, &hits[idx], &texts[idx], found, troubles);
    }
}

fn unit_text(field: &Field, unit: Option<usize>, labels: &[usize]) -> String {
    if let Some(unit) = unit {
        return school::reading::plain(&field.grid.places[unit].cell.text)
            .trim()
            .to_owned();
    }
    let texts = labels
        .iter()
        .map(|label| field.grid.places[*label].cell.text.as_str());
    measure::unit_of(texts, field.knowledge)
}

/// Whether the labels are those of the figure and no others; of a sum also which of its cells it is.
fn matches(field: &Field, ask: &Ask, labels: &[usize]) -> Option<Option<usize>> {
    let mut addend = None;
    for label in labels {
        let own = &field.grid.places[*label];
        let is_in = |words: &[String]| own.readings.iter().any(|reading| words.contains(reading));
        let is_addend = ask.sum.iter().position(|words| is_in(words));
        let is_said = ask.has(&own.readings) || own.is_context || is_in(field.context);
        match is_addend {
            Some(_) if addend.is_some() && addend != is_addend => return None,
            Some(_) => addend = is_addend,
            None if is_said => {}
            None => return None,
        }
    }
    let has = |group: &Vec<String>| {
        labels.iter().any(|label| {
            let readings = &field.grid.places[*label].readings;
            readings.iter().any(|reading| group.contains(reading))
        })
    };
    let is_whole = ask.groups.iter().all(has) && (ask.sum.is_empty() || addend.is_some());
    is_whole.then_some(addend)
}

fn at(field: &Field, place: usize) -> At {
    At::of(field.book, field.sheet, field.grid.places[place].cell)
}

fn read(field: &Field, ask: &Ask, candidate: &Candidate) -> Result<Option<Entry>, String> {
    let text = &field.grid.places[candidate.place].cell.text;
    let unit = if candidate.unit.is_empty() {
        ask.unit
    } else {
        &candidate.unit
    };
    measure::entry(
        text,
        unit,
        ask.slot,
        ask.definition,
        field.knowledge,
        &field.words,
    )
}

/// A figure of one cell. Several that differ are a trouble and not a choice.
fn one(
    field: &Field,
    ask: &Ask,
    hits: &[Candidate],
    texts: &[Candidate],
    found: &mut Vec<Found>,
    troubles: &mut Vec<Trouble>,
) {
    let candidates = if hits.is_empty() { texts } else { hits };
    let mut read_ones: Vec<(&Candidate, Entry)> = Vec::new();
    for candidate in candidates {
        match read(field, ask, candidate) {
            Ok(Some(entry)) => read_ones.push((candidate, entry)),
            Ok(None) => {}
            Err(text) => troubles.push(Trouble {
                at: at(field, candidate.place),
                text,
            }),
        }
    }
    let Some((first, entry)) = read_ones.first() else {
        return;
    };
    if read_ones.iter().any(|(_, other)| other != entry) {
        let seen: Vec<String> = read_ones
            .iter()
            .map(|(one, _)| {
                let cell = field.grid.places[one.place].cell;
                format!("{} 的 {}", cell.address(), short(&cell.text))
            })
            .collect();
        troubles.push(Trouble {
            at: at(field, first.place),
            text: format!(
                "{}在这里有几个不同的数（{}），分不清取哪个，没有取；请自己填",
                field.words.slot(&ask.slot),
                seen.join("、")
            ),
        });
        return;
    }
    found.push(Found {
        slot: ask.slot,
        entry: entry.clone(),
        at: at(field, first.place),
        how: field.how,
        source: source(field, first),
        note: ask.note.to_owned(),
    });
}

/// A figure that is the sum of several cells. A blank cell under a known label counts nothing, an unknown label ends it.
fn sum(
    field: &Field,
    ask: &Ask,
    idx: usize,
    addends: &BTreeMap<(usize, usize), Vec<Candidate>>,
    found: &mut Vec<Found>,
    troubles: &mut Vec<Trouble>,
) {
    let mut total = Decimal::ZERO;
    let (mut first, mut parts) = (None, Vec::new());
    for (addend, words) in ask.sum.iter().enumerate() {
        let candidates = addends.get(&(idx, addend)).map_or(&[][..], Vec::as_slice);
        let mut numbers = Vec::new();
        for candidate in candidates {
            match read(field, ask, candidate) {
                Ok(Some(Entry::Text(text))) => numbers.extend(Decimal::parse(&text).ok()),
                Ok(_) => {}
                Err(text) => {
                    troubles.push(Trouble {
                        at: at(field, candidate.place),
                        text,
                    });
                    return;
                }
            }
        }
        if numbers.windows(2).any(|pair| pair[0] != pair[1]) {
            return;
        }
        let is_known = || {
            let labels = field.grid.places.iter().enumerate();
            labels
                .filter(|(place, _)| (field.from..field.to).contains(&field.grid.row_of(*place)))
                .any(|(_, label)| label.readings.iter().any(|reading| words.contains(reading)))
        };
        match numbers.first() {
            Some(number) => {
                total = total.plus(*number);
                parts.push(format!(
                    "{}{number}",
                    words.first().map_or("", String::as_str)
                ));
                first = first.or_else(|| candidates.first());
            }
            None if is_known() => {}
            None => return,
        }
    }
    let Some(first) = first else { return };
    found.push(Found {
        slot: ask.slot,
        entry: Entry::Text(total.to_string()),
        at: at(field, first.place),
        how: field.how,
        source: field.source.to_owned(),
        note: format!("由 {} 相加。", parts.join("、")),
    });
}

/// The table, or the labels by which the figure was found.
fn source(field: &Field, candidate: &Candidate) -> String {
    if !field.source.is_empty() {
        return field.source.to_owned();
    }
    let mut texts: Vec<&str> = candidate
        .labels
        .iter()
        .map(|label| field.grid.places[*label].cell.text.trim())
        .collect();
    texts.reverse();
    let texts: Vec<String> = texts.into_iter().map(short).collect();
    format!("“{}”", texts.join("·"))
}

/// Text for a sentence.
pub(super) fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 16 {
        return isolated(text).into_owned();
    }
    isolated(&(text.chars().take(16).collect::<String>() + "…")).into_owned()
}
