//! An indicator as a share of its standard: a bar with the standard as a thick line and the floor as a dashed one.
//!
//! In: lengths in thousandths of the standard. Out: a picture as wide as its place. It decides nothing.

use words::findings::Bar;
use words::status_style::StatusStyle;
use yew::prelude::*;

/// A bar.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct IndicatorBarProps {
    /// Value and floor; what is more than twice the standard is drawn as twice.
    pub bar: Bar,
    /// Colour.
    pub style: StatusStyle,
    /// What the bar says, for who does not see it; `None` where the words beside it say the same.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The picture.
#[component]
pub(crate) fn IndicatorBar(IndicatorBarProps { bar, style, label }: &IndicatorBarProps) -> Html {
    let floor = bar.floor.to_string();
    html! {
        <svg
            class={classes!("bar", style.class())}
            viewBox="0 0 2000 40"
            preserveAspectRatio="none"
            role={label.is_some().then_some("img")}
            aria-label={label.clone()}
            aria-hidden={label.is_none().then_some("true")}
        >
            <rect class="bar-ground" x="0" y="8" width="2000" height="24" />
            <rect class="bar-value" x="0" y="8" width={bar.value.to_string()} height="24" />
            if bar.floor > 0 {
                <line class="bar-floor" x1={floor.clone()} x2={floor.clone()} y1="2" y2="38" />
            }
            <line class="bar-bound" x1="1000" x2="1000" y1="0" y2="40" />
        </svg>
    }
}
