//! Sheets of workbooks: their cells as shown, and how they become paragraphs and tables.

mod covers;
mod formats;
mod layout;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub(super) use formats::{Formats, Shown, built_in, shown};
pub(super) use layout::write;

/// Cells kept at most; a report has some hundreds.
pub(in crate::read) const MOST_CELLS: usize = 200_000;
/// Merged cells kept at most.
pub(in crate::read) const MOST_MERGES: usize = 20_000;
/// Characters of a cell at most, as of the program itself.
pub(in crate::read) const LONGEST_CELL: usize = 32_767;
/// The last row and column of a sheet.
pub(in crate::read) const LAST: (u32, u32) = (1 << 20, 1 << 14);

/// Row and column of a cell, from 1.
pub(in crate::read) type Address = (u32, u32);

/// A sheet: what is shown of it.
#[derive(Debug, Default)]
pub(in crate::read) struct Sheet<'s> {
    /// The text of each cell that is there, if only with a border.
    pub(in crate::read) cells: BTreeMap<Address, Cow<'s, str>>,
    /// The first and the last cell of each merged one.
    pub(in crate::read) merges: BTreeMap<Address, Address>,
    /// Ranges of hidden columns, in order and apart.
    pub(in crate::read) hidden_columns: Vec<(u32, u32)>,
    pub(in crate::read) hidden_rows: BTreeSet<u32>,
}

impl Sheet<'_> {
    /// Whether a column is hidden.
    pub(in crate::read) fn hides_column(&self, column: u32) -> bool {
        let after = self.hidden_columns.partition_point(|(from, _)| *from <= column);
        let before = after.checked_sub(1).and_then(|at| self.hidden_columns.get(at));
        before.is_some_and(|(_, to)| column <= *to)
    }

    /// Puts the ranges of hidden columns in order, those that meet into one.
    pub(in crate::read) fn sort_columns(&mut self) {
        self.hidden_columns.sort_unstable();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (from, to) in std::mem::take(&mut self.hidden_columns) {
            match apart.last_mut() {
                Some((_, last)) if from <= *last => *last = (*last).max(to),
                _ => apart.push((from, to)),
            }
        }
        self.hidden_columns = apart;
    }

    /// Whether a row is hidden.
    pub(in crate::read) fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }
}
