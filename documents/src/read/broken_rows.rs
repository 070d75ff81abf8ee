//! Rows of bars that a tool broke inside their cells (断开的行): a cell of the page held a line break and nothing else.
//!
//! ```text
//! 8.属于行政查询事项 | 0 | 11 | 0 |
//! | 0 | 0 | 11 | ||                       four cells, an empty one, and five more
//! ```

use ogi_core::Column;

use crate::document::{GridCell, GridRow};

/// Columns of the applications table.
const COLUMNS: usize = Column::ALL.len();
/// At most so many cells of a row are labels.
const LABELS: usize = 3;
/// So many rows before it show how wide a table is.
const LOOKED_AT: usize = 40;
/// No row of fewer cells is put together again, and none of more.
const CELLS: std::ops::RangeInclusive<usize> = 4..=24;

/// What has come of a row since its line that did not begin with a bar.
#[derive(Debug, Default)]
pub(super) enum BrokenRow {
    /// There is none: the row before begins with a bar, or no row is before.
    #[default]
    None,
    /// The row before is its first piece, perhaps the whole.
    First,
    /// The place of its first piece among the rows of the grid, and its cells.
    Pieces(usize, Vec<GridCell>),
}

impl BrokenRow {
    /// Takes a line of cells, none for a bar alone, that starts at a place of the flow. Where it begins with a bar and makes the row
    /// whole, the row stands in the grid in place of its pieces, and nothing is to be added. `text` says what a cell holds.
    pub(super) fn takes<'t>(
        &mut self,
        rows: &mut Vec<GridRow>,
        begins_with_bar: bool,
        line: u32,
        cells: &[GridCell],
        text: impl Fn(&GridCell) -> &'t str,
    ) -> bool {
        let before = std::mem::take(self);
        if !begins_with_bar {
            *self = Self::First;
            return false;
        }
        let (first, mut row) = match before {
            Self::None => return false,
            Self::First => match rows.split_last() {
                Some((last, others)) => (others.len(), last.cells.clone()),
                None => return false,
            },
            Self::Pieces(first, row) => (first, row),
        };
        row.push(GridCell { range: line..line, row_span: 1, column_span: 1, column: 0 });
        row.extend_from_slice(cells);
        // One cell a line, a bar alone is a cell: the row is told by what ends it.
        let known = rows.get(..first).unwrap_or_default().iter().rev().take(LOOKED_AT).map(|known| known.cells.len());
        let width = known.into_iter().find(|count| CELLS.contains(count));
        if !cells.is_empty() && (width == Some(row.len()) || is_whole(&row, text)) {
            for (cell, column) in row.iter_mut().zip(0_u16..) {
                cell.column = column;
            }
            rows.truncate(first);
            rows.push(GridRow { cells: row });
            return true;
        }
        if row.len() <= *CELLS.end() {
            *self = Self::Pieces(first, row);
        }
        false
    }
}

/// Whether a row has labels, the cells of the applications table, and fields that it is filled up with.
fn is_whole<'t>(row: &[GridCell], text: impl Fn(&GridCell) -> &'t str) -> bool {
    let Some(last) = row.iter().rposition(|cell| !text(cell).trim().is_empty()) else { return false };
    let own = row.get(..=last).unwrap_or_default();
    let is_words = |cell: &GridCell| text(cell).contains(|letter: char| letter > '\u{2E80}');
    let labels = own.iter().take_while(|cell| is_words(cell)).count();
    let figures = own.get(labels..).unwrap_or_default();
    own.len() < row.len() && (1..=LABELS).contains(&labels) && figures.len() == COLUMNS && !figures.iter().any(is_words)
}
