//! 四、整改目标: by which day which problems reach their bound, which follow what the county decides, which one may stay, and
//! which tasks are late; a row per problem; then 保底目标 and 全面目标.
//!
//! In: promises and aims of the plan. Out: blocks. The counts of the sentence are those of the table.

use std::collections::BTreeMap;

use super::{Writer, cell, columns, county_requests, mark, problems, row};
use crate::{Align, Row};
use check::{Finding, Outcome};
use numbers::calendar::Date;
use plan::template::{Slots, fill_text};
use plan::{Aim, PlanKind, PlanProblem, PromiseKind, Spared, SparedReason, small};
use school::catalogue::Unit;
use words::{display, findings, forecast_words, labels};

/// Columns of days before the target at most.
const MOST_DAYS: usize = 3;

/// The overall goal and a row per problem.
pub(crate) fn goals(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let title = if plan.problems.is_empty() {
        &texts.unfinished.heading_goals
    } else {
        &texts.heading_goals
    };
    writer.heading("goals", title);
    let mut slots = problems::counts(writer);
    let judged = problems::filled(writer);
    slots.insert("filled", judged.to_string());
    if plan.problems.is_empty() {
        let keep = match judged {
            0 => &texts.goals_unjudged,
            _ => &texts.goals_keep,
        };
        let undecided = problems::undecided(writer);
        let mut template = keep.clone();
        if judged > 0 && undecided > 0 {
            slots.insert("undecided", undecided.to_string());
            template += &texts.unfinished.goals;
        }
        writer.paragraph("keep", &template, &slots);
        return;
    }
    slots.insert("number", writer.table_number());
    slots.insert("clauses", overall(writer));
    writer.paragraph("overall", &texts.goals.overall, &slots);
    let days = days(writer);
    if days.is_empty() {
        one_day(writer, &slots);
    } else {
        by_days(writer, &days, &slots);
    }
    aims(writer);
}

/// An open problem with its usual months, where they end behind the day of its goal.
fn usually_later(writer: &Writer, problem: &PlanProblem) -> Option<String> {
    let months = problem.promise.usual_months?;
    let slots: Slots = [("id", problem.id.clone()), ("months", months.to_string())].into();
    Some(fill_text(&writer.texts.goals.usual_months, &slots))
}

/// The day of a problem's goal in words, or that the county decides it; a mark while there is no target date.
pub(crate) fn day(writer: &Writer, problem: &PlanProblem) -> String {
    if problem.promise.usual_months.is_some() {
        return writer.texts.goals.day_decided.clone();
    }
    target_day(writer, problem)
}

fn target_day(writer: &Writer, problem: &PlanProblem) -> String {
    let date = problem.promise.date;
    date.map_or_else(|| mark(&writer.texts.marks.target_date), Date::in_words)
}

/// Who reaches the bound by which day, who follows a decision, who is spared, which tasks are late, as clauses.
fn overall(writer: &Writer) -> String {
    let (plan, sentences) = (writer.plan, &writer.texts.goals);
    let mut groups: BTreeMap<(u8, Option<Date>), Vec<&PlanProblem>> = BTreeMap::new();
    for problem in &plan.problems {
        let promise = &problem.promise;
        let place = match (promise.kind, promise.is_late) {
            (PromiseKind::Bound | PromiseKind::Closes, false) => 0,
            (PromiseKind::Bound | PromiseKind::Closes, true) => 1,
            (PromiseKind::Open, _) if promise.usual_months.is_some() => 3,
            (PromiseKind::Open, _) => 2,
            (PromiseKind::Spared, _) => 4,
        };
        groups
            .entry((place, promise.date))
            .or_default()
            .push(problem);
    }
    let mut clauses = Vec::new();
    for ((place, _), problems) in groups {
        let ids: Vec<&str> = problems.iter().map(|problem| problem.id.as_str()).collect();
        let date = problems
            .first()
            .map_or_else(String::new, |problem| target_day(writer, problem));
        let mut slots: Slots = [
            ("count", ids.len().to_string()),
            ("ids", ids.join("、")),
            ("date", date),
        ]
        .into();
        let is_spared = |aim: &&Aim| {
            let spared = aim.spared.as_ref();
            spared.is_some_and(|spared| ids.contains(&spared.problem_id.as_str()))
        };
        if let Some(aim) = plan.aims.iter().find(is_spared) {
            slots.insert("floor_percent", display::percent(aim.floor));
        }
        let template = match place {
            0 => &sentences.reached,
            1 => &sentences.reached_late,
            2 => &sentences.decided,
            3 => &sentences.usually_later,
            _ => &sentences.spared,
        };
        let long = problems.iter();
        let long: Vec<String> = long
            .filter_map(|problem| usually_later(writer, problem))
            .collect();
        slots.insert("list", long.join("、"));
        clauses.push(fill_text(template, &slots));
    }
    let mut late: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for task in plan.problems.iter().flat_map(PlanProblem::tasks) {
        if let Some(finish) = task.finish.filter(|_| task.is_late) {
            late.entry(finish.statistics_year())
                .or_default()
                .push(&task.task_id);
        }
    }
    for (year, ids) in late {
        let slots: Slots = [("year", year.to_string()), ("ids", ids.join("、"))].into();
        clauses.push(fill_text(&sentences.late, &slots));
    }
    clauses.join("；")
}

