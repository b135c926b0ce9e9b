//! Two tables row by row, so that a failure names the rows that differ and not all of them.
//!
//! In: what was found and what is expected. Out: nothing, or a failure with the rows.

use std::fmt::Debug;

/// Fails with the rows that only one side has; where both have the same rows, with the first that stands elsewhere.
#[track_caller]
pub fn assert_same_rows<T: PartialEq + Debug>(found: &[T], expected: &[T]) {
    if found == expected {
        return;
    }
    let only = |rows: &[T], others: &[T]| -> String {
        let rows = rows.iter().filter(|row| !others.contains(row));
        rows.map(|row| format!("\n  {row:?}")).collect()
    };
    let (unexpected, missing) = (only(found, expected), only(expected, found));
    if !unexpected.is_empty() || !missing.is_empty() {
        panic!("found and not expected:{unexpected}\nexpected and not found:{missing}");
    }
    let mut pairs = found.iter().zip(expected).enumerate();
    match pairs.find(|(_, (found, expected))| found != expected) {
        Some((idx, (found, expected))) => {
            panic!("row {idx} is\n  {found:?}\nand should be\n  {expected:?}")
        }
        None => panic!("{} rows instead of {}", found.len(), expected.len()),
    }
}
