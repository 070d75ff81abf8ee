//! The figures of one cell in every report: a column.

use std::ops::Range;

use ogi_core::{Cell, Identity, Number, Severity};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, F64Deserializer};

/// Which rows of a column hold something: one bit a row, lowest bit first, as in Arrow.
#[derive(Debug, Clone, Copy)]
pub struct Validity<'a> {
    bits: &'a [u8],
    offset: usize,
}

impl<'a> Validity<'a> {
    /// Bits of which the first row's is at `offset`.
    pub const fn new(bits: &'a [u8], offset: usize) -> Self {
        Self { bits, offset }
    }

    fn holds(&self, row: usize) -> bool {
        let at = self.offset.saturating_add(row);
        self.bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }
}

/// The figures of one cell in every report. A row that holds nothing is a missing cell.
#[derive(Debug, Clone)]
pub enum Figures<'a> {
    /// Whole numbers.
    Int32(&'a [i32], Option<Validity<'a>>),
    /// Whole numbers.
    Int64(&'a [i64], Option<Validity<'a>>),
    /// Anything that a cell may hold.
    Cells(&'a [Cell]),
}

/// The cell that a floating-point number stands for: missing when it is not a number.
///
/// ```
/// use ogi_report::{Cell, batch::whole_or_cell};
/// assert_eq!(whole_or_cell(13.0), Cell::Number(13.into()));
/// assert_eq!(whole_or_cell(f64::NAN), Cell::Missing);
/// ```
pub fn whole_or_cell(value: f64) -> Cell {
    if value.is_nan() {
        return Cell::Missing;
    }
    let float: F64Deserializer<ValueError> = value.into_deserializer();
    Cell::deserialize(float).unwrap_or_else(|_| Cell::Text(value.to_string().into()))
}

impl Figures<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Int32(values, _) => values.len(),
            Self::Int64(values, _) => values.len(),
            Self::Cells(cells) => cells.len(),
        }
    }

    /// The whole number of a row, where that is all there is.
    pub(super) fn whole(&self, row: usize) -> Option<i64> {
        let (value, validity) = match self {
            Self::Int32(values, validity) => (values.get(row).copied().map(i64::from), validity),
            Self::Int64(values, validity) => (values.get(row).copied(), validity),
            Self::Cells(_) => return None,
        };
        value.filter(|_| validity.as_ref().is_none_or(|validity| validity.holds(row)))
    }

    /// The whole number that a row holds, if it holds one.
    pub fn number(&self, row: usize) -> Option<i64> {
        self.cell(row).number().and_then(Number::as_integer)
    }

    pub(super) fn cell(&self, row: usize) -> Cell {
        if let Self::Cells(cells) = self {
            return cells.get(row).cloned().unwrap_or_default();
        }
        match self.whole(row) {
            None => Cell::Missing,
            Some(value) => Number::new(value, 0).map_or_else(|| Cell::Text(value.to_string().into()), Cell::Number),
        }
    }

    pub(super) fn are_missing(&self, rows: &Range<usize>) -> bool {
        match self {
            Self::Cells(cells) => cells.get(rows.clone()).unwrap_or_default().iter().all(Cell::is_missing),
            _ => rows.clone().all(|row| self.whole(row).is_none()),
        }
    }

    /// All bits that the figures of a block have, where every row holds a plain count: a whole number, not below zero
    /// unless `signed`.
    pub(super) fn plain_bits(&self, rows: &Range<usize>, signed: bool) -> Option<u64> {
        let all_hold = |validity: &Option<Validity<'_>>| {
            validity.as_ref().is_none_or(|validity| rows.clone().all(|row| validity.holds(row)))
        };
        // A negative number has the highest bit.
        let bits = match self {
            Self::Int32(values, validity) if all_hold(validity) => {
                let bits = values.get(rows.clone())?.iter().fold(0, |bits, value| bits | value);
                (signed || bits >= 0).then(|| u64::from(bits.unsigned_abs()))?
            }
            Self::Int64(values, validity) if all_hold(validity) => {
                let values = values.get(rows.clone())?;
                let bits = values.iter().fold(0, |bits, value| bits | value);
                // Past fifteen digits a figure is no number.
                let most = || values.iter().fold(0_u64, |most, value| most.max(value.unsigned_abs()));
                let is_short = (0..1 << 49).contains(&bits) || most() < 1_000_000_000_000_000;
                (is_short && (signed || bits >= 0)).then(|| bits.unsigned_abs())?
            }
            _ => return None,
        };
        Some(if signed { 0 } else { bits })
    }

    /// A block of a column of 32-bit numbers.
    pub(super) fn narrow(&self, rows: &Range<usize>) -> Option<&[i32]> {
        match self {
            Self::Int32(values, _) => values.get(rows.clone()),
            _ => None,
        }
    }

    /// Adds a block of rows to sums, or takes it away.
    pub(super) fn add_wide(&self, rows: &Range<usize>, sign: Sign, sums: &mut [i64]) {
        match self {
            Self::Int32(values, _) => {
                accumulate(sums, values.get(rows.clone()).unwrap_or_default().iter().copied().map(i64::from), sign);
            }
            Self::Int64(values, _) => accumulate(sums, values.get(rows.clone()).unwrap_or_default().iter().copied(), sign),
            Self::Cells(_) => {}
        }
    }
}

fn accumulate(sums: &mut [i64], values: impl Iterator<Item = i64>, sign: Sign) {
    match sign {
        Sign::Plus => sums.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.wrapping_add(value)),
        Sign::Minus => sums.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.wrapping_sub(value)),
    }
}

/// An identity that is broken by plain whole figures (勾稽关系不成立).
#[derive(Debug, Clone, Copy)]
pub struct BrokenSums {
    /// The identity.
    pub identity: &'static Identity,
    /// How grave, by the profile.
    pub severity: Severity,
    /// What its parts add up to.
    pub expected: i64,
    /// What is stated.
    pub actual: i64,
}

/// Whether a column is added or taken away.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Plus,
    Minus,
}
