//! What we write comes back as it was, and no text becomes a formula.

use files::tables::{self, OutputCell, OutputTable, roster};
use proptest::prelude::*;
use school::catalogue::FigureForm;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Ownership, Profile, SchoolKind, Stage, Zone};
use support::sample;

use super::read;

/// Entries for some of the slots that a school of this kind has.
fn draft() -> impl Strategy<Value = Draft> {
    let kind = proptest::sample::select(SchoolKind::ALL.to_vec());
    let filled = proptest::collection::vec((0_u32..1_000_000, 0_u8..12), 400);
    (
        kind,
        filled,
        "[^\u{0}-\u{1f}\u{7f}-\u{9f}\u{fffe}\u{ffff}]{1,40}",
    )
        .prop_map(|(kind, filled, name)| {
            let profile = Profile {
                name: name.trim().to_owned(),
                kind: Some(kind),
                zone: Some(Zone::Town),
                ownership: Some(Ownership::Public),
                boarding: Some(true),
                ..Profile::default()
            };
            let mut draft = Draft {
                profile,
                ..Draft::default()
            };
            let mut filled = filled.into_iter();
            for definition in &data::form_catalogue().figures {
                for part in school::parts_of(definition, &draft.profile) {
                    let Some((number, choice)) = filled.next() else {
                        return draft;
                    };
                    // What is above the largest value is refused.
                    let most = definition.most.map_or(u32::MAX, |most| {
                        u32::try_from(most.to_whole()).unwrap_or(u32::MAX)
                    });
                    let number = number % most;
                    let is_whole =
                        matches!(definition.form, FigureForm::Count | FigureForm::Counts);
                    let text = match (definition.form, choice) {
                        (_, 0..4) => continue,
                        (_, 4) => {
                            let slot = Slot {
                                figure: definition.id,
                                part,
                            };
                            let reason = if number % 2 == 0 { "" } else { "本校没有" };
                            draft
                                .entries
                                .insert(slot, Entry::NotApplicable(reason.to_owned()));
                            continue;
                        }
                        (FigureForm::Level, _) => continue,
                        (FigureForm::Counts | FigureForm::Measures, _) => {
                            // A class that nobody is in is refused among others.
                            format!("{} {}", 1 + number % 60, 1 + number % 47)
                        }
                        (_, 5..9) => number.to_string(),
                        _ if is_whole => "0".to_owned(),
                        _ => format!("{}.{}", number, 1 + number % 9),
                    };
                    draft.entries.insert(
                        Slot {
                            figure: definition.id,
                            part,
                        },
                        Entry::Text(text),
                    );
                }
            }
            draft
        })
}

/// What came back, in the shape of a draft.
fn back(bytes: &[u8], profile: &Profile) -> Draft {
    let book = read(bytes);
    let findings = tables::recognise(
        &[book],
        profile,
        data::form_catalogue(),
        data::tables(),
        &mut |_| {},
    );
    assert_eq!(findings.warnings, [], "{:?}", findings.notices);
    let mut draft = Draft::default();
    for found in findings.figures {
        draft.entries.insert(found.slot, found.entry);
    }
    for found in findings.profile {
        files::describe(&mut draft.profile, &found.field, found.value);
    }
    draft
}

proptest! {
    #![proptest_config(sample::laws(12, 400))]

    #[test]
    fn a_filled_template_comes_back(draft in draft()) {
        let bytes = tables::template(&draft, data::form_catalogue()).unwrap();
        prop_assert_eq!(back(&bytes, &draft.profile), draft);
    }

    #[test]
    fn figures_as_csv_come_back(draft in draft()) {
        let bytes = tables::figures_csv(&draft, data::form_catalogue()).unwrap();
        prop_assert_eq!(&bytes[..3], &[0xEF, 0xBB, 0xBF]);
        prop_assert_eq!(back(&bytes, &draft.profile), draft);
    }

    #[test]
    fn a_roster_comes_back(mut drafts in proptest::collection::vec(draft(), 0..6)) {
        let slots = roster::slots(data::form_catalogue());
        for draft in &mut drafts {
            draft.entries.retain(|slot, _| slots.contains(slot));
        }
        let bytes = roster::write(&drafts, data::form_catalogue()).unwrap();
        let read = roster::read(&read(&bytes), data::form_catalogue(), data::tables(), &mut |_| {});
        prop_assert_eq!(read.warnings, []);
        let schools: Vec<Draft> = read.schools.into_iter().map(|school| school.draft).collect();
        prop_assert_eq!(schools, drafts);
    }

    #[test]
    fn any_text_comes_back_from_xlsx_and_csv_and_is_never_a_formula(
        texts in proptest::collection::vec("[=+@'\\t-]?\\PC{0,30}", 1..8),
    ) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        prop_assume!(!texts.is_empty());
        let mut row: Vec<OutputCell> = texts.iter().cloned().map(OutputCell::Text).collect();
        // A first cell, so that the line is never `sep=;`.
        row.insert(0, "头".into());
        let table = OutputTable { name: "表".to_owned(), rows: vec![row], widths: Vec::new() };
        let xlsx = tables::xlsx(std::slice::from_ref(&table)).unwrap();
        let csv = tables::csv(&table).unwrap();
        for bytes in [&xlsx, &csv] {
            let book = read(bytes);
            let cells: Vec<String> = book.sheets[0].cells.iter().skip(1).map(|cell| cell.text.clone()).collect();
            prop_assert_eq!(&cells, &texts);
        }
        let text = String::from_utf8(csv[3..].to_vec()).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for cell in reader.records().next().unwrap().unwrap().iter() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
        }
    }
}

