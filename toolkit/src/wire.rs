//! The one wire format: what a result looks like as JSON, the same bytes in every language.

mod cells;
mod finding;
pub(crate) mod text;

use ogi_core::{Claim, Confidence, Draft, Kind, Language, Number, Organ, Scope, Span, Summary, Unit};
use serde::Serialize;

pub(crate) use finding::{WireFinding, finding_spans, findings, printed, wire_finding};

use cells::{Cells, Printed};

use crate::mended::{WireFound, WireRepair};
use crate::options::Options;
use crate::profile::{Resolved, WireDecision, WireScore};
use crate::report::{Note, Report};
use crate::units::Offsets;

/// The version of ogi-report that made a result.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The result for one report.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Report"))]
pub struct WireReport<'a> {
    /// The name of the source; null when it has none.
    file: Option<&'a str>,
    /// The statutory form: `official-2021` or `trial-2019`.
    form: &'static str,
    /// The reporting year (报告年度).
    year: Option<u16>,
    /// The organ that reports (行政机关).
    organ: Option<&'a str>,
    /// The title as printed (标题).
    title: Option<&'a str>,
    /// The period that the figures cover (统计期限).
    period: Option<WirePeriod>,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    undivided: bool,
    /// Every cell of the form by its path, in printed order. A number; the printed text where it is no number (`""`
    /// is blank); null when missing; an object when it cannot be decided.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, WireCell>"))]
    cells: Cells<'a>,
    /// The printed text of cells that hold more than their number, such as `8590元`.
    #[serde(skip_serializing_if = "Printed::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    printed: Printed<'a>,
    /// Numbers stated in the text.
    claims: Vec<WireClaim<'a>>,
    /// Last year's report, where one was given (上一年度报告).
    #[serde(skip_serializing_if = "Option::is_none")]
    last_year: Option<WireInput<'a>>,
    /// What was said of the organ (机关概况).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<WireOrgan>"))]
    organ_profile: Option<&'a Organ>,
    /// The day on which the report was published, `YYYY-MM-DD`, where it was given (公布日期).
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// The day on which it was handed in, `YYYY-MM-DD`, where it was given (报送日期).
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted: Option<String>,
    /// What is broken or undecided, in printed order of the form.
    findings: Vec<WireFinding<'a>>,
    /// Smallest corrections, best first.
    repairs: Vec<WireRepair>,
    /// How the search for them came out, where something is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs_found: Option<WireFound>,
    /// How many instances of rules came to which verdict.
    summary: WireSummary,
    /// What becomes of the report, where the profile decides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<WireDecision<'a>>,
    /// What an earlier result found and is found no more.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    resolved: &'a [Resolved],
    /// What the report scored, where the profile says what findings cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<WireScore>,
    /// What else to know about the source: part of it could not be decoded.
    notes: Vec<WireNote<'a>>,
    /// The version of ogi-report that made the result.
    version: &'static str,
}

/// What a cell may hold, for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, rename = "Cell")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) enum WireCell {
    /// The figure.
    Number(f64),
    /// The printed text where it is no number; `""` is blank.
    Text(String),
    /// A figure that cannot be decided.
    Unreadable(WireUnreadable),
    /// The cell is not in the document.
    Missing(()),
}

/// A figure that cannot be decided, for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Unreadable")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct WireUnreadable {
    /// The text that the figure is part of.
    unreadable: String,
    /// In how many ways it can be read; null when that is not known.
    readings: Option<u32>,
}

/// What is known of an organ beside its report (机关概况), for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields, rename = "OrganProfile")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct WireOrgan {
    /// Its level (层级).
    #[schemars(skip_serializing_if = "Option::is_none", extend("enum" = ["township", "county", "city", "province", "central", null]))]
    level: Option<String>,
    /// Whether it is a government or a department (类别).
    #[schemars(skip_serializing_if = "Option::is_none", extend("enum" = ["government", "department", "party", null]))]
    kind: Option<String>,
    /// Whether the figures are its own or those of everybody below it too (统计口径).
    #[schemars(skip_serializing_if = "Option::is_none", extend("enum" = ["own", "whole", null]))]
    coverage: Option<String>,
    /// The host of its web site, such as `tjj.example.gov.cn` (网站域名).
    #[schemars(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    /// Whether it has powers of licence, penalty or coercion (执法权).
    #[schemars(skip_serializing_if = "Option::is_none")]
    enforces: Option<bool>,
}

