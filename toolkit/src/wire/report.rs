//! The result for one report, and a report as an input, on the wire.

use ogi_core::repair::Repairs;
use ogi_core::{Date, Decision, Draft, FormId, Language, Period, Summary};

use super::cells::{Cells, Printed};
use super::claim::WireClaim;
use super::decision::{WireDecision, WireResolved, WireScore};
use super::finding::{WireFinding, report_findings};
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
        file: Option<&'a str> = report.file.as_deref(),
        /// The statutory form: `official-2021` or `trial-2019`.
        form: FormId = draft.form(),
        /// The reporting year (报告年度).
        year: Option<u16> = draft.year,
        /// The organ that reports (行政机关).
        organ: Option<&'a str> = draft.organ.as_deref(),
        /// The title as printed (标题).
        title: Option<&'a str> = outline.and_then(|outline| outline.title.as_ref()).map(|title| &*title.value),
        /// The period that the figures cover (统计期限).
        period: Option<WirePeriod> = outline.and_then(|outline| outline.period).map(|period| WirePeriod::new(period.value)),
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool = draft.is_undivided(),
        /// Every cell of the form by its path, in printed order. A number; the printed text where it is no number (`""`
        /// is blank); null when missing; an object when it cannot be decided.
        cells: Cells<'a> = Cells(draft),
        /// The printed text of cells that hold more than their number, such as `8590元`.
        printed: Printed<'a> => omit = Printed(draft),
        /// Numbers stated in the text.
        claims: Vec<WireClaim<'a>> = draft.claims.iter().map(|claim| WireClaim::new(claim, &offsets)).collect(),
        /// Last year's report, where one was given (上一年度报告).
        last_year: Option<WireInput<'a>> => omit = context.last_year.as_deref().map(WireInput::new),
        /// True where it was to be compared although its organ or year is another (仍予对照).
        last_anyway: Option<bool> => omit = context.last_anyway.then_some(true),
        /// What was said of the organ (机关概况).
        organ_profile: Option<WireOrgan<'a>> => omit = context.organ.as_ref().map(WireOrgan::new),
        /// The day on which the report was published, `YYYY-MM-DD`, where it was given (公布日期).
        published: Option<Date> => omit = context.published,
        /// The day on which it was handed in, `YYYY-MM-DD`, where it was given (报送日期).
        submitted: Option<Date> => omit = context.submitted,
        /// What is broken or undecided, in printed order of the form.
        findings: Vec<WireFinding<'a>> = report_findings(report, &offsets, options),
        /// Smallest corrections, best first.
        repairs: Vec<WireRepair> = report.repairs.list.iter().map(|repair| WireRepair::new(repair, draft, options)).collect(),
        /// How the search for them came out, where something is broken.
        repairs_found: Option<WireFound> => omit = found,
        /// How many instances of rules came to which verdict.
        summary: WireSummary = WireSummary::new(&report.checked.summary),
        /// What becomes of the report, where the profile decides it.
        decision: Option<WireDecision<'a>> => omit = assessment.decision.as_ref().map(decision),
        /// What an earlier result found and is found no more.
        resolved: Vec<WireResolved<'a>> => omit = assessment.resolved.iter().map(WireResolved::new).collect(),
        /// What the report scored, where the profile says what findings cost.
        score: Option<WireScore> => omit = assessment.score.as_ref().map(WireScore::new),
        /// What else to know about the source: part of it could not be decoded.
        notes: Vec<WireNote<'a>> = wire_notes(report.all_notes(), options.language),
        /// The version of ogi-report that made the result.
        version: &'static str = VERSION,
    }
    from (report: &'a Report, options: &Options) {
        let Report { draft, context, assessment, repairs, .. } = report;
        let outline = draft.outline.as_ref();
        let offsets = report.offsets(options.spans);
        let decision = |decision: &'a Decision| WireDecision::new(decision, assessment.profile.name.as_deref());
        let found = (repairs != &Repairs::default()).then(|| WireFound::new(repairs.cost, repairs.count, repairs.proof));
    }
}

wire! {
    /// A period, both days included.
    pub struct WirePeriod as "Period" {
        /// First day, `YYYY-MM-DD`.
        from: Date = period.from,
        /// Last day, `YYYY-MM-DD`.
        to: Date = period.to,
    }
    from (period: Period)
}

wire! {
    /// Something to know about the source.
    pub struct WireNote<'a> as "Note" {
        /// Stable name.
        code: &'static str = note.code,
        /// The sentence for a person.
        message: &'a str = note.message(language),
    }
    from (note: &'a Note, language: Language)
}

wire! {
    /// How many instances of rules came to which verdict.
    pub struct WireSummary as "Summary" {
        /// Rules that hold.
        holds: u32 = summary.holds,
        /// Rules that are broken.
        broken: u32 = summary.broken,
        /// Rules that could not be decided.
        undecided: u32 = summary.undecided,
        /// Rules that do not apply.
        not_applicable: u32 = summary.not_applicable,
    }
    from (summary: &Summary)
}

/// The wire form of notes.
pub(crate) fn wire_notes<'a>(notes: impl IntoIterator<Item = &'a Note>, language: Language) -> Vec<WireNote<'a>> {
    notes.into_iter().map(|note| WireNote::new(note, language)).collect()
}

/// So many bytes have most reports as JSON text.
const ROOM: usize = 16 << 10;

impl WireReport<'_> {
    /// The JSON text.
    pub fn to_json(&self) -> String {
        sized_text_of(self, ROOM)
    }
}

wire! {
    /// What a form holds, as an input of the tasks.
    pub struct WireInput<'a> as "Figures" {
        /// The statutory form: `official-2021` or `trial-2019`.
        form: FormId = draft.form(),
        /// The reporting year (报告年度).
        year: Option<u16> = draft.year,
        /// The organ that reports (行政机关).
        organ: Option<&'a str> = draft.organ.as_deref(),
        /// Whether （六）其他处理 is one row although the form divides it into three.
        undivided: bool = draft.is_undivided(),
        /// Every cell of the form by its path, in printed order.
        cells: Cells<'a> = Cells(draft),
        /// The printed text of cells that hold more than their number.
        printed: Printed<'a> => omit = Printed(draft),
    }
    from (draft: &'a Draft)
}
