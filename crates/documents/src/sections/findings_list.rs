//! 指标与事项测算表: every finding as a row, how each value came about, and doubtful figures with their reasons.
//!
//! In: the report. Out: tables.

use super::{Writer, annexes, cell, columns, row};
use crate::{Align, Row};
use check::{Detail, Finding, Role};
use plan::Basis;
use plan::template::{Slots, fill_text};
use words::{findings, working};

/// What the list of findings shows: what the school has figures for or must have, not what the county alone knows nor an
/// item that nobody has judged yet.
pub(crate) fn listed<'a>(basis: &Basis<'a>) -> Vec<&'a Finding> {
    let is_listed = |finding: &&Finding| {
        let is_level = basis
            .standard
            .indicator(&finding.indicator)
            .is_some_and(|indicator| indicator.level_figure().is_some());
        let is_known = finding.value.is_some() || finding.detail != Detail::None;
        is_known || (finding.role != Role::County && !(is_level && finding.is_open()))
    };
    basis.report.findings.iter().filter(is_listed).collect()
}

/// The list of all findings as a table.
pub(crate) fn all_findings(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    let listed = listed(basis).into_iter();
    let shown = listed.filter_map(|finding| {
        Some((
            finding,
            findings::row(finding, basis.standard, &writer.words())?,
        ))
    });
    let rows = shown.enumerate().map(|(idx, (finding, shown))| {
        let status = if shown.note.is_empty() {
            shown.status.to_owned()
        } else {
            format!("{}（{}）", shown.status, shown.note)
        };
        let name = writer.indicator_name(&finding.indicator, finding.part);
        let texts = [
            (idx + 1).to_string(),
            name,
            shown.value,
            shown.bound,
            shown.floor,
            shown.share,
            shown.gap,
            shown.gap_to_floor,
            status,
        ];
        Row {
            cells: texts.map(cell).to_vec(),
            shaded: finding.is_problem(),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (5, Align::Centre),
        (26, Align::Left),
        (15, Align::Centre),
        (15, Align::Centre),
        (11, Align::Centre),
        (9, Align::Centre),
        (10, Align::Centre),
        (11, Align::Centre),
        (16, Align::Centre),
    ];
    annexes::list(
        writer,
        "findings",
        texts.columns_findings.clone(),
        &shares,
        rows,
    );
}

/// By which standard, so that the same can be calculated again; then the workings.
pub(crate) fn workings(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    let rows = working_rows(writer);
    if !basis.provenance.hash.is_empty() {
        let mut slots = Slots::new();
        slots.insert("title", basis.standard.title.clone());
        slots.insert("number", basis.standard.number.clone());
        slots.insert("caption", texts.annex_working.clone());
        let places = if rows.is_empty() {
            String::new()
        } else {
            fill_text(&texts.annex_pack_places, &slots)
        };
        slots.insert("places", places);
        writer.paragraph("pack", &texts.annex_pack, &slots);
    }
    if rows.is_empty() {
        return;
    }
    let shares = [(24, Align::Left), (58, Align::Left), (34, Align::Left)];
    writer.table(
        "working",
        Some(texts.annex_working.clone()),
        texts.columns_working.clone(),
        columns(&shares),
        rows,
    );
}

/// How the value of each indicator came about, and where its bound stands.
fn working_rows(writer: &Writer) -> Vec<Row> {
    let basis = writer.basis;
    let mut rows = Vec::new();
    for finding in basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_comparable())
    {
        let working = check::explain(basis.school, basis.standard, basis.catalogue, finding);
        let steps = working::steps(finding, &working, basis.standard, &writer.words());
        let step = |wanted: &[&str]| {
            let found: Vec<&str> = steps
                .iter()
                .filter(|(name, _)| wanted.contains(name))
                .map(|(_, text)| text.as_str())
                .collect();
            found.join("。")
        };
        let how = step(&["代入", "拆分", "分得", "分档", "应有", "需要", "逐项"]);
        // What is judged in levels is not calculated.
        if how.is_empty() {
            continue;
        }
        let name = writer.indicator_name(&finding.indicator, finding.part);
        let place = working::place(finding, &working, basis.standard);
        rows.push(row(vec![cell(name), cell(how), cell(place)]));
    }
    rows
}

/// Doubtful figures for which the school gives a reason.
pub(crate) fn reasons(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    let rows = basis.provenance.problems.iter().filter_map(|problem| {
        let reason = basis.provenance.reasons?.get(problem.key().as_str())?;
        let doubt = words::problems::problem(problem, &writer.words());
        let is_explained = problem.is_warning() && !reason.trim().is_empty();
        is_explained.then(|| row(vec![cell(doubt), cell(reason.trim().to_owned())]))
    });
    let rows: Vec<Row> = rows.collect();
    if !rows.is_empty() {
        let shares = [(60, Align::Left), (56, Align::Left)];
        writer.table(
            "reasons",
            Some(texts.annex_reasons.clone()),
            texts.columns_reasons.clone(),
            columns(&shares),
            rows,
        );
    }
}
