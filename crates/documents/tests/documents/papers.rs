//! The documents beside the plan say the same as the plan: same ids, same numbers, same words; a report asks for nothing.
//!
//! The cases of `tests/cases/` are walked; what other programs read in the files is compared by the step `documents`.

use std::collections::BTreeSet;
use support::cases;

use cases::{case, cases, draft, lines, with_plan};
use documents::workbook::{Cell, Workbook};
use documents::{Block, Document, Inline};
use files::papers::{self, Content, Paper};
use plan::costs::{self, Funding};
use plan::template::Piece;
use plan::{Basis, PhaseKind, Plan, WatchReason, evidence};
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
fn every_paper_speaks_of_the_problems_in_the_words_of_the_plan() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let report = papers
                .iter()
                .find(|paper| paper.key == papers::REPORT)
                .unwrap();
            let report = lines(text_of(report).unwrap());
            let statements = column(ledger(&papers), "问题清单", 8);
            for problem in &plan.problems {
                let statement = sentence(&problem.statement);
                assert!(
                    report.iter().any(|report| report.contains(&statement)),
                    "{statement}"
                );
                assert!(statements.contains(&statement), "{statement}");
            }
            let ids: Vec<String> = plan
                .problems
                .iter()
                .map(|problem| problem.id.clone())
                .collect();
            assert_eq!(column(ledger(&papers), "问题清单", 0), ids);
        });
    }
}

#[test]
fn tasks_have_the_same_ids_in_plan_and_ledger() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let tasks = plan.entries().map(|entry| entry.task.task_id.clone());
            let ids: Vec<String> = tasks.collect();
            for (sheet, idx) in [("任务清单", 0), ("责任清单", 0), ("整改台账", 1)] {
                assert_eq!(column(ledger(&papers), sheet, idx), ids, "{sheet}");
            }
            let written = lines(text_of(&papers[0]).unwrap());
            for id in &ids {
                assert!(written.contains(id), "{id} is in no table of the plan");
            }
        });
    }
}

#[test]
fn each_request_stands_in_one_letter_and_each_letter_has_one_matter() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let letters: Vec<&Paper> = papers
                .iter()
                .filter(|paper| paper.key.starts_with(papers::REQUEST))
                .collect();
            let matters: BTreeSet<&str> = plan
                .requests
                .iter()
                .map(|request| request.subject.as_str())
                .collect();
            assert_eq!(letters.len(), matters.len());
            for request in &plan.requests {
                let matter = sentence(&request.matter);
                let key = format!("{}{}", papers::REQUEST, request.subject);
                let of_matter = letters.iter().find(|letter| letter.key == key).unwrap();
                let text = lines(text_of(of_matter).unwrap());
                assert!(text.iter().any(|text| text.contains(&matter)), "{matter}");
                let others = letters.iter().filter(|letter| letter.key != key);
                for other in others {
                    let own = format!("对应任务{}，", request.task_id);
                    let text = lines(text_of(other).unwrap());
                    assert!(!text.iter().any(|line| line.contains(&own)), "{own}");
                }
            }
        });
    }
}

#[test]
fn no_two_letters_have_one_title_and_a_single_matter_is_named() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let letters = papers
                .iter()
                .filter(|paper| paper.key.starts_with(papers::REQUEST));
            let titles: Vec<&str> = letters
                .map(|letter| text_of(letter).unwrap().title.as_str())
                .collect();
            let unique: BTreeSet<&&str> = titles.iter().collect();
            assert_eq!(unique.len(), titles.len(), "{titles:?}");
        });
    }
    let draft = case("falling-enrolment");
    with_plan(&draft, |basis, plan| {
        let papers = all_papers(basis, plan);
        let key = format!("{}enrolment", papers::REQUEST);
        let letter = papers.iter().find(|paper| paper.key == key).unwrap();
        let text = lines(text_of(letter).unwrap()).join("\n");
        assert!(text.contains("关于调整招生片区的请示"), "{text}");
        assert!(text.contains("在校生逐年减少，共减少"), "{text}");
        assert!(
            !text.contains("新增场地"),
            "more pupils elsewhere build nothing: {text}"
        );
        let causes: Vec<&str> = text.matches("原因是").collect();
        assert_eq!(causes.len(), 1, "{text}");
    });
}

