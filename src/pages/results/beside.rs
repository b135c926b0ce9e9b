//! The school with other figures: last year, a campus, a what-if. How it stands by each pack that the school looks at.
//!
//! In: a draft with those figures, and the packs. Out: reports in the order of the packs, and what differs. It decides nothing.

use check::{Finding, GroupVerdict, Report, Verdict};
use data::{CheckedPack, Evaluation};
use school::School;
use school::draft::{Draft, SheetKind};
use standard::Standard;
use words::status_style::StatusStyle;
use words::{Words, findings, labels, standing};
use yew::prelude::*;

use crate::components::Status;

/// A school of other figures, and how it stands by each pack of an evaluation, in its order.
#[derive(Debug)]
pub(super) struct Beside {
    /// What it is called.
    pub(super) name: String,
    /// Its figures.
    pub(super) school: School,
    reports: Vec<Report>,
}

impl Beside {
    /// How `draft` stands by the packs of `evaluation`.
    pub(super) fn of(evaluation: &Evaluation, name: String, draft: &Draft) -> Self {
        let (school, _) = school::read(draft, &evaluation.catalogue);
        let packs = evaluation.packs.iter();
        let report =
            |pack: &CheckedPack| check::check(&school, &pack.standard, &evaluation.catalogue);
        Self {
            name,
            reports: packs.map(report).collect(),
            school,
        }
    }

    /// The sheets of a kind, in order.
    pub(super) fn sheets(evaluation: &Evaluation, draft: &Draft, kind: SheetKind) -> Vec<Self> {
        let sheets = draft.sheets_of(kind).enumerate();
        let beside = |(nth, (idx, sheet)): (usize, (usize, &school::draft::Sheet))| {
            Self::of(
                evaluation,
                labels::sheet_name(&sheet.name, kind, nth),
                &draft.with_sheet(idx),
            )
        };
        sheets.map(beside).collect()
    }

    /// How it stands by the pack at that place.
    pub(super) fn report(&self, pack_idx: usize) -> Option<&Report> {
        self.reports.get(pack_idx)
    }

    /// Its finding of what `finding` is about.
    pub(super) fn finding(&self, pack_idx: usize, finding: &Finding) -> Option<&Finding> {
        self.report(pack_idx)?
            .finding(&finding.indicator, finding.part)
    }
}

/// The sentences of the main pack's first group; of a further pack those of every group that is judged.
pub(super) fn sentences(
    report: &Report,
    pack: &CheckedPack,
    is_main: bool,
    words: &Words,
) -> String {
    let first = pack.standard.groups.first().map(|group| group.id);
    let is_told = |verdict: &&GroupVerdict| {
        if is_main {
            Some(verdict.group) == first
        } else {
            matches!(verdict.verdict, Verdict::Holds | Verdict::Fails)
        }
    };
    let told = report.verdicts.iter().filter(is_told);
    told.map(|verdict| standing::sentence(verdict, report, &pack.standard, words))
        .collect()
}

/// Value, gap and state of a finding, such as 5.84㎡/生，缺1950㎡ 未达标.
pub(super) fn stand(standard: &Standard, finding: Option<&Finding>, words: &Words) -> Html {
    let cells = finding.and_then(|finding| findings::row(finding, standard, words));
    let (Some(finding), Some(cells)) = (finding, cells) else {
        return html! { { "—" } };
    };
    let gap = standing::shortfall(finding, words);
    let gap = gap.map_or_else(String::new, |gap| format!("，{gap}"));
    html! {
        <>
            { format!("{}{gap} ", cells.value) }
            <Status style={StatusStyle::of_finding(finding)} word={words.state(finding)} />
        </>
    }
}

/// A table with a heading column; on narrow screens each row is a card.
pub(super) fn table(caption: &str, heads: &[String], rows: Vec<(String, Vec<Html>)>) -> Html {
    let cell = |idx: usize, cell: Html| {
        let head = heads.get(idx + 1).cloned();
        html! { <td role="cell" data-label={head}>{ cell }</td> }
    };
    let rows = rows.into_iter().map(|(name, cells)| {
        let cells = cells.into_iter().enumerate();
        html! {
            <tr role="row">
                <th scope="row" role="rowheader">{ name }</th>
                { for cells.map(|(idx, content)| cell(idx, content)) }
            </tr>
        }
    });
    let heads = heads
        .iter()
        .map(|head| html! { <th scope="col" role="columnheader">{ head.clone() }</th> });
    // The roles are said again, because a table shown as cards is no table to some browsers.
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={caption.to_owned()}>
            <table class="plain plain-wide beside-table" role="table">
                <caption class="visually-hidden">{ caption.to_owned() }</caption>
                <thead role="rowgroup"><tr role="row">{ for heads }</tr></thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
        </div>
    }
}
