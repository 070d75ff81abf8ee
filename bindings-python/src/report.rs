//! `Report`: a report as read or given, with what was found in it.

use std::sync::Arc;

use ogi_report::{Context, Format, Options, Renderer, Severity, SpanUnit, WireReport, apply};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use serde_json::{Value, json};

use crate::cells::{CellView, Cells, id};
use crate::convert;
use crate::data::{Origin, ReportData, ReportView};
use crate::error::{language_name, raise, wrong};
use crate::finding::{Claim, FindingView};
use crate::options::Keywords;
use crate::part::{At, tuple};
use crate::repairs::RepairView;

impl ReportData {
    /// The wire object without what is known beside the report, which options say.
    fn figures(&self) -> String {
        let options = Options { spans: SpanUnit::Bytes, ..self.given.options.clone() };
        let mut report = self.report.clone();
        report.context = Context::default();
        WireReport::new(&report, &options).to_json()
    }

    fn render(&self, format: Format, options: Options) -> String {
        Renderer::new(format, options).one(&self.report)
    }

    pub(crate) fn options_with(&self, py: Python<'_>, language: Option<&str>, spans: Option<&str>) -> PyResult<Options> {
        let asked = Keywords::default().with("language", language)?.with("spans", spans)?.options(py)?.options;
        Ok(Options {
            language: if language.is_some() { asked.language } else { self.given.options.language },
            spans: if spans.is_some() { asked.spans } else { self.given.options.spans },
            ..self.given.options.clone()
        })
    }

    fn to_json(&self, options: &Options) -> String {
        WireReport::new(&self.report, options).to_json()
    }
}

/// A page in a frame of a notebook.
pub(crate) fn frame(page: &str) -> String {
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    format!("<iframe srcdoc=\"{page}\" sandbox style=\"width:100%;height:40em;border:1px solid #ccc\"></iframe>")
}

impl ReportView {
    fn period_of(&self, py: Python<'_>) -> PyResult<Option<(Py<PyAny>, Py<PyAny>)>> {
        static DATE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let Some(period) = self.0.report.draft.outline.as_ref().and_then(|outline| outline.period) else { return Ok(None) };
        let date = DATE.import(py, "datetime", "date")?;
        let day = |day: String| date.call_method1("fromisoformat", (day,)).map(Bound::unbind);
        Ok(Some((day(period.value.from.to_string())?, day(period.value.to.to_string())?)))
    }
}

