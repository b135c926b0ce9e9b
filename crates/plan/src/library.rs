//! The library of problems, causes and measures.
//!
//! In: `static/measures/*.toml`, checked and packed by build.rs. Out: a [`Library`] of sentences with blanks.
//! It must not know a school: the blanks are filled by `plan`.

use serde::{Deserialize, Serialize};

use super::measure::{Actor, Measure};
use super::pack_problems::PackProblemKind;
use super::posts::Post;
use super::pricing::{CostKind, FundingSource, SpendingKind};
use super::promise::GoalTexts;
use super::shared::SharedTexts;
use super::situations::Situation;
use super::small::SmallSchools;
use super::watch_kinds::{self, GroupWatch, WatchKind};
use super::windows::Window;
use school::catalogue::Catalogue;
use school::profile::Ownership;

/// Problems and posts, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// Posts that measures name, with the way a plan writes them.
    #[serde(default)]
    pub posts: Vec<Post>,
    /// What can be wrong, one entry per indicator.
    #[serde(default)]
    pub problems: Vec<ProblemKind>,
    /// What can be done about what is not met of other packs.
    #[serde(default)]
    pub pack_problems: Vec<PackProblemKind>,
    /// Matters on which a school asks its county, one 请示 each.
    #[serde(default)]
    pub matters: Vec<Matter>,
    /// Situations of schools, the first that fits holds.
    #[serde(default)]
    pub situations: Vec<Situation>,
    /// Kinds of spending.
    #[serde(default)]
    pub kinds: Vec<SpendingKind>,
    /// Where money comes from.
    #[serde(default)]
    pub sources: Vec<FundingSource>,
    /// What costs money.
    #[serde(default)]
    pub costs: Vec<CostKind>,
    /// Windows of the year in which measures can be asked for and finished.
    #[serde(default)]
    pub windows: Vec<Window>,
    /// What to look at of met indicators.
    #[serde(default)]
    pub watches: Vec<WatchKind>,
    /// What to look at of many met items together.
    #[serde(default)]
    pub group_watches: Vec<GroupWatch>,
    /// Entries that hold instead in a school too small for the resource indicators.
    #[serde(default)]
    pub small_problems: Vec<ProblemKind>,
    /// Who carries what in a school of few people.
    #[serde(default)]
    pub small: SmallSchools,
    /// Sentences about what several stages share.
    #[serde(default)]
    pub shared: SharedTexts,
    /// Beginnings of goals.
    #[serde(default)]
    pub goals: GoalTexts,
    /// Names of what nobody said.
    #[serde(default)]
    pub marks: MarkTexts,
}

/// What is still to be said of a task or a problem, as its mark names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkTexts {
    /// Who answers for it.
    pub owner: String,
    /// Who acts in the county.
    pub lead: String,
    /// What proves that it is done.
    pub proof: String,
}

/// A matter of a 请示: what is asked for under it stands in one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Permanent id, such as `teachers`.
    pub id: String,
    /// As a title writes it, such as 教师配备.
    pub name: String,
    /// Whether it deserves a letter, or stands in the list of needs only.
    pub letter: LetterRule,
}

/// When a matter deserves a letter of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterRule {
    /// Posts, land and buildings.
    Always,
    /// Only where the money for it is much.
    AboveSum,
    /// What the list of needs says well enough.
    Never,
}

/// The problem that one unmet indicator is, with what can be behind it and what can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProblemKind {
    /// Indicator of the standard, by id.
    pub indicator: String,
    /// Few words for a heading, such as 体育场地不足.
    pub heading: String,
    /// What is to be done about it, in few words for a heading, such as 增加体育场地; empty for the heading.
    #[serde(default)]
    pub action: String,
    /// Category of the problem list, such as 资源配置.
    pub category: String,
    /// What is wrong in one short clause with its facts, where a heading and a number say too little; empty elsewhere.
    #[serde(default)]
    pub told: String,
    /// Sentence below the floor, or for an unmet item.
    pub below: String,
    /// Sentence between floor and bound; empty for items without a floor.
    #[serde(default)]
    pub above_floor: String,
    /// Goal sentence.
    pub goal: String,
    /// When the problem counts as solved.
    pub close_out: String,
    /// Post responsible by default, by id.
    pub owner: String,
    /// What is done until a measure is finished that comes too late, for measures that say nothing of their own.
    pub interim: String,
    /// Causes to tick.
    pub causes: Vec<CauseKind>,
    /// Measures to tick, the school's own first.
    pub measures: Vec<Measure>,
    /// Evidence to keep.
    pub evidence: Vec<String>,
    /// What the table of goals says instead of the bound; empty for the bound.
    #[serde(default)]
    pub goal_short: String,
    /// Months until the bound is really reached where no ticked measure reaches it, building and assignment by the county
    /// included; 0 where the rule spares nothing.
    #[serde(default)]
    pub cure_months: u32,
}

