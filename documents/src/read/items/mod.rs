//! Paragraphs and tables as word processors hold them, before they are laid out.

mod fields;
mod numbering;
mod rows;
mod write;

pub(super) use fields::Fields;
#[cfg(any(feature = "word97", feature = "office"))]
pub(super) use numbering::number_format;
pub(super) use numbering::{Definition, LEVELS, LONGEST_PATTERN, Level, List, Numbering};
pub(super) use rows::{Place, Story};
pub(super) use write::write;

use std::ops::Range;

/// A paragraph or a table.
#[derive(Debug)]
pub(in crate::read) enum Item {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph (段落).
#[derive(Debug, Default)]
pub(in crate::read) struct Paragraph {
    pub(in crate::read) text: String,
    /// Its place among the paragraphs outside tables, from 1.
    pub(in crate::read) number: u32,
    /// Where in the source its content stands, where that is kept.
    pub(in crate::read) source: Option<Range<usize>>,
    /// Its end was deleted, so that the next one goes on with it.
    pub(in crate::read) joins_next: bool,
}

impl Paragraph {
    /// Puts the number in front that the program counts itself.
    pub(in crate::read) fn count(&mut self, number: &str, in_cell: bool) {
        let words = self.text.chars().any(char::is_alphabetic);
        let starts_with_digit = self.text.trim_start().starts_with(|first: char| first.is_ascii_digit());
        // In a cell of figures the number of an item would read as a part of the figure.
        if !in_cell || words {
            let gap = if starts_with_digit { " " } else { "" };
            self.text = format!("{number}{gap}{}", self.text.trim_start());
        }
    }

    /// What a tab behind the text is.
    pub(in crate::read) fn tab(&self) -> &'static str {
        // What is longer than a number is not looked at whole.
        let is_short = self.text.len() < 256;
        if is_short { tab_behind(self.text.trim()) } else { "\t" }
    }
}

/// A tab separates cells; behind the number of a heading or item it is a space.
pub(in crate::read) fn tab_behind(before: &str) -> &'static str {
    let is_number = before.chars().nth(5).is_none() && before.ends_with(['、', '.', '．', '）', ')', '．']);
    if is_number || before.is_empty() { " " } else { "\t" }
}

/// A table (表格).
#[derive(Debug, Default)]
pub(in crate::read) struct Table {
    pub(in crate::read) rows: Vec<Row>,
    /// Its place among the tables, from 1.
    pub(in crate::read) number: u32,
}

/// A row.
#[derive(Debug, Default)]
pub(in crate::read) struct Row {
    pub(in crate::read) cells: Vec<Cell>,
    /// Columns left free before the first cell.
    pub(in crate::read) before: u16,
    /// Deleted or hidden.
    pub(in crate::read) gone: bool,
}

/// A cell.
#[derive(Debug, Default)]
pub(in crate::read) struct Cell {
    pub(in crate::read) items: Vec<Item>,
    /// Columns covered; 0 for one.
    pub(in crate::read) columns: u16,
    /// Covered by the cell above.
    pub(in crate::read) goes_on: bool,
    /// Covered by the cell to the left, in the older way.
    pub(in crate::read) covered: bool,
    /// Deleted in a tracked change.
    pub(in crate::read) gone: bool,
}
