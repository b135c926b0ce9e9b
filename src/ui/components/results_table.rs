//! The table of one group in one part of the school.

use yew::Html;

use super::claims::claims;
use super::status::{Look, status};
use crate::check::Finding;
use crate::embedded;
use crate::school::draft::Draft;
use crate::standard::Group;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::wording::columns::{Column, columns};
use crate::wording::findings::Row;
use crate::wording::working;

/// The table of `rows`; columns in which nothing stands are left out. On narrow screens each row is a card.
pub(crate) fn table(
    caption: &str,
    group: &Group,
    rows: &[(Row, &Finding)],
    draft: &Draft,
    derived: &Derived,
) -> Html {
    let is_used = |column: &Column| rows.iter().any(|(row, _)| column.1(row) != "—");
    let columns: Vec<Column> = columns(group).into_iter().filter(is_used).collect();
    let is_shared = rows.windows(2).any(|pair| pair[0].0.part != pair[1].0.part);
    let headings: Vec<Html> = columns
        .iter()
        .map(|(name, _)| markup!("<th scope='col' role='columnheader'>{}</th>", name))
        .collect();
    let line = |(row, finding): &(Row, &Finding)| {
        // Under a heading for several stages, each row says which one it is about.
        let name = if is_shared {
            derived.words().part(row.part) + &row.name
        } else {
            row.name.clone()
        };
        line(name, row, &columns, finding, more(finding, draft, derived))
    };
    let lines: Vec<Html> = rows.iter().map(line).collect();
    // The roles are said again, because a table shown as cards is no table to some browsers.
    markup!(
        "<table class='results' role='table'>\
            <caption class='visually-hidden'>{}</caption>\
            <thead role='rowgroup'>\
                <tr role='row'>\
                    <th scope='col' role='columnheader'>指标</th>\
                    {}\
                    <th scope='col' role='columnheader'>判定</th>\
                </tr>\
            </thead>\
            <tbody role='rowgroup'>{}</tbody>\
        </table>",
        caption.to_owned(),
        headings,
        lines,
    )
}

fn line(name: String, row: &Row, columns: &[Column], finding: &Finding, more: Html) -> Html {
    let cell = |column: &Column| {
        let text = (column.1)(row);
        markup!(
            "<td role='cell' data-label='{}' class='{}'>{}</td>",
            &column.0,
            (text == "—").then_some("results-none"),
            text.to_owned(),
        )
    };
    let cells: Vec<Html> = columns.iter().map(cell).collect();
    let note =
        (!row.note.is_empty()).then(|| markup!("<span class='results-note'>{}</span>", &row.note));
    markup!(
        "<tr role='row' class='results-row'>\
            <th scope='row' role='rowheader'>{}</th>\
            {}\
            <td role='cell' data-label='判定' class='results-status'>{}{}</td>\
        </tr>\
        <tr role='row' class='results-more'>\
            <td role='cell' colspan='{}'>\
                <details><summary>怎么算的<span class='visually-hidden'>：{}</span></summary>{}</details>\
            </td>\
        </tr>",
        &name,
        cells,
        status(Look::of(&finding.outcome), row.status),
        note,
        (columns.len() + 2).to_string(),
        &name,
        more,
    )
}

fn more(finding: &Finding, draft: &Draft, derived: &Derived) -> Html {
    let steps: Vec<Html> = working::steps(finding, embedded::standard(), &derived.words())
        .into_iter()
        .map(|(name, text)| markup!("<div><dt>{}</dt><dd>{}</dd></div>", name, text))
        .collect();
    markup!(
        "<dl class='working'>{}</dl>{}",
        steps,
        claims(finding, draft)
    )
}
