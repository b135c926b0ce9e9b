//! A table from outside, read as the page reads it. In: the bytes of a file, or a pasted text. Out: nothing; it must come
//! back.

use std::sync::LazyLock;

use files::last_round;
use files::saved;
use files::tables::{self, place_name};
use school::draft::Draft;

/// The school for which figures are looked for.
static SCHOOL: LazyLock<Draft> = LazyLock::new(|| {
    let text = include_str!("../corpus/school/worked-example.json");
    saved::open(text, data::catalogue())
        .expect("the seed opens")
        .draft
});

/// Reads the table, looks for the figures of a school and for those of the last round, and writes the copy that marks
/// what could not be taken. That a table is refused is an outcome too.
pub fn import(bytes: &[u8], pasted: &str) {
    let read = match bytes {
        [] => tables::read_pasted(pasted),
        bytes => tables::read("file", bytes, &mut |_| ()),
    };
    let Ok(book) = read else { return };
    last_round::of_book(&book, &data::papers().ledger);
    let books = [book];
    let form = data::form_catalogue();
    let findings = tables::recognise(&books, &SCHOOL.profile, form, data::tables(), &mut |_| ());
    for found in &findings.figures {
        place_name(&books, &found.at);
    }
    // Where nothing is to be marked there is no copy.
    if !findings.warnings.is_empty() {
        tables::marked_copy(&books, &findings.warnings).expect("the copy is written");
    }
}
