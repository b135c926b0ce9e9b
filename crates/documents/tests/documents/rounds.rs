//! A round follows a round: states and figures come back from the ledger or the saved school, and what became of each
//! problem stands in plan, ledger and close-out sheet.

use std::fs;
use support::cases;

use cases::with_plan;
use documents::workbook::{Cell, SheetColumn, Workbook, WorkbookSheet};
use documents::{Block, Document, Inline};
use files::last_round::{self, LastRound};
use files::papers::{self, Content};
use files::{saved, tables};
use formats::xlsx;
use plan::rounds::{self, ProblemChange};
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};

/// The worked example as it was in the first round, with states of three tasks.
fn first_round() -> Draft {
    let root = support::root().join("tests/cases/worked-example");
    let text = fs::read_to_string(root.join("school.duibiao.json")).unwrap();
    let mut draft = saved::open(&text, data::catalogue()).unwrap().draft;
    for (key, text) in [
        ("status/R5/survey", "已销号"),
        ("done/R5/survey", "2026年12月测得6900平方米"),
        ("closed/R5/survey", "2026-12-20"),
        ("verifier/R5/survey", "李核验"),
        ("status/R4/settle", "待上级支持"),
        ("status/Q4/check", "推进中"),
    ] {
        draft.choices.answers.insert(key, text.to_owned());
    }
    draft
}

/// The same school a year later: enough sports ground, too few media rooms; nothing of the first round is known.
fn second_round() -> Draft {
    let mut draft = first_round();
    draft.choices.answers = Default::default();
    draft.profile.data_date = numbers::calendar::Date::parse("2027-09-01");
    draft.choices.plan_date = numbers::calendar::Date::parse("2027-09-20");
    for (figure, text) in [("sports_field_area", "9000"), ("media_rooms", "20")] {
        let slot = Slot {
            figure: FigureId::from(figure),
            part: Part::Whole,
        };
        draft.entries.insert(slot, Entry::Text(text.to_owned()));
    }
    draft
}

fn ledger(draft: &Draft) -> Workbook {
    with_plan(draft, |basis, plan| {
        documents::ledger(basis, plan, data::texts(), data::papers())
    })
}

/// The ledger as a file, read back as any other file is.
fn read_back(book: &Workbook) -> LastRound {
    let bytes = xlsx::write(book).unwrap();
    let read = tables::read("台账.xlsx", &bytes, &mut |_| {}).unwrap();
    last_round::of_book(&read, &data::papers().ledger).unwrap()
}

/// Takes everything over, as the person does with one press.
fn take(draft: &mut Draft, last: &LastRound) {
    for (key, text) in last.answers() {
        draft.choices.answers.insert(&key, text);
    }
}

fn cells(book: &Workbook, sheet: &str) -> Vec<Vec<String>> {
    let sheet = book
        .sheets
        .iter()
        .find(|other| other.name == sheet)
        .unwrap();
    let shown = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::ToFill(text) => text.clone(),
        Cell::Day(date) => date.to_string(),
        _ => String::new(),
    };
    let rows = sheet.rows.iter();
    rows.map(|row| row.iter().map(shown).collect()).collect()
}

fn lines(document: &Document) -> Vec<String> {
    let shown = |text: &[Inline]| text.iter().map(Inline::shown).collect::<String>();
    let mut lines = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(shown(text)),
            Block::Table(table) => {
                lines.extend(table.caption.clone());
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| shown(cell)).collect();
                    lines.push(cells.join("|"));
                }
            }
            _ => {}
        }
    }
    lines
}

