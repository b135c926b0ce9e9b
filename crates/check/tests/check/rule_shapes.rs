//! Every shape of rule that the engine carries, on a small pack and catalogue of its own: further packs are only files.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its own pack has failed"
)]

use check::{Outcome, Report, Role, Verdict, WhyNot};
use numbers::calendar::Date;
use school::catalogue::Catalogue;
use school::draft::{Claim, Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Profile, SchoolKind, Stage, Zone};
use standard::{Standard, validation};

const CATALOGUE: &str = r#"
sections = [{ id = "s", name = "组" }]
plausibility = { per = "1000", slack = "25", least_pupils = "300", most_pupils = "3000", year_change = "20", least_moved = "10", unit_difference = "1" }
figures = [
  { id = "pupils", name = "在校生数", section = "s", unit = "person", form = "count", place = "stage", definition = "d", table = "t" },
  { id = "classes", name = "班数", section = "s", unit = "class", form = "count", place = "stage", definition = "d", table = "t" },
  { id = "class_sizes", name = "班额", section = "s", unit = "pupils_per_class", form = "counts", place = "grade", definition = "d", table = "t" },
  { id = "field", name = "场地", section = "s", unit = "square_metre", form = "measure", place = "whole", definition = "d", table = "t" },
  { id = "rooms", name = "教室", section = "s", unit = "square_metre", form = "measures", place = "whole", definition = "d", table = "t" },
  { id = "small", name = "最小一间", section = "s", unit = "square_metre", form = "measure", place = "whole", definition = "d", table = "t" },
  { id = "all", name = "全部面积", section = "s", unit = "square_metre", form = "measure", place = "whole", definition = "d", table = "t" },
  { id = "labs", name = "间数", section = "s", unit = "room", form = "count", place = "whole", definition = "d", table = "t" },
  { id = "gap_rate", name = "差异率", section = "s", unit = "none", form = "measure", place = "whole", definition = "d", table = "t" },
  { id = "statutes", name = "章程", section = "s", unit = "none", form = "level", place = "whole", definition = "d", table = "t" },
  { id = "culture", name = "文化", section = "s", unit = "none", form = "level", place = "whole", definition = "d", table = "t" },
]
"#;

const PACK: &str = r#"
id = "test"
edition = "1"
title = "试验标准"
short = "试验"
number = "试〔2026〕1号"
issued = "无"
status = "只用于测试"
sources = [{ key = "T", what = "测试" }]

[[groups]]
id = "items"
name = "事项"
rule = "all"
clause = { place = "第1条", sources = ["T"], confidence = "high" }
"#;

/// What lets a school say that it has nothing of the kind.
const CLAIM: &str =
    "not_applicable = { claim = { grounds = [{ text = \"由中心校统一制定\" }] } }\n";

fn indicator(id: &str, scope: &str, rest: &str) -> String {
    format!(
        r#"
[[indicators]]
id = "{id}"
name = "指标{id}"
short = "{id}"
group = "items"
carrier = "school"
scope = "{scope}"
unit = "none"
places = 2
gap_step = "1"
clause = {{ place = "第1条", sources = ["T"], confidence = "high" }}
{rest}
"#
    )
}

fn catalogue() -> Catalogue {
    let catalogue: Catalogue = toml::from_str(CATALOGUE).unwrap();
    assert_eq!(catalogue.faults(), Vec::<String>::new());
    catalogue
}

fn standard(indicators: &[String]) -> Standard {
    let standard: Standard = toml::from_str(&format!("{PACK}{}", indicators.concat())).unwrap();
    assert_eq!(
        validation::faults(&standard, &catalogue()),
        Vec::<String>::new()
    );
    standard
}

fn draft(figures: &[(&str, Part, &str)]) -> Draft {
    let entry = |(figure, part, text): &(&str, Part, &str)| {
        let slot = Slot {
            figure: (*figure).into(),
            part: *part,
        };
        (slot, Entry::Text((*text).to_owned()))
    };
    let profile = Profile {
        kind: Some(SchoolKind::Primary),
        data_date: Date::parse("2026-09-01"),
        ..Profile::default()
    };
    Draft {
        profile,
        entries: figures.iter().map(entry).collect(),
        ..Draft::default()
    }
}

fn report(standard: &Standard, draft: &Draft) -> Report {
    let (school, _) = school::read(draft, &catalogue());
    check::check(&school, standard, &catalogue())
}

fn outcome(standard: &Standard, draft: &Draft) -> Outcome {
    let report = report(standard, draft);
    assert_eq!(report.findings.len(), 1, "one indicator, one finding");
    report.findings[0].outcome.clone()
}

const PRIMARY: Part = Part::Stage(Stage::Primary);

#[test]
fn strict_and_inclusive_bounds_differ_only_on_the_bound() {
    for (comparison, below, on, above) in [
        ("at_least", false, true, true),
        ("more_than", false, false, true),
        ("at_most", true, true, false),
        ("less_than", true, false, false),
    ] {
        let rule = format!(
            "rule = {{ total_limit = {{ of = [{{ figure = \"gap_rate\" }}] }} }}\nbounds = [{{ bound = {{ comparison = \"{comparison}\", value = \"0.15\" }} }}]"
        );
        let standard = standard(&[indicator("A", "school", &rule)]);
        for (value, is_met) in [("0.1499", below), ("0.15", on), ("0.1501", above)] {
            let found = outcome(&standard, &draft(&[("gap_rate", Part::Whole, value)]));
            let expected = if is_met { Outcome::Met } else { Outcome::Below };
            assert_eq!(found, expected, "{value} {comparison} 0.15");
        }
    }
}

