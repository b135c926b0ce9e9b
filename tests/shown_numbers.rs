//! How calculated numbers are written: half up to the decimals of the official form, never against the verdict, the same
//! everywhere. Expected texts were worked out by hand.

use check::{Finding, Outcome, Report};
use files::report_json::report_json;
use numbers::{Decimal, Fraction};
use school::School;
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};
use serde_json::Value as Json;
use standard::{Bound, Comparison};
use words::{Words, display, findings, working};

use support::evaluated::{by_every_pack, evaluation};
use support::generated::generated;

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn school_of(kind: SchoolKind, entries: &[(&str, Part, &str)]) -> School {
    let mut draft = Draft::default();
    draft.profile.kind = Some(kind);
    for (figure, part, text) in entries {
        let slot = Slot {
            figure: FigureId::from(*figure),
            part: *part,
        };
        draft.entries.insert(slot, Entry::Text((*text).to_owned()));
    }
    // Numbers that come so close to a bound need more pupils than the form takes.
    let mut catalogue = data::catalogue().with([]);
    for definition in &mut catalogue.figures {
        definition.most = None;
    }
    school::read(&draft, &catalogue).0
}

fn report_of(school: &School) -> Report {
    check::check(school, data::standard(), data::catalogue())
}

/// A primary school of so many pupils with one other figure.
fn primary(pupils: &str, figure: &str, part: Part, text: &str) -> School {
    let entries = [
        ("pupils", PRIMARY, pupils),
        (figure, part, text),
        ("indoor_sports_area", Part::Whole, "0"),
    ];
    school_of(SchoolKind::Primary, &entries)
}

fn finding<'a>(report: &'a Report, indicator: &str, part: Part) -> &'a Finding {
    let found = report.finding(indicator, part);
    found.unwrap_or_else(|| panic!("no {indicator}"))
}

/// What the number of an indicator is in a table and in a sentence.
fn shown(school: &School, indicator: &str, part: Part) -> (String, String) {
    let report = report_of(school);
    let finding = finding(&report, indicator, part);
    let indicator = data::standard().indicator(indicator).unwrap();
    (
        display::value(finding, indicator).unwrap(),
        display::value_in_text(finding, indicator).unwrap(),
    )
}

#[test]
fn values_are_rounded_half_up_to_the_decimals_of_the_form() {
    for (pupils, figure, part, text, indicator, table, prose) in [
        // 700 ÷ 856 = 0.8177…
        (
            "856",
            "backbone_teachers",
            PRIMARY,
            "7",
            "R2",
            "0.82",
            "0.82",
        ),
        // 100 × 42 ÷ 1000 = 4.2
        (
            "1000",
            "teachers_above_required",
            PRIMARY,
            "42",
            "R1",
            "4.20",
            "4.2",
        ),
        // 100 × 50 ÷ 1000 = 5
        (
            "1000",
            "teachers_above_required",
            PRIMARY,
            "50",
            "R1",
            "5.00",
            "5",
        ),
        // 6900 ÷ 1180 = 5.8474…
        (
            "1180",
            "sports_field_area",
            Part::Whole,
            "6900",
            "R5",
            "5.85",
            "5.85",
        ),
        // 8125 ÷ 1000 = 8.125, an exact half of the last digit
        (
            "1000",
            "sports_field_area",
            Part::Whole,
            "8125",
            "R5",
            "8.13",
            "8.13",
        ),
        (
            "1000",
            "sports_field_area",
            Part::Whole,
            "8124.9",
            "R5",
            "8.12",
            "8.12",
        ),
        // 242 万元 ÷ 1180 = 2050.8474… 元
        (
            "1180",
            "equipment_value",
            Part::Whole,
            "242",
            "R6",
            "2050.85",
            "2051",
        ),
        // 210 万元 ÷ 1000 = 2100 元
        (
            "1000",
            "equipment_value",
            Part::Whole,
            "210",
            "R6",
            "2100.00",
            "2100",
        ),
        // 2000005 元 ÷ 1000 = 2000.005 元
        (
            "1000",
            "equipment_value",
            Part::Whole,
            "200.0005",
            "R6",
            "2000.01",
            "2000",
        ),
    ] {
        let school = primary(pupils, figure, part, text);
        let found = shown(&school, indicator, PRIMARY);
        assert_eq!(
            found,
            (table.to_owned(), prose.to_owned()),
            "{text} of {pupils}"
        );
    }
}

