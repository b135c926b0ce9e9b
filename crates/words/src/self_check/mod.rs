//! Worked examples, calculated anew by the same engine, so that anyone can see whether it still calculates right.
//!
//! In: examples with what they must give (`static/examples/self-check.toml`), a standard, the catalogue. Out: one line for
//! each number, expected beside found. The expected numbers were worked out by hand, never taken from this program.
//! It must not know where the lines are shown.

pub mod examples;

use crate::{Words, display, findings, labels, standing};
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
        let word = labels::outcome(if holds {
            &Outcome::Met
        } else {
            &Outcome::Below
        });
        told(shown, "", word)
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
    let words = Words::of(&school, catalogue).on_screen();
    let line = |expected: &Expected| {
        let part = Part::from_key(&expected.part);
        let finding = part.and_then(|part| report.finding(&expected.indicator, part));
        let indicator = standard.indicator(&expected.indicator);
        let short = indicator.map_or(expected.indicator.as_str(), |indicator| &indicator.short);
        let part = part.map_or_else(String::new, |part| words.part(part));
        SelfCheckLine {
            name: format!("{}：{part}{short}", example.name),
            why: example.why.clone(),
            expected: told(&expected.value, &expected.gap, &expected.outcome),
            found: finding.map_or_else(
                || "没有算出".to_owned(),
                |finding| found(finding, standard, &words),
            ),
        }
    };
    example.expect.iter().map(line).collect()
}

fn found(finding: &Finding, standard: &Standard, words: &Words) -> String {
    let indicator = standard.indicator(&finding.indicator);
    let value = indicator.and_then(|indicator| findings::value(finding, indicator));
    let gap = standing::shortfall(finding, words);
    told(
        &value.unwrap_or_default(),
        &gap.unwrap_or_default(),
        &words.outcome(finding, &finding.outcome),
    )
}

/// Value, what is missing and state, such as 0.82人/百生，缺2名，未达标.
fn told(value: &str, gap: &str, state: &str) -> String {
    let mut clauses = vec![value, gap, state];
    clauses.retain(|clause| !clause.is_empty());
    clauses.join("，")
}