/// A period, both days included.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Period"))]
struct WirePeriod {
    /// First day, `YYYY-MM-DD`.
    from: String,
    /// Last day, `YYYY-MM-DD`.
    to: String,
}

/// A place in the decoded text of the source, in the unit asked for.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Span"))]
struct WireSpan {
    /// First position.
    start: u32,
    /// One past the last position.
    end: u32,
}

/// A number stated in the text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Claim"))]
struct WireClaim<'a> {
    /// The cell, or the sum of cells, that it speaks of.
    what: &'static str,
    /// The number; null for a statement that amounts to none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    value: Option<Number>,
    /// The words that state it.
    text: &'a str,
    /// Where they stand.
    span: WireSpan,
    /// What sort of claim it is, where it is no plain count.
    #[serde(skip_serializing_if = "Kind::is_count")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    kind: Kind,
    /// The printed unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    unit: Option<Unit>,
    /// Decimals as printed.
    #[serde(skip_serializing_if = "is_zero")]
    decimals: u8,
    /// Whether the number is said to be rough.
    #[serde(skip_serializing_if = "is_false")]
    approximate: bool,
    /// Whether it counts all years up to now.
    #[serde(skip_serializing_if = "is_false")]
    cumulative: bool,
    /// Whether it counts only what was published.
    #[serde(skip_serializing_if = "is_false")]
    only_published: bool,
    /// Whose number it is, where the sentence says so.
    #[serde(skip_serializing_if = "Scope::is_unstated")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    scope: Scope,
    /// The year that the sentence names.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    /// How sure the pattern is, where it is not certain.
    #[serde(skip_serializing_if = "Confidence::is_certain")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    confidence: Confidence,
    /// The claim that this one is a part of, by its place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<u32>,
    /// Which breakdown of its whole it belongs to.
    #[serde(skip_serializing_if = "is_zero")]
    breakdown: u8,
    /// Whether the parts of this whole are said to be all of them.
    #[serde(skip_serializing_if = "is_false")]
    exhaustive: bool,
    /// The claim that a share or a change is about, by its place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<u32>,
}

/// Something to know about the source.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Note"))]
pub(crate) struct WireNote<'a> {
    /// Stable name.
    code: &'static str,
    /// The sentence for a person.
    message: &'a str,
}

/// How many instances of rules came to which verdict.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Summary"))]
pub(crate) struct WireSummary {
    /// Rules that hold.
    holds: u32,
    /// Rules that are broken.
    broken: u32,
    /// Rules that could not be decided.
    undecided: u32,
    /// Rules that do not apply.
    not_applicable: u32,
}

impl WireSummary {
    pub(crate) const fn new(summary: &Summary) -> Self {
        let Summary { holds, broken, undecided, not_applicable } = *summary;
        Self { holds, broken, undecided, not_applicable }
    }
}

/// The wire form of notes.
pub(crate) fn wire_notes<'a>(notes: impl IntoIterator<Item = &'a Note>, language: Language) -> Vec<WireNote<'a>> {
    notes.into_iter().map(|note| WireNote { code: note.code, message: note.message(language) }).collect()
}

/// So many bytes have most reports as JSON text.
const ROOM: usize = 16 << 10;

impl<'a> WireReport<'a> {
    /// The wire form as JSON text: the same bytes as serde's, its many cells written at one go.
    ///
    /// # Errors
    /// When a value cannot be written, which none of these can fail to be.
    pub fn to_json(self) -> Result<String, serde_json::Error> {
        self.text().map_err(serde::ser::Error::custom)
    }

    /// As [`WireReport::to_json`].
    pub(crate) fn text(mut self) -> Result<String, text::Unwritable> {
        let draft = self.cells.take();
        text::spliced_text_of(&self, ROOM, &|text| cells::push_cells(draft, text))
    }

