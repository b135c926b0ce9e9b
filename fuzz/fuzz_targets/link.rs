//! Any bytes as what stands behind the # of an address, and as what is packed in a link: its checksum would keep the fuzzer
//! from there. What is read is written and read again, and is the same.

#![no_main]

use files::links::{self, Link};
use files::saved;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(school) = links::unlocked(bytes) {
        saved::open(&school, data::form_catalogue()).ok();
        // One that does not fit into a link any more is told so.
        if let Ok(written) = links::school(&school) {
            assert_eq!(links::read(&written), Ok(Link::School(school)));
        }
    }
    let Ok(address) = str::from_utf8(bytes) else {
        return;
    };
    match links::read(address) {
        Ok(Link::Preset(preset)) => {
            assert_eq!(links::read(&preset.link()), Ok(Link::Preset(preset)));
        }
        Ok(Link::School(school) | Link::Results(school)) => {
            saved::open(&school, data::form_catalogue()).ok();
        }
        Ok(Link::Locked(_)) | Err(_) => {}
    }
});
