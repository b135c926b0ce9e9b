//! The .docx writer from outside: what is in the file, and that any text gives a file that opens.
//!
//! `sample_plan_has_every_part` leaves its file in the directory that Cargo keeps for tests (`target/tmp`), for
//! validators and for eyes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at what it did not expect"
)]

#[path = "office-model/package.rs"]
mod package;
#[path = "office-model/sample.rs"]
mod sample;

use duibiao::document::{
    Align, Block, Column, Document, Inline, Manner, Orientation, Row, Section, Table, Typefaces,
    docx, text,
};
use package::Package;
use proptest::prelude::*;
use sample::{ruler, sample_plan};

const PARTS: [&str; 11] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "docProps/core.xml",
    "docProps/app.xml",
];

fn written(document: &Document) -> Package {
    Package::read(&docx::write(document).unwrap())
}

fn of_blocks(blocks: Vec<Block>) -> Document {
    of_sections(vec![Section {
        orientation: Orientation::Portrait,
        blocks,
    }])
}

fn of_sections(sections: Vec<Section>) -> Document {
    Document {
        title: "方案".to_owned(),
        creator: "对标 0.1.0".to_owned(),
        date: "2026-11-22".to_owned(),
        typefaces: Typefaces::Standard,
        sections,
    }
}

fn body(words: &str) -> Block {
    Block::Paragraph {
        manner: Manner::Body,
        text: text(words),
    }
}

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
fn sample_plan_has_every_part() {
    for (typefaces, name) in [
        (Typefaces::Standard, "standard"),
        (Typefaces::Office, "office"),
        (Typefaces::NoTitleFace, "no-title-face"),
    ] {
        let bytes = docx::write(&sample_plan(typefaces)).unwrap();
        let path = format!("{}/plan-{name}.docx", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, &bytes).unwrap();
        let package = Package::read(&bytes);
        assert_eq!(package.names(), PARTS);
        assert!(bytes.len() < 30_000, "{} bytes", bytes.len());
    }
    let bytes = docx::write(&ruler(100)).unwrap();
    std::fs::write(format!("{}/ruler.docx", env!("CARGO_TARGET_TMPDIR")), bytes).unwrap();
}

#[test]
fn two_renders_are_byte_equal() {
    let plan = sample_plan(Typefaces::Standard);
    assert_eq!(docx::write(&plan).unwrap(), docx::write(&plan).unwrap());
}

