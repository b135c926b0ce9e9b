//! The worked example (a fictional primary school), number by number, against the row of the present year (2026).
//!
//! Every expectation is copied or worked out here from that example and from 教督〔2017〕6号; none is taken from a run.

use std::fs;
use std::path::Path;

use check::{Detail, Finding, Outcome, Report, Verdict};
use files::saved;
use numbers::calendar::Date;
use numbers::{Decimal, Fraction};
use plan::{PlanKind, Urgency};
use school::draft::{Claim, Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};
use words::{Words, display, findings};

const PRIMARY: Part = Part::Stage(Stage::Primary);

fn worked_example() -> Draft {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("static/samples/worked-example.duibiao.json");
    let opened = saved::open(&fs::read_to_string(path).unwrap(), data::catalogue()).unwrap();
    assert_eq!(
        opened.notices,
        Vec::<String>::new(),
        "the sample is free of contradictions"
    );
    opened.draft
}

fn report_of(draft: &Draft) -> Report {
    let evaluation = data::evaluate(draft, &data::built_in());
    let problems = &evaluation.problems;
    assert!(problems.is_empty(), "{problems:?}");
    evaluation.into_report()
}

fn finding<'a>(report: &'a Report, indicator: &str) -> &'a Finding {
    let mut found = report
        .findings
        .iter()
        .filter(|finding| finding.indicator == indicator);
    let first = found
        .next()
        .unwrap_or_else(|| panic!("no finding for {indicator}"));
    assert!(
        found.next().is_none(),
        "a school of one stage has one finding for {indicator}"
    );
    first
}

fn row(draft: &Draft, finding: &Finding) -> findings::FindingCells {
    let (school, _) = school::read(draft, data::catalogue());
    findings::row(
        finding,
        data::standard(),
        &Words::of(&school, data::catalogue()),
    )
    .unwrap()
}

fn with_claim(mut draft: Draft, claim: &str) -> Draft {
    let claimed = Claim {
        since: Date::new(2026, 9, 1),
        document: "竣工验收备案表".to_owned(),
    };
    draft.claims.insert(claim.to_owned(), claimed);
    draft
}

