//! Who the school is, in a table: the text beside or below a label.
//!
//! In: a part of a sheet and a rule. Out: fields of the profile, or troubles. It must not know the profile of the form.

use super::found::{At, Findings, FoundProfile, Trouble};
use super::grid::Kind;
use super::search::{Field, short};
use packs::tables::ProfileRule;
use packs::tables::label;

/// The text beside or below a label; what is a label of another one of the `rules` is no answer.
pub(super) fn look(field: &Field, rules: &[ProfileRule], findings: &mut Findings) {
    for rule in rules {
        let Findings {
            profile, troubles, ..
        } = findings;
        look_for(field, rule, rules, profile, troubles);
    }
}

fn look_for(
    field: &Field,
    rule: &ProfileRule,
    rules: &[ProfileRule],
    found: &mut Vec<FoundProfile>,
    troubles: &mut Vec<Trouble>,
) {
    let grid = field.grid;
    for place in 0..grid.places.len() {
        let own = &grid.places[place];
        let (row, column) = grid.at[place];
        let is_label = own
            .readings
            .iter()
            .any(|reading| rule.labels.contains(reading));
        if !(field.from..field.to).contains(&row) || !is_label {
            // `学校名称：河湾小学` in one cell.
            if let Some(text) = beside_colon(&own.cell.text, rule) {
                take(field, rule, &text, place, found, troubles);
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
                |own: &ProfileRule| labels.iter().any(|reading| own.labels.contains(reading));
            *next != place && !rules.iter().any(is_label)
        };
        let answers = [right, below].into_iter().flatten().filter(is_answer);
        for answer in answers {
            let text = grid.places[answer].cell.text.trim();
            if take(field, rule, text, answer, found, troubles) {
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
    field: &Field,
    rule: &ProfileRule,
    text: &str,
    place: usize,
    found: &mut Vec<FoundProfile>,
    troubles: &mut Vec<Trouble>,
) -> bool {
    if found.iter().any(|own| own.field == rule.field) {
        return true;
    }
    let cell = field.grid.places[place].cell;
    let at = At::of(field.book, field.sheet, cell);
    let value = if rule.values.is_empty() {
        (field.grid.places[place].kind != Kind::Value).then(|| text.to_owned())
    } else {
        let known = rule.values.iter().find(|rule| text.contains(&rule.word));
        known.map(|own| own.value.clone())
    };
    match value {
        Some(value) => {
            found.push(FoundProfile {
                field: rule.field.clone(),
                value,
                at,
                source: field.source.to_owned(),
            });
            true
        }
        None if rule.values.is_empty() => false,
        None => {
            troubles.push(Trouble {
                at,
                text: format!("“{}”看不懂，没有取；请在“开始”页自己选", short(text)),
            });
            false
        }
    }
}
