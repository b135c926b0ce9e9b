//! A workbook as markup: each sheet a table as long as what is written in it, for a printer, or to be changed on the page.
//!
//! In: a [`Workbook`]. Out: markup in which every text is escaped; formulas stand as what they give. It must not know what
//! the cells say.

use quick_xml::Writer;

use super::{Html, HtmlFault};
use crate::html::edits::{BETWEEN_KEYS, Marks};
use documents::Orientation;
use documents::workbook::{Cell, Sheet, SheetColumn, Shown, Workbook};
use numbers::{Fraction, without_end_zeros};
use school::answers::paper_prefix;
use school::draft::PlanChoices;

/// Pixels of a digit on the page, by which columns are as wide as in the .xlsx.
const DIGIT_WIDTH: u32 = 8;

/// A workbook as markup for a printer: sheets of paper, one per sheet, within one element of class `paper`.
///
/// # Errors
/// When memory does not suffice.
pub fn write_workbook(workbook: &Workbook) -> Result<String, HtmlFault> {
    written(workbook, None)
}

/// A workbook as markup whose texts can be changed in place: every text that can be changed has the key of its edit, what
/// the school changed is marked, and the rest has class `paper-fixed`. `choices` are those of the school.
///
/// # Errors
/// When memory does not suffice.
pub fn write_editable_workbook(
    workbook: &Workbook,
    choices: &PlanChoices,
) -> Result<String, HtmlFault> {
    let editing = &workbook.editing;
    written(workbook, Some(Marks { editing, choices }))
}

fn written(workbook: &Workbook, marks: Option<Marks>) -> Result<String, HtmlFault> {
    let mut html = Html {
        writer: Writer::new(Vec::new()),
        marks,
        given_ids: Default::default(),
        pages: Vec::new(),
        orientation: Orientation::Landscape,
        layout: None,
    };
    let prefix = paper_prefix(&workbook.editing.paper);
    let mut attributes = vec![("class", "paper")];
    if marks.is_some() {
        attributes.push(("data-key", &prefix));
    }
    html.element("div", &attributes, |html| {
        workbook
            .sheets
            .iter()
            .try_for_each(|sheet| html.sheet(sheet))
    })?;
    String::from_utf8(html.writer.into_inner()).map_err(std::io::Error::other)
}

/// The columns that are shown, with their places.
fn columns(sheet: &Sheet) -> impl Iterator<Item = (usize, &SheetColumn)> {
    let columns = sheet.columns.iter().enumerate();
    columns.filter(|(idx, _)| !sheet.hidden.contains(idx))
}

/// Digits of all columns that are shown.
fn digits(sheet: &Sheet) -> u32 {
    columns(sheet)
        .map(|(_, column)| u32::from(column.width))
        .sum()
}

/// Share of each column in a thousand parts, as in the .xlsx.
fn shares(sheet: &Sheet) -> Vec<u32> {
    let total = digits(sheet).max(1);
    let share = |(_, column): (usize, &SheetColumn)| u32::from(column.width) * 1000 / total;
    columns(sheet).map(share).collect()
}

/// A number as the .xlsx shows it.
fn plain(number: Fraction) -> String {
    without_end_zeros(&number.rounded(6)).to_owned()
}

