//! A report together with what was found in it.

use ogi_core::repair::Repairs;
use ogi_core::{Checked, Draft, Language, Severity, Span, Verdict};

use crate::options::SpanUnit;
use crate::units::Offsets;

/// A report and the result of its check (核查结果).
#[derive(Debug, Clone)]
pub struct Report {
    /// The name of the source, where the caller gave one.
    pub file: Option<String>,
    /// The report as read or given.
    pub draft: Draft,
    /// The decoded text of the source, which spans point into; empty when only figures were given.
    pub text: Box<str>,
    /// What a reader of the result should know about the source besides the findings.
    pub notes: Vec<Note>,
    /// Findings and the count of verdicts.
    pub checked: Checked,
    /// The smallest corrections, where something is broken.
    pub repairs: Repairs,
}

/// Something to know about a source that is no finding: part of it could not be decoded (提示).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Stable name.
    pub code: &'static str,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
}

impl Note {
    /// The sentence in one language.
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl Report {
    /// Whether a rule of severity `error` is broken.
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }

    /// The gravest severity among broken rules.
    pub fn worst(&self) -> Option<Severity> {
        self.checked.worst()
    }

    /// How many findings are broken at a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let broken = |finding: &&ogi_core::Finding| finding.verdict == Verdict::Broken && finding.severity == severity;
        self.checked.findings.iter().filter(broken).count()
    }

    /// Converts the spans of cells named by findings, of findings and of claims to another unit.
    pub fn offsets(&self, unit: SpanUnit) -> Offsets {
        Offsets::new(&self.text, unit, crate::wire::spans(self))
    }

    /// The text at a span; `None` when the source is not at hand or the span does not fit it.
    pub fn source(&self, span: Span) -> Option<&str> {
        self.text.get(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?).filter(|text| !text.is_empty())
    }
}
