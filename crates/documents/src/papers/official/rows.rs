//! One row per problem: what every list of problems is made of, the ledger, the table of what is done, and the report alike.
//!
//! In: the paper with its plan. Out: a [`ProblemRow`] per problem, the unmet ones first, then what the school wrote itself. It
//! must not know which columns a list has.

use super::{Paper, plain};
use crate::sections::funds;
use check::Detail;
use numbers::calendar::Month;
use plan::costs::{self, CostLine};
use plan::template::{self, Slots, fill_text};
use plan::{MeasureOption, PackProblem, PlanProblem, SchoolProblem, small};
use school::answers::TaskField;
use words::findings;

/// Pieces of evidence that a row names at most.
const MOST_EVIDENCE: usize = 1;

/// What is said of one problem in lists. A text that nobody knows is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::papers) struct ProblemRow {
    /// Id in keys of answers.
    pub(in crate::papers) id: String,
    /// Field, such as 师资.
    pub(in crate::papers) category: String,
    /// What is wrong, in few words.
    pub(in crate::papers) heading: String,
    /// Who found it.
    pub(in crate::papers) source: String,
    /// What the standard asks for.
    pub(in crate::papers) bound: String,
    /// What there is.
    pub(in crate::papers) standing: String,
    /// The same as rounds read it back.
    pub(in crate::papers) value: String,
    /// What is missing.
    pub(in crate::papers) gap: String,
    /// Why.
    pub(in crate::papers) causes: String,
    /// What will be reached, with its day.
    pub(in crate::papers) goal: String,
    /// What the school does.
    pub(in crate::papers) steps: String,
    /// The step that makes most of the difference: the first that changes a figure, else the first.
    pub(in crate::papers) first: String,
    /// What is asked for.
    pub(in crate::papers) asked: String,
    /// Who leads.
    pub(in crate::papers) leader: String,
    /// Who answers for it.
    pub(in crate::papers) owner: String,
    /// The month in which it begins.
    pub(in crate::papers) start: Option<Month>,
    /// The last month.
    pub(in crate::papers) finish: Option<Month>,
    /// Sum in 万元, as far as it is known.
    pub(in crate::papers) sum: String,
    /// Who pays.
    pub(in crate::papers) sources: String,
    /// What proves that it is done.
    pub(in crate::papers) proof: String,
}

impl<'a> Paper<'a> {
    /// Every problem of the plan.
    pub(in crate::papers) fn rows(&self) -> Vec<ProblemRow> {
        let problems = self.problems();
        let unmet = problems.filter_map(|problem| self.row_of(problem));
        let packs = self.plan().pack_problems.iter();
        let packs = packs.map(|problem| self.row_of_pack(problem));
        let school = self.plan().school_problems.iter();
        let school = school.map(|problem| self.row_of_school(problem));
        unmet.chain(packs).chain(school).collect()
    }

    fn row_of(&self, problem: &PlanProblem) -> Option<ProblemRow> {
        let finding = self.finding(problem)?;
        let shown = findings::row(finding, self.basis().standard, &self.writer.words())?;
        let tasks = || problem.tasks();
        let by_school = |task: &&MeasureOption| task.is_done_by_school();
        let steps = if tasks().next().is_none() {
            self.done(problem).trim_end_matches('。').to_owned()
        } else {
            self.briefs(tasks().filter(by_school))
        };
        let (sum, sources) = self.funds_of(problem);
        let evidence = problem.evidence.iter().take(MOST_EVIDENCE).cloned();
        Some(ProblemRow {
            id: problem.id.clone(),
            category: problem.category.clone(),
            heading: format!(
                "{}{}",
                self.writer.stage_name(problem.part),
                problem.heading
            ),
            source: self.texts.ledger.source_check.clone(),
            bound: self.bound_cell(finding, shown.bound),
            standing: self.value_cell(finding, shown.value.clone()),
            value: shown.value,
            // Classes above the limit are told with how the school stands.
            gap: if finding.gap.is_some() && !matches!(finding.detail, Detail::Classes { .. }) {
                shown.gap
            } else {
                String::new()
            },
            causes: self.causes_of(problem),
            goal: format!("{}{}", self.goal_date(problem), self.goal_of(problem)),
            steps,
            asked: self.briefs(tasks().filter(|task| !by_school(task))),
            first: {
                let makes = tasks().find(|task| by_school(task) && !task.changes.is_empty());
                let first = makes.or_else(|| tasks().find(|task| by_school(task)));
                first.map_or_else(String::new, |task| task.brief.clone())
            },
            leader: self.leader(&problem.category),
            owner: self.owner(problem),
            start: self.plan().plan_date.map(|date| date.month()),
            finish: tasks().filter_map(|task| task.finish).max(),
            sum,
            sources,
            // What stands in brackets is for the list of evidence.
            proof: evidence
                .map(|evidence| evidence.split('（').next().unwrap_or_default().to_owned())
                .collect::<Vec<String>>()
                .join("、"),
        })
    }