#[test]
fn the_published_worked_example_of_the_method_prints_the_same_numbers() {
    // Five primary schools with pupils and books, and the books per pupil that are printed for them.
    let pack = data::standards()
        .iter()
        .find(|standard| standard.id == "jiaodu-2012-3")
        .unwrap();
    for (pupils, books, printed) in [
        ("45", "279", "6.20"),
        ("37", "137", "3.70"),
        ("89", "935", "10.51"),
        ("76", "160", "2.11"),
        ("55", "402", "7.31"),
    ] {
        let entries = [("pupils", PRIMARY, pupils), ("books", Part::Whole, books)];
        let school = school_of(SchoolKind::Primary, &entries);
        let report = check::check(&school, pack, data::catalogue());
        let found = finding(&report, "B5", PRIMARY);
        let text = display::value(found, pack.indicator("B5").unwrap());
        assert_eq!(text.as_deref(), Some(printed), "{books} of {pupils}");
    }
}

#[test]
fn a_number_never_lands_on_a_bound_or_floor_that_it_misses() {
    for (pupils, figure, part, text, indicator, table, prose, outcome) in [
        // 4.197 against 4.2
        (
            "100000",
            "teachers_above_required",
            PRIMARY,
            "4197",
            "R1",
            "4.197",
            "4.197",
            Outcome::AboveFloor,
        ),
        // 0.8499… against the floor 0.85: 100 × 8499 ÷ 1,000,000
        (
            "1000000",
            "backbone_teachers",
            PRIMARY,
            "8499",
            "R2",
            "0.8499",
            "0.8499",
            Outcome::Below,
        ),
        // the floor itself, 0.85
        (
            "1000000",
            "backbone_teachers",
            PRIMARY,
            "8500",
            "R2",
            "0.85",
            "0.85",
            Outcome::AboveFloor,
        ),
        // 3.825 is the floor of 4.5; 3.8249 is below, and rounds to 3.82
        (
            "1000",
            "teaching_area",
            Part::Whole,
            "3824.9",
            "R4",
            "3.82",
            "3.82",
            Outcome::Below,
        ),
        (
            "1000",
            "teaching_area",
            Part::Whole,
            "3825",
            "R4",
            "3.83",
            "3.83",
            Outcome::AboveFloor,
        ),
        // 6.375 is the floor of 7.5; 6.3745 would round to 6.37, and is below
        (
            "10000",
            "sports_field_area",
            Part::Whole,
            "63745",
            "R5",
            "6.37",
            "6.37",
            Outcome::Below,
        ),
        // 199.99 万元 ÷ 1000 = 1999.9: whole 元 would be the bound
        (
            "1000",
            "equipment_value",
            Part::Whole,
            "199.99",
            "R6",
            "1999.90",
            "1999.9",
            Outcome::AboveFloor,
        ),
        // 1999.996: so would two decimals
        (
            "1000",
            "equipment_value",
            Part::Whole,
            "199.9996",
            "R6",
            "1999.996",
            "1999.996",
            Outcome::AboveFloor,
        ),
        // 1699.8 against the floor 1700
        (
            "1000",
            "equipment_value",
            Part::Whole,
            "169.98",
            "R6",
            "1699.80",
            "1699.8",
            Outcome::Below,
        ),
    ] {
        let school = primary(pupils, figure, part, text);
        let report = report_of(&school);
        assert_eq!(
            finding(&report, indicator, PRIMARY).outcome,
            outcome,
            "{text} of {pupils}"
        );
        let found = shown(&school, indicator, PRIMARY);
        assert_eq!(
            found,
            (table.to_owned(), prose.to_owned()),
            "{text} of {pupils}"
        );
    }
}

#[test]
fn a_number_never_leaves_a_bound_that_it_meets() {
    for (value, places, comparison, limit, expected) in [
        ("0.5003", 2, Comparison::AtMost, "0.50", "0.5003"),
        ("0.4996", 2, Comparison::AtMost, "0.50", "0.50"),
        // exactly the bound, which two decimals cannot tell
        ("0.125", 2, Comparison::AtMost, "0.125", "0.125"),
        ("0.125", 2, Comparison::AtLeast, "0.125", "0.13"),
        ("0.124", 2, Comparison::AtLeast, "0.124", "0.124"),
        // a strict bound is missed by standing on it
        ("0.1496", 2, Comparison::LessThan, "0.15", "0.1496"),
        ("0.15", 2, Comparison::LessThan, "0.15", "0.15"),
        ("4.2004", 2, Comparison::MoreThan, "4.2", "4.2004"),
        ("-0.125", 2, Comparison::AtLeast, "-0.13", "-0.13"),
        ("-2.345", 2, Comparison::AtLeast, "0", "-2.35"),
        ("-0.004", 2, Comparison::AtLeast, "0", "-0.004"),
    ] {
        let limits = display::BoundAndFloor {
            bound: Some(Bound {
                comparison,
                value: decimal(limit),
            }),
            ..display::BoundAndFloor::default()
        };
        let text = display::rounded_against(decimal(value).fraction(), places, limits);
        assert_eq!(text, expected, "{value}, {comparison:?} {limit}");
    }
}

