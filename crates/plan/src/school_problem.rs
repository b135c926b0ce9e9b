//! Problems that no standard tells of: what the school found itself, and what an inspection told it.
//!
//! In: the school's answers. Out: [`SchoolProblem`]s in the school's own words. Nothing is added to them: what the school did
//! not write is empty.

use super::Basis;
use numbers::calendar::{Date, Month};
use school::answers::{AnswerKey, ProblemField, read_day, read_month};

/// Source by which a problem is one of an inspection's feedback.
const FEEDBACK: &str = "feedback";

/// A problem that the school wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchoolProblem {
    /// Tells it from the others.
    pub number: u32,
    /// What is wrong; of feedback, as the inspection wrote it. Without an end.
    pub text: String,
    /// An inspection told of it.
    pub is_feedback: bool,
    /// The day on which it was found or told; `None` where nobody wrote one that can be read.
    pub date: Option<Date>,
    /// By which document or rule it is a problem; may be empty.
    pub basis: String,
    /// Why; may be empty.
    pub cause: String,
    /// What will be so then; may be empty.
    pub goal: String,
    /// What is done, step by step, without ends; may be empty.
    pub steps: Vec<String>,
    /// What is asked for; may be empty.
    pub asked: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// Month by whose end it is done.
    pub finish: Option<Month>,
    /// What proves that it is done; may be empty.
    pub proof: String,
}

/// Id of the problem with that number, in keys of answers and in ledgers.
pub fn school_problem_id(number: u32) -> String {
    format!("problem-{number}")
}

impl SchoolProblem {
    /// Its id in keys of answers and in ledgers.
    pub fn id(&self) -> String {
        school_problem_id(self.number)
    }
}

/// Every problem that the school wrote.
pub(super) fn school_problems(basis: &Basis) -> Vec<SchoolProblem> {
    let answers = &basis.choices.answers;
    let problem = |number| {
        let typed = |field| answers.get(AnswerKey::SchoolProblem { number, field });
        let clause = |field| without_end(typed(field)).to_owned();
        let steps = typed(ProblemField::Measures).lines().map(without_end);
        SchoolProblem {
            number,
            text: clause(ProblemField::Text),
            is_feedback: typed(ProblemField::Source) == FEEDBACK,
            date: read_day(typed(ProblemField::Date)),
            basis: clause(ProblemField::Basis),
            cause: clause(ProblemField::Cause),
            goal: clause(ProblemField::Goal),
            steps: steps
                .filter(|step| !step.is_empty())
                .map(str::to_owned)
                .collect(),
            asked: clause(ProblemField::Asked),
            owner: typed(ProblemField::Owner).to_owned(),
            finish: read_month(typed(ProblemField::Month)),
            proof: clause(ProblemField::Proof),
        }
    };
    answers.school_problems().into_iter().map(problem).collect()
}

fn without_end(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', ';', '，'])
}
