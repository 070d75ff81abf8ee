//! How a report is built (报告结构): parts, tables, form, year, period, labels.

/// The outline, or the verdict that the rule does not apply.
macro_rules! outline {
    ($case:ident, $sink:ident) => {
        match &$case.draft.outline {
            Some(outline) => outline,
            None => return $sink.count(Verdict::NotApplicable),
        }
    };
}

mod sections;
mod tables;

use crate::check::Case;
use crate::form::SectionId;
use crate::outline::Outline;
use crate::severity::{Severity, Verdict};

crate::check::family! {
    table "structure" { zh: "报告结构", en: "structure", prose: "../structure.md" }

    sections::TITLE,
    sections::SECTION_MISSING,
    sections::HEADING_MISSING,
    sections::SECTION_ORDER,
    sections::SECTION_TITLE,
    tables::TABLE_MISSING,
    tables::WRONG_FORM,
    tables::YEAR_MISMATCH,
    tables::PERIOD,
    tables::LABEL_MISPRINT,
    tables::ROW_INCOMPLETE,
    tables::STRAY_ROW,
    tables::BASIS_OUTDATED,
}

fn has_heading(outline: &Outline, id: SectionId) -> bool {
    outline.sections.iter().any(|section| section.id == id)
}

/// Whether the text may be no more than a part of a report, so that what is missing in it says nothing: not one heading was recognised
/// (the tables alone, or a page whose headings are of another kind), or some of the text is lost.
fn is_excerpt(outline: &Outline) -> bool {
    outline.sections.is_empty() || outline.has_losses
}

/// What follows from finding nothing wrong in the tables: nothing, where no table was found.
fn where_tables(outline: &Outline) -> Verdict {
    if outline.tables.is_empty() { Verdict::Undecided } else { Verdict::Holds }
}

/// Title or period are not stated; where a date has lost a character they may be, but were not understood.
fn unstated(case: &Case<'_>) -> Verdict {
    let lost = case.draft.prose.as_ref().is_some_and(|prose| prose.lost.iter().any(|lost| lost.value.ends_with('日')));
    if lost { Verdict::Undecided } else { Verdict::NotApplicable }
}

/// Whether the document shows the content of a part, with or without its heading.
fn has_content(outline: &Outline, id: SectionId) -> bool {
    outline.tables.contains(&id) || outline.traces.contains(&id)
}

/// For 2019 the unified form was encouraged, not required (国办公开办函〔2019〕60号).
fn grave_only_after_2019(case: &Case<'_>, severity: Severity) -> Severity {
    if case.draft.year == Some(2019) { severity.min(Severity::Warning) } else { severity }
}

/// Stable name of a part, to tell findings apart.
const fn section_name(id: SectionId) -> &'static str {
    match id {
        SectionId::Overview => "overview",
        SectionId::Proactive => "proactive",
        SectionId::Requests => "requests",
        SectionId::Remedies => "remedies",
        SectionId::Problems => "problems",
        SectionId::OtherMatters => "other_matters",
    }
}
