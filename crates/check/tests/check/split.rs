//! Shared areas, equipment and rooms of schools of several stages, against hand calculations written out here.
//!
//! Source of the weights and of the closed form: the calculation notes to 教督〔2017〕6号.

use check::{Detail, Finding, Outcome, Report};
use numbers::{Decimal, Fraction};
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);
const SENIOR: Part = Part::Stage(Stage::Senior);

fn school_of(kind: SchoolKind, entries: &[(&str, Part, &str)]) -> Draft {
    let mut draft = Draft::default();
    draft.profile.kind = Some(kind);
    for (figure, part, text) in entries {
        let slot = Slot {
            figure: FigureId::from(*figure),
            part: *part,
        };
        draft.entries.insert(slot, Entry::Text((*text).to_owned()));
    }
    draft
}

fn report_of(draft: &Draft) -> Report {
    let evaluation = data::evaluate(draft, &data::built_in());
    let problems = &evaluation.problems;
    assert!(
        problems.iter().all(school::Problem::is_warning),
        "{problems:?}"
    );
    evaluation.into_report()
}

fn found<'a>(report: &'a Report, indicator: &str, part: Part) -> &'a Finding {
    report
        .finding(indicator, part)
        .unwrap_or_else(|| panic!("no {indicator} in {part:?}"))
}

fn whole(number: i64) -> Fraction {
    Decimal::whole(number).fraction()
}

fn exact(text: &str) -> Fraction {
    Decimal::parse(text).unwrap().fraction()
}

fn quotient(over: i64, under: i64) -> Fraction {
    whole(over).over(whole(under)).unwrap()
}

fn amount(gap: Option<check::Gap>) -> Option<String> {
    gap.map(|gap| gap.amount.to_string())
}

/// 九年一贯制: 450 primary pupils, 500 junior pupils, so 450 + 1.1·500 = 450 + 550 = 1000 weighted pupils.
fn nine_year() -> Draft {
    school_of(
        SchoolKind::NineYear,
        &[
            ("pupils", PRIMARY, "450"),
            ("pupils", JUNIOR, "500"),
            ("teachers", PRIMARY, "30"),
            ("teachers", JUNIOR, "45"),
            ("teachers_above_required", PRIMARY, "27"),
            ("teachers_above_required", JUNIOR, "25"),
            ("backbone_teachers", PRIMARY, "9"),
            ("backbone_teachers", JUNIOR, "4"),
            ("pe_art_teachers", PRIMARY, "5"),
            ("pe_art_teachers", JUNIOR, "3"),
            ("teaching_area", Part::Whole, "5800"),
            ("indoor_sports_area", Part::Whole, "800"),
            ("sports_field_area", Part::Whole, "7200"),
            ("equipment_value", Part::Whole, "220"),
            ("media_rooms", Part::Whole, "22"),
        ],
    )
}

