//! What stands between a school and the goal, over schools that differ in one or two figures. Expected amounts are
//! calculated by hand from the bounds for 小学: of 480 pupils 4.8 backbone teachers, 2160 ㎡ of rooms, 3600 ㎡ for sports.

use check::Report;
use data::Evaluation;
use school::draft::Draft;
use school::figures::{Part, Slot};
use school::profile::{SchoolKind, Stage};
use support::schools::{put, slot};
use words::standing;

const PRIMARY: Part = Part::Stage(Stage::Primary);
const WHOLE: Part = Part::Whole;

/// A primary school of 480 pupils that meets all seven.
fn all_met() -> Draft {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    for (figure, part, text) in [
        ("pupils", PRIMARY, "480"),
        ("teachers", PRIMARY, "30"),
        ("teachers_above_required", PRIMARY, "28"),
        ("backbone_teachers", PRIMARY, "6"),
        ("pe_art_teachers", PRIMARY, "6"),
        ("teaching_area", WHOLE, "2500"),
        ("indoor_sports_area", WHOLE, "0"),
        ("sports_field_area", WHOLE, "4000"),
        ("equipment_value", WHOLE, "120"),
        ("media_rooms", WHOLE, "14"),
    ] {
        put(&mut draft, figure, part, text);
    }
    draft
}

/// The same with other figures; an empty text leaves one out.
fn school(changes: &[(&str, Part, &str)]) -> Draft {
    let mut draft = all_met();
    for (figure, part, text) in changes {
        let slot: Slot = slot(figure, *part);
        draft.entries.remove(&slot);
        if !text.is_empty() {
            put(&mut draft, figure, *part, *text);
        }
    }
    draft
}

fn evaluated<T>(draft: &Draft, with: impl FnOnce(&Evaluation, &Report) -> T) -> T {
    let evaluation = data::evaluate(draft, &data::built_in());
    with(&evaluation, evaluation.report())
}

/// The sentences of a group, one for each stage.
fn sentences(draft: &Draft, group: &str) -> Vec<String> {
    evaluated(draft, |evaluation, report| {
        let words = evaluation.words().on_screen();
        let standard = &evaluation.main().standard;
        let verdicts = report.verdicts.iter();
        verdicts
            .filter(|verdict| verdict.group == *group)
            .map(|verdict| standing::sentence(verdict, report, standard, &words))
            .collect()
    })
}

#[test]
fn the_sentence_says_the_least_that_is_enough() {
    let backbone = ("backbone_teachers", PRIMARY, "4");
    let rooms = ("teaching_area", WHOLE, "2000");
    for (changes, expected) in [
        (vec![], "7项全部达标，符合要求。"),
        // 3400 of 3600: one may stay between floor and bound.
        (
            vec![("sports_field_area", WHOLE, "3400")],
            "7项达标6项，其余不低于85%，符合要求。",
        ),
        // 3000 of 3060, the spared one is below the floor.
        (
            vec![("sports_field_area", WHOLE, "3000")],
            "7项达标6项；补体育运动场馆60㎡到85%，即符合。",
        ),
        // 4 of 4.08, and 2000 of 2160.
        (
            vec![backbone, rooms],
            "7项达标5项；补县级以上骨干教师1名到85%，再有1项达到标准，即符合。",
        ),
        (
            vec![rooms, ("sports_field_area", WHOLE, "3400")],
            "7项达标5项；补足教学及辅助用房（缺160㎡）、体育运动场馆（缺200㎡）中的1项，即符合。",
        ),
        (
            vec![backbone, rooms, ("sports_field_area", WHOLE, "3000")],
            "7项达标4项；补县级以上骨干教师1名、体育运动场馆60㎡到85%，再有2项达到标准，即符合。",
        ),
    ] {
        assert_eq!(sentences(&school(&changes), "resources"), [expected]);
    }
}

#[test]
fn what_is_open_is_counted_and_nothing_is_promised() {
    let media = ("media_rooms", WHOLE, "");
    for (changes, expected) in [
        (
            vec![media],
            "7项填了6项，都达标；还有1项没有填全，填完才知道是否符合。",
        ),
        (
            vec![media, ("sports_field_area", WHOLE, "3400")],
            "7项填了6项，达标5项；还有1项没有填全，填完才知道是否符合。",
        ),
        (
            vec![media, ("sports_field_area", WHOLE, "3000")],
            "7项填了6项，达标5项；至少要补体育运动场馆60㎡到85%，还有1项没有填全。",
        ),
        (
            vec![
                media,
                ("teaching_area", WHOLE, "2000"),
                ("sports_field_area", WHOLE, "3400"),
            ],
            "7项填了6项，达标4项；至少要补足教学及辅助用房（缺160㎡）、体育运动场馆（缺200㎡）中的1项，还有1项没有填全。",
        ),
        (vec![("pupils", PRIMARY, "")], "7项都还没有填。"),
        // What was entered and cannot be right is no blank.
        (
            vec![("backbone_teachers", PRIMARY, "很多")],
            "7项填了6项，都达标；1项填写有误，改好才知道是否符合。",
        ),
        (
            vec![media, ("backbone_teachers", PRIMARY, "很多")],
            "7项填了5项，都达标；还有1项没有填全，1项填写有误，填完才知道是否符合。",
        ),
        (
            vec![("pupils", PRIMARY, "很多")],
            "7项都还不能判定，先改填写有误的数。",
        ),
    ] {
        assert_eq!(sentences(&school(&changes), "resources"), [expected]);
    }
}

