//! Worked examples, calculated anew by the same engine, so that anyone can see whether it still calculates right.
//!
//! In: examples with what they must give (`static/examples/self-check.toml`), a standard, the catalogue. Out: one line for
//! each number, expected beside found. The expected numbers were worked out by hand, never taken from this program.
//! It must not know where the lines are shown.

pub mod examples;

use crate::{display, findings, labels};
use check::{self, Finding, Outcome};
use examples::{ComparisonExample, Example, Examples, Expected};
use school::catalogue::Catalogue;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::Profile;
use standard::Standard;

/// One number, expected beside found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheckLine {
    /// What it is about.
    pub name: String,
    /// How one gets there by hand.
    pub why: String,
    /// What it must give.
    pub expected: String,
    /// What it gives.
    pub found: String,
}

impl SelfCheckLine {
    /// True when the engine gives what it must.
    pub fn agrees(&self) -> bool {
        self.expected == self.found
    }
}

/// Calculates every example anew.
pub fn run(examples: &Examples, standard: &Standard, catalogue: &Catalogue) -> Vec<SelfCheckLine> {
    let compared = examples.compare.iter().map(compared);
    let schools = examples.school.iter();
    let checked = schools.flat_map(|example| checked(example, standard, catalogue));
    compared.chain(checked).collect()
}

fn compared(example: &ComparisonExample) -> SelfCheckLine {
    let value = example.value.fraction();
    let limits = display::BoundAndFloor {
        bound: Some(example.bound),
        ..display::BoundAndFloor::default()
    };
    let text = |holds: bool, shown: &str| {
        let word = outcome_of_key(if holds { "met" } else { "below" });
        format!("{shown} {word}")
    };
    SelfCheckLine {
        name: example.name.clone(),
        why: example.why.clone(),
        expected: text(example.holds, &example.shown),
        found: text(
            example.bound.holds_for(value),
            &display::rounded_against(value, u32::from(example.places), limits),
        ),
    }
}

fn checked(example: &Example, standard: &Standard, catalogue: &Catalogue) -> Vec<SelfCheckLine> {
    let mut draft = Draft {
        profile: Profile {
            kind: Some(example.kind),
            ..Profile::default()
        },
        ..Draft::default()
    };
    for given in &example.entries {
        if let Some(part) = Part::from_key(&given.part) {
            let slot = Slot {
                figure: given.figure,
                part,
            };
            draft.entries.insert(slot, Entry::Text(given.text.clone()));
        }
    }
    let (school, _) = school::read(&draft, catalogue);
    let report = check::check(&school, standard, catalogue);
    let line = |expected: &Expected| {
        let part = Part::from_key(&expected.part);
        let finding = part.and_then(|part| report.finding(&expected.indicator, part));
        let gap = if expected.gap.is_empty() {
            "不差".to_owned()
        } else {
            format!("差 {}", expected.gap)
        };
        let (name, word) = (&example.name, outcome_of_key(&expected.outcome));
        SelfCheckLine {
            name: format!("{name}（{}）", expected.indicator),
            why: example.why.clone(),
            expected: format!("{} {word} {gap}", expected.value),
            found: finding
                .map_or_else(|| "没有算出".to_owned(), |finding| found(finding, standard)),
        }
    };
    example.expect.iter().map(line).collect()
}

fn found(finding: &Finding, standard: &Standard) -> String {
    let indicator = standard.indicator(&finding.indicator);
    let value = indicator.and_then(|indicator| findings::value(finding, indicator));
    let word = labels::outcome(&finding.outcome);
    let gap = finding
        .gap
        .map_or_else(|| "不差".to_owned(), |gap| format!("差 {}", gap.amount));
    format!("{} {word} {gap}", value.unwrap_or_default())
}

fn outcome_of_key(key: &str) -> &'static str {
    match key {
        "met" => labels::outcome(&Outcome::Met),
        "above_floor" => labels::outcome(&Outcome::AboveFloor),
        "below" => labels::outcome(&Outcome::Below),
        _ => "例题写错了",
    }
}
