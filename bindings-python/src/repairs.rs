//! Smallest corrections.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::part::{At, Part, part, tuple};

/// A smallest correction (最小更正): with its changes made, every identity holds.
#[pyclass(frozen, extends = Part, name = "Repair", module = "ogi_report")]
pub(crate) struct RepairView;

#[pymethods]
impl RepairView {
    /// The cells to change.
    #[getter]
    fn changes<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let Part { inner, at: At::Repair(repair) } = part(slf) else { return Ok(PyTuple::empty(slf.py())) };
        tuple(slf.py(), inner, part(slf).repair()?.changes.len(), || ChangeView, |at| At::Change(*repair, at))
    }

    /// Whether no other repair is as small.
    #[getter]
    fn unique(slf: &Bound<'_, Self>) -> PyResult<bool> {
        Ok(part(slf).repair()?.unique)
    }

    /// What repairs of the same size are ranked by: the weights of all evidence added up.
    #[getter]
    fn score(slf: &Bound<'_, Self>) -> PyResult<i64> {
        Ok(part(slf).repair()?.score)
    }

    fn __len__(slf: &Bound<'_, Self>) -> PyResult<usize> {
        Ok(part(slf).repair()?.changes.len())
    }

    fn __str__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let form = part(slf).inner.report.draft.form();
        let changes = part(slf).repair()?.changes.iter().map(|change| change.text(form, part(slf).language()));
        Ok(changes.collect::<Vec<_>>().join("; "))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("<Repair {}>", Self::__str__(slf)?))
    }
}

/// A change of one cell.
#[pyclass(frozen, extends = Part, name = "Change", module = "ogi_report")]
pub(crate) struct ChangeView;

#[pymethods]
impl ChangeView {
    /// The path of the cell.
    #[getter]
    fn cell(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).change()?.cell.path())
    }

    /// What is declared; ``None`` when no number is.
    #[getter]
    fn before<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).change()?.from)
    }

    /// What it should be.
    #[getter]
    fn after<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert::number(slf.py(), part(slf).change()?.to)
    }

    /// Why.
    #[getter]
    fn reason(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(part(slf).change()?.reason(part(slf).inner.report.draft.form(), part(slf).language()))
    }

    fn __str__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(part(slf).change()?.text(part(slf).inner.report.draft.form(), part(slf).language()))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("<Change {}>", Self::__str__(slf)?))
    }
}
