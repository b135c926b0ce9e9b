//! What a table is after reading: sheets of cells with text and address.
//!
//! In: what the readers of formats found. Out: [`Book`]. It must not know any format, nor what the cells mean.

/// Everything that was read of one file or of one pasted block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// Name of the file; empty for a pasted block.
    pub name: String,
    /// Sheets, in order.
    pub sheets: Vec<TableSheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableSheet {
    /// Name; empty for .csv and a pasted block.
    pub name: String,
    /// Hidden in the program that saved it.
    pub is_hidden: bool,
    /// Filled cells, by row and then column, each address once.
    pub cells: Vec<TableCell>,
    /// Regions that are shown as one cell.
    pub merged: Vec<CellRange>,
}

/// A filled cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// Text as it stands there, never blank; of a number its plain digits.
    pub text: String,
    /// Stored as a number.
    pub is_number: bool,
}

/// Cells that are shown as one; the text stands in the first. Both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRange {
    /// First row and column.
    pub from: (u32, u32),
    /// Last row and column.
    pub to: (u32, u32),
}

impl TableSheet {
    /// The filled cell at that row and column.
    pub fn at(&self, row: u32, column: u32) -> Option<&TableCell> {
        let found = self
            .cells
            .binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        self.cells.get(found.ok()?)
    }

    /// The filled cells of each row that has any.
    pub fn rows(&self) -> impl Iterator<Item = &[TableCell]> {
        self.cells.chunk_by(|before, after| before.row == after.row)
    }

    /// Puts cells in order and lets the first of two with the same address stand.
    pub(super) fn ordered(mut self) -> Self {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self
    }
}

impl TableCell {
    /// Address as programs show it, such as `D12`.
    pub fn address(&self) -> String {
        address(self.row, self.column)
    }
}

/// Letters of a column, from 0: A, Z, AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Address of a row and column, from 0.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_programs_show() {
        for (row, column, expected) in [
            (0, 0, "A1"),
            (11, 3, "D12"),
            (0, 25, "Z1"),
            (0, 26, "AA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(address(row, column), expected);
        }
    }
}
