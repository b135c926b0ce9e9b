//! What of the form is shown: editions hide figures and change nothing, and the states of its parts follow from what is there.

use check::form::{Form, SectionProgress};
use files::saved;
use numbers::Decimal;
use proptest::collection::btree_map;
use proptest::prelude::*;
use school::draft::{Draft, Entry, Extent};
use school::figures::{FigureId, Part, Slot, Value};
use school::profile::{SchoolKind, Stage};
use school::reading;
use support::evaluated::report_of;
use support::sample;
use support::schools::slot;

const PRIMARY: Part = Part::Stage(Stage::Primary);

fn form_of(draft: &Draft) -> Form {
    let (school, problems) = school::read(draft, data::form_catalogue());
    let unsettled: Vec<_> = problems
        .into_iter()
        .filter(|problem| !problem.is_settled(draft, None))
        .collect();
    Form::of(data::form(), draft, &draft.entries, &school, &unsettled)
}

fn draft(kind: SchoolKind, extent: Extent, entries: &[(&str, Part, &str)]) -> Draft {
    let mut draft = Draft {
        extent,
        ..Draft::default()
    };
    draft.profile.kind = Some(kind);
    for (figure, part, text) in entries {
        let entry = Entry::Text((*text).to_owned());
        draft.entries.insert(slot(figure, *part), entry);
    }
    draft
}

#[test]
fn the_short_edition_asks_for_what_the_seven_indicators_need_and_nothing_else() {
    let short = form_of(&draft(SchoolKind::Primary, Extent::Short, &[]));
    let shown: Vec<&str> = short.shown.iter().map(|figure| figure.0.as_str()).collect();
    // Copied from the formulas of 教督〔2017〕6号, not from the program.
    assert_eq!(
        shown,
        [
            "pupils",
            "teachers_above_required",
            "backbone_teachers",
            "pe_art_teachers",
            "teaching_area",
            "indoor_sports_area",
            "sports_field_area",
            "equipment_value",
            "media_rooms",
        ]
    );
    assert_eq!(short.asked(), 9);
    // Neither lists of classes nor other details that make one of them up.
    for hidden in [
        "class_sizes",
        "degree_bachelor",
        "music_teachers",
        "music_rooms",
        "public_funds_budget",
        "certified_teachers",
    ] {
        assert!(short.hidden.contains(&FigureId::from(hidden)), "{hidden}");
    }
    let full = form_of(&draft(SchoolKind::Primary, Extent::Full, &[]));
    assert!(full.hidden.is_empty());
    assert!(full.asked() > short.asked());
}

#[test]
fn a_school_of_several_stages_is_asked_once_for_each_and_once_for_what_they_share() {
    let short = form_of(&draft(SchoolKind::NineYear, Extent::Short, &[]));
    // Four figures of each of two stages, five of the whole school.
    assert_eq!(short.asked(), 4 * 2 + 5);
}

#[test]
fn the_state_of_a_part_follows_from_what_is_there() {
    let state = |extent, entries: &[(&str, Part, &str)]| {
        let form = form_of(&draft(SchoolKind::Primary, extent, entries));
        let sections = &data::form_catalogue().sections;
        let teachers = |idx: usize| {
            sections
                .get(idx)
                .is_some_and(|section| section.id == "teachers")
        };
        let section = form.sections.iter().find(|section| teachers(section.idx));
        section.map(|section| section.progress())
    };
    let above = ("teachers_above_required", PRIMARY, "52");
    let backbone = ("backbone_teachers", PRIMARY, "9");
    let arts = ("pe_art_teachers", PRIMARY, "11");
    let short = Extent::Short;
    assert_eq!(state(short, &[]), Some(SectionProgress::NotBegun));
    assert_eq!(state(short, &[above]), Some(SectionProgress::Begun));
    assert_eq!(
        state(short, &[above, backbone, arts]),
        Some(SectionProgress::Done)
    );
    assert_eq!(
        state(Extent::Full, &[above, backbone, arts]),
        Some(SectionProgress::Begun),
        "the full edition asks for more"
    );
    let wrong = ("backbone_teachers", PRIMARY, "很多");
    assert_eq!(
        state(short, &[above, wrong, arts]),
        Some(SectionProgress::Doubtful)
    );
    // Zero is an answer.
    let none = ("pe_art_teachers", PRIMARY, "0");
    assert_eq!(
        state(short, &[above, backbone, none]),
        Some(SectionProgress::Done)
    );
}

fn any_entries() -> impl Strategy<Value = Vec<(Slot, Entry)>> {
    let figures: Vec<FigureId> = data::form_catalogue()
        .figures
        .iter()
        .map(|figure| figure.id)
        .collect();
    let parts = vec![Part::Whole, PRIMARY, Part::Grade(1), Part::Grade(6)];
    let slot = (prop::sample::select(figures), prop::sample::select(parts))
        .prop_map(|(figure, part)| Slot { figure, part });
    let entry = prop_oneof![
        "[0-9]{1,4}( [0-9]{1,2}){0,3}[人亩元]?".prop_map(Entry::Text),
        "[很多约]{1,3}".prop_map(Entry::Text),
        ".{0,8}".prop_map(Entry::NotApplicable),
    ];
    btree_map(slot, entry, 0..25).prop_map(|entries| entries.into_iter().collect())
}

