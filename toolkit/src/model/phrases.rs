//! What several rooms say of a finding in the same words.

use ogi_core::repair::Change;
use ogi_core::{Finding, FormId, Language};

#[cfg(feature = "documents")]
use super::report::Report;

/// The clauses that a finding rests on.
pub(crate) fn basis(finding: &Finding, language: Language) -> String {
    let separator = if language == Language::Zh { "；" } else { "; " };
    finding.basis().map(|basis| basis.0.get(language)).collect::<Vec<_>>().join(separator)
}

/// What the best repair changes of a finding's cells.
#[cfg(feature = "documents")]
pub(crate) fn proposed(report: &Report, finding: &Finding, language: Language) -> String {
    let Some(best) = report.repairs.list.first() else { return String::new() };
    let concerned: Vec<Change> =
        best.changes.iter().filter(|change| finding.terms.iter().any(|term| term.cell == change.cell)).cloned().collect();
    changes(&concerned, report.draft.form(), language)
}

/// The changes of a repair on one line: cell, printed and proposed figure.
pub(crate) fn changes(changes: &[Change], form: FormId, language: Language) -> String {
    let change = |change: &Change| {
        let label = form.form().cell_label(change.cell, language);
        let from = change.from.map_or_else(|| "?".to_owned(), |from| from.to_string());
        format!("{label} {from} → {}", change.to)
    };
    let separator = if language == Language::Zh { "；" } else { "; " };
    changes.iter().map(change).collect::<Vec<_>>().join(separator)
}
