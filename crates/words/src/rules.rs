//! Rules, bounds and conditions of a pack in words, for someone who reads a standard rather than a result.
//!
//! In: an indicator with the catalogue that names its figures. Out: one line of text each.

use super::labels;
use numbers::Decimal;
use school::catalogue::{Catalogue, Unit};
use school::figures::FigureId;
use school::profile::Stage;
use standard::{
    Bound, BoundCase, Clause, Condition, Disputed, Indicator, Neighbour, Norm, Rule, Term, Way,
};

/// How the indicator is calculated or judged.
pub fn rule(rule: &Rule, catalogue: &Catalogue) -> String {
    let sum = |terms: &[Term]| sum(terms, catalogue);
    match rule {
        Rule::Ratio {
            scale,
            numerator,
            each,
            times,
            denominator,
            split,
        } => {
            let scale = if *scale == Decimal::ONE {
                String::new()
            } else {
                format!("{scale} × ")
            };
            let split = if *split {
                "；各学段共用，按系数拆分"
            } else {
                ""
            };
            let each = factor(" ÷ ", each, catalogue);
            let times = factor(" × ", times, catalogue);
            let (over, under) = (sum(numerator), sum(denominator));
            format!("{scale}{over}{each}{times} ÷ {under}{split}")
        }
        Rule::Share { part, whole } => format!("100 × {} ÷ {}", sum(part), sum(whole)),
        Rule::TotalLimit { of } => sum(of),
        Rule::Quota { rooms, per, every } => format!(
            "每 {every} 个{}（向上取整）配 1 间，按“{}”里面积达到标准的间数算",
            sum(per),
            name(*rooms, catalogue)
        ),
        Rule::EachLimit { of } => {
            let names: Vec<String> = of.iter().map(|figure| name(*figure, catalogue)).collect();
            format!("{}里的每一个数", names.join("、"))
        }
        Rule::Steps { of, over, by, .. } if over.is_empty() => {
            format!("{}，按{}分档", sum(of), sum(by))
        }
        Rule::Steps { of, over, by, .. } => {
            format!("{} ÷ {}，按{}分档", sum(of), sum(over), sum(by))
        }
        Rule::Either { ways } => {
            let ways: Vec<String> = ways
                .iter()
                .map(|way| format!("{}（{}）", way.name, self::rule(&way.rule, catalogue)))
                .collect();
            format!("达到一种即可：{}", ways.join("，或者 "))
        }
        Rule::Need { of, .. } => format!("{}，与应有的数比较", sum(of)),
        Rule::Document { .. } => "有没有这份材料：达到、基本达到、未达到".to_owned(),
        Rule::Judgement { least, .. } => {
            format!("自评三级，至少“{}”才算达到", labels::level(*least))
        }
    }
}

/// Every bound of the indicator, each with whom it is for and how sure it is.
pub fn bounds(indicator: &Indicator, catalogue: &Catalogue) -> Vec<String> {
    let unit = indicator.unit;
    let mut lines = cases(indicator, &indicator.bounds, unit, catalogue);
    lines.extend(steps(indicator, &indicator.rule, unit, catalogue));
    match &indicator.rule {
        Rule::Need { norms, .. } => {
            let norms = norms.iter();
            lines.extend(norms.map(|norm| self::norm(norm, indicator, catalogue)));
        }
        Rule::Either { ways } => {
            for way in ways {
                let mut way_lines = cases(indicator, &way.bounds, way.unit, catalogue);
                way_lines.extend(steps(indicator, &way.rule, way.unit, catalogue));
                lines.extend(way_lines.iter().map(|line| format!("{}：{line}", way.name)));
            }
        }
        _ => {}
    }
    lines
}

/// What a step table says of counts that are none of its own; empty for other rules.
pub fn off_table(rule: &Rule, catalogue: &Catalogue) -> Vec<String> {
    if let Rule::Either { ways } = rule {
        let lines_of = |way: &Way| {
            let lines = off_table(&way.rule, catalogue);
            let lines = lines.iter().map(|line| format!("{}：{line}", way.name));
            lines.collect::<Vec<_>>()
        };
        return ways.iter().flat_map(lines_of).collect();
    }
    let Rule::Steps {
        by,
        below,
        between,
        above,
        ..
    } = rule
    else {
        return Vec::new();
    };
    let by = sum(by, catalogue);
    let sides = [
        ("比最小的一档还小的", below),
        ("介于两档之间的", between),
        ("比最大的一档还大的", above),
    ];
    let lines = sides.into_iter().filter_map(|(side, off)| {
        let off = off.as_ref()?;
        let taken = match off.take {
            Neighbour::Lower => "取较小的一档",
            Neighbour::Upper => "取较大的一档",
            Neighbour::Open => "暂不判定",
        };
        let sure = off.clause.as_ref().map_or_else(String::new, |clause| {
            format!("（可信度{}）", labels::confidence(clause.confidence))
        });
        Some(format!("{by}{side}{taken}{sure}"))
    });
    lines.collect()
}

fn cases(
    indicator: &Indicator,
    cases: &[BoundCase],
    unit: Unit,
    catalogue: &Catalogue,
) -> Vec<String> {
    let lines = cases.iter().map(|case| {
        let since = case.since_year.map(|year| format!("{year}年起"));
        let since = since.unwrap_or_default();
        let when = condition(&case.when, catalogue);
        line(indicator, &(when + &since), case.bound, unit, &case.clause)
            + &dispute(case.disputed.as_ref(), unit)
            + stricter(&case.stricter_unseen)
    });
    lines.collect()
}

