//! 三、主要问题及原因 · 五、整改任务与措施.
//!
//! In: the problems of the plan. Out: blocks; an unknown cause or an unticked measure stays a mark.

use super::{
    Writer, cell, columns, compact, inlines, introduction, outlook, row, standing, watches,
};
use crate::{Align, Block, Inline, Manner};
use plan::template::{Piece, Sentence, Slots, fill_text};
use plan::{MeasureOption, PlanKind, PlanProblem, Urgency, WatchReason};
use school::answers::{AnswerKey, TaskField};

/// One subheading and paragraph per problem, with its causes.
pub(crate) fn problems(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let mut slots = counts(writer);
    slots.insert("compared_by", introduction::compared_by(writer));
    if plan.problems.is_empty() {
        writer.heading("problems", &texts.heading_concerns);
        let judged = filled(writer);
        slots.insert("filled", judged.to_string());
        let none = match judged {
            0 => &texts.problems_unjudged,
            _ => &texts.problems_none,
        };
        let template = format!("{none}{}", open(writer, &mut slots));
        let concerns = standing::least_margins(writer);
        writer.paragraph("none", &format!("{template}{concerns}"), &slots);
        outlook::warnings(writer);
        return;
    }
    writer.heading("problems", &texts.heading_problems);
    let mut template = texts.problems_intro.clone();
    if let (PlanKind::Single, [only]) = (plan.kind, plan.problems.as_slice()) {
        let name = writer.indicator_name(&only.indicator, only.part);
        slots.insert("name", name);
        template += &texts.problems_single;
    }
    template += &open(writer, &mut slots);
    writer.paragraph("intro", &template, &slots);
    if compact::is_compact(plan) {
        compact::problems(writer);
        outlook::warnings(writer);
        return;
    }
    for (idx, problem) in plan.problems.iter().enumerate() {
        writer.subheading(&problem.id, idx as u32 + 1, &heading(writer, problem));
        let mut text = inlines(problem.statement.clone());
        let coming = outlook::of_problem(writer, problem);
        if !coming.is_empty() {
            text.push(Inline::Text(coming));
        }
        text.push(Inline::Lead(texts.cause_lead.clone()));
        text.extend(causes(writer, problem));
        writer.text("statement", Manner::Body, text);
    }
    outlook::warnings(writer);
}

/// The sentences on findings that wait for figures and on items that wait for a judgement, with their slots; empty when
/// there are none.
pub(crate) fn open(writer: &Writer, slots: &mut Slots) -> String {
    let (basis, texts) = (writer.basis, writer.texts);
    let (mut names, mut unrated) = (Vec::new(), Vec::new());
    for finding in basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_open())
    {
        match basis.standard.indicator(&finding.indicator) {
            Some(item) if item.level_figure().is_some() => unrated.push(item.short.clone()),
            _ => names.push(writer.indicator_name(&finding.indicator, finding.part)),
        }
    }
    let mut sentences = String::new();
    if !names.is_empty() {
        slots.insert("open", names.len().to_string());
        slots.insert("open_names", names.join("、"));
        let register = writer.plan.watches.iter();
        let register = register
            .clone()
            .find(|register| register.reason == WatchReason::NoFigures);
        if let Some(own) = register {
            slots.insert("task_id", own.task.task_id.clone());
            slots.insert("owner", shown(&own.task.owner));
            slots.insert("month", writer.by(own.task.finish));
            sentences += &texts.problems_open;
        } else {
            sentences += &texts.unfinished.problems_left;
        }
    }
    if !unrated.is_empty() {
        slots.insert("unrated", unrated.len().to_string());
        slots.insert("unrated_names", unrated.join("、"));
        sentences += &texts.problems_unrated;
    }
    sentences
}

