//! `check_table` and `cell_table`: Arrow in, Arrow out.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use ogi_report::batch::{ColumnBatch, Detail, Head, RowResult};
use ogi_report::{FormId, Options, Report, check, inspect, inspect_text};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList};

use crate::arrow::{self, failed, refused};
use crate::columns::{self, Column, Texts};
use crate::convert;
use crate::data::ReportView;
use crate::data::TaskInput;
use crate::failure::Failure;
use crate::options::{self, Keywords};
use crate::parallel;
use crate::rows::{Findings, Reports, Rows};

/// So many rows of figures are one piece of work, at least and at most.
const ROWS: usize = 4096;
const MOST_ROWS: usize = 32_768;
/// So many documents are one piece of work.
const DOCUMENTS: usize = 32;

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
                let cells = cells.map(|(field, array)| Ok((field.name().as_str(), columns::python(py, array, row)?)));
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

/// How a table is to be worked on.
struct Plan {
    /// The column of documents; without it, columns are cells.
    text: Option<String>,
    key: Option<String>,
    head: Head,
    options: Options,
    threads: usize,
    every_report: bool,
    /// The columns that are wanted; all where nothing is said.
    columns: Option<Vec<String>>,
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
    let plan = Plan::new(py, words, (year, form), threads)?;
    Plan { text, key, columns, progress, ..plan }.run::<Findings>(data)
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
    let plan = Plan::new(py, words, (year, form), threads)?;
    Plan { text, key, progress, every_report: true, ..plan }.run::<Reports>(data)
}

impl Plan {
    fn new(
        py: Python<'_>,
        words: Keywords,
        (year, form): (Option<u16>, Option<&str>),
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let TaskInput { options, .. } = words.options(py)?;
        let named = |name: &str| FormId::from_name(name).ok_or_else(|| ogi_report::Error::UnknownForm(name.to_owned()));
        let form = form.map(named).transpose().map_err(|error| crate::error::raise(py, &error, options.language))?;
        let threads = parallel::threads(py, threads, options.language)?;
        let head = Head { form, year, undivided: None };
        Ok(Self { text: None, key: None, head, options, threads, every_report: false, columns: None, progress: None })
    }

    fn run<R: Rows>(&self, data: &Bound<'_, PyAny>) -> PyResult<Table> {
        let py = data.py();
        if !arrow::is_arrow(data)? {
            return self.results::<R>(data);
        }
        let mut reader = arrow::reader(data)?;
        let schema = self.schema::<R>(py, &reader.schema())?;
        let teller = py.import("ogi_report._progress")?.call_method1("teller", (&self.progress, data))?.unbind();
        let tell = |py: Python<'_>, done: usize| if teller.is_none(py) { Ok(()) } else { teller.call1(py, (done,)).map(drop) };
        let (mut batches, mut first) = (Vec::new(), 0);
        while let Some(batch) = py.detach(|| reader.next()) {
            let batch = batch.map_err(|error| failed(py, &error))?;
            let work = |rows: Range<usize>| {
                let piece = batch.slice(rows.start, rows.len());
                let key = self.key.as_ref().and_then(|key| piece.column_by_name(key));
                self.piece::<R>(&schema, &piece)?.finish(&schema, first + rows.start, key)
            };
            let rows = batch.num_rows();
            let size = if self.text.is_some() { DOCUMENTS } else { rows.div_ceil(self.threads * 4).clamp(ROWS, MOST_ROWS) };
            let pieces = parallel::pieces(py, rows, size, self.threads, work, |py, done| tell(py, first + done))?;
            let pieces = pieces.into_iter().collect::<Result<Vec<_>, ArrowError>>().map_err(|error| failed(py, &error))?;
            if self.text.is_some() {
                batches.push(concat_batches(&schema, &pieces).map_err(|error| failed(py, &error))?);
            } else {
                batches.extend(pieces);
            }
            first += rows;
            py.check_signals()?;
            tell(py, first)?;
        }
        if !teller.is_none(py) {
            teller.call_method0(py, "close")?;
        }
        Ok(Table { schema, batches })
    }

