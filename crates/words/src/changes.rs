//! What is different between two sets of figures of one school, and why a verdict is another.
//!
//! In: the findings of both with the schools that they were made of. Out: sentences, the same for last year and what-ifs.

use super::{Words, display, findings, labels};
use check::{Detail, Finding, GroupVerdict, Outcome, Report, Working};
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{Part, Slot, Value};
use school::profile::Profile;
use school::{self, School};
use standard::{Bound, Indicator, Rule, Standard};

/// One of the two sides: a school and its finding, `None` where it has none.
#[derive(Debug, Clone, Copy)]
pub struct ComparedSide<'a> {
    /// The school.
    pub school: &'a School,
    /// Its finding of the indicator.
    pub finding: Option<&'a Finding>,
}

/// What moved, then why the verdict is another; empty when nothing is different. `working` is that of `now`.
///
/// A verdict that changed names what is needed and what there is on both sides, and whether one of the two alone would
/// have been enough.
pub fn why(
    then: ComparedSide,
    now: ComparedSide,
    working: &Working,
    indicator: &Indicator,
    words: &Words,
) -> String {
    let (Some(before), Some(after)) = (then.finding, now.finding) else {
        return match (then.finding, now.finding) {
            (None, Some(_)) => "原来不比对这一项".to_owned(),
            (Some(_), None) => "现在不比对这一项".to_owned(),
            _ => String::new(),
        };
    };
    let mut sentences = vec![moved(then.school, now, working, indicator, words)];
    if before.outcome != after.outcome {
        sentences.push(turned(before, after, indicator, words));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join("。")
}

/// The figures of the finding that are not what they were.
fn moved(
    then: &School,
    now: ComparedSide,
    working: &Working,
    indicator: &Indicator,
    words: &Words,
) -> String {
    let Some(finding) = now.finding else {
        return String::new();
    };
    let lines = working.lines();
    let mut slots: Vec<Slot> = lines.into_iter().map(|line| line.slot).collect();
    slots.extend(lists(indicator, finding.part, &now.school.profile, words));
    let mut moved: Vec<String> = Vec::new();
    for slot in slots {
        let (before, after) = (then.value(&slot), now.school.value(&slot));
        let text = format!("{} {} → {}", words.slot(&slot), shown(before), shown(after));
        if before != after && !moved.contains(&text) {
            moved.push(text);
        }
    }
    moved.join("；")
}

/// Where the lists of the rule stand, such as the classes of each grade.
fn lists(indicator: &Indicator, part: Part, profile: &Profile, words: &Words) -> Vec<Slot> {
    let figures = match &indicator.rule {
        Rule::Quota { rooms, .. } => std::slice::from_ref(rooms),
        Rule::EachLimit { of } => of.as_slice(),
        _ => return Vec::new(),
    };
    let is_in = |other: &Part| match (part, other) {
        (Part::Stage(stage), Part::Grade(grade)) => stage.grades().contains(grade),
        (Part::Whole, _) => true,
        _ => part == *other,
    };
    let definitions = figures
        .iter()
        .filter_map(|figure| words.catalogue().figure(figure));
    let slots = definitions.flat_map(|definition| definition.slots(profile));
    slots.filter(|slot| is_in(&slot.part)).collect()
}

/// A value as it was entered.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::List(list) if list.is_empty() => "没有".to_owned(),
        Value::List(list) => {
            let list: Vec<String> = list.iter().map(Decimal::to_string).collect();
            list.join("、")
        }
        Value::Level(level) => labels::level(*level).to_owned(),
        Value::NotApplicable(_) => "不适用".to_owned(),
        Value::Blank => "未填".to_owned(),
        Value::Unreadable => "看不懂".to_owned(),
    }
}

/// Why the outcome is another.
fn turned(before: &Finding, after: &Finding, indicator: &Indicator, words: &Words) -> String {
    let states = format!("由{}变为{}", words.state(before), words.state(after));
    if let Outcome::NotComparable(_) = before.outcome {
        return format!("{states}：原来的数没有填全或者不适用");
    }
    if let Outcome::NotComparable(_) = after.outcome {
        return format!("{states}：现在的数没有填全或者不适用");
    }
    let bounds = match (
        findings::bound(before, indicator),
        findings::bound(after, indicator),
    ) {
        (Some(old), Some(new)) if old != new => format!("标准由{old}变为{new}，"),
        _ => String::new(),
    };
    let reason = match (amounts(before), amounts(after)) {
        (Some(then), Some(now)) => weighed(then, now, after),
        _ => String::new(),
    };
    format!("{states}：{bounds}{reason}")
        .trim_end_matches(['：', '，'])
        .to_owned()
}

/// What is needed and what there is, in one unit.
#[derive(Clone, Copy)]
struct Amounts {
    need: Fraction,
    have: Fraction,
    unit: Unit,
}

fn amounts(finding: &Finding) -> Option<Amounts> {
    match finding.detail {
        Detail::Stock {
            have, need, unit, ..
        } => Some(Amounts { need, have, unit }),
        Detail::Rooms { needed, good, .. } => Some(Amounts {
            need: Decimal::whole(i64::try_from(needed).ok()?).fraction(),
            have: Decimal::whole(i64::try_from(good).ok()?).fraction(),
            unit: Unit::Room,
        }),
        _ => None,
    }
}

