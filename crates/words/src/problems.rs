//! Sentences for problems of entry: the field by its label, what was seen, the way out.

use super::{Words, labels};
use school::catalogue::{FigureForm, Take};
use school::figures::Level;
use school::{Cause, Problem};

/// What is wrong and how to mend it, as one sentence; the same beside the field and in a summary.
pub fn problem(problem: &Problem, words: &Words) -> String {
    let name = words.slot(&problem.slot);
    let definition = words.catalogue().figure(&problem.slot.figure);
    let example = definition
        .map(|definition| definition.example.as_str())
        .filter(|example| !example.is_empty());
    let whole = definition.is_some_and(|definition| {
        matches!(definition.form, FigureForm::Count | FigureForm::Counts)
    });
    let such_as = example.map_or_else(String::new, |example| format!("，如 {example}"));
    let is_level = definition.is_some_and(|own| own.form == FigureForm::Level);
    match &problem.cause {
        // The form offers the levels; another word comes from a file or a table.
        Cause::NotANumber { seen } | Cause::TooLarge { seen } if is_level => {
            let [reached, partly, not_reached] =
                Level::ALL.map(|level| format!("{}（{}）", level.key(), labels::level(level)));
            format!(
                "{name}应是 {reached}、{partly}或 {not_reached}；现在填的是“{}”",
                short(seen)
            )
        }
        Cause::NotANumber { seen } if whole => {
            format!("{name}应是整数{such_as}；现在填的是“{}”", short(seen))
        }
        Cause::NotANumber { seen } => {
            format!("{name}应是数字{such_as}；现在填的是“{}”", short(seen))
        }
        Cause::NotWhole { seen } => format!("{name}应是整数{such_as}；现在填的是“{}”", short(seen)),
        Cause::Negative { seen } => {
            format!("{name}不会小于 0；现在填的是“{}”，没有请填 0", short(seen))
        }
        Cause::TooFine { seen } if seen.contains('元') => format!(
            "{name}最多精确到元；现在填的是“{}”，请四舍五入到元再填",
            short(seen)
        ),
        Cause::TooFine { seen } => format!("{name}最多四位小数；现在填的是“{}”", short(seen)),
        Cause::TooLarge { seen } => format!(
            "{name}大得不像一所学校的数；现在填的是“{}”，请核对单位",
            short(seen)
        ),
        Cause::TooMany { seen, most } => format!("{name}最多填 {most} 个数；现在有 {seen} 个"),
        Cause::ExceedsWhole {
            value,
            whole,
            whole_value,
        } => {
            format!(
                "{name}（{value}）大于{}（{whole_value}），请核对两项",
                words.figure(whole)
            )
        }
        Cause::Unusual { value, least, most } => format!(
            "{name}（{value}）与同样规模的学校相差较大，一般在 {least} 到 {most} 之间，请核对；确实如此的请写明原因"
        ),
        Cause::Moved { value, before } => {
            format!("{name}由去年的 {before} 变为 {value}，变动较大，请核对；确实如此的请写明原因")
        }
        Cause::UnitsDiffer {
            value,
            other,
            other_value,
        } => format!(
            "{name}（{value}）与{}折算的 {other_value} 不一致，请核对",
            words.figure(other)
        ),
        Cause::UnitOfOtherStage { unit } => {
            format!("“{unit}”的学段本校没有，没有并入计算；请在“填报”页改它的办学类型，或者删除它")
        }
        Cause::UnitBlank { unit } => format!(
            "“{}”的{name}没有填好；并入本校计算要先填好，没有的填 0",
            if unit.is_empty() {
                "不计校数的教学点"
            } else {
                unit
            }
        ),
        Cause::SumDiffers {
            value,
            parts,
            figures,
        } => {
            let names: Vec<String> = figures.iter().map(|id| words.figure(id)).collect();
            let names = names.join("、");
            let list = definition.and_then(|definition| definition.from_list.as_ref());
            let other = match list.map(|list| list.take) {
                Some(Take::Count) => format!("{names}里填的个数（{parts}）"),
                Some(Take::Largest) => format!("{names}里最大的（{parts}）"),
                Some(Take::Sum) | None => format!("{names}合计（{parts}）"),
            };
            format!("{name}（{value}）与{other}不一致，请核对")
        }
    }
}

/// Typed text, cut to a length that a sentence can hold.
fn short(seen: &str) -> String {
    if seen.chars().count() <= 20 {
        seen.to_owned()
    } else {
        seen.chars().take(20).collect::<String>() + "…"
    }
}
