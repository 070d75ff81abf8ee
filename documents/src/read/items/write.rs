//! Paragraphs and tables written in reading order, merged cells laid out.

use std::collections::BTreeMap;
use std::ops::Range;

use ogi_core::Anchor;

use super::{Cell, Item, Row, Table};
use crate::read::compose::{CellText, Composer};

/// A cell with more text than this, in several paragraphs, is a part of the page, not a cell of a form.
const LONGEST_CELL: usize = 1500;

/// Writes items; a table inside a cell is written after what stands before it in the cell.
pub(in crate::read) fn write(items: Vec<Item>, composer: &mut Composer) {
    for item in items {
        match item {
            Item::Paragraph(paragraph) => {
                let spot = Anchor::Paragraph(paragraph.number);
                composer.anchor(spot, paragraph.source);
                composer.paragraph(&paragraph.text, spot);
            }
            Item::Table(table) => write_table(table, composer),
        }
    }
}

fn write_table(table: Table, composer: &mut Composer) {
    let Table { rows, number } = table;
    let is_page = rows.iter().all(|row| row.cells.len() <= 1);
    let mut layout = Layout { number, ..Layout::default() };
    for (at, row) in rows.into_iter().enumerate() {
        let row_number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        if is_page || row.cells.iter().any(is_part_of_page) {
            layout.flush(composer);
            for (column, cell) in row.cells.into_iter().enumerate() {
                let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
                write_apart(cell, Anchor::Cell { table: number, row: row_number, column }, composer);
            }
        } else {
            layout.row(row, row_number);
        }
    }
    layout.flush(composer);
}

/// The content of a cell as paragraphs and tables of their own.
fn write_apart(cell: Cell, spot: Anchor, composer: &mut Composer) {
    for item in cell.items {
        match item {
            Item::Paragraph(paragraph) => {
                composer.anchor(spot, paragraph.source);
                composer.paragraph(&paragraph.text, spot);
            }
            Item::Table(table) => write_table(table, composer),
        }
    }
}

/// Whether a cell holds a table, or a text as long as an article.
fn is_part_of_page(cell: &Cell) -> bool {
    let paragraphs =
        cell.items.iter().filter_map(|item| if let Item::Paragraph(paragraph) = item { Some(paragraph) } else { None });
    let (count, length) =
        paragraphs.fold((0_usize, 0_usize), |(count, length), paragraph| (count + 1, length + paragraph.text.len()));
    count < cell.items.len() || (count > 1 && length > LONGEST_CELL)
}

/// Rows of a table being laid out.
#[derive(Default)]
struct Layout {
    number: u32,
    rows: Vec<Vec<CellText>>,
    /// For each column the cell that covers it from above, by row and place.
    above: BTreeMap<u16, (usize, usize)>,
}

impl Layout {
    fn row(&mut self, row: Row, number: u32) {
        let mut cells: Vec<CellText> = Vec::new();
        let mut above = BTreeMap::new();
        let mut column = row.before;
        for cell in row.cells {
            let columns = cell.columns.max(1);
            let after = column.saturating_add(columns);
            let covering = self.above.get(&column).copied().filter(|_| cell.goes_on);
            if let Some((upper, place)) = covering {
                above.insert(column, (upper, place));
                if let Some(cell) = self.rows.get_mut(upper).and_then(|row| row.get_mut(place)) {
                    cell.row_span = cell.row_span.saturating_add(1);
                }
            } else if cell.covered {
                if let Some(left) = cells.last_mut() {
                    left.column_span = left.column_span.saturating_add(columns);
                }
            } else {
                above.insert(column, (self.rows.len(), cells.len()));
                let spot = Anchor::Cell { table: self.number, row: number, column: u32::from(column).saturating_add(1) };
                let source = source_of(&cell);
                let text = text_of(cell);
                cells.push(CellText { text, row_span: 1, column_span: columns, column, spot: Some(spot), page: None, source });
            }
            column = after;
        }
        self.above = above;
        self.rows.push(cells);
    }

    fn flush(&mut self, composer: &mut Composer) {
        self.above.clear();
        composer.grid(std::mem::take(&mut self.rows));
    }
}

/// Where the first paragraph of a cell stands.
fn source_of(cell: &Cell) -> Option<Range<usize>> {
    cell.items.iter().find_map(|item| if let Item::Paragraph(paragraph) = item { paragraph.source.clone() } else { None })
}

fn text_of(cell: Cell) -> String {
    let mut text = String::new();
    for item in cell.items {
        let Item::Paragraph(paragraph) = item else { continue };
        let words = paragraph.text.trim();
        if !text.is_empty() && !words.is_empty() {
            text.push('\n');
        }
        text.push_str(words);
    }
    text
}
