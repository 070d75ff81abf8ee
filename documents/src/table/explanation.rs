//! What was understood of the tables, row by row and cell by cell (判读结果).

use ogi_core::{Number, Reason};

use super::align::Placed;
use super::layout::Slot;
use super::prices::Cost;
use super::shape::{Line, Shape};

/// What was understood of the tables.
#[derive(Debug)]
pub(super) struct Explanation {
    pub(super) shape: &'static Shape,
    pub(super) cost: Cost,
    /// Whether the document is taken to drop its blank cells.
    pub(super) drops_blanks: bool,
    /// By row of the shape.
    pub(super) rows: Vec<Understood>,
    /// Runs that no row takes.
    pub(super) unplaced: Vec<usize>,
}

/// What was understood of one row.
#[derive(Debug, Clone)]
pub(super) struct Understood {
    pub(super) line: Line,
    /// The cheapest candidate, where the row is there.
    pub(super) best: Option<Placed>,
    /// By cell.
    pub(super) cells: Vec<Verdict>,
    /// Every listed candidate of the row's figures, where none is missing from the list.
    pub(super) readings: Vec<Vec<Option<Number>>>,
    /// How many runs are within the margin of being the row.
    pub(super) runs: usize,
    /// Why it is not read, where something other than its own figures says so.
    pub(super) why: Option<Reason>,
}

impl Understood {
    /// The counts in its cells, where all of them are read.
    pub(super) fn counts(&self) -> Option<Vec<i64>> {
        let count = |verdict: &Verdict| match verdict {
            Verdict::Is(slot) => slot.number.and_then(Number::as_integer),
            _ => None,
        };
        self.cells.iter().map(count).collect()
    }
}

/// What is believed of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// Every explanation within the margin says so.
    Is(Slot),
    /// They disagree, or one of them is not listed.
    Open,
    /// The document does not have the row.
    Absent,
}
