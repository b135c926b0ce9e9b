//! Where pages begin, by the measures of the file.

use documents::{Align, Block, Column, Orientation, ParagraphKind, Row, Section, Table, text};
use formats::docx::pages::{PagePosition, PageStart, page_starts};
use proptest::prelude::proptest;

use super::{body, of_blocks, of_sections};
use support::office_model::any_document::any_document;
use support::office_model::sample::ruler;
use support::sample;

fn at(block: usize, position: PagePosition) -> PageStart {
    PageStart {
        section: 0,
        block,
        position,
    }
}

fn lines(count: usize) -> Block {
    Block::Paragraph {
        kind: ParagraphKind::Flush,
        text: text("学".repeat(28 * count)),
    }
}

fn table(rows: usize) -> Block {
    Block::Table(Table {
        caption: Some("表1 任务".to_owned()),
        columns: vec![
            Column {
                share: 1,
                align: Align::Left
            };
            2
        ],
        head: ["编号", "措施"].map(str::to_owned).to_vec(),
        rows: vec![
            Row {
                cells: ["R1", "测量"].map(text).to_vec(),
                shaded: false,
            };
            rows
        ],
    })
}

#[test]
fn a_page_holds_22_lines_of_28_characters() {
    let starts = |count| page_starts(&ruler(count)).len();
    assert_eq!([1, 22, 23, 44, 45, 100].map(starts), [1, 1, 2, 2, 3, 5]);
    let second = page_starts(&ruler(23))[1];
    assert_eq!(second, at(0, PagePosition::Character(22 * 28)));
}

#[test]
fn a_heading_is_not_left_behind() {
    let heading = || Block::Heading {
        level: 1,
        text: text("二、目标"),
    };
    // With 20 lines above, heading and one line of the text fit; with 21 only the heading would.
    let starts = |above| page_starts(&of_blocks(vec![lines(above), heading(), lines(3)]));
    assert_eq!(starts(20)[1], at(2, PagePosition::Character(28)));
    assert_eq!(starts(21)[1], at(1, PagePosition::Start));
}

#[test]
fn a_table_breaks_between_rows_under_its_repeated_head() {
    // A row is 320 + 114 + 10 twips high, the head 10 more, the caption 579; 22 lines are 12738.
    let rows_of_first_page = (12738 - 579 - 454) / 444;
    let starts = page_starts(&of_blocks(vec![table(60)]));
    assert_eq!(starts[1], at(0, PagePosition::Entry(rows_of_first_page)));
    let rows_of_second_page = (12738 - 454) / 444;
    let third = rows_of_first_page + rows_of_second_page;
    assert_eq!(starts[2], at(0, PagePosition::Entry(third)));
    // Caption, head and a row want 1477 twips: 19 lines of text leave 1737, 20 leave 1158.
    let starts = |above| page_starts(&of_blocks(vec![lines(above), table(8)]));
    assert_eq!(starts(19)[1], at(1, PagePosition::Entry(1)));
    assert_eq!(starts(20)[1], at(1, PagePosition::Start));
}

#[test]
fn each_section_begins_a_page_and_an_annex_too() {
    let section = |orientation| Section {
        orientation,
        blocks: vec![body("字"), Block::AnnexMark("附件1".to_owned())],
    };
    let document = of_sections(vec![
        section(Orientation::Portrait),
        section(Orientation::Landscape),
    ]);
    let starts: Vec<(usize, usize)> = page_starts(&document)
        .iter()
        .map(|start| (start.section, start.block))
        .collect();
    assert_eq!(starts, [(0, 0), (0, 1), (1, 0), (1, 1)]);
}

#[test]
fn a_signature_takes_the_last_text_with_it() {
    let signature = Block::Signature {
        signer: text("示例小学"),
        date: text("2026年11月22日"),
        sealed: true,
    };
    let names = Block::AnnexList(vec!["测算表".to_owned()]);
    let blocks = |above| {
        vec![
            lines(above),
            body("妥否，请批示。"),
            names.clone(),
            signature.clone(),
        ]
    };
    let starts = |above| page_starts(&of_blocks(blocks(above)));
    // One line of text, one blank, one of 附件说明, two blanks, two of the signature.
    assert_eq!(starts(15).len(), 1);
    assert_eq!(starts(16)[1], at(1, PagePosition::Start));
}

#[test]
fn a_document_without_anything_is_one_page() {
    assert_eq!(page_starts(&of_sections(Vec::new())).len(), 1);
    assert_eq!(page_starts(&of_blocks(Vec::new())).len(), 1);
}

proptest! {
    #![proptest_config(sample::laws(64, 1000))]
    #[test]
    fn pages_of_any_document_begin_one_after_another(document in any_document()) {
        let place = |place| match place {
            PagePosition::Start => 0,
            PagePosition::Character(at) | PagePosition::Entry(at) => at,
        };
        let order: Vec<(usize, usize, usize)> = page_starts(&document)
            .iter()
            .map(|start| (start.section, start.block, place(start.position)))
            .collect();
        assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
    }
}
