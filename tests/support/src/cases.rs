//! The schools of `tests/cases/`, and the plan of a school.
//!
//! In: a case or a draft. Out: the draft, or what is asked of its plan.

#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each test takes what it needs; a case that cannot be read is a failure of the test"
)]

use std::fs;
use std::path::{Path, PathBuf};

use documents::{Block, Document, Inline};
use files::saved;
use plan::{Basis, Plan};
use school::draft::Draft;

/// The file of every case, in order.
pub fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root()).expect("there are cases");
    let files = entries.map(|entry| entry.expect("a case").path().join("school.duibiao.json"));
    let mut cases: Vec<PathBuf> = files.filter(|file| file.is_file()).collect();
    cases.sort();
    assert!(cases.len() >= 8, "cases are missing: {cases:?}");
    cases
}

/// What the file of a case holds.
pub fn draft(file: &Path) -> Draft {
    let text = fs::read_to_string(file).expect("the case can be read");
    saved::open(&text, data::catalogue())
        .expect("the case is a school")
        .draft
}

/// The school of the case with that name.
pub fn case(name: &str) -> Draft {
    draft(&root().join(name).join("school.duibiao.json"))
}

/// What `with` says of the plan of a school.
pub fn with_plan<T>(draft: &Draft, with: impl FnOnce(&Basis, &Plan) -> T) -> T {
    let data = data::built_in();
    let evaluation = data::evaluate(draft, &data);
    let basis = Basis {
        provenance: plan::Provenance {
            evidence: Some(&draft.evidence),
            reasons: Some(&draft.reasons),
            ..plan::Provenance::default()
        },
        ..evaluation.basis(draft, data::library())
    };
    with(&basis, &plan::draft(&basis))
}

/// The plan of a school as it is downloaded, of the genre that its findings call for; the list of what is to be filled in where
/// too little is known for any.
pub fn plan_paper(basis: &Basis, plan: &Plan) -> Document {
    let (texts, papers) = (data::texts(), data::papers());
    let written = files::papers::school_plan(basis, plan, texts, papers);
    written.map_or_else(
        || documents::missing_list(basis, plan, texts, papers),
        |(_, document)| document,
    )
}

/// Every text of a document, a line per paragraph and per cell.
pub fn lines(document: &Document) -> Vec<String> {
    let shown = |text: &[Inline]| text.iter().map(Inline::shown).collect::<String>();
    let mut lines = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Title(title) => lines.extend(title.clone()),
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(shown(text)),
            Block::Table(table) => {
                lines.extend(table.caption.clone());
                for row in &table.rows {
                    lines.extend(row.cells.iter().map(|cell| shown(cell)));
                }
            }
            Block::AnnexList(names) => lines.extend(names.clone()),
            Block::Signature { signer, date, .. } => lines.extend([shown(signer), shown(date)]),
            Block::AnnexMark(text) | Block::AnnexTitle(text) => lines.push(text.clone()),
            Block::Head { issuer, number } => lines.extend([shown(issuer), shown(number)]),
            Block::Imprint {
                copies_to,
                printer,
                date,
            } => lines.extend([copies_to, printer, date].map(|sentence| shown(sentence))),
        }
    }
    lines
}

fn root() -> PathBuf {
    crate::root().join("tests/cases")
}
