//! Many reports of one year and what they are together (总体核查): each read and checked by itself, then joined.
//!
//! [`Auditor`] makes an [`Entry`] of one file, knowing nothing of the others; [`Audit`] takes entries one after another and
//! keeps of each only what it needs to find doubles, copies and those who are missing. So a run can be cut in pieces, go on
//! where it ended, and be carried out on several machines: entries are text.

mod brief;
mod entry;
mod join;
mod numbers;
mod sequence;
mod sums;

pub use brief::{Brief, FileStatus};
pub use entry::{Auditor, Filed};
pub use join::{Audit, CopyKind, Counts, Double, DoubleKind, Missing, Resemblance, RuleCount, Unread, YearTotals};
pub use numbers::KeyFigures;
pub use sequence::Sequence;
pub use sums::{AuditSum, SumCell};
