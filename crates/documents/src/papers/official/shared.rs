//! What several stages share: whose pupils are counted with whom, how it is divided, and which stage's standard governs.
//!
//! In: the paper with the findings of the school. Out: sentences; empty where nothing is shared.

use super::Paper;
use check::{Finding, Outcome};
use numbers::Decimal;
use plan::shared::{sharing, split_in_words};
use plan::template::{Slots, fill_text};
use school::figures::{FigureId, Part, Value};
use school::profile::Stage;

impl Paper<'_> {
    /// The pupils of 高中 with those of all stages; empty where there are none, or a number is missing.
    pub(super) fn senior_pupils(&self) -> String {
        let school = self.basis().school;
        let pupils = |part: Part| match school.figure(&FigureId::from("pupils"), part) {
            Value::Number(number) => Some(*number),
            _ => None,
        };
        let senior = Part::Stage(Stage::Senior);
        let stages = school.stages().iter();
        let all: Option<Vec<Decimal>> = stages.map(|stage| pupils(Part::Stage(*stage))).collect();
        let (Some(count), Some(all)) = (pupils(senior), all) else {
            return String::new();
        };
        let total = all.into_iter().fold(Decimal::ZERO, Decimal::plus);
        let slots: Slots = [
            ("stage", self.writer.stage_name(senior)),
            ("pupils", count.to_string()),
            ("total", total.to_string()),
        ]
        .into();
        fill_text(&self.texts.facts.senior, &slots)
    }

    /// How what several stages use together is divided, and which stage's standard governs where one has enough of it and
    /// another has not.
    pub(super) fn shared_resources(&self) -> String {
        let texts = &self.texts.standing;
        let Some(split) = split_in_words(self.basis()) else {
            return String::new();
        };
        let findings = || self.basis().report.findings.iter();
        let mut names: Vec<String> = Vec::new();
        for finding in findings().filter(|finding| finding.stage_weight.is_some()) {
            let name = self.name(&finding.indicator, Part::Whole);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() {
            return String::new();
        }
        let slots: Slots = [("names", names.join("、")), ("split", split)].into();
        let mut text = fill_text(&texts.shared, &slots);
        let enough = |finding: &Finding| {
            let mut others = sharing(self.basis(), finding);
            let other = others.find(|other| other.outcome == Outcome::Met)?;
            Some(other.part)
        };
        let stages = self.basis().school.stages().iter();
        for stage in stages.map(|stage| Part::Stage(*stage)) {
            let short = findings().filter(|finding| {
                finding.part == stage && finding.stage_weight.is_some() && finding.is_problem()
            });
            let short: Vec<(&Finding, Part)> = short
                .filter_map(|finding| Some((finding, enough(finding)?)))
                .collect();
            let Some((_, other)) = short.first() else {
                continue;
            };
            let names = short
                .iter()
                .map(|(finding, _)| self.name(&finding.indicator, Part::Whole));
            let slots: Slots = [
                ("names", names.collect::<Vec<String>>().join("、")),
                ("stage", self.writer.stage_name(stage)),
                ("others", self.writer.stage_name(*other)),
            ]
            .into();
            text += &fill_text(&texts.governs, &slots);
        }
        text
    }
}
