//! The lines of a table as slots of its grid, with those that merged cells cover.

use super::rows::{Label, Line};

/// A slot of the grid.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The first column, from 0.
    pub(super) column: usize,
    pub(super) columns: usize,
    /// How many rows it covers, from its own down.
    pub(super) rows: usize,
    /// The text; nothing where the slot is covered from above.
    pub(super) text: Option<String>,
    /// Whether it is a cell of the form, not a label.
    pub(super) is_value: bool,
}

/// Lays out the lines of a table; its width in columns.
pub(super) fn place(lines: &[Line]) -> (usize, Vec<Vec<Slot>>) {
    let mut width = 0;
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    // What reaches down into the next row: column, columns, rows left.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    for line in lines {
        let mut slots: Vec<Slot> = Vec::new();
        let mut column = 0;
        let labels = line.labels.iter().filter_map(|label| match label {
            Label::Own { words, rows, columns } => Some((words.clone(), *rows, *columns, false)),
            Label::Covered => None,
        });
        let values = line.values.iter().map(|value| (value.clone(), 1, line.value_columns, true));
        let mut below = Vec::new();
        for (text, rows, columns, is_value) in labels.chain(values) {
            cover(&open, &mut column, &mut slots, &mut below);
            if rows > 1 {
                below.push((column, columns, rows.saturating_sub(1)));
            }
            slots.push(Slot { column, columns, rows, text: Some(text), is_value });
            column = column.saturating_add(columns);
        }
        cover(&open, &mut column, &mut slots, &mut below);
        width = width.max(column);
        open = below;
        rows.push(slots);
    }
    (width, rows)
}

/// Passes over the columns that are covered from above.
fn cover(open: &[(usize, usize, usize)], column: &mut usize, slots: &mut Vec<Slot>, below: &mut Vec<(usize, usize, usize)>) {
    while let Some((at, columns, left)) = open.iter().find(|(at, ..)| at == column).copied() {
        slots.push(Slot { column: at, columns, rows: 1, text: None, is_value: false });
        if left > 1 {
            below.push((at, columns, left.saturating_sub(1)));
        }
        *column = at.saturating_add(columns);
    }
}
