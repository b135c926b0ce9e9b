//! Further sets of figures and what looks doubtful, against calculations by hand written out here.
//!
//! Schools are those of the tool's own catalogue; ranges and changes are tried on a small catalogue of this file, so that
//! no guide value of `static/figures.toml` is needed here.

use check::{Finding, Outcome, Report};
use files::saved;
use numbers::{Decimal, Fraction};
use school::catalogue::Catalogue;
use school::checks::Relationship;
use school::draft::{Draft, Entry, Sheet, SheetKind};
use school::figures::{FigureId, Level, Part, Slot, Value};
use school::profile::{SchoolKind, Stage};
use school::sheets::ReasonPlace;
use school::{Cause, Problem, School};
use support::evaluated::{report_by, report_of};
use support::schools::slot;
use words::{Words, problems};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);
const WHOLE: Part = Part::Whole;

type Figures<'a> = &'a [(&'a str, Part, &'a str)];

fn enter(draft: &mut Draft, figures: Figures) {
    for (figure, part, text) in figures {
        let entry = Entry::Text((*text).to_owned());
        draft.entries.insert(slot(figure, *part), entry);
    }
}

fn sheet(kind: SheetKind, name: &str, figures: Figures) -> Sheet {
    let mut typed = Draft::default();
    enter(&mut typed, figures);
    Sheet {
        kind,
        name: name.to_owned(),
        entries: typed.entries,
        ..Sheet::default()
    }
}

/// The worked example: a primary school of 1180 pupils in 26 classes, whose results are known by hand (`golden.rs`).
fn sample() -> Draft {
    saved::open(data::sample(), data::catalogue())
        .unwrap()
        .draft
}

/// A teaching point of 20 pupils in two classes. 人数 and 班数 come from the lists.
fn point() -> Sheet {
    let point = sheet(
        SheetKind::Uncounted,
        "河东教学点",
        &[
            ("class_sizes", Part::Grade(1), "8"),
            ("class_sizes", Part::Grade(2), "12"),
            ("class_sizes", Part::Grade(3), "0"),
            ("class_sizes", Part::Grade(4), "0"),
            ("class_sizes", Part::Grade(5), "0"),
            ("class_sizes", Part::Grade(6), "0"),
            ("teachers", PRIMARY, "3"),
            ("teachers_above_required", PRIMARY, "2"),
            ("backbone_teachers", PRIMARY, "0"),
            ("pe_art_teachers", PRIMARY, "1"),
            ("certified_teachers", PRIMARY, "3"),
            ("trained_teachers", PRIMARY, "3"),
            ("teaching_area", WHOLE, "240"),
            ("indoor_sports_area", WHOLE, "60"),
            ("sports_field_area", WHOLE, "300"),
            ("music_rooms", WHOLE, "40"),
            ("art_rooms", WHOLE, "0"),
            ("equipment_value", WHOLE, "3"),
            ("media_rooms", WHOLE, "2"),
            ("public_funds_budget", WHOLE, "1.04"),
            ("training_budget", WHOLE, "0.1"),
        ],
    );
    Sheet {
        school_kind: Some(SchoolKind::TeachingPoint),
        ..point
    }
}

fn read(draft: &Draft) -> (School, Vec<Problem>) {
    school::read(draft, data::catalogue())
}

fn found(report: &Report, indicator: &str, part: Part) -> Finding {
    let found = report.finding(indicator, part);
    found
        .unwrap_or_else(|| panic!("no {indicator} in {part:?}"))
        .clone()
}

fn quotient(over: i64, under: i64) -> Option<Fraction> {
    let whole = |number| Decimal::whole(number).fraction();
    whole(over).over(whole(under))
}

fn sentence(problem: &Problem, school: &School, catalogue: &Catalogue) -> String {
    problems::problem(problem, &Words::of(school, catalogue))
}

// ---------- Units that do not count as schools ----------

