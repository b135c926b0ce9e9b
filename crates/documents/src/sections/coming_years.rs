//! What the coming years add to the plan: sentences at the problems, 预警表, the assumptions, 学生数预测表.
//!
//! In: the forecast, and outlooks and warnings of the plan. Out: blocks; none without a forecast.

use super::{Writer, cell, columns, row};
use crate::{Align, ParagraphKind, Row};
use check::forecast::{Forecast, Year};
use check::{Detail, Finding};
use plan::template::{Slots, fill_text};
use plan::{Outlook, OutlookKind, PlanProblem};
use school::figures::{Part, Value};
use words::{findings, forecast_words, labels};

/// Section of the form with what the school expects; it says nothing of the day of the figures.
pub(crate) const SECTION: &str = "outlook";

/// What the coming years mean for a problem; empty where nothing follows.
pub(crate) fn of_problem(writer: &Writer, problem: &PlanProblem) -> String {
    let (Some(forecast), Some(coming)) = (writer.basis.forecast, &problem.outlook) else {
        return String::new();
    };
    let texts = writer.texts;
    let slots = slots(writer, forecast, problem, coming);
    let lasting = problem.measures.iter().any(|measure| measure.is_lasting);
    let mut sentences = Vec::new();
    match coming.kind {
        OutlookKind::Closes => {
            sentences.push(&texts.outlook_closes);
            if slots.contains_key("spare") {
                sentences.push(&texts.outlook_closes_spare);
            }
        }
        OutlookKind::Tight => sentences.push(&texts.outlook_tight),
        OutlookKind::Less => sentences.push(&texts.outlook_less),
        OutlookKind::More => sentences.push(more(writer, problem)),
    }
    if matches!(coming.kind, OutlookKind::Less | OutlookKind::More) {
        sentences.push(match (coming.is_for_all, lasting) {
            _ if is_of_classes(writer, problem) => &texts.outlook_for_classes,
            (true, _) => &texts.outlook_for_all,
            (false, true) => &texts.outlook_for_building,
            (false, false) => &texts.outlook_for_none,
        });
        if slots.contains_key("closes_year") {
            sentences.push(&texts.outlook_later);
        }
    }
    if slots.contains_key("opens_year") {
        sentences.push(&texts.outlook_reopens);
    }
    sentences
        .into_iter()
        .map(|sentence| fill_text(sentence, &slots))
        .collect()
}

fn more<'a>(writer: &Writer<'a>, problem: &PlanProblem) -> &'a String {
    if is_of_classes(writer, problem) {
        &writer.texts.outlook_more_classes
    } else {
        &writer.texts.outlook_more
    }
}

/// Whether what is missing are classes: then a class that is too large today is another one in the coming years.
fn is_of_classes(writer: &Writer, problem: &PlanProblem) -> bool {
    let finding = writer.basis.report.findings.get(problem.finding_idx);
    finding.is_some_and(|finding| matches!(finding.detail, Detail::Classes { .. }))
}

/// That nothing lasting is done for a gap that closes by itself; empty where that is not so.
pub(crate) fn of_tasks(writer: &Writer, problem: &PlanProblem) -> String {
    let (Some(forecast), Some(coming)) = (writer.basis.forecast, &problem.outlook) else {
        return String::new();
    };
    let can = problem.measures.iter().any(|measure| measure.is_lasting);
    let does = problem.tasks().any(|task| task.is_lasting);
    if !coming.closes_by_itself() || !can || does {
        return String::new();
    }
    let slots = slots(writer, forecast, problem, coming);
    fill_text(&writer.texts.outlook_not_built, &slots)
}

fn slots(writer: &Writer, forecast: &Forecast, problem: &PlanProblem, coming: &Outlook) -> Slots {
    let mut slots = Slots::new();
    let pupils = |year: &Year| year.pupils(problem.part).to_string();
    slots.insert("stage", writer.stage_name(problem.part));
    let percent = forecast.settings.margin_percent;
    slots.insert("margin_percent", percent.to_string());
    if let Some(year) = forecast.years.get(coming.year_idx) {
        slots.insert("year", forecast_words::month(year));
        slots.insert("pupils", pupils(year));
    }
    let later = coming.closes.and_then(|idx| forecast.years.get(idx));
    if let Some(year) = later {
        slots.insert("closes_year", forecast_words::month(year));
        slots.insert("closes_pupils", pupils(year));
    }
    let again = coming.opens.filter(|opens| coming.closes < Some(*opens));
    if let Some(year) = again.and_then(|idx| forecast.years.get(idx)) {
        slots.insert("opens_year", forecast_words::month(year));
        slots.insert("opens_pupils", pupils(year));
    }
    let then = forecast.finding(coming.year_idx, &problem.indicator, problem.part);
    if let (Some(capacity), Some(year)) = (
        then.and_then(|then| then.capacity()),
        forecast.years.get(coming.year_idx),
    ) {
        let spare = capacity - i128::from(year.pupils(problem.part)) + 1;
        slots.insert("capacity", capacity.to_string());
        slots.insert("spare", spare.to_string());
    }
    let now = writer.basis.report.findings.get(problem.finding_idx);
    if let (Some(then), Some(now)) = (coming.gap, now.and_then(|now| now.gap)) {
        let (less, more) = (then.amount.min(now.amount), then.amount.max(now.amount));
        let mut change = then;
        change.amount = more.minus(less);
        slots.insert("then", forecast_words::gap_in_text(then));
        slots.insert("now", forecast_words::gap_in_text(now));
        slots.insert("change", forecast_words::gap_in_text(change));
    }
    slots
}

