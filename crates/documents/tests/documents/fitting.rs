//! A plan asks for nothing that the school's own figures or other tasks of the plan speak against: classes of the year in
//! which they count, no task for nobody, one letter for the same pupils, months before what they must precede.

use cases::{case, lines, with_plan};
use files::papers::{self, Content, Paper};
use plan::template::{Piece, Sentence};
use plan::{Basis, MeasureOption, Plan, PlanProblem, PromiseKind};
use school::draft::{Draft, Entry, ProblemChoices, Sheet, SheetKind};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};
use support::cases;

const GROWING: &str = "new-city-growing";
const CROWDED: &str = "big-city-crowded";

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

fn problem<'p>(plan: &'p Plan, id: &str) -> &'p PlanProblem {
    plan.problems
        .iter()
        .find(|problem| problem.id == id)
        .unwrap()
}

fn measure<'p>(plan: &'p Plan, id: &str, measure: &str) -> &'p MeasureOption {
    let mut measures = problem(plan, id).measures.iter();
    measures.find(|other| other.id == measure).unwrap()
}

fn ticked(mut draft: Draft, problem: &str, causes: &[&str]) -> Draft {
    let choices = ProblemChoices {
        causes: causes.iter().map(|cause| (*cause).to_owned()).collect(),
        ..ProblemChoices::default()
    };
    draft.choices.problems.insert(problem.to_owned(), choices);
    draft
}

fn text_of(papers: &[Paper], key: &str) -> Vec<String> {
    let paper = papers.iter().find(|paper| paper.key == key).unwrap();
    let Content::Text(document) = &paper.content else {
        panic!("{key} is no document")
    };
    lines(document)
}

fn written(basis: &Basis, plan: &Plan) -> Vec<Paper> {
    papers::papers(basis, plan, data::texts(), data::papers())
}

#[test]
fn classes_are_added_for_the_year_in_which_they_count() {
    with_plan(&case(GROWING), |_basis, plan| {
        // 430, 416, 399 and 230 pupils at 45 a class: 10 + 10 + 9 + 6; by then there are 8 more classes than today's 21.
        let add = measure(plan, "G5", "add_class");
        assert!(
            shown(&add.text).contains("达到35个班"),
            "{}",
            shown(&add.text)
        );
        let teachers = measure(plan, "G5", "teachers");
        assert!(
            shown(&teachers.text).contains("增开的6个班"),
            "{}",
            shown(&teachers.text)
        );
        let asked = plan
            .requests
            .iter()
            .find(|request| request.task_id == teachers.task_id);
        assert_eq!(asked.unwrap().asked, "6个班");
    });
}

#[test]
fn no_room_is_freed_by_a_grade_that_the_school_does_not_have() {
    with_plan(&case(GROWING), |_, plan| {
        assert!(!measure(plan, "G5", "after_graduation").is_suggested);
    });
    with_plan(&ticked(case(CROWDED), "G5", &["rooms"]), |_, plan| {
        let suggested = measure(plan, "G5", "after_graduation");
        assert!(suggested.is_suggested && !suggested.reaches);
    });
}

#[test]
fn balancing_does_not_promise_what_needs_more_classes() {
    with_plan(&ticked(case(GROWING), "G5", &["uneven"]), |_, plan| {
        let rebalance = measure(plan, "G5", "rebalance");
        assert!(!rebalance.reaches);
        assert!(
            shown(&rebalance.text).ends_with("仍少6个班的，另行安排增班"),
            "{}",
            shown(&rebalance.text)
        );
        assert_ne!(problem(plan, "G5").promise.kind, PromiseKind::Bound);
    });
}

#[test]
fn nobody_is_set_to_work_who_is_not_there() {
    let mut none = ticked(case(CROWDED), "R2", &["left"]);
    with_plan(&none, |_, plan| {
        assert!(measure(plan, "R2", "keep").is_suggested);
    });
    for (slot, entry) in none.entries.iter_mut() {
        if slot.figure.0 == "backbone_teachers" {
            *entry = Entry::Text("0".to_owned());
        }
    }
    with_plan(&none, |_, plan| {
        assert!(!measure(plan, "R2", "keep").is_suggested);
    });
}

#[test]
fn the_same_pupils_are_sent_elsewhere_once() {
    let growth = |draft| ticked(ticked(draft, "R4", &["growth"]), "R5", &["growth"]);
    with_plan(&growth(case(CROWDED)), |_, plan| {
        assert!(plan.problems.iter().any(|problem| problem.id == "G4"));
        for id in ["R4", "R5"] {
            assert!(!measure(plan, id, "divert").is_suggested, "{id}");
        }
    });
    with_plan(&growth(case("worked-example")), |_, plan| {
        assert!(measure(plan, "R5", "divert").is_suggested);
    });
}

#[test]
fn what_must_be_asked_for_in_spring_is_watched_before() {
    with_plan(&case(GROWING), |_, plan| {
        let spring = ["R4", "R5", "G4"];
        let watches = plan
            .watches
            .iter()
            .filter(|watch| spring.contains(&watch.indicator.as_str()));
        // What will not be met says by when.
        let watches = watches.filter(|watch| shown(&watch.task.text).starts_with("到20"));
        let months: Vec<u8> = watches
            .map(|watch| watch.task.finish.unwrap().month_of_year())
            .collect();
        assert!(
            !months.is_empty() && months.iter().all(|month| *month <= 4),
            "{months:?}"
        );
    });
}

#[test]
fn a_plan_of_a_school_that_meets_nothing_does_not_speak_of_margins() {
    with_plan(&case(CROWDED), |basis, plan| {
        let text = text_of(&written(basis, plan), papers::PLAN).join("\n");
        assert!(!text.contains("余量都够"));
    });
}

#[test]
fn money_of_a_small_unit_is_asked_for_under_its_name() {
    let mut draft = case(GROWING);
    let slot = |figure: &str, part| Slot {
        figure: FigureId::from(figure),
        part,
    };
    let mut unit = Sheet {
        kind: SheetKind::Uncounted,
        name: "河东教学点".to_owned(),
        school_kind: Some(SchoolKind::TeachingPoint),
        ..Sheet::default()
    };
    let pupils = slot("pupils", Part::Stage(Stage::Primary));
    unit.entries.insert(pupils, Entry::Text("20".to_owned()));
    let funded = slot("funding_headcount", Part::Whole);
    unit.entries.insert(funded, Entry::Text("20".to_owned()));
    draft.sheets.push(unit);
    with_plan(&draft, |basis, plan| {
        let found = problem(plan, "G6");
        assert!(shown(&found.statement).starts_with("河东教学点公用经费按20人核定"));
        let text = text_of(&written(basis, plan), papers::PLAN).join("\n");
        assert!(!text.contains("本校公用经费按"), "{text}");
    });
}
