//! Plain text: lines are paragraphs, lines with cell separators are rows of a table.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;

use super::budget::Budget;
use super::lines::{Bars, Line, Separator, fields, is_delimiter_row};
use crate::document::{Block, Document, Grid, GridCell, GridRow};

/// Reads plain text. Nothing is copied: the flow is the source.
///
/// Each line that is not blank is a paragraph. Lines whose fields are separated by tabs or bars (`|`, `｜`, `│`)
/// are rows of one [`Grid`] until a paragraph follows; borders (`|---|---|`, `+---+`) are left out.
/// Offsets are 32 bits wide: what follows the first 4 GiB is not read.
///
/// ```
/// use ogi_documents::document::Block;
///
/// let document = ogi_documents::read::text("二、主动公开政府信息情况\n规章\t0\t0\t12\n");
/// let Some(Block::Grid(grid)) = document.blocks.get(1) else { panic!("a table") };
/// let cells: Vec<_> = grid.rows[0].cells.iter().map(|cell| document.slice(&cell.range)).collect();
/// assert_eq!(cells, ["规章", "0", "0", "12"]);
/// ```
pub fn text(source: &str) -> Document<'_> {
    let source = match usize::try_from(u32::MAX) {
        Ok(longest) => source.get(..source.floor_char_boundary(longest)).unwrap_or_default(),
        Err(_) => source,
    };
    let mut reader = Reader {
        source,
        bars: Bars::of(source),
        budget: Budget::for_source(source.len()),
        blocks: Vec::new(),
        grid: Grid::default(),
        after_blank: false,
        delimited: false,
    };
    let mut start = 0;
    for end in memchr2_iter(b'\n', b'\r', source.as_bytes()) {
        let within_crlf = start == end && end > 0 && source.get(end - 1..=end) == Some("\r\n");
        if !within_crlf && !reader.line(start..end) {
            reader.rest(start);
            start = source.len();
            break;
        }
        start = end + 1;
    }
    if start < source.len() && !reader.line(start..source.len()) {
        reader.rest(start);
    }
    reader.end_grid();
    Document { text: Cow::Borrowed(source), blocks: reader.blocks, segments: Vec::new() }
}

struct Reader<'s> {
    source: &'s str,
    bars: Bars,
    budget: Budget,
    blocks: Vec<Block>,
    grid: Grid,
    after_blank: bool,
    delimited: bool,
}

impl Reader<'_> {
    /// Reads one line; false when the budget does not reach.
    fn line(&mut self, range: Range<usize>) -> bool {
        let Some(line) = self.source.get(range.clone()) else {
            return true;
        };
        let in_grid = !self.grid.rows.is_empty() && !self.after_blank;
        match self.bars.classify(line) {
            Line::Blank => {
                self.after_blank = true;
                true
            }
            Line::Rule => true,
            Line::Row(separator) => self.row(&range, line, separator),
            Line::PerhapsRow if in_grid => self.row(&range, line, Separator::Tab),
            Line::PerhapsRow | Line::Prose => self.paragraph(range),
        }
    }

    fn paragraph(&mut self, range: Range<usize>) -> bool {
        self.end_grid();
        self.after_blank = false;
        if !self.budget.take(1) {
            return false;
        }
        self.blocks.push(Block::Paragraph(offsets(range)));
        true
    }

    fn row(&mut self, range: &Range<usize>, line: &str, separator: Separator) -> bool {
        self.after_blank = false;
        if separator == Separator::Bar && is_delimiter_row(line, self.grid.rows.len() == 1 && !self.delimited) {
            self.delimited = true;
            return true;
        }
        let count = fields(line, separator).count();
        if !self.budget.take(count.saturating_add(2)) {
            return false;
        }
        let mut cells = Vec::with_capacity(count);
        for (index, field) in fields(line, separator).enumerate() {
            cells.push(GridCell {
                range: offsets(range.start + field.start..range.start + field.end),
                row_span: 1,
                column_span: 1,
                column: u16::try_from(index).unwrap_or(u16::MAX),
            });
        }
        self.grid.rows.push(GridRow { cells });
        true
    }

    fn end_grid(&mut self) {
        self.delimited = false;
        if !self.grid.rows.is_empty() {
            self.blocks.push(Block::Grid(std::mem::take(&mut self.grid)));
        }
    }

    /// Takes everything from here on as one paragraph: a source made to hold millions of cells is not a report.
    fn rest(&mut self, start: usize) {
        self.end_grid();
        self.blocks.push(Block::Paragraph(offsets(start..self.source.len())));
    }
}

fn offsets(range: Range<usize>) -> Range<u32> {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}
