//! A workbook as markup, for a printer: each sheet a table on its side, as long as what is written in it.
//!
//! In: a [`Workbook`]. Out: markup in which every text is escaped; formulas stand as what they give. It must not know what
//! the cells say.

use quick_xml::Writer;

use super::{Html, HtmlFault};
use crate::document::Orientation;
use crate::document::workbook::{Cell, Sheet, Shown, Workbook};
use crate::number::{Fraction, without_end_zeros};

/// Sheets of paper, one per sheet, within one element of class `paper`.
///
/// # Errors
/// When memory does not suffice.
pub fn write_workbook(workbook: &Workbook) -> Result<String, HtmlFault> {
    let mut html = Html {
        writer: Writer::new(Vec::new()),
        marks: None,
        given_ids: Default::default(),
        pages: Vec::new(),
        orientation: Orientation::Landscape,
        layout: crate::embedded::layout(Default::default()),
    };
    html.element("div", &[("class", "paper")], |html| {
        workbook.sheets.iter().try_for_each(|own| html.sheet(own))
    })?;
    String::from_utf8(html.writer.into_inner()).map_err(std::io::Error::other)
}

/// Share of each column in a thousand parts, as in the .xlsx.
fn shares(sheet: &Sheet) -> Vec<u32> {
    let total: u32 = sheet.columns.iter().map(|own| u32::from(own.width)).sum();
    let share = |width: u16| u32::from(width) * 1000 / total.max(1);
    sheet.columns.iter().map(|own| share(own.width)).collect()
}

/// A number as the .xlsx shows it.
fn plain(number: Fraction) -> String {
    without_end_zeros(&number.rounded(6)).to_owned()
}

impl Html<'_> {
    fn sheet(&mut self, sheet: &Sheet) -> Result<(), HtmlFault> {
        let attributes = [("class", "paper-sheet paper-wide paper-ledger")];
        self.element("div", &attributes, |html| {
            html.element("p", &[("class", "paper-annex-title")], |html| {
                html.text(&sheet.title)
            })?;
            html.element("table", &[], |html| {
                html.widths(shares(sheet))?;
                html.element("thead", &[], |html| {
                    html.element("tr", &[], |html| {
                        sheet.columns.iter().try_for_each(|column| {
                            html.element("th", &[("scope", "col")], |html| html.text(&column.head))
                        })
                    })
                })?;
                html.element("tbody", &[], |html| {
                    sheet.rows.iter().try_for_each(|row| {
                        html.element("tr", &[], |html| {
                            row.iter().try_for_each(|cell| html.cell(cell))
                        })
                    })
                })
            })
        })
    }

    fn cell(&mut self, cell: &Cell) -> Result<(), HtmlFault> {
        let (class, text) = match cell {
            Cell::Empty => ("paper-left", String::new()),
            Cell::Text(text) => ("paper-left", text.clone()),
            Cell::ToFill(text) => ("paper-left to-fill", text.clone()),
            Cell::Number(number) | Cell::Input(number) => ("paper-centre", plain(*number)),
            Cell::Month(date) => ("paper-centre", date.month().in_words()),
            Cell::Formula(_, Shown::Number(number)) => ("paper-centre", plain(*number)),
            Cell::Formula(_, Shown::Text(text)) => ("paper-centre", text.clone()),
            Cell::Filled => ("paper-filled", String::new()),
        };
        self.element("td", &[("class", class)], |html| html.text(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::workbook::SheetColumn;

    #[test]
    fn cells_are_escaped_and_formulas_stand_as_what_they_give() {
        let number = crate::number::Decimal::whole(36).fraction();
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
