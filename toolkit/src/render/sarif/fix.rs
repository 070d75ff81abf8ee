//! Repairs as fixes: what to put in place of which figures of the source.

use ogi_core::repair::{Change, Repair};
use ogi_core::{Cell, Finding, Language, Span};
use serde_json::{Value, json};

use super::{Places, artifact, region};
use crate::model::report::Report;
use crate::render::view;

/// The repairs that change a cell of a finding, best first, each whole: a part of one would break other identities.
/// One is a fix only where every figure that it changes can be replaced in the source.
pub(super) fn fixes(finding: &Finding, report: &Report, places: &Places<'_>, language: Language) -> Vec<Value> {
    let touches =
        |repair: &&Repair| repair.changes.iter().any(|change| finding.terms.iter().any(|term| term.cell == change.cell));
    report.repairs.list.iter().filter(touches).filter_map(|repair| fix(repair, report, places, language)).collect()
}

fn fix(repair: &Repair, report: &Report, places: &Places<'_>, language: Language) -> Option<Value> {
    let replacement = |change: &Change| {
        let deleted = region(replaceable(change, report)?, places)?;
        Some(json!({"deletedRegion": deleted, "insertedContent": {"text": change.to.to_string()}}))
    };
    let replacements: Vec<Value> = repair.changes.iter().map(replacement).collect::<Option<_>>()?;
    Some(json!({
        "description": {"text": view::changes(&repair.changes, report.draft.form(), language)},
        "artifactChanges": [{"artifactLocation": artifact(report), "replacements": replacements}],
    }))
}

/// Where the figure of a change stands, when nothing else stands there: not of glued figures, remarks or blanks.
fn replaceable(change: &Change, report: &Report) -> Option<Span> {
    let span = report.draft.span(change.cell)?;
    let cell = report.draft.cell(change.cell);
    let alone = matches!(cell, Cell::Number(_)) && Cell::from_printed(report.source(span)?) == *cell;
    alone.then_some(span)
}

/// The places of everything that fixes may replace.
pub(super) fn spans(report: &Report) -> impl Iterator<Item = Span> {
    let changes = report.repairs.list.iter().flat_map(|repair| &repair.changes);
    changes.filter_map(|change| report.draft.span(change.cell))
}
