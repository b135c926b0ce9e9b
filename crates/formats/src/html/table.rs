//! Tables of the preview.
//!
//! In: a table with its place. Out: its markup, with a mark where a page begins. It must not know what it says.

use super::*;

impl Html<'_> {
    pub(super) fn table(&mut self, table: &Table, place: Option<&Place>) -> Result<(), HtmlFault> {
        let part = |name: &str| place.map_or_else(String::new, |place| place.part(name));
        // A table that scrolls within its box must be reachable by keyboard.
        self.element(
            "div",
            &[("class", "paper-table"), ("tabindex", "0")],
            |html| {
                let class = if table.columns.len() > NARROW_COLUMNS {
                    "paper-many"
                } else {
                    "paper-few"
                };
                html.element("table", &[("class", class)], |html| {
                    if let Some(caption) = &table.caption {
                        html.element("caption", &[], |html| {
                            html.numbered_text(&part("caption"), caption)
                        })?;
                    }
                    if let Some(layout) = html.layout {
                        html.widths(thousandths(table, html.orientation, layout))?;
                    }
                    html.element("thead", &[], |html| {
                        html.element("tr", &[], |html| {
                            table.head.iter().enumerate().try_for_each(|(idx, text)| {
                                let key = part(&format!("{}/{idx}", documents::edits::HEAD));
                                html.element("th", &[("scope", "col")], |html| {
                                    html.editable(&key, |html| html.text(text))
                                })
                            })
                        })
                    })?;
                    html.element("tbody", &[], |html| {
                        table.rows.iter().enumerate().try_for_each(|(idx, row)| {
                            html.page_mark_row(PagePosition::Entry(idx), table)?;
                            html.row(row, table, place, idx)
                        })
                    })
                })
            },
        )
    }

    /// Widths of a table's columns, each in parts of a thousand.
    pub(super) fn widths(&mut self, thousandths: Vec<u32>) -> Result<(), HtmlFault> {
        self.element("colgroup", &[], |html| {
            thousandths.iter().try_for_each(|thousandth| {
                let width = format!("{}.{}%", thousandth / 10, thousandth % 10);
                let column = BytesStart::new("col").with_attributes([("width", width.as_str())]);
                html.writer.write_event(Event::Empty(column))
            })
        })
    }

    fn row(
        &mut self,
        row: &documents::Row,
        table: &Table,
        place: Option<&Place>,
        row_idx: usize,
    ) -> Result<(), HtmlFault> {
        let class = if row.shaded {
            "paper-shaded"
        } else {
            "paper-plain"
        };
        self.element("tr", &[("class", class)], |html| {
            for (idx, text) in row.cells.iter().enumerate() {
                let is_centred = table
                    .columns
                    .get(idx)
                    .is_some_and(|column| column.align == Align::Centre);
                let class = if is_centred {
                    "paper-centre"
                } else {
                    "paper-left"
                };
                let key = place.map_or_else(String::new, |place| place.cell(row_idx, idx));
                html.element("td", &[("class", class)], |html| {
                    html.editable(&key, |html| html.inlines(text))
                })?;
            }
            Ok(())
        })
    }
}
