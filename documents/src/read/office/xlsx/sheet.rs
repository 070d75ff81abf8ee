//! The cells of one sheet.

use std::borrow::Cow;

use crate::error::{DecodeError, Fault, FileKind};
use crate::read::budget::Allowance;
use crate::read::sheet::{Address, Formats, LAST, LONGEST_CELL, MOST_CELLS, MOST_MERGES, Sheet};
use crate::read::xml::{Element, Events, Node};

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
