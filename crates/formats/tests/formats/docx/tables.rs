//! Tables: widths, header rows, and the shapes that Word would call damaged.

use documents::{Align, Block, Column, Orientation, Row, Section, Table, text};

use super::{body, of_blocks, of_sections, written};

fn table(columns: usize, head: usize, rows: &[usize]) -> Block {
    Block::Table(Table {
        caption: None,
        columns: vec![
            Column {
                share: 1,
                align: Align::Centre
            };
            columns
        ],
        head: vec!["列".to_owned(); head],
        rows: rows
            .iter()
            .map(|cells| Row {
                cells: vec![text("格"); *cells],
                shaded: false,
            })
            .collect(),
    })
}

#[test]
fn a_section_that_ends_in_a_table_gets_the_lowest_paragraph_after_it() {
    let package = written(&of_blocks(vec![table(1, 1, &[1])]));
    assert_eq!(
        package.outline(),
        ["TableHead|列", "TableNumber|格", "AfterTable|"]
    );
}

#[test]
fn a_table_spans_the_text_with_columns_that_add_up() {
    for (orientation, width) in [
        (Orientation::Portrait, 8845),
        (Orientation::Landscape, 14118),
    ] {
        let package = written(&of_sections(vec![Section {
            orientation,
            blocks: vec![table(7, 7, &[7, 7])],
        }]));
        assert_eq!(package.table_grids().len(), 1);
        assert_eq!(package.table_grids()[0].iter().sum::<u32>(), width);
        let document = package.text("word/document.xml");
        assert!(document.contains(&format!(r#"<w:tblW w:w="{width}" w:type="dxa"/>"#)));
        assert!(document.contains(r#"<w:tblLayout w:type="fixed"/>"#));
        assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(document.matches("<w:cantSplit/>").count(), 3);
    }
}

#[test]
fn tables_without_rows_or_columns_stay_valid() {
    let cases: [(usize, usize, &[usize], &str); 6] = [
        (0, 0, &[], ""),
        (3, 0, &[], ""),
        (0, 0, &[0, 0], ""),
        (2, 2, &[], "TableHead TableHead AfterTable"),
        (2, 0, &[1], "TableNumber TableNumber AfterTable"),
        (
            1,
            1,
            &[2],
            "TableHead TableHead TableNumber TableText AfterTable",
        ),
    ];
    for (columns, head, rows, styles) in cases {
        let package = written(&of_blocks(vec![body("前"), table(columns, head, rows)]));
        let outline = package.outline();
        let found: Vec<&str> = outline[1..]
            .iter()
            .filter_map(|line| line.split('|').next())
            .collect();
        assert_eq!(
            found.join(" "),
            styles,
            "{columns} columns, {head} in head, rows {rows:?}"
        );
        package.check_tables();
    }
}

#[test]
fn tables_in_a_row_are_kept_apart() {
    let package = written(&of_blocks(vec![table(1, 1, &[]), table(1, 1, &[])]));
    assert_eq!(
        package.outline(),
        ["TableHead|列", "AfterTable|", "TableHead|列", "AfterTable|"]
    );
}

#[test]
fn a_shaded_row_is_filled_cell_by_cell() {
    let Block::Table(mut shaded) = table(3, 3, &[3, 3]) else {
        unreachable!()
    };
    shaded.rows[1].shaded = true;
    let document = written(&of_blocks(vec![Block::Table(shaded)])).text("word/document.xml");
    assert_eq!(
        document
            .matches(r#"<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/>"#)
            .count(),
        3
    );
}
