//! Which cells merged ones cover besides their first, told row by row from the top.

use std::collections::BTreeMap;

use super::{Address, Sheet};

/// A merged cell covers at most so many rows: a table has fewer.
const MOST_ROWS: u32 = 1000;

/// The merged cells that reach into the row that is looked at. Of merged cells that overlap, which no program writes, the
/// first counts.
pub(super) struct Covers<'s> {
    /// Those that begin further down, in order.
    coming: std::iter::Peekable<std::collections::btree_map::Iter<'s, Address, Address>>,
    /// By its first column: where each begins, its last row and column.
    open: BTreeMap<u32, (Address, Address)>,
}

impl<'s> Covers<'s> {
    pub(super) fn new(sheet: &'s Sheet<'_>) -> Self {
        Self { coming: sheet.merges.iter().peekable(), open: BTreeMap::new() }
    }

    /// Whether a cell is covered. Cells are asked for row by row, from the top.
    pub(super) fn covers(&mut self, cell: Address) -> bool {
        let (row, column) = cell;
        while let Some((first, last)) = self.coming.next_if(|(first, _)| first.0 <= row) {
            let last = (last.0.min(first.0.saturating_add(MOST_ROWS)), last.1);
            if last.0 >= row && self.reaching(first.0, last.1).is_none_or(|(_, to)| to.1 < first.1) {
                self.open.insert(first.1, (*first, last));
            }
        }
        self.reaching(row, column).is_some_and(|(first, last)| column <= last.1 && first != cell)
    }

    /// Of those that reach into a row, the last that begins at a column or before it.
    fn reaching(&mut self, row: u32, column: u32) -> Option<(Address, Address)> {
        loop {
            let (at, found) = self.open.range(..=column).next_back().map(|(at, found)| (*at, *found))?;
            if found.1.0 >= row {
                return Some(found);
            }
            self.open.remove(&at);
        }
    }
}
