//! 一、学校基本情况, and what other parts say of the school and of what it is compared by.
//!
//! In: the school's profile and figures. Out: blocks. Figures that were not entered are said to be missing.

use super::{Writer, cell, columns, mark, outlook, row, scale};
use crate::{Align, Row};
use check::{GroupVerdict, Verdict};
use numbers::Decimal;
use plan::template::{Slots, fill_text};
use school::catalogue::{FigureDefinition, FigureForm, FigurePlace};
use school::figures::{FigureId, Part, Slot, Value};
use words::{display, findings, labels};

/// 指导思想, where the school wants the traditional order.
pub(crate) fn guideline(writer: &mut Writer) {
    let texts = writer.texts;
    writer.heading("guideline", &texts.introduction.heading_guideline);
    let mut slots = super::tasks::counts(writer);
    put_basis(writer, &mut slots);
    slots.insert("filled", super::tasks::filled(writer).to_string());
    writer.paragraph("guideline", &texts.introduction.guideline, &slots);
}

/// Slots of the standard and of the document that asks for the self-check.
pub(crate) fn put_basis(writer: &Writer, slots: &mut Slots) {
    let standard = writer.basis.standard;
    slots.insert("standard_title", standard.title.clone());
    slots.insert("standard_number", standard.number.clone());
    let basis = writer.basis.choices.basis.trim();
    let basis = if basis.is_empty() {
        mark("上级部署文件的名称和文号")
    } else {
        basis.to_owned()
    };
    slots.insert("basis", basis);
}

/// How many indicators of each group with a floor are met, per stage, and how many problems follow.
pub(crate) fn conclusion(writer: &Writer) -> String {
    let (basis, texts) = (writer.basis, writer.texts);
    let mut text = String::new();
    for verdict in &basis.report.verdicts {
        let group = basis.standard.group(&verdict.group);
        let Some(group) = group.filter(|group| group.near.is_some()) else {
            continue;
        };
        if is_excluded(verdict) {
            text += &findings::verdict(verdict, basis.standard, &writer.words());
            continue;
        }
        let slots = verdict_slots(writer, &group.name, verdict);
        let own = &texts.introduction;
        text += &match (verdict.filled(), undecided(verdict)) {
            (0, _) => fill_text(&own.one_open, &slots),
            (_, 0) => fill_text(&own.group, &slots),
            _ => fill_text(&own.group_undecided, &slots),
        };
    }
    text
}

/// Who the school is, its size, and the table of basic figures.
pub(crate) fn facts(writer: &mut Writer) {
    writer.heading("facts", &writer.texts.heading_facts);
    let slots = profile_slots(writer);
    let template = sentences(writer) + &outlook::trends(writer, &writer.texts.introduction.trend);
    writer.paragraph("school", &template, &slots);
    let caption = fill_text(&writer.texts.facts.caption, &slots);
    let parts: Vec<Part> = shown_stages(writer);
    let several = parts.len() > 1;
    let mut head = writer.texts.columns_facts.clone();
    head.extend(parts.iter().map(|part| {
        if several {
            labels::part(*part)
        } else {
            labels::kind_or_school(writer.basis.school.profile.kind).to_owned()
        }
    }));
    let mut shares = vec![(46, Align::Left), (12, Align::Centre)];
    shares.extend(
        parts
            .iter()
            .map(|_| (42 / parts.len().max(1) as u32, Align::Centre)),
    );
    let rows = figure_rows(writer, &parts);
    if !parts.is_empty() && !rows.is_empty() {
        writer.table("figures", Some(caption), head, columns(&shares), rows);
    }
}

/// Who the school is and how large each stage, for [`profile_slots`].
pub(crate) fn sentences(writer: &Writer) -> String {
    let mut template = writer.texts.facts.school.clone();
    for part in stages(writer) {
        if let Some(scale) = scale::scale(writer, part) {
            template += &scale;
        }
    }
    template + &super::shared::pupils(writer) + &situation(writer)
}

