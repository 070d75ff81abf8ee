//! The records of the border that the wire has in another form: immutable, signed integers, decimals as decimals.

mod catalogue;
mod cell;
mod form;
mod vocabulary;
mod which;

pub use catalogue::{Explanation, Rule};
pub use cell::{Cell, CellState};
pub use form::RunningTotal;
pub use which::WhichReport;
