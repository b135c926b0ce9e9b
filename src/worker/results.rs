//! Findings as tables.
//!
//! In: a draft. Out: a table for each pack, or all of them in one. It decides nothing.

use files::tables::{OutputCell, OutputTable};
use school::draft::Draft;
use words::{findings, labels};

const HEAD: [&str; 13] = [
    "标准",
    "组",
    "编号",
    "指标",
    "学段",
    "现状",
    "标准值",
    "85%线",
    "达标率",
    "结论",
    "差距（到标准）",
    "差距（到85%线）",
    "说明",
];
const WIDTHS: [u16; 13] = [26, 14, 8, 40, 9, 16, 16, 14, 10, 10, 16, 16, 40];

/// A sheet for each pack that is looked at.
pub(super) fn tables(draft: &Draft) -> Vec<OutputTable> {
    let evaluation = data::evaluate(draft, &data::built_in());
    let words = evaluation.words();
    let tables = evaluation.packs.iter().map(|pack| {
        let (standard, report) = (&*pack.standard, &pack.report);
        let title = labels::title_with_number(&standard.title, &standard.number);
        let mut rows = vec![HEAD.map(OutputCell::from).to_vec()];
        for finding in &report.findings {
            let Some(row) = findings::row(finding, standard, &words) else {
                continue;
            };
            let group = standard
                .indicator(&finding.indicator)
                .and_then(|indicator| {
                    standard
                        .groups
                        .iter()
                        .find(|group| group.id == indicator.group)
                });
            let cells = [
                title.clone(),
                group.map_or_else(String::new, |group| group.name.clone()),
                row.id,
                row.name,
                labels::part(row.part),
                row.value,
                row.bound,
                row.floor,
                row.share,
                row.status.to_owned(),
                row.gap,
                row.gap_to_floor,
                row.note,
            ];
            rows.push(cells.map(OutputCell::from).to_vec());
        }
        for verdict in &report.verdicts {
            let sentence = findings::verdict(verdict, standard, &words);
            rows.push(vec![OutputCell::from(title.clone()), sentence.into()]);
        }
        OutputTable {
            name: standard.short.clone(),
            rows,
            widths: WIDTHS.into(),
        }
    });
    tables.collect()
}

/// All packs in one table, for .csv.
pub(super) fn joined(draft: &Draft) -> OutputTable {
    let mut tables = tables(draft).into_iter();
    let mut all = tables.next().unwrap_or_default();
    for table in tables {
        all.rows.extend(table.rows.into_iter().skip(1));
    }
    all
}
