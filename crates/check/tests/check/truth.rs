//! No false "all met", and nothing impossible judged: each with the small school that shows it. Expected values follow from
//! the standard by hand.

use check::forecast;
use check::{Finding, Outcome, Report, Verdict, WhyNot};
use files::papers;
use files::report_json::report_json;
use numbers::Decimal;
use school::catalogue::FigureForm;
use school::draft::{Draft, Entry, Sheet, SheetKind};
use school::figures::{FigureId, Part, Value};
use school::profile::{SchoolKind, Stage, Zone};
use school::{Cause, Problem, School};
use standard::{Absence, Carrier};
use support::evaluated::{evaluation, report_of};
use support::schools::{put, slot};
use words::{Words, findings, problems};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);
const WHOLE: Part = Part::Whole;

fn not_applicable(draft: &mut Draft, figure: &str, part: Part) {
    let entry = Entry::NotApplicable("本校没有".to_owned());
    draft.entries.insert(slot(figure, part), entry);
}

/// A primary school of 480 pupils in 12 classes that meets everything.
fn all_met() -> Draft {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    draft.profile.name = "示例县柳林小学".to_owned();
    for grade in 1..=6 {
        put(&mut draft, "class_sizes", Part::Grade(grade), "40 40");
    }
    for (figure, text) in [
        ("teachers", "30"),
        ("teachers_above_required", "28"),
        ("backbone_teachers", "6"),
        ("pe_art_teachers", "6"),
        ("certified_teachers", "30"),
        ("trained_teachers", "30"),
    ] {
        put(&mut draft, figure, PRIMARY, text);
    }
    for (figure, text) in [
        ("teaching_area", "2500"),
        ("indoor_sports_area", "0"),
        ("sports_field_area", "4000"),
        ("equipment_value", "120"),
        ("media_rooms", "14"),
        ("music_rooms", "96"),
        ("art_rooms", "90"),
        ("public_funds_budget", "40"),
        ("training_budget", "3"),
    ] {
        put(&mut draft, figure, WHOLE, text);
    }
    for definition in data::standard().added_figures() {
        if definition.form == FigureForm::Level {
            put(&mut draft, definition.id.0.as_str(), WHOLE, "reached");
        }
    }
    draft
}

fn read(draft: &Draft) -> (School, Vec<Problem>) {
    school::read(draft, data::catalogue())
}

fn found<'a>(report: &'a Report, name: &str, part: Part) -> &'a Finding {
    let found = report.finding(name, part);
    found.unwrap_or_else(|| panic!("no {name} in {part:?}"))
}

fn verdict_of(report: &Report, group: &str) -> Verdict {
    let mut verdicts = report.verdicts.iter();
    let found = verdicts.find(|verdict| verdict.group == *group);
    found.unwrap().verdict.clone()
}

/// Every text of every paper, with the words of each table.
fn papers_of(draft: &Draft) -> String {
    let evaluation = evaluation(draft);
    let basis = evaluation.basis(draft, data::library());
    let plan = plan::draft(&basis);
    let papers = papers::papers(&basis, &plan, data::texts(), data::papers());
    papers
        .iter()
        .map(|paper| match &paper.content {
            papers::Content::Text(document) => format!("{document:?}\n"),
            papers::Content::Sheets(book) => format!("{book:?}\n"),
        })
        .collect()
}

#[test]
fn a_school_that_meets_everything_does() {
    let draft = all_met();
    assert_eq!(
        read(&draft)
            .1
            .iter()
            .filter(|problem| !problem.is_warning())
            .count(),
        0
    );
    let report = report_of(&draft);
    for group in ["resources", "guarantee", "quality", "veto"] {
        assert_eq!(verdict_of(&report, group), Verdict::Holds, "{group}");
    }
}

#[test]
fn twelve_classes_need_a_room_of_each_kind_whatever_is_said_of_them() {
    let mut draft = all_met();
    not_applicable(&mut draft, "music_rooms", WHOLE);
    not_applicable(&mut draft, "art_rooms", WHOLE);
    let report = report_of(&draft);
    for name in ["G3a", "G3b"] {
        let finding = found(&report, name, WHOLE);
        assert_eq!(finding.outcome, Outcome::Below, "{name}");
        assert_eq!(finding.gap.unwrap().amount, Decimal::ONE, "{name}");
        let words = Words::of(&read(&draft).0, data::catalogue());
        let row = findings::row(finding, data::standard(), &words).unwrap();
        assert_eq!(row.note, "填为不适用；按规定本校应当有此项，按没有（0）计");
    }
    assert_eq!(verdict_of(&report, "guarantee"), Verdict::Fails);
}