#[pymethods]
impl ReportView {
    /// The name of the source, where it has one.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.0.report.file.as_deref()
    }

    /// The statutory form: ``official-2021`` (国办公开办函〔2021〕30号) or ``trial-2019`` (〔2019〕60号).
    #[getter]
    fn form(&self) -> &'static str {
        self.0.report.draft.form().name()
    }

    /// The reporting year (报告年度).
    #[getter]
    fn year(&self) -> Option<u16> {
        self.0.report.draft.year
    }

    /// The organ that reports (行政机关).
    #[getter]
    fn organ(&self) -> Option<&str> {
        self.0.report.draft.organ.as_deref()
    }

    /// The title as printed.
    #[getter]
    fn title(&self) -> Option<&str> {
        let outline = self.0.report.draft.outline.as_ref()?;
        outline.title.as_ref().map(|title| &*title.value)
    }

    /// First and last day that the figures cover (统计期限).
    #[getter]
    fn period(&self, py: Python<'_>) -> PyResult<Option<(Py<PyAny>, Py<PyAny>)>> {
        self.period_of(py)
    }

    /// Whether （六）其他处理 is one row although the form divides it into three.
    #[getter]
    fn undivided(&self) -> bool {
        self.0.report.draft.is_undivided()
    }

    /// The decoded text of the source, which spans point into; empty when only figures were given.
    #[getter]
    fn text(&self) -> &str {
        &self.0.report.text
    }

    /// The language of messages.
    #[getter]
    fn language(&self) -> &'static str {
        language_name(self.0.given.options.language)
    }

    /// Every cell of the form by its path.
    #[getter]
    fn cells(&self) -> Cells {
        Cells(Arc::clone(&self.0))
    }

    /// One cell with all that is known of it. Raises :class:`CellError` that names the nearest path.
    fn cell<'py>(&self, py: Python<'py>, path: &str) -> PyResult<Bound<'py, CellView>> {
        CellView::of(py, &self.0, id(py, path, self.0.given.options.language)?)
    }

    /// Numbers and statements in the text (文字表述).
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.0, self.0.report.draft.claims.len(), || Claim, At::Claim)
    }

    /// What is broken or undecided, and what holds with a note, in printed order of the form.
    #[getter]
    pub(crate) fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.0, self.0.report.checked.findings.len(), || FindingView, At::Finding)
    }

    /// Smallest corrections, best first; with the changes of one made, every identity holds.
    #[getter]
    pub(crate) fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.0, self.0.report.repairs.list.len(), || RepairView, At::Repair)
    }

    /// How the search went: ``cost`` (cells to change), ``count`` of equally small ways, whether it is ``exact`` and
    /// ``proved`` smallest, else ``at_least`` so many cells; ``None`` when nothing is to be corrected.
    #[getter]
    fn repairs_found<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.0.wire().get("repairs_found").unwrap_or(&Value::Null).to_string())
    }

    /// The report with one of its repairs made, checked again. Repairs are counted from 1.
    #[pyo3(signature = (number=1))]
    fn apply(&self, py: Python<'_>, number: usize) -> PyResult<Self> {
        let options = &self.0.given.options;
        let repaired = apply(&self.0.report, number, options).map_err(|error| raise(py, &error, options.language))?;
        Ok(Self::new(repaired, self.0.given.clone(), Origin::Repaired(Arc::clone(&self.0), number)))
    }

    /// Code and sentence of what else to know about the source: part of it could not be decoded.
    #[getter]
    fn notes(&self) -> Vec<(&'static str, &str)> {
        let notes = self.0.report.all_notes();
        notes.map(|note| (note.code, note.message(self.0.given.options.language))).collect()
    }

    /// How many instances of rules came to which verdict.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let summary = &self.0.report.checked.summary;
        let dict = PyDict::new(py);
        dict.set_item("holds", summary.holds)?;
        dict.set_item("broken", summary.broken)?;
        dict.set_item("undecided", summary.undecided)?;
        dict.set_item("not_applicable", summary.not_applicable)?;
        Ok(dict)
    }

    /// Whether a rule of severity ``error`` is broken.
    #[getter]
    fn has_errors(&self) -> bool {
        self.0.report.has_errors()
    }

    /// What becomes of the report by its profile: ``outcome`` (``accept``, ``return`` or ``reject``), the rules that lead to
    /// it, and the name of the profile; ``None`` where the profile does not decide.
    #[getter]
    fn decision<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.0.wire().get("decision").unwrap_or(&Value::Null).to_string())
    }

    /// The gravest severity among broken rules.
    #[getter]
    fn worst(&self) -> Option<&'static str> {
        self.0.report.worst().map(Severity::name)
    }

    /// ``None``: the source could be used. See :class:`Failure`.
    #[getter]
    #[expect(clippy::unused_self, reason = "results of a batch are distinguished by it")]
    const fn error(&self) -> Option<Py<PyAny>> {
        None
    }

    /// How many findings are broken at a severity.
    fn count(&self, py: Python<'_>, severity: &str) -> PyResult<usize> {
        let known = Severity::ALL.iter().find(|known| known.name() == severity);
        let (zh, en) = ("error、warning、notice或info", "error, warning, notice or info");
        let known = known.ok_or_else(|| wrong(py, "severity", zh, en, self.0.given.options.language))?;
        Ok(self.0.report.count(*known))
    }

    /// The wire object as JSON text: the same bytes in every language that the library has a binding for.
    #[pyo3(signature = (*, language=None, spans=None))]
    fn to_json(&self, py: Python<'_>, language: Option<&str>, spans: Option<&str>) -> PyResult<String> {
        Ok(self.0.to_json(&self.0.options_with(py, language, spans)?))
    }

    /// The wire object as plain values.
    #[pyo3(signature = (*, language=None, spans=None))]
    fn to_dict<'py>(&self, py: Python<'py>, language: Option<&str>, spans: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json(py, language, spans)?)
    }

    /// The result as text, JSON, a page of HTML, Markdown, SARIF or CSV.
    #[pyo3(signature = (format="text", *, language=None))]
    fn render(&self, py: Python<'_>, format: &str, language: Option<&str>) -> PyResult<String> {
        let options = self.0.options_with(py, language, None)?;
        let format = Format::from_name(format).map_err(|error| raise(py, &error, options.language))?;
        Ok(self.0.render(format, options))
    }

    /// An attribute of the report, or an item of one: names and numbers by turns. It serves to unpickle.
    #[pyo3(signature = (*path))]
    fn _get<'py>(slf: &Bound<'py, Self>, path: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        path.iter().try_fold(slf.clone().into_any(), |object, step| match step.cast::<PyString>() {
            Ok(name) => object.getattr(name),
            Err(_) => object.get_item(step),
        })
    }

    fn _repr_html_(&self) -> String {
        frame(&self.0.render(Format::Html, self.0.given.options.clone()))
    }

    fn __str__(&self) -> String {
        self.0.render(Format::Text, self.0.given.options.clone())
    }

    fn __repr__(&self) -> String {
        let summary = &self.0.report.checked.summary;
        let name = self.0.report.file.as_deref().or(self.organ()).map_or_else(String::new, |name| format!("{name:?} "));
        let year = self.year().map_or_else(String::new, |year| format!("{year} "));
        format!(
            "<Report {name}{year}{}: {} broken, {} undecided, {} hold>",
            self.form(),
            summary.broken,
            summary.undecided,
            summary.holds
        )
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let (mine, other) = (&self.0, &other.get().0);
        let (left, right) = (&mine.report, &other.report);
        let equal = left.draft == right.draft
            && left.file == right.file
            && left.text == right.text
            && (mine.given.options.language, mine.given.options.spans)
                == (other.given.options.language, other.given.options.spans)
            && mine.to_json(&mine.given.options) == other.to_json(&other.given.options);
        Ok(equal.into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> u64 {
        let plain = Options { spans: SpanUnit::Bytes, ..Options::default() };
        convert::hash(&[&self.0.report.text, &self.0.to_json(&plain)])
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let inner = &self.0;
        let (kind, source) = match &inner.origin {
            Origin::Text => ("text", inner.report.text.as_bytes().to_vec()),
            Origin::Bytes(bytes) => ("bytes", bytes.clone()),
            Origin::WireText(text) => ("given", text.clone().into_bytes()),
            Origin::Cells => ("given", inner.figures().into_bytes()),
            Origin::Repaired(base, number) => {
                let base = Bound::new(py, Self(Arc::clone(base)))?;
                return Ok((base.getattr("apply")?, PyTuple::new(py, [*number])?));
            }
        };
        let (report, stated) = (&inner.report, &inner.given.stated);
        let state = json!({"kind": kind, "file": report.file, "organ": report.draft.organ, "stated": stated}).to_string();
        let last_year = inner.given.last_year.as_ref().map(|last| Bound::new(py, Self(Arc::clone(last)))).transpose()?;
        let restore = py.import("ogi_report._ogi_report")?.getattr("restore")?;
        Ok((restore, (PyBytes::new(py, &source), state, last_year).into_pyobject(py)?))
    }

    /// A report from the wire object as JSON text; findings in it are worked out anew.
    #[staticmethod]
    #[pyo3(signature = (text, *, language=None, spans=None, profile=None))]
    fn from_json(
        py: Python<'_>,
        text: &Bound<'_, PyAny>,
        language: Option<&str>,
        spans: Option<&str>,
        profile: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let keywords = Keywords::default().with("language", language)?.with("spans", spans)?.with("profile", profile)?;
        let given = keywords.options(py)?;
        let text = convert::text(text)?.ok_or_else(|| PyTypeError::new_err("expected JSON text"))?;
        let input = ogi_report::Input::from_json(&text).map_err(|error| raise(py, &error, given.options.language))?;
        let report = ogi_report::check_input(input, &given.options);
        Ok(Self::new(report, given, Origin::WireText(text)))
    }
}
