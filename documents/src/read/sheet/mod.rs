//! Sheets of workbooks: their cells as shown, and how they become paragraphs and tables.

mod formats;
mod layout;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use formats::{Formats, Shown, built_in, shown};
pub(super) use layout::write;

/// Cells kept at most; a report has some hundreds.
pub(in crate::read) const MOST_CELLS: usize = 200_000;
/// Merged cells kept at most.
pub(in crate::read) const MOST_MERGES: usize = 20_000;
/// The last row and column of a sheet.
pub(in crate::read) const LAST: (u32, u32) = (1 << 20, 1 << 14);

/// Row and column of a cell, from 1.
pub(in crate::read) type Address = (u32, u32);

/// A sheet: what is shown of it.
#[derive(Debug, Default)]
pub(in crate::read) struct Sheet {
    /// The text of each cell that is there, if only with a border.
    pub(in crate::read) cells: BTreeMap<Address, String>,
    /// The first and the last cell of each merged one.
    pub(in crate::read) merges: BTreeMap<Address, Address>,
    /// Ranges of hidden columns.
    pub(in crate::read) hidden_columns: Vec<(u32, u32)>,
    pub(in crate::read) hidden_rows: BTreeSet<u32>,
}

impl Sheet {
    /// Whether a column is hidden.
    pub(in crate::read) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    /// Whether a row is hidden.
    pub(in crate::read) fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }
}