#[test]
fn nine_year_school_shares_one_to_one_point_one_as_calculated_by_hand() {
    let report = report_of(&nine_year());
    // R4: (5800 − 800) = 5000 ㎡; primary 5000/1000 = 5; junior 1.1·5000/1000 = 5.5.
    assert_eq!(found(&report, "R4", PRIMARY).value, Some(exact("5")));
    assert_eq!(found(&report, "R4", JUNIOR).value, Some(exact("5.5")));
    // 5 ≥ 4.5; 5.5 < 5.8 but ≥ 4.93.
    assert_eq!(found(&report, "R4", PRIMARY).outcome, Outcome::Met);
    assert_eq!(found(&report, "R4", JUNIOR).outcome, Outcome::AboveFloor);
    // Whole-school need for junior: 5.8·1000/1.1 = 5272.72…; − 5000 = 272.72… → 273 ㎡.
    assert_eq!(
        amount(found(&report, "R4", JUNIOR).gap).as_deref(),
        Some("273")
    );

    // R5: 7200 + 800 = 8000 ㎡; primary 8; junior 8.8. 8 ≥ 7.5; 8.67 ≤ 8.8 < 10.2.
    assert_eq!(found(&report, "R5", PRIMARY).value, Some(exact("8")));
    assert_eq!(found(&report, "R5", JUNIOR).value, Some(exact("8.8")));
    assert_eq!(found(&report, "R5", PRIMARY).outcome, Outcome::Met);
    assert_eq!(found(&report, "R5", JUNIOR).outcome, Outcome::AboveFloor);
    // 10.2·1000/1.1 = 9272.72…; − 8000 = 1272.72… → 1273 ㎡.
    assert_eq!(
        amount(found(&report, "R5", JUNIOR).gap).as_deref(),
        Some("1273")
    );

    // R6: 220 万元 = 2 200 000 元; primary 2200; junior 2420. 2200 ≥ 2000; 2125 ≤ 2420 < 2500.
    assert_eq!(found(&report, "R6", PRIMARY).value, Some(whole(2200)));
    assert_eq!(found(&report, "R6", JUNIOR).value, Some(whole(2420)));
    assert_eq!(found(&report, "R6", PRIMARY).outcome, Outcome::Met);
    assert_eq!(found(&report, "R6", JUNIOR).outcome, Outcome::AboveFloor);
    // 2500·1000/1.1 = 2 272 727.27…; − 2 200 000 = 72 727.27… → up to 100 元: 72 800.
    assert_eq!(
        amount(found(&report, "R6", JUNIOR).gap).as_deref(),
        Some("72800")
    );

    // R7: 22 rooms; primary 100·22/1000 = 2.2; junior 2.42. 1.955 ≤ 2.2 < 2.3; 2.42 ≥ 2.4.
    assert_eq!(found(&report, "R7", PRIMARY).value, Some(exact("2.2")));
    assert_eq!(found(&report, "R7", JUNIOR).value, Some(exact("2.42")));
    assert_eq!(found(&report, "R7", PRIMARY).outcome, Outcome::AboveFloor);
    assert_eq!(found(&report, "R7", JUNIOR).outcome, Outcome::Met);
    // 2.3·1000/100 = 23 rooms; − 22 = 1.
    assert_eq!(
        amount(found(&report, "R7", PRIMARY).gap).as_deref(),
        Some("1")
    );
}

#[test]
fn teachers_of_a_nine_year_school_are_counted_by_stage_and_not_split() {
    // A0-6: R1–R3 are not split.
    let report = report_of(&nine_year());
    // 100·27/450 = 6; 100·25/500 = 5.
    assert_eq!(found(&report, "R1", PRIMARY).value, Some(whole(6)));
    assert_eq!(found(&report, "R1", JUNIOR).value, Some(whole(5)));
    // 100·9/450 = 2; 100·4/500 = 0.8.
    assert_eq!(found(&report, "R2", PRIMARY).value, Some(whole(2)));
    assert_eq!(found(&report, "R2", JUNIOR).value, Some(exact("0.8")));
    // 100·5/450 = 10/9; 100·3/500 = 0.6.
    assert_eq!(found(&report, "R3", PRIMARY).value, Some(quotient(10, 9)));
    assert_eq!(found(&report, "R3", JUNIOR).value, Some(exact("0.6")));
    for indicator in ["R1", "R2", "R3"] {
        for part in [PRIMARY, JUNIOR] {
            assert_eq!(
                found(&report, indicator, part).stage_weight,
                None,
                "{indicator}"
            );
        }
    }
    // More teachers in one stage leave the other as it is.
    let mut draft = nine_year();
    draft.entries.insert(
        Slot {
            figure: FigureId::from("backbone_teachers"),
            part: PRIMARY,
        },
        Entry::Text("20".to_owned()),
    );
    assert_eq!(
        found(&report_of(&draft), "R2", JUNIOR).value,
        Some(exact("0.8"))
    );
}

