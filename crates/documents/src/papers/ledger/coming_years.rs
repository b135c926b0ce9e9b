//! 预测: pupils by grade and year, and what is needed and missing in each year.
//!
//! In: the forecast. Out: a sheet in which the new pupils can be changed and the rest follows, as far as a plain formula
//! gives what the forecast gives; what rests on more (transfers, leaving teachers, split resources) stays a number.

use super::{Ledger, text};
use crate::model::workbook::{Cell, SheetColumn, Shown, WorkbookSheet, cell_name};
use check::forecast::{Forecast, Year};
use check::{Detail, Finding};
use numbers::{Decimal, Fraction};
use plan::template::{Slots, fill_text};
use school::catalogue::Unit;
use school::figures::Part;
use words::{display, forecast_words, labels};

/// Width of the column of a year.
const YEAR_WIDTH: u16 = 14;
/// The first column of a year.
const FIRST: usize = 1;

impl Ledger<'_> {
    /// One block per stage and one row each for what is needed, there and missing of each indicator.
    pub(super) fn outlook(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.outlook);
        let Some(forecast) = self.writer.basis.forecast else {
            sheet.rows.push(vec![text(&self.texts.no_forecast)]);
            return sheet;
        };
        sheet
            .columns
            .extend(forecast.years.iter().map(|year| SheetColumn {
                head: forecast_words::month(year),
                width: YEAR_WIDTH,
            }));
        let Some(today) = forecast.years.first() else {
            return sheet;
        };
        for (stage_idx, stage) in today.stages.iter().enumerate() {
            let total_row = self.grades(&mut sheet, forecast, stage_idx);
            let part = Part::Stage(stage.stage);
            for course in forecast.courses.iter().filter(|course| course.part == part) {
                self.indicator(&mut sheet, forecast, &course.indicator, part, total_row);
            }
        }
        for row in &mut sheet.rows {
            row.resize(sheet.columns.len(), Cell::Empty);
        }
        sheet
    }

    /// The grades of a stage and their sum; gives the row of the sum.
    fn grades(&self, sheet: &mut WorkbookSheet, forecast: &Forecast, stage_idx: usize) -> usize {
        let of_year = |year: &'_ Year| year.stages.get(stage_idx).cloned();
        let years: Vec<_> = forecast.years.iter().filter_map(of_year).collect();
        let first_row = sheet.rows.len();
        let Some(today) = years.first() else {
            return first_row;
        };
        for (grade_idx, (grade, _)) in today.grades.iter().enumerate() {
            let row_idx = sheet.rows.len();
            let mut row = vec![text(labels::grade(*grade))];
            for (year_idx, year) in years.iter().enumerate() {
                let count = year.grades.get(grade_idx).map_or(0, |(_, count)| *count);
                let before = year_idx.checked_sub(1).and_then(|idx| years.get(idx));
                let before = grade_idx
                    .checked_sub(1)
                    .and_then(|idx| before?.grades.get(idx))
                    .map(|(_, count)| *count);
                row.push(match before {
                    Some(before) if before == count => {
                        let source = cell_name(FIRST + year_idx - 1, row_idx - 1);
                        Cell::Formula(format!("={source}"), Shown::Number(whole(count)))
                    }
                    // New pupils, and pupils of today.
                    None => Cell::Input(whole(count)),
                    Some(_) => Cell::Number(whole(count)),
                });
            }
            sheet.rows.push(row);
        }
        let total_row = sheet.rows.len();
        let name = self.writer.stage_name(Part::Stage(today.stage));
        let mut row = vec![text(format!("{name}{}", self.writer.texts.outlook_total))];
        for (year_idx, year) in years.iter().enumerate() {
            let column = FIRST + year_idx;
            let range = format!(
                "{}:{}",
                cell_name(column, first_row),
                cell_name(column, total_row.saturating_sub(1))
            );
            let shown = Shown::Number(whole(year.pupils()));
            row.push(Cell::Formula(format!("=SUM({range})"), shown));
        }
        sheet.rows.push(row);
        total_row
    }

    /// What is needed, what is there, what is missing.
    fn indicator(
        &self,
        sheet: &mut WorkbookSheet,
        forecast: &Forecast,
        indicator: &str,
        part: Part,
        total_row: usize,
    ) {
        let at = |idx: usize| forecast.finding(idx, indicator, part);
        let years = forecast.years.len();
        let stocks: Vec<(&Finding, Fraction, Fraction, Unit)> =
            (0..years).filter_map(|idx| stock(at(idx)?)).collect();
        // Only of what is counted in things, people or money there is something to need.
        if stocks.len() != years {
            return;
        }
        let name = self.writer.indicator_name(indicator, part);
        let need_row = sheet.rows.len();
        let (mut needs, mut haves, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
        for (year_idx, (finding, have, need, unit)) in stocks.iter().enumerate() {
            let column = FIRST + year_idx;
            let (total, need_cell) = (cell_name(column, total_row), cell_name(column, need_row));
            let have_cell = cell_name(column, need_row + 1);
            let pupils = forecast
                .years
                .get(year_idx)
                .map_or(0, |year| year.pupils(part));
            let factor = need.over(whole(pupils)).filter(|factor| {
                // A factor that six digits do not hold would give another need.
                factor.rounded_to(6) == *factor
            });
            let places = display::amount_places(*need, *have);
            needs.push(match factor {
                Some(factor) => Cell::Formula(
                    format!("=ROUND({total}*{},6)", display::exact(factor)),
                    Shown::Amount(*need, places),
                ),
                None => Cell::Amount(*need, places),
            });
            haves.push(Cell::Number(*have));
            let gap = finding
                .gap
                .map_or(Fraction::ZERO, |gap| gap.amount.fraction());
            let digits = if *unit == Unit::Yuan { "-2" } else { "0" };
            gaps.push(Cell::Formula(
                format!("=MAX(0,ROUNDUP(ROUND({need_cell}-{have_cell},6),{digits}))"),
                Shown::Number(gap),
            ));
        }
        let unit = stocks.first().map_or("", |(.., unit)| labels::unit(*unit));
        let [by_school, with_support] = self.effects(indicator, part, years);
        for (what, cells) in [
            (&self.texts.row_need, needs),
            (&self.texts.row_have, haves),
            (&self.texts.row_gap, gaps),
            (&self.texts.row_by_school, by_school),
            (&self.texts.row_with_support, with_support),
        ] {
            if cells.iter().all(|cell| *cell == Cell::Empty) {
                continue;
            }
            let slots: Slots = [("name", name.clone()), ("unit", unit.to_owned())].into();
            let mut row = vec![text(fill_text(what, &slots))];
            row.extend(cells);
            sheet.rows.push(row);
        }
    }
}

