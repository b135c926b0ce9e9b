//! Merging two drafts of one school: laws for any two, and each kind of field by hand.

use std::collections::BTreeSet;
use support::drafts;
use support::sample;
use support::schools::slot;

use files::merge::{
    Choices, Difference, DraftComparison, DraftField, FieldValue, ProfileField, SheetField, Side,
    compare, merged,
};
use numbers::calendar::Date;
use proptest::prelude::*;
use school::draft::{Draft, Entry, Sheet, SheetKind};
use school::figures::{FigureId, Part, Slot};
use school::filled::{Filled, Moment};
use school::profile::{SchoolKind, Stage};

fn comparison(mine: &Draft, theirs: &Draft) -> DraftComparison {
    compare(mine, theirs, data::catalogue())
}

fn merge(mine: &Draft, theirs: &Draft, choices: &Choices) -> Draft {
    merged(mine, theirs, choices, data::catalogue())
}

fn all(side: Side) -> Choices {
    Choices {
        all: Some(side),
        ..Choices::default()
    }
}

/// Every field with what stands in it: the difference to nothing, with sheets taken apart.
fn fields(draft: &Draft) -> Vec<(DraftField, FieldValue)> {
    // The one name that does not tell a sheet from others is a field of its own.
    let bare = |sheet: &Sheet| Sheet {
        kind: sheet.kind,
        name: if sheet.kind == SheetKind::LastYear {
            String::new()
        } else {
            sheet.name.clone()
        },
        ..Sheet::default()
    };
    let empty = Draft {
        sheets: draft.sheets.iter().map(bare).collect(),
        ..Draft::default()
    };
    let whole = Draft {
        asked: None,
        ..draft.clone()
    };
    comparison(&empty, &whole)
        .differences
        .into_iter()
        .map(|difference| (difference.field, difference.theirs))
        .collect()
}

