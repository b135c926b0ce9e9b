//! When things can be asked for and finished: holidays, the summer, the budget, the hiring of teachers; as data.
//!
//! In: `static/measures/windows.toml`, checked and packed by build.rs. Out: [`Window`]s that measures name. It must not know
//! a school or today.

use serde::{Deserialize, Serialize};

use numbers::calendar::Month;

/// A window of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Permanent id, such as `budget`.
    pub id: String,
    /// As people call it, such as 年度预算.
    pub name: String,
    /// Months of the year in which it can be asked for; empty when nothing has to be asked.
    #[serde(default)]
    pub ask_in: Vec<u8>,
    /// Month of the year in which the work can begin after that; 0 for the month after the last one of asking.
    #[serde(default)]
    pub begins_in: u8,
    /// Least months from that beginning to the end.
    #[serde(default)]
    pub least_months: u32,
    /// Months of the year in which it can be finished; empty for any.
    #[serde(default)]
    pub finish_in: Vec<u8>,
    /// What a task says of the asking, with `{ask}`; empty when nothing has to be asked.
    #[serde(default)]
    pub clause: String,
}

impl Window {
    /// The last month in which it can be asked for, counted from `start`, which still counts; `None` when nothing has to be
    /// asked.
    pub fn ask_by(&self, start: Month) -> Option<Month> {
        let can_ask = |month: &Month| self.ask_in.contains(&month.month_of_year());
        let months = || (0..24).map(|count| start.after(count));
        let first = months().find(can_ask)?;
        months()
            .filter(|month| *month >= first)
            .take_while(can_ask)
            .last()
    }

    /// The first month in which what was asked for by `asked` can be done, at the least.
    pub fn earliest(&self, asked: Month) -> Month {
        let next = asked.after(1);
        let begin = (0..12)
            .map(|count| next.after(count))
            .find(|month| self.begins_in == 0 || month.month_of_year() == self.begins_in);
        begin.unwrap_or(next).after(self.least_months)
    }

    /// What is wrong with it, as sentences for the person who wrote it.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut months = self.ask_in.iter().chain(&self.finish_in);
        if !months.all(|month| (1..=12).contains(month)) || self.begins_in > 12 {
            faults.push(format!("窗口 {}：月份应在 1 到 12 之间", self.id));
        }
        if self.ask_in.is_empty() != self.clause.is_empty()
            || super::template::slots(&self.clause)
                .iter()
                .any(|slot| *slot != "ask")
        {
            faults.push(format!(
                "窗口 {}：有 ask_in 的要写 clause，里面的空只能是 {{ask}}",
                self.id
            ));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Window {
        Window {
            id: "budget".to_owned(),
            name: "年度预算".to_owned(),
            ask_in: vec![10, 11],
            begins_in: 1,
            least_months: 5,
            finish_in: Vec::new(),
            clause: "{ask}前申报预算".to_owned(),
        }
    }

    #[test]
    fn a_budget_is_asked_for_by_november_and_spent_from_january() {
        let asked = |year, month| budget().ask_by(Month::new(year, month).unwrap());
        assert_eq!(asked(2026, 9), Month::new(2026, 11));
        assert_eq!(asked(2026, 11), Month::new(2026, 11));
        assert_eq!(asked(2026, 12), Month::new(2027, 11));
        let earliest = budget().earliest(Month::new(2026, 11).unwrap());
        assert_eq!(Some(earliest), Month::new(2027, 6));
    }

    #[test]
    fn what_is_never_asked_for_has_no_month_of_asking() {
        let holiday = Window {
            ask_in: Vec::new(),
            clause: String::new(),
            ..budget()
        };
        assert_eq!(holiday.ask_by(Month::new(2026, 9).unwrap()), None);
        assert_eq!(holiday.faults(), Vec::<String>::new());
        let mute = Window {
            clause: String::new(),
            ..budget()
        };
        assert_eq!(mute.faults().len(), 1);
    }
}