/// The days of statistics before the target that have a column: each with a forecast, the first and those of goals without.
fn days(writer: &Writer) -> Vec<Date> {
    let plan = writer.plan;
    let has_forecast = writer.basis.forecast.is_some();
    let (Some(start), Some(target)) = (plan.plan_date, plan.target_date) else {
        return Vec::new();
    };
    if plan.kind != PlanKind::Systematic && !has_forecast {
        return Vec::new();
    }
    let first = start.month().statistics_year();
    let days = (first..=target.year()).filter_map(Date::of_statistics);
    let is_goal = |day: &Date| {
        plan.problems
            .iter()
            .any(|problem| problem.promise.date == Some(*day))
    };
    days.filter(|day| *day < target)
        .filter(|day| has_forecast || day.year() == first || is_goal(day))
        .take(MOST_DAYS)
        .collect()
}

/// The goal of each problem and its day.
fn one_day(writer: &mut Writer, slots: &Slots) {
    let texts = writer.texts;
    let rows = rows(writer, |writer, problem, finding, bound| {
        vec![last(writer, problem, finding, bound), day(writer, problem)]
    });
    let shares = [
        (10, Align::Centre),
        (34, Align::Left),
        (20, Align::Centre),
        (26, Align::Centre),
        (22, Align::Centre),
    ];
    let caption = fill_text(&texts.goals_caption, slots);
    let head = texts.columns_goals.clone();
    writer.table("goals", Some(caption), head, columns(&shares), rows);
}

/// The goal of each problem on each day of statistics, and at last.
fn by_days(writer: &mut Writer, days: &[Date], slots: &Slots) {
    let texts = writer.texts;
    let rows = rows(writer, |writer, problem, finding, bound| {
        let cells = days
            .iter()
            .map(|day| at(writer, problem, finding, *day, bound));
        let end = last(writer, problem, finding, bound);
        cells.chain([end]).collect()
    });
    let mut shares = vec![(9, Align::Centre), (28, Align::Left), (18, Align::Centre)];
    shares.extend(days.iter().map(|_| (24, Align::Centre)));
    shares.push((24, Align::Centre));
    let mut head = texts.goals.columns_days.clone();
    for date in days.iter().copied().chain(writer.plan.target_date) {
        let date: Slots = [("date", date.in_words())].into();
        head.push(fill_text(&texts.goals.column_day, &date));
    }
    let caption = fill_text(&texts.goals_caption, slots);
    writer.table("stages", Some(caption), head, columns(&shares), rows);
}

/// A row per problem: id, name, how it stands, and what `with` says.
fn rows(
    writer: &Writer,
    with: impl Fn(&Writer, &PlanProblem, &Finding, &str) -> Vec<String>,
) -> Vec<Row> {
    let problems = writer.plan.problems.iter();
    let rows = problems.filter_map(|problem| {
        let finding = writer.basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, writer.basis.standard, &writer.words())?;
        let name = writer.indicator_name(&problem.indicator, problem.part);
        let first = [problem.id.clone(), name, shown.value];
        let rest = with(writer, problem, finding, &shown.bound);
        Some(row(first.into_iter().chain(rest).map(cell).collect()))
    });
    rows.collect()
}

