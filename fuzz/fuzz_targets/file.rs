//! Any bytes as a file of another program: .xlsx, .xls or .csv, told apart by what is in it. What is found is shown beside
//! the figures of a school, and given back with its troubles.

#![no_main]

#[path = "../tables.rs"]
mod tables;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| tables::import(bytes, ""));
