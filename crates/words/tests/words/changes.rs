//! The school beside other sets of its figures: what they are called, what moved, and why a verdict is another. Expected
//! numbers are calculated by hand.

use data::Evaluation;
use files::saved;
use school::draft::{Draft, Entry, Sheet, SheetKind};
use school::figures::{Part, Slot};
use school::profile::{Stage, Zone};
use support::schools::put;
use words::changes::{self, ComparedSide};
use words::{Words, findings, labels, problems, standing};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const WHOLE: Part = Part::Whole;

type Figures<'a> = &'a [(&'a str, Part, &'a str)];

/// The worked example: 1180 pupils, 9 backbone teachers of 11.8, 6900 ㎡ of sports ground of 8850.
fn sample() -> Draft {
    saved::open(data::sample(), data::catalogue())
        .unwrap()
        .draft
}

fn evaluated(draft: &Draft) -> Evaluation<'static> {
    data::evaluate(draft, &data::built_in())
}

/// The worked example of this year, and how it stood last year with those figures.
fn both_years(figures: Figures) -> (Evaluation<'static>, Evaluation<'static>) {
    let mut draft = sample();
    let mut sheet = Sheet {
        kind: SheetKind::LastYear,
        name: "去年".to_owned(),
        ..Sheet::default()
    };
    for (figure, part, text) in figures {
        let slot = Slot::new(*figure, *part);
        sheet.entries.insert(slot, Entry::Text((*text).to_owned()));
    }
    draft.sheets.push(sheet);
    (evaluated(&draft.with_sheet(0)), evaluated(&draft))
}

/// What changed of an indicator since last year.
fn why(figures: Figures, indicator: &str, part: Part) -> String {
    let (before, now) = both_years(figures);
    let main = now.main();
    let finding = now.report().finding(indicator, part).unwrap();
    let working = check::explain(&now.school, &main.standard, &now.catalogue, finding);
    let then = ComparedSide {
        school: &before.school,
        finding: before.report().finding(indicator, part),
    };
    let today = ComparedSide {
        school: &now.school,
        finding: Some(finding),
    };
    let indicator = main.standard.indicator(indicator).unwrap();
    changes::why(then, today, &working, indicator, &now.words())
}

#[test]
fn last_year_says_what_moved_and_which_of_need_and_stock_made_the_verdict_another() {
    // This year 1180 pupils, 9 backbone teachers (11.8 needed).
    for (pupils, backbone, expected) in [
        // 10 of 10: enough. Now 12 are needed and 9 there: each alone would have done.
        (
            "1000",
            "10",
            "县级以上骨干教师 10 → 9；在校生数 1000 → 1180。由达标变为未达标：需要的由 10名 变为 12名，现有的由 10名 变为 9名，单是其中一样变了也会这样",
        ),
        // 9 of 9: enough. More pupils alone.
        (
            "900",
            "9",
            "在校生数 900 → 1180。由达标变为未达标：需要的由 9名 变为 12名，现有的 9名 没有变",
        ),
        // 12 of 11.8: fewer teachers alone.
        (
            "1180",
            "12",
            "县级以上骨干教师 12 → 9。由达标变为未达标：需要的 12名 没有变，现有的由 12名 变为 9名",
        ),
        // 13 of 11: still enough for today's 11.8, so it is the teachers.
        (
            "1100",
            "13",
            "县级以上骨干教师 13 → 9；在校生数 1100 → 1180。由达标变为未达标：需要的由 11名 变为 12名，现有的由 13名 变为 9名，单是现有的变了就会这样",
        ),
        // 8 of 8: today's 9 would have been enough for 800, so it is the pupils.
        (
            "800",
            "8",
            "县级以上骨干教师 8 → 9；在校生数 800 → 1180。由达标变为未达标：需要的由 8名 变为 12名，现有的由 8名 变为 9名，单是需要的变了就会这样",
        ),
        // The same verdict: what moved is told all the same.
        ("1181", "9", "在校生数 1181 → 1180"),
        ("1180", "9", ""),
    ] {
        let figures: Figures = &[
            ("pupils", PRIMARY, pupils),
            ("backbone_teachers", PRIMARY, backbone),
        ];
        let told = why(figures, "R2", PRIMARY);
        assert_eq!(told, expected, "{pupils} pupils, {backbone} teachers");
    }
}

#[test]
fn lists_that_moved_are_told_with_their_old_and_new_entries() {
    let figures: Figures = &[
        ("class_sizes", Part::Grade(1), "46 40"),
        ("classes", PRIMARY, "26"),
        ("music_rooms", WHOLE, "97"),
    ];
    let mut indicators = data::standard().indicators.iter();
    let music = indicators.find(|indicator| indicator.short == "音乐专用教室");
    let (_, now) = both_years(figures);
    let mut findings = now.report().findings.iter();
    let finding = findings.find(|finding| finding.indicator == music.unwrap().id);
    let told = why(figures, music.unwrap().id.as_str(), finding.unwrap().part);
    assert!(told.starts_with("音乐专用教室面积 97 → "), "{told}");
}

