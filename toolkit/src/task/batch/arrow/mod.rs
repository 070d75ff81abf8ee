//! Reports in tables of Arrow (列式表格): a report a row, checked piece by piece, and the tables that come out. How a table crosses the
//! border of a language is the affair of its binding.

mod columns;
mod rows;

use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, Schema, SchemaRef};

use columns::Column;
pub use columns::Texts;
pub use rows::{Findings, Reports, Rows};

use super::{ColumnBatch, Detail, Head, RowResult};
use crate::model::error::Error;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::task;

/// So many rows of figures are one piece of work, at least and at most.
const ROWS: usize = 4096;
const MOST_ROWS: usize = 32_768;
/// So many documents are one piece of work.
const DOCUMENTS: usize = 32;

/// How a table is to be worked on.
#[derive(Debug, Clone)]
pub struct TablePlan {
    /// The column of documents; without it, columns are cells.
    pub text: Option<String>,
    /// A column to repeat in the result.
    pub key: Option<String>,
    /// The form and year of rows that state none.
    pub head: Head,
    /// How every report is checked.
    pub options: Options,
    /// Whether every report is of interest, and not only what is wrong.
    pub every_report: bool,
    /// The columns that are wanted; all where nothing is said.
    pub columns: Option<Vec<String>>,
}

/// A table that cannot be used.
fn refused(zh: String, en: String) -> Error {
    Error::Unreadable { code: "input/table", zh, en }
}

impl TablePlan {
    /// The columns that come out, where the columns that go in are what is asked for.
    ///
    /// # Errors
    /// When a column that is named is not there, or none is one of figures.
    pub fn schema<R: Rows>(&self, source: &SchemaRef) -> Result<SchemaRef, Error> {
        let field = |name: &String| {
            source.field_with_name(name).map_err(|_| {
                let names: Vec<_> = source.fields().iter().take(20).map(|field| field.name().as_str()).collect();
                let (zh, en) = (format!("表格没有列“{name}”；有{}", names.join("、")), names.join(", "));
                refused(zh, format!("the table has no column `{name}`; there are {en}"))
            })
        };
        let key = self.key.as_ref().map(field).transpose()?;
        if let Some(text) = &self.text {
            field(text)?;
        } else if columns::cells(source).is_empty() {
            let zh = "没有以单元格路径（如requests.received.total）命名的列；报告正文所在的列请用text=指明";
            let en = "no column is named by the path of a cell, such as requests.received.total; \
                      if a column holds documents, name it: text=…";
            return Err(refused(zh.to_owned(), en.to_owned()));
        }
        self.select(&R::schema(key))
    }

    /// The columns that are wanted, after those that say which report a row is about.
    ///
    /// # Errors
    /// When one is wanted that there is not.
    pub fn select(&self, schema: &SchemaRef) -> Result<SchemaRef, Error> {
        let Some(wanted) = &self.columns else { return Ok(schema.clone()) };
        let known = |name: &String| schema.column_with_name(name).is_some();
        if let Some(unknown) = wanted.iter().find(|name| !known(name)) {
            let names: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            let zh = format!("columns：没有“{unknown}”；可用的有{}", names.join("、"));
            let en = format!("columns: no `{unknown}`; there are {}", names.join(", "));
            return Err(refused(zh, en));
        }
        let first = 1_usize.saturating_add(usize::from(self.key.is_some()));
        let fields = schema.fields().iter().enumerate();
        let fields = fields.filter(|(at, field)| *at < first || wanted.contains(field.name()));
        Ok(Arc::new(Schema::new(fields.map(|(_, field)| Arc::clone(field)).collect::<Vec<_>>())))
    }

    /// Checks the rows of a piece of a table; `first` is the number of the first of them in the whole table.
    ///
    /// # Errors
    /// When a column is of a type that holds no figures or texts.
    pub fn check<R: Rows>(&self, schema: &SchemaRef, batch: &RecordBatch, first: usize) -> Result<RecordBatch, ArrowError> {
        let key = self.key.as_ref().and_then(|key| batch.column_by_name(key));
        self.rows::<R>(schema, batch)?.finish(schema, first, key)
    }

    /// So many rows are one piece of work.
    pub fn piece(&self, rows: usize, threads: usize) -> usize {
        let quarter = rows.div_ceil(threads.saturating_mul(4).max(1));
        if self.text.is_some() { DOCUMENTS } else { quarter.clamp(ROWS, MOST_ROWS) }
    }

    /// The rows of a piece of a table.
    fn rows<R: Rows>(&self, schema: &SchemaRef, batch: &RecordBatch) -> Result<R, ArrowError> {
        let language = self.options.language;
        let mut out = R::new(schema);
        if let Some(name) = &self.text {
            let array = batch.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(name.clone()))?;
            let texts = Texts::new(array, name)?;
            for row in 0..array.len() {
                let bytes = texts.get(row).unwrap_or_default();
                match std::str::from_utf8(bytes) {
                    Ok(text) if texts.are_decoded() => self.push(&mut out, row, task::inspect_text(text, &self.options)),
                    _ => self.push(&mut out, row, task::inspect(bytes, &self.options)),
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
                self.push(&mut out, row, table.draft(row).map(|draft| task::check(draft, &self.options)));
            });
        } else {
            let worded = schema.column_with_name("message").is_some();
            let detail = if worded { Detail::Findings } else { Detail::Sums };
            table.check(0..table.len(), &self.options.profile, detail, |row, result| match result {
                RowResult::Checked(draft, checked) => out.report(row, draft, checked, language),
                RowResult::Sums(sums) => out.sums(row, &sums),
                RowResult::Unusable(error) => out.failure(row, error.code(), &error.message(language)),
            });
        }
        Ok(out)
    }

    fn push<R: Rows>(&self, out: &mut R, row: usize, result: Result<Report, Error>) {
        match result {
            Ok(report) => out.report(row, &report.draft, &report.checked, self.options.language),
            Err(error) => out.failure(row, error.code(), &error.message(self.options.language)),
        }
    }
}
