//! A form while it is typed in (填报会话): one cell changes, everything that follows from it is known at once.

use ogi_core::repair::Repairs;
use ogi_core::{CELL_COUNT, Cell, CellId, Checked, Draft, Finding, FormId, Identity, Number, Severity, Verdict, identities};

use crate::error::Error;
use crate::input::Input;
use crate::json::to_json;
use crate::marks::single_stated;
use crate::options::Options;
#[cfg(feature = "documents")]
use crate::profile::Assessment;
use crate::report::Report;
use crate::wire::{WireInput, WireReport, findings};

/// Rules that a form which is still being filled in does not break: what is not typed yet is not missing.
const PATIENT: &[&str] = &["cells/missing"];

/// A form that is being filled in or corrected (填报会话).
///
/// ```
/// use ogi_report::{CellId, FormId, Options, Session};
/// let mut session = Session::new(FormId::Official2021, Options::default());
/// for (column, figure) in ["13", "0", "0", "0", "0", "0", "10"].iter().enumerate() {
///     let columns = ["natural_person", "business", "research", "public_interest", "legal_service", "other", "total"];
///     session.set(CellId::from_path(&format!("requests.received.{}", columns[column])).unwrap(), figure);
/// }
/// assert_eq!(session.findings().count(), 1); // the other rows are not filled in yet: nothing is said about them
/// let total = CellId::from_path("requests.received.total").unwrap();
/// assert!(session.set(total, "13"));
/// assert_eq!(session.findings().count(), 0);
/// ```
#[derive(Debug, Clone)]
pub struct Session {
    report: Report,
    options: Options,
    /// Whether empty cells count as left blank.
    complete: bool,
}

/// What the parts of a total add up to while it is filled in (实时合计).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningTotal {
    /// The cell of the total.
    pub cell: CellId,
    /// The sum of the parts that hold a number.
    pub sum: Number,
    /// How many parts hold a number.
    pub known: usize,
    /// How many parts hold none yet.
    pub open: usize,
}

impl Session {
    /// An empty form.
    pub fn new(form: FormId, options: Options) -> Self {
        Self::of(Draft::new(form), options)
    }

    /// A form with the figures of a report; its own profile takes the place of the caller's.
    pub fn from_input(input: Input, options: Options) -> Self {
        let profile = input.profile.unwrap_or_else(|| options.profile.clone());
        Self::of(input.draft, Options { profile, ..options })
    }

    /// A report that was read, to be corrected: nothing of it is still to come.
    pub fn from_report(report: Report, options: Options) -> Self {
        let mut session = Self { report, options, complete: true };
        session.check();
        session
    }

    fn of(draft: Draft, options: Options) -> Self {
        // Repairs wait until they are asked for.
        let report = Report { file: options.file.clone(), ..Report::unchecked(draft) };
        let mut session = Self { report, options, complete: false };
        session.check();
        session
    }

    /// The report as it stands.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// How the session judges and tells.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The language of sentences from now on.
    pub const fn set_language(&mut self, language: ogi_core::Language) {
        self.options.language = language;
    }

    /// The reporting year (报告年度).
    pub fn set_year(&mut self, year: Option<u16>) {
        self.report.draft.year = year;
        self.check();
    }

    /// The organ that reports (行政机关).
    pub fn set_organ(&mut self, organ: Option<String>) {
        self.report.draft.organ = organ;
    }

    /// Switches a rule off.
    pub fn switch_off(&mut self, code: &str) {
        self.options.profile.switch_off(code);
        self.check();
    }

    /// Says whether （六）其他处理 is one undivided row.
    pub fn set_undivided(&mut self, undivided: bool) {
        self.report.draft.set_undivided(undivided);
        self.check();
    }

    /// Types a text into a cell; whether the findings are others than before.
    pub fn set(&mut self, cell: CellId, text: &str) -> bool {
        self.set_cell(cell, Cell::from_printed(text))
    }

