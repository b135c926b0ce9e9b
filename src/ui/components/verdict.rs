//! How the school stands, while figures are being entered.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::status::{Look, status};
use crate::check::GroupVerdict;
use crate::embedded;
use crate::ui::browser::screen;
use crate::ui::derived::{Derived, Shared};
use crate::ui::state::Page;
use crate::wording::{findings, labels};

/// Time without change after which the verdict is read out.
const ANNOUNCE_AFTER_MS: u32 = 1_500;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// How the school stands.
    pub derived: Shared<Derived>,
}

/// The panel beside the form. Its text changes at once; what is read out waits for a pause in typing.
#[component]
pub(crate) fn VerdictPanel(props: &Props) -> Html {
    let verdicts = first_group(&props.derived);
    let sentences: Vec<String> = verdicts
        .iter()
        .map(|verdict| findings::verdict(verdict, embedded::standard(), &props.derived.words()))
        .collect();
    let filled = format!("已填 {} / {} 项", props.derived.filled, props.derived.asked);
    // On a phone the panel begins as one line; after that the person opens and closes it.
    let is_open = use_memo((), |()| screen::is_wide());
    let spoken = use_state_eq(String::new);
    {
        let spoken = spoken.clone();
        use_effect_with(sentences.concat(), move |text| {
            let text = text.clone();
            let timer = Timeout::new(ANNOUNCE_AFTER_MS, move || spoken.set(text));
            move || drop(timer)
        });
    }
    let sentence = |(verdict, sentence): (&GroupVerdict, &String)| {
        html! {
            <li>
                { status(Look::of_group(&verdict.verdict), labels::verdict(&verdict.verdict)) }
                <p>{ sentence.clone() }</p>
            </li>
        }
    };
    html! {
        <aside class="verdict" aria-labelledby="verdict-heading">
            <details class="verdict-box" open={*is_open}>
                <summary>
                    <h2 id="verdict-heading">{ "现在的结果" }</h2>
                    <span class="verdict-short">
                        { for verdicts.iter().map(|verdict| status(Look::of_group(&verdict.verdict), &short(verdict, &props.derived))) }
                    </span>
                    <span class="verdict-filled">{ filled }</span>
                </summary>
                <div id="verdict">
                    <ul>{ for verdicts.iter().copied().zip(&sentences).map(sentence) }</ul>
                    <p><a href={Page::Results.address()}>{ "看每一项的结果" }</a></p>
                </div>
            </details>
            <p class="visually-hidden" role="status" aria-live="polite">{ (*spoken).clone() }</p>
        </aside>
    }
}

/// Verdicts of the standard's first group, one per stage.
fn first_group(derived: &Derived) -> Vec<&GroupVerdict> {
    let Some(group) = embedded::standard().groups.first() else {
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
