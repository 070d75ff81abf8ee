//! Findings on the wire.

use ogi_core::{CellId, Draft, Finding, Language, Locations, Number, Span};
use serde::Serialize;

use super::{WireSpan, is_false, spans, text, wire_span};
use crate::location::WireLocation;
use crate::options::Options;
use crate::profile::{Known, Standing, WireSuppressed};
use crate::report::Report;
use crate::units::Offsets;

/// A finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Finding"))]
pub(crate) struct WireFinding<'a> {
    /// The code of the rule.
    rule: &'static str,
    /// What the rule demands.
    title: &'static str,
    /// `error`, `warning`, `notice` or `info`.
    severity: &'static str,
    /// `holds` (with a note), `broken` or `undecided`.
    verdict: &'static str,
    /// Every cell of the rule, in printed order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    cells: Vec<CellId>,
    /// The same cells with their part in the rule, what is printed and where.
    terms: Vec<WireTerm<'a>>,
    /// What the rule computes.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    expected: Option<Number>,
    /// What the report states.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    actual: Option<Number>,
    /// `actual` minus `expected`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    difference: Option<Number>,
    /// The sentence for a person.
    message: String,
    /// The articles and clauses that the rule rests on.
    basis: Vec<&'static str>,
    /// Where in the source; null when nothing is there.
    span: Option<WireSpan>,
    /// The place in a Word, Excel or PDF file; absent for other sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<WireLocation<'a>>,
    /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
    fingerprint: String,
    /// Why it is excused; an excused finding does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<WireSuppressed<'a>>,
    /// Whether an earlier result said the same; what is known does not count, but for the decision.
    #[serde(skip_serializing_if = "is_false")]
    known: bool,
}

/// A cell's part in a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Term"))]
struct WireTerm<'a> {
    /// The cell.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    cell: CellId,
    /// 1 on the computed side, -1 on the stated side, 0 when only concerned.
    coefficient: i8,
    /// What is printed in it; null when it is missing.
    printed: Option<std::borrow::Cow<'a, str>>,
    /// The number read; null when there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    value: Option<Number>,
    /// Where it was read.
    span: Option<WireSpan>,
    /// The place in a Word, Excel or PDF file; absent for other sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<WireLocation<'a>>,
}

/// The wire form of some findings of a report.
pub(crate) fn findings<'a>(
    report: &'a Report,
    findings: impl Iterator<Item = &'a Finding>,
    options: &Options,
) -> Result<String, text::Unwritable> {
    let offsets = Offsets::new(&report.text, options.spans, spans(report));
    let standing = |finding: &Finding| {
        let at = report.checked.findings.iter().position(|known| std::ptr::eq(known, finding));
        at.and_then(|at| report.assessment.standing(at))
    };
    let wire: Vec<_> = findings
        .map(|finding| wire_finding(finding, standing(finding), (&report.draft, &report.locations), &offsets, options.language))
        .collect();
    text::text_of(&wire)
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

pub(crate) fn wire_finding<'a>(
    finding: &'a Finding,
    standing: Option<&'a Standing>,
    (draft, locations): (&'a Draft, &'a Locations),
    offsets: &Offsets,
    language: Language,
) -> WireFinding<'a> {
    let terms = finding.terms.iter().map(|term| WireTerm {
        cell: term.cell,
        coefficient: term.coefficient,
        printed: printed(draft, term.cell),
        value: draft.number(term.cell),
        span: draft.span(term.cell).map(|span| wire_span(offsets, span)),
        location: WireLocation::of(locations, draft.span(term.cell)),
    });
    WireFinding {
        rule: finding.rule.code,
        title: finding.rule.title.get(language),
        severity: finding.severity.name(),
        verdict: finding.verdict.name(),
        cells: finding.terms.iter().map(|term| term.cell).collect(),
        terms: terms.collect(),
        expected: finding.expected,
        actual: finding.actual,
        difference: finding.difference(),
        message: finding.text(draft.form(), language),
        basis: finding.basis().map(|basis| basis.0.get(language)).collect(),
        span: finding.span.map(|span| wire_span(offsets, span)),
        location: WireLocation::of(locations, finding.span),
        fingerprint: format!("{:016x}", finding.fingerprint()),
        suppressed: standing.and_then(WireSuppressed::new),
        known: standing.is_some_and(|standing| standing.known == Some(Known::Same)),
    }
}

/// What is printed in a cell, numbers included; `None` when it is missing.
pub(crate) fn printed(draft: &Draft, id: CellId) -> Option<std::borrow::Cow<'_, str>> {
    let cell = draft.cell(id);
    cell.printed().map(Into::into).or_else(|| cell.number().map(|number| number.to_string().into()))
}
