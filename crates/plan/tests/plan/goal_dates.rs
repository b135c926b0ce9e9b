//! Goals of a plan: one day per problem in every document, no bound without a task that reaches it, nothing asked for a gap
//! that closes by itself, and the spared indicator is never P1. The cases of `tests/cases/` and generated
//! schools are walked.

use cases::{case, cases, draft, lines, with_plan};
use check::Outcome;
use documents::workbook::{Cell, Workbook};
use documents::{Block, Document, Inline};
use files::papers::{self, Content, Paper};
use generated::generated;
use numbers::Fraction;
use numbers::calendar::{Date, Month};
use plan::measure::Actor;
use plan::promise::FULL_AIM;
use plan::template::{Piece, Sentence};
use plan::{Basis, Plan, PlanProblem, PromiseKind, Urgency};
use school::answers::Setting;
use school::draft::{Draft, ProblemChoices};
use support::cases;
use support::generated;

/// Every case, and schools that were generated, by name.
fn schools() -> impl Iterator<Item = (String, Draft)> {
    let cases = cases()
        .into_iter()
        .map(|file| (file.display().to_string(), draft(&file)));
    cases.chain((1..=40).map(|seed| (format!("generated {seed}"), generated(seed))))
}

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

/// Every month that a text names, as 2027年9月.
fn months(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let digits = |from: usize| {
        letters
            .iter()
            .skip(from)
            .take_while(|letter| letter.is_ascii_digit())
            .count()
    };
    let mut months = Vec::new();
    for at in 0..letters.len() {
        if digits(at) == 4 && letters.get(at + 4) == Some(&'年') {
            let month = digits(at + 5);
            if month > 0 && letters.get(at + 5 + month) == Some(&'月') {
                months.push(letters[at..at + 6 + month].iter().collect());
            }
        }
    }
    months
}

/// The cells of the row of a table that begins with the id, below a head that has that word.
fn cells_of(document: &Document, head: &str, id: &str) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let text = |cell: &Vec<Inline>| cell.iter().map(Inline::shown).collect::<String>();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let rows = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(text).collect::<Vec<String>>());
        let rows: Vec<Vec<String>> = rows.collect();
        let is_it = table
            .caption
            .as_ref()
            .is_some_and(|caption| caption.contains(head));
        if let Some(row) = rows.into_iter().find(|row| is_it && row[0] == id) {
            return row;
        }
    }
    Vec::new()
}

fn document<'a>(papers: &'a [Paper], key: &str) -> &'a Document {
    let paper = papers.iter().find(|paper| paper.key == key).unwrap();
    match &paper.content {
        Content::Text(document) => document,
        Content::Sheets(_) => panic!("{key} is a text"),
    }
}

fn ledger(papers: &[Paper]) -> &Workbook {
    let found = papers.iter().find_map(|paper| match &paper.content {
        Content::Sheets(book) => Some(book),
        Content::Text(_) => None,
    });
    found.unwrap()
}

fn written(basis: &Basis, plan: &Plan) -> Vec<Paper> {
    papers::papers(basis, plan, data::texts(), data::papers())
}

/// The days that may stand in a goal: its own, and that on which a decision is known.
fn allowed(problem: &PlanProblem) -> Vec<String> {
    let promise = &problem.promise;
    let date = promise.date.map(|date| date.month().in_words());
    date.into_iter()
        .chain(promise.known_by.map(Month::in_words))
        .collect()
}

