//! Any text as a saved school. What opens is written and opened again, and is the same.

#![no_main]

use files::saved;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let catalogue = data::form_catalogue();
    let Ok(opened) = saved::open(text, catalogue) else {
        return;
    };
    let written = saved::save(&opened.draft, catalogue, data::main_pack());
    let again = saved::open(&written, catalogue).expect("what was written opens");
    assert_eq!(again.draft, opened.draft, "{written}");
});
