//! 七、经费测算与来源, and the annex with a line per task that costs money.
//!
//! In: the costs of the plan. Out: blocks. An unknown sum stays open; a source that may not pay stays a mark.

use super::{Writer, cell, columns, inlines, mark, row};
use crate::{Align, Row};
use numbers::{Decimal, Fraction};
use plan::costs::{self, CostLine, Funding};
use plan::template::{Piece, Slots, fill_text};
use school::answers::TaskField;
use words::display;

/// How much, who pays, and what is still open; nothing where no task costs money.
pub(crate) fn funds(writer: &mut Writer) {
    let texts = writer.texts;
    let lines = costs::lines(writer.basis, writer.plan);
    if lines.is_empty() {
        return;
    }
    writer.heading("funds", &texts.heading_funds);
    let total = costs::total(&lines);
    let mut slots = Slots::new();
    slots.insert("count", lines.len().to_string());
    slots.insert("priced", total.priced.to_string());
    slots.insert("open", total.open.to_string());
    slots.insert("amount", ten_thousands(total.amount));
    slots.insert(
        "annex",
        super::annexes::number_of(writer, &texts.annex_funds),
    );
    slots.insert("channels", channels(writer, &lines));
    slots.insert("rates", rates(writer, &lines));
    let sum = match (total.priced, total.open) {
        (0, _) => &texts.funds_unpriced,
        (_, 0) => &texts.funds_sum,
        _ => &texts.funds_partly,
    };
    let template = format!("{sum}{}", texts.funds_channels);
    writer.paragraph("sum", &template, &slots);
}

/// By which rate each unknown sum will be settled, with the ids of its tasks.
fn rates(writer: &Writer, lines: &[CostLine]) -> String {
    let texts = writer.texts;
    let mut rates: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.iter().filter(|line| line.amount.is_none()) {
        let cost = writer.basis.library.cost(&line.cost);
        let rate = cost.map_or("", |cost| cost.rate.as_str());
        let rate = if rate.is_empty() {
            texts.funds_rate_local.as_str()
        } else {
            rate
        };
        match rates.iter_mut().find(|(known, _)| *known == rate) {
            Some((_, ids)) => ids.push(&line.task_id),
            None => rates.push((rate, vec![&line.task_id])),
        }
    }
    let rates = rates.into_iter().map(|(rate, ids)| {
        let slots: Slots = [("rate", rate.to_owned()), ("ids", ids.join("、"))].into();
        fill_text(&texts.funds_rate, &slots)
    });
    rates.collect::<Vec<String>>().join("；")
}

/// The line per task, and the sum.
pub(crate) fn annex(writer: &mut Writer) {
    let texts = writer.texts;
    let lines = costs::lines(writer.basis, writer.plan);
    let mut rows: Vec<Row> = lines.iter().map(|line| line_row(writer, line)).collect();
    let total = costs::total(&lines);
    let slots: Slots = [
        ("open", total.open.to_string()),
        ("amount", ten_thousands(total.amount)),
    ]
    .into();
    let sum = match (total.priced, total.open) {
        (0, _) => &texts.funds_row_open,
        (_, 0) => &texts.funds_row_sum,
        _ => &texts.funds_row_partly,
    };
    let mut last = vec![cell(&texts.funds_total)];
    last.extend((0..3).map(|_| cell("—")));
    last.push(cell(fill_text(sum, &slots)));
    last.extend((0..2).map(|_| cell("—")));
    rows.push(row(last));
    let shares = [
        (11, Align::Centre),
        (32, Align::Left),
        (16, Align::Centre),
        (14, Align::Centre),
        (18, Align::Centre),
        (30, Align::Left),
        (14, Align::Centre),
    ];
    let tasks = lines.iter();
    let tasks = tasks.map(|task| (task.problem_id.as_str(), task.measure_id.as_str()));
    writer.rows_of_tasks(tasks, &[(4, TaskField::Sum)]);
    let head = texts.columns_funds.clone();
    writer.table("lines", None, head, columns(&shares), rows);
}

fn line_row(writer: &Writer, line: &CostLine) -> Row {
    let texts = writer.texts;
    let cost = writer.basis.library.cost(&line.cost);
    let unit = cost.map_or("", |cost| cost.unit.as_str());
    let is_money = cost.is_some_and(|cost| cost.money);
    let mut quantity = line.quantity.clone();
    if !is_money {
        quantity.push(Piece::Text(unit.to_owned()));
    }
    let price = match line.price {
        _ if is_money || line.is_sum_typed => "—".to_owned(),
        Some(price) => price.to_string(),
        None => texts.funds_no_price.clone(),
    };
    let amount = line
        .amount
        .map_or_else(|| texts.funds_open.clone(), ten_thousands);
    let year = line.finish.map_or_else(
        || mark(&texts.marks.application_year),
        |month| {
            fill_text(
                &texts.phrases.year,
                &[("year", month.year().to_string())].into(),
            )
        },
    );
    row(vec![
        cell(&line.task_id),
        cell(cost.map_or("", |cost| cost.name.as_str())),
        if is_money {
            cell("—")
        } else {
            inlines(quantity)
        },
        cell(price),
        cell(amount),
        cell(source(writer, line)),
        cell(year),
    ])
}

/// Who pays, as a cell writes it; a mark where the chosen source may not.
pub(crate) fn source(writer: &Writer, line: &CostLine) -> String {
    let texts = writer.texts;
    let library = writer.basis.library;
    let found = line.funding.source(writer.basis);
    let name = found.map_or_else(String::new, |source| source.name.clone());
    let mut slots: Slots = [("source", name), ("task_id", line.task_id.clone())].into();
    let template = match line.funding {
        Funding::Proposed(_) if found.is_some_and(|source| source.own) => &texts.funds_proposed_own,
        Funding::Proposed(_) => &texts.funds_proposed,
        Funding::Chosen(_) => &texts.funds_chosen,
        Funding::Forbidden(_) => &texts.funds_forbidden,
    };
    let kind = library.cost(&line.cost).map(|cost| cost.kind.as_str());
    let kind = library
        .kinds
        .iter()
        .find(|other| Some(other.id.as_str()) == kind);
    slots.insert(
        "kind",
        kind.map_or_else(String::new, |kind| kind.name.clone()),
    );
    fill_text(template, &slots)
}

/// Which tasks each source is to pay, in the order of the tasks.
fn channels(writer: &Writer, lines: &[CostLine]) -> String {
    let mut channels: Vec<(String, Vec<&str>)> = Vec::new();
    for line in lines {
        let name = source(writer, line);
        match channels.iter_mut().find(|(channel, _)| *channel == name) {
            Some((_, ids)) => ids.push(&line.task_id),
            None => channels.push((name, vec![&line.task_id])),
        }
    }
    let channel = |(name, ids): &(String, Vec<&str>)| {
        let slots: Slots = [
            ("source", name.clone()),
            ("count", ids.len().to_string()),
            ("ids", ids.join("、")),
        ]
        .into();
        fill_text(&writer.texts.funds_channel, &slots)
    };
    let channels: Vec<String> = channels.iter().map(channel).collect();
    channels.join("；")
}

/// 元 as 万元, exact.
pub(crate) fn ten_thousands(amount: Fraction) -> String {
    let ten_thousand = Decimal::whole(10_000).fraction();
    display::exact(amount.over(ten_thousand).unwrap_or(amount))
}