#[test]
fn states_are_written_into_the_ledger_and_come_back_from_its_file() {
    let draft = first_round();
    let book = ledger(&draft);
    let progress = cells(&book, "任务分解");
    let of = |id: &str| progress.iter().find(|row| row[1] == id).unwrap();
    assert_eq!(of("R5-01")[10..12], ["2026年12月测得6900平方米", "已销号"]);
    assert_eq!(of("R5-01")[13..15], ["2026-12-20", "李核验"]);
    assert_eq!(of("R5-01")[16], "R5/survey");
    assert_eq!(of("R4-02")[11], "待上级支持");
    assert_eq!(of("G5-01")[11], "未开展");
    let last = read_back(&book);
    assert_eq!(last.school, "示例县城关镇第二小学");
    assert_eq!(last.date, "2026年9月1日");
    assert_eq!(last.warnings, Vec::<String>::new());
    for (key, text) in draft.choices.answers.as_written() {
        let found = last.answers().into_iter().find(|(answer, _)| answer == key);
        assert_eq!(found.map(|(_, text)| text).as_ref(), Some(text), "{key}");
    }
    let r5 = last
        .problems
        .iter()
        .find(|problem| problem.id == "R5")
        .unwrap();
    assert_eq!(r5.value, "5.85㎡/生");
}

#[test]
fn the_saved_school_tells_the_same_as_its_ledger() {
    let draft = first_round();
    let (of_draft, of_book) = (
        of_draft("去年.duibiao.json", &draft),
        read_back(&ledger(&draft)),
    );
    let sorted = |last: &LastRound| {
        let mut problems: Vec<(String, String)> = last
            .problems
            .iter()
            .map(|problem| (problem.id.clone(), problem.value.clone()))
            .collect();
        problems.sort();
        problems
    };
    assert_eq!(sorted(&of_draft), sorted(&of_book));
    assert_eq!(
        (&of_draft.school, &of_draft.date),
        (&of_book.school, &of_book.date)
    );
    for answer in of_draft.answers() {
        assert!(of_book.answers().contains(&answer), "{answer:?}");
    }
}

#[test]
fn what_is_solved_continued_and_new_stands_with_figures_before_and_after() {
    let mut draft = second_round();
    assert!(with_plan(&draft, |basis, plan| rounds::round(basis, plan, "已销号")).is_none());
    take(&mut draft, &read_back(&ledger(&first_round())));
    with_plan(&draft, |basis, plan| {
        let round = rounds::round(basis, plan, "已销号").unwrap();
        let ids = |change| {
            round
                .of(change)
                .map(|compared| compared.id.as_str())
                .collect::<Vec<&str>>()
        };
        assert_eq!(ids(ProblemChange::Solved), ["R5"]);
        assert_eq!(ids(ProblemChange::New), ["R7"]);
        assert_eq!(
            ids(ProblemChange::Continued),
            ["R2", "R4", "G3a", "G3b", "G5", "Q4"]
        );
        let written = lines(&cases::plan_paper(basis, plan));
        let says =
            "与上一轮（2026年9月1日数据）相比，原有7个问题，已达标1个，继续整改6个，本轮新增1个。";
        assert!(
            written.iter().any(|line| line.contains(says)),
            "{written:#?}"
        );
        let all = papers::papers(basis, plan, data::texts(), data::papers());
        let sheet = all
            .iter()
            .find(|paper| paper.key == papers::CLOSE_OUT)
            .unwrap();
        let Content::Text(sheet) = &sheet.content else {
            panic!("the sheet is a text");
        };
        let sheet = lines(sheet);
        for line in [
            "1. 体育场地不足（R5）",
            "整改前|5.85㎡/生",
            "整改后|7.63㎡/生",
            "标准|≥7.5㎡/生",
            "整改措施落实情况|2026年12月测得6900平方米",
            "责任人|总务主任",
            "核验人|李核验",
            "销号日期|2026年12月20日",
            "销号依据|【待填：证明已经达到标准的材料，在佐证目录里勾选已备的】",
        ] {
            assert!(
                sheet.contains(&line.to_owned()),
                "{line} is not in {sheet:#?}"
            );
        }
        assert!(
            !sheet.iter().any(|sheet| sheet.contains("R4")),
            "only what is solved"
        );
    });
    let book = ledger(&draft);
    assert_eq!(book.sheets.len(), 8);
    let rows = cells(&book, "销号表");
    let states: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row[0].as_str(), row[10].as_str()))
        .collect();
    assert_eq!(states[0], ("R5", "已销号"));
    assert_eq!(states.last(), Some(&("R7", "本轮新增")));
    let progress = cells(&book, "任务分解");
    let state = |code: &str| progress.iter().find(|row| row[16] == code).unwrap()[11].clone();
    assert_eq!(state("R4/settle"), "待上级支持", "a state is carried over");
}

