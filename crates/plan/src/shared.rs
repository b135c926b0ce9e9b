//! What several stages use together: which share falls to a stage, and which stage's standard governs.
//!
//! In: a finding of a resource that is divided, with the others of the report. Out: slots that sentences may use. What one
//! stage uses alone gives empty words, so that the same sentence serves both. It must not know when a sentence is used.

use super::Basis;
use super::template::{self, Slots};
use check::{Detail, Finding};

use school::catalogue::Unit;
use school::figures::Part;
use serde::{Deserialize, Serialize};
use words::{Words, display, findings, forecast_words, labels};

/// Sentences about shared resources, as data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedTexts {
    /// How a resource is divided: by the pupils of the stages, in the ratio of their weights.
    pub split: String,
    /// Behind what is there: the share of the stage, and what it needs.
    pub stock: String,
    /// Behind what is there and cannot be divided, such as rooms: the stages that use it together.
    pub whole: String,
    /// Before a gap: it is that of the whole school.
    pub together: String,
    /// For how many pupils what one stage uses alone suffices, and how many there are; nothing is said of it where stages share,
    /// for it would hold only while the others had all that they need.
    pub room_for: String,
    /// Before what is enough for so many pupils: the other stages stay as they are.
    pub others: String,
}

/// Puts what is known of a shared resource; empty words where it is not shared.
pub(super) fn put(basis: &Basis, finding: &Finding, slots: &mut Slots) {
    for name in ["shared", "together"] {
        slots.insert(name, String::new());
    }
    let texts = &basis.library.shared;
    let is_shared = finding.stage_weight.is_some();
    let is_known = slots.contains_key("capacity") && slots.contains_key("pupils");
    let room_for = if is_known && !is_shared {
        template::fill_text(&texts.room_for, slots)
    } else {
        String::new()
    };
    slots.insert("room_for", room_for);
    let Some(split) = split_in_words(basis) else {
        return;
    };
    let Detail::Stock {
        have,
        need,
        unit,
        by,
        pupils: Some(pupils),
        ..
    } = &finding.detail
    else {
        return;
    };
    let Some(share) = finding
        .stage_weight
        .and_then(|weight| weight.fraction().times(*pupils).over(*by))
    else {
        return;
    };
    slots.insert("split", split);
    let readable = findings::readable_unit((*need).max(*have), *unit);
    let template = if *unit == Unit::Room {
        &texts.whole
    } else {
        let (part_of_stage, needed) = (have.times(share), need.times(share));
        let part_of_stage = display::amount_beside_in_text(part_of_stage, needed, *unit, readable);
        slots.insert("own_have", part_of_stage);
        slots.insert("own_need", display::amount(needed, *unit, readable));
        &texts.stock
    };
    let shared = template::fill_text(template, slots);
    slots.insert("shared", shared);
    slots.insert("together", texts.together.clone());
    put_governing(basis, finding, slots);
}

/// How the school divides what its stages share, in words; `None` where nothing is divided.
pub fn split_in_words(basis: &Basis) -> Option<String> {
    let texts = &basis.library.shared;
    let split = basis.standard.split(basis.school.profile.kind?)?;
    let stages = basis.school.stages().iter();
    let (names, weights): (Vec<&str>, Vec<String>) = stages
        .map(|stage| (labels::stage(*stage), split.weight(*stage).to_string()))
        .unzip();
    if weights.len() < 2 {
        return None;
    }
    let slots: Slots = [("stages", names.join("、")), ("weights", weights.join("∶"))].into();
    Some(template::fill_text(&texts.split, &slots))
}

/// The other stage that lacks most of the same resource, if any does and this one does not.
fn put_governing(basis: &Basis, finding: &Finding, slots: &mut Slots) {
    if finding.is_problem() {
        return;
    }
    let short =
        sharing(basis, finding).filter(|finding| finding.is_problem() && finding.gap.is_some());
    let most = short.max_by_key(|finding| finding.gap.map(|gap| gap.exact));
    if let Some((most, gap)) = most.and_then(|finding| Some((finding, finding.gap?))) {
        let stage = Words::of(basis.school, basis.catalogue).part(most.part);
        slots.insert("governed_by", stage);
        slots.insert("governed_gap", forecast_words::gap_in_text(gap));
    }
}

/// The findings of the other stages that share the resource of `finding`.
pub fn sharing<'a>(
    basis: &Basis<'a>,
    finding: &Finding,
) -> impl Iterator<Item = &'a Finding> + use<'a> {
    let (indicator, part) = (finding.indicator, finding.part);
    let is_shared = finding.stage_weight.is_some();
    let others = basis.report.findings.iter();
    others.filter(move |other| {
        is_shared
            && other.indicator == indicator
            && other.part != part
            && other.part != Part::Whole
            && other.stage_weight.is_some()
    })
}
