//! `compare` and `rollup`: reports judged together.

use ogi_report::shape::Wire;
use ogi_report::{
    Comparison, Error, Format, Language, Renderer, Report, Rollup, Severity, Subordinates, WireComparison, WireRollup, compare,
    roll_up,
};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use serde_json::{Value, json};

use crate::convert;
use crate::data::ReportView;
use crate::data::TaskInput;
use crate::error::{raise, wrong};
use crate::options::{self, Keywords};
use crate::rebuild::{Rebuild, member};
use crate::report::frame;
use crate::tasks::checked;

/// What was judged together.
enum Judged {
    Years(Comparison),
    Sum(Box<Rollup>),
}

/// Reports judged together.
#[pyclass(frozen, subclass, name = "_Together", module = "ogi_report")]
pub(crate) struct Together {
    judged: Judged,
    given: TaskInput,
    rebuild: Rebuild,
}

impl Together {
    fn wire(&self) -> &Value {
        let options = &self.given.options;
        self.rebuild.wire(|| match &self.judged {
            Judged::Years(comparison) => WireComparison::new(comparison, options).to_json(),
            Judged::Sum(rollup) => WireRollup::new(rollup, options).to_json(),
        })
    }

    fn member<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.wire(), name)
    }

    fn rendered(&self, format: Format, language: Language) -> String {
        let renderer = Renderer::new(format, ogi_report::Options { language, ..self.given.options.clone() });
        match &self.judged {
            Judged::Years(comparison) => renderer.comparison(comparison),
            Judged::Sum(rollup) => renderer.rollup(rollup),
        }
    }
}

#[pymethods]
impl Together {
    /// Every cell of the forms, in printed order, as in the wire object: one dictionary each, ready for a data frame.
    #[getter]
    fn cells<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.member(py, "cells")
    }

    /// What the rules find, as in the wire object.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let found = |of: &Value| of.get("findings").and_then(Value::as_array).cloned().unwrap_or_default();
        let steps = self.wire().get("steps").and_then(Value::as_array);
        let all: Vec<Value> = steps.map_or_else(|| found(self.wire()), |steps| steps.iter().flat_map(found).collect());
        convert::loads(py, &Value::from(all).to_string())
    }

    /// What else to know, as in the wire object.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.member(py, "notes")
    }

    /// Whether a rule of severity ``error`` is broken.
    #[getter]
    fn has_errors(&self) -> bool {
        match &self.judged {
            Judged::Years(comparison) => comparison.has_errors(),
            Judged::Sum(rollup) => rollup.has_errors(),
        }
    }

    /// How many findings are broken at a severity.
    fn count(&self, py: Python<'_>, severity: &str) -> PyResult<usize> {
        let known = Severity::ALL.iter().copied().find(|known| known.name() == severity);
        let (zh, en) = ("error、warning、notice或info", "error, warning, notice or info");
        let known = known.ok_or_else(|| wrong(py, "severity", zh, en, self.given.options.language))?;
        Ok(match &self.judged {
            Judged::Years(comparison) => comparison.count(known),
            Judged::Sum(rollup) => rollup.count(known),
        })
    }

    /// The wire object as JSON text.
    fn to_json(&self) -> String {
        self.wire().to_string()
    }

    /// The wire object as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json())
    }

    /// The result as text, JSON, a page of HTML, Markdown or CSV.
    #[pyo3(signature = (format="text", *, language=None))]
    fn render(&self, py: Python<'_>, format: &str, language: Option<&str>) -> PyResult<String> {
        let language = language.map_or(Ok(self.given.options.language), |name| options::language(py, name))?;
        let format = Format::from_name(format).map_err(|error| raise(py, &error, language))?;
        Ok(self.rendered(format, language))
    }

    fn _repr_html_(&self) -> String {
        frame(&self.rendered(Format::Html, self.given.options.language))
    }

    fn __str__(&self) -> String {
        self.rendered(Format::Text, self.given.options.language)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        (self.wire() == other.get().wire()).into_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        convert::hash(&[&self.to_json()])
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Py<PyTuple>)> {
        self.rebuild.reduce(py)
    }
}

/// Reports of one organ, the oldest first, side by side (历年对照结果).
#[pyclass(frozen, extends = Together, name = "Comparison", module = "ogi_report")]
pub(crate) struct ComparisonView;

#[pymethods]
impl ComparisonView {
    /// From each report to the next: ``from`` and ``to`` (places in the list), whether they are ``adjacent`` years,
    /// ``findings`` and ``summary``.
    #[getter]
    fn steps<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().get().member(slf.py(), "steps")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        let Judged::Years(comparison) = &slf.as_super().get().judged else { return String::new() };
        let years =
            comparison.reports.iter().map(|report| report.draft.year.map_or_else(|| "?".to_owned(), |year| year.to_string()));
        let (years, errors) = (years.collect::<Vec<_>>().join(", "), comparison.count(Severity::Error));
        format!("<Comparison of {years}: {errors} errors>")
    }
}

/// A report beside the sum of those below (汇总核对结果).
#[pyclass(frozen, extends = Together, name = "Rollup", module = "ogi_report")]
pub(crate) struct RollupView;

#[pymethods]
impl RollupView {
    /// The organs below: ``name``, ``is_area``, and ``report``, ``None`` where it has filed none.
    #[getter]
    fn members<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().get().member(slf.py(), "members")
    }

    /// Reports that are not added, and why.
    #[getter]
    fn set_aside<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.as_super().get().member(slf.py(), "set_aside")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        let Judged::Sum(rollup) = &slf.as_super().get().judged else { return String::new() };
        let filed = rollup.members.iter().filter(|member| member.report.is_some()).count();
        format!("<Rollup of {filed} of {} organs: {} errors>", rollup.members.len(), rollup.count(Severity::Error))
    }
}

