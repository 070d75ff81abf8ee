//! A form while it is typed in (填报会话): one cell changes, everything that follows from it is known at once.

mod history;
mod progress;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ogi_core::repair::Repairs;
use ogi_core::{Cell, CellId, CellSet, Checked, Draft, Finding, FormId, Number, Severity, Verdict};

use self::history::{History, Step};
pub use self::progress::{Progress, RunningTotal};

use crate::input::Input;
#[cfg(feature = "documents")]
use crate::model::assessment::Assessment;
use crate::model::marks::single_stated;
use crate::model::options::Options;
use crate::model::report::Report;

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
    history: History,
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
        Self::with(report, options, true)
    }

    fn of(draft: Draft, options: Options) -> Self {
        // Repairs wait until they are asked for.
        let report = Report { file: options.file.clone(), ..Report::unchecked(draft) };
        Self::with(report, options, false)
    }

    fn with(report: Report, options: Options, complete: bool) -> Self {
        let mut session = Self { report, options, complete, history: History::default() };
        session.check();
        session
    }

    /// The same with last year's report beside it (上年报告), against which it is checked as well.
    ///
    /// ```
    /// use ogi_report::{CellId, Draft, FormId, Options, Session};
    /// let (brought, carried) = ("requests.brought_forward.total", "requests.carried_forward.total");
    /// let mut last = Draft::new(FormId::Official2021);
    /// last.set(CellId::from_path(carried).unwrap(), ogi_report::Cell::from_printed("3"));
    /// let mut session = Session::new(FormId::Official2021, Options::default()).with_last_year(last);
    /// session.set(CellId::from_path(brought).unwrap(), "2");
    /// assert!(session.findings().any(|finding| finding.rule.code == "continuity/brought-forward"));
    /// ```
    #[must_use]
    pub fn with_last_year(mut self, last_year: Draft) -> Self {
        self.set_last_year(Some(last_year));
        self
    }

    /// Puts last year's report beside it, or takes it away; whether the findings are others than before.
    pub fn set_last_year(&mut self, last_year: Option<Draft>) -> bool {
        self.options.context.last_year = last_year.map(Arc::new);
        self.check()
    }

    /// Last year's report.
    pub fn last_year(&self) -> Option<&Draft> {
        self.options.context.last_year.as_deref()
    }

    /// The report as it stands.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// How the session checks, and in which language it answers.
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
        self.set_all(vec![(cell, value)])
    }

    /// Puts values into cells as one step, which is taken back as one; whether the findings are others than before.
    pub fn set_cells(&mut self, values: impl IntoIterator<Item = (CellId, Cell)>) -> bool {
        self.set_all(values.into_iter().collect())
    }

    fn set_all(&mut self, values: Step) -> bool {
        let before = self.put_all(values);
        self.history.keep(before);
        self.check()
    }

    /// Takes the last step back (撤销); whether there was one.
    ///
    /// ```
    /// use ogi_report::{CellId, FormId, Options, Session};
    /// let cell = CellId::from_path("requests.received.total").unwrap();
    /// let mut session = Session::new(FormId::Official2021, Options::default());
    /// session.set(cell, "10");
    /// session.set(cell, "13");
    /// assert!(session.undo());
    /// assert_eq!(session.report().draft.number(cell), Some(10.into()));
    /// assert!(session.redo());
    /// assert_eq!(session.report().draft.number(cell), Some(13.into()));
    /// assert!(!session.redo());
    /// ```
    pub fn undo(&mut self) -> bool {
        let Some(mut step) = self.history.undo() else { return false };
        step.reverse();
        let after = self.put_all(step);
        self.history.undone(after);
        self.check();
        true
    }

    /// Takes the last step again that was taken back (重做); whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(mut step) = self.history.redo() else { return false };
        step.reverse();
        let before = self.put_all(step);
        self.history.redone(before);
        self.check();
        true
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether a step can be taken again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Puts values into cells one after another; what stood there, where it is another.
    fn put_all(&mut self, values: Step) -> Step {
        let mut before = Vec::new();
        for (cell, value) in values {
            before.extend(self.put(cell, value));
        }
        before
    }

    /// Puts a value into a cell; what stood there, where it is another.
    fn put(&mut self, cell: CellId, value: Cell) -> Option<(CellId, Cell)> {
        // What is empty is missing while the form is filled in, and blank once it is.
        let value = match (value, self.complete) {
            (Cell::Blank, false) => Cell::Missing,
            (Cell::Missing, true) => Cell::Blank,
            (value, _) => value,
        };
        let before = self.report.draft.cell(cell).clone();
        let changed = before != value;
        self.report.draft.set(cell, value);
        changed.then_some((cell, before))
    }

    /// Says that a cell is right: no repair changes it from now on (锁定).
    pub fn pin(&mut self, cell: CellId) {
        self.options.repairs.pinned.insert(cell);
    }

    /// Lets repairs change a cell again.
    pub fn unpin(&mut self, cell: CellId) {
        self.options.repairs.pinned.remove(cell);
    }

    /// The cells that no repair changes.
    pub const fn pinned(&self) -> &CellSet {
        &self.options.repairs.pinned
    }

    /// Makes one of the repairs, counted from 1, best first, as one step; whether there is such a repair (采用更正).
    pub fn apply(&mut self, number: usize) -> bool {
        let mut repairs = self.repairs().list;
        let Some(at) = number.checked_sub(1).filter(|at| *at < repairs.len()) else { return false };
        let changes = repairs.swap_remove(at).changes;
        self.set_cells(changes.into_iter().map(|change| (change.cell, Cell::Number(change.to))));
        true
    }

    /// Says whether the form is filled in; if so, cells left empty count as blank.
    pub fn set_complete(&mut self, complete: bool) -> bool {
        let before = std::mem::take(&mut self.report.checked);
        let was = std::mem::replace(&mut self.complete, complete);
        let cells: Vec<CellId> = self.report.draft.cells().map(|(cell, _)| cell).collect();
        let (from, to) = if complete { (Cell::Missing, Cell::Blank) } else { (Cell::Blank, Cell::Missing) };
        for cell in cells {
            if *self.report.draft.cell(cell) == from {
                self.report.draft.set(cell, to.clone());
            }
        }
        self.check();
        progress::differ(visible(&before, was), visible(&self.report.checked, complete))
    }

    /// Whether the form is filled in.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// What is broken, in printed order; what cannot be decided yet is left out.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        visible(&self.report.checked, self.complete)
    }

    /// Calls back for every mark that a finding leaves on a cell, in the order of findings; a cell may come repeatedly.
    pub fn each_mark(&self, mut mark: impl FnMut(CellId, Option<Severity>, Option<Number>)) {
        for finding in self.findings() {
            let single = single_stated(finding);
            for term in &finding.terms {
                let wrong = (term.coefficient <= 0).then_some(finding.severity);
                mark(term.cell, wrong, finding.expected.filter(|_| single == Some(term.cell)));
            }
        }
    }

    /// The smallest repairs of what stands there now, best first; worked out when asked for. Cells not filled in yet may
    /// take any value.
    pub fn repairs(&self) -> Repairs {
        ogi_core::repair::repair(&self.options.context.case(&self.report.draft), &self.options.repairs)
    }

    fn check(&mut self) -> bool {
        let Self { report, options, .. } = self;
        let checked = ogi_core::check(&options.context.case(&report.draft), &options.profile);
        // A form that is typed in is not decided on, and what decides would be a tenth of its build.
        #[cfg(feature = "documents")]
        {
            report.assessment = Assessment::new(&checked, &report.context.case(&report.draft), report.file.as_deref(), options);
        }
        let old = std::mem::replace(&mut self.report.checked, checked);
        progress::differ(visible(&old, self.complete), visible(&self.report.checked, self.complete))
    }
}

/// What is shown of a check: what is broken, and of a form that is not filled in, nothing about what is still to come.
fn visible(checked: &Checked, complete: bool) -> impl Iterator<Item = &Finding> {
    let is_visible =
        move |finding: &&Finding| finding.verdict == Verdict::Broken && (complete || !PATIENT.contains(&finding.rule.code));
    checked.findings.iter().filter(is_visible)
}
