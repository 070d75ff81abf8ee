//! Figures in columns: one report a row, one cell a column (宽表).

use std::ops::Range;

use ogi_core::{
    CELL_COUNT, Case, Cell, CellId, CellSet, Check, Checked, Draft, FormId, Identity, Number, Profile, Rule, Severity, rules,
};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, F64Deserializer};

use super::sums::{Sign, Sums};
use crate::input::Input;
use crate::model::error::Error;

/// So many rows are summed at a time, so that what is worked on stays in the nearest cache.
const BLOCK: usize = 1024;

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

/// What a table says of a report besides its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The form; without it the year says which.
    pub form: Option<FormId>,
    /// The reporting year (报告年度).
    pub year: Option<u16>,
    /// Whether （六）其他处理 is one row; without it the cells say so.
    pub undivided: Option<bool>,
}

/// A table with one report a row and one cell a column.
#[derive(Debug)]
pub struct ColumnBatch<'a> {
    columns: Vec<(CellId, Figures<'a>)>,
    /// Where the column of a cell is, by the index of the cell.
    places: Vec<Option<usize>>,
    heads: &'a [Head],
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
    fn len(&self) -> usize {
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

    fn cell(&self, row: usize) -> Cell {
        if let Self::Cells(cells) = self {
            return cells.get(row).cloned().unwrap_or_default();
        }
        match self.whole(row) {
            None => Cell::Missing,
            Some(value) => Number::new(value, 0).map_or_else(|| Cell::Text(value.to_string().into()), Cell::Number),
        }
    }

    fn are_missing(&self, rows: &Range<usize>) -> bool {
        match self {
            Self::Cells(cells) => cells.get(rows.clone()).unwrap_or_default().iter().all(Cell::is_missing),
            _ => rows.clone().all(|row| self.whole(row).is_none()),
        }
    }

    /// All bits that the figures of a block have, where every row holds a plain count: a whole number, not below zero
    /// unless `signed`.
    fn plain_bits(&self, rows: &Range<usize>, signed: bool) -> Option<u64> {
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

/// What is told of a row that is not in order.
#[derive(Debug, Clone, Copy)]
pub enum Told<'t> {
    /// The report and all that was found in it.
    Checked(&'t Draft, &'t Checked),
    /// One identity whose sums differ; the finding is told without its sentence.
    Sums(BrokenSums),
    /// The row cannot be used.
    Unusable(&'t Error),
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

/// How much is told of a broken identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Whole findings, which can be put in words.
    Findings,
    /// Sums alone where that is all there is to it: much faster.
    Sums,
}

impl<'a> ColumnBatch<'a> {
    /// A table of columns that are as long as `heads`, which has one entry a report.
    ///
    /// # Errors
    /// When a cell has two columns, or a column is not as long as there are reports.
    pub fn new(columns: Vec<(CellId, Figures<'a>)>, heads: &'a [Head]) -> Result<Self, Error> {
        let mut seen = CellSet::default();
        for (cell, figures) in &columns {
            if seen.contains(*cell) {
                return Err(Error::Duplicate(cell.path().to_owned()));
            }
            seen.insert(*cell);
            if figures.len() != heads.len() {
                return Err(Error::BadCell { cell: *cell, reason: "its column has another length than the table".to_owned() });
            }
        }
        let mut places = vec![None; CELL_COUNT];
        for (at, (cell, _)) in columns.iter().enumerate() {
            if let Some(place) = places.get_mut(cell.index()) {
                *place = Some(at);
            }
        }
        Ok(Self { columns, places, heads })
    }

    /// How many reports the table holds.
    pub const fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether it holds none.
    pub const fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The draft of one report.
    ///
    /// # Errors
    /// When its form is not known, or its cells do not belong to its form.
    pub fn draft(&self, row: usize) -> Result<Draft, Error> {
        let head = self.heads.get(row).copied().unwrap_or_default();
        let cells = self.columns.iter().map(|(id, figures)| (*id, figures.cell(row))).filter(|(_, cell)| !cell.is_missing());
        Input::from_cells(head.form, head.year, cells.collect(), head.undivided).map(|input| input.draft)
    }

    /// Checks the reports of a range of rows, and tells of those that are not in order, row after row.
    pub fn check(&self, rows: Range<usize>, profile: &Profile, detail: Detail, mut tell: impl FnMut(usize, Told<'_>)) {
        let by_columns = rules().all(|rule| !profile.is_on(rule) || is_decided_by_sums(rule));
        let mut scratch = Scratch::default();
        let mut sums = None;
        let end = rows.end.min(self.len());
        let mut start = rows.start;
        while start < end {
            let block = start..end.min(start.saturating_add(BLOCK));
            start = block.end;
            let broken = if by_columns { self.broken(&block, profile, &mut sums) } else { None };
            match (broken, detail) {
                (None, _) => block.for_each(|row| self.check_row(row, profile, &mut scratch, &mut tell)),
                (Some(broken), Detail::Sums) => broken.iter().for_each(|(row, sums)| tell(*row, Told::Sums(*sums))),
                (Some(mut broken), Detail::Findings) => {
                    broken.dedup_by_key(|(row, _)| *row);
                    for (row, _) in broken {
                        self.check_row(row, profile, &mut scratch, &mut tell);
                    }
                }
            }
        }
    }

    /// The broken identities of a block by sums of whole columns, row after row; `None` where some cell is not plain, so
    /// that rows must be looked at by themselves. `sums` are those of the block before.
    fn broken<'s>(
        &'s self,
        block: &Range<usize>,
        profile: &Profile,
        sums: &mut Option<Sums<'s>>,
    ) -> Option<Vec<(usize, BrokenSums)>> {
        let heads = self.heads.get(block.clone())?;
        let head = *heads.first()?;
        if heads.iter().any(|other| *other != head) {
            return None;
        }
        let layout = (head.form.or_else(|| FormId::for_year(head.year?))?, head.undivided.unwrap_or(false));
        if !sums.as_ref().is_some_and(|sums| sums.is_for(layout)) {
            *sums = Sums::new(layout, profile, &|cell| self.column(cell));
        }
        let sums = sums.as_ref()?;
        let mut bits = 0;
        for (cell, figures) in &self.columns {
            if sums.cells().contains(*cell) {
                bits |= figures.plain_bits(block, cell.is_signed())?;
            } else if !figures.are_missing(block) {
                return None;
            }
        }
        Some(sums.broken(block, bits))
    }

    /// The column of a cell.
    fn column(&self, cell: CellId) -> Option<&Figures<'a>> {
        let place = self.places.get(cell.index()).copied().flatten()?;
        self.columns.get(place).map(|(_, figures)| figures)
    }

    fn check_row(&self, row: usize, profile: &Profile, scratch: &mut Scratch, tell: &mut impl FnMut(usize, Told<'_>)) {
        match scratch.fill(self, row) {
            Ok(draft) => {
                let checked = ogi_core::check(&Case::new(draft), profile);
                if !checked.findings.is_empty() {
                    tell(row, Told::Checked(draft, &checked));
                }
            }
            Err(error) => tell(row, Told::Unusable(&error)),
        }
    }
}

/// Whether the sums of identities decide a rule where every cell is plain and nothing but cells is known: it is an
/// identity, or it looks at the state of cells, the text, or other reports.
fn is_decided_by_sums(rule: &Rule) -> bool {
    const FAMILIES: &[&str] = &["cells", "structure", "narrative", "continuity", "aggregation"];
    let family = rule.code.split('/').next().unwrap_or_default();
    !matches!(rule.check, Check::Judge(_)) || FAMILIES.contains(&family)
}

/// A draft that is filled again and again, with the cells of its form in its usual layout.
#[derive(Debug, Default)]
struct Scratch(Option<(Draft, CellSet)>);

impl Scratch {
    /// The draft of a row. The last draft is used again, which spares its memory, where form and layout are the same.
    fn fill(&mut self, batch: &ColumnBatch<'_>, row: usize) -> Result<&Draft, Error> {
        let head = batch.heads.get(row).copied().unwrap_or_default();
        let form = head.form.or_else(|| FormId::for_year(head.year?));
        let (draft, cells) = match self.0.take() {
            Some((draft, cells)) if Some(draft.form()) == form && !draft.is_undivided() && head.undivided != Some(true) => {
                match refill(draft, &cells, batch, row, head.year) {
                    Some(draft) => (draft, cells),
                    None => (batch.draft(row)?, cells),
                }
            }
            _ => {
                let draft = batch.draft(row)?;
                let cells = draft.form().form().cells(false).collect();
                (draft, cells)
            }
        };
        Ok(&self.0.insert((draft, cells)).0)
    }
}

/// Fills a draft with another row; `None` where the row has cells that the layout does not have.
fn refill(mut draft: Draft, cells: &CellSet, batch: &ColumnBatch<'_>, row: usize, year: Option<u16>) -> Option<Draft> {
    draft.year = year;
    for (id, figures) in &batch.columns {
        let cell = figures.cell(row);
        if cells.contains(*id) {
            draft.set(*id, cell);
        } else if !cell.is_missing() {
            return None;
        }
    }
    Some(draft)
}
