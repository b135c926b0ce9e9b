//! What should be mended before a document is signed: empty phrases, tasks without a month, funds that may not pay.
//!
//! In: a plan with its documents, and the rules as data. Out: [`LintFault`]s, each with the place where it can be mended. It
//! changes nothing and forbids nothing.

use crate::papers::official::report as self_check_report;
use crate::papers::official::request as requests;
use crate::texts::{LintTexts, PaperTexts};
use crate::{Block, Document, Inline};
use plan::contradictions::ContradictionKind;
use plan::costs::{self, Funding};
use plan::rounds::{self, ProblemChange};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan, PlanEntry};
use school::answers::{
    AnswerKey, ProblemField, ProgressField, ReportList, TaskField, TaskRef, added_task_id,
    read_day, read_month, read_sum,
};

/// Something to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintFault {
    /// What is wrong, as a sentence.
    pub sentence: String,
    /// The field where it is mended.
    pub field: LintField,
}

/// A field of the page where something is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LintField {
    /// The day of the plan.
    PlanDate,
    /// The day by which everything is done.
    TargetDate,
    /// Documents on which the plan is based.
    Basis,
    /// Name of who holds the post of that id.
    Person(String),
    /// Pupils who are expected to come.
    ExpectedIntake,
    /// The causes of the problem of that id that can be ticked.
    Causes(String),
    /// What else is the cause of the problem of that id.
    WrittenCause(String),
    /// A measure of a problem, by their ids.
    Measure {
        /// The problem.
        problem: String,
        /// The measure.
        measure: String,
    },
    /// What a ticked measure leaves for the school to say.
    Blank {
        /// The problem, by id.
        problem: String,
        /// The measure, by id.
        measure: String,
        /// What is asked, as the field is called.
        name: String,
    },
    /// Who answers for the problem of that id, where its measures begin.
    Owner(String),
    /// The answer of that written key.
    Answer(String),
    /// The changed text of that written key, in the list of those.
    Change(String),
    /// The papers as they are printed.
    Papers,
}

impl LintField {
    fn answer(key: AnswerKey) -> Self {
        Self::Answer(key.to_string())
    }

    /// Id of its element in the page.
    pub fn id(&self) -> String {
        match self {
            Self::PlanDate => "plan-date".to_owned(),
            Self::TargetDate => "target-date".to_owned(),
            Self::Basis => "basis".to_owned(),
            Self::Person(post) => format!("person-{post}"),
            Self::ExpectedIntake => "expected_intake".to_owned(),
            Self::Causes(problem) => format!("{problem}-causes"),
            Self::WrittenCause(problem) => format!("{problem}-own-cause"),
            Self::Measure { problem, measure } => format!("{problem}-{measure}-chosen"),
            Self::Blank {
                problem,
                measure,
                name,
            } => format!("{problem}-{measure}-{name}"),
            Self::Owner(problem) => format!("{problem}-owner"),
            Self::Answer(key) => answer_id(AnswerKey::parse(key)),
            Self::Change(key) => change_id(key),
            Self::Papers => "papers-heading".to_owned(),
        }
    }
}

/// Id of the field that holds an answer; those of a task's fields begin so that they differ from the problem's.
fn answer_id(key: AnswerKey) -> String {
    let task_field = |problem: &str, task: &str, field: TaskField| {
        format!("task-{problem}-{task}-{}", field.key())
    };
    match key {
        AnswerKey::LibraryTask {
            problem,
            measure,
            field,
        } => task_field(problem, measure, field),
        AnswerKey::AddedTask {
            problem,
            number,
            field,
        } => task_field(problem, &added_task_id(number), field),
        key => key.to_string().replace('/', "-"),
    }
}

/// Id of the line about a changed text, by its written key.
pub fn change_id(key: &str) -> String {
    let character = |character: char| {
        if character.is_alphanumeric() {
            character
        } else {
            '-'
        }
    };
    format!("change-{}", key.chars().map(character).collect::<String>())
}

