//! A table of results: a row for each indicator with its bar, and the working below the row where it is asked for.
//!
//! In: rows. Out: the table; on narrow screens each row is a card.

use words::findings::FindingCells;
use yew::prelude::*;

use super::number::aligned;
use super::view::ResultRow;
use super::working::Working;
use crate::components::{Fold, IndicatorBar, Status};

/// Rows of a group.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ResultsTableProps {
    /// What the table is about, for who does not see where it stands.
    pub caption: AttrValue,
    /// Its rows.
    pub rows: Vec<ResultRow>,
    /// Bars have a meaning.
    #[prop_or_default]
    pub has_bars: bool,
    /// Workings are printed, whether or not they are open.
    #[prop_or_default]
    pub prints_workings: bool,
}

/// The table; columns in which nothing stands are left out.
#[component]
pub(super) fn ResultsTable(props: &ResultsTableProps) -> Html {
    let is_used =
        |cell: fn(&FindingCells) -> &str| props.rows.iter().any(|row| !is_none(cell(&row.cells)));
    let columns = Columns {
        has_value: is_used(|cells| &cells.value),
        has_bound: is_used(|cells| &cells.bound),
        has_bar: props.has_bars,
        has_gap: props.rows.iter().any(|row| row.gap.is_some()),
    };
    let head = |name: &'static str| {
        html! { <th scope="col" role="columnheader">{ name }</th> }
    };
    let rows = props.rows.iter().map(|row| {
        let prints_working = props.prints_workings;
        html! { <ResultLine key={row.id.clone()} row={row.clone()} {columns} {prints_working} /> }
    });
    // The roles are said again, because a table shown as cards is no table to some browsers.
    html! {
        <table class="results" role="table">
            <caption class="visually-hidden">{ props.caption.clone() }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { head("指标") }
                    { columns.has_value.then(|| head("现状")) }
                    { columns.has_bound.then(|| head("标准")) }
                    { columns.has_bar.then(|| head("达标率")) }
                    { columns.has_gap.then(|| head("差距")) }
                    { head("判定") }
                    { head("计算过程") }
                </tr>
            </thead>
            { for rows }
        </table>
    }
}

fn is_none(text: &str) -> bool {
    text == "—"
}

/// Columns between the name and the state.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Columns {
    has_value: bool,
    has_bound: bool,
    has_bar: bool,
    has_gap: bool,
}

impl Columns {
    /// How many columns the table has.
    fn count(self) -> usize {
        let optional = [self.has_value, self.has_bound, self.has_bar, self.has_gap];
        3 + optional.into_iter().filter(|is_there| *is_there).count()
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ResultLineProps {
    row: ResultRow,
    columns: Columns,
    prints_working: bool,
}

/// A row, and its working below it while that is open.
#[component]
fn ResultLine(props: &ResultLineProps) -> Html {
    let is_open = use_state_eq(|| false);
    let (row, columns) = (&props.row, props.columns);
    let cells = &row.cells;
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |now: bool| is_open.set(now))
    };
    let cell = |label: &'static str, class: &'static str, text: &str| {
        let is_none = is_none(text).then_some("results-none");
        html! {
            <td role="cell" data-label={label} class={classes!("results-number", class, is_none)}>
                if columns.has_bar {
                    { aligned(text) }
                } else {
                    // Numbers of different units have no points to stand below one another.
                    { text.to_owned() }
                }
            </td>
        }
    };
    let gap = || {
        let is_none = row.gap.is_none().then_some("results-none");
        html! {
            <td role="cell" data-label="差距" class={classes!("results-gap", is_none)}>
                <span>{ row.gap.clone().unwrap_or_else(|| "—".to_owned()) }</span>
                if let Some(to_floor) = &row.to_floor {
                    <small class="results-floor">{ to_floor.clone() }</small>
                }
            </td>
        }
    };
    let bar = || {
        let is_none = cells.bar.is_none().then_some("results-none");
        html! {
            <td role="cell" data-label="达标率" class={classes!("results-bar", is_none)}>
                if let Some(bar) = cells.bar {
                    <span class="results-bar-line">
                        <IndicatorBar {bar} style={row.style} />
                        <span class="results-share">{ cells.share.clone() }</span>
                    </span>
                } else {
                    { "—" }
                }
            </td>
        }
    };
    let summary = html! {
        <>{ "计算过程" }<span class="visually-hidden">{ format!("：{}", row.name) }</span></>
    };
    let shows_working = *is_open || props.prints_working;
    let only_printed = (!*is_open).then_some("only-printed");
    html! {
        <tbody role="rowgroup">
            <tr role="row" class="results-row">
                <th scope="row" role="rowheader" data-short={row.cells.short.clone()}>
                    <span class="results-name">{ row.name.clone() }</span>
                </th>
                { columns.has_value.then(|| cell("现状", "results-value", &cells.value)) }
                { columns.has_bound.then(|| cell("标准", "results-bound", &cells.bound)) }
                { columns.has_bar.then(bar) }
                { columns.has_gap.then(gap) }
                <td role="cell" data-label="判定" class="results-status">
                    <Status style={row.style} word={row.state.clone()} />
                    if !cells.note.is_empty() {
                        <span class="results-note">{ cells.note.clone() }</span>
                    }
                </td>
                <td role="cell" class="results-toggle">
                    <Fold id={format!("more-{}", row.id)} {summary} {ontoggle} />
                </td>
            </tr>
            if shows_working {
                <tr role="row" class={classes!("results-more", only_printed)}>
                    <td role="cell" colspan={columns.count().to_string()}>
                        <Working pack_idx={row.pack_idx} finding_idx={row.finding_idx} />
                    </td>
                </tr>
            }
        </tbody>
    }
}
