//! Errors of the toolkit as the one exception class of the package.

use ogi_report::{Error, Language};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The exception class `ogi_report.ReportError`.
pub(crate) fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    CLASS.import(py, "ogi_report._error", "ReportError")
}

/// The exception for an error, its message in a language.
pub(crate) fn exception<'py>(py: Python<'py>, error: &Error, language: Language) -> PyResult<Bound<'py, PyAny>> {
    let (zh, en) = (error.message(Language::Zh), error.message(Language::En));
    class(py)?.call1((error.code(), zh, en, language_name(language)))
}

/// The same, ready to be raised.
pub(crate) fn raise(py: Python<'_>, error: &Error, language: Language) -> PyErr {
    exception(py, error, language).map_or_else(|failure| failure, PyErr::from_value)
}

/// The name of a language in options.
pub(crate) const fn language_name(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}