/// Everything that should be mended, in the order of the page; `documents` are the texts that would be downloaded.
pub fn lint(
    basis: &Basis,
    plan: &Plan,
    papers: &PaperTexts,
    documents: &[(&str, &Document)],
) -> Vec<LintFault> {
    let rules = &papers.lint;
    let mut faults = Vec::new();
    dates(basis, plan, rules, &mut faults);
    problems(plan, rules, &mut faults);
    left_out(basis, plan, rules, &mut faults);
    school_problems(plan, rules, &mut faults);
    for told in contradictions(basis, plan, papers) {
        let fault = LintFault {
            sentence: told.sentence,
            field: LintField::Measure {
                problem: told.problem_id,
                measure: told.measure_id,
            },
        };
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    closed(basis, plan, papers, &mut faults);
    solved(basis, plan, papers, &mut faults);
    typed(basis, plan, rules, &mut faults);
    tasks(basis, plan, rules, &mut faults);
    days(basis, plan, rules, &mut faults);
    reports(basis, papers, &mut faults);
    asked(papers, documents, &mut faults);
    money(basis, plan, rules, &mut faults);
    letters(basis, rules, documents, &mut faults);
    texts(rules, documents, &mut faults);
    faults
}

fn add(faults: &mut Vec<LintFault>, template: &str, slots: &Slots, field: LintField) {
    let fault = LintFault {
        sentence: fill_text(template, slots),
        field,
    };
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}

/// Without its days a plan has no months; a target before its beginning cannot be reached.
fn dates(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    let none = Slots::new();
    let data_date = basis.school.profile.data_date;
    if let (Some(start), Some(data)) = (plan.plan_date, data_date)
        && start < data
    {
        let slots: Slots = [("data_date", data.in_words())].into();
        add(faults, &rules.plan_before_data, &slots, LintField::PlanDate);
    }
    if let (Some(start), Some(target)) = (plan.plan_date, plan.target_date)
        && target.year() > start.year().saturating_add(rules.most_years)
    {
        let slots: Slots = [("years", rules.most_years.to_string())].into();
        add(faults, &rules.target_far, &slots, LintField::TargetDate);
    }
    match (plan.plan_date, plan.target_date) {
        (None, _) => add(faults, &rules.no_plan_date, &none, LintField::PlanDate),
        (Some(start), Some(target)) if target <= start => {
            add(
                faults,
                &rules.target_before_plan,
                &none,
                LintField::TargetDate,
            );
        }
        (Some(_), None) => add(faults, &rules.no_target_date, &none, LintField::TargetDate),
        _ => {}
    }
}

/// Each problem needs a cause and a task; a task that comes too late needs an interim way.
fn problems(plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    for problem in &plan.problems {
        let slots: Slots = [("heading", problem.heading.clone())].into();
        let is_caused =
            !problem.written_cause.is_empty() || problem.causes.iter().any(|cause| cause.is_ticked);
        if !is_caused {
            add(
                faults,
                &rules.no_cause,
                &slots,
                if problem.causes.is_empty() {
                    LintField::WrittenCause(problem.id.clone())
                } else {
                    LintField::Causes(problem.id.clone())
                },
            );
        }
        if problem.covered_by.is_none() && problem.tasks().next().is_none() {
            add(
                faults,
                &rules.no_task,
                &slots,
                LintField::Owner(problem.id.clone()),
            );
        }
        for task in problem.tasks().filter(|task| task.is_late) {
            let month = task.finish.map(|month| month.in_words());
            let slots: Slots = [
                ("heading", problem.heading.clone()),
                ("measure", task.name()),
                ("month", month.unwrap_or_default()),
            ]
            .into();
            add(
                faults,
                &rules.late,
                &slots,
                LintField::Measure {
                    problem: problem.id.clone(),
                    measure: task.id.clone(),
                },
            );
        }
    }
}

/// What nobody said and what the papers therefore leave out, count as nothing or take from usual durations.
fn left_out(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    let none = Slots::new();
    let choices = basis.choices;
    if choices.answer(AnswerKey::Meeting).is_empty() {
        add(
            faults,
            &rules.no_meeting,
            &none,
            LintField::answer(AnswerKey::Meeting),
        );
    }
    for id in ["secretary", "principal"] {
        let post = plan::small::posts(basis)
            .into_iter()
            .find(|post| post.id == id);
        let Some(post) = post.filter(|post| plan::small::name(basis, post).is_none()) else {
            continue;
        };
        let slots: Slots = [("post", post.name.clone())].into();
        add(
            faults,
            &rules.no_name,
            &slots,
            LintField::Person(id.to_owned()),
        );
    }
    if basis.forecast.is_none() && !plan.problems.is_empty() {
        add(faults, &rules.no_intake, &none, LintField::ExpectedIntake);
    }
    for problem in &plan.problems {
        for task in problem.tasks() {
            let open = task
                .blanks
                .iter()
                .filter(|(_, typed)| typed.trim().is_empty());
            let open: Vec<&str> = open.map(|(name, _)| name.as_str()).collect();
            if !open.is_empty() {
                let slots: Slots = [
                    ("heading", problem.heading.clone()),
                    ("measure", task.brief.clone()),
                    ("blanks", open.join("、")),
                ]
                .into();
                let field = LintField::Blank {
                    problem: problem.id.clone(),
                    measure: task.id.clone(),
                    name: (*open.first().unwrap_or(&"")).to_owned(),
                };
                add(faults, &rules.no_blank, &slots, field);
            }
        }
        let seen = AnswerKey::DatesSeen {
            problem: &problem.id,
        };
        let is_seen = !choices.answer(seen).is_empty();
        let is_typed = |task: &plan::MeasureOption| {
            let answers = &choices.answers;
            answers.task_month(&problem.id, &task.id).is_some()
        };
        let usual = problem.tasks().filter(|task| !is_typed(task));
        let last = usual.filter_map(|task| task.finish).max();
        if let Some(last) = last.filter(|_| !is_seen) {
            let slots: Slots = [
                ("heading", problem.heading.clone()),
                ("month", last.in_words()),
            ]
            .into();
            add(faults, &rules.usual_dates, &slots, LintField::answer(seen));
        }
    }
}

/// What is missing of the problems that the school wrote.
fn school_problems(plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    for problem in &plan.school_problems {
        let slots: Slots = [("heading", problem.text.clone())].into();
        let field = |field| {
            LintField::answer(AnswerKey::SchoolProblem {
                number: problem.number,
                field,
            })
        };
        let missing = [
            (
                problem.steps.is_empty(),
                &rules.school_no_steps,
                ProblemField::Measures,
            ),
            (
                problem.owner.is_empty(),
                &rules.school_no_owner,
                ProblemField::Owner,
            ),
            (
                problem.finish.is_none(),
                &rules.school_no_month,
                ProblemField::Month,
            ),
            (
                problem.proof.is_empty(),
                &rules.school_no_proof,
                ProblemField::Proof,
            ),
        ];
        for (is_missing, template, of) in missing {
            if is_missing {
                add(faults, template, &slots, field(of));
            }
        }
    }
}

/// What requests leave out: their number, who signs them, whom to ask.
fn letters(
    basis: &Basis,
    rules: &LintTexts,
    documents: &[(&str, &Document)],
    faults: &mut Vec<LintFault>,
) {
    let choices = basis.choices;
    let papers = documents
        .iter()
        .map(|(_, document)| &document.editing.paper);
    let letters: Vec<&String> = papers
        .filter(|paper| paper.starts_with(crate::REQUEST))
        .collect();
    if letters.is_empty() {
        return;
    }
    let none = Slots::new();
    let principal = plan::small::post(basis, "principal");
    let has_principal = principal.is_some_and(|post| plan::small::name(basis, post).is_some());
    if choices.answer(AnswerKey::Signatory).is_empty() && !has_principal {
        add(
            faults,
            &rules.no_signatory,
            &none,
            LintField::answer(AnswerKey::Signatory),
        );
    }
    if choices.answer(AnswerKey::Contact).is_empty() || choices.answer(AnswerKey::Phone).is_empty()
    {
        add(
            faults,
            &rules.no_contact,
            &none,
            LintField::answer(AnswerKey::Contact),
        );
    }
    for paper in letters {
        let key = AnswerKey::PaperNumber { paper };
        if choices.answer(key).is_empty() {
            add(
                faults,
                &rules.no_number_of_letter,
                &none,
                LintField::answer(key),
            );
        }
    }
}

/// A ticked measure that contradicts another choice or the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldContradiction {
    /// The problem, by id.
    pub problem_id: String,
    /// The measure, by id.
    pub measure_id: String,
    /// What contradicts what, as a sentence.
    pub sentence: String,
}

