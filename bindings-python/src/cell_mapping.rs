//! Cells from a mapping of paths: the call that is made most often, so that each path costs one look into a dictionary.

use ogi_report::{Cell, CellId, Error, find_cell};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyMapping, PyString};

use crate::convert;

/// Paths of all cells as Python holds them: their hashes are known, and nothing is decoded.
pub(crate) struct Paths<'py> {
    /// The number of each path.
    places: &'py Bound<'py, PyDict>,
    /// Each cell with its path, which is always the same object.
    cells: &'py [(CellId, Py<PyString>)],
}

impl<'py> Paths<'py> {
    pub(crate) fn new(py: Python<'py>) -> PyResult<Self> {
        static PLACES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
        static CELLS: PyOnceLock<Vec<(CellId, Py<PyString>)>> = PyOnceLock::new();
        let cells =
            CELLS.get_or_init(py, || CellId::all().map(|cell| (cell, PyString::new(py, cell.path()).unbind())).collect());
        let places = PLACES.get_or_try_init(py, || {
            let places = PyDict::new(py);
            for (place, (_, path)) in cells.iter().enumerate() {
                places.set_item(path, place)?;
            }
            Ok::<_, PyErr>(places.unbind())
        })?;
        Ok(Self { places: places.bind(py), cells })
    }

    /// The path of a cell.
    pub(crate) fn path(&self, cell: CellId) -> Option<&'py Py<PyString>> {
        self.cells.get(cell.index()).map(|(_, path)| path)
    }

    /// The number of a path. It is looked up only where it is not the very object that stands at `likely`.
    fn place(&self, path: &Bound<'_, PyString>, likely: usize) -> PyResult<Option<usize>> {
        if self.cells.get(likely).is_some_and(|(_, known)| known.is(path)) {
            return Ok(Some(likely));
        }
        self.places.get_item(path)?.map(|place| place.extract()).transpose()
    }
}

/// The cells of a mapping; an error of the mapping is that of the caller.
pub(crate) fn from_mapping(mapping: &Bound<'_, PyMapping>) -> PyResult<Result<Vec<(CellId, Cell)>, Error>> {
    let known = Paths::new(mapping.py())?;
    let (mut cells, mut likely) = (Vec::with_capacity(mapping.len()?), 0);
    let mut add = |path: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>| -> PyResult<Option<Error>> {
        let path = path.cast::<PyString>().map_err(|_| PyTypeError::new_err("paths of cells must be str"))?;
        let place = known.place(path, likely)?;
        let id = match place.and_then(|place| known.cells.get(place)) {
            Some((id, _)) => *id,
            None => match find_cell(&path.to_cow()?) {
                Ok(id) => id,
                Err(error) => return Ok(Some(error)),
            },
        };
        likely = id.index() + 1;
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
