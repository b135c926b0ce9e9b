//! What a person changes in the documents: it stays at its block whatever else comes and goes, is told where the figures
//! contradict it, and is never lost; tasks are changed in the plan, so that every document says the same.

use std::collections::BTreeMap;
use support::cases;
use support::sample;

use cases::{case, with_plan};
use documents::edits::{self, Place};
use documents::numbering::numbered;
use documents::workbook::{Cell, Workbook};
use documents::{Block, Document, Inline};
use files::papers::{self, Content, Paper};
use files::{merge, saved, share};
use formats::docx;
use formats::preview::PaperView;
use numbers::Decimal;
use plan::costs;
use proptest::prelude::*;
use school::answers::{AnswerKey, LEFT_OUT, TaskField};
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::filled::Filled;
use school::profile::Stage;

const CASES: [&str; 6] = [
    "worked-example",
    "nine-year-split",
    "falling-enrolment",
    "junior-all-met",
    "town-judged-items",
    "primary-half-filled",
];

fn papers_of(draft: &Draft) -> Vec<Paper> {
    with_plan(draft, |basis, plan| {
        papers::papers(basis, plan, data::texts(), data::papers())
    })
}

fn texts(papers: &[Paper]) -> Vec<&Document> {
    let text = |paper: &'_ Paper| match &paper.content {
        Content::Text(_) => true,
        Content::Sheets(_) => false,
    };
    let texts = papers.iter().filter(|paper| text(paper));
    texts
        .map(|text| match &text.content {
            Content::Text(document) => document,
            Content::Sheets(_) => unreachable!("left out above"),
        })
        .collect()
}

fn editings(papers: &[Paper]) -> Vec<&edits::Editing> {
    papers.iter().map(|paper| paper.content.editing()).collect()
}

fn ledger(papers: &[Paper]) -> &Workbook {
    let found = papers.iter().find_map(|paper| match &paper.content {
        Content::Sheets(book) => Some(book),
        Content::Text(_) => None,
    });
    found.unwrap()
}

fn answer(draft: &mut Draft, key: &str, text: &str) {
    let answers = &mut draft.choices.answers;
    answers.insert(key, text);
}

fn shown(text: &[Inline]) -> String {
    text.iter().map(Inline::shown).collect()
}

/// Every text of a document that can be changed, by key; a key that stands twice is a fault of this test's subject.
fn by_key(document: &Document) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let is_changed = |key: &str| document.editing.edits.iter().any(|edit| edit.key == key);
    let mut add = |key: String, text: &str| {
        if !key.starts_with("edit/") {
            return;
        }
        let text = numbered(text).1;
        // A changed paragraph may be several, one per line.
        match texts.get(&key).filter(|_| is_changed(&key)) {
            Some(before) => {
                let lines = format!("{before}\n{text}");
                texts.insert(key, lines);
            }
            None => {
                let before = texts.insert(key.clone(), text.to_owned());
                assert_eq!(before, None, "{key} stands twice");
            }
        }
    };
    for (section, places) in document.sections.iter().zip(&document.editing.places) {
        assert_eq!(section.blocks.len(), places.len());
        for (block, place) in section.blocks.iter().zip(places) {
            parts(block, place, &mut add);
        }
    }
    texts
}

fn parts(block: &Block, place: &Place, add: &mut impl FnMut(String, &str)) {
    match block {
        Block::Title(lines) => add(place.key.clone(), &lines.join("\n")),
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
            add(place.key.clone(), &shown(text));
        }
        Block::Table(table) => {
            assert_eq!(table.rows.len(), place.rows.len());
            if let Some(caption) = &table.caption {
                add(place.part("caption"), caption);
            }
            for (row_idx, row) in table.rows.iter().enumerate() {
                for (idx, cell) in row.cells.iter().enumerate() {
                    add(place.cell(row_idx, idx), &shown(cell));
                }
            }
        }
        Block::AnnexTitle(title) => add(place.key.clone(), title),
        Block::Signature { signer, date, .. } => {
            add(place.part("signer"), &shown(signer));
            add(place.part("date"), &shown(date));
        }
        Block::AnnexList(names) => {
            for (idx, name) in names.iter().enumerate() {
                add(place.part(&(idx + 1).to_string()), name);
            }
        }
        Block::Head { issuer, number } => {
            add(place.part("issuer"), &shown(issuer));
            add(place.part("number"), &shown(number));
        }
        Block::Imprint {
            copies_to,
            printer,
            date,
        } => {
            add(place.part("copies"), &shown(copies_to));
            add(place.part("printer"), &shown(printer));
            add(place.part("date"), &shown(date));
        }
        Block::AnnexMark(_) => {}
    }
}

