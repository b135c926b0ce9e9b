//! The examples of the pages for pack writers are whole: what a county copies from there can be opened.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot find its page has failed"
)]

use duibiao::embedded;
use duibiao::exchange::pack;

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
    let opened = pack::open(
        text.as_bytes(),
        embedded::form_catalogue(),
        embedded::index(),
    );
    let standard = opened.unwrap();
    assert_eq!(standard.indicators.len(), 3);
    let again = pack::read(&pack::write(&standard), embedded::form_catalogue());
    assert_eq!(again.unwrap(), standard);
}
