//! 二、自查达标情况: how many indicators and items are met, and which are not.
//!
//! In: the report. Out: per group a sentence with counts that match the table beside it.

use super::{Writer, cell, claims, columns, county, last_round};
use crate::{Align, Row};
use check::{Detail, Finding, GroupVerdict, Outcome, Verdict, WhyNot};
use numbers::Decimal;
use plan::department;
use plan::template::{Slots, fill_text};
use school::catalogue::Unit;
use school::figures::{FigureId, Level, Value};
use standard::{Comparison, GroupRule};
use words::{display, findings};

/// The groups with a floor first, each stage with its table; then the obligatory items; then the county's.
pub(crate) fn standing(writer: &mut Writer) {
    writer.heading("standing", &writer.texts.heading_standing);
    let report = writer.basis.report;
    let is_indicators = |verdict: &&GroupVerdict| rule_of(writer, verdict).is_some();
    let (indicators, items): (Vec<&GroupVerdict>, Vec<&GroupVerdict>) =
        report.verdicts.iter().partition(is_indicators);
    writer.subheading("resources", 1, &writer.texts.standing_resources);
    for verdict in indicators {
        resources(writer, verdict);
    }
    super::shared_resources::resources(writer);
    writer.subheading("items", 2, &writer.texts.standing_items);
    if items.iter().all(|verdict| verdict.filled() == 0) {
        writer.paragraph("none", &writer.texts.standing_items_none, &Slots::new());
    }
    for group in &writer.basis.standard.groups {
        obligatory(writer, &items, &group.id);
    }
    undecided(writer);
    claims(writer, &writer.texts.prose.claims.plan);
    writer.subheading("county", 3, &writer.texts.standing_county);
    let mut slots = writer.school_slots();
    county::put_county(writer, &mut slots);
    let text = fill_text(&writer.texts.standing_county_text, &slots) + &county::unmet(writer);
    writer.paragraph("text", &text, &Slots::new());
    last_round::section(writer, 4);
}

/// What the school owes although it entered 不适用, and what it entered wrongly; nothing where there is none.
pub(crate) fn undecided(writer: &mut Writer) {
    let (owed, mistaken) = {
        let open = writer.basis.report.findings.iter();
        let open: Vec<&Finding> = open.filter(|finding| finding.is_open()).collect();
        let names = |is_in: fn(&WhyNot) -> bool| {
            let is_in = |finding: &&&Finding| match &finding.outcome {
                Outcome::NotComparable(why) => is_in(why),
                _ => false,
            };
            let named = open.iter().filter(is_in).filter_map(|finding| {
                let indicator = writer.basis.standard.indicator(&finding.indicator)?;
                Some(writer.words().part(finding.part) + &indicator.short)
            });
            named.collect::<Vec<String>>().join("、")
        };
        (
            names(|why| matches!(why, WhyNot::Owed(_) | WhyNot::Refuted(..))),
            names(|why| matches!(why, WhyNot::Unreadable(_) | WhyNot::Impossible(_))),
        )
    };
    let texts = writer.texts;
    for (key, names, text) in [
        ("owed", owed, &texts.standing_owed),
        ("mistaken", mistaken, &texts.standing_mistaken),
    ] {
        if !names.is_empty() {
            let slots = Slots::from([("names", names)]);
            writer.paragraph(key, text, &slots);
        }
    }
}

/// What the school claims of unmet findings, where it claims anything.
pub(crate) fn claims(writer: &mut Writer, rest: &str) {
    let findings = writer.basis.report.findings.iter();
    let text = claims::sentence(writer, findings, rest);
    if !text.is_empty() {
        writer.paragraph("claims", &text, &Slots::new());
    }
}

/// How many must be met and the floor, of a group that has them.
fn rule_of(writer: &Writer, verdict: &GroupVerdict) -> Option<(u32, String)> {
    match writer.basis.standard.group(&verdict.group)?.rule {
        GroupRule::AtLeast { count, floor } => Some((count, display::percent(floor))),
        GroupRule::All | GroupRule::None => None,
    }
}

