//! What stands between a school and the goal of a group, in one sentence; and of each indicator, how much is missing and why.
//!
//! In: a verdict with the findings that it was made of. Out: the texts that page and papers both show. It decides nothing.

use super::{Words, display, findings, labels};
use check::{Detail, Finding, GroupVerdict, Outcome, Report, Role, Verdict, WhyNot};
use numbers::Decimal;
use school::figures::Level;
use standard::{Bound, GroupRule, Indicator, Standard};

/// Most names that a sentence lists; of more it says how many they are.
const MOST_NAMES: usize = 3;

/// What stands between the school and the goal of the group: 7项达标5项；补县级以上骨干教师2名到85%，再有1项达到标准，即符合。
/// With the stage in front where there are several.
/// It names the least that is enough: what is below the floor must reach
/// it, and so many of those that miss the bound must reach that. While items are open it says what is needed in any case.
pub fn sentence(
    verdict: &GroupVerdict,
    report: &Report,
    standard: &Standard,
    words: &Words,
) -> String {
    let Some(group) = standard.group(&verdict.group) else {
        return String::new();
    };
    let part = words.part(verdict.part());
    let text = match &verdict.verdict {
        Verdict::Excluded { reason, .. } => reason.trim_end_matches('。').to_owned(),
        Verdict::Listed if verdict.total() > 0 => "逐项对照，只列出现状".to_owned(),
        Verdict::Listed => "由县级统筹或者仅供参考，只列出现状".to_owned(),
        _ => {
            let standing = Standing::of(verdict, report, standard, words);
            match &group.rule {
                GroupRule::AtLeast { count, floor } => standing.at_least(*count as usize, *floor),
                GroupRule::All | GroupRule::None if group.events => standing.events(),
                GroupRule::All | GroupRule::None => standing.all(),
            }
        }
    };
    format!("{part}{text}。")
}

/// How much is missing to the bound, or too much: 缺2名, 超1个班; `None` when nothing is.
pub fn shortfall(finding: &Finding, words: &Words) -> Option<String> {
    let gap = finding.gap?;
    let is_lower = finding.bound.as_ref().is_none_or(Bound::is_lower_bound);
    let sign = if is_lower { "缺" } else { "超" };
    Some(format!("{sign}{}", words.gap(gap)))
}

/// How much is missing to the floor, with the floor's name: 到85%缺2名; `None` when it is reached or there is none.
pub fn shortfall_to_floor(finding: &Finding, words: &Words) -> Option<String> {
    let gap = finding.gap_to_floor()?;
    let floor = display::percent(finding.floor_share?);
    Some(format!("到{floor}缺{}", words.gap(gap)))
}

/// State of a finding, as a word; of an event whether it happened.
pub fn state(finding: &Finding, standard: &Standard, words: &Words) -> String {
    let group = standard.group(&finding.group);
    match (&finding.outcome, &finding.detail) {
        (Outcome::NotComparable(_), _) => {}
        (_, Detail::Level(Level::Reached)) if group.is_some_and(|group| group.events) => {
            return "没有发生".to_owned();
        }
        (_, Detail::Level(Level::NotReached)) if group.is_some_and(|group| group.events) => {
            return "发生过".to_owned();
        }
        _ => {}
    }
    words.state(finding)
}

