//! A report together with what was found in it.

use ogi_core::repair::Repairs;
use ogi_core::{CellId, Checked, Draft, Finding, Language, Locations, Severity, Span, Verdict};

use crate::model::assessment::Assessment;
use crate::model::context::Context;
use crate::model::extent::Extent;
use crate::model::note::Note;
use crate::model::units::{Lines, Offsets, SpanUnit};

/// The version of ogi-report that made a result.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A report and the result of its check (核查结果).
#[derive(Debug, Clone)]
pub struct Report {
    /// The name of the source, where the caller gave one.
    pub file: Option<String>,
    /// The report as read or given.
    pub draft: Draft,
    /// The decoded text of the source, which spans point into; empty when only figures were given.
    pub text: Box<str>,
    /// Where in a Word, Excel or PDF file the text was read (位置); empty for other sources.
    pub locations: Locations,
    /// What a reader of the result should know about the source besides the findings.
    pub notes: Vec<Note>,
    /// What it was judged together with.
    pub context: Context,
    /// Findings and the count of verdicts.
    pub checked: Checked,
    /// The smallest corrections, where something is broken.
    pub repairs: Repairs,
    /// What the profile and an earlier result make of the findings.
    pub assessment: Assessment,
}

impl Report {
    /// Findings that are reported and counted: neither excused by the profile nor known from an earlier result.
    pub fn counted(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.checked.findings.iter().enumerate();
        findings.filter(|(at, _)| self.assessment.counts(*at)).map(|(_, finding)| finding)
    }

    /// A report that has not been checked.
    pub(crate) fn unchecked(draft: Draft) -> Self {
        Self {
            file: None,
            draft,
            text: Box::default(),
            locations: Locations::default(),
            notes: Vec::new(),
            context: Context::default(),
            checked: Checked::default(),
            repairs: Repairs::default(),
            assessment: Assessment::default(),
        }
    }

    /// How much of it could be checked.
    pub fn extent(&self) -> Extent {
        Extent::of(&self.draft, &self.checked)
    }

    /// Whether a rule of severity `error` is broken.
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }

    /// The gravest severity among broken rules that count.
    pub fn worst(&self) -> Option<Severity> {
        let broken = self.counted().filter(|finding| finding.verdict == Verdict::Broken);
        broken.map(|finding| finding.severity).max()
    }

    /// How many findings that count are broken at a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let broken = |finding: &&Finding| finding.verdict == Verdict::Broken && finding.severity == severity;
        self.counted().filter(broken).count()
    }

    /// What to know about the source, then about the suppressions of the profile.
    pub fn all_notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().chain(&self.assessment.notes)
    }

    /// Converts the spans of cells named by findings, of findings and of claims to another unit.
    pub fn offsets(&self, unit: SpanUnit) -> Offsets {
        Offsets::new(&self.text, unit, self.spans())
    }

    /// The lines and columns of every finding.
    pub(crate) fn lines(&self) -> Lines {
        Lines::new(&self.text, self.checked.findings.iter().filter_map(|finding| finding.span))
    }

    /// Every span that a result shows.
    fn spans(&self) -> Vec<Span> {
        let mut spans = finding_spans(&self.checked.findings, &self.draft);
        spans.extend(self.draft.claims.iter().map(|claim| claim.span));
        spans
    }

    /// Where in a Word, Excel or PDF file a span was read, for a person: `第3表第12行第4列`.
    pub fn place(&self, span: Span, language: Language) -> Option<String> {
        self.locations.at(span.start).map(|location| location.text(language))
    }

    /// The text at a span; `None` when the source is not at hand or the span does not fit it.
    pub fn source(&self, span: Span) -> Option<&str> {
        self.text.get(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?).filter(|text| !text.is_empty())
    }
}

/// Every span of some findings on a draft.
pub(crate) fn finding_spans(findings: &[Finding], draft: &Draft) -> Vec<Span> {
    let mut spans = Vec::new();
    for finding in findings {
        spans.extend(finding.span);
        for term in &finding.terms {
            spans.extend(draft.span(term.cell));
        }
    }
    spans
}

/// What is printed in a cell, numbers included; `None` when it is missing.
pub(crate) fn printed(draft: &Draft, id: CellId) -> Option<std::borrow::Cow<'_, str>> {
    let cell = draft.cell(id);
    cell.printed().map(Into::into).or_else(|| cell.number().map(|number| number.to_string().into()))
}
