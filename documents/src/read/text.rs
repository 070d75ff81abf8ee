//! Plain text: lines are paragraphs, lines with cell separators are rows of a table.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;

use super::broken_rows::BrokenRow;
use super::budget::Budget;
use super::lines::{Bars, Line, Separator, is_bar};
use super::marks::{is_mark_only, without_emphasis, without_marks};
use crate::document::{Block, Document, Grid, GridCell, GridRow};

/// The byte order mark, which some editors put in front of UTF-8; it belongs to no line.
pub(super) const MARK: char = '\u{feff}';

/// A line of more cells is no row: the widest form has ten columns.
const WIDEST: usize = 1000;

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
    read(source, Style::Plain)
}

/// Reads Markdown as [`text`] does, and leaves out its marks: `#` of headings, `>` of quotes, `**` around a line or a
/// cell, rules and fences.
///
/// ```
/// let document = ogi_documents::read::markdown("## 二、主动公开\n\n| **规章** | 0 |\n|---|---|\n");
/// let [ogi_documents::document::Block::Paragraph(heading), _] = &document.blocks[..] else { panic!("two blocks") };
/// assert_eq!(document.slice(heading), "二、主动公开");
/// ```
pub fn markdown(source: &str) -> Document<'_> {
    read(source, Style::Markdown)
}

/// Whether the marks of Markdown are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Markdown,
}

fn read(source: &str, style: Style) -> Document<'_> {
    let source = within_four_gibibytes(source);
    let mut blocks = Vec::new();
    blocks_of(source, 0, &mut Budget::for_source(source.len()), style, &mut blocks);
    Document { text: Cow::Borrowed(source), blocks, ..Document::default() }
}

/// The start of a source that 32-bit offsets can address.
pub(super) fn within_four_gibibytes(source: &str) -> &str {
    match usize::try_from(u32::MAX) {
        Ok(longest) => source.get(..source.floor_char_boundary(longest)).unwrap_or_default(),
        Err(_) => source,
    }
}

/// Reads lines that stand in the flow from `base` on.
pub(super) fn blocks_of(lines: &str, base: usize, budget: &mut Budget, style: Style, blocks: &mut Vec<Block>) {
    let bars = Bars::of(lines);
    let grid = Grid::default();
    let mut reader = Reader {
        lines,
        base,
        style,
        bars,
        budget,
        blocks,
        grid,
        after_blank: false,
        delimited: false,
        after_bar: false,
        bars_lead: false,
        bars_part: false,
        broken: BrokenRow::None,
    };
    let mut start = if base == 0 && lines.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    for end in memchr2_iter(b'\n', b'\r', lines.as_bytes()) {
        let within_crlf = start == end && end > 0 && lines.get(end - 1..=end) == Some("\r\n");
        if !within_crlf && !reader.line(start..end) {
            reader.rest(start);
            return;
        }
        start = end + 1;
    }
    if start < lines.len() && !reader.line(start..lines.len()) {
        reader.rest(start);
        return;
    }
    reader.end_grid();
}

/// Whether a line may be a cell of its own: a figure, or the header of a column of figures.
fn is_cell(line: &str) -> bool {
    let text = line.trim();
    let header = text.len() <= 40 && (text.ends_with('数') || text.ends_with("数量"));
    header || (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text of a cell in lines that stand in the flow from `base` on.
fn slice<'s>(lines: &'s str, base: usize, cell: &GridCell) -> &'s str {
    let local = |at: u32| (at as usize).saturating_sub(base);
    lines.get(local(cell.range.start)..local(cell.range.end)).unwrap_or_default()
}

struct Reader<'s, 'b> {
    lines: &'s str,
    base: usize,
    style: Style,
    bars: Bars,
    budget: &'b mut Budget,
    blocks: &'b mut Vec<Block>,
    grid: Grid,
    after_blank: bool,
    delimited: bool,
    /// Nothing has come since a bar alone.
    after_bar: bool,
    /// A bar alone stands before every row of the tables.
    bars_lead: bool,
    /// A bar alone stands between every two cells, which are plain lines.
    bars_part: bool,
    /// The row that may go on with the next line.
    broken: BrokenRow,
}

impl Reader<'_, '_> {
    /// Reads one line; false when the budget does not reach.
    fn line(&mut self, range: Range<usize>) -> bool {
        let Some(line) = self.lines.get(range.clone()) else {
            return true;
        };
        let in_grid = !self.grid.rows.is_empty() && !self.after_blank;
        match self.bars.classify(line) {
            Line::Blank => {
                self.after_blank = true;
                true
            }
            Line::Rule => true,
            Line::Bar => self.bar(range),
            Line::Row(separator) => self.row(&range, line, separator),
            Line::PerhapsRow if in_grid => self.row(&range, line, Separator::Tab),
            Line::PerhapsRow | Line::Prose => self.paragraph(range),
        }
    }

