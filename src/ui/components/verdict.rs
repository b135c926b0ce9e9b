//! How the school stands, while figures are being entered.

use yew::Html;

use super::status::{Look, status};
use crate::check::{GroupVerdict, Report};
use crate::embedded;
use crate::school::School;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::wording::{Words, findings, labels};

/// Id of the text that is read out; it is no part of what is drawn, for it waits for a pause in typing.
pub(crate) const SPOKEN: &str = "verdict-spoken";

/// The panel beside the form. On a phone it begins as one line; after that the person opens and closes it.
pub(crate) fn verdict_panel(derived: &Derived, is_open: bool) -> Html {
    let verdicts = first_group(derived);
    let looks = |verdict: &GroupVerdict, word: &str| status(Look::of_group(&verdict.verdict), word);
    let short: Vec<Html> = verdicts
        .iter()
        .map(|verdict| looks(verdict, &short(verdict, derived)))
        .collect();
    let sentences: Vec<Html> = verdicts
        .iter()
        .map(|verdict| {
            markup!(
                "<li>{}<p>{}</p></li>",
                looks(verdict, labels::verdict(&verdict.verdict)),
                sentence(verdict, derived),
            )
        })
        .collect();
    markup!(
        "<aside class='verdict' aria-labelledby='verdict-heading'>\
            <details class='verdict-box' open='{}'>\
                <summary>\
                    <h2 id='verdict-heading'>现在的结果</h2>\
                    <span class='verdict-short'>{}</span>\
                    <span class='verdict-filled'>{}</span>\
                </summary>\
                <div id='verdict'>\
                    <ul>{}</ul>\
                    {}\
                    <p><a href='{}'>看每一项的结果</a></p>\
                </div>\
            </details>\
            <p class='visually-hidden' id='{}' role='status' aria-live='polite'></p>\
        </aside>",
        is_open,
        short,
        format!("已填 {} / {} 项", derived.filled, derived.asked),
        sentences,
        derived
            .own
            .as_ref()
            .map(|(report, school)| real(report, school)),
        Page::Results.address(),
        SPOKEN,
    )
}

/// Beside a what-if: how the school really stands.
fn real(report: &Report, school: &School) -> Html {
    let words = Words::of(school, embedded::form_catalogue());
    let sentences: Vec<Html> = report
        .verdicts
        .iter()
        .map(|verdict| {
            markup!(
                "<li>{}<p>{}</p></li>",
                status(
                    Look::of_group(&verdict.verdict),
                    labels::verdict(&verdict.verdict)
                ),
                findings::verdict(verdict, embedded::panel_standard(), &words),
            )
        })
        .collect();
    markup!("<h3>本校现在（没有假设）</h3><ul>{}</ul>", sentences,)
}

/// What is read out.
pub(crate) fn spoken(derived: &Derived) -> String {
    let verdicts = first_group(derived).into_iter();
    verdicts.map(|verdict| sentence(verdict, derived)).collect()
}

fn sentence(verdict: &GroupVerdict, derived: &Derived) -> String {
    findings::verdict(verdict, embedded::panel_standard(), &derived.words())
}

/// Verdicts of the standard's first group, one per stage.
fn first_group(derived: &Derived) -> Vec<&GroupVerdict> {
    let Some(group) = embedded::panel_standard().groups.first() else {
        return Vec::new();
    };
    derived
        .report
        .verdicts
        .iter()
        .filter(|verdict| verdict.group == group.id)
        .collect()
}

fn short(verdict: &GroupVerdict, derived: &Derived) -> String {
    format!(
        "{}{}",
        derived.words().part(verdict.part()),
        labels::verdict(&verdict.verdict)
    )
}
