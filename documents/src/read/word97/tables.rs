//! The layout of a row: where its cells begin and end, and which belong together. Columns of a table are the places where
//! cells of any of its rows begin.

use super::sprms::{self, changes};
use crate::read::bytes::u16_at;
use crate::read::items::{Cell, Item, Row, Table};

/// Twentieths of a point: edges closer than this are one.
const NEAR: i32 = 40;
/// Bytes that describe a cell.
const DESCRIPTION: usize = 20;

/// How one cell of a row is laid out.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    left: i32,
    right: i32,
    /// It belongs to the cell on its left.
    covered: bool,
    /// It belongs to the cell above.
    goes_on: bool,
}

/// A row that is complete, with the places of its cells.
#[derive(Debug)]
struct Laid {
    cells: Vec<Vec<Item>>,
    places: Vec<Place>,
}

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Open {
    rows: Vec<Laid>,
    cells: Vec<Vec<Item>>,
    /// What stands in the open cell.
    pub(super) items: Vec<Item>,
}

impl Open {
    pub(super) fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.items));
    }

    /// Ends a row whose layout these changes state.
    pub(super) fn end_row<'l>(&mut self, lists: impl Iterator<Item = &'l [u8]>, is_deleted: bool) {
        if !self.items.is_empty() {
            self.end_cell();
        }
        let cells = std::mem::take(&mut self.cells);
        if is_deleted {
            return;
        }
        let mut places = Vec::new();
        lists.for_each(|list| apply(&mut places, list));
        self.rows.push(Laid { cells, places });
    }

    /// The table, with the columns that its cells cover.
    pub(super) fn finish(mut self, number: u32) -> Table {
        if !self.cells.is_empty() || !self.items.is_empty() {
            self.end_row(std::iter::empty(), false);
        }
        let edges = edges(&self.rows);
        Table { number, rows: self.rows.into_iter().map(|row| row.finish(&edges)).collect() }
    }
}

fn apply(places: &mut Vec<Place>, list: &[u8]) {
    for change in changes(list) {
        match (change.code, change.operand) {
            (sprms::TABLE, operand) => *places = defined(operand).unwrap_or_default(),
            (sprms::MERGE, [first, limit, ..]) => {
                let covered = usize::from(*first).saturating_add(1)..usize::from(*limit);
                places
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| covered.contains(at))
                    .for_each(|(_, place)| place.covered = true);
            }
            (sprms::SPLIT, [first, limit, ..]) => {
                let parted = usize::from(*first)..usize::from(*limit);
                places
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| parted.contains(at))
                    .for_each(|(_, place)| place.covered = false);
            }
            (sprms::MERGE_DOWN, [at, how, ..]) => {
                if let Some(place) = places.get_mut(usize::from(*at)) {
                    place.goes_on = *how == 1;
                }
            }
            _ => {}
        }
    }
}

/// The cells of a definition: their edges, then what each is.
fn defined(operand: &[u8]) -> Option<Vec<Place>> {
    let count = usize::from(*operand.first()?);
    let edge = |at: usize| {
        let edge = u16_at(operand, at.checked_mul(2)?.checked_add(1)?)?;
        Some(i32::from(edge.cast_signed()))
    };
    let descriptions = count.checked_add(1)?.checked_mul(2)?.checked_add(1)?;
    let mut places = Vec::with_capacity(count);
    for at in 0..count {
        // Descriptions may be fewer than cells.
        let flags = u16_at(operand, descriptions.checked_add(at.checked_mul(DESCRIPTION)?)?).unwrap_or_default();
        places.push(Place {
            left: edge(at)?,
            right: edge(at.checked_add(1)?)?,
            covered: flags & 0b11 == 0b10,
            goes_on: flags & 0x60 == 0x20,
        });
    }
    Some(places)
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
