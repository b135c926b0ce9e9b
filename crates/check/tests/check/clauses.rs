//! Where a bound was read travels with the bound itself: its clause, sources, confidence and remark are those of the
//! step, the norm or the changed value that was compared with, not those of the indicator around it.

#![allow(clippy::expect_used, reason = "a fault of the data stops the test")]

use std::collections::BTreeMap;

use check::Role;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Profile, SchoolKind, Stage};
use standard::{Clause, Confidence, Rule, Standard};
use words::{Words, working};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);

fn draft(kind: SchoolKind, figures: &[(&str, Part, &str)]) -> Draft {
    let entry = |(figure, part, text): &(&str, Part, &str)| {
        let slot = Slot {
            figure: (*figure).into(),
            part: *part,
        };
        (slot, Entry::Text((*text).to_owned()))
    };
    Draft {
        profile: Profile {
            kind: Some(kind),
            ..Profile::default()
        },
        entries: figures.iter().map(entry).collect(),
        ..Draft::default()
    }
}

fn conditions() -> &'static Standard {
    let mut packs = data::standards().iter();
    packs
        .find(|pack| pack.id == "school-conditions")
        .expect("the pack of school conditions")
}

/// Confidence of the finding, and the step of that name in its working.
fn confidence_and_step(
    draft: &Draft,
    standard: &Standard,
    indicator: &str,
    step: &str,
) -> (Confidence, String) {
    let catalogue = data::catalogue().with(standard.added_figures());
    let (school, _) = school::read(draft, &catalogue);
    let report = check::check(&school, standard, &catalogue);
    let mut findings = report.findings.iter();
    let finding = findings
        .find(|finding| finding.indicator == indicator)
        .expect("a finding");
    let working = check::explain(&school, standard, &catalogue, finding);
    let words = Words::of(&school, &catalogue);
    let steps = working::steps(finding, &working, standard, &words);
    let found = steps.into_iter().find(|(name, _)| *name == step);
    (
        finding.confidence,
        found.map(|(_, text)| text).unwrap_or_default(),
    )
}

#[test]
fn a_bound_that_the_user_changed_is_not_laid_at_the_ministrys_door() {
    let copy =
        packs::copy_of(data::standard(), "xian-2026", "示例县标准", data::index()).expect("a copy");
    let edits = BTreeMap::from_iter([("indicator/R1/bound/0".to_owned(), "4.5".to_owned())]);
    let changed = packs::edited(&copy, &edits, data::form_catalogue()).expect("a whole pack");
    let school = draft(
        SchoolKind::Primary,
        &[
            ("pupils", PRIMARY, "1000"),
            ("teachers_above_required", PRIMARY, "43"),
        ],
    );
    let (confidence, place) = confidence_and_step(&school, &changed, "R1", "依据");
    assert_eq!(confidence, Confidence::Medium);
    assert_eq!(
        place,
        "教督〔2017〕6号 本地改动（原依据：资源配置第1项）；可信度：中"
    );
    let (_, sources) = confidence_and_step(&school, &changed, "R1", "读自");
    assert!(sources.starts_with("OWN（"), "{sources}");
    let (_, note) = confidence_and_step(&school, &changed, "R1", "说明");
    assert!(note.starts_with("由使用者改动，原为不低于4.2。"), "{note}");
    // What was not changed is the ministry's still.
    let (confidence, place) = confidence_and_step(&school, &changed, "R2", "依据");
    assert_eq!(confidence, Confidence::High);
    assert!(
        place.starts_with("教督〔2017〕6号 资源配置第2项"),
        "{place}"
    );
}

#[test]
fn a_step_that_is_the_tools_own_reading_says_so() {
    for (classes, confidence, says) in [
        ("18", Confidence::High, false),
        ("20", Confidence::Medium, true),
        ("24", Confidence::High, false),
    ] {
        let school = draft(
            SchoolKind::Primary,
            &[
                ("classes", PRIMARY, classes),
                ("running_track", Part::Whole, "200"),
            ],
        );
        let (shown_confidence, note) = confidence_and_step(&school, conditions(), "E13", "说明");
        assert_eq!(shown_confidence, confidence, "{classes} classes");
        assert_eq!(
            note.starts_with("介于表列班数之间"),
            says,
            "{classes} classes: {note}"
        );
    }
}

#[test]
fn a_need_is_as_sure_as_the_least_sure_of_its_norms_in_whatever_order_they_stand() {
    let school = draft(
        SchoolKind::NineYear,
        &[
            ("pupils", PRIMARY, "500"),
            ("pupils", JUNIOR, "300"),
            ("books", Part::Whole, "30000"),
        ],
    );
    let mut varied = conditions().clone();
    let at = varied
        .indicators
        .iter()
        .position(|indicator| indicator.id == "E10");
    let at = at.expect("E10");
    let set = |varied: &mut Standard, levels: [Confidence; 4]| {
        let indicator = &mut varied.indicators[at];
        let clause = &indicator.clause;
        let Rule::Need { norms, .. } = &mut indicator.rule else {
            panic!("E10 is a need");
        };
        assert_eq!(norms.len(), 4);
        for (norm, level) in norms.iter_mut().zip(levels) {
            norm.clause = Some(Clause {
                confidence: level,
                ..clause.clone()
            });
        }
    };
    use Confidence::{High, Low, Medium};
    // Of a nine-year school the second and the third norm hold.
    for (levels, expected) in [
        ([Low, High, High, Low], High),
        ([High, Medium, High, High], Medium),
        ([High, High, Medium, High], Medium),
        ([High, Low, High, High], Low),
        ([High, Low, Medium, High], Low),
    ] {
        set(&mut varied, levels);
        assert_eq!(
            confidence_and_step(&school, &varied, "E10", "依据").0,
            expected,
            "{levels:?}"
        );
        let catalogue = data::catalogue();
        let (read, _) = school::read(&school, catalogue);
        let report = check::check(&read, &varied, catalogue);
        let finding = report.finding("E10", Part::Whole).expect("a finding");
        let role = if expected == Low {
            Role::Reference
        } else {
            Role::Judged
        };
        assert_eq!(finding.role, role, "{levels:?}");
    }
}
