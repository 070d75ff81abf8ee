//! Findings, their terms and the claims of a text.

use std::sync::Arc;

use ogi_report::{Finding, Language, Term};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert;
use crate::report::{Inner, ReportView};

/// What a rule has to say about a report (核查结果).
#[pyclass(frozen, name = "Finding", module = "ogi_report")]
pub(crate) struct FindingView {
    pub(crate) inner: Arc<Inner>,
    pub(crate) at: usize,
}

impl FindingView {
    fn get(&self) -> PyResult<&Finding> {
        let finding = self.inner.report.checked.findings.get(self.at);
        finding.ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("the report has no such finding"))
    }

    fn words(&self) -> Language {
        self.inner.options.language
    }
}

#[pymethods]
impl FindingView {
    #[getter]
    fn rule(&self) -> PyResult<&'static str> {
        Ok(self.get()?.rule.code)
    }

    #[getter]
    fn title(&self) -> PyResult<&'static str> {
        Ok(self.get()?.rule.title.get(self.words()))
    }

    #[getter]
    fn severity(&self) -> PyResult<&'static str> {
        Ok(self.get()?.severity.name())
    }

    #[getter]
    fn verdict(&self) -> PyResult<&'static str> {
        Ok(self.get()?.verdict.name())
    }

    #[getter]
    fn cells<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.get()?.terms.iter().map(|term| term.cell.path()).collect::<Vec<_>>())
    }

    #[getter]
    fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let view = |term: &Term| TermView { inner: Arc::clone(&self.inner), term: *term };
        PyTuple::new(py, self.get()?.terms.iter().map(view).collect::<Vec<_>>())
    }

    #[getter]
    fn expected<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.get()?.expected)
    }

    #[getter]
    fn actual<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.get()?.actual)
    }

    #[getter]
    fn difference<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.get()?.difference())
    }

    #[getter]
    fn message(&self) -> PyResult<String> {
        Ok(self.get()?.text(self.inner.report.draft.form(), self.words()))
    }

    /// The sentence in a language.
    fn text(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        Ok(self.get()?.text(self.inner.report.draft.form(), convert::language(py, language)?))
    }

    #[getter]
    fn basis<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let words = self.words();
        PyTuple::new(py, self.get()?.rule.basis.iter().map(|basis| basis.0.get(words)).collect::<Vec<_>>())
    }

    #[getter]
    fn span(&self) -> PyResult<Option<(u32, u32)>> {
        Ok(self.get()?.span.map(|span| self.inner.span(span)))
    }

    #[getter]
    fn source(&self) -> PyResult<Option<&str>> {
        Ok(self.get()?.span.and_then(|span| self.inner.report.source(span)))
    }

    #[getter]
    fn fingerprint(&self) -> PyResult<String> {
        Ok(format!("{:016x}", self.get()?.fingerprint()))
    }

    /// The finding as in the wire object.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json())
    }

    /// The same as text.
    fn to_json(&self) -> String {
        self.inner.finding(self.at).to_string()
    }

    fn __repr__(&self) -> PyResult<String> {
        let finding = self.get()?;
        let (code, severity, verdict) = (finding.rule.code, finding.severity.name(), finding.verdict.name());
        Ok(format!("<Finding {code} {severity} {verdict}: {}>", self.message()?))
    }

    fn __str__(&self) -> PyResult<String> {
        self.message()
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let equal = self.inner.finding(self.at) == other.get().inner.finding(other.get().at);
        Ok(equal.into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> PyResult<u64> {
        Ok(self.get()?.fingerprint())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (usize,))> {
        let report = Bound::new(py, ReportView(Arc::clone(&self.inner)))?;
        Ok((report.getattr("_finding")?, (self.at,)))
    }
}

/// A cell's part in a finding.
#[pyclass(frozen, name = "Term", module = "ogi_report")]
pub(crate) struct TermView {
    inner: Arc<Inner>,
    term: Term,
}

#[pymethods]
impl TermView {
    #[getter]
    fn cell(&self) -> &'static str {
        self.term.cell.path()
    }

    #[getter]
    const fn coefficient(&self) -> i8 {
        self.term.coefficient
    }

    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.inner.report.draft.number(self.term.cell))
    }

    #[getter]
    fn span(&self) -> Option<(u32, u32)> {
        self.inner.report.draft.span(self.term.cell).map(|span| self.inner.span(span))
    }

    fn __repr__(&self) -> String {
        let number = self.inner.report.draft.number(self.term.cell).map_or_else(|| "?".to_owned(), |value| value.to_string());
        format!("<Term {:+} × {} = {number}>", self.term.coefficient, self.term.cell.path())
    }
}

/// A number stated in the text (文字表述中的数字).
#[pyclass(frozen, module = "ogi_report")]
pub(crate) struct Claim {
    pub(crate) inner: Arc<Inner>,
    pub(crate) at: usize,
}

impl Claim {
    fn claim(&self) -> PyResult<&ogi_report::Claim> {
        let claim = self.inner.report.draft.claims.get(self.at);
        claim.ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("the report has no such claim"))
    }
}

#[pymethods]
impl Claim {
    #[getter]
    fn what(&self) -> PyResult<&'static str> {
        Ok(self.claim()?.what.path())
    }

    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(py, self.claim()?.value)
    }

    #[getter]
    fn text(&self) -> PyResult<&str> {
        Ok(&self.claim()?.text)
    }

    #[getter]
    fn span(&self) -> PyResult<(u32, u32)> {
        Ok(self.inner.span(self.claim()?.span))
    }

    fn __repr__(&self) -> PyResult<String> {
        let claim = self.claim()?;
        let value = claim.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
        Ok(format!("<Claim {} = {value}: {}>", claim.what.path(), claim.text))
    }
}