/// Choices that contradict one another or the figures, in the order of the problems.
pub fn contradictions(basis: &Basis, plan: &Plan, papers: &PaperTexts) -> Vec<ToldContradiction> {
    let rules = &papers.lint;
    let mut told = Vec::new();
    for found in plan::contradictions::contradictions(basis, plan) {
        let problem = |id: &str| plan.problems.iter().find(|problem| problem.id == id);
        let Some(of) = problem(&found.problem_id) else {
            continue;
        };
        let brief = |problem_id: &str, measure: &str| {
            let mut tasks = problem(problem_id)
                .into_iter()
                .flat_map(|found| &found.measures);
            let task = tasks.find(|task| task.id == measure);
            task.map_or_else(String::new, |task| task.brief.clone())
        };
        let mut slots: Slots = [("heading", of.heading.clone())].into();
        let (template, measure) = match &found.kind {
            ContradictionKind::CauseDeniesMeasure { cause, measure } => {
                let mut causes = of.causes.iter();
                let cause = causes.find(|found| found.id == *cause);
                slots.insert(
                    "cause",
                    cause.map_or_else(String::new, |cause| cause.text.clone()),
                );
                (&rules.denied, measure)
            }
            ContradictionKind::RoomTwice {
                room,
                measure,
                other_problem,
                other_measure,
            } => {
                slots.insert("room", room.clone());
                slots.insert("other", brief(other_problem, other_measure));
                (&rules.room_twice, measure)
            }
            ContradictionKind::Counted { measure } => (&rules.counted, measure),
            ContradictionKind::WithoutEffect { measure } => (&rules.without_effect, measure),
            ContradictionKind::Unneeded { measure } => (&rules.unneeded, measure),
        };
        slots.insert("measure", brief(&of.id, measure));
        told.push(ToldContradiction {
            problem_id: of.id.clone(),
            measure_id: measure.clone(),
            sentence: fill_text(template, &slots),
        });
    }
    told
}

