//! The first thing on the page: what stands between the school and the goal, and what can be done with that.
//!
//! In: the sentences. Out: the card; what is pressed.

use words::status_style::StatusStyle;
use yew::prelude::*;

use super::view::VerdictLine;
use crate::components::Status;

/// One sentence with its state.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ResultVerdictProps {
    /// The sentence.
    pub line: VerdictLine,
    /// It is the first thing on the page.
    #[prop_or_default]
    pub is_lead: bool,
}

/// The sentence; below it how it would stand with what the school claims, and what the pack tells the school beside it.
#[component]
pub(super) fn ResultVerdict(ResultVerdictProps { line, is_lead }: &ResultVerdictProps) -> Html {
    let lead = is_lead.then_some("result-verdict-lead");
    let notices = line
        .notices
        .iter()
        .map(|notice| html! { <p class="entry-hint">{ notice.clone() }</p> });
    html! {
        <div class={classes!("result-verdict", lead)}>
            <p class="result-verdict-line">
                <Status style={line.style} word={line.word} />
                <span class="result-sentence">{ line.sentence.clone() }</span>
            </p>
            if let Some(with) = &line.with_claims {
                <p class="result-claimed">
                    { "如果本校提出的放宽都得到认可：" }
                    <Status style={with.style} word={with.word} />
                    { format!("{}放宽现在是否还有效没有核实，先问县教育局；上面的判定没有算放宽。", with.sentence) }
                </p>
            }
            { for notices }
        </div>
    }
}

/// Several sentences, the worst colour around them.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct VerdictCardProps {
    /// One for each stage.
    pub lines: Vec<VerdictLine>,
    /// What stands below them.
    pub children: Html,
}

/// The card.
#[component]
pub(super) fn VerdictCard(VerdictCardProps { lines, children }: &VerdictCardProps) -> Html {
    let worst = lines.iter().map(|line| line.style).max_by_key(rank);
    let colour = worst.map(|style| match style {
        StatusStyle::Met => "result-card-met",
        StatusStyle::Below => "result-card-below",
        StatusStyle::Between | StatusStyle::Open => "result-card-open",
    });
    html! {
        <section class={classes!("result-card", colour)} aria-label="结论">
            { for lines.iter().map(|line| html! { <ResultVerdict line={line.clone()} is_lead=true /> }) }
            { children.clone() }
        </section>
    }
}

/// The worse, the higher.
fn rank(style: &StatusStyle) -> u8 {
    match style {
        StatusStyle::Met => 0,
        StatusStyle::Between => 1,
        StatusStyle::Open => 2,
        StatusStyle::Below => 3,
    }
}
