//! Sentences for problems of entry: the field by its label, what was seen, the way out.
//!
//! In: a problem with the words of its school. Out: a sentence. What is a problem is decided by `school`.

use std::borrow::Cow;

use super::{Words, labels};
use crate::isolate::isolated;
use school::catalogue::{FigureForm, Take};
use school::checks::{Contradiction, ContradictionSide, Relationship};
use school::figures::Level;
use school::sheets::ReasonPlace;
use school::{Cause, Problem, reading};

/// Name of the reason under a key of `Draft::reason_key`: the figure's name, behind that of its sheet where it has one.
pub fn reason(key: &str, words: &Words) -> String {
    let place = ReasonPlace::of(key);
    let sheet = place.sheet.map_or_else(String::new, |(kind, name)| {
        format!("{}“{}”的", labels::sheet(kind), isolated(name))
    });
    let figure = words.figure(&place.figure.into());
    format!("{sheet}{figure}的填报说明")
}

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
    let is_level = definition.is_some_and(|definition| definition.form == FigureForm::Level);
    let is_list = definition.is_some_and(school::is_list);
    match &problem.cause {
        Cause::NotANumber { seen } if is_list && seen == reading::GAP => {
            format!("{name}中间空着一个，请补上；没有的请填 0，或者把它删去")
        }
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
        Cause::AboveMost { seen, most } => format!(
            "{name}大得不像一所学校的数，最多填 {most}；现在填的是“{}”，请核对数和单位",
            short(seen)
        ),
        Cause::Contradiction(sides) => contradiction(sides, words),
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
        Cause::EmptyClass => format!(
            "{name}里有一个班是0人；没有学生的班不算班，请删去这个0，整个年级没有班的只填一个0"
        ),
        Cause::YearsNotApplicable => {
            format!("{name}是今后一年一个数，不能填不适用；确实没有的填 0，还不知道的空着")
        }
        Cause::NotBoarding { value } => format!(
            "{name}填了{value}人，学校情况里却写着不是寄宿制学校，请核对；确实是少量住宿、不算寄宿制学校的请写明原因"
        ),
        Cause::UnitOfOtherStage { unit } => {
            let unit = isolated(unit);
            format!("“{unit}”的学段本校没有，没有并入计算；请在“填报”页改它的办学类型，或者删除它")
        }
        Cause::UnitBlank { unit } => format!(
            "“{}”的{name}没有填；并入本校计算要先填好，没有的填 0",
            unit_name(unit)
        ),
        Cause::UnitProblem { unit, problem } => {
            format!("“{}”里，{}", unit_name(unit), self::problem(problem, words))
        }
    }
}

/// What a unit that does not count as a school is called in a sentence.
fn unit_name(unit: &str) -> Cow<'_, str> {
    if unit.is_empty() {
        "不计校数的教学点".into()
    } else {
        isolated(unit)
    }
}

/// Both sides with their values, and how they should stand to one another.
fn contradiction(contradiction: &Contradiction, words: &Words) -> String {
    let (less, most) = (
        side(&contradiction.less, words),
        side(&contradiction.most, words),
    );
    // What the person typed last is mostly the sum, so that it is named first.
    match contradiction.relation {
        Relationship::Part => {
            format!("{less}与{most}矛盾：前者不会大于后者；请核对，改正以前有关的指标暂不判定")
        }
        Relationship::Sum => {
            format!("{most}与{less}矛盾：两处应当相等；请核对，改正以前有关的指标暂不判定")
        }
        Relationship::Without => {
            format!("{less}与{most}矛盾：没有后者就不会有前者；请核对，改正以前有关的指标暂不判定")
        }
        Relationship::Units => {
            format!(
                "{less}与{most}矛盾：是同一个量，折算以后对不上；请核对，改正以前有关的指标暂不判定"
            )
        }
        Relationship::PartProduct => {
            let names = names(&contradiction.less, words).join("乘");
            let product = contradiction.less.value;
            format!(
                "{names}得{product}，与{most}矛盾：前者不会大于后者；请核对，改正以前有关的指标暂不判定"
            )
        }
        Relationship::Product => {
            let names = names(&contradiction.most, words).join("乘");
            let product = contradiction.most.value;
            format!(
                "{less}与{names}（{product}）矛盾：前者不会大于后者；请核对，改正以前有关的指标暂不判定"
            )
        }
    }
}

/// The figures of a side, each once.
fn names(side: &ContradictionSide, words: &Words) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for slot in &side.slots {
        let is_alone = side
            .slots
            .iter()
            .filter(|other| other.figure == slot.figure)
            .count()
            == 1;
        let name = if is_alone {
            words.slot(slot)
        } else {
            words.figure(&slot.figure)
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The figures of a side with what they give together, such as 男生、女生合计（1170）.
fn side(side: &ContradictionSide, words: &Words) -> String {
    let how = match side.take {
        Some(Take::Count) => "里填的个数",
        Some(Take::Largest) => "里最大的一个",
        Some(Take::Sum) => "合计",
        None if side.slots.len() > 1 => "合计",
        None => "",
    };
    format!("{}{how}（{}）", names(side, words).join("、"), side.value)
}

/// Typed text, cut to a length that a sentence can hold.
fn short(seen: &str) -> String {
    if seen.chars().count() <= 20 {
        isolated(seen).into_owned()
    } else {
        isolated(&(seen.chars().take(20).collect::<String>() + "…")).into_owned()
    }
}
