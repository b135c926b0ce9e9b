//! Looks for figures in a part of a sheet.
//!
//! In: a grid, its rows from the title on, and what is looked for. Out: figures and troubles. A cell is taken only when all
//! of its labels are those of the figure: one label more means that it is something else.

use std::collections::BTreeMap;

use super::grid::{CellKind, Grid};
use super::measure;
use super::recognition::{CellPosition, CellWarning, FoundFigure, RecognisedBy, UnrecognisedCell};
use super::wanted::WantedFigure;
use numbers::Decimal;
use packs::table_knowledge::TableKnowledge;
use school::draft::Entry;
use words::Words;
use words::isolate::isolated;

/// How many numbers of a sheet are listed that are nothing of what is looked for; more nobody would read.
const MOST_UNRECOGNISED: usize = 100;

/// A part of a sheet in which is looked.
pub(super) struct SearchArea<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) book: usize,
    pub(super) sheet: usize,
    /// First row of the grid below the title.
    pub(super) from: usize,
    /// Row behind the last.
    pub(super) to: usize,
    /// Further labels that say nothing here.
    pub(super) context: &'a [String],
    pub(super) knowledge: &'a TableKnowledge,
    pub(super) words: Words<'a>,
    /// What the figures are found in.
    pub(super) source: &'a str,
    pub(super) how: RecognisedBy,
}

/// A cell with its labels.
struct Candidate {
    place: usize,
    labels: Vec<usize>,
    unit: String,
}

/// Finds what is asked for; gives the numbers under a label that are nothing of it.
pub(super) fn search(
    area: &SearchArea,
    wanted: &[WantedFigure],
    found: &mut Vec<FoundFigure>,
    warnings: &mut Vec<CellWarning>,
) -> Vec<UnrecognisedCell> {
    // Which asks have a word, so that a cell is compared with few of them.
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, wanted_figure) in wanted.iter().enumerate() {
        for word in wanted_figure
            .groups
            .iter()
            .chain(&wanted_figure.sum)
            .flatten()
        {
            let with_word = index.entry(word).or_default();
            if with_word.last() != Some(&idx) {
                with_word.push(idx);
            }
        }
    }
    let mut hits: Vec<Vec<Candidate>> = wanted.iter().map(|_| Vec::new()).collect();
    let mut addends: BTreeMap<(usize, usize), Vec<Candidate>> = BTreeMap::new();
    let mut texts: Vec<Vec<Candidate>> = wanted.iter().map(|_| Vec::new()).collect();
    let mut unrecognised = Vec::new();
    for place in 0..area.grid.places.len() {
        let row = area.grid.row_of(place);
        let cell = &area.grid.places[place];
        let is_text = cell.kind == CellKind::Doubtful;
        if !(area.from..area.to).contains(&row) || !(cell.kind == CellKind::Value || is_text) {
            continue;
        }
        let (labels, unit) = area.grid.labels(place, area.from);
        let readings = labels
            .iter()
            .flat_map(|label| &area.grid.places[*label].readings);
        let mut near: Vec<usize> = readings
            .filter_map(|reading| index.get(reading.as_str()))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let mut is_wanted = false;
        for idx in near {
            let Some(addend) = matches(area, &wanted[idx], &labels) else {
                continue;
            };
            is_wanted = true;
            let candidate = Candidate {
                place,
                labels: labels.clone(),
                unit: unit_text(area, unit, &labels),
            };
            match (addend, is_text) {
                (None, false) => hits[idx].push(candidate),
                (None, true) => texts[idx].push(candidate),
                (Some(addend), false) => addends.entry((idx, addend)).or_default().push(candidate),
                (Some(_), true) => {}
            }
        }
        let is_listed = !is_wanted && !is_text && unrecognised.len() < MOST_UNRECOGNISED;
        if is_listed && !labels.is_empty() {
            unrecognised.push(UnrecognisedCell {
                at: at(area, place),
                label: label_of(area, &labels),
                text: short(&cell.cell.text),
            });
        }
    }
    for (idx, wanted_figure) in wanted.iter().enumerate() {
        if !wanted_figure.sum.is_empty() {
            sum(area, wanted_figure, idx, &addends, found, warnings);
            continue;
        }
        one(
            area,
            wanted_figure,
            &hits[idx],
            &texts[idx],
            found,
            warnings,
        );
    }
    unrecognised
}

fn unit_text(area: &SearchArea, unit: Option<usize>, labels: &[usize]) -> String {
    if let Some(unit) = unit {
        return school::reading::plain(&area.grid.places[unit].cell.text)
            .trim()
            .to_owned();
    }
    let texts = labels
        .iter()
        .map(|label| area.grid.places[*label].cell.text.as_str());
    measure::unit_of(texts, area.knowledge)
}

