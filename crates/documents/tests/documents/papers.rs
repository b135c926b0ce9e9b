//! The documents beside the plan say the same as the plan: same ids, same numbers, same words; a report asks for nothing.
//!
//! The cases of `tests/cases/` are walked; what other programs read in the files is compared by the step `documents`.

use std::collections::BTreeSet;
use support::cases;

use cases::{case, cases, draft, lines, with_plan};
use documents::workbook::{Cell, Workbook};
use documents::{Block, Document, Inline, LintField};
use files::papers::{self, Content, Paper};
use plan::costs::{self, Funding};
use plan::template::Piece;
use plan::{Basis, PhaseKind, Plan, WatchReason, evidence};
use school::answers::{AnswerKey, Setting};
use school::draft::{Claim, Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::Stage;

fn all_papers(basis: &Basis, plan: &Plan) -> Vec<Paper> {
    papers::papers(basis, plan, data::texts(), data::papers())
}

fn text_of(paper: &Paper) -> Option<&Document> {
    match &paper.content {
        Content::Text(document) => Some(document),
        Content::Sheets(_) => None,
    }
}

fn ledger(papers: &[Paper]) -> &Workbook {
    let found = papers.iter().find_map(|paper| match &paper.content {
        Content::Sheets(book) => Some(book),
        Content::Text(_) => None,
    });
    found.unwrap()
}

fn column(book: &Workbook, sheet: &str, idx: usize) -> Vec<String> {
    let sheet = book
        .sheets
        .iter()
        .find(|other| other.name == sheet)
        .unwrap();
    let shown = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::ToFill(text) => Some(text.clone()),
        _ => None,
    };
    sheet
        .rows
        .iter()
        .filter_map(|row| shown(&row[idx]))
        .collect()
}

fn sentence(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::shown).collect()
}

#[test]
fn every_paper_speaks_of_the_same_problems() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let report = papers
                .iter()
                .find(|paper| paper.key == papers::REPORT)
                .unwrap();
            let report = lines(text_of(report).unwrap()).join("\n");
            let headings = column(ledger(&papers), "整改台账", 1);
            // The ledger goes by fields of work, the plan by what is urgent.
            let ids = column(ledger(&papers), "整改台账", 24);
            assert_eq!(ids.len(), plan.problems.len());
            for problem in &plan.problems {
                let row = ids.iter().position(|id| *id == problem.id).unwrap();
                let heading = &headings[row];
                assert!(heading.ends_with(&problem.heading), "{heading}");
                assert!(report.contains(&problem.heading), "{heading}\n{report}");
            }
            let tasks = plan.entries().map(|entry| entry.task.task_id.clone());
            let tasks: Vec<String> = tasks.collect();
            assert_eq!(column(ledger(&papers), "任务分解", 1), tasks);
        });
    }
}

#[test]
fn the_ledger_begins_with_a_row_per_problem_and_ends_with_one_per_task() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let book = ledger(&papers);
            let names = book.sheets.iter().map(|sheet| sheet.name.as_str());
            let names: Vec<&str> = names.collect();
            let mut expected = vec![
                "整改台账",
                "提请支持事项",
                "指标测算",
                "房间和场地登记",
                "佐证目录",
                "说明",
                "任务分解",
            ];
            if !basis.choices.answer("round/date").is_empty() {
                expected.push("销号表");
            }
            assert_eq!(names, expected);
            for sheet in &book.sheets {
                for row in &sheet.rows {
                    assert_eq!(row.len(), sheet.columns.len(), "{}", sheet.name);
                }
            }
            let main = &book.sheets[0];
            assert_eq!(main.rows.len(), plan.problems.len());
            // A4 across with margins of 1 cm has room for 205 digits where 11 points are shrunk to 8.
            let printed = main.columns.iter().take(main.printed.unwrap());
            let digits: u32 = printed.map(|column| u32::from(column.width)).sum();
            assert!(digits <= 205, "{digits}");
            assert_eq!(main.columns[24].head, "代号");
            assert_eq!(main.hidden, [24]);
            let texts = &data::papers().ledger;
            assert!(texts.states.contains(&texts.closed));
        });
    }
}

