//! Any bytes as a file of another program: .xlsx, .xls or .csv, told apart by what is in it. What is found is shown beside
//! the figures of a school, and given back with its troubles.

#![no_main]

use duibiao_fuzz::import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| import(bytes, ""));
