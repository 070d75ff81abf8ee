//! Which of several reports.

use ogi_report::repair;

/// One of several reports that belong together (其中一份报告).
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WhichReport {
    /// The report that is judged (本报告).
    This,
    /// Last year's report (上年报告).
    LastYear,
    /// The report of an organ below, by its place among the children, from 0 (下级机关报告).
    Child {
        /// The place.
        at: i32,
    },
}

impl From<WhichReport> for repair::Member {
    fn from(which: WhichReport) -> Self {
        match which {
            WhichReport::This => Self::This,
            WhichReport::LastYear => Self::LastYear,
            // A place that no child has is no report's.
            WhichReport::Child { at } => Self::Child(usize::try_from(at).unwrap_or(usize::MAX)),
        }
    }
}
