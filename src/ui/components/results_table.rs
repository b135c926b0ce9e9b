//! The table of one group in one part of the school.

use yew::prelude::*;

use super::status::{Look, status};
use crate::check::Finding;
use crate::embedded;
use crate::standard::Group;
use crate::ui::derived::Derived;
use crate::wording::columns::{Column, columns};
use crate::wording::findings::Row;
use crate::wording::working;

/// The table of `rows`; columns in which nothing stands are left out. On narrow screens each row is a card.
pub(crate) fn table(
    caption: &str,
    group: &Group,
    rows: &[(Row, &Finding)],
    derived: &Derived,
) -> Html {
    let is_used = |column: &Column| rows.iter().any(|(row, _)| column.1(row) != "—");
    let columns: Vec<Column> = columns(group).into_iter().filter(is_used).collect();
    let is_shared = rows.windows(2).any(|pair| pair[0].0.part != pair[1].0.part);
    // The roles are said again, because a table shown as cards is no table to some browsers.
    html! {
        <table class="results" role="table">
            <caption class="visually-hidden">{ caption.to_owned() }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ "指标" }</th>
                    { for columns.iter().map(|(name, _)| html! { <th scope="col" role="columnheader">{ name }</th> }) }
                    <th scope="col" role="columnheader">{ "判定" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows.iter().map(|(row, finding)| line(row, finding, &columns, is_shared, derived)) }</tbody>
        </table>
    }
}

fn line(
    row: &Row,
    finding: &Finding,
    columns: &[Column],
    is_shared: bool,
    derived: &Derived,
) -> Html {
    let look = Look::of(&finding.outcome);
    // Under a heading for several stages, each row says which one it is about.
    let name = if is_shared {
        derived.words().part(row.part) + &row.name
    } else {
        row.name.clone()
    };
    let cell = |column: &Column| {
        let text = (column.1)(row);
        html! { <td role="cell" data-label={column.0.clone()} class={(text == "—").then_some("results-none")}>{ text.to_owned() }</td> }
    };
    let width = (columns.len() + 2).to_string();
    html! {
        <>
            <tr role="row" class="results-row">
                <th scope="row" role="rowheader">{ name.clone() }</th>
                { for columns.iter().map(cell) }
                <td role="cell" data-label="判定" class="results-status">
                    { status(look, row.status) }
                    if !row.note.is_empty() {
                        <span class="results-note">{ &row.note }</span>
                    }
                </td>
            </tr>
            <tr role="row" class="results-more">
                <td role="cell" colspan={width}>
                    <details>
                        <summary>{ "怎么算的" }<span class="visually-hidden">{ format!("：{name}") }</span></summary>
                        { steps(finding, derived) }
                    </details>
                </td>
            </tr>
        </>
    }
}

fn steps(finding: &Finding, derived: &Derived) -> Html {
    let steps = working::steps(finding, embedded::standard(), &derived.words());
    html! {
        <dl class="working">
            { for steps.into_iter().map(|(name, text)| html! { <div><dt>{ name }</dt><dd>{ text }</dd></div> }) }
        </dl>
    }
}
