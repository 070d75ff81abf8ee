//! How much of a report could be checked.

use ogi_core::{Checked, Draft, Verdict};

/// How much of a report could be checked (核对程度): no errors in what was read says nothing about what was not.
///
/// ```
/// use ogi_report::{Options, inspect};
/// let report = inspect("示例市统计局2024年政府信息公开工作年度报告".as_bytes(), &Options::default())?;
/// let extent = report.extent();
/// assert_eq!((extent.read, extent.cells, extent.is_whole()), (0, 200, false));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// All cells of the form.
    pub cells: usize,
    /// Those that hold a number.
    pub read: usize,
    /// Rules that could not be decided for a cell that holds none.
    pub open: usize,
}

impl Extent {
    pub(crate) fn of(draft: &Draft, checked: &Checked) -> Self {
        let undecided = checked.findings.iter().filter(|finding| finding.verdict == Verdict::Undecided);
        Self {
            cells: draft.cells().count(),
            read: draft.cells().filter(|(_, cell)| cell.number().is_some()).count(),
            open: undecided.filter(|finding| finding.terms.iter().any(|term| draft.number(term.cell).is_none())).count(),
        }
    }

    /// Whether not one cell was read, so that nothing could be checked (均无法核对).
    pub const fn is_nothing(self) -> bool {
        self.read == 0
    }

    /// Whether everything that the rules ask for could be decided (核完).
    pub const fn is_whole(self) -> bool {
        self.read > 0 && self.open == 0
    }
}
