//! The roll-up of a county as JSON, for scripts.
//!
//! In: schools, roll-ups by both packs. Out: JSON text; numbers are decimal text, rounded as the official form has them. It
//! must not know the browser; what is calculated comes from `county`.

use serde_json::{Value, json};

use check::Finding;
use county::{CountyRules, Member, RollUp, StageRow, StageVariation, display};
use school::figures::Part;
use school::profile::Stage;
use standard::Standard;

/// The roll-up of 优质均衡 (by stage and indicator weighted mean, deviation, coefficient and verdict; by school its findings;
/// what is missing) and the coefficients of 基本均衡. `quality` and `basic` are made by the packs of `rules`, both of the
/// same schools in the same order; `missing` are names of schools of which there is no file.
pub fn roll_up_json(
    members: &[Member],
    quality: &RollUp,
    basic: &RollUp,
    rules: &CountyRules,
    standards: &[Standard],
    missing: &[String],
) -> String {
    let pack = |id| standards.iter().find(|standard| standard.id == id);
    let name = |member: usize| members[member].school.profile.name.clone();
    let stages = |roll_up: &RollUp, standard| {
        let stages = [Stage::Primary, Stage::Junior].into_iter();
        let stages = stages.filter(|stage| roll_up.rows.iter().any(|row| row.stage == *stage));
        let stages = stages.map(|stage| {
            let (rows, holding) = roll_up.holding(stage);
            let of_stage = roll_up.variations.iter().filter(|of| of.stage == stage);
            let indicators = of_stage.map(|of| variation(of, roll_up, standard, &name));
            let mean = roll_up.mean_coefficient(stage);
            json!({
                "stage": key(stage),
                "rows": rows,
                "rows_that_hold": holding,
                "indicators": indicators.collect::<Vec<Value>>(),
                "mean_coefficient": mean.as_ref().map(display::mean_coefficient),
            })
        });
        stages.collect::<Vec<Value>>()
    };
    let schools = members.iter().enumerate().map(|(idx, member)| {
        let rows = quality.rows.iter().filter(|row| row.member == idx);
        let rows = rows.map(|row| row_json(row, member, pack(rules.quality.standard)));
        json!({
            "name": name(idx),
            "verdict": quality.schools[idx].map(|conclusion| conclusion.key()),
            "rows": rows.collect::<Vec<Value>>(),
        })
    });
    let left_out = quality.left_out.iter().map(
        |out| json!({ "school": name(out.member), "stage": key(out.stage), "reason": out.reason }),
    );
    let basic_stages = [Stage::Primary, Stage::Junior].into_iter();
    let basic_stages =
        basic_stages.filter(|stage| basic.rows.iter().any(|row| row.stage == *stage));
    let basic_stages = basic_stages.filter_map(|stage| {
        let bound = rules.basic.limit(stage)?;
        let mean = basic.mean_coefficient(stage);
        Some(json!({
            "stage": key(stage),
            "mean_coefficient": mean.map(|mean| mean.shown(bound.value)),
            "limit": bound.value.to_string(),
            "verdict": basic.keeps_mean(&rules.basic, stage).key(),
        }))
    });
    let json = json!({
        "type": "duibiao-county-roll-up",
        "standard": rules.quality.standard.as_str(),
        "schools_read": members.len(),
        "schools_without_a_file": missing,
        "stages": stages(quality, pack(rules.quality.standard)),
        "schools": schools.collect::<Vec<Value>>(),
        "left_out": left_out.collect::<Vec<Value>>(),
        "basic": {
            "standard": rules.basic.standard.as_str(),
            "stages": stages(basic, pack(rules.basic.standard)),
            "means": basic_stages.collect::<Vec<Value>>(),
        },
    });
    // Only maps with keys that are no text could fail.
    serde_json::to_string_pretty(&json).unwrap_or_default()
}

fn key(stage: Stage) -> String {
    Part::Stage(stage).key()
}

fn variation(
    of: &StageVariation,
    roll_up: &RollUp,
    standard: Option<&Standard>,
    name: &dyn Fn(usize) -> String,
) -> Value {
    let indicator = standard.and_then(|standard| standard.indicator(&of.indicator));
    let places = indicator.map_or(2, |indicator| u32::from(indicator.places));
    let missing = of.missing.iter().map(|row| name(roll_up.rows[*row].member));
    let variation = of.variation.as_ref();
    json!({
        "id": of.indicator.as_str(),
        "name": indicator.map(|indicator| indicator.short.as_str()),
        "rows": variation.map_or(0, |variation| variation.rows()),
        "pupils": variation.map_or(0, |variation| variation.pupils()),
        "mean": variation.map(|variation| display::mean(variation, places)),
        "deviation": variation.map(|variation| variation.deviation_rounded(places)),
        "coefficient": display::coefficient(of),
        "limit": of.bound.map(|bound| bound.value.to_string()),
        "verdict": of.bound.map(|_| of.conclusion.key()),
        "missing": missing.collect::<Vec<String>>(),
    })
}

fn row_json(row: &StageRow, member: &Member, standard: Option<&Standard>) -> Value {
    let values = row.values.iter().map(|value| {
        let indicator = standard.and_then(|standard| standard.indicator(&value.indicator));
        let finding = member
            .report
            .finding(&value.indicator, Part::Stage(row.stage));
        let shown = indicator
            .zip(finding)
            .and_then(|(indicator, finding)| words::display::value(finding, indicator));
        json!({
            "id": value.indicator.as_str(),
            "value": shown,
            "state": finding.map(Finding::state_key),
        })
    });
    json!({
        "stage": key(row.stage),
        "pupils": row.pupils,
        "verdict": row.conclusion.key(),
        "met": row.met,
        "above_floor": row.above_floor,
        "values": values.collect::<Vec<Value>>(),
    })
}
