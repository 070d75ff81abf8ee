//! The cells of a report: a mapping of paths that converts nothing until asked.

use std::sync::Arc;

use ogi_report::{Cell, CellId, Error};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use serde_json::Value;

use crate::convert;
use crate::report::Inner;

/// The cell with a path; a `KeyError` that names the nearest one.
pub(crate) fn id(py: Python<'_>, path: &str) -> PyResult<CellId> {
    let _ = py;
    CellId::from_path(path).ok_or_else(|| PyKeyError::new_err(unknown(path).to_string()))
}

/// The error about a path that no cell has.
pub(crate) fn unknown(path: &str) -> Error {
    let cell = serde_json::json!({"year": 2024, "cells": {path: null}});
    ogi_report::Input::from_value(&cell).err().unwrap_or_else(|| Error::Duplicate(path.to_owned()))
}

/// A figure that is in the document but cannot be decided (无法判读).
#[pyclass(frozen, eq, hash, module = "ogi_report")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Unreadable {
    #[pyo3(get)]
    printed: String,
    #[pyo3(get)]
    readings: Option<u32>,
}

impl From<&ogi_report::Unreadable> for Unreadable {
    fn from(unreadable: &ogi_report::Unreadable) -> Self {
        Self { printed: unreadable.printed.to_string(), readings: unreadable.readings }
    }
}

impl Unreadable {
    pub(crate) fn to_value(&self) -> Value {
        serde_json::json!({"unreadable": self.printed, "readings": self.readings})
    }
}

#[pymethods]
impl Unreadable {
    #[new]
    #[pyo3(signature = (printed, readings=None))]
    const fn new(printed: String, readings: Option<u32>) -> Self {
        Self { printed, readings }
    }

    fn __repr__(&self) -> String {
        let readings = self.readings.map_or_else(|| "None".to_owned(), |count| count.to_string());
        format!("Unreadable({:?}, readings={readings})", self.printed)
    }

    fn __getnewargs__(&self) -> (&str, Option<u32>) {
        (&self.printed, self.readings)
    }
}

/// The cells of a report by their paths, in printed order.
#[pyclass(frozen, mapping, module = "ogi_report")]
pub(crate) struct Cells(pub(crate) Arc<Inner>);

impl Cells {
    fn get_cell<'py>(&self, py: Python<'py>, id: CellId) -> PyResult<Bound<'py, PyAny>> {
        convert::cell(py, self.0.report.draft.cell(id))
    }
}

#[pymethods]
impl Cells {
    fn __getitem__<'py>(&self, py: Python<'py>, path: &str) -> PyResult<Bound<'py, PyAny>> {
        self.get_cell(py, id(py, path)?)
    }

    fn __contains__(&self, path: &Bound<'_, PyAny>) -> bool {
        let known = path.extract::<String>().ok().and_then(|path| CellId::from_path(&path));
        known.is_some_and(|known| self.0.report.draft.listed_cells().any(|cell| cell == known))
    }

    fn __len__(&self) -> usize {
        self.0.report.draft.listed_cells().count()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.keys(py)?.try_iter()?.into_any())
    }

    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.0.report.draft.listed_cells().map(CellId::path).collect::<Vec<_>>())
    }

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let cells = self.0.report.draft.listed_cells().map(|cell| self.get_cell(py, cell));
        PyList::new(py, cells.collect::<PyResult<Vec<_>>>()?)
    }

    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let item = |cell: CellId| (cell.path(), self.get_cell(py, cell)?).into_bound_py_any(py);
        PyList::new(py, self.0.report.draft.listed_cells().map(item).collect::<PyResult<Vec<_>>>()?)
    }

    #[pyo3(signature = (path, default=None))]
    fn get<'py>(&self, py: Python<'py>, path: &str, default: Option<Bound<'py, PyAny>>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match CellId::from_path(path) {
            Some(id) => self.get_cell(py, id).map(Some),
            None => Ok(default),
        }
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let mine = PyTuple::new(py, self.items(py)?)?;
        let Ok(other) = other.call_method0("items") else { return Ok(py.NotImplemented()) };
        let dict = |items: &Bound<'_, PyAny>| py.get_type::<pyo3::types::PyDict>().call1((items,)).map(Bound::unbind);
        let equal = dict(mine.as_any())?.bind(py).eq(dict(&other)?)?;
        equal.into_py_any(py)
    }

    fn __repr__(&self) -> String {
        let filled = self.0.report.draft.cells().filter(|(_, cell)| !cell.is_missing()).count();
        format!("<Cells: {} of {}, {filled} in the document>", self.__len__(), self.0.report.draft.form().name())
    }
}

/// One cell with all that is known of it (单元格).
#[pyclass(frozen, name = "Cell", module = "ogi_report")]
pub(crate) struct CellView {
    inner: Arc<Inner>,
    id: CellId,
}

impl CellView {
    pub(crate) fn new(inner: &Arc<Inner>, id: CellId) -> Self {
        Self { inner: Arc::clone(inner), id }
    }

    fn cell(&self) -> &Cell {
        self.inner.report.draft.cell(self.id)
    }
}

#[pymethods]
impl CellView {
    #[getter]
    fn path(&self) -> &'static str {
        self.id.path()
    }

    #[getter]
    fn label(&self) -> String {
        self.inner.report.draft.form().form().cell_label(self.id, self.inner.options.language)
    }

    #[getter]
    fn state(&self) -> &'static str {
        match self.cell() {
            Cell::Missing => "missing",
            Cell::Number(_) => "number",
            Cell::Noted { .. } => "noted",
            Cell::Blank => "blank",
            Cell::Placeholder(_) => "placeholder",
            Cell::Text(_) => "text",
            Cell::Unreadable(_) => "unreadable",
        }
    }

    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.cell().number())
    }

    #[getter]
    fn printed(&self) -> Option<String> {
        let cell = self.cell();
        cell.printed().map(str::to_owned).or_else(|| cell.number().map(|number| number.to_string()))
    }

    #[getter]
    fn span(&self) -> Option<(u32, u32)> {
        self.inner.report.draft.span(self.id).map(|span| self.inner.span(span))
    }

    fn __repr__(&self) -> String {
        let printed = self.printed().map_or_else(String::new, |printed| format!(" {printed:?}"));
        format!("<Cell {} {}{printed}>", self.id.path(), self.state())
    }
}
