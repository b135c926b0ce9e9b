//! Bars: each indicator as a share of its standard, with the lines of standard and floor.

use yew::prelude::*;

use super::status::Look;
use crate::wording::findings::{Bar, Row};

/// Width of the drawing in thousandths of the standard.
const WIDTH: u32 = 2_000;

/// The bars of `rows`, where a bar has a meaning; nothing when none has.
pub(crate) fn bars(rows: &[(Row, Look)]) -> Html {
    let drawn: Vec<(&Row, Look, Bar)> = rows
        .iter()
        .filter_map(|(row, look)| Some((row, *look, row.bar?)))
        .collect();
    if drawn.is_empty() {
        return html! {};
    }
    html! {
        <figure class="bars">
            <figcaption>{ "每项指标相当于标准的多少（粗线是标准，虚线是底线，超过两倍的画到两倍）" }</figcaption>
            <ul>{ for drawn.into_iter().map(|(row, look, bar)| line(row, look, bar)) }</ul>
        </figure>
    }
}

fn line(row: &Row, look: Look, bar: Bar) -> Html {
    let told = format!(
        "{}：现状 {}，标准 {}，达标率 {}，{}",
        row.name, row.value, row.bound, row.share, row.status
    );
    let (value, floor) = (bar.value.to_string(), bar.floor.to_string());
    html! {
        <li class="bars-line">
            <span class="bars-name" aria-hidden="true">{ &row.short }</span>
            <svg class={classes!("bars-picture", look.class())} viewBox={format!("0 0 {WIDTH} 40")} preserveAspectRatio="none" role="img" aria-label={told}>
                <rect class="bars-ground" x="0" y="6" width={WIDTH.to_string()} height="28" />
                <rect class="bars-value" x="0" y="6" width={value} height="28" />
                <line class="bars-floor" x1={floor.clone()} x2={floor} y1="0" y2="40" />
                <line class="bars-bound" x1="1000" x2="1000" y1="0" y2="40" />
            </svg>
            <span class="bars-share" aria-hidden="true">{ &row.share }</span>
        </li>
    }
}