fn all_by_key(draft: &Draft) -> BTreeMap<String, String> {
    let papers = papers_of(draft);
    texts(&papers).into_iter().flat_map(by_key).collect()
}

/// Changes of figures by which problems come and go.
fn changed(draft: &Draft, which: usize) -> Draft {
    let mut draft = draft.clone();
    let slots = [
        ("backbone_teachers", Part::Stage(Stage::Primary), "60"),
        ("backbone_teachers", Part::Stage(Stage::Primary), "0"),
        ("sports_field_area", Part::Whole, "99000"),
        ("media_rooms", Part::Whole, "1"),
        ("equipment_value", Part::Whole, "1"),
        ("teaching_area", Part::Whole, "90000"),
        ("art_rooms", Part::Whole, "96 96 96 96 96 96 96"),
        ("music_rooms", Part::Whole, ""),
        ("training_budget", Part::Whole, "20"),
    ];
    let (figure, part, text) = slots[which % slots.len()];
    let slot = Slot {
        figure: figure.into(),
        part,
    };
    if text.is_empty() {
        draft.entries.remove(&slot);
    } else {
        draft.entries.insert(slot, Entry::Text(text.to_owned()));
    }
    draft
}

#[test]
fn every_text_has_a_key_of_its_own_and_nothing_changes_while_there_is_no_edit() {
    for name in CASES {
        let papers = papers_of(&case(name));
        for document in texts(&papers) {
            assert!(by_key(document).len() > 5, "{name}");
            assert_eq!(document.editing.edits, []);
        }
    }
}