/// A cause to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseKind {
    /// Permanent id within the problem.
    pub id: String,
    /// As a plan writes it, without end punctuation.
    pub text: String,
    /// The same with what the school filled in, where all of it is filled in; empty for the text.
    #[serde(default)]
    pub told: String,
    /// Measures of the problem that cannot be taken where it is the cause, by id.
    #[serde(default)]
    pub denies: Vec<String>,
}

impl ProblemKind {
    /// What a school of that ownership can do about it, in the order of the library.
    pub fn measures_for(&self, ownership: Ownership) -> impl Iterator<Item = &Measure> {
        let is_for = move |measure: &&Measure| {
            measure.ownerships.is_empty() || measure.ownerships.contains(&ownership)
        };
        self.measures.iter().filter(is_for)
    }

    /// Ownerships that one measure would have twice, or that have none to choose.
    fn faults_of_ownerships(&self, name: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for ownership in Ownership::ALL {
            let mut ids: Vec<&str> = Vec::new();
            for measure in self.measures_for(ownership) {
                if ids.contains(&measure.id.as_str()) {
                    faults.push(format!(
                        "{name} 的措施 {}：{} 的学校有两条同名的",
                        measure.id,
                        ownership.key()
                    ));
                }
                ids.push(&measure.id);
            }
            if !self
                .measures_for(ownership)
                .any(|measure| !measure.for_closing)
            {
                faults.push(format!("{name}：{} 的学校没有措施可选", ownership.key()));
            }
        }
        faults
    }
}

