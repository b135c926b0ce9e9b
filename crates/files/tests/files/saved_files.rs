//! The saved file: what is saved comes back as it was, and nothing that is opened can break the program.
//!
//! `saved/version-1.duibiao.json` is kept for good. `saved/sentences.txt` lists every sentence that a person
//! can meet on opening a file; after an intended change of wording run
//! `UPDATE=1 cargo test -p duibiao-files --test files saved_files` and read the diff.

use std::path::PathBuf;
use std::{env, fs};
use support::drafts;
use support::sample;
use support::schools::slot;

use files::saved::{self, FILE_TYPE, Foreign, LARGEST_BYTES, OpenFault, Opened, Syntax, VERSION};
use numbers::calendar::Date;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use school::answers::AnswerKey;
use school::draft::{
    Claim, Department, Draft, Entry, Extent, ProblemChoices, Sheet, SheetKind, UserPack,
};
use school::draft_texts::DraftTexts;
use school::figures::{FigureId, Part, Slot};
use school::profile::{BUILT_YEARS, Ownership, SchoolKind, Stage, Zone};
use words::Words;
use words::problems::problem;

const PRIMARY: Part = Part::Stage(Stage::Primary);

fn stored(name: &str) -> PathBuf {
    support::root()
        .join("crates/files/tests/files/saved")
        .join(name)
}

fn open(text: &str) -> Result<Opened, OpenFault> {
    saved::open(text, data::catalogue())
}

fn save(draft: &Draft) -> String {
    saved::save(draft, data::catalogue(), data::main_pack())
}

/// A school file of this version with `rest` as further fields, such as `"profile": {}`.
fn file(rest: &str) -> String {
    let comma = if rest.is_empty() { "" } else { "," };
    format!(r#"{{"type":"{FILE_TYPE}","version":{VERSION}{comma}{rest}}}"#)
}

// ---------- Save, then open ----------

/// Texts that a browser, a document or a reader could stumble over.
const HOSTILE: [&str; 22] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u{0}",
    "\u{1}\u{7}\u{8}\u{b}\u{1b}\u{7f}\u{85}x",
    "行一\r\n行二\n行三\t列",
    "\u{202E}0811\u{202C}",
    "\u{200F}\u{200E}1180",
    "👩‍🏫🇨🇳",
    "𠮷𡈽𪚥",
    "\u{FEFF}1180",
    "\u{FFFF}\u{FFFE}\u{10FFFF}",
    "\"}],\"figures\":{",
    "\\u0000\\n\\",
    "{{slot}} {待填：x}",
    "=1+1",
    "１，１８０",
    "1e308",
    "-0",
    "NaN",
    "12,34",
    "0",
    "reached",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        "[0-9]{1,6}(\\.[0-9]{1,5})?",
        "[0-9]{1,3}([ 、，][0-9]{1,3}){0,8}",
        "\\PC{0,40}",
        (
            1_usize..10_001,
            prop::sample::select(vec!['9', '班', '𠮷', '"', '\u{1}'])
        )
            .prop_map(|(count, character)| std::iter::repeat_n(character, count).collect()),
    ]
}

/// A text of a slot: never blank, as [`Entry::Text`] asks.
fn typed_text() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| {
        if text.trim().is_empty() {
            format!("{text}x")
        } else {
            text
        }
    })
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::of(
        (1900_u16..2200, 1_u8..13, 1_u8..29)
            .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()),
    )
}

fn any_slot() -> impl Strategy<Value = Slot> {
    let known: Vec<String> = data::catalogue()
        .figures
        .iter()
        .map(|figure| figure.id.0.to_string())
        .collect();
    let parts = vec![
        Part::Whole,
        PRIMARY,
        Part::Stage(Stage::Junior),
        Part::Stage(Stage::Senior),
    ];
    let part = prop_oneof![
        prop::sample::select(parts),
        (1_u8..10).prop_map(Part::Grade)
    ];
    (
        prop_oneof![4 => prop::sample::select(known), 1 => any_text()],
        part,
    )
        .prop_map(|(figure, part)| Slot {
            figure: FigureId::from(figure.as_str()),
            part,
        })
}

fn any_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        5 => typed_text().prop_map(Entry::Text),
        1 => any_text().prop_map(Entry::NotApplicable)
    ]
}

/// Any draft, with any text where a person types one.
fn any_draft() -> impl Strategy<Value = Draft> {
    let texts = || btree_map(any_text(), any_text(), 0..3);
    (
        drafts::draft(),
        btree_map(any_slot(), any_entry(), 0..12),
        [any_text(), any_text(), any_text(), any_text()],
        [date(), date(), date()],
        [texts(), texts(), texts()],
        prop::option::of(BUILT_YEARS),
    )
        .prop_map(|(mut draft, entries, names, dates, texts, built_year)| {
            draft.entries = entries.into_iter().collect();
            let profile = &mut draft.profile;
            [
                profile.name,
                profile.county,
                profile.bureau,
                draft.choices.basis,
            ] = names;
            [
                profile.data_date,
                draft.choices.plan_date,
                draft.choices.target_date,
            ] = dates;
            profile.built_year = built_year;
            let [people, answers, reasons] = texts.map(|text| text.into_iter().collect());
            draft.choices.people = people;
            draft.choices.answers = answers.into();
            draft.reasons = reasons;
            for sheet in &mut draft.sheets {
                sheet.entries = draft.entries.clone();
            }
            draft
        })
}

proptest! {
    #![proptest_config(sample::laws(100, 4000))]

    #[test]
    fn save_then_open_gives_back_any_draft(draft in any_draft()) {
        let text = save(&draft);
        let opened = open(&text).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert_eq!(&opened.draft, &draft);
        prop_assert_eq!(save(&opened.draft), text, "saved again, the text is the same");
        let standard = data::standard();
        prop_assert_eq!(opened.standard, Some((standard.id.to_string(), standard.edition.clone())));
    }

    #[test]
    fn save_then_open_gives_back_any_text_in_any_slot(figure in 0_usize..26, text in typed_text()) {
        let catalogue = data::catalogue();
        let definition = &catalogue.figures[figure % catalogue.figures.len()];
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::TwelveYear);
        for slot in definition.slots(&draft.profile) {
            draft.entries.insert(slot, Entry::Text(text.clone()));
        }
        let opened = open(&save(&draft)).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert_eq!(opened.draft, draft);
    }

    #[test]
    fn a_draft_that_was_opened_checks_the_same(draft in any_draft()) {
        let report = |draft: &Draft| {
            let mut evaluation = data::evaluate(draft, &data::built_in());
            (std::mem::take(&mut evaluation.problems), evaluation.into_report())
        };
        prop_assert_eq!(report(&open(&save(&draft)).unwrap().draft), report(&draft));
    }
}

