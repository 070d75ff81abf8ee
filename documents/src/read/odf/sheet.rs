//! The sheets of a workbook: the text of cells as it is shown.

use std::borrow::Cow;

use super::styles::Styles;
use crate::error::{DecodeError, FileKind};
use crate::read::budget::Allowance;
use crate::read::sheet::{LAST, MOST_CELLS, MOST_MERGES, Sheet};
use crate::read::xml::{Element, Events, Node};

/// Sheets read at most: a report has one, or one a table.
const MOST_SHEETS: usize = 16;
/// So many empty cells or rows written as one are still a form to be filled in; more are the rest of the sheet.
const MOST_EMPTY: u32 = 64;

/// The cell that is being read.
#[derive(Debug, Default)]
struct Open {
    text: String,
    columns: u32,
    rows: u32,
    repeats: u32,
    is_covered: bool,
    has_border: bool,
    paragraphs: u32,
}

/// What is read of the open sheet.
#[derive(Debug, Default)]
struct Place {
    row: u32,
    column: u32,
    /// How many rows the open one stands for.
    rows: u32,
    /// The next column that columns are stated for.
    stated: u32,
    /// Cells written so far, repeated ones as often as they are.
    cells: usize,
}

/// Reads the sheets that are shown, with their names.
pub(super) fn read(
    text: &str,
    part: &str,
    styles: &Styles,
    allowance: &mut Allowance,
) -> Result<Vec<(String, Sheet<'static>)>, DecodeError> {
    let mut events = Events::new(text, FileKind::OpenDocument, part);
    let mut sheets: Vec<(String, Sheet<'static>)> = Vec::new();
    let mut names: Vec<&'static str> = Vec::new();
    let mut skip: Option<usize> = None;
    let mut place = Place::default();
    let mut open: Option<Open> = None;
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                let name = known(element.name());
                let style = element.name_in("style-name").unwrap_or_default();
                let is_left_out = match name {
                    "annotation" | "shapes" | "tracked-changes" => true,
                    "table" => styles.hidden.contains(&style) || sheets.len() >= MOST_SHEETS,
                    _ => false,
                };
                if is_left_out && skip.is_none() {
                    skip = Some(names.len());
                }
                names.push(name);
                if skip.is_some() {
                    continue;
                }
                match name {
                    "table" => {
                        place = Place::default();
                        sheets.push((element.attribute("name").unwrap_or_default(), Sheet::default()));
                    }
                    "table-column" | "table-row" => {
                        if let Some((_, sheet)) = sheets.last_mut() {
                            line(sheet, &mut place, &element, name);
                        }
                    }
                    "table-cell" | "covered-table-cell" => {
                        open = Some(Open { has_border: styles.bordered.contains(&style), ..Open::of(&element, name) });
                    }
                    "p" => {
                        if let Some(cell) = &mut open {
                            if cell.paragraphs > 0 {
                                cell.text.push('\n');
                            }
                            cell.paragraphs = cell.paragraphs.saturating_add(1);
                        }
                    }
                    "s" => {
                        if let Some(cell) = &mut open {
                            cell.text.push(' ');
                        }
                    }
                    "line-break" => {
                        if let Some(cell) = &mut open {
                            cell.text.push('\n');
                        }
                    }
                    _ => {}
                }
            }
            Node::Text(text) if skip.is_none() && names.contains(&"p") => {
                if let Some(cell) = &mut open {
                    cell.text.push_str(&text);
                }
            }
            Node::Text(_) => {}
            Node::End => {
                let name = names.pop();
                if let Some(depth) = skip {
                    if depth == names.len() {
                        skip = None;
                    }
                } else if matches!(name, Some("table-cell" | "covered-table-cell"))
                    && let (Some(cell), Some((_, sheet))) = (open.take(), sheets.last_mut())
                {
                    // One that is repeated is written as often.
                    let copies = cell.repeats.min(MOST_EMPTY).saturating_mul(place.rows.min(MOST_EMPTY));
                    allowance.compose(cell.text.len().saturating_mul(usize::try_from(copies).unwrap_or(usize::MAX)), part)?;
                    close(sheet, &mut place, &cell);
                }
            }
        }
    }
    sheets.iter_mut().for_each(|(_, sheet)| sheet.sort_columns());
    Ok(sheets)
}

/// A row or column begins, or several that are alike.
fn line(sheet: &mut Sheet<'static>, place: &mut Place, element: &Element<'_>, name: &str) {
    let is_hidden = matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"));
    if name == "table-column" {
        let count = repeats(element, "number-columns-repeated");
        let last = place.stated.saturating_add(count);
        if is_hidden && sheet.hidden_columns.len() < 1024 {
            sheet.hidden_columns.push((place.stated.saturating_add(1), last));
        }
        place.stated = last;
        return;
    }
    place.row = place.row.saturating_add(place.rows.max(1));
    place.rows = repeats(element, "number-rows-repeated");
    place.column = 0;
    if place.row == 1 || sheet.hidden_rows.len() < MOST_CELLS {
        let rows = place.row..place.row.saturating_add(place.rows.min(MOST_EMPTY));
        sheet.hidden_rows.extend(rows.filter(|_| is_hidden));
    }
}

fn repeats(element: &Element<'_>, name: &str) -> u32 {
    element.number::<u32>(name).unwrap_or(1).clamp(1, LAST.0)
}

impl Open {
    fn of(element: &Element<'_>, name: &str) -> Self {
        let number = |name: &str| element.number::<u32>(name).unwrap_or(1).max(1);
        Self {
            columns: number("number-columns-spanned"),
            rows: number("number-rows-spanned"),
            repeats: repeats(element, "number-columns-repeated"),
            is_covered: name == "covered-table-cell",
            ..Self::default()
        }
    }
}

/// Puts a cell where it belongs, as often as it stands for.
fn close(sheet: &mut Sheet<'static>, place: &mut Place, cell: &Open) {
    let first = place.column.saturating_add(1);
    place.column = place.column.saturating_add(cell.repeats);
    let is_empty = cell.text.trim().is_empty();
    // A cell that was written in is there, if only with a space or a border.
    let is_there = cell.has_border || cell.paragraphs > 0;
    let is_rest = !is_there || cell.repeats > MOST_EMPTY || place.rows > MOST_EMPTY;
    if cell.is_covered || first > LAST.1 {
        return;
    }
    if (cell.columns > 1 || cell.rows > 1) && sheet.merges.len() < MOST_MERGES {
        let last = |from: u32, count: u32| from.saturating_add(count).saturating_sub(1);
        sheet
            .merges
            .insert((place.row, first), (last(place.row, cell.rows).min(LAST.0), last(first, cell.columns).min(LAST.1)));
    }
    if is_empty && is_rest {
        return;
    }
    let rows = place.row..place.row.saturating_add(place.rows.min(MOST_EMPTY));
    for row in rows {
        for column in first..first.saturating_add(cell.repeats.min(MOST_EMPTY)) {
            if place.cells >= MOST_CELLS {
                return;
            }
            place.cells = place.cells.saturating_add(1);
            sheet.cells.insert((row, column), Cow::Owned(cell.text.clone()));
        }
    }
}

/// The names that matter, so that they can be kept.
fn known(name: &str) -> &'static str {
    let names = [
        "table",
        "table-column",
        "table-row",
        "table-cell",
        "covered-table-cell",
        "p",
        "s",
        "line-break",
        "annotation",
        "shapes",
        "tracked-changes",
    ];
    names.into_iter().find(|known| *known == name).unwrap_or("")
}
