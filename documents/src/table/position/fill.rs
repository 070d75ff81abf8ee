//! Grids whose rows a tool has filled up on their right (补齐的行): an empty cell is dropped, and the row gets a field more at its end.
//!
//! ```text
//! 7.属于行政执法案卷 | 4 | 0 | 0 | 1 | 0 | 5 | | | |      seven figures were printed with one cell empty
//! 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | | |    and here none was
//! ```

use super::{FULL_ROWS, is_labelled, solid};
use crate::recognise::Kind;
use crate::table::line::Lines;
use crate::table::shape::COLUMNS;

/// Whether empty fields at the end of rows are no cells: no row has one before a figure, and rows have more fields than the table has
/// columns.
pub(in crate::table) fn fills_up(lines: &Lines) -> bool {
    let rows = lines.runs.iter().filter(|run| run.in_grid && is_labelled(lines, run)).map(|run| lines.figures_of(run));
    let mut filled = 0_usize;
    for figures in rows.filter(|figures| solid(figures).next().is_some()) {
        let mut from_blank = figures.iter().skip_while(|figure| figure.kind != Kind::Blank);
        if from_blank.any(|figure| figure.kind != Kind::Blank) {
            return false;
        }
        filled = filled.saturating_add(usize::from(figures.len() > COLUMNS));
    }
    filled >= FULL_ROWS
}
