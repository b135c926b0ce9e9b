//! Any text as a saved school, through the whole flow: evaluation, plan, and every document as a file and as markup for
//! the printer.

#![no_main]

use files::{papers, report_json, saved};
use formats::html;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let data = data::built_in();
    // What does not open is the matter of another target.
    let Ok(opened) = saved::open(text, data.catalogue) else {
        return;
    };
    let draft = opened.draft;
    let evaluation = data::evaluate(&draft, &data);
    for pack in &evaluation.packs {
        report_json::report_json(
            &evaluation.school,
            &pack.report,
            &evaluation.problems,
            &pack.standard,
            &evaluation.catalogue,
            &pack.hash,
            &evaluation.forecast,
        );
    }
    let basis = evaluation.basis(&draft, &data);
    let plan = plan::draft(&basis);
    let written = papers::papers(&basis, &plan, data.texts, data.papers);
    papers::bundle(&written, &draft.profile.name).expect("every paper is written");
    for paper in &written {
        papers::printed(paper, &draft.profile.name).expect("every paper is printed");
        match &paper.content {
            papers::Content::Text(document) => html::write_editable(document, &draft.choices),
            papers::Content::Sheets(book) => html::write_editable_workbook(book, &draft.choices),
        }
        .expect("every paper is shown");
    }
});
