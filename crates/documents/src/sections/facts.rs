//! 一、学校基本情况: who the school is, how large each stage is, and the table of basic figures.
//!
//! In: the school's profile and figures. Out: blocks, sentences and slots. Figures that were not entered are said to be missing.

use super::{Writer, cell, columns, coming_years, mark, row, standing};
use crate::{Align, Row};
use numbers::Decimal;
use plan::template::{Slots, fill_text};
use school::catalogue::{FigureDefinition, FigureForm, FigurePlace};
use school::figures::{FigureId, Part, Slot, Value};
use school::profile::Stage;
use words::{display, labels};

/// Who the school is, its size, and the table of basic figures.
pub(crate) fn facts(writer: &mut Writer) {
    writer.heading("facts", &writer.texts.heading_facts);
    let slots = profile_slots(writer);
    let template =
        sentences(writer) + &coming_years::trends(writer, &writer.texts.introduction.trend);
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
        if let Some(scale) = scale(writer, part) {
            template += &scale;
        }
    }
    template + &super::shared_resources::pupils(writer) + &situation(writer)
}

/// Every stage of the school, 高中 included.
pub(crate) fn shown_stages(writer: &Writer) -> Vec<Part> {
    let stages = writer.basis.school.stages().iter();
    stages.map(|stage| Part::Stage(*stage)).collect()
}

/// What stands first about a school in this situation; nothing where a figure of the sentence is not known.
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
        numbers.try_fold(first, |sum, number| Some(sum.plus(number?)))
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

/// The compulsory stages of the school.
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

/// Slots of who the school is: name, 城乡, ownership, kind, boarding, year of building.
pub(crate) fn profile_slots(writer: &Writer) -> Slots {
    let profile = &writer.basis.school.profile;
    let mut slots = writer.school_slots();
    slots.insert(
        "zone",
        profile.zone.map_or_else(
            || mark(&writer.texts.marks.zone),
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
        profile.kind.map_or_else(
            || mark(&writer.texts.marks.kind),
            |kind| labels::kind(kind).to_owned(),
        ),
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
    let is_excluded = writer
        .basis
        .report
        .verdicts
        .iter()
        .any(standing::is_excluded);
    let mut rows = Vec::new();
    for definition in &writer.basis.catalogue.figures {
        let shown = |part: Part| shown_value(writer, definition, part);
        let asked: Vec<Slot> = definition.slots(&school.profile).collect();
        let is_blank = asked.iter().all(|slot| *school.value(slot) == Value::Blank);
        if asked.is_empty()
            || definition.place == FigurePlace::Grade
            || definition.form == FigureForm::Level
            || definition.section == coming_years::SECTION
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

fn shown_value(writer: &Writer, definition: &FigureDefinition, part: Part) -> String {
    match writer.basis.school.figure(&definition.id, part) {
        Value::Number(number) => number.to_string(),
        Value::List(numbers) if numbers.is_empty() => "0".to_owned(),
        Value::List(numbers) => numbers
            .iter()
            .map(Decimal::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        Value::Level(level) => labels::level(*level).to_owned(),
        Value::NotApplicable(_) => writer.texts.phrases.not_applicable.clone(),
        Value::Blank => writer.texts.facts.blank.clone(),
        Value::Unreadable => writer.texts.facts.unreadable.clone(),
    }
}

/// Size of one stage in prose; only what is known is said, and `None` where nothing is.
pub(crate) fn scale(writer: &Writer, part: Part) -> Option<String> {
    let number = |id: &str| match writer.basis.school.figure(&FigureId::from(id), part) {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let (Some(pupils), Some(classes), Some(teachers)) =
        (number("pupils"), number("classes"), number("teachers"))
    else {
        return scale_of_known(writer, part);
    };
    let mut slots: Slots = [("stage", writer.stage_name(part))].into();
    slots.insert("pupils", pupils.to_string());
    slots.insert("classes", classes.to_string());
    slots.insert("teachers", teachers.to_string());
    let mut text = String::new();
    if let Some(load) = pupils.fraction().over(teachers.fraction()) {
        slots.insert("pupils_per_teacher", display::tenths(load));
        text += &fill_text(&writer.texts.facts.scale, &slots);
    }
    if let (Some((largest, grade)), Some(average)) = (
        largest_class(writer, part),
        pupils.fraction().over(classes.fraction()),
    ) {
        slots.insert("average_class", display::tenths(average));
        slots.insert("largest_class", largest.to_string());
        slots.insert("largest_grade", labels::grade(grade));
        text += &fill_text(&writer.texts.facts.average_class, &slots);
    }
    if text.is_empty() {
        scale_of_known(writer, part)
    } else {
        Some(text)
    }
}

/// Which of pupils, classes and teachers of a stage are known, as a sentence; `None` where none is.
pub(crate) fn scale_of_known(writer: &Writer, part: Part) -> Option<String> {
    let texts = &writer.texts.facts;
    let words = [
        ("pupils", &texts.pupils_some),
        ("classes", &texts.classes_some),
        ("teachers", &texts.teachers_some),
    ];
    let known = words.into_iter().filter_map(|(id, text)| {
        let Value::Number(number) = writer.basis.school.figure(&FigureId::from(id), part) else {
            return None;
        };
        Some(fill_text(text, &[("number", number.to_string())].into()))
    });
    let known: Vec<String> = known.collect();
    let slots: Slots = [
        ("stage", writer.stage_name(part)),
        ("known", known.join("、")),
    ]
    .into();
    (!known.is_empty()).then(|| fill_text(&texts.scale_some, &slots))
}

fn largest_class(writer: &Writer, part: Part) -> Option<(Decimal, u8)> {
    let Part::Stage(stage) = part else {
        return None;
    };
    let mut largest = None;
    for grade in Stage::grades(stage) {
        if let Value::List(sizes) = writer
            .basis
            .school
            .figure(&"class_sizes".into(), Part::Grade(grade))
        {
            for size in sizes {
                if largest.is_none_or(|(most, _)| *size > most) {
                    largest = Some((*size, grade));
                }
            }
        }
    }
    largest
}
