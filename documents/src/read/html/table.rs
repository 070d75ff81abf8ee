//! Open tables: their rows so far, the open cell, and which columns are taken by cells from above.

use super::attributes::{Attributes, MOST_COLUMNS};
use crate::document::{Grid, GridCell, GridRow};

/// Tables open inside each other; deeper ones are read as text.
pub(super) const DEEPEST: usize = 128;

/// A table that has not ended.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Rows not yet handed out.
    pub(super) grid: Grid,
    /// Cells of the row being read.
    pub(super) row: Vec<GridCell>,
    /// The cell being read.
    pub(super) cell: Option<Cell>,
    /// Where in the flow the first cell started.
    pub(super) first_cell: Option<usize>,
    /// Whether it proved a table of its own: a table of one cell inside a cell is part of that cell's text.
    pub(super) proved: bool,
    in_row: bool,
    layout: Layout,
}

/// A cell that has not ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Where its text starts in the flow.
    pub(super) start: usize,
    /// Whether its text is handed out as paragraphs, because it holds a table.
    pub(super) flattened: bool,
    row_span: u16,
    column_span: u16,
    column: u16,
}

impl Table {
    /// Opens a cell; the flow stands at `start`.
    pub(super) fn open_cell(&mut self, start: usize, attributes: &Attributes, work: &mut u64) {
        let row_span = attributes.row_span.clamp(1, MOST_COLUMNS);
        let (column, column_span) = self.layout.place(row_span, attributes.column_span, work);
        self.first_cell.get_or_insert(start);
        self.in_row = true;
        self.cell = Some(Cell { start, flattened: false, row_span, column_span, column });
    }

    /// Closes a cell whose text is the given range.
    pub(super) fn close_cell(&mut self, cell: Cell, range: std::ops::Range<u32>) {
        let Cell { row_span, column_span, column, .. } = cell;
        self.row.push(GridCell { range, row_span, column_span, column });
    }

    /// Starts a row.
    pub(super) fn start_row(&mut self) {
        self.in_row = true;
    }

    /// Ends the row, if there is one. A row without cells is none, but cells from above reach into it.
    pub(super) fn end_row(&mut self) {
        if std::mem::take(&mut self.in_row) {
            self.take_row();
            self.layout.next_row();
        }
    }

    /// Starts a row group: cells from above end here.
    pub(super) fn start_group(&mut self) {
        self.layout.taken_until.clear();
    }

    /// All rows so far, with what there is of the row being read.
    pub(super) fn take_grid(&mut self) -> Grid {
        self.take_row();
        std::mem::take(&mut self.grid)
    }

    fn take_row(&mut self) {
        if !self.row.is_empty() {
            self.grid.rows.push(GridRow { cells: std::mem::take(&mut self.row) });
        }
    }
}

/// Where the next cell goes.
#[derive(Debug, Default)]
struct Layout {
    row: u32,
    next: u16,
    /// For each column, the first row in which it is free again.
    taken_until: Vec<u32>,
}

impl Layout {
    /// The column of the next cell, and how many columns it covers. `work` bounds the steps taken for the whole page.
    fn place(&mut self, row_span: u16, column_span: u16, work: &mut u64) -> (u16, u16) {
        while let Some(&until) = self.taken_until.get(usize::from(self.next))
            && until > self.row
            && *work > 0
        {
            *work -= 1;
            self.next = self.next.saturating_add(1);
        }
        let column = self.next.min(MOST_COLUMNS);
        let span = column_span.min(MOST_COLUMNS.saturating_sub(column)).max(1);
        let end = column.saturating_add(span).min(MOST_COLUMNS);
        if row_span > 1 && *work >= u64::from(span) {
            *work -= u64::from(span);
            if self.taken_until.len() < usize::from(end) {
                self.taken_until.resize(usize::from(end), 0);
            }
            let until = self.row.saturating_add(u32::from(row_span));
            for taken in self.taken_until.iter_mut().take(usize::from(end)).skip(usize::from(column)) {
                *taken = until.max(*taken);
            }
        }
        self.next = end;
        (column, span)
    }

    fn next_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.next = 0;
    }
}