/// What the sheet that closes out says of R5, and the fields that the look before downloading points to.
fn closing(draft: &Draft) -> (Vec<String>, Vec<String>) {
    with_plan(draft, |basis, plan| {
        let sheet = documents::close_out_sheet(basis, plan, data::texts()).unwrap();
        let faults = documents::lint(basis, plan, data::papers(), &[]);
        let fields = faults.into_iter().map(|fault| fault.field.id());
        let of_closing = fields.filter(|field| field.ends_with("-round"));
        (lines(&sheet), of_closing.collect())
    })
}

#[test]
fn a_problem_is_closed_out_on_the_evidence_and_the_day_that_were_given() {
    let mut draft = second_round();
    take(&mut draft, &read_back(&ledger(&first_round())));
    // The day of the last round's task lies before the figures that show it solved.
    assert_eq!(closing(&draft).1, ["closed-R5-round"]);
    let said = [
        ("closed/R5/round", "2027.9.12"),
        ("verifier/R5/round", "督导室王核验"),
    ];
    for (key, text) in said {
        let answers = &mut draft.choices.answers;
        answers.insert(key, text);
    }
    draft.evidence.insert("jiaodu-2017-6/R5/2".to_owned());
    let (sheet, faults) = closing(&draft);
    assert_eq!(faults, Vec::<String>::new());
    let has = |line: &str| {
        assert!(
            sheet.iter().any(|sheet| sheet == line),
            "{line}: {sheet:#?}"
        )
    };
    has("销号日期|2027年9月12日");
    has("核验人|督导室王核验");
    let evidence = sheet
        .iter()
        .find(|sheet| sheet.starts_with("销号依据|"))
        .unwrap();
    assert!(evidence.starts_with("销号依据|R5-e2 "), "{evidence}");
    assert!(!evidence.contains('；'), "only what was ticked: {evidence}");
    let rows = cells(&ledger(&draft), "销号表");
    assert_eq!(rows[0][9], "2027-09-12", "a day, not a text");
    for (key, text, field) in [
        ("closed/R5/round", "中秋前", "closed-R5-round"),
        ("verifier/R5/round", "", "verifier-R5-round"),
    ] {
        let mut other = draft.clone();
        other
            .choices
            .answers
            .retain(|key, _| !key.to_string().starts_with("verifier/R5/s"));
        other.choices.answers.insert(key, text.to_owned());
        assert_eq!(closing(&other).1, [field], "{key}");
    }
    // It belongs to this round: the next one does not take it for the state of a task.
    let next = of_draft("今年.duibiao.json", &draft);
    assert!(
        !next
            .answers()
            .iter()
            .any(|(key, _)| key.ends_with("/round"))
    );
}

#[test]
fn nothing_is_closed_out_before_somebody_says_so() {
    let mut first = first_round();
    first
        .choices
        .answers
        .retain(|key, _| !key.to_string().contains("R5/"));
    let mut draft = second_round();
    take(&mut draft, &of_draft("去年.duibiao.json", &first));
    let rows = cells(&ledger(&draft), "销号表");
    assert_eq!(rows[0][10], "已达标，待核验销号");
    let mut same = first_round();
    take(&mut same, &of_draft("去年.duibiao.json", &first_round()));
    with_plan(&same, |basis, plan| {
        let sheet = documents::close_out_sheet(basis, plan, data::texts());
        assert_eq!(sheet, None, "nothing was solved");
    });
}

