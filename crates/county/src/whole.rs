//! The verdict of the whole county: admission, rows, coefficients, items, social recognition, veto.
//!
//! In: the roll-up, the reports of the schools, what the county itself answered. Out: one conclusion with three values, and
//! that of each of its parts. There is no score, and nothing makes up for anything else.

use std::collections::BTreeMap;

use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::figures::Level;
use standard::{Bound, Indicator, Rule, Standard};

use check::{Detail, Finding, Outcome, WhyNot};

use crate::roll_up::RollUp;
use crate::rows::{Conclusion, Member};
use crate::rules::{CountyRules, ItemSource};

/// What the county itself says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountyForm {
    /// Whether the county may apply: 基本均衡 was recognised at least three years ago. `None` while it is not said.
    pub is_admitted: Option<bool>,
    /// Answers to items that are known to the county, by indicator of the standard.
    pub answers: BTreeMap<Name, Answer>,
    /// How many schools the statistics count, where a list is there; schools without a file leave everything open.
    pub expected_schools: Option<usize>,
}

/// An answer of the county to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A level, 达到 and so on.
    Level(Level),
    /// A number, which is compared with the item's bound.
    Number(Decimal),
}

/// An item of the county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyItem {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Whether it is met.
    pub conclusion: Conclusion,
    /// What the schools' figures give together, in percent or the item's unit, where they are added up.
    pub value: Option<Fraction>,
    /// Schools that do not meet it, by their places.
    pub failing: Vec<usize>,
    /// Schools whose figures are not known, by their places.
    pub open: Vec<usize>,
}

/// The verdict of a county; made by [`whole`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Any known failure is 未达到, else anything unknown is 暂不能定, else 达到.
    pub conclusion: Conclusion,
    /// Whether it may apply.
    pub admission: Conclusion,
    /// Whether every row holds; open while schools are missing.
    pub rows: Conclusion,
    /// Whether every coefficient keeps its limit.
    pub variations: Conclusion,
    /// Items of all groups but that of the rows, in the standard's order.
    pub items: Vec<CountyItem>,
    /// How many schools it rests on.
    pub schools: usize,
}

/// What follows for the county: `standard` must be that of `rules.quality`, `roll_up` and the members' reports must be made
/// by it.
pub fn whole(
    members: &[Member],
    roll_up: &RollUp,
    rules: &CountyRules,
    standard: &Standard,
    form: &CountyForm,
) -> Whole {
    let admission = match form.is_admitted {
        Some(true) => Conclusion::Holds,
        Some(false) => Conclusion::Fails,
        None => Conclusion::Open,
    };
    let is_complete = form
        .expected_schools
        .is_none_or(|expected| members.len() >= expected);
    // A county without a row is not judged, and one of which schools are missing cannot hold yet.
    let unread = roll_up.schools.iter().enumerate();
    let is_left_out = |member| roll_up.left_out.iter().any(|out| out.member == member);
    let has_unread = unread
        .filter(|(_, school)| school.is_none())
        .any(|(member, _)| !is_left_out(member));
    let missing = if is_complete && !has_unread && !roll_up.rows.is_empty() {
        Conclusion::Holds
    } else {
        Conclusion::Open
    };
    let rows = roll_up.rows.iter().map(|row| row.conclusion);
    let rows = Conclusion::all(rows.chain([missing]));
    // Of the schools that are there alone no coefficient is final.
    let variations = roll_up.variations.iter().map(|of| of.conclusion);
    let variations = match missing {
        Conclusion::Holds => Conclusion::all(variations),
        _ => Conclusion::Open,
    };
    let asked = |indicator: &&Indicator| indicator.group != rules.quality.group;
    let items = standard.indicators.iter().filter(asked);
    let item = |indicator: &Indicator| {
        let item = match rules.source(indicator.id) {
            Some(ItemSource::Every) => of_every(members, indicator),
            Some(ItemSource::Sums) => of_sums(members, indicator),
            None => return of_county(indicator, form.answers.get(&indicator.id)),
        };
        // Without some schools only a failure of one that is there is known.
        let is_known = missing == Conclusion::Holds || !item.failing.is_empty();
        let conclusion = if is_known {
            item.conclusion
        } else {
            Conclusion::Open
        };
        CountyItem { conclusion, ..item }
    };
    let items: Vec<CountyItem> = items.map(item).collect();
    let of_items = Conclusion::all(items.iter().map(|item| item.conclusion));
    Whole {
        conclusion: Conclusion::all([admission, rows, variations, of_items]),
        admission,
        rows,
        variations,
        items,
        schools: members.len(),
    }
}

fn findings<'a>(
    members: &'a [Member],
    indicator: &'a Indicator,
) -> impl Iterator<Item = (usize, &'a Finding)> {
    members.iter().enumerate().flat_map(move |(idx, member)| {
        let findings = member.report.findings.iter();
        let of_indicator = findings.filter(move |finding| finding.indicator == indicator.id);
        of_indicator.map(move |finding| (idx, finding))
    })
}