#[test]
fn a_step_table_takes_the_step_of_the_number_of_classes() {
    let rule = r#"rule = { steps = { of = [{ figure = "field" }], by = [{ figure = "classes" }], table = [
        { up_to = "18", bound = { comparison = "at_least", value = "200" } },
        { up_to = "24", bound = { comparison = "at_least", value = "300" } },
        { bound = { comparison = "at_least", value = "400" } },
    ] } }"#;
    let standard = standard(&[indicator("E", "school", rule)]);
    for (classes, field, expected) in [
        ("18", "200", Outcome::Met),
        ("19", "200", Outcome::Below),
        ("24", "300", Outcome::Met),
        ("25", "399.9999", Outcome::Below),
        ("60", "400", Outcome::Met),
    ] {
        let draft = draft(&[("classes", PRIMARY, classes), ("field", Part::Whole, field)]);
        assert_eq!(
            outcome(&standard, &draft),
            expected,
            "{classes} classes, {field} m"
        );
    }
}

/// 200 for 12 classes, 250 for 18, 300 for 24 and more.
fn listed(off: &str) -> String {
    let rule = r#"rule = { steps = { of = [{ figure = "field" }], by = [{ figure = "classes" }], table = [
        { at = "12", bound = { comparison = "at_least", value = "200" } },
        { at = "18", bound = { comparison = "at_least", value = "250" } },
        { from = "24", up_to = "36", bound = { comparison = "at_least", value = "300" } },
    ]OFF } }"#;
    rule.replace("OFF", off)
}

#[test]
fn what_a_table_says_of_other_numbers_of_classes_is_its_own() {
    let clause = r#"clause = { place = "注", sources = ["T"], confidence = "medium" }"#;
    let lower = format!(
        ", below = {{ take = \"upper\" }}, between = {{ take = \"lower\", {clause} }}, above = {{ take = \"lower\" }}"
    );
    let upper = format!(", between = {{ take = \"upper\", {clause} }}");
    let open = r#", between = { take = "open", why = "两级之间没有写" }"#.to_owned();
    let no_bound = || Outcome::NotComparable(WhyNot::NoBound);
    let unsettled = || Outcome::NotComparable(WhyNot::Unsettled("两级之间没有写".to_owned()));
    use standard::Confidence::{High, Medium};
    for (off, classes, field, expected, confidence) in [
        (&lower, "11", "200", Outcome::Met, High),
        (&lower, "12", "199", Outcome::Below, High),
        (&lower, "13", "200", Outcome::Met, Medium),
        (&lower, "17", "199", Outcome::Below, Medium),
        (&lower, "18", "249", Outcome::Below, High),
        (&lower, "23", "250", Outcome::Met, Medium),
        (&lower, "24", "299", Outcome::Below, High),
        (&lower, "30", "300", Outcome::Met, High),
        (&lower, "37", "300", Outcome::Met, High),
        (&upper, "11", "999", no_bound(), High),
        (&upper, "13", "249", Outcome::Below, Medium),
        (&upper, "13", "250", Outcome::Met, Medium),
        (&upper, "19", "299", Outcome::Below, Medium),
        (&upper, "37", "999", no_bound(), High),
        (&open, "12", "200", Outcome::Met, High),
        (&open, "13", "999", unsettled(), High),
        (&open, "37", "999", no_bound(), High),
    ] {
        let standard = standard(&[indicator("E", "school", &listed(off))]);
        let draft = draft(&[("classes", PRIMARY, classes), ("field", Part::Whole, field)]);
        let finding = &report(&standard, &draft).findings[0];
        assert_eq!(finding.outcome, expected, "{classes} classes, {field}{off}");
        assert_eq!(finding.confidence, confidence, "{classes} classes{off}");
    }
}

#[test]
fn a_step_that_the_table_leaves_open_keeps_its_group_open_and_says_why() {
    let open = r#", between = { take = "open", why = "两级之间没有写" }"#;
    let standard = standard(&[
        indicator("E", "school", &listed(open)),
        indicator(
            "D",
            "school",
            "rule = { document = { figure = \"statutes\" } }",
        ),
    ]);
    let draft = draft(&[
        ("classes", PRIMARY, "13"),
        ("field", Part::Whole, "999"),
        ("statutes", Part::Whole, "reached"),
    ]);
    let report = report(&standard, &draft);
    assert_eq!(report.verdicts[0].verdict, Verdict::Open);
    let catalogue: Catalogue = toml::from_str(CATALOGUE).unwrap();
    let (school, _) = school::read(&draft, &catalogue);
    let words = words::Words::of(&school, &catalogue);
    let row = words::findings::row(&report.findings[0], &standard, &words).unwrap();
    assert_eq!(
        (row.status, row.note.as_str()),
        ("暂不判定", "两级之间没有写")
    );
    let sentence = words::findings::verdict(&report.verdicts[0], &standard, &words);
    assert!(
        sentence.ends_with("1项达到，其余1项暂不判定。"),
        "{sentence}"
    );
}

