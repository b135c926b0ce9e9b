//! The last round and this one: how far each task is, and which problems are solved, still there or new.
//!
//! In: the answers of the school (`status/…`, `done/…`, `closed/…`, `verifier/…`, `round/…`), and the findings of today.
//! Out: [`Progress`] of a task, and a [`Round`] where there was one. It must not know files or how anything is shown.

use super::evidence::{self, EvidencePiece};
use super::template::{self, Sentence};
use super::{Basis, Plan, problem, slots, small};
use check::{Finding, Outcome};
use numbers::calendar::Date;
use numbers::name::Name;
use school::draft::PlanChoices;
use school::figures::Part;
use school::reading;

/// Beginning of the keys of states.
pub const STATUS: &str = "status/";
/// Beginning of the keys of what was done.
pub const DONE: &str = "done/";
/// Beginning of the keys of days of closing out.
pub const CLOSED: &str = "closed/";
/// Beginning of the keys of those who verified.
pub const VERIFIER: &str = "verifier/";
/// Beginning of the keys of the last round: `round/date`, and `round/<problem>/value`, `…/bound`, `…/gap`.
pub const ROUND: &str = "round/";
/// Key of the day of the last round's figures, as documents write it.
pub const ROUND_DATE: &str = "round/date";

/// The task that a day and a name belong to which are of the whole problem.
const PROBLEM: &str = "round";

/// Key of what is said of closing a whole problem out; `beginning` is [`CLOSED`] or [`VERIFIER`].
pub fn closing_key(beginning: &str, problem: &str) -> String {
    format!("{beginning}{problem}/{PROBLEM}")
}

/// Whether the key of a task is that of a whole problem's closing, which belongs to its own round only.
pub fn is_of_closing(task_key: &str) -> bool {
    task_key
        .rsplit_once('/')
        .is_some_and(|(_, task)| task == PROBLEM)
}

/// How far a task is, as the school says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// One of the states; the first while nothing was said.
    pub state: &'a str,
    /// What was done.
    pub done: &'a str,
    /// When it was closed out.
    pub closed: &'a str,
    /// Who verified it.
    pub verifier: &'a str,
}

/// The last round beside today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Day of its figures, as documents write it; empty when unknown.
    pub date: String,
    /// Every problem of both: solved, then still there, then undecided, then new.
    pub problems: Vec<Compared>,
}

/// A problem of the last round, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What became of it.
    pub change: Change,
    /// Problem, by id.
    pub id: String,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Index of its finding in the report.
    pub finding_idx: usize,
    /// Few words, without the stage.
    pub heading: String,
    /// How it stood in the last round, with its unit; empty for a new one.
    pub before: String,
    /// The sentence that says when it counts as solved.
    pub close_out: Sentence,
    /// Who answers for it.
    pub owner: Sentence,
    /// The evidence that is at hand.
    pub evidence: Vec<EvidencePiece>,
    /// What was done, task by task, as written.
    pub done: Vec<String>,
    /// Some task of it was closed out.
    pub is_closed: bool,
    /// The day of closing out that was given for it, or the last one of its tasks, as typed; empty for none.
    pub closed: String,
    /// Who verified; empty for none.
    pub verifier: String,
}

/// What became of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is met today.
    Solved,
    /// It is still unmet.
    Continued,
    /// It cannot be judged today.
    Open,
    /// It was no problem in the last round.
    New,
}

/// How far a task is: by the key of the task, or by its id in all documents where only that is known.
pub fn progress<'a>(
    choices: &'a PlanChoices,
    key: &str,
    task_id: &str,
    states: &'a [String],
) -> Progress<'a> {
    let answer = |kind: &str| match choices.answer(&format!("{kind}{key}")) {
        "" => choices.answer(&format!("{kind}{task_id}")),
        own => own,
    };
    let said = answer(STATUS);
    let known = states.iter().find(|state| *state == said);
    Progress {
        state: known.or(states.first()).map_or("", String::as_str),
        done: answer(DONE),
        closed: answer(CLOSED),
        verifier: answer(VERIFIER),
    }
}