/// A report as it is given, with the object that stands for it.
fn report(given: &Bound<'_, PyAny>, language: Option<&str>) -> PyResult<(Report, Py<ReportView>)> {
    let py = given.py();
    if let Ok(view) = given.cast::<ReportView>() {
        return Ok((view.get().0.report.clone(), view.clone().unbind()));
    }
    let words = Keywords::default().with("language", language)?.with("repairs", Some(0_u64))?.options(py)?;
    let view = checked(given, None, None, None, words)?;
    Ok((view.0.report.clone(), Py::new(py, view)?))
}

fn reports(given: &Bound<'_, PyAny>, language: Option<&str>) -> PyResult<(Vec<Report>, Vec<Py<ReportView>>)> {
    let all = given.try_iter()?.map(|one| report(&one?, language));
    Ok(all.collect::<PyResult<Vec<_>>>()?.into_iter().unzip())
}

fn words<'py>(py: Python<'py>, members: &[(&str, Option<Bound<'py, PyAny>>)]) -> PyResult<Bound<'py, PyDict>> {
    let given = members.iter().filter_map(|(name, member)| Some((*name, member.clone()?)));
    convert::dict(py, &given.collect::<Vec<_>>())
}

/// Compares two or more reports of one organ, the oldest first (跨年核对): each year with the one before, and with all
/// before that. What is wrong inside one report is not looked for.
///
/// Args:
///     reports: each one a :class:`Report`, or the wire object as mapping or JSON text.
///     organ: what is known of the organ, see :func:`check`.
///     profile: see :func:`check`.
///     language: of messages.
///
/// Raises:
///     `ReportError`: fewer than two reports, or a year after a later one; nothing is sorted silently.
#[pyfunction(name = "compare")]
#[pyo3(signature = (reports, *, organ=None, profile=None, language=None))]
pub(crate) fn compare_years<'py>(
    py: Python<'py>,
    reports: &Bound<'py, PyAny>,
    organ: Option<&Bound<'py, PyAny>>,
    profile: Option<&Bound<'py, PyAny>>,
    language: Option<&str>,
) -> PyResult<Bound<'py, ComparisonView>> {
    let keywords = Keywords::default().with("language", language)?.with("profile", profile)?;
    let given = keywords.with("organ_profile", organ)?.options(py)?;
    let (all, views) = self::reports(reports, language)?;
    let comparison = compare(all, &given.options).map_err(|error| raise(py, &error, given.options.language))?;
    let language = language.map(|name| name.into_bound_py_any(py)).transpose()?;
    let words = words(py, &[("organ", organ.cloned()), ("profile", profile.cloned()), ("language", language)])?;
    let rebuild = Rebuild::new("compare", PyTuple::new(py, [PyTuple::new(py, views)?])?.unbind(), words.unbind());
    let together = Together { judged: Judged::Years(comparison), given, rebuild };
    Bound::new(py, PyClassInitializer::from(together).add_subclass(ComparisonView))
}

/// Holds a report against the sum of those of the organs below (汇总核对). A missing organ can only add: a sum above the
/// report is a finding, one below is left open unless everybody is there.
///
/// Args:
///     parent: the report that should be the sum, as for :func:`compare`.
///     children: the reports of the organs below, the office's own report among them where it is given.
///     register: the organs that should have filed: names, or ``{"name": …, "file": …, "kind": …, "level": …,
///         "is_area": …, "host": …}``.
///     complete: whether register or reports are everybody, so that the sum can be exact.
///     profile: see :func:`check`.
///     language: of messages.
#[pyfunction(name = "rollup")]
#[pyo3(signature = (parent, children, *, register=None, complete=false, profile=None, language=None))]
pub(crate) fn roll_up_organs<'py>(
    py: Python<'py>,
    parent: &Bound<'py, PyAny>,
    children: &Bound<'py, PyAny>,
    register: Option<&Bound<'py, PyAny>>,
    complete: bool,
    profile: Option<&Bound<'py, PyAny>>,
    language: Option<&str>,
) -> PyResult<Bound<'py, RollupView>> {
    let given = Keywords::default().with("language", language)?.with("profile", profile)?.options(py)?;
    let (above, view) = report(parent, language)?;
    let (all, views) = reports(children, language)?;
    let lines = register.map(|register| PyList::new(py, register.try_iter()?.collect::<PyResult<Vec<_>>>()?)).transpose()?;
    let entry = |line: Value| if line.is_string() { json!({"name": line}) } else { line };
    let lines = lines.map(|lines| convert::value(lines.as_any())).transpose()?.and_then(|lines| match lines {
        Value::Array(lines) => Some(lines.into_iter().map(entry).collect::<Value>()),
        _ => None,
    });
    let refuse = |error: Error| raise(py, &error, given.options.language);
    let listed = ogi_report::value::register(&lines.unwrap_or_default()).map_err(refuse)?;
    let rollup = roll_up(above, Subordinates { reports: all, register: listed, complete }, &given.options);
    let (language, complete) = (language.map(|name| name.into_bound_py_any(py)).transpose()?, complete.into_bound_py_any(py)?);
    let register = register.map(|register| py.get_type::<PyList>().call1((register,))).transpose()?;
    let words = [("register", register), ("complete", Some(complete)), ("profile", profile.cloned()), ("language", language)];
    let arguments = (view, PyTuple::new(py, views)?).into_pyobject(py)?;
    let rebuild = Rebuild::new("rollup", arguments.unbind(), self::words(py, &words)?.unbind());
    let together = Together { judged: Judged::Sum(Box::new(rollup)), given, rebuild };
    Bound::new(py, PyClassInitializer::from(together).add_subclass(RollupView))
}