#[test]
fn complete_secondary_school_shares_one_to_one_point_two_and_judges_only_the_junior_part() {
    // 640 junior pupils, 300 senior pupils: 640 + 1.2·300 = 640 + 360 = 1000 weighted pupils.
    let report = report_of(&school_of(
        SchoolKind::CompleteSecondary,
        &[
            ("pupils", JUNIOR, "640"),
            ("pupils", SENIOR, "300"),
            ("teaching_area", Part::Whole, "6300"),
            ("indoor_sports_area", Part::Whole, "500"),
            ("sports_field_area", Part::Whole, "8000"),
            ("equipment_value", Part::Whole, "249.9999"),
            ("media_rooms", Part::Whole, "24"),
        ],
    ));
    // R4: (6300 − 500)/1000 = 5.8, exactly the bound.
    assert_eq!(found(&report, "R4", JUNIOR).value, Some(exact("5.8")));
    assert_eq!(found(&report, "R4", JUNIOR).outcome, Outcome::Met);
    // R5: (8000 + 500)/1000 = 8.5 < 8.67.
    assert_eq!(found(&report, "R5", JUNIOR).value, Some(exact("8.5")));
    assert_eq!(found(&report, "R5", JUNIOR).outcome, Outcome::Below);
    // R6: 2 499 999/1000 = 2499.999, just below 2500; missing 1 元 → 100 元.
    assert_eq!(found(&report, "R6", JUNIOR).value, Some(exact("2499.999")));
    assert_eq!(found(&report, "R6", JUNIOR).outcome, Outcome::AboveFloor);
    assert_eq!(
        amount(found(&report, "R6", JUNIOR).gap).as_deref(),
        Some("100")
    );
    // R7: 100·24/1000 = 2.4, exactly the bound.
    assert_eq!(found(&report, "R7", JUNIOR).value, Some(exact("2.4")));
    assert_eq!(found(&report, "R7", JUNIOR).outcome, Outcome::Met);
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.part != SENIOR && finding.part != PRIMARY),
        "only 初中 is judged"
    );
}

#[test]
fn twelve_year_school_shares_one_to_one_point_one_to_one_point_three_two() {
    // 600, 400 and 250 pupils: 600 + 1.1·400 + 1.32·250 = 600 + 440 + 330 = 1370 weighted pupils.
    let report = report_of(&school_of(
        SchoolKind::TwelveYear,
        &[
            ("pupils", PRIMARY, "600"),
            ("pupils", JUNIOR, "400"),
            ("pupils", SENIOR, "250"),
            ("teaching_area", Part::Whole, "7250"),
            ("indoor_sports_area", Part::Whole, "400"),
            ("sports_field_area", Part::Whole, "13300"),
            ("equipment_value", Part::Whole, "274"),
            ("media_rooms", Part::Whole, "35"),
        ],
    ));
    // R4: 6850/1370 = 5; junior 5.5.
    assert_eq!(found(&report, "R4", PRIMARY).value, Some(whole(5)));
    assert_eq!(found(&report, "R4", JUNIOR).value, Some(exact("5.5")));
    // R5: 13 700/1370 = 10; junior 11 ≥ 10.2.
    assert_eq!(found(&report, "R5", PRIMARY).value, Some(whole(10)));
    assert_eq!(found(&report, "R5", JUNIOR).value, Some(whole(11)));
    assert_eq!(found(&report, "R5", JUNIOR).outcome, Outcome::Met);
    // R6: 2 740 000/1370 = 2000, exactly the primary bound; junior 2200, between 2125 and 2500.
    assert_eq!(found(&report, "R6", PRIMARY).value, Some(whole(2000)));
    assert_eq!(found(&report, "R6", PRIMARY).outcome, Outcome::Met);
    assert_eq!(found(&report, "R6", JUNIOR).value, Some(whole(2200)));
    assert_eq!(found(&report, "R6", JUNIOR).outcome, Outcome::AboveFloor);
    // R7: 3500/1370; junior 3850/1370.
    assert_eq!(
        found(&report, "R7", PRIMARY).value,
        Some(quotient(3500, 1370))
    );
    assert_eq!(
        found(&report, "R7", JUNIOR).value,
        Some(quotient(3850, 1370))
    );
    assert!(
        report.findings.iter().all(|finding| finding.part != SENIOR),
        "高中 is not judged"
    );
}