/// Group and stage of a verdict, to tell it from the others.
fn about(verdict: &GroupVerdict) -> String {
    format!("{}-{}", verdict.group, verdict.part().key())
}

/// Whether a finding is in a state.
type IsIn = fn(&Finding) -> bool;

/// One group of one stage in sentences, with what is close to its bound, and its table.
pub(crate) fn resources(writer: &mut Writer, verdict: &GroupVerdict) {
    if is_excluded(verdict) {
        let mut sentence = findings::verdict(verdict, writer.basis.standard, &writer.words());
        if plan::small::is_excluded(writer.basis) {
            sentence += &writer.texts.unfinished.standing_small;
        }
        writer.paragraph(&about(verdict), &sentence, &Slots::new());
        return;
    }
    let (basis, texts) = (writer.basis, writer.texts);
    let members: Vec<&Finding> = basis.report.findings_of(verdict).collect();
    let Some((least, percent)) = rule_of(writer, verdict) else {
        return;
    };
    let mut slots = Slots::new();
    slots.insert(
        "stage",
        if basis.school.stages().len() > 1 {
            writer.stage_name(verdict.part())
        } else {
            texts.phrases.whole_school.clone()
        },
    );
    let bureau = department(basis, &texts.actor_bureau);
    slots.insert("bureau", bureau);
    slots.insert("total", members.len().to_string());
    slots.insert("met", verdict.met.to_string());
    slots.insert("least", least.to_string());
    slots.insert("floor_percent", percent);
    let mut clauses = vec![fill_text(
        match verdict.met {
            0 => &texts.prose.none_met,
            met if met == members.len() => &texts.standing_all_met,
            _ => &texts.standing_met,
        },
        &slots,
    )];
    let states: [(&String, IsIn); 4] = [
        (&texts.standing_above_floor, |finding| {
            finding.outcome == Outcome::AboveFloor
        }),
        (&texts.standing_below, |finding| {
            finding.outcome == Outcome::Below
        }),
        (&texts.standing_open, Finding::is_open),
        (&texts.standing_not_applicable, |finding| {
            !finding.is_open() && !finding.is_comparable()
        }),
    ];
    for (template, is_in) in states {
        let names: Vec<&str> = members
            .iter()
            .filter(|finding| is_in(finding))
            .filter_map(|finding| basis.standard.indicator(&finding.indicator))
            .map(|indicator| indicator.name.as_str())
            .collect();
        if !names.is_empty() {
            slots.insert("count", names.len().to_string());
            slots.insert("names", names.join("、"));
            clauses.push(fill_text(template, &slots));
        }
    }
    let mut sentence = clauses.join("，");
    if !sentence.ends_with('。') {
        sentence.push('。');
    }
    let end = match verdict.verdict {
        Verdict::Holds => &texts.standing_holds,
        Verdict::Fails => &texts.standing_fails,
        _ if verdict.open == 0 => &texts.standing_ask_county,
        _ => &texts.standing_undecided,
    };
    sentence += &fill_text(end, &slots);
    for finding in members.iter().filter(|finding| finding.is_near) {
        sentence += &near(writer, finding);
    }
    writer.paragraph(&about(verdict), &sentence, &slots);
    for notice in &verdict.notices {
        let key = format!("{}-notice", about(verdict));
        writer.paragraph(&key, notice, &Slots::new());
    }
    table(writer, verdict, &members);
}

/// Per stage, the met indicator that stands closest to its bound, with the pupils that it still bears.
pub(crate) fn least_margins(writer: &Writer) -> String {
    let mut text = String::new();
    for verdict in &writer.basis.report.verdicts {
        let met = writer.basis.report.findings_of(verdict);
        let met =
            met.filter(|finding| finding.outcome == Outcome::Met && finding.floor().is_some());
        if let Some(finding) = met.min_by_key(|finding| finding.share()) {
            text += &margin(writer, finding, &writer.texts.concern_least);
        }
    }
    text
}