fn steps(indicator: &Indicator, rule: &Rule, unit: Unit, catalogue: &Catalogue) -> Vec<String> {
    let Rule::Steps { by, table, .. } = rule else {
        return Vec::new();
    };
    let by = sum(by, catalogue);
    let lines = table.iter().map(|case| {
        let step = match (case.at, case.from, case.up_to) {
            (Some(at), ..) => format!("{by} {at}"),
            (None, Some(from), Some(most)) => format!("{by} {from} 至 {most}"),
            (None, Some(from), None) => format!("{by}不少于 {from}"),
            (None, None, Some(most)) => format!("{by}不超过 {most}"),
            (None, None, None) => format!("{by}更多"),
        };
        let when = condition(&case.when, catalogue);
        line(indicator, &(when + &step), case.bound, unit, &case.clause)
            + &dispute(case.disputed.as_deref(), unit)
            + stricter(&case.stricter_unseen)
    });
    lines.collect()
}

/// That another source has another value; empty where none has.
fn dispute(disputed: Option<&Disputed>, unit: Unit) -> String {
    disputed.map_or_else(String::new, |other| {
        let unit = labels::unit(unit);
        format!("；另一处是{}{unit}，两个数之间暂不判定", other.value)
    })
}

/// That more is asked than what was seen; empty where it is not.
fn stricter(unseen: &str) -> &'static str {
    if unseen.is_empty() {
        ""
    } else {
        "；实际更严，数没有见到，达到这个数的暂不判定"
    }
}

fn line(
    indicator: &Indicator,
    head: &str,
    bound: Bound,
    unit: Unit,
    stated: &Option<Clause>,
) -> String {
    let clause = stated.as_ref().unwrap_or(&indicator.clause);
    let head = if head.is_empty() {
        String::new()
    } else {
        format!("{head}：")
    };
    format!(
        "{head}{}（可信度{}）",
        self::bound(bound, unit),
        labels::confidence(clause.confidence)
    )
}

fn norm(norm: &Norm, indicator: &Indicator, catalogue: &Catalogue) -> String {
    let clause = norm.clause.as_ref().unwrap_or(&indicator.clause);
    let when = condition(&norm.when, catalogue);
    let head = if when.is_empty() {
        String::new()
    } else {
        format!("{when}：")
    };
    format!(
        "{head}每 {} {}应有 {}{}（可信度{}）",
        norm.every,
        sum(std::slice::from_ref(&norm.of), catalogue),
        norm.amount,
        labels::unit(indicator.unit),
        labels::confidence(clause.confidence)
    )
}

/// A bound with its sign and unit.
pub fn bound(bound: Bound, unit: Unit) -> String {
    format!(
        "{}{}{}",
        labels::comparison_sign(bound),
        bound.value,
        labels::unit(unit)
    )
}

/// A condition, its parts joined by 且; empty when it holds for everyone.
pub fn condition(condition: &Condition, catalogue: &Catalogue) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut list = |names: Vec<&'static str>| {
        if !names.is_empty() {
            parts.push(names.join("、"));
        }
    };
    list(
        condition
            .kinds
            .iter()
            .map(|kind| labels::kind(*kind))
            .collect(),
    );
    list(
        condition
            .stages
            .iter()
            .map(|stage| labels::stage(*stage))
            .collect(),
    );
    list(
        condition
            .zones
            .iter()
            .map(|zone| labels::zone(*zone))
            .collect(),
    );
    list(
        condition
            .ownerships
            .iter()
            .map(|ownership| labels::ownership(*ownership))
            .collect(),
    );
    list(match condition.boarding {
        Some(true) => vec!["寄宿制"],
        Some(false) => vec!["非寄宿制"],
        None => Vec::new(),
    });
    if let Some(year) = condition.built_from {
        parts.push(format!("{year}年及以后建成"));
    }
    if let Some(year) = condition.built_to {
        parts.push(format!("{year}年及以前建成"));
    }
    for compared in &condition.figures {
        let name = name(compared.figure, catalogue);
        let senior = if compared.stages.contains(&Stage::Senior) {
            "（含高中）"
        } else {
            ""
        };
        let sign = labels::comparison_sign(compared.is);
        parts.push(format!("{name}{senior}{sign}{}", compared.is.value));
    }
    for share in &condition.shares {
        parts.push(format!(
            "{}占{}{}{}%",
            name(share.part, catalogue),
            name(share.whole, catalogue),
            labels::comparison_sign(share.is),
            share.is.value
        ));
    }
    if !condition.any.is_empty() {
        let alternatives: Vec<String> = condition
            .any
            .iter()
            .map(|condition| self::condition(condition, catalogue))
            .collect();
        parts.push(alternatives.join("或者"));
    }
    parts.join("，")
}

fn factor(sign: &str, terms: &[Term], catalogue: &Catalogue) -> String {
    if terms.is_empty() {
        return String::new();
    }
    format!("{sign}{}", sum(terms, catalogue))
}

fn sum(terms: &[Term], catalogue: &Catalogue) -> String {
    let mut text = String::new();
    for (idx, term) in terms.iter().enumerate() {
        let sign = match (idx, term.minus) {
            (0, false) => "",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        text += sign;
        text += &name(term.figure, catalogue);
        if let Some(least) = term.at_least {
            text += &format!("（不足 {least} 的按 {least} 计）");
        }
    }
    if terms.len() > 1 {
        format!("({text})")
    } else {
        text
    }
}

fn name(figure: FigureId, catalogue: &Catalogue) -> String {
    catalogue.figure(&figure).map_or_else(
        || figure.0.to_string(),
        |definition| definition.name.clone(),
    )
}
