//! Any text as a block that is pasted into the form.

#![no_main]

#[path = "../tables.rs"]
mod tables;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| tables::import(&[], text));
