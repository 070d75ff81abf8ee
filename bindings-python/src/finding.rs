//! Findings, their terms and the claims of a text.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde_json::Value;

use crate::convert;
use crate::options;
use crate::part::{At, Part, part, tuple};

/// What a rule has to say about a report (核查结果).
#[pyclass(frozen, extends = Part, name = "Finding", module = "ogi_report")]
pub(crate) struct FindingView;

#[pymethods]
impl FindingView {
    /// The code of the rule, such as ``requests/row-total``.
    #[getter]
    fn rule(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).finding()?.rule.code)
    }

    /// What the rule demands.
    #[getter]
    fn title(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).finding()?.rule.title.get(part(slf).language()))
    }

    /// How grave; a finding that is not broken is only for information.
    #[getter]
    fn severity(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).finding()?.severity.name())
    }

    /// ``broken``, ``undecided``, or ``holds`` with a note.
    #[getter]
    fn verdict(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).finding()?.verdict.name())
    }

    /// The paths of every cell of the rule, in printed order.
    #[getter]
    fn cells<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(slf.py(), part(slf).finding()?.terms.iter().map(|term| term.cell.path()))
    }

    /// The same cells with their part in the rule.
    #[getter]
    fn terms<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let Part { inner, at: At::Finding(finding) } = part(slf) else { return Ok(PyTuple::empty(slf.py())) };
        let count = part(slf).finding()?.terms.len();
        tuple(slf.py(), inner, count, || TermView, |at| At::Term(*finding, at))
    }

    /// What the rule computes.
    #[getter]
    fn expected<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).finding()?.expected)
    }

    /// What the report states.
    #[getter]
    fn actual<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).finding()?.actual)
    }

    /// ``actual`` minus ``expected``.
    #[getter]
    fn difference<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).finding()?.difference())
    }

    /// The sentence for a person, in the language of the report.
    #[getter]
    fn message(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(part(slf).finding()?.text(part(slf).inner.report.draft.form(), part(slf).language()))
    }

    /// The sentence in a language.
    fn text(slf: &Bound<'_, Self>, language: &str) -> PyResult<String> {
        let language = options::language(slf.py(), language)?;
        Ok(part(slf).finding()?.text(part(slf).inner.report.draft.form(), language))
    }

    /// The articles and clauses that the rule rests on (依据).
    #[getter]
    fn basis<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let language = part(slf).language();
        PyTuple::new(slf.py(), part(slf).finding()?.basis().map(|basis| basis.0.get(language)).collect::<Vec<_>>())
    }

    /// Where in ``Report.text``; ``None`` when nothing is there.
    #[getter]
    fn span(slf: &Bound<'_, Self>) -> PyResult<Option<(u32, u32)>> {
        Ok(part(slf).span(part(slf).finding()?.span))
    }

    /// The text at that place.
    #[getter]
    fn source<'a>(slf: &'a Bound<'_, Self>) -> PyResult<Option<&'a str>> {
        let Part { inner, .. } = part(slf);
        Ok(part(slf).finding()?.span.and_then(|span| inner.report.source(span)))
    }

    /// Where in a Word, Excel or PDF file, for a person: ``第3表第12行第4列``; ``None`` for other sources.
    #[getter]
    fn place(slf: &Bound<'_, Self>) -> PyResult<Option<String>> {
        let Part { inner, .. } = part(slf);
        Ok(part(slf).finding()?.span.and_then(|span| inner.report.place(span, part(slf).language())))
    }

    /// Sixteen hexadecimal digits that stay the same when figures or the order of findings change.
    #[getter]
    fn fingerprint(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("{:016x}", part(slf).finding()?.fingerprint()))
    }

    /// Why it is excused: ``reason`` and ``expires``; ``None`` where it counts.
    #[getter]
    fn suppressed<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        part(slf).member(slf.py(), "suppressed")
    }

    /// Whether an earlier result, the baseline, said the same.
    #[getter]
    fn known(slf: &Bound<'_, Self>) -> bool {
        part(slf).wire().get("known").and_then(Value::as_bool).unwrap_or_default()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let finding = part(slf).finding()?;
        let (code, severity, verdict) = (finding.rule.code, finding.severity.name(), finding.verdict.name());
        Ok(format!("<Finding {code} {severity} {verdict}: {}>", Self::message(slf)?))
    }

    fn __str__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Self::message(slf)
    }
}

/// A cell's part in a finding.
#[pyclass(frozen, extends = Part, name = "Term", module = "ogi_report")]
pub(crate) struct TermView;

#[pymethods]
impl TermView {
    /// The path of the cell.
    #[getter]
    fn cell(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).term()?.cell.path())
    }

    /// 1 on the computed side, -1 on the stated side, 0 when only concerned.
    #[getter]
    fn coefficient(slf: &Bound<'_, Self>) -> PyResult<i8> {
        Ok(part(slf).term()?.coefficient)
    }

    /// The number read; ``None`` when there is none.
    #[getter]
    fn value<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).inner.report.draft.number(part(slf).term()?.cell))
    }

    /// Where it was read.
    #[getter]
    fn span(slf: &Bound<'_, Self>) -> PyResult<Option<(u32, u32)>> {
        Ok(part(slf).span(part(slf).inner.report.draft.span(part(slf).term()?.cell)))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let term = part(slf).term()?;
        let number = part(slf).inner.report.draft.number(term.cell);
        let number = number.map_or_else(|| "?".to_owned(), |value| value.to_string());
        Ok(format!("<Term {:+} × {} = {number}>", term.coefficient, term.cell.path()))
    }
}

/// A number or statement in the text (文字表述中的数字).
#[pyclass(frozen, extends = Part, module = "ogi_report")]
pub(crate) struct Claim;

#[pymethods]
impl Claim {
    /// The cell, or the sum of cells, that it speaks of.
    #[getter]
    fn what(slf: &Bound<'_, Self>) -> PyResult<&'static str> {
        Ok(part(slf).claim()?.what.path())
    }

    /// The number; ``None`` for a statement that amounts to none.
    #[getter]
    fn value<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        convert::optional(slf.py(), part(slf).claim()?.value)
    }

    /// What sort of statement it is, such as ``all_answered``; ``None`` for a plain count.
    #[getter]
    fn kind<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        part(slf).member(slf.py(), "kind")
    }

    /// How sure it is that the cell is meant: ``likely`` or ``unclear``; ``None`` when beyond doubt.
    #[getter]
    fn confidence<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        part(slf).member(slf.py(), "confidence")
    }

    /// The words that state it.
    #[getter]
    fn text<'a>(slf: &'a Bound<'_, Self>) -> PyResult<&'a str> {
        Ok(&part(slf).claim()?.text)
    }

    /// Where they stand.
    #[getter]
    fn span(slf: &Bound<'_, Self>) -> PyResult<(u32, u32)> {
        Ok(part(slf).inner.span(part(slf).claim()?.span))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let claim = part(slf).claim()?;
        let value = claim.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
        Ok(format!("<Claim {} = {value}: {}>", claim.what.path(), claim.text))
    }
}
