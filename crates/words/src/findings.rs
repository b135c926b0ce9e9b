//! Verdict sentences, and the cells of the table of results.
//!
//! In: a report and its standard. Out: the texts that page and document both show.

use super::{Words, display, labels};
use check::{
    BoundDoubt, Detail, Finding, Gap, GroupVerdict, Outcome, Role, Verdict, WayFinding, WhyNot,
};
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{Level, Part, Slot};
use standard::{Bound, Group, GroupRule, Indicator, Rule, Standard, Way};

/// The cells of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingCells {
    /// Indicator, by id.
    pub id: String,
    /// Part of the school that is judged.
    pub part: Part,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Value with unit; — while there is none.
    pub value: String,
    /// Standard with sign and unit.
    pub bound: String,
    /// 85 % line; — where there is none.
    pub floor: String,
    /// Value as a share of the standard; — where that has no meaning.
    pub share: String,
    /// What is missing to the standard; — when nothing is.
    pub gap: String,
    /// What is missing to the 85 % line; — when nothing is.
    pub gap_to_floor: String,
    /// State, as a word.
    pub status: &'static str,
    /// What else must be said of the state: 临界, the missing figures, the reason.
    pub note: String,
    /// Value and floor as thousandths of the bound, for a bar; `None` where a bar has no meaning.
    pub bar: Option<Bar>,
}

/// Lengths of a bar, in thousandths of the bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Value, held at 2000.
    pub value: u32,
    /// Floor.
    pub floor: u32,
}

/// The cells of `finding`.
pub fn row(finding: &Finding, standard: &Standard, words: &Words) -> Option<FindingCells> {
    let indicator = standard.indicator(&finding.indicator)?;
    let gap_text = |gap: &Option<Gap>| gap.map_or_else(|| "—".to_owned(), gap_in_table);
    let share_of = finding.share().filter(|_| finding.floor().is_some());
    Some(FindingCells {
        id: finding.indicator.to_string(),
        part: finding.part,
        name: indicator.name.clone(),
        short: indicator.short.clone(),
        value: value(finding, indicator).unwrap_or_else(|| "—".to_owned()),
        bound: bound(finding, indicator).unwrap_or_else(|| "—".to_owned()),
        floor: floor(finding, indicator).unwrap_or_else(|| "—".to_owned()),
        share: share_of.map_or_else(|| "—".to_owned(), |_| display::share(finding)),
        gap: gap_text(&finding.gap),
        gap_to_floor: gap_text(&finding.gap_to_floor()),
        status: labels::state(finding),
        note: unit_and(note(finding, indicator, words), finding),
        bar: bar(finding),
    })
}

/// The value with its unit, as a table has it.
pub fn value(finding: &Finding, indicator: &Indicator) -> Option<String> {
    match &finding.detail {
        Detail::Rooms { good, areas, .. } => Some(format!("合格{good}间（共{}间）", areas.len())),
        Detail::Classes { over, largest, .. } if over.is_empty() => {
            Some(format!("最大班{largest}人"))
        }
        Detail::Classes { over, largest, .. } => {
            Some(format!("{}个班超限，最大班{largest}人", over.len()))
        }
        Detail::Level(level) => Some(labels::level(*level).to_owned()),
        Detail::Ways(ways) => {
            let texts = ways.iter().filter_map(|way| value_of(way, indicator));
            let text = texts.collect::<Vec<_>>().join("；");
            (!text.is_empty()).then_some(text)
        }
        _ => Some(format!(
            "{}{}",
            display::value(finding, indicator)?,
            labels::unit(indicator.unit)
        )),
    }
}

/// The way of an either-or whose value and bound are those of the finding.
fn shown_way<'a>(finding: &Finding, indicator: &'a Indicator) -> Option<&'a Way> {
    let (Detail::Ways(ways), Rule::Either { ways: all }) = (&finding.detail, &indicator.rule)
    else {
        return None;
    };
    let is_shown =
        |found: &&WayFinding| found.value == finding.value && found.bound == finding.bound;
    all.get(ways.iter().find(is_shown)?.way_idx)
}

/// The unit of the finding's value and bound.
pub fn unit(finding: &Finding, indicator: &Indicator) -> Unit {
    shown_way(finding, indicator).map_or(indicator.unit, |way| way.unit)
}

/// The decimals that the official form gives to the finding's value.
pub(super) fn places(finding: &Finding, indicator: &Indicator) -> u32 {
    let way = shown_way(finding, indicator);
    way.map_or(indicator.places, |way| way.places).into()
}

