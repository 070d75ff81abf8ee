//! `Failure`: an item of a batch that could not be used.

use ogi_report::{Error, Language};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyType;
use serde_json::json;

use crate::convert;
use crate::error::{class, language_name};
use crate::options;

/// An item of a batch that could not be used, in the place of its report (无法使用).
#[pyclass(frozen, eq, hash, module = "ogi_report")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Failure {
    /// The name of the item, where it has one.
    #[pyo3(get)]
    file: Option<String>,
    /// The stable name of the reason.
    #[pyo3(get)]
    code: String,
    zh: String,
    en: String,
    english: bool,
}

impl Failure {
    pub(crate) fn new(file: Option<String>, error: &Error, language: Language) -> Self {
        let (zh, en) = (error.message(Language::Zh), error.message(Language::En));
        Self { file, code: error.code().to_owned(), zh, en, english: language == Language::En }
    }

    pub(crate) fn code_of(&self) -> &str {
        &self.code
    }

    pub(crate) fn file_of(&self) -> &str {
        self.file.as_deref().unwrap_or_default()
    }

    pub(crate) const fn language_of(&self) -> Language {
        if self.english { Language::En } else { Language::Zh }
    }

    /// The sentence in a language.
    pub(crate) fn message_in(&self, language: Language) -> &str {
        if language == Language::En { &self.en } else { &self.zh }
    }
}

#[pymethods]
impl Failure {
    #[new]
    #[pyo3(signature = (file, code, zh, en, language="zh"))]
    fn of(py: Python<'_>, file: Option<String>, code: String, zh: String, en: String, language: &str) -> PyResult<Self> {
        Ok(Self { file, code, zh, en, english: options::language(py, language)? == Language::En })
    }

    /// Why; the exception that a single call would have raised.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        class(py)?.call1((&self.code, &self.zh, &self.en, self.language()))
    }

    /// The sentence for a person.
    #[getter]
    pub(crate) fn message(&self) -> &str {
        if self.english { &self.en } else { &self.zh }
    }

    /// The language of the sentence.
    #[getter]
    const fn language(&self) -> &'static str {
        language_name(self.language_of())
    }

    /// The failure as JSON text, as the command writes it.
    fn to_json(&self) -> String {
        json!({"file": self.file, "error": {"code": self.code, "message": self.message()}}).to_string()
    }

    /// The same as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::loads(py, &self.to_json())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyAny>)> {
        let arguments = (&self.file, &self.code, &self.zh, &self.en, self.language());
        Ok((py.get_type::<Self>(), arguments.into_bound_py_any(py)?))
    }

    fn __str__(&self) -> &str {
        self.message()
    }

    fn __repr__(&self) -> String {
        let file = self.file.as_ref().map_or_else(String::new, |file| format!("{file:?} "));
        format!("<Failure {file}{}: {}>", self.code, self.message())
    }
}