impl Library {
    /// The sources that a school of that ownership may use for that cost, the proposed one first.
    pub fn sources_for<'a>(
        &'a self,
        cost: &'a CostKind,
        ownership: Ownership,
    ) -> impl Iterator<Item = &'a FundingSource> {
        let is_default = |source: &&FundingSource| source.id == cost.default_source;
        let first = self.sources.iter().filter(is_default);
        let rest = self
            .sources
            .iter()
            .filter(move |source| !is_default(source));
        first
            .chain(rest)
            .filter(move |source| source.is_for(ownership) && source.pays_for(&cost.kind))
    }

    /// The problem kind of an indicator, or `None` when the library has none.
    pub fn problem(&self, indicator: &str) -> Option<&ProblemKind> {
        self.problems
            .iter()
            .find(|problem| problem.indicator == indicator)
    }

    /// The window of that id, or `None`.
    pub fn window(&self, id: &str) -> Option<&Window> {
        self.windows.iter().find(|window| window.id == id)
    }

    /// What to look at of a met indicator: its own entry, or the one for all others.
    pub fn watch(&self, indicator: &str) -> Option<&WatchKind> {
        let is_listed =
            |kind: &&WatchKind| kind.indicators.iter().any(|listed| listed == indicator);
        let is_general = |kind: &&WatchKind| kind.indicators.is_empty();
        let found = self.watches.iter().find(is_listed);
        found.or_else(|| self.watches.iter().find(is_general))
    }

    /// The matter of that id, or `None`.
    pub fn matter(&self, id: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.id == id)
    }

    /// What costs money, by its id, or `None`.
    pub fn cost(&self, id: &str) -> Option<&CostKind> {
        self.costs.iter().find(|cost| cost.id == id)
    }

    /// The source of that id, or `None`.
    pub fn source(&self, id: &str) -> Option<&FundingSource> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The post of that id, or `None`.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// Every fault of the library, as sentences for the person who wrote it; `slots` are the names that may stand in braces.
    pub fn faults(&self, slots: &[&str], catalogue: &Catalogue) -> Vec<String> {
        let mut faults = Vec::new();
        for problem in self.problems.iter().chain(&self.small_problems) {
            let name = format!("措施库 {}", problem.indicator);
            faults.extend(problem.faults_of_ownerships(&name));
            let sentences = [
                &problem.below,
                &problem.above_floor,
                &problem.goal,
                &problem.close_out,
                &problem.interim,
            ];
            let texts = problem.measures.iter().flat_map(|measure| {
                [
                    &measure.text,
                    &measure.request,
                    &measure.proof,
                    &measure.quantity,
                    &measure.interim,
                    &measure.interim_above_floor,
                    &measure.decides,
                    &measure.asked,
                    &measure.effect,
                ]
            });
            let instead = problem
                .measures
                .iter()
                .filter_map(|measure| measure.instead.as_ref());
            let texts = texts.chain(instead.map(|instead| &instead.text));
            for text in sentences.into_iter().chain(texts) {
                for slot in super::template::slots(text) {
                    if !slots.contains(&slot) && !slot.starts_with(super::template::BLANK) {
                        faults.push(format!("{name}：没有名为 {{{slot}}} 的空"));
                    }
                }
            }
            for cause in &problem.causes {
                let is_measure =
                    |id: &String| problem.measures.iter().any(|measure| measure.id == *id);
                if !cause.denies.iter().all(is_measure) {
                    faults.push(format!(
                        "{name} 的原因 {}：denies 里有不存在的措施",
                        cause.id
                    ));
                }
            }
            for measure in &problem.measures {
                let of = format!("{name} 的措施 {}", measure.id);
                let changes = measure.changes.iter();
                faults.extend(changes.filter_map(|change| change.faults(&of, catalogue)));
                let last = measure
                    .brief
                    .last()
                    .map(|text| super::template::slots(text));
                let is_blank = |slot: &&str| slot.starts_with(super::template::BLANK);
                if last.is_none_or(|slots| slots.iter().any(is_blank)) {
                    faults.push(format!("{of}：brief 的最后一句不能有待填的空"));
                }
                for slot in measure
                    .brief
                    .iter()
                    .flat_map(|text| super::template::slots(text))
                {
                    if !slots.contains(&slot) && !slot.starts_with(super::template::BLANK) {
                        faults.push(format!("{of}：没有名为 {{{slot}}} 的空"));
                    }
                }
                let with = measure.instead.as_ref().map_or("", |instead| &instead.with);
                for slot in [with, &measure.only_with, &measure.reaches_without] {
                    if !slot.is_empty() && !slots.contains(&slot) {
                        faults.push(format!(
                            "{name} 的措施 {}：没有名为 {slot} 的空",
                            measure.id
                        ));
                    }
                }
                if measure.months == 0
                    || measure
                        .finish_in
                        .iter()
                        .any(|month| !(1..=12).contains(month))
                {
                    faults.push(format!(
                        "{name} 的措施 {}：月数应不小于 1，月份应在 1 到 12 之间",
                        measure.id
                    ));
                }
                if !measure.window.is_empty() && self.window(&measure.window).is_none() {
                    faults.push(format!(
                        "{name} 的措施 {}：window 要写 windows.toml 里的一个窗口",
                        measure.id
                    ));
                }
                if measure.actor != Actor::School
                    && (measure.request.is_empty() || measure.lead.is_empty())
                {
                    faults.push(format!(
                        "{name} 的措施 {}：需要上级的措施要写 request 和 lead",
                        measure.id
                    ));
                }
                if measure.actor != Actor::School && self.matter(&measure.matter).is_none() {
                    faults.push(format!(
                        "{name} 的措施 {}：matter 要写 matters.toml 里的一个事由",
                        measure.id
                    ));
                }
                let is_priced = self.cost(&measure.cost).is_some();
                if measure.cost.is_empty() != measure.quantity.is_empty()
                    || (!measure.cost.is_empty() && !is_priced)
                {
                    faults.push(format!(
                        "{name} 的措施 {}：cost 要写 costs.toml 里的一项，并写 quantity",
                        measure.id
                    ));
                }
                if measure
                    .for_causes
                    .iter()
                    .any(|id| !problem.causes.iter().any(|cause| cause.id == *id))
                {
                    faults.push(format!(
                        "{name} 的措施 {}：for_causes 里有不存在的原因",
                        measure.id
                    ));
                }
            }
            for owner in problem
                .measures
                .iter()
                .map(|measure| &measure.owner)
                .chain([&problem.owner])
            {
                if !owner.is_empty() && self.post(owner).is_none() {
                    faults.push(format!("{name}：没有名为 {owner} 的岗位"));
                }
            }
        }
        faults.extend(
            self.pack_problems
                .iter()
                .flat_map(|kind| kind.faults(|id| self.post(id).is_some())),
        );
        let posts = self.small.posts.iter().chain(&self.small.point);
        for id in posts.flat_map(|(post, other)| [post, other]) {
            if self.post(id).is_none() {
                faults.push(format!("小学校的岗位：没有名为 {id} 的岗位"));
            }
        }
        faults.extend(self.goals.faults(slots));
        faults.extend(self.faults_of_costs());
        faults.extend(self.windows.iter().flat_map(Window::faults));
        let is_post = |id: &str| self.post(id).is_some();
        faults.extend(watch_kinds::faults(
            &self.watches,
            &self.group_watches,
            slots,
            is_post,
        ));
        faults
    }

    /// Costs and sources that name what there is not, and proposals that the rules forbid.
    fn faults_of_costs(&self) -> Vec<String> {
        let is_kind = |id: &String| self.kinds.iter().any(|kind| kind.id == *id);
        let mut faults = Vec::new();
        for source in &self.sources {
            for kind in source.pays.iter().filter(|kind| !is_kind(kind)) {
                faults.push(format!("资金 {}：没有名为 {kind} 的支出类别", source.id));
            }
        }
        for cost in &self.costs {
            let source = self.source(&cost.default_source);
            if !source.is_some_and(|source| source.pays_for(&cost.kind)) {
                faults.push(format!(
                    "费用 {}：建议的资金 {} 不存在，或不能付 {}",
                    cost.id, cost.default_source, cost.kind
                ));
            }
            for ownership in Ownership::ALL {
                if self.sources_for(cost, ownership).next().is_none() {
                    faults.push(format!(
                        "费用 {}：{} 的学校没有资金可用",
                        cost.id,
                        ownership.key()
                    ));
                }
            }
        }
        faults
    }
}
