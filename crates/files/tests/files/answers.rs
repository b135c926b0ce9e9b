//! Keys of answers: every kind is read as what it is and written as it was; files keep them byte for byte.
//!
//! The keys are those that docs/file-format.md names, with those of the saved schools beside it, of tests/cases and tests/edited.

use std::collections::BTreeMap;
use std::path::Path;

use files::saved;
use proptest::prelude::*;
use school::answers::{
    AnswerKey, Answers, BlockPath, FeedbackField, ProblemField, ProgressField, ReportList,
    SectionField, Setting, TaskField, TaskRef,
};

const SURVEY: TaskRef = TaskRef::Id {
    problem: "R5",
    task: "survey",
};

#[test]
fn every_kind_of_key_is_read_as_what_it_is_and_written_as_it_was() {
    let text = |paper, path| BlockPath { paper, path };
    let library = |problem, measure, field| AnswerKey::LibraryTask {
        problem,
        measure,
        field,
    };
    let added = |problem, number, field| AnswerKey::AddedTask {
        problem,
        number,
        field,
    };
    let progress = |field, task| AnswerKey::Progress { field, task };
    let number = TaskRef::Number("R5-01");
    for (written, key) in [
        (
            "edit/plan/problems/R5/statement",
            AnswerKey::TextEdit(text("plan", "problems/R5/statement")),
        ),
        (
            "edit/request-land/facts/school",
            AnswerKey::TextEdit(text("request-land", "facts/school")),
        ),
        (
            "edit-from/ledger/duties/R5-settle/1",
            AnswerKey::TextGenerated(text("ledger", "duties/R5-settle/1")),
        ),
        (
            "task/R5/survey/text",
            library("R5", "survey", TaskField::Text),
        ),
        (
            "task/R5P/clear/owner",
            library("R5P", "clear", TaskField::Owner),
        ),
        (
            "task/R3/watch/left-out",
            library("R3", "watch", TaskField::LeftOut),
        ),
        (
            "task-from/R5/survey/proof",
            AnswerKey::TaskGenerated {
                problem: "R5",
                task: "survey",
                field: TaskField::Proof,
            },
        ),
        ("own-task/R5/1/month", added("R5", 1, TaskField::Month)),
        ("own-task/R5/12/sum", added("R5", 12, TaskField::Sum)),
        ("own-task/R5/1/kind", added("R5", 1, TaskField::Kind)),
        ("own-task/R5/1/actor", added("R5", 1, TaskField::Actor)),
        ("own-task/R5/1/lead", added("R5", 1, TaskField::Lead)),
        ("own-task/R5/1/matter", added("R5", 1, TaskField::Matter)),
        ("order/R5", AnswerKey::TaskOrder { problem: "R5" }),
        ("fund/R5/survey", AnswerKey::Fund(SURVEY)),
        ("fund/R5-01", AnswerKey::Fund(number)),
        ("price/marking", AnswerKey::Price { cost: "marking" }),
        (
            "price/marking/R5/survey",
            AnswerKey::TaskPrice {
                cost: "marking",
                task: SURVEY,
            },
        ),
        (
            "price/marking/R5-01",
            AnswerKey::TaskPrice {
                cost: "marking",
                task: number,
            },
        ),
        ("status/R5/survey", progress(ProgressField::State, SURVEY)),
        ("status/R5-01", progress(ProgressField::State, number)),
        ("done/R5/survey", progress(ProgressField::Done, SURVEY)),
        ("closed/R5/survey", progress(ProgressField::Closed, SURVEY)),
        (
            "verifier/R5/survey",
            progress(ProgressField::Verifier, SURVEY),
        ),
        (
            "closed/R5/round",
            AnswerKey::Closing {
                field: ProgressField::Closed,
                problem: "R5",
            },
        ),
        (
            "verifier/R5/round",
            AnswerKey::Closing {
                field: ProgressField::Verifier,
                problem: "R5",
            },
        ),
        ("round/date", AnswerKey::LastDate),
        ("round/R5/value", AnswerKey::LastValue { problem: "R5" }),
        (
            "section/plan/1/heading",
            AnswerKey::AddedSection {
                paper: "plan",
                number: 1,
                field: SectionField::Heading,
            },
        ),
        (
            "section/report/2/after",
            AnswerKey::AddedSection {
                paper: "report",
                number: 2,
                field: SectionField::After,
            },
        ),
        (
            "section/plan/1/text",
            AnswerKey::AddedSection {
                paper: "plan",
                number: 1,
                field: SectionField::Text,
            },
        ),
        (
            "report/work/1",
            AnswerKey::ReportLine {
                list: ReportList::Work,
                number: 1,
            },
        ),
        (
            "report/done/5",
            AnswerKey::ReportLine {
                list: ReportList::Done,
                number: 5,
            },
        ),
        ("contact", AnswerKey::Contact),
        ("phone", AnswerKey::Phone),
        ("meeting", AnswerKey::Meeting),
        ("signatory", AnswerKey::Signatory),
        (
            "number/request-field",
            AnswerKey::PaperNumber {
                paper: "request-field",
            },
        ),
        (
            "problem/1/text",
            AnswerKey::SchoolProblem {
                number: 1,
                field: ProblemField::Text,
            },
        ),
        ("feedback/by", AnswerKey::Feedback(FeedbackField::By)),
        ("form/genre", AnswerKey::Setting(Setting::Genre)),
        (
            "department/县教育局",
            AnswerKey::Department {
                name: "县教育局"
            },
        ),
        ("form/shown", AnswerKey::Setting(Setting::ShownPaper)),
        ("form/aim", AnswerKey::Setting(Setting::Aim)),
        ("form/order", AnswerKey::Setting(Setting::SectionOrder)),
        ("form/faces", AnswerKey::Setting(Setting::Typefaces)),
        ("form/layout", AnswerKey::Setting(Setting::Layout)),
    ] {
        assert_eq!(AnswerKey::parse(written), key, "{written}");
        assert_eq!(key.to_string(), written);
    }
}