#[test]
fn each_stage_has_its_sentence_and_a_teaching_point_its_reason() {
    let mut draft = all_met();
    draft.profile.kind = Some(SchoolKind::NineYear);
    let said = sentences(&draft, "resources");
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("小学部7项"), "{}", said[0]);
    assert!(said[1].starts_with("初中部7项都还没有填"), "{}", said[1]);

    let mut draft = school(&[("pupils", PRIMARY, "30")]);
    draft.profile.kind = Some(SchoolKind::TeachingPoint);
    let said = sentences(&draft, "resources").concat();
    assert!(said.contains("50") && said.ends_with('。'), "{said}");
}

#[test]
fn a_group_that_must_hold_as_a_whole_names_what_is_missed() {
    // How large the school is, is one of them.
    let said = sentences(&all_met(), "guarantee").concat();
    assert!(said.contains("判定了1项，都达到"), "{said}");
    let said = sentences(&school(&[("pupils", PRIMARY, "")]), "guarantee").concat();
    assert!(said.ends_with("项都还没有填。"), "{said}");
    // 12 classes take one music room; 60 ㎡ are too few.
    let draft = school(&[
        ("classes", PRIMARY, "12"),
        ("music_rooms", WHOLE, "60"),
        ("art_rooms", WHOLE, "96"),
    ]);
    let said = sentences(&draft, "guarantee").concat();
    assert!(said.contains("音乐专用教室没有达到，还有"), "{said}");
}

#[test]
fn of_events_it_says_whether_one_happened() {
    let veto = |changes: &[(&str, Part, &str)]| sentences(&school(changes), "veto").concat();
    assert!(veto(&[]).ends_with("项都还没有填。"), "{}", veto(&[]));
    let exams = ("no_entrance_exams", WHOLE, "not_reached");
    assert_eq!(
        veto(&[exams]),
        "发生过“以考试方式招生”，发生一项即不能通过。"
    );
    let said = veto(&[("no_entrance_exams", WHOLE, "reached")]);
    assert!(said.starts_with("1项没有发生；还有"), "{said}");
}

#[test]
fn what_is_missing_is_told_in_whole_people_with_what_it_comes_from() {
    let draft = school(&[("backbone_teachers", PRIMARY, "4")]);
    evaluated(&draft, |evaluation, report| {
        let words = evaluation.words().on_screen();
        let finding = report.finding("R2", PRIMARY).unwrap();
        let indicator = evaluation.main().standard.indicator("R2").unwrap();
        assert_eq!(standing::shortfall(finding, &words).unwrap(), "缺1名");
        let to_floor = standing::shortfall_to_floor(finding, &words);
        assert_eq!(to_floor.unwrap(), "到85%缺1名");
        let reason = standing::reason(finding, indicator);
        assert_eq!(reason, "应有5名，现有4名");
    });
}

#[test]
fn classes_that_are_too_large_are_told_grade_by_grade() {
    let classes = |grade| Part::Grade(grade);
    let draft = school(&[
        ("class_sizes", classes(1), "46 40 47"),
        ("class_sizes", classes(2), "45"),
        ("class_sizes", classes(3), "50"),
        ("class_sizes", classes(4), "45"),
        ("class_sizes", classes(5), "45"),
        ("class_sizes", classes(6), "45"),
        ("pupils", PRIMARY, ""),
    ]);
    evaluated(&draft, |evaluation, report| {
        let finding = report.finding("G5", PRIMARY).unwrap();
        let indicator = evaluation.main().standard.indicator("G5").unwrap();
        let reason = standing::reason(finding, indicator);
        assert_eq!(reason, "超过的班：一年级46、47人，三年级50人");
    });
}

#[test]
fn the_page_says_in_everyday_words_what_papers_say_in_those_of_the_document() {
    let draft = school(&[("sports_field_area", WHOLE, "3400")]);
    evaluated(&draft, |evaluation, report| {
        let finding = report.finding("R5", PRIMARY).unwrap();
        let paper = evaluation.words();
        let screen = paper.on_screen();
        assert_eq!(screen.state(finding), "未达标（不低于85%）");
        assert_eq!(
            standing::shortfall(finding, &screen).as_deref(),
            Some("缺200㎡")
        );
        assert_eq!(
            standing::shortfall(finding, &paper).as_deref(),
            Some("缺200平方米")
        );
    });
}
