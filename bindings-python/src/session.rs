//! `Session`: a form while it is typed in.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ogi_report::{Cell, FormId, Input, Options, Report, RunningTotal};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::cells::id;
use crate::convert;
use crate::data::TaskInput;
use crate::data::{Origin, ReportView};
use crate::error::raise;
use crate::tasks::{Figures, figures};

/// A form that is being filled in or corrected (填报会话): one cell changes, what follows is known at once.
///
/// A form that is not complete has few findings: what is not typed yet is not missing.
#[pyclass(frozen, module = "ogi_report")]
pub(crate) struct Session {
    session: Mutex<ogi_report::Session>,
    given: TaskInput,
}

impl Session {
    fn lock(&self) -> MutexGuard<'_, ogi_report::Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self, options: &Options, report: Report) -> ReportView {
        let given = TaskInput { options: options.clone(), ..self.given.clone() };
        ReportView::new(report, given, Origin::Cells)
    }
}

/// A session on a report or an empty form.
pub(crate) fn started(
    py: Python<'_>,
    report: Option<&Bound<'_, PyAny>>,
    year: Option<u16>,
    form: Option<&str>,
    organ: Option<String>,
    given: TaskInput,
) -> PyResult<Session> {
    let (options, language) = (given.options.clone(), given.options.language);
    let refuse = |error: ogi_report::Error| raise(py, &error, language);
    let named = |name: &str| FormId::from_name(name).ok_or_else(|| ogi_report::Error::UnknownForm(name.to_owned()));
    let mut session = match report {
        None => {
            let form = form.map(named).transpose().map_err(refuse)?;
            let input = Input::from_cells(form, year, Vec::new(), None).map_err(refuse)?;
            ogi_report::Session::from_input(input, options)
        }
        Some(report) => match figures(report, year, form)?.map_err(refuse)? {
            Figures::Report(view) => ogi_report::Session::from_report(view.get().0.report.clone(), options),
            Figures::Wire(input, _) | Figures::Cells(input) => ogi_report::Session::from_input(input, options),
        },
    };
    if let Some(name) = organ {
        session.set_organ(Some(name));
    }
    Ok(Session { session: Mutex::new(session), given })
}

#[pymethods]
impl Session {
    /// Puts a number or a text as typed into a cell; whether the findings are others than before.
    fn set(&self, path: &str, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        let (py, value) = (value.py(), convert::to_cell(value)?);
        let mut session = self.lock();
        let cell = id(py, path, session.options().language)?;
        let refuse = |reason| raise(py, &ogi_report::Error::BadCell { cell, reason }, session.options().language);
        let value = value.map_err(refuse)?;
        Ok(session.set_cell(cell, value))
    }

    fn __setitem__(&self, path: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.set(path, value).map(|_| ())
    }

    fn __delitem__(&self, py: Python<'_>, path: &str) -> PyResult<()> {
        let mut session = self.lock();
        let cell = id(py, path, session.options().language)?;
        session.set_cell(cell, Cell::Missing);
        Ok(())
    }

    fn __getitem__<'py>(&self, py: Python<'py>, path: &str) -> PyResult<Bound<'py, PyAny>> {
        let session = self.lock();
        convert::cell(py, session.report().draft.cell(id(py, path, session.options().language)?))
    }

    /// Takes back the last change; whether there was one.
    fn undo(&self) -> bool {
        self.lock().undo()
    }

    /// Makes the change again that was taken back last; whether there was one.
    fn redo(&self) -> bool {
        self.lock().redo()
    }

    /// Makes one of the repairs, counted from 1, as one change; whether there is one of that number.
    fn apply(&self, number: usize) -> bool {
        self.lock().apply(number)
    }

    /// Whether the form is filled in; then cells left empty count as blank.
    #[getter]
    fn complete(&self) -> bool {
        self.lock().is_complete()
    }

    #[setter]
    fn set_complete(&self, complete: bool) {
        self.lock().set_complete(complete);
    }

    /// The report as it stands, with its repairs; a value of its own, which later changes do not touch.
    #[getter]
    fn report(&self) -> ReportView {
        let session = self.lock();
        let report = Report { repairs: session.repairs(), ..session.report().clone() };
        self.view(session.options(), report)
    }

    /// What is broken, in printed order; what cannot be decided yet is left out.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let session = self.lock();
        let mut report = session.report().clone();
        report.checked.findings = session.findings().cloned().collect();
        self.view(session.options(), report).findings(py)
    }

    /// The smallest corrections of what stands there now, best first.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.report().repairs(py)
    }

    /// Of every total: its cell, the sum so far, how many parts hold a number and how many hold none yet.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyTuple>>> {
        let totals = self.lock().running_totals().into_iter();
        let tuple = |total: RunningTotal| {
            (total.cell.path(), convert::number(py, total.sum)?, total.known, total.open).into_pyobject(py)
        };
        totals.map(tuple).collect()
    }

    /// The figures as an input of :func:`check`.
    fn to_json(&self) -> String {
        self.lock().value_json()
    }

    fn __repr__(&self) -> String {
        let session = self.lock();
        let filled = session.report().draft.cells().filter(|(_, cell)| cell.number().is_some()).count();
        let form = session.report().draft.form().name();
        format!("<Session {form}: {filled} figures, {} findings>", session.findings().count())
    }
}
