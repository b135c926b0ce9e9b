//! The two orders of the tasks: which is begun first, and which shows its effect first.
//!
//! In: the orders of the plan. Out: a table of two rows.

use super::{Writer, cell, columns, row};
use crate::Align;
use plan::template::{Slots, fill_text};

/// Both orders, where there is more than one task.
pub(crate) fn orders(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, &writer.texts.watch);
    let orders = &plan.orders;
    if orders.start.len() < 2 {
        return;
    }
    let rows = vec![
        row(vec![
            cell(&texts.order_start),
            cell(orders.start.join("、")),
        ]),
        row(vec![
            cell(&texts.order_effect),
            cell(orders.effect.join("、")),
        ]),
    ];
    let slots: Slots = [("number", writer.table_number())].into();
    let caption = fill_text(&texts.orders_caption, &slots);
    let shares = [(30, Align::Left), (74, Align::Left)];
    writer.table(
        "orders",
        Some(caption),
        texts.columns_orders.clone(),
        columns(&shares),
        rows,
    );
}