#[test]
fn a_teaching_point_is_added_before_anything_is_divided() {
    let mut draft = sample();
    draft.sheets.push(point());
    let (school, problems) = read(&draft);
    assert_eq!(problems, Vec::new());
    let report = report_of(&draft);
    let value = |indicator| found(&report, indicator, PRIMARY).value;
    // 1180 + 20 = 1200 pupils.
    assert_eq!(value("R1"), quotient(100 * (52 + 2), 1200));
    assert_eq!(value("R2"), quotient(100 * 9, 1200));
    assert_eq!(value("R3"), quotient(100 * (11 + 1), 1200));
    // (5020 + 240) − (0 + 60) = 5200 ㎡; (6900 + 300) + (0 + 60) = 7260 ㎡.
    assert_eq!(value("R4"), quotient(5200, 1200));
    assert_eq!(value("R5"), quotient(7260, 1200));
    // 242 + 3 = 245 万元; 30 + 2 = 32 rooms.
    assert_eq!(value("R6"), quotient(2_450_000, 1200));
    assert_eq!(value("R7"), quotient(100 * 32, 1200));
    // Not the mean of both: R5 alone would be 6900/1180 and 360/20.
    assert_ne!(value("R5"), quotient(6900, 1180));

    // 26 + 2 = 28 classes; rooms and classes stand in one list.
    let numbers = |list: &[i64]| Value::List(list.iter().copied().map(Decimal::whole).collect());
    let number = |number| Value::Number(Decimal::whole(number));
    for (figure, part, expected) in [
        ("pupils", PRIMARY, number(1200)),
        ("classes", PRIMARY, number(28)),
        ("music_rooms", WHOLE, numbers(&[88, 76, 40])),
        ("art_rooms", WHOLE, numbers(&[70, 68, 64])),
        ("class_sizes", Part::Grade(1), numbers(&[42, 42, 42, 42, 8])),
        (
            "class_sizes",
            Part::Grade(6),
            numbers(&[46, 45, 45, 45, 45]),
        ),
    ] {
        assert_eq!(*school.value(&slot(figure, part)), expected, "{figure}");
    }
}

#[test]
fn two_teaching_points_are_both_added_in_either_order() {
    let mut second = point();
    second.name = "河西教学点".to_owned();
    second.entries.insert(
        slot("sports_field_area", WHOLE),
        Entry::Text("500".to_owned()),
    );
    let mut draft = sample();
    draft.sheets = vec![point(), second.clone()];
    let there = report_of(&draft);
    // (6900 + 300 + 500 + 60 + 60) ÷ (1180 + 20 + 20).
    assert_eq!(found(&there, "R5", PRIMARY).value, quotient(7820, 1220));
    draft.sheets = vec![second, point()];
    assert_eq!(
        found(&report_of(&draft), "R5", PRIMARY).value,
        quotient(7820, 1220)
    );
}

#[test]
fn what_a_teaching_point_leaves_blank_keeps_the_whole_open_and_is_named() {
    for entry in [None, Some(Entry::Text("约六十".to_owned()))] {
        let mut draft = sample();
        let mut unit = point();
        let indoor = slot("indoor_sports_area", WHOLE);
        let wanted = match entry {
            None => "填 0",
            Some(_) => "现在填的是“约六十”",
        };
        match entry {
            None => unit.entries.remove(&indoor),
            Some(entry) => unit.entries.insert(indoor, entry),
        };
        draft.sheets.push(unit);
        let (school, problems) = read(&draft);
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!(problem.slot, indoor);
        assert!(!problem.is_warning(), "a reason does not settle it");
        let told = sentence(problem, &school, data::catalogue());
        assert!(
            told.contains("河东教学点")
                && told.contains("室内体育用房面积")
                && told.contains(wanted),
            "{told}"
        );
        let report = report_of(&draft);
        for indicator in ["R4", "R5"] {
            let finding = found(&report, indicator, PRIMARY);
            assert!(matches!(finding.outcome, Outcome::NotComparable(_)));
            assert_eq!(finding.value, None, "{indicator} is not guessed");
        }
        assert_eq!(
            found(&report, "R1", PRIMARY).value,
            quotient(5400, 1200),
            "the others stand"
        );
    }
}

#[test]
fn what_the_school_says_is_not_applicable_is_that_of_the_teaching_point_alone() {
    let mut draft = sample();
    let indoor = slot("indoor_sports_area", WHOLE);
    draft
        .entries
        .insert(indoor, Entry::NotApplicable("没有".to_owned()));
    draft.sheets.push(point());
    let sixty = Value::Number(Decimal::whole(60));
    assert_eq!(*read(&draft).0.value(&indoor), sixty);
    draft.sheets[0].entries.remove(&indoor);
    let (school, problems) = read(&draft);
    assert_eq!(*school.value(&indoor), Value::Blank, "it is not known");
    assert!(
        matches!(&problems[..], [Problem { slot, cause: Cause::UnitBlank { unit } }] if *slot == indoor && unit == "河东教学点")
    );
}