/// The compulsory stages, and 高中.
pub(super) fn shown_stages(writer: &Writer) -> Vec<Part> {
    let stages = writer.basis.school.stages().iter();
    stages.map(|stage| Part::Stage(*stage)).collect()
}

/// What is said first of a school in this situation; nothing where a figure of the sentence is not known.
fn situation(writer: &Writer) -> String {
    let basis = writer.basis;
    let id = writer.plan.situation.as_deref();
    let situations = basis.library.situations.iter();
    let found = situations
        .clone()
        .find(|situation| Some(situation.id.as_str()) == id);
    let Some(found) = found else {
        return String::new();
    };
    let slots = situation_slots(writer);
    let is_known = plan::template::slots(&found.sentence)
        .iter()
        .all(|slot| slots.contains_key(slot));
    if is_known {
        fill_text(&found.sentence, &slots)
    } else {
        String::new()
    }
}

/// Figures of the whole school that the sentence of a situation may name.
fn situation_slots(writer: &Writer) -> Slots {
    let mut slots = Slots::new();
    let school = writer.basis.school;
    let sum = |id: &str| {
        let parts = stages(writer).into_iter();
        let whole = school.figure(&FigureId::from(id), Part::Whole);
        if let Value::Number(number) = whole {
            return Some(*number);
        }
        let mut numbers = parts.map(|part| match school.figure(&FigureId::from(id), part) {
            Value::Number(number) => Some(*number),
            _ => None,
        });
        let first = numbers.next()??;
        numbers.try_fold(first, |sum, own| Some(sum.plus(own?)))
    };
    for (slot, id) in [
        ("pupils", "pupils"),
        ("classes", "classes"),
        ("teachers", "teachers"),
        ("teaching_area", "teaching_area"),
        ("sports_area", "sports_field_area"),
        ("pe_art_teachers", "pe_art_teachers"),
        ("equipment_value", "equipment_value"),
        ("media_rooms", "media_rooms"),
    ] {
        if let Some(number) = sum(id) {
            slots.insert(slot, number.to_string());
        }
    }
    let (classes, teachers) = (sum("classes"), sum("teachers"));
    let load = teachers
        .zip(classes)
        .and_then(|(teachers, classes)| teachers.fraction().over(classes.fraction()));
    if let Some(load) = load {
        slots.insert("load", display::tenths(load));
    }
    let profile = &school.profile;
    if let (Some(built), Some(date)) = (profile.built_year, profile.data_date) {
        slots.insert("built_year", built.to_string());
        slots.insert("age", date.year().saturating_sub(built).to_string());
    }
    slots
}

/// Pupils, classes and teachers of a stage as slots; false while one of them is missing.
pub(crate) fn put_scale(writer: &Writer, part: Part, slots: &mut Slots) -> bool {
    slots.insert("stage", writer.stage_name(part));
    for id in ["pupils", "classes", "teachers"] {
        match writer.basis.school.figure(&FigureId::from(id), part) {
            Value::Number(number) => slots.insert(id, number.to_string()),
            _ => return false,
        };
    }
    true
}

/// The resources that were entered, such as 运动场地面积6900平方米, without what the sentences on size say.
pub(crate) fn resources(writer: &Writer) -> Vec<String> {
    const SAID: [&str; 4] = ["pupils", "classes", "teachers", "largest_class"];
    let school = writer.basis.school;
    let mut resources = Vec::new();
    for (definition, slot) in writer.basis.catalogue.slots(&school.profile) {
        let is_resource = definition.place != FigurePlace::Grade
            && definition.form != FigureForm::Level
            && definition.section != outlook::SECTION
            && !SAID.contains(&definition.id.0.as_str());
        if !is_resource {
            continue;
        }
        if let Value::Number(number) = school.value(&slot) {
            let unit = labels::unit_in_text(definition.unit);
            resources.push(format!("{}{number}{unit}", writer.words().slot(&slot)));
        }
    }
    resources
}

pub(crate) fn stages(writer: &Writer) -> Vec<Part> {
    writer
        .basis
        .school
        .stages()
        .iter()
        .filter(|stage| stage.is_compulsory())
        .map(|stage| Part::Stage(*stage))
        .collect()
}