/// Which of the two made the difference: what is needed, or what there is.
fn weighed(then: Amounts, now: Amounts, after: &Finding) -> String {
    let is_lower = after.bound.as_ref().is_none_or(Bound::is_lower_bound);
    let text = |amount: Fraction| {
        let readable = findings::readable_unit(amount, now.unit);
        let amount = display::amount(amount, now.unit, readable);
        format!("{amount}{}", labels::unit(readable))
    };
    // People and rooms are whole, and a need is not rounded to where it would seem to be covered.
    let need = |amounts: Amounts| {
        if amounts.unit.is_counted() && is_lower {
            return text(amounts.need.up_to_step(Decimal::ONE).fraction());
        }
        let readable = findings::readable_unit(amounts.need, amounts.unit);
        let amount = display::amount_beside(amounts.need, amounts.have, amounts.unit, readable);
        format!("{amount}{}", labels::unit(readable))
    };
    let change_of = |what: &str, is_same: bool, old: String, new: String| {
        if is_same {
            format!("{what} {new} 没有变")
        } else if old == new {
            format!("{what}都约为 {new}")
        } else {
            format!("{what}由 {old} 变为 {new}")
        }
    };
    let both = format!(
        "{}，{}",
        change_of("需要的", then.need == now.need, need(then), need(now)),
        change_of(
            "现有的",
            then.have == now.have,
            text(then.have),
            text(now.have)
        )
    );
    if then.need == now.need || then.have == now.have {
        return both;
    }
    let is_enough = |have: Fraction, need: Fraction| {
        if is_lower { have >= need } else { have <= need }
    };
    let ends_enough = is_enough(now.have, now.need);
    if is_enough(then.have, then.need) == ends_enough {
        // Only the floor was crossed; the bound says nothing of which it was.
        return both;
    }
    let by_need = is_enough(then.have, now.need) == ends_enough;
    let by_have = is_enough(now.have, then.need) == ends_enough;
    let which = match (by_need, by_have) {
        (true, false) => "单是需要的变了就会这样",
        (false, true) => "单是现有的变了就会这样",
        (true, true) => "单是其中一样变了也会这样",
        (false, false) => "两样合在一起才会这样",
    };
    format!("{both}，{which}")
}

/// Which indicators of a group are newly met and which no longer, as one sentence; empty when none is.
fn turned_in(
    then: &Report,
    now: &Report,
    verdict: &GroupVerdict,
    standard: &Standard,
    words: &Words,
) -> String {
    let (mut newly, mut no_longer) = (Vec::new(), Vec::new());
    for finding in now.findings_of(verdict) {
        let (Some(before), Some(indicator)) = (
            then.finding(&finding.indicator, finding.part),
            standard.indicator(&finding.indicator),
        ) else {
            continue;
        };
        if !before.is_comparable() || !finding.is_comparable() {
            continue;
        }
        let name = if verdict.part() == finding.part {
            indicator.short.clone()
        } else {
            words.part(finding.part) + &indicator.short
        };
        match (before.is_problem(), finding.is_problem()) {
            (true, false) => newly.push(name),
            (false, true) => no_longer.push(name),
            _ => {}
        }
    }
    let mut clauses = Vec::new();
    if !newly.is_empty() {
        clauses.push(format!("新达标的有{}", newly.join("、")));
    }
    if !no_longer.is_empty() {
        clauses.push(format!("不再达标的有{}", no_longer.join("、")));
    }
    clauses.join("；")
}

/// True when the two stand differently: by value, by gap or by state.
pub fn differs(one: Option<&Finding>, other: Option<&Finding>) -> bool {
    let seen = |finding: Option<&Finding>| {
        finding.map(|finding| {
            let state = labels::state(finding);
            (finding.value, finding.gap, state, finding.detail.clone())
        })
    };
    seen(one) != seen(other)
}

/// What became of the verdict of each group, and by which indicators; a group of which there is nothing to say is left out.
pub fn groups(then: &Report, now: &Report, standard: &Standard, words: &Words) -> Vec<String> {
    let lines = now.verdicts.iter().filter_map(|verdict| {
        let mut before = then.verdicts.iter();
        let before =
            before.find(|other| other.group == verdict.group && other.part() == verdict.part())?;
        let told = turned_in(then, now, verdict, standard, words);
        let (old, new) = (labels::verdict(before), labels::verdict(verdict));
        let is_same = before.verdict.key() == verdict.verdict.key();
        if told.is_empty() && is_same {
            return None;
        }
        let group = standard.group(&verdict.group)?;
        let state = if is_same {
            format!("仍然{new}")
        } else {
            format!("由{old}变为{new}")
        };
        let told = match told.as_str() {
            "" => "有的项填了或者没有填".to_owned(),
            _ => told,
        };
        let part = words.part(verdict.part());
        Some(format!("{part}{}：{state}。{told}。", group.name))
    });
    lines.collect()
}
