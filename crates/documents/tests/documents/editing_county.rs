//! A task that the school added is the county's where the school says so: it stands in the requests and is never counted as
//! the school's own.

use cases::{case, with_plan};
use documents::workbook::Cell;
use edited::{all_text, answer, document, ledger, papers_of, row, sheet};
use files::papers;
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
        let entry = entries.find(|entry| entry.task.is_added).unwrap();
        (entry.task.task_id.clone(), entry.task.actor)
    })
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
    let draft = with(&[("text", &format!("{MATTER}。")), ("actor", "bureau")]);
    let (id, actor) = task(&draft);
    assert_eq!(actor, Actor::Bureau);
    let papers = papers_of(&draft);
    let plan = all_text(document(&papers, papers::PLAN));
    let asked = plan
        .lines()
        .find(|line| line.contains("共") && line.contains("见附件2"));
    assert!(asked.unwrap().contains(MATTER), "{plan}");
    // It stands in the request of the problem's other matters.
    let request = all_text(document(&papers, "request-field"));
    assert!(request.contains(MATTER), "{request}");
    let steps = request.lines().find(|line| line.contains("我校已安排"));
    assert!(steps.is_none_or(|steps| !steps.split("但仍").next().unwrap().contains(MATTER)));

    let book = ledger(&papers);
    let text = |text: &str| Cell::Text(text.to_owned());
    let tasks = sheet(book, "任务分解");
    assert_eq!(row(tasks, 1, &id)[4], text("示例县教育局"));
    let needs = sheet(book, "提请支持事项");
    let need = needs
        .rows
        .iter()
        .find(|row| row[1] == text(MATTER))
        .unwrap();
    assert_eq!(need[5], text("示例县教育局"));
    let at = tasks.rows.iter().position(|row| row[1] == text(&id));
    let key = tasks.place.cell(at.unwrap(), 4);
    assert_eq!(key, "own-task/R5/1/actor");
    assert_eq!(
        tasks.place.cell(0, 4),
        "",
        "the library says who acts in its own"
    );
}

#[test]
fn lead_and_request_are_those_that_the_school_chose_and_an_unknown_lead_is_left_out() {
    let draft = with(&[("text", MATTER), ("actor", "government")]);
    let papers = papers_of(&draft);
    assert_eq!(document(&papers, papers::PLAN).marks().count(), 0);

    let draft = with(&[
        ("text", MATTER),
        ("actor", "government"),
        ("lead", "示例县水利局"),
        ("matter", "land"),
        ("sum", "3"),
    ]);
    let papers = papers_of(&draft);
    let request = all_text(document(&papers, "request-land"));
    assert!(request.contains(MATTER), "{request}");
    assert!(request.contains("需资金3万元"), "{request}");
    let plan = all_text(document(&papers, papers::PLAN));
    assert!(plan.contains("示例县水利局"), "{plan}");
    with_plan(&draft, |basis, plan| {
        let named = plan::departments(basis, plan);
        let mut named = named.iter();
        assert!(
            named.all(|department| department.name != "示例县水利局"),
            "it is named already"
        );
    });
}

#[test]
fn what_costs_nothing_and_belongs_to_no_matter_stands_in_the_list_of_needs_alone() {
    let mut draft = case("town-judged-items");
    let problem = with_plan(&draft, |_, plan| plan.problems[0].id.clone());
    for (field, text) in [
        ("text", "请派督学到校指导"),
        ("actor", "bureau"),
        ("matter", "other"),
    ] {
        answer(&mut draft, &format!("own-task/{problem}/1/{field}"), text);
    }
    let papers = papers_of(&draft);
    assert!(papers.iter().all(|paper| paper.key != "request-other"));
    let plan = all_text(document(&papers, papers::PLAN));
    assert!(plan.contains("请派督学到校指导"), "{plan}");
}
