//! Any text as a block that is pasted into the form.

#![no_main]

use duibiao_fuzz::import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| import(&[], text));
