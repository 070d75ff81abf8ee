//! Findings on the wire.

use std::borrow::Cow;

use ogi_core::{CellId, Checked, Draft, Finding, Language, Locations, Number, Severity, Term, Verdict};

use super::claim::WireSpan;
use super::decision::WireSuppressed;
use super::location::WireLocation;
use crate::model::assessment::Disposition;
use crate::model::baseline::BaselineMatch;
use crate::model::options::Options;
use crate::model::report::{Report, finding_spans, printed};
use crate::model::units::Offsets;
use crate::shape::{text_of, wire};

wire! {
    /// A finding.
    pub struct WireFinding<'a> as "Finding" {
        /// The code of the rule.
        rule: &'static str = finding.rule.code,
        /// What the rule demands.
        title: &'static str = finding.rule.title.get(language),
        /// How grave.
        severity: Severity = finding.severity,
        /// The outcome; what holds stands here with a note only.
        verdict: Verdict = finding.verdict,
        /// Every cell of the rule, in printed order.
        cells: Vec<CellId> = finding.terms.iter().map(|term| term.cell).collect(),
        /// The same cells with their part in the rule, what is printed and where.
        terms: Vec<WireTerm<'a>> = finding.terms.iter().map(|term| WireTerm::new(term, (draft, locations), offsets)).collect(),
        /// What the rule computes.
        expected: Option<Number> = finding.expected,
        /// What the report states.
        actual: Option<Number> = finding.actual,
        /// `actual` minus `expected`.
        difference: Option<Number> = finding.difference(),
        /// The sentence for a person.
        message: String = finding.text(draft.form(), language),
        /// The articles and clauses that the rule rests on.
        basis: Vec<&'static str> = finding.basis().map(|basis| basis.0.get(language)).collect(),
        /// Where in the source; null when nothing is there.
        span: Option<WireSpan> = finding.span.map(|span| WireSpan::new(span, offsets)),
        /// The place in a Word, Excel or PDF file; absent for other sources.
        location: Option<WireLocation<'a>> => omit = WireLocation::of(locations, finding.span),
        /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
        fingerprint: String = format!("{:016x}", finding.fingerprint()),
        /// Why it is excused; an excused finding does not count.
        suppressed: Option<WireSuppressed<'a>> => omit = suppressed.map(WireSuppressed::new),
        /// Whether an earlier result said the same; what is known does not count, but for the decision.
        known: bool => omit = standing.is_some_and(|standing| standing.known == Some(BaselineMatch::Same)),
    }
    from (
        finding: &'a Finding,
        standing: Option<&'a Disposition>,
        (draft, locations): (&'a Draft, &'a Locations),
        offsets: &Offsets,
        language: Language,
    ) { let suppressed = standing.and_then(|standing| standing.suppressed.as_ref()); }
}

wire! {
    /// A cell's part in a finding.
    pub struct WireTerm<'a> as "Term" {
        /// The cell.
        cell: CellId = term.cell,
        /// 1 on the computed side, -1 on the stated side, 0 when only concerned.
        coefficient: i8 = term.coefficient,
        /// What is printed in it; null when it is missing.
        printed: Option<Cow<'a, str>> = printed(draft, term.cell),
        /// The number read; null when there is none.
        value: Option<Number> = draft.number(term.cell),
        /// Where it was read.
        span: Option<WireSpan> = draft.span(term.cell).map(|span| WireSpan::new(span, offsets)),
        /// The place in a Word, Excel or PDF file; absent for other sources.
        location: Option<WireLocation<'a>> => omit = WireLocation::of(locations, draft.span(term.cell)),
    }
    from (term: &Term, (draft, locations): (&'a Draft, &'a Locations), offsets: &Offsets)
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

/// The findings of a report, each with how it stands.
pub(super) fn report_findings<'a>(report: &'a Report, offsets: &Offsets, options: &Options) -> Vec<WireFinding<'a>> {
    let source = (&report.draft, &report.locations);
    let findings = report.checked.findings.iter().enumerate();
    let finding = |(at, finding)| WireFinding::new(finding, report.assessment.standing(at), source, offsets, options.language);
    findings.map(finding).collect()
}
