//! The rules for programs and people.

use ogi_report::Explanation;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::error::raise;

/// A rule of the catalogue (核查规则).
#[pyclass(frozen, name = "Rule", module = "ogi_report")]
pub(crate) struct RuleView {
    rule: &'static ogi_report::Rule,
    language: ogi_report::Language,
}

#[pymethods]
impl RuleView {
    #[getter]
    const fn code(&self) -> &'static str {
        self.rule.code
    }

    #[getter]
    fn title(&self) -> &'static str {
        self.rule.title.get(self.language)
    }

    #[getter]
    fn severity(&self) -> &'static str {
        self.rule.severity.name()
    }

    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.rule.basis.iter().map(|basis| basis.0.get(self.language)).collect::<Vec<_>>())
    }

    #[getter]
    fn formula(&self) -> Option<String> {
        ogi_report::explain(self.rule, self.language).formula
    }

    fn __repr__(&self) -> String {
        format!("<Rule {} {}: {}>", self.rule.code, self.rule.severity.name(), self.title())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let equal = self.rule.code == other.get().rule.code && self.language == other.get().language;
        Ok(equal.into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> u64 {
        convert::hash(&[self.rule.code])
    }
}

/// Every rule, in the order of the catalogue.
#[pyfunction]
#[pyo3(signature = (*, language="zh"))]
pub(crate) fn rules<'py>(py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyTuple>> {
    let language = convert::language(py, language)?;
    PyTuple::new(py, ogi_report::rules().map(|rule| RuleView { rule, language }).collect::<Vec<_>>())
}

/// A rule explained (规则说明).
#[pyclass(frozen, name = "Explanation", module = "ogi_report")]
pub(crate) struct ExplanationView {
    explanation: Explanation,
    language: ogi_report::Language,
}

#[pymethods]
impl ExplanationView {
    #[getter]
    const fn code(&self) -> &'static str {
        self.explanation.code
    }

    #[getter]
    const fn title(&self) -> &'static str {
        self.explanation.title
    }

    #[getter]
    const fn severity(&self) -> &'static str {
        self.explanation.severity
    }

    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.explanation.basis)
    }

    #[getter]
    fn formula(&self) -> Option<&str> {
        self.explanation.formula.as_deref()
    }

    #[getter]
    fn prose(&self) -> &str {
        &self.explanation.prose
    }

    /// The explanation as JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        ogi_report::json::explain(self.explanation.code, self.language).map_err(|error| raise(py, &error, self.language))
    }

    /// The explanation as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json(py)?)
    }

    fn _repr_markdown_(&self) -> String {
        self.__str__()
    }

    fn __str__(&self) -> String {
        self.explanation.to_markdown(self.language)
    }

    fn __repr__(&self) -> String {
        format!("<Explanation {}: {}>", self.explanation.code, self.explanation.title)
    }
}

/// Explains a rule.
#[pyfunction]
#[pyo3(signature = (code, *, language="zh"))]
pub(crate) fn explain(py: Python<'_>, code: &str, language: &str) -> PyResult<ExplanationView> {
    let language = convert::language(py, language)?;
    let rule = ogi_report::find_rule(code).map_err(|error| raise(py, &error, language))?;
    Ok(ExplanationView { explanation: ogi_report::explain(rule, language), language })
}

/// The catalogue as JSON text: families, rules, formulas as data.
#[pyfunction]
#[pyo3(signature = (language="zh"))]
pub(crate) fn catalogue(py: Python<'_>, language: &str) -> PyResult<String> {
    Ok(ogi_report::json::catalogue(convert::language(py, language)?))
}