/// The ticked causes and the school's own, or the mark.
pub(crate) fn causes(writer: &Writer, problem: &PlanProblem) -> Vec<Inline> {
    let ticked = problem
        .causes
        .iter()
        .filter(|cause| cause.is_ticked)
        .map(|cause| cause.text.as_str());
    let own = (!problem.own_cause.is_empty()).then_some(problem.own_cause.trim_end_matches('。'));
    let causes: Vec<&str> = ticked.chain(own).collect();
    if causes.is_empty() {
        let slots: Slots = [("id", problem.id.clone())].into();
        return vec![Inline::ToFill(fill_text(
            &writer.texts.cause_missing,
            &slots,
        ))];
    }
    vec![Inline::Text(format!("{}。", causes.join("；")))]
}

/// Per problem the goal and each ticked measure with who, when and proof.
pub(crate) fn tasks(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let title = if plan.problems.is_empty() {
        &texts.unfinished.heading_tasks
    } else {
        &texts.heading_tasks
    };
    writer.heading("tasks", title);
    if plan.problems.is_empty() {
        writer.paragraph("keep", &texts.tasks_keep, &Slots::new());
        watches::alone(writer);
        return;
    }
    if compact::is_compact(plan) {
        compact::tasks(writer);
        watches::below_problems(writer);
        return;
    }
    for (idx, problem) in plan.problems.iter().enumerate() {
        writer.subheading(&problem.id, idx as u32 + 1, &heading(writer, problem));
        writer.sentence("goal", problem.goal.clone());
        if let Some(other) = &problem.covered_by {
            let named = plan
                .problems
                .iter()
                .find(|problem| problem.id == *other)
                .map(|problem| heading(writer, problem));
            let slots: Slots = [
                ("other", other.clone()),
                ("other_heading", named.unwrap_or_default()),
            ]
            .into();
            writer.paragraph("covered", &texts.tasks_covered, &slots);
            continue;
        }
        let not_built = outlook::of_tasks(writer, problem);
        if !not_built.is_empty() {
            writer.paragraph("not_built", &not_built, &Slots::new());
        }
        let measures: Vec<&MeasureOption> = problem.tasks().collect();
        if measures.is_empty() {
            let slots: Slots = [("id", problem.id.clone())].into();
            let missing = Piece::Missing(fill_text(&texts.tasks_none_ticked, &slots));
            writer.sentence("none_ticked", vec![missing]);
        }
        if plan.kind == PlanKind::Systematic && !measures.is_empty() {
            short_table(writer, &problem.id, &measures);
            continue;
        }
        for (idx, measure) in measures.into_iter().enumerate() {
            let text = inlines(measure_sentence(writer, idx + 1, measure));
            let manner = Manner::Body;
            let key = AnswerKey::task(&problem.id, &measure.id, TaskField::Text).to_string();
            writer.push_at(key, Block::Paragraph { manner, text });
        }
    }
    watches::below_problems(writer);
}

/// Who carries a measure, until when, and what proves it.
fn slots_of(writer: &Writer, measure: &MeasureOption) -> Slots {
    let mut slots = writer.school_slots();
    slots.insert("owner", shown(&measure.owner));
    slots.insert("proof", shown(&measure.proof));
    slots.insert("interim", shown(&measure.interim));
    slots.insert("ask", measure.ask.clone());
    if let Some(finish) = measure.finish {
        slots.insert("month", finish.in_words());
        slots.insert("year", finish.statistics_year().to_string());
    }
    slots
}

fn measure_sentence(writer: &Writer, number: usize, measure: &MeasureOption) -> Sentence {
    let texts = writer.texts;
    let slots = slots_of(writer, measure);
    let end = match (measure.finish, measure.ask.as_str()) {
        (None, _) => &texts.task_end_undated,
        (Some(_), "") => &texts.task_end,
        (Some(_), _) => &texts.task_end_asked,
    };
    let mut sentence = vec![Piece::Text(format!("{number}.（{}）", measure.task_id))];
    sentence.extend(measure.text.clone());
    sentence.extend(writer.fill(end, &slots));
    sentence.push(Piece::Text(units(writer, measure)));
    sentence.push(Piece::Text("。".to_owned()));
    sentence.extend(writer.fill(&texts.task_proof, &slots));
    sentence.push(Piece::Text(watches::september(writer, measure)));
    if measure.is_late {
        sentence.extend(writer.fill(&texts.task_late, &slots));
    }
    sentence
}

