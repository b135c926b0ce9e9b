//! The sheets of the ledger are changed like documents: a text stays at its cell whatever figures come, a field of a task
//! changes the task, and what follows from others cannot be changed.

use std::collections::BTreeMap;
use support::cases;
use support::edited;
use support::sample;

use cases::{case, with_plan};
use documents::edits::{self, Editing};
use documents::lint;
use documents::workbook::{Cell, Workbook};
use edited::{CASES, all_text, answer, changed_by_hand, document, ledger, papers_of, row, sheet};
use files::{papers, tables};
use formats::preview::{CellView, PaperView, UnitContent, edit_id};
use formats::xlsx;
use proptest::prelude::*;
use school::answers::{AnswerKey, LEFT_OUT};
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};

/// Sheet, row and column.
type At = (String, usize, usize);
/// What stands in each cell.
type Cells = BTreeMap<At, Cell>;

fn book(draft: &Draft) -> Workbook {
    ledger(&papers_of(draft)).clone()
}

/// Every cell but formulas, which follow the others.
fn cells(book: &Workbook) -> Cells {
    let mut cells = Cells::new();
    for sheet in &book.sheets {
        for (row_idx, row) in sheet.rows.iter().enumerate() {
            for (idx, cell) in row.iter().enumerate() {
                if !matches!(cell, Cell::Formula(..)) {
                    cells.insert((sheet.name.clone(), row_idx, idx), cell.clone());
                }
            }
        }
    }
    cells
}

/// Every cell that is changed in its sheet: key, place, and the words that may stand there.
fn open_cells(book: &Workbook) -> Vec<(String, At, Vec<String>)> {
    let mut open = Vec::new();
    for sheet in &book.sheets {
        for (row_idx, row) in sheet.rows.iter().enumerate() {
            for idx in 0..row.len() {
                let key = sheet.place.cell(row_idx, idx);
                if AnswerKey::parse(&key).is_text_edit() {
                    let words = sheet.list(idx).unwrap_or_default().to_vec();
                    open.push((key, (sheet.name.clone(), row_idx, idx), words));
                }
            }
        }
    }
    open
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::ToFill(text) => text.clone(),
        _ => String::new(),
    }
}

/// The same school with other figures, by which problems come and go.
fn changed(draft: &Draft, which: usize) -> Draft {
    let mut draft = draft.clone();
    let slots = [
        ("sports_field_area", Part::Whole, "99000"),
        ("media_rooms", Part::Whole, "1"),
        ("equipment_value", Part::Whole, "1"),
        ("teaching_area", Part::Whole, "90000"),
        ("training_budget", Part::Whole, "20"),
    ];
    let (figure, part, text) = slots[which % slots.len()];
    let figure = figure.into();
    let text = Entry::Text(text.to_owned());
    draft.entries.insert(Slot { figure, part }, text);
    draft
}

#[test]
fn every_cell_that_can_be_changed_has_a_key_of_its_own_and_holds_text() {
    for name in CASES {
        let book = book(&case(name));
        let all = cells(&book);
        let open = open_cells(&book);
        assert!(open.len() > 100, "{name}: {}", open.len());
        let keys: Vec<&String> = open.iter().map(|cell| &cell.0).collect();
        let mut once = keys.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), keys.len(), "{name}");
        for (key, place, words) in &open {
            let cell = &all[place];
            let is_text = matches!(cell, Cell::Text(_) | Cell::ToFill(_) | Cell::Empty);
            assert!(is_text, "{name} {key} {cell:?}");
            assert!(
                words.is_empty() || words.contains(&text(cell)),
                "{name} {key}"
            );
            assert!(!text(cell).starts_with('='), "{name} {key}");
        }
        for sheet in &book.sheets {
            let named = sheet.place.place.rows.len();
            assert!(
                named == 0 || named == sheet.rows.len(),
                "{name} {}",
                sheet.name
            );
        }
    }
}

#[test]
fn ids_figures_and_what_is_counted_cannot_be_changed() {
    let book = book(&case("worked-example"));
    for (name, columns) in [
        ("整改台账", &[0, 2, 3, 4, 11, 16, 17, 20, 24][..]),
        ("任务分解", &[0, 1, 2, 7, 16]),
        ("佐证目录", &[0, 1]),
    ] {
        let sheet = sheet(&book, name);
        assert!(!sheet.rows.is_empty(), "{name}");
        for row in 0..sheet.rows.len() {
            for column in columns {
                assert_eq!(sheet.place.cell(row, *column), "", "{name} {row} {column}");
            }
        }
    }
    let notes = sheet(&book, "说明");
    assert_eq!(
        notes.place.cell(0, 1),
        "",
        "the next round reads the school there"
    );
    assert_eq!(notes.place.cell(8, 1), "edit/ledger/notes/进展情况/1");
}