/// What the shortfall comes from: 应有12名，现有9名; of a judgement what is asked: 要求：…. Empty where the value and the bound say
/// it all.
pub fn reason(finding: &Finding, indicator: &Indicator) -> String {
    match &finding.detail {
        Detail::Stock {
            have, need, unit, ..
        } => {
            let readable = findings::readable_unit(*have.max(need), *unit);
            let name = labels::unit(readable);
            let is_lower = finding.bound.as_ref().is_none_or(Bound::is_lower_bound);
            // What is missing is told in whole steps: what is needed must be the sum of the two.
            let with_gap = finding.gap.filter(|gap| is_lower && gap.unit == *unit);
            let needed = if unit.is_counted() && is_lower {
                need.ceiling().to_string()
            } else if let Some(gap) = with_gap {
                display::amount(have.plus(gap.amount.fraction()), *unit, readable)
            } else {
                display::amount_beside(*need, *have, *unit, readable)
            };
            let have = display::amount(*have, *unit, readable);
            let bound = if is_lower { "应有" } else { "最多" };
            format!("{bound}{needed}{name}，现有{have}{name}")
        }
        Detail::Rooms {
            needed,
            classes,
            areas,
            good,
        } => format!(
            "{}个班应配{needed}间，现有{}间，其中面积够的{good}间",
            display::exact(*classes),
            areas.len()
        ),
        Detail::Classes { over, .. } => {
            let of_grades = over.chunk_by(|one, next| one.0 == next.0);
            let of_grades = of_grades.filter_map(|classes| {
                let (grade, _) = classes.first()?;
                let sizes: Vec<String> = classes.iter().map(|(_, size)| size.to_string()).collect();
                Some(format!("{}{}人", labels::grade(*grade), sizes.join("、")))
            });
            let of_grades: Vec<String> = of_grades.collect();
            if of_grades.is_empty() {
                String::new()
            } else {
                format!("超过的班：{}", of_grades.join("，"))
            }
        }
        // What is asked reads like a statement about the school.
        Detail::Level(_) if indicator.asks.is_empty() => String::new(),
        Detail::Level(_) => format!("要求：{}", indicator.asks),
        Detail::None | Detail::Ways(_) => String::new(),
    }
}

/// A group with what a sentence about it is made of.
struct Standing<'a> {
    verdict: &'a GroupVerdict,
    standard: &'a Standard,
    words: &'a Words<'a>,
    /// Below the floor, or missed where there is none.
    below: Vec<&'a Finding>,
    /// Between floor and bound.
    above_floor: Vec<&'a Finding>,
    /// What is the school's and applies to it.
    total: usize,
    /// How many of these are open because of what was entered, not because of what was not.
    mistaken: usize,
}

/// What was entered cannot be right.
fn is_mistaken(finding: &Finding) -> bool {
    let Outcome::NotComparable(why) = &finding.outcome else {
        return false;
    };
    matches!(
        why,
        WhyNot::Unreadable(_)
            | WhyNot::Impossible(_)
            | WhyNot::Owed(_)
            | WhyNot::Refuted(..)
            | WhyNot::NothingToDivideBy(_)
    )
}

impl<'a> Standing<'a> {
    fn of(
        verdict: &'a GroupVerdict,
        report: &'a Report,
        standard: &'a Standard,
        words: &'a Words<'a>,
    ) -> Self {
        let with = |outcome: &Outcome| {
            let judged = report
                .findings_of(verdict)
                .filter(|finding| finding.role == Role::Judged);
            judged
                .filter(|finding| finding.outcome == *outcome)
                .collect()
        };
        let rule = standard.group(&verdict.group).map(|group| &group.rule);
        // Of a group that must hold as a whole, what does not apply is no item of the school.
        let left_out = match rule {
            Some(GroupRule::AtLeast { .. }) => 0,
            _ => verdict.not_applicable - verdict.unexplained,
        };
        Self {
            verdict,
            standard,
            words,
            below: with(&Outcome::Below),
            above_floor: with(&Outcome::AboveFloor),
            total: verdict.total() - left_out,
            mistaken: report
                .findings_of(verdict)
                .filter(|finding| finding.role == Role::Judged && is_mistaken(finding))
                .count(),
        }
    }