#[test]
fn the_same_key_is_about_the_same_thing_when_problems_come_and_go() {
    // What names a thing has no number of the school in it.
    let is_name =
        |key: &str| key.ends_with("/heading") || key.contains("/standing/") && key.ends_with("/0");
    let mut compared = 0;
    for name in CASES {
        let draft = case(name);
        let before = all_by_key(&draft);
        for which in 0..9 {
            let after = all_by_key(&changed(&draft, which));
            for (key, text) in before.iter().filter(|(key, _)| is_name(key)) {
                // Some sections have another heading while there is no problem.
                let is_another = ["problems", "goals", "tasks", "monitoring"]
                    .iter()
                    .any(|section| key.ends_with(&format!("/{section}/heading")));
                if let Some(now) = after.get(key).filter(|_| !is_another) {
                    assert_eq!(now, text, "{name} {which} {key}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 500, "{compared}");
}

proptest! {
    #![proptest_config(sample::laws(24, 500))]

    #[test]
    fn an_edit_stays_at_its_text_or_is_told_to_be_without_place(
        name in prop::sample::select(CASES.to_vec()),
        pick in any::<prop::sample::Index>(),
        which in 0_usize..9,
        typed in "[甲乙丙]{1,8}",
    ) {
        let mut draft = case(name);
        let generated = all_by_key(&draft);
        let keys: Vec<&String> = generated.keys().collect();
        let key = pick.get(&keys).to_owned().clone();
        answer(&mut draft, &key, &typed);
        let from = AnswerKey::parse(&key).generated().unwrap().to_string();
        answer(&mut draft, &from, &generated[&key]);
        prop_assert_eq!(&all_by_key(&draft)[&key], &typed);
        let mut expected = generated.clone();
        expected.insert(key.clone(), typed.clone());
        prop_assert_eq!(all_by_key(&draft), expected, "nothing else changes");

        let draft = changed(&draft, which);
        let mut unedited = draft.clone();
        unedited.choices.answers.remove(&key);
        let mut now = all_by_key(&unedited);
        let papers = papers_of(&draft);
        let documents = texts(&papers);
        let orphaned_edits = edits::orphaned_edits(&draft.choices, &editings(&papers));
        if let Some(text) = now.insert(key.clone(), typed.clone()) {
            prop_assert_eq!(all_by_key(&draft), now);
            prop_assert_eq!(orphaned_edits, vec![]);
            let edit = documents.iter().flat_map(|document| &document.editing.edits).find(|edit| edit.key == key);
            let is_outdated = text != generated[&key];
            prop_assert_eq!(edit.map(|edit| edit.is_outdated()), Some(is_outdated), "{} {}", text, generated[&key]);
        } else {
            prop_assert_eq!(orphaned_edits, vec![(key.as_str(), typed.as_str())]);
        }
    }

    #[test]
    fn hostile_texts_are_inert_in_page_and_file(typed in prop_oneof![
        any::<String>(),
        Just("<img src=x onerror=alert(1)>".to_owned()),
        Just("】【待填：".to_owned()),
        Just("\u{0}\u{202E}=cmd|' /C calc'!A0".to_owned()),
    ]) {
        let mut draft = case("worked-example");
        answer(&mut draft, "edit/plan/facts/school", &typed);
        answer(&mut draft, "task/R5/survey/text", &typed);
        answer(&mut draft, "own-task/R5/1/text", &typed);
        answer(&mut draft, "section/plan/1/heading", &typed);
        answer(&mut draft, "order/R5", &typed);
        let papers = papers_of(&draft);
        for document in texts(&papers) {
            // The page sets texts as texts, each with its marks at whole characters.
            let page = PaperView::of_document(document, &draft.choices.answers);
            for text in page.texts() {
                let count = text.words().chars().count();
                prop_assert!(text.cuts.iter().all(|(at, _)| *at <= count), "{text:?}");
            }
            prop_assert!(!docx::write(document).unwrap().is_empty());
        }
        prop_assert!(!formats::xlsx::write(ledger(&papers)).unwrap().is_empty());
    }
}

#[test]
fn paragraphs_headings_cells_and_marks_are_changed_and_numbers_stay() {
    let mut draft = case("worked-example");
    for (key, typed) in [
        (
            "edit/plan/facts/school",
            "第一段。\n第二段由【待填：校长姓名】说明。",
        ),
        ("edit/plan/facts/heading", "学校概况"),
        ("edit/plan/standing/problems/caption", "基本数据"),
        (
            "edit/plan/causes/R5/text",
            "场地不够。原因：【待填：R5的原因】",
        ),
        ("edit/plan/monitoring/text", LEFT_OUT),
        ("edit/plan/title", "第二小学\n整改方案"),
    ] {
        answer(&mut draft, key, typed);
    }
    let papers = papers_of(&draft);
    let plan = texts(&papers)[0];
    let blocks = &plan.sections[0].blocks;
    let has = |wanted: &Block| blocks.contains(wanted);
    assert!(has(&Block::Title(vec![
        "第二小学".to_owned(),
        "整改方案".to_owned()
    ])));
    assert!(has(&Block::Heading {
        level: 1,
        text: documents::text("一、学校概况"),
    }));
    let paragraphs: Vec<String> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph { text, .. } => Some(shown(text)),
            _ => None,
        })
        .collect();
    let first = paragraphs
        .iter()
        .position(|paragraph| paragraph == "第一段。")
        .unwrap();
    assert_eq!(paragraphs[first + 1], "第二段由【待填：校长姓名】说明。");
    assert!(
        plan.marks().any(|mark| mark == "校长姓名"),
        "the mark stays one"
    );
    let caption = blocks.iter().find_map(|block| match block {
        Block::Table(table) => table.caption.clone(),
        _ => None,
    });
    assert_eq!(caption.as_deref(), Some("表1 基本数据"));
    let cause = paragraphs.iter().find(|text| text.contains("场地不够。"));
    assert!(
        cause.is_some_and(|cause| cause.starts_with('（')),
        "{cause:?}"
    );
    let key = "edit/plan/monitoring/text";
    assert!(!by_key(plan).contains_key(key), "it was left out");
    assert!(plan.editing.has(key), "and is told");
}

#[test]
fn a_changed_task_says_the_same_in_every_document() {
    let mut draft = case("worked-example");
    draft
        .choices
        .problems
        .entry("R5".to_owned())
        .or_default()
        .measures = Some(["clear".to_owned()].into_iter().collect());
    let (problem, measure) = with_plan(&draft, |_, plan| {
        let problem = plan
            .problems
            .iter()
            .find(|problem| problem.tasks().next().is_some())
            .unwrap();
        (
            problem.id.clone(),
            problem.tasks().next().unwrap().id.clone(),
        )
    });
    let key = |field| AnswerKey::task(&problem, &measure, field).to_string();
    for (field, text) in [
        (TaskField::Text, "把北侧停车位迁出"),
        (TaskField::Owner, "后勤主任王立新"),
        (TaskField::Month, "2027年3月"),
        (TaskField::Sum, "3.5"),
        (TaskField::Proof, "迁出前后照片"),
    ] {
        answer(&mut draft, &key(field), text);
    }
    let papers = papers_of(&draft);
    with_plan(&draft, |basis, plan| {
        let task = plan
            .problems
            .iter()
            .find(|other| other.id == problem)
            .unwrap();
        let task = task.tasks().find(|task| task.id == measure).unwrap();
        let lines = costs::lines(basis, plan);
        let line = lines
            .iter()
            .find(|line| line.task_id == task.task_id)
            .unwrap();
        assert_eq!(line.amount, school::answers::read_sum("35000元"));
        let id = &task.task_id;
        let plan_text = all_text(texts(&papers)[0]);
        for text in ["把北侧停车位迁出", "2027年3月", "3.5"] {
            assert!(plan_text.contains(text), "{text} is not in the plan");
        }
        let book = ledger(&papers);
        let row = |sheet: &str, at: usize| {
            let sheet = book
                .sheets
                .iter()
                .find(|other| other.name == sheet)
                .unwrap();
            let is_of = |row: &&Vec<Cell>| row[at] == Cell::Text(id.clone());
            sheet.rows.iter().find(is_of).unwrap().clone()
        };
        assert_eq!(
            row("任务分解", 1)[3],
            Cell::Text("把北侧停车位迁出".to_owned())
        );
        let owner = Cell::Text("后勤主任王立新".to_owned());
        assert_eq!(row("任务分解", 1)[5], owner);
        assert!(
            matches!(&row("任务分解", 1)[6], Cell::Month(date) if date.to_string() == "2027-03-31")
        );
        let sum = Decimal::parse("3.5").unwrap().fraction();
        assert_eq!(row("任务分解", 1)[8], Cell::Number(sum));
        let evidence = papers
            .iter()
            .find(|paper| paper.key == papers::EVIDENCE)
            .unwrap();
        let Content::Text(evidence) = &evidence.content else {
            panic!("the list of evidence is a text");
        };
        assert!(all_text(evidence).contains("迁出前后照片"));
    });
}

fn all_text(document: &Document) -> String {
    let mut text = String::new();
    for (section, places) in document.sections.iter().zip(&document.editing.places) {
        for (block, place) in section.blocks.iter().zip(places) {
            let whole = Place {
                key: "edit/x".to_owned(),
                rows: place.rows.clone(),
                cells: Vec::new(),
            };
            parts(block, &whole, &mut |_, part| {
                text.push_str(part);
                text.push('\n');
            });
        }
    }
    text
}

#[test]
fn tasks_are_added_ordered_and_numbered_alike_everywhere() {
    let mut draft = case("worked-example");
    answer(&mut draft, "own-task/R5/1/text", "与隔壁中学共用场地");
    answer(&mut draft, "own-task/R5/1/sum", "1.2");
    answer(&mut draft, "own-task/R5/1/kind", "training");
    answer(&mut draft, "own-task/R5/2/text", "增订体育器材柜");
    let ids = |draft: &Draft| {
        with_plan(draft, |_, plan| {
            let problem = plan
                .problems
                .iter()
                .find(|problem| problem.id == "R5")
                .unwrap();
            let tasks = problem.tasks();
            tasks
                .map(|task| (task.task_id.clone(), task.id.clone()))
                .collect::<Vec<_>>()
        })
    };
    let before = ids(&draft);
    let last = before.len();
    assert_eq!(
        before[last - 2],
        (format!("R5-{:02}", last - 1), "own-1".to_owned())
    );
    assert_eq!(before[last - 1].1, "own-2");
    let mut order: Vec<&str> = before.iter().map(|(_, id)| id.as_str()).collect();
    order.reverse();
    answer(&mut draft, "order/R5", &order.join(" "));
    let after = ids(&draft);
    assert_eq!(after[0], ("R5-01".to_owned(), "own-2".to_owned()));
    let papers = papers_of(&draft);
    let book = ledger(&papers);
    let mut sheets = book.sheets.iter();
    let sheet = sheets.find(|other| other.name == "任务分解").unwrap();
    let of_problem = |row: &Vec<Cell>| match &row[1] {
        Cell::Text(id) if id.starts_with("R5-") => Some(id.clone()),
        _ => None,
    };
    let found: Vec<String> = sheet.rows.iter().filter_map(of_problem).collect();
    let expected: Vec<String> = after.iter().map(|(id, _)| id.clone()).collect();
    assert_eq!(found, expected);
    with_plan(&draft, |basis, plan| {
        let lines = costs::lines(basis, plan);
        let line = lines
            .iter()
            .find(|line| line.measure_id == "own-1")
            .unwrap();
        assert_eq!(basis.library.cost(&line.cost).unwrap().kind, "training");
        assert_eq!(line.amount, school::answers::read_sum("1.2"));
    });
    let plan = all_text(texts(&papers)[0]);
    assert!(plan.contains("与隔壁中学共用场地") && plan.contains("增订体育器材柜"));
}

#[test]
fn what_the_figures_contradict_in_a_task_is_told() {
    let mut draft = case("worked-example");
    let (measure, now) = with_plan(&draft, |_, plan| {
        let problem = plan
            .problems
            .iter()
            .find(|problem| problem.id == "R2")
            .unwrap();
        let task = problem.tasks().find(|task| {
            task.text
                .iter()
                .any(|text| text.shown().contains("名额3个"))
        });
        let task = task.unwrap();
        let text: String = task.text.iter().map(|text| text.shown()).collect();
        (task.id.clone(), text)
    });
    let key = AnswerKey::task("R2", &measure, TaskField::Text).to_string();
    answer(&mut draft, &key, "请县里再给3个名额");
    answer(
        &mut draft,
        &AnswerKey::parse(&key).generated().unwrap().to_string(),
        &now,
    );
    let edit = |draft: &Draft| {
        with_plan(draft, |_, plan| {
            let problem = plan
                .problems
                .iter()
                .find(|problem| problem.id == "R2")
                .unwrap();
            let mut edits = problem
                .measures
                .iter()
                .flat_map(|measure| measure.edits.clone());
            edits.find(|edit| edit.key == key).unwrap()
        })
    };
    let kept = edit(&draft);
    assert!(!edits::is_outdated(&kept.from, &kept.now));
    let kept = edit(&changed(&draft, 1));
    assert!(edits::is_outdated(&kept.from, &kept.now), "{kept:?}");
    assert_eq!(kept.text, "请县里再给3个名额");
}

#[test]
fn an_own_section_stands_behind_its_section_and_the_numbers_go_on() {
    let mut draft = case("worked-example");
    for (key, text) in [
        ("section/plan/1/heading", "校舍安全"),
        ("section/plan/1/text", "围墙已加固。\n通道已清理。"),
        ("section/plan/1/after", "facts"),
        ("section/plan/2/heading", "其他事项"),
        ("section/plan/2/after", "no such section"),
        ("section/report/1/heading", "只在报告里"),
    ] {
        answer(&mut draft, key, text);
    }
    let headings = |draft: &Draft, at: usize| {
        let papers = papers_of(draft);
        let blocks = &texts(&papers)[at].sections[0].blocks;
        let heading = |block: &Block| match block {
            Block::Heading { level: 1, text } => Some(shown(text)),
            _ => None,
        };
        blocks.iter().filter_map(heading).collect::<Vec<String>>()
    };
    let plan = headings(&draft, 0);
    assert_eq!(plan[0], "一、学校基本情况");
    assert_eq!(plan[1], "二、校舍安全");
    assert!(plan[2].starts_with("三、"));
    assert!(
        plan.last().unwrap().ends_with("、其他事项"),
        "a section without its place stands last"
    );
    assert!(
        headings(&draft, 1)
            .iter()
            .any(|heading| heading.ends_with("、只在报告里"))
    );
    let removed = {
        let mut draft = draft.clone();
        draft
            .choices
            .answers
            .retain(|key, _| !key.to_string().starts_with("section/"));
        headings(&draft, 0)
    };
    assert_eq!(removed.len() + 2, plan.len());
    assert!(removed[1].starts_with("二、自查"));
}

#[test]
fn edits_are_saved_opened_merged_and_handed_on_as_other_answers() {
    let mut draft = case("worked-example");
    answer(
        &mut draft,
        "edit/plan/facts/school",
        "第一段\n第二段 <b>&\"",
    );
    answer(&mut draft, "edit-from/plan/facts/school", "原文");
    answer(&mut draft, "task/R5/survey/owner", "王立新");
    answer(&mut draft, "form/shown", "report");
    let text = saved::save(&draft, data::catalogue(), data::main_pack());
    let opened = saved::open(&text, data::catalogue()).unwrap().draft;
    assert_eq!(opened.choices, draft.choices);

    let mine = case("worked-example");
    let comparison = merge::compare(&mine, &draft, data::catalogue());
    assert_eq!(
        comparison.differences.len(),
        2,
        "which paper is looked at is nobody else's"
    );
    let merged = merge::merged(&mine, &draft, &merge::Choices::default(), data::catalogue());
    let mut expected = draft.choices.clone();
    expected.answers.remove("form/shown");
    assert_eq!(merged.choices, expected);

    for (key, text) in [
        ("edit/ledger/duties/R5-settle/1", "校长王立新"),
        ("edit-from/ledger/duties/R5-settle/1", "校长"),
        ("edit/ledger/duties/R5-settle/8", "教发〔2027〕3号"),
        ("edit/plan/duties/intro", "日常工作由赵晓梅牵头。"),
        ("edit/ledger/close-out/R5/8", "陈督学"),
        ("verifier/R5/survey", "督导室王核验"),
        ("done/R5/survey", "赵晓梅12月5日量完，教务处复核"),
    ] {
        answer(&mut draft, key, text);
    }
    // A department is no name, wherever it was written as one.
    let filled = &mut draft.filled;
    filled.insert("base".to_owned(), "教务处".to_owned());
    let people = &mut draft.choices.people;
    people.insert("office".to_owned(), "赵晓梅".to_owned());
    assert_eq!(share::Contents::of(&draft).people, 7);
    let handed = share::whole(&draft, Filled::default(), false, &data::library().posts);
    assert_eq!(share::Contents::of(&handed).people, 0);
    let written = saved::save(&handed, data::catalogue(), data::main_pack());
    for name in ["王立新", "赵晓梅", "王核验", "陈督学"] {
        assert!(!written.contains(name), "{name} is handed on");
    }
    let kept = |key: &str| handed.choices.answer(key).to_owned();
    assert_eq!(kept("edit/ledger/duties/R5-settle/8"), "教发〔2027〕3号");
    assert_eq!(kept("edit/plan/duties/intro"), "日常工作由牵头。");
    assert_eq!(kept("done/R5/survey"), "12月5日量完，教务处复核");
    assert_eq!(
        handed.choices.answer("task/R5/survey/owner"),
        "",
        "a name of a person"
    );
    assert_eq!(handed.choices.answer("edit-from/plan/facts/school"), "原文");
}

#[test]
fn the_check_before_downloading_reads_what_was_changed() {
    let mut draft = case("worked-example");
    for (key, text) in [
        ("edit/plan/facts/school", "切实加强管理。"),
        (
            "edit/report/end/closing",
            "恳请教育局拨付20万元。特此报告。",
        ),
        (
            "edit/plan/goals/overall/goals/caption",
            "本校已达到国家标准",
        ),
        ("task/R5/survey/month", "明年春天"),
        ("task/R5/clear/sum", "不多"),
        ("own-task/R5/1/text", "大力推进"),
        ("own-task/R5/1/month", "2020-01"),
    ] {
        answer(&mut draft, key, text);
    }
    let papers = papers_of(&draft);
    let named: Vec<(&str, &Document)> = texts(&papers)
        .into_iter()
        .map(|text| ("方案", text))
        .collect();
    let faults = with_plan(&draft, |basis, plan| {
        documents::lint(basis, plan, data::papers(), &named)
    });
    for (wanted, field) in [
        ("切实", "change-edit-plan-facts-school"),
        ("恳请教育局", "change-edit-report-end-closing"),
        ("“明年春天”读不出来", "task-R5-survey-month"),
        ("“不多”读不出来", "task-R5-clear-sum"),
        ("大力", "task-R5-own-1-text"),
        ("早于方案日期", "task-R5-own-1-month"),
        ("已达到国家标准", "papers-heading"),
    ] {
        let found = faults
            .iter()
            .any(|fault| fault.sentence.contains(wanted) && fault.field.id() == field);
        assert!(found, "{wanted} {field}: {faults:#?}");
    }
}

#[test]
fn headings_are_counted_on_where_one_is_left_out() {
    let headings = |draft: &Draft, level: u8| -> Vec<String> {
        let papers = papers_of(draft);
        let blocks = texts(&papers)[0]
            .sections
            .iter()
            .flat_map(|section| &section.blocks);
        let headings = blocks.filter_map(|block| match block {
            Block::Heading {
                level: level_of_block,
                text,
            } if *level_of_block == level => Some(shown(text)),
            _ => None,
        });
        headings.collect()
    };
    let mut draft = case("worked-example");
    let before = headings(&draft, 1);
    let papers = papers_of(&draft);
    let blocks = texts(&papers)[0]
        .sections
        .iter()
        .zip(&texts(&papers)[0].editing.places);
    let mut keys = blocks.flat_map(|(section, places)| section.blocks.iter().zip(places));
    let mut key_of = |wanted: &str| {
        let found = keys.find(
            |(block, _)| matches!(block, Block::Heading { text, .. } if shown(text) == wanted),
        );
        found.unwrap().1.key.clone()
    };
    let first = key_of(&before[0]);
    drop(keys);
    let rest = |text: &String| numbered(text).1.to_owned();
    answer(&mut draft, &first, LEFT_OUT);
    let after = headings(&draft, 1);
    assert!(after[0].starts_with("一、"), "{after:?}");
    assert_eq!(
        after.iter().map(rest).collect::<Vec<_>>(),
        before.iter().skip(1).map(rest).collect::<Vec<_>>()
    );
}

#[test]
fn the_check_before_downloading_is_silent_on_tasks_that_are_printed_no_more() {
    let mut draft = case("worked-example");
    answer(&mut draft, "task/Q4/adjust/month", "明年春天");
    let is_told = |draft: &Draft| {
        let faults = with_plan(draft, |basis, plan| {
            documents::lint(basis, plan, data::papers(), &[])
        });
        faults
            .iter()
            .any(|fault| fault.sentence.contains("明年春天"))
    };
    assert!(is_told(&draft));
    // Met, the indicator is watched under the same id, and its tasks are gone.
    let slot = draft
        .entries
        .iter()
        .find(|(slot, _)| slot.figure.0 == "training_budget");
    let slot = *slot.unwrap().0;
    draft.entries.insert(slot, Entry::Text("500000".to_owned()));
    with_plan(&draft, |_, plan| {
        assert!(plan.problems.iter().all(|problem| problem.id != "Q4"));
    });
    assert!(!is_told(&draft));
}

#[test]
fn days_of_a_plan_that_cannot_be_meant_are_named() {
    let mut draft = case("worked-example");
    let faults = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let faults = documents::lint(basis, plan, data::papers(), &[]);
            let of_dates = faults
                .into_iter()
                .filter(|fault| fault.field.id().ends_with("-date"));
            of_dates.map(|fault| fault.field.id()).collect::<Vec<_>>()
        })
    };
    assert!(faults(&draft).is_empty());
    draft.choices.plan_date = numbers::calendar::Date::new(2026, 8, 31);
    assert_eq!(faults(&draft), ["plan-date"]);
    draft.choices.plan_date = draft.profile.data_date;
    draft.choices.target_date = numbers::calendar::Date::new(2031, 12, 31);
    assert!(faults(&draft).is_empty());
    draft.choices.target_date = numbers::calendar::Date::new(2032, 1, 1);
    assert_eq!(faults(&draft), ["target-date"]);
}
