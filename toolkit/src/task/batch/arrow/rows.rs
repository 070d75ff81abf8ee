//! Rows of the two tables that come out (结果表): findings, and reports with their cells.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray, UInt32Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use arrow_select::take::take;
use ogi_core::{CellId, Checked, Draft, Language, Number, Severity, Verdict};

use crate::task::batch::BrokenSums;

/// What is reported of the reports of a table.
pub trait Rows: Send {
    /// All columns of the table, those that say which report a row is about first.
    fn schema(key: Option<&Field>) -> SchemaRef;
    /// No rows yet; only columns of the schema are filled.
    fn new(schema: &SchemaRef) -> Self;
    /// Adds a report, which stands in a row of the source, with what was found in it.
    fn report(&mut self, row: usize, draft: &Draft, checked: &Checked, language: Language);
    /// Adds sums of a row that do not agree.
    fn sums(&mut self, row: usize, sums: &BrokenSums);
    /// Adds a row that cannot be used.
    fn failure(&mut self, row: usize, code: &str, message: &str);
    /// The rows as a batch; `first` is the number of the first report of the source, `key` its column of names.
    ///
    /// # Errors
    /// When a column is not of the schema.
    fn finish(self, schema: &SchemaRef, first: usize, key: Option<&ArrayRef>) -> Result<RecordBatch, ArrowError>;
}

fn float(number: Option<Number>) -> Option<f64> {
    number.and_then(|number| number.to_string().parse().ok())
}

/// The columns that say which report a row is about.
fn reports(rows: &[u32], first: usize, key: Option<&ArrayRef>) -> Result<Vec<ArrayRef>, ArrowError> {
    let numbers = rows.iter().map(|row| i64::try_from(first).unwrap_or(i64::MAX).saturating_add(i64::from(*row)));
    let mut columns: Vec<ArrayRef> = vec![Arc::new(Int64Array::from_iter_values(numbers))];
    if let Some(key) = key {
        columns.push(take(key, &UInt32Array::from(rows.to_vec()), None)?);
    }
    Ok(columns)
}

fn with_key(key: Option<&Field>, rest: Vec<Field>) -> SchemaRef {
    let report = Field::new("report", DataType::Int64, false);
    let key = key.map(|key| Field::new(key.name(), key.data_type().clone(), true));
    Arc::new(Schema::new(std::iter::once(report).chain(key).chain(rest).collect::<Vec<_>>()))
}

/// One row a finding. Columns that are not wanted are not filled.
#[derive(Default)]
pub struct Findings {
    rows: Vec<u32>,
    rules: StringBuilder,
    severities: Vec<&'static str>,
    verdicts: Vec<&'static str>,
    expected: Option<Float64Builder>,
    actual: Option<Float64Builder>,
    difference: Option<Float64Builder>,
    cells: Option<ListBuilder<StringBuilder>>,
    messages: Option<StringBuilder>,
}

/// The columns of findings after those that say which report they are about.
const FINDING: [&str; 8] = ["rule", "severity", "verdict", "expected", "actual", "difference", "cells", "message"];

impl Findings {
    fn start(&mut self, row: usize, code: &str, severity: Severity, verdict: &'static str) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.rules.append_value(code);
        self.severities.push(severity.name());
        self.verdicts.push(verdict);
    }

    fn numbers(&mut self, expected: Option<f64>, actual: Option<f64>, difference: impl FnOnce() -> Option<f64>) {
        self.expected.as_mut().into_iter().for_each(|builder| builder.append_option(expected));
        self.actual.as_mut().into_iter().for_each(|builder| builder.append_option(actual));
        if let Some(builder) = &mut self.difference {
            builder.append_option(difference());
        }
    }

    fn cells(&mut self, cells: impl Iterator<Item = CellId>) {
        if let Some(builder) = &mut self.cells {
            cells.for_each(|cell| builder.values().append_value(cell.path()));
            builder.append(true);
        }
    }
}

