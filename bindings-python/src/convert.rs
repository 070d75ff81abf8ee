//! Values across the border: figures, cells, options, JSON values.

use ogi_report::{Cell, Number};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType};
use serde_json::{Map, Value};

use crate::data::ReportView;
use crate::unreadable::Unreadable;

/// Objects nested more deeply are no report.
const DEPTH: usize = 32;

/// `int` where the number is whole, else `decimal.Decimal`: both exact.
pub(crate) fn number(py: Python<'_>, number: Number) -> PyResult<Bound<'_, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    match number.as_integer() {
        Some(whole) => Ok(whole.into_pyobject(py)?.into_any()),
        None => DECIMAL.import(py, "decimal", "Decimal")?.call1((number.to_string(),)),
    }
}

/// A number or `None`.
pub(crate) fn optional(py: Python<'_>, value: Option<Number>) -> PyResult<Option<Bound<'_, PyAny>>> {
    value.map(|value| number(py, value)).transpose()
}

/// What a cell holds: a number, the printed text, `None` where it is missing, or `Unreadable`.
pub(crate) fn cell<'py>(py: Python<'py>, cell: &Cell) -> PyResult<Bound<'py, PyAny>> {
    match cell {
        Cell::Missing => Ok(py.None().into_bound(py)),
        Cell::Number(value) | Cell::Annotated { number: value, .. } => number(py, *value),
        Cell::Blank => Ok(intern!(py, "").clone().into_any()),
        Cell::Placeholder(text) | Cell::Text(text) => Ok(PyString::new(py, text).into_any()),
        Cell::Unreadable(unreadable) => Ok(Bound::new(py, Unreadable::from(unreadable))?.into_any()),
    }
}

/// The name of the state that a cell is in.
pub(crate) const fn state(cell: &Cell) -> &'static str {
    match cell {
        Cell::Missing => "missing",
        Cell::Number(_) => "number",
        Cell::Annotated { .. } => "noted",
        Cell::Blank => "blank",
        Cell::Placeholder(_) => "placeholder",
        Cell::Text(_) => "text",
        Cell::Unreadable(_) => "unreadable",
    }
}

/// A JSON value from plain Python values, mappings, sequences, and whatever is an integer or a decimal.
pub(crate) fn value(object: &Bound<'_, PyAny>) -> PyResult<Value> {
    nested(object, 0)
}

fn nested(object: &Bound<'_, PyAny>, depth: usize) -> PyResult<Value> {
    if object.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(flag.is_true().into());
    }
    if let Ok(whole) = object.cast::<PyInt>() {
        // Past 64 bits it becomes a float, as in any JSON, and is refused as too long.
        return whole.extract::<i64>().map(Value::from).or_else(|_| Ok(whole.extract::<f64>()?.into()));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(text.extract::<String>()?.into());
    }
    if let Ok(float) = object.cast::<PyFloat>() {
        let float = float.extract::<f64>()?;
        // Nothing is missing where an infinity stands, as with NaN; it is a wrong calculation of the caller's.
        if float.is_infinite() {
            return Err(PyValueError::new_err("an infinity is no figure"));
        }
        return Ok(float.into());
    }
    if depth >= DEPTH {
        return Err(PyTypeError::new_err("nested too deeply for a report"));
    }
    if let Ok(mapping) = object.cast::<PyMapping>() {
        let mut members = Map::new();
        for item in mapping.items()?.iter() {
            let (key, member) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            let key = key.cast::<PyString>().map_err(|_| PyTypeError::new_err("keys must be str"))?;
            members.insert(key.extract()?, nested(&member, depth + 1)?);
        }
        return Ok(members.into());
    }
    if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
        return object.try_iter()?.map(|item| nested(&item?, depth + 1)).collect();
    }
    if let Ok(unreadable) = object.cast::<Unreadable>() {
        return Ok(unreadable.get().to_value());
    }
    if let Ok(report) = object.cast::<ReportView>() {
        return Ok(report.get().0.wire().clone());
    }
    other(object)
}

/// Numbers of other libraries: `Decimal`, numpy scalars.
fn other(object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = object.py();
    if let Ok(whole) = object.call_method0(intern!(py, "__index__")) {
        return nested(&whole, DEPTH);
    }
    if let Ok(float) = object.call_method0(intern!(py, "__float__")) {
        return nested(&float, DEPTH);
    }
    let name = object.get_type().name()?;
    Err(PyTypeError::new_err(format!("expected a number, str, None, mapping or list, not {name}")))
}

/// A cell from a Python value.
pub(crate) fn to_cell(object: &Bound<'_, PyAny>) -> PyResult<Result<Cell, String>> {
    if let Ok(whole) = object.cast_exact::<PyInt>() {
        let whole = whole.extract::<i64>().ok().and_then(|whole| Number::new(whole, 0));
        return Ok(whole.map(Cell::Number).ok_or_else(|| "more than 15 digits".to_owned()));
    }
    if let Ok(text) = object.cast_exact::<PyString>() {
        return Ok(Ok(Cell::from_printed(&text.to_cow()?)));
    }
    let value = value(object)?;
    Ok(serde_json::from_value(value).map_err(|error| error.to_string()))
}

/// The text of `str`, or of `bytes` in UTF-8.
pub(crate) fn text(object: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if let Ok(text) = object.cast::<PyString>() {
        return text.extract().map(Some);
    }
    match object.cast::<PyBytes>() {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(bytes.as_bytes()).into_owned())),
        Err(_) => Ok(None),
    }
}

/// JSON text as Python values.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// A number for `hash()` from texts.
pub(crate) fn hash(parts: &[&str]) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// A dictionary of named members.
pub(crate) fn dict<'py>(py: Python<'py>, members: &[(&str, Bound<'py, PyAny>)]) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, member) in members {
        dict.set_item(name, member)?;
    }
    Ok(dict)
}
