//! Any bytes as a pack of one's own. What is read is written and read again, and is the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let form = data::form_catalogue();
    match packs::open(bytes, form, data::index()) {
        Ok(standard) => {
            let written = packs::write(&standard);
            let again = packs::read(&written, form);
            assert_eq!(again.as_ref(), Ok(&standard), "{written}");
        }
        Err(faults) => assert!(!faults.is_empty() && faults.len() <= packs::MOST_FAULTS + 1),
    }
});
