//! A form while it is filled in.

use ogi_report::Number as Figure;

use super::Finding;

/// A total that follows from other cells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ComputedTotal {
    /// The path of the cell of the total.
    pub cell: String,
    /// What its parts add up to.
    pub computed: Figure,
    /// What is declared there, if a number is.
    pub declared: Option<Figure>,
}

/// What the parts of a total add up to while a form is filled in (实时合计).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunningTotal {
    /// The path of the cell of the total.
    pub cell: String,
    /// The sum of the parts that hold a number.
    pub sum: Figure,
    /// How many parts hold a number.
    pub known: i32,
    /// How many parts hold none yet.
    pub open: i32,
}

/// What typing into a cell changed (变化).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// Findings that were not there before, in printed order.
    pub appeared: Vec<Finding>,
    /// Findings that are not there any more, in printed order.
    pub vanished: Vec<Finding>,
    /// Sums so far that are others than before, or new.
    pub totals: Vec<RunningTotal>,
}