#[test]
fn a_bad_row_of_a_roster_never_stops_the_good_ones() {
    let csv = "学校名称,办学类型,专任教师\n,,\nschool/name,school/kind,teachers/primary\n甲小学,小学,58\n乙小学,大学,约60\n,小学,12\n丁小学,小学,20\n";
    let read = roster::read(
        &read(csv.as_bytes()),
        data::form_catalogue(),
        data::tables(),
        &mut |_| {},
    );
    let slot = Slot {
        figure: "teachers".into(),
        part: Part::Stage(Stage::Primary),
    };
    let schools: Vec<(String, Option<Entry>)> = read
        .schools
        .iter()
        .map(|school| {
            (
                school.draft.profile.name.clone(),
                school.draft.entries.get(&slot).cloned(),
            )
        })
        .collect();
    let text = |text: &str| Some(Entry::Text(text.to_owned()));
    assert_eq!(
        schools,
        [
            ("甲小学".to_owned(), text("58")),
            ("乙小学".to_owned(), None),
            (String::new(), text("12")),
            ("丁小学".to_owned(), text("20")),
        ]
    );
    let warnings: Vec<String> = read
        .warnings
        .iter()
        .map(|warning| {
            format!(
                "{} {}",
                tables::address(warning.at.row, warning.at.column),
                warning.text
            )
        })
        .collect();
    assert_eq!(
        warnings,
        [
            "B5 “大学”不在可选的几种里",
            "C5 专任教师应是整数，如 58；现在填的是“约60”",
            "B6 这一行没有学校名称"
        ]
    );
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let blank = Draft {
        profile: super::profile(SchoolKind::NineYear),
        ..Draft::default()
    };
    let catalogue = data::form_catalogue();
    assert_eq!(
        tables::template(&blank, catalogue).unwrap(),
        tables::template(&blank, catalogue).unwrap()
    );
}

#[test]
fn each_figure_of_the_published_template_stands_with_its_definition_and_source() {
    // Number, name, part, value, unit, 口径, table.
    const DEFINITION: u32 = 5;
    const SOURCE: u32 = 6;
    let blank = Draft {
        profile: super::profile(SchoolKind::NineYear),
        ..Draft::default()
    };
    let book = read(&tables::template(&blank, data::form_catalogue()).unwrap());
    for definition in &data::form_catalogue().figures {
        let named = |cell: &&tables::TableCell| cell.column == 1 && cell.text == definition.name;
        for sheet in &book.sheets {
            for cell in sheet.cells.iter().filter(named) {
                for column in [DEFINITION, SOURCE] {
                    let id = definition.id;
                    assert!(
                        sheet.at(cell.row, column).is_some(),
                        "{id:?}, column {column}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_copy_with_warnings_has_them_behind_the_last_column() {
    let book = read(&super::made::sheet(
        "表",
        &["教基4155", "|合计|音乐", "总计|约58|3"],
        &[],
    ));
    let findings = super::recognised(std::slice::from_ref(&book), SchoolKind::Primary);
    let marked = read(&tables::marked_copy(&[book], &findings.warnings).unwrap());
    let texts: Vec<String> = marked.sheets[0]
        .cells
        .iter()
        .map(|cell| format!("{}={}", cell.address(), cell.text))
        .collect();
    assert_eq!(
        texts,
        [
            "A1=教基4155",
            "D1=问题",
            "B2=合计",
            "C2=音乐",
            "A3=总计",
            "B3=约58",
            "C3=3",
            "D3=B3：专任教师应是整数，如 58；现在填的是“约58”"
        ]
    );
}
