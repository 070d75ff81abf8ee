//! `check_many`: many items on all cores, their results in order, in bounded memory.

use std::collections::VecDeque;
use std::sync::{Mutex, TryLockError};
use std::time::Duration;

use ogi_report::batch::{Item, Pool, Results, Source};
use ogi_report::{Error, Report};
use pyo3::exceptions::{PyException, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyString, PyTuple};

use crate::data::TaskInput;
use crate::data::{Origin, ReportView};
use crate::failure::Failure;
use crate::options::Keywords;
use crate::tasks::{Figures, figures, view};

/// So many items go to a thread at once.
const CHUNK: usize = 16;
/// So many pieces a thread are under way at most, so that memory stays bounded.
const AHEAD: usize = 4;
/// How long to wait before looking whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(50);

/// What is kept of an item until its report is there: its name, and what it takes to pickle the report.
struct Pending {
    file: Option<String>,
    origin: From,
}

/// What an item was.
enum From {
    Document(Py<PyAny>),
    Figures(Origin),
    Nothing,
}

struct State {
    pool: Pool,
    items: Option<Py<PyIterator>>,
    kept: VecDeque<Vec<Pending>>,
    ready: VecDeque<(Pending, Result<Report, Error>)>,
    failed: Option<PyErr>,
}

/// The results of a batch, one after another.
#[pyclass(frozen, name = "_Batch", module = "ogi_report")]
pub(crate) struct Batch {
    state: Mutex<State>,
    load: Py<PyAny>,
    given: TaskInput,
}

#[pymethods]
impl Batch {
    /// `load` turns an item into its source and its name.
    #[new]
    #[pyo3(signature = (items, load, *, threads=None, **options))]
    fn new(
        py: Python<'_>,
        items: &Bound<'_, PyAny>,
        load: Py<PyAny>,
        threads: Option<usize>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let given = Keywords::all(options)?.options(py)?;
        let threads = crate::parallel::threads(py, threads, given.options.language)?;
        let state = State {
            pool: Pool::new(threads, &given.options),
            items: Some(items.try_iter()?.unbind()),
            kept: VecDeque::new(),
            ready: VecDeque::new(),
            failed: None,
        };
        Ok(Self { state: Mutex::new(state), load, given })
    }

    const fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let mut state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::WouldBlock) => return Err(PyValueError::new_err("the batch is already being read")),
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        };
        loop {
            if let Some((kept, result)) = state.ready.pop_front() {
                return self.result(py, kept, result).map(Some);
            }
            self.feed(py, &mut state)?;
            if state.pool.is_empty() {
                return state.failed.take().map_or(Ok(None), Err);
            }
            let pool = &mut state.pool;
            let results = py.detach(|| pool.take(PATIENCE));
            py.check_signals()?;
            match results {
                Ok(Some(results)) => state.receive(results),
                Ok(None) => {}
                Err(stopped) => return Err(PyRuntimeError::new_err(stopped.to_string())),
            }
        }
    }
}

impl State {
    fn receive(&mut self, results: Results) {
        let kept = self.kept.pop_front().unwrap_or_default();
        self.ready.extend(kept.into_iter().zip(results));
    }
}

