//! Columns of an Arrow table as figures, heads of reports and documents.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
};
use arrow_array::{Array, ArrayRef, Float64Array, Int32Array, Int64Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema};
use ogi_core::{Cell, CellId, FormId, Number};

use crate::task::batch::{Figures, Head, Validity, whole_or_cell};

/// A column of figures that outlives the figures borrowed from it.
pub(super) enum Column {
    Int32(Int32Array),
    Int64(Int64Array),
    Cells(Vec<Cell>),
}

impl Column {
    /// The figures of a column of any type that can hold some.
    pub(super) fn new(array: &ArrayRef, name: &str) -> Result<Self, ArrowError> {
        let cells = |cell: &dyn Fn(usize) -> Cell| {
            Self::Cells((0..array.len()).map(|row| if array.is_null(row) { Cell::Missing } else { cell(row) }).collect())
        };
        Ok(match array.data_type() {
            DataType::Int32 => Self::Int32(array.as_primitive::<Int32Type>().clone()),
            DataType::Int64 => Self::Int64(array.as_primitive::<Int64Type>().clone()),
            DataType::Int8 => Self::Int64(array.as_primitive::<Int8Type>().unary(i64::from)),
            DataType::Int16 => Self::Int64(array.as_primitive::<Int16Type>().unary(i64::from)),
            DataType::UInt8 => Self::Int64(array.as_primitive::<UInt8Type>().unary(i64::from)),
            DataType::UInt16 => Self::Int64(array.as_primitive::<UInt16Type>().unary(i64::from)),
            DataType::UInt32 => Self::Int64(array.as_primitive::<UInt32Type>().unary(i64::from)),
            DataType::Float64 => Self::floats(array.as_primitive::<Float64Type>(), name)?,
            DataType::Float32 => Self::floats(&array.as_primitive::<Float32Type>().unary(f64::from), name)?,
            DataType::Decimal128(_, scale) => {
                let (decimals, scale) = (array.as_primitive::<Decimal128Type>(), u8::try_from(*scale).unwrap_or(u8::MAX));
                cells(&|row| {
                    let value = decimals.value(row);
                    Number::from_scaled(value, scale).map_or_else(|| Cell::Text(value.to_string().into()), Cell::Number)
                })
            }
            DataType::Null => cells(&|_| Cell::Missing),
            _ => {
                let texts = Texts::new(array, name)?;
                cells(&|row| Cell::from_printed(&String::from_utf8_lossy(texts.get(row).unwrap_or_default())))
            }
        })
    }

    /// Floating-point numbers, as other libraries keep whole numbers with gaps: whole numbers where all of them are.
    fn floats(array: &Float64Array, name: &str) -> Result<Self, ArrowError> {
        // A gap is NaN; an infinity is a wrong calculation of the caller's.
        if let Some(row) = array.iter().position(|value| value.is_some_and(f64::is_infinite)) {
            let message = format!("column {name:?}, row {row}: an infinity is no figure");
            return Err(ArrowError::InvalidArgumentError(message));
        }
        let cells = array.iter().map(|value| value.map_or(Cell::Missing, whole_or_cell));
        let cells: Vec<Cell> = cells.collect();
        let is_whole = |cell: &Cell| cell.is_missing() || cell.number().is_some_and(Number::is_whole);
        if cells.iter().all(is_whole) {
            return Ok(Self::Int64(cells.iter().map(|cell| cell.number().and_then(Number::as_integer)).collect()));
        }
        Ok(Self::Cells(cells))
    }

    /// The figures, borrowed.
    pub(super) fn figures(&self) -> Figures<'_> {
        fn validity(array: &dyn Array) -> Option<Validity<'_>> {
            array.nulls().filter(|nulls| nulls.null_count() > 0).map(|nulls| Validity::new(nulls.validity(), nulls.offset()))
        }
        match self {
            Self::Int32(array) => Figures::Int32(array.values(), validity(array)),
            Self::Int64(array) => Figures::Int64(array.values(), validity(array)),
            Self::Cells(cells) => Figures::Cells(cells),
        }
    }
}