/// The units of the county that carry a measure; nothing for the school's own.
fn units(writer: &Writer, measure: &MeasureOption) -> String {
    let requests = writer.plan.requests.iter();
    let found = requests
        .clone()
        .find(|request| request.task_id == measure.task_id);
    let Some(request) = found else {
        return String::new();
    };
    let slots: Slots = [
        ("lead", request.lead.clone()),
        ("support", request.support.join("、")),
    ]
    .into();
    let template = if request.support.is_empty() {
        &writer.texts.task_units
    } else {
        &writer.texts.task_units_supported
    };
    fill_text(template, &slots)
}

/// The tasks of a problem as a table, where prose would be too long.
fn short_table(writer: &mut Writer, problem: &str, measures: &[&MeasureOption]) {
    let rows = measures.iter().map(|measure| {
        let mut text = inlines(measure.text.clone());
        text.push(Inline::Text(units(writer, measure)));
        // In the widest column, for it is long.
        if measure.is_late {
            let slots = slots_of(writer, measure);
            let late = format!("。{}", writer.texts.task_late);
            text.extend(inlines(writer.fill(late.trim_end_matches('。'), &slots)));
        }
        let mut finish = writer.by(measure.finish);
        if measure.finish.is_some() {
            finish += &watches::asked(writer, measure);
        }
        let september = watches::september(writer, measure);
        if !september.is_empty() {
            text.push(Inline::Text(format!(
                "。{}",
                september.trim_end_matches('。')
            )));
        }
        row(vec![
            cell(&measure.task_id),
            text,
            inlines(measure.owner.clone()),
            cell(finish),
            inlines(measure.proof.clone()),
        ])
    });
    let rows = rows.collect();
    let shares = [
        (11, Align::Centre),
        (44, Align::Left),
        (14, Align::Centre),
        (16, Align::Centre),
        (24, Align::Left),
    ];
    let head = writer.texts.columns_tasks_short.clone();
    let tasks = measures
        .iter()
        .map(|measure| (problem, measure.id.as_str()));
    let fields = [
        (1, TaskField::Text),
        (2, TaskField::Owner),
        (3, TaskField::Month),
        (4, TaskField::Proof),
    ];
    writer.rows_of_tasks(tasks, &fields);
    writer.table("measures", None, head, columns(&shares), rows);
}

/// The heading of a problem, with its stage where the school has several.
pub(crate) fn heading(writer: &Writer, problem: &PlanProblem) -> String {
    format!("{}{}", writer.stage_name(problem.part), problem.heading)
}

/// A sentence with its marks written out, to stand as a slot's value.
pub(crate) fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

pub(crate) fn counts(writer: &Writer) -> Slots {
    let count = |urgency| {
        writer
            .plan
            .problems
            .iter()
            .filter(|problem| problem.urgency == urgency)
            .count()
    };
    let mut slots = writer.school_slots();
    slots.insert("count", writer.plan.problems.len().to_string());
    let (must, should) = (count(Urgency::Must), count(Urgency::Should));
    slots.insert("must", must.to_string());
    slots.insert("should", should.to_string());
    let texts = &writer.texts.prose;
    let levels = match (must, should) {
        (_, 0) => &texts.levels_must,
        (0, _) => &texts.levels_should,
        _ => &texts.levels_both,
    };
    slots.insert("levels", fill_text(levels, &slots));
    slots
}

/// How many findings wait for figures or for the school's own judgement.
pub(crate) fn undecided(writer: &Writer) -> usize {
    let findings = writer.basis.report.findings.iter();
    findings.filter(|finding| finding.is_open()).count()
}

pub(crate) fn filled(writer: &Writer) -> usize {
    writer
        .basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_comparable())
        .count()
}
