//! The smallest number of cells whose change makes every equation hold: exact, all answers, proven.
//!
//! This is the error localisation problem of official statistics (Fellegi and Holt): given cells with
//! printed values and linear equations between them, find the smallest set of cells that can be given
//! other whole numbers, none below its bound, so that all equations hold. Nothing here knows a form:
//! the caller brings cells and equations.
//!
//! How it works, in the order of the modules:
//! - [`System`] prepares the equations once: independent blocks, and for each block the *nodes*, groups
//!   of equations chosen so that every cell touches at most two of them. Changing a cell is then an
//!   edge between two nodes, and what the equations of a node lack must flow through its edges.
//! - `tableau` holds the equations in solved form: cells that may move are eliminated, so each row left
//!   over is an implied equation among cells taken as printed. A row that does not hold is a conflict:
//!   one of the cells that could mend it has to change.
//! - `bound` proves how many more changes are needed at least: the unbalanced nodes must fall into
//!   groups that cancel out, and joining a group of k nodes takes k - 1 changes.
//! - `ripple` does the same where a cell may occur in more equations than two, by what a change sets off.
//! - `search` branches on the conflict with the fewest ways out, deepening one change at a time.
//! - `values` finds the values of an answer, or their ranges where the equations leave them open.
//! - `certificate` gives the combination of equations that cannot hold unless a given cell changes.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "positions and counts stay below the size of a block, coefficients below 2^31 (the tableau gives up beyond), \
              and sums are taken in 128 bits"
)]

mod bound;
mod certificate;
mod opened;
mod ripple;
mod search;
mod system;
mod tableau;
#[cfg(test)]
mod tests;
mod values;

pub use certificate::Certificate;
pub(in crate::repair) use opened::Opened;
pub use system::{Equation, System, SystemError};

/// What is known of a cell before the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A printed whole number. Changing it costs the weight of the cell.
    Printed(i64),
    /// Nothing printed, or nothing that could be read: any number will do, at no cost.
    Open,
    /// Something printed that cannot stand, such as a fraction in a count: it must change, at its cost.
    Void,
}

/// One cell of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What the cell holds.
    pub held: Held,
    /// The cost of changing it, at least one.
    pub weight: u32,
    /// Known to be right: never changed.
    pub pinned: bool,
    /// The smallest number allowed; `None` where negative numbers are legal without limit.
    pub lower: Option<i64>,
    /// Order in which cells are tried, lowest first; has no influence on which sets are smallest.
    pub order: u32,
}

impl Cell {
    /// A count as printed: weight one, not pinned, zero or more.
    pub fn printed(value: i64) -> Self {
        Self { held: Held::Printed(value), ..Self::open() }
    }

    /// A cell without a value.
    pub fn open() -> Self {
        Self { held: Held::Open, weight: 1, pinned: false, lower: Some(0), order: 0 }
    }

    /// The same cell, never to be changed.
    #[must_use]
    pub fn pin(self) -> Self {
        Self { pinned: true, ..self }
    }
}

/// How far to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Which answers are wanted.
    pub wanted: Wanted,
    /// The number of search steps after which the answer may be "not proved".
    pub node_budget: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { wanted: Wanted::All { limit: 12 }, node_budget: 200_000 }
    }
}

/// Which of several equally small sets are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// None: only what they cost.
    Cost {
        /// What costs more than this counts as impossible.
        most: u64,
    },
    /// The first one found.
    One,
    /// All, up to a limit.
    All {
        /// The most sets returned for one block.
        limit: usize,
    },
}

/// How many smallest sets there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly so many.
    Exactly(usize),
    /// So many were seen before the search stopped.
    AtLeast(usize),
}

/// Whether the sets returned are known to be smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No cheaper set exists.
    Proved,
    /// The budget ran out: every set costs at least this much, and the sets returned may cost more.
    NotProved {
        /// The cost below which it is proven that there is none.
        at_least: u64,
    },
    /// No change of cells that are not pinned makes the equations hold.
    Impossible,
}

/// A number, or the numbers between which it may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The smallest possible value; `None` where there is none.
    pub low: Option<i64>,
    /// The largest possible value; `None` where there is none.
    pub high: Option<i64>,
}

/// A cell of a set with its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The cell, by its number in the problem.
    pub cell: usize,
    /// A value that goes together with the other proposed values; where there is a choice, cells without a
    /// printed value are kept small and the others near to what is printed.
    pub value: i64,
    /// Every value the cell can take in this set of changes.
    pub range: Range,
}

/// A set of cells whose change mends a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The cells that change, in ascending order.
    pub changes: Vec<Setting>,
}

impl Set {
    /// The cells that change, in ascending order.
    pub fn cells(&self) -> impl Iterator<Item = usize> {
        self.changes.iter().map(|change| change.cell)
    }

    /// Whether every changed cell has a single possible value.
    pub fn is_unique(&self) -> bool {
        self.changes.iter().all(|change| change.range.low.is_some() && change.range.low == change.range.high)
    }
}

/// The answer for one block: equations joined by common cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The equations of the block.
    pub equations: Vec<usize>,
    /// The cost of each set returned.
    pub cost: u64,
    /// The smallest sets in ascending order of their cells.
    pub sets: Vec<Set>,
    /// How many there are.
    pub count: Count,
    /// Whether they are proven smallest.
    pub proof: Proof,
    /// Search steps taken.
    pub steps: u64,
}
