//! Figures in columns: one report a row, one cell a column (宽表).

use std::ops::Range;

use ogi_core::{CELL_COUNT, Case, CellId, CellSet, Checked, Draft, FormId, Profile, Rule, rules};

use super::figures::{BrokenSums, Figures};
use super::sums::Sums;
use crate::input::Input;
use crate::model::error::Error;

/// So many rows are summed at a time, so that what is worked on stays in the nearest cache.
const BLOCK: usize = 1024;

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

/// What is reported of a row that is not in order.
#[derive(Debug, Clone, Copy)]
pub enum RowResult<'t> {
    /// The report and all that was found in it.
    Checked(&'t Draft, &'t Checked),
    /// One identity whose sums differ; the finding has no sentence.
    Sums(BrokenSums),
    /// The row cannot be used.
    Unusable(&'t Error),
}

/// How much is reported of a broken identity.
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

    /// Checks the reports of a range of rows, and reports those that are not in order, row after row.
    pub fn check(&self, rows: Range<usize>, profile: &Profile, detail: Detail, mut tell: impl FnMut(usize, RowResult<'_>)) {
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
                (Some(broken), Detail::Sums) => broken.iter().for_each(|(row, sums)| tell(*row, RowResult::Sums(*sums))),
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

    fn check_row(&self, row: usize, profile: &Profile, scratch: &mut Scratch, tell: &mut impl FnMut(usize, RowResult<'_>)) {
        match scratch.fill(self, row) {
            Ok(draft) => {
                let checked = ogi_core::check(&Case::new(draft), profile);
                if !checked.findings.is_empty() {
                    tell(row, RowResult::Checked(draft, &checked));
                }
            }
            Err(error) => tell(row, RowResult::Unusable(&error)),
        }
    }
}

/// Whether the sums of identities decide a rule where every cell is plain and nothing but cells is known: it is an
/// identity, or it looks at the state of cells, the text, or other reports.
fn is_decided_by_sums(rule: &Rule) -> bool {
    const FAMILIES: &[&str] = &["cells", "structure", "narrative", "continuity", "aggregation"];
    let family = rule.code.split('/').next().unwrap_or_default();
    rule.linear.is_some() || FAMILIES.contains(&family)
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
