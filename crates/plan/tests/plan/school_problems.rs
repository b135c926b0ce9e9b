//! Problems that the school wrote itself, and what is not met of the other packs that it looks at.

use cases::{case, with_plan};
use numbers::calendar::{Date, Month};
use school::answers::{AnswerKey, ProblemField};
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use support::cases;

fn tell(draft: &mut Draft, number: u32, field: ProblemField, text: &str) {
    let key = AnswerKey::SchoolProblem { number, field };
    draft.choices.answers.insert(key, text);
}

#[test]
fn a_problem_of_the_school_is_read_as_it_was_written() {
    let mut draft = case("worked-example");
    for (field, text) in [
        (ProblemField::Text, " 功能室使用记录不全。"),
        (ProblemField::Source, "feedback"),
        (ProblemField::Date, "2026年10月28日"),
        (ProblemField::Measures, "当日登记；\n\n每月检查。"),
        (ProblemField::Owner, "王志强"),
        (ProblemField::Month, "2027-02"),
    ] {
        tell(&mut draft, 3, field, text);
    }
    // Without a text it says nothing.
    tell(&mut draft, 1, ProblemField::Owner, "李红梅");
    tell(&mut draft, 2, ProblemField::Text, "   ");
    with_plan(&draft, |_, plan| {
        let [problem] = plan.school_problems.as_slice() else {
            panic!("{:?}", plan.school_problems);
        };
        assert_eq!(problem.number, 3);
        assert_eq!(problem.id(), "problem-3");
        assert_eq!(problem.text, "功能室使用记录不全");
        assert!(problem.is_feedback);
        assert_eq!(problem.date, Date::new(2026, 10, 28));
        assert_eq!(problem.steps, ["当日登记", "每月检查"]);
        assert_eq!(problem.owner, "王志强");
        assert_eq!(problem.finish, Month::new(2027, 2));
        assert_eq!(problem.cause, "");
    });
}

#[test]
fn an_item_of_another_pack_is_a_problem_once_and_its_measures_can_be_ticked() {
    let mut draft = case("worked-example");
    draft.choices.plan_date = Date::new(2026, 11, 22);
    draft.packs.insert("jiaoji-2017-9".to_owned());
    for figure in ["management_10", "management_11"] {
        let slot = Slot::new(figure, Part::Whole);
        let level = Entry::Text("not_reached".to_owned());
        draft.entries.insert(slot, level);
    }
    let ticked = |draft: &Draft| {
        with_plan(draft, |_, plan| {
            let problem = &plan.pack_problems[0];
            let tasks = problem.tasks().map(|task| task.id.clone());
            (problem.items.len(), tasks.collect::<Vec<String>>())
        })
    };
    // Clause 10 is of the first duty, clause 11 of the second.
    let suggested = ["list", "equal_rights", "development"].map(str::to_owned);
    assert_eq!(ticked(&draft), (2, suggested.to_vec()));
    let choices = draft.choices.problems.entry("jiaoji-2017-9".to_owned());
    let measures: Vec<String> = vec!["list".to_owned()];
    choices.or_default().measures = Some(measures.into_iter().collect());
    assert_eq!(ticked(&draft), (2, vec!["list".to_owned()]));
    with_plan(&draft, |_, plan| {
        // Two months after November 2026.
        assert_eq!(plan.pack_problems[0].finish(), Month::new(2027, 1));
    });
}

#[test]
fn what_two_packs_ask_of_the_same_figures_is_one_problem() {
    let mut draft = case("worked-example");
    let without = with_plan(&draft, |_, plan| plan.problems.len());
    draft.packs.insert("school-conditions".to_owned());
    with_plan(&draft, |_, plan| {
        assert_eq!(plan.problems.len(), without);
        for problem in &plan.pack_problems {
            let names = problem.items.join("、");
            assert!(!names.contains("班级学生数"), "{names}");
        }
    });
}