#[test]
fn a_teaching_point_that_has_nothing_but_pupils_adds_only_pupils() {
    let mut draft = sample();
    let mut unit = point();
    let typed: Vec<Slot> = unit.entries.keys().copied().collect();
    for slot in typed {
        if slot.figure != FigureId::from("class_sizes") {
            unit.entries.insert(slot, Entry::Text("0".to_owned()));
        }
    }
    draft.sheets.push(unit);
    assert_eq!(read(&draft).1, Vec::new());
    let report = report_of(&draft);
    assert_eq!(found(&report, "R5", PRIMARY).value, quotient(6900, 1200));
    assert_eq!(found(&report, "R7", PRIMARY).value, quotient(3000, 1200));
    assert_eq!(
        *read(&draft).0.value(&slot("music_rooms", WHOLE)),
        Value::List([88, 76].map(Decimal::whole).to_vec())
    );
}

#[test]
fn lengths_least_areas_and_shares_of_two_places_are_not_added_up() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    draft.profile.boarding = Some(true);
    // The figure, the school's, the unit's, and both together.
    let figures = [
        ("running_track", WHOLE, "200", "100", "200"),
        ("straight_track", WHOLE, "60", "100", "60"),
        ("library_hours", WHOLE, "30", "10", "30"),
        ("kitchen_area", WHOLE, "6", "5", "6"),
        ("counselling_individual_area", WHOLE, "6", "6", "6"),
        ("law_lessons", WHOLE, "2", "2", "2"),
        ("yearly_retention", WHOLE, "98", "96", "98"),
        ("smallest_classroom_area", PRIMARY, "50", "45", "50"),
        ("smallest_classroom_seats", PRIMARY, "45", "20", "45"),
        ("seat_science", PRIMARY, "1.9", "1.6", "1.6"),
        ("office_per_teacher", WHOLE, "4", "6", "4"),
        ("canteen_distance", WHOLE, "30", "15", "15"),
        ("dormitory_toilet_distance", WHOLE, "20", "35", "35"),
        ("books", WHOLE, "3000", "400", "3400"),
        ("basketball_courts", WHOLE, "2", "1", "3"),
    ];
    let mut unit = sheet(SheetKind::Uncounted, "河东教学点", &[]);
    for (figure, part, entered, theirs, _) in figures {
        enter(&mut draft, &[(figure, part, entered)]);
        let entry = Entry::Text(theirs.to_owned());
        unit.entries.insert(slot(figure, part), entry);
    }
    let intake = slot("expected_intake", PRIMARY);
    enter(&mut draft, &[("expected_intake", PRIMARY, "20 21")]);
    unit.entries.insert(intake, Entry::Text("3 4 5".to_owned()));
    draft.sheets.push(unit);
    let (school, _) = read(&draft);
    for (figure, part, _, _, together) in figures {
        let expected = Value::Number(Decimal::parse(together).unwrap());
        assert_eq!(*school.value(&slot(figure, part)), expected, "{figure}");
    }
    let years = Value::List([23, 25, 5].map(Decimal::whole).to_vec());
    assert_eq!(*school.value(&intake), years);
}

#[test]
fn the_worse_level_of_two_places_counts() {
    let catalogue = data::catalogue();
    let level = catalogue.figures.iter().find(|figure| {
        figure.form == school::catalogue::FigureForm::Level
            && figure.place == school::catalogue::FigurePlace::Whole
    });
    let slot = slot(level.unwrap().id.0.as_str(), WHOLE);
    for (entered, unit, worse) in [
        ("reached", "not_reached", Level::NotReached),
        ("partly", "reached", Level::Partly),
    ] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        draft.entries.insert(slot, Entry::Text(entered.to_owned()));
        let mut sheet = sheet(SheetKind::Uncounted, "河东教学点", &[]);
        sheet.entries.insert(slot, Entry::Text(unit.to_owned()));
        draft.sheets.push(sheet);
        assert_eq!(*read(&draft).0.value(&slot), Value::Level(worse));
    }
}

