//! `check_table` and `cell_table`: Arrow in, Arrow out.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use arrow_select::concat::concat_batches;
use ogi_report::batch::Head;
use ogi_report::batch::arrow::{Findings, Reports, Rows, TablePlan, Texts};
use ogi_report::{Error, FormId};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList};

use crate::arrow::{self, failed};
use crate::convert;
use crate::data::ReportView;
use crate::data::TaskInput;
use crate::error::raise;
use crate::failure::Failure;
use crate::options::{self, Keywords};
use crate::parallel;

/// A table in Arrow's format: give it to pyarrow, polars, pandas or duckdb, none of which is needed here.
#[pyclass(frozen, module = "ogi_report")]
pub(crate) struct Table {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// The table as a stream of Arrow, for any library that takes it.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        arrow::stream(py, &self.schema, &self.batches)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, &self.schema)
    }

    /// How many rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    /// The rows as plain dictionaries, the first ``limit`` of them.
    #[pyo3(signature = (limit=None))]
    fn to_dicts<'py>(&self, py: Python<'py>, limit: Option<usize>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        let mut left = limit.unwrap_or(usize::MAX);
        for batch in &self.batches {
            let count = batch.num_rows().min(left);
            left -= count;
            for row in 0..count {
                let cells = self.schema.fields().iter().zip(batch.columns());
                let cells = cells.map(|(field, array)| Ok((field.name().as_str(), python(py, array, row)?)));
                rows.append(convert::dict(py, &cells.collect::<PyResult<Vec<_>>>()?)?)?;
            }
        }
        Ok(rows)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        let whole = |table: &Self| concat_batches(&table.schema, &table.batches).map_err(|error| failed(py, &error));
        let other = other.get();
        (self.schema == other.schema && whole(self)? == whole(other)?).into_py_any(py)
    }

    /// The first rows, for a notebook.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ogi_report._html")?.call_method1("table", (slf,))
    }

    fn __repr__(&self) -> String {
        format!("<Table: {} rows of {}>", self.num_rows(), self.column_names().join(", "))
    }
}

/// How a table is to be worked on, and what is called as it goes on.
struct Work {
    plan: TablePlan,
    threads: usize,
    progress: Option<Py<PyAny>>,
}

