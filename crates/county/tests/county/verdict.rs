//! The verdict of the whole county, its items, and 基本均衡.

use county::{Answer, Conclusion, CountyForm, Whole, whole};
use numbers::name::Name;
use school::draft::Draft;
use school::figures::{Level, Part};
use school::profile::{Ownership, SchoolKind, Stage};

use super::data::{County, decimal, put, rules, sample, standard};

const PRIMARY: Part = Part::Stage(Stage::Primary);

fn judged(drafts: &[Draft], form: &CountyForm) -> Whole {
    let county = County::quality(drafts);
    let standard = standard(&rules().quality);
    whole(
        &county.members(),
        &county.roll_up(),
        rules(),
        standard,
        form,
    )
}

fn conclusion(whole: &Whole, indicator: &str) -> Conclusion {
    let mut items = whole.items.iter();
    items
        .find(|item| item.indicator == indicator)
        .unwrap()
        .conclusion
}

/// A primary school of which nothing is known but what a test puts in.
fn school(name: &str, pupils: &str) -> Draft {
    let mut draft = Draft::default();
    draft.profile.name = name.to_owned();
    draft.profile.kind = Some(SchoolKind::Primary);
    draft.profile.ownership = Some(Ownership::Public);
    put(&mut draft, "pupils", PRIMARY, pupils);
    draft
}

/// A primary school by which nothing fails among the seven.
fn good(name: &str) -> Draft {
    let mut draft = school(name, "100");
    for (figure, part, text) in [
        ("teachers_above_required", PRIMARY, "5"),
        ("backbone_teachers", PRIMARY, "1"),
        ("pe_art_teachers", PRIMARY, "1"),
        ("teaching_area", Part::Whole, "450"),
        ("indoor_sports_area", Part::Whole, "0"),
        ("sports_field_area", Part::Whole, "750"),
        ("equipment_value", Part::Whole, "20"),
        ("media_rooms", Part::Whole, "3"),
    ] {
        put(&mut draft, figure, part, text);
    }
    draft
}

#[test]
fn any_known_failure_decides_and_then_anything_unknown() {
    use Conclusion::{Fails, Holds, Open};
    for (parts, expected) in [
        (vec![Holds, Open, Fails], Fails),
        (vec![Holds, Open], Open),
        (vec![Holds, Holds], Holds),
    ] {
        assert_eq!(Conclusion::all(parts), expected);
    }
    // The sample county: rows and coefficients fail, whatever the county says.
    let judged_sample = judged(&sample(), &CountyForm::default());
    assert_eq!(judged_sample.rows, Fails);
    assert_eq!(judged_sample.variations, Fails);
    assert_eq!(judged_sample.admission, Open);
    assert_eq!(judged_sample.conclusion, Fails);
    assert_eq!(judged_sample.schools, 12);
    // Two schools that hold, and nothing known of the items.
    let drafts = [good("甲"), good("乙")];
    let admitted = CountyForm {
        is_admitted: Some(true),
        ..CountyForm::default()
    };
    let two = judged(&drafts, &admitted);
    assert_eq!(
        (two.rows, two.variations, two.admission),
        (Holds, Holds, Holds)
    );
    assert_eq!(two.conclusion, Open);
    let not_admitted = CountyForm {
        is_admitted: Some(false),
        ..CountyForm::default()
    };
    assert_eq!(judged(&drafts, &not_admitted).conclusion, Fails);
    // A third one of the list has sent nothing: neither rows nor coefficients are final.
    let expected = CountyForm {
        expected_schools: Some(3),
        ..admitted
    };
    let missing = judged(&drafts, &expected);
    assert_eq!((missing.rows, missing.variations), (Open, Open));
}

#[test]
fn the_county_s_own_items_are_levels_or_numbers() {
    let answer = |indicator: &str, answer: Answer| {
        let mut form = CountyForm::default();
        form.answers.insert(Name::new(indicator), answer);
        conclusion(&judged(&[good("甲")], &form), indicator)
    };
    let number = |text| Answer::Number(decimal(text));
    for (indicator, text, expected) in [
        ("RC1", "85", Conclusion::Holds),
        ("RC1", "84.9", Conclusion::Fails),
        ("G14", "50", Conclusion::Holds),
        ("G14", "49.9", Conclusion::Fails),
        ("G15b", "85", Conclusion::Holds),
        ("Q2", "95", Conclusion::Holds),
        ("Q2", "94.99", Conclusion::Fails),
        // Below, not up to.
        ("Q9", "0.15", Conclusion::Fails),
        ("Q9", "0.1499", Conclusion::Holds),
    ] {
        assert_eq!(
            answer(indicator, number(text)),
            expected,
            "{indicator} {text}"
        );
    }
    let levels = [
        (Level::Reached, Conclusion::Holds),
        (Level::Partly, Conclusion::Fails),
        (Level::NotReached, Conclusion::Fails),
    ];
    for (level, expected) in levels {
        assert_eq!(answer("G1", Answer::Level(level)), expected);
        assert_eq!(answer("V4", Answer::Level(level)), expected);
    }
    let silent = judged(&[good("甲")], &CountyForm::default());
    assert_eq!(conclusion(&silent, "G1"), Conclusion::Open);
}