#[test]
fn a_ledger_that_was_worked_in_is_read_as_far_as_it_goes() {
    let mut book = ledger(&first_round());
    let progress = book
        .sheets
        .iter_mut()
        .find(|sheet| sheet.name == "任务分解")
        .unwrap();
    for row in &mut progress.rows {
        let id = match &row[1] {
            Cell::Text(text) => text.clone(),
            _ => String::new(),
        };
        // Keys were deleted; a state has its reason behind it; another is no state.
        row[16] = Cell::Empty;
        match id.as_str() {
            "R4-01" => row[11] = Cell::Text("延期（等图纸）".to_owned()),
            "R2-01" => row[11] = Cell::Text("差不多了".to_owned()),
            _ => {}
        }
    }
    // A column was moved to the front.
    progress.columns.swap(11, 2);
    for row in &mut progress.rows {
        row.swap(11, 2);
    }
    book.sheets.retain(|sheet| sheet.name != "整改台账");
    let last = read_back(&book);
    let of = |key: &str| last.tasks.iter().find(|task| task.key == key).unwrap();
    assert_eq!(of("R4-01").state, "延期");
    assert_eq!(of("R5-01").state, "已销号");
    assert_eq!(
        last.warnings,
        [
            "没有找到“整改台账”表，上一轮的数没有带入",
            "R2-01的状态“差不多了”不在可选的几种里，没有带入",
        ]
    );
    let mut draft = first_round();
    draft.choices.answers = Default::default();
    take(&mut draft, &last);
    let rows = cells(&ledger(&draft), "任务分解");
    let state = |id: &str| rows.iter().find(|row| row[1] == id).unwrap()[11].clone();
    assert_eq!(
        (state("R5-01"), state("R4-01")),
        ("已销号".to_owned(), "延期".to_owned())
    );
}

/// A ledger as it was before: tasks in 整改台账, problems in 问题清单, and states that were called something else.
#[test]
fn a_ledger_from_before_is_read_as_it_was() {
    let names = |texts: &documents::texts::SheetTexts, rows: Vec<Vec<Cell>>| WorkbookSheet {
        name: texts.name.clone(),
        title: "整改台账".to_owned(),
        columns: texts
            .heads
            .iter()
            .map(|head| SheetColumn {
                head: head.clone(),
                width: 12,
            })
            .collect(),
        rows,
        ..WorkbookSheet::default()
    };
    let text = |text: &str| Cell::of_text(text);
    let texts = &data::papers().ledger;
    let problems = vec![["R5", "体育运动场馆", "5.85㎡/生"].map(text).to_vec()];
    let tasks = [
        [
            "R5-01",
            "体育场地不足",
            "测了",
            "已销号",
            "2026-12-20",
            "李核验",
            "R5/survey",
        ],
        ["R4-02", "教学用房不足", "", "待上级", "", "", "R4/settle"],
        ["G5-01", "班额超过上限", "", "未启动", "", "", "G5/work_out"],
    ];
    let tasks = tasks.map(|row| row.map(text).to_vec()).to_vec();
    let mut book = ledger(&first_round());
    let notes = book
        .sheets
        .iter()
        .find(|sheet| sheet.name == "说明")
        .cloned();
    book.sheets = vec![
        notes.unwrap(),
        names(&texts.former_problems, problems),
        names(&texts.former_tasks, tasks),
    ];
    let last = read_back(&book);
    assert_eq!(last.warnings, [""; 0]);
    assert_eq!(last.problems[0].value, "5.85㎡/生");
    let of = |key: &str| last.tasks.iter().find(|task| task.key == key).unwrap();
    assert_eq!(of("R5/survey").state, "已销号");
    assert_eq!(of("R5/survey").done, "测了");
    assert_eq!(of("R4/settle").state, "待上级支持");
    assert_eq!(of("G5/work_out").state, "未开展");
}

