//! A form while it is typed in: the toolkit's session behind a lock, so that any thread may call it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ogi_report::wire::WireRepair;
use ogi_report::{Cell, CellId, Error, FormId, Offsets, SpanUnit};

use crate::error::InputError;
use crate::generated::{Finding, Repair, Report};
use crate::inputs::Options;
use crate::mirror::Mirror;
use crate::options::Figures;
use crate::records::RunningTotal;
use crate::results;

/// What typing into a cell changed (变化).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// Findings that were not there before, in printed order.
    pub appeared: Vec<Finding>,
    /// Findings that are not there any more, in printed order.
    pub vanished: Vec<Finding>,
    /// Sums so far that are others than before, or new.
    pub totals: Vec<RunningTotal>,
}

/// A form while it is typed in (填报会话): one cell changes, everything that follows from it is known at once.
/// A half-filled form has few findings: what is not typed yet is not missing.
#[derive(Debug, uniffi::Object)]
pub struct Session {
    session: Mutex<ogi_report::Session>,
}

impl Session {
    fn lock(&self) -> MutexGuard<'_, ogi_report::Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn result<T>(options: &Options, result: Result<T, Error>) -> Result<T, InputError> {
        result.map_err(|error| InputError::new(&error, options.language()))
    }
}

impl From<ogi_report::Session> for Session {
    fn from(session: ogi_report::Session) -> Self {
        Self { session: Mutex::new(session) }
    }
}

fn find(session: &ogi_report::Session, cell: &str) -> Result<CellId, InputError> {
    ogi_report::find_cell(cell).map_err(|error| InputError::new(&error, session.options().language))
}

/// Findings as records; what the profile excuses of them stands in the report.
fn records<'a>(session: &ogi_report::Session, findings: impl Iterator<Item = &'a ogi_report::Finding> + Clone) -> Vec<Finding> {
    let (report, language) = (session.report(), session.options().language);
    let of_terms = |found: &'a ogi_report::Finding| found.terms.iter().filter_map(|term| report.draft.span(term.cell));
    let spans = findings.clone().flat_map(|found| of_terms(found).chain(found.span));
    // Findings that are no longer the report's have spans too.
    let offsets = Offsets::new(&report.text, SpanUnit::Utf16, spans);
    findings.map(|found| results::finding(found, report, &offsets, language)).collect()
}

#[uniffi::export]
impl Session {
    /// An empty form.
    ///
    /// # Errors
    /// When the options cannot be used.
    #[uniffi::constructor(default(options))]
    pub fn new(form: FormId, options: Options) -> Result<Self, InputError> {
        let session = options.read().map(|read| ogi_report::Session::new(form, read).into());
        Self::result(&options, session)
    }

    /// A form with figures typed before.
    ///
    /// # Errors
    /// When neither form nor year is known, or a cell has a path that the form does not have.
    #[uniffi::constructor(default(options))]
    pub fn from_figures(figures: Figures, options: Options) -> Result<Self, InputError> {
        let session = || Ok(ogi_report::Session::from_input(figures.read()?, options.read()?).into());
        Self::result(&options, session())
    }

    /// A report that was read, to be corrected: nothing of it is still to come.
    ///
    /// # Errors
    /// As [`crate::inspect`].
    #[uniffi::constructor(default(options))]
    pub fn from_document(document: Vec<u8>, options: Options) -> Result<Self, InputError> {
        let session = || {
            let read = options.read()?;
            Ok(ogi_report::Session::from_report(ogi_report::inspect(&document, &read)?, read).into())
        };
        Self::result(&options, session())
    }

    /// Types a text into a cell; whether the findings are others than before.
    ///
    /// # Errors
    /// When no cell has the path; the sentence names the nearest one.
    pub fn set(&self, cell: &str, text: &str) -> Result<bool, InputError> {
        let mut session = self.lock();
        let cell = find(&session, cell)?;
        Ok(session.set(cell, text))
    }

    /// Types a text into a cell; returns what that changed: only the findings and sums that are others than before.
    ///
    /// # Errors
    /// When no cell has the path; the sentence names the nearest one.
    pub fn update(&self, cell: &str, text: &str) -> Result<Progress, InputError> {
        let mut session = self.lock();
        let cell = find(&session, cell)?;
        let ogi_report::Progress { appeared, vanished, totals } = session.update(cell, text);
        Ok(Progress {
            appeared: records(&session, appeared.iter()),
            vanished: records(&session, vanished.iter()),
            totals: totals.into_iter().map(results::running).collect(),
        })
    }

    /// Types texts into cells as one step, which is taken back as one; whether the findings are others than before.
    ///
    /// # Errors
    /// When no cell has a path; nothing is typed then.
    pub fn set_cells(&self, cells: HashMap<String, String>) -> Result<bool, InputError> {
        let mut session = self.lock();
        // In the order of paths, so that of several mistakes it is always the same one that is told.
        let cells: BTreeMap<String, String> = cells.into_iter().collect();
        let typed = cells.iter().map(|(cell, text)| Ok((find(&session, cell)?, Cell::from_printed(text))));
        let typed = typed.collect::<Result<Vec<_>, InputError>>()?;
        Ok(session.set_cells(typed))
    }

