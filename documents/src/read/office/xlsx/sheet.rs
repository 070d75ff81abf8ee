//! The cells of one sheet.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::formats::Formats;
use crate::error::{DecodeError, Fault, FileKind};
use crate::read::budget::Allowance;
use crate::read::office::xml::{Element, Events, Node};

/// Cells kept at most; a report has some hundreds.
const MOST_CELLS: usize = 200_000;
/// Merged cells kept at most.
const MOST_MERGES: usize = 20_000;
/// Characters of a cell at most, as of the program itself.
const LONGEST_CELL: usize = 32_767;
/// The last row and column of a sheet.
const LAST: (u32, u32) = (1 << 20, 1 << 14);

/// Row and column of a cell, from 1.
pub(super) type Address = (u32, u32);

/// A sheet: what is shown of it.
#[derive(Debug, Default)]
pub(super) struct Sheet<'s> {
    /// The text of each cell that is there, if only with a border.
    pub(super) cells: BTreeMap<Address, Cow<'s, str>>,
    /// The first and the last cell of each merged one.
    pub(super) merges: BTreeMap<Address, Address>,
    /// Ranges of hidden columns, in order and apart.
    hidden_columns: Vec<(u32, u32)>,
    hidden_rows: BTreeSet<u32>,
}

impl Sheet<'_> {
    /// Whether a column is hidden.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        let after = self.hidden_columns.partition_point(|(from, _)| *from <= column);
        let before = after.checked_sub(1).and_then(|at| self.hidden_columns.get(at));
        before.is_some_and(|(_, to)| column <= *to)
    }

    /// Puts the ranges of hidden columns in order, those that meet into one.
    fn sort_columns(&mut self) {
        self.hidden_columns.sort_unstable();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (from, to) in std::mem::take(&mut self.hidden_columns) {
            match apart.last_mut() {
                Some((_, last)) if from <= *last => *last = (*last).max(to),
                _ => apart.push((from, to)),
            }
        }
        self.hidden_columns = apart;
    }

    /// Whether a row is hidden.
    pub(super) fn hides_row(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }
}

/// The cell that is being read.
#[derive(Debug, Default)]
struct Open {
    address: Address,
    kind: String,
    style: usize,
    value: String,
    text: String,
    formula: bool,
    has_value: bool,
}

/// Reads the part of a sheet.
pub(super) fn read<'s>(
    text: &str,
    part: &str,
    strings: &'s [String],
    formats: &Formats,
    allowance: &mut Allowance,
) -> Result<Sheet<'s>, DecodeError> {
    let mut sheet = Sheet::default();
    let mut events = Events::new(text, FileKind::Xlsx, part);
    let mut names: Vec<&'static str> = Vec::new();
    let mut open: Option<Open> = None;
    let (mut row, mut column) = (0_u32, 0_u32);
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                let name = known(element.name());
                match name {
                    "row" => {
                        row = element.number("r").unwrap_or_else(|| row.saturating_add(1));
                        column = 0;
                        if is_true(&element, "hidden") {
                            sheet.hidden_rows.insert(row);
                        }
                    }
                    "col" if is_true(&element, "hidden") => {
                        let range = (element.number("min").unwrap_or_default(), element.number("max").unwrap_or_default());
                        if sheet.hidden_columns.len() < 1024 {
                            sheet.hidden_columns.push(range);
                        }
                    }
                    "c" => {
                        let address = element.attribute("r").and_then(|text| address(&text));
                        let address = address.unwrap_or((row, column.saturating_add(1)));
                        column = address.1;
                        open = Some(Open {
                            address,
                            kind: element.attribute("t").unwrap_or_default(),
                            style: element.number("s").unwrap_or_default(),
                            ..Open::default()
                        });
                    }
                    "f" => {
                        if let Some(cell) = &mut open {
                            cell.formula = true;
                        }
                    }
                    "v" | "is" => {
                        if let Some(cell) = &mut open {
                            cell.has_value = true;
                        }
                    }
                    "mergeCell" => {
                        let range = element.attribute("ref").unwrap_or_default();
                        if let Some((first, last)) = range.split_once(':')
                            && let (Some(first), Some(last)) = (address(first), address(last))
                            && sheet.merges.len() < MOST_MERGES
                        {
                            sheet.merges.insert(first, (last.0.max(first.0), last.1.max(first.1)));
                        }
                    }
                    _ => {}
                }
                names.push(name);
            }
            Node::Text(text) => {
                if let Some(cell) = &mut open {
                    match names.last() {
                        Some(&"v") => cell.value.push_str(&text),
                        Some(&"t") if !names.contains(&"rPh") => cell.text.push_str(&text),
                        _ => {}
                    }
                }
            }
            Node::End => {
                if names.pop() == Some("c")
                    && let Some(cell) = open.take()
                    && sheet.cells.len() < MOST_CELLS
                {
                    let address = cell.address;
                    let text = cell.shown(strings, formats);
                    if text.chars().nth(LONGEST_CELL).is_some() {
                        return Err(DecodeError::Broken {
                            kind: FileKind::Xlsx,
                            part: part.to_owned(),
                            fault: Fault::LongCell,
                        });
                    }
                    allowance.compose(text.len(), part)?;
                    sheet.cells.insert(address, text);
                }
            }
        }
    }
    sheet.sort_columns();
    Ok(sheet)
}

impl Open {
    fn shown<'s>(self, strings: &'s [String], formats: &Formats) -> Cow<'s, str> {
        if self.formula && !self.has_value {
            // What it comes to is not in the file: neither blank nor zero.
            return Cow::Borrowed("公式未计算");
        }
        match self.kind.as_str() {
            "s" => {
                let shared = self.value.trim().parse::<usize>().ok().and_then(|at| strings.get(at));
                Cow::Borrowed(shared.map_or("", String::as_str))
            }
            "inlineStr" => Cow::Owned(self.text),
            "str" | "e" | "d" => Cow::Owned(self.value),
            "b" => Cow::Borrowed(if self.value.trim() == "1" { "TRUE" } else { "FALSE" }),
            _ => Cow::Owned(formats.show(&self.value, self.style)),
        }
    }
}

/// The names that matter, so that they can be kept.
fn known(name: &str) -> &'static str {
    ["row", "col", "c", "f", "v", "is", "t", "rPh", "mergeCell"].into_iter().find(|known| *known == name).unwrap_or("")
}

fn is_true(element: &Element<'_>, name: &str) -> bool {
    matches!(element.attribute(name).as_deref(), Some("1" | "true"))
}

/// `AB12` as row and column.
fn address(text: &str) -> Option<Address> {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '$');
    let letters = text.get(..text.len().checked_sub(digits.len())?)?;
    let mut column = 0_u32;
    for letter in letters.bytes().filter(u8::is_ascii_alphabetic) {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).saturating_add(1);
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row: u32 = digits.parse().ok()?;
    ((1..=LAST.0).contains(&row) && (1..=LAST.1).contains(&column)).then_some((row, column))
}