/// Each school once, in order.
fn push_once(schools: &mut Vec<usize>, school: usize) {
    if schools.last() != Some(&school) {
        schools.push(school);
    }
}

fn of_every(members: &[Member], indicator: &Indicator) -> CountyItem {
    let (mut failing, mut open) = (Vec::new(), Vec::new());
    for (school, finding) in findings(members, indicator) {
        match &finding.outcome {
            // Without a reason nothing follows from 不适用.
            _ if finding.is_unexplained() => push_once(&mut open, school),
            Outcome::Met | Outcome::NotComparable(WhyNot::NotApplicable(_)) => {}
            Outcome::AboveFloor | Outcome::Below => push_once(&mut failing, school),
            Outcome::NotComparable(_) => push_once(&mut open, school),
        }
    }
    let conclusion = match (failing.is_empty(), open.is_empty()) {
        (false, _) => Conclusion::Fails,
        (true, true) => Conclusion::Holds,
        (true, false) => Conclusion::Open,
    };
    CountyItem {
        indicator: indicator.id,
        conclusion,
        value: None,
        failing,
        open,
    }
}

/// What is counted and what it is divided by, summed before dividing; stages with different bounds each for itself.
fn of_sums(members: &[Member], indicator: &Indicator) -> CountyItem {
    let mut open = Vec::new();
    let mut has_nothing = false;
    // By bound: what was counted, what it is divided by, the scale, whether sources dispute the bound, and whether it is only
    // the laxest that can hold.
    let mut sums: Vec<(Bound, Fraction, Fraction, Decimal, bool, bool)> = Vec::new();
    for (school, finding) in findings(members, indicator) {
        if let Outcome::NotComparable(WhyNot::NotApplicable(_)) = finding.outcome {
            if finding.is_unexplained() {
                push_once(&mut open, school);
            }
            continue;
        }
        let (
            Some(bound),
            Detail::Stock {
                have, by, scale, ..
            },
        ) = (finding.bound, &finding.detail)
        else {
            // A school that has none of what it is divided by adds nothing, and owes nothing.
            if let Outcome::NotComparable(WhyNot::NothingToDivideBy(_)) = finding.outcome {
                has_nothing = true;
            } else {
                push_once(&mut open, school);
            }
            continue;
        };
        let is_disputed = matches!(
            finding.outcome,
            Outcome::NotComparable(WhyNot::Unsettled(_))
        );
        let is_laxest = finding.is_bound_laxest();
        match sums.iter_mut().find(|sum| sum.0 == bound) {
            Some(sum) => {
                sum.1 = sum.1.plus(*have);
                sum.2 = sum.2.plus(*by);
                sum.4 |= is_disputed;
                sum.5 |= is_laxest;
            }
            None => sums.push((bound, *have, *by, *scale, is_disputed, is_laxest)),
        }
    }
    let mut value = None;
    let mut parts = Vec::new();
    for (bound, have, by, scale, is_disputed, is_laxest) in &sums {
        let Some(quotient) = have.times(scale.fraction()).over(*by) else {
            continue;
        };
        value = Some(quotient);
        parts.push(match bound.holds_for(quotient) {
            true if *is_laxest => Conclusion::Open,
            true => Conclusion::Holds,
            false if *is_disputed && !*is_laxest => Conclusion::Open,
            false => Conclusion::Fails,
        });
    }
    // Where all schools have none of it, there is no share of it.
    let conclusion = if open.is_empty() && !(parts.is_empty() && has_nothing) {
        Conclusion::all(parts)
    } else {
        Conclusion::Open
    };
    CountyItem {
        indicator: indicator.id,
        conclusion,
        // Of several bounds there is no one value.
        value: value.filter(|_| sums.len() == 1),
        failing: Vec::new(),
        open,
    }
}

fn of_county(indicator: &Indicator, answer: Option<&Answer>) -> CountyItem {
    let least = match indicator.rule {
        Rule::Judgement { least, .. } => least,
        _ => Level::Reached,
    };
    let conclusion = match answer {
        None => Conclusion::Open,
        // The better level is the smaller.
        Some(Answer::Level(level)) if *level <= least => Conclusion::Holds,
        Some(Answer::Level(_)) => Conclusion::Fails,
        Some(Answer::Number(number)) => match indicator.bounds.first() {
            Some(case) if case.bound.holds_for_entry(*number) => Conclusion::Holds,
            Some(_) => Conclusion::Fails,
            None => Conclusion::Open,
        },
    };
    CountyItem {
        indicator: indicator.id,
        conclusion,
        value: None,
        failing: Vec::new(),
        open: Vec::new(),
    }
}
