//! Pieces of a report: each shares the report that it belongs to, so that all of them compare, hash, pickle and become
//! JSON alike.

use std::borrow::Cow;
use std::sync::Arc;

use ogi_report::{CellId, Change, Claim, Finding, Language, Repair, Span, Term};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use pyo3::{IntoPyObjectExt, PyClass};
use serde_json::{Value, json};

use crate::convert;
use crate::data::{ReportData, ReportView};

/// Where a piece stands in its report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Cell(CellId),
    Claim(usize),
    Finding(usize),
    Term(usize, usize),
    Repair(usize),
    Change(usize, usize),
}

/// A piece of a report: hashable, comparable, and pickled with the report that it belongs to.
#[pyclass(frozen, subclass, name = "_Part", module = "ogi_report")]
pub(crate) struct Part {
    pub(crate) inner: Arc<ReportData>,
    pub(crate) at: At,
}

/// The piece that an object is.
pub(crate) fn part<'a, T: PyClass<BaseType = Part>>(object: &'a Bound<'_, T>) -> &'a Part {
    object.as_super().get()
}

/// Pieces as a tuple of objects of their class.
pub(crate) fn tuple<'py, T: PyClass<BaseType = Part>>(
    py: Python<'py>,
    inner: &Arc<ReportData>,
    count: usize,
    class: impl Fn() -> T,
    at: impl Fn(usize) -> At,
) -> PyResult<Bound<'py, PyTuple>> {
    let part = |index| PyClassInitializer::from(Part { inner: Arc::clone(inner), at: at(index) });
    let pieces = (0..count).map(|index| Bound::new(py, part(index).add_subclass(class())));
    PyTuple::new(py, pieces.collect::<PyResult<Vec<_>>>()?)
}

impl Part {
    fn missing() -> PyErr {
        PyIndexError::new_err("the report has no such piece")
    }

    /// The finding that it is or belongs to.
    pub(crate) fn finding(&self) -> PyResult<&Finding> {
        let found = match self.at {
            At::Finding(at) | At::Term(at, _) => self.inner.report.checked.findings.get(at),
            _ => None,
        };
        found.ok_or_else(Self::missing)
    }

    pub(crate) fn term(&self) -> PyResult<&Term> {
        let At::Term(_, at) = self.at else { return Err(Self::missing()) };
        self.finding()?.terms.get(at).ok_or_else(Self::missing)
    }

    pub(crate) fn claim(&self) -> PyResult<&Claim> {
        let At::Claim(at) = self.at else { return Err(Self::missing()) };
        self.inner.report.draft.claims.get(at).ok_or_else(Self::missing)
    }

    /// The repair that it is or belongs to.
    pub(crate) fn repair(&self) -> PyResult<&Repair> {
        let found = match self.at {
            At::Repair(at) | At::Change(at, _) => self.inner.report.repairs.list.get(at),
            _ => None,
        };
        found.ok_or_else(Self::missing)
    }

    pub(crate) fn change(&self) -> PyResult<&Change> {
        let At::Change(_, at) = self.at else { return Err(Self::missing()) };
        self.repair()?.changes.get(at).ok_or_else(Self::missing)
    }

    pub(crate) fn language(&self) -> Language {
        self.inner.given.options.language
    }

    /// Where a span is, in the unit of the report.
    pub(crate) fn span(&self, span: Option<Span>) -> Option<(u32, u32)> {
        span.map(|span| self.inner.span(span))
    }

    /// What the wire object of the report has of it, or for a single cell what is known of it.
    pub(crate) fn wire(&self) -> Cow<'_, Value> {
        let list = |name: &str, at: usize| self.inner.wire().get(name).and_then(|list| list.get(at));
        let found = match self.at {
            At::Claim(at) => list("claims", at),
            At::Finding(at) => list("findings", at),
            At::Term(finding, at) => list("findings", finding).and_then(|finding| finding.get("terms")?.get(at)),
            At::Repair(at) => list("repairs", at),
            At::Change(repair, at) => list("repairs", repair).and_then(|repair| repair.get("changes")?.get(at)),
            At::Cell(id) => return Cow::Owned(self.cell(id)),
        };
        found.map_or_else(Cow::default, Cow::Borrowed)
    }

    /// A member of the wire object as plain values; `None` where it has none.
    pub(crate) fn member<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.wire().get(name).unwrap_or(&Value::Null).to_string())
    }

    /// Whether a flag is set, which the wire leaves out where it is not.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.wire().get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A count, which the wire leaves out where it is zero.
    pub(crate) fn count(&self, name: &str) -> u64 {
        self.wire().get(name).and_then(Value::as_u64).unwrap_or_default()
    }

    fn cell(&self, id: CellId) -> Value {
        let draft = &self.inner.report.draft;
        let span = self.span(draft.span(id)).map(|(start, end)| json!({"start": start, "end": end}));
        let label = draft.form().form().cell_label(id, self.language());
        json!({"cell": id.path(), "label": label, "state": convert::state(draft.cell(id)), "value": draft.cell(id), "span": span})
    }
}

#[pymethods]
impl Part {
    /// The piece as in the wire object.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json())
    }

    /// The same as JSON text.
    fn to_json(&self) -> String {
        self.wire().to_string()
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let other = other.get();
        let alike = std::mem::discriminant(&self.at) == std::mem::discriminant(&other.at);
        (alike && self.wire() == other.wire()).into_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        match (self.at, self.finding()) {
            (At::Finding(_), Ok(finding)) => finding.fingerprint(),
            _ => convert::hash(&[&self.to_json()]),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let report = Bound::new(py, ReportView(Arc::clone(&self.inner)))?;
        let path = match self.at {
            At::Cell(id) => return Ok((report.getattr("cell")?, (id.path(),).into_bound_py_any(py)?)),
            At::Claim(at) => ("claims", at).into_bound_py_any(py)?,
            At::Finding(at) => ("findings", at).into_bound_py_any(py)?,
            At::Term(finding, at) => ("findings", finding, "terms", at).into_bound_py_any(py)?,
            At::Repair(at) => ("repairs", at).into_bound_py_any(py)?,
            At::Change(repair, at) => ("repairs", repair, "changes", at).into_bound_py_any(py)?,
        };
        Ok((report.getattr("_get")?, path))
    }
}
