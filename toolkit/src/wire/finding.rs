//! Findings on the wire.

use std::borrow::Cow;

use ogi_core::{CellId, Checked, Draft, Finding, Language, Locations, Number, Severity, Verdict};

use super::claim::WireSpan;
use super::decision::WireSuppressed;
use super::location::WireLocation;
use crate::model::assessment::Standing;
use crate::model::baseline::Known;
use crate::model::options::Options;
use crate::model::report::{Report, finding_spans, printed};
use crate::model::units::Offsets;
use crate::shape::{text_of, wire};

wire! {
    /// A finding.
    pub struct WireFinding<'a> as "Finding" {
        /// The code of the rule.
        rule: &'static str,
        /// What the rule demands.
        title: &'static str,
        /// How grave.
        severity: Severity,
        /// The outcome; what holds stands here with a note only.
        verdict: Verdict,
        /// Every cell of the rule, in printed order.
        cells: Vec<CellId>,
        /// The same cells with their part in the rule, what is printed and where.
        terms: Vec<WireTerm<'a>>,
        /// What the rule computes.
        expected: Option<Number>,
        /// What the report states.
        actual: Option<Number>,
        /// `actual` minus `expected`.
        difference: Option<Number>,
        /// The sentence for a person.
        message: String,
        /// The articles and clauses that the rule rests on.
        basis: Vec<&'static str>,
        /// Where in the source; null when nothing is there.
        span: Option<WireSpan>,
        /// The place in a Word, Excel or PDF file; absent for other sources.
        location: Option<WireLocation<'a>> => omit,
        /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
        fingerprint: String,
        /// Why it is excused; an excused finding does not count.
        suppressed: Option<WireSuppressed<'a>> => omit,
        /// Whether an earlier result said the same; what is known does not count, but for the decision.
        known: bool => omit,
    }
}

wire! {
    /// A cell's part in a finding.
    pub struct WireTerm<'a> as "Term" {
        /// The cell.
        cell: CellId,
        /// 1 on the computed side, -1 on the stated side, 0 when only concerned.
        coefficient: i8,
        /// What is printed in it; null when it is missing.
        printed: Option<Cow<'a, str>>,
        /// The number read; null when there is none.
        value: Option<Number>,
        /// Where it was read.
        span: Option<WireSpan>,
        /// The place in a Word, Excel or PDF file; absent for other sources.
        location: Option<WireLocation<'a>> => omit,
    }
}

/// Some findings of a report as JSON text.
pub(crate) fn findings_text<'a>(report: &'a Report, findings: impl Iterator<Item = &'a Finding>, options: &Options) -> String {
    let offsets = report.offsets(options.spans);
    let standing = |finding: &Finding| {
        let at = report.checked.findings.iter().position(|known| std::ptr::eq(known, finding));
        at.and_then(|at| report.assessment.standing(at))
    };
    let source = (&report.draft, &report.locations);
    let wire: Vec<_> =
        findings.map(|finding| WireFinding::new(finding, standing(finding), source, &offsets, options.language)).collect();
    text_of(&wire)
}

/// What a check of several reports found about one of them.
pub(super) fn findings_of<'a>(checked: &'a Checked, report: &'a Report, options: &Options) -> Vec<WireFinding<'a>> {
    let offsets = Offsets::new(&report.text, options.spans, finding_spans(&checked.findings, &report.draft));
    let source = (&report.draft, &report.locations);
    let findings = checked.findings.iter();
    findings.map(|finding| WireFinding::new(finding, None, source, &offsets, options.language)).collect()
}

impl<'a> WireFinding<'a> {
    /// The wire form.
    pub fn new(
        finding: &'a Finding,
        standing: Option<&'a Standing>,
        (draft, locations): (&'a Draft, &'a Locations),
        offsets: &Offsets,
        language: Language,
    ) -> Self {
        let terms = finding.terms.iter().map(|term| WireTerm {
            cell: term.cell,
            coefficient: term.coefficient,
            printed: printed(draft, term.cell),
            value: draft.number(term.cell),
            span: draft.span(term.cell).map(|span| WireSpan::new(span, offsets)),
            location: WireLocation::of(locations, draft.span(term.cell)),
        });
        Self {
            rule: finding.rule.code,
            title: finding.rule.title.get(language),
            severity: finding.severity,
            verdict: finding.verdict,
            cells: finding.terms.iter().map(|term| term.cell).collect(),
            terms: terms.collect(),
            expected: finding.expected,
            actual: finding.actual,
            difference: finding.difference(),
            message: finding.text(draft.form(), language),
            basis: finding.basis().map(|basis| basis.0.get(language)).collect(),
            span: finding.span.map(|span| WireSpan::new(span, offsets)),
            location: WireLocation::of(locations, finding.span),
            fingerprint: format!("{:016x}", finding.fingerprint()),
            suppressed: standing.and_then(WireSuppressed::new),
            known: standing.is_some_and(|standing| standing.known == Some(Known::Same)),
        }
    }
}