#[test]
fn a_small_unit_is_funded_for_a_hundred_pupils_whatever_its_school_has() {
    let funded = |pupils: &str, headcount: &str| {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        enter(&mut draft, &[("pupils", PRIMARY, "1000")]);
        let mut unit = sheet(
            SheetKind::Uncounted,
            "河东教学点",
            &[
                ("pupils", PRIMARY, pupils),
                ("funding_headcount", WHOLE, headcount),
            ],
        );
        unit.school_kind = Some(SchoolKind::TeachingPoint);
        draft.sheets.push(unit);
        let (school, _) = read(&draft);
        let report = report_of(&draft);
        let finding = found(&report, "G6", WHOLE);
        let (standard, catalogue) = (data::standard(), data::catalogue());
        let words = Words::of(&school, catalogue);
        let row = words::findings::row(&finding, standard, &words).unwrap();
        let working = check::explain(&school, standard, catalogue, &finding);
        let lines: Vec<Decimal> = working.over.iter().map(|line| line.value).collect();
        (finding, row.note, lines)
    };
    let (finding, note, lines) = funded("20", "20");
    assert_eq!(finding.outcome, Outcome::Below);
    assert_eq!(finding.gap.unwrap().amount, Decimal::whole(80));
    assert_eq!(note, "河东教学点");
    assert_eq!(lines, [Decimal::whole(20)]);
    assert_eq!(funded("20", "100").0.outcome, Outcome::Met);
    let (finding, note, _) = funded("20", "");
    assert!(matches!(
        finding.outcome,
        Outcome::NotComparable(check::WhyNot::Missing(_))
    ));
    assert_eq!(note, "河东教学点：未填：核定公用经费的人数");
    assert!(matches!(
        funded("100", "20").0.outcome,
        Outcome::NotComparable(check::WhyNot::NotApplicable(_))
    ));
}

#[test]
fn the_money_of_school_and_small_unit_is_counted_for_each() {
    let conditions = data::standards()
        .iter()
        .find(|standard| standard.id == *"school-conditions");
    let outcome = |funds: &str| {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        draft.profile.boarding = Some(false);
        enter(&mut draft, &[("pupils", PRIMARY, "200")]);
        enter(&mut draft, &[("public_funds_actual", WHOLE, funds)]);
        let mut unit = sheet(
            SheetKind::Uncounted,
            "河东教学点",
            &[
                ("pupils", PRIMARY, "20"),
                ("public_funds_actual", WHOLE, "7.2"),
            ],
        );
        unit.school_kind = Some(SchoolKind::TeachingPoint);
        draft.sheets.push(unit);
        let report = report_by(&draft, &conditions.unwrap().id);
        found(&report, "E8", WHOLE).outcome
    };
    // 200·720 + 100·720 = 216,000 元 = 14.4 + 7.2 万元; 220·720 would be 15.84.
    assert_eq!(outcome("14.4"), Outcome::Met);
    assert_eq!(outcome("14.3999"), Outcome::Below);
}

// ---------- Campuses ----------

/// A nine-year school: the main campus has 200 and 100 pupils, 1.1·100 = 110, so 310 weighted pupils.
fn nine_year() -> Draft {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::NineYear);
    enter(
        &mut draft,
        &[
            ("pupils", PRIMARY, "200"),
            ("pupils", JUNIOR, "100"),
            ("indoor_sports_area", WHOLE, "0"),
            ("sports_field_area", WHOLE, "3100"),
        ],
    );
    let mut north = sheet(
        SheetKind::Campus,
        "北校区",
        &[
            ("pupils", PRIMARY, "400"),
            ("indoor_sports_area", WHOLE, "0"),
            ("sports_field_area", WHOLE, "3000"),
        ],
    );
    north.school_kind = Some(SchoolKind::Primary);
    // Without a kind of its own it has that of the school.
    let south = sheet(
        SheetKind::Campus,
        "南校区",
        &[
            ("pupils", PRIMARY, "450"),
            ("pupils", JUNIOR, "500"),
            ("indoor_sports_area", WHOLE, "800"),
            ("sports_field_area", WHOLE, "7200"),
        ],
    );
    draft.sheets = vec![north, south];
    draft
}

