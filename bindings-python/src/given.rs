//! Cells from a mapping of paths: the call that is made most often, so that each path costs one look into a dictionary.

use ogi_report::{Cell, CellId, Error, find_cell};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyMapping, PyString};

use crate::convert;

/// Paths of all cells as Python holds them: their hashes are known, and nothing is decoded.
struct Paths<'py> {
    places: &'py Bound<'py, PyDict>,
    cells: &'static [CellId],
}

impl<'py> Paths<'py> {
    fn new(py: Python<'py>) -> PyResult<Self> {
        static PLACES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
        static CELLS: PyOnceLock<Vec<CellId>> = PyOnceLock::new();
        let cells = CELLS.get_or_init(py, || CellId::all().collect());
        let places = PLACES.get_or_try_init(py, || {
            let places = PyDict::new(py);
            for (place, cell) in cells.iter().enumerate() {
                places.set_item(cell.path(), place)?;
            }
            Ok::<_, PyErr>(places.unbind())
        })?;
        Ok(Self { places: places.bind(py), cells })
    }

    fn get(&self, path: &Bound<'_, PyString>) -> PyResult<Option<CellId>> {
        let place = self.places.get_item(path)?.map(|place| place.extract::<usize>()).transpose()?;
        Ok(place.and_then(|place| self.cells.get(place)).copied())
    }
}

/// The cells of a mapping; an error of the mapping is that of the caller.
pub(crate) fn from_mapping(mapping: &Bound<'_, PyMapping>) -> PyResult<Result<Vec<(CellId, Cell)>, Error>> {
    let known = Paths::new(mapping.py())?;
    let mut cells = Vec::with_capacity(mapping.len()?);
    let mut add = |path: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>| -> PyResult<Option<Error>> {
        let path = path.cast::<PyString>().map_err(|_| PyTypeError::new_err("paths of cells must be str"))?;
        let id = match known.get(path)? {
            Some(id) => id,
            None => match find_cell(&path.to_cow()?) {
                Ok(id) => id,
                Err(error) => return Ok(Some(error)),
            },
        };
        Ok(match convert::to_cell(value)? {
            Ok(cell) => {
                cells.push((id, cell));
                None
            }
            Err(reason) => Some(Error::BadCell { cell: id, reason }),
        })
    };
    if let Ok(dict) = mapping.cast::<PyDict>() {
        for (path, value) in dict.iter() {
            if let Some(error) = add(&path, &value)? {
                return Ok(Err(error));
            }
        }
    } else {
        for item in mapping.items()?.iter() {
            let (path, value) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            if let Some(error) = add(&path, &value)? {
                return Ok(Err(error));
            }
        }
    }
    Ok(Ok(cells))
}
