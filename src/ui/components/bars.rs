//! Bars: each indicator as a share of its standard, with the lines of standard and floor.

use yew::Html;

use super::status::Look;
use crate::check::Finding;
use crate::ui::markup::markup;
use crate::wording::findings::{Bar, Row};

/// The bars of `rows`, where a bar has a meaning; nothing when none has.
pub(crate) fn bars(rows: &[(Row, &Finding)]) -> Html {
    let drawn: Vec<Html> = rows
        .iter()
        .filter_map(|(row, finding)| Some(line(row, Look::of(&finding.outcome), row.bar?)))
        .collect();
    if drawn.is_empty() {
        return Html::default();
    }
    markup!(
        "<figure class='bars'>\
            <figcaption>每项指标相当于标准的多少（粗线是标准，虚线是底线，超过两倍的画到两倍）</figcaption>\
            <ul>{}</ul>\
        </figure>",
        drawn,
    )
}

/// One bar, drawn in thousandths of the standard.
fn line(row: &Row, look: Look, bar: Bar) -> Html {
    let told = format!(
        "{}：现状 {}，标准 {}，达标率 {}，{}",
        row.name, row.value, row.bound, row.share, row.status
    );
    let floor = bar.floor.to_string();
    markup!(
        "<li class='bars-line'>\
            <span class='bars-name' aria-hidden='true'>{}</span>\
            <svg class='bars-picture {}' viewBox='0 0 2000 40' preserveAspectRatio='none' role='img' aria-label='{}'>\
                <rect class='bars-ground' x='0' y='6' width='2000' height='28'/>\
                <rect class='bars-value' x='0' y='6' width='{}' height='28'/>\
                <line class='bars-floor' x1='{}' x2='{}' y1='0' y2='40'/>\
                <line class='bars-bound' x1='1000' x2='1000' y1='0' y2='40'/>\
            </svg>\
            <span class='bars-share' aria-hidden='true'>{}</span>\
        </li>",
        &row.short,
        look.class(),
        told,
        bar.value.to_string(),
        &floor,
        &floor,
        &row.share,
    )
}