/// A day as people write it: 2027-03-05, 2027年3月5日, 2027.3.5.
pub fn read_day(text: &str) -> Option<Date> {
    let text = reading::plain(text);
    let parts: Vec<&str> = text.split(|sign: char| !sign.is_ascii_digit()).collect();
    let mut numbers = parts.into_iter().filter(|part| !part.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let is_over = numbers.next().is_none() && year.len() == 4;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|_| is_over)
}

/// The last round beside today; `None` where the school brought none in.
pub fn round(basis: &Basis, plan: &Plan, closed_state: &str) -> Option<Round> {
    let answers = &basis.choices.answers;
    let mut before: Vec<&str> = Vec::new();
    for (key, text) in answers {
        let rest = key.strip_prefix(ROUND).filter(|_| !text.trim().is_empty());
        if let Some(id) = rest.and_then(|rest| rest.strip_suffix("/value")) {
            before.push(id);
        }
    }
    let date = basis.choices.answer(ROUND_DATE).to_owned();
    if before.is_empty() && date.is_empty() {
        return None;
    }
    let mut problems = Vec::new();
    for (finding_idx, finding) in basis.report.findings.iter().enumerate() {
        let id = problem::id(basis, finding);
        let is_problem = plan.problems.iter().any(|problem| problem.id == id);
        let change = match (before.contains(&id.as_str()), is_problem) {
            (true, true) => Change::Continued,
            (false, true) => Change::New,
            (true, false) if finding.outcome == Outcome::Met => Change::Solved,
            (true, false) => Change::Open,
            (false, false) => continue,
        };
        problems.extend(compared(
            (basis, plan),
            finding_idx,
            finding,
            id,
            change,
            closed_state,
        ));
    }
    problems.sort_by_key(|problem| problem.change);
    Some(Round { date, problems })
}

fn compared(
    (basis, plan): (&Basis, &Plan),
    finding_idx: usize,
    finding: &Finding,
    id: String,
    change: Change,
    closed_state: &str,
) -> Option<Compared> {
    let kind = small::kind(basis, &finding.indicator)?;
    let slots = slots::of(basis, finding);
    let of_tasks = |beginning: &str| {
        let beginning = [format!("{beginning}{id}/"), format!("{beginning}{id}-")];
        let answers = basis.choices.answers.iter().filter(move |(key, text)| {
            beginning.iter().any(|own| key.starts_with(own.as_str())) && !text.trim().is_empty()
        });
        answers.map(|(_, text)| text.trim().to_owned())
    };
    let owner = basis
        .choices
        .problems
        .get(&id)
        .map_or("", |own| own.owner.as_str());
    let of_problem = |beginning: &str| {
        let said = basis.choices.answer(&closing_key(beginning, &id)).trim();
        (!said.is_empty()).then(|| said.to_owned())
    };
    let closed = of_problem(CLOSED).or_else(|| of_tasks(CLOSED).max_by_key(|task| read_day(task)));
    let verifier = of_problem(VERIFIER).or_else(|| of_tasks(VERIFIER).next_back());
    let mut evidence = evidence::standing_pieces(basis, &finding.indicator);
    evidence.retain(|piece| piece.is_at_hand);
    let of_plan = plan.problems.iter().find(|problem| problem.id == id);
    Some(Compared {
        change,
        indicator: finding.indicator,
        part: finding.part,
        finding_idx,
        heading: kind.heading.clone(),
        before: basis
            .choices
            .answer(&format!("{ROUND}{id}/value"))
            .to_owned(),
        close_out: template::fill(&kind.close_out, &slots, &Default::default()),
        owner: of_plan.map_or_else(
            || problem::owner(basis, &kind.owner, owner),
            |own| own.owner.clone(),
        ),
        evidence,
        done: of_tasks(DONE).collect(),
        is_closed: of_tasks(STATUS).any(|state| state == closed_state)
            || of_tasks(CLOSED).next().is_some(),
        closed: closed.unwrap_or_default(),
        verifier: verifier.unwrap_or_default(),
        id,
    })
}

impl Round {
    /// The problems of which that became.
    pub fn of(&self, change: Change) -> impl Iterator<Item = &Compared> {
        self.problems
            .iter()
            .filter(move |problem| problem.change == change)
    }
}
