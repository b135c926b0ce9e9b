//! The verdict beside the form: one sentence for each stage of the standard's first group.
//!
//! In: a draft and the sheet that is being filled. Out: markup. It decides nothing.

use super::markup::{Hole, all, markup};
use super::results::status;
use crate::check::{self, GroupVerdict};
use crate::embedded;
use crate::school;
use crate::school::draft::{Draft, SheetKind};
use crate::wording::looks::Look;
use crate::wording::{Words, findings, labels};

/// The panel of the sheet at `sheet`, or of the school's own figures; beside a what-if also how the school really stands.
pub(super) fn panel(draft: &Draft, sheet: Option<usize>) -> String {
    let Some(idx) = sheet else {
        return sentences(draft);
    };
    let seen = sentences(&draft.seen(idx));
    let kind = draft.sheets.get(idx).map(|sheet| sheet.kind);
    if kind == Some(SheetKind::Variant) {
        return seen + "<h3>本校现在（没有假设）</h3>" + &sentences(draft);
    }
    seen
}

fn sentences(draft: &Draft) -> String {
    let (standard, catalogue) = (embedded::standard(), embedded::catalogue());
    let (school, _) = school::read(draft, catalogue);
    let report = check::check(&school, standard, catalogue);
    let words = Words::of(&school, catalogue);
    let first = standard.groups.first().map(|group| group.id);
    let of_first = report
        .verdicts
        .iter()
        .filter(|verdict| Some(verdict.group) == first);
    let line = |verdict: &GroupVerdict| {
        let look = Look::of_group(&verdict.verdict);
        let name = words.part(verdict.part()) + labels::verdict(&verdict.verdict);
        markup(
            "<li>{}<p>{}</p></li>",
            [
                Hole::Markup(status(look, &name)),
                findings::verdict(verdict, standard, &words).into(),
            ],
        )
    };
    markup("<ul>{}</ul>", [all(of_first.map(line))])
}
