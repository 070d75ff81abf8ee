//! Several years of one organ (历年对照): a table of differences, then what the rules on two years and more find.

use ogi_core::repair::{AcrossOptions, AcrossRepairs, Relation, across};
use ogi_core::{Case, CellId, Checked, Column, Difference, Draft, Language, Row, Severity, Verdict, check};

use super::several::{count, only};
use crate::model::error::Error;
use crate::model::note::Note;
use crate::model::options::Options;
use crate::model::report::Report;

/// Reports of one organ, the oldest first, side by side (历年对照结果).
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The reports, in the order given.
    pub reports: Vec<Report>,
    /// Every cell of any of their forms, in printed order.
    pub rows: Vec<Difference>,
    /// From each report to the next.
    pub steps: Vec<Step>,
    /// What else to know: a year that is missing between two reports, or not known.
    pub notes: Vec<Note>,
}

/// A report judged by those before it (跨年核对).
#[derive(Debug, Clone)]
pub struct Step {
    /// The place of the earlier report in the list.
    pub from: usize,
    /// The place of the later one.
    pub to: usize,
    /// Whether the later year follows the earlier one, so that figures are carried over.
    pub is_adjacent: bool,
    /// What the rules on several years find.
    pub checked: Checked,
    /// Where what was brought forward is not what was carried forward: the smallest repairs of both reports together.
    pub repairs: AcrossRepairs,
}

impl Comparison {
    /// Whether a rule of severity `error` is broken.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings are broken at a severity.
    pub fn count(&self, severity: Severity) -> usize {
        count(self.steps.iter().map(|step| &step.checked), severity)
    }

    /// The two reports of a step as a case of the rules.
    pub fn case(&self, step: &Step) -> Option<Case<'_>> {
        let (last, report) = self.reports.get(step.from).zip(self.reports.get(step.to))?;
        Some(Case { last_year: Some(&last.draft), last_anyway: true, ..Case::new(&report.draft) })
    }

    /// How the repairs of a step were looked for.
    pub fn repair_options(options: &Options) -> AcrossOptions {
        wanted(options)
    }

    /// The printed name of a cell, on the latest form that has it.
    pub fn name(&self, row: &Difference, language: Language) -> String {
        let drafts: Vec<&Draft> = self.reports.iter().map(|report| &report.draft).collect();
        name(row, &drafts, language)
    }
}

/// Compares two or more reports of one organ, the oldest first (跨年核对): each year with the one before, and with all
/// before that. What is wrong inside one report is not looked for.
///
/// ```
/// use ogi_report::{Input, Options, check_input, compare};
/// let report = |year, brought, carried| {
///     let cells = format!(
///         r#"{{"requests.brought_forward.total": {brought}, "requests.carried_forward.total": {carried}}}"#
///     );
///     let input = Input::from_json(&format!(r#"{{"year": {year}, "cells": {cells}}}"#))?;
///     Ok::<_, ogi_report::Error>(check_input(input, &Options::default()))
/// };
/// let comparison = compare(vec![report(2023, 0, 2)?, report(2024, 1, 0)?], &Options::default())?;
/// assert!(comparison.has_errors());
/// assert_eq!(comparison.steps[0].checked.findings[0].rule.code, "continuity/brought-forward");
/// # Ok::<(), ogi_report::Error>(())
/// ```
///
/// # Errors
/// When there are fewer than two reports, or a year stands after a later one: nothing is sorted silently.
pub fn compare(reports: Vec<Report>, options: &Options) -> Result<Comparison, Error> {
    if reports.len() < 2 {
        return Err(Error::TooFewReports(reports.len()));
    }
    let years: Vec<Option<u16>> = reports.iter().map(|report| report.draft.year).collect();
    let known: Vec<u16> = years.iter().copied().flatten().collect();
    if let Some([before, after]) = known.windows(2).find(|pair| pair.is_sorted_by(|one, other| one > other)) {
        return Err(Error::YearsDescend { before: *before, after: *after });
    }
    let drafts: Vec<&Draft> = reports.iter().map(|report| &report.draft).collect();
    let steps: Vec<Step> =
        (0..reports.len()).zip(1..reports.len()).map(|(from, to)| step(&drafts, &years, from, to, options)).collect();
    let rows = ogi_core::compare(&drafts);
    let notes = notes(&years, &steps);
    Ok(Comparison { reports, rows, steps, notes })
}

fn step(drafts: &[&Draft], years: &[Option<u16>], from: usize, to: usize, options: &Options) -> Step {
    let is_adjacent = is_adjacent(years, from, to);
    let before = drafts.get(..to).unwrap_or_default();
    let (earlier, last_year) = match before.split_last() {
        Some((last, earlier)) if is_adjacent => (earlier, Some(*last)),
        _ => (before, None),
    };
    // A change against last year stated in the text can only be judged with last year's figures at hand.
    let profile = only(&options.profile, |code| code.starts_with("continuity/") || (is_adjacent && code == "narrative/growth"));
    let judged = drafts.get(to).map(|draft| {
        // Whoever compares reports of several years has said which belong together.
        let organ = options.context.organ.as_ref();
        let case = Case { last_year, last_anyway: true, earlier, organ, ..Case::new(draft) };
        let checked = check(&case, &profile);
        let repairs = repairs(&case, &checked, options);
        (checked, repairs)
    });
    let (checked, repairs) = judged.unwrap_or_default();
    Step { from, to, is_adjacent, checked, repairs }
}