#[test]
fn a_campus_of_one_stage_is_not_split_and_one_of_two_is() {
    let campuses = nine_year().campuses();
    let names: Vec<&str> = campuses.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["", "北校区", "南校区"]);
    let main_campus = report_of(&campuses[0].1);
    assert_eq!(
        found(&main_campus, "R5", PRIMARY).value,
        quotient(3100, 310)
    );
    assert_eq!(
        found(&main_campus, "R5", JUNIOR).value,
        quotient(11 * 3100, 3100)
    );

    let north = report_of(&campuses[1].1);
    let finding = found(&north, "R5", PRIMARY);
    assert_eq!(finding.value, quotient(3000, 400), "exactly the bound");
    assert_eq!(
        (finding.outcome, finding.stage_weight),
        (Outcome::Met, None)
    );
    assert_eq!(north.finding("R5", JUNIOR), None, "it has no 初中");

    // 450 + 1.1·500 = 1000 weighted pupils; 8000 ㎡.
    let south = report_of(&campuses[2].1);
    assert_eq!(found(&south, "R5", PRIMARY).value, quotient(8, 1));
    assert_eq!(found(&south, "R5", JUNIOR).value, quotient(88, 10));
    assert!(found(&south, "R5", JUNIOR).stage_weight.is_some());
}

#[test]
fn a_teaching_point_belongs_to_the_main_campus_alone() {
    let mut draft = nine_year();
    let before: Vec<Report> = draft
        .campuses()
        .iter()
        .map(|campus| report_of(&campus.1))
        .collect();
    let unit = Sheet {
        school_kind: Some(SchoolKind::TeachingPoint),
        ..sheet(
            SheetKind::Uncounted,
            "山里教学点",
            &[
                ("pupils", PRIMARY, "10"),
                ("indoor_sports_area", WHOLE, "0"),
                ("sports_field_area", WHOLE, "100"),
            ],
        )
    };
    draft.sheets.push(unit);
    let after: Vec<Report> = draft
        .campuses()
        .iter()
        .map(|campus| report_of(&campus.1))
        .collect();
    assert_eq!(found(&after[0], "R5", PRIMARY).value, quotient(3200, 320));
    assert_eq!(after[1..], before[1..]);
}

#[test]
fn a_school_without_further_campuses_has_none_to_list() {
    let mut draft = sample();
    draft.sheets.push(point());
    assert!(draft.campuses().is_empty());
}

// ---------- What-ifs ----------

#[test]
fn a_what_if_changes_what_it_overrides_and_nothing_else() {
    let real = report_of(&sample());
    let mut draft = sample();
    draft.sheets.push(sheet(
        SheetKind::Variant,
        "扩建操场",
        &[("sports_field_area", WHOLE, "8850")],
    ));
    assert_eq!(
        report_of(&draft),
        real,
        "the school's own report is untouched"
    );
    let seen = report_of(&draft.with_sheet(0));
    // 8850 ÷ 1180 = 7.5, exactly the bound; the school has 6900 ÷ 1180.
    assert_eq!(found(&seen, "R5", PRIMARY).value, quotient(75, 10));
    assert_eq!(found(&seen, "R5", PRIMARY).outcome, Outcome::Met);
    assert_eq!(found(&real, "R5", PRIMARY).value, quotient(6900, 1180));
    for (here, there) in real.findings.iter().zip(&seen.findings) {
        assert_eq!(here.indicator, there.indicator);
        if here.indicator != *"R5" {
            assert_eq!(here, there);
        }
    }
}

#[test]
fn a_what_if_builds_on_the_school_with_its_teaching_points() {
    let mut draft = sample();
    draft.sheets = vec![
        sheet(
            SheetKind::Variant,
            "扩建操场",
            &[("sports_field_area", WHOLE, "8640")],
        ),
        point(),
    ];
    // (8640 + 300 + 60) ÷ 1200 = 7.5.
    let seen = report_of(&draft.with_sheet(0));
    assert_eq!(found(&seen, "R5", PRIMARY).value, quotient(75, 10));
}

#[test]
fn what_ifs_campuses_and_last_year_never_reach_the_schools_own_figures() {
    let real = read(&sample()).0;
    for kind in [SheetKind::Variant, SheetKind::Campus, SheetKind::LastYear] {
        let mut draft = sample();
        draft
            .sheets
            .push(sheet(kind, "别的数", &[("pupils", PRIMARY, "5")]));
        assert_eq!(read(&draft).0, real, "{kind:?}");
    }
}