#[test]
fn between_two_values_that_sources_dispute_nothing_is_said() {
    let of = |comparison: &str, strict: &str, lax: &str| {
        let rule = format!(
            "rule = {{ total_limit = {{ of = [{{ figure = \"gap_rate\" }}] }} }}\nbounds = [{{ bound = {{ comparison = \"{comparison}\", value = \"{strict}\" }}, disputed = {{ value = \"{lax}\", why = \"甲处不同于乙处\" }} }}]"
        );
        standard(&[indicator("A", "school", &rule)])
    };
    let open = || Outcome::NotComparable(WhyNot::Unsettled("甲处不同于乙处".to_owned()));
    for (standard, value, expected) in [
        (of("at_least", "8000", "6000"), "8000", Outcome::Met),
        (of("at_least", "8000", "6000"), "7999.9999", open()),
        (of("at_least", "8000", "6000"), "6000", open()),
        (of("at_least", "8000", "6000"), "5999.9999", Outcome::Below),
        (of("at_most", "45", "50"), "45", Outcome::Met),
        (of("at_most", "45", "50"), "46", open()),
        (of("at_most", "45", "50"), "50", open()),
        (of("at_most", "45", "50"), "50.0001", Outcome::Below),
        (of("less_than", "45", "50"), "45", open()),
        (of("less_than", "45", "50"), "50", Outcome::Below),
    ] {
        let found = report(&standard, &draft(&[("gap_rate", Part::Whole, value)]));
        let finding = &found.findings[0];
        assert_eq!(finding.outcome, expected, "{value}");
        let is_below = finding.outcome == Outcome::Below;
        assert_eq!(finding.gap.is_some(), is_below, "{value}");
    }
    // The same of a step of a table.
    let table = r#"rule = { steps = { of = [{ figure = "field" }], over = [{ figure = "pupils" }], by = [{ figure = "classes" }], table = [
        { at = "24", bound = { comparison = "at_least", value = "29" }, disputed = { value = "25", why = "甲处不同于乙处" } },
        { from = "25", bound = { comparison = "at_least", value = "25" } },
    ] } }"#;
    let standard = standard(&[indicator("E", "school", table)]);
    for (classes, field, expected) in [
        ("24", "2900", Outcome::Met),
        ("24", "2899", open()),
        ("24", "2500", open()),
        ("24", "2499", Outcome::Below),
        ("25", "2500", Outcome::Met),
        ("25", "2499", Outcome::Below),
    ] {
        let draft = draft(&[
            ("pupils", PRIMARY, "100"),
            ("classes", PRIMARY, classes),
            ("field", Part::Whole, field),
        ]);
        let found = outcome(&standard, &draft);
        assert_eq!(found, expected, "{classes} classes, {field}");
    }
    let blank = outcome(&of("at_least", "8000", "6000"), &draft(&[]));
    assert!(matches!(blank, Outcome::NotComparable(WhyNot::Missing(_))));
}

/// Only what is asked of other schools was seen; a boarding school needs more.
#[test]
fn what_keeps_a_bound_that_is_only_the_laxest_stays_open() {
    const WHY: &str = "寄宿制学校应更多";
    let of = |comparison: &str, value: &str| {
        let rule = format!(
            "rule = {{ total_limit = {{ of = [{{ figure = \"gap_rate\" }}] }} }}\nbounds = [{{ bound = {{ comparison = \"{comparison}\", value = \"{value}\" }}, stricter_unseen = \"{WHY}\" }}]"
        );
        standard(&[indicator("A", "school", &rule)])
    };
    let open = || Outcome::NotComparable(WhyNot::Unsettled(WHY.to_owned()));
    for (standard, value, expected) in [
        (of("at_least", "20"), "20", open()),
        (of("at_least", "20"), "2000", open()),
        (of("at_least", "20"), "19.9999", Outcome::Below),
        (of("more_than", "20"), "20", Outcome::Below),
        (of("at_most", "45"), "45", open()),
        (of("at_most", "45"), "0", open()),
        (of("at_most", "45"), "45.0001", Outcome::Below),
    ] {
        let found = report(&standard, &draft(&[("gap_rate", Part::Whole, value)]));
        let finding = &found.findings[0];
        assert_eq!(finding.outcome, expected, "{value}");
        let is_below = expected == Outcome::Below;
        assert_eq!(finding.gap.is_some(), is_below, "{value}");
        let verdict = if is_below {
            Verdict::Fails
        } else {
            Verdict::Open
        };
        assert_eq!(found.verdicts[0].verdict, verdict, "{value}");
    }
    // The same of a step of a table, and of a way of an either-or.
    let table = format!(
        r#"rule = {{ steps = {{ of = [{{ figure = "field" }}], by = [{{ figure = "classes" }}], between = {{ take = "lower" }}, table = [
        {{ at = "12", bound = {{ comparison = "at_least", value = "200" }}, stricter_unseen = "{WHY}" }},
        {{ at = "18", bound = {{ comparison = "at_least", value = "300" }} }},
    ] }} }}"#
    );
    let table = standard(&[indicator("E", "school", &table)]);
    let ways = EITHER.replacen(
        r#"value = "86" }"#,
        &format!(r#"value = "86" }}, stricter_unseen = "{WHY}""#),
        1,
    );
    let ways = standard(&[indicator("L", "school", &ways)]);
    let step = |classes, field| {
        let figures = [("classes", PRIMARY, classes), ("field", Part::Whole, field)];
        outcome(&table, &draft(&figures))
    };
    assert_eq!(step("12", "200"), open());
    assert_eq!(step("12", "199"), Outcome::Below);
    assert_eq!(step("15", "200"), open());
    assert_eq!(step("18", "300"), Outcome::Met);
    let way = |small, all| {
        let figures = [
            ("small", Part::Whole, small),
            ("all", Part::Whole, all),
            ("labs", Part::Whole, "2"),
            ("classes", PRIMARY, "12"),
            ("pupils", PRIMARY, "480"),
        ];
        outcome(&ways, &draft(&figures))
    };
    assert_eq!(way("86", "152.7"), open());
    assert_eq!(way("86", "152.8"), Outcome::Met);
    assert_eq!(way("85", "152.7"), Outcome::Below);
}

