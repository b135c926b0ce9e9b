//! What is to be filled in before any plan can be written: one page instead of a paper that says nothing.
//!
//! In: the findings that cannot be judged. Out: a [`Document`] with a row each. It is no official document and bears no date.

use crate::texts::{PaperTexts, Texts};
use crate::writer::{Writer, cell, columns, row};
use crate::{Align, Block, Document, Orientation, ParagraphKind, Row};
use check::{Finding, Role};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan};
use words::findings;

/// The list of what is to be filled in, the indicators of which some may stay first; at most as many rows as a page has.
pub fn missing_list(basis: &Basis, plan: &Plan, texts: &Texts, papers: &PaperTexts) -> Document {
    let sentences = &papers.school_plan.missing;
    let mut writer = Writer::of_paper(crate::PLAN, basis, plan, texts);
    let words = writer.words();
    let open = basis.report.findings.iter();
    let open = open.filter(|finding| finding.is_open() && finding.role == Role::Judged);
    let mut open: Vec<&Finding> = open.collect();
    open.sort_by_key(|finding| finding.floor().is_none());
    let mut slots = writer.school_slots();
    slots.insert("count", open.len().to_string());
    let lines = sentences.title_lines.iter();
    let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
    let title = lines.concat();
    writer.push("title", Block::Title(lines));
    writer.begin("missing");
    let intro = fill_text(&sentences.intro, &slots);
    writer.text("intro", ParagraphKind::Body, cell(intro));
    let rows = open.into_iter().take(sentences.most).filter_map(|finding| {
        let shown = findings::row(finding, basis.standard, &words)?;
        let slots: Slots = [("note", shown.note)].into();
        let note = if basis.is_under_review(finding) {
            sentences.reviewed.clone()
        } else {
            fill_text(&sentences.note, &slots)
        };
        let name = format!("{}{}", words.part(finding.part), shown.name);
        Some(row([name, note].map(cell).to_vec()))
    });
    let rows: Vec<Row> = rows.collect();
    if !rows.is_empty() {
        let shares = [(52, Align::Left), (52, Align::Left)];
        let head = sentences.columns.clone();
        writer.table("rows", None, head, columns(&shares), rows);
    }
    let body = writer.take(Orientation::Portrait);
    writer.finish(title, vec![body])
}
