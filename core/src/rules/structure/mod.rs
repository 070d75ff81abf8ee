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

use crate::check::{Case, Shape, Sink};
use crate::finding::{Arg, Finding};
use crate::form::{FormId, Section, SectionId};
use crate::language::Bilingual;
use crate::outline::Outline;
use crate::rule::Rule;
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

/// Whether the report is for a year before 2019, when no form was prescribed, and nothing of one is filled in: what it
/// lacks of a form is no mistake.
pub(super) fn is_before_forms(case: &Case<'_>) -> bool {
    let is_early = case.draft.year.is_some_and(|year| FormId::for_year(year).is_none());
    is_early && case.draft.cells().all(|(_, cell)| cell.number().is_none())
}

/// What is said of a text that may be no more than a part of a report.
#[derive(Debug)]
enum Excerpt {
    /// That it cannot be decided: no heading was recognised, or some of the text is lost.
    Undecided { no_heading: &'static Bilingual, losses: &'static Bilingual },
    /// Nothing; the rule is undecided as a whole.
    Open,
    /// Nothing; it is undecided for each part that lacks it.
    OpenEach,
}

/// A finding for each part of the report that lacks something.
#[derive(Debug)]
struct EachSection {
    /// Which parts must have it.
    of: fn(&Section) -> bool,
    lacks: fn(&Outline, SectionId) -> bool,
    excerpt: Excerpt,
    message: fn(&Outline, SectionId) -> &'static Bilingual,
}

impl Shape for EachSection {
    fn judge(&self, rule: &'static Rule, case: &Case<'_>, sink: &mut Sink<'_>) {
        let outline = outline!(case, sink);
        if is_before_forms(case) {
            return sink.count(Verdict::NotApplicable);
        }
        let excerpt = is_excerpt(outline);
        match self.excerpt {
            Excerpt::Undecided { no_heading, losses } if excerpt => {
                let message = if outline.sections.is_empty() { no_heading } else { losses };
                return sink.report(Finding::new(rule, Verdict::Undecided, message));
            }
            Excerpt::Open if excerpt => return sink.count(Verdict::Undecided),
            _ => {}
        }
        for section in case.draft.form().form().sections.iter().filter(|section| (self.of)(section)) {
            if !(self.lacks)(outline, section.id) {
                sink.count(Verdict::Holds);
            } else if excerpt {
                sink.count(Verdict::Undecided);
            } else {
                let finding = Finding::new(rule, Verdict::Broken, (self.message)(outline, section.id))
                    .arg("section", Arg::Section(section.id));
                let severity = grave_only_after_2019(case, rule.severity);
                sink.report(finding.about(section_name(section.id)).at_most(severity));
            }
        }
    }
}

/// For 2019 the unified form was encouraged, not required (国办公开办函〔2019〕60号).
fn grave_only_after_2019(case: &Case<'_>, severity: Severity) -> Severity {
    if case.draft.year == Some(2019) { severity.min(Severity::Warning) } else { severity }
}

/// Stable name of a part, which distinguishes findings.
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