/// A column of texts or bytes.
#[derive(Debug, Clone, Copy)]
pub enum Texts<'a> {
    /// Texts.
    Utf8(&'a arrow_array::StringArray),
    /// Texts with long offsets.
    LargeUtf8(&'a arrow_array::LargeStringArray),
    /// Texts as views.
    Utf8View(&'a arrow_array::StringViewArray),
    /// Bytes.
    Binary(&'a arrow_array::BinaryArray),
    /// Bytes with long offsets.
    LargeBinary(&'a arrow_array::LargeBinaryArray),
    /// Bytes as views.
    BinaryView(&'a arrow_array::BinaryViewArray),
}

impl<'a> Texts<'a> {
    /// A column as texts or bytes.
    ///
    /// # Errors
    /// When it holds something else.
    pub fn new(array: &'a ArrayRef, name: &str) -> Result<Self, ArrowError> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.as_string()),
            DataType::LargeUtf8 => Self::LargeUtf8(array.as_string()),
            DataType::Utf8View => Self::Utf8View(array.as_string_view()),
            DataType::Binary => Self::Binary(array.as_binary()),
            DataType::LargeBinary => Self::LargeBinary(array.as_binary()),
            DataType::BinaryView => Self::BinaryView(array.as_binary_view()),
            other => {
                let message = format!("column {name:?}: expected numbers, text or bytes, not {other}");
                return Err(ArrowError::InvalidArgumentError(message));
            }
        })
    }

    /// Whether the column holds decoded text.
    pub const fn are_decoded(&self) -> bool {
        matches!(self, Self::Utf8(_) | Self::LargeUtf8(_) | Self::Utf8View(_))
    }

    /// The bytes of a row; `None` where it holds nothing.
    pub fn get(&self, row: usize) -> Option<&'a [u8]> {
        let array: &dyn Array = match self {
            Self::Utf8(array) => *array,
            Self::LargeUtf8(array) => *array,
            Self::Utf8View(array) => *array,
            Self::Binary(array) => *array,
            Self::LargeBinary(array) => *array,
            Self::BinaryView(array) => *array,
        };
        if row >= array.len() || array.is_null(row) {
            return None;
        }
        Some(match self {
            Self::Utf8(array) => array.value(row).as_bytes(),
            Self::LargeUtf8(array) => array.value(row).as_bytes(),
            Self::Utf8View(array) => array.value(row).as_bytes(),
            Self::Binary(array) => array.value(row),
            Self::LargeBinary(array) => array.value(row),
            Self::BinaryView(array) => array.value(row),
        })
    }
}

/// The columns of a schema that are named by paths of cells.
pub(super) fn cells(schema: &Schema) -> Vec<(usize, CellId)> {
    let fields = schema.fields().iter().enumerate();
    fields.filter_map(|(at, field)| CellId::from_path(field.name()).map(|cell| (at, cell))).collect()
}

/// What the columns `form`, `year` and `undivided` say of each report, where they are there; else what the caller says.
pub(super) fn heads(batch: &RecordBatch, otherwise: Head) -> Result<Vec<Head>, ArrowError> {
    let mut heads = vec![otherwise; batch.num_rows()];
    if let Some(array) = batch.column_by_name("year") {
        let column = Column::new(array, "year")?;
        let years = column.figures();
        for (row, head) in heads.iter_mut().enumerate() {
            let year = years.number(row);
            head.year = year.map_or(otherwise.year, |year| u16::try_from(year).ok());
        }
    }
    if let Some(array) = batch.column_by_name("form") {
        let texts = Texts::new(array, "form")?;
        for (row, head) in heads.iter_mut().enumerate() {
            let Some(name) = texts.get(row) else { continue };
            let form = std::str::from_utf8(name).ok().and_then(FormId::from_name);
            head.form = Some(form.ok_or_else(|| {
                let name = String::from_utf8_lossy(name);
                ArrowError::InvalidArgumentError(format!(
                    "row {row}: unknown form {name:?}; expected trial-2019 or official-2021"
                ))
            })?);
        }
    }
    if let Some(flags) = batch.column_by_name("undivided").and_then(|array| array.as_boolean_opt()) {
        for (row, head) in heads.iter_mut().enumerate() {
            head.undivided = flags.is_valid(row).then(|| flags.value(row)).or(otherwise.undivided);
        }
    }
    Ok(heads)
}