fn quotient(over: i64, under: i64) -> Fraction {
    Decimal::whole(over)
        .fraction()
        .over(Decimal::whole(under).fraction())
        .unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// One indicator of the row 2026 in the table of §4.10.
struct Expected {
    indicator: &'static str,
    /// Numerator and denominator of the exact value: `scale × stock` and 1180 pupils.
    exact: (i64, i64),
    /// Shown without unit, half up to two decimals: 4.4067…, 0.7627…, 0.9322…, 4.2542…, 5.8474…, 2050.8474…, 2.5423….
    shown: &'static str,
    share: &'static str,
    outcome: Outcome,
    near: bool,
    gap: Option<&'static str>,
    gap_to_floor: Option<&'static str>,
    /// ⌊100x/s⌋ or ⌊x/s⌋ (§4.2), pupils.
    capacity: i128,
}

/// the worked example, row 2026; capacities by the formula of §4.2, 920 and 1115 as the text prints them.
fn row_2026() -> [Expected; 7] {
    [
        // 100·52/4.2 = 1238.09…
        Expected {
            indicator: "R1",
            exact: (5200, 1180),
            shown: "4.41",
            share: "104.9%",
            outcome: Outcome::Met,
            near: true,
            gap: None,
            gap_to_floor: None,
            capacity: 1238,
        },
        // ⌈1180/100⌉ − 9 = 12 − 9 = 3; ⌈0.85·11.8⌉ − 9 = ⌈10.03⌉ − 9 = 2
        Expected {
            indicator: "R2",
            exact: (900, 1180),
            shown: "0.76",
            share: "76.3%",
            outcome: Outcome::Below,
            near: false,
            gap: Some("3"),
            gap_to_floor: Some("2"),
            capacity: 900,
        },
        // 100·11/0.9 = 1222.2…
        Expected {
            indicator: "R3",
            exact: (1100, 1180),
            shown: "0.93",
            share: "103.6%",
            outcome: Outcome::Met,
            near: true,
            gap: None,
            gap_to_floor: None,
            capacity: 1222,
        },
        // 4.5·1180 − 5020 = 5310 − 5020 = 290; 5020/4.5 = 1115.5…
        Expected {
            indicator: "R4",
            exact: (5020, 1180),
            shown: "4.25",
            share: "94.5%",
            outcome: Outcome::AboveFloor,
            near: false,
            gap: Some("290"),
            gap_to_floor: None,
            capacity: 1115,
        },
        // 7.5·1180 − 6900 = 1950; 0.85·8850 − 6900 = 7522.5 − 6900 = 622.5 → 623; 6900/7.5 = 920
        Expected {
            indicator: "R5",
            exact: (6900, 1180),
            shown: "5.85",
            share: "78.0%",
            outcome: Outcome::Below,
            near: false,
            gap: Some("1950"),
            gap_to_floor: Some("623"),
            capacity: 920,
        },
        // 2 420 000/2000 = 1210
        Expected {
            indicator: "R6",
            exact: (2_420_000, 1180),
            shown: "2050.85",
            share: "102.5%",
            outcome: Outcome::Met,
            near: true,
            gap: None,
            gap_to_floor: None,
            capacity: 1210,
        },
        // 3000/2.3 = 1304.3…; 110.5 % is more than 5 % above the standard, so it is not 临界
        Expected {
            indicator: "R7",
            exact: (3000, 1180),
            shown: "2.54",
            share: "110.5%",
            outcome: Outcome::Met,
            near: false,
            gap: None,
            gap_to_floor: None,
            capacity: 1304,
        },
    ]
}

#[test]
fn seven_indicators_of_2026_have_the_values_of_the_table() {
    let draft = worked_example();
    let report = report_of(&draft);
    for expected in row_2026() {
        let name = expected.indicator;
        let finding = finding(&report, name);
        assert_eq!(finding.part, PRIMARY, "part of {name}");
        assert_eq!(
            finding.value,
            Some(quotient(expected.exact.0, expected.exact.1)),
            "exact value of {name}"
        );
        let indicator = data::standard().indicator(name).unwrap();
        assert_eq!(
            display::value(finding, indicator).as_deref(),
            Some(expected.shown),
            "shown value of {name}"
        );
        assert_eq!(display::share(finding), expected.share, "share of {name}");
        assert_eq!(finding.outcome, expected.outcome, "outcome of {name}");
        assert_eq!(finding.is_near, expected.near, "临界 of {name}");
        assert_eq!(
            finding.gap.map(|gap| gap.amount.to_string()).as_deref(),
            expected.gap,
            "gap of {name}"
        );
        assert_eq!(
            finding
                .gap_to_floor()
                .map(|gap| gap.amount.to_string())
                .as_deref(),
            expected.gap_to_floor,
            "85 % gap of {name}"
        );
        assert_eq!(
            finding.capacity(),
            Some(expected.capacity),
            "capacity of {name}"
        );
    }
}

#[test]
fn seven_indicators_of_2026_name_bound_and_floor_of_the_primary_stage() {
    // 教督〔2017〕6号 资源配置, column primary and its 85 % floor.
    let expected = [
        ("R1", "4.2", "3.57"),
        ("R2", "1", "0.85"),
        ("R3", "0.9", "0.765"),
        ("R4", "4.5", "3.825"),
        ("R5", "7.5", "6.375"),
        ("R6", "2000", "1700"),
        ("R7", "2.3", "1.955"),
    ];
    let report = report_of(&worked_example());
    for (name, bound, floor) in expected {
        let finding = finding(&report, name);
        assert_eq!(
            finding.bound.unwrap().value,
            decimal(bound),
            "bound of {name}"
        );
        assert_eq!(
            finding.floor(),
            Some(decimal(floor).fraction()),
            "floor of {name}"
        );
    }
}

#[test]
fn the_floor_gap_of_r5_is_exactly_622_and_a_half_before_it_is_rounded_up() {
    // §4.10 "gaps round up (622.5→623)".
    let report = report_of(&worked_example());
    let gap = finding(&report, "R5").gap_to_floor().unwrap();
    assert_eq!(gap.exact, decimal("622.5").fraction());
    assert_eq!(gap.amount, decimal("623"));
}

#[test]
fn cells_of_the_table_of_results_carry_their_units() {
    let draft = worked_example();
    let report = report_of(&draft);
    let r2 = row(&draft, finding(&report, "R2"));
    assert_eq!(
        (
            r2.value.as_str(),
            r2.gap.as_str(),
            r2.gap_to_floor.as_str(),
            r2.status
        ),
        ("0.76人/百生", "3名", "2名", "未达标")
    );
    let r4 = row(&draft, finding(&report, "R4"));
    assert_eq!(
        (
            r4.value.as_str(),
            r4.gap.as_str(),
            r4.gap_to_floor.as_str(),
            r4.status
        ),
        ("4.25㎡/生", "290㎡", "—", "余项区间")
    );
    let r5 = row(&draft, finding(&report, "R5"));
    assert_eq!(
        (
            r5.value.as_str(),
            r5.gap.as_str(),
            r5.gap_to_floor.as_str(),
            r5.status
        ),
        ("5.85㎡/生", "1950㎡", "623㎡", "未达标")
    );
}

#[test]
fn four_met_one_between_two_below_does_not_satisfy_six_of_seven() {
    // §4.10: "4项达到标准,1项…94.5%,2项…低于标准的85%…尚未达到要求".
    let report = report_of(&worked_example());
    let verdict = report
        .verdicts
        .iter()
        .find(|verdict| verdict.group == "resources")
        .unwrap();
    assert_eq!(
        (
            verdict.met,
            verdict.above_floor,
            verdict.below,
            verdict.open,
            verdict.not_applicable
        ),
        (4, 1, 2, 0, 0)
    );
    assert_eq!(verdict.verdict, Verdict::Fails);
    assert_eq!(verdict.parts, vec![PRIMARY]);
}

#[test]
fn class_sizes_need_29_classes_and_exceed_the_limit_in_grades_three_five_six() {
    // §4.10: "Class-size: 5 grades' need 4/4/5/5/5/6 = 29 classes; sizes exceed 45 in 三、五、六年级".
    let report = report_of(&worked_example());
    let finding = finding(&report, "G5");
    assert_eq!(finding.outcome, Outcome::Below);
    let Detail::Classes {
        count,
        over,
        largest,
        grades,
        ..
    } = &finding.detail
    else {
        panic!("{:?}", finding.detail)
    };
    assert_eq!(*count, 26);
    assert_eq!(*largest, decimal("54"));
    let pupils: Vec<String> = grades
        .iter()
        .map(|grade| grade.pupils.to_string())
        .collect();
    assert_eq!(pupils, ["168", "176", "190", "204", "216", "226"]);
    let classes: Vec<usize> = grades.iter().map(|grade| grade.classes).collect();
    assert_eq!(classes, [4, 4, 4, 5, 4, 5]);
    let needed: Vec<i128> = grades.iter().map(|grade| grade.needed).collect();
    assert_eq!(needed, [4, 4, 5, 5, 5, 6]);
    assert_eq!(needed.iter().sum::<i128>(), 29);
    let mut over_grades: Vec<u8> = over.iter().map(|(grade, _)| *grade).collect();
    over_grades.dedup();
    assert_eq!(over_grades, [3, 5, 6]);
    assert!(
        over.iter().all(|(_, size)| *size > decimal("45")),
        "{over:?}"
    );
}

#[test]
fn training_funds_of_3_10_in_84_96_are_short_by_1_15() {
    // 3.1 ÷ 84.96 = 3.648… %, one decimal; §4.10: 差 1.15 万; 5 % of 849 600 元 = 42 480; − 31 000 = 11 480 → 11 500 (元 up to 100, §4.2).
    let draft = worked_example();
    let report = report_of(&draft);
    let finding = finding(&report, "Q4");
    assert_eq!(finding.outcome, Outcome::Below);
    assert_eq!(row(&draft, finding).value, "3.6%");
    let gap = finding.gap.unwrap();
    assert_eq!(gap.exact, decimal("11480").fraction());
    assert_eq!(gap.amount, decimal("11500"));
    assert_eq!(row(&draft, finding).gap, "1.15万元");
}

#[test]
fn rooms_without_a_claim_are_measured_against_96_and_90() {
    // 教督〔2017〕6号 政府保障程度第3项: ⌈26/12⌉ = 3 of each; music 88, 76 < 96; art 70, 68, 64 < 90: none is large enough.
    let report = report_of(&worked_example());
    for (name, least, areas) in [
        ("G3a", "96", vec!["88", "76"]),
        ("G3b", "90", vec!["70", "68", "64"]),
    ] {
        let finding = finding(&report, name);
        assert_eq!(finding.outcome, Outcome::Below, "{name}");
        assert_eq!(finding.bound.unwrap().value, decimal(least), "{name}");
        let Detail::Rooms {
            needed,
            classes,
            areas: found,
            good,
        } = &finding.detail
        else {
            panic!("{:?}", finding.detail)
        };
        assert_eq!(
            (*needed, *classes, *good),
            (3, decimal("26").fraction(), 0),
            "{name}"
        );
        assert_eq!(
            *found,
            areas.into_iter().map(decimal).collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(finding.gap.unwrap().amount, decimal("3"), "{name}");
        assert!(
            finding.claimed.is_empty(),
            "nothing is relaxed unless the school claims it: {name}"
        );
    }
}

#[test]
fn the_claim_built_2016_leaves_one_music_room_and_one_art_room_short() {
    // §4.10: "音乐室 need 3: have 2 (88, 76 ㎡), short 1; 美术室 70/68/64 ㎡, two meet 67, one short 3 ㎡".
    let report = report_of(&with_claim(worked_example(), "built_2016"));
    for (name, least, good) in [("G3a", "73", 2_i64), ("G3b", "67", 2)] {
        let finding = finding(&report, name);
        let [claimed] = finding.claimed.as_slice() else {
            panic!("{name}: {:?}", finding.claimed)
        };
        assert_eq!(claimed.exemption, "built_2016", "{name}");
        assert_eq!(claimed.bound.unwrap().value, decimal(least), "{name}");
        assert_eq!(
            claimed.outcome,
            Outcome::Below,
            "2 of 3 is not enough: {name}"
        );
        assert_eq!(
            claimed.value,
            Some(Decimal::whole(good).fraction()),
            "{name}"
        );
        // A claim is shown beside the finding and does not replace it (工作规程).
        assert_eq!(finding.outcome, Outcome::Below, "{name}");
        assert_eq!(
            finding.bound.unwrap().value,
            decimal(if name == "G3a" { "96" } else { "90" }),
            "{name}"
        );
    }
    assert_eq!(
        decimal("67").minus(decimal("64")),
        decimal("3"),
        "the smallest art room lacks 3 ㎡"
    );
}

#[test]
fn a_third_room_at_the_relaxed_area_is_met_only_under_the_claim() {
    let mut draft = with_claim(worked_example(), "built_2016");
    let slot = |figure: &str| Slot {
        figure: FigureId::from(figure),
        part: Part::Whole,
    };
    draft
        .entries
        .insert(slot("music_rooms"), Entry::Text("88 76 73".to_owned()));
    draft
        .entries
        .insert(slot("art_rooms"), Entry::Text("70 68 67".to_owned()));
    let report = report_of(&draft);
    for name in ["G3a", "G3b"] {
        let finding = finding(&report, name);
        assert_eq!(finding.outcome, Outcome::Below, "{name}");
        assert_eq!(finding.claimed[0].outcome, Outcome::Met, "{name}");
    }
}

#[test]
fn a_value_that_only_rounding_would_lift_over_the_bound_is_not_met_and_says_so() {
    // 100·10/1001 = 0.9990…, which two decimals would lift to 1; with 1006 pupils 0.9940….
    for (pupils, shown, expected) in [
        ("1001", "0.999人/百生", "贴线：四舍五入后才达标"),
        ("1006", "0.99人/百生", ""),
    ] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        for (figure, text) in [("pupils", pupils), ("backbone_teachers", "10")] {
            let slot = Slot {
                figure: FigureId::from(figure),
                part: Part::Stage(Stage::Primary),
            };
            draft.entries.insert(slot, Entry::Text(text.to_owned()));
        }
        let report = report_of(&draft);
        let finding = finding(&report, "R2");
        assert_eq!(finding.outcome, Outcome::AboveFloor);
        let row = row(&draft, finding);
        assert_eq!((row.value.as_str(), row.note.as_str()), (shown, expected));
    }
}

#[test]
fn size_training_hours_and_certificates_are_met_and_g6_does_not_apply() {
    let report = report_of(&worked_example());
    for name in ["G4", "G9", "G12"] {
        assert_eq!(finding(&report, name).outcome, Outcome::Met, "{name}");
    }
    assert!(matches!(
        finding(&report, "G6").outcome,
        Outcome::NotComparable(check::WhyNot::NotApplicable(_))
    ));
}

fn plan_of(draft: &Draft) -> plan::Plan {
    let data = data::built_in();
    let evaluation = data::evaluate(draft, &data);
    plan::draft(&plan::Basis {
        forecast: None,
        ..evaluation.basis(draft, data::library())
    })
}

#[test]
fn three_failing_indicators_alone_make_the_plan_of_type_d() {
    // §4.10 "Type D (3 failing, two below 85 %)". With the items left blank only the indicators speak.
    let mut draft = worked_example();
    draft.entries.retain(|slot, _| {
        ![
            "class_sizes",
            "classes",
            "music_rooms",
            "art_rooms",
            "public_funds_budget",
            "training_budget",
        ]
        .contains(&slot.figure.0.as_str())
    });
    let plan = plan_of(&draft);
    assert_eq!(plan.kind, PlanKind::Several);
    assert_eq!(plan.problems.len(), 3);
}

#[test]
fn four_failing_obligatory_items_raise_the_plan_to_type_e() {
    // §4.3: E "≥4 failing, or ≥3 必达事项 failing"; G3a, G3b, G5 and Q4 fail here.
    let plan = plan_of(&worked_example());
    assert_eq!(plan.kind, PlanKind::Systematic);
    let ids: Vec<&str> = plan
        .problems
        .iter()
        .map(|problem| problem.id.as_str())
        .collect();
    // §4.6: each needs the bureau, so the months of the longest measure tell: 2, 3, 6 and 6, 9, 12.
    assert_eq!(ids, ["Q4", "R5", "G3a", "G3b", "G5", "R2", "R4"]);
    // §4.6: P2 is the single one that may stay between floor and bound, and only R4 stands there; the others are P1.
    let (last, others) = plan.problems.split_last().unwrap();
    assert_eq!(last.urgency, Urgency::Should);
    assert!(others.iter().all(|other| other.urgency == Urgency::Must));
    // §4.10 marks R1, R3 and R6 as 临界 and R7 not.
    let report = report_of(&worked_example());
    let near: Vec<&str> = plan
        .near
        .iter()
        .map(|idx| report.findings[*idx].indicator.as_str())
        .collect();
    assert_eq!(near, ["R1", "R3", "R6"]);
}

/// the worked example, rows 2027 to 2029: the same stock with fewer pupils.
#[test]
fn the_same_stock_with_the_pupils_of_later_years_gives_the_later_rows() {
    // (pupils, [shown R1…R7], gap R2, 85 % gap R2, gap R4, gap R5, 85 % gap R5)
    type YearRow = (
        u32,
        [&'static str; 7],
        Option<&'static str>,
        Option<&'static str>,
        Option<&'static str>,
        Option<&'static str>,
        Option<&'static str>,
    );
    // R2's value is not printed for these years: 900/1104 = 0.815…, 900/1030 = 0.873…, 900/962 = 0.935….
    let rows: [YearRow; 3] = [
        (
            1104,
            ["4.71", "0.82", "1.00", "4.55", "6.25", "2192.03", "2.72"],
            Some("3"),
            Some("1"),
            None,
            Some("1380"),
            Some("138"),
        ),
        (
            1030,
            ["5.05", "0.87", "1.07", "4.87", "6.70", "2349.51", "2.91"],
            Some("2"),
            None,
            None,
            Some("825"),
            None,
        ),
        (
            962,
            ["5.41", "0.94", "1.14", "5.22", "7.17", "2515.59", "3.12"],
            Some("1"),
            None,
            None,
            Some("315"),
            None,
        ),
    ];
    for (pupils, shown, gap_r2, floor_r2, gap_r4, gap_r5, floor_r5) in rows {
        let mut draft = worked_example();
        draft
            .entries
            .retain(|slot, _| slot.figure.0 != "class_sizes" && slot.figure.0 != "classes");
        draft.entries.insert(
            Slot {
                figure: FigureId::from("pupils"),
                part: PRIMARY,
            },
            Entry::Text(pupils.to_string()),
        );
        let report = report_of(&draft);
        for (idx, expected) in shown.iter().enumerate() {
            let name = format!("R{}", idx + 1);
            let indicator = data::standard().indicator(&name).unwrap();
            assert_eq!(
                display::value(finding(&report, &name), indicator).as_deref(),
                Some(*expected),
                "{name} with {pupils} pupils"
            );
        }
        let gap = |name: &str| finding(&report, name).gap.map(|gap| gap.amount.to_string());
        let floor = |name: &str| {
            finding(&report, name)
                .gap_to_floor()
                .map(|gap| gap.amount.to_string())
        };
        assert_eq!(
            (gap("R2").as_deref(), floor("R2").as_deref()),
            (gap_r2, floor_r2),
            "R2 with {pupils} pupils"
        );
        assert_eq!(gap("R4").as_deref(), gap_r4, "R4 with {pupils} pupils");
        assert_eq!(
            (gap("R5").as_deref(), floor("R5").as_deref()),
            (gap_r5, floor_r5),
            "R5 with {pupils} pupils"
        );
    }
}
