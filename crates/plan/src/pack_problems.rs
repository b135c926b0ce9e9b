//! What is not met of the other packs that a school looks at: 管理标准, 质量评价, 办学条件, those of provinces and of its own.
//!
//! In: the reports of these packs, the library, the school's choices. Out: a [`PackProblem`] per pack, with what is done about
//! it. What the main pack has as a problem already is no second one.

use serde::{Deserialize, Serialize};

use super::template::{self, Sentence, Slots};
use super::{Basis, CheckedPack, problem, schedule};
use check::{Finding, Role};
use numbers::calendar::Month;
use school::draft::ProblemChoices;
use school::figures::FigureId;
use standard::Standard;

/// Pack of the entry that holds for every pack without one.
const ANY: &str = "*";

/// What can be done about what is not met of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackProblemKind {
    /// Pack, by id; `*` for every other one.
    pub pack: String,
    /// Few words for lists, such as 学校管理标准有9条没有落实.
    pub heading: String,
    /// What is to be done about it, for a heading.
    pub action: String,
    /// Category of the problem list.
    pub category: String,
    /// Post that answers for it, by id.
    pub owner: String,
    /// What will be so then.
    pub goal: String,
    /// What proves that it is done.
    pub proof: String,
    /// What is done.
    pub measures: Vec<PackMeasure>,
}

/// What is done about what is not met of some groups of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackMeasure {
    /// Permanent id within the pack.
    pub id: String,
    /// What is done, without an end.
    pub text: String,
    /// Groups of the pack for which it is suggested, by id; empty for any.
    #[serde(default)]
    pub groups: Vec<String>,
    /// How long it takes, in months; at least 1.
    pub months: u32,
}

/// What is not met of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// Id in keys of answers and in the choices: that of the pack.
    pub id: String,
    /// Few words for lists.
    pub heading: String,
    /// What is to be done about it.
    pub action: String,
    /// Category of the problem list.
    pub category: String,
    /// Names of what is not met, in the order of the pack.
    pub items: Vec<String>,
    /// Fields of the pack in which something is not met.
    pub fields: Vec<String>,
    /// Why, in the school's words; empty for nothing.
    pub written_cause: String,
    /// What will be so then.
    pub goal: String,
    /// Measures to tick.
    pub measures: Vec<PackTask>,
    /// Who answers for it: a name, or the post.
    pub owner: Sentence,
    /// What proves that it is done.
    pub proof: String,
}

/// A measure of a pack that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackTask {
    /// Id within the pack.
    pub id: String,
    /// What is done, without an end.
    pub text: String,
    /// Month in which it is to be finished; `None` while the plan has no date.
    pub finish: Option<Month>,
    /// Part of the plan: ticked by the school, or suggested while it has not chosen.
    pub is_ticked: bool,
}

impl PackProblem {
    /// Measures that are part of the plan.
    pub fn tasks(&self) -> impl Iterator<Item = &PackTask> {
        self.measures.iter().filter(|task| task.is_ticked)
    }

    /// The last month in which something is done.
    pub fn finish(&self) -> Option<Month> {
        self.tasks().filter_map(|task| task.finish).max()
    }
}

impl PackProblemKind {
    /// What is wrong with it, for the person who wrote it.
    pub(super) fn faults(&self, is_post: impl Fn(&str) -> bool) -> Vec<String> {
        let name = format!("措施库 {}", self.pack);
        let mut faults = Vec::new();
        for text in [&self.heading, &self.action, &self.goal] {
            for slot in template::slots(text) {
                if !["pack", "count", "fields"].contains(&slot) {
                    faults.push(format!("{name}：没有名为 {{{slot}}} 的空"));
                }
            }
        }
        if !is_post(&self.owner) {
            faults.push(format!("{name}：没有名为 {} 的岗位", self.owner));
        }
        if self.measures.iter().any(|measure| measure.months == 0) {
            faults.push(format!("{name}：月数应不小于 1"));
        }
        faults
    }
}