proptest! {
    #![proptest_config(sample::laws(16, 300))]

    #[test]
    fn a_changed_cell_changes_no_other_and_stays_whatever_figures_come(
        name in prop::sample::select(CASES.to_vec()),
        pick in any::<prop::sample::Index>(),
        which in 0_usize..5,
        typed in "[甲乙丙]{1,8}",
    ) {
        let mut draft = case(name);
        let before = book(&draft);
        let open = open_cells(&before);
        let (key, place, words) = pick.get(&open).clone();
        let typed = words.last().cloned().unwrap_or(typed);
        let generated = text(&cells(&before)[&place]);
        answer(&mut draft, &key, &typed);
        let from = AnswerKey::parse(&key).generated().unwrap().to_string();
        answer(&mut draft, &from, &generated);
        let mut expected = cells(&before);
        expected.insert(place, Cell::Text(typed.clone()));
        prop_assert_eq!(cells(&book(&draft)), expected, "{}", key);

        let papers = papers_of(&changed(&draft, which));
        let now = ledger(&papers);
        let found = open_cells(now).into_iter().find(|(cell, ..)| *cell == key);
        let editings: Vec<&Editing> = papers.iter().map(|paper| paper.content.editing()).collect();
        let orphaned_edits = edits::orphaned_edits(&draft.choices, &editings);
        match found {
            Some((_, place, _)) => {
                prop_assert_eq!(&cells(now)[&place], &Cell::Text(typed));
                prop_assert_eq!(orphaned_edits, vec![]);
                let mut unedited = changed(&draft, which);
                unedited.choices.answers.remove(&key);
                let generated_now = text(&cells(&book(&unedited))[&place]);
                let edit = now.editing.edits.iter().find(|edit| edit.key == key);
                let is_outdated = !generated.is_empty() && generated_now != generated;
                if let Some(edit) = edit {
                    prop_assert_eq!(edit.is_outdated(), is_outdated);
                } else {
                    prop_assert!(now.editing.has(&key), "it is what is generated anyway");
                }
            }
            None => prop_assert_eq!(orphaned_edits, vec![(key.as_str(), typed.as_str())]),
        }
    }
}

#[test]
fn fields_of_a_task_are_those_of_the_plan_and_every_document_follows() {
    let draft = case("worked-example");
    let first = book(&draft);
    let progress = sheet(&first, "任务分解");
    let at = progress
        .rows
        .iter()
        .position(|row| text(&row[16]) == "R5/survey");
    let key = |column| progress.place.cell(at.unwrap(), column);
    assert_eq!(key(3), "task/R5/survey/text");
    assert_eq!(key(11), "status/R5/survey");
    let mut draft = draft.clone();
    for (column, text) in [
        (3, "请第三方重新丈量场地"),
        (5, "总务主任王立新"),
        (6, "2027年3月"),
        (10, "已联系测绘队"),
        (11, "推进中"),
        (13, "2027年3月20日"),
        (14, "李核验"),
    ] {
        answer(&mut draft, &key(column), text);
    }
    let papers = papers_of(&draft);
    let plan = all_text(document(&papers, papers::PLAN));
    for text in ["请第三方重新丈量场地", "2027年3月"] {
        assert!(plan.contains(text), "{text}");
    }
    let book = ledger(&papers);
    let id = text(&progress.rows[at.unwrap()][1]);
    let line = row(sheet(book, "任务分解"), 1, &id);
    assert_eq!(text(&line[3]), "请第三方重新丈量场地");
    assert_eq!(text(&line[5]), "总务主任王立新");
    assert_eq!(text(&line[10]), "已联系测绘队");
    assert_eq!(text(&line[11]), "推进中");
    assert!(matches!(&line[6], Cell::Month(date) if date.to_string() == "2027-03-31"));
    assert!(matches!(&line[13], Cell::Day(date) if date.to_string() == "2027-03-20"));
    assert_eq!(
        book.editing.edits,
        [],
        "none of it is a text of the ledger alone"
    );
}

