//! Who the school is, in a table: the text beside or below a label.
//!
//! In: a part of a sheet and a rule. Out: fields of the profile, or troubles. It must not know the profile of the form.

use super::grid::CellKind;
use super::recognition::{CellPosition, CellWarning, FoundProfile, Recognition};
use super::search::{SearchArea, short};
use packs::table_knowledge::ProfileRule;
use packs::table_knowledge::label;

/// The text beside or below a label; what is a label of another one of the `rules` is no answer.
pub(super) fn look(area: &SearchArea, rules: &[ProfileRule], findings: &mut Recognition) {
    for rule in rules {
        let Recognition {
            profile, warnings, ..
        } = findings;
        look_for(area, rule, rules, profile, warnings);
    }
}

fn look_for(
    area: &SearchArea,
    rule: &ProfileRule,
    rules: &[ProfileRule],
    found: &mut Vec<FoundProfile>,
    warnings: &mut Vec<CellWarning>,
) {
    let grid = area.grid;
    for place in 0..grid.places.len() {
        let label = &grid.places[place];
        let (row, column) = grid.at[place];
        let is_label = label
            .readings
            .iter()
            .any(|reading| rule.labels.contains(reading));
        if !(area.from..area.to).contains(&row) || !is_label {
            // `学校名称：河湾小学` in one cell.
            if let Some(text) = beside_colon(&label.cell.text, rule) {
                take(area, rule, &text, place, found, warnings);
            }
            continue;
        }
        let width = (column + 1..)
            .take_while(|next| grid.shown(row, *next) == Some(place))
            .count();
        let right = (column + 1 + width..column + 4 + width).find_map(|next| grid.shown(row, next));
        let below = grid.shown(row + 1, column);
        let is_answer = |next: &usize| {
            let labels = &grid.places[*next].readings;
            let is_label =
                |other: &ProfileRule| labels.iter().any(|reading| other.labels.contains(reading));
            *next != place && !rules.iter().any(is_label)
        };
        let answers = [right, below].into_iter().flatten().filter(is_answer);
        for answer in answers {
            let text = grid.places[answer].cell.text.trim();
            if take(area, rule, text, answer, found, warnings) {
                return;
            }
        }
    }
}

fn beside_colon(text: &str, rule: &ProfileRule) -> Option<String> {
    let (head, rest) = text.split_once(['：', ':'])?;
    let is_label = label::readings(head)
        .iter()
        .any(|reading| rule.labels.contains(reading));
    (is_label && !rest.trim().is_empty()).then(|| rest.trim().to_owned())
}

/// Takes the answer over, if it is one.
fn take(
    area: &SearchArea,
    rule: &ProfileRule,
    text: &str,
    place: usize,
    found: &mut Vec<FoundProfile>,
    warnings: &mut Vec<CellWarning>,
) -> bool {
    if found.iter().any(|known| known.field == rule.field) {
        return true;
    }
    let cell = area.grid.places[place].cell;
    let at = CellPosition::of(area.book, area.sheet, cell);
    let value = if rule.values.is_empty() {
        (area.grid.places[place].kind != CellKind::Value).then(|| text.to_owned())
    } else {
        let known = rule.values.iter().find(|rule| text.contains(&rule.word));
        known.map(|word| word.value.clone())
    };
    match value {
        Some(value) => {
            found.push(FoundProfile {
                field: rule.field.clone(),
                value,
                at,
                source: area.source.to_owned(),
            });
            true
        }
        None if rule.values.is_empty() => false,
        None => {
            warnings.push(CellWarning {
                at,
                text: format!("“{}”看不懂，没有取；请在“学校信息”页自己选", short(text)),
            });
            false
        }
    }
}
