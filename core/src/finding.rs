//! What the checker reports (核查结果): values, not errors; text is made late.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Topic};
use crate::fnv::Fnv;
use crate::form::{CellId, Column, FormId, Remedy, Row, SectionId};
use crate::language::Bilingual;
use crate::number::Number;
use crate::outline::Date;
use crate::rule::{Basis, Rule};
use crate::severity::{Severity, Verdict};
use crate::span::Span;

/// A cell's part in a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The cell.
    pub cell: CellId,
    /// +1 on the computed side, −1 on the stated side; 0 for a cell that is only concerned.
    pub coefficient: i8,
}

/// A value that a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A figure.
    Number(Number),
    /// A count of things.
    Count(u32),
    /// A year.
    Year(u16),
    /// A day.
    Date(Date),
    /// Words from the document or the form.
    Text(Box<str>),
    /// Words of ours in both languages.
    Words(Bilingual),
    /// Several of them.
    List(Vec<Bilingual>),
    /// A cell, by its printed name.
    Cell(CellId),
    /// Cells, by their printed names, those of one row together.
    Cells(Vec<CellId>),
    /// Cells of one row or group, by the names of their columns.
    CellsOfRow(Vec<CellId>),
    /// Cells of one column, by the names of their rows.
    CellsOfColumn(Vec<CellId>),
    /// A row of the applications table.
    Row(Row),
    /// A column of the applications table.
    Column(Column),
    /// A group of the remedies table.
    Remedy(Remedy),
    /// What a claim speaks of.
    Topic(Topic),
    /// A part of the report.
    Section(SectionId),
    /// Figures added up: `13 + 0 + 0`.
    Sum(Vec<Option<Number>>),
}

/// One thing that a rule has to say about a report.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave; a rule that could not be decided is only for information.
    pub severity: Severity,
    /// The outcome.
    pub verdict: Verdict,
    /// Every cell of the rule, in printed order.
    pub terms: Vec<Term>,
    /// What the rule computes, where it computes something.
    pub expected: Option<Number>,
    /// What the document states.
    pub actual: Option<Number>,
    /// The sentence, with `{names}` of arguments.
    pub message: &'static Bilingual,
    /// Its arguments.
    pub args: Vec<(&'static str, Arg)>,
    /// Where in the source; `None` when nothing is there.
    pub span: Option<Span>,
    /// What distinguishes findings of one rule that have no cells.
    pub subject: Box<str>,
    /// The form of the report, by which the basis is chosen (格式).
    pub form: FormId,
    /// The name from which the organ's level or kind was taken, where nobody said them (据名称推断).
    pub presumed: Option<Box<str>>,
}

impl Finding {
    /// What the rule rests on for a report on this form (依据).
    pub fn basis(&self) -> impl Iterator<Item = &'static Basis> + use<> {
        self.rule.basis_for(self.form)
    }

    /// The difference between what is stated and what is computed.
    pub fn difference(&self) -> Option<Number> {
        self.actual?.minus(self.expected?)
    }

    /// A number that stays the same when figures, other findings or their order change: rule, cells and subject.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::EMPTY;
        hash.write(self.rule.code);
        let mut cells: Vec<CellId> = self.terms.iter().map(|term| term.cell).collect();
        cells.sort_unstable();
        for cell in cells {
            hash.write(cell.path());
        }
        hash.write(&self.subject);
        hash.value()
    }

    /// The order of findings: printed order of the form, then rule code, then place in the source.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        let key = |finding: &Self| {
            let cell = finding.terms.iter().rev().find(|term| term.coefficient <= 0).or(finding.terms.first());
            cell.map_or(0, |term| term.cell.index().saturating_add(1))
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.rule.code.cmp(other.rule.code))
            .then_with(|| self.span.cmp(&other.span))
            .then_with(|| self.subject.cmp(&other.subject))
    }
}

/// How many instances of rules came to which verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Rules that hold.
    pub holds: u32,
    /// Rules that are broken.
    pub broken: u32,
    /// Rules that could not be decided.
    pub undecided: u32,
    /// Rules that do not apply.
    pub not_applicable: u32,
}

impl Summary {
    /// Counts one more instance.
    pub const fn count(&mut self, verdict: Verdict) {
        let place = match verdict {
            Verdict::Holds => &mut self.holds,
            Verdict::Broken => &mut self.broken,
            Verdict::Undecided => &mut self.undecided,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *place = place.saturating_add(1);
    }
}

impl Finding {
    /// A finding of a rule, to be completed by the methods below.
    pub fn new(rule: &'static Rule, verdict: Verdict, message: &'static Bilingual) -> Self {
        Self {
            rule,
            severity: rule.severity,
            verdict,
            terms: Vec::new(),
            expected: None,
            actual: None,
            message,
            args: Vec::new(),
            span: None,
            subject: Box::default(),
            form: FormId::Official2021,
            presumed: None,
        }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Names the cells concerned.
    #[must_use]
    pub fn concerning(mut self, cells: impl IntoIterator<Item = CellId>) -> Self {
        self.terms.extend(cells.into_iter().map(|cell| Term { cell, coefficient: 0 }));
        self
    }

    /// What the rest leads to and what is stated, with the difference where both are known.
    #[must_use]
    pub(crate) fn held(mut self, expected: Option<Number>, actual: Option<Number>) -> Self {
        let difference = expected.zip(actual).and_then(|(expected, actual)| expected.max(actual).minus(expected.min(actual)));
        let figures = [("expected", expected), ("actual", actual), ("difference", difference)];
        self.args.extend(figures.into_iter().filter_map(|(name, figure)| Some((name, Arg::Number(figure?)))));
        Self { expected, actual, ..self }
    }

    /// Quotes the words of the text that it rests on, and says where they stand.
    #[must_use]
    pub(crate) fn quoting(self, claim: &Claim) -> Self {
        self.arg("quote", Arg::Text(claim.text.clone())).at(Some(claim.span))
    }

    /// Says where.
    #[must_use]
    pub const fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// Tells it apart from other findings of the same rule.
    #[must_use]
    pub fn about(mut self, subject: &str) -> Self {
        self.subject = subject.into();
        self
    }

    /// Makes it less grave than its rule, where the law is milder.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }
}