    /// The wire form of a report.
    pub fn new(report: &'a Report, options: &Options) -> Self {
        let draft = &report.draft;
        let outline = draft.outline.as_ref();
        let offsets = report.offsets(options.spans);
        let findings = report.checked.findings.iter().enumerate();
        let assessment = &report.assessment;
        let source = (draft, &report.locations);
        Self {
            file: report.file.as_deref(),
            form: draft.form().name(),
            year: draft.year,
            organ: draft.organ.as_deref(),
            title: outline.and_then(|outline| outline.title.as_ref()).map(|title| &*title.value),
            period: outline
                .and_then(|outline| outline.period)
                .map(|period| WirePeriod { from: period.value.from.to_string(), to: period.value.to.to_string() }),
            undivided: draft.is_undivided(),
            cells: Cells::of(draft),
            printed: Printed::of(draft),
            claims: draft.claims.iter().map(|claim| wire_claim(claim, &offsets)).collect(),
            last_year: report.context.last_year.as_deref().map(WireInput::new),
            organ_profile: report.context.organ.as_ref(),
            published: report.context.published.map(String::from),
            submitted: report.context.submitted.map(String::from),
            findings: findings
                .map(|(at, finding)| wire_finding(finding, assessment.standing(at), source, &offsets, options.language))
                .collect(),
            repairs: report.repairs.list.iter().map(|repair| WireRepair::new(repair, draft, options)).collect(),
            repairs_found: WireFound::new(&report.repairs),
            summary: WireSummary::new(&report.checked.summary),
            decision: WireDecision::new(assessment),
            resolved: &assessment.resolved,
            score: WireScore::new(assessment),
            notes: wire_notes(report.all_notes(), options.language),
            version: VERSION,
        }
    }
}

/// What a form holds, as an input of the tasks.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Figures"))]
pub(crate) struct WireInput<'a> {
    /// The statutory form: `official-2021` or `trial-2019`.
    form: &'static str,
    /// The reporting year (报告年度).
    year: Option<u16>,
    /// The organ that reports (行政机关).
    organ: Option<&'a str>,
    /// Whether （六）其他处理 is one row although the form divides it into three.
    undivided: bool,
    /// Every cell of the form by its path, in printed order.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, WireCell>"))]
    cells: Cells<'a>,
    /// The printed text of cells that hold more than their number.
    #[serde(skip_serializing_if = "Printed::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    printed: Printed<'a>,
}

impl<'a> WireInput<'a> {
    /// The figures of a draft.
    pub(crate) fn new(draft: &'a Draft) -> Self {
        Self {
            form: draft.form().name(),
            year: draft.year,
            organ: draft.organ.as_deref(),
            undivided: draft.is_undivided(),
            cells: Cells::of(draft),
            printed: Printed::of(draft),
        }
    }
}

/// Every span that the wire form will show.
pub(crate) fn spans(report: &Report) -> Vec<Span> {
    let mut spans = finding_spans(&report.checked.findings, &report.draft);
    spans.extend(report.draft.claims.iter().map(|claim| claim.span));
    spans
}

fn wire_claim<'a>(claim: &'a Claim, offsets: &Offsets) -> WireClaim<'a> {
    WireClaim {
        what: claim.what.path(),
        value: claim.value,
        text: &claim.text,
        span: wire_span(offsets, claim.span),
        kind: claim.kind,
        unit: claim.unit,
        decimals: claim.decimals,
        approximate: claim.approximate,
        cumulative: claim.cumulative,
        only_published: claim.only_published,
        scope: claim.scope,
        year: claim.year,
        confidence: claim.confidence,
        part_of: claim.part_of,
        breakdown: claim.breakdown,
        exhaustive: claim.exhaustive,
        about: claim.about,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_zero(value: &u8) -> bool {
    *value == 0
}

fn wire_span(offsets: &Offsets, span: Span) -> WireSpan {
    let Span { start, end } = offsets.convert(span);
    WireSpan { start, end }
}