/// A problem is not over because its tasks are.
fn closed(basis: &Basis, plan: &Plan, papers: &PaperTexts, faults: &mut Vec<LintFault>) {
    let (states, closed) = (&papers.ledger.states, &papers.ledger.closed);
    for problem in &plan.problems {
        let entries = plan
            .entries()
            .filter(|entry| entry.problem_id == problem.id);
        let mut entries = entries.peekable();
        let Some(first) = entries.peek().copied() else {
            continue;
        };
        let is_over =
            |task: PlanEntry| rounds::progress(basis.choices, &task, states).state == *closed;
        if entries.all(is_over) {
            let slots: Slots = [
                ("heading", problem.heading.clone()),
                ("closed", closed.clone()),
            ]
            .into();
            let state = AnswerKey::Progress {
                field: ProgressField::State,
                task: first.task_ref(),
            };
            add(
                faults,
                &papers.lint.closed_unmet,
                &slots,
                LintField::answer(state),
            );
        }
    }
}

/// A problem that is closed out needs somebody who verified it, on a day on which its figures were there.
fn solved(basis: &Basis, plan: &Plan, papers: &PaperTexts, faults: &mut Vec<LintFault>) {
    let Some(last) = rounds::round(basis, plan, &papers.ledger.closed) else {
        return;
    };
    let rules = &papers.lint;
    let data_date = basis.school.profile.data_date;
    for problem in last
        .of(ProblemChange::Solved)
        .filter(|problem| problem.is_closed)
    {
        let mut slots: Slots = [
            ("heading", problem.heading.clone()),
            ("closed", papers.ledger.closed.clone()),
            ("typed", problem.closed.clone()),
        ]
        .into();
        let field = |field| {
            LintField::answer(AnswerKey::Closing {
                field,
                problem: &problem.id,
            })
        };
        if problem.verifier.is_empty() {
            add(
                faults,
                &rules.no_verifier,
                &slots,
                field(ProgressField::Verifier),
            );
        }
        match (read_day(&problem.closed), data_date) {
            (None, _) if !problem.closed.is_empty() => {
                add(
                    faults,
                    &rules.closed_day,
                    &slots,
                    field(ProgressField::Closed),
                );
            }
            (Some(day), Some(data_date)) if day < data_date => {
                slots.insert("day", day.in_words());
                slots.insert("data_date", data_date.in_words());
                add(
                    faults,
                    &rules.closed_before,
                    &slots,
                    field(ProgressField::Closed),
                );
            }
            _ => {}
        }
    }
}