    /// A bar alone on its line. Behind cells that end in a bar it is an empty cell, but where bars lead the rows only one
    /// that is indented; between cells of plain lines, two of them with nothing between are.
    fn bar(&mut self, range: Range<usize>) -> bool {
        let again = std::mem::replace(&mut self.after_bar, true);
        let start = self.offsets(range.clone()).start;
        if self.broken.takes(&mut self.grid.rows, true, start, &[], |_| "") {
            return true;
        }
        let indented = self.lines.get(range.clone()).is_some_and(|line| line.starts_with(char::is_whitespace));
        let is_empty = if self.bars_part { again } else { self.is_one_cell_a_line() && (indented || !self.bars_lead) };
        if !is_empty {
            return true;
        }
        if !self.budget.take(3) {
            return false;
        }
        let cell = GridCell { range: self.offsets(range), row_span: 1, column_span: 1, column: 0 };
        self.grid.rows.push(GridRow { cells: vec![cell] });
        true
    }

    fn paragraph(&mut self, mut range: Range<usize>) -> bool {
        if self.style == Style::Markdown {
            let line = self.lines.get(range.clone()).unwrap_or_default();
            if is_mark_only(line) {
                return true;
            }
            let text = without_marks(line);
            if line.get(text.clone()).is_none_or(|text| text.trim_start().is_empty()) {
                return true;
            }
            range = range.start + text.start..range.start + text.end;
        }
        self.end_grid();
        self.bars_part |= self.after_bar && is_cell(self.lines.get(range.clone()).unwrap_or_default());
        (self.after_blank, self.after_bar) = (false, false);
        if !self.budget.take(1) {
            return false;
        }
        self.blocks.push(Block::Paragraph(self.offsets(range)));
        true
    }

    fn row(&mut self, range: &Range<usize>, line: &str, separator: Separator) -> bool {
        self.after_blank = false;
        if separator == Separator::Bar && self.bars.is_delimiter_row(line, self.grid.rows.len() == 1 && !self.delimited) {
            self.delimited = true;
            return true;
        }
        self.bars_lead |= self.after_bar && self.grid.rows.is_empty();
        self.after_bar = false;
        let count = self.bars.count(line, separator);
        if count > WIDEST {
            return self.paragraph(range.clone());
        }
        if !self.budget.take(count.saturating_add(2)) {
            return false;
        }
        let mut cells = Vec::with_capacity(count);
        self.bars.fields(line, separator, |field| {
            let field = if self.style == Style::Markdown { without_emphasis(line, field) } else { field };
            cells.push(GridCell {
                range: self.offsets(range.start + field.start..range.start + field.end),
                row_span: 1,
                column_span: 1,
                column: u16::try_from(cells.len()).unwrap_or(u16::MAX),
            });
        });
        let begins_with_bar = separator == Separator::Bar && line.trim_start().starts_with(is_bar);
        let start = self.offsets(range.clone()).start;
        let (lines, base) = (self.lines, self.base);
        if self.broken.takes(&mut self.grid.rows, begins_with_bar, start, &cells, |cell| slice(lines, base, cell)) {
            return true;
        }
        // One cell a line: what follows the last figure of a row fills up the table.
        if separator == Separator::Bar && self.is_one_cell_a_line() && self.is_padded_figure(&cells) {
            cells.truncate(1);
        }
        self.grid.rows.push(GridRow { cells });
        true
    }

    /// Whether the row before is a single cell.
    fn is_one_cell_a_line(&self) -> bool {
        self.grid.rows.last().is_some_and(|row| row.cells.len() == 1)
    }

    /// Whether cells are one figure and nothing behind it.
    fn is_padded_figure(&self, cells: &[GridCell]) -> bool {
        let text = |cell: &GridCell| slice(self.lines, self.base, cell);
        let Some((first, rest)) = cells.split_first() else { return false };
        let is_figure = |text: &str| {
            !text.is_empty()
                && (text == "无" || !text.contains(|letter: char| letter >= '\u{2E80}' || letter.is_ascii_alphabetic()))
        };
        !rest.is_empty() && is_figure(text(first)) && rest.iter().all(|cell| text(cell).is_empty())
    }

    fn end_grid(&mut self) {
        self.delimited = false;
        self.broken = BrokenRow::None;
        if !self.grid.rows.is_empty() {
            self.blocks.push(Block::Grid(std::mem::take(&mut self.grid)));
        }
    }

    /// Takes everything from here on as one paragraph: a source made to hold millions of cells is not a report.
    fn rest(&mut self, start: usize) {
        self.end_grid();
        self.blocks.push(Block::Paragraph(self.offsets(start..self.lines.len())));
    }

    /// The range in the flow.
    fn offsets(&self, range: Range<usize>) -> Range<u32> {
        let narrow = |offset: usize| u32::try_from(self.base.saturating_add(offset)).unwrap_or(u32::MAX);
        narrow(range.start)..narrow(range.end)
    }
}