// ---------- What looks doubtful ----------

/// Ranges for every 1000 pupils of this file's own: 4000–6000 ㎡ in a primary school, 5000–8000 ㎡ in one of two stages.
const CATALOGUE: &str = r#"
plausibility = { per = "1000", slack = "0", least_pupils = "300", most_pupils = "3000", year_change = "20", least_moved = "10", unit_difference = "1" }
sections = [{ id = "s", name = "组" }]
figures = [
  { id = "pupils", name = "在校生数", section = "s", unit = "person", form = "count", place = "stage", definition = "d", table = "t" },
  { id = "staff", name = "教职工", section = "s", unit = "teacher", form = "count", place = "stage", definition = "d", table = "t", usual = [{ least = "40", most = "90" }] },
  { id = "building", name = "校舍", section = "s", unit = "square_metre", form = "measure", place = "whole", definition = "d", table = "t", usual = [{ stages = ["primary"], least = "4000", most = "6000" }, { stages = ["primary", "junior"], least = "5000", most = "8000" }] },
  { id = "site", name = "占地", section = "s", unit = "square_metre", form = "measure", place = "whole", definition = "d", table = "t", same_as = { figure = "site_mu", factor = "666.67" } },
  { id = "site_mu", name = "占地（亩）", section = "s", unit = "none", form = "measure", place = "whole", definition = "d", table = "t" },
]
"#;

fn small_catalogue() -> Catalogue {
    let catalogue: Catalogue = toml::from_str(CATALOGUE).unwrap();
    assert_eq!(catalogue.faults(), Vec::<String>::new());
    catalogue
}

/// The keys of the warnings about a school of these figures, with the figures of the year before.
fn warned(kind: SchoolKind, now: Figures, before: Option<Figures>) -> Vec<String> {
    let mut draft = Draft::default();
    draft.profile.kind = Some(kind);
    enter(&mut draft, now);
    if let Some(before) = before {
        draft
            .sheets
            .push(sheet(SheetKind::LastYear, "去年", before));
    }
    let catalogue = small_catalogue();
    let (school, problems) = school::read(&draft, &catalogue);
    for problem in &problems {
        assert!(problem.is_warning(), "{problem:?}");
        let told = sentence(problem, &school, &catalogue);
        assert!(told.contains("核对"), "{told}");
    }
    problems.iter().map(Problem::key).collect()
}

#[test]
fn a_change_of_more_than_a_fifth_against_last_year_is_asked_about() {
    for (before, now, is_asked) in [
        ("100", "120", false),
        ("100", "121", true),
        ("100", "80", false),
        ("100", "79", true),
        ("100", "100", false),
        // Small in both years: chance.
        ("0", "9", false),
        ("9", "1", false),
        ("5", "0", false),
        // One of them is not small.
        ("0", "10", true),
        ("10", "0", true),
        ("10", "8", false),
        ("10", "7", true),
        ("9", "11", true),
    ] {
        let keys = warned(
            SchoolKind::Primary,
            &[("pupils", PRIMARY, now)],
            Some(&[("pupils", PRIMARY, before)]),
        );
        let expected: &[&str] = if is_asked {
            &["pupils/primary/moved"]
        } else {
            &[]
        };
        assert_eq!(keys, expected, "{before} → {now}");
    }
    for before in [None, Some(&[] as Figures)] {
        let keys = warned(SchoolKind::Primary, &[("pupils", PRIMARY, "100")], before);
        assert!(keys.is_empty(), "nothing to compare with: {keys:?}");
    }
}

#[test]
fn what_is_usual_is_scaled_by_the_pupils_of_the_school() {
    for (pupils, building, is_asked) in [
        // 500 pupils: 2000–3000 ㎡.
        ("500", "2000", false),
        ("500", "1999.9", true),
        ("500", "3000", false),
        ("500", "3000.1", true),
        // 2000 pupils: 8000–12 000 ㎡.
        ("2000", "3000", true),
        ("2000", "12000", false),
        // Too small or too large a school to say.
        ("299", "1", false),
        ("300", "1", true),
        ("3000", "1", true),
        ("3001", "1", false),
    ] {
        let keys = warned(
            SchoolKind::Primary,
            &[("pupils", PRIMARY, pupils), ("building", WHOLE, building)],
            None,
        );
        let expected: &[&str] = if is_asked {
            &["building/whole/usual"]
        } else {
            &[]
        };
        assert_eq!(keys, expected, "{pupils}: {building}");
    }
}

