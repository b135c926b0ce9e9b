//! Schools as [`data::evaluate`] finds them by what is built in.
//!
//! In: a draft. Out: its evaluation, or the report of one pack.

use check::Report;
use data::Evaluation;
use school::draft::Draft;

/// The school by the main pack and by those that it chose.
pub fn evaluation(draft: &Draft) -> Evaluation<'static> {
    data::evaluate(draft, &data::built_in())
}

/// The school by every pack that is built in, the main one first.
pub fn by_every_pack(draft: &Draft) -> Evaluation<'static> {
    let mut draft = draft.clone();
    let packs = data::index().iter();
    draft.packs = packs.map(|entry| entry.id.to_string()).collect();
    evaluation(&draft)
}

/// How the school stands by the main pack.
pub fn report_of(draft: &Draft) -> Report {
    evaluation(draft).into_report()
}

/// How the school stands by the built-in pack with that id.
pub fn report_by(draft: &Draft, pack: &str) -> Report {
    let mut draft = draft.clone();
    draft.packs = [pack.to_owned()].into_iter().collect();
    let evaluation = evaluation(&draft);
    let checked = evaluation.by(pack);
    checked.expect("a built-in pack").report.clone()
}
