//! Any bytes as a pack of one's own. What is read is written and read again, and is the same.

#![no_main]

use duibiao::embedded;
use duibiao::exchange::pack;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let form = embedded::form_catalogue();
    match pack::open(bytes, form, embedded::index()) {
        Ok(standard) => {
            let written = pack::write(&standard);
            let again = pack::read(&written, form);
            assert_eq!(again.as_ref(), Ok(&standard), "{written}");
        }
        Err(faults) => assert!(!faults.is_empty() && faults.len() <= pack::MOST_FAULTS + 1),
    }
});
