//! 三、主要问题及原因: a paragraph per problem with its causes, or a table where there are many; and how many there are.
//!
//! In: the problems of the plan. Out: blocks, counts and headings; an unknown cause stays a mark.

use super::{
    Writer, cell, columns, coming_years, inlines, introduction, is_compact, row, shown, standing,
};
use crate::{Align, Inline, ParagraphKind, Row};
use plan::template::{Slots, fill_text};
use plan::{PlanKind, PlanProblem, Urgency, WatchReason};
use words::findings;

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
        coming_years::warnings(writer);
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
    if is_compact(plan) {
        problem_table(writer);
        coming_years::warnings(writer);
        return;
    }
    for (idx, problem) in plan.problems.iter().enumerate() {
        writer.subheading(&problem.id, idx as u32 + 1, &heading(writer, problem));
        let mut text = inlines(problem.statement.clone());
        let coming = coming_years::of_problem(writer, problem);
        if !coming.is_empty() {
            text.push(Inline::Text(coming));
        }
        text.push(Inline::Lead(texts.cause_lead.clone()));
        text.extend(causes(writer, problem));
        writer.text("statement", ParagraphKind::Body, text);
    }
    coming_years::warnings(writer);
}

/// Every problem as a row; then prose with its causes for P1.
pub(crate) fn problem_table(writer: &mut Writer) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let sentences = &texts.compact;
    let slots: Slots = [("number", writer.table_number())].into();
    let rows = plan.problems.iter().filter_map(|problem| {
        let finding = basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, basis.standard, &writer.words())?;
        Some(row(vec![
            cell(&problem.id),
            cell(heading(writer, problem)),
            cell(shown.value),
            cell(shown.bound),
            cell(shown.gap),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (9, Align::Centre),
        (40, Align::Left),
        (20, Align::Centre),
        (19, Align::Centre),
        (14, Align::Centre),
    ];
    let caption = fill_text(&sentences.problems_caption, &slots);
    writer.table(
        "problems",
        Some(caption),
        sentences.columns_problems.clone(),
        columns(&shares),
        rows,
    );
    for problem in &plan.problems {
        if problem.urgency != Urgency::Must {
            continue;
        }
        let mut text = vec![Inline::Text(format!("（{}）", problem.id))];
        text.extend(inlines(problem.statement.clone()));
        let coming = coming_years::of_problem(writer, problem);
        if !coming.is_empty() {
            text.push(Inline::Text(coming));
        }
        text.push(Inline::Lead(texts.cause_lead.clone()));
        text.extend(causes(writer, problem));
        writer.about(&problem.id);
        writer.text("statement", ParagraphKind::Body, text);
    }
    writer.about_all();
}

/// The sentences on findings that wait for figures and on items that wait for a judgement, with their slots; empty when
/// there are none.
pub(crate) fn open(writer: &Writer, slots: &mut Slots) -> String {
    let (basis, texts) = (writer.basis, writer.texts);
    let (mut names, mut unrated, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    for finding in basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_open())
    {
        match basis.standard.indicator(&finding.indicator) {
            Some(item) if item.level_figure().is_some() => unrated.push(item.short.clone()),
            _ => {
                names.push(writer.indicator_name(&finding.indicator, finding.part));
                waiting.push(finding);
            }
        }
    }
    let mut sentences = String::new();
    if !names.is_empty() {
        slots.insert("open", names.len().to_string());
        slots.insert("open_names", names.join("、"));
        let (why, mend) = findings::why_open(waiting.into_iter());
        slots.insert("open_why", why);
        slots.insert("mend", mend);
        let register = writer.plan.watches.iter();
        let register = register
            .clone()
            .find(|register| register.reason == WatchReason::NoFigures);
        if let Some(register) = register {
            slots.insert("task_id", register.task.task_id.clone());
            slots.insert("owner", shown(&register.task.owner));
            slots.insert("month", writer.by(register.task.finish));
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
    let school_cause =
        (!problem.written_cause.is_empty()).then_some(problem.written_cause.trim_end_matches('。'));
    let causes: Vec<&str> = ticked.chain(school_cause).collect();
    if causes.is_empty() {
        let slots: Slots = [("id", problem.id.clone())].into();
        return vec![Inline::ToFill(fill_text(
            &writer.texts.cause_missing,
            &slots,
        ))];
    }
    vec![Inline::Text(format!("{}。", causes.join("；")))]
}

/// The heading of a problem, with its stage where the school has several.
pub(crate) fn heading(writer: &Writer, problem: &PlanProblem) -> String {
    format!("{}{}", writer.stage_name(problem.part), problem.heading)
}

/// Slots of the school with the number of problems: in all, by level, and the levels in words.
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

/// How many findings could be judged.
pub(crate) fn filled(writer: &Writer) -> usize {
    writer
        .basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_comparable())
        .count()
}
