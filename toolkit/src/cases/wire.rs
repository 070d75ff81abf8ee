//! What a comparison and a roll-up look like as JSON, the same bytes in every language.

use ogi_core::{Cell, CellId, Checked, Difference, Draft, Growth, Language, Number, Share};
use serde::Serialize;

use super::{Comparison, Member, Rollup, SetAside, Step, compare, rollup};
use crate::across::WireAcross;
use crate::options::Options;
use crate::report::Report;
use crate::units::Offsets;
use crate::wire::{VERSION, WireFinding, WireNote, WireSummary, finding_spans, wire_finding, wire_notes};

/// Reports of several years side by side (历年对照).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Comparison"))]
pub struct WireComparison<'a> {
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

/// One of several reports.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Source"))]
pub(super) struct WireSource<'a> {
    /// The name of the source; null when it has none.
    file: Option<&'a str>,
    /// The statutory form: `official-2021` or `trial-2019`.
    form: &'static str,
    /// The reporting year (报告年度).
    year: Option<u16>,
    /// The organ that reports (行政机关).
    organ: Option<&'a str>,
}

impl<'a> WireSource<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let draft = &report.draft;
        Self { file: report.file.as_deref(), form: draft.form().name(), year: draft.year, organ: draft.organ.as_deref() }
    }
}

/// One cell in every report.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Difference"))]
struct WireDifference<'a> {
    /// The cell.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    cell: CellId,
    /// Its printed name.
    name: String,
    /// Whether it counts what there is at one moment, not what happened in the year (存量).
    stock: bool,
    /// What each report holds, as in `cells` of a report; null too where its form has no such cell.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::wire::WireCell>"))]
    values: Vec<Option<&'a Cell>>,
    /// Where one report has （六）其他处理 undivided, what its three rows amount to in the others; null elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Option<f64>>>"))]
    computed: Option<&'a [Option<Number>]>,
    /// From each report to the next; null where one of the two states no number.
    changes: Vec<Option<WireGrowth>>,
    /// Whether every report whose form has the cell says the same.
    equal: bool,
}

/// How a figure changed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Growth"))]
struct WireGrowth {
    /// The later less the earlier figure.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    absolute: Number,
    /// In percent of the earlier figure, to one decimal; null unless that is above zero.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    percent: Option<Number>,
}

/// A report judged by those before it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Step"))]
struct WireStep<'a> {
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
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<WireAcross>,
}

impl<'a> WireComparison<'a> {
    /// The wire form of a comparison.
    pub fn new(comparison: &'a Comparison, options: &Options) -> Self {
        let Comparison { reports, rows, steps, notes } = comparison;
        let drafts: Vec<&Draft> = reports.iter().map(|report| &report.draft).collect();
        let step = |step: &'a Step| {
            let report = reports.get(step.to)?;
            let Step { from, to, is_adjacent, checked, repairs } = step;
            let findings = findings(checked, report, options);
            let summary = WireSummary::new(&checked.summary);
            let case = comparison.case(step).filter(|_| !repairs.list.is_empty());
            let repairs = case.map(|case| WireAcross::new(&case, repairs, &compare::wanted(options), options));
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

/// The wire form of what a check found about a report.
pub(super) fn findings<'a>(checked: &'a Checked, report: &'a Report, options: &Options) -> Vec<WireFinding<'a>> {
    let offsets = Offsets::new(&report.text, options.spans, finding_spans(&checked.findings, &report.draft));
    checked
        .findings
        .iter()
        .map(|finding| wire_finding(finding, None, (&report.draft, &report.locations), &offsets, options.language))
        .collect()
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

/// The printed name of a cell, on the latest form that has it.
pub(crate) fn name(row: &Difference, drafts: &[&Draft], language: Language) -> String {
    let latest = drafts.iter().zip(&row.values).rev().find(|(_, value)| value.is_some());
    latest.map_or_else(|| row.cell.path().to_owned(), |(draft, _)| draft.form().form().cell_label(row.cell, language))
}

/// A report beside the sum of those below (汇总核对).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Rollup"))]
pub struct WireRollup<'a> {
    /// The report that should be the sum.
    parent: WireSource<'a>,
    /// The organs below: those of the register in its order, or those that have filed in the order given.
    members: Vec<WireMember<'a>>,
    /// Reports that are not added, and why.
    set_aside: Vec<WireSetAside<'a>>,
    /// Whether the members are said to be everybody.
    complete: bool,
    /// Every cell of the form of the report above, in printed order.
    cells: Vec<WireShare<'a>>,
    /// What is broken; cells and spans are those of the report above.
    findings: Vec<WireFinding<'a>>,
    /// How many instances of rules came to which verdict.
    summary: WireSummary,
    /// Where the report is said to be exactly the sum: the smallest repairs of all reports together.
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<WireAcross>,
    /// What else to know.
    notes: Vec<WireNote<'a>>,
    /// The version of ogi-report that made the result.
    version: &'static str,
}

/// An organ below.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Member"))]
struct WireMember<'a> {
    /// Its name in the register, else as it reports.
    name: &'a str,
    /// Whether it is a government of its own, whose figures may or may not be part of the roll-up (下级政府).
    is_area: bool,
    /// Its report; null where it has filed none.
    report: Option<WireSource<'a>>,
}

/// A report that is not added.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "SetAside"))]
struct WireSetAside<'a> {
    /// `duplicate`, `other_year`, `not_registered` or `parent`.
    reason: &'static str,
    /// The name of the member that it repeats; null when it repeats none.
    of: Option<&'a str>,
    /// The report.
    report: WireSource<'a>,
}

