//! Results as records: what follows from the wire, and beside it what the wire does not have.

use ogi_report::profile::Disposition;
use ogi_report::wire::{WireComparison, WireExplanation, WireFinding, WireReport, WireRollup};
use ogi_report::{Checked, Language, Offsets};

use crate::generated::{Comparison, Explanation, Finding, Report, Rollup};
use crate::mirror::Mirror;
use crate::records::RunningTotal;

pub(crate) fn report(source: &ogi_report::Report, options: &ogi_report::Options) -> Report {
    let mut record = WireReport::new(source, options).mirror();
    for (at, (finding, found)) in record.findings.iter_mut().zip(&source.checked.findings).enumerate() {
        beside(finding, found, source.assessment.standing(at), source);
    }
    Report { worst: source.worst(), ..record }
}

/// What a finding has besides what the wire says.
fn beside(record: &mut Finding, found: &ogi_report::Finding, standing: Option<&Disposition>, report: &ogi_report::Report) {
    record.source = found.span.and_then(|place| report.source(place)).map(str::to_owned);
    record.known = standing.and_then(|standing| standing.known);
}

/// A finding that need not be among those of the report.
pub(crate) fn finding(
    found: &ogi_report::Finding,
    report: &ogi_report::Report,
    offsets: &Offsets,
    language: Language,
) -> Finding {
    let mut record = WireFinding::new(found, None, (&report.draft, &report.locations), offsets, language).mirror();
    beside(&mut record, found, None, report);
    record
}

pub(crate) fn comparison(source: &ogi_report::Comparison, options: &ogi_report::Options) -> Comparison {
    let mut record = WireComparison::new(source, options).mirror();
    for row in &mut record.cells {
        for value in row.values.iter_mut().flatten() {
            value.path.clone_from(&row.cell);
        }
    }
    for (step, record) in source.steps.iter().zip(&mut record.steps) {
        source.reports.get(step.to).into_iter().for_each(|report| all_beside(&mut record.findings, &step.checked, report));
    }
    record
}

pub(crate) fn rollup(source: &ogi_report::Rollup, options: &ogi_report::Options) -> Rollup {
    let mut record = WireRollup::new(source, options).mirror();
    all_beside(&mut record.findings, &source.checked, &source.parent);
    record
}

fn all_beside(records: &mut [Finding], checked: &Checked, report: &ogi_report::Report) {
    records.iter_mut().zip(&checked.findings).for_each(|(record, found)| beside(record, found, None, report));
}

pub(crate) fn running(source: ogi_report::RunningTotal) -> RunningTotal {
    let ogi_report::RunningTotal { cell, sum, known, open } = source;
    RunningTotal { cell: cell.path().to_owned(), sum, known: known.mirror(), open: open.mirror() }
}

pub(crate) fn explanation(source: &ogi_report::Explanation) -> Explanation {
    Explanation { page: source.page.clone(), ..WireExplanation::new(source).mirror() }
}