    /// The columns that come out, where the columns that go in are what is asked for.
    fn schema<R: Rows>(&self, py: Python<'_>, source: &SchemaRef) -> PyResult<SchemaRef> {
        let field = |name: &String| {
            source.field_with_name(name).map_err(|_| {
                let names: Vec<_> = source.fields().iter().take(20).map(|field| field.name().as_str()).collect();
                let (zh, en) = (format!("表格没有列“{name}”；有{}", names.join("、")), names.join(", "));
                refused(py, zh, format!("the table has no column `{name}`; there are {en}"), self.options.language)
            })
        };
        let key = self.key.as_ref().map(field).transpose()?;
        if let Some(text) = &self.text {
            field(text)?;
        } else if columns::cells(source).is_empty() {
            let zh = "没有以单元格路径（如requests.received.total）命名的列；报告正文所在的列请用text=指明";
            let en = "no column is named by the path of a cell, such as requests.received.total; \
                      if a column holds documents, name it: text=…";
            return Err(refused(py, zh.to_owned(), en.to_owned(), self.options.language));
        }
        self.select(py, &R::schema(key))
    }

    /// The columns that are wanted, after those that say which report a row is about.
    fn select(&self, py: Python<'_>, schema: &SchemaRef) -> PyResult<SchemaRef> {
        let Some(wanted) = &self.columns else { return Ok(schema.clone()) };
        let known = |name: &String| schema.column_with_name(name).is_some();
        if let Some(unknown) = wanted.iter().find(|name| !known(name)) {
            let names: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            let zh = format!("columns：没有“{unknown}”；可用的有{}", names.join("、"));
            let en = format!("columns: no `{unknown}`; there are {}", names.join(", "));
            return Err(refused(py, zh, en, self.options.language));
        }
        let first = 1 + usize::from(self.key.is_some());
        let fields = schema.fields().iter().enumerate();
        let fields = fields.filter(|(at, field)| *at < first || wanted.contains(field.name()));
        Ok(Arc::new(Schema::new(fields.map(|(_, field)| Arc::clone(field)).collect::<Vec<_>>())))
    }

    /// The rows of a piece of a table.
    fn piece<R: Rows>(&self, schema: &SchemaRef, batch: &RecordBatch) -> Result<R, ArrowError> {
        let language = self.options.language;
        let mut out = R::new(schema);
        if let Some(name) = &self.text {
            let array = batch.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(name.clone()))?;
            let texts = Texts::new(array, name)?;
            for row in 0..array.len() {
                let bytes = texts.get(row).unwrap_or_default();
                match std::str::from_utf8(bytes) {
                    Ok(text) if texts.are_decoded() => self.push(&mut out, row, inspect_text(text, &self.options)),
                    _ => self.push(&mut out, row, inspect(bytes, &self.options)),
                }
            }
            return Ok(out);
        }
        let of_schema = columns::cells(batch.schema_ref());
        let columns = of_schema.iter().map(|(at, cell)| Ok((*cell, Column::new(batch.column(*at), cell.path())?)));
        let columns: Vec<_> = columns.collect::<Result<_, ArrowError>>()?;
        let heads = columns::heads(batch, self.head)?;
        let figures = columns.iter().map(|(cell, column)| (*cell, column.figures())).collect();
        let table = ColumnBatch::new(figures, &heads).map_err(|error| ArrowError::InvalidArgumentError(error.to_string()))?;
        if self.every_report {
            (0..table.len()).for_each(|row| {
                self.push(&mut out, row, table.draft(row).map(|draft| check(draft, &self.options)));
            });
        } else {
            let worded = schema.column_with_name("message").is_some();
            let detail = if worded { Detail::Findings } else { Detail::Sums };
            table.check(0..table.len(), &self.options.profile, detail, |row, told| match told {
                RowResult::Checked(draft, checked) => out.report(row, draft, checked, language),
                RowResult::Sums(sums) => out.sums(row, &sums),
                RowResult::Unusable(error) => out.failure(row, error.code(), &error.message(language)),
            });
        }
        Ok(out)
    }

    fn push<R: Rows>(&self, out: &mut R, row: usize, result: Result<Report, ogi_report::Error>) {
        match result {
            Ok(report) => out.report(row, &report.draft, &report.checked, self.options.language),
            Err(error) => out.failure(row, error.code(), &error.message(self.options.language)),
        }
    }

    /// The rows of results that are already there.
    fn results<R: Rows>(&self, results: &Bound<'_, PyAny>) -> PyResult<Table> {
        let schema = self.select(results.py(), &R::schema(None::<&Field>))?;
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