/// A problem per pack of which something is not met.
pub(super) fn pack_problems(basis: &Basis) -> Vec<PackProblem> {
    let packs = basis.packs.iter();
    packs.filter_map(|pack| pack_problem(basis, pack)).collect()
}

fn pack_problem(basis: &Basis, pack: &CheckedPack) -> Option<PackProblem> {
    let standard = &pack.standard;
    let library = &basis.library.pack_problems;
    let of = |id: &str| library.iter().find(|kind| kind.pack == id);
    let kind = of(&standard.id).or_else(|| of(ANY))?;
    let unmet: Vec<&Finding> = pack
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_problem() && finding.role == Role::Judged)
        .filter(|finding| !is_told(basis, standard, finding))
        .collect();
    let mut items: Vec<String> = Vec::new();
    let mut groups: Vec<(&str, &str)> = Vec::new();
    for finding in &unmet {
        let name = standard
            .indicator(&finding.indicator)
            .map(|found| &found.name);
        items.extend(name.filter(|name| !items.contains(name)).cloned());
        let group = standard.group(&finding.group);
        let group = group.map(|group| (&*group.id, without_number(&group.name)));
        groups.extend(group.filter(|group| !groups.contains(group)));
    }
    if items.is_empty() {
        return None;
    }
    let unchosen = ProblemChoices::default();
    let choices = basis
        .choices
        .problems
        .get(&*standard.id)
        .unwrap_or(&unchosen);
    let fields: Vec<String> = groups.iter().map(|(_, name)| (*name).to_owned()).collect();
    let slots: Slots = [
        ("pack", standard.short.clone()),
        ("count", items.len().to_string()),
        ("fields", fields.join("、")),
    ]
    .into();
    let measures = kind.measures.iter().map(|measure| {
        let fits = measure.groups.is_empty()
            || groups
                .iter()
                .any(|(id, _)| measure.groups.iter().any(|group| group == id));
        PackTask {
            id: measure.id.clone(),
            text: measure.text.clone(),
            finish: schedule::plain_finish(basis.choices, measure.months),
            is_ticked: choices
                .measures
                .as_ref()
                .map_or(fits, |ticked| ticked.contains(&measure.id)),
        }
    });
    Some(PackProblem {
        id: standard.id.to_string(),
        heading: template::fill_text(&kind.heading, &slots),
        action: template::fill_text(&kind.action, &slots),
        category: kind.category.clone(),
        items,
        fields,
        written_cause: choices.written_cause.trim().to_owned(),
        goal: template::fill_text(&kind.goal, &slots),
        measures: measures.collect(),
        owner: problem::owner(basis, &kind.owner, &choices.owner),
        proof: kind.proof.clone(),
    })
}

/// Whether the main pack has a problem that rests on the same figures: one shortfall is one problem.
fn is_told(basis: &Basis, standard: &Standard, finding: &Finding) -> bool {
    let figures = |standard: &Standard, finding: &Finding| {
        let mut figures: Vec<FigureId> = Vec::new();
        if let Some(indicator) = standard.indicator(&finding.indicator) {
            indicator.rule.figures(&mut |figure| figures.push(figure));
        }
        figures.sort();
        figures.dedup();
        figures
    };
    let these = figures(standard, finding);
    let problems = basis.report.findings.iter();
    let mut problems = problems.filter(|other| other.is_problem() && other.part == finding.part);
    !these.is_empty() && problems.any(|other| figures(basis.standard, other) == these)
}

/// 三、引领教师专业进步 without its number, A4 学校管理 without its code.
fn without_number(name: &str) -> &str {
    let name = name.split_once('、').map_or(name, |(number, rest)| {
        let is_number = number
            .chars()
            .all(|letter| "一二三四五六七八九十".contains(letter));
        if is_number { rest } else { name }
    });
    match name.split_once(' ') {
        Some((code, rest)) if code.is_ascii() => rest,
        _ => name,
    }
}
