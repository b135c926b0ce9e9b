//! Tables of a document and sheets of a workbook.
//!
//! In: a table, and which of its texts is being changed. Out: its elements; a row is rendered again only when something of it
//! has changed.

use std::rc::Rc;

use yew::prelude::*;

use super::editor::{Close, EditorTask};
use super::text::{Place, page_mark, shown};
use super::unit::PaperUnitProps;
use crate::browser::clipboard::Copied;
use crate::pages::plan::copy::CopyButton;
use formats::preview::{CellView, RowView, TableView, UnitContent};

/// A table with its rows.
#[component]
pub(super) fn TableUnit(
    PaperUnitProps {
        unit,
        open,
        on_close,
    }: &PaperUnitProps,
) -> Html {
    let UnitContent::Table(table) = &unit.content else {
        return Html::default();
    };
    let outside = open.as_ref().filter(|open| open.row.is_none());
    let place = Place {
        open: outside.map(|open| open.key.clone()),
        on_close: on_close.clone(),
    };
    let rows = table.rows.iter().map(|row| {
        let open = open
            .as_ref()
            .filter(|open| open.row.as_ref() == Some(&row.id));
        html! {
            <TableRow
                key={row.id.clone()}
                row={row.clone()}
                columns={table.widths.len()}
                open={open.map(|open| open.key.clone())}
                on_close={on_close.clone()}
            />
        }
    });
    let columns = table
        .widths
        .iter()
        .map(|width| html! { <col width={width.clone()} /> });
    let head = table.head.iter().map(|text| {
        html! {
            <th scope="col">
                { shown(text, &place) }
                { place.line_editor(text, "改表头") }
            </th>
        }
    });
    let class = match (table.is_ledger, table.is_many) {
        (true, _) => None,
        (false, true) => Some("paper-many"),
        (false, false) => Some("paper-few"),
    };
    let (above, caption) = caption(table, &place);
    let copied = {
        let unit = unit.clone();
        Callback::from(move |()| match &unit.content {
            UnitContent::Table(table) => Copied {
                html: table.to_html(),
                text: table.to_text(),
            },
            _ => Copied {
                html: String::new(),
                text: String::new(),
            },
        })
    };
    // A table that scrolls within its box must be reachable by keyboard.
    html! {
        <div data-unit={unit.id.clone()}>
            { above }
            <p class="paper-copy"><CopyButton label="复制表格" make={copied} /></p>
            <div class="paper-table" tabindex="0">
                <table {class} width={table.width.map(|width| width.to_string())}>
                    { caption }
                    <colgroup>{ for columns }</colgroup>
                    <thead><tr>{ for head }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </div>
    }
}

/// What stands above the box of the table, and what within: the title of a sheet, the caption of a table.
fn caption(table: &TableView, place: &Place) -> (Html, Html) {
    let Some(text) = &table.caption else {
        return (Html::default(), Html::default());
    };
    if table.is_ledger {
        let title = html! {
            <>
                <p class="paper-annex-title" role="heading" aria-level="3">
                    { shown(text, place) }
                </p>
                { place.line_editor(text, "改标题") }
            </>
        };
        return (title, Html::default());
    }
    let caption = html! {
        <caption>
            { shown(text, place) }
            { place.line_editor(text, "改表题") }
        </caption>
    };
    (Html::default(), caption)
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TableRowProps {
    row: Rc<RowView>,
    columns: usize,
    open: Option<String>,
    on_close: Callback<Close>,
}

/// One row, with the mark of a page that begins with it.
#[component]
fn TableRow(
    TableRowProps {
        row,
        columns,
        open,
        on_close,
    }: &TableRowProps,
) -> Html {
    let place = Place {
        open: open.clone(),
        on_close: on_close.clone(),
    };
    let cells = row.cells.iter().enumerate().map(|(idx, cell)| {
        html! {
            <td class={classes!(cell.class, cell.is_fixed.then_some("paper-fixed"))}>
                { shown(&cell.text, &place) }
                { cell_editor(row, idx, cell, &place) }
            </td>
        }
    });
    html! {
        <>
            if row.page.is_some() {
                <tr>
                    <td class="page-mark-cell" colspan={columns.to_string()}>
                        { page_mark(row.page) }
                    </td>
                </tr>
            }
            <tr class={row.class} data-row={row.id.clone()}>{ for cells }</tr>
        </>
    }
}

fn cell_editor(row: &RowView, idx: usize, cell: &CellView, place: &Place) -> Html {
    let text = &cell.text;
    if !place.is_open(text) {
        return Html::default();
    }
    // Rows are told by their first cell that is more than a number.
    let before = row.cells.iter().take(idx).map(|cell| cell.text.words());
    let is_name = |words: &String| !words.chars().all(|char| char.is_ascii_digit());
    let name = before.into_iter().find(is_name);
    let name = name.map_or_else(String::new, |name| format!("“{name}”的"));
    let head = row.heads.get(idx).map_or("", String::as_str);
    place.editor(EditorTask {
        key: text.key.clone(),
        label: format!("改{name}“{head}”"),
        words: text.words(),
        list: cell.words.as_ref().map(|words| words.to_vec()),
        is_edited: text.is_changed,
        generated: text.generated(&text.words()),
        takes_lines: false,
    })
}
