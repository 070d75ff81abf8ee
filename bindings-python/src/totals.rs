//! `fill`: totals worked out beside the declared ones.

use ogi_report::{CellId, ComputedTotal, Error, FormId, Input, Language, json};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::error::raise;
use crate::tasks::{Figures, figures};

/// A total that follows from its parts (自动求和).
#[pyclass(frozen, module = "ogi_report")]
pub(crate) struct Total(ComputedTotal);

#[pymethods]
impl Total {
    #[getter]
    fn cell(&self) -> &'static str {
        self.0.cell.path()
    }

    #[getter]
    fn computed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::number(py, self.0.computed)
    }

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

    /// The totals as JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        json::totals(&self.input).map_err(|error| raise(py, &error, Language::Zh))
    }

    /// The same as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json(py)?)
    }

    fn __repr__(&self) -> String {
        let differ = self.totals.iter().filter(|total| total.declared != Some(total.computed)).count();
        format!("<Totals: {}, {differ} not as declared>", self.totals.len())
    }
}

/// Works out the totals of a report.
#[pyfunction]
#[pyo3(signature = (report, *, year=None, form=None))]
pub(crate) fn fill(py: Python<'_>, report: &Bound<'_, PyAny>, year: Option<u16>, form: Option<&str>) -> PyResult<Totals> {
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
pub(crate) fn cell_paths(py: Python<'_>, form: &str, undivided: bool) -> PyResult<Vec<&'static str>> {
    let known = FormId::from_name(form);
    let known = known.ok_or_else(|| raise(py, &Error::UnknownForm(form.to_owned()), Language::En))?;
    Ok(known.form().cells(undivided).map(CellId::path).collect())
}