#[test]
fn a_problem_has_one_goal_date_in_every_document() {
    let mut compared = 0;
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            let papers = written(basis, plan);
            let (document_of_plan, report) = (
                document(&papers, papers::PLAN),
                document(&papers, papers::REPORT),
            );
            let (plan_lines, book) = (lines(document_of_plan), ledger(&papers));
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.promise.date.is_some())
            {
                let (goal, id) = (shown(&problem.goal), problem.id.as_str());
                let date = problem.promise.date.unwrap();
                for month in months(&goal) {
                    assert!(allowed(problem).contains(&month), "{file:?} {id}: {goal}");
                }
                // Where the county decides the year, the day of the goal is none of the goal's words.
                let is_decided = problem.promise.usual_months.is_some();
                assert_eq!(
                    goal.contains(&date.month().in_words()),
                    !is_decided,
                    "{file:?} {id}: {goal}"
                );
                // 四 names the day of each problem once, in the sentence or in the row.
                let overall = plan_lines
                    .iter()
                    .find(|line| line.contains("逐项见表"))
                    .unwrap();
                let clause = overall
                    .split('；')
                    .find(|clause| clause.contains(id) && clause.contains('（'));
                assert!(
                    clause.unwrap().contains(&date.in_words()),
                    "{file:?} {id}: {overall}"
                );
                let row = cells_of(document_of_plan, "分项目标", id);
                let last = row.last().unwrap();
                if row.len() == 5 && months(last).len() == 1 && last.ends_with('日') {
                    assert_eq!(*last, date.in_words(), "{file:?} {id}");
                }
                // The report says the goal in the same words, and its day beside it.
                let row = cells_of(report, "整改安排", id);
                assert_eq!(row[2], goal, "{file:?}");
                if problem.covered_by.is_none() {
                    let day = if is_decided {
                        "由批复定下".to_owned()
                    } else {
                        date.in_words()
                    };
                    assert_eq!(row[3], day, "{file:?} {id}");
                }
                // A letter that asks for what does not yet reach the bound says that the tasks follow the answer.
                let letters = papers
                    .iter()
                    .filter(|paper| paper.key.starts_with("request"));
                for letter in letters.filter(|_| problem.promise.kind != PromiseKind::Bound) {
                    let text = lines(document(std::slice::from_ref(letter), letter.key.as_str()));
                    let is_of_it = text
                        .iter()
                        .any(|text| text.starts_with(&format!("（{id}）")));
                    assert!(
                        !is_of_it || text.iter().any(|text| text.starts_with("批复以后，学校")),
                        "{file:?} {id}"
                    );
                }
                // The ledger says it at every task.
                let sheet = book
                    .sheets
                    .iter()
                    .find(|sheet| sheet.name == "整改台账")
                    .unwrap();
                let tasks: Vec<&str> = problem.tasks().map(|task| task.task_id.as_str()).collect();
                let text = |cell: &Cell| match cell {
                    Cell::Text(text) | Cell::ToFill(text) => text.clone(),
                    _ => String::new(),
                };
                let rows = sheet
                    .rows
                    .iter()
                    .filter(|row| tasks.contains(&text(&row[1]).as_str()));
                for row in rows {
                    assert_eq!(text(&row[3]), goal, "{file:?} {id}");
                    compared += 1;
                }
            }
        });
    }
    assert!(compared > 40, "{compared} tasks were compared");
}

#[test]
fn no_bound_is_promised_without_a_task_that_reaches_it() {
    let (mut bound, mut open) = (0, 0);
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            let papers = written(basis, plan);
            let document_of_plan = document(&papers, papers::PLAN);
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.covered_by.is_none())
            {
                let finding = &basis.report.findings[problem.finding_idx];
                let gap = finding.gap.map(|gap| gap.exact);
                let adds = problem.tasks().filter_map(|task| task.adds);
                let adds = adds.fold(Fraction::ZERO, |sum, added| sum.plus(added.fraction()));
                let reaches = problem.tasks().any(|task| task.reaches)
                    || gap.is_some_and(|gap| gap > Fraction::ZERO && adds >= gap);
                let goal = shown(&problem.goal);
                let row = cells_of(document_of_plan, "分项目标", &problem.id);
                let is_conditional = |cell: &String| {
                    ["按定下的办法", "余项", "按核定意见"]
                        .iter()
                        .any(|words| cell.contains(words))
                };
                match problem.promise.kind {
                    PromiseKind::Bound => {
                        assert!(reaches, "{file:?} {goal}");
                        let date = problem.promise.date;
                        for task in problem
                            .tasks()
                            .filter(|task| problem.promise.task_ids.contains(&task.task_id))
                        {
                            let counted = task
                                .finish
                                .and_then(|month| Date::new(month.statistics_year(), 9, 1));
                            assert!(
                                counted <= date || date == plan.target_date,
                                "{file:?} {goal}"
                            );
                        }
                        bound += 1;
                    }
                    PromiseKind::Open => {
                        assert!(!reaches, "{file:?} {goal}");
                        // A year that is usually missed is not promised.
                        let is_later = problem.promise.usual_months.is_some();
                        assert_eq!(goal.contains("至迟"), !is_later, "{file:?} {goal}");
                        assert_eq!(goal.contains("由批复定下"), is_later, "{file:?} {goal}");
                        assert!(row.iter().any(is_conditional), "{file:?} {row:?}");
                        open += 1;
                    }
                    PromiseKind::Spared => {
                        assert!(row.iter().any(is_conditional), "{file:?} {row:?}")
                    }
                    PromiseKind::Closes => {}
                }
            }
        });
    }
    assert!(bound >= 8 && open >= 10, "{bound} bounds, {open} open");
}