    /// Puts a value into a cell; whether the findings are others than before.
    pub fn set_cell(&mut self, cell: CellId, value: Cell) -> bool {
        let value = if value == Cell::Blank && !self.complete { Cell::Missing } else { value };
        self.report.draft.set(cell, value);
        self.check()
    }

    /// Says whether the form is filled in; if so, cells left empty count as blank.
    pub fn set_complete(&mut self, complete: bool) -> bool {
        let before = self.report.checked.clone();
        let was = std::mem::replace(&mut self.complete, complete);
        let cells: Vec<CellId> = self.report.draft.cells().map(|(cell, _)| cell).collect();
        let (from, to) = if complete { (Cell::Missing, Cell::Blank) } else { (Cell::Blank, Cell::Missing) };
        for cell in cells {
            if *self.report.draft.cell(cell) == from {
                self.report.draft.set(cell, to.clone());
            }
        }
        self.check();
        differ(told(&before, was), told(&self.report.checked, complete))
    }

    /// Whether the form is filled in.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// What is broken, in printed order; what cannot be decided yet is not told.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        told(&self.report.checked, self.complete)
    }

    /// Calls back for every mark that a finding leaves on a cell, in the order of findings; a cell may come repeatedly.
    pub fn each_mark(&self, mut tell: impl FnMut(CellId, Option<Severity>, Option<Number>)) {
        for finding in self.findings() {
            let single = single_stated(finding);
            for term in &finding.terms {
                let wrong = (term.coefficient <= 0).then_some(finding.severity);
                tell(term.cell, wrong, finding.expected.filter(|_| single == Some(term.cell)));
            }
        }
    }

    /// What the parts of every total add up to so far, in printed order; totals of which no part is filled in are left
    /// out. Where a row and a column give one total, the row's sum stands.
    pub fn running_totals(&self) -> Vec<RunningTotal> {
        let draft = &self.report.draft;
        let mut totals = Vec::new();
        let mut seen = [false; CELL_COUNT];
        for identity in identities(draft.form(), draft.is_undivided()) {
            let Some(total) = running_total(identity, draft) else { continue };
            if let Some(seen) = seen.get_mut(total.cell.index())
                && !*seen
            {
                *seen = true;
                totals.push(total);
            }
        }
        totals.sort_by_key(|total| total.cell);
        totals
    }

    /// The smallest repairs of what stands there now, best first; worked out when asked for. Cells not filled in yet may
    /// take any value.
    pub fn repairs(&self) -> Repairs {
        ogi_core::repair::repair(&self.options.context.case(&self.report.draft), &self.options.repairs)
    }

    /// The result as the wire object, repairs included.
    pub fn to_json(&self) -> Result<String, Error> {
        let report = Report { repairs: self.repairs(), ..self.report.clone() };
        to_json(&WireReport::new(&report, &self.options))
    }

    /// The findings of [`Session::findings`] as in the wire object.
    pub fn findings_json(&self) -> Result<String, Error> {
        findings(&self.report, self.findings(), &self.options).map_err(|error| Error::Json(error.to_string()))
    }

    /// The figures as an input of the tasks: form, year, organ and cells.
    pub fn value_json(&self) -> Result<String, Error> {
        to_json(&WireInput::new(&self.report.draft))
    }

    fn check(&mut self) -> bool {
        let Self { report, options, .. } = self;
        let checked = ogi_core::check(&options.context.case(&report.draft), &options.profile);
        // A form that is typed in is not decided on, and what decides would be a tenth of its build.
        #[cfg(feature = "documents")]
        {
            report.assessment = Assessment::new(&checked, &report.draft, report.file.as_deref(), options);
        }
        let old = std::mem::replace(&mut self.report.checked, checked);
        differ(told(&old, self.complete), told(&self.report.checked, self.complete))
    }
}

/// What is told of a check: what is broken, and of a form that is not filled in, nothing about what is still to come.
fn told(checked: &Checked, complete: bool) -> impl Iterator<Item = &Finding> {
    let told =
        move |finding: &&Finding| finding.verdict == Verdict::Broken && (complete || !PATIENT.contains(&finding.rule.code));
    checked.findings.iter().filter(told)
}

