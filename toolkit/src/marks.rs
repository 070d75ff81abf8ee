//! How the cells of a form are marked: which are wrong, which are parts of a sum that does not agree.

use std::collections::BTreeMap;

use ogi_core::{CellId, Finding, Number, Severity};

/// How a cell is marked, and the findings that it belongs to (单元格标记).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// A broken rule states or concerns it; the gravest.
    pub wrong: Option<Severity>,
    /// It is a part of a sum that does not agree.
    pub part: bool,
    /// What it should be, if one rule says so.
    pub expected: Option<Number>,
    /// Positions of the findings, from 0.
    pub findings: Vec<usize>,
}

/// The marks that findings leave on cells.
pub(crate) fn marks<'a>(findings: impl Iterator<Item = &'a Finding>) -> BTreeMap<CellId, Mark> {
    let mut marks: BTreeMap<CellId, Mark> = BTreeMap::new();
    for (at, finding) in findings.enumerate() {
        let mut stated = finding.terms.iter().filter(|term| term.coefficient < 0);
        let single = stated.next().filter(|_| stated.next().is_none()).map(|term| term.cell);
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
