//! 销号表: one row per problem of the last round and of this one, with its figures before and after.
//!
//! In: the last round. Out: a sheet; none without one.

use super::super::round;
use super::super::workbook::{Cell, Sheet};
use super::{Ledger, shown, text};
use plan::rounds::Change;
use school::answers::read_day;

/// Column of the state.
const STATE: usize = 10;

impl Ledger<'_> {
    /// Every problem with what became of it; whoever verified and when stays to be written where nobody said it.
    pub(super) fn close_out(&self) -> Option<Sheet> {
        let last = round::of(&self.writer)?;
        let own = &self.writer.texts.round;
        let mut sheet = self.sheet(&own.sheet);
        for compared in &last.problems {
            let Some(after) = round::now(&self.writer, compared) else {
                continue;
            };
            let of_solved = |written: Cell| {
                if compared.change == Change::Solved {
                    written
                } else {
                    Cell::Empty
                }
            };
            let closed = read_day(&compared.closed);
            let closed = closed.map_or_else(|| text(&compared.closed), Cell::Day);
            sheet.rows.push(vec![
                text(&compared.id),
                text(round::heading(&self.writer, compared)),
                text(round::before(compared)),
                text(after.value),
                text(after.bound),
                text(shown(&compared.close_out)),
                text(round::evidence(own, compared)),
                text(shown(&compared.owner)),
                of_solved(text(&compared.verifier)),
                of_solved(closed),
                text(round::change(own, compared)),
            ]);
        }
        let states = [
            &own.closed,
            &own.solved,
            &own.continued,
            &own.open,
            &own.new,
        ];
        sheet.lists = vec![(STATE, states.map(String::clone).to_vec())];
        Some(sheet)
    }
}