#[test]
fn the_counts_of_the_goal_are_those_of_its_table() {
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            if plan.problems.is_empty() {
                return;
            }
            let papers = written(basis, plan);
            let plan_lines = lines(document(&papers, papers::PLAN));
            let overall = plan_lines
                .iter()
                .find(|line| line.contains("逐项见表"))
                .unwrap();
            let count = |clause: &str| -> usize {
                let (before, _) = clause.split_once("个问题").unwrap_or_default();
                let digits: Vec<char> = before
                    .chars()
                    .rev()
                    .take_while(char::is_ascii_digit)
                    .collect();
                digits.iter().rev().collect::<String>().parse().unwrap_or(0)
            };
            let counted: usize = overall.split('；').map(count).sum();
            assert_eq!(counted, plan.problems.len(), "{file:?} {overall}");
            // What is late is named, by its id.
            for task in plan
                .problems
                .iter()
                .flat_map(PlanProblem::tasks)
                .filter(|task| task.is_late)
            {
                assert!(overall.contains(&task.task_id), "{file:?} {overall}");
            }
        });
    }
}

#[test]
fn introduction_schedule_and_phases_end_together() {
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            let (Some(first), Some(last)) = (plan.phases.first(), plan.phases.last()) else {
                return;
            };
            let target = plan.target_date.unwrap().month();
            let latest = plan
                .problems
                .iter()
                .flat_map(PlanProblem::tasks)
                .filter_map(|task| task.finish)
                .max();
            assert_eq!(Some(last.end), latest.max(Some(target)), "{file:?}");
            let papers = written(basis, plan);
            let plan_lines = lines(document(&papers, papers::PLAN));
            let period = format!("{}至{}", first.start.in_words(), last.end.in_words());
            assert!(
                plan_lines
                    .iter()
                    .any(|line| line.contains(&format!("本方案{period}实施"))),
                "{file:?} {period}"
            );
            assert!(
                plan_lines
                    .iter()
                    .any(|line| line.starts_with(&format!("{period}分"))),
                "{file:?} {period}"
            );
            for (before, after) in plan.phases.iter().zip(plan.phases.iter().skip(1)) {
                assert!(
                    before.end >= before.start && after.start == before.end,
                    "{file:?}"
                );
            }
        });
    }
}

#[test]
fn a_gap_that_closes_by_itself_asks_nothing_of_the_county() {
    let mut closing = 0;
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.promise.kind == PromiseKind::Closes)
            {
                closing += 1;
                assert!(problem.tasks().count() > 0, "it is kept and watched");
                assert!(
                    problem
                        .tasks()
                        .all(|task| task.actor == Actor::School && !task.is_lasting)
                );
                assert!(
                    plan.requests
                        .iter()
                        .all(|request| request.problem_id != problem.id)
                );
                assert!(
                    problem
                        .tasks()
                        .any(|task| task.id == "hold" || task.id == "watch"),
                    "{file:?}"
                );
                let year = basis.forecast.unwrap().years[problem.outlook.unwrap().year_idx].year();
                assert_eq!(problem.promise.date, Date::new(year, 9, 1));
            }
            // What only keeps is for such a gap alone.
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.promise.kind != PromiseKind::Closes)
            {
                assert!(
                    problem.tasks().all(|task| task.id != "hold"),
                    "{file:?} {}",
                    problem.id
                );
            }
        });
    }
    assert!(closing > 0, "no case has such a gap");
}