/// What is aimed at by the end.
fn last(writer: &Writer, problem: &PlanProblem, finding: &Finding, bound: &str) -> String {
    let sentences = &writer.texts.goals;
    let kind = small::kind(writer.basis, &problem.indicator);
    if let Some(short) = kind
        .map(|kind| &kind.goal_short)
        .filter(|goal_short| !goal_short.is_empty())
    {
        return short.clone();
    }
    let slots: Slots = [
        ("bound", bound.to_owned()),
        ("date", target_day(writer, problem)),
    ]
    .into();
    match (problem.promise.kind, problem.promise.is_late) {
        (PromiseKind::Bound | PromiseKind::Closes, false) => bound.to_owned(),
        (PromiseKind::Bound | PromiseKind::Closes, true) => fill_text(&sentences.cell_late, &slots),
        (PromiseKind::Open, false) => fill_text(&sentences.cell_open, &slots),
        (PromiseKind::Open, true) => fill_text(&sentences.cell_open_late, &slots),
        (PromiseKind::Spared, _) => floor(writer, problem, finding),
    }
}

/// What is aimed at on a day before the end: the bound where the day of the goal has come; else what the forecast says, and the
/// tasks that count by then.
fn at(
    writer: &Writer,
    problem: &PlanProblem,
    finding: &Finding,
    date: Date,
    bound: &str,
) -> String {
    let (sentences, promise) = (&writer.texts.goals, &problem.promise);
    let is_reached = matches!(promise.kind, PromiseKind::Bound | PromiseKind::Closes);
    if is_reached && promise.date.is_some_and(|promised| promised <= date) {
        return bound.to_owned();
    }
    if promise.kind == PromiseKind::Spared && finding.outcome == Outcome::AboveFloor {
        return floor(writer, problem, finding);
    }
    let mut parts = Vec::new();
    let counts = |month: numbers::calendar::Month| month.statistics_year() <= date.year();
    let tasks = problem.tasks();
    let tasks = tasks.filter(|task| task.finish.is_some_and(counts));
    let ids: Vec<&str> = tasks.map(|task| task.task_id.as_str()).collect();
    if !ids.is_empty() {
        let slots: Slots = [("ids", county_requests::ids_of(writer, problem, &ids))].into();
        parts.push(fill_text(&sentences.cell_tasks, &slots));
    }
    let then = writer.basis.forecast.and_then(|forecast| {
        let idx = forecast.year_idx(date.year())?;
        forecast.finding(idx, &problem.indicator, problem.part)?.gap
    });
    if let Some(gap) = then {
        let slots: Slots = [("gap", forecast_words::gap_in_text(gap))].into();
        parts.push(fill_text(&sentences.cell_forecast, &slots));
    }
    if parts.is_empty() {
        let is_undecided = problem.covered_by.is_none() && problem.tasks().next().is_none();
        let none = if is_undecided {
            &sentences.cell_undecided
        } else {
            &sentences.cell_none
        };
        return none.clone();
    }
    parts.join("；")
}

/// The floor at which the spared one may stay.
fn floor(writer: &Writer, problem: &PlanProblem, finding: &Finding) -> String {
    let indicator = writer.basis.standard.indicator(&problem.indicator);
    let (Some(floor), Some(indicator)) = (finding.floor(), indicator) else {
        return String::new();
    };
    let unit = labels::unit(indicator.unit);
    let slots: Slots = [("floor", format!("{}{unit}", display::exact(floor)))].into();
    fill_text(&writer.texts.goals.cell_spared, &slots)
}

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
    let rows = aim.could_stay.iter().map(|candidate| {
        let saved = candidate
            .saved
            .map_or_else(|| "—".to_owned(), findings::gap_in_table);
        let cost = match candidate.cost {
            Some(cost) => {
                let unit = findings::readable_unit(cost, Unit::Yuan);
                let amount = display::amount(cost, Unit::Yuan, unit);
                format!("{amount}{}", labels::unit(unit))
            }
            None if candidate.is_cost_open => texts.funds_open.clone(),
            None => "—".to_owned(),
        };
        let months: Slots = [("months", candidate.months.to_string())].into();
        let is_spared = aim
            .spared
            .as_ref()
            .is_some_and(|spared| spared.indicator == candidate.indicator);
        let choice = if is_spared {
            &texts.goals.stays
        } else {
            &texts.goals.closed
        };
        let cells = [
            writer.indicator_name(&candidate.indicator, aim.part),
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
            texts.phrases.whole_school.clone()
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
                slots.insert("saved", forecast_words::gap_in_text(saved));
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
        SparedReason::Soonest => &texts.spared_soonest,
        SparedReason::Only => &texts.spared_only,
        SparedReason::Longest => &texts.spared_longest,
        SparedReason::Dearest => &texts.spared_dearest,
        SparedReason::Closest => &texts.spared_closest,
    };
    fill_text(template, &slots)
}
