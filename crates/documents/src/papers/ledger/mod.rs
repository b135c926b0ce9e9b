//! The ledger (整改台账) as a workbook of seven sheets, and an eighth after a round: a row per problem first, a row per task
//! last.
//!
//! In: the plan with its report and school, and the sentences. Out: a [`Workbook`]. Days left and the coming years are
//! formulas, so that the school goes on working in it; it must not know a file format.

mod coming_years;
mod lists;
mod places;

use crate::edits::{Editing, sheets};
use crate::model::workbook::{Cell, SheetColumn, Shown, Workbook, WorkbookSheet};
use crate::papers::official;
use crate::papers::official::rows::ProblemRow;
use crate::texts::PaperTexts;
use crate::texts::Texts;
use crate::texts::{LedgerTexts, SheetTexts};
use crate::writer::{CREATOR, Writer, mark};
use numbers::Decimal;
use numbers::calendar::{Date, Month};
use plan::costs::{self, CostLine};
use plan::template::fill_text;
use plan::{Basis, Plan, PlanEntry, department};
use school::answers::{AnswerKey, read_day};

/// Rows that a list has room for beyond what is written.
const SPARE_ROWS: usize = 20;

/// The ledger (整改台账) as a workbook: seven sheets, and an eighth after a round.
///
/// Problems and tasks bear their ids in a hidden column, by which a later round finds them again. Days left and the coming
/// years are formulas with the values that they have now; changed cells of the school are put in.
pub fn ledger(basis: &Basis, plan: &Plan, texts: &Texts, papers: &PaperTexts) -> Workbook {
    let writer = Writer::new(basis, plan, texts);
    let slots = writer.school_slots();
    let (problem_rows, need_rows) = official::lists(basis, plan, texts, papers);
    let ledger = Ledger {
        problem_rows,
        need_rows,
        costs: costs::lines(basis, plan),
        texts: &papers.ledger,
        papers,
        writer,
    };
    let mut editing = Editing {
        paper: crate::LEDGER.to_owned(),
        ..Editing::default()
    };
    let mut changed = |mut sheet: WorkbookSheet| {
        sheets::apply(&mut sheet, basis.choices, &mut editing);
        let section = match AnswerKey::parse(&sheet.place.place.key) {
            AnswerKey::TextEdit(block) => block.section(),
            _ => "",
        };
        editing
            .sections
            .push((section.to_owned(), sheet.name.clone()));
        sheet
    };
    let problems = changed(ledger.placed(ledger.problems(), Ledger::place_problems));
    let needs = changed(ledger.placed(ledger.needs(), Ledger::place_needs));
    let places = changed(ledger.placed(ledger.places(), Ledger::place_places));
    let evidence = changed(ledger.placed(ledger.evidence(), Ledger::place_evidence));
    let notes = changed(ledger.placed(ledger.notes(), Ledger::place_notes));
    let tasks = changed(ledger.placed(ledger.tasks(), Ledger::place_tasks));
    let close_out = ledger.close_out();
    let close_out = close_out.map(|sheet| changed(ledger.placed(sheet, Ledger::place_close_out)));
    let mut sheets = vec![
        problems,
        needs,
        ledger.outlook(),
        places,
        evidence,
        notes,
        tasks,
    ];
    sheets.extend(close_out);
    Workbook {
        title: fill_text(&papers.ledger.title, &slots),
        creator: CREATOR.to_owned(),
        date: plan.plan_date,
        sheets,
        editing,
    }
}

struct Ledger<'a> {
    writer: Writer<'a>,
    texts: &'a LedgerTexts,
    papers: &'a PaperTexts,
    costs: Vec<CostLine>,
    problem_rows: Vec<ProblemRow>,
    need_rows: Vec<[String; 7]>,
}

impl<'a> Ledger<'a> {
    /// A sheet without rows.
    fn sheet(&self, texts: &SheetTexts) -> WorkbookSheet {
        let column = |(head, width): (&String, &u16)| SheetColumn {
            head: head.clone(),
            width: *width,
        };
        WorkbookSheet {
            name: texts.name.clone(),
            title: fill_text(&texts.title, &self.writer.school_slots()),
            columns: texts.heads.iter().zip(&texts.widths).map(column).collect(),
            ..WorkbookSheet::default()
        }
    }

    /// Every task with what it belongs to, in the order of the plan.
    fn all_tasks(&self) -> impl Iterator<Item = PlanEntry<'a>> {
        self.writer.plan.entries()
    }

    /// A month as its last day; a mark while it is not known.
    fn month(&self, month: Option<Month>) -> Cell {
        match month.and_then(last_day) {
            Some(date) => Cell::Month(date),
            None => text(mark(&self.writer.texts.marks.finish)),
        }
    }

    /// How rules, colours and closing out are to be read.
    fn notes(&self) -> WorkbookSheet {
        let mut sheet = self.sheet(&self.texts.notes);
        let mut slots = self.writer.school_slots();
        let basis = self.writer.basis;
        slots.insert("pack", basis.standard.short.clone());
        slots.insert("edition", basis.standard.edition.clone());
        slots.insert("hash", basis.provenance.hash.to_owned());
        slots.insert("problems", self.writer.plan.problems.len().to_string());
        slots.insert("tasks", self.all_tasks().count().to_string());
        slots.insert("creator", CREATOR.to_owned());
        let bureau = department(basis, &self.writer.texts.actor_bureau);
        slots.insert("bureau", bureau);
        slots.insert("date", self.writer.plan_day());
        let row = |line: &(String, String)| vec![text(&line.0), text(fill_text(&line.1, &slots))];
        sheet.rows = self.texts.note_lines.iter().map(row).collect();
        sheet
    }
}

/// Text, or the mark of something missing where it holds one.
fn text(text: impl Into<String>) -> Cell {
    Cell::of_text(text)
}

/// A day where the text is one, otherwise the text as it was typed.
fn day(typed: &str) -> Cell {
    read_day(typed).map_or_else(|| text(typed), Cell::Day)
}

/// A month as its first day.
fn start_of(month: Option<Month>) -> Cell {
    let first = |month: Month| Date::new(month.year(), month.month_of_year(), 1);
    month.and_then(first).map_or(Cell::Empty, Cell::Month)
}

fn last_day(month: Month) -> Option<Date> {
    let date = |day: &u8| Date::new(month.year(), month.month_of_year(), *day);
    [31, 30, 29, 28].iter().find_map(date)
}

/// Days from the day of the plan to the end of the month: what days left are until the workbook is calculated again.
fn days_left(plan: &Plan, finish: Option<Month>) -> Shown {
    let days = || Some(day_number(last_day(finish?)?) - day_number(plan.plan_date?));
    days().map_or_else(
        || Shown::Text(String::new()),
        |days| Shown::Number(Decimal::whole(days).fraction()),
    )
}

/// Days since a fixed day; years begin in March here, so that leap days stand at their end.
fn day_number(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month_of_year()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month < 3);
    let month = (month + 9) % 12;
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_days_and_years() {
        let days = |from: &str, to: &str| {
            let number = |text| Date::parse(text).map(day_number);
            number(to).zip(number(from)).map(|(to, from)| to - from)
        };
        assert_eq!(days("2026-11-22", "2026-12-31"), Some(39));
        assert_eq!(days("2028-02-28", "2028-03-01"), Some(2));
        assert_eq!(days("2027-02-28", "2027-03-01"), Some(1));
        assert_eq!(days("2027-01-01", "2028-01-01"), Some(365));
        assert_eq!(days("2028-01-01", "2029-01-01"), Some(366));
    }
}