#[test]
fn closed_form_a0_7_holds_for_many_numbers_of_pupils() {
    // A0-7: primary R/(A+1.1B+1.32C), junior 1.1·R/(A+1.1B+1.32C) = R/(A/1.1+B+1.2C). In hundredths: 100A+110B+132C.
    let mut cases = 0;
    for (a, b, c) in [
        (1, 1, 0),
        (45, 50, 0),
        (300, 7, 0),
        (999, 1001, 0),
        (50, 1200, 0),
        (1, 1, 1),
        (600, 400, 250),
        (77, 311, 509),
    ] {
        for area in [1_i64, 640, 5020, 99_999] {
            let (kind, senior) = if c == 0 {
                (SchoolKind::NineYear, None)
            } else {
                (SchoolKind::TwelveYear, Some(c.to_string()))
            };
            let (primary_pupils, junior_pupils, area_text) =
                (a.to_string(), b.to_string(), area.to_string());
            let mut entries = vec![
                ("pupils", PRIMARY, primary_pupils.as_str()),
                ("pupils", JUNIOR, junior_pupils.as_str()),
                ("teaching_area", Part::Whole, area_text.as_str()),
                ("indoor_sports_area", Part::Whole, "0"),
            ];
            if let Some(senior) = &senior {
                entries.push(("pupils", SENIOR, senior));
            }
            let report = report_of(&school_of(kind, &entries));
            let weighted = 100 * a + 110 * b + 132 * c;
            assert_eq!(
                found(&report, "R4", PRIMARY).value,
                Some(quotient(100 * area, weighted)),
                "{a} {b} {c} {area}"
            );
            assert_eq!(
                found(&report, "R4", JUNIOR).value,
                Some(quotient(110 * area, weighted)),
                "{a} {b} {c} {area}"
            );
            // The second way of writing the junior side: R/(A/1.1 + B + 1.2C), with both sides times 11.
            let other = whole(11 * area)
                .over(whole(10 * a + 11 * b).plus(exact("13.2").times(whole(c))))
                .unwrap();
            assert_eq!(
                found(&report, "R4", JUNIOR).value,
                Some(other),
                "{a} {b} {c} {area}"
            );
            cases += 1;
        }
    }
    assert_eq!(cases, 32);
}

#[test]
fn parts_of_a_shared_resource_sum_to_the_whole() {
    // Σ (value of the stage × its pupils) = R, in a 九年一贯制 school where both stages are judged.
    let report = report_of(&nine_year());
    for (indicator, stock) in [
        ("R4", "5000"),
        ("R5", "8000"),
        ("R6", "2200000"),
        ("R7", "2200"),
    ] {
        let weighted = |part, pupils| {
            found(&report, indicator, part)
                .value
                .unwrap()
                .times(whole(pupils))
        };
        assert_eq!(
            weighted(PRIMARY, 450).plus(weighted(JUNIOR, 500)),
            exact(stock),
            "{indicator}"
        );
    }
    // In a 完全中学 the senior part takes the rest: R − 640·v = 1.2·v·300.
    let report = report_of(&school_of(
        SchoolKind::CompleteSecondary,
        &[
            ("pupils", JUNIOR, "640"),
            ("pupils", SENIOR, "300"),
            ("teaching_area", Part::Whole, "6000"),
            ("indoor_sports_area", Part::Whole, "0"),
        ],
    ));
    let junior = found(&report, "R4", JUNIOR).value.unwrap();
    let rest = whole(6000).minus(junior.times(whole(640)));
    assert_eq!(rest, junior.times(exact("1.2")).times(whole(300)));
}

#[test]
fn a_junior_pupil_counts_one_point_one_primary_pupils() {
    let report = report_of(&nine_year());
    for indicator in ["R4", "R5", "R6", "R7"] {
        let primary = found(&report, indicator, PRIMARY).value.unwrap();
        let junior = found(&report, indicator, JUNIOR).value.unwrap();
        assert_eq!(junior, primary.times(exact("1.1")), "{indicator}");
        assert_eq!(
            found(&report, indicator, JUNIOR).stage_weight,
            Some(Decimal::parse("1.1").unwrap()),
            "{indicator}"
        );
    }
}

#[test]
fn wrong_variant_of_a0_7_would_give_another_number() {
    // Variant S3: whole-school value × share of the stage's pupils: 5000/950 · 450/950 for primary, … · 500/950 for junior.
    let report = report_of(&nine_year());
    let whole_school = quotient(5000, 950);
    assert_ne!(
        found(&report, "R4", PRIMARY).value,
        Some(whole_school.times(quotient(450, 950)))
    );
    assert_ne!(
        found(&report, "R4", JUNIOR).value,
        Some(whole_school.times(quotient(500, 950)))
    );
    // Nor is it the same value for everyone (no split at all), nor each stage with the whole stock.
    assert_ne!(found(&report, "R4", PRIMARY).value, Some(whole_school));
    assert_ne!(
        found(&report, "R4", PRIMARY).value,
        Some(quotient(5000, 450))
    );
}