#[test]
fn what_was_written_about_a_whole_problem_comes_back_as_well() {
    let mut draft = first_round();
    for (key, text) in [
        ("status/R4/round", "推进中"),
        ("done/R4/round", "2027年2月收回两间"),
    ] {
        draft.choices.answers.insert(key, text);
    }
    let answers = read_back(&ledger(&draft)).answers();
    for (key, text) in [
        ("status/R4/round", "推进中"),
        ("done/R4/round", "2027年2月收回两间"),
    ] {
        let found = answers.iter().find(|(answer, _)| answer == key);
        assert_eq!(found.map(|(_, text)| text.as_str()), Some(text), "{key}");
    }
    assert!(!answers.iter().any(|(key, _)| key == "status/R2/round"));
}

#[test]
fn another_workbook_is_no_ledger() {
    let book = tables::read_pasted("任务编号\t状态\nR5-01\t已销号\n").unwrap();
    assert_eq!(last_round::of_book(&book, &data::papers().ledger), None);
    let form = data::form_catalogue();
    let bytes = tables::template(&first_round(), form).unwrap();
    let book = tables::read("模板.xlsx", &bytes, &mut |_| {}).unwrap();
    assert_eq!(last_round::of_book(&book, &data::papers().ledger), None);
}

#[test]
fn closed_tasks_do_not_close_a_problem_that_is_still_unmet() {
    let mut draft = first_round();
    let faults = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let faults = documents::lint(basis, plan, data::papers(), &[]);
            let of = faults
                .into_iter()
                .filter(|fault| fault.sentence.contains("问题不能销号"));
            of.map(|fault| fault.field.id()).collect::<Vec<String>>()
        })
    };
    assert_eq!(faults(&draft), Vec::<String>::new());
    let key = "status/R5/settle".to_owned();
    draft.choices.answers.insert(&key, "已销号");
    assert_eq!(faults(&draft), ["status-R5-survey"]);
}

#[test]
fn the_words_of_both_files_of_texts_agree() {
    let ledger = &data::papers().ledger;
    assert_eq!(ledger.closed, data::texts().round.closed);
    assert_eq!(
        ledger.states[2..4],
        ["待核验", "已销号"],
        "the page asks who verified from there on"
    );
    assert_eq!(ledger.note_lines[0].0, "学校");
    assert_eq!(ledger.note_lines[1].0, "数据时点");
    let heads = &ledger.tasks.heads;
    let named = [1, 2, 10, 11, 13, 14, 16].map(|idx: usize| heads[idx].as_str());
    let expected = [
        "任务编号",
        "问题",
        "完成情况（按月追加）",
        "状态",
        "销号日期",
        "核验人",
        "代号",
    ];
    assert_eq!(named, expected);
    assert_eq!(ledger.former_tasks.heads, expected);
    let heads = &ledger.problems.heads;
    let named = [1, 3, 12, 19, 21, 22, 24].map(|idx: usize| heads[idx].as_str());
    assert_eq!(
        named,
        [
            "存在问题",
            "现状",
            "进展情况（按月填）",
            "状态",
            "核验人",
            "销号日期",
            "代号"
        ]
    );
    let heads = &ledger.former_problems.heads;
    assert_eq!(*heads, ["问题编号", "依据指标", "现状"]);
}

#[test]
fn answers_of_a_round_are_saved_and_opened() {
    let draft = first_round();
    let text = saved::save(&draft, data::catalogue(), data::main_pack());
    let opened = saved::open(&text, data::catalogue()).unwrap().draft;
    assert_eq!(opened.choices.answers, draft.choices.answers);
}

fn of_draft(file: &str, draft: &Draft) -> LastRound {
    last_round::of_draft(file, draft, data::catalogue(), data::standard())
}