    /// So many must reach the bound, and every other one the floor.
    fn at_least(&self, count: usize, floor: Decimal) -> String {
        let (total, verdict) = (self.total, self.verdict);
        if let Some(text) = self.nothing_judged() {
            return text;
        }
        let lead = self.lead();
        let floor = display::percent(floor);
        let spared = total.saturating_sub(count);
        let missed = self.below.len() + self.above_floor.len();
        if verdict.filled() == total {
            return match verdict.verdict {
                Verdict::Holds if missed == 0 => format!("{lead}，符合要求"),
                Verdict::Holds => format!("{lead}，其余不低于{floor}，符合要求"),
                _ => format!("{lead}；{}，即符合", self.least(missed, spared, &floor)),
            };
        }
        let rest = self.rest();
        if verdict.verdict == Verdict::Fails {
            let least = self.least(missed, spared, &floor);
            return format!("{lead}；至少要{least}，{rest}");
        }
        let is_waiting = verdict.open > verdict.unsettled;
        let end = if is_waiting && self.blank() == 0 {
            "改好才知道是否符合"
        } else if is_waiting {
            "填完才知道是否符合"
        } else {
            "是否符合请向县教育局核实"
        };
        format!("{lead}；{rest}，{end}")
    }

    /// The least that has to come about of what is known to be missed, where `spared` of it may stay below the bound.
    fn least(&self, missed: usize, spared: usize, floor: &str) -> String {
        let to_bound = missed.saturating_sub(spared);
        if to_bound >= missed {
            let all: Vec<&Finding> = self
                .below
                .iter()
                .chain(&self.above_floor)
                .copied()
                .collect();
            return self.raise(&all, None);
        }
        let mut clauses = Vec::new();
        if !self.below.is_empty() {
            clauses.push(self.raise(&self.below, Some(floor)));
        }
        if to_bound > 0 && self.below.is_empty() {
            let near =
                self.above_floor
                    .iter()
                    .map(|finding| match shortfall(finding, self.words) {
                        Some(shortfall) => format!("{}（{shortfall}）", self.name(finding)),
                        None => self.name(finding),
                    });
            let near = near.collect::<Vec<String>>().join("、");
            clauses.push(format!("补足{near}中的{to_bound}项"));
        } else if to_bound > 0 {
            // What was just named counts where it goes on to the bound.
            clauses.push(format!("再有{to_bound}项达到标准"));
        }
        clauses.join("，")
    }

    /// That each of `findings` comes to the floor of that name, or to its bound.
    fn raise(&self, findings: &[&Finding], floor: Option<&str>) -> String {
        let (mut more, mut others) = (Vec::new(), Vec::new());
        for finding in findings {
            let name = self.name(finding);
            let gap = match floor {
                Some(_) => finding.gap_to_floor(),
                None => finding.gap,
            };
            let is_lower = finding.bound.as_ref().is_none_or(Bound::is_lower_bound);
            match gap.filter(|_| is_lower) {
                Some(gap) => more.push(format!("{name}{}", self.words.gap(gap))),
                None => others.push(name),
            }
        }
        let end = floor.map_or_else(String::new, |floor| format!("到{floor}"));
        let mut clauses = Vec::new();
        if !more.is_empty() {
            clauses.push(format!("补{}{end}", more.join("、")));
        }
        if !others.is_empty() {
            let names = some_of(&others);
            clauses.push(match floor {
                Some(floor) => format!("{names}不低于标准的{floor}"),
                None => format!("{names}达到标准"),
            });
        }
        clauses.join("，")
    }

    /// Every one must hold.
    fn all(&self) -> String {
        if self.total == 0 {
            return "没有适用于本校的项".to_owned();
        }
        if let Some(text) = self.nothing_judged() {
            return text;
        }
        let lead = self.lead_of_all();
        let verdict = self.verdict;
        let missed: Vec<String> = self
            .below
            .iter()
            .chain(&self.above_floor)
            .map(|finding| self.name(finding))
            .collect();
        let mut clauses = Vec::new();
        if !missed.is_empty() {
            clauses.push(format!("{}没有达到", some_of(&missed)));
        }
        if verdict.open > 0 {
            clauses.push(self.rest());
        }
        if verdict.unexplained > 0 {
            clauses.push(format!("{}项填为不适用，没有写原因", verdict.unexplained));
        }
        if clauses.is_empty() {
            return lead;
        }
        format!("{lead}；{}", clauses.join("，"))
    }

