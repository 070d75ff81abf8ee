//! `fill`: totals worked out beside the declared ones.

use ogi_report::{ComputedTotal, Error, FormId, Input, Language, Options, json};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use serde_json::Value;

use crate::cell_mapping::Paths;
use crate::cells::id;
use crate::convert;
use crate::error::raise;
use crate::options;
use crate::tasks::{Figures, figures};

/// A total that follows from its parts (自动求和).
#[pyclass(frozen, eq, module = "ogi_report")]
#[derive(PartialEq)]
pub(crate) struct Total(ComputedTotal);

#[pymethods]
impl Total {
    #[new]
    #[pyo3(signature = (cell, computed, declared=None))]
    fn new(py: Python<'_>, cell: &str, computed: &Bound<'_, PyAny>, declared: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let number = |value: &Bound<'_, PyAny>| {
            let number = convert::to_cell(value)?.ok().and_then(|cell| cell.number());
            number.ok_or_else(|| PyTypeError::new_err("expected a number of at most 15 digits"))
        };
        let declared = declared.map(number).transpose()?;
        Ok(Self(ComputedTotal { cell: id(py, cell, Language::Zh)?, computed: number(computed)?, declared }))
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (self.cell(), self.computed(py)?, self.declared(py)?).into_bound_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        convert::hash(&[self.cell(), &self.0.computed.to_string()])
    }

    /// The path of the total's cell.
    #[getter]
    fn cell(&self) -> &'static str {
        self.0.cell.path()
    }

    /// What its parts add up to.
    #[getter]
    fn computed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::number(py, self.0.computed)
    }

    /// What is declared there, if a number is.
    #[getter]
    fn declared<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.0.declared)
    }

    fn __repr__(&self) -> String {
        let declared = self.0.declared.map_or_else(|| "None".to_owned(), |number| number.to_string());
        format!("<Total {} computed {}, declared {declared}>", self.0.cell.path(), self.0.computed)
    }
}

/// The totals of a report, in printed order.
#[pyclass(frozen, sequence, module = "ogi_report")]
pub(crate) struct Totals {
    input: Input,
    totals: Vec<ComputedTotal>,
}

#[pymethods]
impl Totals {
    fn __len__(&self) -> usize {
        self.totals.len()
    }

    fn __getitem__(&self, at: isize) -> PyResult<Total> {
        let from_end = usize::try_from(at).ok().or_else(|| self.totals.len().checked_sub(at.unsigned_abs()));
        let total = from_end.and_then(|at| self.totals.get(at));
        total.map(|total| Total(*total)).ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("no such total"))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let totals = PyTuple::new(py, self.totals.iter().map(|total| Total(*total)).collect::<Vec<_>>())?;
        Ok(totals.try_iter()?.into_any())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        (self.totals == other.get().totals).into_py_any(py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let session = ogi_report::Session::from_input(self.input.clone(), Options::default());
        let mut figures: Value = serde_json::from_str(&session.value_json()).unwrap_or_default();
        if let Some(members) = figures.as_object_mut() {
            members.insert("file".to_owned(), self.input.file.clone().into());
        }
        Ok((py.import("ogi_report._ogi_report")?.getattr("fill")?, (figures.to_string(),)))
    }

    /// The totals as JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        json::totals(&self.input).map_err(|error| raise(py, &error, Language::Zh))
    }

    /// The totals as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json(py)?)
    }

    fn __repr__(&self) -> String {
        let differ = self.totals.iter().filter(|total| total.declared != Some(total.computed)).count();
        format!("<Totals: {}, {differ} not as declared>", self.totals.len())
    }
}

/// Works out the totals of a report beside the declared ones, which are not touched (自动求和); arguments as for
/// :func:`check`.
#[pyfunction]
#[pyo3(signature = (report, *, year=None, form=None))]
pub(crate) fn fill(
    py: Python<'_>,
    report: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = options::year)] year: Option<u16>,
    form: Option<&str>,
) -> PyResult<Totals> {
    let input = match figures(report, year, form)?.map_err(|error| raise(py, &error, Language::Zh))? {
        Figures::Report(view) => {
            let report = &view.get().0.report;
            Input { draft: report.draft.clone(), profile: None, file: report.file.clone(), context: report.context.clone() }
        }
        Figures::Wire(input, _) | Figures::Cells(input) => input,
    };
    let totals = ogi_report::fill(&input.draft);
    Ok(Totals { input, totals })
}

/// The paths of the cells of a form, in printed order.
#[pyfunction]
#[pyo3(signature = (form="official-2021", *, undivided=false))]
pub(crate) fn cell_paths<'py>(py: Python<'py>, form: &str, undivided: bool) -> PyResult<Bound<'py, PyList>> {
    let known = FormId::from_name(form);
    let known = known.ok_or_else(|| raise(py, &Error::UnknownForm(form.to_owned()), Language::Zh))?;
    let paths = Paths::new(py)?;
    PyList::new(py, known.form().cells(undivided).filter_map(|cell| paths.path(cell)).collect::<Vec<_>>())
}