#[test]
fn the_spared_indicator_is_second_unless_the_school_wants_all() {
    let mut spared = 0;
    for (file, mut draft) in schools() {
        with_plan(&draft, |basis, plan| {
            for spared_indicator in plan.spared() {
                spared += 1;
                let problem = plan
                    .problems
                    .iter()
                    .find(|problem| problem.id == spared_indicator.problem_id)
                    .unwrap();
                assert_eq!(problem.promise.kind, PromiseKind::Spared);
                // P1 is whatever stands below the floor today, also where the coming years lift it.
                let finding = &basis.report.findings[problem.finding_idx];
                let (urgency, word) = match finding.outcome {
                    Outcome::AboveFloor => (Urgency::Should, "P2 应改"),
                    _ => (Urgency::Must, "P1 必改"),
                };
                assert_eq!(problem.urgency, urgency, "{file:?}");
                let papers = written(basis, plan);
                let sheet = &ledger(&papers).sheets;
                let sheet = sheet.iter().find(|sheet| sheet.name == "问题清单").unwrap();
                let is_it = |cell: &Cell| matches!(cell, Cell::Text(text) if *text == problem.id);
                let row = sheet.rows.iter().find(|row| is_it(&row[0])).unwrap();
                assert!(
                    matches!(&row[10], Cell::Text(text) if text == word),
                    "{file:?}"
                );
            }
        });
        draft.choices.answers.insert(Setting::Aim, FULL_AIM);
        with_plan(&draft, |basis, plan| {
            assert!(plan.is_full);
            for spared_indicator in plan.spared() {
                let problem = plan
                    .problems
                    .iter()
                    .find(|problem| problem.id == spared_indicator.problem_id)
                    .unwrap();
                assert_eq!(problem.urgency, Urgency::Must, "{file:?}");
                assert_ne!(problem.promise.kind, PromiseKind::Spared);
                let papers = written(basis, plan);
                let text = lines(document(&papers, papers::PLAN)).concat();
                assert!(
                    text.contains("学校选定全面目标") && !text.contains("余项暂留"),
                    "{file:?}"
                );
            }
        });
    }
    assert!(spared >= 4, "{spared}");
}

/// Ticks these measures of a problem and fills these blanks of theirs.
fn tick(draft: &mut Draft, problem: &str, measures: &[&str], blanks: &[(&str, &str)]) {
    let choices: &mut ProblemChoices = draft
        .choices
        .problems
        .entry(problem.to_owned())
        .or_default();
    choices.measures = Some(
        measures
            .iter()
            .map(|measure| (*measure).to_owned())
            .collect(),
    );
    for (name, text) in blanks {
        choices
            .blanks
            .insert((*name).to_owned(), (*text).to_owned());
    }
}

fn promised(draft: &Draft, id: &str) -> (PromiseKind, Option<Date>, String) {
    with_plan(draft, |_, plan| {
        let problem = plan
            .problems
            .iter()
            .find(|problem| problem.id == id)
            .unwrap();
        (
            problem.promise.kind,
            problem.promise.date,
            shown(&problem.goal),
        )
    })
}

#[test]
fn an_opinion_is_no_field_and_a_cleared_field_counts_by_its_size() {
    let mut draft = case("worked-example");
    let (kind, date, goal) = promised(&draft, "R5");
    assert_eq!((kind, date), (PromiseKind::Open, Date::new(2028, 9, 1)));
    assert!(
        goal.starts_with("2027年2月前取得示例县教育局对所缺场地的核定意见（R5-02）；"),
        "{goal}"
    );
    // 1950 ㎡ are missing: 1949 do not reach it, 1950 do, in the holiday of February.
    tick(&mut draft, "R5", &["clear"], &[("清退面积", "1949")]);
    assert_eq!(promised(&draft, "R5").0, PromiseKind::Open);
    tick(&mut draft, "R5", &["clear"], &[("清退面积", "1950")]);
    let (kind, date, goal) = promised(&draft, "R5");
    assert_eq!((kind, date), (PromiseKind::Bound, Date::new(2027, 9, 1)));
    assert!(goal.starts_with("到2027年9月，"), "{goal}");
    // Land takes three years, so the goal lies behind the target.
    tick(&mut draft, "R5", &["land"], &[]);
    let (kind, date, _) = promised(&draft, "R5");
    assert_eq!((kind, date), (PromiseKind::Bound, Date::new(2030, 9, 1)));
    // Even classes help only where no class is missing: 26 are there, 29 are needed.
    tick(&mut draft, "G5", &["rebalance"], &[]);
    assert_eq!(promised(&draft, "G5").0, PromiseKind::Open);
    tick(&mut draft, "G5", &["add_class"], &[]);
    assert_eq!(promised(&draft, "G5").0, PromiseKind::Bound);
}

