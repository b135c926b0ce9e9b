//! The examples of the pages for pack writers are whole: what a county copies from there can be opened.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot find its page has failed"
)]

use standard::validation;

fn examples(page: &str) -> Vec<String> {
    let mut pieces = page.split("```toml\n").skip(1);
    let mut found = Vec::new();
    for piece in pieces.by_ref() {
        found.push(piece.split("```").next().unwrap().to_owned());
    }
    found
}

#[test]
fn the_pack_of_the_county_page_can_be_opened_and_is_written_again_the_same() {
    let page = include_str!("../docs/county-pack.md");
    let [text] = examples(page).try_into().unwrap();
    let opened = packs::open(text.as_bytes(), data::form_catalogue(), data::index());
    let standard = opened.unwrap();
    assert_eq!(standard.indicators.len(), 3);
    let again = packs::read(&packs::write(&standard), data::form_catalogue());
    assert_eq!(again.unwrap(), standard);
}

/// A pack with one indicator, of which a page shows some lines.
fn pack_with(lines: &str) -> String {
    format!(
        r#"
id = "example"
edition = "1"
title = "例子"
short = "例子"
number = "无"
issued = "无"
status = "只用于测试"
sources = [{{ key = "Y", what = "测试" }}]
groups = [{{ id = "all", name = "全部", rule = "all", clause = {{ place = "第一条", sources = ["Y"], confidence = "high" }} }}]

[[indicators]]
id = "E1"
name = "例子"
short = "例子"
group = "all"
carrier = "school"
scope = "school"
unit = "none"
places = 2
gap_step = "1"
clause = {{ place = "第二条", sources = ["Y"], confidence = "high" }}
{lines}
"#
    )
}

#[test]
fn the_lines_that_the_page_on_packs_shows_are_right() {
    let page = include_str!("../docs/standards-packs.md");
    let found = examples(page);
    assert_eq!(found.len(), 6);
    for lines in found {
        let rule = if lines.contains("rule = ") || lines.contains("[indicators.rule.") {
            ""
        } else {
            "rule = { each_limit = { of = [\"class_sizes\"] } }\n"
        };
        let text = pack_with(&format!("{rule}{lines}"));
        let standard = packs::read(&text, data::form_catalogue()).unwrap();
        let faults = validation::faults(&standard, data::form_catalogue());
        assert_eq!(faults, Vec::<String>::new(), "{lines}");
    }
}

#[test]
fn the_units_that_the_page_on_packs_names_are_all_that_there_are() {
    let page = include_str!("../docs/standards-packs.md");
    let known = include_str!("../crates/school/src/unit.rs");
    let (_, units) = known.split_once("pub enum Unit {").unwrap();
    let (units, _) = units.split_once("\n}").unwrap();
    let names = units
        .lines()
        .map(str::trim)
        .filter_map(|line| line.strip_suffix(','));
    let mut count = 0;
    for name in names {
        let mut key = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() && !key.is_empty() {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
        }
        count += 1;
        assert!(page.contains(&format!("`{key}`")), "{key}");
    }
    assert!(count > 20, "{count}");
}