#[test]
fn a_letter_tells_what_is_filled_in_where_not_all_is() {
    with_plan(&case("primary-half-filled"), |basis, plan| {
        let papers = all_papers(basis, plan);
        let key = format!("{}equipment", papers::REQUEST);
        let letter = papers.iter().find(|paper| paper.key == key).unwrap();
        let text = lines(text_of(letter).unwrap());
        let intro = text.iter().find(|text| text.contains("是一所")).unwrap();
        assert!(intro.ends_with("有学生320人。"), "{intro}");
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
                if typed.is_some_and(|own| !own.owner.trim().is_empty()) {
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
        assert!(moved.iter().any(|own| own.contains(asked)));
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
            .flat_map(|own| &own.pieces)
            .filter(|piece| piece.is_at_hand)
            .map(|piece| piece.code.as_str())
            .collect();
        assert_eq!(at_hand, ["R5-e1", "Q3-e1"]);
        let papers = all_papers(basis, plan);
        let codes = column(ledger(&papers), "佐证目录", 1);
        let all: Vec<String> = boxes
            .iter()
            .flat_map(|own| own.pieces.iter().map(|piece| piece.code.clone()))
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
        let of = |id: &str| lines.iter().find(|own| own.task_id == id).unwrap();
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
        let text = self::lines(text_of(&all_papers(basis, plan)[0]).unwrap());
        assert!(text.iter().any(|text| text.contains("合计4.853701万元")));
        assert!(
            text.iter()
                .any(|text| text.contains("学校公用经费不能用于设备购置"))
        );
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
fn the_ledger_has_ten_sheets_with_whole_rows_and_states_to_choose() {
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let book = ledger(&papers);
            let names: Vec<&str> = book
                .sheets
                .iter()
                .map(|sheet| sheet.name.as_str())
                .collect();
            let is_later_round = !basis.choices.answer("round/date").is_empty();
            assert_eq!(
                names[10..],
                ["销号表"][..usize::from(is_later_round)],
                "an eleventh after a round"
            );
            assert_eq!(
                names[..10],
                [
                    "说明",
                    "总览",
                    "问题清单",
                    "任务清单",
                    "责任清单",
                    "整改台账",
                    "达标一览",
                    "预测",
                    "佐证目录",
                    "进度图"
                ]
            );
            for sheet in &book.sheets {
                for row in &sheet.rows {
                    assert_eq!(row.len(), sheet.columns.len(), "{}", sheet.name);
                }
            }
            let texts = &data::papers().ledger;
            assert!(texts.states.contains(&texts.closed));
            let departments = column(book, "责任清单", 2);
            let owners = column(book, "责任清单", 3);
            for (department, owner) in departments.iter().zip(&owners) {
                assert_ne!(department, owner, "a post is no department");
            }
        });
    }
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
    problem.own_cause = "管理不到位，要补造记录".to_owned();
    draft.choices.target_date = draft.choices.plan_date;
    with_plan(&draft, |basis, plan| {
        let faults = documents::lint(basis, plan, data::papers(), &[]);
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        for field in [
            "target-date",
            "R2-own-cause",
            "R5-own-cause",
            "report-done-1",
            "report-done-2",
            "price-music_room",
            "fund-G3b-equip",
        ] {
            assert!(fields.contains(&field), "{field} is not among {faults:#?}");
        }
        let about = |field: &str| faults.iter().filter(|fault| fault.field == field).count();
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
                .filter(|fault| fault.field == "papers-heading")
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
fn a_school_of_which_nothing_can_be_judged_is_not_said_to_be_free_of_problems() {
    let draft = case("real-county-aa-school");
    with_plan(&draft, |basis, plan| {
        assert!(
            basis
                .report
                .findings
                .iter()
                .all(|finding| !finding.is_comparable())
        );
        let papers = all_papers(basis, plan);
        let documents = papers.iter().filter_map(text_of);
        let lines: Vec<String> = documents.flat_map(lines).collect();
        assert!(lines.iter().any(|line| line.contains("没有一项可以判定")));
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
fn the_situation_of_a_school_chooses_its_sentence_and_what_comes_first() {
    use school::profile::Zone;
    let mut draft = case("worked-example");
    let situation = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let document = documents::improvement_plan(basis, plan, data::texts());
            let first = plan.problems.first().map(|problem| problem.id.clone());
            (plan.situation.clone(), first, lines(&document).join("\n"))
        })
    };
    assert_eq!(situation(&draft).0, None);
    draft.profile.boarding = Some(true);
    let (own, first, text) = situation(&draft);
    assert_eq!(own.as_deref(), Some("town_boarding"));
    assert_eq!(first.as_deref(), Some("R5"));
    assert!(text.contains("学校寄宿，1180名学生在校时间长，6900平方米运动场地"));
    draft.profile.built_year = Some(2023);
    draft.profile.zone = Some(Zone::City);
    let (own, _, text) = situation(&draft);
    assert_eq!(own.as_deref(), Some("new_school"));
    assert!(text.contains("学校2023年建成，到现在3年，账上教学仪器设备242万元"));
}

#[test]
fn the_traditional_order_has_the_same_sections_in_another_order() {
    let mut draft = case("worked-example");
    let headings = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let document = documents::improvement_plan(basis, plan, data::texts());
            let blocks = document
                .sections
                .into_iter()
                .flat_map(|section| section.blocks);
            let heading = |block| match block {
                Block::Heading { level: 1, text } => {
                    let text: String = text.iter().map(Inline::shown).collect();
                    Some(text.split_once('、').unwrap().1.to_owned())
                }
                _ => None,
            };
            blocks.filter_map(heading).collect::<Vec<String>>()
        })
    };
    let usual = headings(&draft);
    let key = "form/order".to_owned();
    draft.choices.answers.insert(&key, "traditional");
    let traditional = headings(&draft);
    assert_eq!(traditional[0], "指导思想");
    let place = |list: &[String], name: &str| list.iter().position(|list| list == name).unwrap();
    let (duties, tasks) = ("组织领导与责任分工", "整改任务与措施");
    assert!(place(&usual, tasks) < place(&usual, duties));
    assert!(place(&traditional, duties) < place(&traditional, tasks));
    let sorted = |list: &[String]| list.iter().cloned().collect::<BTreeSet<String>>();
    assert!(sorted(&traditional).is_superset(&sorted(&usual)));
}

#[test]
fn what_ends_on_the_tenth_of_september_counts_a_year_later() {
    use numbers::calendar::Date;
    let mut draft = case("worked-example");
    // R2-02 takes a year, so that it ends in September.
    draft.choices.plan_date = Date::parse("2026-09-10");
    draft.choices.target_date = Date::parse("2027-09-01");
    with_plan(&draft, |basis, plan| {
        let mut tasks = plan.problems.iter().flat_map(|problem| problem.tasks());
        let task = tasks.find(|task| task.task_id == "R2-02").unwrap();
        let finish = task.finish.unwrap();
        assert_eq!(
            (finish.month_of_year(), finish.statistics_year()),
            (9, 2028)
        );
        assert!(task.is_late, "it counts only in 2028");
        let document = documents::improvement_plan(basis, plan, data::texts());
        assert!(
            lines(&document).iter().any(|own| own
                .contains("计入2028年统计，晚于目标日期2027年9月1日；过渡办法：下一轮评选之前")),
            "the library says what is done until then"
        );
    });
    draft.choices.target_date = Date::parse("2027-09-30");
    with_plan(&draft, |basis, plan| {
        let mut tasks = plan.problems.iter().flat_map(|problem| problem.tasks());
        assert!(!tasks.any(|task| task.task_id == "R2-02" && task.is_late));
        let document = documents::improvement_plan(basis, plan, data::texts());
        let says = "2027年9月完成，过了9月1日，计入2028年统计";
        assert!(lines(&document).iter().any(|own| own.contains(says)));
    });
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
fn each_line_of_the_school_year_names_an_indicator_of_its_kind() {
    let mut count = 0;
    for case in cases() {
        with_plan(&draft(&case), |basis, plan| {
            let papers = all_papers(basis, plan);
            let written = lines(text_of(&papers[0]).unwrap());
            for (begin, categories) in [
                ("编报下一年预算", &["设备与信息化", "用房与场地"][..]),
                ("核对今后一年退休", &["师资"]),
            ] {
                let Some(line) = written.iter().find(|own| own.starts_with(begin)) else {
                    continue;
                };
                count += 1;
                for indicator in &basis.standard.indicators {
                    let kind = basis.library.problem(&indicator.id);
                    let is_named = line.contains(&indicator.name);
                    let fits =
                        kind.is_some_and(|kind| categories.contains(&kind.category.as_str()));
                    assert!(!is_named || fits, "{}: {line}", indicator.name);
                }
            }
        });
    }
    assert!(count >= 4, "{count}");
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
                    .map(|own| own.name.as_str());
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
        for (id, owner) in [("G3b", "总务主任"), ("Q4", "报账员（财务）")] {
            let kept = boxes.iter().find(|own| *own.indicator == *id).unwrap();
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
fn what_the_school_misses_of_the_countys_items_is_told_and_is_no_task() {
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
    let mut sentence = |living_near: i64| {
        let living_near = Entry::Text(living_near.to_string());
        draft
            .entries
            .insert(slot("in_district_pupils"), living_near);
        with_plan(&draft, |basis, plan| {
            assert!(
                plan.problems
                    .iter()
                    .all(|problem| problem.indicator != "G13")
            );
            let papers = all_papers(basis, plan);
            let of = |key: &str| {
                let paper = papers.iter().find(|paper| paper.key == key).unwrap();
                let mut lines = lines(text_of(paper).unwrap()).into_iter();
                lines.find(|own| own.contains("项事项由县级统筹")).unwrap()
            };
            [of(papers::PLAN), of(papers::REPORT)]
        })
    };
    for line in sentence(pupils - 3) {
        let told = "其中本校数据与标准比较没有达到的有1项：就近划片入学比例";
        assert!(line.contains(told), "{line}");
        assert!(line.ends_with("要求达到100%，共少3人。"), "{line}");
    }
    for line in sentence(pupils) {
        assert!(!line.contains("没有达到的"), "{line}");
    }
}

#[test]
fn a_relaxation_that_is_claimed_is_told_in_plan_report_and_letter_and_changes_nothing_else() {
    let mut draft = case("worked-example");
    draft.profile.built_year = Some(2009);
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
            let texts =
                papers.filter_map(|paper| Some((paper.key.clone(), lines(text_of(&paper)?))));
            texts.collect::<Vec<_>>()
        })
    };
    let without = text(&draft);
    let document = "竣工验收资料（2009年）。".to_owned();
    let claim = Claim {
        document,
        ..Claim::default()
    };
    draft.claims.insert("built_2016".to_owned(), claim);
    let with = text(&draft);
    let mut told = BTreeSet::new();
    for ((key, before), (_, after)) in without.iter().zip(&with) {
        for line in after.iter().filter(|own| own.contains("学校主张")) {
            assert!(
                line.contains(
                    "按“2016年及以前建成的学校”放宽（依据：竣工验收资料（2009年）），如经"
                ),
                "{line}"
            );
            assert!(line.contains("认可，音乐专用教室可判为达标"), "{line}");
            assert!(line.contains("仍按没有认可"), "{line}");
            told.insert(key.split('-').next().unwrap());
        }
        let rest = |line: &&String| !line.contains("学校主张");
        let after: Vec<&String> = after.iter().filter(rest).collect();
        let before: Vec<&String> = before.iter().filter(|own| after.contains(own)).collect();
        assert!(after.iter().all(|own| before.contains(own)), "{key}");
    }
    assert!(
        ["plan", "report", "request"]
            .iter()
            .all(|own| told.contains(own)),
        "{told:?}"
    );
}

#[test]
fn the_bureau_has_its_own_name_wherever_it_acts() {
    let mut draft = case("worked-example");
    draft.profile.bureau = "清河市教育体育局".to_owned();
    with_plan(&draft, |basis, plan| {
        let papers = all_papers(basis, plan);
        let actors = column(ledger(&papers), "任务清单", 4);
        assert!(actors.iter().any(|actor| actor == "清河市教育体育局"));
        let counted = column(ledger(&papers), "总览", 1);
        assert!(counted.iter().any(|own| own == "清河市教育体育局"));
        let mut texts: Vec<String> = papers.iter().filter_map(text_of).flat_map(lines).collect();
        let book = ledger(&papers);
        for sheet in &book.sheets {
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
        let actors = column(ledger(&papers), "任务清单", 4);
        assert!(actors.iter().all(|actor| !actor.contains(['"', ','])));
    });
}

#[test]
fn a_department_of_the_bureau_has_one_name() {
    let library = data::library();
    let problems = library.problems.iter().chain(&library.small_problems);
    let measures = problems.clone().flat_map(|problem| &problem.measures);
    let units: BTreeSet<&str> = measures
        .flat_map(|measure| std::iter::once(&measure.lead).chain(&measure.support))
        .filter_map(|own| own.strip_prefix("县教育局（")?.strip_suffix('）'))
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
