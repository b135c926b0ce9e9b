//! Any text as a saved school, through the whole flow: evaluation, plan, and every document as a file and as the page shows
//! it.

#![no_main]

use files::{papers, report_json, saved};
use formats::preview::PaperView;
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
    let basis = evaluation.basis(&draft, data::library());
    let plan = plan::draft(&basis);
    let written = papers::papers(&basis, &plan, data::texts(), data::papers());
    papers::bundle(&written, &draft.profile.name).expect("every paper is written");
    let answers = &draft.choices.answers;
    for paper in &written {
        match &paper.content {
            papers::Content::Text(document) => PaperView::of_document(document, answers),
            papers::Content::Sheets(book) => PaperView::of_workbook(book, answers),
        };
    }
});