/// What is met today and will not be, as a table; then what the forecast rests on.
pub(crate) fn warnings(writer: &mut Writer) {
    let Some(forecast) = writer.basis.forecast else {
        return;
    };
    let (plan, texts) = (writer.plan, writer.texts);
    writer.about("outlook");
    if !plan.warnings.is_empty() {
        let mut slots = Slots::new();
        slots.insert("count", plan.warnings.len().to_string());
        slots.insert("number", writer.table_number());
        writer.paragraph("warnings", &texts.outlook_warnings, &slots);
        let rows = plan.warnings.iter().filter_map(|warning| {
            let (id, part) = (&warning.indicator, warning.part);
            let year = forecast.years.get(warning.year_idx)?;
            let then = forecast.finding(warning.year_idx, id, part)?;
            let now = writer.basis.report.finding(id, part)?;
            let shown = findings::row(now, writer.basis.standard, &writer.words())?;
            let cells = [
                writer.indicator_name(id, part),
                shown.value,
                shown.bound,
                forecast_words::month(year),
                year.pupils(part).to_string(),
                forecast_words::gap(then),
            ];
            Some(row(cells.map(cell).to_vec()))
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (34, Align::Left),
            (18, Align::Centre),
            (16, Align::Centre),
            (14, Align::Centre),
            (12, Align::Centre),
            (12, Align::Centre),
        ];
        let caption = fill_text(&texts.outlook_warnings_caption, &slots);
        let head = texts.columns_warnings.clone();
        writer.table("warned", Some(caption), head, columns(&shares), rows);
    }
    let has_outlook = plan
        .problems
        .iter()
        .any(|problem| problem.outlook.is_some());
    if has_outlook || !plan.warnings.is_empty() {
        writer.paragraph("assumption", &assumption(writer, forecast), &Slots::new());
    }
    writer.about_all();
}

/// What the forecast rests on, and what some more pupils would need.
fn assumption(writer: &Writer, forecast: &Forecast) -> String {
    let (plan, texts, words) = (writer.plan, writer.texts, writer.words());
    let assumed = &forecast.assumptions;
    let mut slots = Slots::new();
    let intakes = assumed.stages.iter();
    let intakes: Vec<String> = intakes
        .map(|stage| forecast_words::intake(forecast, stage, &words))
        .collect();
    slots.insert("intake", intakes.join("；"));
    slots.insert("years", assumed.years.to_string());
    slots.insert("step", forecast.settings.step_pupils.to_string());
    let has_transfers = assumed.stages.iter().flat_map(|stage| &stage.transfers);
    let has_transfers = has_transfers.clone().any(|count| *count != 0);
    let changes = assumed.stages.iter().flat_map(|stage| &stage.teachers);
    let mut changes = changes.flat_map(|change| change.leaving.iter().chain(&change.arriving));
    let mut sentences = vec![
        texts.outlook_assumption.as_str(),
        if has_transfers {
            &texts.outlook_transfers
        } else {
            &texts.outlook_no_transfers
        },
        if changes.any(|count| *count != 0) {
            &texts.outlook_teachers
        } else {
            &texts.outlook_no_teachers
        },
    ];
    if assumed.moves_classes {
        sentences.push(forecast_words::CLASSES);
    }
    if assumed.keeps_senior {
        sentences.push(&texts.outlook_senior);
    }
    if assumed.is_short {
        sentences.push(&texts.outlook_short);
    }
    let sentences = sentences.into_iter();
    let mut text: String = sentences
        .map(|sentence| fill_text(sentence, &slots))
        .collect();
    for stage in &assumed.stages {
        let part = Part::Stage(stage.stage);
        let problems = plan
            .problems
            .iter()
            .map(|problem| (&problem.indicator, problem.part));
        let warned = plan
            .warnings
            .iter()
            .map(|warning| (&warning.indicator, warning.part));
        let named = problems
            .chain(warned)
            .filter(|(_, problem)| *problem == part);
        let mut ids: Vec<&str> = named.map(|(id, _)| id.as_str()).collect();
        if ids.is_empty() {
            let all = forecast.courses.iter().filter(|course| course.part == part);
            ids = all.map(|course| course.indicator.as_str()).collect();
        }
        let needs = forecast_words::needs(forecast, &ids, part, writer.basis.standard);
        if !needs.is_empty() {
            slots.insert("stage", writer.stage_name(part));
            slots.insert("needs", needs);
            text += &fill_text(&texts.outlook_step, &slots);
        }
    }
    text
}

/// Where the pupils of each stage are heading, in the words of `template`; empty without a forecast.
pub(crate) fn trends(writer: &Writer, template: &str) -> String {
    let mut text = String::new();
    let Some(forecast) = writer.basis.forecast else {
        return text;
    };
    for trend in forecast
        .trends
        .iter()
        .filter(|trend| trend.part != Part::Whole)
    {
        let year = |idx: usize| forecast.years.get(idx).map(forecast_words::month);
        let peak = forecast.years.get(trend.peak_idx);
        let mut slots = Slots::new();
        slots.insert("stage", writer.stage_name(trend.part));
        slots.insert("first", year(0).unwrap_or_default());
        slots.insert("today", trend.today.to_string());
        slots.insert("last", trend.last.to_string());
        let last = forecast.years.len().saturating_sub(1);
        slots.insert("year", year(last).unwrap_or_default());
        slots.insert("trend", forecast_words::trend(trend.trend).to_owned());
        slots.insert(
            "peak_year",
            peak.map(forecast_words::month).unwrap_or_default(),
        );
        let most = peak.map_or(0, |year| year.pupils(trend.part));
        slots.insert("peak", most.to_string());
        text += &fill_text(template, &slots);
    }
    text
}

/// 学生数预测表: pupils by grade and year, and what is missing in each year.
pub(crate) fn annex(writer: &mut Writer) {
    let Some(forecast) = writer.basis.forecast else {
        return;
    };
    let texts = writer.texts;
    let text = trends(writer, &texts.outlook_trend) + &assumption(writer, forecast);
    writer.text("assumption", ParagraphKind::Body, cell(text));
    let years: Vec<String> = forecast.years.iter().map(forecast_words::month).collect();
    let with_years =
        |first: &[String]| -> Vec<String> { first.iter().chain(&years).cloned().collect() };
    let shares: Vec<(u32, Align)> = std::iter::once((34, Align::Left))
        .chain(years.iter().map(|_| (16, Align::Centre)))
        .collect();
    let rows = expected_rows(writer, forecast);
    let head = with_years(&texts.columns_outlook_expected);
    let caption = Some(texts.outlook_expected.clone());
    writer.table("expected", caption, head, columns(&shares), rows);
    let rows = pupil_rows(writer, forecast);
    let head = with_years(&texts.columns_outlook);
    let caption = Some(texts.outlook_pupils.clone());
    writer.table("pupils", caption, head, columns(&shares), rows);
    let state = |finding: Option<&Finding>| match finding {
        Some(finding) if finding.is_problem() => forecast_words::gap(finding),
        Some(finding) => labels::outcome(&finding.outcome).to_owned(),
        None => "—".to_owned(),
    };
    let rows = forecast.courses.iter().map(|course| {
        let at = |idx| forecast.finding(idx, &course.indicator, course.part);
        let states = (0..forecast.years.len()).map(|idx| cell(state(at(idx))));
        let name = writer.indicator_name(&course.indicator, course.part);
        row(std::iter::once(cell(name)).chain(states).collect())
    });
    let rows: Vec<Row> = rows.collect();
    let head = with_years(&texts.columns_outlook_gaps);
    let caption = Some(texts.outlook_gaps.clone());
    writer.table("gaps", caption, head, columns(&shares), rows);
}

/// What the school entered of the coming years; a year that it did not name stays as it is.
fn expected_rows(writer: &Writer, forecast: &Forecast) -> Vec<Row> {
    let (school, words) = (writer.basis.school, writer.words());
    let slots = writer.basis.catalogue.slots(&school.profile);
    let mut rows = Vec::new();
    for (definition, slot) in slots.filter(|(figure, _)| figure.section == SECTION) {
        let Value::List(counts) = school.value(&slot) else {
            continue;
        };
        let count = |idx: usize| counts.get(idx).copied().unwrap_or_default();
        let coming = 0..forecast.assumptions.years;
        let unit = labels::unit(definition.unit);
        let name = format!("{}（{unit}）", words.slot(&slot));
        let counts = coming.map(|idx| cell(count(idx).to_string()));
        rows.push(row([cell(name), cell("—")]
            .into_iter()
            .chain(counts)
            .collect()));
    }
    rows
}

fn pupil_rows(writer: &Writer, forecast: &Forecast) -> Vec<Row> {
    let mut rows = Vec::new();
    let Some(today) = forecast.years.first() else {
        return rows;
    };
    for (stage_idx, stage) in today.stages.iter().enumerate() {
        let stages = || {
            forecast
                .years
                .iter()
                .filter_map(|year| year.stages.get(stage_idx))
        };
        for (idx, (grade, _)) in stage.grades.iter().enumerate() {
            let counts = stages().filter_map(|stage| stage.grades.get(idx));
            let counts = counts.map(|(_, count)| cell(count.to_string()));
            let name = cell(labels::grade(*grade));
            rows.push(row(std::iter::once(name).chain(counts).collect()));
        }
        let name = writer.stage_name(Part::Stage(stage.stage));
        let total = cell(format!("{name}{}", writer.texts.outlook_total));
        let totals = stages().map(|stage| cell(stage.pupils().to_string()));
        rows.push(row(std::iter::once(total).chain(totals).collect()));
    }
    rows
}