proptest! {
    #![proptest_config(sample::laws(60, 2000))]

    /// Every figure that is asked for is shown or hidden, none is both, and no result hangs on the edition.
    #[test]
    fn switching_editions_any_number_of_times_changes_no_entry_and_no_result(
        entries in any_entries(),
        switches in prop::collection::vec(any::<bool>(), 0..12),
    ) {
        let mut draft = draft(SchoolKind::Primary, Extent::Full, &[]);
        draft.entries = entries.into_iter().collect();
        let before = draft.clone();
        let all: Vec<FigureId> = form_of(&draft).shown;
        for is_short in switches {
            draft.extent = if is_short { Extent::Short } else { Extent::Full };
            // As it is kept and opened again between two switches.
            let text = saved::save(&draft, data::form_catalogue(), data::main_pack());
            let opened = saved::open(&text, data::form_catalogue()).expect("what was saved opens");
            prop_assert_eq!(&opened.draft, &draft);
            draft = opened.draft;
            let form = form_of(&draft);
            prop_assert!(form.hidden.iter().all(|figure| !form.shown.contains(figure)));
            prop_assert!(form.shown.iter().chain(&form.hidden).all(|figure| all.contains(figure)));
        }
        prop_assert_eq!(&draft.entries, &before.entries);
        prop_assert_eq!(report_of(&draft).findings, report_of(&before).findings);
    }

    /// 亩 are cut off at the fourth digit, never more than there is, and reach a bound just when the exact area does.
    #[test]
    fn areas_in_mu_reach_a_bound_just_when_the_exact_area_does(
        // Up to 15,000 亩, the largest area that is taken.
        ten_thousandths in 0_i64..150_000_000,
        bound in 0_i64..110_000_000_000,
    ) {
        let area = data::catalogue().figure(&"sports_field_area".into()).expect("a figure");
        let text = format!("{}.{:04}亩", ten_thousandths / 10_000, ten_thousandths % 10_000);
        let Ok(Value::Number(read)) = reading::read(&text, area) else {
            return Err(TestCaseError::fail(text));
        };
        // In ten-thousandths of ㎡, times three: 2000 for each ten-thousandth of 亩.
        let exact = i128::from(ten_thousandths) * 2_000;
        let (numerator, denominator) = read.fraction().parts();
        let raw = numerator * 10_000 / denominator;
        prop_assert_eq!(raw, exact / 3);
        let near = [bound, i64::try_from(raw).unwrap_or(0), i64::try_from(raw + 1).unwrap_or(0)];
        for bound in near {
            prop_assert_eq!(raw >= i128::from(bound), exact >= i128::from(bound) * 3);
        }
    }

    /// Money is the same sum in every unit in which it may be written, and is told in 元.
    #[test]
    fn money_is_the_same_sum_in_every_unit(yuan in 0_i64..10_000_000_000) {
        let value = data::catalogue().figure(&"equipment_value".into()).expect("a figure");
        let in_ten_thousands = format!("{}.{:04}", yuan / 10_000, yuan % 10_000);
        let texts = [
            in_ten_thousands.clone(),
            format!("{in_ten_thousands}万元"),
            format!("{yuan}元"),
            format!("{}.{:03}千元", yuan / 1_000, yuan % 1_000),
            format!("{}.{:08}亿元", yuan / 100_000_000, yuan % 100_000_000),
        ];
        let expected = Decimal::parse(&in_ten_thousands).expect("a decimal");
        for text in texts {
            let read = reading::read(&text, value);
            prop_assert_eq!(&read, &Ok(Value::Number(expected)), "{}", &text);
            let said = words::entries::understood_as(value, &text, &Value::Number(expected));
            prop_assert_eq!(said.replace([',', ' '], ""), format!("={yuan}元"));
        }
    }
}

fn understood(figure: &str, text: &str) -> String {
    let definition = data::catalogue().figure(&figure.into()).unwrap();
    let value = reading::read(text, definition).unwrap();
    words::entries::understood_as(definition, text, &value)
}

#[test]
fn a_field_says_what_was_understood() {
    for (figure, text, expected) in [
        ("equipment_value", "125", "= 1,250,000 元"),
        ("equipment_value", "2420000元", "= 2,420,000 元"),
        ("equipment_value", "0.0001", "= 1 元"),
        ("equipment_value", "0", "= 0 元"),
        ("sports_field_area", "6900", ""),
        ("sports_field_area", "6,900 ㎡", ""),
        ("sports_field_area", "1.2万㎡", "= 12,000 ㎡"),
        ("sports_field_area", "3亩", "= 2,000 ㎡"),
        (
            "sports_field_area",
            "10亩",
            "= 6,666.6666 ㎡（1亩＝2000/3㎡，第五位小数起舍去）",
        ),
        ("class_sizes", "45 46 44", "3个班，共135人，最大班46人"),
        ("class_sizes", "45", "1个班，共45人"),
        ("class_sizes", "0", "没有"),
        ("music_rooms", "98 73.5", "2间，共171.5㎡，最小一间73.5㎡"),
    ] {
        assert_eq!(understood(figure, text), expected, "{figure} {text}");
    }
}
