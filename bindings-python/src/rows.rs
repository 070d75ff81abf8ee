//! Rows of the two tables that come out: findings, and reports with their cells.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray, UInt32Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use arrow_select::take::take;
use ogi_report::{CellId, Checked, Draft, Error, Language, Number, Severity, Verdict};

/// What is told of the reports of a table.
pub(crate) trait Rows: Default + Send {
    fn schema(key: Option<&Field>) -> SchemaRef;
    fn report(&mut self, row: usize, draft: &Draft, checked: &Checked, language: Language);
    fn failure(&mut self, row: usize, error: &Error, language: Language);
    /// The rows as a batch; `first` is the number of the first report of the source, `key` its column of names.
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

/// One row a finding.
#[derive(Default)]
pub(crate) struct Findings {
    rows: Vec<u32>,
    rules: Vec<&'static str>,
    severities: Vec<&'static str>,
    verdicts: Vec<&'static str>,
    expected: Float64Builder,
    actual: Float64Builder,
    difference: Float64Builder,
    cells: ListBuilder<StringBuilder>,
    messages: StringBuilder,
}

impl Rows for Findings {
    fn schema(key: Option<&Field>) -> SchemaRef {
        let text = |name: &str| Field::new(name, DataType::Utf8, false);
        let float = |name: &str| Field::new(name, DataType::Float64, true);
        let cells = Field::new_list("cells", Field::new_list_field(DataType::Utf8, true), false);
        let rest = vec![
            text("rule"),
            text("severity"),
            text("verdict"),
            float("expected"),
            float("actual"),
            float("difference"),
            cells,
            text("message"),
        ];
        with_key(key, rest)
    }

    fn report(&mut self, row: usize, draft: &Draft, checked: &Checked, language: Language) {
        for finding in &checked.findings {
            self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
            self.rules.push(finding.rule.code);
            self.severities.push(finding.severity.name());
            self.verdicts.push(finding.verdict.name());
            self.expected.append_option(float(finding.expected));
            self.actual.append_option(float(finding.actual));
            self.difference.append_option(float(finding.difference()));
            for term in &finding.terms {
                self.cells.values().append_value(term.cell.path());
            }
            self.cells.append(true);
            self.messages.append_value(finding.text(draft.form(), language));
        }
    }

    fn failure(&mut self, row: usize, error: &Error, language: Language) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.rules.push(error.code());
        self.severities.push(Severity::Error.name());
        self.verdicts.push("unusable");
        self.expected.append_null();
        self.actual.append_null();
        self.difference.append_null();
        self.cells.append(true);
        self.messages.append_value(error.message(language));
    }

    fn finish(mut self, schema: &SchemaRef, first: usize, key: Option<&ArrayRef>) -> Result<RecordBatch, ArrowError> {
        let mut columns = reports(&self.rows, first, key)?;
        columns
            .extend([self.rules, self.severities, self.verdicts].map(|texts| Arc::new(StringArray::from(texts)) as ArrayRef));
        columns.extend([self.expected, self.actual, self.difference].map(|mut floats| Arc::new(floats.finish()) as ArrayRef));
        columns.extend([Arc::new(self.cells.finish()) as ArrayRef, Arc::new(self.messages.finish())]);
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

/// One row a report, with every cell of every form in a column of its own.
pub(crate) struct Reports {
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

impl Default for Reports {
    fn default() -> Self {
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

    fn failure(&mut self, row: usize, error: &Error, _language: Language) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.forms.push(None);
        self.years.append_null();
        self.organs.append_null();
        self.undivided.push(None);
        self.counts.iter_mut().for_each(Int64Builder::append_null);
        self.errors.append_value(error.code());
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