    /// None of it may have happened.
    fn events(&self) -> String {
        let (total, verdict) = (self.total, self.verdict);
        if total == 0 {
            return "没有适用于本校的项".to_owned();
        }
        let happened: Vec<String> = self
            .below
            .iter()
            .chain(&self.above_floor)
            .map(|finding| format!("“{}”", self.name(finding)))
            .collect();
        if !happened.is_empty() {
            return format!("发生过{}，发生一项即不能通过", some_of(&happened));
        }
        let waiting = total - verdict.filled();
        match (verdict.filled(), waiting) {
            (0, _) => format!("{total}项都还没有填"),
            (_, 0) => format!("{total}项都没有发生"),
            (judged, _) => {
                format!("{judged}项没有发生；还有{waiting}项没有填或者正在核查")
            }
        }
    }

    /// What is said while nothing of the group has been judged.
    fn nothing_judged(&self) -> Option<String> {
        let (verdict, total) = (self.verdict, self.total);
        if verdict.filled() > 0 {
            return None;
        }
        Some(if self.mistaken > 0 {
            format!("{total}项都还不能判定，先改填写有误的数")
        } else if verdict.open > verdict.unsettled {
            format!("{total}项都还没有填")
        } else if verdict.open > 0 {
            format!("{total}项都没有适用于本校的标准值，暂不判定")
        } else if verdict.unexplained > 0 {
            format!("{}项填为不适用，没有写原因", verdict.unexplained)
        } else {
            "没有适用于本校的项".to_owned()
        })
    }

    /// How many there are and how many are met: 7项达标5项, 7项全部达标, 7项填了5项，达标4项.
    fn lead(&self) -> String {
        let (total, judged, met) = (self.total, self.verdict.filled(), self.verdict.met);
        let counted = if self.verdict.unsettled > 0 || self.verdict.not_applicable > 0 {
            "判定了"
        } else {
            "填了"
        };
        match (judged == total, met == judged) {
            (true, true) => format!("{total}项全部达标"),
            (true, false) => format!("{total}项达标{met}项"),
            (false, true) => format!("{total}项{counted}{judged}项，都达标"),
            (false, false) => format!("{total}项{counted}{judged}项，达标{met}项"),
        }
    }

    fn lead_of_all(&self) -> String {
        let (total, judged, met) = (self.total, self.verdict.filled(), self.verdict.met);
        match (judged == total, met == judged) {
            (true, true) => format!("{total}项全部达到"),
            (true, false) => format!("{total}项达到{met}项"),
            (false, true) => format!("{total}项判定了{judged}项，都达到"),
            (false, false) => format!("{total}项判定了{judged}项，达到{met}项"),
        }
    }

    /// How many wait for something to be entered.
    fn blank(&self) -> usize {
        (self.verdict.open - self.verdict.unsettled).saturating_sub(self.mistaken)
    }

    /// What keeps the group from being judged as a whole: 还有2项没有填全，1项不适用.
    fn rest(&self) -> String {
        let verdict = self.verdict;
        let blank = self.blank();
        let mut clauses = Vec::new();
        if blank > 0 {
            clauses.push(format!("还有{blank}项没有填全"));
        }
        if self.mistaken > 0 {
            clauses.push(format!("{}项填写有误", self.mistaken));
        }
        if verdict.unsettled > 0 {
            clauses.push(format!("{}项暂不判定", verdict.unsettled));
        }
        if verdict.filled() + verdict.open < self.total {
            let count = self.total - verdict.filled() - verdict.open;
            clauses.push(format!("{count}项不适用"));
        }
        clauses.join("，")
    }

    /// Short name, with its part where the group is judged of several at once.
    fn name(&self, finding: &Finding) -> String {
        let part = if self.verdict.part() == finding.part {
            String::new()
        } else {
            self.words.part(finding.part)
        };
        let indicator = self.standard.indicator(&finding.indicator);
        let name = indicator.map_or(finding.indicator.as_str(), |indicator| &indicator.short);
        part + name
    }
}

/// The names, or the first of them and how many there are.
fn some_of(names: &[String]) -> String {
    match names.get(..MOST_NAMES) {
        Some(first) if names.len() > MOST_NAMES => {
            format!("{}等{}项", first.join("、"), names.len())
        }
        _ => names.join("、"),
    }
}