/// The repairs of both reports, where one of them must be wrong.
fn repairs(case: &Case<'_>, checked: &Checked, options: &Options) -> AcrossRepairs {
    let total = CellId::request(Row::BroughtForward, Column::Total);
    let is_torn = checked.findings.iter().any(|finding| {
        let rule = Relation::BroughtForward.rule();
        finding.rule.code == rule && finding.verdict == Verdict::Broken && finding.terms.iter().any(|term| term.cell == total)
    });
    if !is_torn || options.repairs.limit == 0 {
        return AcrossRepairs::default();
    }
    // Two reports are never too many to be solved together.
    across(case, &wanted(options)).unwrap_or_default()
}

/// How repairs of the two reports of a step are looked for.
pub(super) fn wanted(options: &Options) -> AcrossOptions {
    AcrossOptions { limit: options.repairs.limit, ..AcrossOptions::default() }
}

/// Whether one report is of the year after the other. Where a year is not known, its place between those that are
/// must leave room for exactly that.
fn is_adjacent(years: &[Option<u16>], from: usize, to: usize) -> bool {
    let known = |at: usize| years.get(at).copied().flatten().map(|year| (at, year));
    let before = (0..=from).rev().find_map(known);
    let after = (to..years.len()).find_map(known);
    match (before, after) {
        (Some((first, year)), Some((last, later))) => usize::from(later.saturating_sub(year)) == last.saturating_sub(first),
        _ => true,
    }
}

fn notes(years: &[Option<u16>], steps: &[Step]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (at, _) in years.iter().enumerate().filter(|(_, year)| year.is_none()) {
        let number = at.saturating_add(1);
        notes.push(Note {
            code: "compare/year-unknown",
            zh: format!("第{number}份报告没有写明年度，按所列次序处理"),
            en: format!("report {number} names no year; it is taken in the order given"),
        });
    }
    for step in steps.iter().filter(|step| !step.is_adjacent) {
        let year = |at: usize| years.get(at).copied().flatten();
        notes.push(match (year(step.from), year(step.to)) {
            (Some(one), Some(other)) if one == other => Note {
                code: "compare/same-year",
                zh: format!(
                    "第{}份和第{}份报告都是{one}年度的，只对照，不核对结转",
                    step.from.saturating_add(1),
                    step.to.saturating_add(1)
                ),
                en: format!(
                    "reports {} and {} are both for {one}: they are put side by side, but nothing is carried over",
                    step.from.saturating_add(1),
                    step.to.saturating_add(1)
                ),
            },
            (Some(one), Some(other)) => Note {
                code: "compare/gap",
                zh: format!("缺少{one}年度与{other}年度之间的报告，这两年之间不核对结转"),
                en: format!("reports between {one} and {other} are missing: nothing is carried over between the two"),
            },
            _ => Note {
                code: "compare/gap",
                zh: format!(
                    "第{}份和第{}份报告之间年度不连续，不核对结转",
                    step.from.saturating_add(1),
                    step.to.saturating_add(1)
                ),
                en: format!(
                    "reports {} and {} are not of adjacent years: nothing is carried over",
                    step.from.saturating_add(1),
                    step.to.saturating_add(1)
                ),
            },
        });
    }
    notes
}

/// The printed name of a cell, on the latest form that has it.
pub(crate) fn name(row: &Difference, drafts: &[&Draft], language: Language) -> String {
    let latest = drafts.iter().zip(&row.values).rev().find(|(_, value)| value.is_some());
    latest.map_or_else(|| row.cell.path().to_owned(), |(draft, _)| draft.form().form().cell_label(row.cell, language))
}

#[cfg(test)]
mod tests {
    use super::is_adjacent;

    #[test]
    fn unknown_years_are_taken_as_adjacent_only_where_there_is_room() {
        let steps =
            |years: &[Option<u16>]| -> Vec<bool> { (1..years.len()).map(|to| is_adjacent(years, to - 1, to)).collect() };
        assert_eq!(steps(&[Some(2019), Some(2020), Some(2022)]), [true, false]);
        assert_eq!(steps(&[Some(2019), None, Some(2021)]), [true, true]);
        assert_eq!(steps(&[Some(2019), None, Some(2022)]), [false, false]);
        assert_eq!(steps(&[None, Some(2021), None]), [true, true]);
        assert_eq!(steps(&[None, None]), [true]);
        assert_eq!(steps(&[Some(2021), Some(2021)]), [false]);
    }
}