#[test]
fn a_duty_stays_open_where_it_is_said_not_to_apply() {
    for (figure, part, name, group) in [
        ("certified_teachers", PRIMARY, "G12", "guarantee"),
        ("trained_teachers", PRIMARY, "G9", "guarantee"),
        ("teachers", PRIMARY, "G12", "guarantee"),
        ("class_sizes", Part::Grade(3), "G5", "guarantee"),
        ("training_budget", WHOLE, "Q4", "quality"),
        ("public_funds_budget", WHOLE, "Q4", "quality"),
        ("charter_and_ict", WHOLE, "Q3", "quality"),
        ("workload", WHOLE, "Q8", "quality"),
        ("no_fraud", WHOLE, "V6", "veto"),
        ("teachers_above_required", PRIMARY, "R1", "resources"),
        ("teaching_area", WHOLE, "R4", "resources"),
        ("indoor_sports_area", WHOLE, "R5", "resources"),
    ] {
        let mut draft = all_met();
        not_applicable(&mut draft, figure, part);
        // Also while the pupils are entered in all.
        for has_pupils in [false, true] {
            if has_pupils {
                put(&mut draft, "pupils", PRIMARY, "480");
                put(&mut draft, "classes", PRIMARY, "12");
            }
            let report = report_of(&draft);
            let at = if name.starts_with(['Q', 'V']) {
                WHOLE
            } else {
                PRIMARY
            };
            let finding = found(&report, name, at);
            assert_eq!(
                finding.outcome,
                Outcome::NotComparable(WhyNot::Owed(vec![slot(figure, part)])),
                "{figure}"
            );
            assert_eq!(verdict_of(&report, group), Verdict::Open, "{figure}");
            let words = Words::of(&read(&draft).0, data::catalogue());
            let row = findings::row(finding, data::standard(), &words).unwrap();
            assert!(row.note.contains("按规定本校应当有此项"), "{}", row.note);
            assert_eq!(row.status, "暂不判定");
            let papers = papers_of(&draft);
            assert!(papers.contains("按规定本校应当有此项"), "{figure}");
            assert!(!papers.contains("全部达到标准。已判定"), "{figure}");
        }
    }
}

#[test]
fn pupils_of_a_grade_are_not_made_nobody() {
    let mut draft = all_met();
    not_applicable(&mut draft, "class_sizes", Part::Grade(3));
    let (school, _) = read(&draft);
    assert_eq!(*school.value(&slot("pupils", PRIMARY)), Value::Blank);
}

#[test]
fn a_units_not_applicable_is_no_way_out_either() {
    let mut draft = all_met();
    let mut unit = Sheet {
        kind: SheetKind::Uncounted,
        name: "河东教学点".to_owned(),
        ..Sheet::default()
    };
    unit.school_kind = Some(SchoolKind::TeachingPoint);
    unit.entries = draft.entries.clone();
    unit.entries
        .retain(|slot, _| slot.figure != FigureId::from("class_sizes"));
    let entry = Entry::NotApplicable("没有".to_owned());
    unit.entries.insert(slot("pupils", PRIMARY), entry);
    unit.entries
        .insert(slot("classes", PRIMARY), Entry::Text("2".to_owned()));
    draft.sheets.push(unit);
    let report = report_of(&draft);
    assert_eq!(verdict_of(&report, "resources"), Verdict::Open);
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.group == "resources")
    {
        assert!(
            matches!(finding.outcome, Outcome::NotComparable(WhyNot::Owed(_))),
            "{finding:?}"
        );
    }
}

/// Name, changed entries, the indicators that read them, and what the problem says.
type Contradiction = (
    &'static [(&'static str, Part, &'static str)],
    &'static [(&'static str, Part)],
    &'static str,
);

