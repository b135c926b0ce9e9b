//! The working of a finding, step by step, in words.
//!
//! In: a finding with its indicator, standard and catalogue. Out: labelled lines, the same for page, annex and JSON. It
//! calculates nothing: every number comes from `check::explain`.

mod extras;

use super::{Words, display, findings, labels};
use check::{Detail, Finding, Line, Role, Working};
use numbers::Decimal;
use school::figures::Part;
use standard::{Indicator, Rule, Split, Standard};

/// One step: what it is and what it says.
pub type WorkingStep = (&'static str, String);

/// Formula, substitution, comparison, need, origin of each figure, clause; empty steps are left out. On the page where a
/// reading is from, how sure it is, and which others there are, stand with the standard alone.
pub fn steps(
    finding: &Finding,
    working: &Working,
    standard: &Standard,
    words: &Words,
) -> Vec<WorkingStep> {
    let Some(indicator) = standard.indicator(&finding.indicator) else {
        return Vec::new();
    };
    let ways = |said: &dyn Fn(&Finding, &Working, &Indicator) -> String| {
        said(finding, working, indicator) + &ways(finding, working, indicator, said)
    };
    let steps = [
        (
            "公式",
            ways(&|_, working, indicator| formula(working, indicator, words)),
        ),
        ("代入", ways(&substitution)),
        ("拆分", split(working, standard)),
        ("分得", extras::shares(working)),
        (
            "分档",
            ways(&|_, working, indicator| extras::steps_by(working, indicator, words)),
        ),
        ("应有", extras::norms(finding, working, indicator, words)),
        ("比较", comparison(finding, indicator, words)),
        ("需要", need(finding, words)),
        ("逐项", items(finding)),
        ("考查", indicator.asks.clone()),
        ("数据", tables(working, words)),
        (
            "依据",
            extras::clause(finding, working, indicator, standard, words),
        ),
        ("读自", extras::sources(working, indicator, standard)),
        ("说明", extras::notes(working, indicator)),
        ("别的读法", extras::variants(finding, working, indicator)),
    ];
    let is_of_standard = |name: &str| matches!(name, "读自" | "说明" | "别的读法");
    steps
        .into_iter()
        .filter(|(name, text)| {
            let is_left_out = words.is_for_screen && is_of_standard(name);
            !text.is_empty() && !is_left_out
        })
        .collect()
}

/// Document and place of what a finding is compared with, as a signed paper names it: without how sure the reading is, unless
/// it is not.
pub fn place(finding: &Finding, working: &Working, standard: &Standard) -> String {
    let indicator = standard.indicator(&finding.indicator);
    indicator.map_or_else(String::new, |indicator| {
        extras::place(finding, working, indicator, standard)
    })
}

/// What is said of each way of an either-or, each as if it stood alone.
fn ways(
    finding: &Finding,
    working: &Working,
    indicator: &Indicator,
    said: &dyn Fn(&Finding, &Working, &Indicator) -> String,
) -> String {
    let (Detail::Ways(found), Rule::Either { ways }) = (&finding.detail, &indicator.rule) else {
        return String::new();
    };
    let texts = found.iter().filter_map(|found| {
        let way = ways.get(found.way_idx)?;
        let working = working
            .ways
            .iter()
            .find(|one| one.way_idx == found.way_idx)?;
        let alone = Indicator {
            name: way.name.clone(),
            unit: way.unit,
            places: way.places,
            rule: (*way.rule).clone(),
            bounds: way.bounds.clone(),
            ..indicator.clone()
        };
        let mut finding = finding.clone();
        (finding.value, finding.bound, finding.gap) = (found.value, found.bound, found.gap);
        finding.detail = Detail::None;
        let text = said(&finding, &working.working, &alone);
        (!text.is_empty()).then_some(text)
    });
    texts.collect::<Vec<_>>().join("；或者 ")
}

/// What stands between numerator and denominator of a mean that is taken a number of times.
fn mean(each: String, times: String) -> String {
    let part = |sign: &str, text: String| match text.is_empty() {
        true => text,
        false => format!(" {sign} {text}"),
    };
    part("÷", each) + &part("×", times)
}

fn formula(working: &Working, indicator: &Indicator, words: &Words) -> String {
    if working.over.is_empty() {
        return String::new();
    }
    let sum = |lines: &[Line]| {
        join(lines, |line| {
            let name = words.slot(&line.slot);
            line.weight
                .map_or(name.clone(), |weight| format!("{name}×{weight}"))
        })
    };
    let over = bracketed(sum(&working.over), working.over.len());
    let factors = factors(working);
    if working.under.is_empty() {
        return format!("{} = {over}", indicator.name);
    }
    let bracketed = |lines: &[Line]| bracketed(sum(lines), lines.len());
    format!(
        "{} = {factors}{over}{} ÷ {}",
        indicator.name,
        mean(bracketed(&working.each), bracketed(&working.times)),
        bracketed(&working.under)
    )
}

fn substitution(finding: &Finding, working: &Working, indicator: &Indicator) -> String {
    let result = display::equation(finding, indicator).filter(|_| !working.over.is_empty());
    let Some(result) = result else {
        return String::new();
    };
    let sum = |lines: &[Line]| {
        join(lines, |line| {
            let number = match line.raised_to {
                Some(least) if least > line.value => least.to_string(),
                _ => display::exact(line.value.fraction().times(line.factor)),
            };
            line.weight
                .map_or(number.clone(), |weight| format!("{number}×{weight}"))
        })
    };
    let over = bracketed(sum(&working.over), working.over.len());
    let factors = factors(working);
    let unit = labels::unit(indicator.unit);
    if working.under.is_empty() {
        return format!("{over} {result}{unit}");
    }
    let bracketed = |lines: &[Line]| bracketed(sum(lines), lines.len());
    format!(
        "{factors}{over}{} ÷ {} {result}{unit}",
        mean(bracketed(&working.each), bracketed(&working.times)),
        bracketed(&working.under)
    )
}

/// 100× and the stage's own weight, each only where it changes the number.
fn factors(working: &Working) -> String {
    let factors = [working.scale, working.stage_weight].into_iter().flatten();
    factors
        .filter(|factor| *factor != Decimal::ONE)
        .map(|factor| format!("{factor}×"))
        .collect()
}

fn split(working: &Working, standard: &Standard) -> String {
    if working.stage_weight.is_none() {
        return String::new();
    }
    let weights: Vec<(Part, String)> = working
        .under
        .iter()
        .filter_map(|line| Some((line.slot.part, line.weight?.to_string())))
        .collect();
    let names: Vec<String> = weights
        .iter()
        .map(|(part, _)| labels::part(*part))
        .collect();
    let numbers: Vec<&str> = weights.iter().map(|(_, weight)| weight.as_str()).collect();
    let has = |split: &Split, part: &Part| {
        let mut stages = split.weights.iter().map(|weight| Part::Stage(weight.stage));
        stages.any(|stage| stage == *part)
    };
    let split = standard.splits.iter().find(|split| {
        split.weights.len() == weights.len() && weights.iter().all(|(part, _)| has(split, part))
    });
    let clause = split
        .map(|split| split.clause.place.as_str())
        .unwrap_or_default();
    format!(
        "各学段共用，按每名学生的权重 {} = {} 拆分（{clause}）",
        names.join(":"),
        numbers.join(":")
    )
}

fn comparison(finding: &Finding, indicator: &Indicator, words: &Words) -> String {
    let (Some(bound), Some(value)) = (
        findings::bound(finding, indicator),
        findings::value(finding, indicator),
    ) else {
        return String::new();
    };
    let floor = findings::floor(finding, indicator).map_or_else(String::new, |floor| {
        format!("；{}线 {floor}", floor_percent(finding))
    });
    let share = if finding.floor().is_some() {
        format!("，为标准的{}", display::share(finding))
    } else {
        String::new()
    };
    format!(
        "本校 {value}{share}；标准 {bound}{floor}；{}{}（按未取舍的数比较）",
        if finding.role == Role::Judged {
            "判定："
        } else {
            "比较结果（不作判定）："
        },
        words.outcome(finding, &finding.outcome)
    )
}

fn floor_percent(finding: &Finding) -> String {
    let share = finding
        .floor()
        .and_then(|floor| floor.over(finding.bound?.value.fraction()));
    share.map_or_else(String::new, |share| {
        format!(
            "{}%",
            display::exact(share.times(Decimal::HUNDRED.fraction()))
        )
    })
}

fn need(finding: &Finding, words: &Words) -> String {
    let Detail::Stock {
        have, need, unit, ..
    } = &finding.detail
    else {
        return String::new();
    };
    let lacking = if words.is_for_screen { "缺" } else { "还差" };
    let is_counted = unit.is_counted();
    let unit = labels::unit(*unit);
    // Of what comes whole, the exact number stands behind.
    let needed = if is_counted && !need.is_whole() {
        format!(
            "{}{unit}（{}，向上取整）",
            need.ceiling(),
            display::exact_or_about(*need, *have)
        )
    } else {
        format!("{}{unit}", display::exact_or_about(*need, *have))
    };
    let mut text = format!(
        "达到标准需要 {needed}，现有 {}{unit}",
        display::exact_or_about(*have, *need)
    );
    if let Some(gap) = finding.gap {
        text += &format!("，{lacking} {}", findings::gap_in_table(gap));
    }
    if let Some(gap) = finding.gap_to_floor() {
        text += &format!(
            "；到{}线{lacking} {}",
            floor_percent(finding),
            findings::gap_in_table(gap)
        );
    }
    if let Some(capacity) = finding.capacity() {
        text += &format!("；现有的量按标准可供 {capacity} 人");
    }
    text
}

fn items(finding: &Finding) -> String {
    match &finding.detail {
        Detail::Rooms {
            needed,
            classes,
            areas,
            good,
        } => {
            let list: Vec<String> = areas.iter().map(|area| format!("{area}㎡")).collect();
            let list = if list.is_empty() {
                "没有".to_owned()
            } else {
                list.join("、")
            };
            let classes = display::exact(*classes);
            format!("{classes}个班应配{needed}间；现有：{list}；其中{good}间面积够")
        }
        Detail::Classes {
            count,
            is_partial,
            over,
            grades,
            ..
        } => {
            let over: Vec<String> = over
                .iter()
                .map(|(grade, size)| format!("{}{size}人", labels::grade(*grade)))
                .collect();
            let over = if over.is_empty() {
                "没有超过的班".to_owned()
            } else {
                format!("超过的班：{}", over.join("、"))
            };
            let short: Vec<String> = grades
                .iter()
                .filter(|grade| grade.needed > grade.classes as i128)
                .map(|grade| {
                    format!(
                        "{}{}人现有{}个班、至少要{}个班",
                        labels::grade(grade.grade),
                        grade.pupils,
                        grade.classes,
                        grade.needed
                    )
                })
                .collect();
            let short = if short.is_empty() {
                String::new()
            } else {
                format!("；{}", short.join("；"))
            };
            format!(
                "{}{count}个班，{over}{short}",
                if *is_partial { "已填" } else { "共" }
            )
        }
        _ => String::new(),
    }
}

fn tables(working: &Working, words: &Words) -> String {
    let mut listed = Vec::new();
    for line in working.lines() {
        let Some(definition) = words.catalogue().figure(&line.slot.figure) else {
            continue;
        };
        let text = format!("{}——{}", definition.name, definition.table);
        if !listed.contains(&text) {
            listed.push(text);
        }
    }
    listed.join("；")
}

fn join(lines: &[Line], show: impl Fn(&Line) -> String) -> String {
    let mut text = String::new();
    for (idx, line) in lines.iter().enumerate() {
        let sign = match (idx, line.is_minus) {
            (0, false) => "",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        text += sign;
        text += &show(line);
    }
    text
}

fn bracketed(text: String, terms: usize) -> String {
    if terms > 1 { format!("({text})") } else { text }
}
