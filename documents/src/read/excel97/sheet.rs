//! The cells of one sheet.

use std::borrow::Cow;

use super::records::{self, Record};
use super::strings::Strings;
use crate::read::bytes::{size_at, u16_at, u32_at};
use crate::read::sheet::{Formats, MOST_CELLS, MOST_MERGES, Sheet};

/// Reads a sheet; nothing where it is cut.
pub(super) fn read<'d>(stream: &[u8], strings: &'d Strings, formats: &'d Formats) -> Option<Sheet<'d>> {
    let mut reader = Reader { sheet: Sheet::default(), strings, formats, formula: None, cells: 0 };
    // Charts stand inside a sheet with a beginning and an end of their own.
    let mut depth = 0_usize;
    for record in records::records(stream) {
        match record.kind {
            records::BEGIN => depth = depth.checked_add(1)?,
            records::END => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    reader.sheet.sort_columns();
                    return Some(reader.sheet);
                }
            }
            _ if depth == 1 => {
                let _ = reader.record(record);
            }
            _ => {}
        }
    }
    None
}

struct Reader<'d> {
    sheet: Sheet<'d>,
    strings: &'d Strings,
    formats: &'d Formats,
    /// The cell whose formula comes to the text that follows.
    formula: Option<(u16, u16)>,
    /// Cells written so far; one may be written again and again.
    cells: usize,
}

impl<'d> Reader<'d> {
    fn record(&mut self, record: Record<'_>) -> Option<()> {
        let Record { kind, body } = record;
        match kind {
            records::COLUMNS => {
                if u16_at(body, 8)? & 1 != 0 && self.sheet.hidden_columns.len() < 1024 {
                    let columns = (number(u16_at(body, 0)?), number(u16_at(body, 2)?));
                    self.sheet.hidden_columns.push(columns);
                }
                return Some(());
            }
            records::MERGED => {
                for range in body.get(2..)?.chunks_exact(8) {
                    let at = |place: usize| u16_at(range, place).map(number);
                    if self.sheet.merges.len() < MOST_MERGES {
                        let (first, last) = ((at(0)?, at(4)?), (at(2)?, at(6)?));
                        self.sheet.merges.insert(first, (last.0.max(first.0), last.1.max(first.1)));
                    }
                }
                return Some(());
            }
            records::STRING => {
                let (row, column) = self.formula.take()?;
                self.put(row, column, self.strings.long(Some(body))?);
                return Some(());
            }
            _ => {}
        }
        let (row, column) = (u16_at(body, 0)?, u16_at(body, 2)?);
        let style = usize::from(u16_at(body, 4)?);
        match kind {
            // Whether it is hidden stands behind its height.
            records::ROW if u16_at(body, 12)? & 0x20 != 0 => {
                self.sheet.hidden_rows.insert(number(row));
            }
            records::SHARED => {
                let text = self.strings.shared(size_at(body, 6)?)?;
                self.put(row, column, text);
            }
            records::LABEL | records::RICH_LABEL => {
                let text = self.strings.long(body.get(6..))?;
                self.put(row, column, text);
            }
            records::NUMBER => self.number(row, column, style, double(body.get(6..)?)?),
            records::SHORT_NUMBER => self.number(row, column, style, short(u32_at(body, 6)?)),
            records::SHORT_NUMBERS => {
                let cells = body.get(4..body.len().checked_sub(2)?)?.chunks_exact(6);
                for (column, cell) in (column..).zip(cells) {
                    self.number(row, column, usize::from(u16_at(cell, 0)?), short(u32_at(cell, 2)?));
                }
            }
            records::FORMULA => match body.get(6..14)? {
                [0, .., 0xFF, 0xFF] => self.formula = Some((row, column)),
                [1, _, value, .., 0xFF, 0xFF] => self.put(row, column, truth(*value)),
                [2, .., 0xFF, 0xFF] => self.put(row, column, "#".to_owned()),
                [.., 0xFF, 0xFF] => self.put(row, column, String::new()),
                value => self.number(row, column, style, double(value)?),
            },
            records::SWITCH => {
                let text = if body.get(7)? == &0 { truth(*body.get(6)?) } else { "#".to_owned() };
                self.put(row, column, text);
            }
            records::BLANK => self.put(row, column, String::new()),
            records::BLANKS => {
                let last = u16_at(body, body.len().checked_sub(2)?)?;
                // A sheet of this kind has 256 columns.
                (column..=last.min(255)).for_each(|column| self.put(row, column, ""));
            }
            _ => {}
        }
        Some(())
    }

    fn number(&mut self, row: u16, column: u16, style: usize, value: f64) {
        let text = self.formats.show(&value.to_string(), style);
        self.put(row, column, text);
    }

    fn put(&mut self, row: u16, column: u16, text: impl Into<Cow<'d, str>>) {
        if self.cells < MOST_CELLS {
            self.cells = self.cells.saturating_add(1);
            self.sheet.cells.insert((number(row), number(column)), text.into());
        }
    }
}

/// Rows and columns are counted from 0 in the file, from 1 here.
fn number(at: u16) -> u32 {
    u32::from(at).saturating_add(1)
}

fn truth(value: u8) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

fn double(bytes: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.first_chunk()?))
}

/// A number in four bytes: a whole one or the upper half of a double, perhaps a hundredfold.
#[expect(clippy::float_arithmetic, reason = "the file stores a hundredfold")]
fn short(bits: u32) -> f64 {
    let value = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { value } else { value / 100.0 }
}
