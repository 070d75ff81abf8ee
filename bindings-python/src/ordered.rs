//! Figures in printed order, without paths: the memory of an array (numpy, `array`), or a list of values.

use ogi_report::batch::whole_or_cell;
use ogi_report::{Cell, Number};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyMemoryView, PyString, PyTuple};

use crate::convert;

/// Figures in printed order, and the first of them that cannot be one, with the reason.
pub(crate) struct Ordered {
    pub(crate) cells: Vec<Cell>,
    pub(crate) bad: Option<(usize, String)>,
}

/// The figures of a list, a tuple, or an array; `None` where the object is nothing of these.
pub(crate) fn in_order(source: &Bound<'_, PyAny>) -> PyResult<Option<Ordered>> {
    if source.is_instance_of::<PyList>() || source.is_instance_of::<PyTuple>() {
        let (mut cells, mut bad) = (Vec::with_capacity(source.len()?), None);
        for value in source.try_iter()? {
            cells.push(convert::to_cell(&value?)?.unwrap_or_else(|reason| {
                bad.get_or_insert((cells.len(), reason));
                Cell::Missing
            }));
        }
        return Ok(Some(Ordered { cells, bad }));
    }
    let Ok(view) = PyMemoryView::from(source) else { return Ok(None) };
    array(&view).map(|cells| Some(Ordered { cells, bad: None }))
}

/// The numbers of an array of one dimension; one that is no number (NaN) is a missing cell.
fn array(view: &Bound<'_, PyMemoryView>) -> PyResult<Vec<Cell>> {
    let py = view.py();
    let format = view.getattr(intern!(py, "format"))?;
    let format = format.cast::<PyString>()?.to_cow()?;
    let kind = match format.strip_prefix(['@', '=']).unwrap_or(&format) {
        kind if cfg!(target_endian = "little") => kind.strip_prefix('<').unwrap_or(kind),
        kind => kind,
    };
    let bytes = view.call_method0(intern!(py, "tobytes"))?;
    let bytes = bytes.cast::<PyBytes>()?.as_bytes();
    let size = view.getattr(intern!(py, "itemsize"))?.extract::<usize>()?;
    let whole = |value: i64| Number::new(value, 0).map_or_else(|| Cell::Text(value.to_string().into()), Cell::Number);
    let cells = match (kind, size) {
        ("b", 1) => items(bytes, |item| whole(i8::from_ne_bytes(item).into())),
        ("B", 1) => items(bytes, |item| whole(u8::from_ne_bytes(item).into())),
        ("h", 2) => items(bytes, |item| whole(i16::from_ne_bytes(item).into())),
        ("H", 2) => items(bytes, |item| whole(u16::from_ne_bytes(item).into())),
        ("i" | "l", 4) => items(bytes, |item| whole(i32::from_ne_bytes(item).into())),
        ("I" | "L", 4) => items(bytes, |item| whole(u32::from_ne_bytes(item).into())),
        ("l" | "q", 8) => items(bytes, |item| whole(i64::from_ne_bytes(item))),
        ("L" | "Q", 8) => items(bytes, |item| {
            let value = u64::from_ne_bytes(item);
            i64::try_from(value).map_or_else(|_| Cell::Text(value.to_string().into()), whole)
        }),
        ("f", 4) => floats(bytes, |item| f32::from_ne_bytes(item).into())?,
        ("d", 8) => floats(bytes, f64::from_ne_bytes)?,
        _ => {
            return Err(PyTypeError::new_err(format!(
                "expected an array of whole numbers or floats, not of format {format:?}"
            )));
        }
    };
    Ok(cells)
}

/// Floats; an infinity among them is a wrong calculation of the caller's.
fn floats<const N: usize>(bytes: &[u8], float: impl Fn([u8; N]) -> f64) -> PyResult<Vec<Cell>> {
    if bytes.as_chunks::<N>().0.iter().any(|item| float(*item).is_infinite()) {
        return Err(PyValueError::new_err("an infinity is no figure"));
    }
    Ok(items(bytes, |item| whole_or_cell(float(item))))
}

/// The items of an array, each of `N` bytes.
fn items<const N: usize>(bytes: &[u8], cell: impl Fn([u8; N]) -> Cell) -> Vec<Cell> {
    bytes.as_chunks::<N>().0.iter().map(|item| cell(*item)).collect()
}
