//! Steps that only some rules have: the division of shared resources, steps by size, norms, other readings.
//!
//! In: a working with its finding. Out: one line of text each; empty where there is nothing to say.

use crate::{Words, display, labels};
use check::{Finding, Working};
use numbers::{Decimal, Fraction};
use standard::{Clause, Confidence, Indicator, Rule, Standard};

/// What falls to each stage of a shared resource, and that nothing is left over.
pub(super) fn shares(working: &Working) -> String {
    let whole = working
        .shares
        .iter()
        .fold(Fraction::ZERO, |sum, share| sum.plus(share.amount));
    let mut shown = Fraction::ZERO;
    let lines: Vec<String> = working
        .shares
        .iter()
        .map(|share| {
            let (part, text) = display::part(share.amount);
            shown = shown.plus(part);
            format!(
                "{} {}人×{} 得 {text}",
                labels::stage(share.stage),
                display::exact(share.pupils),
                share.weight
            )
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let rest = whole.minus(shown);
    let rest = if rest == Fraction::ZERO {
        "没有余数".to_owned()
    } else {
        format!("四舍五入到两位小数后的余数 {}", display::exact(rest))
    };
    format!(
        "{}；合计 {}，{rest}",
        lines.join("；"),
        display::exact(whole)
    )
}

/// What the step depends on.
pub(super) fn steps_by(working: &Working, indicator: &Indicator, words: &Words) -> String {
    if !matches!(indicator.rule, Rule::Steps { .. }) {
        return String::new();
    }
    let names = working
        .by
        .iter()
        .map(|line| format!("{} {}", words.slot(&line.slot), line.value));
    names.collect::<Vec<_>>().join("，")
}

/// What the norms add up to.
pub(super) fn norms(
    finding: &Finding,
    working: &Working,
    indicator: &Indicator,
    words: &Words,
) -> String {
    let Some(bound) = finding.bound.filter(|_| !working.norms.is_empty()) else {
        return String::new();
    };
    let parts: Vec<String> = working
        .norms
        .iter()
        .map(|norm| {
            let name = words.slot(&norm.line.slot);
            let count = display::exact(norm.line.counted());
            let amount = if norm.amount == Decimal::ONE {
                String::new()
            } else {
                format!("×{}", norm.amount)
            };
            let every = if norm.every == Decimal::ONE {
                String::new()
            } else {
                format!("÷{}", norm.every)
            };
            format!("{name} {count}{every}{amount}")
        })
        .collect();
    format!(
        "{}，向上取整得 {}{}",
        parts.join(" + "),
        bound.value,
        labels::unit(indicator.unit)
    )
}

/// What other sources print, what it would give here, and why it is not used.
pub(super) fn variants(finding: &Finding, working: &Working, indicator: &Indicator) -> String {
    let texts = indicator.variants.iter().enumerate().map(|(idx, variant)| {
        let varied = working
            .variants
            .iter()
            .find(|variant| variant.variant_idx == idx);
        let value = varied.and_then(|varied| varied.value).map(|value| {
            let unit = labels::unit(indicator.unit);
            let limits = display::BoundAndFloor {
                bound: varied.and_then(|varied| varied.bound),
                ..display::BoundAndFloor::default()
            };
            let places = u32::from(indicator.places);
            let value = display::rounded_against(value, places, limits);
            format!("，按它算是{value}{unit}")
        });
        let bound = varied
            .and_then(|varied| varied.bound)
            .filter(|bound| finding.bound != Some(*bound))
            .map(|bound| {
                let unit = labels::unit(indicator.unit);
                format!(
                    "，标准是{}{}{unit}",
                    labels::comparison_sign(bound),
                    bound.value
                )
            });
        let (value, bound) = (value.unwrap_or_default(), bound.unwrap_or_default());
        let why_not = variant.why_not.trim_end_matches('。');
        format!("{}{value}{bound}；{why_not}", variant.name)
    });
    texts.collect::<Vec<_>>().join("。")
}

/// The clauses of the bound itself; the indicator's where it has none of its own.
fn clauses<'a>(working: &'a Working, indicator: &'a Indicator) -> Vec<&'a Clause> {
    if working.clauses.is_empty() {
        return vec![&indicator.clause];
    }
    working.clauses.iter().collect()
}

/// What is said of each clause, each once.
fn each<'a>(
    clauses: Vec<&'a Clause>,
    said: impl Fn(&'a Clause) -> Vec<&'a str>,
    between: &str,
) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for text in clauses.into_iter().flat_map(said) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(between)
}

/// Document and place; that it must be checked where the reading is not sure.
pub(super) fn place(
    finding: &Finding,
    working: &Working,
    indicator: &Indicator,
    standard: &Standard,
) -> String {
    let unsure = match finding.confidence {
        Confidence::High => "",
        Confidence::Medium | Confidence::Low => "（出处待核实）",
    };
    format!("{}{unsure}", cited(working, indicator, standard))
}

/// Document, place, confidence.
pub(super) fn clause(
    finding: &Finding,
    working: &Working,
    indicator: &Indicator,
    standard: &Standard,
    words: &Words,
) -> String {
    if words.is_for_screen {
        return place(finding, working, indicator, standard);
    }
    let confidence = labels::confidence(finding.confidence);
    format!(
        "{}；可信度：{confidence}",
        cited(working, indicator, standard)
    )
}

/// Region, number and places of the clauses.
fn cited(working: &Working, indicator: &Indicator, standard: &Standard) -> String {
    let place = each(
        clauses(working, indicator),
        |clause| vec![&clause.place],
        "；",
    );
    let region = labels::region_lead(&standard.region);
    let cited = format!("{} {place}", standard.number);
    format!("{region}{}", cited.trim_start())
}

/// Where it was read, by the short keys of the pack.
pub(super) fn sources(working: &Working, indicator: &Indicator, standard: &Standard) -> String {
    let read = each(
        clauses(working, indicator),
        |clause| clause.sources.iter().map(String::as_str).collect(),
        "、",
    );
    format!("{read}（全称见“{}”的来源）", standard.short)
}

/// What differs between sources: of the bound itself first, then of the indicator.
pub(super) fn notes(working: &Working, indicator: &Indicator) -> String {
    let clauses = working.clauses.iter().chain([&indicator.clause]).collect();
    each(clauses, |clause| vec![&clause.note], "")
}
