//! What was recognised in tables, and what is wrong in them.
//!
//! In: nothing. Out: the types. They must not know how anything is recognised.

use super::cells::TableCell;
use school::draft::Entry;
use school::figures::Slot;
use serde::{Deserialize, Serialize};

/// A cell of a book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPosition {
    /// File, by its place among those that were read.
    pub book: usize,
    /// Sheet, by its place in the file.
    pub sheet: usize,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl CellPosition {
    /// The place of `cell`.
    pub(super) fn of(book: usize, sheet: usize, cell: &TableCell) -> Self {
        Self {
            book,
            sheet,
            row: cell.row,
            column: cell.column,
        }
    }
}

/// How sure a finding is, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RecognisedBy {
    /// By the code of a template.
    Code,
    /// In a table of the yearly statistics.
    StatisticsTable,
    /// By the figure's name.
    Name,
}

/// A figure that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFigure {
    /// Which figure of which part.
    pub slot: Slot,
    /// What would stand in the form.
    pub entry: Entry,
    /// Where it was found.
    pub at: CellPosition,
    /// How.
    pub how: RecognisedBy,
    /// What it was found in: a table, the template, the labels.
    pub source: String,
    /// What a person should know who takes it; empty for nothing.
    pub note: String,
}

/// Something about the school itself that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundProfile {
    /// `name`, `kind`, `zone`, `ownership` or `boarding`.
    pub field: String,
    /// The text, or the key that it stands for.
    pub value: String,
    /// Where it was found.
    pub at: CellPosition,
    /// What it was found in.
    pub source: String,
}

/// Something in a table that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellWarning {
    /// Where.
    pub at: CellPosition,
    /// What, and the way out, without the place and without a stop.
    pub text: String,
}

/// A number that stands under a label, and is no figure that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnrecognisedCell {
    /// Where.
    pub at: CellPosition,
    /// Its labels, the farthest first, as they stand there.
    pub label: String,
    /// What stands in it.
    pub text: String,
}

/// Everything that was found in some books.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recognition {
    /// Figures, each slot once.
    pub figures: Vec<FoundFigure>,
    /// About the school, each field once.
    pub profile: Vec<FoundProfile>,
    /// What is wrong, in the order of the cells.
    pub warnings: Vec<CellWarning>,
    /// Numbers of tables that are read by names alone and of which none fits, in the order of the cells. Tables of the yearly
    /// statistics hold thousands that nobody asks for; of those none is listed.
    pub unrecognised: Vec<UnrecognisedCell>,
    /// What else should be known: which tables were recognised, which sheets are hidden.
    pub notices: Vec<String>,
}