#[test]
fn every_hostile_text_comes_back_from_every_kind_of_field() {
    for text in HOSTILE {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        draft.profile.name = text.to_owned();
        draft.profile.county = text.to_owned();
        draft.profile.bureau = text.to_owned();
        draft.choices.basis = text.to_owned();
        draft
            .choices
            .people
            .insert("principal".to_owned(), text.to_owned());
        draft.choices.problems.insert(
            "R5".to_owned(),
            ProblemChoices {
                written_cause: text.to_owned(),
                owner: text.to_owned(),
                ..ProblemChoices::default()
            },
        );
        draft.claims.insert(
            "built_2016".to_owned(),
            Claim {
                since: None,
                document: text.to_owned(),
            },
        );
        let slots = data::catalogue().slots(&draft.profile);
        let entries = slots.map(|(_, slot)| (slot, Entry::Text(text.to_owned())));
        draft.entries.extend(entries);
        draft.packs.insert(text.to_owned());
        draft.evidence.insert(text.to_owned());
        draft.reasons.insert(text.to_owned(), text.to_owned());
        draft.sheets.push(Sheet {
            name: text.to_owned(),
            entries: draft.entries.clone(),
            ..Sheet::default()
        });
        draft.user_packs.push(UserPack {
            id: text.to_owned(),
            name: text.to_owned(),
            text: text.to_owned(),
            ..UserPack::default()
        });
        let opened = open(&save(&draft)).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(opened.draft, draft, "{text:?}");
    }
}

#[test]
fn ten_thousand_characters_in_a_field_come_back() {
    for character in ["9", "班", "𠮷", "\u{1}"] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        draft.profile.name = character.repeat(10_000);
        draft.entries.insert(
            slot("pupils", PRIMARY),
            Entry::Text(character.repeat(10_000)),
        );
        let opened = open(&save(&draft)).unwrap();
        assert_eq!(opened.draft, draft);
        assert!(
            opened
                .notices
                .iter()
                .any(|notice| notice.contains("在校生数") && notice.chars().count() < 100),
            "{:?}",
            opened
                .notices
                .iter()
                .map(|notice| notice.chars().count())
                .collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_slot_of_nothing_but_blanks_is_saved_as_blank() {
    // Entry::Text is never empty; blanks alone say nothing.
    for blank in ["", " ", "\u{3000}", "\n\t"] {
        let mut draft = Draft::default();
        draft
            .entries
            .insert(slot("pupils", PRIMARY), Entry::Text(blank.to_owned()));
        assert_eq!(
            open(&save(&draft)).unwrap().draft,
            Draft::default(),
            "{blank:?}"
        );
    }
}

#[test]
fn numbers_are_saved_as_numbers_so_that_a_script_can_read_them() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    draft
        .entries
        .insert(slot("pupils", PRIMARY), Entry::Text("1180".to_owned()));
    draft.entries.insert(
        slot("teaching_area", Part::Whole),
        Entry::Text("5020.0001".to_owned()),
    );
    draft.entries.insert(
        slot("music_rooms", Part::Whole),
        Entry::Text("88 76".to_owned()),
    );
    draft.entries.insert(
        slot("equipment_value", Part::Whole),
        Entry::Text("242万".to_owned()),
    );
    let json: serde_json::Value = serde_json::from_str(&save(&draft)).unwrap();
    assert_eq!(
        json["figures"]["pupils"]["primary"],
        serde_json::json!(1180)
    );
    assert_eq!(
        json["figures"]["teaching_area"]["whole"],
        serde_json::json!(5020.0001)
    );
    assert_eq!(
        json["figures"]["music_rooms"]["whole"],
        serde_json::json!([88, 76])
    );
    assert_eq!(
        json["figures"]["equipment_value"]["whole"],
        serde_json::json!({ "value": 242, "text": "242万" })
    );
    assert_eq!(
        (&json["type"], &json["version"]),
        (&serde_json::json!(FILE_TYPE), &serde_json::json!(VERSION))
    );
}

// ---------- Version 1, kept for good ----------

#[test]
fn the_stored_file_of_version_1_opens_with_everything_in_it() {
    let opened = open(&fs::read_to_string(stored("version-1.duibiao.json")).unwrap()).unwrap();
    let draft = opened.draft;
    let profile = &draft.profile;
    assert_eq!(
        (
            profile.name.as_str(),
            profile.county.as_str(),
            profile.bureau.as_str()
        ),
        ("示例县河湾九年一贯制学校", "示例县", "示例县教育体育局")
    );
    assert_eq!(
        (profile.kind, profile.zone, profile.ownership),
        (
            Some(SchoolKind::NineYear),
            Some(Zone::Town),
            Some(Ownership::Public)
        )
    );
    assert_eq!(
        (profile.boarding, profile.data_date, profile.built_year),
        (Some(true), Date::new(2026, 9, 1), Some(2009))
    );
    let text = |text: &str| Some(Entry::Text(text.to_owned()));
    let junior = Part::Stage(Stage::Junior);
    for (slot, expected) in [
        (slot("class_sizes", Part::Grade(1)), text("42 41")),
        (slot("class_sizes", Part::Grade(7)), text("50、49")),
        (slot("class_sizes", Part::Grade(9)), text("0")),
        (slot("pupils", PRIMARY), text("450")),
        (slot("pupils", junior), text("５００人")),
        (slot("backbone_teachers", PRIMARY), None),
        (slot("backbone_teachers", junior), text("约4")),
        (slot("teaching_area", Part::Whole), text("5800.5")),
        (
            slot("indoor_sports_area", Part::Whole),
            Some(Entry::NotApplicable("没有室内体育用房".to_owned())),
        ),
        (slot("music_rooms", Part::Whole), text("0")),
        (slot("equipment_value", Part::Whole), text("249.9999")),
    ] {
        assert_eq!(draft.entries.get(&slot).cloned(), expected, "{slot:?}");
    }
    assert_eq!(draft.entries.len(), 10);
    assert_eq!(
        draft.claims[&"built_2016".to_owned()],
        Claim {
            since: Date::new(2026, 9, 1),
            document: "竣工验收备案表".to_owned()
        }
    );
    assert_eq!(
        (draft.choices.plan_date, draft.choices.target_date),
        (Date::new(2026, 11, 22), Date::new(2028, 9, 1))
    );
    assert_eq!(
        (
            draft.choices.basis.as_str(),
            draft.choices.people[&"principal".to_owned()].as_str()
        ),
        ("示教〔2026〕15号", "王喆")
    );
    let ticked = &draft.choices.problems[&"R2P".to_owned()];
    assert_eq!(
        ticked
            .measures
            .as_ref()
            .map(|measures| measures.as_slice().len()),
        Some(2)
    );
    assert_eq!(
        (
            ticked.written_cause.as_str(),
            ticked.owner.as_str(),
            ticked.blanks[&"单位".to_owned()].as_str()
        ),
        ("名额少", "教务主任", "县二小")
    );
    assert_eq!(draft.choices.problems[&"R5J".to_owned()].measures, None);
    assert_eq!(
        opened.standard,
        Some(("jiaodu-2017-6".to_owned(), "1".to_owned()))
    );
    assert!(
        opened
            .notices
            .iter()
            .any(|notice| notice.contains("初中部县级以上骨干教师") && notice.contains("约4")),
        "{:?}",
        opened.notices
    );
    assert_eq!(open(&save(&draft)).unwrap().draft, draft);
}

#[test]
fn a_file_from_before_sheets_and_packs_opens_and_grows_by_nothing() {
    let text = fs::read_to_string(stored("version-1.duibiao.json")).unwrap();
    let draft = open(&text).unwrap().draft;
    let plain = Draft {
        profile: draft.profile.clone(),
        entries: draft.entries.clone(),
        claims: draft.claims.clone(),
        choices: draft.choices.clone(),
        ..Draft::default()
    };
    assert_eq!(draft, plain);
    const NEW: [&str; 8] = [
        "packs",
        "evidence",
        "reasons",
        "sheets",
        "own_packs",
        "checked",
        "form",
        "providers",
    ];
    // Where there is nothing of them, the file is the one that older versions wrote; null is nothing.
    let saved: serde_json::Value = serde_json::from_str(&save(&draft)).unwrap();
    let nulls: Vec<String> = NEW.iter().map(|key| format!(r#""{key}":null"#)).collect();
    assert_eq!(opened(&nulls.join(",")).draft, Draft::default());
    for key in NEW {
        assert_eq!(saved.get(key), None, "{key}");
    }
}

#[test]
fn what_stands_beside_the_figures_is_saved_under_keys_that_stay() {
    let rest = r#""form":"short","providers":{"teachers":{"department":"personnel","person":"李老师","note":"周五前"},"rooms":{"department":"other","name":"资产室"}},
        "packs":["b","a","b"],"evidence":["p/i/e"],"reasons":{"pupils/primary/moved":"撤并"},
        "checked":{"p":{"edition":"2","hash":"abc","verdicts":["g/primary=fails"]}},
        "own_packs":[{"id":"own","name":"县标准","text":"id = \"own\"","edits":{"R5":"8"},"figures":["pupils"]}],
        "sheets":[
            {"kind":"variant","name":"扩建","figures":{"sports_field_area":{"whole":8850}}},
            {"kind":"last_year","name":"去年","date":"2025-09-01","figures":{"pupils":{"primary":{"text":"1,150人"}}}},
            {"kind":"campus","name":"北区","school_kind":"primary"},
            {"kind":"uncounted","name":"河东","school_kind":"teaching_point","figures":{"music_rooms":{"whole":[40]},"indoor_sports_area":{"whole":{"not_applicable":"没有"}}}}
        ]"#;
    let draft = opened(rest).draft;
    assert_eq!(draft.packs.as_slice(), ["a", "b"], "each once");
    assert_eq!(draft.evidence.as_slice(), ["p/i/e"]);
    assert_eq!(draft.reasons[&"pupils/primary/moved".to_owned()], "撤并");
    assert_eq!(
        draft.checked[&"p".to_owned()].verdicts.as_slice(),
        ["g/primary=fails"]
    );
    assert_eq!(draft.user_packs[0].edits[&"R5".to_owned()], "8");
    assert_eq!(draft.user_packs[0].text, "id = \"own\"");
    assert_eq!(draft.extent, Extent::Short);
    let provider = &draft.providers[&"teachers".to_owned()];
    assert_eq!(provider.department, Some(Department::Personnel));
    assert_eq!(
        (provider.person.as_str(), provider.note.as_str()),
        ("李老师", "周五前")
    );
    let rooms = &draft.providers[&"rooms".to_owned()];
    assert_eq!(
        (rooms.department, rooms.department_name.as_str()),
        (Some(Department::Other), "资产室")
    );
    let kinds: Vec<SheetKind> = draft.sheets.iter().map(|sheet| sheet.kind).collect();
    assert_eq!(kinds, SheetKind::ALL, "in the order of the file");
    assert_eq!(draft.sheets[1].date, Date::new(2025, 9, 1));
    assert_eq!(
        draft.sheets[1].entries[&slot("pupils", PRIMARY)],
        Entry::Text("1,150人".to_owned()),
        "as typed"
    );
    assert_eq!(draft.sheets[3].school_kind, Some(SchoolKind::TeachingPoint));
    assert_eq!(
        draft.sheets[3].entries[&slot("indoor_sports_area", Part::Whole)],
        Entry::NotApplicable("没有".to_owned())
    );
    assert!(
        draft.entries.is_empty(),
        "no sheet reaches the school's own figures"
    );
    assert_eq!(open(&save(&draft)).unwrap().draft, draft);
}

// ---------- Anything can be opened ----------

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(|number| serde_json::Number::from_f64(number)
            .map_or(serde_json::Value::Null, serde_json::Value::Number)),
        any_text().prop_map(serde_json::Value::from),
        Just(serde_json::json!("duibiao-school")),
    ];
    let keys = prop_oneof![
        3 => prop::sample::select(vec!["type", "version", "profile", "figures", "claims", "plan", "standard", "name", "kind", "pupils", "class_sizes", "primary", "whole", "grade1", "grade10", "text", "value", "not_applicable", "people", "problems", "causes", "measures", "since", "packs", "evidence", "reasons", "sheets", "own_packs", "checked", "school_kind", "date", "variant", "edits", "id", "edition", "hash", "verdicts", "form", "providers", "department", "person", "note"]).prop_map(str::to_owned),
        1 => any_text()
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            btree_map(keys.clone(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect()))
        ]
    })
}

