//! `check_table` and `cell_table`: Arrow in, Arrow out.

use std::num::NonZero;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use ogi_report::batch::{ColumnBatch, Detail, Head, Told};
use ogi_report::{FormId, Options, Report, check, inspect, inspect_text};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList};

use crate::arrow::{self, failed};
use crate::batch::Failure;
use crate::columns::{self, Column, Texts};
use crate::convert::{self, Given, Words};
use crate::parallel;
use crate::report::ReportView;
use crate::rows::{Findings, Reports, Rows};

/// A table in Arrow's format (表).
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

    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    /// The rows as plain dictionaries.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        for batch in &self.batches {
            for row in 0..batch.num_rows() {
                let cells = self.schema.fields().iter().zip(batch.columns());
                let cells = cells.map(|(field, array)| Ok((field.name().as_str(), columns::python(py, array, row)?)));
                rows.append(convert::dict(py, &cells.collect::<PyResult<Vec<_>>>()?)?)?;
            }
        }
        Ok(rows)
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
}

/// The findings of every report of a table, one row a finding.
#[pyfunction]
#[pyo3(signature = (
    data, *, text=None, key=None, year=None, form=None, columns=None, profile=None, language=None, threads=None
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn check_table(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    text: Option<String>,
    key: Option<String>,
    year: Option<u16>,
    form: Option<&str>,
    columns: Option<Vec<String>>,
    profile: Option<&Bound<'_, PyAny>>,
    language: Option<&str>,
    threads: Option<usize>,
) -> PyResult<Table> {
    let given = Words { language, profile, repairs: Some(0), ..Words::default() }.options(py)?;
    let plan = Plan::new(py, text, key, (year, form), given, threads, false)?;
    let plan = Plan { columns, ..plan };
    plan.run::<Findings>(data)
}

/// Every report of a table with all its cells, one row a report.
#[pyfunction]
#[pyo3(signature = (data, *, text=None, key=None, year=None, form=None, profile=None, language=None, threads=None))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn cell_table(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    text: Option<String>,
    key: Option<String>,
    year: Option<u16>,
    form: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    language: Option<&str>,
    threads: Option<usize>,
) -> PyResult<Table> {
    let given = Words { language, profile, repairs: Some(0), ..Words::default() }.options(py)?;
    let plan = Plan::new(py, text, key, (year, form), given, threads, true)?;
    plan.run::<Reports>(data)
}

impl Plan {
    fn new(
        py: Python<'_>,
        text: Option<String>,
        key: Option<String>,
        (year, form): (Option<u16>, Option<&str>),
        Given { options, .. }: Given,
        threads: Option<usize>,
        every_report: bool,
    ) -> PyResult<Self> {
        let named = |name: &str| FormId::from_name(name).ok_or_else(|| ogi_report::Error::UnknownForm(name.to_owned()));
        let form = form.map(named).transpose().map_err(|error| crate::error::raise(py, &error, options.language))?;
        let threads = threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
        Ok(Self { text, key, head: Head { form, year, undivided: None }, options, threads, every_report, columns: None })
    }

    fn run<R: Rows>(&self, data: &Bound<'_, PyAny>) -> PyResult<Table> {
        let py = data.py();
        if !arrow::is_arrow(data)? {
            return self.results::<R>(data);
        }
        let mut reader = arrow::reader(data)?;
        let source = reader.schema();
        let field = |name: &String| {
            let known = source.field_with_name(name);
            known.map_err(|_| PyValueError::new_err(format!("the table has no column {name:?}")))
        };
        let key = self.key.as_ref().map(field).transpose()?;
        if let Some(text) = &self.text {
            field(text)?;
        } else if columns::cells(&source).is_empty() {
            let message = "no column is named by the path of a cell, such as requests.received.total; \
                           if a column holds documents, name it: text=…";
            return Err(PyValueError::new_err(message));
        }
        let schema = self.select(&R::schema(key))?;
        let (mut batches, mut first) = (Vec::new(), 0);
        while let Some(batch) = py.detach(|| reader.next()) {
            let batch = batch.map_err(|error| failed(&error))?;
            let work = |rows: std::ops::Range<usize>| {
                let piece = batch.slice(rows.start, rows.len());
                let key = self.key.as_ref().and_then(|key| piece.column_by_name(key));
                self.piece::<R>(&schema, &piece)?.finish(&schema, first + rows.start, key)
            };
            for piece in parallel::pieces(py, batch.num_rows(), self.threads, work)? {
                batches.push(piece.map_err(|error| failed(&error))?);
            }
            first += batch.num_rows();
            py.check_signals()?;
        }
        Ok(Table { schema, batches })
    }

    /// The columns that are wanted, after those that say which report a row is about.
    fn select(&self, schema: &SchemaRef) -> PyResult<SchemaRef> {
        let Some(wanted) = &self.columns else { return Ok(schema.clone()) };
        let known = |name: &String| schema.column_with_name(name).is_some();
        if let Some(unknown) = wanted.iter().find(|name| !known(name)) {
            let names: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            return Err(PyValueError::new_err(format!("columns: no {unknown:?}; there are {}", names.join(", "))));
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
                    Ok(text) if texts.are_decoded() => self.tell(&mut out, row, inspect_text(text, &self.options)),
                    _ => self.tell(&mut out, row, inspect(bytes, &self.options)),
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
                self.tell(&mut out, row, table.draft(row).map(|draft| check(draft, &self.options)));
            });
        } else {
            let worded = schema.column_with_name("message").is_some();
            let detail = if worded { Detail::Findings } else { Detail::Sums };
            table.check(0..table.len(), &self.options.profile, detail, |row, told| match told {
                Told::Checked(draft, checked) => out.report(row, draft, checked, language),
                Told::Sums(sums) => out.sums(row, &sums),
                Told::Unusable(error) => out.failure(row, error, language),
            });
        }
        Ok(out)
    }

    fn tell<R: Rows>(&self, out: &mut R, row: usize, result: Result<Report, ogi_report::Error>) {
        match result {
            Ok(report) => out.report(row, &report.draft, &report.checked, self.options.language),
            Err(error) => out.failure(row, &error, self.options.language),
        }
    }

    /// The rows of results that are already there.
    fn results<R: Rows>(&self, results: &Bound<'_, PyAny>) -> PyResult<Table> {
        let schema = self.select(&R::schema(None::<&Field>))?;
        let mut out = R::new(&schema);
        for (row, result) in results.try_iter()?.enumerate() {
            let result = result?;
            if let Ok(report) = result.cast::<ReportView>() {
                let inner = &report.get().0;
                out.report(row, &inner.report.draft, &inner.report.checked, inner.options.language);
            } else if let Ok(failure) = result.cast::<Failure>() {
                out.failure(row, failure.get().error_of(), failure.get().options_of().language);
            } else {
                let name = result.get_type().name()?;
                return Err(PyTypeError::new_err(format!("expected a table, or Report and Failure objects, not {name}")));
            }
        }
        let batch = out.finish(&schema, 0, None).map_err(|error| failed(&error))?;
        Ok(Table { schema, batches: vec![batch] })
    }
}
