//! The cells of a report: a mapping of paths that converts nothing until asked.

use std::sync::Arc;

use ogi_report::{Cell, CellId, Language, Reason, find_cell};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::cell_mapping::Paths;
use crate::convert;
use crate::data::{ReportData, ReportView};
use crate::error::raise;
use crate::part::{At, Part, part};

/// The cell with a path; the error names the nearest one.
pub(crate) fn id(py: Python<'_>, path: &str, language: Language) -> PyResult<CellId> {
    find_cell(path).map_err(|error| raise(py, &error, language))
}

/// The cells of a report by their paths, in printed order; a ``Mapping`` that converts nothing until asked.
///
/// A value is a number (``int``, or ``decimal.Decimal`` for money with decimals), the printed text where that is no
/// number (``""`` is blank), ``None`` when the cell is not in the document, or :class:`Unreadable`.
#[pyclass(frozen, mapping, module = "ogi_report")]
pub(crate) struct Cells(pub(crate) Arc<ReportData>);

impl Cells {
    fn get_cell<'py>(&self, py: Python<'py>, id: CellId) -> PyResult<Bound<'py, PyAny>> {
        convert::cell(py, self.0.report.draft.cell(id))
    }
}

#[pymethods]
impl Cells {
    fn __getitem__<'py>(&self, py: Python<'py>, path: &str) -> PyResult<Bound<'py, PyAny>> {
        self.get_cell(py, id(py, path, self.0.given.options.language)?)
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

    /// The paths, in printed order.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let paths = Paths::new(py)?;
        PyList::new(py, self.0.report.draft.listed_cells().filter_map(|cell| paths.path(cell)).collect::<Vec<_>>())
    }

    /// What the cells hold, in printed order.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let cells = self.0.report.draft.listed_cells().map(|cell| self.get_cell(py, cell));
        PyList::new(py, cells.collect::<PyResult<Vec<_>>>()?)
    }

    /// Paths with what the cells hold.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let paths = Paths::new(py)?;
        let item = |cell: CellId| (paths.path(cell), self.get_cell(py, cell)?).into_bound_py_any(py);
        PyList::new(py, self.0.report.draft.listed_cells().map(item).collect::<PyResult<Vec<_>>>()?)
    }

    /// What a cell holds; ``default`` when the form has no such cell.
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

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let report = Bound::new(py, ReportView(Arc::clone(&self.0)))?;
        Ok((report.getattr("_get")?, PyTuple::new(py, ["cells"])?))
    }

    fn __repr__(&self) -> String {
        let filled = self.0.report.draft.cells().filter(|(_, cell)| !cell.is_missing()).count();
        format!("<Cells: {} of {}, {filled} in the document>", self.__len__(), self.0.report.draft.form().name())
    }
}

/// One cell of a report with all that is known of it (单元格).
#[pyclass(frozen, extends = Part, name = "Cell", module = "ogi_report")]
pub(crate) struct CellView;

impl CellView {
    pub(crate) fn of<'py>(py: Python<'py>, inner: &Arc<ReportData>, id: CellId) -> PyResult<Bound<'py, Self>> {
        let part = Part { inner: Arc::clone(inner), at: At::Cell(id) };
        Bound::new(py, PyClassInitializer::from(part).add_subclass(Self))
    }

    fn get<'a>(slf: &'a Bound<'_, Self>) -> PyResult<(&'a ReportData, CellId)> {
        match part(slf) {
            Part { inner, at: At::Cell(id) } => Ok((inner, *id)),
            Part { .. } => Err(PyKeyError::new_err("not a cell")),
        }
    }
}

#[pymethods]
impl CellView {
    /// The stable path ``TABLE.ROW.COLUMN``.
    #[getter]
    fn path(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(Self::get(slf)?.1.path())
    }

    /// Row and column as printed on the form.
    #[getter]
    fn label(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (inner, id) = Self::get(slf)?;
        Ok(inner.report.draft.form().form().cell_label(id, inner.given.options.language))
    }

    /// What is there; zero is only a printed zero.
    #[getter]
    fn state(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        let (inner, id) = Self::get(slf)?;
        Ok(convert::state(inner.report.draft.cell(id)))
    }

    /// The number that it states, if it states one.
    #[getter]
    fn number<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let (inner, id) = Self::get(slf)?;
        convert::optional(slf.py(), inner.report.draft.number(id))
    }

    /// What is printed; ``None`` when the cell is missing.
    #[getter]
    fn printed(slf: &Bound<'_, Self>) -> PyResult<Option<String>> {
        let (inner, id) = Self::get(slf)?;
        let cell = inner.report.draft.cell(id);
        Ok(cell.printed().map(str::to_owned).or_else(|| cell.number().map(|number| number.to_string())))
    }

    /// Why an unreadable cell cannot be decided, such as ``unread/cell-lost``; ``None`` for other cells.
    #[getter]
    fn why(slf: &Bound<'_, Self>) -> PyResult<Option<&'static str>> {
        let (inner, id) = Self::get(slf)?;
        let Cell::Unreadable(unreadable) = inner.report.draft.cell(id) else { return Ok(None) };
        Ok(unreadable.why.map(Reason::code))
    }

    /// Where in ``Report.text`` it was read.
    #[getter]
    fn span(slf: &Bound<'_, Self>) -> PyResult<Option<(u32, u32)>> {
        let (inner, id) = Self::get(slf)?;
        Ok(inner.report.draft.span(id).map(|span| inner.span(span)))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let printed = Self::printed(slf)?.map_or_else(String::new, |printed| format!(" {printed:?}"));
        Ok(format!("<Cell {} {}{printed}>", Self::path(slf)?, Self::state(slf)?))
    }
}