/// 86 ㎡ for the smallest room, or 1.91 ㎡ per pupil, which is (all ÷ rooms) × classes ÷ pupils.
const EITHER: &str = r#"[indicators.rule.either]
ways = [
  { name = "每间面积", rule = { total_limit = { of = [{ figure = "small" }] } }, unit = "square_metre", places = 1, bounds = [{ bound = { comparison = "at_least", value = "86" } }] },
  { name = "每生面积", rule = { ratio = { scale = "1", numerator = [{ figure = "all" }], each = [{ figure = "labs" }], times = [{ figure = "classes" }], denominator = [{ figure = "pupils" }] } }, unit = "square_metre_per_pupil", places = 2, bounds = [{ bound = { comparison = "at_least", value = "1.91" } }] },
]"#;

fn either() -> Standard {
    standard(&[indicator("L", "stage", EITHER)])
}

#[test]
fn of_an_either_or_one_way_is_enough() {
    const NAMES: [(&str, Part); 5] = [
        ("small", Part::Whole),
        ("all", Part::Whole),
        ("labs", Part::Whole),
        ("classes", PRIMARY),
        ("pupils", PRIMARY),
    ];
    let of = |values: [&str; 5]| {
        let figures = NAMES.iter().zip(values);
        let figures = figures.filter(|(_, value)| !value.is_empty());
        let figures: Vec<_> = figures
            .map(|((name, part), value)| (*name, *part, value))
            .collect();
        outcome(&either(), &draft(&figures))
    };
    // 12 classes of 40: 480 × 1.91 ÷ 12 = 76.4 ㎡ a room.
    assert_eq!(of(["86", "80", "1", "12", "480"]), Outcome::Met);
    assert_eq!(of(["85.9", "152.8", "2", "12", "480"]), Outcome::Met);
    assert_eq!(of(["85.9", "152.7", "2", "12", "480"]), Outcome::Below);
    // One way is met: what the other one would need is not asked for.
    assert_eq!(of(["86", "", "", "", ""]), Outcome::Met);
    assert_eq!(of(["", "152.8", "2", "12", "480"]), Outcome::Met);
    // None is met yet, and the blank could still help.
    for values in [
        ["85.9", "152.8", "", "12", "480"],
        ["", "1", "2", "12", "480"],
    ] {
        let found = of(values);
        assert!(
            matches!(found, Outcome::NotComparable(WhyNot::Missing(_))),
            "{found:?}"
        );
    }
    // No rooms at all are nothing for each pupil; rooms without a number are none that could be divided.
    assert_eq!(of(["0", "0", "0", "12", "480"]), Outcome::Below);
    let contradiction = of(["0", "80", "0", "12", "480"]);
    assert!(matches!(
        contradiction,
        Outcome::NotComparable(WhyNot::NothingToDivideBy(_))
    ));
}

#[test]
fn an_either_or_shows_both_ways_and_the_gap_of_the_nearer_one() {
    let standard = either();
    let draft = draft(&[
        ("small", Part::Whole, "43"),
        ("all", Part::Whole, "152"),
        ("labs", Part::Whole, "2"),
        ("classes", PRIMARY, "12"),
        ("pupils", PRIMARY, "480"),
    ]);
    let catalogue = catalogue();
    let (school, _) = school::read(&draft, &catalogue);
    let report = check::check(&school, &standard, &catalogue);
    let words = words::Words::of(&school, &catalogue);
    let finding = &report.findings[0];
    let row = words::findings::row(finding, &standard, &words).unwrap();
    // 152 ÷ 2 × 12 ÷ 480 = 1.9; 152.8 ㎡ in all would do.
    assert_eq!(row.bound, "≥86㎡ 或 ≥1.91㎡/生");
    assert!(row.value.starts_with("43"), "{}", row.value);
    assert!(row.value.contains("；1.9"), "{}", row.value);
    assert_eq!(row.gap, "1㎡");
    let working = check::explain(&school, &standard, &catalogue, finding);
    let steps = words::working::steps(finding, &working, &standard, &words);
    let step = |name: &str| {
        let found = steps.iter().find(|(step, _)| *step == name);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    };
    assert_eq!(
        step("公式"),
        "每间面积 = 最小一间；或者 每生面积 = 全部面积 ÷ 间数 × 班数 ÷ 在校生数"
    );
    assert_eq!(
        step("代入"),
        "43 = 43.0㎡；或者 152 ÷ 2 × 12 ÷ 480 = 1.90㎡/生"
    );
    assert!(step("数据").contains("间数"), "{}", step("数据"));
}

