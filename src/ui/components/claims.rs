//! Relaxations that a school can claim for one indicator; none holds unless the school says so.

use yew::Html;

use super::status::{Look, status};
use crate::check::Finding;
use crate::embedded;
use crate::school::draft::Draft;
use crate::standard::Exemption;
use crate::ui::markup::markup;
use crate::wording::labels;

/// The relaxations of the finding's indicator; nothing when it has none.
pub(crate) fn claims(finding: &Finding, draft: &Draft) -> Html {
    let indicator = embedded::standard().indicator(&finding.indicator);
    let exemptions = indicator
        .map(|indicator| indicator.exemptions.as_slice())
        .unwrap_or_default();
    if exemptions.is_empty() {
        return Html::default();
    }
    let exemptions: Vec<Html> = exemptions
        .iter()
        .map(|exemption| view(exemption, finding, draft.claims.contains_key(&exemption.id)))
        .collect();
    markup!(
        "<fieldset class='claims'><legend>放宽条件（本校提出才考虑，判定仍按标准）</legend>{}</fieldset>",
        exemptions,
    )
}

fn view(exemption: &Exemption, finding: &Finding, is_claimed: bool) -> Html {
    let clause = &exemption.clause;
    let place = format!(
        "需要的材料：{}。依据：{}；可信度：{}。{}",
        exemption.document,
        clause.place,
        labels::confidence(clause.confidence),
        clause.note
    );
    let claimed = finding
        .claimed
        .iter()
        .find(|claimed| claimed.exemption == exemption.id);
    let effect = is_claimed.then(|| match claimed {
        Some(claimed) => markup!(
            "<p>如果这条放宽得到认可：{}</p>",
            status(
                Look::of(&claimed.outcome),
                labels::outcome(&claimed.outcome)
            ),
        ),
        None => markup!("<p>按现在填的学校情况，这条放宽不适用于本校。</p>"),
    });
    markup!(
        "<div>\
            <label class='tick'>\
                <input type='checkbox' checked='{}' data-claim='{}'/>\
                <span>{}</span>\
            </label>\
            <p class='entry-hint'>{}</p>\
            {}\
        </div>",
        is_claimed,
        &exemption.id,
        format!("{}：{}", exemption.name, exemption.condition),
        place,
        effect,
    )
}
