//! Tables: their start, their end, and what is a table at all.

use std::ops::Range;

use super::{Builder, Gap, LONGEST_CELL};
use crate::document::{Block, Grid};
use crate::read::html::attributes::Attributes;
use crate::read::html::flow::{Flow, offset};
use crate::read::html::table::{Cell, DEEPEST, Table};

impl Builder {
    pub(super) fn start_table(&mut self) {
        if self.exhausted {
            return;
        }
        if self.tables.len() >= DEEPEST {
            self.deeper = self.deeper.saturating_add(1);
            self.line_break();
            return;
        }
        // A table cannot stand between the cells of another: that one lacks its end.
        if self.tables.last().is_some_and(|table| table.cell.is_none()) {
            self.end_table();
        }
        if self.in_cell() {
            self.gap = Gap::Line;
        } else {
            self.end_paragraph();
        }
        self.tables.push(Table::default());
    }

    pub(super) fn end_table(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            self.line_break();
            return;
        }
        if self.tables.is_empty() {
            self.line_break();
            return;
        }
        self.end_row();
        let in_outer_cell = self.in_cell();
        let Some(mut table) = self.tables.pop() else { return };
        if in_outer_cell {
            self.gap = Gap::Line;
        } else {
            self.end_paragraph();
            let grid = table.take_grid();
            self.push_grid(grid);
        }
    }

    pub(super) fn start_row_group(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.start_group();
        }
    }

    pub(super) fn start_row(&mut self) {
        self.end_row();
        if self.tables.is_empty() {
            // The table's start is lost.
            self.start_table();
        }
        if let Some(table) = self.tables.last_mut() {
            table.start_row();
        }
    }

    pub(super) fn end_row(&mut self) {
        self.end_cell();
        match self.tables.last_mut() {
            Some(table) => table.end_row(),
            None => self.line_break(),
        }
    }

    pub(super) fn start_cell(&mut self, attributes: &Attributes) {
        self.end_cell();
        if self.tables.is_empty() {
            self.start_table();
        }
        if self.exhausted {
            self.gap = Gap::Line;
            return;
        }
        if self.tables.last().is_some_and(|table| table.first_cell.is_some() && !table.proved) {
            self.prove();
        }
        if !self.budget.take(2) {
            self.leave_tables();
            return;
        }
        if self.in_cell() {
            // The one cell of an inner table, so far: its text continues the outer cell's.
            self.gap = Gap::Line;
            let start = self.flow.len();
            let work = &mut self.work;
            if let Some(table) = self.tables.last_mut() {
                table.open_cell(start, attributes, work);
            }
            return;
        }
        self.end_paragraph();
        let start = self.flow.len();
        if let Some(table) = self.tables.last_mut() {
            table.open_cell(start, attributes, &mut self.work);
        }
    }

    pub(super) fn end_cell(&mut self) {
        let depth = self.tables.len();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        if cell.flattened {
            self.end_paragraph();
            return;
        }
        let range = trimmed(&self.flow, cell.start..self.flow.len());
        let in_outer_cell = depth >= 2 && self.in_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if in_outer_cell {
            table.close_cell(cell, offset(range.start)..offset(range.end));
            self.gap = Gap::Line;
            return;
        }
        let text = self.flow.get(range.clone());
        if text.len() > LONGEST_CELL && text.bytes().filter(|&byte| byte == b'\n').count() >= 2 {
            let grid = table.take_grid();
            self.push_grid(grid);
            self.push_lines(range);
        } else {
            table.close_cell(cell, offset(range.start)..offset(range.end));
        }
        self.open_block();
    }

    /// The innermost table has a second cell: it is a table, and the cells around it are parts of the page.
    pub(super) fn prove(&mut self) {
        let last = self.tables.len().saturating_sub(1);
        // Once a cell is flattened, all cells around it are.
        let unproved = self.tables.iter().rposition(|table| table.cell.is_some_and(|cell| cell.flattened));
        for index in unproved.map_or(0, |at| at + 1)..last {
            let end = self.tables.get(index + 1).and_then(|inner| inner.first_cell).unwrap_or(self.flow.len());
            let Some(table) = self.tables.get_mut(index) else { return };
            table.proved = true;
            let Some(Cell { start, .. }) = table.cell else { continue };
            if let Some(cell) = &mut table.cell {
                cell.flattened = true;
            }
            let grid = table.take_grid();
            self.push_grid(grid);
            self.push_lines(start..end);
        }
        if let Some(table) = self.tables.last_mut() {
            table.proved = true;
        }
        self.open_block();
    }

    /// Hands out a grid; one of a single column is how a page is laid out, and its cells are paragraphs.
    pub(super) fn push_grid(&mut self, grid: Grid) {
        if grid.rows.is_empty() {
            return;
        }
        if grid.rows.iter().any(|row| row.cells.len() > 1) {
            self.blocks.push(Block::Grid(grid));
            return;
        }
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            self.push_lines(cell.range.start as usize..cell.range.end as usize);
        }
    }

    /// Hands out the lines of a stretch of the flow as paragraphs.
    fn push_lines(&mut self, range: Range<usize>) {
        let mut start = range.start;
        while start < range.end {
            let rest = self.flow.get(start..range.end);
            let line = rest.split('\n').next().unwrap_or_default();
            let (end, blank) = (start + line.len(), line.trim().is_empty());
            if !blank && !self.budget.take(1) {
                self.push_paragraph(start..range.end);
                return;
            }
            if !blank {
                self.push_paragraph(start..end);
            }
            start = end + 1;
        }
    }

    pub(super) fn push_paragraph(&mut self, range: Range<usize>) {
        self.blocks.push(Block::Paragraph(offset(range.start)..offset(range.end)));
    }

    /// Ends all tables and reads on as text.
    fn leave_tables(&mut self) {
        self.deeper = 0;
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        self.exhaust();
    }
}

/// The range without white space at its ends.
fn trimmed(flow: &Flow, range: Range<usize>) -> Range<usize> {
    let text = flow.get(range.clone());
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}
