//! How much of a table is read. A county's roster of 2,000 schools with 200 figures stays far below each of these.
//!
//! In: nothing. Out: numbers; who reads a table holds to them.

/// Largest file, in bytes.
pub(super) const FILE_BYTES: usize = 20_000_000;
/// Most bytes of all parts of a workbook together, unpacked; what a bomb would go beyond.
pub(super) const UNPACKED_BYTES: u64 = 48_000_000;
/// Most parts of a workbook.
pub(super) const PARTS: usize = 2_000;
/// Most elements within one another in a part.
pub(super) const DEPTH: usize = 64;
/// Most sheets.
pub(super) const SHEETS: usize = 200;
/// Most filled cells of all sheets together.
pub(super) const CELLS: usize = 500_000;
/// Most columns, counted from the first one.
pub(super) const COLUMNS: u32 = 1_000;
/// Most merged regions of a sheet.
pub(super) const REGIONS: usize = 20_000;
/// Longest text of a cell, in bytes; Excel takes 32,767 characters.
pub(super) const CELL_BYTES: usize = 131_072;
/// Rows of a sheet in which figures of one school are looked for.
pub(super) const SEARCHED_ROWS: usize = 400;
/// Columns of a sheet in which figures of one school are looked for.
pub(super) const SEARCHED_COLUMNS: usize = 200;
