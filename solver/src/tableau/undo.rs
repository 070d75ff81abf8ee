//! Every change of a tableau is noted, so that steps can be taken back in reverse order.

use super::{Status, Tableau};

/// What stood there before a change.
#[derive(Clone)]
pub(super) enum Undo {
    Row { row: usize, rest: i128, basic: Option<usize>, size: i64 },
    Cell { cell: usize, status: Status, value: i128 },
    Bounds { cell: usize, lower: i128, upper: i128 },
}

impl Tableau {
    /// A place to come back to.
    pub(crate) fn mark(&self) -> usize {
        self.undo.len()
    }

    /// Takes back every step since the mark.
    pub(crate) fn back(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop() {
                Some(Undo::Row { row, rest, basic, size }) => {
                    let start = self.saved.len().saturating_sub(self.width);
                    let (from, to) = (row * self.width, (row + 1) * self.width);
                    if let (Some(to), Some(saved)) = (self.coefficients.get_mut(from..to), self.saved.get(start..)) {
                        to.copy_from_slice(saved);
                    }
                    self.saved.truncate(start);
                    self.set_row(row, rest, basic, size);
                }
                Some(Undo::Cell { cell, status, value }) => self.put(cell, status, value),
                Some(Undo::Bounds { cell, lower, upper }) => self.put_bounds(cell, lower, upper),
                None => {}
            }
        }
    }

    /// Makes what has been done the beginning: it cannot be taken back.
    pub(crate) fn forget(&mut self) {
        self.undo.clear();
        self.saved.clear();
    }

    pub(super) fn set_row(&mut self, row: usize, rest: i128, basic: Option<usize>, size: i64) {
        if let Some(entry) = self.rest.get_mut(row) {
            *entry = rest;
        }
        if let Some(entry) = self.basic.get_mut(row) {
            *entry = basic;
        }
        if let Some(entry) = self.size.get_mut(row) {
            *entry = size;
        }
        self.find_violation(row);
    }

    fn put(&mut self, cell: usize, status: Status, value: i128) {
        if let Some(entry) = self.status.get_mut(cell) {
            self.nonbasic -= usize::from(*entry == Status::NonBasic);
            self.nonbasic += usize::from(status == Status::NonBasic);
            *entry = status;
            if let Some(word) = self.nonbasic_cells.get_mut(cell / 64) {
                *word = *word & !(1 << (cell % 64)) | u64::from(status == Status::NonBasic) << (cell % 64);
            }
        }
        if let Some(entry) = self.value.get_mut(cell) {
            *entry = value;
        }
    }

    fn put_bounds(&mut self, cell: usize, lower: i128, upper: i128) {
        if let (Some(low), Some(high)) = (self.lower.get_mut(cell), self.upper.get_mut(cell)) {
            (*low, *high) = (lower, upper);
        }
        if let Some(row) = self.row_of(cell) {
            self.find_violation(row);
        }
    }

    /// Narrows the bounds of a nonbasic or basic cell.
    pub(crate) fn narrow(&mut self, cell: usize, lower: i128, upper: i128) {
        self.undo.push(Undo::Bounds { cell, lower: self.lower(cell), upper: self.upper(cell) });
        self.put_bounds(cell, lower, upper);
    }

    /// Sets the status of a cell that is not basic.
    pub(crate) fn set(&mut self, cell: usize, status: Status) {
        self.set_to(cell, status, self.value(cell));
    }

    pub(super) fn set_to(&mut self, cell: usize, status: Status, value: i128) {
        self.undo.push(Undo::Cell { cell, status: self.status(cell), value: self.value(cell) });
        self.put(cell, status, value);
    }

    pub(super) fn save(&mut self, row: usize) {
        let from = row * self.width;
        if let Some(line) = self.coefficients.get(from..from + self.width) {
            self.saved.extend_from_slice(line);
        }
        let size = self.size.get(row).copied().unwrap_or(0);
        self.undo.push(Undo::Row { row, rest: self.rest(row), basic: self.basic(row), size });
    }
}