#[test]
fn what_is_usual_is_that_of_the_schools_own_stages() {
    let nine_year = |rest: Figures| {
        let mut figures = vec![("pupils", PRIMARY, "600"), ("pupils", JUNIOR, "400")];
        figures.extend(rest);
        warned(SchoolKind::NineYear, &figures, None)
    };
    // 600 + 400 = 1000 pupils: 5000–8000 ㎡.
    assert!(nine_year(&[("building", WHOLE, "8000")]).is_empty());
    assert_eq!(
        nine_year(&[("building", WHOLE, "4500")]),
        ["building/whole/usual"]
    );
    // Per stage: 600 pupils have 24–54, 400 have 16–36.
    assert_eq!(
        nine_year(&[("staff", PRIMARY, "40"), ("staff", JUNIOR, "40")]),
        ["staff/junior/usual"]
    );
    // No range is written for 初中 alone, and none is guessed.
    let junior = [("pupils", JUNIOR, "1000"), ("building", WHOLE, "1")];
    assert!(warned(SchoolKind::Junior, &junior, None).is_empty());
    // Without the pupils of every stage there is no size.
    let half = [("pupils", PRIMARY, "600"), ("building", WHOLE, "1")];
    assert!(warned(SchoolKind::NineYear, &half, None).is_empty());
}

#[test]
fn no_figure_is_called_unusual_within_the_bounds_that_the_sentence_names() {
    let catalogue = small_catalogue();
    for (pupils, staff) in [
        ("333", "13"),
        ("333", "30"),
        ("310", "12"),
        ("310", "28"),
        ("333", "12"),
        ("333", "31"),
    ] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        enter(
            &mut draft,
            &[("pupils", PRIMARY, pupils), ("staff", PRIMARY, staff)],
        );
        for problem in school::read(&draft, &catalogue).1 {
            let Cause::Unusual { value, least, most } = problem.cause else {
                panic!("{problem:?}")
            };
            assert!(value < least || value > most, "{value} in {least}–{most}");
        }
    }
}

#[test]
fn square_metres_and_mu_of_one_site_agree_within_one_percent() {
    // 15 × 666.67 = 10 000.05 ㎡, one percent of which is 100.0005 ㎡.
    for (site, is_apart) in [
        ("10000", false),
        ("10100", false),
        ("10100.06", true),
        ("9900.05", false),
        ("9900.04", true),
        // A slip of the unit.
        ("15", true),
    ] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        enter(
            &mut draft,
            &[("site", WHOLE, site), ("site_mu", WHOLE, "15")],
        );
        let (school, problems) = school::read(&draft, &small_catalogue());
        let found = matches!(
            problems.as_slice(),
            [Problem { cause: Cause::Contradiction(sides), .. }] if sides.relation == Relationship::Units
        );
        assert_eq!(found, is_apart, "{site}: {problems:?}");
        assert_eq!(problems.is_empty(), !is_apart, "{site}");
        // One of them is wrong, and nobody knows which.
        for figure in ["site", "site_mu"] {
            let is_kept = matches!(school.value(&slot(figure, WHOLE)), Value::Number(_));
            assert_eq!(is_kept, !is_apart, "{site}: {figure}");
        }
    }
    assert!(warned(SchoolKind::Primary, &[("site", WHOLE, "10000")], None).is_empty());
    // 20.0001 ㎡: apart by 5 %, which a number without a point can have lost to rounding.
    let small = &[("site", WHOLE, "21"), ("site_mu", WHOLE, "0.03")];
    assert_eq!(
        warned(SchoolKind::Primary, small, None),
        ["site/whole/units"]
    );
}

#[test]
fn a_reason_is_kept_under_a_key_that_does_not_change_with_the_value() {
    // These keys stand in saved files: they are kept for good.
    let keys = |pupils, building, site, site_mu| {
        warned(
            SchoolKind::Primary,
            &[
                ("pupils", PRIMARY, pupils),
                ("building", WHOLE, building),
                ("site", WHOLE, site),
                ("site_mu", WHOLE, site_mu),
            ],
            Some(&[("pupils", PRIMARY, "400")]),
        )
    };
    const KEYS: [&str; 3] = [
        "pupils/primary/moved",
        "building/whole/usual",
        "site/whole/units",
    ];
    assert_eq!(keys("500", "1", "21", "0.03"), KEYS);
    assert_eq!(keys("600", "99999", "41", "0.06"), KEYS);
}

