//! The report as JSON, for a script of a county office.
//!
//! In: a report with its school, standard and forecast. Out: JSON text; exact values as fractions beside the shown ones. It
//! must not know the browser.

use serde_json::{Value as Json, json};

use check::forecast::{Forecast, Missing, Year};
use check::{self, Finding, GroupVerdict, Report};
use school::Problem;
use school::School;
use school::catalogue::Catalogue;
use school::figures::Part;
use standard::Standard;
use words::{Words, findings, forecast_words, labels, working};

/// The report, indented: school, standard with its fingerprint, verdicts, findings with working, problems of entry, and the
/// coming years, or what keeps them from being looked at.
pub fn report_json(
    school: &School,
    report: &Report,
    problems: &[Problem],
    standard: &Standard,
    catalogue: &Catalogue,
    hash: &str,
    forecast: &Result<Forecast, Vec<Missing>>,
) -> String {
    let words = &Words::of(school, catalogue);
    let claimed = check::with_claims(report, standard);
    let claimed = |verdict: &GroupVerdict| {
        let with = claimed.iter().find(|(claimed, _)| *claimed == verdict);
        with.map(|(_, with)| json!({ "state": with.verdict.key(), "sentence": findings::verdict(with, standard, words) }))
    };
    let json = json!({
        "school": school.profile,
        "standard": { "id": standard.id, "edition": standard.edition, "hash": hash, "number": standard.number, "title": standard.title },
        "verdicts": report.verdicts.iter().map(|verdict| verdict_json(verdict, claimed(verdict), standard, words)).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(|finding| finding_json(finding, school, standard, words)).collect::<Vec<_>>(),
        "problems": problems.iter().map(|problem| json!({
            "figure": problem.slot.figure.0,
            "part": problem.slot.part.key(),
            "message": words::problems::problem(problem, words),
        })).collect::<Vec<_>>(),
        "forecast": forecast.as_ref().ok().map(|forecast| forecast_json(forecast, standard, words)),
        "no_forecast": forecast.as_ref().err().map(|missing| missing.iter().map(|missing| forecast_words::missing(missing, words)).collect::<Vec<_>>()),
    });
    serde_json::to_string_pretty(&json).unwrap_or_default()
}

fn verdict_json(
    verdict: &GroupVerdict,
    claimed: Option<Json>,
    standard: &Standard,
    words: &Words,
) -> Json {
    json!({
        "group": verdict.group,
        "part": verdict.part().key(),
        "state": verdict.verdict.key(),
        "met": verdict.met,
        "above_floor": verdict.above_floor,
        "below": verdict.below,
        "open": verdict.open,
        "not_applicable": verdict.not_applicable,
        "sentence": findings::verdict(verdict, standard, words),
        "notices": verdict.notices,
        "with_claims": claimed,
    })
}

fn finding_json(finding: &Finding, school: &School, standard: &Standard, words: &Words) -> Json {
    let row = findings::row(finding, standard, words);
    let gap = |gap: Option<check::Gap>| {
        gap.map(|gap| json!({ "amount": number(&gap.amount.to_string()), "unit": labels::unit(gap.unit) }))
    };
    json!({
        "indicator": finding.indicator,
        "part": finding.part.key(),
        "state": finding.state_key(),
        "status": labels::state(finding),
        "confidence": labels::confidence(finding.confidence),
        "value": row.as_ref().map(|row| row.value.clone()),
        "value_exact": finding.value.map(|value| { let (over, under) = value.parts(); format!("{over}/{under}") }),
        "bound": row.as_ref().map(|row| row.bound.clone()),
        "floor": row.as_ref().map(|row| row.floor.clone()),
        "share": row.as_ref().map(|row| row.share.clone()),
        "gap": gap(finding.gap),
        "gap_to_floor": gap(finding.gap_to_floor()),
        "capacity": finding.capacity().and_then(|capacity| i64::try_from(capacity).ok()),
        "near": finding.is_near,
        "note": row.as_ref().map(|row| row.note.clone()),
        "working": working::steps(finding, &check::explain(school, standard, words.catalogue(), finding), standard, words).into_iter().map(|(step, text)| json!({ "step": step, "text": text })).collect::<Vec<_>>(),
        "claimed": finding.claimed.iter().map(|claimed| json!({ "exemption": claimed.exemption, "status": labels::outcome(&claimed.outcome) })).collect::<Vec<_>>(),
    })
}

/// The assumptions, the years with their pupils and findings, and what becomes of each finding.
fn forecast_json(forecast: &Forecast, standard: &Standard, words: &Words) -> Json {
    let stages = forecast.assumptions.stages.iter();
    let year_at = |idx: Option<usize>| idx.and_then(|idx| forecast.years.get(idx)).map(Year::year);
    json!({
        "assumptions": {
            "intake": stages.map(|stage| forecast_words::intake(forecast, stage, words)).collect::<Vec<_>>(),
            "years": forecast.assumptions.years,
            "moves_classes": forecast.assumptions.moves_classes,
            "keeps_senior": forecast.assumptions.keeps_senior,
        },
        "years": forecast.years.iter().map(|year| year_json(year, standard, words)).collect::<Vec<_>>(),
        "courses": forecast.courses.iter().map(|course| json!({
            "indicator": course.indicator,
            "part": course.part.key(),
            "reaches_floor": year_at(course.reaches_floor),
            "closes": year_at(course.closes),
            "opens": year_at(course.opens),
            "sentence": forecast_words::sentence(forecast, &course.indicator, course.part),
        })).collect::<Vec<_>>(),
    })
}

fn year_json(year: &Year, standard: &Standard, words: &Words) -> Json {
    let finding = |finding: &Finding| {
        let row = findings::row(finding, standard, words);
        json!({
            "indicator": finding.indicator,
            "part": finding.part.key(),
            "state": finding.state_key(),
            "status": labels::state(finding),
            "value": row.map(|row| row.value),
            "gap": finding.gap.map(|gap| json!({ "amount": number(&gap.amount.to_string()), "unit": labels::unit(gap.unit) })),
        })
    };
    json!({
        "date": year.date.to_string(),
        "stages": year.stages.iter().map(|stage| json!({
            "part": Part::Stage(stage.stage).key(),
            "pupils": stage.pupils(),
            "grades": stage.grades.iter().map(|(grade, pupils)| json!({ "grade": grade, "pupils": pupils })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "findings": year.report.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn number(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or(Json::Null)
}