impl Batch {
    /// Gives the pool as much as it may have. An error of the iterable itself waits until the results before it are out.
    fn feed(&self, py: Python<'_>, state: &mut State) -> PyResult<()> {
        while state.pool.waiting() < state.pool.threads() * AHEAD {
            let Some(items) = &state.items else { return Ok(()) };
            let mut items = items.clone_ref(py).into_bound(py);
            let (mut chunk, mut kept) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK));
            while chunk.len() < CHUNK {
                let item = match items.next() {
                    Some(Ok(item)) => item,
                    Some(Err(error)) if error.is_instance_of::<PyException>(py) => {
                        state.failed = Some(error);
                        state.items = None;
                        break;
                    }
                    Some(Err(error)) => return Err(error),
                    None => {
                        state.items = None;
                        break;
                    }
                };
                let (item, origin) = self.item(&item)?;
                kept.push(Pending { file: item.file.clone(), origin });
                chunk.push(item);
            }
            if !chunk.is_empty() {
                state.pool.give(chunk);
                state.kept.push_back(kept);
            }
        }
        Ok(())
    }

    /// What an item is; whatever is wrong with it becomes its result.
    fn item(&self, object: &Bound<'_, PyAny>) -> PyResult<(Item, From)> {
        let py = object.py();
        let loaded = self.load.bind(py).call1((object,)).and_then(|loaded| Ok(loaded.cast_into::<PyTuple>()?));
        let loaded = loaded.and_then(|loaded| Ok((loaded.get_item(0)?, loaded.get_item(1)?.extract::<Option<String>>()?)));
        let (source, file) = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                return Ok((
                    Item { source: unusable(py, &error)?, file: object.str().ok().map(|name| name.to_string()) },
                    From::Nothing,
                ));
            }
        };
        let document = From::Document(source.clone().unbind());
        if let Ok(text) = source.cast::<PyString>() {
            return match text.extract::<String>() {
                Ok(text) => Ok((Item { source: Source::Text(text), file }, document)),
                Err(error) => Ok((Item { source: unusable(py, &error)?, file }, From::Nothing)),
            };
        }
        if let Ok(bytes) = source.cast::<PyBytes>() {
            return Ok((Item { source: Source::Bytes(bytes.as_bytes().to_vec()), file }, document));
        }
        let (source, origin) = match figures(&source, None, None) {
            Ok(Ok(Figures::Wire(input, text))) => (Source::Input(Box::new(input)), From::Figures(Origin::WireText(text))),
            Ok(Ok(Figures::Cells(input))) => (Source::Input(Box::new(input)), From::Figures(Origin::Cells)),
            Ok(Ok(Figures::Report(view))) => {
                let inner = &view.get().0;
                (Source::Report(Box::new(inner.report.clone())), From::Figures(inner.origin.clone()))
            }
            Ok(Err(error)) => (Source::Unusable(error), From::Nothing),
            Err(error) => (unusable(py, &error)?, From::Nothing),
        };
        Ok((Item { source, file }, origin))
    }

    fn result(&self, py: Python<'_>, kept: Pending, result: Result<Report, Error>) -> PyResult<Py<PyAny>> {
        match result {
            Ok(report) => {
                let given = self.given.clone();
                let report = match kept.origin {
                    From::Document(source) => view(report, given, || bytes_of(source.bind(py))),
                    From::Figures(origin) => ReportView::new(report, given, origin),
                    From::Nothing => ReportView::new(report, given, Origin::Cells),
                };
                Ok(Py::new(py, report)?.into_any())
            }
            Err(error) => {
                let failure = Failure::new(kept.file, &error, self.given.options.language);
                Ok(Py::new(py, failure)?.into_any())
            }
        }
    }
}

/// The bytes of a document, as UTF-8 where it came as text.
fn bytes_of(source: &Bound<'_, PyAny>) -> Vec<u8> {
    let text = || source.extract::<String>().unwrap_or_default().into_bytes();
    source.cast::<PyBytes>().map_or_else(|_| text(), |bytes| bytes.as_bytes().to_vec())
}

/// An exception about one item as its result; anything that is no ordinary exception goes on, such as Ctrl-C.
fn unusable(py: Python<'_>, error: &PyErr) -> PyResult<Source> {
    if !error.is_instance_of::<PyException>(py) {
        return Err(error.clone_ref(py));
    }
    let said = error.value(py).str().map_or_else(|_| String::new(), |text| text.to_string());
    Ok(Source::Unusable(Error::Unreadable {
        code: "input/cannot-open",
        zh: format!("无法打开：{said}"),
        en: format!("cannot be opened: {said}"),
    }))
}