#[test]
fn a_cell_of_days_holds_days_and_what_is_none_is_told() {
    let mut draft = case("worked-example");
    let planned = |draft: &Draft| sheet(&book(draft), "任务分解").rows[0][6].clone();
    let code = text(&sheet(&book(&draft), "任务分解").rows[0][16]);
    let before = planned(&draft);
    assert!(matches!(before, Cell::Month(_)));
    answer(&mut draft, &format!("task/{code}/month"), "春天");
    answer(&mut draft, &format!("closed/{code}"), "等通知");
    assert_eq!(planned(&draft), before, "what is no month is not taken");
    let closed = sheet(&book(&draft), "任务分解").rows[0][13].clone();
    assert_eq!(
        closed,
        Cell::Text("等通知".to_owned()),
        "nothing typed is lost"
    );
    let faults = with_plan(&draft, |basis, plan| lint(basis, plan, data::papers(), &[]));
    for wanted in ["“春天”读不出来", "销号日期“等通知”读不出来"] {
        let is_told = faults.iter().any(|fault| fault.sentence.contains(wanted));
        assert!(is_told, "{wanted}: {faults:#?}");
    }
}

#[test]
fn a_list_takes_only_its_words() {
    let mut draft = case("worked-example");
    let state = |draft: &Draft, of: &str| match of {
        "R5" => text(&row(sheet(&book(draft), "整改台账"), 24, of)[19]),
        _ => text(&row(sheet(&book(draft), "任务分解"), 16, of)[11]),
    };
    answer(&mut draft, "status/R5/survey", "快好了");
    answer(&mut draft, "status/R5/round", "快好了");
    assert_eq!(state(&draft, "R5/survey"), "未开展");
    assert_eq!(state(&draft, "R5"), "未开展");
    answer(&mut draft, "status/R5/round", "推进中");
    // As it was called in ledgers from before.
    answer(&mut draft, "status/R5/survey", "待上级");
    assert_eq!(state(&draft, "R5/survey"), "待上级支持");
    assert_eq!(state(&draft, "R5"), "推进中");
}

#[test]
fn an_empty_cell_is_written_in_and_a_text_taken_out() {
    let mut draft = case("worked-example");
    let names = sheet(&book(&draft), "整改台账").place.clone();
    let (note, leader) = (names.cell(0, 23), names.cell(0, 9));
    answer(&mut draft, &note, "工会");
    answer(&mut draft, &leader, LEFT_OUT);
    let rows = sheet(&book(&draft), "整改台账").rows.clone();
    assert_eq!(rows[0][23], Cell::Text("工会".to_owned()));
    assert_eq!(rows[0][9], Cell::Empty);
    assert_eq!(book(&draft).editing.edits.len(), 2);
    answer(&mut draft, &note, LEFT_OUT);
    assert_eq!(
        book(&draft).editing.edits.len(),
        1,
        "nothing was there anyway"
    );
    answer(&mut draft, "edit/ledger/by-problem/title", "各人的事");
    assert_eq!(sheet(&book(&draft), "整改台账").title, "各人的事");
}

#[test]
fn what_was_changed_in_a_list_that_is_gone_is_kept_and_told() {
    let mut draft = case("worked-example");
    for key in [
        "edit/ledger/problems/R5/8",
        "edit/ledger/duties/R5-survey/4",
        "edit/ledger/progress/R5-survey/3",
    ] {
        answer(&mut draft, key, "以前改过的话");
    }
    let papers = papers_of(&draft);
    let editings: Vec<&Editing> = papers.iter().map(|paper| paper.content.editing()).collect();
    assert_eq!(edits::orphaned_edits(&draft.choices, &editings).len(), 3);
    let cells = cells(ledger(&papers));
    assert!(cells.values().all(|cell| text(cell) != "以前改过的话"));
}

/// Whether every cell with that text is marked as text, so that it stays text when somebody changes the cell; `None` where
/// no cell has it.
fn quoted(bytes: &[u8], text: &str) -> Option<bool> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let sheets: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
        .collect();
    let mut read = |name: &str| {
        let mut part = String::new();
        let mut file = zip.by_name(name).unwrap();
        std::io::Read::read_to_string(&mut file, &mut part).unwrap();
        part
    };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let strings = read("xl/sharedStrings.xml");
    let idx = strings
        .split("<si>")
        .skip(1)
        .position(|string| string.contains(&format!(">{escaped}</t>")))?;
    let styles = read("xl/styles.xml");
    let (_, formats) = styles.split_once("<cellXfs")?;
    let formats: Vec<&str> = formats.split("<xf ").skip(1).collect();
    let mut found = Vec::new();
    for sheet in &sheets {
        let sheet = read(sheet);
        for cell in sheet.split("<c ").skip(1) {
            if cell.contains(&format!("<v>{idx}</v>")) && cell.contains("t=\"s\"") {
                let style = cell.split_once("s=\"").unwrap().1;
                let style: usize = style.split_once('"').unwrap().0.parse().unwrap();
                found.push(
                    formats[style]
                        .split('>')
                        .next()
                        .unwrap()
                        .contains("quotePrefix=\"1\""),
                );
            }
        }
    }
    (!found.is_empty()).then(|| found.into_iter().all(|is_quoted| is_quoted))
}

