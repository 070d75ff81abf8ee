//! Tables whose rows state the edges of their cells: columns are the places where cells of any row begin.

use super::{Cell, Item, Row, Table};
use crate::read::budget::Budget;

/// Tables inside each other; more are not told apart.
const DEEPEST: usize = 16;
/// Twentieths of a point: edges closer than this are one.
const NEAR: i32 = 40;

/// How one cell of a row is laid out.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::read) struct Place {
    pub(in crate::read) left: i32,
    pub(in crate::read) right: i32,
    /// It belongs to the cell on its left.
    pub(in crate::read) covered: bool,
    /// It belongs to the cell above.
    pub(in crate::read) goes_on: bool,
}

/// A row that is complete, with the places of its cells.
#[derive(Debug)]
struct Laid {
    cells: Vec<Vec<Item>>,
    places: Vec<Place>,
}

/// Tables that are being read, the outermost first, and what stands outside them.
#[derive(Debug)]
pub(in crate::read) struct Story {
    items: Vec<Item>,
    tables: Vec<Open>,
    /// Tables begun so far.
    count: u32,
    budget: Budget,
}

#[derive(Debug, Default)]
struct Open {
    rows: Vec<Laid>,
    cells: Vec<Vec<Item>>,
    /// What stands in the open cell.
    items: Vec<Item>,
}

impl Story {
    /// For a source of so many bytes.
    pub(in crate::read) fn for_source(bytes: usize) -> Self {
        Self { items: Vec::new(), tables: Vec::new(), count: 0, budget: Budget::for_source(bytes) }
    }

    /// What follows stands so deep in tables; tables deeper than that end, those that are missing begin.
    pub(in crate::read) fn depth(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.tables.len() > depth {
            let Some(table) = self.tables.pop() else { return };
            self.count = self.count.saturating_add(1);
            let table = table.finish(self.count);
            self.add(Item::Table(table));
        }
        while self.tables.len() < depth {
            self.tables.push(Open::default());
        }
    }

    /// Adds a paragraph or table where the text now stands.
    pub(in crate::read) fn add(&mut self, item: Item) {
        if matches!(&item, Item::Paragraph(paragraph) if paragraph.text.trim().is_empty()) || !self.budget.take(1) {
            return;
        }
        match self.tables.last_mut() {
            Some(table) => table.items.push(item),
            None => self.items.push(item),
        }
    }

    pub(in crate::read) fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && self.budget.take(1)
        {
            table.cells.push(std::mem::take(&mut table.items));
        }
    }

    /// Ends a row with this layout.
    pub(in crate::read) fn end_row(&mut self, places: &[Place]) {
        if let Some(table) = self.tables.last_mut()
            && self.budget.take(places.len().saturating_add(1))
        {
            table.end_row(places.to_vec());
        }
    }

    /// Leaves out a row that was deleted.
    pub(in crate::read) fn drop_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cells.clear();
            table.items.clear();
        }
    }

    /// What was read.
    pub(in crate::read) fn finish(mut self) -> Vec<Item> {
        self.depth(0);
        self.items
    }
}

impl Open {
    fn end_row(&mut self, places: Vec<Place>) {
        if !self.items.is_empty() {
            self.cells.push(std::mem::take(&mut self.items));
        }
        self.rows.push(Laid { cells: std::mem::take(&mut self.cells), places });
    }

    /// The table, with the columns that its cells cover.
    fn finish(mut self, number: u32) -> Table {
        if !self.cells.is_empty() || !self.items.is_empty() {
            self.end_row(Vec::new());
        }
        let edges = edges(&self.rows);
        Table { number, rows: self.rows.into_iter().map(|row| row.finish(&edges)).collect() }
    }
}

/// The places where cells of a table begin or end.
fn edges(rows: &[Laid]) -> Vec<i32> {
    let mut all: Vec<i32> = rows.iter().flat_map(|row| &row.places).flat_map(|place| [place.left, place.right]).collect();
    all.sort_unstable();
    let mut edges: Vec<i32> = Vec::new();
    for edge in all {
        if edges.last().is_none_or(|last| edge.saturating_sub(*last) > NEAR) {
            edges.push(edge);
        }
    }
    edges
}

impl Laid {
    fn finish(self, edges: &[i32]) -> Row {
        // The last edge at or before a place; those of one group lie within reach of its first.
        let column = |place: i32| edges.partition_point(|edge| *edge <= place).saturating_sub(1);
        let narrow = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let mut row = Row::default();
        if let Some(first) = self.places.first() {
            row.before = narrow(column(first.left));
        }
        let mut places = self.places.into_iter();
        for items in self.cells {
            let place = places.next();
            let columns = place.map_or(1, |place| column(place.right).saturating_sub(column(place.left)));
            let (covered, goes_on) = place.map_or((false, false), |place| (place.covered, place.goes_on));
            row.cells.push(Cell { items, columns: narrow(columns), goes_on, covered, ..Cell::default() });
        }
        row
    }
}