/// The letters of a school, with their text.
fn letters(draft: &Draft) -> Vec<(String, String)> {
    with_plan(draft, |basis, plan| {
        let papers = all_papers(basis, plan).into_iter();
        let letters = papers.filter(|paper| paper.key.starts_with(papers::REQUEST));
        letters
            .map(|letter| {
                let document = text_of(&letter).unwrap();
                let pages = formats::docx::pages::page_starts(document).len();
                assert_eq!(pages, 1, "{}\n{}", letter.name, lines(document).join("\n"));
                (letter.key.clone(), lines(document).join("\n"))
            })
            .collect()
    })
}

#[test]
fn a_letter_is_one_page_about_one_matter_and_asks_politely() {
    for case in cases() {
        let mut titles = BTreeSet::new();
        for (key, text) in letters(&draft(&case)) {
            let title = text.lines().find(|line| line.starts_with("关于"));
            assert!(titles.insert(title.unwrap().to_owned()), "{key}: {text}");
            assert_eq!(text.matches("妥否，请批示。").count(), 1, "{text}");
            for order in ["牵头", "希望", "办成", "对应任务", "批复", "R5"] {
                let typed = key.starts_with("request-own");
                assert!(typed || !text.contains(order), "{key}: {order}\n{text}");
            }
        }
    }
}

#[test]
fn money_alone_deserves_a_letter_from_a_sum_on_that_can_be_set() {
    let mut school = case("worked-example");
    let keys = |school: &Draft| -> Vec<String> {
        let letters = letters(school).into_iter();
        letters.map(|(key, _)| key).collect()
    };
    for never in ["request-backbone", "request-enrolment", "request-training"] {
        assert!(!keys(&school).contains(&never.to_owned()), "{never}");
    }
    assert_eq!(keys(&school), [""; 0], "no price is known");
    let answers = &mut school.choices.answers;
    answers.insert(AnswerKey::Price { cost: "music_room" }, "80000");
    // Three rooms at 8 万元.
    assert_eq!(keys(&school), ["request-equipment"]);
    school.choices.answers.insert(Setting::LetterSum, "30");
    assert_eq!(keys(&school), [""; 0]);
}

#[test]
fn who_signs_and_the_number_stand_above_the_title_where_they_are_known() {
    let mut school = case("worked-example");
    let answers = &mut school.choices.answers;
    answers.insert(AnswerKey::Price { cost: "music_room" }, "80000");
    school.choices.people.clear();
    let text = &letters(&school)[0].1;
    assert!(!text.contains("签发人"), "{text}");
    let people = &mut school.choices.people;
    people.insert("principal".to_owned(), "张建国".to_owned());
    let (key, text) = letters(&school).remove(0);
    assert!(text.contains("签发人：张建国"), "{text}");
    let answers = &mut school.choices.answers;
    answers.insert(AnswerKey::PaperNumber { paper: &key }, "示二小〔2026〕18号");
    answers.insert(AnswerKey::Signatory, "周立民");
    let text = &letters(&school)[0].1;
    // The number stands at the left edge, who signs at the right one.
    let head = text.lines().next().unwrap();
    assert!(head.starts_with("示二小〔2026〕18号　"), "{head}");
    assert!(head.ends_with("　签发人：周立民"), "{head}");
}

#[test]
fn a_report_is_no_longer_than_five_pages() {
    let mut long = Vec::new();
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let texts = data::papers();
            let document = documents::self_check_report(basis, plan, data::texts(), texts);
            let pages = formats::docx::pages::page_starts(&document).len();
            // Of very many problems the table alone takes two pages.
            let most = if plan.problems.len() < 12 { 5 } else { 6 };
            if pages > most {
                long.push(format!("{}: {pages}", case.display()));
            }
        });
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn a_school_of_which_nothing_can_be_judged_is_not_said_to_be_free_of_problems() {
    let draft = case("real-county-aa-school");
    with_plan(&draft, |basis, plan| {
        let mut findings = basis.report.findings.iter();
        assert!(findings.all(|finding| !finding.is_comparable()));
        let papers = all_papers(basis, plan);
        let documents = papers.iter().filter_map(text_of);
        let lines: Vec<String> = documents.flat_map(lines).collect();
        assert!(
            lines
                .iter()
                .any(|line| line.contains("不能据此认为已经达标"))
        );
        for false_words in [
            "判定的0项",
            "达标的0项",
            "没有需要整改的问题",
            "0项任务由0人",
        ] {
            assert!(
                lines.iter().all(|line| !line.contains(false_words)),
                "{false_words}"
            );
        }
    });
}