pub(crate) fn profile_slots(writer: &Writer) -> Slots {
    let profile = &writer.basis.school.profile;
    let mut slots = writer.school_slots();
    slots.insert(
        "zone",
        profile.zone.map_or_else(
            || mark("城区、镇区或乡村"),
            |zone| labels::zone(zone).to_owned(),
        ),
    );
    slots.insert(
        "ownership",
        profile
            .ownership
            .map_or_else(String::new, |owner| labels::ownership(owner).to_owned()),
    );
    slots.insert(
        "kind",
        profile
            .kind
            .map_or_else(|| mark("办学类型"), |kind| labels::kind(kind).to_owned()),
    );
    let boarding = profile.boarding == Some(true);
    slots.insert(
        "boarding",
        if boarding {
            writer.texts.facts.boarding.clone()
        } else {
            String::new()
        },
    );
    let built = profile.built_year.map(|year| {
        fill_text(
            &writer.texts.facts.built,
            &[("built_year", year.to_string())].into(),
        )
    });
    slots.insert("built", built.unwrap_or_default());
    slots
}

/// One row per figure that was entered somewhere, with every stage; a shared figure stands once. What is judged in levels
/// stands with the items.
fn figure_rows(writer: &Writer, parts: &[Part]) -> Vec<Row> {
    let school = writer.basis.school;
    // Where the indicators do not apply, their figures are not missing.
    let is_excluded = writer.basis.report.verdicts.iter().any(is_excluded);
    let mut rows = Vec::new();
    for definition in &writer.basis.catalogue.figures {
        let shown = |part: Part| shown(writer, definition, part);
        let asked: Vec<Slot> = definition.slots(&school.profile).collect();
        let is_blank = asked.iter().all(|slot| *school.value(slot) == Value::Blank);
        if asked.is_empty()
            || definition.place == FigurePlace::Grade
            || definition.form == FigureForm::Level
            || definition.section == outlook::SECTION
            || (is_blank && (definition.optional || is_excluded))
        {
            continue;
        }
        let mut cells = vec![cell(&definition.name), cell(labels::unit(definition.unit))];
        cells.extend(
            parts
                .iter()
                .enumerate()
                .map(|(idx, part)| match definition.place {
                    FigurePlace::Whole if idx == 0 => cell(shown(Part::Whole)),
                    FigurePlace::Whole => cell(&writer.texts.facts.shared_cell),
                    _ if asked.iter().any(|slot| slot.part == *part) => cell(shown(*part)),
                    _ => cell("—"),
                }),
        );
        rows.push(row(cells));
    }
    rows
}

fn shown(writer: &Writer, definition: &FigureDefinition, part: Part) -> String {
    match writer.basis.school.figure(&definition.id, part) {
        Value::Number(number) => number.to_string(),
        Value::List(numbers) if numbers.is_empty() => "0".to_owned(),
        Value::List(numbers) => numbers
            .iter()
            .map(Decimal::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        Value::Level(level) => labels::level(*level).to_owned(),
        Value::NotApplicable(_) => "不适用".to_owned(),
        Value::Blank | Value::Unreadable => writer.texts.facts.blank.clone(),
    }
}

/// How many of a group are neither met nor below their bound.
fn undecided(verdict: &GroupVerdict) -> usize {
    verdict.total() - verdict.filled()
}

/// Stage, group and counts of a verdict.
pub(super) fn verdict_slots(writer: &Writer, group: &str, verdict: &GroupVerdict) -> Slots {
    [
        ("stage", writer.stage_name(verdict.part())),
        ("group", group.to_owned()),
        ("total", verdict.total().to_string()),
        ("met", verdict.met.to_string()),
        ("above_floor", verdict.above_floor.to_string()),
        ("below", verdict.below.to_string()),
        ("undecided", undecided(verdict).to_string()),
    ]
    .into()
}

/// True when the group does not apply to the school, so that nothing is said of its indicators.
pub(crate) fn is_excluded(verdict: &check::GroupVerdict) -> bool {
    matches!(verdict.verdict, Verdict::Excluded { .. })
}
