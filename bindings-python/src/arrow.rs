//! Arrow tables across the border, by the `PyCapsule` interface: no library of Arrow is needed on either side.

use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, SchemaRef};
use ogi_report::{Error, Language};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::error::raise;

const STREAM: &std::ffi::CStr = c"arrow_array_stream";
const SCHEMA: &std::ffi::CStr = c"arrow_schema";
const ARRAY: &std::ffi::CStr = c"arrow_array";

/// Batches of a table.
pub(crate) type Reader = Box<dyn RecordBatchReader + Send>;

/// The exception about a table that cannot be used.
pub(crate) fn refused(py: Python<'_>, zh: String, en: String, language: Language) -> PyErr {
    raise(py, &Error::Unreadable { code: "input/table", zh, en }, language)
}

/// An error of Arrow as an exception.
pub(crate) fn failed(py: Python<'_>, error: &ArrowError) -> PyErr {
    let said = match error {
        ArrowError::InvalidArgumentError(said) | ArrowError::SchemaError(said) => said.clone(),
        other => other.to_string(),
    };
    refused(py, format!("表格无法处理：{said}"), format!("the table cannot be used: {said}"), Language::Zh)
}

/// Whether an object gives itself as Arrow.
pub(crate) fn is_arrow(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = object.py();
    Ok(object.hasattr(intern!(py, "__arrow_c_stream__"))? || object.hasattr(intern!(py, "__arrow_c_array__"))?)
}

/// The batches of an object that gives itself as Arrow.
pub(crate) fn reader(object: &Bound<'_, PyAny>) -> PyResult<Reader> {
    let py = object.py();
    if object.hasattr(intern!(py, "__arrow_c_stream__"))? {
        let capsule = object.call_method0(intern!(py, "__arrow_c_stream__"))?.cast_into::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: a capsule of this name holds this structure; it is moved out, so that it is released once.
        let stream = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
        return Ok(Box::new(stream.map_err(|error| failed(py, &error))?));
    }
    let pair = object.call_method0(intern!(py, "__arrow_c_array__"))?.cast_into::<PyTuple>()?;
    let (schema, array) = (pair.get_item(0)?.cast_into::<PyCapsule>()?, pair.get_item(1)?.cast_into::<PyCapsule>()?);
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names hold these structures; the array is moved out, the schema only looked at.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    let data = data.map_err(|error| failed(py, &error))?;
    if !matches!(data.data_type(), arrow_schema::DataType::Struct(_)) {
        return Err(PyTypeError::new_err("expected a table or a record batch, not a single array"));
    }
    let batch = RecordBatch::from(StructArray::from(data));
    let schema = batch.schema();
    Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
}

/// A table as a capsule.
pub(crate) fn stream<'py>(py: Python<'py>, schema: &SchemaRef, batches: &[RecordBatch]) -> PyResult<Bound<'py, PyCapsule>> {
    let batches: Vec<_> = batches.iter().cloned().map(Ok).collect();
    let reader = RecordBatchIterator::new(batches, Arc::clone(schema));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
}

/// A schema as a capsule.
pub(crate) fn schema<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(|error| failed(py, &error))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