#[test]
fn shared_need_is_the_larger_of_both_sides_and_the_binding_side_is_as_in_section_i() {
    // §I: areas and equipment bind on the JUNIOR side, network rooms on the PRIMARY side; §A.1: the shared need is the
    // larger of T_p·(A+1.1B) and T_j·(A+1.1B)/1.1, with 1000 weighted pupils here.
    let needs = [
        ("R4", ("4500", 58_000, 11)),
        ("R5", ("7500", 102_000, 11)),
        ("R6", ("2000000", 25_000_000, 11)),
        ("R7", ("23", 240, 11)),
    ];
    let report = report_of(&nine_year());
    for (indicator, (primary_need, junior_over, junior_under)) in needs {
        let need = |part| match found(&report, indicator, part).detail {
            Detail::Stock { need, .. } => need,
            ref other => panic!("{other:?}"),
        };
        assert_eq!(need(PRIMARY), exact(primary_need), "{indicator}");
        assert_eq!(
            need(JUNIOR),
            quotient(junior_over, junior_under),
            "{indicator}"
        );
        let junior_binds = need(JUNIOR) > need(PRIMARY);
        assert_eq!(junior_binds, indicator != "R7", "{indicator}");
    }
}

#[test]
fn capacity_of_a_stage_is_what_it_could_hold_beside_the_other_stage() {
    // R4 junior: A + 1.1B ≤ 1.1·5000/5.8 = 948.27…; with A = 450: B ≤ 498.27…/1.1 = 452.97… → 452 pupils.
    // R4 primary: A + 1.1·500 ≤ 5000/4.5 = 1111.1…; A ≤ 561.1… → 561 pupils.
    let report = report_of(&nine_year());
    assert_eq!(found(&report, "R4", JUNIOR).capacity(), Some(452));
    assert_eq!(found(&report, "R4", PRIMARY).capacity(), Some(561));
}

#[test]
fn a_missing_stage_leaves_shared_indicators_open_instead_of_wrong() {
    let mut draft = nine_year();
    let missing = Slot {
        figure: FigureId::from("pupils"),
        part: JUNIOR,
    };
    draft.entries.remove(&missing);
    let report = report_of(&draft);
    for indicator in ["R4", "R5", "R6", "R7"] {
        let finding = found(&report, indicator, PRIMARY);
        assert_eq!(
            finding.outcome,
            Outcome::NotComparable(check::WhyNot::Missing(vec![missing])),
            "{indicator}"
        );
        assert_eq!(finding.value, None, "{indicator}");
    }
    // Teachers of the other stage can be judged all the same.
    assert_eq!(found(&report, "R1", PRIMARY).outcome, Outcome::Met);
}

#[test]
fn only_the_stage_without_pupils_is_said_to_have_none() {
    let mut draft = nine_year();
    let empty = Slot {
        figure: FigureId::from("pupils"),
        part: JUNIOR,
    };
    draft.entries.insert(empty, Entry::Text("0".to_owned()));
    let report = report_of(&draft);
    assert_eq!(
        found(&report, "R5", JUNIOR).outcome,
        Outcome::NotComparable(check::WhyNot::NothingToDivideBy(vec![empty]))
    );
}

#[test]
fn a_school_of_one_stage_is_not_split() {
    // A0-8: one stage only, no split: 5020/1000 and 5020/1000.
    for (kind, part) in [
        (SchoolKind::Primary, PRIMARY),
        (SchoolKind::Junior, JUNIOR),
        (SchoolKind::TeachingPoint, PRIMARY),
    ] {
        let report = report_of(&school_of(
            kind,
            &[
                ("pupils", part, "1000"),
                ("teaching_area", Part::Whole, "5020"),
                ("indoor_sports_area", Part::Whole, "20"),
            ],
        ));
        let finding = found(&report, "R4", part);
        assert_eq!(finding.value, Some(whole(5)), "{kind:?}");
        assert_eq!(finding.stage_weight, None, "{kind:?}");
    }
}
