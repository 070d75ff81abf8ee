//! The rules for programs and people.

use std::hash::{Hash, Hasher};

use ogi_report::{Explanation, Language, Reason};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde_json::Value;

use crate::convert;
use crate::error::{language_name, raise};
use crate::options;

/// A rule of the catalogue (核查规则).
#[pyclass(frozen, eq, hash, name = "Rule", module = "ogi_report")]
pub(crate) struct RuleView {
    rule: &'static ogi_report::Rule,
    language: Language,
}

#[pymethods]
impl RuleView {
    /// The stable code ``family/name``.
    #[getter]
    const fn code(&self) -> &'static str {
        self.rule.code
    }

    /// The family that it belongs to, the first part of its code.
    #[getter]
    fn family(&self) -> &'static str {
        self.rule.code.split('/').next().unwrap_or_default()
    }

    /// What it demands, in a few words.
    #[getter]
    fn title(&self) -> &'static str {
        self.rule.title.get(self.language)
    }

    /// How grave it is when broken, unless a profile says otherwise.
    #[getter]
    fn severity(&self) -> &'static str {
        self.rule.severity.name()
    }

    /// The articles and clauses that it comes from.
    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.rule.basis.iter().map(|basis| basis.0.get(self.language)).collect::<Vec<_>>())
    }

    /// Its formula in words; ``None`` where it has none.
    #[getter]
    fn formula(&self) -> Option<String> {
        ogi_report::explain(self.rule, self.language).formula
    }

    /// The rule as in :func:`catalogue`, its formula as data.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let catalogue = ogi_report::value::catalogue(self.language);
        let families = catalogue.get("families").and_then(Value::as_array).into_iter().flatten();
        let mut rules = families.filter_map(|family| family.get("rules")?.as_array()).flatten();
        let rule = rules.find(|rule| rule.get("code").and_then(Value::as_str) == Some(self.rule.code));
        convert::loads(py, &rule.unwrap_or(&Value::Null).to_string())
    }

    fn __repr__(&self) -> String {
        format!("<Rule {} {}: {}>", self.rule.code, self.rule.severity.name(), self.title())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        unpickle(py, self.rule.code, self.language, false)
    }
}

impl PartialEq for RuleView {
    fn eq(&self, other: &Self) -> bool {
        (self.rule.code, self.language) == (other.rule.code, other.language)
    }
}

impl Eq for RuleView {}

impl Hash for RuleView {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rule.code.hash(state);
    }
}

/// How a rule or its explanation is made again.
fn unpickle<'py>(
    py: Python<'py>,
    code: &str,
    language: Language,
    explained: bool,
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let entry = py.import("ogi_report._ogi_report")?.getattr("entry")?;
    Ok((entry, (code, language_name(language), explained).into_bound_py_any(py)?))
}

/// A pickled rule or explanation made again.
#[pyfunction]
pub(crate) fn entry(py: Python<'_>, code: &str, language: &str, explained: bool) -> PyResult<Py<PyAny>> {
    if explained {
        return explain(py, code, language)?.into_py_any(py);
    }
    let language = options::language(py, language)?;
    let rule = ogi_report::find_rule(code).map_err(|error| raise(py, &error, language))?;
    RuleView { rule, language }.into_py_any(py)
}

/// Every rule, in the order of the catalogue.
#[pyfunction]
#[pyo3(signature = (*, language="zh"))]
pub(crate) fn rules<'py>(py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyTuple>> {
    let language = options::language(py, language)?;
    PyTuple::new(py, ogi_report::rules().map(|rule| RuleView { rule, language }).collect::<Vec<_>>())
}

/// A rule explained (规则说明); shown as Markdown in a notebook.
#[pyclass(frozen, name = "Explanation", module = "ogi_report")]
pub(crate) struct ExplanationView {
    explanation: Explanation,
    language: Language,
}

#[pymethods]
impl ExplanationView {
    /// The code of the rule.
    #[getter]
    const fn code(&self) -> &'static str {
        self.explanation.code
    }

    /// What it demands, in a few words.
    #[getter]
    const fn title(&self) -> &'static str {
        self.explanation.title
    }

    /// How grave, in words.
    #[getter]
    const fn severity(&self) -> &'static str {
        self.explanation.severity
    }

    /// The articles and clauses that it comes from (依据).
    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.explanation.basis)
    }

    /// Its formula in words; ``None`` where it has none.
    #[getter]
    fn formula(&self) -> Option<&str> {
        self.explanation.formula.as_deref()
    }

    /// What is looked at, why, and how to correct it, as Markdown.
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

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let other = other.get();
        ((self.explanation.code, self.language) == (other.explanation.code, other.language)).into_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        convert::hash(&[self.explanation.code, "explanation"])
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        unpickle(py, self.explanation.code, self.language, true)
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

/// Explains a rule. Raises :class:`ReportError` that names the nearest code.
#[pyfunction]
#[pyo3(signature = (code, *, language="zh"))]
pub(crate) fn explain(py: Python<'_>, code: &str, language: &str) -> PyResult<ExplanationView> {
    let language = options::language(py, language)?;
    let rule = ogi_report::find_rule(code).map_err(|error| raise(py, &error, language))?;
    Ok(ExplanationView { explanation: ogi_report::explain(rule, language), language })
}

/// The sentence for the code of a reason for leaving a figure unread or a claim unused (原因). Raises ``KeyError`` for a
/// code that no reason has.
#[pyfunction]
#[pyo3(signature = (code, *, language="zh"))]
pub(crate) fn reason_text(py: Python<'_>, code: &str, language: &str) -> PyResult<&'static str> {
    let language = options::language(py, language)?;
    let reason = Reason::from_code(code).ok_or_else(|| PyKeyError::new_err(code.to_owned()))?;
    Ok(reason.text(language))
}

/// The catalogue as plain values (规则目录): ``{"families": [{"name": …, "title": …, "rules": [{"code": …, "title": …,
/// "severity": …, "basis": […], "formula": …}]}]}``. A formula is ``{"each": "row" | "column" | "group", "computed": […],
/// "stated": […]}``, segments of the paths of cells; ``None`` where a rule has none. :func:`rules` gives the same rules as
/// objects.
#[pyfunction]
#[pyo3(signature = (*, language="zh"))]
pub(crate) fn catalogue<'py>(py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyAny>> {
    convert::loads(py, &ogi_report::json::catalogue(options::language(py, language)?))
}

/// A form as printed, as plain values (版式): its ``tables``, each with ``rows`` of slots, which are labels or cells with the
/// ``rows`` and ``columns`` that they cover; a cell has its path as ``cell`` and its full ``name``.
///
/// Args:
///     form: the statutory form.
///     undivided: whether （六）其他处理 is one row although the form divides it into three.
///     language: of labels.
///
/// Raises:
///     `ReportError`: no form has the name.
#[pyfunction]
#[pyo3(signature = (form="official-2021", *, undivided=false, language="zh"))]
pub(crate) fn layout<'py>(py: Python<'py>, form: &str, undivided: bool, language: &str) -> PyResult<Bound<'py, PyAny>> {
    let language = options::language(py, language)?;
    let layout = ogi_report::json::layout(form, undivided, language).map_err(|error| raise(py, &error, language))?;
    convert::loads(py, &layout)
}