#[test]
fn the_cure_that_takes_longest_is_spared() {
    // 278 ㎡ of rooms, 530 ㎡ of field, equipment of eight months: the field takes longest.
    with_plan(&case("nine-year-split"), |_, plan| {
        let candidates: Vec<(&str, u32)> = plan.aims[0]
            .could_stay
            .iter()
            .map(|candidate| (candidate.indicator.as_str(), candidate.months))
            .collect();
        assert_eq!(candidates, [("R5", 30), ("R4", 24), ("R6", 8)]);
    });
    with_plan(&case("falling-enrolment"), |_, plan| {
        let spared = plan.spared().next().unwrap();
        assert_eq!(
            spared.problem_id, "R5",
            "one backbone teacher comes sooner than 585 ㎡"
        );
    });
}

#[test]
fn an_interim_way_fits_where_the_school_stands() {
    for (file, school) in schools() {
        with_plan(&school, |basis, plan| {
            for problem in &plan.problems {
                let finding = &basis.report.findings[problem.finding_idx];
                for measure in &problem.measures {
                    let interim = shown(&measure.interim);
                    assert!(!interim.contains("先补到85%"), "{interim}");
                    if finding.gap_to_floor().is_none() {
                        assert!(!interim.contains("仍差"), "{file:?} {interim}");
                    }
                }
            }
        });
    }
}

#[test]
fn money_is_asked_of_the_year_in_which_the_task_ends() {
    for (file, school) in schools() {
        with_plan(&school, |_, plan| {
            for problem in &plan.problems {
                for task in problem.tasks() {
                    let text = shown(&task.text);
                    assert!(
                        !text.contains("本年度") && !text.contains("当年内"),
                        "{file:?} {text}"
                    );
                    if matches!(
                        (problem.indicator.as_str(), task.id.as_str()),
                        ("Q4", "adjust") | ("G6", "correct")
                    ) {
                        let year = format!("{}年", task.finish.unwrap().year());
                        let request = plan
                            .requests
                            .iter()
                            .find(|request| request.task_id == task.task_id)
                            .unwrap();
                        assert!(
                            text.contains(&year) && shown(&request.matter).contains(&year),
                            "{text}"
                        );
                    }
                }
            }
        });
    }
}

#[test]
fn the_schools_cabling_is_a_project_and_no_running_cost() {
    let cost = data::library().cost("cable").unwrap();
    let public = data::library().source("public").unwrap();
    assert!(!public.pays_for(&cost.kind));
    assert_ne!(cost.default_source, "public");
}

#[test]
fn the_table_of_matters_has_amount_basis_and_own_steps_and_the_school_its_trend() {
    with_plan(&case("falling-enrolment"), |basis, plan| {
        let papers = written(basis, plan);
        let document = document(&papers, papers::PLAN);
        let row = cells_of(document, "提请上级统筹解决的事项", "R2-02");
        assert_eq!(row[2], "1名");
        assert_eq!(row[3], "644人，≥1人/百生");
        assert_eq!(row[6], "R2-01");
        // 7.5 × 558 = 4185, 3600 are there.
        let row = cells_of(document, "提请上级统筹解决的事项", "R5-04");
        assert_eq!(
            (row[2].as_str(), row[3].as_str()),
            ("78人", "2028年9月558人，≥7.5㎡/生")
        );
        let text = lines(document);
        assert!(
            text.iter()
                .any(|text| text.starts_with("示例县") && text.contains("呈下降趋势")),
            "一 says where the pupils head"
        );
        let row = cells_of(document, "分项目标", "R5");
        assert!(row[3].contains("按预测还差900平方米"), "{row:?}");
    });
}

#[test]
fn a_task_is_closed_out_by_the_bound_only_where_it_reaches_it() {
    let (mut by_bound, mut by_proof) = (0, 0);
    for (file, draft) in schools() {
        with_plan(&draft, |_, plan| {
            for entry in plan.entries() {
                let problem = plan
                    .problems
                    .iter()
                    .find(|problem| problem.id == entry.problem_id);
                let Some(problem) = problem else { continue };
                let reaches = problem.promise.kind == PromiseKind::Bound
                    && problem.promise.task_ids.contains(&entry.task.task_id);
                let (close_out, counter) = if reaches {
                    (&problem.close_out, &mut by_bound)
                } else {
                    (&entry.task.proof, &mut by_proof)
                };
                assert_eq!(
                    entry.close_out, close_out,
                    "{file:?} {}",
                    entry.task.task_id
                );
                *counter += 1;
            }
        });
    }
    assert!(by_bound > 10 && by_proof > 10, "{by_bound} {by_proof}");
}
