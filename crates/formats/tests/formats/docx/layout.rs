//! Page geometry, styles and indents.

use documents::{Block, Typefaces, text};

use super::{body, of_blocks, written};
use support::office_model::sample::sample_plan;

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

/// GB/T 9704-2012: 22 lines of 28 characters on A4 with margins of 37, 26, 35 and 28 mm; two thirds of them on its side.
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
        r#"<w:pgMar w:top="1058" w:right="1398" w:bottom="982" w:left="1322" w:header="851" "#,
        r#"w:footer="415" w:gutter="0"/>"#,
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
fn a_list_of_annexes_stays_with_the_text_and_the_signature() {
    let document = written(&of_blocks(vec![
        body("前"),
        body("妥否，请批示。"),
        Block::AnnexList(vec!["测算表".to_owned(), "平面图".to_owned()]),
        Block::Signature {
            signer: text("示例小学"),
            date: text("2026年11月22日"),
            sealed: true,
        },
    ]))
    .text("word/document.xml");
    let keeps_next = document.split("<w:p>").skip(1);
    let keeps_next: Vec<bool> = keeps_next
        .map(|paragraph| paragraph.contains("<w:keepNext/>"))
        .collect();
    // The last text, both annexes; the name is kept with the date by its style.
    assert_eq!(keeps_next, [false, true, true, true, false, false]);
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
fn each_style_in_use_is_defined_once() {
    let package = written(&sample_plan(Typefaces::Standard));
    let styles = package.text("word/styles.xml");
    for id in package.styles_used() {
        assert_eq!(
            styles.matches(&format!(r#"w:styleId="{id}""#)).count(),
            1,
            "{id}"
        );
    }
}
