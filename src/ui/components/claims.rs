//! Relaxations that a school can claim for one indicator; none holds unless the school says so.

use yew::prelude::*;

use super::status::{Look, status};
use crate::check::Finding;
use crate::embedded;
use crate::school::draft::{Claim, Draft};
use crate::standard::Exemption;
use crate::ui::app::Send;
use crate::ui::browser::events;
use crate::ui::state::Action;
use crate::wording::labels;

/// The relaxations of the finding's indicator; nothing when it has none.
pub(crate) fn claims(finding: &Finding, draft: &Draft, send: &Send) -> Html {
    let indicator = embedded::standard().indicator(&finding.indicator);
    let exemptions = indicator
        .map(|indicator| indicator.exemptions.as_slice())
        .unwrap_or_default();
    if exemptions.is_empty() {
        return html! {};
    }
    html! {
        <fieldset class="claims">
            <legend>{ "放宽条件（本校提出才考虑，判定仍按标准）" }</legend>
            { for exemptions.iter().map(|exemption| view(exemption, finding, draft.claims.get(&exemption.id), send)) }
        </fieldset>
    }
}

fn view(exemption: &Exemption, finding: &Finding, claim: Option<&Claim>, send: &Send) -> Html {
    let id = exemption.id.clone();
    let on_change =
        send.reform(move |event: Event| Action::Claim(id.clone(), events::is_ticked(&event)));
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
    html! {
        <div>
            <label class="tick">
                <input type="checkbox" checked={claim.is_some()} onchange={on_change} />
                <span>{ format!("{}：{}", exemption.name, exemption.condition) }</span>
            </label>
            <p class="entry-hint">{ place }</p>
            if claim.is_some() {
                if let Some(claimed) = claimed {
                    <p>{ "如果这条放宽得到认可：" }{ status(Look::of(&claimed.outcome), labels::outcome(&claimed.outcome)) }</p>
                } else {
                    <p>{ "按现在填的学校情况，这条放宽不适用于本校。" }</p>
                }
            }
        </div>
    }
}