/// One cell of a roll-up.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Share"))]
struct WireShare<'a> {
    /// The cell.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    cell: CellId,
    /// Its printed name.
    name: String,
    /// What the report above states; of a row of applications without a total, the sum of its applicants.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    stated: Option<Number>,
    /// What the organs below add up to; null when none of them has a figure.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    sum: Option<Number>,
    /// How much of that is from governments below; null when none of it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    of_areas: Option<Number>,
    /// How many organs below have a figure.
    read: u32,
    /// The names of those that have filed but state none, or have filed for another year.
    without: Vec<&'a str>,
    /// `stated` less `sum`: what is left over for the office itself and for those that are missing.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    remainder: Option<Number>,
    /// `holds`, `broken`, `undecided`, or `not_applicable` for a cell that is not added up.
    verdict: &'static str,
}

impl<'a> WireRollup<'a> {
    /// The wire form of a roll-up.
    pub fn new(rollup: &'a Rollup, options: &Options) -> Self {
        let Rollup { parent, members, set_aside, complete, shares, checked, repairs, notes } = rollup;
        let form = parent.draft.form().form();
        let name = |at: usize| members.get(at).map(|member| member.name.as_str());
        let silent = |at: &usize| members.get(*at).filter(|member| member.report.is_some()).map(|member| member.name.as_str());
        let share = |share: &Share| WireShare {
            cell: share.cell,
            name: form.cell_label(share.cell, options.language),
            stated: share.stated,
            sum: share.sum,
            of_areas: share.of_areas,
            read: share.read,
            without: share.without.iter().filter_map(silent).collect(),
            remainder: share.remainder,
            verdict: share.verdict.name(),
        };
        let aside = |aside: &'a SetAside| WireSetAside {
            reason: aside.reason.name(),
            of: aside.of.and_then(name),
            report: WireSource::new(&aside.report),
        };
        let member = |member: &'a Member| WireMember {
            name: &member.name,
            is_area: member.is_area,
            report: member.report.as_ref().map(WireSource::new),
        };
        Self {
            parent: WireSource::new(parent),
            members: members.iter().map(member).collect(),
            set_aside: set_aside.iter().map(aside).collect(),
            complete: *complete,
            cells: shares.iter().map(share).collect(),
            findings: findings(checked, parent, options),
            summary: WireSummary::new(&checked.summary),
            repairs: (!repairs.list.is_empty()).then(|| across(rollup, options)),
            notes: wire_notes(notes, options.language),
            version: VERSION,
        }
    }
}

fn across(rollup: &Rollup, options: &Options) -> WireAcross {
    rollup.with_case(|case| WireAcross::new(case, &rollup.repairs, &rollup::wanted(options), options))
}
