//! What a standard asks of a school, in five lines for a head teacher.
//!
//! In: a standard. Out: its rules and bounds as sentences; every number is the standard's.

use crate::{display, labels};
use school::profile::Stage;
use standard::{Carrier, Group, GroupRule, Indicator, Standard};

/// The lines, in the order in which a head teacher asks; what the standard does not have is left out.
///
/// ```
/// let lines = words::demands::demands(data::standard());
/// assert_eq!(lines.len(), 5);
/// assert!(lines[1].starts_with("资源配置7项指标按学生数算，至少6项达标，余项不低于标准的85%"));
/// assert!(lines[2].contains("体育运动场馆7.5／10.2㎡/生"));
/// assert!(lines[4].starts_with("一票否决事项：以考试方式招生、"));
/// ```
pub fn demands(standard: &Standard) -> Vec<String> {
    let mut lines = vec![format!(
        "《{}》（{}）以县（市、区）为单位评估，每所学校都要达到下面的要求。",
        standard.title, standard.number
    )];
    let first = standard.groups.first();
    if let Some(group) = first {
        lines.extend(rule(standard, group));
        lines.push(bounds(standard, group));
    }
    let of_school = |group: &&Group| {
        let mut indicators = of_group(standard, group);
        indicators.any(|indicator| indicator.carrier == Carrier::School)
    };
    let names: Vec<&str> = standard
        .groups
        .iter()
        .skip(1)
        .filter(|group| group.rule == GroupRule::All && !group.events)
        .filter(of_school)
        .map(|group| group.name.as_str())
        .collect();
    if !names.is_empty() {
        lines.push(format!(
            "{}里由学校承担的各项都要达到；由县里统筹的，学校只提供数据。",
            names.join("、")
        ));
    }
    if let Some(group) = standard.groups.iter().find(|group| group.events) {
        let names: Vec<&str> = of_group(standard, group)
            .filter(|indicator| indicator.carrier == Carrier::School)
            .map(|indicator| indicator.short.as_str())
            .collect();
        lines.push(format!(
            "{}：{}，发生一项即不能通过。",
            group.name,
            names.join("、")
        ));
    }
    lines
}

fn of_group<'a>(
    standard: &'a Standard,
    group: &'a Group,
) -> impl Iterator<Item = &'a Indicator> + 'a {
    let indicators = standard.indicators.iter();
    indicators.filter(|indicator| indicator.group == group.id)
}

fn rule(standard: &Standard, group: &Group) -> Option<String> {
    let GroupRule::AtLeast { count, floor } = &group.rule else {
        return None;
    };
    let total = of_group(standard, group).count();
    Some(format!(
        "{}{total}项指标按学生数算，至少{count}项达标，余项不低于标准的{}；一贯制学校、完全中学各学段分别判断。",
        group.name,
        display::percent(*floor)
    ))
}

/// Every indicator of the group with what it asks for in both stages.
fn bounds(standard: &Standard, group: &Group) -> String {
    let texts = of_group(standard, group).map(|indicator| {
        let bound = |stage: Stage| {
            let mut cases = indicator.bounds.iter();
            let case =
                cases.find(|case| case.when.stages.is_empty() || case.when.stages.contains(&stage));
            case.map_or_else(|| "—".to_owned(), |case| case.bound.value.to_string())
        };
        let (primary, junior) = (bound(Stage::Primary), bound(Stage::Junior));
        let unit = labels::unit(indicator.unit);
        let short = &indicator.short;
        if primary == junior {
            format!("{short}{primary}{unit}")
        } else {
            format!("{short}{primary}／{junior}{unit}")
        }
    });
    let texts: Vec<String> = texts.collect();
    format!("达到值（小学／初中）：{}。", texts.join("，"))
}
