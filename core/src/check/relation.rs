//! What judgements on a few figures share: taking them, and reporting a comparison.

use crate::check::Sink;
use crate::draft::Draft;
use crate::finding::{Arg, Finding, Verdict};
use crate::form::CellId;
use crate::language::Bilingual;
use crate::number::Number;
use crate::rule::Rule;

/// The number of a cell, if the draft's form has it and it was read.
pub(super) fn number(draft: &Draft, id: CellId) -> Option<Number> {
    draft.number(id)
}

/// Sums numbers, all of them known.
pub(super) fn sum(numbers: impl IntoIterator<Item = Option<Number>>) -> Option<Number> {
    numbers.into_iter().try_fold(Number::ZERO, |sum, number| sum.plus(number?))
}

/// A finding about one cell: what the others lead to expect, and what is stated.
pub(super) fn about(
    rule: &'static Rule,
    draft: &Draft,
    cell: CellId,
    message: &'static Bilingual,
    expected: Option<Number>,
    actual: Option<Number>,
) -> Finding {
    let mut finding = Finding::new(rule, Verdict::Broken, message)
        .arg("cell", Arg::Cell(cell))
        .concerning([cell])
        .at(draft.span(cell))
        .about(cell.path());
    if let Some(expected) = expected {
        finding = finding.arg("expected", Arg::Number(expected));
    }
    if let Some(actual) = actual {
        finding = finding.arg("actual", Arg::Number(actual));
    }
    if let (Some(expected), Some(actual)) = (expected, actual) {
        let difference = if expected > actual { expected.minus(actual) } else { actual.minus(expected) };
        if let Some(difference) = difference {
            finding = finding.arg("difference", Arg::Number(difference));
        }
    }
    finding.expected = expected;
    finding.actual = actual;
    finding
}

/// Collects the verdicts of the instances of one rule; one that never applied counts as not applicable.
pub(super) struct Tally<'s, 'p> {
    sink: &'s mut Sink<'p>,
    applied: bool,
}

impl<'s, 'p> Tally<'s, 'p> {
    pub(super) const fn new(sink: &'s mut Sink<'p>) -> Self {
        Self { sink, applied: false }
    }

    /// Counts an instance that holds, or reports the one that does not.
    pub(super) fn judge(&mut self, holds: bool, finding: impl FnOnce() -> Finding) {
        self.applied = true;
        if holds { self.sink.count(Verdict::Holds) } else { self.sink.report(finding()) }
    }

    /// Reports an instance that holds with a note.
    pub(super) fn note(&mut self, finding: Finding) {
        self.applied = true;
        self.sink.report(finding);
    }

    /// Counts an instance that cannot be decided.
    pub(super) fn undecided(&mut self) {
        self.applied = true;
        self.sink.count(Verdict::Undecided);
    }

    pub(super) fn end(self) {
        if !self.applied {
            self.sink.count(Verdict::NotApplicable);
        }
    }
}
