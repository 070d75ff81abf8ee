//! An audit: the folder of an office by the command's own task; its two steps for engines that bring their own workers.

use ogi_report::{Error, Language, json};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::error::raise;

/// Audits what is named; see ``ogi_report.audit``.
#[pyfunction]
pub(crate) fn run_audit(py: Python<'_>, arguments: Vec<String>) -> PyResult<u8> {
    let done = py.detach(|| ogi_cli::audited(arguments.into_iter().map(Into::into)).map_err(|error| format!("{error:#}")));
    done.map_err(PyValueError::new_err)
}

fn or_raise<T>(py: Python<'_>, done: Result<T, Error>) -> PyResult<T> {
    done.map_err(|error| raise(py, &error, Language::Zh))
}

/// Reads and checks one file of an audit (逐份核查): an entry as JSON on one line.
///
/// Args:
///     file: its name.
///     document: its bytes.
///     register: the register as JSON text, an array of objects; empty where there is none.
///     options: options as JSON text, such as ``'{"language": "en", "profile": "thorough"}'``.
#[pyfunction]
#[pyo3(signature = (file, document, *, register="", options=""))]
pub(crate) fn audit_entry(py: Python<'_>, file: &str, document: &[u8], register: &str, options: &str) -> PyResult<String> {
    let done = py.detach(|| json::audit_entry(file, document, register, options));
    or_raise(py, done)
}

/// Joins entries of an audit in their order (汇总): the result as JSON text.
///
/// Args:
///     entries: what :func:`audit_entry` gave.
///     register: see :func:`audit_entry`.
///     options: see :func:`audit_entry`.
#[pyfunction]
#[pyo3(signature = (entries, *, register="", options=""))]
pub(crate) fn audit_join(py: Python<'_>, entries: &Bound<'_, PyAny>, register: &str, options: &str) -> PyResult<String> {
    let entries = entries.try_iter()?.map(|entry| entry?.extract()).collect::<PyResult<Vec<String>>>()?;
    let done = py.detach(|| json::audit_join(&entries, register, options));
    or_raise(py, done)
}
