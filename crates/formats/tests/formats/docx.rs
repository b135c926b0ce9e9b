//! The .docx writer from outside: what is in the file, and that any text gives a file that opens.
//!
//! `sample_plan_has_every_part` leaves its file in the directory that Cargo keeps for tests (`target/tmp`), for
//! validators and for eyes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at what it did not expect"
)]

mod layout;
mod pages;
mod tables;

use documents::{Block, Document, Inline, Orientation, ParagraphKind, Section, Typefaces, text};
use formats::docx;
use proptest::prelude::proptest;
use support::office_model::any_document::any_document;
use support::office_model::package::Package;
use support::office_model::sample::{ruler, sample_plan};
use support::sample;

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
        layout: None,
        built_in: Box::new(data::layout(Typefaces::Standard).clone()),
        editing: Default::default(),
        sections,
    }
}

fn body(words: &str) -> Block {
    Block::Paragraph {
        kind: ParagraphKind::Body,
        text: text(words),
    }
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
fn long_parts_are_deflated_and_none_carries_a_time() {
    let bytes = docx::write(&sample_plan(Typefaces::Standard)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for part_idx in 0..archive.len() {
        let file = archive.by_index(part_idx).unwrap();
        let name = file.name().unwrap();
        let is_deflated = file.compression() == zip::CompressionMethod::Deflated;
        assert_eq!(is_deflated, file.size() >= 1024, "{name}");
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
            kind: ParagraphKind::Flush,
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
            kind: ParagraphKind::Body,
            text: vec![
                Inline::Lead("场地不足。".to_owned()),
                Inline::Text("负责人 ".to_owned()),
                Inline::ToFill("姓名".to_owned()),
            ],
        },
        Block::Paragraph {
            kind: ParagraphKind::Note,
            text: text("来源"),
        },
        Block::AnnexMark("附件1".to_owned()),
        Block::AnnexTitle("测算表".to_owned()),
    ]));
    let expected = [
        "Title|示例小学↵整改方案".to_owned(),
        "Normal|县教育局：".to_owned(),
        "Heading1|一、情况".to_owned(),
        "Heading2|（一）指标".to_owned(),
        "Heading3|1.场地".to_owned(),
        "NormalIndent|<Lead>场地不足。</>负责人 ＿＿＿".to_owned(),
        "Note|来源".to_owned(),
        "AnnexMark|附件1".to_owned(),
        "AnnexTitle|测算表".to_owned(),
    ];
    assert_eq!(package.outline(), expected);
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
        ("甲\u{202e}乙\u{2067}丙", "甲乙丙"),
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

proptest! {
    #![proptest_config(sample::laws(100, 2000))]

    #[test]
    fn any_document_gives_well_formed_parts_and_whole_tables(document in any_document()) {
        let package = written(&document);
        package.check_well_formed();
        package.check_tables();
    }
}
