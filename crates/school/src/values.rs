//! The figures of one school, found quickly.
//!
//! In: slots with what stands in them. Out: a [`Values`]. It must not know what the figures mean.

use super::figures::{Part, Slot, Value};
use super::profile::Stage;

/// What stands in the slots of a school, in the order of the figures' names and then of the parts. A figure is found
/// at the place of its name, so that nothing is searched but its own few parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Values {
    /// For the number of each name: how many slots belong to names of smaller numbers. One longer than the largest
    /// number that has a slot needs.
    starts: Vec<u16>,
    /// The part of each slot, as a small number.
    parts: Vec<u8>,
    /// What stands in each slot.
    values: Vec<Value>,
}

impl Values {
    /// What stands in `slot`; `None` when nothing does.
    pub(super) fn get(&self, slot: &Slot) -> Option<&Value> {
        let number = slot.figure.0.number();
        let start = usize::from(*self.starts.get(number)?);
        let end = usize::from(*self.starts.get(number + 1)?);
        let part = part_number(slot.part);
        let idx = self
            .parts
            .get(start..end)?
            .iter()
            .position(|other| *other == part)?;
        self.values.get(start + idx)
    }

    /// Puts `value` into `slot`, instead of what stood there. Beyond 65,535 slots, more than any form has, nothing is put.
    pub(super) fn insert(&mut self, slot: &Slot, value: Value) {
        let number = slot.figure.0.number();
        let Ok(count) = u16::try_from(self.values.len()) else {
            return;
        };
        if self.starts.len() < number + 2 {
            self.starts.resize(number + 2, count);
        }
        let (start, end) = (self.starts[number], self.starts[number + 1]);
        let part = part_number(slot.part);
        let parts = &self.parts[usize::from(start)..usize::from(end)];
        match parts.binary_search(&part) {
            Ok(idx) => self.values[usize::from(start) + idx] = value,
            Err(idx) if count < u16::MAX => {
                self.parts.insert(usize::from(start) + idx, part);
                self.values.insert(usize::from(start) + idx, value);
                for start in &mut self.starts[number + 1..] {
                    *start += 1;
                }
            }
            Err(_) => {}
        }
    }
}

/// One small number for each part; a grade beyond the ninth does not exist in a form.
fn part_number(part: Part) -> u8 {
    match part {
        Part::Whole => 0,
        Part::Stage(Stage::Primary) => 1,
        Part::Stage(Stage::Junior) => 2,
        Part::Stage(Stage::Senior) => 3,
        Part::Grade(grade) => grade.saturating_add(4),
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Slot, Stage, Value, Values};
    use crate::figures::FigureId;
    use numbers::Decimal;

    #[test]
    fn each_slot_has_its_own_value_in_whatever_order_they_came() {
        let stages = [Stage::Primary, Stage::Junior, Stage::Senior].map(Part::Stage);
        let grades = [1, 2, 9].map(Part::Grade);
        let parts = || stages.into_iter().chain(grades).chain([Part::Whole]);
        let slots: Vec<Slot> = ["b", "a", "c"]
            .into_iter()
            .flat_map(|figure| {
                let figure = FigureId::from(figure);
                parts().map(move |part| Slot { figure, part })
            })
            .collect();
        let value =
            |idx: usize| Value::Number(Decimal::whole(i64::try_from(idx).unwrap_or_default()));
        let mut values = Values::default();
        for (idx, slot) in slots.iter().enumerate().rev() {
            values.insert(slot, Value::Blank);
            values.insert(slot, value(idx));
        }
        for (idx, slot) in slots.iter().enumerate() {
            assert_eq!(values.get(slot), Some(&value(idx)));
        }
        let unknown = Slot {
            figure: FigureId::from("d"),
            part: Part::Whole,
        };
        assert_eq!(values.get(&unknown), None);
    }
}