/// Empty phrases and forbidden acts in what the school typed itself.
fn typed(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    let mut fields: Vec<(LintField, &str)> = vec![(LintField::Basis, &basis.choices.basis)];
    for problem in &plan.problems {
        let Some(choices) = basis.choices.problems.get(&problem.id) else {
            continue;
        };
        fields.push((
            LintField::WrittenCause(problem.id.clone()),
            &choices.written_cause,
        ));
        for task in problem.tasks() {
            let blanks = task.blanks.iter();
            fields.extend(blanks.filter_map(|(name, _)| {
                let field = LintField::Blank {
                    problem: problem.id.clone(),
                    measure: task.id.clone(),
                    name: name.clone(),
                };
                Some((field, choices.blanks.get(name)?.as_str()))
            }));
        }
    }
    for (key, text) in basis.choices.answers.iter() {
        if let Some(field) = field_of(key) {
            fields.push((field, text));
        }
    }
    for (field, text) in fields {
        for sentence in sentences(text) {
            let phrase = rules
                .empty_phrases
                .iter()
                .find(|phrase| sentence.contains(phrase.as_str()));
            let has_number = self_check_report::has_number(sentence);
            if let Some(phrase) = phrase.filter(|_| !has_number) {
                let slots = quoted(phrase, sentence);
                add(faults, &rules.empty, &slots, field.clone());
            }
            let word = rules
                .forbidden
                .iter()
                .find(|word| sentence.contains(word.as_str()));
            if let Some(word) = word {
                add(
                    faults,
                    &rules.forbidden_act,
                    &quoted(word, sentence),
                    field.clone(),
                );
            }
        }
    }
}

/// The field in which an answer is mended; `None` for those that the school did not write.
fn field_of(key: AnswerKey) -> Option<LintField> {
    match key {
        AnswerKey::TextEdit(_) => Some(LintField::Change(key.to_string())),
        AnswerKey::TextGenerated(_)
        | AnswerKey::TaskGenerated { .. }
        | AnswerKey::TaskOrder { .. }
        | AnswerKey::Fund(_)
        | AnswerKey::Setting(_) => None,
        key => Some(LintField::answer(key)),
    }
}

/// Months and sums of tasks that cannot be read, and months before the plan.
fn tasks(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    for (key, typed) in basis.choices.answers.filled() {
        let Some((problem, field)) = key.as_task() else {
            continue;
        };
        // Met, an indicator is watched under the id of its problem, and the tasks of that are printed no more.
        let mut watches = plan.watches.iter();
        let is_in_plan = plan.problems.iter().any(|other| other.id == problem)
            || watches.any(|watch| AnswerKey::task(&watch.id, &watch.task.id, field) == key);
        let Some(place) = field_of(key).filter(|_| is_in_plan) else {
            continue;
        };
        let heading = plan.entries().find(|entry| entry.problem_id == problem);
        let heading = heading.map_or(problem, |entry| entry.heading);
        let slots: Slots = [("heading", heading.to_owned()), ("typed", typed.to_owned())].into();
        let month = read_month(typed);
        let start = plan.plan_date.map(|date| date.month());
        let template = match field {
            TaskField::Month if month.is_none() => &rules.month,
            TaskField::Month if month < start => &rules.month_before,
            TaskField::Sum if read_sum(typed).is_none() => &rules.sum,
            _ => continue,
        };
        add(faults, template, &slots, place);
    }
}