/// Whether the labels are those of the figure and no others; of a sum also which of its cells it is.
fn matches(
    area: &SearchArea,
    wanted_figure: &WantedFigure,
    labels: &[usize],
) -> Option<Option<usize>> {
    let mut addend = None;
    for label in labels {
        let label_cell = &area.grid.places[*label];
        let is_in = |words: &[String]| {
            label_cell
                .readings
                .iter()
                .any(|reading| words.contains(reading))
        };
        let is_addend = wanted_figure.sum.iter().position(|words| is_in(words));
        let is_allowed =
            wanted_figure.has(&label_cell.readings) || label_cell.is_context || is_in(area.context);
        match is_addend {
            Some(_) if addend.is_some() && addend != is_addend => return None,
            Some(_) => addend = is_addend,
            None if is_allowed => {}
            None => return None,
        }
    }
    let has = |group: &Vec<String>| {
        labels.iter().any(|label| {
            let readings = &area.grid.places[*label].readings;
            readings.iter().any(|reading| group.contains(reading))
        })
    };
    let is_whole =
        wanted_figure.groups.iter().all(has) && (wanted_figure.sum.is_empty() || addend.is_some());
    is_whole.then_some(addend)
}

fn at(area: &SearchArea, place: usize) -> CellPosition {
    CellPosition::of(area.book, area.sheet, area.grid.places[place].cell)
}

fn read(
    area: &SearchArea,
    wanted_figure: &WantedFigure,
    candidate: &Candidate,
) -> Result<Option<Entry>, String> {
    let text = &area.grid.places[candidate.place].cell.text;
    let unit = if candidate.unit.is_empty() {
        wanted_figure.unit
    } else {
        &candidate.unit
    };
    measure::entry(
        text,
        unit,
        wanted_figure.slot,
        wanted_figure.definition,
        area.knowledge,
        &area.words,
    )
}

/// A figure of one cell. Several that differ are a trouble and not a choice.
fn one(
    area: &SearchArea,
    wanted_figure: &WantedFigure,
    hits: &[Candidate],
    texts: &[Candidate],
    found: &mut Vec<FoundFigure>,
    warnings: &mut Vec<CellWarning>,
) {
    let candidates = if hits.is_empty() { texts } else { hits };
    let mut read_ones: Vec<(&Candidate, Entry)> = Vec::new();
    for candidate in candidates {
        match read(area, wanted_figure, candidate) {
            Ok(Some(entry)) => read_ones.push((candidate, entry)),
            Ok(None) => {}
            Err(text) => warnings.push(CellWarning {
                at: at(area, candidate.place),
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
                let cell = area.grid.places[one.place].cell;
                format!("{} 的 {}", cell.address(), short(&cell.text))
            })
            .collect();
        warnings.push(CellWarning {
            at: at(area, first.place),
            text: format!(
                "{}在这里有几个不同的数（{}），分不清取哪个，没有取；请自己填",
                area.words.slot(&wanted_figure.slot),
                seen.join("、")
            ),
        });
        return;
    }
    found.push(FoundFigure {
        slot: wanted_figure.slot,
        entry: entry.clone(),
        at: at(area, first.place),
        how: area.how,
        source: source(area, first),
        note: wanted_figure.note.to_owned(),
    });
}

/// A figure that is the sum of several cells. A blank cell under a known label counts nothing, an unknown label ends it.
fn sum(
    area: &SearchArea,
    wanted_figure: &WantedFigure,
    idx: usize,
    addends: &BTreeMap<(usize, usize), Vec<Candidate>>,
    found: &mut Vec<FoundFigure>,
    warnings: &mut Vec<CellWarning>,
) {
    let mut total = Decimal::ZERO;
    let (mut first, mut parts) = (None, Vec::new());
    for (addend, words) in wanted_figure.sum.iter().enumerate() {
        let candidates = addends.get(&(idx, addend)).map_or(&[][..], Vec::as_slice);
        let mut numbers = Vec::new();
        for candidate in candidates {
            match read(area, wanted_figure, candidate) {
                Ok(Some(Entry::Text(text))) => numbers.extend(Decimal::parse(&text).ok()),
                Ok(_) => {}
                Err(text) => {
                    warnings.push(CellWarning {
                        at: at(area, candidate.place),
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
            let labels = area.grid.places.iter().enumerate();
            labels
                .filter(|(place, _)| (area.from..area.to).contains(&area.grid.row_of(*place)))
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
    found.push(FoundFigure {
        slot: wanted_figure.slot,
        entry: Entry::Text(total.to_string()),
        at: at(area, first.place),
        how: area.how,
        source: area.source.to_owned(),
        note: format!("由 {} 相加。", parts.join("、")),
    });
}

/// The table, or the labels by which the figure was found.
fn source(area: &SearchArea, candidate: &Candidate) -> String {
    if !area.source.is_empty() {
        return area.source.to_owned();
    }
    format!("“{}”", label_of(area, &candidate.labels))
}

/// The labels of a cell, the farthest first.
fn label_of(area: &SearchArea, labels: &[usize]) -> String {
    let texts = labels
        .iter()
        .rev()
        .map(|label| short(&area.grid.places[*label].cell.text));
    let texts: Vec<String> = texts.collect();
    texts.join("·")
}

/// Text for a sentence.
pub(super) fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 16 {
        return isolated(text).into_owned();
    }
    isolated(&(text.chars().take(16).collect::<String>() + "…")).into_owned()
}