#[test]
fn the_traditional_order_has_the_group_before_the_measures() {
    let mut draft = case("worked-example");
    let headings = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let papers = all_papers(basis, plan);
            let document = text_of(&papers[0]).unwrap().clone();
            let sections = document.sections.into_iter();
            let heading = |block| match block {
                Block::Heading { level: 1, text } => {
                    let text: String = text.iter().map(Inline::shown).collect();
                    Some(text.split_once('、').unwrap().1.to_owned())
                }
                _ => None,
            };
            let blocks = sections.flat_map(|section| section.blocks);
            blocks.filter_map(heading).collect::<Vec<String>>()
        })
    };
    let usual = headings(&draft);
    draft.choices.answers.insert("form/order", "traditional");
    let traditional = headings(&draft);
    assert_eq!(traditional[0], "指导思想");
    let place = |list: &[String], name: &str| list.iter().position(|list| list == name).unwrap();
    let (group, measures) = ("组织领导与职责分工", "主要任务与措施");
    assert!(place(&usual, measures) < place(&usual, group));
    assert!(place(&traditional, group) < place(&traditional, measures));
    let sorted = |list: &[String]| list.iter().cloned().collect::<BTreeSet<String>>();
    assert!(sorted(&traditional).is_superset(&sorted(&usual)));
}

#[test]
fn what_the_school_misses_of_the_countys_items_is_told_in_the_report_and_is_no_task() {
    let mut draft = case("worked-example");
    let stage = Part::Stage(Stage::Primary);
    let slot = |figure: &str| Slot {
        figure: FigureId::from(figure),
        part: stage,
    };
    let pupils = match draft.entries.get(&slot("pupils")) {
        Some(Entry::Text(text)) => text.parse::<i64>().unwrap(),
        _ => panic!("the pupils are filled in"),
    };
    let mut report = |living_near: i64| {
        let living_near = Entry::Text(living_near.to_string());
        draft
            .entries
            .insert(slot("in_district_pupils"), living_near);
        with_plan(&draft, |basis, plan| {
            let mut problems = plan.problems.iter();
            assert!(problems.all(|problem| problem.indicator != "G13"));
            let papers = all_papers(basis, plan);
            let found = papers.iter().find(|paper| paper.key == papers::REPORT);
            lines(text_of(found.unwrap()).unwrap()).join("\n")
        })
    };
    let text = report(pupils - 3);
    assert!(text.contains("就近划片入学比例"), "{text}");
    assert!(!report(pupils).contains("就近划片入学比例"));
}

#[test]
fn a_relaxation_that_is_claimed_is_told_in_plan_report_and_letter_and_changes_nothing_else() {
    let mut draft = case("worked-example");
    draft.profile.built_year = Some(2009);
    let price = AnswerKey::Price { cost: "music_room" };
    draft.choices.answers.insert(price, "80000");
    let slot = Slot {
        figure: FigureId::from("music_rooms"),
        part: Part::Whole,
    };
    draft
        .entries
        .insert(slot, Entry::Text("88 76 80".to_owned()));
    let text = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let papers = all_papers(basis, plan).into_iter();
            let texts = papers.filter_map(|paper| {
                let text = lines(text_of(&paper)?).join("\n");
                Some((paper.key.clone(), text))
            });
            texts.collect::<Vec<_>>()
        })
    };
    let without = text(&draft);
    let claim = Claim {
        document: "竣工验收资料（2009年）。".to_owned(),
        ..Claim::default()
    };
    draft.claims.insert("built_2016".to_owned(), claim);
    let with = text(&draft);
    assert_eq!(with.len(), without.len());
    let mut kinds = BTreeSet::new();
    for (key, text) in &with {
        if let Some(at) = text.find("认可我校按“2016年及以前建成的学校”放宽") {
            let rest = &text[at..];
            let sentence = rest.split_inclusive('。').take(2).collect::<String>();
            assert!(
                sentence.contains("依据：竣工验收资料（2009年）"),
                "{sentence}"
            );
            assert!(sentence.contains("未认可前仍按现行标准"), "{sentence}");
            kinds.insert(key.split('-').next().unwrap());
        }
    }
    for kind in ["plan", "report", "request"] {
        assert!(kinds.contains(kind), "{kind}: {kinds:?}");
    }
}

