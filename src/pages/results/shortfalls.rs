//! What is not met: how much is missing, why, and where the plan says what to do about it.
//!
//! In: the shortfalls. Out: a list.

use yew::prelude::*;

use super::view::Shortfall;

/// What is not met.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ShortfallListProps {
    /// What the goal depends on first.
    pub shortfalls: Vec<Shortfall>,
}

/// The list; nothing where everything is met.
#[component]
pub(super) fn ShortfallList(ShortfallListProps { shortfalls }: &ShortfallListProps) -> Html {
    if shortfalls.is_empty() {
        return Html::default();
    }
    let rows = shortfalls.iter().map(|shortfall| {
        html! { <ShortfallRow key={shortfall.key.clone()} shortfall={shortfall.clone()} /> }
    });
    html! {
        <section class="shortfalls" aria-labelledby="shortfalls-heading">
            <h2 id="shortfalls-heading">{ format!("没有达标的 {} 项", shortfalls.len()) }</h2>
            <ul class="shortfall-list">{ for rows }</ul>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ShortfallRowProps {
    shortfall: Shortfall,
}

#[component]
fn ShortfallRow(ShortfallRowProps { shortfall }: &ShortfallRowProps) -> Html {
    let (name, style) = (&shortfall.name, shortfall.style);
    html! {
        <li class="shortfall">
            <span class="shortfall-name">{ name.clone() }</span>
            <span class={classes!("shortfall-gap", style.class())}>
                <span class="status-icon" aria-hidden="true">{ style.icon() }</span>
                { " " }
                <strong>{ shortfall.gap.clone() }</strong>
                if let Some(to_floor) = &shortfall.to_floor {
                    <small>{ to_floor.clone() }</small>
                }
            </span>
            <span class="shortfall-why">{ shortfall.why.clone() }</span>
            if let Some(plan) = &shortfall.plan {
                <a class="button shortfall-plan" href={plan.clone()} aria-label={format!("怎么改：{name}")}>
                    { "怎么改" }
                </a>
            }
        </li>
    }
}
