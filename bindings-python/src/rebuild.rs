//! What results on several reports have in common: a wire object that is made when first asked for, and the call that
//! makes the result again.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use serde_json::Value;

use crate::convert;

/// The wire object of a result, and how the result came about.
pub(crate) struct Rebuild {
    wire: OnceLock<Value>,
    /// The function of the module, its arguments and keyword arguments.
    function: &'static str,
    arguments: Py<PyTuple>,
    words: Py<PyDict>,
}

impl Rebuild {
    pub(crate) const fn new(function: &'static str, arguments: Py<PyTuple>, words: Py<PyDict>) -> Self {
        Self { wire: OnceLock::new(), function, arguments, words }
    }

    /// The wire object; `make` makes its text the first time.
    pub(crate) fn wire(&self, make: impl FnOnce() -> String) -> &Value {
        self.wire.get_or_init(|| serde_json::from_str(&make()).unwrap_or_default())
    }

    /// What `pickle` needs: the function with its keyword arguments, and its arguments.
    pub(crate) fn reduce<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Py<PyTuple>)> {
        let function = py.import("ogi_report._ogi_report")?.getattr(self.function)?;
        let partial = py.import("functools")?.getattr("partial")?.call((function,), Some(self.words.bind(py)))?;
        Ok((partial, self.arguments.clone_ref(py)))
    }
}

/// A member of a wire object as a plain value; `None` where it has none.
pub(crate) fn member<'py>(py: Python<'py>, wire: &Value, name: &str) -> PyResult<Bound<'py, PyAny>> {
    convert::loads(py, &wire.get(name).unwrap_or(&Value::Null).to_string())
}