#[test]
fn the_bureau_has_its_own_name_wherever_it_acts() {
    let mut draft = case("worked-example");
    draft.profile.bureau = "清河市教育体育局".to_owned();
    with_plan(&draft, |basis, plan| {
        let papers = all_papers(basis, plan);
        let actors = column(ledger(&papers), "任务分解", 4);
        assert!(actors.iter().any(|actor| actor == "清河市教育体育局"));
        let mut texts: Vec<String> = papers.iter().filter_map(text_of).flat_map(lines).collect();
        for sheet in &ledger(&papers).sheets {
            for cell in sheet.rows.iter().flatten() {
                if let Cell::Text(text) | Cell::ToFill(text) = cell {
                    texts.push(text.clone());
                }
            }
        }
        for text in texts {
            assert!(!text.contains("县教育局"), "{text}");
        }
    });
    // What would break a formula or a list to choose from is not written into them.
    draft.profile.bureau = "清河\"教育局\",局".to_owned();
    with_plan(&draft, |basis, plan| {
        let papers = all_papers(basis, plan);
        let actors = column(ledger(&papers), "任务分解", 4);
        assert!(actors.iter().all(|actor| !actor.contains(['"', ','])));
    });
}

#[test]
fn whoever_answers_for_a_problem_has_a_task_of_it() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.tasks().next().is_some())
            {
                let typed = basis.choices.problems.get(&problem.id);
                if typed.is_some_and(|choices| !choices.owner.trim().is_empty()) {
                    continue;
                }
                let owner = sentence(&problem.owner);
                let mut tasks = problem.tasks();
                let has_one = tasks.any(|task| sentence(&task.owner) == owner);
                assert!(
                    has_one,
                    "{}: {} has no task of {}",
                    case.display(),
                    owner,
                    problem.id
                );
            }
            for evidence in evidence::boxes(basis, plan) {
                let tasks = plan.entries().filter(|entry| {
                    let problem = plan.problems.iter().find(|one| one.id == entry.problem_id);
                    problem.is_some_and(|one| one.indicator == evidence.indicator)
                });
                let owners: Vec<String> = tasks.map(|task| sentence(&task.task.owner)).collect();
                let owner = sentence(&evidence.owner);
                assert!(
                    owners.is_empty() || owners.contains(&owner),
                    "box {} of {owner}, tasks of {owners:?}",
                    evidence.indicator
                );
            }
        });
    }
}

#[test]
fn a_report_asks_for_nothing_and_what_was_asked_in_it_stands_in_a_request() {
    let asked = "恳请教育局拨付运动场改造资金20万元";
    let done = "2026年10月清退停车位，恢复运动场地300平方米";
    let empty_words = "大力加强管理";
    let mut draft = case("worked-example");
    for (key, text) in [("1", asked), ("2", done), ("3", empty_words)] {
        let key = format!("report/done/{key}");
        draft.choices.answers.insert(&key, text);
    }
    with_plan(&draft, |basis, plan| {
        let texts = data::papers();
        let document = documents::self_check_report(basis, plan, data::texts(), texts);
        let report = lines(&document);
        assert!(report.iter().any(|report| report.contains(done)));
        assert!(!report.iter().any(|report| report.contains(asked)));
        assert!(
            !report.iter().any(|report| report.contains(empty_words)),
            "a deed without a number"
        );
        assert_eq!(documents::request_words(&document, &texts.report), []);
        let papers = all_papers(basis, plan);
        let moved = papers
            .iter()
            .find(|paper| paper.key == "request-own-1")
            .unwrap();
        let moved = lines(text_of(moved).unwrap());
        assert!(moved.iter().any(|line| line.contains(asked)));
    });
    for case in cases() {
        with_plan(&self::draft(&case), |basis, plan| {
            let texts = data::papers();
            let document = documents::self_check_report(basis, plan, data::texts(), texts);
            let found = documents::request_words(&document, &texts.report);
            assert_eq!(found, [], "{}", case.display());
            assert!(lines(&document).contains(&texts.report.closing));
        });
    }
}