/// Opens and, where that works, checks and saves: none of it may panic, and a refusal is a sentence.
fn open_and_use(text: &str) {
    match open(text) {
        Ok(opened) => {
            let evaluation = data::evaluate(&opened.draft, &data::built_in());
            assert!(evaluation.report().verdicts.len() <= 20);
            // Taken over and saved, it is the same draft again.
            let again = open(&save(&opened.draft))
                .unwrap_or_else(|fault| panic!("saved text does not open: {fault}"));
            assert_eq!(again.draft, opened.draft);
        }
        Err(fault) => assert_is_a_sentence(&fault.to_string()),
    }
}

fn assert_is_a_sentence(message: &str) {
    assert!(
        message
            .chars()
            .any(|character| ('\u{4E00}'..='\u{9FFF}').contains(&character)),
        "{message}"
    );
    assert!(message.contains("请"), "says the way out: {message}");
    for word in [
        "非法",
        "无效",
        "出错了",
        "错误",
        "panic",
        "unwrap",
        "expected",
        "invalid",
    ] {
        assert!(!message.contains(word), "{message}");
    }
}

proptest! {
    #![proptest_config(sample::laws(300, 15000))]

    #[test]
    fn open_never_panics_on_any_text(text in any::<String>()) {
        open_and_use(&text);
    }

    #[test]
    fn open_never_panics_on_any_json(json in any_json()) {
        open_and_use(&json.to_string());
    }

    #[test]
    fn open_never_panics_on_any_json_in_any_field(field in prop::sample::select(vec!["profile", "figures", "claims", "plan", "standard", "saved_with", "packs", "evidence", "reasons", "sheets", "own_packs", "checked", "form", "providers"]), json in any_json()) {
        open_and_use(&file(&format!(r#""{field}":{json}"#)));
    }

    #[test]
    fn open_never_panics_on_any_json_in_any_slot(figure in 0_usize..26, json in any_json()) {
        let catalogue = data::catalogue();
        let id = &catalogue.figures[figure % catalogue.figures.len()].id.0;
        open_and_use(&file(&format!(r#""profile":{{"kind":"nine_year"}},"figures":{{"{id}":{{"whole":{json},"primary":{json},"grade3":{json}}}}}"#)));
    }

    #[test]
    fn open_never_panics_on_a_cut_file(at in 0.0..1.0_f64) {
        let text = fs::read_to_string(stored("version-1.duibiao.json")).unwrap();
        let text = text.trim_end();
        let end = (0..=((text.len() - 1) as f64 * at) as usize).rev().find(|end| text.is_char_boundary(*end)).unwrap();
        prop_assert!(matches!(open(&text[..end]), Err(OpenFault::NotJson { .. })), "cut at {}", end);
    }

    #[test]
    fn open_never_panics_on_a_changed_file(changes in vec((0.0..1.0_f64, any::<char>()), 1..6)) {
        let mut characters: Vec<char> = fs::read_to_string(stored("version-1.duibiao.json")).unwrap().chars().collect();
        for (at, character) in changes {
            let idx = (characters.len() as f64 * at) as usize;
            characters[idx] = if character.is_ascii() { character } else { ['"', '{', '}', '[', ']', ',', ':', '9', '-', '.'][idx % 10] };
        }
        open_and_use(&characters.into_iter().collect::<String>());
    }
}

// ---------- Refusals ----------

fn refusal(text: &str) -> String {
    let fault = open(text)
        .err()
        .unwrap_or_else(|| panic!("opened: {}", text.chars().take(200).collect::<String>()));
    let message = fault.to_string();
    assert_is_a_sentence(&message);
    assert!(message.chars().count() < 200, "short: {message}");
    message
}

#[test]
fn a_file_that_is_no_school_file_is_refused_with_what_it_is() {
    for text in [
        "",
        "   ",
        "对标",
        "{",
        "{\"type\":",
        "NaN",
        "{\"type\":\"duibiao-school\",\"version\":1,\"figures\":{\"pupils\":{\"primary\":NaN}}}",
    ] {
        assert!(
            matches!(open(text), Err(OpenFault::NotJson { .. })),
            "{text:?}"
        );
        refusal(text);
    }
    for (text, expected) in [
        ("学校,人数\n一小,1180", Foreign::Table),
        ("PK\u{3}\u{4}", Foreign::Archive),
        ("PK\u{3}\u{4}\u{0}word/document.xml", Foreign::Word),
        ("%PDF-1.7", Foreign::Pdf),
        ("<html></html>", Foreign::WebPage),
        ("# 说明，一句话\n\nid = \"fujian\"\n", Foreign::Pack),
        ("https://x.example/#s=abc", Foreign::Link),
    ] {
        assert_eq!(open(text), Err(OpenFault::Foreign(expected)), "{text:?}");
        refusal(text);
    }
    for text in [
        "null",
        "1",
        "\"duibiao-school\"",
        "[]",
        "{}",
        "{\"type\":\"other\"}",
        "{\"type\":null,\"version\":1}",
        "[{\"type\":\"duibiao-school\",\"version\":1}]",
    ] {
        assert!(
            matches!(open(text), Err(OpenFault::OtherFile { .. })),
            "{text:?}"
        );
        assert!(refusal(text).contains("不是对标的学校文件"), "{text:?}");
    }
}

#[test]
fn the_line_of_the_first_fault_is_named() {
    assert_eq!(
        open("{\n\"type\": \"duibiao-school\",\n\"version\": 1,,\n}"),
        Err(OpenFault::NotJson {
            line: 3,
            column: 14,
            token: ",".to_owned(),
            what: Syntax::Comma
        })
    );
    assert!(refusal("{\n\"type\": \"duibiao-school\",\n\"version\": 1,,\n}").contains("第 3 行"));
}

#[test]
fn a_newer_or_missing_version_is_refused_by_name() {
    assert_eq!(
        open(r#"{"type":"duibiao-school","version":99}"#),
        Err(OpenFault::NewerVersion { found: 99 })
    );
    let message = refusal(r#"{"type":"duibiao-school","version":99}"#);
    assert!(
        message.contains("99") && message.contains("新版"),
        "{message}"
    );
    for version in [
        "",
        r#","version":null"#,
        r#","version":"1""#,
        r#","version":0"#,
        r#","version":-1"#,
        r#","version":1.5"#,
        r#","version":[]"#,
    ] {
        let message = refusal(&format!(r#"{{"type":"duibiao-school"{version}}}"#));
        assert!(message.contains("版本"), "{version}: {message}");
    }
}

/// A field of the file with a value of the wrong kind, and the Chinese label that the message must hold.
const WRONG_FIELDS: [(&str, &str); 83] = [
    (r#""profile":[]"#, "学校情况"),
    (r#""profile":"一小""#, "学校情况"),
    (r#""figures":{"workload":1}"#, "无过重课业负担"),
    (r#""figures":{"largest_class":42}"#, "最大班人数"),
    (r#""figures":7"#, "填报数据"),
    (r#""figures":[]"#, "填报数据"),
    (r#""claims":true"#, "放宽条件"),
    (r#""claims":{"built_2016":5}"#, "放宽条件"),
    (
        r#""claims":{"built_2016":{"since":"2026-13-01"}}"#,
        "放宽条件",
    ),
    (r#""claims":{"built_2016":{"document":[]}}"#, "放宽条件"),
    (r#""plan":"明年""#, "方案选择"),
    (r#""standard":"教督〔2017〕6号""#, "标准"),
    (r#""profile":{"name":5}"#, "学校名称"),
    (r#""profile":{"county":[]}"#, "县（市、区）"),
    (r#""profile":{"bureau":{}}"#, "教育局名称"),
    (r#""profile":{"kind":3}"#, "办学类型"),
    (r#""profile":{"ownership":true}"#, "举办者"),
    (r#""profile":{"boarding":"是"}"#, "寄宿制"),
    (r#""profile":{"data_date":20260901}"#, "数据时点"),
    (r#""profile":{"zone":2}"#, "城乡类型"),
    (r#""profile":{"built_year":"二〇一五"}"#, "建成年份"),
    (r#""profile":{"built_year":"2015"}"#, "建成年份"),
    (r#""profile":{"boarding":"true"}"#, "寄宿制"),
    (
        r#""claims":{"built_2016":{"since":"2216-01-01"}}"#,
        "放宽条件 built_2016 的日期",
    ),
    (r#""plan":{"plan_date":"2200-01-01"}"#, "方案日期"),
    (r#""plan":{"problems":{"R5":[]}}"#, "问题 R5"),
    (r#""plan":{"answers":{"contact":13800000000}}"#, "contact"),
    (r#""figures":{"workload":{"whole":true}}"#, "无过重课业负担"),
    (
        r#""figures":{"pupils":{"primary":{"not_applicable":5}}}"#,
        "在校生数",
    ),
    (r#""figures":{"pupils":1180}"#, "在校生数"),
    (r#""figures":{"pupils":[1180]}"#, "在校生数"),
    (r#""figures":{"pupils":{"primary":true}}"#, "在校生数"),
    (r#""figures":{"pupils":{"primary":{}}}"#, "在校生数"),
    (
        r#""figures":{"pupils":{"primary":{"value":1180}}}"#,
        "在校生数",
    ),
    (
        r#""figures":{"pupils":{"primary":{"text":1180}}}"#,
        "在校生数",
    ),
    (
        r#""figures":{"pupils":{"primary":{"not_applicable":true}}}"#,
        "在校生数",
    ),
    (r#""figures":{"pupils":{"grade10":5}}"#, "在校生数"),
    (r#""figures":{"pupils":{"小学":5}}"#, "在校生数"),
    (
        r#""figures":{"class_sizes":{"grade3":["48"]}}"#,
        "三年级各班人数",
    ),
    (
        r#""figures":{"class_sizes":{"grade3":[48,null]}}"#,
        "三年级各班人数",
    ),
    (
        r#""figures":{"music_rooms":{"whole":false}}"#,
        "音乐专用教室面积",
    ),
    (r#""plan":{"plan_date":"明天"}"#, "方案日期"),
    (r#""plan":{"target_date":5}"#, "目标日期"),
    (r#""plan":{"basis":7}"#, "依据文件"),
    (r#""plan":{"people":[]}"#, "责任人"),
    (r#""plan":{"people":{"principal":7}}"#, "责任人"),
    (
        r#""plan":{"problems":{"R5":{"causes":"c1"}}}"#,
        "问题 R5 的原因和措施里的原因",
    ),
    (r#""packs":"jiaodu-2017-6""#, "选用的标准"),
    (r#""packs":{}"#, "选用的标准"),
    (r#""packs":[5]"#, "选用的标准"),
    (r#""evidence":true"#, "已备的佐证"),
    (r#""evidence":[null]"#, "已备的佐证"),
    (r#""reasons":[]"#, "填报说明"),
    (r#""reasons":{"pupils/primary/moved":5}"#, "填报说明"),
    (r#""checked":[]"#, "上次比对"),
    (r#""checked":{"jiaodu-2017-6":"1"}"#, "上次比对"),
    (r#""checked":{"jiaodu-2017-6":{"edition":1}}"#, "上次比对"),
    (r#""checked":{"jiaodu-2017-6":{"hash":[]}}"#, "上次比对"),
    (
        r#""checked":{"jiaodu-2017-6":{"verdicts":"holds"}}"#,
        "上次比对",
    ),
    (r#""form":"half""#, "填报版本"),
    (r#""form":7"#, "填报版本"),
    (r#""providers":[]"#, "谁提供"),
    (r#""providers":{"teachers":"人事"}"#, "谁提供"),
    (
        r#""providers":{"teachers":{"department":"人事"}}"#,
        "谁提供",
    ),
    (r#""providers":{"teachers":{"person":5}}"#, "谁提供"),
    (r#""own_packs":{}"#, "自己的标准"),
    (r#""own_packs":["县标准"]"#, "自己的标准"),
    (r#""own_packs":[{"id":5}]"#, "自己的标准"),
    (r#""own_packs":[{"name":[]}]"#, "自己的标准"),
    (r#""own_packs":[{"text":{}}]"#, "自己的标准"),
    (r#""own_packs":[{"edits":[]}]"#, "自己的标准"),
    (r#""own_packs":[{"edits":{"R5":7}}]"#, "自己的标准"),
    (r#""own_packs":[{"figures":"pupils"}]"#, "自己的标准"),
    (r#""sheets":{}"#, "对比数据"),
    (r#""sheets":[7]"#, "对比数据"),
    (r#""sheets":[{"name":"没有种类"}]"#, "对比数据第 1 份的种类"),
    (
        r#""sheets":[{"kind":"next_year"}]"#,
        "对比数据第 1 份的种类",
    ),
    (
        r#""sheets":[{"kind":"variant","name":5}]"#,
        "对比数据第 1 份的名称",
    ),
    (
        r#""sheets":[{"kind":"campus","school_kind":"小学"}]"#,
        "对比数据第 1 份的办学类型",
    ),
    (
        r#""sheets":[{"kind":"last_year","date":"去年"}]"#,
        "数据时点",
    ),
    (r#""sheets":[{"kind":"variant","figures":[]}]"#, "对比数据"),
    (
        r#""sheets":[{"kind":"variant","figures":{"pupils":5}}]"#,
        "在校生数",
    ),
    (
        r#""sheets":[{"kind":"uncounted","figures":{"pupils":{"primary":true}}}]"#,
        "在校生数",
    ),
];

#[test]
fn a_value_of_the_wrong_kind_is_refused_with_the_label_of_its_field() {
    for (rest, label) in WRONG_FIELDS {
        let message = refusal(&file(rest));
        assert!(message.contains(label), "{rest}: {message}");
        assert!(
            matches!(open(&file(rest)), Err(OpenFault::WrongType { .. })),
            "{rest}"
        );
    }
}

#[test]
fn every_figure_of_the_catalogue_is_named_by_its_label_when_its_value_is_of_the_wrong_kind() {
    for definition in &data::catalogue().figures {
        let message = refusal(&file(&format!(
            r#""figures":{{"{}":{{"whole":true}}}}"#,
            definition.id.0
        )));
        assert!(message.contains(&definition.name), "{message}");
    }
}

#[test]
fn ten_megabytes_of_junk_are_refused_for_their_size() {
    for character in ["x", "[", "{\"a\":", "\u{FEFF}", " "] {
        let junk = character.repeat(20_000_000 / character.len() + 1);
        assert_eq!(open(&junk), Err(OpenFault::TooLarge { bytes: junk.len() }));
        assert!(
            refusal(&junk).contains("20.") && refusal(&junk).contains("16 MB"),
            "{}",
            refusal(&junk)
        );
    }
    // The largest size is still read, one byte more is not.
    let padded = |bytes: usize| file("") + &" ".repeat(bytes - file("").len());
    assert!(open(&padded(LARGEST_BYTES)).is_ok());
    assert!(matches!(
        open(&padded(LARGEST_BYTES + 1)),
        Err(OpenFault::TooLarge { .. })
    ));
}

#[test]
fn deep_nesting_is_refused_without_exhausting_the_stack() {
    for (head, tail) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [100_000, 200_000] {
            refusal(&format!("{}1{}", head.repeat(depth), tail.repeat(depth)));
            let inside = format!("{}1{}", head.repeat(depth), tail.repeat(depth));
            refusal(&file(&format!(
                r#""figures":{{"pupils":{{"primary":{inside}}}}}"#
            )));
        }
    }
}

// ---------- Opened, with notices ----------

fn opened(rest: &str) -> Opened {
    open(&file(rest)).unwrap_or_else(|fault| panic!("{rest}: {fault}"))
}

#[test]
fn what_contradicts_or_cannot_be_read_comes_back_as_a_notice_that_names_the_field_and_the_draft_is_whole()
 {
    let cases = [
        (r#"{"primary":-3}"#, "pupils", "在校生数", "-3"),
        (r#"{"primary":1180.5}"#, "pupils", "在校生数", "1180.5"),
        (r#"{"primary":1e308}"#, "pupils", "在校生数", "1e"),
        (
            r#"{"primary":99999999999}"#,
            "pupils",
            "在校生数",
            "99999999999",
        ),
        (
            r#"{"primary":{"text":"约1180"}}"#,
            "pupils",
            "在校生数",
            "约1180",
        ),
        (
            r#"{"whole":0.00001}"#,
            "teaching_area",
            "教学及辅助用房面积",
            "",
        ),
        (
            r#"{"grade3":[48,-1]}"#,
            "class_sizes",
            "三年级各班人数",
            "-1",
        ),
        (
            r#"{"whole":[88.5,1e300]}"#,
            "music_rooms",
            "音乐专用教室面积",
            "",
        ),
    ];
    for (value, figure, label, found) in cases {
        let opened = opened(&format!(
            r#""profile":{{"kind":"primary","name":"一小"}},"figures":{{"{figure}":{value},"media_rooms":{{"whole":30}}}}"#
        ));
        let [notice] = opened.notices.as_slice() else {
            panic!("{value}: {:?}", opened.notices)
        };
        assert!(
            notice.contains(label) && notice.contains(found),
            "{value}: {notice}"
        );
        assert_eq!(opened.draft.profile.name, "一小");
        assert_eq!(opened.draft.entries.len(), 2, "{value}");
        assert_eq!(
            opened.draft.entries[&slot("media_rooms", Part::Whole)],
            Entry::Text("30".to_owned())
        );
    }
}

#[test]
fn a_part_greater_than_its_whole_comes_back_as_a_notice_with_both_names_and_numbers() {
    let opened = opened(
        r#""profile":{"kind":"primary"},"figures":{"teachers":{"primary":50},"backbone_teachers":{"primary":62},"indoor_sports_area":{"whole":600},"teaching_area":{"whole":500}}"#,
    );
    assert_eq!(opened.notices.len(), 2, "{:?}", opened.notices);
    for (idx, words) in [
        (0, ["县级以上骨干教师", "62", "专任教师", "50"]),
        (1, ["室内体育用房面积", "600", "教学及辅助用房面积", "500"]),
    ] {
        for word in words {
            assert!(
                opened.notices[idx].contains(word),
                "{}",
                opened.notices[idx]
            );
        }
    }
    assert_eq!(opened.draft.entries.len(), 4);
    assert_eq!(
        opened.draft.entries[&slot("backbone_teachers", PRIMARY)],
        Entry::Text("62".to_owned())
    );
}

#[test]
fn a_byte_order_mark_null_and_unknown_fields_are_taken_as_they_are() {
    assert_eq!(
        open(&format!("\u{FEFF}{}", file(""))).unwrap().draft,
        Draft::default()
    );
    let nulls = r#""profile":null,"figures":null,"claims":null,"plan":null,"standard":null"#;
    assert_eq!(opened(nulls).draft, Draft::default());
    let inner = r#""profile":{"name":null,"kind":null,"data_date":null,"built_year":null},"figures":{"pupils":{"primary":null}},"plan":{"plan_date":null,"people":null,"problems":null}"#;
    assert_eq!(opened(inner).draft, Draft::default());
    let more = opened(
        r#""colour":"red","profile":{"motto":"勤"},"figures":{"swimming_pools":{"whole":2}}"#,
    );
    // A figure that this version does not know is kept for the one that does.
    assert_eq!(
        more.draft.entries[&slot("swimming_pools", Part::Whole)],
        Entry::Text("2".to_owned())
    );
    assert_eq!(open(&save(&more.draft)).unwrap().draft, more.draft);
}

#[test]
fn numbers_of_other_programs_are_read_as_people_write_them() {
    let opened = opened(
        r#""profile":{"kind":"primary"},"figures":{"pupils":{"primary":1180.0},"teaching_area":{"whole":5020.50},"class_sizes":{"grade1":[42.0,41]}}"#,
    );
    assert_eq!(
        opened.draft.entries[&slot("pupils", PRIMARY)],
        Entry::Text("1180".to_owned())
    );
    assert_eq!(
        opened.draft.entries[&slot("teaching_area", Part::Whole)],
        Entry::Text("5020.5".to_owned())
    );
    assert_eq!(
        opened.draft.entries[&slot("class_sizes", Part::Grade(1))],
        Entry::Text("42 41".to_owned())
    );
}

// ---------- Every sentence ----------

/// Texts that are no school file, each with what is wrong in it.
const NO_SCHOOLS: [&str; 43] = [
    "",
    "对标",
    "{}",
    "{\"type\":\"county\",\"version\":1}",
    "{\"type\":{\"name\":1},\"version\":1}",
    "{\"type\":\"duibiao-school,\"version\":1}",
    "{\"type\":\"duibiao-school\",\"version\":1,\"profile\":{\"name\":\"一小}}",
    "{\"type\":\"duibiao-school\",\"version\":1,\"profile\":{\"name\":一小}}",
    "{\"type\":\"duibiao-school\",\"version\":1,\"profile\":{\"name\":\"一\u{b}小\"}}",
    "{\"type\":\"duibiao-school\",\"version\":1,\"profile\":{\"name\":\"C:\\学校\"}}",
    "学校,人数\n一小,1180",
    "PK\u{3}\u{4}\u{0}word/document.xml",
    "PK\u{3}\u{4}\u{0}xl/workbook.xml",
    "PK\u{3}\u{4}\u{0}ppt/presentation.xml",
    "PK\u{3}\u{4}",
    "%PDF-1.7",
    "<!DOCTYPE html>",
    "https://x.example/#s=abc",
    "# 说明，一句话\n\nid = \"fujian\"\n",
    r#"{"type":"duibiao-school","version":1,"figures":{"pupils":{"primary":1,180}}}"#,
    "{\"type\":\"duibiao-school\", // 一小\n\"version\":1}",
    r#"{"type":"duibiao-school","version":}"#,
    r#"{"type":"duibiao-school","version":1]"#,
    r#"{"type":"duibiao-school","version":１}"#,
    r#"{"type":"duibiao-school","version":99}"#,
    r#"{"type":"duibiao-school"}"#,
    r#"{"type":"duibiao-school","version":"1"}"#,
    r#"{"type":"duibiao-school","version":0}"#,
    r#"{"type":"duibiao-school","version":1.5}"#,
    "{\n\"type\": \"duibiao-school\",\n\"version\":",
    "{\n\"pupils\": NaN}",
    "{\n\"pupils\": [48, 47,]}",
    "{\n\"pupils\": 48,\n}",
    "{\n\"pupils\": 48\n\"teachers\": 3}",
    "{\n\"pupils\" 48}",
    "{\npupils: 48}",
    "{\n'pupils': 48}",
    "{\n\"pupils\"：48}",
    "{\n\"pupils\": 048}",
    "{\n\"boarding\": True}",
    "{\n\"name\": \"\\ud83d\"}",
    "{\n\"name\": \"一小\n\"}",
    "{}\n}",
];

/// Files of other programs, by their first bytes.
const OTHER_FILES: [(&str, &[u8]); 10] = [
    (
        "文件.doc",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
    ),
    (
        "文件.xls",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0k\0b\0o\0o\0k\0",
    ),
    ("文件.et", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ("文件.png", b"\x89PNG\r\n\x1A\n"),
    ("文件.jpg", b"\xFF\xD8\xFF\xE0"),
    ("文件.rar", b"Rar!\x1A\x07"),
    ("UTF-16.json", b"\xFF\xFE{\0"),
    ("GBK.json", b"{\"name\":\"\xCA\xB5\xD1\xE9\"}"),
    ("GBK.csv", b"\xCA\xB5\xD1\xE9,1\r\n2,3\r\n"),
    ("文件.exe", b"MZ\x90\0\x03\0"),
];

/// More than any school has, which would only take time.
fn too_many() -> Vec<(&'static str, String)> {
    let entries = |count: usize, entry: fn(usize) -> String| -> String {
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    let texts = |key: &str| {
        let texts = entries(20_001, |idx| format!(r#""k{idx}":"x""#));
        format!(r#""{key}":{{{texts}}}"#)
    };
    let sizes = vec!["45"; 1_000_000].join(",");
    vec![
        (
            "a million classes",
            format!(r#""figures":{{"class_sizes":{{"grade1":[{sizes}]}}}}"#),
        ),
        ("20,001 reasons", texts("reasons")),
        (
            "20,001 answers",
            format!(r#""plan":{{{}}}"#, texts("answers")),
        ),
        (
            "20,001 problems",
            format!(
                r#""plan":{{"problems":{{{}}}}}"#,
                entries(20_001, |idx| format!(r#""R{idx}":{{}}"#))
            ),
        ),
        (
            "201 sheets",
            format!(
                r#""sheets":[{}]"#,
                entries(201, |_| r#"{"kind":"uncounted"}"#.to_owned())
            ),
        ),
        (
            "51 packs",
            format!(r#""own_packs":[{}]"#, entries(51, |_| "{}".to_owned())),
        ),
        (
            "501 claims",
            format!(
                r#""claims":{{{}}}"#,
                entries(501, |idx| format!(r#""c{idx}":{{}}"#))
            ),
        ),
        (
            "20,002 claims",
            format!(
                r#""claims":{{{}}}"#,
                entries(20_002, |idx| format!(r#""c{idx}":{{}}"#))
            ),
        ),
        (
            "10,001 characters as a name",
            format!(r#""profile":{{"name":"{}"}}"#, "校".repeat(10_001)),
        ),
        (
            "200,001 characters as a text",
            format!(
                r#""plan":{{"answers":{{"report/work/1":"{}"}}}}"#,
                "字".repeat(200_001)
            ),
        ),
        (
            "1,001 figures",
            format!(
                r#""figures":{{{}}}"#,
                entries(1_001, |idx| format!(r#""f{idx}":{{}}"#))
            ),
        ),
    ]
}

/// What is opened, with a notice for each thing that a person should look at.
const NOTED: [&str; 47] = [
    r#""figures":{"pupils":{"primary":{"text":"约1180"}}}"#,
    r#""figures":{"teaching_area":{"whole":{"text":"五千"}}}"#,
    r#""figures":{"pupils":{"primary":45.5}}"#,
    r#""figures":{"pupils":{"primary":-3}}"#,
    r#""figures":{"teaching_area":{"whole":0.12345}}"#,
    r#""figures":{"teaching_area":{"whole":99999999999}}"#,
    r#""figures":{"teachers":{"primary":50},"backbone_teachers":{"primary":62}}"#,
    r#""figures":{"teachers_above_required":{"primary":52},"degree_college":{"primary":1},"degree_bachelor":{"primary":2},"degree_master":{"primary":3},"degree_doctor":{"primary":4}}"#,
    r#""figures":{"pupils":{"primary":100},"class_sizes":{"grade1":[40],"grade2":[40],"grade3":[0],"grade4":[0],"grade5":[0],"grade6":[0]}}"#,
    r#""figures":{"classes":{"primary":10},"class_sizes":{"grade1":[40,40],"grade2":[40,40],"grade3":[40,40],"grade4":[40,40],"grade5":[40,40],"grade6":[40,40]}}"#,
    r#""figures":{"workload":{"whole":1}}"#,
    r#""figures":{"workload":{"whole":"达到"}}"#,
    r#""figures":{"grade_pupils":{"grade1":"约40"}}"#,
    r#""figures":{"pupils":{"whole":1180}}"#,
    r#""figures":{"teaching_area":{"primary":5020}}"#,
    r#""figures":{"class_sizes":{"primary":[42]}}"#,
    r#""profile":{"kind":"primary","built_year":0}"#,
    r#""profile":{"kind":"primary","built_year":1}"#,
    r#""profile":{"kind":"primary","built_year":65535}"#,
    r#""profile":{"kind":"primary","built_year":65536}"#,
    r#""profile":{"kind":"primary","built_year":-1}"#,
    r#""profile":{"kind":"primary","built_year":2015.5}"#,
    r#""profile":{"kind":"小学"}"#,
    r#""profile":{"kind":"primary","zone":"village"}"#,
    r#""profile":{"kind":"primary","ownership":"民办"}"#,
    r#""profile":{"kind":"primary","data_date":"2026年9月1日"}"#,
    r#""profile":{"kind":"primary","data_date":"2250-09-01"}"#,
    r#""profile":{"kind":"primary","data_date":"1899-09-01"}"#,
    r#""profile":{"kind":"primary","data_date":"2026-02-30"}"#,
    r#""own_packs":[{"id":"xian","name":"县标准"}]"#,
    r#""own_packs":[{"id":"xian","text":" "}]"#,
    r#""reasons":{"teachers/primary/moved":"调入","teacher/primary/moved":"调入","teachers/primary/why":"调入","teachers":"调入"}"#,
    r#""reasons":{"campus:南/北/teachers/primary/usual":"新校","campas:南/teachers/primary/usual":"新校"}"#,
    r#""evidence":["jiaodu-2017-6/G5/none"]"#,
    r#""plan":{"people":{"principal":"甲","headmaster":"乙"}}"#,
    r#""plan":{"problems":{"R5":{},"R5P":{},"R99":{}}}"#,
    r#""plan":{"answers":{"contact":"甲","contacts":"乙"}}"#,
    r#""figures":{"expected_intake":{"primary":{"not_applicable":"停招"}}}"#,
    r#""plan":{"plan_date":"2026-11-22","target_date":"2026-09-01"}"#,
    r#""figures":{"pupils":{"primary":1},"pupils":{"primary":2}}"#,
    r#""sheets":[{"kind":"campus","name":"南"},{"kind":"campus","name":"北","name":"东"}]"#,
    "\n\"profile\":{\"kind\":\"primary\"},\n\"profile\":{\"kind\":\"primary\"}",
    r#""colour":"red""#,
    r#""plan":{"date":"2026-11-22"}"#,
    r#""packs":["jiaodu-2018"]"#,
    r#""claims":{"built_2061":{}}"#,
    r#""figures":{"teacher":{"primary":50}}"#,
];

/// Everything that is said on opening: what the reader notices, and the ids that nothing knows.
fn all_notices(text: &str) -> Vec<String> {
    let opened = open(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let mut notices = opened.notices;
    notices.extend(saved::unknown_ids(
        &opened.draft,
        data::catalogue(),
        data::index(),
        data::known_ids(),
    ));
    notices
}

#[test]
fn that_an_event_is_being_looked_into_is_known() {
    let reasons = r#""reasons":{"no_fraud/whole/review":"县教育局正在核查"}"#;
    let notices = all_notices(&file(&format!(
        r#""profile":{{"kind":"primary"}},{reasons}"#
    )));
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn every_sentence_on_opening_is_the_one_in_the_list() {
    let mut lines = Vec::new();
    for text in NO_SCHOOLS {
        lines.push(format!("{text:?} => {}", refusal(text)));
    }
    for (name, bytes) in OTHER_FILES {
        let fault = saved::text(bytes.to_vec()).expect_err(name).to_string();
        assert_is_a_sentence(&fault);
        lines.push(format!("{name} => {fault}"));
    }
    lines.push(format!("20 MB => {}", refusal(&"x".repeat(20_000_000))));
    lines.push(format!(
        "200,000 brackets => {}",
        refusal(&"[".repeat(200_000))
    ));
    for (rest, _) in WRONG_FIELDS {
        lines.push(format!("{rest} => {}", refusal(&file(rest))));
    }
    for (name, rest) in too_many() {
        lines.push(format!("{name} => {}", refusal(&file(&rest))));
    }
    for rest in NOTED {
        let kind = if rest.contains("profile") {
            rest.to_owned()
        } else {
            format!(r#""profile":{{"kind":"primary"}},{rest}"#)
        };
        let notices = all_notices(&file(&kind));
        assert!(!notices.is_empty(), "{rest}");
        lines.extend(notices.iter().map(|notice| format!("{rest:?} => {notice}")));
    }
    for count in [201, 3_000] {
        let many = vec!["45"; count].join(",");
        let notices = all_notices(&file(&format!(
            r#""profile":{{"kind":"primary"}},"figures":{{"class_sizes":{{"grade1":[{many}]}}}}"#
        )));
        lines.extend(
            notices
                .iter()
                .map(|notice| format!("{count} classes => {notice}")),
        );
    }
    let found = lines.join("\n") + "\n";
    let path = stored("sentences.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differing: Vec<(&str, &str)> = expected
        .lines()
        .zip(found.lines())
        .filter(|(expected, found)| expected != found)
        .collect();
    assert!(
        differing.is_empty() && expected.lines().count() == found.lines().count(),
        "{differing:#?}"
    );
}

#[test]
fn a_year_that_no_school_was_built_in_relaxes_nothing() {
    for (year, expected) in [
        ("0", None),
        ("1", None),
        ("65535", None),
        ("65536", None),
        ("-1", None),
        ("2015.5", None),
        ("2015", Some(2015)),
    ] {
        let opened = opened(&format!(r#""profile":{{"built_year":{year}}}"#));
        assert_eq!(opened.draft.profile.built_year, expected, "{year}");
        assert_eq!(opened.notices.is_empty(), expected.is_some(), "{year}");
    }
}

#[test]
fn of_two_values_of_one_key_the_last_holds_and_the_person_is_told() {
    let opened = opened(
        r#""profile":{"name":"一小","name":"二小"},"plan":{"answers":{"phone":"1","phone":"2"}},"plan":{"answers":{"phone":"3"}}"#,
    );
    assert_eq!(opened.draft.profile.name, "二小");
    assert_eq!(opened.draft.choices.answer("phone"), "3");
    let is_noticed = |key: &str| opened.notices.iter().any(|notice| notice.contains(key));
    assert!(
        is_noticed("“name”") && is_noticed("“plan”"),
        "{:?}",
        opened.notices
    );
}

#[test]
fn a_good_file_is_opened_without_a_word() {
    let mut texts: Vec<String> = fs::read_dir(support::root().join("tests/cases"))
        .unwrap()
        .map(|folder| folder.unwrap().path().join("school.duibiao.json"))
        .map(|path| fs::read_to_string(&path).unwrap())
        .collect();
    texts.push(save(&Draft::default()));
    for text in &texts {
        let opened = open(text).unwrap();
        let (school, problems) = school::read(&opened.draft, data::catalogue());
        let words = Words::of(&school, data::catalogue());
        let problems: Vec<String> = problems
            .iter()
            .filter(|problem| !problem.is_warning())
            .map(|found| problem(found, &words))
            .collect();
        assert_eq!(
            all_notices(text),
            problems,
            "only what is wrong with the figures"
        );
    }
}

#[test]
fn digits_stay_as_they_were_written() {
    // An f64 would make 0.1 + 0.2 of this, and lose the last digits.
    for (written, read) in [
        ("0.30000000000000004", "0.30000000000000004"),
        ("12345678901234567890.123", "12345678901234567890.123"),
        ("1e400", "1e400"),
        ("-0.0", "-0"),
    ] {
        let opened = opened(&format!(
            r#""figures":{{"teaching_area":{{"whole":{written}}}}}"#
        ));
        assert_eq!(
            opened.draft.entries[&slot("teaching_area", Part::Whole)],
            Entry::Text(read.to_owned())
        );
    }
}

// ---------- Found to fail when written ----------

#[test]
fn two_keys_of_one_grade_are_not_merged_in_silence() {
    // "Nothing that could be read is lost, and nothing is repaired in silence" (`saved/read.rs` of the crate).
    for key in ["grade07", "grade+7"] {
        assert_eq!(
            Part::from_key(key),
            None,
            "{key} is no key that is ever written"
        );
    }
}

#[test]
fn the_longest_texts_that_can_be_saved_can_be_opened_again() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::TwelveYear);
    let slots = data::catalogue().slots(&draft.profile);
    let entries = slots.map(|(_, slot)| (slot, Entry::Text("𠮷".repeat(10_000))));
    draft.entries.extend(entries);
    let text = save(&draft);
    assert!(
        open(&text).is_ok(),
        "save wrote {} bytes, open takes {LARGEST_BYTES}",
        text.len()
    );
}

#[test]
fn a_long_figure_id_is_cut_short_in_the_sentence_about_its_part() {
    let id = "x".repeat(10_000);
    assert!(refusal(&file(&format!(r#""figures":{{"{id}":{{"whole":true}}}}"#))).contains("xxx"));
    assert!(refusal(&file(&format!(r#""figures":{{"{id}":{{"nowhere":1}}}}"#))).contains("xxx"));
}

#[test]
fn a_missing_version_is_said_to_be_missing() {
    let message = refusal(r#"{"type":"duibiao-school"}"#);
    assert!(!message.contains("null"), "{message}");
}

/// Every text of a draft becomes as long as a field takes it.
struct Lengthened;

impl DraftTexts for Lengthened {
    fn person(&mut self, text: &mut String) {
        *text = "长".repeat(saved::LONGEST_NAME);
    }

    fn answer(&mut self, _: AnswerKey<'_>, text: &mut String) {
        self.person(text);
    }

    fn figure(&mut self, text: &mut String) {
        self.person(text);
    }

    fn text(&mut self, text: &mut String) {
        self.person(text);
    }

    fn keeps(&mut self, _: &str) -> bool {
        true
    }
}

#[test]
fn whatever_the_fields_of_the_page_take_can_be_opened_again() {
    let mut draft = support::edited::changed_by_hand();
    let sheet = Sheet::default();
    draft.sheets = vec![sheet; saved::MOST_SHEETS];
    let packs = (0..saved::MOST_USER_PACKS).map(|number| UserPack {
        id: format!("local-{number}"),
        ..UserPack::default()
    });
    draft.user_packs = packs.collect();
    draft.for_texts(&mut Lengthened);
    // When a person filled it in is read from the text, not typed.
    draft.filled.clear();
    let opened = open(&save(&draft)).unwrap();
    assert_eq!(opened.draft, draft);
}
