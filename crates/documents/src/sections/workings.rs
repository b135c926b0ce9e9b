//! 测算过程与依据: by which standard a plan compares, and how each value came about.
//!
//! In: the findings of the school. Out: a sentence, and a table where something was calculated.

use super::{Writer, cell, columns, row};
use crate::{Align, Row};
use plan::template::{Slots, fill_text};
use words::working;

/// By which standard, so that the same can be calculated again; then the workings.
pub(crate) fn workings(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    let rows = rows(writer);
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
fn rows(writer: &Writer) -> Vec<Row> {
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
