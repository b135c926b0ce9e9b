//! What a school answered and changed for its papers: texts by key.
//!
//! In: the keys and texts of a saved file, a link or a field of the page. Out: [`Answers`], asked by [`AnswerKey`]; this is
//! the one place that takes a written key apart or puts one together. It must not know plans, papers or the page.

mod key;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use key::{
    AnswerKey, BlockPath, FeedbackField, ProblemField, ProgressField, ReportList, SectionField,
    Setting, TaskField, TaskRef, added_task_id, added_task_number, cell_key, paper_prefix,
    part_key,
};
use numbers::Fraction;
use numbers::calendar::Month;
pub use values::{LEFT_OUT, join_order, read_day, read_month, read_sum, split_order};

/// Highest number of a task or section that a school added: one with a higher number is kept, but stands nowhere.
pub const HIGHEST_NUMBER: u32 = 99;

/// Texts by key, as typed. What stands under a key that this edition does not know is kept.
///
/// They are held by the key as it is written: a saved file lists them in that order, and every list made of them (lines of
/// a report, changed texts, tasks of the last round) follows it.
///
/// ```
/// use school::answers::{AnswerKey, Answers, TaskField};
///
/// let mut answers = Answers::default();
/// let owner = AnswerKey::task("R5", "survey", TaskField::Owner);
/// answers.insert(owner, " 王老师 ");
/// assert_eq!(owner.to_string(), "task/R5/survey/owner");
/// assert_eq!(answers.get(owner), "王老师");
/// assert_eq!(answers.get("phone"), "");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The answer without blanks around it; empty when there is none.
    pub fn get<'k>(&self, key: impl Into<AnswerKey<'k>>) -> &str {
        self.typed(key).map_or("", str::trim)
    }

    /// The answer exactly as typed; `None` when there is none.
    pub fn typed<'k>(&self, key: impl Into<AnswerKey<'k>>) -> Option<&str> {
        // What is written nowhere by this module stands there as it came; no text is made of it.
        let text = match key.into() {
            AnswerKey::Unknown(key) => self.0.get(key),
            key => self.0.get(&key.to_string()),
        };
        text.map(String::as_str)
    }

    /// Puts an answer in the place of the one under that key.
    pub fn insert<'k>(&mut self, key: impl Into<AnswerKey<'k>>, text: impl Into<String>) {
        self.0.insert(key.into().to_string(), text.into());
    }

    /// Puts an answer in the place of the one under that key; an empty one takes it out, and so every other empty one.
    pub fn set<'k>(&mut self, key: impl Into<AnswerKey<'k>>, text: impl Into<String>) {
        self.insert(key, text);
        self.0.retain(|_, text| !text.is_empty());
    }

    /// Takes an answer out and gives it back; `None` when there was none.
    pub fn remove<'k>(&mut self, key: impl Into<AnswerKey<'k>>) -> Option<String> {
        self.0.remove(&key.into().to_string())
    }

    /// Every key with its answer as typed, in the order of the written keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (AnswerKey<'_>, &str)> {
        self.0
            .iter()
            .map(|(key, text)| (AnswerKey::parse(key), text.as_str()))
    }

    /// Every key that has an answer that is not blank, with the answer without blanks around it.
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = (AnswerKey<'_>, &str)> {
        self.iter()
            .map(|(key, text)| (key, text.trim()))
            .filter(|(_, text)| !text.is_empty())
    }

    /// Every key, in the order of the written keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = AnswerKey<'_>> {
        self.0.keys().map(|key| AnswerKey::parse(key))
    }

    /// How many answers there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out every answer for which `keeps` is false, which may also change it.
    pub fn retain(&mut self, mut keeps: impl FnMut(AnswerKey<'_>, &mut String) -> bool) {
        self.0
            .retain(|key, text| keeps(AnswerKey::parse(key), text));
    }

    /// Takes out every answer.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The answers by written key, as a file has them.
    pub fn as_written(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// What the school wrote for a field of a task, by the task's id; empty for nothing.
    pub fn task_edit(&self, problem: &str, task: &str, field: TaskField) -> &str {
        self.get(AnswerKey::task(problem, task, field))
    }

    /// The month in which a task is to be finished; `None` where none was written that can be read.
    pub fn task_month(&self, problem: &str, task: &str) -> Option<Month> {
        read_month(self.task_edit(problem, task, TaskField::Month))
    }

    /// What a task costs, in 元; `None` where nothing was written that can be read.
    pub fn task_sum(&self, problem: &str, task: &str) -> Option<Fraction> {
        read_sum(self.task_edit(problem, task, TaskField::Sum))
    }

    /// Ids of the tasks of a problem in the order that the school gave them; empty where it gave none.
    pub fn task_order(&self, problem: &str) -> Vec<&str> {
        split_order(self.get(AnswerKey::TaskOrder { problem })).collect()
    }

    /// Numbers of the tasks that the school added to a problem and that say something, in order.
    pub fn added_tasks(&self, problem: &str) -> Vec<u32> {
        let numbers = self.filled().filter_map(|(key, _)| match key {
            AnswerKey::AddedTask {
                problem: of,
                number,
                field: TaskField::Text,
            } if of == problem => Some(number),
            _ => None,
        });
        in_order(numbers)
    }

    /// Numbers of the sections that the school added to a paper, in order; some may be blank.
    pub fn added_sections(&self, paper: &str) -> Vec<u32> {
        let numbers = self.keys().filter_map(|key| match key {
            AnswerKey::AddedSection {
                paper: of, number, ..
            } if of == paper => Some(number),
            _ => None,
        });
        in_order(numbers)
    }

    /// Numbers of the problems that the school wrote and that say something, in order.
    pub fn school_problems(&self) -> Vec<u32> {
        let numbers = self.filled().filter_map(|(key, _)| match key {
            AnswerKey::SchoolProblem {
                number,
                field: ProblemField::Text,
            } => Some(number),
            _ => None,
        });
        in_order(numbers)
    }

    /// The lines of a list of the report that are not blank, without blanks around them.
    pub fn report_lines(&self, list: ReportList) -> impl Iterator<Item = &str> {
        self.filled().filter_map(move |(key, text)| {
            matches!(key, AnswerKey::ReportLine { list: of, .. } if of == list).then_some(text)
        })
    }

    /// Problems of the last round, by id.
    pub fn last_problems(&self) -> Vec<&str> {
        let problems = self.filled().filter_map(|(key, _)| match key {
            AnswerKey::LastValue { problem } => Some(problem),
            _ => None,
        });
        problems.collect()
    }
}

/// Numbers of what was added, each once, without those that are too high.
fn in_order(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.filter(|number| *number <= HIGHEST_NUMBER).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

impl FromIterator<(String, String)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(written: I) -> Self {
        Self(written.into_iter().collect())
    }
}

impl From<BTreeMap<String, String>> for Answers {
    fn from(answers: BTreeMap<String, String>) -> Self {
        Self(answers)
    }
}