#[test]
fn a_reason_for_the_school_does_not_settle_the_same_doubt_in_a_campus() {
    let mut draft = Draft::default();
    enter(&mut draft, &[("teachers", PRIMARY, "900")]);
    draft.sheets = vec![
        sheet(SheetKind::Campus, "北区", &[("teachers", PRIMARY, "900")]),
        sheet(SheetKind::Variant, "假设1", &[("books", WHOLE, "1")]),
        sheet(SheetKind::Variant, "假设2", &[("teachers", PRIMARY, "800")]),
    ];
    let number = |text| Decimal::parse(text).unwrap();
    let doubt = Problem {
        slot: slot("teachers", PRIMARY),
        cause: Cause::Unusual {
            value: number("900"),
            least: number("40"),
            most: number("90"),
        },
    };
    // These keys stand in saved files: they are kept for good.
    for (sheet, key) in [
        (None, "teachers/primary/usual"),
        (Some(0), "campus:北区/teachers/primary/usual"),
        // What a what-if takes over from the school, the school's reason settles.
        (Some(1), "teachers/primary/usual"),
        (Some(2), "variant:假设2/teachers/primary/usual"),
    ] {
        assert_eq!(draft.reason_key(&doubt, sheet), key);
        let place = ReasonPlace::of(key);
        let of_sheet = key
            .split_once(':')
            .map(|(_, rest)| rest.split_once('/').unwrap().0);
        assert_eq!(place.figure, "teachers", "{key}");
        assert_eq!(place.sheet.map(|(_, name)| name), of_sheet, "{key}");
    }
}

#[test]
fn a_doubtful_figure_is_no_reason_to_ask_when_a_file_is_opened() {
    let catalogue = small_catalogue();
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    enter(&mut draft, &[("pupils", PRIMARY, "500")]);
    let before = sheet(SheetKind::LastYear, "去年", &[("pupils", PRIMARY, "400")]);
    draft.sheets.push(before);
    let open = |draft: &Draft| {
        let text = saved::save(draft, &catalogue, data::main_pack());
        saved::open(&text, &catalogue).unwrap()
    };
    // The form asks about it; the file itself is whole.
    assert_eq!(open(&draft).notices, Vec::<String>::new());
    let (school, problems) = school::read(&draft, &catalogue);
    let told = sentence(&problems[0], &school, &catalogue);
    assert!(told.contains("400") && told.contains("500"), "{told}");
    draft.reasons.insert(
        "pupils/primary/moved".to_owned(),
        "撤并了邻村小学".to_owned(),
    );
    let opened = open(&draft);
    assert_eq!(opened.notices, Vec::<String>::new());
    assert_eq!(opened.draft, draft);
}

#[test]
fn warnings_decide_nothing() {
    let mut draft = sample();
    let alone = report_of(&draft);
    let before = [
        ("pupils", PRIMARY, "300"),
        ("sports_field_area", WHOLE, "100"),
    ];
    draft
        .sheets
        .push(sheet(SheetKind::LastYear, "去年", &before));
    let keys: Vec<String> = read(&draft).1.iter().map(Problem::key).collect();
    assert_eq!(
        keys,
        ["pupils/primary/moved", "sports_field_area/whole/moved"]
    );
    assert_eq!(report_of(&draft), alone);
}

#[test]
fn a_unit_of_a_stage_that_the_school_has_not_adds_nothing_and_is_named() {
    let mut draft = sample();
    draft.profile.kind = Some(SchoolKind::Junior);
    let alone = read(&draft).0;
    draft.sheets.push(point());
    let (school, problems) = read(&draft);
    assert_eq!(
        school.figure(&"teaching_area".into(), WHOLE),
        alone.figure(&"teaching_area".into(), WHOLE),
        "rooms without pupils would flatter the school"
    );
    let told: Vec<String> = problems
        .iter()
        .map(|problem| sentence(problem, &school, data::catalogue()))
        .collect();
    assert!(
        told.iter()
            .any(|text| text.contains("河东教学点") && text.contains("没有并入")),
        "{told:?}"
    );
}