/// Names of the met indicators that stand closest to their bounds, one per stage; of the given categories only the closest
/// of all stages. Empty where none is met.
pub(crate) fn least_names(writer: &Writer, categories: &[String]) -> String {
    let basis = writer.basis;
    let is_of_them = |finding: &&Finding| {
        let kind = plan::small::kind(basis, &finding.indicator);
        categories.is_empty() || kind.is_some_and(|kind| categories.contains(&kind.category))
    };
    let mut least: Vec<&Finding> = Vec::new();
    for verdict in &basis.report.verdicts {
        let met = basis.report.findings_of(verdict).filter(is_of_them);
        let met =
            met.filter(|finding| finding.outcome == Outcome::Met && finding.floor().is_some());
        least.extend(met.min_by_key(|finding| finding.share()));
    }
    if !categories.is_empty() {
        least = least
            .into_iter()
            .min_by_key(|finding| finding.share())
            .into_iter()
            .collect();
    }
    let names = least.into_iter();
    let names = names.map(|name| writer.indicator_name(&name.indicator, name.part));
    names.collect::<Vec<String>>().join("、")
}

/// A met indicator close to its bound, with the pupils that it still bears.
fn near(writer: &Writer, finding: &Finding) -> String {
    margin(writer, finding, &writer.texts.standing_near)
}

/// `sentence` about a met indicator, with the pupils that it still bears.
fn margin(writer: &Writer, finding: &Finding, sentence: &str) -> String {
    let Some(indicator) = writer.basis.standard.indicator(&finding.indicator) else {
        return String::new();
    };
    let mut slots = Slots::new();
    slots.insert("stage", writer.stage_name(finding.part));
    slots.insert("name", indicator.name.clone());
    slots.insert(
        "value",
        display::value_in_text(finding, indicator).unwrap_or_default(),
    );
    slots.insert(
        "unit",
        words::labels::unit_in_text(indicator.unit).to_owned(),
    );
    slots.insert("share", display::share_in_text(finding));
    let mut sentence = fill_text(sentence, &slots);
    let pupils = match writer
        .basis
        .school
        .figure(&FigureId::from("pupils"), finding.part)
    {
        Value::Number(pupils) => Some(i128::from(pupils.to_whole())),
        _ => None,
    };
    if let (Some(capacity), Some(pupils)) = (finding.capacity(), pupils) {
        slots.insert("capacity", capacity.to_string());
        slots.insert("spare", (capacity - pupils + 1).to_string());
        let others = &writer.basis.library.shared.others;
        let is_shared = finding.stage_weight.is_some();
        slots.insert(
            "others",
            if is_shared {
                format!("{others}，")
            } else {
                String::new()
            },
        );
        sentence += &fill_text(&writer.texts.standing_near_capacity, &slots);
    }
    sentence
}

fn table(writer: &mut Writer, verdict: &GroupVerdict, members: &[&Finding]) {
    let mut slots = Slots::new();
    slots.insert("number", writer.table_number());
    slots.insert("stage", writer.stage_name(verdict.part()));
    let caption = fill_text(&writer.texts.standing_caption, &slots);
    let rows = members.iter().filter_map(|finding| {
        let shown = findings::row(finding, writer.basis.standard, &writer.words())?;
        let status = if shown.note.is_empty() || finding.is_problem() {
            shown.status.to_owned()
        } else {
            format!("{}（{}）", shown.status, shown.note)
        };
        let cells = [
            shown.name,
            shown.value,
            shown.bound,
            shown.share,
            shown.gap,
            status,
        ]
        .map(cell)
        .to_vec();
        Some(Row {
            cells,
            shaded: finding.is_problem(),
        })
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (34, Align::Left),
        (18, Align::Centre),
        (16, Align::Centre),
        (12, Align::Centre),
        (12, Align::Centre),
        (14, Align::Centre),
    ];
    writer.table(
        &format!("{}-table", about(verdict)),
        Some(caption),
        writer.texts.columns_standing.clone(),
        columns(&shares),
        rows,
    );
}

/// Counts of one group of obligatory items over all its parts, and each unmet one.
fn obligatory(writer: &mut Writer, verdicts: &[&GroupVerdict], group: &str) {
    let of_group: Vec<&&GroupVerdict> = verdicts
        .iter()
        .filter(|verdict| verdict.group == group)
        .collect();
    let sum = |count: fn(&GroupVerdict) -> usize| {
        of_group.iter().map(|verdict| count(verdict)).sum::<usize>()
    };
    let (filled, met) = (sum(GroupVerdict::filled), sum(|verdict| verdict.met));
    let Some(group) = writer.basis.standard.group(group) else {
        return;
    };
    if filled == 0 {
        return;
    }
    let mut slots = Slots::new();
    slots.insert("group", group.name.clone());
    slots.insert("filled", filled.to_string());
    let of_items = writer.basis.report.findings.iter();
    let of_items = of_items.filter(|finding| finding.group == group.id && finding.is_problem());
    put_counts(writer, met, of_items, &mut slots);
    let head = if filled == met {
        &writer.texts.standing_items_all_met
    } else {
        &writer.texts.standing_items_counts
    };
    let mut sentence = fill_text(head, &slots);
    for finding in writer
        .basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.group == group.id && finding.is_problem())
    {
        sentence += &unmet(writer, finding);
    }
    writer.paragraph(&group.id, &sentence, &Slots::new());
}

