//! How the cells of a form are marked: which are wrong, which are parts of a sum that does not agree.

use std::collections::BTreeMap;

use ogi_core::{CellId, Finding, Number, Severity};

/// How a cell is marked, and the findings that it belongs to (单元格标记).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    /// A broken rule states or concerns it; the gravest.
    pub(crate) wrong: Option<Severity>,
    /// It is a part of a sum that does not agree.
    pub(crate) part: bool,
    /// What it should be, if one rule says so.
    pub(crate) expected: Option<Number>,
    /// Positions of the findings, from 0.
    pub(crate) findings: Vec<usize>,
}

/// The one cell on the stated side of a finding: what is computed should stand there.
pub(crate) fn single_stated(finding: &Finding) -> Option<CellId> {
    let mut stated = finding.terms.iter().filter(|term| term.coefficient < 0);
    stated.next().filter(|_| stated.next().is_none()).map(|term| term.cell)
}

/// The marks that findings leave on cells.
pub(crate) fn marks<'a>(findings: impl Iterator<Item = &'a Finding>) -> BTreeMap<CellId, Mark> {
    let mut marks: BTreeMap<CellId, Mark> = BTreeMap::new();
    for (at, finding) in findings.enumerate() {
        let single = single_stated(finding);
        for term in &finding.terms {
            let mark = marks.entry(term.cell).or_default();
            mark.findings.push(at);
            if term.coefficient > 0 {
                mark.part = true;
            } else {
                mark.wrong = mark.wrong.max(Some(finding.severity));
            }
            if single == Some(term.cell) && mark.expected.is_none() {
                mark.expected = finding.expected;
            }
        }
    }
    marks
}