    /// Takes the last step back (撤销); whether there was one.
    pub fn undo(&self) -> bool {
        self.lock().undo()
    }

    /// Takes the last step again that was taken back (重做); whether there was one.
    pub fn redo(&self) -> bool {
        self.lock().redo()
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        self.lock().can_undo()
    }

    /// Whether a step can be taken again.
    pub fn can_redo(&self) -> bool {
        self.lock().can_redo()
    }

    /// Says that a cell is right: no repair changes it from now on (锁定).
    ///
    /// # Errors
    /// When no cell has the path; the sentence names the nearest one.
    pub fn pin(&self, cell: &str) -> Result<(), InputError> {
        let mut session = self.lock();
        let cell = find(&session, cell)?;
        session.pin(cell);
        Ok(())
    }

    /// Lets repairs change a cell again.
    ///
    /// # Errors
    /// When no cell has the path; the sentence names the nearest one.
    pub fn unpin(&self, cell: &str) -> Result<(), InputError> {
        let mut session = self.lock();
        let cell = find(&session, cell)?;
        session.unpin(cell);
        Ok(())
    }

    /// The paths of the cells that no repair changes, in printed order.
    pub fn pinned(&self) -> Vec<String> {
        let session = self.lock();
        CellId::all().filter(|cell| session.pinned().contains(*cell)).map(|cell| cell.path().to_owned()).collect()
    }

    /// Makes one of the repairs, counted from 1, best first, as one step; whether there is such a repair (采用更正).
    pub fn apply(&self, number: i32) -> bool {
        self.lock().apply(usize::try_from(number).unwrap_or_default())
    }

    /// Puts last year's report beside it, a document or the wire object as JSON, or takes it away; whether the findings are
    /// others than before (上年报告).
    ///
    /// # Errors
    /// When the bytes are no annual report that can be read.
    pub fn set_last_year(&self, document: Option<Vec<u8>>) -> Result<bool, InputError> {
        let mut session = self.lock();
        let read = |bytes: Vec<u8>| Ok(ogi_report::read(&bytes, session.options())?.draft);
        let draft = document.map(read).transpose();
        let draft = draft.map_err(|error: Error| InputError::new(&error, session.options().language))?;
        Ok(session.set_last_year(draft))
    }

    /// The reporting year (报告年度); none where it is not known.
    pub fn set_year(&self, year: Option<i32>) {
        self.lock().set_year(year.and_then(|year| u16::try_from(year).ok()));
    }

    /// The organ that reports (行政机关).
    pub fn set_organ(&self, organ: Option<String>) {
        self.lock().set_organ(organ);
    }

    /// Says whether （六）其他处理 is one undivided row.
    pub fn set_undivided(&self, undivided: bool) {
        self.lock().set_undivided(undivided);
    }

    /// Says whether the form is filled in; if so, cells left empty count as blank. Whether the findings are others than
    /// before.
    pub fn set_complete(&self, complete: bool) -> bool {
        self.lock().set_complete(complete)
    }

    /// Whether the form is filled in.
    pub fn is_complete(&self) -> bool {
        self.lock().is_complete()
    }

    /// The report as it stands, with its smallest repairs.
    pub fn report(&self) -> Report {
        let session = self.lock();
        let report = ogi_report::Report { repairs: session.repairs(), ..session.report().clone() };
        results::report(&report, session.options())
    }

    /// What is broken, in printed order; what cannot be decided yet is left out.
    pub fn findings(&self) -> Vec<Finding> {
        let session = self.lock();
        let findings: Vec<_> = session.findings().collect();
        records(&session, findings.into_iter())
    }

    /// What the parts of every total add up to so far, in printed order.
    pub fn running_totals(&self) -> Vec<RunningTotal> {
        self.lock().running_totals().into_iter().map(results::running).collect()
    }

    /// The smallest repairs of what stands there now, best first; cells not filled in yet may take any value.
    pub fn repairs(&self) -> Vec<Repair> {
        let session = self.lock();
        let (draft, options) = (&session.report().draft, session.options());
        session.repairs().list.iter().map(|repair| WireRepair::new(repair, draft, options).mirror()).collect()
    }

    /// The result as the wire object, repairs included.
    ///
    /// # Errors
    /// Never with figures that a form can hold.
    pub fn to_json(&self) -> Result<String, InputError> {
        let session = self.lock();
        Ok(session.to_json())
    }

    /// The figures as an input of the tasks: form, year, organ and cells.
    ///
    /// # Errors
    /// Never with figures that a form can hold.
    pub fn value_json(&self) -> Result<String, InputError> {
        let session = self.lock();
        Ok(session.value_json())
    }
}