/// The value of one way with its unit.
fn value_of(finding: &WayFinding, indicator: &Indicator) -> Option<String> {
    let way = way(finding, indicator)?;
    let limits = display::BoundAndFloor {
        bound: finding.bound,
        ..display::BoundAndFloor::default()
    };
    let shown = display::rounded_against(finding.value?, way.places.into(), limits);
    Some(format!("{shown}{}", labels::unit(way.unit)))
}

fn way<'a>(finding: &WayFinding, indicator: &'a Indicator) -> Option<&'a Way> {
    match &indicator.rule {
        Rule::Either { ways } => ways.get(finding.way_idx),
        _ => None,
    }
}

/// The bound with its sign and unit; of an item that is judged, the number that the county must reach or the least level.
pub fn bound(finding: &Finding, indicator: &Indicator) -> Option<String> {
    let in_unit = |bound: Bound, unit: Unit| {
        let (sign, unit) = (labels::comparison_sign(bound), labels::unit(unit));
        format!("{sign}{}{unit}", bound.value)
    };
    let written = |bound: Bound| in_unit(bound, indicator.unit);
    if let Detail::Ways(ways) = &finding.detail {
        let texts: Vec<String> = ways
            .iter()
            .filter_map(|found| Some(in_unit(found.bound?, way(found, indicator)?.unit)))
            .collect();
        return (!texts.is_empty()).then(|| texts.join(" 或 "));
    }
    let Some(bound) = finding.bound else {
        let least = least_level(&indicator.rule)?;
        let number = indicator.bounds.first().map(|case| written(case.bound));
        return number.or_else(|| Some(labels::level(least).to_owned()));
    };
    let text = written(bound);
    Some(match &finding.detail {
        Detail::Rooms { needed, .. } => format!("{needed}间，每间{text}"),
        Detail::Classes { .. } => format!("每班{text}"),
        _ => text,
    })
}

fn least_level(rule: &Rule) -> Option<Level> {
    match rule {
        Rule::Document { .. } => Some(Level::Reached),
        Rule::Judgement { least, .. } => Some(*least),
        _ => None,
    }
}

/// The floor with its unit, exact.
pub fn floor(finding: &Finding, indicator: &Indicator) -> Option<String> {
    finding
        .floor()
        .map(|floor| format!("{}{}", display::exact(floor), labels::unit(indicator.unit)))
}

/// A gap in a table: 290㎡, 1.15万元.
pub fn gap_in_table(gap: Gap) -> String {
    let unit = readable_unit(gap.amount.fraction(), gap.unit);
    format!(
        "{}{}",
        display::amount(gap.amount.fraction(), gap.unit, unit),
        labels::unit(unit)
    )
}

/// The unit in which an amount is easiest to read: sums of ten thousand 元 or more in 万元.
pub fn readable_unit(amount: Fraction, unit: Unit) -> Unit {
    let (_, ten_thousand) = Unit::TenThousandYuan.base();
    if unit == Unit::Yuan && amount >= ten_thousand {
        Unit::TenThousandYuan
    } else {
        unit
    }
}

/// The verdict of a group as one sentence, with what is still missing in front.
pub fn verdict(verdict: &GroupVerdict, standard: &Standard, words: &Words) -> String {
    let Some(group) = standard.group(&verdict.group) else {
        return String::new();
    };
    let head = words.part(verdict.part()) + &group.name;
    if let Verdict::Excluded { reason, .. } = &verdict.verdict {
        return format!("{head}：{}。", reason.trim_end_matches('。'));
    }
    if verdict.verdict == Verdict::Listed {
        let why = if verdict.total() > 0 {
            "逐项对照"
        } else {
            "由县级统筹或者仅供参考"
        };
        return format!("{head}：{why}，只列出现状。");
    }
    let total = verdict.total()
        - if group.rule == GroupRule::All {
            verdict.not_applicable - verdict.unexplained
        } else {
            0
        };
    if total == 0 {
        return format!("{head}：没有适用于本校的项。");
    }
    let is_unsettled = verdict.open > 0 && verdict.open == verdict.unsettled;
    if verdict.filled() == 0 && is_unsettled {
        return format!("{head}：{total}项都没有适用于本校的标准值，或者依据没有写定，暂不判定。");
    }
    if verdict.filled() == 0 {
        return format!("{head}：还没有可以判定的项（已填 0/{total} 项）。");
    }
    let partial = if verdict.unsettled > 0 {
        let judged = verdict.filled();
        format!("{total}项中判定了{judged}项，以下结论仅含已判定的项：")
    } else if verdict.filled() < total {
        format!("已填 {}/{total} 项，以下结论仅含已填项：", verdict.filled())
    } else {
        String::new()
    };
    format!("{head}：{partial}{}", counts(verdict, &group.rule, total))
}

