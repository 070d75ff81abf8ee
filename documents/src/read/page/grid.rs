//! Tables by their ruling lines: which lines bound which cell, and what stands in it.

use super::Character;
use super::Units;
use super::lines;
use super::rules::{Frame, places};

/// A table with more columns or rows than this on one page is none.
const MOST_COLUMNS: usize = 80;
const MOST_ROWS: usize = 300;
/// A side without a line is one if the lines that end there end so far from the next.
const OPEN_SIDE: Units = 1200;

/// A table on a page.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Where its columns begin and end.
    pub(super) edges: Vec<Units>,
    pub(super) top: Units,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell with its text.
#[derive(Debug, Default, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// The cells of a frame before they are filled.
struct Layout {
    xs: Vec<Units>,
    ys: Vec<Units>,
    /// For each field, row by row, the cell that it belongs to: its first field.
    cell: Vec<usize>,
}

impl Layout {
    fn new(frame: &Frame) -> Option<Self> {
        let with_sides = |lines: Vec<Units>, low: Option<Units>, high: Option<Units>| {
            let mut lines = lines;
            if let (Some(low), Some(first)) = (low, lines.first().copied())
                && first.saturating_sub(low) > OPEN_SIDE
            {
                lines.insert(0, low);
            }
            if let (Some(high), Some(last)) = (high, lines.last().copied())
                && high.saturating_sub(last) > OPEN_SIDE
            {
                lines.push(high);
            }
            lines
        };
        let (across, down) = (&frame.horizontal, &frame.vertical);
        let xs = places(down.iter().map(|line| line.at));
        let xs = with_sides(xs, across.iter().map(|line| line.from).min(), across.iter().map(|line| line.to).max());
        let ys = places(across.iter().map(|line| line.at));
        let ys = with_sides(ys, down.iter().map(|line| line.from).min(), down.iter().map(|line| line.to).max());
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if !(1..=MOST_COLUMNS).contains(&columns) || !(1..=MOST_ROWS).contains(&rows) {
            return None;
        }
        let mut layout = Self { cell: (0..columns.saturating_mul(rows)).collect(), xs, ys };
        layout.join(frame, columns, rows);
        Some(layout)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Joins fields that no line parts.
    fn join(&mut self, frame: &Frame, columns: usize, rows: usize) {
        let middle = |places: &[Units], at: usize| Some(places.get(at)?.midpoint(*places.get(at.saturating_add(1))?));
        let near = |place: Units, line: Units| place.abs_diff(line) <= 300;
        for row in 0..rows {
            for column in 0..columns {
                let at = row.saturating_mul(columns).saturating_add(column);
                let (Some(x), Some(y)) = (middle(&self.xs, column), middle(&self.ys, row)) else { continue };
                let right = self.xs.get(column.saturating_add(1)).copied().unwrap_or_default();
                let below = self.ys.get(row.saturating_add(1)).copied().unwrap_or_default();
                let parted = frame.vertical.iter().any(|line| near(line.at, right) && line.covers(y));
                if column.saturating_add(1) < columns && !parted {
                    self.unite(at, at.saturating_add(1));
                }
                let parted = frame.horizontal.iter().any(|line| near(line.at, below) && line.covers(x));
                if row.saturating_add(1) < rows && !parted {
                    self.unite(at, at.saturating_add(columns));
                }
            }
        }
        for at in 0..self.cell.len() {
            let root = self.root(at);
            if let Some(cell) = self.cell.get_mut(at) {
                *cell = root;
            }
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(next) = self.cell.get(at).copied().filter(|next| *next < at) {
            at = next;
        }
        at
    }

    fn unite(&mut self, first: usize, second: usize) {
        let (first, second) = (self.root(first), self.root(second));
        if let Some(cell) = self.cell.get_mut(first.max(second)) {
            *cell = first.min(second);
        }
    }

    /// The field that a character stands in.
    fn field(&self, character: &Character) -> Option<usize> {
        let x = character.left.midpoint(character.right);
        let y = character.base.saturating_sub(character.size.saturating_mul(35) / 100);
        let between = |places: &[Units], place: Units| {
            let after = places.partition_point(|edge| *edge <= place);
            (after > 0 && after < places.len()).then(|| after.saturating_sub(1))
        };
        Some(between(&self.ys, y)?.saturating_mul(self.columns()).saturating_add(between(&self.xs, x)?))
    }
}

/// Takes out of the characters those that stand in tables.
pub(super) fn tables(frames: &[Frame], characters: &mut Vec<Character>) -> Vec<Table> {
    let mut layouts: Vec<Layout> = frames.iter().filter_map(Layout::new).filter(Layout::is_table).collect();
    // The smallest first: a table inside the field of another keeps its own text.
    layouts.sort_by_key(|layout| {
        layout.ys.last().copied().unwrap_or_default().saturating_sub(layout.ys.first().copied().unwrap_or_default())
    });
    let mut tables: Vec<Table> = layouts.iter().filter_map(|layout| layout.fill(characters)).collect();
    tables.sort_by_key(|table| table.top);
    tables
}

impl Layout {
    /// A frame of one column is a box around text.
    fn is_table(&self) -> bool {
        let columns = self.columns();
        let fields = self.cell.chunks(columns.max(1));
        columns > 1 && fields.into_iter().any(|row| row.first() != row.last())
    }

    fn fill(&self, characters: &mut Vec<Character>) -> Option<Table> {
        let columns = self.columns();
        let mut inside: Vec<Vec<Character>> = vec![Vec::new(); self.cell.len()];
        let mut outside = Vec::with_capacity(characters.len());
        for character in characters.drain(..) {
            let cell = self.field(&character).and_then(|field| self.cell.get(field)).and_then(|cell| inside.get_mut(*cell));
            match cell {
                Some(cell) => cell.push(character),
                None => outside.push(character),
            }
        }
        *characters = outside;
        if inside.iter().all(Vec::is_empty) {
            return None;
        }
        let mut table = Table { edges: self.xs.clone(), top: self.ys.first().copied().unwrap_or_default(), rows: Vec::new() };
        for (row, fields) in self.cell.chunks(columns.max(1)).enumerate() {
            let mut cells = Vec::new();
            for (column, cell) in fields.iter().enumerate() {
                let at = row.saturating_mul(columns).saturating_add(column);
                if *cell != at {
                    continue;
                }
                let (wide, high) = self.size(at, columns);
                let width = self.xs.get(column.saturating_add(wide)).copied().unwrap_or_default();
                let width = width.saturating_sub(self.xs.get(column).copied().unwrap_or_default());
                let text = inside.get_mut(at).map(std::mem::take).unwrap_or_default();
                cells.push(Cell { text: lines::cell(text, width), column, columns: wide, rows: high });
            }
            table.rows.push(cells);
        }
        Some(table)
    }

    /// How many columns and rows a cell covers.
    fn size(&self, first: usize, columns: usize) -> (usize, usize) {
        let is_same = |at: &usize| self.cell.get(*at) == Some(&first);
        let row_end = (first / columns.max(1)).saturating_add(1).saturating_mul(columns);
        let wide = (first..row_end).take_while(is_same).count();
        let high = (first..self.cell.len()).step_by(columns.max(1)).take_while(is_same).count();
        (wide.max(1), high.max(1))
    }
}
