//! The records of the border: immutable, signed integers, decimals as decimals.

mod catalogue;
mod form;
mod repair;
mod report;
mod vocabulary;

pub use catalogue::{Explanation, Rule};
pub use form::{ComputedTotal, Progress, RunningTotal};
pub use repair::{Change, Reason, Repair, Repairs};
pub use report::{Cell, CellState, Claim, Decision, Finding, Location, Note, Report, Span, Summary, Suppressed, Term};
