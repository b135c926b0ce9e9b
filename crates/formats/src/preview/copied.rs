//! A table as other programs take it from the clipboard.
//!
//! In: a [`TableView`]. Out: a table of HTML for Word and WPS, and lines of cells for whatever takes text alone. Nothing of the
//! page is in it: no marks of pages, no fields.

use super::{CellView, TableView, Text};

impl TableView {
    /// The table with its caption above it, as HTML.
    pub fn to_html(&self) -> String {
        let caption = self.caption.as_ref();
        let caption = caption.map_or_else(String::new, |text| {
            format!("<p align=\"center\">{}</p>", escaped(&said(text)))
        });
        let cells = |tag: &str, texts: &mut dyn Iterator<Item = String>| -> String {
            let cells = texts.map(|text| format!("<{tag}>{}</{tag}>", escaped(&text)));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let head = cells("th", &mut self.head.iter().map(said));
        let rows = self.rows.iter();
        let rows: String = rows
            .map(|row| cells("td", &mut row.cells.iter().map(of_cell)))
            .collect();
        format!(
            "{caption}<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead>{head}</thead><tbody>{rows}</tbody></table>"
        )
    }

    /// The table as lines of cells with tabs between them, its caption first.
    pub fn to_text(&self) -> String {
        let line = |texts: &mut dyn Iterator<Item = String>| {
            let texts = texts.map(|text| text.replace(['\t', '\n', '\r'], " "));
            texts.collect::<Vec<String>>().join("\t")
        };
        let caption = self.caption.iter().map(said);
        let head = line(&mut self.head.iter().map(said));
        let rows = self.rows.iter();
        let rows = rows.map(|row| line(&mut row.cells.iter().map(of_cell)));
        let lines: Vec<String> = caption.chain([head]).chain(rows).collect();
        lines.join("\n")
    }
}

fn of_cell(cell: &CellView) -> String {
    said(&cell.text)
}

/// What stands there, with its number.
fn said(text: &Text) -> String {
    format!("{}{}", text.number, text.printed())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::{RowView, Run};
    use super::*;

    fn text(words: &str) -> Text {
        Text {
            runs: vec![Run::Text(words.to_owned())],
            ..Text::default()
        }
    }

    #[test]
    fn a_table_is_copied_cell_by_cell() {
        let cell = |words: &str| CellView {
            class: "",
            is_fixed: false,
            text: text(words),
            words: None,
        };
        let row = RowView {
            id: String::new(),
            page: Some(2),
            class: "",
            cells: vec![cell("小于<5>&"), cell("两\t行\n字")],
            heads: Rc::default(),
        };
        let table = TableView {
            caption: Some(Text {
                number: "表1　".to_owned(),
                ..text("问题")
            }),
            is_ledger: false,
            is_many: false,
            width: None,
            widths: Vec::new(),
            head: vec![text("事项"), text("现状")],
            rows: vec![Rc::new(row)],
        };
        assert_eq!(
            table.to_html(),
            "<p align=\"center\">表1　问题</p><table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\
             <thead><tr><th>事项</th><th>现状</th></tr></thead>\
             <tbody><tr><td>小于&lt;5&gt;&amp;</td><td>两\t行<br>字</td></tr></tbody></table>"
        );
        assert_eq!(table.to_text(), "表1　问题\n事项\t现状\n小于<5>&\t两 行 字");
    }
}