impl Html<'_> {
    fn sheet(&mut self, sheet: &Sheet) -> Result<(), HtmlFault> {
        let attributes = [("class", "paper-sheet paper-wide paper-ledger")];
        self.element("div", &attributes, |html| {
            let mut title = vec![("class", "paper-annex-title")];
            if html.marks.is_some() {
                title.extend([("role", "heading"), ("aria-level", "3")]);
            }
            html.element("p", &title, |html| {
                html.editable(&sheet.place.title(), |html| html.text(&sheet.title))
            })?;
            if html.marks.is_none() {
                return html.grid(sheet, &[]);
            }
            let width = (digits(sheet) * DIGIT_WIDTH).to_string();
            let scrolled = [("class", "paper-table"), ("tabindex", "0")];
            html.element("div", &scrolled, |html| {
                html.grid(sheet, &[("width", width.as_str())])
            })
        })
    }

    fn grid(&mut self, sheet: &Sheet, attributes: &[(&str, &str)]) -> Result<(), HtmlFault> {
        self.element("table", attributes, |html| {
            html.widths(shares(sheet))?;
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    columns(sheet).try_for_each(|(idx, column)| {
                        let words = sheet.list(idx).map(|list| list.join(BETWEEN_KEYS));
                        let mut attributes = vec![("scope", "col")];
                        if html.marks.is_some() {
                            attributes.extend(words.as_ref().map(|word| ("data-words", &**word)));
                        }
                        html.element("th", &attributes, |html| html.text(&column.head))
                    })
                })
            })?;
            html.element("tbody", &[], |html| {
                sheet.rows.iter().enumerate().try_for_each(|(row, cells)| {
                    html.element("tr", &[], |html| {
                        let cells = cells.iter().enumerate();
                        let mut cells = cells.filter(|(idx, _)| !sheet.hidden.contains(idx));
                        cells
                            .try_for_each(|(idx, cell)| html.cell(cell, sheet.place.cell(row, idx)))
                    })
                })
            })
        })
    }

    fn cell(&mut self, cell: &Cell, key: String) -> Result<(), HtmlFault> {
        let (class, text) = match cell {
            Cell::Empty => ("paper-left", String::new()),
            Cell::Text(text) => ("paper-left", text.clone()),
            Cell::ToFill(text) => ("paper-left", text.clone()),
            Cell::Number(number) | Cell::Input(number) => ("paper-centre", plain(*number)),
            Cell::Amount(number, places) | Cell::Formula(_, Shown::Amount(number, places)) => {
                ("paper-centre", number.rounded(*places))
            }
            Cell::Month(date) => ("paper-centre", date.month().in_words()),
            Cell::Day(date) => ("paper-centre", date.in_words()),
            Cell::Formula(_, Shown::Number(number)) => ("paper-centre", plain(*number)),
            Cell::Formula(_, Shown::Text(text)) => ("paper-centre", text.clone()),
            Cell::Formula(_, Shown::Month(date)) => ("paper-centre", date.month().in_words()),
            Cell::Filled => ("paper-filled", String::new()),
        };
        let class = match self.marks {
            Some(_) if key.is_empty() => format!("{class} paper-fixed"),
            _ => class.to_owned(),
        };
        self.element("td", &[("class", &class)], |html| {
            html.editable(&key, |html| match cell {
                Cell::ToFill(_) => {
                    html.element("mark", &[("class", "to-fill")], |html| html.text(&text))
                }
                _ => html.text(&text),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_escaped_and_formulas_stand_as_what_they_give() {
        let number = numbers::Decimal::whole(36).fraction();
        let column = |head: &str, width| SheetColumn {
            head: head.to_owned(),
            width,
        };
        let sheet = Sheet {
            title: "总览".to_owned(),
            columns: vec![column("任务", 30), column("剩余天数", 10)],
            rows: vec![vec![
                Cell::Text("<b>R5-01".to_owned()),
                Cell::Formula("=A3-TODAY()".to_owned(), Shown::Number(number)),
            ]],
            spare_rows: 20,
            ..Sheet::default()
        };
        let html = write_workbook(&Workbook {
            title: String::new(),
            creator: String::new(),
            date: None,
            sheets: vec![sheet],
            editing: Default::default(),
        })
        .unwrap();
        let row = "<tr><td class=\"paper-left\">&lt;b&gt;R5-01</td><td class=\"paper-centre\">36</td></tr></tbody>";
        assert!(html.contains(row), "{html}");
        assert!(
            html.contains("<col width=\"75.0%\"/><col width=\"25.0%\"/>"),
            "{html}"
        );
    }
}
