//! A form while it is filled in.

use ogi_report::Number as Figure;

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