#[test]
fn what_cannot_be_right_is_not_judged_and_named() {
    let cases: &[Contradiction] = &[
        (
            &[("certified_teachers", PRIMARY, "31")],
            &[("G12", PRIMARY), ("G9", PRIMARY)],
            "持教师资格证（31）与专任教师（30）矛盾",
        ),
        (
            &[("trained_teachers", PRIMARY, "31")],
            &[("G12", PRIMARY), ("G9", PRIMARY)],
            "五年培训满360学时（31）与专任教师（30）矛盾",
        ),
        (
            &[("backbone_teachers", PRIMARY, "31")],
            &[("R2", PRIMARY), ("G9", PRIMARY), ("G12", PRIMARY)],
            "县级以上骨干教师（31）与专任教师（30）矛盾",
        ),
        (
            &[("indoor_sports_area", WHOLE, "2600")],
            &[("R4", PRIMARY), ("R5", PRIMARY)],
            "室内体育用房面积（2600）与教学及辅助用房面积（2500）矛盾",
        ),
        (
            &[("land_area", WHOLE, "3999")],
            &[("R5", PRIMARY)],
            "运动场地面积（4000）与学校占地面积（3999）矛盾",
        ),
        (
            &[("training_budget", WHOLE, "41")],
            &[("Q4", WHOLE)],
            "教师培训经费（41）与公用经费预算（40）矛盾",
        ),
        (
            &[("largest_class", PRIMARY, "50")],
            &[("G5", PRIMARY)],
            "最大班人数（50）与各班人数里最大的一个（40）矛盾",
        ),
        (
            &[("pupils", PRIMARY, "470")],
            &[("G5", PRIMARY), ("R1", PRIMARY), ("G4", WHOLE)],
            "在校生数（470）与各班人数合计（480）矛盾",
        ),
        (
            &[("classes", PRIMARY, "11")],
            &[("G5", PRIMARY), ("G3a", WHOLE)],
            "班数（11）与各班人数里填的个数（12）矛盾",
        ),
        (
            &[
                ("degree_college", PRIMARY, "20"),
                ("degree_bachelor", PRIMARY, "12"),
            ],
            &[("R1", PRIMARY), ("G12", PRIMARY)],
            "专科学历教师、本科学历教师合计（32）与专任教师（30）矛盾",
        ),
        (
            &[("music_rooms", WHOLE, "96 2450")],
            &[("G3a", WHOLE), ("G3b", WHOLE), ("R4", PRIMARY)],
            "合计（2636）与教学及辅助用房面积（2500）矛盾",
        ),
        (
            &[("boys", WHOLE, "250"), ("girls", WHOLE, "220")],
            &[("R1", PRIMARY), ("G4", WHOLE)],
            "在校生数（480）与男生、女生合计（470）矛盾",
        ),
    ];
    for (changed, indicators, sentence) in cases {
        let mut draft = all_met();
        for (figure, part, text) in *changed {
            put(&mut draft, figure, *part, *text);
        }
        let (school, entered) = read(&draft);
        let words = Words::of(&school, data::catalogue());
        let told: Vec<String> = entered
            .iter()
            .map(|problem| problems::problem(problem, &words))
            .collect();
        assert!(
            told.iter().any(|text| text.contains(sentence)),
            "{sentence}: {told:?}"
        );
        let report = report_of(&draft);
        for (name, part) in *indicators {
            let finding = found(&report, name, *part);
            assert!(
                matches!(
                    finding.outcome,
                    Outcome::NotComparable(WhyNot::Unreadable(_))
                ),
                "{sentence}: {name} is {:?}",
                finding.outcome
            );
            assert_eq!((finding.value, finding.gap), (None, None), "{name}");
            let row = findings::row(finding, data::standard(), &words).unwrap();
            assert!(row.note.starts_with("填写有误："), "{}", row.note);
            let verdict = verdict_of(&report, finding.group.as_str());
            assert_ne!(verdict, Verdict::Holds, "{sentence}: {name}");
        }
        let papers = papers_of(&draft);
        for impossible in ["103.33", "-0.2", "-100", "可容0人", "102.5"] {
            assert!(!papers.contains(impossible), "{sentence}: {impossible}");
        }
    }
}

#[test]
fn a_part_of_a_list_that_is_already_more_is_a_contradiction_and_less_is_not() {
    let mut draft = all_met();
    draft.entries.remove(&slot("class_sizes", Part::Grade(6)));
    put(&mut draft, "pupils", PRIMARY, "480");
    put(&mut draft, "classes", PRIMARY, "12");
    put(&mut draft, "largest_class", PRIMARY, "45");
    assert_eq!(
        read(&draft)
            .1
            .iter()
            .filter(|problem| !problem.is_warning())
            .count(),
        0
    );
    put(&mut draft, "largest_class", PRIMARY, "39");
    assert!(matches!(read(&draft).1[0].cause, Cause::Contradiction(_)));
}

#[test]
fn shares_above_the_whole_and_values_below_nothing_are_never_judged() {
    let rule = |figures: &str| {
        let mut standard = data::standard().clone();
        let indicator = standard
            .indicators
            .iter_mut()
            .find(|indicator| indicator.id == "Q4")
            .unwrap();
        indicator.rule =
            toml::from_str::<std::collections::BTreeMap<String, standard::Rule>>(figures)
                .unwrap()
                .remove("rule")
                .unwrap();
        let report = check::check(&read(&all_met()).0, &standard, data::catalogue());
        found(&report, "Q4", WHOLE).clone()
    };
    // 14 rooms for 30 teachers, 30 teachers of 14 rooms; 3 − 40 万元.
    let part = rule(
        "rule = { share = { part = [{ figure = \"media_rooms\" }], whole = [{ figure = \"teachers\" }] } }",
    );
    let third = Decimal::whole(140)
        .fraction()
        .over(Decimal::whole(3).fraction());
    assert_eq!(part.value, third);
    let above = rule(
        "rule = { share = { part = [{ figure = \"teachers\" }], whole = [{ figure = \"media_rooms\" }] } }",
    );
    let below = rule(
        "rule = { ratio = { scale = \"1\", numerator = [{ figure = \"training_budget\" }, { figure = \"public_funds_budget\", minus = true }], denominator = [{ figure = \"media_rooms\" }] } }",
    );
    for finding in [above, below] {
        assert!(
            matches!(
                finding.outcome,
                Outcome::NotComparable(WhyNot::Impossible(_))
            ),
            "{finding:?}"
        );
        assert_eq!((finding.value, finding.gap), (None, None));
        assert!(finding.is_open());
    }
}

