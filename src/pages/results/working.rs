//! How a value came about, step by step, and the relaxations that the school can claim of its indicator.
//!
//! In: which finding of which pack. Out: the steps; what the school claims. It decides nothing.

use check::{Claimed, Finding};
use numbers::calendar::Date;
use school::draft::Claim;
use standard::Exemption;
use web_sys::{HtmlInputElement, InputEvent};
use words::status_style::StatusStyle;
use words::working;
use yew::prelude::*;

use crate::components::{Status, TextField};
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;

/// Which finding.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct WorkingProps {
    /// Which pack of the evaluation.
    pub pack_idx: usize,
    /// Which finding of its report.
    pub finding_idx: usize,
}

/// The steps and the claims.
#[component]
pub(super) fn Working(props: &WorkingProps) -> Html {
    let app = use_app();
    let evaluation = &app.derived.evaluation;
    let Some(pack) = evaluation.packs.get(props.pack_idx) else {
        return Html::default();
    };
    let Some(finding) = pack.report.findings.get(props.finding_idx) else {
        return Html::default();
    };
    let words = app.derived.words();
    let made = check::explain(
        &evaluation.school,
        &pack.standard,
        words.catalogue(),
        finding,
    );
    let steps = working::steps(finding, &made, &pack.standard, &words);
    let steps = steps.into_iter().map(|(name, text)| {
        html! { <div><dt>{ name }</dt><dd>{ text }</dd></div> }
    });
    let exemptions = pack
        .standard
        .indicator(&finding.indicator)
        .map_or(&[][..], |indicator| &indicator.exemptions);
    let claims = exemptions.iter().map(|exemption| {
        let claim = app.state.draft.claims.get(exemption.id.as_str());
        let claimed = finding.claimed.iter();
        let mut claimed = claimed.filter(|claimed| claimed.exemption == exemption.id);
        let effect = claim.map(|_| {
            effect(finding, claimed.next(), &|claimed: &Claimed| {
                words.outcome(finding, &claimed.outcome)
            })
        });
        html! {
            <ClaimFields
                key={exemption.id.as_str()}
                place={format!("{}-{}", finding.indicator, finding.part.key())}
                exemption={exemption.clone()}
                claim={claim.cloned()}
                effect={effect.unwrap_or_default()}
            />
        }
    });
    html! {
        <>
            <dl class="working">{ for steps }</dl>
            if !exemptions.is_empty() {
                <fieldset class="claims">
                    <legend>{ "放宽条件（本校提出才考虑，判定仍按标准）" }</legend>
                    { for claims }
                </fieldset>
            }
        </>
    }
}

/// What a claim would lead to if it were recognised.
fn effect(
    finding: &Finding,
    claimed: Option<&Claimed>,
    outcome: &dyn Fn(&Claimed) -> String,
) -> Html {
    match claimed {
        Some(claimed) if claimed.outcome == finding.outcome => {
            html! { <p>{ "这条放宽得到认可，判定也不变。" }</p> }
        }
        Some(claimed) => html! {
            <p>
                { "如果这条放宽得到认可：" }
                <Status style={StatusStyle::of(&claimed.outcome)} word={outcome(claimed)} />
            </p>
        },
        None => html! { <p>{ "按现在填的学校情况，这条放宽不适用于本校。" }</p> },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ClaimFieldsProps {
    /// Indicator and part: several stages can claim the same.
    place: AttrValue,
    exemption: Exemption,
    claim: Option<Claim>,
    effect: Html,
}

/// Whether the school claims a relaxation, since when, and what supports it.
#[component]
fn ClaimFields(props: &ClaimFieldsProps) -> Html {
    let dispatch = use_dispatch();
    let exemption = &props.exemption;
    let id = format!("{}-{}", props.place, exemption.id);
    let key = exemption.id.to_string();
    let onchange = {
        let (dispatch, id) = (dispatch.clone(), key.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let (id, is_claimed) = (id.clone(), input.checked());
            dispatch.emit(Action::Edit(Edit::Claim { id, is_claimed }));
        })
    };
    let since = {
        let (dispatch, id) = (dispatch.clone(), key.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let edit = Edit::ClaimSince(id.clone(), Date::parse(&input.value()));
            dispatch.emit(Action::Edit(edit));
        })
    };
    let document =
        dispatch.reform(move |text: String| Action::Edit(Edit::ClaimDocument(key.clone(), text)));
    let asked = format!(
        "需要的材料：{}。依据：{}。现在是否还有效，先问县教育局。",
        exemption.document, exemption.clause.place
    );
    let name = format!("{}：{}", exemption.name, exemption.condition);
    html! {
        <div>
            <label class="tick">
                <input
                    type="checkbox"
                    id={format!("claim-{id}")}
                    data-claim={exemption.id.as_str()}
                    checked={props.claim.is_some()}
                    {onchange}
                />
                <span>{ name }</span>
            </label>
            <p class="entry-hint">{ asked }</p>
            if let Some(claim) = &props.claim {
                <div class="entries">
                    <div class="entry">
                        <label for={format!("since-{id}")}>{ "提出日期" }</label>
                        <input
                            id={format!("since-{id}")}
                            class="input input-date"
                            type="date"
                            min="1900-01-01"
                            max="2199-12-31"
                            value={claim.since.map(|date| date.to_string()).unwrap_or_default()}
                            oninput={since}
                        />
                    </div>
                    <div class="entry">
                        <label for={format!("paper-{id}")}>{ "依据的材料（名称、文号）" }</label>
                        <TextField
                            id={format!("paper-{id}")}
                            class="input-wide"
                            value={claim.document.clone()}
                            onchange={document}
                        />
                    </div>
                </div>
            }
            { props.effect.clone() }
        </div>
    }
}