fn differ<'a>(mut left: impl Iterator<Item = &'a Finding>, mut right: impl Iterator<Item = &'a Finding>) -> bool {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return false,
            (Some(left), Some(right)) if same(left, right) => {}
            _ => return true,
        }
    }
}

fn same(left: &Finding, right: &Finding) -> bool {
    left.rule.code == right.rule.code
        && left.verdict == right.verdict
        && left.severity == right.severity
        && left.terms == right.terms
        && left.args == right.args
        && left.subject == right.subject
}

fn running_total(identity: &Identity, draft: &Draft) -> Option<RunningTotal> {
    let mut stated = identity.stated();
    let (cell, None) = (stated.next()?, stated.next()) else { return None };
    let mut total = RunningTotal { cell, sum: Number::ZERO, known: 0, open: 0 };
    for part in identity.computed() {
        match draft.number(part) {
            Some(number) => {
                total.sum = total.sum.plus(number)?;
                total.known = total.known.saturating_add(1);
            }
            None => total.open = total.open.saturating_add(1),
        }
    }
    (total.known > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use ogi_core::{Column, Row};

    use super::*;

    fn request(row: Row, column: Column) -> CellId {
        CellId::request(row, column)
    }

    #[test]
    fn a_half_filled_form_does_not_shout() {
        let mut session = Session::new(FormId::Official2021, Options::default());
        assert_eq!(session.findings().count(), 0);
        session.set(request(Row::Received, Column::NaturalPerson), "13");
        session.set(request(Row::Granted, Column::NaturalPerson), "6");
        assert_eq!(session.findings().count(), 0);
        assert!(session.set_complete(true));
        assert!(session.findings().any(|finding| finding.rule.code == "cells/blank"));
        assert!(session.set_complete(false));
        assert_eq!(session.findings().count(), 0);
    }

    #[test]
    fn a_total_that_its_parts_exceed_is_marked_with_what_is_known() {
        let mut session = Session::new(FormId::Official2021, Options::default());
        session.set(request(Row::Received, Column::NaturalPerson), "13");
        assert!(session.set(request(Row::Received, Column::Total), "10"));
        let mut marks = Vec::new();
        session.each_mark(|cell, wrong, _| marks.push((cell, wrong)));
        assert!(marks.contains(&(request(Row::Received, Column::Total), Some(Severity::Error))));
        assert!(marks.contains(&(request(Row::Received, Column::NaturalPerson), None)));
        let total = session.running_totals()[0];
        assert_eq!((total.sum, total.known, total.open), (Number::from(13), 1, 5));
        assert!(!session.set(request(Row::Received, Column::Total), "10"), "nothing changed");
    }

    #[test]
    fn last_year_is_remembered() {
        let options = r#"{"last_year": {"year": 2023, "cells": {"requests.carried_forward.total": 2}}}"#;
        let mut session = Session::new(FormId::Official2021, Options::from_json(options).unwrap());
        session.set_year(Some(2024));
        assert!(session.set(request(Row::BroughtForward, Column::Total), "1"));
        assert!(session.findings().any(|finding| finding.rule.code == "continuity/brought-forward"));
        assert!(session.set(request(Row::BroughtForward, Column::Total), "2"));
        assert_eq!(session.findings().count(), 0);
    }

    #[test]
    fn the_value_can_be_read_back() {
        let mut session = Session::new(FormId::Official2021, Options::default());
        session.set_year(Some(2024));
        session.set(request(Row::Received, Column::Total), "8件");
        let value = session.value_json().unwrap();
        let again = Session::from_input(Input::from_json(&value).unwrap(), Options::default());
        assert_eq!(again.value_json().unwrap(), value);
        assert_eq!(again.report().draft.cell(request(Row::Received, Column::Total)).printed(), Some("8件"));
    }
}
