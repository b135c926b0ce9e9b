//! The verdict beside the form: one sentence for each stage of the standard's first group.
//!
//! In: a draft and the sheet that is being filled. Out: markup. It decides nothing.

use super::PanelMade;
use super::beside;
use super::desk::Desk;
use super::markup::{Hole, all, markup};
use super::results::status;
use super::sharing;
use super::tasks;
use check::GroupVerdict;
use data::Evaluation;
use school::draft::{Draft, Ids, SheetKind};
use words::status_style::StatusStyle;
use words::{findings, labels};

/// The panel of the sheet at `sheet`, or of the school's own figures; beside a what-if also how the school really stands.
///
/// A colleague who was asked for one section reads what is asked for in their place.
pub(super) fn panel(draft: &Draft, sheet: Option<usize>) -> PanelMade {
    if let Some(asked) = &draft.asked {
        return PanelMade {
            sentences: sharing::asked(draft, asked),
            ..PanelMade::default()
        };
    }
    let Some(idx) = sheet else {
        let (states, sentences) = verdicts(&by_main_pack(draft.clone()));
        return PanelMade {
            states,
            sentences,
            parts: tasks::list(draft, sheet),
        };
    };
    let (states, mut sentences) = verdicts(&by_main_pack(draft.with_sheet(idx)));
    let kind = draft.sheets.get(idx).map(|sheet| sheet.kind);
    if kind == Some(SheetKind::Variant) {
        let desk = Desk::of(draft.clone());
        sentences += &beside::changed_by(&desk, idx);
        sentences += "<h3>本校现在（没有假设）</h3>";
        sentences += &verdicts(&desk).1;
    }
    PanelMade {
        states,
        sentences,
        parts: tasks::list(draft, sheet),
    }
}

/// How the school stands by the main pack alone: these sentences tell of no other, and packs that a user wrote would be read
/// anew at each key press.
fn by_main_pack(mut draft: Draft) -> Evaluation<'static> {
    draft.packs = Ids::default();
    data::evaluate(&draft, &data::built_in())
}

/// States and sentences of the main pack's first group.
fn verdicts(evaluation: &Evaluation<'static>) -> (String, String) {
    let standard = &evaluation.main().standard;
    let words = evaluation.words();
    let first = standard.groups.first().map(|group| group.id);
    let of_first = evaluation
        .report()
        .verdicts
        .iter()
        .filter(|verdict| Some(verdict.group) == first);
    let state = |verdict: &GroupVerdict| {
        let look = StatusStyle::of_group(&verdict.verdict);
        let name = words.part(verdict.part()) + labels::verdict(verdict);
        status(look, &name)
    };
    let line = |verdict: &GroupVerdict| {
        markup(
            "<li>{}<p>{}</p></li>",
            [
                Hole::Markup(state(verdict)),
                findings::verdict(verdict, standard, &words).into(),
            ],
        )
    };
    (
        of_first.clone().map(state).collect(),
        markup("<ul>{}</ul>", [all(of_first.map(line))]),
    )
}
