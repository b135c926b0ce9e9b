//! 保底目标 and 全面目标: which indicator may stay between floor and bound, why that one, and what it would save.
//!
//! In: the aims of a plan. Out: a paragraph for each, with a table where there was a choice.

use super::{Writer, cell, columns, row};
use crate::{Align, Row};
use plan::template::{Slots, fill_text};
use plan::{Aim, Spared, SparedReason};
use school::catalogue::Unit;
use words::{display, findings, labels, outlook};

/// 保底目标 and 全面目标, where several indicators of a group are unmet.
pub(crate) fn aims(writer: &mut Writer) {
    let plan = writer.plan;
    for aim in &plan.aims {
        let (template, slots) = aim_sentence(writer, aim);
        writer.about(&about(aim));
        writer.paragraph("aim", &template, &slots);
        could_stay(writer, aim);
    }
    writer.about_all();
}

/// Group and stage of an aim, to tell it from the others.
fn about(aim: &Aim) -> String {
    format!("{}-{}", aim.group, aim.part.key())
}

/// Between which indicators the one that stays was chosen: what each would save, and how long its measures take.
fn could_stay(writer: &mut Writer, aim: &Aim) {
    if aim.could_stay.len() < 2 || writer.plan.is_full {
        return;
    }
    let texts = writer.texts;
    let rows = aim.could_stay.iter().map(|own| {
        let saved = own
            .saved
            .map_or_else(|| "—".to_owned(), findings::gap_in_table);
        let cost = match own.cost {
            Some(cost) => {
                let unit = findings::readable_unit(cost, Unit::Yuan);
                let amount = display::amount(cost, Unit::Yuan, unit);
                format!("{amount}{}", labels::unit(unit))
            }
            None if own.is_cost_open => texts.funds_open.clone(),
            None => "—".to_owned(),
        };
        let months: Slots = [("months", own.months.to_string())].into();
        let is_spared = aim
            .spared
            .as_ref()
            .is_some_and(|spared| spared.indicator == own.indicator);
        let choice = if is_spared {
            &texts.goals.stays
        } else {
            &texts.goals.closed
        };
        let cells = [
            writer.indicator_name(&own.indicator, aim.part),
            saved,
            cost,
            fill_text(&texts.goals_months, &months),
            choice.clone(),
        ];
        row(cells.map(cell).to_vec())
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (40, Align::Left),
        (18, Align::Centre),
        (18, Align::Centre),
        (18, Align::Centre),
        (18, Align::Centre),
    ];
    let number: Slots = [("number", writer.table_number())].into();
    let caption = fill_text(&texts.goals_could_stay, &number);
    let head = texts.columns_could_stay.clone();
    writer.table("could_stay", Some(caption), head, columns(&shares), rows);
}

fn aim_sentence(writer: &Writer, aim: &Aim) -> (String, Slots) {
    let (plan, texts) = (writer.plan, writer.texts);
    let mut slots = writer.school_slots();
    let name = |id: &String| {
        let problem = plan.problems.iter().find(|problem| problem.id == *id);
        problem.map(|problem| writer.indicator_name(&problem.indicator, problem.part))
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
        group.map(|group| group.name.clone()).unwrap_or_default(),
    );
    slots.insert("total", aim.total.to_string());
    slots.insert("least", aim.least.to_string());
    slots.insert("floor_percent", display::percent(aim.floor));
    slots.insert("others", names(&aim.least_ids));
    let mut template = texts.goals_least.clone();
    match &aim.spared {
        _ if plan.is_full => template += &texts.goals.full_chosen,
        Some(spared) => {
            slots.insert("name", name(&spared.problem_id).unwrap_or_default());
            slots.insert("reason", reason(writer, spared));
            template += &texts.goals_spared;
            if let Some(saved) = spared.saved {
                slots.insert("saved", outlook::gap_in_text(saved));
                template += &texts.goals_saving;
            }
        }
        None if !aim.slipping_ids.is_empty() => {
            slots.insert("slipping", names(&aim.slipping_ids));
            template += &texts.goals.spare_slipping;
        }
        None => template += &texts.goals.spare_none,
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