#[test]
fn evidence_that_is_ticked_is_at_hand_and_counts_are_those_of_the_table() {
    let mut draft = case("worked-example");
    for key in ["jiaodu-2017-6/R5/1", "jiaodu-2017-6/Q3/charter"] {
        draft.evidence.insert(key.to_owned());
    }
    with_plan(&draft, |basis, plan| {
        let boxes = evidence::boxes(basis, plan);
        let at_hand: Vec<&str> = boxes
            .iter()
            .flat_map(|evidence_box| &evidence_box.pieces)
            .filter(|piece| piece.is_at_hand)
            .map(|piece| piece.code.as_str())
            .collect();
        assert_eq!(at_hand, ["R5-e1", "Q3-e1"]);
        let papers = all_papers(basis, plan);
        let codes = column(ledger(&papers), "佐证目录", 1);
        let all: Vec<String> = boxes
            .iter()
            .flat_map(|evidence_box| evidence_box.pieces.iter().map(|piece| piece.code.clone()))
            .collect();
        assert_eq!(codes, all);
        let unique: BTreeSet<&String> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len(), "a code stands twice");
        let states = column(ledger(&papers), "佐证目录", 7);
        assert_eq!(states.iter().filter(|state| *state == "已备").count(), 2);
        let list = papers
            .iter()
            .find(|paper| paper.key == papers::EVIDENCE)
            .unwrap();
        let intro = lines(text_of(list).unwrap()).remove(2);
        assert!(intro.contains("已备2件"), "{intro}");
    });
}

#[test]
fn a_school_that_ticked_nothing_is_not_said_to_have_nothing() {
    with_plan(&case("worked-example"), |basis, plan| {
        for paper in all_papers(basis, plan) {
            let Some(document) = text_of(&paper) else {
                continue;
            };
            let text = lines(document);
            assert!(
                !text.iter().any(|text| text.contains("已备0件")),
                "{}",
                paper.key
            );
        }
    });
}

#[test]
fn sums_are_exact_and_a_source_that_may_not_pay_is_refused() {
    let mut draft = case("worked-example");
    let answers = &mut draft.choices.answers;
    for (key, text) in [
        ("price/music_room", "１２，３４５．６７元"),
        ("fund/G3a-02", "public"),
        ("fund/Q4-02", "public"),
    ] {
        answers.insert(key, text);
    }
    with_plan(&draft, |basis, plan| {
        let lines = costs::lines(basis, plan);
        let of = |id: &str| lines.iter().find(|line| line.task_id == id).unwrap();
        let shown = of("G3a-02").amount.unwrap().rounded(2);
        assert_eq!(shown, "37037.01");
        assert_eq!(of("Q4-02").amount.unwrap().rounded(2), "11500.00");
        assert_eq!(
            of("G3b-02").amount,
            None,
            "a price that nobody gave is not guessed"
        );
        assert_eq!(
            of("G3a-02").funding,
            Funding::Forbidden("public".to_owned())
        );
        assert_eq!(of("Q4-02").funding, Funding::Chosen("public".to_owned()));
        assert!(matches!(of("G3b-02").funding, Funding::Proposed(_)));
        let total = costs::total(&lines);
        assert_eq!(total.amount.rounded(2), "48537.01");
        assert_eq!((total.priced, total.open), (2, 1));
    });
}

#[test]
fn no_fund_of_the_school_pays_for_buildings_people_or_debts() {
    let library = data::library();
    let public = library.source("public").unwrap();
    for kind in ["building", "land", "people", "debt"] {
        assert!(library.kinds.iter().any(|other| other.id == kind), "{kind}");
        assert!(!public.pays_for(kind), "{kind}");
    }
}

