//! What judgements on a few figures share: taking them, and reporting a comparison.

use super::{Case, Sink};
use crate::draft::Draft;
use crate::finding::{Arg, Finding};
use crate::form::{CellId, Column, Row};
use crate::language::Bilingual;
use crate::number::Number;
use crate::rule::Rule;
use crate::severity::Verdict;

/// The number of a cell, if the draft's form has it and it was read.
pub(crate) fn number(draft: &Draft, id: CellId) -> Option<Number> {
    draft.number(id)
}

/// Sums numbers, all of them known.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Option<Number>>) -> Option<Number> {
    numbers.into_iter().try_fold(Number::ZERO, |sum, number| sum.plus(number?))
}

/// A finding about one cell: what the others lead to expect, and what is stated.
pub(crate) fn about(
    rule: &'static Rule,
    draft: &Draft,
    cell: CellId,
    message: &'static Bilingual,
    expected: Option<Number>,
    actual: Option<Number>,
) -> Finding {
    Finding::new(rule, Verdict::Broken, message)
        .arg("cell", Arg::Cell(cell))
        .concerning([cell])
        .at(draft.span(cell))
        .about(cell.path())
        .held(expected, actual)
}

/// Collects the verdicts of the instances of one rule; one that never applied counts as not applicable.
pub(crate) struct Tally<'s, 'p> {
    sink: &'s mut Sink<'p>,
    applied: bool,
}

impl<'s, 'p> Tally<'s, 'p> {
    pub(crate) const fn new(sink: &'s mut Sink<'p>) -> Self {
        Self { sink, applied: false }
    }

    /// Counts an instance that holds, or reports the one that does not.
    pub(crate) fn judge(&mut self, holds: bool, finding: impl FnOnce() -> Finding) {
        self.applied = true;
        self.sink.judge(holds, finding);
    }

    /// Reports an instance that holds with a note.
    pub(crate) fn note(&mut self, finding: Finding) {
        self.applied = true;
        self.sink.report(finding);
    }

    /// Counts an instance that cannot be decided.
    pub(crate) fn undecided(&mut self) {
        self.applied = true;
        self.sink.count(Verdict::Undecided);
    }

    pub(crate) fn end(self) {
        if !self.applied {
            self.sink.count(Verdict::NotApplicable);
        }
    }
}

/// The printed total of a row, where it is a whole number.
pub(crate) fn whole(case: &Case<'_>, row: Row) -> Option<i64> {
    number(case.draft, CellId::request(row, Column::Total)).and_then(Number::as_integer)
}

/// Whether the form of the report has a cell.
pub(crate) fn is_on_form(case: &Case<'_>, cell: CellId) -> bool {
    case.draft.form().form().has_cell(cell, case.draft.is_undivided())
}

/// Whether two amounts are about ten thousand times apart: within a factor of two.
pub(crate) fn is_unit_slip(one: Number, other: Number) -> bool {
    let (Some(one), Some(other)) = (one.scaled(9), other.scaled(9)) else { return false };
    let (low, high) = (one.min(other), one.max(other));
    low > 0 && high >= low.saturating_mul(5_000) && high <= low.saturating_mul(20_000)
}

/// What comes of not knowing level or kind: undecided where the organ was described, else nothing was asked.
pub(crate) fn unknown(case: &Case<'_>) -> Verdict {
    if case.organ.is_some() { Verdict::Undecided } else { Verdict::NotApplicable }
}

/// What is known of the organ, or the verdict that the rule does not apply. What its name does not say is not known.
macro_rules! organ {
    ($case:ident, $sink:ident) => {
        match &$sink.known {
            Some(known) => known.organ.clone(),
            None => return $sink.count($crate::severity::Verdict::NotApplicable),
        }
    };
}
pub(crate) use organ;