#[test]
fn a_small_primary_school_is_judged_and_told_what_the_county_may_do() {
    let mut draft = all_met();
    for grade in 1..=6 {
        put(
            &mut draft,
            "class_sizes",
            Part::Grade(grade),
            if grade == 1 { "9" } else { "8" },
        );
    }
    put(&mut draft, "funding_headcount", WHOLE, "100");
    let report = report_of(&draft);
    let verdict = report
        .verdicts
        .iter()
        .find(|verdict| verdict.group == "resources")
        .unwrap();
    assert_eq!((&verdict.verdict, verdict.met), (&Verdict::Holds, 7));
    assert!(
        verdict.notices[0].contains("教学点"),
        "{:?}",
        verdict.notices
    );
    assert!(papers_of(&draft).contains("仍按七项指标判定"));
    draft.profile.kind = Some(SchoolKind::TeachingPoint);
    let report = report_of(&draft);
    assert!(matches!(
        verdict_of(&report, "resources"),
        Verdict::Excluded { .. }
    ));
    assert!(
        report
            .verdicts
            .iter()
            .all(|verdict| verdict.notices.is_empty())
    );
    // 50 pupils are no small school.
    let mut draft = all_met();
    draft.profile.kind = Some(SchoolKind::Primary);
    assert!(
        report_of(&draft)
            .verdicts
            .iter()
            .all(|verdict| verdict.notices.is_empty())
    );
}

#[test]
fn a_single_zero_of_a_list_by_year_is_a_number() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::NineYear);
    draft.profile.data_date = numbers::calendar::Date::parse("2026-09-01");
    for grade in 1..=6 {
        put(&mut draft, "grade_pupils", Part::Grade(grade), "60");
    }
    for grade in 7..=9 {
        put(&mut draft, "grade_pupils", Part::Grade(grade), "40");
    }
    put(&mut draft, "pupils", PRIMARY, "360");
    put(&mut draft, "pupils", JUNIOR, "120");
    put(&mut draft, "expected_intake", PRIMARY, "50");
    for none in ["0", "无", "０"] {
        put(&mut draft, "expected_intake", JUNIOR, none);
        let (school, _) = read(&draft);
        assert_eq!(
            *school.value(&slot("expected_intake", JUNIOR)),
            Value::List(vec![Decimal::ZERO])
        );
        let forecast = forecast::forecast(
            &school,
            data::standard(),
            data::catalogue(),
            data::settings(),
        );
        let year = &forecast.unwrap().years[1];
        // 120 − 40 that leave + 0 that come; 360 − 60 + 50.
        let pupils: Vec<i64> = year.stages.iter().map(|stage| stage.pupils()).collect();
        assert_eq!(pupils, [350, 80], "{none}");
    }
    // Of things, 0 is none.
    put(&mut draft, "music_rooms", WHOLE, "0");
    assert_eq!(
        *read(&draft).0.value(&slot("music_rooms", WHOLE)),
        Value::List(Vec::new())
    );
}

#[test]
fn each_figure_has_a_largest_value_that_is_told() {
    for definition in &data::catalogue().figures {
        let is_number = definition.form != FigureForm::Level;
        assert!(
            !is_number || definition.most.is_some(),
            "{}",
            definition.id.0
        );
    }
    let mut draft = all_met();
    put(&mut draft, "teaching_area", WHOLE, "10000000.0001");
    let (school, entered) = read(&draft);
    let words = Words::of(&school, data::catalogue());
    let told = problems::problem(&entered[0], &words);
    assert_eq!(
        told,
        "教学及辅助用房面积大得不像一所学校的数，最多填 10000000；现在填的是“10000000.0001”，请核对数和单位"
    );
    assert!(found(&report_of(&draft), "R4", PRIMARY).is_open());
    put(&mut draft, "teaching_area", WHOLE, "10000000");
    assert_eq!(
        found(&report_of(&draft), "R4", PRIMARY).outcome,
        Outcome::Met
    );
}

#[test]
fn a_gap_beyond_a_billion_is_whole() {
    let mut standard = data::standard().clone();
    let indicator = standard
        .indicators
        .iter_mut()
        .find(|indicator| indicator.id == "R6")
        .unwrap();
    for case in &mut indicator.bounds {
        case.bound.value = Decimal::whole(1_000_000_000);
    }
    let report = check::check(&read(&all_met()).0, &standard, data::catalogue());
    // 480 × 10⁹ − 1,200,000 元.
    let gap = found(&report, "R6", PRIMARY).gap.unwrap();
    assert_eq!(gap.amount.to_string(), "479998800000");
}

#[test]
fn every_indicator_of_every_pack_says_what_not_applicable_means() {
    for standard in data::standards() {
        for indicator in &standard.indicators {
            let is_said = indicator.not_applicable.is_some();
            assert!(
                is_said || indicator.carrier == Carrier::County,
                "{} {}",
                standard.id,
                indicator.id
            );
        }
    }
    let of_main = |wanted: fn(&Absence) -> bool| -> Vec<&str> {
        let indicators = data::standard().indicators.iter();
        let indicators =
            indicators.filter(|indicator| indicator.not_applicable.as_ref().is_some_and(wanted));
        indicators.map(|indicator| indicator.id.as_str()).collect()
    };
    assert_eq!(of_main(|absence| *absence == Absence::Zero), ["G3a", "G3b"]);
    assert_eq!(
        of_main(|absence| matches!(absence, Absence::Claim { .. })),
        ["G15a"]
    );
}