fn counts(verdict: &GroupVerdict, rule: &GroupRule, total: usize) -> String {
    match rule {
        GroupRule::AtLeast { count, floor } => {
            let percent = display::percent(*floor);
            let rule = format!("“至少{count}项达标、余项不低于{percent}”");
            let met = format!(
                "{total}项指标中{}项达到标准，{}项在{percent}至100%之间，{}项低于{percent}{}",
                verdict.met,
                verdict.above_floor,
                verdict.below - verdict.without_floor,
                match verdict.without_floor {
                    0 => String::new(),
                    count => format!("，{count}项没有达到、是否低于{percent}暂不判定"),
                }
            );
            let end = match verdict.verdict {
                Verdict::Holds => format!("符合{rule}的要求。"),
                Verdict::Fails => format!("不符合{rule}的要求。"),
                _ if verdict.open == 0 && verdict.without_floor == 0 => {
                    format!("有不适用的项，是否符合{rule}请向县教育局核实。")
                }
                _ if verdict.open == verdict.unsettled => {
                    format!("有暂不判定的项，是否符合{rule}请向县教育局核实。")
                }
                _ => format!("是否符合{rule}还要看未填的项。"),
            };
            format!("{met}；{end}")
        }
        GroupRule::All | GroupRule::None => {
            let end = match verdict.verdict {
                Verdict::Holds => "全部达到。".to_owned(),
                Verdict::Fails => format!("{}项未达到。", verdict.below + verdict.above_floor),
                _ if verdict.unsettled > 0 && verdict.open == verdict.unsettled => {
                    format!("其余{}项暂不判定。", verdict.open)
                }
                _ if verdict.unsettled > 0 => format!(
                    "其余{}项中{}项未填，{}项暂不判定。",
                    verdict.open,
                    verdict.open - verdict.unsettled,
                    verdict.unsettled
                ),
                _ if verdict.open > 0 => "其余未填。".to_owned(),
                _ => format!("{}项不适用没有写原因。", verdict.unexplained),
            };
            let marked = verdict.marked - verdict.unexplained;
            let left_out = if marked > 0 {
                format!("（另有{marked}项填为不适用）")
            } else {
                String::new()
            };
            format!(
                "学校承担的{total}项中{}项达到{left_out}，{end}",
                verdict.met
            )
        }
    }
}

/// The note with the name of the unit that decides, where it is one.
fn unit_and(note: String, finding: &Finding) -> String {
    match &finding.unit {
        Some((_, unit)) if !matches!(finding.outcome, Outcome::Met) => {
            let end = if note.is_empty() { "" } else { "：" };
            format!("{unit}{end}{note}")
        }
        _ => note,
    }
}

/// Why findings are open, such as 数据未填或填写有误, and what is done about it, such as 补填、改正; each names only what there is
/// among `open`.
pub fn why_open<'a>(open: impl Iterator<Item = &'a Finding>) -> (String, String) {
    const WAYS: [(&str, &str); 3] = [
        ("数据未填", "补填"),
        ("填写有误", "改正"),
        ("依据没有写定", "向县教育局核实"),
    ];
    let mut is_there = [false; WAYS.len()];
    for finding in open {
        let Outcome::NotComparable(why) = &finding.outcome else {
            continue;
        };
        let [blank, mistaken, unsettled] = &mut is_there;
        match why {
            WhyNot::Missing(_) | WhyNot::Unstated(_) => *blank = true,
            WhyNot::Unsettled(_) | WhyNot::NoBound => *unsettled = true,
            _ => *mistaken = true,
        }
    }
    let ways = WAYS.iter().zip(is_there).filter(|(_, is_there)| *is_there);
    let (causes, mends): (Vec<&str>, Vec<&str>) = ways.map(|(way, _)| *way).unzip();
    let cause = match causes.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{}或{last}", others.join("、")),
        causes => causes.concat(),
    };
    (cause, mends.join("、"))
}

/// Whether the level that the school gives itself is among `slots`.
fn is_level(slots: &[Slot], indicator: &Indicator) -> bool {
    let level = indicator.level_figure();
    slots.iter().any(|slot| level == Some(slot.figure))
}