#[test]
fn parts_are_deflated_and_carry_no_time() {
    let bytes = docx::write(&sample_plan(Typefaces::Standard)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for part_idx in 0..archive.len() {
        let file = archive.by_index(part_idx).unwrap();
        let name = file.name().unwrap();
        assert_eq!(
            file.compression(),
            zip::CompressionMethod::Deflated,
            "{name}"
        );
        assert_eq!(
            file.last_modified(),
            Some(zip::DateTime::default()),
            "{name}"
        );
    }
}

#[test]
fn blocks_become_paragraphs_in_their_styles() {
    let package = written(&of_blocks(vec![
        Block::Title(vec!["示例小学".to_owned(), "整改方案".to_owned()]),
        Block::Paragraph {
            manner: Manner::Flush,
            text: text("县教育局："),
        },
        Block::Heading {
            level: 1,
            text: text("一、情况"),
        },
        Block::Heading {
            level: 2,
            text: text("（一）指标"),
        },
        Block::Heading {
            level: 3,
            text: text("1.场地"),
        },
        Block::Paragraph {
            manner: Manner::Body,
            text: vec![
                Inline::Lead("场地不足。".to_owned()),
                Inline::Text("负责人 ".to_owned()),
                Inline::ToFill("姓名".to_owned()),
            ],
        },
        Block::Paragraph {
            manner: Manner::Note,
            text: text("来源"),
        },
        Block::AnnexMark("附件1".to_owned()),
        Block::AnnexTitle("测算表".to_owned()),
    ]));
    let mark = Inline::ToFill("姓名".to_owned()).shown();
    let expected = [
        "Title|示例小学↵整改方案".to_owned(),
        "Normal|县教育局：".to_owned(),
        "Heading1|一、情况".to_owned(),
        "Heading2|（一）指标".to_owned(),
        "Heading3|1.场地".to_owned(),
        format!("NormalIndent|<Lead>场地不足。</>负责人 <ToFill>{mark}</>"),
        "Note|来源".to_owned(),
        "AnnexMark|附件1".to_owned(),
        "AnnexTitle|测算表".to_owned(),
    ];
    assert_eq!(package.outline(), expected);
}

#[test]
fn headings_are_words_own_with_outline_levels() {
    let styles = written(&of_blocks(vec![])).text("word/styles.xml");
    for (id, name, level) in [
        ("Heading1", "heading 1", 0),
        ("Heading2", "heading 2", 1),
        ("Heading3", "heading 3", 2),
    ] {
        let start = styles
            .find(&format!(r#"w:styleId="{id}"><w:name w:val="{name}"/>"#))
            .unwrap();
        let style = &styles[start..start + styles[start..].find("</w:style>").unwrap()];
        assert!(
            style.contains(&format!(r#"<w:outlineLvl w:val="{level}"/>"#)),
            "{style}"
        );
        assert_eq!(style.contains("<w:keepNext/>"), level < 2, "{style}");
    }
}

/// GB/T 9704-2012: 22 lines of 28 characters on A4 with margins of 37, 26, 35 and 28 mm.
#[test]
fn page_has_the_geometry_of_the_standard() {
    let package = written(&sample_plan(Typefaces::Standard));
    let document = package.text("word/document.xml");
    let upright = concat!(
        r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" "#,
        r#"w:footer="1435" w:gutter="0"/>"#,
    );
    let on_its_side = concat!(
        r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        r#"<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" "#,
        r#"w:footer="907" w:gutter="0"/>"#,
    );
    assert_eq!(document.matches(upright).count(), 2);
    assert_eq!(document.matches(on_its_side).count(), 1);
    assert_eq!(
        document
            .matches(r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#)
            .count(),
        3
    );
    let styles = package.text("word/styles.xml");
    assert!(styles.contains(concat!(
        r#"<w:pPr><w:widowControl w:val="0"/>"#,
        r#"<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>"#,
        r#"<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" "#,
        r#"w:eastAsia="仿宋" w:cs="Times New Roman"/><w:spacing w:val="-5"/><w:sz w:val="32"/>"#,
    )));
    assert!(styles.contains(r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#));
}

#[test]
fn settings_ask_for_even_and_odd_footers_and_no_compatibility_mode() {
    let settings = written(&of_blocks(vec![])).text("word/settings.xml");
    for wanted in [
        "<w:evenAndOddHeaders/>",
        r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
        "<w:balanceSingleByteDoubleByteWidth/>",
        "<w:useFELayout/>",
        r#"w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15""#,
    ] {
        assert!(settings.contains(wanted), "{wanted}");
    }
    assert!(!settings.contains("adjustLineHeightInTable"));
}

#[test]
fn page_number_stands_right_on_odd_pages_and_left_on_even_ones() {
    let package = written(&of_blocks(vec![]));
    for (part, style, indent, alignment) in [
        (
            "word/footer1.xml",
            "Footer",
            r#"<w:ind w:rightChars="100" w:right="280"/>"#,
            "right",
        ),
        (
            "word/footer2.xml",
            "FooterEven",
            r#"<w:ind w:leftChars="100" w:left="280"/>"#,
            "left",
        ),
    ] {
        let footer = package.text(part);
        assert!(
            footer.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)),
            "{footer}"
        );
        assert!(footer.contains(r#"w:instr=" PAGE ""#), "{footer}");
        let wanted = format!(r#"{indent}<w:jc w:val="{alignment}"/>"#);
        assert!(
            package.text("word/styles.xml").contains(&wanted),
            "{wanted}"
        );
    }
}

#[test]
fn each_section_names_both_footers_and_continues_the_page_numbers() {
    let document = written(&sample_plan(Typefaces::Standard)).text("word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    let footers = concat!(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>"#,
        r#"<w:footerReference w:type="even" r:id="rId5"/><w:type w:val="nextPage"/>"#,
    );
    assert_eq!(document.matches(footers).count(), 3);
    assert!(!document.contains("pgNumType"));
}

#[test]
fn a_section_ends_in_its_last_paragraph_and_not_in_one_of_its_own() {
    let section = |orientation, words| Section {
        orientation,
        blocks: vec![body(words)],
    };
    let package = written(&of_sections(vec![
        section(Orientation::Portrait, "一"),
        section(Orientation::Landscape, "二"),
        section(Orientation::Portrait, "三"),
    ]));
    assert_eq!(
        package.outline(),
        ["NormalIndent|一", "NormalIndent|二", "NormalIndent|三"]
    );
    let document = package.text("word/document.xml");
    assert_eq!(document.matches("</w:sectPr></w:pPr>").count(), 2);
    assert!(document.ends_with("</w:sectPr></w:body></w:document>"));
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
fn an_annex_breaks_the_page_unless_it_opens_a_section() {
    let breaks = |blocks| {
        let document = written(&of_blocks(blocks)).text("word/document.xml");
        document.matches("<w:pageBreakBefore/>").count()
    };
    let mark = || Block::AnnexMark("附件1".to_owned());
    assert_eq!(breaks(vec![mark()]), 0);
    assert_eq!(breaks(vec![body("一"), mark()]), 1);
}

#[test]
fn empty_sections_leave_no_page_and_an_empty_document_has_one() {
    let empty = || Section {
        orientation: Orientation::Landscape,
        blocks: vec![],
    };
    let package = written(&of_sections(vec![
        empty(),
        Section {
            orientation: Orientation::Portrait,
            blocks: vec![body("一")],
        },
        empty(),
    ]));
    assert_eq!(
        package
            .text("word/document.xml")
            .matches("<w:sectPr>")
            .count(),
        1
    );
    assert_eq!(written(&of_sections(vec![])).outline(), ["Normal|"]);
    assert_eq!(
        written(&of_blocks(vec![Block::AnnexList(vec![])])).outline(),
        ["Normal|"]
    );
}

#[test]
fn a_table_spans_the_text_with_columns_that_add_up() {
    for (orientation, width) in [
        (Orientation::Portrait, 8845),
        (Orientation::Landscape, 12756),
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

/// GB/T 9704-2012, 7.3.4: two characters in, and wrapped lines under the name.
#[test]
fn annexes_are_listed_by_number_unless_there_is_one() {
    let list = |names: usize| {
        let names = (1..=names).map(|_| "测算表".to_owned()).collect();
        written(&of_blocks(vec![body("前"), Block::AnnexList(names)]))
    };
    let single = list(1);
    assert_eq!(single.outline()[1..], ["AnnexList|附件：测算表"]);
    let document = single.text("word/document.xml");
    assert!(document.contains(
        r#"<w:spacing w:before="579"/><w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" w:hanging="960"/>"#
    ));
    let many = list(10);
    assert_eq!(many.outline()[1], "AnnexList|附件：1.测算表");
    assert_eq!(many.outline()[2], "AnnexList|2.测算表");
    let document = many.text("word/document.xml");
    for indent in [
        r#"<w:ind w:leftChars="575" w:left="1840" w:hangingChars="375" w:hanging="1200"/>"#,
        r#"<w:ind w:leftChars="575" w:left="1840" w:hangingChars="75" w:hanging="240"/>"#,
        r#"<w:ind w:leftChars="625" w:left="2000" w:hangingChars="125" w:hanging="400"/>"#,
    ] {
        assert!(document.contains(indent), "{indent}");
    }
}

#[test]
fn a_signature_stays_with_the_text_before_it() {
    let document = written(&of_blocks(vec![
        body("前"),
        Block::Signature {
            signer: text("示例小学"),
            date: text("2026年11月22日"),
            sealed: true,
        },
    ]))
    .text("word/document.xml");
    assert!(document.contains(r#"<w:pStyle w:val="NormalIndent"/><w:keepNext/>"#));
    assert!(document.contains(r#"<w:ind w:rightChars="550" w:right="1760"/>"#));
    assert!(document.contains(r#"<w:ind w:rightChars="400" w:right="1280"/>"#));
}

#[test]
fn each_choice_of_typefaces_names_its_own_and_no_theme() {
    for (typefaces, named, not_named) in [
        (
            Typefaces::Standard,
            vec!["仿宋", "楷体", "方正小标宋简体"],
            vec!["仿宋_GB2312"],
        ),
        (
            Typefaces::Office,
            vec!["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"],
            vec!["楷体"],
        ),
        (
            Typefaces::NoTitleFace,
            vec!["仿宋", "宋体"],
            vec!["方正小标宋简体"],
        ),
    ] {
        let package = written(&sample_plan(typefaces));
        let styles = package.text("word/styles.xml");
        let fonts = package.text("word/fontTable.xml");
        for name in named {
            assert!(
                styles.contains(&format!(r#"w:eastAsia="{name}""#)),
                "{typefaces:?} {name}"
            );
            assert!(
                fonts.contains(&format!(r#"w:name="{name}""#)),
                "{typefaces:?} {name}"
            );
        }
        for name in not_named {
            assert!(
                !styles.contains(&format!(r#"w:eastAsia="{name}""#)),
                "{typefaces:?} {name}"
            );
        }
        assert!(!styles.contains("Theme"));
    }
}

#[test]
fn properties_hold_title_tool_and_day_only() {
    let core = written(&of_blocks(vec![])).text("docProps/core.xml");
    assert!(core.contains("<dc:title>方案</dc:title><dc:creator>对标 0.1.0</dc:creator>"));
    assert!(core.contains(">2026-11-22T00:00:00Z</dcterms:created>"));
    let undated = Document {
        date: "someday".to_owned(),
        ..of_blocks(vec![])
    };
    assert!(
        !written(&undated)
            .text("docProps/core.xml")
            .contains("dcterms:created")
    );
}

#[test]
fn hostile_text_comes_back_without_what_xml_cannot_hold() {
    let cases = [
        ("<w:p>&amp;\"'</w:t>]]>", "<w:p>&amp;\"'</w:t>]]>"),
        ("甲\u{0}乙\u{1}丙\u{1f}丁\u{7f}戊\u{9f}己", "甲乙丙丁戊己"),
        ("甲\u{fffe}乙\u{ffff}丙", "甲乙丙"),
        ("𠮷野小学👩🏽‍🏫🏳️‍🌈\u{10ffff}", "𠮷野小学👩🏽‍🏫🏳️‍🌈\u{10ffff}"),
        ("  前后  空格 ", "  前后  空格 "),
        ("一行\r\n二行\t三", "一行↵二行 三"),
        ("\n", "↵"),
        ("", ""),
    ];
    for (typed, shown) in cases {
        let package = written(&of_blocks(vec![body(typed)]));
        assert_eq!(package.outline(), [format!("NormalIndent|{shown}")]);
    }
    let long = "校".repeat(10_000);
    assert_eq!(
        written(&of_blocks(vec![body(&long)])).outline(),
        [format!("NormalIndent|{long}")]
    );
}

/// Any character, with those that break files more often than chance would bring them.
fn any_words() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        1 => prop::sample::select(vec![
            '<', '>', '&', '"', '\'', '\0', '\u{b}', '\r', '\n', '\t', '\u{fffe}', '\u{ffff}', ']', '\u{202e}', '𠮷',
        ]),
        1 => prop::sample::select(vec!['校', '学', '一', '。']),
    ];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let inline = prop_oneof![
        any_words().prop_map(Inline::Text),
        any_words().prop_map(Inline::Lead),
        any_words().prop_map(Inline::ToFill),
    ];
    prop::collection::vec(inline, 0..4)
}

fn any_table() -> impl Strategy<Value = Table> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Centre)];
    let column = (any::<u32>(), align).prop_map(|(share, align)| Column { share, align });
    let row = (prop::collection::vec(any_inlines(), 0..4), any::<bool>())
        .prop_map(|(cells, shaded)| Row { cells, shaded });
    (
        prop::option::of(any_words()),
        prop::collection::vec(column, 0..4),
        prop::collection::vec(any_words(), 0..4),
        prop::collection::vec(row, 0..4),
    )
        .prop_map(|(caption, columns, head, rows)| Table {
            caption,
            columns,
            head,
            rows,
        })
}

fn any_block() -> impl Strategy<Value = Block> {
    let manner = prop_oneof![Just(Manner::Body), Just(Manner::Flush), Just(Manner::Note)];
    let some_words = || prop::collection::vec(any_words(), 0..3);
    prop_oneof![
        some_words().prop_map(Block::Title),
        (any::<u8>(), any_inlines()).prop_map(|(level, text)| Block::Heading { level, text }),
        (manner, any_inlines()).prop_map(|(manner, text)| Block::Paragraph { manner, text }),
        any_table().prop_map(Block::Table),
        some_words().prop_map(Block::AnnexList),
        (any_inlines(), any_inlines(), any::<bool>()).prop_map(|(signer, date, sealed)| {
            Block::Signature {
                signer,
                date,
                sealed,
            }
        }),
        any_words().prop_map(Block::AnnexMark),
        any_words().prop_map(Block::AnnexTitle),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    let orientation = prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)];
    let section = (orientation, prop::collection::vec(any_block(), 0..6)).prop_map(
        |(orientation, blocks)| Section {
            orientation,
            blocks,
        },
    );
    (
        any_words(),
        any_words(),
        any_words(),
        prop::collection::vec(section, 0..4),
    )
        .prop_map(|(title, creator, date, sections)| Document {
            title,
            creator,
            date,
            typefaces: Typefaces::Standard,
            sections,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_document_gives_well_formed_parts_and_whole_tables(document in any_document()) {
        let package = written(&document);
        package.check_well_formed();
        package.check_tables();
    }
}
