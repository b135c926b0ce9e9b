//! 保底目标 and 全面目标 in words.
//!
//! In: the aims of the plan. Out: a paragraph each.

use super::Writer;
use crate::number::Decimal;
use crate::plan::template::{Slots, fill_text};
use crate::plan::{Aim, Spared, SparedReason};
use crate::wording::{findings, outlook};

/// 保底目标 and 全面目标, where several indicators of a group are unmet.
pub(in crate::document) fn aims(writer: &mut Writer) {
    let plan = writer.plan;
    for aim in &plan.aims {
        let (template, slots) = aim_sentence(writer, aim);
        writer.paragraph(&template, &slots);
    }
}

fn aim_sentence(writer: &Writer, aim: &Aim) -> (String, Slots) {
    let (plan, texts) = (writer.plan, writer.texts);
    let mut slots = writer.school_slots();
    let name = |id: &String| {
        let problem = plan.problems.iter().find(|own| own.id == *id);
        problem.map(|own| writer.indicator_name(&own.indicator, own.part))
    };
    let names = |ids: &[String]| ids.iter().filter_map(name).collect::<Vec<_>>().join("、");
    let stage = writer.stage_name(aim.part);
    let group = writer.basis.standard.group(&aim.group);
    slots.insert(
        "stage",
        if stage.is_empty() {
            "本校".to_owned()
        } else {
            stage
        },
    );
    slots.insert(
        "group",
        group.map(|own| own.name.clone()).unwrap_or_default(),
    );
    slots.insert("total", aim.total.to_string());
    slots.insert("least", aim.least.to_string());
    let percent = aim.floor.fraction().times(Decimal::HUNDRED.fraction());
    slots.insert("floor_percent", format!("{}%", findings::exact(percent)));
    slots.insert("others", names(&aim.least_ids));
    let mut template = texts.goals_least.clone();
    match &aim.spared {
        Some(spared) => {
            slots.insert("name", name(&spared.problem_id).unwrap_or_default());
            slots.insert("reason", reason(writer, spared));
            template += &texts.goals_spared;
            if let Some(saved) = spared.saved {
                slots.insert("saved", outlook::gap_in_text(saved));
                template += &texts.goals_saving;
            }
        }
        None => template += &texts.goals_spare_none,
    }
    (template + &texts.goals_full, slots)
}

fn reason(writer: &Writer, spared: &Spared) -> String {
    let texts = writer.texts;
    let slots: Slots = [("months", spared.months.to_string())].into();
    let template = match spared.reason {
        SparedReason::Only => &texts.spared_only,
        SparedReason::Longest => &texts.spared_longest,
        SparedReason::Dearest => &texts.spared_dearest,
        SparedReason::Closest => &texts.spared_closest,
    };
    fill_text(template, &slots)
}
