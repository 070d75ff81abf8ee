//! Errors of the toolkit as the one exception class of the package.

use ogi_report::{Error, Language};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static OF_CELLS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The exception class `ogi_report.ReportError`.
pub(crate) fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    CLASS.import(py, "ogi_report._error", "ReportError")
}

/// The class of an error: a path that no cell has is a `KeyError` as well, as of any mapping.
fn class_of<'py>(py: Python<'py>, error: &Error) -> PyResult<&'py Bound<'py, PyType>> {
    match error {
        Error::UnknownCell { .. } => OF_CELLS.import(py, "ogi_report._error", "CellError"),
        _ => class(py),
    }
}

/// An error, its message in a language, ready to be raised.
pub(crate) fn raise(py: Python<'_>, error: &Error, language: Language) -> PyErr {
    let (zh, en) = (error.message(Language::Zh), error.message(Language::En));
    let exception = class_of(py, error).and_then(|class| class.call1((error.code(), zh, en, language_name(language))));
    exception.map_or_else(|failure| failure, PyErr::from_value)
}

/// The error about an argument that has a value of the wrong kind.
pub(crate) fn wrong(py: Python<'_>, argument: &str, zh: &'static str, en: &'static str, language: Language) -> PyErr {
    raise(py, &Error::Field { field: argument.to_owned(), expected_zh: zh, expected_en: en }, language)
}

/// The name of a language in options.
pub(crate) const fn language_name(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}
