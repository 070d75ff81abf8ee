//! One function per task: `read`, `check`, `fill`.

use std::sync::Arc;

use ogi_report::schema::CONTEXT_OPTIONS;
use ogi_report::{CellId, Error, FormId, Input, Report, check_again, check_input, inspect, inspect_text};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyMapping, PyString, PyTuple};
use serde_json::{Map, Value};

use crate::cell_mapping::from_mapping;
use crate::convert;
use crate::data::TaskInput;
use crate::data::{Origin, ReportView};
use crate::error::raise;
use crate::options::{self, Keywords};
use crate::ordered::{Ordered, in_order};
use crate::parallel::interruptible;

/// Reads a document, given as `bytes` or as `str`, and checks it; every option is a keyword.
#[pyfunction]
#[pyo3(signature = (source, **options))]
pub(crate) fn read(py: Python<'_>, source: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> PyResult<ReportView> {
    let given = Keywords::all(options)?.options(py)?;
    let options = &given.options;
    if let Ok(text) = source.cast::<PyString>() {
        let text: String = text.extract()?;
        let report = if may_take_long(text.as_bytes()) {
            let (text, options) = (text.clone(), options.clone());
            interruptible(py, move || inspect_text(&text, &options))?
        } else {
            py.detach(|| inspect_text(&text, options))
        };
        let report = report.map_err(|error| raise(py, &error, options.language))?;
        return Ok(view(report, given, || text.into_bytes()));
    }
    let Ok(bytes) = source.cast::<PyBytes>() else {
        let name = source.get_type().name()?;
        return Err(PyTypeError::new_err(format!("expected the bytes or the text of a report, not {name}")));
    };
    let bytes = bytes.as_bytes();
    let report = if may_take_long(bytes) {
        let (bytes, options) = (bytes.to_vec(), options.clone());
        interruptible(py, move || inspect(&bytes, &options))?
    } else {
        py.detach(|| inspect(bytes, options))
    };
    let report = report.map_err(|error| raise(py, &error, options.language))?;
    Ok(view(report, given, || bytes.to_vec()))
}

/// Whether reading may take so long that somebody wants to stop it: a large file, or a packed one.
fn may_take_long(bytes: &[u8]) -> bool {
    bytes.len() > 1 << 18 || bytes.starts_with(b"PK") || bytes.starts_with(b"%PDF")
}

/// A report with what it takes to make it again.
pub(crate) fn view(report: Report, given: TaskInput, source: impl FnOnce() -> Vec<u8>) -> ReportView {
    // The text of a Word, Excel or PDF file does not make the report again.
    let plain = report.notes.is_empty() && report.locations.is_empty();
    let origin = match (report.text.is_empty(), plain) {
        (false, true) => Origin::Text,
        (true, true) => Origin::WireText(String::from_utf8_lossy(&source()).into_owned()),
        (_, false) => Origin::Bytes(source()),
    };
    ReportView::new(report, given, origin)
}

/// Makes a pickled report again.
#[pyfunction]
#[pyo3(signature = (source, state, last_year=None))]
pub(crate) fn restore(
    py: Python<'_>,
    source: &[u8],
    state: &str,
    last_year: Option<&Bound<'_, ReportView>>,
) -> PyResult<ReportView> {
    let state: Value = serde_json::from_str(state).unwrap_or_default();
    let member = |name: &str| state.get(name).and_then(Value::as_str);
    let stated = state.get("stated").and_then(Value::as_object).cloned().unwrap_or_default();
    let last_year = last_year.map(|view| Arc::clone(&view.get().0));
    let given = TaskInput::new(py, stated, member("file").map(str::to_owned), last_year)?;
    let options = &given.options;
    let utf8 = || String::from_utf8_lossy(source);
    let report = match member("kind") {
        Some("text") => inspect_text(&utf8(), options),
        Some("given") => Input::from_json(utf8().trim_start_matches('\u{FEFF}')).map(|mut input| {
            input.draft.organ = member("organ").map(str::to_owned);
            check_input(input, options)
        }),
        _ => inspect(source, options),
    };
    Ok(view(report.map_err(|error| raise(py, &error, options.language))?, given, || source.to_vec()))
}

/// What a caller may give as figures.
pub(crate) enum Figures {
    /// A report, to be checked once more.
    Report(Py<ReportView>),
    /// The wire object and its text.
    Wire(Input, String),
    /// Cells alone.
    Cells(Input),
}

