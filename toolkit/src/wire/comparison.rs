//! Reports of several years compared, on the wire.

use ogi_core::{Cell, CellId, Difference, Draft, FormId, Growth, Language, Number};

use super::across::WireAcross;
use super::finding::{WireFinding, findings_of};
use super::report::{WireNote, WireSummary, wire_notes};
use crate::model::options::Options;
use crate::model::report::{Report, VERSION};
use crate::shape::wire;
use crate::task::compare::{Comparison, Step, name};

wire! {
    /// Reports of several years side by side (历年对照).
    pub struct WireComparison<'a> as "Comparison" {
        /// The reports, the oldest first.
        reports: Vec<WireSource<'a>>,
        /// Every cell of any of their forms, in printed order.
        cells: Vec<WireDifference<'a>>,
        /// From each report to the next: what the rules on several years find.
        steps: Vec<WireStep<'a>>,
        /// What else to know: a year that is missing between two reports, or not known.
        notes: Vec<WireNote<'a>>,
        /// The version of ogi-report that made the result.
        version: &'static str,
    }
}

wire! {
    /// One of several reports.
    pub struct WireSource<'a> as "Source" {
        /// The name of the source; null when it has none.
        file: Option<&'a str>,
        /// The statutory form.
        form: FormId,
        /// The reporting year (报告年度).
        year: Option<u16>,
        /// The organ that reports (行政机关).
        organ: Option<&'a str>,
    }
}

impl<'a> WireSource<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let draft = &report.draft;
        Self { file: report.file.as_deref(), form: draft.form(), year: draft.year, organ: draft.organ.as_deref() }
    }
}

wire! {
    /// One cell in every report.
    pub struct WireDifference<'a> as "Difference" {
        /// The cell.
        cell: CellId,
        /// Its printed name.
        name: String,
        /// Whether it counts what there is at one moment, not what happened in the year (存量).
        stock: bool,
        /// What each report holds, as in `cells` of a report; null too where its form has no such cell.
        values: Vec<Option<&'a Cell>>,
        /// Where one report has （六）其他处理 undivided, what its three rows amount to in the others; null elsewhere.
        computed: Option<&'a [Option<Number>]> => omit,
        /// From each report to the next; null where one of the two states no number.
        changes: Vec<Option<WireGrowth>>,
        /// Whether every report whose form has the cell says the same.
        equal: bool,
    }
}

wire! {
    /// How a figure changed.
    pub struct WireGrowth as "Growth" {
        /// The later less the earlier figure.
        absolute: Number,
        /// In percent of the earlier figure, to one decimal; null unless that is above zero.
        percent: Option<Number>,
    }
}

wire! {
    /// A report judged by those before it.
    pub struct WireStep<'a> as "Step" {
        /// The place of the earlier report in `reports`, from 0.
        from: usize,
        /// The place of the later one.
        to: usize,
        /// Whether the later year follows the earlier one; otherwise nothing is carried over between them.
        adjacent: bool,
        /// What is broken or undecided; cells and spans are those of the later report.
        findings: Vec<WireFinding<'a>>,
        /// How many instances of rules came to which verdict.
        summary: WireSummary,
        /// Where what was brought forward is not what was carried forward: the smallest repairs of both reports together.
        repairs: Option<WireAcross> => omit,
    }
}

impl<'a> WireComparison<'a> {
    /// The wire form of a comparison.
    pub fn new(comparison: &'a Comparison, options: &Options) -> Self {
        let Comparison { reports, rows, steps, notes } = comparison;
        let drafts: Vec<&Draft> = reports.iter().map(|report| &report.draft).collect();
        let step = |step: &'a Step| {
            let report = reports.get(step.to)?;
            let Step { from, to, is_adjacent, checked, repairs } = step;
            let findings = findings_of(checked, report, options);
            let summary = WireSummary::new(&checked.summary);
            let case = comparison.case(step).filter(|_| !repairs.list.is_empty());
            let repairs = case.map(|case| WireAcross::new(&case, repairs, &Comparison::repair_options(options), options));
            Some(WireStep { from: *from, to: *to, adjacent: *is_adjacent, findings, summary, repairs })
        };
        Self {
            reports: reports.iter().map(WireSource::new).collect(),
            cells: rows.iter().map(|row| difference(row, &drafts, options.language)).collect(),
            steps: steps.iter().filter_map(step).collect(),
            notes: wire_notes(notes, options.language),
            version: VERSION,
        }
    }
}

fn difference<'a>(row: &'a Difference, drafts: &[&Draft], language: Language) -> WireDifference<'a> {
    let growth = |growth: &Option<Growth>| growth.map(|Growth { absolute, percent }| WireGrowth { absolute, percent });
    WireDifference {
        cell: row.cell,
        name: name(row, drafts, language),
        stock: row.cell.is_stock(),
        values: row.values.iter().map(Option::as_ref).collect(),
        computed: row.computed.iter().any(Option::is_some).then_some(&row.computed),
        changes: row.changes.iter().map(growth).collect(),
        equal: row.is_equal(),
    }
}
