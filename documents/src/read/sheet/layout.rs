//! A sheet as paragraphs and tables: a row of one cell is a paragraph, rows of several are a table.

use std::collections::BTreeMap;

use ogi_core::Anchor;

use super::Sheet;
use super::covers::Covers;
use crate::read::compose::{CellText, Composer};

/// A table wider than this is not filled up with empty cells.
const WIDEST: u32 = 200;

/// Writes a sheet.
pub(in crate::read) fn write(sheet: &Sheet<'_>, composer: &mut Composer) {
    let mut covers = Covers::new(sheet);
    let mut rows: BTreeMap<u32, BTreeMap<u32, &str>> = BTreeMap::new();
    for ((row, column), text) in &sheet.cells {
        if !sheet.hides_row(*row) && !sheet.hides_column(*column) && !covers.covers((*row, *column)) {
            rows.entry(*row).or_default().insert(*column, text);
        }
    }
    let mut covers = Covers::new(sheet);
    let mut table: Vec<(u32, BTreeMap<u32, &str>)> = Vec::new();
    let mut last = 0;
    for (row, cells) in rows {
        let filled: Vec<(&u32, &&str)> = cells.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        match filled.as_slice() {
            // A blank row below others may be one of the form whose zeros are left out; only the first counts.
            [] if cells.len() > 1
                && table.last().is_some_and(|(_, above)| above.values().any(|text| !text.trim().is_empty())) =>
            {
                table.push((row, cells));
            }
            [] => {}
            [(column, text)] if cells.len() == 1 => {
                flush(sheet, &mut covers, &mut table, composer);
                composer.paragraph(text, Anchor::Address { row, column: **column });
            }
            _ => {
                if last != 0 && row.saturating_sub(last) > 2 {
                    flush(sheet, &mut covers, &mut table, composer);
                }
                table.push((row, cells));
            }
        }
        last = row;
    }
    flush(sheet, &mut covers, &mut table, composer);
}

/// Writes the rows collected as one table, filled up with the empty cells that the file leaves out.
fn flush(sheet: &Sheet<'_>, covers: &mut Covers<'_>, table: &mut Vec<(u32, BTreeMap<u32, &str>)>, composer: &mut Composer) {
    let rows = std::mem::take(table);
    let filled = || rows.iter().flat_map(|(row, cells)| cells.iter().map(move |(column, text)| (*row, *column, *text)));
    let filled = || filled().filter(|(_, _, text)| !text.trim().is_empty());
    let merged_to = |row: u32, column: u32| sheet.merges.get(&(row, column)).copied().unwrap_or((row, column));
    let (Some(first), Some(last)) =
        (filled().map(|(_, column, _)| column).min(), filled().map(|(row, column, _)| merged_to(row, column).1).max())
    else {
        return;
    };
    let line = |(row, cells): &(u32, BTreeMap<u32, &str>)| {
        let row = *row;
        let columns: Vec<u32> = if last.saturating_sub(first) < WIDEST {
            (first..=last).filter(|column| !sheet.hides_column(*column) && !covers.covers((row, *column))).collect()
        } else {
            cells.keys().copied().collect()
        };
        let cell = |column: u32| {
            let (bottom, right) = merged_to(row, column);
            let span = |from: u32, to: u32| u16::try_from(to.saturating_sub(from).saturating_add(1)).unwrap_or(u16::MAX);
            CellText {
                text: cells.get(&column).map(|text| (*text).to_owned()).unwrap_or_default(),
                row_span: span(row, bottom),
                column_span: span(column, right),
                column: u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX),
                spot: Some(Anchor::Address { row, column }),
                page: None,
                source: None,
            }
        };
        columns.into_iter().map(cell).collect()
    };
    composer.grid(rows.iter().map(line));
}