#[test]
fn the_bundle_holds_every_paper_once_and_is_the_same_each_time() {
    with_plan(&case("worked-example"), |basis, plan| {
        let papers = all_papers(basis, plan);
        let bundle = || papers::bundle(&papers, "示例小学").unwrap();
        let (first, second) = (bundle(), bundle());
        assert_eq!(first.name, "示例小学优质均衡材料.zip");
        assert!(
            first.bytes == second.bytes,
            "the same papers give other bytes"
        );
        let keys: BTreeSet<&str> = papers.iter().map(|paper| paper.key.as_str()).collect();
        assert_eq!(keys.len(), papers.len());
        for paper in &papers {
            let file = papers::file(paper, "示例小学").unwrap();
            assert!(file.bytes.starts_with(b"PK"));
            assert!(file.name.starts_with("示例小学"), "{}", file.name);
        }
    });
}

#[test]
fn the_look_before_downloading_tells_each_fault_once_with_its_place() {
    let mut draft = case("worked-example");
    let answers = &mut draft.choices.answers;
    for (key, text) in [
        ("report/done/1", "高度重视，大力推进"),
        ("report/done/2", "恳请教育局解决场地"),
        ("price/music_room", "八千左右"),
        ("fund/G3b-02", "public"),
    ] {
        answers.insert(key, text);
    }
    let problem = draft.choices.problems.entry("R5".to_owned()).or_default();
    problem.written_cause = "管理不到位，要补造记录".to_owned();
    draft.choices.target_date = draft.choices.plan_date;
    with_plan(&draft, |basis, plan| {
        let faults = documents::lint(basis, plan, data::papers(), &[]);
        let fields: Vec<String> = faults.iter().map(|fault| fault.field.id()).collect();
        for field in [
            "target-date",
            "R2-causes",
            "R5-own-cause",
            "report-done-1",
            "report-done-2",
            "price-music_room",
            "fund-G3b-equip",
        ] {
            assert!(
                fields.iter().any(|found| found == field),
                "{field} is not among {faults:#?}"
            );
        }
        let about = |field: &str| fields.iter().filter(|found| *found == field).count();
        assert_eq!(about("target-date"), 1);
        assert_eq!(
            about("R5-own-cause"),
            1,
            "the cause is there, but it speaks of making up records"
        );
    });
}

#[test]
fn no_document_of_any_case_says_what_a_self_check_cannot_say() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let texts: Vec<(&str, &Document)> = papers
                .iter()
                .filter_map(|paper| Some((paper.key.as_str(), text_of(paper)?)))
                .collect();
            let faults = documents::lint(basis, plan, data::papers(), &texts);
            let claims: Vec<_> = faults
                .iter()
                .filter(|fault| fault.field == LintField::Papers)
                .collect();
            assert!(claims.is_empty(), "{claims:?}");
            let rules = &data::papers().lint;
            for (key, document) in texts {
                for line in lines(document) {
                    for phrase in &rules.empty_phrases {
                        assert!(!line.contains(phrase.as_str()), "{key}: {phrase} in {line}");
                    }
                }
            }
        });
    }
}

#[test]
fn a_report_with_undecided_findings_never_says_that_there_is_nothing_to_mend() {
    let mut undecided = 0;
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            if !basis
                .report
                .findings
                .iter()
                .any(|finding| finding.is_open())
            {
                return;
            }
            undecided += 1;
            let papers = all_papers(basis, plan);
            for document in papers.iter().filter_map(text_of) {
                for line in lines(document) {
                    assert!(!line.contains("没有需要整改的问题"), "{line}");
                }
            }
        });
    }
    assert!(undecided >= 4, "{undecided} cases have undecided findings");
}

