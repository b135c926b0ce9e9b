//! A task that the school added is the county's where the school says so: it stands in the requests and is never counted as
//! the school's own.

use cases::{case, with_plan};
use documents::workbook::Cell;
use edited::{all_text, answer, document, ledger, papers_of, row, sheet};
use files::papers::{self, Content, Paper};
use plan::measure::Actor;
use school::draft::Draft;
use support::cases;
use support::edited;

const MATTER: &str = "协调河道管理所归还操场东侧用地";

fn with(answers: &[(&str, &str)]) -> Draft {
    let mut draft = case("worked-example");
    for (field, text) in answers {
        answer(&mut draft, &format!("own-task/R5/1/{field}"), text);
    }
    draft
}

/// Id of the task in all documents, and who acts.
fn task(draft: &Draft) -> (String, Actor) {
    with_plan(draft, |_, plan| {
        let mut entries = plan.entries();
        let own = entries.find(|entry| entry.task.is_added).unwrap();
        (own.task.task_id.clone(), own.task.actor)
    })
}

/// How many tasks the school does itself, and how many matters it asks for, as the plan says.
fn counts(papers: &[Paper]) -> String {
    let plan = all_text(document(papers, papers::PLAN));
    let line = plan.lines().find(|plan| plan.contains("校内先办"));
    line.unwrap().to_owned()
}

#[test]
fn it_is_the_schools_while_nothing_else_is_said() {
    for actor in ["", "school", "somebody"] {
        let draft = with(&[("text", MATTER), ("actor", actor)]);
        assert_eq!(task(&draft).1, Actor::School, "{actor}");
        with_plan(&draft, |_, plan| {
            assert!(
                plan.requests
                    .iter()
                    .all(|request| request.task_id != task(&draft).0)
            );
        });
    }
}

#[test]
fn a_task_of_the_bureau_is_asked_for_and_not_counted_as_the_schools() {
    let school = papers_of(&with(&[("text", MATTER)]));
    let draft = with(&[("text", &format!("{MATTER}。")), ("actor", "bureau")]);
    let (id, actor) = task(&draft);
    assert_eq!(actor, Actor::Bureau);
    let papers = papers_of(&draft);
    // “{count}件事分…，校内先办{own}项。”
    let numbers = |text: &str| -> Vec<u32> {
        let digits = text.split(|sign: char| !sign.is_ascii_digit());
        digits.filter_map(|digit| digit.parse().ok()).collect()
    };
    let (before, now) = (numbers(&counts(&school)), numbers(&counts(&papers)));
    assert_eq!(now.first().copied(), before.first().map(|own| own + 1));
    assert_eq!(now.last().map(|own| own + 1), before.last().copied());

    let plan = all_text(document(&papers, papers::PLAN));
    let told = format!("{MATTER}（办理单位：示例县教育局）");
    assert!(plan.contains(&told), "{plan}");
    // It stands in the request of the problem's other matters.
    let request = all_text(document(&papers, "request-field"));
    let asked = format!("{MATTER}（对应任务{id}，由示例县教育局办理）");
    assert!(request.contains(&asked), "{request}");
    let steps = request
        .lines()
        .find(|request| request.contains("由自己完成的工作"));
    assert!(!steps.unwrap().contains(MATTER));

    let book = ledger(&papers);
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(
        row(sheet(book, "任务清单"), 0, &id)[4],
        text("示例县教育局")
    );
    let duty = row(sheet(book, "责任清单"), 0, &id);
    assert_eq!(duty[5], text("示例县教育局"));
    assert_eq!(duty[7], text(MATTER));
    let tasks = sheet(book, "任务清单");
    let at = tasks
        .rows
        .iter()
        .position(|row| row[0] == text(&id))
        .unwrap();
    assert_eq!(tasks.place.cell(at, 4), "own-task/R5/1/actor");
    assert_eq!(
        tasks.place.cell(0, 4),
        "",
        "the library says who acts in its own"
    );
}

#[test]
fn lead_and_request_are_those_that_the_school_chose_and_an_unknown_lead_is_a_mark() {
    let draft = with(&[("text", MATTER), ("actor", "government")]);
    let papers = papers_of(&draft);
    let marks: Vec<&str> = document(&papers, papers::PLAN).marks().collect();
    assert!(marks.contains(&"牵头单位"), "{marks:?}");

    let draft = with(&[
        ("text", MATTER),
        ("actor", "government"),
        ("lead", "示例县水利局"),
        ("matter", "land"),
        ("sum", "3"),
    ]);
    let (id, _) = task(&draft);
    let papers = papers_of(&draft);
    assert!(papers.iter().any(|paper| paper.key == "request-land"));
    let request = all_text(document(&papers, "request-land"));
    assert!(
        request.contains(&format!("对应任务{id}，由示例县水利局办理")),
        "{request}"
    );
    assert!(request.contains("涉及资金3万元"));
    let plan = document(&papers, papers::PLAN);
    assert!(plan.marks().all(|mark| mark != "牵头单位"));
    with_plan(&draft, |basis, plan| {
        let named = plan::departments(basis, plan);
        assert!(
            named.iter().all(|own| own.name != "示例县水利局"),
            "it is named already"
        );
    });
}

#[test]
fn where_the_problem_asks_for_nothing_else_the_request_is_one_of_its_own() {
    // A problem of an item for which the library asks nothing of the county.
    let mut draft = case("town-judged-items");
    let problem = with_plan(&draft, |basis, plan| {
        let asks_nothing = |own: &&plan::PlanProblem| {
            let kind = basis.library.problem(&own.indicator).unwrap();
            kind.measures
                .iter()
                .all(|measure| measure.matter.is_empty())
        };
        let found = plan.problems.iter().find(asks_nothing);
        found.map(|own| own.id.clone())
    });
    let problem = problem.unwrap();
    answer(
        &mut draft,
        &format!("own-task/{problem}/1/text"),
        "请派督学到校指导",
    );
    answer(&mut draft, &format!("own-task/{problem}/1/actor"), "bureau");
    let papers = papers_of(&draft);
    let request = all_text(document(&papers, "request-other"));
    assert!(request.contains("请派督学到校指导（对应任务"), "{request}");
    let texts = papers
        .iter()
        .filter(|paper| matches!(paper.content, Content::Text(_)));
    let asked = texts.filter(|text| text.key.starts_with(papers::REQUEST));
    assert_eq!(asked.filter(|own| own.key == "request-other").count(), 1);
}