#[test]
fn shares_have_one_decimal_and_a_hundred_percent_is_not_reached_by_rounding() {
    for (certified, teachers, table, prose, outcome) in [
        ("2499", "2500", "99.96", "99.96", Outcome::Below),
        ("2500", "2500", "100.0", "100", Outcome::Met),
        // 158 ÷ 160 = 98.75 %
        ("158", "160", "98.8", "98.8", Outcome::Below),
        // 1 ÷ 3
        ("1", "3", "33.3", "33.3", Outcome::Below),
        ("4", "5", "80.0", "80", Outcome::Below),
    ] {
        let entries = [
            ("teachers", PRIMARY, teachers),
            ("certified_teachers", PRIMARY, certified),
        ];
        let school = school_of(SchoolKind::Primary, &entries);
        let report = report_of(&school);
        assert_eq!(finding(&report, "G12", PRIMARY).outcome, outcome);
        let found = shown(&school, "G12", PRIMARY);
        assert_eq!(
            found,
            (table.to_owned(), prose.to_owned()),
            "{certified} of {teachers}"
        );
    }
}

#[test]
fn the_share_of_a_bound_never_reaches_100_or_85_percent_by_rounding() {
    for (pupils, backbone, share) in [
        // 100 × 9996 ÷ 1,000,000 = 0.9996
        ("1000000", "9996", "99.96%"),
        ("1000000", "9994", "99.9%"),
        ("1000000", "10000", "100.0%"),
        // 0.84996 against the floor 0.85
        ("10000000", "84996", "84.996%"),
        ("10000000", "84994", "84.99%"),
        ("10000000", "84940", "84.9%"),
        ("10000000", "85000", "85.0%"),
        // 700 ÷ 856
        ("856", "7", "81.8%"),
    ] {
        let school = primary(pupils, "backbone_teachers", PRIMARY, backbone);
        let report = report_of(&school);
        let found = finding(&report, "R2", PRIMARY);
        assert_eq!(display::share(found), share, "{backbone} of {pupils}");
        let in_text = share.replace(".0%", "%");
        assert_eq!(
            display::share_in_text(found),
            in_text,
            "{backbone} of {pupils}"
        );
    }
}

fn steps(school: &School, finding: &Finding) -> Vec<(&'static str, String)> {
    let (standard, catalogue) = (data::standard(), data::catalogue());
    let explained = check::explain(school, standard, catalogue, finding);
    working::steps(finding, &explained, standard, &Words::of(school, catalogue))
}