#[test]
fn hostile_texts_are_plain_text_in_page_and_file() {
    let long = "长".repeat(10_000);
    let longer = "长".repeat(40_000);
    let hostile = [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+1",
        "-1",
        "<b>粗</b>",
        "😀🏫",
        "http://example.invalid/",
        &long,
        &longer,
    ];
    let first = book(&case("worked-example"));
    let place = &sheet(&first, "整改台账").place;
    for typed in hostile {
        let mut draft = case("worked-example");
        let code = text(&sheet(&first, "任务分解").rows[0][16]);
        answer(&mut draft, &place.cell(0, 23), typed);
        answer(&mut draft, &format!("done/{code}"), typed);
        answer(&mut draft, &format!("task/{code}/text"), typed);
        answer(&mut draft, "edit/ledger/by-problem/title", typed);
        let book = book(&draft);
        let bytes = xlsx::write(&book).unwrap();
        let read = tables::read("台账.xlsx", &bytes, &mut |_| {}).unwrap();
        let of = |name: &str| read.sheets.iter().find(|sheet| sheet.name == name).unwrap();
        let held: String = typed.chars().take(32_767).collect();
        for (name, column) in [("整改台账", 23), ("任务分解", 10), ("任务分解", 3)] {
            let mut found = of(name).cells.iter().filter(|cell| cell.column == column);
            assert!(found.any(|cell| cell.text == held), "{name} {typed:.20}");
        }
        let is_like_a_formula = typed.starts_with(['=', '+', '-', '@']);
        if is_like_a_formula {
            assert_eq!(quoted(&bytes, typed), Some(true), "{typed}");
        }
        // Only the days left and the counts are formulas.
        let formulas = |book: &Workbook| {
            let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
            cells
                .filter(|cell| matches!(cell, Cell::Formula(..)))
                .count()
        };
        assert_eq!(formulas(&book), formulas(&first));
    }
}

#[test]
fn the_page_tells_what_was_changed_and_what_cannot_be() {
    let mut draft = case("worked-example");
    answer(
        &mut draft,
        "edit/ledger/by-problem/R5/7",
        "操场被河道占去一角",
    );
    answer(&mut draft, "edit-from/ledger/by-problem/R5/7", "以前的话。");
    let page = PaperView::of_workbook(&book(&draft), &draft.choices.answers);
    let texts = page.texts();
    let of_key = |key: &str| texts.iter().find(|text| text.key == key).unwrap();
    let changed = of_key("edit/ledger/by-problem/R5/7");
    assert_eq!(changed.short_key, "by-problem/R5/7");
    assert_eq!(changed.words(), "操场被河道占去一角");
    assert!(changed.is_changed && !changed.is_plan);
    let edit = changed.edit.as_ref().unwrap();
    assert_eq!(edit.id, edit_id("ledger", 0));
    assert!(edit.is_outdated && edit.from == "以前的话。");
    // What follows from others takes no text; where one of several words must stand, they are offered.
    let units = page.sheets.iter().flat_map(|sheet| &sheet.units);
    let tables = units.filter_map(|unit| match &unit.content {
        UnitContent::Table(table) => Some(table),
        _ => None,
    });
    let cells: Vec<&CellView> = tables
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .collect();
    let code = cells
        .iter()
        .find(|cell| cell.text.words() == "R5-01")
        .unwrap();
    assert!(code.is_fixed && code.text.key.is_empty());
    let state = cells
        .iter()
        .filter_map(|cell| cell.words.as_ref())
        .any(|words| words.first().is_some_and(|word| word == "未开展"));
    assert!(state);
}

#[test]
fn the_school_whose_documents_other_programs_read_has_every_change_in_its_place() {
    let draft = changed_by_hand();
    let papers = papers_of(&draft);
    let editings: Vec<&Editing> = papers.iter().map(|paper| paper.content.editing()).collect();
    assert_eq!(edits::orphaned_edits(&draft.choices, &editings), vec![]);
    let book = ledger(&papers);
    let answers = draft.choices.answers.keys();
    let count = answers.filter(AnswerKey::is_text_edit).count();
    assert_eq!(book.editing.edits.len(), count);
    assert!(count >= 9);
    with_plan(&draft, |_, plan| {
        assert_eq!(plan.left_out.len(), 1);
        assert_eq!(
            plan.entries().filter(|entry| entry.task.is_added).count(),
            2
        );
        assert!(
            plan.watches
                .iter()
                .any(|watch| !watch.task.edits.is_empty())
        );
    });
}
