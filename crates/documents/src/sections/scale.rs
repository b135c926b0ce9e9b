//! The size of a stage in prose: pupils, classes and teachers, as far as they are filled in, and the largest class.
//!
//! In: the school's figures. Out: sentences; nothing is said of what is not known.

use super::Writer;
use numbers::Decimal;
use plan::template::{Slots, fill_text};
use school::figures::{FigureId, Part, Value};
use school::profile::Stage;
use words::{display, labels};

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