impl Ledger<'_> {
    /// What there is in each year when the school has done its part, and when what is asked for has come as well; nothing
    /// where measures change nothing.
    fn effects(&self, indicator: &str, part: Part, years: usize) -> [Vec<Cell>; 2] {
        let mut rows = [vec![Cell::Empty; years], vec![Cell::Empty; years]];
        let effects = &self.writer.plan.effects;
        let mut known = effects.indicators.iter();
        let Some(known) = known.find(|known| *known.indicator == *indicator && known.part == part)
        else {
            return rows;
        };
        let changes = known.years.iter().any(|year| year.with_support != year.now);
        let years = effects.years.iter().zip(&known.years);
        for (year, standings) in years.filter(|_| changes) {
            let Some(idx) = year.forecast_idx else {
                continue;
            };
            let haves = [standings.by_school.have, standings.with_support.have];
            for (row, have) in rows.iter_mut().zip(haves) {
                if let Some(cell) = row.get_mut(idx) {
                    *cell = Cell::Number(have);
                }
            }
        }
        rows
    }
}

/// What is there and what is needed, in the unit of both.
fn stock(finding: &Finding) -> Option<(&Finding, Fraction, Fraction, Unit)> {
    match finding.detail {
        Detail::Stock {
            have, need, unit, ..
        } => Some((finding, have, need, unit)),
        _ => None,
    }
}

fn whole(count: i64) -> Fraction {
    Decimal::whole(count).fraction()
}