/// Days of closing out that cannot be read.
fn days(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    for entry in plan.entries() {
        let key = AnswerKey::Progress {
            field: ProgressField::Closed,
            task: entry.task_ref(),
        };
        let typed = basis.choices.answer(key);
        if !typed.is_empty() && read_day(typed).is_none() {
            let slots: Slots = [("heading", entry.task.name()), ("typed", typed.to_owned())].into();
            add(faults, &rules.closed_day, &slots, LintField::answer(key));
        }
    }
}

/// What was written into the report by hand and asks for something.
fn asked(papers: &PaperTexts, documents: &[(&str, &Document)], faults: &mut Vec<LintFault>) {
    let reports = documents.iter().map(|(_, document)| &document.editing);
    for editing in reports.filter(|report| report.paper == crate::REPORT) {
        for edit in &editing.edits {
            if requests::is_request(&edit.text, &papers.report) {
                let slots: Slots = [("sentence", edit.text.clone())].into();
                add(
                    faults,
                    &papers.lint.asked,
                    &slots,
                    LintField::Change(edit.key.clone()),
                );
            }
        }
    }
}

fn quoted(word: &str, sentence: &str) -> Slots {
    [("word", word.to_owned()), ("sentence", sentence.to_owned())].into()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', '\n'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
}

/// What the school wrote for the report and what is not printed in it.
fn reports(basis: &Basis, papers: &PaperTexts, faults: &mut Vec<LintFault>) {
    let rules = &papers.lint;
    for (key, text) in basis.choices.answers.filled() {
        let AnswerKey::ReportLine { list, .. } = key else {
            continue;
        };
        let slots: Slots = [("sentence", text.to_owned())].into();
        let field = LintField::answer(key);
        if requests::is_request(text, &papers.report) {
            add(faults, &rules.moved, &slots, field);
        } else if list == ReportList::Done && !self_check_report::has_number(text) {
            add(faults, &rules.no_number, &slots, field);
        }
    }
}

/// Prices that are no numbers, and funds that may not pay.
fn money(basis: &Basis, plan: &Plan, rules: &LintTexts, faults: &mut Vec<LintFault>) {
    for line in &costs::lines(basis, plan) {
        let source = line.funding.source(basis);
        let kind = basis.library.cost(&line.cost);
        let kind =
            kind.and_then(|cost| basis.library.kinds.iter().find(|kind| kind.id == cost.kind));
        let task = plan
            .entries()
            .find(|entry| entry.task.task_id == line.task_id);
        let slots: Slots = [
            (
                "measure",
                task.map_or_else(String::new, |entry| entry.task.name()),
            ),
            ("typed", line.unreadable.clone()),
            (
                "source",
                source.map_or_else(String::new, |source| source.name.clone()),
            ),
            (
                "kind",
                kind.map_or_else(String::new, |kind| kind.name.clone()),
            ),
        ]
        .into();
        if !line.unreadable.is_empty() {
            let field = LintField::answer(AnswerKey::parse(&line.price_key));
            add(faults, &rules.price, &slots, field);
        }
        if matches!(line.funding, Funding::Forbidden(_)) {
            let fund = AnswerKey::Fund(TaskRef::Id {
                problem: &line.problem_id,
                task: &line.measure_id,
            });
            add(faults, &rules.fund, &slots, LintField::answer(fund));
        }
    }
}

/// What no document may say, wherever it came from.
fn texts(rules: &LintTexts, documents: &[(&str, &Document)], faults: &mut Vec<LintFault>) {
    for (name, document) in documents {
        for block in document.sections.iter().flat_map(|section| &section.blocks) {
            let text = text_of(block);
            for claim in rules
                .claims
                .iter()
                .filter(|claim| text.contains(claim.as_str()))
            {
                let slots: Slots = [("word", claim.clone()), ("name", (*name).to_owned())].into();
                add(faults, &rules.claim, &slots, LintField::Papers);
            }
        }
    }
}

fn text_of(block: &Block) -> String {
    let inlines = block.inlines().into_iter().map(Inline::shown);
    let plain: Vec<&String> = match block {
        Block::Title(lines) | Block::AnnexList(lines) => lines.iter().collect(),
        Block::AnnexTitle(title) => vec![title],
        Block::Table(table) => table.caption.iter().chain(&table.head).collect(),
        _ => Vec::new(),
    };
    inlines.chain(plain.into_iter().cloned()).collect()
}