/// Reads figures: a report, the wire object as mapping or text, or where form or year is given a mapping of cells or all
/// figures in printed order.
pub(crate) fn figures(source: &Bound<'_, PyAny>, year: Option<u16>, form: Option<&str>) -> PyResult<Result<Figures, Error>> {
    if let Ok(report) = source.cast::<ReportView>() {
        return Ok(Ok(Figures::Report(report.clone().unbind())));
    }
    if let Some(text) = convert::text(source)? {
        return Ok(Input::from_json(&text).map(|input| Figures::Wire(input, text)));
    }
    let named = form.map(|name| FormId::from_name(name).ok_or_else(|| Error::UnknownForm(name.to_owned()))).transpose();
    let named = match named {
        Ok(named) => named,
        Err(error) => return Ok(Err(error)),
    };
    // To ask whether an object that is no dict is a mapping takes Python as long as the check takes.
    let ordered = if source.is_instance_of::<PyDict>() { None } else { in_order(source)? };
    if let Some(Ordered { cells, bad }) = ordered {
        return Ok(Input::in_order(named, year, cells).and_then(|input| {
            let cell = bad.and_then(|(at, reason)| Some((input.draft.listed_cells().nth(at)?, reason)));
            cell.map_or(Ok(Figures::Cells(input)), |(cell, reason)| Err(Error::BadCell { cell, reason }))
        }));
    }
    let Ok(mapping) = source.cast::<PyMapping>() else {
        let name = source.get_type().name()?;
        return Err(PyTypeError::new_err(format!("expected a Report, a mapping, an array or JSON text, not {name}")));
    };
    // A mapping of cells alone lacks form and year; as a wire object it would be one of unknown fields.
    if year.is_none() && named.is_none() && !is_of_cells(mapping) {
        let value = convert::value(source)?;
        return Ok(Input::from_value(&value).map(|input| Figures::Wire(input, value.to_string())));
    }
    Ok(match from_mapping(mapping)? {
        Ok(cells) => Input::from_cells(named, year, cells, None).map(Figures::Cells),
        Err(error) => Err(error),
    })
}

/// Whether the first key of a mapping is the path of a cell.
fn is_of_cells(mapping: &Bound<'_, PyMapping>) -> bool {
    let first = || mapping.try_iter().ok()?.next()?.ok()?.extract::<String>().ok();
    first().is_some_and(|path| CellId::from_path(&path).is_some())
}

/// Checks figures as they are given.
pub(crate) fn checked(
    report: &Bound<'_, PyAny>,
    year: Option<u16>,
    form: Option<&str>,
    organ: Option<String>,
    given: TaskInput,
) -> PyResult<ReportView> {
    let options = &given.options;
    let figures = figures(report, year, form)?.map_err(|error| raise(report.py(), &error, options.language))?;
    let named = |mut input: Input| {
        input.draft.organ = organ.or(input.draft.organ);
        input
    };
    match figures {
        Figures::Report(view) => Ok(view.get().again(given)),
        Figures::Wire(input, text) => Ok(ReportView::new(check_input(named(input), options), given, Origin::WireText(text))),
        Figures::Cells(input) => Ok(ReportView::new(check_input(named(input), options), given, Origin::Cells)),
    }
}

/// The smallest corrections after which every identity of a report holds, best first (最小更正).
///
/// Args:
///     report: as for :func:`check`.
///     year: as for :func:`check`.
///     form: as for :func:`check`.
///     limit: at most so many of equally small ones; 12 where left out.
///     pinned: paths of cells known to be right, which no correction changes.
///     language: of reasons.
///
/// Returns:
///     None, where every identity holds. ``Report.apply`` makes one of them in a report.
#[pyfunction]
#[pyo3(signature = (report, *, year=None, form=None, limit=None, pinned=None, language=None))]
pub(crate) fn repair<'py>(
    py: Python<'py>,
    report: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = options::year)] year: Option<u16>,
    form: Option<&str>,
    limit: Option<u64>,
    pinned: Option<Vec<String>>,
    language: Option<&str>,
) -> PyResult<Bound<'py, PyTuple>> {
    let given = Keywords::default().with("language", language)?.with("repairs", limit)?.with("pinned", pinned)?.options(py)?;
    checked(report, year, form, None, given)?.repairs(py)
}

impl ReportView {
    /// The report checked once more with other options.
    fn again(&self, given: TaskInput) -> Self {
        let report = check_again(&self.0.report, &given.options);
        // What was known beside the report is still known.
        let last_year = given.last_year.clone().or_else(|| self.0.given.last_year.clone());
        let before = self.0.given.stated.iter().filter(|(name, _)| CONTEXT_OPTIONS.contains(&name.as_str()));
        let mut stated: Map<String, Value> = before.map(|(name, value)| (name.clone(), value.clone())).collect();
        stated.extend(given.stated);
        Self::new(report, TaskInput { stated, last_year, ..given }, self.0.origin.clone())
    }
}

/// Runs the command `ogi`; the exit status.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| ogi_cli::command(arguments.into_iter().map(Into::into)))
}
