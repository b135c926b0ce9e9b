//! What is said of that stages share rooms, grounds and equipment.
//!
//! In: the school and its findings. Out: the pupils of all stages, how what is shared is divided, and which stage's standard
//! governs.

use super::{Writer, facts};
use check::{Finding, Outcome};
use numbers::Decimal;
use plan::shared::split_in_words;
use plan::template::{Slots, fill_text};
use school::figures::{FigureId, Part, Value};
use school::profile::Stage;

/// The pupils of 高中 with those of all stages, and that the stages share what is divided among them.
pub(crate) fn pupils(writer: &Writer) -> String {
    let Some(split) = split_in_words(writer.basis) else {
        return String::new();
    };
    let pupils = |part: Part| match writer.basis.school.figure(&FigureId::from("pupils"), part) {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let mut text = String::new();
    let senior = Part::Stage(Stage::Senior);
    let all = facts::shown_stages(writer).into_iter().map(pupils);
    let total = all.collect::<Option<Vec<Decimal>>>();
    if let (Some(senior_pupils), Some(all)) = (pupils(senior), total) {
        let total = all.into_iter().fold(Decimal::ZERO, Decimal::plus);
        let slots: Slots = [
            ("stage", writer.stage_name(senior)),
            ("pupils", senior_pupils.to_string()),
            ("total", total.to_string()),
        ]
        .into();
        text += &fill_text(&writer.texts.facts.senior, &slots);
    }
    text + &fill_text(&writer.texts.facts.shared, &[("split", split)].into())
}

/// How what several stages share is divided, and which stage's standard governs where one has enough and another has not.
pub(crate) fn resources(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    let Some(split) = split_in_words(basis) else {
        return;
    };
    let findings = || basis.report.findings.iter();
    let mut names: Vec<&str> = Vec::new();
    for finding in findings().filter(|finding| finding.stage_weight.is_some()) {
        let indicator = basis.standard.indicator(&finding.indicator);
        let short = indicator.map_or("", |indicator| indicator.short.as_str());
        if !names.contains(&short) {
            names.push(short);
        }
    }
    if names.is_empty() {
        return;
    }
    let slots: Slots = [("names", names.join("、")), ("split", split)].into();
    let mut sentence = fill_text(&texts.facts.standing_shared, &slots);
    for stage in facts::stages(writer) {
        let is_short = |finding: &&Finding| {
            finding.part == stage && finding.stage_weight.is_some() && finding.is_problem()
        };
        let enough = |finding: &Finding| {
            let others = findings();
            let mut others = others.filter(|other| {
                other.indicator == finding.indicator
                    && other.part != stage
                    && other.stage_weight.is_some()
                    && other.outcome == Outcome::Met
            });
            others.next().map(|other| other.part)
        };
        let short: Vec<(&Finding, Part)> = findings()
            .filter(is_short)
            .filter_map(|finding| Some((finding, enough(finding)?)))
            .collect();
        let Some((_, other)) = short.first() else {
            continue;
        };
        let names = short.iter();
        let names = names.filter_map(|(name, _)| basis.standard.indicator(&name.indicator));
        let names: Vec<&str> = names.map(|name| name.name.as_str()).collect();
        let slots: Slots = [
            ("names", names.join("、")),
            ("stage", writer.stage_name(stage)),
            ("others", writer.stage_name(*other)),
        ]
        .into();
        sentence += &fill_text(&texts.facts.standing_governs, &slots);
    }
    writer.paragraph("shared", &sentence, &Slots::new());
}