#[test]
fn what_is_none_of_the_kinds_is_kept_as_it_is() {
    for written in [
        "",
        "/",
        "contact/1",
        "edit",
        "edit/plan",
        "task/R5/survey",
        "task/R5/survey/colour",
        "task/R5/own-1/text",
        "own-task/R5/one/text",
        "own-task/R5/01/text",
        "own-task/R5/+1/text",
        "own-task/R5/4294967296/text",
        "section/plan/1",
        "section/plan/1/colour",
        "report/done",
        "report/plans/1",
        "form/colour",
        "problem/1",
        "problem/01/text",
        "problem/1/colour",
        "feedback/colour",
        "round/R5/gap",
        "a key of a later edition",
    ] {
        assert_eq!(AnswerKey::parse(written), AnswerKey::Unknown(written));
        assert_eq!(AnswerKey::parse(written).to_string(), written);
        let mut answers = Answers::default();
        answers.insert(written, "原文");
        assert_eq!(answers.typed(written), Some("原文"), "{written}");
        assert_eq!(answers.as_written().keys().next().unwrap(), written);
    }
}

/// Every .json below a folder.
fn saved_schools(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            saved_schools(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.extend(std::fs::read_to_string(path));
        }
    }
}

#[test]
fn no_key_of_the_files_we_have_is_unknown_and_each_is_saved_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for folder in [
        "crates/files/tests/files/saved",
        "tests/cases",
        "tests/edited",
    ] {
        saved_schools(&root.join(folder), &mut found);
    }
    let mut count = 0;
    for text in found {
        let Ok(opened) = saved::open(&text, data::catalogue()) else {
            continue;
        };
        let answers = &opened.draft.choices.answers;
        for key in answers.keys() {
            assert!(!matches!(key, AnswerKey::Unknown(_)), "{key}");
            count += 1;
        }
        let again = saved::save(&opened.draft, data::catalogue(), data::main_pack());
        let again = saved::open(&again, data::catalogue()).unwrap().draft;
        assert_eq!(again.choices.answers.as_written(), answers.as_written());
    }
    assert!(count >= 40, "{count}");
}