/// How many items are met, 基本达到 and 未达到, without those of which there are none: one word for one state, as in the
/// tables.
pub(crate) fn put_counts<'a>(
    writer: &Writer,
    met: usize,
    unmet: impl Iterator<Item = &'a Finding>,
    slots: &mut Slots,
) {
    let texts = &writer.texts.prose;
    let is_partly = |finding: &&Finding| finding.detail == Detail::Level(Level::Partly);
    let (partly, below): (Vec<&Finding>, Vec<&Finding>) = unmet.partition(is_partly);
    let counts = [
        (met, &texts.count_met),
        (partly.len(), &texts.count_partly),
        (below.len(), &texts.count_below),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let clauses =
        counts.map(|(count, text)| fill_text(text, &[("count", count.to_string())].into()));
    slots.insert("counts", clauses.collect::<Vec<String>>().join("，"));
}

/// An unmet item in prose: units and comparisons are words.
fn unmet(writer: &Writer, finding: &Finding) -> String {
    let texts = &writer.texts.prose;
    let slots = slots_of_unmet(writer, finding);
    let template = match finding.detail {
        Detail::Rooms { .. } => &texts.rooms,
        Detail::Classes { .. } => &texts.classes,
        Detail::Level(_) => &texts.level,
        _ => {
            let of_indicator = texts.of_indicator.get(finding.indicator.as_str());
            of_indicator.unwrap_or(&texts.number)
        }
    };
    fill_text(template, &slots)
}

/// What a sentence about an unmet item can say, with the comparison as a word.
pub(crate) fn slots_of_unmet(writer: &Writer, finding: &Finding) -> Slots {
    let texts = &writer.texts.prose;
    let mut slots = plan::slots::of(writer.basis, finding);
    let name = writer.indicator_name(&finding.indicator, finding.part);
    slots.insert("name", name);
    let comparison = finding.bound.map(|bound| bound.comparison);
    slots.insert(
        "comparison",
        match comparison {
            // More than all there cannot be.
            Some(Comparison::AtLeast) if is_whole(writer, finding) => texts.whole.clone(),
            Some(Comparison::AtLeast) => texts.at_least.clone(),
            Some(Comparison::MoreThan) => texts.more_than.clone(),
            Some(Comparison::AtMost) => texts.at_most.clone(),
            Some(Comparison::LessThan) => texts.less_than.clone(),
            None => String::new(),
        },
    );
    slots
}

/// Whether the bound is all of a whole, 100 %.
fn is_whole(writer: &Writer, finding: &Finding) -> bool {
    let indicator = writer.basis.standard.indicator(&finding.indicator);
    let is_percent = indicator.is_some_and(|indicator| indicator.unit == Unit::Percent);
    let bound = finding.bound.map(|bound| bound.value);
    is_percent && bound == Some(Decimal::HUNDRED)
}

/// True when the group does not apply to the school, so that nothing is said of its indicators.
pub(crate) fn is_excluded(verdict: &check::GroupVerdict) -> bool {
    matches!(verdict.verdict, Verdict::Excluded { .. })
}