#[test]
fn the_groups_verdict_names_the_indicators_that_turned() {
    let (before, now) = both_years(&[
        ("pupils", PRIMARY, "900"),
        ("teachers_above_required", PRIMARY, "60"),
        ("backbone_teachers", PRIMARY, "9"),
        ("pe_art_teachers", PRIMARY, "9"),
        ("teaching_area", WHOLE, "4100"),
        ("indoor_sports_area", WHOLE, "0"),
        ("sports_field_area", WHOLE, "6900"),
        ("equipment_value", WHOLE, "236"),
        ("media_rooms", WHOLE, "26"),
    ]);
    let told = changes::groups(
        before.report(),
        now.report(),
        &now.main().standard,
        &now.words(),
    );
    let wanted = "资源配置：由符合变为不符合。不再达标的有县级以上骨干教师、";
    assert!(told.iter().any(|line| line.starts_with(wanted)), "{told:?}");
    let same = changes::groups(
        now.report(),
        now.report(),
        &now.main().standard,
        &now.words(),
    );
    assert_eq!(same, Vec::<String>::new());
}

#[test]
fn what_stands_the_same_does_not_differ_and_a_gap_is_enough_to_differ() {
    // 6900 of 8850 ㎡, and 6901: below the floor both times.
    let (before, now) = both_years(&[
        ("pupils", PRIMARY, "1180"),
        ("backbone_teachers", PRIMARY, "9"),
        ("indoor_sports_area", WHOLE, "0"),
        ("sports_field_area", WHOLE, "6901"),
    ]);
    let of = |evaluation: &Evaluation, indicator: &str| {
        let report = evaluation.report();
        report.finding(indicator, PRIMARY).unwrap().clone()
    };
    let (then, today) = (of(&before, "R5"), of(&now, "R5"));
    assert_eq!(then.outcome, today.outcome);
    assert!(changes::differs(Some(&then), Some(&today)));
    assert!(changes::differs(None, Some(&today)));
    assert!(!changes::differs(Some(&today), Some(&today)));
    let other = (of(&before, "R2"), of(&now, "R2"));
    assert!(!changes::differs(Some(&other.0), Some(&other.1)));
}

#[test]
fn a_sheet_without_a_name_is_called_by_its_kind_and_number() {
    for (name, expected) in [
        ("北区", "北区"),
        (" 北区 ", "北区"),
        ("", "校区2"),
        (" ", "校区2"),
    ] {
        assert_eq!(labels::sheet_name(name, SheetKind::Campus, 1), expected);
    }
}

#[test]
fn a_reason_is_called_by_its_figure_and_its_sheet() {
    let (school, _) = school::read(&Draft::default(), data::form_catalogue());
    let words = Words::of(&school, data::form_catalogue());
    for (key, called) in [
        ("pupils/primary/usual", "在校生数的填报说明"),
        (
            "variant:扩班/一/pupils/primary/moved",
            "假设“扩班/一”的在校生数的填报说明",
        ),
    ] {
        assert_eq!(problems::reason(key, &words), called);
    }
}

#[test]
fn a_claimed_relaxation_has_its_verdict_beside_the_one_without_it() {
    let mut draft = sample();
    draft.profile.zone = Some(Zone::City);
    // Six of seven met, sports ground below the floor: 6900 ÷ 1180 = 5.85; with 1950 ㎡ more exactly 7.5.
    for (figure, part, text) in [
        ("backbone_teachers", PRIMARY, "12"),
        ("teaching_area", WHOLE, "5400"),
        ("indoor_sports_area", WHOLE, "0"),
        ("equipment_value", WHOLE, "240"),
        ("pe_art_teachers", PRIMARY, "11"),
        ("teachers_above_required", PRIMARY, "60"),
        ("media_rooms", WHOLE, "30"),
        ("rented_sports_area", WHOLE, "1950"),
        ("extra_sports_area", WHOLE, "0"),
    ] {
        put(&mut draft, figure, part, text);
    }
    let sentence = |evaluation: &Evaluation| {
        let main = evaluation.main();
        let verdict = evaluation.report().verdicts.first().unwrap();
        let words = evaluation.words().on_screen();
        standing::sentence(verdict, &main.report, &main.standard, &words)
    };
    let without = "7项达标6项；补体育运动场馆623㎡到85%，即符合。";
    let evaluation = evaluated(&draft);
    assert_eq!(sentence(&evaluation), without);
    let claimed = check::with_claims(evaluation.report(), &evaluation.main().standard);
    assert!(claimed.is_empty());

    draft
        .claims
        .insert("dense_centre".to_owned(), Default::default());
    let evaluation = evaluated(&draft);
    assert_eq!(
        sentence(&evaluation),
        without,
        "the verdict without it stands"
    );
    let main = evaluation.main();
    let claimed = check::with_claims(evaluation.report(), &main.standard);
    let (_, with) = claimed.first().unwrap();
    let told = findings::verdict(with, &main.standard, &evaluation.words());
    assert!(told.starts_with("资源配置：7项指标中7项达到标准"), "{told}");
}