#[test]
fn a_pack_with_a_dispute_a_table_or_a_way_that_makes_no_sense_is_refused() {
    let total = |bounds: &str| {
        format!(
            "rule = {{ total_limit = {{ of = [{{ figure = \"gap_rate\" }}] }} }}\nbounds = [{bounds}]"
        )
    };
    let nested = EITHER.replace(
        "total_limit = { of = [{ figure = \"small\" }] }",
        "quota = { rooms = \"rooms\", per = [], every = 12 }",
    );
    let one = r#"rule = { either = { ways = [{ name = "甲", rule = { total_limit = { of = [{ figure = "small" }] } }, unit = "none", places = 0, bounds = [] }] } }"#;
    for (rest, says) in [
        (
            total(
                r#"{ bound = { comparison = "at_least", value = "6" }, disputed = { value = "8", why = "不一致" } }"#,
            ),
            "比标准值 6 宽",
        ),
        (
            total(
                r#"{ bound = { comparison = "at_most", value = "6" }, disputed = { value = "8", why = " " } }"#,
            ),
            "disputed 缺 why",
        ),
        (
            total(r#"{ bound = { comparison = "at_least", value = "6" }, stricter_unseen = " " }"#),
            "stricter_unseen 是空的",
        ),
        (
            total(
                r#"{ bound = { comparison = "at_least", value = "6" }, stricter_unseen = "应更多", disputed = { value = "5", why = "不一致" } }"#,
            ),
            "只能写一样",
        ),
        (listed(r#", below = { take = "lower" }"#), "below 的 take"),
        (listed(r#", above = { take = "upper" }"#), "above 的 take"),
        (listed(r#", between = { take = "open" }"#), "还要写 why"),
        (
            listed("").replace(r#"at = "12""#, r#"at = "12", up_to = "14""#),
            "不再写 from 和 up_to",
        ),
        (
            listed("").replace(r#"from = "24""#, r#"from = "40""#),
            "比 up_to 的 36 还大",
        ),
        (nested, "rule 只能是"),
        (one.to_owned(), "至少要有两种"),
        (one.to_owned(), "缺标准值"),
    ] {
        let text = format!("{PACK}{}", indicator("X", "school", &rest));
        let standard: Standard = toml::from_str(&text).unwrap();
        let faults = validation::faults(&standard, &catalogue());
        assert!(
            faults.iter().any(|fault| fault.contains(says)),
            "{says}: {faults:?}"
        );
    }
}

#[test]
fn a_quota_rounds_the_number_of_rooms_up_and_counts_only_large_ones() {
    let rule = r#"rule = { quota = { rooms = "rooms", per = [{ figure = "classes" }], every = 12 } }
bounds = [{ bound = { comparison = "at_least", value = "96" } }]"#;
    let standard = standard(&[indicator("G", "school", rule)]);
    for (classes, rooms, expected) in [
        ("12", "96", Outcome::Met),
        ("13", "96", Outcome::Below),
        ("13", "96 96", Outcome::Met),
        ("13", "200 95.9999", Outcome::Below),
        ("1", "无", Outcome::Below),
    ] {
        let draft = draft(&[("classes", PRIMARY, classes), ("rooms", Part::Whole, rooms)]);
        assert_eq!(
            outcome(&standard, &draft),
            expected,
            "{classes} classes, rooms {rooms}"
        );
    }
}

#[test]
fn a_limit_for_each_class_fails_on_one_and_waits_for_all() {
    let rule = r#"rule = { each_limit = { of = ["class_sizes"] } }
bounds = [{ bound = { comparison = "at_most", value = "45" } }]"#;
    let standard = standard(&[indicator("G5", "stage", rule)]);
    let full = |last| {
        let grades = (1..=5).map(|grade| ("class_sizes", Part::Grade(grade), "45 44"));
        grades
            .chain([("class_sizes", Part::Grade(6), last)])
            .collect::<Vec<_>>()
    };
    assert_eq!(outcome(&standard, &draft(&full("45 45"))), Outcome::Met);
    assert_eq!(outcome(&standard, &draft(&full("45 46"))), Outcome::Below);
    assert_eq!(
        outcome(
            &standard,
            &draft(&[("class_sizes", Part::Grade(1), "30 46")])
        ),
        Outcome::Below
    );
    let waiting = outcome(&standard, &draft(&[("class_sizes", Part::Grade(1), "30")]));
    assert!(
        matches!(waiting, Outcome::NotComparable(WhyNot::Missing(slots)) if slots.len() == 5),
        "five grades wait"
    );
}

#[test]
fn a_share_divides_by_the_whole_and_never_by_zero() {
    let rule = r#"rule = { share = { part = [{ figure = "classes" }], whole = [{ figure = "pupils" }] } }
bounds = [{ bound = { comparison = "at_least", value = "5" } }]"#;
    let standard = standard(&[indicator("Q", "stage", rule)]);
    let of = |part, whole| {
        outcome(
            &standard,
            &draft(&[("classes", PRIMARY, part), ("pupils", PRIMARY, whole)]),
        )
    };
    assert_eq!(of("5", "100"), Outcome::Met);
    assert_eq!(of("4", "100"), Outcome::Below);
    assert!(matches!(
        of("4", "0"),
        Outcome::NotComparable(WhyNot::NothingToDivideBy(_))
    ));
}

#[test]
fn a_ratio_counts_at_least_the_least_it_is_told() {
    let rule = r#"rule = { ratio = { scale = "1", numerator = [{ figure = "field" }], denominator = [{ figure = "pupils", at_least = "100" }] } }
bounds = [{ bound = { comparison = "at_least", value = "720" } }]"#;
    let standard = standard(&[indicator("F", "school", rule)]);
    let of = |field, pupils| {
        outcome(
            &standard,
            &draft(&[("field", Part::Whole, field), ("pupils", PRIMARY, pupils)]),
        )
    };
    assert_eq!(of("72000", "46"), Outcome::Met);
    assert_eq!(of("71999", "46"), Outcome::Below);
    assert_eq!(of("72720", "101"), Outcome::Met);
    assert_eq!(of("72719", "101"), Outcome::Below);
}

#[test]
fn documents_and_judgements_have_grades_and_reasons() {
    let standard = standard(&[
        indicator(
            "D",
            "school",
            &format!("{CLAIM}rule = {{ document = {{ figure = \"statutes\" }} }}"),
        ),
        indicator(
            "J",
            "school",
            "rule = { judgement = { figure = \"culture\", least = \"partly\" } }",
        ),
    ]);
    for (level, document, judgement) in [
        ("reached", Outcome::Met, Outcome::Met),
        ("partly", Outcome::Below, Outcome::Met),
        ("not_reached", Outcome::Below, Outcome::Below),
    ] {
        let report = report(
            &standard,
            &draft(&[
                ("statutes", Part::Whole, level),
                ("culture", Part::Whole, level),
            ]),
        );
        assert_eq!(report.findings[0].outcome, document, "document {level}");
        assert_eq!(report.findings[1].outcome, judgement, "judgement {level}");
    }
    let mut without = draft(&[("culture", Part::Whole, "reached")]);
    let slot = Slot {
        figure: "statutes".into(),
        part: Part::Whole,
    };
    without
        .entries
        .insert(slot, Entry::NotApplicable("由中心校统一制定".to_owned()));
    let report = report(&standard, &without);
    let reason = WhyNot::NotApplicable("由中心校统一制定".to_owned());
    assert_eq!(report.findings[0].outcome, Outcome::NotComparable(reason));
    assert_eq!(
        report.verdicts[0].verdict,
        Verdict::Holds,
        "what does not apply does not fail"
    );
}

#[test]
fn of_an_item_partly_is_what_the_floor_is_to_a_number() {
    let pack = PACK.replace(
        r#"rule = "all""#,
        r#"rule = { at_least = { count = 1, floor = "0.6" } }"#,
    );
    let judged = |figure: &str| {
        let rule =
            format!("rule = {{ judgement = {{ figure = \"{figure}\", least = \"reached\" }} }}");
        indicator(&figure[..1].to_uppercase(), "school", &rule)
    };
    let text = format!("{pack}{}{}", judged("statutes"), judged("culture"));
    let standard: Standard = toml::from_str(&text).unwrap();
    for (level, outcome, verdict) in [
        ("reached", Outcome::Met, Verdict::Holds),
        ("partly", Outcome::AboveFloor, Verdict::Holds),
        ("not_reached", Outcome::Below, Verdict::Fails),
    ] {
        let figures = [
            ("statutes", Part::Whole, "reached"),
            ("culture", Part::Whole, level),
        ];
        let report = report(&standard, &draft(&figures));
        assert_eq!(report.findings[1].outcome, outcome, "{level}");
        assert_eq!(report.verdicts[0].verdict, verdict, "{level}");
    }
}

#[test]
fn a_group_is_not_kept_by_entries_of_not_applicable_without_a_reason() {
    let rules = ["statutes", "culture"].map(|figure| {
        let rule = format!("{CLAIM}rule = {{ document = {{ figure = \"{figure}\" }} }}");
        indicator(&figure[..1].to_uppercase(), "school", &rule)
    });
    let standard = standard(&rules);
    let checked = |reason: &str| {
        let mut draft = draft(&[("culture", Part::Whole, "reached")]);
        let slot = Slot {
            figure: "statutes".into(),
            part: Part::Whole,
        };
        let entry = Entry::NotApplicable(reason.to_owned());
        draft.entries.insert(slot, entry);
        let catalogue: Catalogue = toml::from_str(CATALOGUE).unwrap();
        let (school, _) = school::read(&draft, &catalogue);
        let report = check::check(&school, &standard, &catalogue);
        let words = words::Words::of(&school, &catalogue);
        let verdict = &report.verdicts[0];
        let sentence = words::findings::verdict(verdict, &standard, &words);
        (verdict.verdict.clone(), sentence)
    };
    let (verdict, sentence) = checked("");
    assert_eq!(verdict, Verdict::Open);
    assert_eq!(
        sentence,
        "事项：已填 1/2 项，以下结论仅含已填项：学校承担的2项中1项达到，1项不适用没有写原因。"
    );
    let (verdict, sentence) = checked("由中心校统一制定");
    assert_eq!(verdict, Verdict::Holds);
    assert_eq!(
        sentence,
        "事项：学校承担的1项中1项达到（另有1项填为不适用），全部达到。"
    );
}

#[test]
fn what_not_applicable_means_is_said_by_the_pack_and_the_strictest_holds() {
    let quota = "rule = { quota = { rooms = \"rooms\", per = [{ figure = \"classes\" }], every = 12 } }\nbounds = [{ bound = { comparison = \"at_least\", value = \"60\" } }]";
    let checked = |meanings: &[&str]| {
        let indicators: Vec<String> = (0..)
            .zip(meanings)
            .map(|(idx, meaning)| {
                indicator(&format!("Q{idx}"), "school", &format!("{meaning}{quota}"))
            })
            .collect();
        let standard = standard(&indicators);
        let mut draft = draft(&[("classes", PRIMARY, "12")]);
        let slot = Slot {
            figure: "rooms".into(),
            part: Part::Whole,
        };
        draft
            .entries
            .insert(slot, Entry::NotApplicable("本校没有".to_owned()));
        let report = report(&standard, &draft);
        let outcomes: Vec<Outcome> = report
            .findings
            .iter()
            .map(|finding| finding.outcome.clone())
            .collect();
        (
            outcomes,
            report.verdicts[0].verdict.clone(),
            report.findings[0].gap,
        )
    };
    let (zero, open) = ("not_applicable = \"zero\"\n", "not_applicable = \"open\"\n");
    let rooms = Slot {
        figure: "rooms".into(),
        part: Part::Whole,
    };
    let owed = || Outcome::NotComparable(WhyNot::Owed(vec![rooms]));
    let claimed = || Outcome::NotComparable(WhyNot::NotApplicable("本校没有".to_owned()));
    // A pack that says nothing allows no claim.
    assert_eq!(checked(&[""]).0, [owed()]);
    assert_eq!(checked(&[open]).0, [owed()]);
    assert_eq!(checked(&[CLAIM]).0, [claimed()]);
    let (outcomes, verdict, gap) = checked(&[zero]);
    assert_eq!((outcomes, verdict), (vec![Outcome::Below], Verdict::Fails));
    assert_eq!(gap.unwrap().amount, numbers::Decimal::ONE);
    assert_eq!(checked(&[CLAIM, zero]).0, [Outcome::Below, Outcome::Below]);
    assert_eq!(checked(&[CLAIM, open]).0, [owed(), owed()]);
    assert_eq!(checked(&[zero, open]).0, [owed(), owed()]);
    for meanings in [
        &[""][..],
        &[open],
        &[zero],
        &[CLAIM],
        &[CLAIM, zero],
        &[zero, open],
    ] {
        assert_ne!(checked(meanings).1, Verdict::Holds, "{meanings:?}");
    }
    // A ground that the school's kind does not fit cannot be claimed.
    let of_juniors = "not_applicable = { claim = { grounds = [{ text = \"没有\", when = { kinds = [\"junior\"] } }] } }\n";
    assert_eq!(checked(&[of_juniors]).0, [owed()]);
}

#[test]
fn a_pack_cannot_let_nothing_count_as_enough() {
    let faults = |meaning: &str, rule: &str| {
        let quota = indicator("Q", "school", &format!("{meaning}{rule}"));
        let standard: Standard = toml::from_str(&format!("{PACK}{quota}")).unwrap();
        validation::faults(&standard, &catalogue())
    };
    let zero = "not_applicable = \"zero\"\n";
    let most = "rule = { total_limit = { of = [{ figure = \"pupils\" }] } }\nbounds = [{ bound = { comparison = \"at_most\", value = \"60\" } }]";
    assert_eq!(faults(zero, most).len(), 1);
    assert_eq!(
        faults(zero, "rule = { document = { figure = \"statutes\" } }").len(),
        1
    );
    let minus = "rule = { total_limit = { of = [{ figure = \"field\" }, { figure = \"pupils\", minus = true }] } }\nbounds = [{ bound = { comparison = \"at_least\", value = \"60\" } }]";
    assert_eq!(faults(zero, minus).len(), 1);
    let no_ground = "not_applicable = { claim = { grounds = [] } }\n";
    assert_eq!(faults(no_ground, most).len(), 1);
}

#[test]
fn a_group_in_which_nothing_applies_is_not_called_kept() {
    let rule = format!("{CLAIM}rule = {{ document = {{ figure = \"statutes\" }} }}");
    let standard = standard(&[indicator("D", "school", &rule)]);
    let mut draft = draft(&[]);
    let slot = Slot {
        figure: "statutes".into(),
        part: Part::Whole,
    };
    draft
        .entries
        .insert(slot, Entry::NotApplicable(String::new()));
    assert_eq!(report(&standard, &draft).verdicts[0].verdict, Verdict::Open);
}

#[test]
fn details_that_are_all_not_applicable_do_not_make_a_zero() {
    let mut draft = draft(&[("pupils", PRIMARY, "500")]);
    for figure in [
        "pe_teachers",
        "music_teachers",
        "fine_art_teachers",
        "arts_teachers",
    ] {
        let slot = Slot {
            figure: figure.into(),
            part: PRIMARY,
        };
        draft
            .entries
            .insert(slot, Entry::NotApplicable(String::new()));
    }
    let report = support::evaluated::report_of(&draft);
    let finding = report.finding("R3", PRIMARY).unwrap();
    assert!(finding.is_open(), "{:?}", finding.outcome);
}

#[test]
fn bounds_depend_on_zone_size_and_year() {
    let rule = r#"rule = { total_limit = { of = [{ figure = "field" }] } }
bounds = [
  { when = { zones = ["city"] }, bound = { comparison = "at_least", value = "10" } },
  { when = { figures = [{ figure = "pupils", is = { comparison = "less_than", value = "100" } }] }, bound = { comparison = "at_least", value = "20" } },
  { since_year = 2027, bound = { comparison = "at_least", value = "40" } },
  { bound = { comparison = "at_least", value = "30" } },
]"#;
    let standard = standard(&[indicator("Z", "school", rule)]);
    let bound = |zone, pupils, date: &str| {
        let mut draft = draft(&[("field", Part::Whole, "15"), ("pupils", PRIMARY, pupils)]);
        draft.profile.zone = Some(zone);
        draft.profile.data_date = Date::parse(date);
        report(&standard, &draft).findings[0]
            .bound
            .unwrap()
            .value
            .to_string()
    };
    assert_eq!(bound(Zone::City, "500", "2026-09-01"), "10");
    assert_eq!(bound(Zone::Rural, "99", "2026-09-01"), "20");
    assert_eq!(bound(Zone::Rural, "100", "2026-09-01"), "30");
    assert_eq!(bound(Zone::Rural, "100", "2027-09-01"), "40");
}

#[test]
fn an_exemption_stands_beside_the_verdict_and_only_when_claimed() {
    let rule = r#"rule = { total_limit = { of = [{ figure = "field" }] } }
bounds = [{ bound = { comparison = "at_least", value = "96" } }]
exemptions = [{ id = "old", name = "旧校", condition = "2016年前建成", document = "验收书", when = { zones = ["town"] }, clause = { place = "说明", sources = ["T"], confidence = "low" }, bounds = [{ bound = { comparison = "at_least", value = "73" } }] }]"#;
    let standard = standard(&[indicator("X", "school", rule)]);
    let mut draft = draft(&[("field", Part::Whole, "80")]);
    draft.profile.zone = Some(Zone::Town);
    assert!(report(&standard, &draft).findings[0].claimed.is_empty());
    let claim = Claim {
        since: Date::parse("2026-09-01"),
        document: "验收书".to_owned(),
    };
    draft.claims.insert("old".to_owned(), claim);
    let report_with = report(&standard, &draft);
    assert_eq!(
        report_with.findings[0].outcome,
        Outcome::Below,
        "the verdict without it stands"
    );
    assert_eq!(report_with.findings[0].claimed[0].outcome, Outcome::Met);
    assert_eq!(report_with.verdicts[0].verdict, Verdict::Fails);
    let with: Vec<_> = check::with_claims(&report_with, &standard);
    assert_eq!(with.len(), 1);
    assert_eq!(
        (&with[0].0.verdict, &with[0].1.verdict),
        (&Verdict::Fails, &Verdict::Holds),
        "both verdicts stand beside one another"
    );
    draft.profile.zone = Some(Zone::City);
    assert!(
        report(&standard, &draft).findings[0].claimed.is_empty(),
        "its condition does not hold"
    );
    let unclaimed = report(&standard, &draft);
    assert!(check::with_claims(&unclaimed, &standard).is_empty());
}

#[test]
fn items_of_the_county_are_never_the_schools() {
    let rule = "rule = { document = { figure = \"statutes\" } }";
    let text =
        indicator("K", "school", rule).replace("carrier = \"school\"", "carrier = \"county\"");
    let report = report(&standard(&[text]), &draft(&[]));
    let finding = &report.findings[0];
    assert_eq!(finding.role, Role::County);
    assert_eq!(finding.outcome, Outcome::NotComparable(WhyNot::County));
    assert!(!finding.is_problem() && !finding.is_open());
    assert_eq!(report.verdicts[0].verdict, Verdict::Listed);
}

#[test]
fn a_pack_with_faults_is_refused_with_indicator_and_field() {
    let faulty = [
        indicator(
            "A",
            "school",
            "rule = { total_limit = { of = [{ figure = \"nothing\" }] } }",
        ),
        indicator(
            "A",
            "school",
            "rule = { document = { figure = \"statutes\" } }",
        ),
    ];
    let standard: Standard = toml::from_str(&format!("{PACK}{}", faulty.concat())).unwrap();
    let faults = validation::faults(&standard, &catalogue());
    for expected in [
        "指标 A：没有名为 nothing 的填报项",
        "指标 A：缺标准值 bounds",
        "指标 A：id 重复",
    ] {
        assert!(
            faults.iter().any(|fault| fault == expected),
            "{expected} is not in {faults:?}"
        );
    }
}