proptest! {
    #![proptest_config(sample::laws(100, 4000))]

    #[test]
    fn merging_with_itself_changes_nothing(draft in drafts::draft()) {
        prop_assert_eq!(comparison(&draft, &draft), DraftComparison::default());
        for choices in [Choices::default(), all(Side::Mine), all(Side::Theirs)] {
            prop_assert_eq!(&merge(&draft, &draft, &choices), &draft);
        }
    }

    #[test]
    fn unasked_nothing_of_mine_is_changed_and_every_blank_is_filled(mine in drafts::draft(), theirs in drafts::draft()) {
        let merged = merge(&mine, &theirs, &Choices::default());
        let after = fields(&merged);
        for field in fields(&mine) {
            prop_assert!(after.contains(&field), "{:?} is gone", field);
        }
        let places: BTreeSet<DraftField> = fields(&mine).into_iter().map(|(place, _)| place).collect();
        for (place, content) in fields(&theirs) {
            if !places.contains(&place) {
                prop_assert!(after.contains(&(place.clone(), content)), "{:?} was not taken", place);
            }
        }
    }

    #[test]
    fn all_of_theirs_gives_theirs_for_every_field_that_theirs_has(mine in drafts::draft(), theirs in drafts::draft()) {
        let merged = merge(&mine, &theirs, &all(Side::Theirs));
        let after = fields(&merged);
        for field in fields(&theirs) {
            prop_assert!(after.contains(&field), "{:?} was not taken", field);
        }
        prop_assert_eq!(comparison(&merged, &theirs).differences, Vec::<Difference>::new());
        // And nothing that only mine has is lost.
        let places: BTreeSet<DraftField> = after.into_iter().map(|(place, _)| place).collect();
        for (place, _) in fields(&mine) {
            prop_assert!(places.contains(&place), "{:?} is gone", place);
        }
    }

    #[test]
    fn all_of_mine_changes_nothing(mine in drafts::draft(), theirs in drafts::draft()) {
        prop_assert_eq!(merge(&mine, &theirs, &all(Side::Mine)), mine);
    }

    #[test]
    fn rows_stand_in_one_order_and_each_field_has_one(mine in drafts::draft(), theirs in drafts::draft()) {
        let all = comparison(&mine, &theirs);
        prop_assert_eq!(&comparison(&mine, &theirs), &all);
        let fields: BTreeSet<&DraftField> = all.differences.iter().map(|difference| &difference.field).collect();
        prop_assert_eq!(fields.len(), all.differences.len());
    }

    #[test]
    fn one_chosen_row_changes_that_field_alone(mine in drafts::draft(), theirs in drafts::draft(), idx in any::<prop::sample::Index>()) {
        let all = comparison(&mine, &theirs).differences;
        prop_assume!(!all.is_empty());
        let difference = idx.get(&all);
        let choices = Choices {
            all: Some(Side::Mine),
            differences: [(difference.field.clone(), Side::Theirs)].into_iter().collect(),
        };
        let merged = merge(&mine, &theirs, &choices);
        let expected: Vec<&Difference> = all.iter().filter(|other| other.field != difference.field).collect();
        let left = comparison(&merged, &theirs).differences;
        // The second of two that are called the same becomes the first when it comes alone.
        if !matches!(difference.field, DraftField::Sheet(..) | DraftField::AddedPack(..)) {
            let left: Vec<&DraftField> = left.iter().map(|difference| &difference.field).collect();
            let expected: Vec<&DraftField> = expected.iter().map(|difference| &difference.field).collect();
            prop_assert_eq!(left, expected);
        }
    }

    #[test]
    fn what_a_colleague_sends_changes_the_section_that_was_asked_for_alone(mine in drafts::draft(), theirs in drafts::draft()) {
        let answer = Draft { asked: Some("teachers".to_owned()), ..theirs.clone() };
        let merged = merge(&mine, &answer, &all(Side::Theirs));
        let mut without = merged.clone();
        without.filled = mine.filled.clone();
        let teachers = FigureId::from("teachers");
        let only = |draft: &Draft, figure: bool| -> Vec<(Slot, Entry)> {
            draft.entries.iter().filter(|(slot, _)| (slot.figure == teachers) == figure)
                .map(|(slot, entry)| (*slot, entry.clone())).collect()
        };
        prop_assert_eq!(only(&merged, false), only(&mine, false));
        for field in only(&answer, true) {
            prop_assert!(only(&merged, true).contains(&field));
        }
        without.entries = mine.entries.clone();
        prop_assert_eq!(without, mine.clone());
        // And each field that was left out is said.
        let of_section = comparison(&mine, &answer);
        let whole = comparison(&mine, &theirs);
        let listed = of_section.differences.len() + of_section.left_out.len();
        prop_assert_eq!(listed, whole.differences.len());
    }
}

const PRIMARY: Part = Part::Stage(Stage::Primary);

fn school(name: &str, figures: &[(&str, Part, &str)]) -> Draft {
    let mut draft = Draft::default();
    draft.profile.name = name.to_owned();
    draft.profile.kind = Some(SchoolKind::Primary);
    for (figure, part, text) in figures {
        let entry = Entry::Text((*text).to_owned());
        draft.entries.insert(slot(figure, *part), entry);
    }
    draft
}

