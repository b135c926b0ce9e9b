//! Where a changed bound comes from.
//!
//! In: a pack before and after its edits. Out: clauses that name the user as the source, with what stood there before.
//! It must not know how an edit is read.

use super::change;
use super::edit::{EditTarget, IndicatorField, PackEdit};
use crate::USER_SOURCE;
use standard::{
    Bound, BoundCase, Clause, Confidence, Indicator, Rule, Source, Standard, StepCase, Way,
};

/// Gives every bound, norm and quota that is not that of the base a clause that says so.
pub(super) fn cite(standard: &mut Standard, base: &Standard, id: &str, edits: &[PackEdit]) {
    let (Some(before), Some(at)) = (
        base.indicator(id),
        standard
            .indicators
            .iter()
            .position(|indicator| indicator.id == *id),
    ) else {
        return;
    };
    let field = |wanted: IndicatorField| {
        let is_wanted = |edit: &&PackEdit| matches!(&edit.target, EditTarget::Indicator { id: other, field } if other == id && *field == wanted);
        edits.iter().rfind(is_wanted)
    };
    let has_place = field(IndicatorField::Place).is_some();
    let confidence = field(IndicatorField::Confidence)
        .and_then(|edit| change::confidence(&edit.text).ok())
        .unwrap_or(Confidence::Medium);
    let new_place = standard.indicators[at].clause.place.clone();
    let first_place = before.clause.place.clone();
    // The clause of something that was changed: the user's, with what it was.
    let changed_clause = |clause: Option<&Clause>, was: &str| {
        let place = clause.map_or(&first_place, |clause| &clause.place);
        Clause {
            place: if has_place {
                new_place.clone()
            } else if place.starts_with(CHANGED) {
                place.clone()
            } else {
                format!("{CHANGED}（原依据：{place}）")
            },
            sources: vec![USER_SOURCE.to_owned()],
            confidence,
            note: format!("由使用者改动，原为{was}。"),
        }
    };
    let mut before = before.clone();
    let mut is_changed = false;
    for idx in 0.. {
        let Some((old, old_clause)) =
            bound_at(&mut before, idx).map(|(old, clause)| (*old, clause.clone()))
        else {
            break;
        };
        let Some((new, clause)) = bound_at(&mut standard.indicators[at], idx) else {
            break;
        };
        if old == *new {
            continue;
        }
        is_changed = true;
        let was = format!("{}{}", change::comparison_word(old.comparison), old.value);
        *clause = Some(changed_clause(old_clause.as_ref(), &was));
    }
    match (&before.rule, &mut standard.indicators[at].rule) {
        (Rule::Need { norms: old, .. }, Rule::Need { norms: new, .. }) => {
            for (old, new) in old.iter().zip(new) {
                if (old.every, old.amount) != (new.every, new.amount) {
                    is_changed = true;
                    let was = format!("每 {} 应有 {}", old.every, old.amount);
                    new.clause = Some(changed_clause(old.clause.as_ref(), &was));
                }
            }
        }
        (Rule::Quota { every: old, .. }, Rule::Quota { every: new, .. }) if old != new => {
            is_changed = true;
            let was = format!("每 {old} 个配 1 间");
            for case in &mut standard.indicators[at].bounds {
                case.clause = Some(changed_clause(case.clause.as_ref(), &was));
            }
        }
        _ => {}
    }
    if is_changed {
        add_user_source(standard);
    }
}

/// How the place of a changed bound begins.
const CHANGED: &str = "本地改动";

/// A bound of the indicator with its clause, or a step of its table when it has no bounds; of an either-or the bounds and
/// steps of its ways, one way after the other.
pub(super) fn bound_at(
    indicator: &mut Indicator,
    idx: usize,
) -> Option<(&mut Bound, &mut Option<Clause>)> {
    if !indicator.bounds.is_empty() {
        let case = indicator.bounds.get_mut(idx)?;
        return Some((&mut case.bound, &mut case.clause));
    }
    match &mut indicator.rule {
        Rule::Either { ways } => ways.iter_mut().flat_map(bounds_of).nth(idx),
        rule => steps_of(rule).into_iter().nth(idx),
    }
}

fn bounds_of(way: &mut Way) -> Vec<(&mut Bound, &mut Option<Clause>)> {
    if way.bounds.is_empty() {
        return steps_of(&mut way.rule);
    }
    let cases = way.bounds.iter_mut();
    cases
        .map(|case| (&mut case.bound, &mut case.clause))
        .collect()
}

fn steps_of(rule: &mut Rule) -> Vec<(&mut Bound, &mut Option<Clause>)> {
    let Rule::Steps { table, .. } = rule else {
        return Vec::new();
    };
    let cases = table.iter_mut();
    cases
        .map(|case| (&mut case.bound, &mut case.clause))
        .collect()
}

/// A bound that the user settled is no longer disputed, nor only the laxest that can hold.
pub(super) fn settle(indicator: &mut Indicator, idx: usize) {
    let settled = match &mut indicator.rule {
        Rule::Either { ways } => {
            let ways = ways.iter_mut();
            let mut all = ways.flat_map(|way| cases_of(&mut way.bounds, &mut way.rule));
            all.nth(idx)
        }
        rule => cases_of(&mut indicator.bounds, rule).into_iter().nth(idx),
    };
    match settled {
        Some(Case::Bound(case)) => {
            case.disputed = None;
            case.stricter_unseen.clear();
        }
        Some(Case::Step(case)) => {
            case.disputed = None;
            case.stricter_unseen.clear();
        }
        None => {}
    }
}

/// Where a bound stands.
enum Case<'a> {
    Bound(&'a mut BoundCase),
    Step(&'a mut StepCase),
}

fn cases_of<'a>(bounds: &'a mut [BoundCase], rule: &'a mut Rule) -> Vec<Case<'a>> {
    if !bounds.is_empty() {
        return bounds.iter_mut().map(Case::Bound).collect();
    }
    match rule {
        Rule::Steps { table, .. } => table.iter_mut().map(Case::Step).collect(),
        _ => Vec::new(),
    }
}

/// Makes sure that the pack names the user as a source.
pub(super) fn add_user_source(standard: &mut Standard) {
    if !standard
        .sources
        .iter()
        .any(|source| source.key == USER_SOURCE)
    {
        standard.sources.push(Source {
            key: USER_SOURCE.to_owned(),
            what: "本地文件，由使用者填写".to_owned(),
        });
    }
}