#[test]
fn missing_figures_are_filled_in_during_the_phase_of_that_name() {
    let mut count = 0;
    for case in cases() {
        with_plan(&draft(&case), |_, plan| {
            let task = plan.watches.iter();
            let task = task
                .clone()
                .find(|task| task.reason == WatchReason::NoFigures);
            let (Some(task), Some(first)) = (task, plan.phases.first()) else {
                return;
            };
            count += 1;
            assert_eq!(first.kind, PhaseKind::Register, "{case:?}");
            assert!(first.task_ids.contains(&task.task.task_id), "{case:?}");
        });
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn a_box_without_a_task_of_its_own_is_kept_by_the_owner_in_the_library() {
    let mut count = 0;
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            for kept in evidence::boxes(basis, plan) {
                let has_problem = plan
                    .problems
                    .iter()
                    .any(|problem| problem.indicator == kept.indicator);
                let is_watched = plan.watches.iter().any(|watch| {
                    watch.indicator == kept.indicator && watch.task.id == plan::WATCH_OF_ONE
                });
                let kind = basis.library.problem(&kept.indicator);
                let (Some(kind), false, false) = (kind, has_problem, is_watched) else {
                    continue;
                };
                let owner = sentence(&kept.owner);
                let posts = [
                    Some(&kind.owner),
                    basis.library.small.posts.get(&kind.owner),
                ];
                let posts = posts.into_iter().flatten();
                let point = posts
                    .clone()
                    .filter_map(|post| basis.library.small.point.get(post));
                let mut names = posts
                    .chain(point)
                    .filter_map(|post| basis.library.post(post))
                    .map(|post| post.name.as_str());
                assert!(
                    names.any(|name| owner.starts_with(name)),
                    "{case:?}: {} of {owner}",
                    kept.indicator
                );
                count += 1;
            }
        });
    }
    assert!(count > 20, "{count}");
    with_plan(&case("second-round"), |basis, plan| {
        let boxes = evidence::boxes(basis, plan);
        for (id, owner) in [("G3b", "总务主任"), ("Q4", "财务人员")] {
            let kept = boxes
                .iter()
                .find(|evidence_box| *evidence_box.indicator == *id)
                .unwrap();
            assert_eq!(sentence(&kept.owner), owner);
        }
    });
}

#[test]
fn what_a_school_of_few_people_sees_to_has_a_box_of_its_own() {
    with_plan(&case("teaching-point-46"), |basis, plan| {
        let boxes = evidence::boxes(basis, plan);
        let mut count = 0;
        for kept in &boxes {
            for piece in kept
                .pieces
                .iter()
                .filter(|piece| piece.code.starts_with("D6-"))
            {
                assert_eq!(kept.name, "开齐课程和基本条件", "{}", piece.code);
                count += 1;
            }
        }
        let tasks = plan.watches.iter().filter(|watch| watch.id == "D6").count();
        assert!(count == tasks && count > 3, "{count} of {tasks}");
        assert_eq!(boxes.last().unwrap().number, boxes.len());
    });
}

#[test]
fn a_department_of_the_bureau_has_one_name() {
    let library = data::library();
    let problems = library.problems.iter().chain(&library.small_problems);
    let measures = problems.clone().flat_map(|problem| &problem.measures);
    let units: BTreeSet<&str> = measures
        .flat_map(|measure| std::iter::once(&measure.lead).chain(&measure.support))
        .filter_map(|unit| unit.strip_prefix("县教育局（")?.strip_suffix('）'))
        .collect();
    let known = ["人事", "基础教育", "德育", "装备", "计财", "项目"];
    assert_eq!(units, BTreeSet::from(known));
    // A small school has no such office: sentences name posts, which are exchanged, or nobody.
    let interims = problems.clone().map(|problem| &problem.interim);
    let of_measures = problems.flat_map(|problem| &problem.measures);
    let of_measures = of_measures.flat_map(|measure| [&measure.text, &measure.proof]);
    for text in interims.chain(of_measures) {
        for office in ["教务处", "德育处", "总务处", "办公室核对"] {
            assert!(!text.contains(office), "{text}");
        }
    }
}

/// U+202E turns whatever is written behind it, until U+202C.
#[test]
fn a_name_that_turns_the_direction_of_writing_turns_no_sentence() {
    const NAME: &str = "河湾\u{202E}小学";
    let mut draft = case("worked-example");
    draft.profile.name = NAME.to_owned();
    with_plan(&draft, |basis, plan| {
        let mut count = 0;
        let papers = all_papers(basis, plan);
        for text in papers.iter().filter_map(text_of).flat_map(lines) {
            for (at, name) in text.match_indices(NAME) {
                count += 1;
                let behind = &text[at + name.len()..];
                assert!(
                    behind.is_empty() || behind.starts_with('\u{202C}'),
                    "{text:?}"
                );
            }
        }
        assert!(count > 5, "{count}");
    });
}