/// The findings of every report of a table, one row a finding, by all cores and without the interpreter's lock.
///
/// Args:
///     data: a table with one report a row that gives itself as Arrow (``__arrow_c_stream__``: pyarrow, polars, pandas,
///         duckdb); or results of :func:`check_many`. Columns named by the paths of cells hold figures or printed texts;
///         a path without a column is a missing cell. Columns ``year``, ``form`` and ``undivided`` are used if there.
///     text: the column that holds documents (text, or bytes of any encoding); then the other columns are not looked at.
///     key: a column to repeat in the result, to join by.
///     year: the reporting year of rows that state none.
///     form: the statutory form of rows that state none.
///     columns: which columns to work out besides ``report`` and the key; all where left out. Without ``message``,
///         identities are decided by whole columns, which is several times as fast.
///     profile: see :func:`check`.
///     language: of messages.
///     threads: how many; as many as there are cores where left out.
///     progress: as for :func:`check_many`.
///
/// Returns:
///     ``report`` (number of the row, from 0), the key, ``rule``, ``severity``, ``verdict``, ``expected``, ``actual``,
///     ``difference`` (floats, exact to fifteen digits), ``cells`` (list of paths), ``message``. A row that cannot be
///     used has one with the code of the error as ``rule`` and ``unusable`` as ``verdict``.
#[pyfunction]
#[pyo3(signature = (
    data, *, text=None, key=None, year=None, form=None, columns=None, profile=None, language=None, threads=None,
    progress=None
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn check_table(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    text: Option<String>,
    key: Option<String>,
    #[pyo3(from_py_with = options::year)] year: Option<u16>,
    form: Option<&str>,
    columns: Option<Vec<String>>,
    profile: Option<&Bound<'_, PyAny>>,
    language: Option<&str>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Table> {
    let words = Keywords::default().with("language", language)?.with("profile", profile)?.with("repairs", Some(0_u64))?;
    let Work { plan, threads, .. } = Work::new(py, words, (year, form), threads)?;
    Work { plan: TablePlan { text, key, columns, ..plan }, threads, progress }.run::<Findings>(data)
}

/// Every report of a table with all its cells, one row a report (宽表); arguments as for :func:`check_table`.
///
/// Returns:
///     ``report``, the key, ``form``, ``year``, ``organ``, ``undivided``, counts of ``errors``, ``warnings``, ``broken``
///     and ``undecided`` findings, ``error`` (the code where the row cannot be used), and one column for each cell of
///     both forms: whole numbers; money (万元) as float. A cell that holds no number is null.
#[pyfunction]
#[pyo3(signature = (
    data, *, text=None, key=None, year=None, form=None, profile=None, language=None, threads=None, progress=None
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn cell_table(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    text: Option<String>,
    key: Option<String>,
    #[pyo3(from_py_with = options::year)] year: Option<u16>,
    form: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    language: Option<&str>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Table> {
    let words = Keywords::default().with("language", language)?.with("profile", profile)?.with("repairs", Some(0_u64))?;
    let Work { plan, threads, .. } = Work::new(py, words, (year, form), threads)?;
    Work { plan: TablePlan { text, key, every_report: true, ..plan }, threads, progress }.run::<Reports>(data)
}

impl Work {
    fn new(
        py: Python<'_>,
        words: Keywords,
        (year, form): (Option<u16>, Option<&str>),
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let TaskInput { options, .. } = words.options(py)?;
        let named = |name: &str| FormId::from_name(name).ok_or_else(|| Error::UnknownForm(name.to_owned()));
        let form = form.map(named).transpose().map_err(|error| raise(py, &error, options.language))?;
        let threads = parallel::threads(py, threads, options.language)?;
        let head = Head { form, year, undivided: None };
        let plan = TablePlan { text: None, key: None, head, options, every_report: false, columns: None };
        Ok(Self { plan, threads, progress: None })
    }

    fn run<R: Rows>(&self, data: &Bound<'_, PyAny>) -> PyResult<Table> {
        let py = data.py();
        if !arrow::is_arrow(data)? {
            return self.results::<R>(data);
        }
        let mut reader = arrow::reader(data)?;
        let refuse = |error: Error| raise(py, &error, self.plan.options.language);
        let schema = self.plan.schema::<R>(&reader.schema()).map_err(refuse)?;
        let reporter = py.import("ogi_report._progress")?.call_method1("reporter", (&self.progress, data))?.unbind();
        let tell =
            |py: Python<'_>, done: usize| if reporter.is_none(py) { Ok(()) } else { reporter.call1(py, (done,)).map(drop) };
        let (mut batches, mut first) = (Vec::new(), 0);
        while let Some(batch) = py.detach(|| reader.next()) {
            let batch = batch.map_err(|error| failed(py, &error))?;
            let work = |rows: Range<usize>| {
                let piece = batch.slice(rows.start, rows.len());
                self.plan.check::<R>(&schema, &piece, first + rows.start)
            };
            let rows = batch.num_rows();
            let size = self.plan.piece(rows, self.threads);
            let pieces = parallel::pieces(py, rows, size, self.threads, work, |py, done| tell(py, first + done))?;
            let pieces = pieces.into_iter().collect::<Result<Vec<_>, ArrowError>>().map_err(|error| failed(py, &error))?;
            if self.plan.text.is_some() {
                batches.push(concat_batches(&schema, &pieces).map_err(|error| failed(py, &error))?);
            } else {
                batches.extend(pieces);
            }
            first += rows;
            py.check_signals()?;
            tell(py, first)?;
        }
        if !reporter.is_none(py) {
            reporter.call_method0(py, "close")?;
        }
        Ok(Table { schema, batches })
    }

    /// The rows of results that are already there.
    fn results<R: Rows>(&self, results: &Bound<'_, PyAny>) -> PyResult<Table> {
        let refuse = |error: Error| raise(results.py(), &error, self.plan.options.language);
        let schema = self.plan.select(&R::schema(None::<&Field>)).map_err(refuse)?;
        let mut out = R::new(&schema);
        for (row, result) in results.try_iter()?.enumerate() {
            let result = result?;
            if let Ok(report) = result.cast::<ReportView>() {
                let inner = &report.get().0;
                out.report(row, &inner.report.draft, &inner.report.checked, inner.given.options.language);
            } else if let Ok(failure) = result.cast::<Failure>() {
                out.failure(row, failure.get().code_of(), failure.get().message());
            } else {
                let name = result.get_type().name()?;
                return Err(PyTypeError::new_err(format!("expected a table, or Report and Failure objects, not {name}")));
            }
        }
        let batch = out.finish(&schema, 0, None).map_err(|error| failed(results.py(), &error))?;
        Ok(Table { schema, batches: vec![batch] })
    }
}

/// A value of a table that came out, as a plain one.
fn python<'py>(py: Python<'py>, array: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if array.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    match array.data_type() {
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).into_bound_py_any(py),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).into_bound_py_any(py),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row).into_bound_py_any(py),
        DataType::Boolean => array.as_boolean().value(row).into_bound_py_any(py),
        DataType::List(_) => {
            let list = array.as_list::<i32>().value(row);
            let items = (0..list.len()).map(|at| python(py, &list, at)).collect::<PyResult<Vec<_>>>()?;
            items.into_bound_py_any(py)
        }
        _ => match Texts::new(array, "key") {
            Ok(texts) if texts.are_decoded() => {
                String::from_utf8_lossy(texts.get(row).unwrap_or_default()).into_bound_py_any(py)
            }
            Ok(texts) => texts.get(row).unwrap_or_default().into_bound_py_any(py),
            Err(error) => Err(failed(py, &error)),
        },
    }
}