#[test]
fn shares_of_the_county_are_summed_before_dividing() {
    let mut drafts = [good("甲"), good("乙")];
    // 2 of 10 and 1 of 20: 3 of 30 are exactly 10 %, although the second school has 5 %.
    for (draft, eligible, rotated) in [(0, "10", "2"), (1, "20", "1")] {
        put(
            &mut drafts[draft],
            "rotation_eligible",
            Part::Whole,
            eligible,
        );
        put(&mut drafts[draft], "rotated_teachers", Part::Whole, rotated);
    }
    let form = CountyForm::default();
    let both = judged(&drafts, &form);
    assert_eq!(conclusion(&both, "G11a"), Conclusion::Holds);
    let item = both.items.iter().find(|item| item.indicator == "G11a");
    assert_eq!(item.unwrap().value.unwrap().rounded(1), "10.0");
    put(&mut drafts[1], "rotation_eligible", Part::Whole, "21");
    assert_eq!(
        conclusion(&judged(&drafts, &form), "G11a"),
        Conclusion::Fails
    );
    // A school that has not said leaves it open.
    let slot = school::figures::Slot::new("rotation_eligible", Part::Whole);
    drafts[1].entries.remove(&slot);
    let open = judged(&drafts, &form);
    assert_eq!(conclusion(&open, "G11a"), Conclusion::Open);
    let item = open.items.iter().find(|item| item.indicator == "G11a");
    assert_eq!(item.unwrap().open, [1]);
}

#[test]
fn a_share_of_nothing_is_open() {
    let mut drafts = [good("甲"), good("乙")];
    for draft in &mut drafts {
        put(draft, "rotated_teachers", Part::Whole, "0");
        put(draft, "rotated_backbone", Part::Whole, "0");
    }
    let judged = judged(&drafts, &CountyForm::default());
    assert_eq!(conclusion(&judged, "G11b"), Conclusion::Open);
    // Without 初中 there is no 巩固率 to keep.
    assert_eq!(conclusion(&judged, "Q1"), Conclusion::Holds);
}

#[test]
fn items_of_every_school_fail_with_one_of_them() {
    let mut drafts = [good("甲"), good("乙")];
    let form = CountyForm::default();
    // G4: at most 2000 pupils; both have 100.
    assert_eq!(conclusion(&judged(&drafts, &form), "G4"), Conclusion::Holds);
    put(&mut drafts[1], "pupils", PRIMARY, "2001");
    let judged_again = judged(&drafts, &form);
    assert_eq!(conclusion(&judged_again, "G4"), Conclusion::Fails);
    let item = judged_again
        .items
        .iter()
        .find(|item| item.indicator == "G4");
    assert_eq!(item.unwrap().failing, [1]);
}

/// The five schools of the official example, of which everything but books is spread evenly.
fn five() -> Vec<Draft> {
    let books = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];
    let school = |(idx, (pupils, books)): (usize, (i64, i64))| {
        let mut draft = school(&format!("第{}小学", idx + 1), &pupils.to_string());
        for (figure, part) in [
            ("teachers", PRIMARY),
            ("teachers_above_required", PRIMARY),
            ("mid_senior_titles", PRIMARY),
            ("teaching_area", Part::Whole),
            ("sports_field_area", Part::Whole),
            ("equipment_value", Part::Whole),
            ("computers", Part::Whole),
        ] {
            put(&mut draft, figure, part, &pupils.to_string());
        }
        put(&mut draft, "indoor_sports_area", Part::Whole, "0");
        put(&mut draft, "books", Part::Whole, &books.to_string());
        draft
    };
    books.into_iter().enumerate().map(school).collect()
}

#[test]
fn basic_balance_is_the_mean_of_eight() {
    let basic = &rules().basic;
    let mut drafts = five();
    let county = County::of(&drafts, basic);
    let roll_up = county.roll_up();
    assert_eq!(roll_up.variations.len(), 8);
    let books = roll_up.variation(Stage::Primary, "B5").unwrap();
    // A single one has no limit.
    assert_eq!(books.bound, None);
    let squared = books.variation.as_ref().unwrap().squared().unwrap();
    assert_eq!(squared.root_rounded(6), "0.515257");
    // 0.515257 ÷ 8
    let mean = roll_up.mean_coefficient(Stage::Primary).unwrap();
    assert_eq!(mean.rounded(4), "0.0644");
    assert_eq!(roll_up.keeps_mean(basic, Stage::Primary), Conclusion::Holds);
    // 民办 and teaching points do not count.
    drafts[0].profile.ownership = Some(Ownership::Private);
    drafts[1].profile.kind = Some(SchoolKind::TeachingPoint);
    let fewer = County::of(&drafts, basic).roll_up();
    assert_eq!(fewer.rows.len(), 3);
    assert_eq!(fewer.left_out.len(), 2);
    // What one school has not said leaves the mean open.
    let slot = school::figures::Slot::new("computers", Part::Whole);
    drafts[4].entries.remove(&slot);
    let open = County::of(&drafts, basic).roll_up();
    assert_eq!(open.keeps_mean(basic, Stage::Primary), Conclusion::Open);
}
