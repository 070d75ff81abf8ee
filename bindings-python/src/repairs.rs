//! Smallest corrections.

use std::sync::Arc;

use ogi_report::{Change, Repair};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::report::Inner;

/// A smallest correction: with its changes made, every identity holds (最小更正).
#[pyclass(frozen, name = "Repair", module = "ogi_report")]
pub(crate) struct RepairView {
    pub(crate) inner: Arc<Inner>,
    pub(crate) at: usize,
}

impl RepairView {
    fn get(&self) -> PyResult<&Repair> {
        let repair = self.inner.report.repairs.list.get(self.at);
        repair.ok_or_else(|| PyIndexError::new_err("the report has no such repair"))
    }
}

#[pymethods]
impl RepairView {
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let view = |at| ChangeView { inner: Arc::clone(&self.inner), repair: self.at, at };
        PyTuple::new(py, (0..self.get()?.changes.len()).map(view).collect::<Vec<_>>())
    }

    #[getter]
    fn unique(&self) -> PyResult<bool> {
        Ok(self.get()?.unique)
    }

    fn __len__(&self) -> PyResult<usize> {
        Ok(self.get()?.changes.len())
    }

    fn __repr__(&self) -> PyResult<String> {
        let form = self.inner.report.draft.form();
        let changes = self.get()?.changes.iter().map(|change| change.text(form, self.inner.options.language));
        Ok(format!("<Repair {}>", changes.collect::<Vec<_>>().join("; ")))
    }
}

/// A change of one cell.
#[pyclass(frozen, name = "Change", module = "ogi_report")]
pub(crate) struct ChangeView {
    inner: Arc<Inner>,
    repair: usize,
    at: usize,
}

impl ChangeView {
    fn get(&self) -> PyResult<&Change> {
        let change = self.inner.report.repairs.list.get(self.repair).and_then(|repair| repair.changes.get(self.at));
        change.ok_or_else(|| PyIndexError::new_err("the repair has no such change"))
    }
}

#[pymethods]
impl ChangeView {
    #[getter]
    fn cell(&self) -> PyResult<&'static str> {
        Ok(self.get()?.cell.path())
    }

    #[getter]
    fn before<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.get()?.from)
    }

    #[getter]
    fn after<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::number(py, self.get()?.to)
    }

    #[getter]
    fn reason(&self) -> PyResult<String> {
        Ok(self.get()?.reason(self.inner.report.draft.form(), self.inner.options.language))
    }

    fn __str__(&self) -> PyResult<String> {
        Ok(self.get()?.text(self.inner.report.draft.form(), self.inner.options.language))
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<Change {}>", self.__str__()?))
    }
}
