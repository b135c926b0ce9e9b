//! What is watched (防滑和巩固) is changed like the tasks of problems: at one place, and every document says the same.

use cases::{case, with_plan};
use documents::edits;
use documents::workbook::Cell;
use edited::{CASES, all_text, answer, document, ledger, papers_of, row, sheet};
use files::papers;
use school::answers::{AnswerKey, TaskField};
use school::draft::Draft;
use support::cases;
use support::edited;

/// Id of what is watched, of its task, and of the task in all documents.
fn watches(draft: &Draft) -> Vec<(String, String, String)> {
    with_plan(draft, |_, plan| {
        let watches = plan.watches.iter();
        let ids = watches.map(|watch| {
            (
                watch.id.clone(),
                watch.task.id.clone(),
                watch.task.task_id.clone(),
            )
        });
        ids.collect()
    })
}

#[test]
fn words_owner_month_and_proof_are_the_same_in_every_document() {
    let mut count = 0;
    for name in CASES {
        for (watch, task, id) in watches(&case(name)) {
            let mut draft = case(name);
            for (field, text) in [
                (TaskField::Text, "每月末点一次到岗教师"),
                (TaskField::Owner, "人事干事王立新"),
                (TaskField::Month, "2027年5月"),
                (TaskField::Proof, "到岗名册"),
            ] {
                answer(
                    &mut draft,
                    &AnswerKey::task(&watch, &task, field).to_string(),
                    text,
                );
            }
            let papers = papers_of(&draft);
            let evidence = all_text(document(&papers, papers::EVIDENCE));
            assert!(evidence.contains("到岗名册"), "{name} {id}");
            let text = |text: &str| Cell::Text(text.to_owned());
            let book = ledger(&papers);
            let tasks = row(sheet(book, "任务分解"), 1, &id);
            assert_eq!(tasks[3], text("每月末点一次到岗教师"), "{name} {id}");
            assert_eq!(tasks[12], text("到岗名册"));
            assert_eq!(tasks[5], text("人事干事王立新"));
            assert!(matches!(&tasks[6], Cell::Month(date) if date.to_string() == "2027-05-31"));
            // The number stays, and nobody else's words change.
            assert_eq!(watches(&draft), watches(&case(name)));
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn what_is_left_out_stands_nowhere_and_the_others_keep_their_numbers() {
    for name in CASES {
        let before = watches(&case(name));
        let (watch, task, id) = before.first().unwrap().clone();
        let mut draft = case(name);
        answer(
            &mut draft,
            &AnswerKey::task(&watch, &task, TaskField::LeftOut).to_string(),
            "【删去】",
        );
        assert_eq!(watches(&draft), before[1..], "{name}");
        let papers = papers_of(&draft);
        let book = ledger(&papers);
        let id_cell = Cell::Text(id.clone());
        let mut rows = sheet(book, "任务分解").rows.iter();
        assert!(rows.all(|row| row[1] != id_cell), "{name} {id}");
        let cells = all_text(document(&papers, papers::PLAN));
        assert!(cells.lines().all(|line| line != id), "{name} {id}");
        with_plan(&draft, |_, plan| {
            assert_eq!(plan.left_out.first().unwrap().task.task_id, id);
        });
    }
}

#[test]
fn what_the_figures_contradict_is_told() {
    let mut draft = case("worked-example");
    let (key, from_key, now) = with_plan(&draft, |_, plan| {
        let digit = |watch: &&plan::Watch| {
            let text: String = watch.task.text.iter().map(|text| text.shown()).collect();
            watch.task.id == "watch" && text.contains(|char: char| char.is_ascii_digit())
        };
        let watch = plan.watches.iter().find(digit).unwrap();
        let text: String = watch.task.text.iter().map(|text| text.shown()).collect();
        let field = TaskField::Text;
        (
            AnswerKey::task(&watch.id, &watch.task.id, field).to_string(),
            AnswerKey::TaskGenerated {
                problem: &watch.id,
                task: &watch.task.id,
                field,
            }
            .to_string(),
            text,
        )
    });
    answer(&mut draft, &key, "每学期看一次");
    answer(&mut draft, &from_key, &now);
    let edit = |draft: &Draft| {
        with_plan(draft, |_, plan| {
            let mut edits = plan
                .watches
                .iter()
                .flat_map(|watch| watch.task.edits.clone());
            edits.find(|edit| edit.key == key).unwrap()
        })
    };
    let kept = edit(&draft);
    assert!(!edits::is_outdated(&kept.from, &kept.now));
    answer(&mut draft, &from_key, &format!("{now}，另有3名"));
    let kept = edit(&draft);
    assert!(edits::is_outdated(&kept.from, &kept.now), "{kept:?}");
    assert_eq!(kept.text, "每学期看一次");
}