fn step(school: &School, indicator: &str, part: Part, name: &str) -> String {
    let report = report_of(school);
    let steps = steps(school, finding(&report, indicator, part));
    let found = steps.into_iter().find(|(step, _)| *step == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

#[test]
fn the_working_ends_with_the_shown_number_and_says_about_where_it_is_rounded() {
    let rounded = primary("856", "backbone_teachers", PRIMARY, "7");
    assert_eq!(
        step(&rounded, "R2", PRIMARY, "代入"),
        "100×7 ÷ 856 ≈ 0.82人/百生"
    );
    let exact = primary("1000", "backbone_teachers", PRIMARY, "8");
    assert_eq!(
        step(&exact, "R2", PRIMARY, "代入"),
        "100×8 ÷ 1000 = 0.80人/百生"
    );
    let close = primary("100000", "teachers_above_required", PRIMARY, "4197");
    assert_eq!(
        step(&close, "R1", PRIMARY, "代入"),
        "100×4197 ÷ 100000 = 4.197人/百生"
    );
}

#[test]
fn what_a_stage_needs_is_rounded_but_not_to_what_there_is() {
    // 九年一贯制 with 600 and 400 pupils: 1040 weighted. 5.8 × 1040 ÷ 1.1 = 5483.6363… ㎡.
    let school = |area: &str| {
        let entries = [
            ("pupils", PRIMARY, "600"),
            ("pupils", JUNIOR, "400"),
            ("teaching_area", Part::Whole, area),
            ("indoor_sports_area", Part::Whole, "0"),
        ];
        school_of(SchoolKind::NineYear, &entries)
    };
    let need = step(&school("5000"), "R4", JUNIOR, "需要");
    assert!(need.contains("需要 ≈5483.64㎡，现有 5000㎡"), "{need}");
    // 5483.64 is enough, and 5483.6363 is not.
    let enough = step(&school("5483.64"), "R4", JUNIOR, "需要");
    assert!(
        enough.contains("需要 ≈5483.636㎡，现有 5483.64㎡"),
        "{enough}"
    );
    let short = step(&school("5483.6363"), "R4", JUNIOR, "需要");
    assert!(
        short.contains("需要 ≈5483.64㎡，现有 5483.6363㎡"),
        "{short}"
    );
    // 600 ÷ 1040 × 5480 = 3161.5384…, 1.1 × 400 ÷ 1040 × 5480 = 2318.4615…
    let shares = step(&school("5480"), "R4", JUNIOR, "分得");
    assert_eq!(
        shares,
        "小学部 600人×1 得 ≈3161.54；初中部 400人×1.1 得 ≈2318.46；合计 5480，没有余数"
    );
}

/// A shown number with any count of digits.
fn read_back(shown: &str) -> (Fraction, Fraction) {
    let (whole, part) = shown.split_once('.').unwrap_or((shown, ""));
    let units: i64 = format!("{whole}{part}").parse().unwrap();
    let ten = Decimal::whole(10).fraction();
    let unit = part
        .chars()
        .fold(Fraction::ONE, |unit, _| unit.over(ten).unwrap());
    let of_units = |number: i64| {
        // In two steps: a decimal holds nine digits before the point.
        let million = Decimal::whole(1_000_000).fraction();
        let high = Decimal::whole(number / 1_000_000).fraction().times(million);
        high.plus(Decimal::whole(number % 1_000_000).fraction())
    };
    let half = unit.over(Decimal::whole(2).fraction()).unwrap();
    (of_units(units).times(unit), half)
}

fn assert_honest(shown: &str, finding: &Finding, exact: Fraction, told: &str) {
    let (number, half) = read_back(shown);
    let bound = finding.bound;
    let holds = |value: Fraction| bound.is_none_or(|bound| bound.holds_for(value));
    assert_eq!(holds(number), holds(exact), "{told}: bound");
    let is_above = |value: Fraction| finding.floor().is_none_or(|floor| value >= floor);
    assert_eq!(is_above(number), is_above(exact), "{told}: floor");
    let (less, more) = (exact.minus(number), number.minus(exact));
    assert!(less <= half && more <= half, "{told}: {exact:?}");
}

#[test]
fn no_shown_number_of_any_pack_contradicts_its_verdict_or_is_more_than_half_a_digit_away() {
    let mut looked_at = 0;
    for seed in 0..200 {
        for pack in &by_every_pack(&generated(seed)).packs {
            let standard = &pack.standard;
            for finding in &pack.report.findings {
                let indicator = standard.indicator(&finding.indicator).unwrap();
                let (Some(exact), Some(table), Some(prose)) = (
                    finding.value,
                    display::value(finding, indicator),
                    display::value_in_text(finding, indicator),
                ) else {
                    continue;
                };
                let told = format!(
                    "{seed} {} {}: {table} {prose}",
                    standard.id, finding.indicator
                );
                assert_honest(&table, finding, exact, &told);
                assert_honest(&prose, finding, exact, &told);
                let digits = table.split_once('.').map_or(0, |(_, part)| part.len());
                assert!(digits >= usize::from(indicator.places), "{told}");
                assert!(!(prose.contains('.') && prose.ends_with('0')), "{told}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 4000, "only {looked_at}");
}

#[test]
fn table_json_and_working_show_the_same_number() {
    let (standard, catalogue) = (data::standard(), data::catalogue());
    let mut looked_at = 0;
    for seed in 0..40 {
        let evaluation = evaluation(&generated(seed));
        let (school, report) = (&evaluation.school, evaluation.report());
        let (problems, years) = (&evaluation.problems, &evaluation.forecast);
        let json = report_json(school, report, problems, standard, catalogue, "", years);
        let json: Json = serde_json::from_str(&json).unwrap();
        let words = evaluation.words();
        for (finding, json) in report
            .findings
            .iter()
            .zip(json["findings"].as_array().unwrap())
        {
            let row = findings::row(finding, standard, &words).unwrap();
            let indicator = standard.indicator(&finding.indicator).unwrap();
            if row.value != "—" {
                assert_eq!(json["value"], row.value.as_str());
                assert_eq!(json["share"], row.share.as_str());
            }
            let steps = steps(school, finding);
            let told = |name: &str| {
                steps
                    .iter()
                    .find(|(step, _)| *step == name)
                    .map(|(_, text)| text)
            };
            if let (Some(value), Some(compared)) =
                (display::value(finding, indicator), told("比较"))
            {
                assert!(
                    compared.contains(&row.value),
                    "{compared} without {}",
                    row.value
                );
                if let Some(put_in) = told("代入") {
                    let is_same = put_in.contains(&format!(" = {value}"))
                        || put_in.contains(&format!(" ≈ {value}"));
                    assert!(is_same, "{put_in} without {value}");
                    looked_at += 1;
                }
            }
        }
    }
    assert!(looked_at > 200, "only {looked_at}");
}
