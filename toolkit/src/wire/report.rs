//! The result for one report, and a report as an input, on the wire.

use ogi_core::{Draft, FormId, Language, Summary};

use super::cells::{Cells, Printed};
use super::claim::WireClaim;
use super::decision::{WireDecision, WireResolved, WireScore};
use super::finding::WireFinding;
use super::repair::{WireFound, WireRepair};
use crate::model::note::Note;
use crate::model::options::Options;
use crate::model::report::{Report, VERSION};
use crate::shape::vocabulary::WireOrgan;
use crate::shape::{sized_text_of, wire};

wire! {
    /// The result for one report.
    pub struct WireReport<'a> as "Report" {
        /// The name of the source; null when it has none.
        file: Option<&'a str>,
        /// The statutory form: `official-2021` or `trial-2019`.
        form: FormId,
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
        cells: Cells<'a>,
        /// The printed text of cells that hold more than their number, such as `8590元`.
        printed: Printed<'a> => omit,
        /// Numbers stated in the text.
        claims: Vec<WireClaim<'a>>,
        /// Last year's report, where one was given (上一年度报告).
        last_year: Option<WireInput<'a>> => omit,
        /// True where it was to be compared although its organ or year is another (仍予对照).
        last_anyway: Option<bool> => omit,
        /// What was said of the organ (机关概况).
        organ_profile: Option<WireOrgan<'a>> => omit,
        /// The day on which the report was published, `YYYY-MM-DD`, where it was given (公布日期).
        published: Option<String> => omit,
        /// The day on which it was handed in, `YYYY-MM-DD`, where it was given (报送日期).
        submitted: Option<String> => omit,
        /// What is broken or undecided, in printed order of the form.
        findings: Vec<WireFinding<'a>>,
        /// Smallest corrections, best first.
        repairs: Vec<WireRepair>,
        /// How the search for them came out, where something is broken.
        repairs_found: Option<WireFound> => omit,
        /// How many instances of rules came to which verdict.
        summary: WireSummary,
        /// What becomes of the report, where the profile decides it.
        decision: Option<WireDecision<'a>> => omit,
        /// What an earlier result found and is found no more.
        resolved: Vec<WireResolved<'a>> => omit,
        /// What the report scored, where the profile says what findings cost.
        score: Option<WireScore> => omit,
        /// What else to know about the source: part of it could not be decoded.
        notes: Vec<WireNote<'a>>,
        /// The version of ogi-report that made the result.
        version: &'static str,
    }
}

wire! {
    /// A period, both days included.
    pub struct WirePeriod as "Period" {
        /// First day, `YYYY-MM-DD`.
        from: String,
        /// Last day, `YYYY-MM-DD`.
        to: String,
    }
}

wire! {
    /// Something to know about the source.
    pub struct WireNote<'a> as "Note" {
        /// Stable name.
        code: &'static str,
        /// The sentence for a person.
        message: &'a str,
    }
}

wire! {
    /// How many instances of rules came to which verdict.
    pub struct WireSummary as "Summary" {
        /// Rules that hold.
        holds: u32,
        /// Rules that are broken.
        broken: u32,
        /// Rules that could not be decided.
        undecided: u32,
        /// Rules that do not apply.
        not_applicable: u32,
    }
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
    /// The JSON text.
    pub fn to_json(&self) -> String {
        sized_text_of(self, ROOM)
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
            form: draft.form(),
            year: draft.year,
            organ: draft.organ.as_deref(),
            title: outline.and_then(|outline| outline.title.as_ref()).map(|title| &*title.value),
            period: outline
                .and_then(|outline| outline.period)
                .map(|period| WirePeriod { from: period.value.from.to_string(), to: period.value.to.to_string() }),
            undivided: draft.is_undivided(),
            cells: Cells(draft),
            printed: Printed(draft),
            claims: draft.claims.iter().map(|claim| WireClaim::new(claim, &offsets)).collect(),
            last_year: report.context.last_year.as_deref().map(WireInput::new),
            last_anyway: report.context.last_anyway.then_some(true),
            organ_profile: report.context.organ.as_ref().map(WireOrgan::new),
            published: report.context.published.map(String::from),
            submitted: report.context.submitted.map(String::from),
            findings: findings
                .map(|(at, finding)| WireFinding::new(finding, assessment.standing(at), source, &offsets, options.language))
                .collect(),
            repairs: report.repairs.list.iter().map(|repair| WireRepair::new(repair, draft, options)).collect(),
            repairs_found: WireFound::new(&report.repairs),
            summary: WireSummary::new(&report.checked.summary),
            decision: WireDecision::new(assessment),
            resolved: assessment.resolved.iter().map(WireResolved::new).collect(),
            score: WireScore::new(assessment),
            notes: wire_notes(report.all_notes(), options.language),
            version: VERSION,
        }
    }
}

wire! {
    /// What a form holds, as an input of the tasks.
    pub struct WireInput<'a> as "Figures" {
        /// The statutory form: `official-2021` or `trial-2019`.
        form: FormId,
        /// The reporting year (报告年度).
        year: Option<u16>,
        /// The organ that reports (行政机关).
        organ: Option<&'a str>,
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool,
        /// Every cell of the form by its path, in printed order.
        cells: Cells<'a>,
        /// The printed text of cells that hold more than their number.
        printed: Printed<'a> => omit,
    }
}

impl<'a> WireInput<'a> {
    /// The figures of a draft.
    pub(crate) fn new(draft: &'a Draft) -> Self {
        Self {
            form: draft.form(),
            year: draft.year,
            organ: draft.organ.as_deref(),
            undivided: draft.is_undivided(),
            cells: Cells(draft),
            printed: Printed(draft),
        }
    }
}
