//! Several rows in one block of figures, their labels before it: as rows, with the first column apart, or column by column.
//! Tools that go through a page by its text blocks leave it so.

use super::{Layout, Slot, whole};
use crate::recognise::Kind;
use crate::table::line::Figure;
use crate::table::prices::{BY_COLUMNS, Cost, FIRST_COLUMN_APART};

/// The ways to read a block of `rows` times `width` figures.
pub(in crate::table) fn readings(figures: &[(usize, &Figure)], width: usize) -> Vec<(Cost, Vec<Slot>, Layout)> {
    let count = figures.len();
    let Some(rows) = count.checked_div(width) else { return Vec::new() };
    let are_counts =
        figures.iter().all(|(_, figure)| figure.kind == Kind::Digits && figure.number.is_some_and(ogi_core::Number::is_whole));
    if rows < 2 || rows.saturating_mul(width) != count || !are_counts {
        return Vec::new();
    }
    let at = |place: usize| figures.get(place).map_or(Slot::GONE, |figure| whole(*figure));
    let order = |place: &dyn Fn(usize, usize) -> usize| -> Vec<Slot> {
        (0..rows)
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .map(|(row, column)| at(place(row, column)))
            .collect()
    };
    let rest = width.saturating_sub(1);
    vec![
        (0, order(&|row, column| row * width + column), Layout::Block),
        (
            FIRST_COLUMN_APART,
            order(&|row, column| if column == 0 { row } else { rows + rest * row + column - 1 }),
            Layout::FirstColumnApart,
        ),
        (BY_COLUMNS, order(&|row, column| column * rows + row), Layout::ByColumns),
    ]
}