#[test]
fn the_report_has_a_state_for_each_finding() {
    let mut draft = all_met();
    put(&mut draft, "backbone_teachers", PRIMARY, "4");
    put(&mut draft, "media_rooms", WHOLE, "1");
    draft.entries.remove(&slot("equipment_value", WHOLE));
    let evaluation = evaluation(&draft);
    let json = report_json(
        &evaluation.school,
        evaluation.report(),
        &evaluation.problems,
        data::standard(),
        data::catalogue(),
        "",
        &evaluation.forecast,
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let state = |name: &str| {
        let mut findings = json["findings"].as_array().unwrap().iter();
        let found = findings
            .find(|finding| finding["indicator"] == name)
            .unwrap();
        found["state"].as_str().unwrap().to_owned()
    };
    for (name, expected) in [
        ("R1", "met"),
        ("R2", "below"),
        ("R6", "open"),
        ("R7", "below"),
        ("G6", "not_applicable"),
    ] {
        assert_eq!(state(name), expected, "{name}");
    }
    // 4.25 of 4.5 ㎡: between floor and bound.
    put(&mut draft, "teaching_area", WHOLE, "2040");
    let report = report_of(&draft);
    assert_eq!(found(&report, "R4", PRIMARY).state_key(), "above_floor");
}

/// How the school stands by an indicator of a pack, with what is said beside it.
fn by_pack(draft: &Draft, pack: &str, indicator: &str) -> (Finding, String) {
    let mut draft = draft.clone();
    draft.packs = std::iter::once(pack.to_owned()).collect();
    let data = data::built_in();
    let evaluation = data::evaluate(&draft, &data);
    let mut packs = evaluation.packs.iter();
    let looked = packs.find(|looked| looked.standard.id == *pack).unwrap();
    let mut findings = looked.report.findings.iter();
    let finding = findings.find(|finding| finding.indicator == *indicator);
    let finding = finding.unwrap_or_else(|| panic!("no {indicator}"));
    let words = Words::of(&evaluation.school, &evaluation.catalogue);
    let row = findings::row(finding, &looked.standard, &words).unwrap();
    (finding.clone(), row.note)
}

/// Each group of the packs that is named, with how it stands and its sentence.
fn group_of(draft: &Draft, pack: &str, group: &str) -> (Verdict, String) {
    let mut draft = draft.clone();
    draft.packs = std::iter::once(pack.to_owned()).collect();
    let data = data::built_in();
    let evaluation = data::evaluate(&draft, &data);
    let looked = evaluation
        .packs
        .iter()
        .find(|evaluated| evaluated.standard.id == *pack)
        .unwrap();
    let words = Words::of(&evaluation.school, &evaluation.catalogue);
    let verdict = looked
        .report
        .verdicts
        .iter()
        .find(|verdict| verdict.group == *group);
    let verdict = verdict.unwrap();
    let sentence = findings::verdict(verdict, &looked.standard, &words);
    (verdict.verdict.clone(), sentence)
}

/// 42 classes stand beyond the tables of Shandong, which end at 36; the hall alone has a bound.
#[test]
fn a_group_does_not_hold_by_the_one_item_that_has_a_bound() {
    let mut draft = all_met();
    for grade in 1..=6 {
        put(
            &mut draft,
            "class_sizes",
            Part::Grade(grade),
            "40 40 40 40 40 40 40",
        );
    }
    put(&mut draft, "indoor_sports_area", WHOLE, "300");
    let (verdict, sentence) = group_of(&draft, "shandong-2016", "shandong");
    assert_eq!(verdict, Verdict::Open);
    assert!(sentence.contains("8项中判定了1项"), "{sentence}");
    assert!(sentence.contains("其余7项暂不判定"), "{sentence}");
}

/// Jiangsu: land and staff of a school with 高中 are not written, so its classes alone do not make the group hold.
#[test]
fn what_was_not_seen_for_a_kind_of_school_keeps_its_group_open() {
    for kind in [SchoolKind::TwelveYear, SchoolKind::TeachingPoint] {
        let mut draft = all_met();
        draft.profile.kind = Some(kind);
        let (verdict, sentence) = group_of(&draft, "jiangsu-2015", "jiangsu");
        assert_eq!(verdict, Verdict::Open, "{sentence}");
    }
}

/// What the texts say of other schools is "not seen" in words just where it is in data.
#[test]
fn a_pack_says_not_judged_only_of_what_it_leaves_open() {
    let open = [
        "没有见到",
        "没有写",
        "只见到",
        "没有核到",
        "标准只列了",
        "用地表只列了",
    ];
    for standard in data::standards() {
        for indicator in &standard.indicators {
            for applies in &indicator.applies {
                let says = open.iter().any(|word| applies.otherwise.contains(word));
                assert_eq!(
                    says, applies.unseen,
                    "{}: {}",
                    indicator.id, applies.otherwise
                );
            }
        }
    }
}

/// 没有这类用房 beside rooms, 没有食堂 beside a canteen, 没有残疾学生 beside pupils with special needs.
#[test]
fn a_claim_that_the_schools_figures_contradict_leaves_the_item_open() {
    let cases = [
        (
            "school-conditions",
            "E18i",
            "seat_music",
            PRIMARY,
            "music_rooms",
            "96",
            "音乐专用教室面积",
        ),
        (
            "school-conditions",
            "E18l",
            "seat_reading",
            PRIMARY,
            "library_area",
            "400",
            "图书室面积",
        ),
        (
            "school-conditions",
            "E22a",
            "canteen_licence",
            WHOLE,
            "canteen_area",
            "1500",
            "食堂建筑面积",
        ),
        (
            "school-conditions",
            "E22b",
            "kitchen_area",
            WHOLE,
            "canteen_area",
            "1500",
            "食堂建筑面积",
        ),
        (
            "jiaoji-2017-9",
            "C9",
            "management_09",
            WHOLE,
            "special_pupils",
            "4",
            "随班就读、特教班学生",
        ),
    ];
    for (pack, indicator, figure, part, by, value, name) in cases {
        for (text, is_open) in [(value, true), ("0", false), ("", true)] {
            let mut draft = all_met();
            draft.profile.built_year = Some(2018);
            // Whatever else could speak against the claim is none.
            for name in [
                "computer_rooms",
                "computer_room_area",
                "smallest_computer_room",
                "canteen_area",
                "kitchen_area",
                "canteen_distance",
                "library_area",
                "library_hours",
                "special_pupils",
                "special_funds",
            ] {
                put(&mut draft, name, WHOLE, "0");
            }
            put(&mut draft, by, WHOLE, text);
            not_applicable(&mut draft, figure, part);
            let (finding, note) = by_pack(&draft, pack, indicator);
            assert_eq!(
                finding.is_open(),
                is_open,
                "{indicator} {by} {text}: {note}"
            );
            let is_refuted = note.contains(&format!("学校填了{name}"));
            assert_eq!(is_refuted, text == value, "{note}");
            if text.is_empty() {
                assert!(note.contains(&format!("未填：{name}")), "{note}");
            }
        }
    }
}

/// E18a is for schools of 2012 and later, GZ2 for those of 2011 and later: who does not say when it was built is not spared.
#[test]
fn a_year_that_is_not_said_leaves_open_what_depends_on_it() {
    for (pack, indicator) in [
        ("school-conditions", "E18a"),
        ("school-conditions", "E18b"),
        ("guizhou", "GZ2"),
    ] {
        for (year, is_open, is_spared) in [(None, true, false), (Some(2000), false, true)] {
            let mut draft = all_met();
            draft.profile.built_year = year;
            let (finding, note) = by_pack(&draft, pack, indicator);
            assert_eq!(finding.is_open(), is_open, "{indicator}: {note}");
            assert_eq!(note.contains("建成年份"), is_open, "{indicator}: {note}");
            let state = finding.state_key();
            assert_eq!(state == "not_applicable", is_spared, "{indicator}: {state}");
        }
    }
}

/// 没有 of one way beside figures of another that contradict one another: 2 rooms of 90 ㎡ meet 86 ㎡, and yet nobody knows
/// whether there are two.
#[test]
fn an_either_or_with_contradicting_figures_stays_open() {
    let mut draft = all_met();
    for (figure, text) in [
        ("smallest_science_room", "90"),
        ("laboratories", "2"),
        ("laboratory_area", "200"),
    ] {
        put(&mut draft, figure, PRIMARY, text);
    }
    let state = |draft: &Draft| {
        let (finding, _) = by_pack(draft, "shaanxi", "SN2");
        (finding.state_key(), finding.value)
    };
    assert_eq!(state(&draft).0, "met");
    // 2 × 90 = 180 ㎡ are more than 150.
    put(&mut draft, "laboratory_area", PRIMARY, "150");
    assert_eq!(state(&draft), ("open", None));
}

/// Of a teaching point the sentence is that of its own entry, and not that nothing was filled in.
#[test]
fn what_contradicts_in_a_teaching_point_is_told_as_that() {
    let mut draft = all_met();
    let mut point = Draft::default();
    for grade in 1..=6 {
        put(&mut point, "class_sizes", Part::Grade(grade), "5");
    }
    put(&mut point, "teachers", PRIMARY, "5");
    put(&mut point, "certified_teachers", PRIMARY, "7");
    draft.sheets.push(Sheet {
        kind: SheetKind::Uncounted,
        name: "东沟教学点".to_owned(),
        school_kind: Some(SchoolKind::TeachingPoint),
        entries: point.entries,
        ..Sheet::default()
    });
    let (school, found) = read(&draft);
    let words = Words::of(&school, data::catalogue());
    let told: Vec<String> = found
        .iter()
        .map(|problem| problems::problem(problem, &words))
        .collect();
    let of =
        |name: &str| -> Vec<&String> { told.iter().filter(|told| told.contains(name)).collect() };
    let certified = of("持教师资格证");
    assert_eq!(certified.len(), 1, "{certified:?}");
    assert!(
        certified[0].starts_with("“东沟教学点”里，持教师资格证（7）与专任教师（5）矛盾"),
        "{certified:?}"
    );
    assert!(
        of("骨干教师").iter().all(|told| told.contains("没有填")),
        "{told:?}"
    );
    // What is wrong there opens the whole.
    let report = report_of(&draft);
    assert!(found_open(&report, "G12"));
}

fn found_open(report: &Report, name: &str) -> bool {
    found(report, name, PRIMARY).is_open()
}

/// 80 pupils stand in the list of grade 4.
#[test]
fn a_contradiction_of_one_grade_names_it() {
    let mut draft = all_met();
    put(&mut draft, "grade_pupils", Part::Grade(4), "90");
    let (school, found) = read(&draft);
    let words = Words::of(&school, data::catalogue());
    let told: Vec<String> = found
        .iter()
        .map(|problem| problems::problem(problem, &words))
        .collect();
    assert!(
        told.iter().any(|told| told
            .starts_with("四年级在校生数（90）与四年级各班人数合计（80）矛盾：两处应当相等")),
        "{told:?}"
    );
}

/// What stands in the catalogue as a relation, by hand: what is entered, what is said of it.
#[test]
fn figures_that_cannot_stand_together_are_named() {
    type Entered<'a> = &'a [(&'a str, Part, &'a str)];
    let cases: &[(SchoolKind, Entered, &str)] = &[
        (
            SchoolKind::Primary,
            &[("classroom_area", PRIMARY, "50000")],
            "普通教室面积合计",
        ),
        (
            SchoolKind::Primary,
            &[("library_area", WHOLE, "90000")],
            "图书室面积",
        ),
        (
            SchoolKind::Primary,
            &[("laboratory_area", PRIMARY, "50000")],
            "科学或实验室面积",
        ),
        (
            SchoolKind::Primary,
            &[("computer_room_area", WHOLE, "90000")],
            "计算机教室面积合计",
        ),
        (
            SchoolKind::Primary,
            &[("language_room_area", WHOLE, "90000")],
            "语音室面积合计",
        ),
        // 1400 + 600 + 96 + 90 + 400 of 2500, each alone less.
        (
            SchoolKind::Primary,
            &[
                ("classroom_area", PRIMARY, "1400"),
                ("library_area", WHOLE, "600"),
                ("computer_room_area", WHOLE, "400"),
            ],
            "与教学及辅助用房面积",
        ),
        // Of 30 teachers, though the figure between them is blank.
        (
            SchoolKind::Primary,
            &[
                ("pe_art_teachers", PRIMARY, ""),
                ("pe_teachers", PRIMARY, "31"),
            ],
            "体育教师（31）与专任教师（30）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("pe_art_teachers", PRIMARY, ""),
                ("pe_teachers", PRIMARY, "16"),
                ("music_teachers", PRIMARY, "15"),
            ],
            "与专任教师（30）矛盾",
        ),
        (
            SchoolKind::Junior,
            &[
                ("teachers", JUNIOR, "40"),
                ("degree_college", JUNIOR, "5"),
                ("teachers_above_required", JUNIOR, "36"),
                ("qualified_teachers", JUNIOR, "40"),
            ],
            "与学历合格教师（40）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("computer_rooms", WHOLE, "2"),
                ("computer_room_area", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("computer_rooms", WHOLE, "0"),
                ("computer_room_area", WHOLE, "90"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("computer_rooms", WHOLE, "3"),
                ("smallest_computer_room", WHOLE, "90"),
                ("computer_room_area", WHOLE, "200"),
            ],
            "得270，与计算机教室面积合计（200）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[("gymnastics_area", WHOLE, "4001")],
            "器械体操区面积（4001）与运动场地面积（4000）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("track_field_area", WHOLE, "3500"),
                ("gymnastics_area", WHOLE, "600"),
            ],
            "合计（4100）与运动场地面积（4000）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("rotation_eligible", WHOLE, "41"),
                ("staff_total", WHOLE, "40"),
            ],
            "符合交流条件教师（41）与",
        ),
        (
            SchoolKind::Primary,
            &[("reference_books", WHOLE, "301"), ("books", WHOLE, "300")],
            "工具书和教参种数（301）与",
        ),
        (
            SchoolKind::Primary,
            &[
                ("psychology_teachers", WHOLE, "41"),
                ("staff_total", WHOLE, "40"),
            ],
            "心理健康教师（41）与教职工（40）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("law_lessons", WHOLE, "4"),
                ("law_vice_principals", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[("periodicals", WHOLE, "60"), ("books", WHOLE, "0")],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[("library_hours", WHOLE, "40"), ("books", WHOLE, "0")],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("counselling_office_area", WHOLE, "3001"),
                ("building_area", WHOLE, "3000"),
            ],
            "心理办公接待面积（3001）与校舍建筑面积（3000）矛盾",
        ),
        (
            SchoolKind::Primary,
            &[
                ("dormitory_beds", WHOLE, "20"),
                ("dormitory_area", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("dormitory_beds", WHOLE, "20"),
                ("dormitory_building_area", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("dormitory_toilet_distance", WHOLE, "20"),
                ("dormitory_area", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        (
            SchoolKind::Primary,
            &[
                ("volleyball_courts", WHOLE, "2"),
                ("sports_field_area", WHOLE, "0"),
            ],
            "没有后者就不会有前者",
        ),
        // 50 亩 are 33333.33 ㎡.
        (
            SchoolKind::Primary,
            &[("land_mu", WHOLE, "50"), ("land_area", WHOLE, "20000")],
            "折算以后对不上",
        ),
        (
            SchoolKind::Primary,
            &[("class_sizes", Part::Grade(1), "80 0")],
            "有一个班是0人",
        ),
    ];
    for (kind, entered, sentence) in cases {
        let mut draft = all_met();
        draft.profile.kind = Some(*kind);
        // Beds are asked of boarding schools only.
        draft.profile.boarding = Some(true);
        for (figure, part, text) in *entered {
            put(&mut draft, figure, *part, *text);
        }
        let (school, found) = read(&draft);
        let words = Words::of(&school, data::catalogue());
        let said: Vec<String> = found
            .iter()
            .filter(|problem| !problem.is_warning())
            .map(|problem| problems::problem(problem, &words))
            .collect();
        assert!(
            said.iter().any(|one| one.contains(sentence)),
            "{entered:?}: {said:?}"
        );
    }
    // Rounded to whole 亩 it is the same land.
    let mut draft = all_met();
    put(&mut draft, "land_mu", WHOLE, "41");
    put(&mut draft, "land_area", WHOLE, "27600");
    let (_, found) = read(&draft);
    assert!(found.iter().all(Problem::is_warning), "{found:?}");
}

#[test]
fn boarders_of_a_school_that_is_no_boarding_school_are_asked_about() {
    for (boarding, is_asked) in [(Some(false), true), (Some(true), false), (None, false)] {
        let mut draft = all_met();
        draft.profile.boarding = boarding;
        put(&mut draft, "boarders", WHOLE, "100");
        let (_, found) = read(&draft);
        let is_found = found
            .iter()
            .any(|problem| matches!(problem.cause, Cause::NotBoarding { .. }));
        assert_eq!(is_found, is_asked, "{boarding:?}");
    }
}

/// 4000 ㎡ to play on do not lie on 3999 ㎡ of land: neither is judged, whichever of them is wrong.
#[test]
fn more_sports_ground_than_land_opens_both() {
    let mut draft = all_met();
    draft.profile.zone = Some(Zone::Rural);
    draft.profile.boarding = Some(false);
    for (land, expected) in [("13954", "met"), ("3999", "open")] {
        put(&mut draft, "land_area", WHOLE, land);
        for (pack, indicator) in [("school-conditions", "E23"), ("jiaodu-2017-6", "R5")] {
            let (finding, note) = by_pack(&draft, pack, indicator);
            assert_eq!(finding.state_key(), expected, "{indicator}: {note}");
            let is_told = note.starts_with("填写有误：");
            assert_eq!(is_told, expected == "open", "{indicator}: {note}");
        }
    }
}

/// 10⁹ and what no number holds: the sentence says what can be entered at most.
#[test]
fn what_is_too_large_names_the_largest_sensible_value_of_its_figure() {
    let mut profile = Draft::default().profile;
    profile.kind = Some(SchoolKind::NineYear);
    profile.boarding = Some(true);
    let mut looked = 0;
    for (definition, slot) in data::catalogue().slots(&profile) {
        if definition.form == FigureForm::Level {
            continue;
        }
        let most = definition.most.expect("each figure has one");
        for text in ["1000000000", "999999999999999", "-999999999999999"] {
            let mut draft = Draft {
                profile: profile.clone(),
                ..Draft::default()
            };
            put(&mut draft, definition.id.0.as_str(), slot.part, text);
            let (school, problems) = read(&draft);
            let words = Words::of(&school, data::catalogue());
            let told = problems.iter().find(|problem| problem.slot == slot);
            let told = problems::problem(told.expect(text), &words);
            let says = if text.starts_with('-') && !definition.signed {
                "不会小于 0".to_owned()
            } else {
                format!("最多填 {most}；现在填的是“{text}”")
            };
            assert!(told.contains(&says), "{told}");
            assert_eq!(*school.value(&slot), Value::Unreadable, "{told}");
        }
        looked += 1;
    }
    assert!(looked > 100, "{looked}");
}

/// A room, a canteen or a field that there is not has no size per seat, no distance and no courts.
#[test]
fn what_there_is_none_of_has_no_size() {
    for (indicator, none, figure, part, value) in [
        ("E18g", ("art_rooms", WHOLE), "seat_art", PRIMARY, "4"),
        ("E18i", ("music_rooms", WHOLE), "seat_music", PRIMARY, "4"),
        (
            "E18l",
            ("library_area", WHOLE),
            "seat_reading",
            PRIMARY,
            "4",
        ),
        (
            "E22a",
            ("canteen_area", WHOLE),
            "canteen_distance",
            WHOLE,
            "40",
        ),
        ("E13c", ("sports_field_area", WHOLE), "sandpits", WHOLE, "2"),
    ] {
        let mut draft = all_met();
        draft.profile.built_year = Some(2018);
        put(&mut draft, none.0, none.1, "0");
        put(&mut draft, figure, part, value);
        let (finding, _) = by_pack(&draft, "school-conditions", indicator);
        assert!(finding.is_open(), "{indicator}");
        let (_, problems) = read(&draft);
        let is_named = problems
            .iter()
            .any(|problem| format!("{problem:?}").contains(figure));
        assert!(is_named, "{indicator}: nothing is said of {figure}");
    }
}
