//! What is said of the items that the county carries: which of them the school's own figures miss.
//!
//! In: the report. Out: sentences. An item of the county is never a problem or a task of the school.

use super::{Writer, standing};
use check::{Finding, Outcome, Role};
use plan::template::{Slots, fill_text};
use standard::Comparison;

/// Which of these items the school's own figures do not reach; empty where they reach all that can be compared.
pub(crate) fn unmet(writer: &Writer) -> String {
    let texts = &writer.texts.prose.county;
    let is_unmet =
        |finding: &&Finding| matches!(finding.outcome, Outcome::AboveFloor | Outcome::Below);
    let items = of_county(writer).filter(is_unmet);
    let items: Vec<String> = items.map(|finding| item(writer, finding)).collect();
    if items.is_empty() {
        return String::new();
    }
    let slots: Slots = [
        ("count", items.len().to_string()),
        ("items", items.join("；")),
    ]
    .into();
    fill_text(&texts.unmet, &slots)
}

/// One of them, with its value, its bound and what is missing, where they are numbers.
fn item(writer: &Writer, finding: &Finding) -> String {
    let texts = &writer.texts.prose.county;
    let slots = standing::slots_of_unmet(writer, finding);
    let Some(bound) = finding.bound else {
        return fill_text(&texts.level, &slots);
    };
    let mut text = fill_text(&texts.item, &slots);
    // A gap in the unit of the bound says nothing that its two numbers do not.
    let indicator = writer.basis.standard.indicator(&finding.indicator);
    let is_unit_of_indicator =
        finding.gap.map(|gap| gap.unit) == indicator.map(|indicator| indicator.unit);
    if finding.gap.is_some() && !is_unit_of_indicator {
        let less = matches!(bound.comparison, Comparison::AtLeast | Comparison::MoreThan);
        text += &fill_text(if less { &texts.less } else { &texts.more }, &slots);
    }
    text
}

fn of_county<'a>(writer: &Writer<'a>) -> impl Iterator<Item = &'a Finding> {
    let findings = writer.basis.report.findings.iter();
    findings.filter(|finding| finding.role == Role::County)
}