/// What must be said beside the state.
fn note(finding: &Finding, indicator: &Indicator, words: &Words) -> String {
    let names = |slots: &[Slot]| {
        let names: Vec<String> = slots.iter().map(|slot| words.slot(slot)).collect();
        names.join("、")
    };
    match &finding.outcome {
        Outcome::NotComparable(WhyNot::Missing(slots)) if is_level(slots, indicator) => {
            "还没有自评".to_owned()
        }
        Outcome::NotComparable(WhyNot::Missing(slots)) => format!("未填：{}", names(slots)),
        Outcome::NotComparable(WhyNot::Unreadable(slots)) => format!("填写有误：{}", names(slots)),
        Outcome::NotComparable(WhyNot::NothingToDivideBy(slots)) => {
            format!("{}为 0，无法计算", names(slots))
        }
        Outcome::NotComparable(WhyNot::Impossible(slots)) => {
            format!("填写有误：{}互相矛盾", names(slots))
        }
        Outcome::NotComparable(WhyNot::Owed(_)) if indicator.level_figure().is_some() => {
            "填为不适用；按规定本校应当有此项，请自评".to_owned()
        }
        Outcome::NotComparable(WhyNot::Owed(slots)) => {
            format!(
                "{}填为不适用；按规定本校应当有此项，请填 0 或实数",
                names(slots)
            )
        }
        Outcome::NotComparable(WhyNot::Refuted(_, by)) => {
            let by = names(by);
            let what = if indicator.level_figure().is_some() {
                "请自评"
            } else {
                "请填本项"
            };
            format!("填为不适用，但学校填了{by}，两处矛盾；{what}，确实没有的把{by}改成 0")
        }
        Outcome::NotComparable(WhyNot::NotApplicable(reason)) if reason.trim().is_empty() => {
            "填报为不适用，没有写原因".to_owned()
        }
        Outcome::NotComparable(WhyNot::NotApplicable(reason)) => reason.clone(),
        Outcome::NotComparable(WhyNot::Unstated(what)) => {
            format!("未填：{}", labels::unstated(*what))
        }
        Outcome::NotComparable(WhyNot::Unsettled(why)) => why.clone(),
        Outcome::NotComparable(WhyNot::NoBound) => "没有适用于本校的标准值".to_owned(),
        Outcome::NotComparable(WhyNot::County) => "由县里统筹".to_owned(),
        Outcome::AboveFloor | Outcome::Below if finding.is_none_of_it => {
            "填为不适用；按规定本校应当有此项，按没有（0）计".to_owned()
        }
        Outcome::Met if finding.is_near => "临界".to_owned(),
        outcome if finding.role != Role::Judged => {
            format!("与标准比较：{}", words.outcome(finding, outcome))
        }
        Outcome::Below if finding.is_bound_laxest() || finding.is_floor_unknown() => {
            let why = finding.doubt.as_ref().map(BoundDoubt::why);
            why.unwrap_or_default().to_owned()
        }
        Outcome::AboveFloor | Outcome::Below if is_met_rounded(finding, indicator) => {
            "贴线：四舍五入后才达标".to_owned()
        }
        _ => String::new(),
    }
}

/// Whether the value would keep the bound if it were rounded as it is in the county's table; it is compared unrounded.
fn is_met_rounded(finding: &Finding, indicator: &Indicator) -> bool {
    let value = display::as_the_form_rounds(finding, indicator);
    finding
        .bound
        .zip(value)
        .is_some_and(|(bound, value)| bound.holds_for(value))
}

fn bar(finding: &Finding) -> Option<Bar> {
    let thousandths = |share: Fraction| {
        let count = share
            .times(Decimal::whole(1000).fraction())
            .floor()
            .clamp(0, 2000);
        u32::try_from(count).unwrap_or(0)
    };
    let floor = finding.floor()?.over(finding.bound?.value.fraction())?;
    Some(Bar {
        value: thousandths(finding.share()?),
        floor: thousandths(floor),
    })
}

/// A column of the table of results: its heading, and its cell in a row.
pub type ResultColumn = (String, fn(&FindingCells) -> &str);

/// The columns of the table of results between name and state, in order; those of the floor are named by the group's floor,
/// such as 85%线.
pub fn columns(group: &Group) -> Vec<ResultColumn> {
    let floor = match &group.rule {
        GroupRule::AtLeast { floor, .. } => format!("{}线", display::percent(*floor)),
        GroupRule::All | GroupRule::None => "底线".to_owned(),
    };
    vec![
        ("现状".to_owned(), |row| &row.value),
        ("标准".to_owned(), |row| &row.bound),
        (floor.clone(), |row| &row.floor),
        ("达标率".to_owned(), |row| &row.share),
        ("还差（到标准）".to_owned(), |row| &row.gap),
        (format!("还差（到{floor}）"), |row| &row.gap_to_floor),
    ]
}