#[test]
fn rows_say_what_differs_who_filled_it_in_and_when() {
    let mut mine = school(
        "河湾小学",
        &[("pupils", PRIMARY, "300"), ("teachers", PRIMARY, "19")],
    );
    let mut theirs = school(
        "河湾小学",
        &[
            ("teachers", PRIMARY, "20"),
            ("pupils", PRIMARY, "300"),
            ("backbone_teachers", PRIMARY, "2"),
            ("media_rooms", Part::Whole, "7"),
        ],
    );
    theirs.profile.county = "示例县".to_owned();
    theirs
        .filled
        .insert("teachers".to_owned(), "2026-11-25 16:05 李老师".to_owned());
    theirs
        .filled
        .insert("school".to_owned(), "王主任".to_owned());
    mine.filled.insert("teachers".to_owned(), "张三".to_owned());
    let found = comparison(&mine, &theirs).differences;
    let shown: Vec<(DraftField, bool, &str)> = found
        .iter()
        .map(|difference| {
            let from = difference.from.as_ref().unwrap();
            (
                difference.field.clone(),
                difference.is_conflict(),
                from.by.as_str(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (DraftField::Profile(ProfileField::County), false, "王主任"),
            (
                DraftField::Figure(slot("teachers", PRIMARY)),
                true,
                "李老师"
            ),
            (
                DraftField::Figure(slot("backbone_teachers", PRIMARY)),
                false,
                "李老师"
            ),
            (
                DraftField::Figure(slot("media_rooms", Part::Whole)),
                false,
                "王主任"
            ),
        ]
    );
    assert_eq!(found[1].mine_from, Some(Filled::read("张三")));
    let at = found[1].from.as_ref().unwrap().at;
    assert_eq!(at, Moment::parse("2026-11-25 16:05"));
    let merged = merge(&mine, &theirs, &Choices::default());
    let text = |figure, part| match merged.entries.get(&slot(figure, part)) {
        Some(Entry::Text(text)) => text.clone(),
        _ => String::new(),
    };
    assert_eq!(text("teachers", PRIMARY), "19");
    assert_eq!(text("backbone_teachers", PRIMARY), "2");
    assert_eq!(text("media_rooms", Part::Whole), "7");
    assert_eq!(merged.profile.county, "示例县");
    assert_eq!(
        merged.filled.get("teachers").unwrap(),
        "2026-11-25 16:05 李老师"
    );
    assert_eq!(merged.filled.get("equipment").unwrap(), "王主任");
}

#[test]
fn what_a_colleague_was_asked_for_is_proposed_also_where_mine_is_not_blank() {
    let mine = school(
        "河湾小学",
        &[("teachers", PRIMARY, "19"), ("pupils", PRIMARY, "300")],
    );
    let mut theirs = school(
        "河湾小学",
        &[("teachers", PRIMARY, "20"), ("pupils", PRIMARY, "310")],
    );
    theirs.asked = Some("teachers".to_owned());
    let merged = merge(&mine, &theirs, &Choices::default());
    let expected = school(
        "河湾小学",
        &[("teachers", PRIMARY, "20"), ("pupils", PRIMARY, "300")],
    );
    assert_eq!(merged.entries, expected.entries);
    assert_eq!(merge(&mine, &theirs, &all(Side::Mine)), mine);
}

#[test]
fn zero_and_not_applicable_are_not_blank() {
    let mut mine = school("", &[("teachers", PRIMARY, "0")]);
    mine.entries.insert(
        slot("music_rooms", Part::Whole),
        Entry::NotApplicable(String::new()),
    );
    let theirs = school(
        "",
        &[
            ("teachers", PRIMARY, "5"),
            ("music_rooms", Part::Whole, "90"),
        ],
    );
    assert_eq!(merge(&mine, &theirs, &Choices::default()), mine);
    assert!(
        comparison(&mine, &theirs)
            .differences
            .iter()
            .all(Difference::is_conflict)
    );
}

#[test]
fn a_sheet_that_is_not_here_comes_as_a_whole_and_one_that_is_here_field_by_field() {
    let sheet = |kind, name: &str, text: &str| Sheet {
        kind,
        name: name.to_owned(),
        date: Date::new(2025, 9, 1),
        entries: [(slot("pupils", PRIMARY), Entry::Text(text.to_owned()))]
            .into_iter()
            .collect(),
        ..Sheet::default()
    };
    let mut mine = Draft::default();
    mine.sheets.push(sheet(SheetKind::LastYear, "去年", "290"));
    let mut theirs = Draft::default();
    theirs
        .sheets
        .push(sheet(SheetKind::LastYear, "上一年", "291"));
    theirs.sheets.push(sheet(SheetKind::Campus, "南校区", "80"));
    let found = comparison(&mine, &theirs).differences;
    let places: Vec<SheetField> = found
        .iter()
        .map(|difference| match &difference.field {
            DraftField::Sheet(_, place) => place.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        places,
        [
            SheetField::Name,
            SheetField::Figure(slot("pupils", PRIMARY)),
            SheetField::Itself
        ]
    );
    let merged = merge(&mine, &theirs, &Choices::default());
    assert_eq!(merged.sheets.len(), 2);
    assert_eq!(merged.sheets[0], mine.sheets[0]);
    assert_eq!(merged.sheets[1], theirs.sheets[1]);
}
