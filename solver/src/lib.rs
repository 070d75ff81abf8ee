//! Error localisation: the smallest set of cells that must be wrong, exact, all of them, and proven.
//!
//! A table of figures has to satisfy linear equalities (a total is the sum of its parts), and it does not. Which cells are
//! wrong? A broken equality alone does not say: either side may be. But few sets of cells can be given other values so that
//! *all* equalities hold at once, and the smallest of them are the likeliest errors. This is the error localisation problem of
//! official statistics, after Fellegi and Holt (1976), here over linear equalities with whole cells that have a lower bound,
//! usually zero. Money and other decimals are whole numbers of their smallest unit: 12.50 is 1250 cents.
//!
//! # A household budget
//!
//! ```
//! use ogi_error_localisation::{Cell, Equation, Options, Proof, System};
//!
//! // rent + food + travel = spent;  spent + saved = income. Cells 0 to 5, in this order.
//! let equations = [
//!     Equation { terms: vec![(0, 1), (1, 1), (2, 1), (3, -1)] },
//!     Equation { terms: vec![(3, 1), (4, 1), (5, -1)] },
//! ];
//! let system = System::new(6, &equations)?;
//!
//! // 900 + 480 + 120 is 1500; 1050 was entered, and 1050 + 700 is not 2200 either.
//! let cells = [900, 480, 120, 1050, 700, 2200].map(Cell::observed);
//! let [block] = &system.localise(&cells, &Options::default())[..] else { panic!("one block") };
//! assert_eq!((block.cost, block.proof), (1, Proof::Proved));
//! let [only] = &block.sets[..] else { panic!("one answer") };
//! assert_eq!((only.changes[0].cell, only.changes[0].value), (3, 1500)); // digits were exchanged
//! # Ok::<(), ogi_error_localisation::SystemError>(())
//! ```
//!
//! # The words
//!
//! | word | meaning |
//! | --- | --- |
//! | cell | a variable: [`Observed`] as a value, missing, or invalid, with the weight of changing it and a lower bound |
//! | equation | an edit: a linear combination of cells that is zero ([`Equation`]) |
//! | localise | find the sets of least weight whose change satisfies every equation ([`System::localise`]) |
//! | impute | give values, or their ranges, to cells that are missing or changed ([`System::impute`], [`Imputation`]) |
//! | basic, nonbasic | of the cells that change: one whose value a row gives, and one whose value is given |
//! | certificate | a combination of equations that cannot hold unless a given cell changes ([`Certificate`]) |
//!
//! # How it works
//!
//! In the order of the modules, each of which uses only those before it:
//!
//! 1. `system` prepares the equations once. They fall into independent *blocks*, and within a block into *nodes*, groups of
//!    equations chosen so that every cell touches at most two: changing a cell then moves an amount along an edge between two
//!    nodes.
//! 2. `tableau` is the simplex tableau of a block, in exact integers, with an undo list. Cells that may change are eliminated
//!    by pivots; where a basic cell falls below its bound, the dual simplex method restores feasibility: the first violated row
//!    leaves, the first cell that can help enters (Bland's rule, so that it ends). Rows without a cell that may change say
//!    something about observed values only.
//! 3. `conflict` names the rows that cannot hold: in each, one of the cells that could help must change too.
//! 4. `group_bound` and `propagation_bound` prove how many more changes are needed at least: the nodes out of balance must fall
//!    into groups that cancel out, and to join k of them takes k - 1 changes; and a cell that is changed sets off an equation
//!    that held before.
//! 5. `warm_start` keeps a prepared block for many problems that differ in what was observed.
//! 6. `impute` finds the values of an answer, whole by branch and bound where elimination leaves fractions, or their ranges.
//! 7. `certificate` finds a short combination of equations as a proof by hand.
//! 8. `search` is branch and bound: it branches on the conflict with the fewest cells, allowing one more change at a time
//!    (iterative deepening), so that the first answers are the smallest; a cell that has been tried stays fixed in the branches
//!    after it, so that every set is found once.
//! 9. `localise` is what callers see.
//!
//! The work is bounded by [`Options::node_budget`]. Past it the answer says so ([`Proof::NotProved`]), with what every answer
//! costs at least.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::disallowed_methods,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic
    )
)]
#![forbid(unsafe_code)]

mod certificate;
mod conflict;
mod group_bound;
mod impute;
mod localise;
mod propagation_bound;
mod search;
mod system;
mod tableau;
#[cfg(test)]
mod tests;
mod warm_start;

pub use certificate::Certificate;
pub use system::{Equation, System, SystemError};
pub use warm_start::WarmStart;

/// What is known of a cell before the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observed {
    /// A value. Changing it costs the weight of the cell.
    Value(i64),
    /// Nothing, or nothing that could be read: any value will do, at no cost.
    Missing,
    /// Something that cannot stand, such as a fraction in a count: it must change, at its cost.
    Invalid,
}

/// One cell of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What was observed in it.
    pub observed: Observed,
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
    /// A value as observed: weight one, not pinned, zero or more.
    pub fn observed(value: i64) -> Self {
        Self { observed: Observed::Value(value), ..Self::missing() }
    }

    /// A cell without a value.
    pub fn missing() -> Self {
        Self { observed: Observed::Missing, weight: 1, pinned: false, lower: Some(0), order: 0 }
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
pub struct Imputation {
    /// The cell, by its number in the problem.
    pub cell: usize,
    /// A value that goes together with the other proposed values; where there is a choice, cells without a
    /// printed value are kept small and the others near to what is printed.
    pub value: i64,
    /// Every value the cell can take in this set of changes.
    pub range: Range,
}

/// A set of cells whose change satisfies every equation of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The cells that change, in ascending order.
    pub changes: Vec<Imputation>,
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