#[test]
fn lookups_find_what_the_keys_say() {
    let written = [
        ("own-task/R5/10/text", "十"),
        ("own-task/R5/2/text", " 二 "),
        ("own-task/R5/3/text", "  "),
        ("own-task/R5/100/text", "太多"),
        ("own-task/R4/1/text", "另一个问题"),
        ("order/R5", "own-2  survey"),
        ("task/R5/survey/month", "2027年3月"),
        ("task/R5/survey/sum", "3.5万元"),
        ("section/plan/2/heading", "校园开放"),
        ("report/done/1", "办了"),
        ("report/done/2", " "),
        ("round/R5/value", "3㎡"),
    ];
    let written: BTreeMap<String, String> = written
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into();
    let answers = Answers::from(written);
    assert_eq!(answers.added_tasks("R5"), [2, 10]);
    assert_eq!(answers.task_edit("R5", "own-2", TaskField::Text), "二");
    assert_eq!(answers.task_order("R5"), ["own-2", "survey"]);
    let month = numbers::calendar::Month::new(2027, 3);
    assert_eq!(answers.task_month("R5", "survey"), month);
    let yuan = numbers::Decimal::whole(35_000).fraction();
    assert_eq!(answers.task_sum("R5", "survey"), Some(yuan));
    assert_eq!(answers.task_sum("R5", "own-2"), None);
    assert_eq!(answers.added_sections("plan"), [2]);
    let done: Vec<&str> = answers.report_lines(ReportList::Done).collect();
    assert_eq!(done, ["办了"]);
    assert_eq!(answers.last_problems(), ["R5"]);
}

/// A text that can be a part of a key: anything but what separates parts, and not what stands for a whole problem.
fn part() -> impl Strategy<Value = String> {
    "[^/]{1,12}".prop_filter("a word with a meaning", |text| {
        text != "round" && text != "date" && !text.starts_with("own-")
    })
}

proptest! {
    #[test]
    fn a_key_that_is_written_is_read_as_the_same(
        one in part(), other in part(), third in part(), number: u32, pick in 0_usize..100,
    ) {
        let field = TaskField::ALL[pick % TaskField::ALL.len()];
        let progress = ProgressField::ALL[pick % ProgressField::ALL.len()];
        let task = if pick % 2 == 0 {
            TaskRef::Id { problem: &one, task: &other }
        } else {
            TaskRef::Number(&one)
        };
        let path = format!("{other}/{third}");
        let block = BlockPath { paper: &one, path: &path };
        let added = format!("own-{number}");
        for key in [
            AnswerKey::TextEdit(block),
            AnswerKey::TextGenerated(block),
            AnswerKey::task(&one, &other, field),
            AnswerKey::task(&one, &added, field),
            AnswerKey::TaskGenerated { problem: &one, task: &other, field },
            AnswerKey::TaskOrder { problem: &one },
            AnswerKey::Fund(task),
            AnswerKey::Price { cost: &third },
            AnswerKey::TaskPrice { cost: &third, task },
            AnswerKey::Progress { field: progress, task },
            AnswerKey::Closing { field: progress, problem: &one },
            AnswerKey::LastValue { problem: &one },
            AnswerKey::AddedSection {
                paper: &one,
                number,
                field: SectionField::ALL[pick % SectionField::ALL.len()],
            },
            AnswerKey::ReportLine { list: ReportList::ALL[pick % 2], number },
            AnswerKey::Department { name: &one },
            AnswerKey::PaperNumber { paper: &one },
            AnswerKey::DatesSeen { problem: &one },
            AnswerKey::SchoolProblem {
                number,
                field: ProblemField::ALL[pick % ProblemField::ALL.len()],
            },
            AnswerKey::Feedback(FeedbackField::ALL[pick % FeedbackField::ALL.len()]),
            AnswerKey::Setting(Setting::ALL[pick % Setting::ALL.len()]),
        ] {
            let written = key.to_string();
            prop_assert_eq!(AnswerKey::parse(&written), key);
        }
    }

    #[test]
    fn any_text_is_written_as_it_was_read(
        kind in "(edit|edit-from|task|task-from|own-task|problem|feedback|number|order|fund|price|status|done|closed|verifier|round|section|report|department|form|contact|.{0,6})",
        rest in "(/(R5|plan|own-1|round|value|date|text|0{0,1}[0-9]{1,10}|.{0,4})){0,5}",
    ) {
        let text = format!("{kind}{rest}");
        prop_assert_eq!(AnswerKey::parse(&text).to_string(), text);
    }
}