impl Rows for Findings {
    fn schema(key: Option<&Field>) -> SchemaRef {
        let field = |name: &str| match name {
            "expected" | "actual" | "difference" => Field::new(name, DataType::Float64, true),
            "cells" => Field::new_list(name, Field::new_list_field(DataType::Utf8, true), false),
            _ => Field::new(name, DataType::Utf8, false),
        };
        with_key(key, FINDING.map(field).to_vec())
    }

    fn new(schema: &SchemaRef) -> Self {
        let has = |name: &str| schema.column_with_name(name).map(|_| ());
        Self {
            expected: has("expected").map(|()| Float64Builder::new()),
            actual: has("actual").map(|()| Float64Builder::new()),
            difference: has("difference").map(|()| Float64Builder::new()),
            cells: has("cells").map(|()| ListBuilder::new(StringBuilder::new())),
            messages: has("message").map(|()| StringBuilder::new()),
            ..Self::default()
        }
    }

    fn report(&mut self, row: usize, draft: &Draft, checked: &Checked, language: Language) {
        for finding in &checked.findings {
            self.start(row, finding.rule.code, finding.severity, finding.verdict.name());
            self.numbers(float(finding.expected), float(finding.actual), || float(finding.difference()));
            self.cells(finding.terms.iter().map(|term| term.cell));
            if let Some(messages) = &mut self.messages {
                messages.append_value(finding.text(draft.form(), language));
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures have fifteen digits at most")]
    fn sums(&mut self, row: usize, sums: &BrokenSums) {
        self.start(row, sums.identity.rule.code, sums.severity, Verdict::Broken.name());
        self.numbers(Some(sums.expected as f64), Some(sums.actual as f64), || {
            Some(sums.actual.saturating_sub(sums.expected) as f64)
        });
        self.cells(sums.identity.computed().chain(sums.identity.stated()));
    }

    fn failure(&mut self, row: usize, code: &str, message: &str) {
        self.start(row, code, Severity::Error, "unusable");
        self.numbers(None, None, || None);
        self.cells(std::iter::empty());
        if let Some(messages) = &mut self.messages {
            messages.append_value(message);
        }
    }

    fn finish(mut self, schema: &SchemaRef, first: usize, key: Option<&ArrayRef>) -> Result<RecordBatch, ArrowError> {
        let mut columns = reports(&self.rows, first, key)?;
        let texts = |texts: &mut Vec<&'static str>| Arc::new(StringArray::from(std::mem::take(texts))) as ArrayRef;
        let floats = |builder: &mut Option<Float64Builder>| Arc::new(builder.take().unwrap_or_default().finish()) as ArrayRef;
        for field in schema.fields().iter().skip(columns.len()) {
            columns.push(match field.name().as_str() {
                "rule" => Arc::new(self.rules.finish()),
                "severity" => texts(&mut self.severities),
                "verdict" => texts(&mut self.verdicts),
                "expected" => floats(&mut self.expected),
                "actual" => floats(&mut self.actual),
                "difference" => floats(&mut self.difference),
                "cells" => Arc::new(self.cells.take().unwrap_or_default().finish()),
                _ => Arc::new(self.messages.take().unwrap_or_default().finish()),
            });
        }
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

/// One row a report, with every cell of every form in a column of its own.
pub struct Reports {
    rows: Vec<u32>,
    forms: Vec<Option<&'static str>>,
    years: Int64Builder,
    organs: StringBuilder,
    undivided: Vec<Option<bool>>,
    counts: [Int64Builder; 4],
    errors: StringBuilder,
    cells: Vec<Figure>,
}

/// A column of one cell: counts are whole, money may have decimals.
enum Figure {
    Count(Int64Builder),
    Money(Float64Builder),
}

const COUNTS: [(&str, Option<Severity>); 4] =
    [("errors", Some(Severity::Error)), ("warnings", Some(Severity::Warning)), ("broken", None), ("undecided", None)];

impl Reports {
    fn empty() -> Self {
        let figure = |cell: CellId| {
            if cell.is_money() { Figure::Money(Float64Builder::new()) } else { Figure::Count(Int64Builder::new()) }
        };
        Self {
            rows: Vec::new(),
            forms: Vec::new(),
            years: Int64Builder::new(),
            organs: StringBuilder::new(),
            undivided: Vec::new(),
            counts: Default::default(),
            errors: StringBuilder::new(),
            cells: CellId::all().map(figure).collect(),
        }
    }
}

impl Rows for Reports {
    fn schema(key: Option<&Field>) -> SchemaRef {
        let field = |name: &str, kind| Field::new(name, kind, true);
        let mut rest = vec![field("form", DataType::Utf8), field("year", DataType::Int64), field("organ", DataType::Utf8)];
        rest.push(field("undivided", DataType::Boolean));
        rest.extend(COUNTS.iter().map(|(name, _)| field(name, DataType::Int64)));
        rest.push(field("error", DataType::Utf8));
        let kind = |cell: CellId| if cell.is_money() { DataType::Float64 } else { DataType::Int64 };
        rest.extend(CellId::all().map(|cell| field(cell.path(), kind(cell))));
        with_key(key, rest)
    }

    fn new(_schema: &SchemaRef) -> Self {
        Self::empty()
    }

    fn sums(&mut self, _row: usize, _sums: &BrokenSums) {}

    fn report(&mut self, row: usize, draft: &Draft, checked: &Checked, _language: Language) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.forms.push(Some(draft.form().name()));
        self.years.append_option(draft.year.map(i64::from));
        self.organs.append_option(draft.organ.as_deref());
        self.undivided.push(Some(draft.is_undivided()));
        let broken = |severity: Severity| {
            let broken = checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
            broken.filter(|finding| finding.severity == severity).count()
        };
        let summary = &checked.summary;
        let counts = [broken(Severity::Error), broken(Severity::Warning), summary.broken as usize, summary.undecided as usize];
        for (builder, count) in self.counts.iter_mut().zip(counts) {
            builder.append_option(i64::try_from(count).ok());
        }
        self.errors.append_null();
        for (cell, figure) in CellId::all().zip(&mut self.cells) {
            match figure {
                Figure::Count(builder) => builder.append_option(draft.number(cell).and_then(Number::as_integer)),
                Figure::Money(builder) => builder.append_option(float(draft.number(cell))),
            }
        }
    }

    fn failure(&mut self, row: usize, code: &str, _message: &str) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.forms.push(None);
        self.years.append_null();
        self.organs.append_null();
        self.undivided.push(None);
        self.counts.iter_mut().for_each(Int64Builder::append_null);
        self.errors.append_value(code);
        for figure in &mut self.cells {
            match figure {
                Figure::Count(builder) => builder.append_null(),
                Figure::Money(builder) => builder.append_null(),
            }
        }
    }

    fn finish(mut self, schema: &SchemaRef, first: usize, key: Option<&ArrayRef>) -> Result<RecordBatch, ArrowError> {
        let mut columns = reports(&self.rows, first, key)?;
        columns.extend([
            Arc::new(StringArray::from(self.forms)) as ArrayRef,
            Arc::new(self.years.finish()),
            Arc::new(self.organs.finish()),
            Arc::new(BooleanArray::from(self.undivided)),
        ]);
        columns.extend(self.counts.map(|mut counts| Arc::new(counts.finish()) as ArrayRef));
        columns.push(Arc::new(self.errors.finish()));
        columns.extend(self.cells.into_iter().map(|figure| match figure {
            Figure::Count(mut builder) => Arc::new(builder.finish()) as ArrayRef,
            Figure::Money(mut builder) => Arc::new(builder.finish()),
        }));
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}
