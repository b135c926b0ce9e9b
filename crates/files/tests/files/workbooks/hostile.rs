//! Files that nobody should be able to do harm with, and the odd ones that programs write.

use std::io::Cursor;
use std::time::Duration;

use files::tables::{self, ReadFault};
use school::profile::SchoolKind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{read, recognised, shown};
use support::xlsx_package::{BOOK, STRINGS, package, sheet};

/// What `act` gives, and how long it takes.
#[expect(
    clippy::disallowed_methods,
    reason = "the time of a test decides nothing but the test"
)]
fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let start = std::time::Instant::now();
    let given = act();
    (given, start.elapsed())
}

/// Why it is refused; it must not take longer than two seconds, also on a slow machine.
fn refused(bytes: &[u8]) -> ReadFault {
    let (fault, taken) = timed(|| tables::read("表.xlsx", bytes, &mut |_| {}).unwrap_err());
    // What is promised holds for the optimised build; an unoptimised one must only come to an end.
    let most = if cfg!(debug_assertions) { 120 } else { 2 };
    assert!(taken < Duration::from_secs(most), "{taken:?} for {fault}");
    let sentence = fault.to_string();
    assert!(!sentence.is_empty() && !sentence.ends_with('。'));
    fault
}

#[test]
fn bombs_are_refused_while_they_unfold() {
    // 100 MB of blanks in 100 KB.
    let blanks = vec![b' '; 100_000_000];
    let bomb = package(&sheet(""), STRINGS, &[("xl/media/a.bin", &blanks)]);
    assert!(bomb.len() < 200_000);
    assert_eq!(refused(&bomb), ReadFault::Bomb);
    let shared = format!("{STRINGS}{}", String::from_utf8(blanks).unwrap());
    assert_eq!(refused(&package(&sheet(""), &shared, &[])), ReadFault::Bomb);
    // Many small parts.
    let names: Vec<String> = (0..2_500).map(|idx| format!("xl/a{idx}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(
        refused(&package(&sheet(""), STRINGS, &parts)),
        ReadFault::Bomb
    );
}

#[test]
fn a_size_that_lies_is_counted() {
    let blanks = vec![b' '; 60_000_000];
    let mut bomb = package(&sheet(""), STRINGS, &[("xl/media/a.bin", &blanks)]);
    // The sizes in the directory and before the part say 1 byte.
    let size = 60_000_000_u32.to_le_bytes();
    let mut at = 0;
    while let Some(found) = bomb[at..].windows(4).position(|window| window == size) {
        at += found;
        bomb[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let fault = refused(&bomb);
    assert!(
        matches!(fault, ReadFault::Bomb | ReadFault::Broken { .. }),
        "{fault:?}"
    );
}

#[test]
fn entities_and_nesting_are_refused() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    assert!(matches!(
        refused(&package(&sheet(""), laughs, &[])),
        ReadFault::Hostile { .. }
    ));
    let deep = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    assert!(matches!(
        refused(&package(&sheet(&deep), STRINGS, &[])),
        ReadFault::Hostile { .. }
    ));
}

#[test]
fn a_million_columns_or_cells_are_refused() {
    let wide = r#"<row r="1"><c r="BDWGN1"><v>1</v></c></row>"#;
    assert!(matches!(
        refused(&package(&sheet(wide), STRINGS, &[])),
        ReadFault::TooMuch { .. } | ReadFault::Broken { .. }
    ));
    let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    assert_eq!(
        refused(&package(&sheet(wide), STRINGS, &[])).to_string(),
        "工作表“表”：列数超过能读的 1000；请只留要用的部分，另存后再试"
    );
    let cells = "<c><v>1</v></c>".repeat(900);
    let many: String = (1..=600)
        .map(|row| format!(r#"<row r="{row}">{cells}</row>"#))
        .collect();
    assert!(matches!(
        refused(&package(&sheet(&many), STRINGS, &[])),
        ReadFault::TooMuch { .. }
    ));
    let csv = ",".repeat(1_000_000) + "1";
    assert!(matches!(refused(csv.as_bytes()), ReadFault::TooMuch { .. }));
    let csv = "1,2,3,4,5,6,7,8\n".repeat(100_000);
    assert!(matches!(refused(csv.as_bytes()), ReadFault::TooMuch { .. }));
    // Two cells far apart are two cells.
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="ALL1048576"><v>2</v></c></row>"#;
    assert_eq!(
        read(&package(&sheet(far), STRINGS, &[])).sheets[0]
            .cells
            .len(),
        2
    );
}

#[test]
fn addresses_that_no_sheet_has_are_refused() {
    let cell = |address: &str| format!(r#"<row r="1"><c r="{address}"><v>1</v></c></row>"#);
    let dimension = |address: &str| {
        sheet("").replace(
            "<sheetData>",
            &format!(r#"<dimension ref="{address}"/><sheetData>"#),
        )
    };
    for part in [
        sheet(&cell("ABCD1")),
        sheet(&cell("A12345678")),
        dimension("AgeSetUpPr"),
        dimension("A1:C99999999999"),
        dimension("AP1:C6"),
        dimension("A10:C9"),
        sheet("").replace(
            "</worksheet>",
            r#"<mergeCells><mergeCell ref="A1:ZZZZZZZZ1"/></mergeCells></worksheet>"#,
        ),
    ] {
        let fault = refused(&package(&part, STRINGS, &[]));
        assert!(matches!(fault, ReadFault::Broken { .. }), "{fault:?}");
    }
    // The last cell of a sheet is beyond the columns that are read, which is said in other words.
    let fault = refused(&package(&sheet(&cell("XFD1048576")), STRINGS, &[]));
    assert!(matches!(fault, ReadFault::TooMuch { .. }), "{fault:?}");
}

#[test]
fn one_part_for_many_sheets_is_refused() {
    let sheets: String = (1..100)
        .map(|idx| format!(r#"<sheet name="s{idx}" sheetId="{idx}" r:id="rId1"/>"#))
        .collect();
    let book = BOOK.replace(r#"<sheet name="表" sheetId="1" r:id="rId1"/>"#, &sheets);
    let bytes = package(&sheet(""), STRINGS, &[("xl/workbook.xml", book.as_bytes())]);
    assert!(matches!(refused(&bytes), ReadFault::Broken { .. }));
}

#[test]
fn other_kinds_are_named_with_the_way_out() {
    for (bytes, part) in [
        (&b""[..], "文件是空的"),
        (b"%PDF-1.7", "这是PDF文件"),
        (b"\x89PNG\r\n\x1A\n\0\0", "这是图片，里面的数读不出来"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "这是图片，里面的数读不出来"),
        (b"Rar!\x1A\x07\x01\0", "这是压缩包；请先解压"),
        (b"7z\xBC\xAF\x27\x1C\0\x04", "这是压缩包；请先解压"),
        (b"<!DOCTYPE html><html></html>", "这是网页或 XML 文件"),
        (b"PK\x03\x04 nothing", "文件不完整或已损坏"),
        (
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0][..],
            "文件不完整或已损坏",
        ),
        (&[0x00, 0xFF, 0x80, 0x01][..], "读不出文字"),
    ] {
        let sentence = refused(bytes).to_string();
        assert!(sentence.starts_with(part), "{sentence}");
    }
    let word = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default())
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    assert!(refused(&word).to_string().starts_with("这是 Word 文件"));
}

#[test]
fn files_cut_off_or_changed_anywhere_never_stop_the_program() {
    let whole = super::made::sheet("表", &["教基2106", "|合计", "总计|26"], &[(0, 0, 0, 1)]);
    for len in (0..whole.len()).step_by(7) {
        tables::read("表", &whole[..len], &mut |_| {}).ok();
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x5A;
        if let Ok(book) = tables::read("表", &changed, &mut |_| {}) {
            recognised(&[book], SchoolKind::Primary);
        }
    }
}

#[test]
fn inline_texts_rich_texts_prefixes_and_missing_addresses_are_read() {
    let rows = r#"<x:row><x:c t="inlineStr"><x:is><x:t>教基2106</x:t></x:is></x:c></x:row><x:row><x:c/><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:r><x:t>总</x:t></x:r><x:r><x:t>计</x:t></x:r></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>26</x:v></x:c></x:row>"#;
    let sheet = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>{rows}</x:sheetData></x:worksheet>"#
    );
    let strings = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>合</t></r><r><rPr><b/></rPr><t xml:space="preserve">计 </t></r><rPh sb="0" eb="1"><t>he</t></rPh></si></sst>"#;
    let book = read(&package(&sheet, strings, &[]));
    assert_eq!(
        shown(&recognised(&[book], SchoolKind::Primary)),
        ["classes/primary=26 @B3"]
    );
}

#[test]
fn csv_is_read_in_every_encoding_and_with_every_separator() {
    let text = "教基2106,,\n,合计,25人及以下\n\n总计,26,0\n";
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    let mark = ["\u{FEFF}", text].concat().into_bytes();
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let semicolons = text.replace(',', ";").into_bytes();
    let tabs = text.replace(',', "\t").replace('\n', "\r\n").into_bytes();
    let separated = ["sep=,\n", text].concat().into_bytes();
    for (bytes, cell) in [
        (text.as_bytes().to_vec(), "B4"),
        (gbk, "B4"),
        (mark, "B4"),
        (utf16, "B4"),
        (semicolons, "B4"),
        (tabs, "B4"),
        (separated, "B5"),
    ] {
        let found = shown(&recognised(&[read(&bytes)], SchoolKind::Primary));
        assert_eq!(found, [format!("classes/primary=26 @{cell}")]);
    }
    // A line end within a cell does not move the rows below.
    let book = read("教基2106,\"合\n计\"\n总计,26\n".as_bytes());
    assert_eq!(
        book.sheets[0]
            .cells
            .last()
            .map(|cell| cell.address())
            .as_deref(),
        Some("B2")
    );
}

#[test]
fn hostile_names_come_through_as_they_are() {
    let long = "字".repeat(10_000);
    for name in [
        "<img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "\u{202E}反向",
        "👨‍👩‍👧 校",
        "𠀀𪚥学校",
        long.as_str(),
    ] {
        let lines = ["教基1001".to_owned(), format!("学校名称|{name}")];
        // The maker of the tests parts cells by the same sign.
        if name.contains('|') {
            continue;
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let book = read(&super::made::sheet("表", &lines, &[]));
        assert_eq!(
            shown(&recognised(&[book], SchoolKind::Primary)),
            [format!("school/name={name}")]
        );
    }
}

#[test]
fn a_roster_of_two_thousand_schools_is_read_quickly() {
    let mut lines = vec![String::new(), String::new()];
    let slots = tables::roster::slots(data::form_catalogue());
    let codes: Vec<String> = slots.iter().take(39).map(tables::code).collect();
    lines.push(format!("school/name|{}", codes.join("|")));
    lines.extend((0..2_000).map(|row| format!("学校{row}|{}", vec!["42"; 39].join("|"))));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let bytes = super::made::sheet("名册", &lines, &[]);
    let (roster, taken) = timed(|| {
        tables::roster::read(
            &read(&bytes),
            data::form_catalogue(),
            data::tables(),
            &mut |_| {},
        )
    });
    assert_eq!((roster.schools.len(), roster.warnings.len()), (2_000, 0));
    let most = if cfg!(debug_assertions) {
        120_000
    } else {
        1_500
    };
    assert!(taken < Duration::from_millis(most), "{taken:?}");
}
