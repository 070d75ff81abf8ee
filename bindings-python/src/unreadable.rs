//! A figure that could not be read.

use ogi_report::Reason;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde_json::Value;

/// A figure that is in the document but cannot be decided (无法判读).
#[pyclass(frozen, eq, hash, module = "ogi_report")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Unreadable {
    /// The text that the figure is part of.
    #[pyo3(get)]
    printed: String,
    /// In how many ways it can be read; ``None`` when that is not known.
    #[pyo3(get)]
    readings: Option<u32>,
    why: Option<Reason>,
}

impl From<&ogi_report::Unreadable> for Unreadable {
    fn from(unreadable: &ogi_report::Unreadable) -> Self {
        Self { printed: unreadable.printed.to_string(), readings: unreadable.readings, why: unreadable.why }
    }
}

impl Unreadable {
    pub(crate) fn to_value(&self) -> Value {
        let mut value = serde_json::json!({"unreadable": self.printed, "readings": self.readings});
        if let (Some(members), Some(why)) = (value.as_object_mut(), self.why) {
            members.insert("why".to_owned(), why.code().into());
        }
        value
    }
}

#[pymethods]
impl Unreadable {
    #[new]
    #[pyo3(signature = (printed, readings=None, why=None))]
    fn new(printed: String, readings: Option<u32>, why: Option<&str>) -> PyResult<Self> {
        let unknown = |code: &str| PyValueError::new_err(format!("no reason has the code {code:?}"));
        let why = why.map(|code| Reason::from_code(code).ok_or_else(|| unknown(code))).transpose()?;
        Ok(Self { printed, readings, why })
    }

    /// Why it cannot be decided, such as ``unread/cell-lost``; ``None`` when that is not known.
    #[getter]
    fn why(&self) -> Option<&'static str> {
        self.why.map(Reason::code)
    }

    fn __repr__(&self) -> String {
        let readings = self.readings.map_or_else(|| "None".to_owned(), |count| count.to_string());
        let why = self.why.map_or_else(String::new, |why| format!(", why={:?}", why.code()));
        format!("Unreadable({:?}, readings={readings}{why})", self.printed)
    }

    fn __getnewargs__(&self) -> (&str, Option<u32>, Option<&str>) {
        (&self.printed, self.readings, self.why.map(Reason::code))
    }
}
