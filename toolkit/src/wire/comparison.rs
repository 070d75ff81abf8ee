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
        reports: Vec<WireSource<'a>> = reports.iter().map(WireSource::new).collect(),
        /// Every cell of any of their forms, in printed order.
        cells: Vec<WireDifference<'a>> = rows.iter().map(|row| WireDifference::new(row, &drafts, options.language)).collect(),
        /// From each report to the next: what the rules on several years find.
        steps: Vec<WireStep<'a>> = steps.iter().filter_map(step).collect(),
        /// What else to know: a year that is missing between two reports, or not known.
        notes: Vec<WireNote<'a>> = wire_notes(notes, options.language),
        /// The version of ogi-report that made the result.
        version: &'static str = VERSION,
    }
    from (comparison: &'a Comparison, options: &Options) {
        let Comparison { reports, rows, steps, notes } = comparison;
        let drafts: Vec<&Draft> = reports.iter().map(|report| &report.draft).collect();
        let step = |step: &'a Step| Some(WireStep::new(step, reports.get(step.to)?, comparison, options));
    }
}

wire! {
    /// One of several reports.
    pub struct WireSource<'a> as "Source" {
        /// The name of the source; null when it has none.
        file: Option<&'a str> = report.file.as_deref(),
        /// The statutory form.
        form: FormId = report.draft.form(),
        /// The reporting year (报告年度).
        year: Option<u16> = report.draft.year,
        /// The organ that reports (行政机关).
        organ: Option<&'a str> = report.draft.organ.as_deref(),
    }
    from (report: &'a Report)
}

wire! {
    /// One cell in every report.
    pub struct WireDifference<'a> as "Difference" {
        /// The cell.
        cell: CellId = row.cell,
        /// Its printed name.
        name: String = name(row, drafts, language),
        /// Whether it counts what there is at one moment, not what happened in the year (存量).
        stock: bool = row.cell.is_stock(),
        /// What each report holds, as in `cells` of a report; null too where its form has no such cell.
        values: Vec<Option<&'a Cell>> = row.values.iter().map(Option::as_ref).collect(),
        /// Where one report has （六）其他处理 undivided, what its three rows amount to in the others; null elsewhere.
        computed: Option<&'a [Option<Number>]> => omit = row.computed.iter().any(Option::is_some).then_some(&row.computed),
        /// From each report to the next; null where one of the two states no number.
        changes: Vec<Option<WireGrowth>> = row.changes.iter().map(|growth| growth.map(WireGrowth::new)).collect(),
        /// Whether every report whose form has the cell says the same.
        equal: bool = row.is_equal(),
    }
    from (row: &'a Difference, drafts: &[&Draft], language: Language)
}

wire! {
    /// How a figure changed.
    pub struct WireGrowth as "Growth" {
        /// The later less the earlier figure.
        absolute: Number = growth.absolute,
        /// In percent of the earlier figure, to one decimal; null unless that is above zero.
        percent: Option<Number> = growth.percent,
    }
    from (growth: Growth)
}

wire! {
    /// A report judged by those before it.
    pub struct WireStep<'a> as "Step" {
        /// The place of the earlier report in `reports`, from 0.
        from: usize = step.from,
        /// The place of the later one.
        to: usize = step.to,
        /// Whether the later year follows the earlier one; otherwise nothing is carried over between them.
        adjacent: bool = step.is_adjacent,
        /// What is broken or undecided; cells and spans are those of the later report.
        findings: Vec<WireFinding<'a>> = findings_of(&step.checked, report, options),
        /// How many instances of rules came to which verdict.
        summary: WireSummary = WireSummary::new(&step.checked.summary),
        /// Where what was brought forward is not what was carried forward: the smallest repairs of both reports together.
        repairs: Option<WireAcross> => omit = repairs,
    }
    from (step: &'a Step, report: &'a Report, comparison: &Comparison, options: &Options) {
        let case = comparison.case(step).filter(|_| !step.repairs.list.is_empty());
        let wanted = Comparison::repair_options(options);
        let repairs = case.map(|case| WireAcross::new(&case, &step.repairs, &wanted, options));
    }
}