    fn row_of_pack(&self, problem: &PackProblem) -> ProblemRow {
        let steps = problem.tasks().map(|task| task.text.as_str());
        let steps = steps.collect::<Vec<&str>>().join("；");
        let cause = if problem.written_cause.is_empty() {
            self.texts.causes.verifying.clone()
        } else {
            problem.written_cause.clone()
        };
        ProblemRow {
            id: problem.id.clone(),
            category: problem.category.clone(),
            heading: problem.heading.clone(),
            source: self.texts.ledger.source_check.clone(),
            standing: problem.items.join("、"),
            value: problem.items.join("、"),
            causes: cause,
            goal: problem.goal.clone(),
            first: problem
                .tasks()
                .next()
                .map_or_else(String::new, |task| task.text.clone()),
            steps: if steps.is_empty() {
                self.undecided()
            } else {
                steps
            },
            leader: self.leader(&problem.category),
            owner: self.person_of(&plain(&problem.owner)),
            start: self.plan().plan_date.map(|date| date.month()),
            finish: problem.finish(),
            proof: problem.proof.clone(),
            ..ProblemRow::default()
        }
    }

    /// That measures are being settled, without an end.
    fn undecided(&self) -> String {
        let texts = &self.texts.measures;
        let text = self.next_month(&texts.none, &texts.none_undated);
        text.trim_end_matches('。').to_owned()
    }

    fn row_of_school(&self, problem: &SchoolProblem) -> ProblemRow {
        let texts = &self.texts.ledger;
        let or_open = |text: &str, open: &str| if text.is_empty() { open } else { text }.to_owned();
        let source = if problem.is_feedback {
            &texts.source_feedback
        } else {
            &texts.source_school
        };
        let steps = problem.steps.join("；");
        ProblemRow {
            id: problem.id(),
            category: texts.category_school.clone(),
            heading: problem.text.clone(),
            source: source.clone(),
            bound: problem.basis.clone(),
            causes: or_open(&problem.cause, &self.texts.causes.verifying),
            first: problem.steps.first().cloned().unwrap_or_default(),
            goal: or_open(&problem.goal, &texts.goal_school),
            steps: if steps.is_empty() {
                self.undecided()
            } else {
                steps
            },
            asked: problem.asked.clone(),
            leader: self.leader(&texts.category_school),
            owner: or_open(&problem.owner, &texts.owner_open),
            start: self.plan().plan_date.map(|date| date.month()),
            finish: problem.finish,
            proof: problem.proof.clone(),
            ..ProblemRow::default()
        }
    }

    /// What is known of what a problem costs, in 万元, and who pays; 待核定 where nothing is known of what costs something.
    fn funds_of(&self, problem: &PlanProblem) -> (String, String) {
        let texts = &self.texts.funds;
        let lines: Vec<CostLine> = self
            .lines
            .iter()
            .filter(|line| line.problem_id == problem.id)
            .cloned()
            .collect();
        if lines.is_empty() {
            return (String::new(), String::new());
        }
        let total = costs::total(&lines);
        let sum = match (total.priced, total.open) {
            (0, _) => texts.settle.clone(),
            _ => funds::ten_thousands(total.amount),
        };
        let mut sources: Vec<&str> = Vec::new();
        for line in &lines {
            let source = line.funding.source(self.basis());
            let source = source.map_or("", |source| source.name.as_str());
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        (sum, sources.join("、"))
    }

    /// Who leads the work of a field: a name, or the post.
    pub(super) fn leader(&self, category: &str) -> String {
        let texts = &self.texts.ledger;
        let is_vice = texts.led_by_vice.iter().any(|field| field == category);
        let id = if is_vice {
            "vice_principal"
        } else {
            "principal"
        };
        let post = small::post(self.basis(), id);
        let name = post.map(|post| {
            small::name(self.basis(), post)
                .unwrap_or(post.name.as_str())
                .to_owned()
        });
        name.unwrap_or_default()
    }

    /// 2027年2月底前; empty while nobody knows.
    pub(super) fn until(&self, month: Option<Month>) -> String {
        let month = month.map(Month::in_words);
        month.map_or_else(String::new, |month| {
            let slots: Slots = [("month", month)].into();
            fill_text(&self.texts.ledger.by, &slots)
        })
    }

    /// Leader and owner, each once.
    pub(super) fn people_of(row: &ProblemRow) -> String {
        if row.leader.is_empty() || row.owner.ends_with(row.leader.as_str()) {
            row.owner.clone()
        } else {
            format!("{}、{}", row.leader, row.owner)
        }
    }
}

impl Paper<'_> {
    /// Who answers for a problem: names, or the post where nobody is named. Whom the school wrote for one of its tasks
    /// stands beside, or in the place of the bare post that is meant.
    pub(super) fn owner(&self, problem: &PlanProblem) -> String {
        let answers = &self.basis().choices.answers;
        let mut owners = vec![plain(&problem.owner)];
        for task in problem.tasks() {
            let typed = answers.task_edit(&problem.id, &task.id, TaskField::Owner);
            let typed = plain(&template::with_marks(typed));
            if typed.trim().is_empty() || owners.contains(&typed) {
                continue;
            }
            match owners
                .iter_mut()
                .find(|post| typed.starts_with(post.as_str()))
            {
                Some(post) => *post = typed,
                None => owners.push(typed),
            }
        }
        let mut people: Vec<String> = Vec::new();
        for person in owners.iter().map(|owner| self.person_of(owner)) {
            if !people.contains(&person) && !person.is_empty() {
                people.push(person);
            }
        }
        people.join("、")
    }

    /// The name behind a post; the post where there is none.
    pub(super) fn person_of(&self, owner: &str) -> String {
        let found = plan::posts::post_and_name(&self.basis().library.posts, owner);
        let name = found.map(|(_, name)| name).filter(|name| !name.is_empty());
        name.unwrap_or(owner).to_owned()
    }
}
