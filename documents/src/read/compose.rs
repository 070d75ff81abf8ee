//! Composing a document from a source that is not text: the flow is written as its paragraphs and cells are found.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use ogi_core::{Anchor, Location, Locations, Span};

use super::budget::Budget;
use super::text::{Style, blocks_of};
use crate::document::{Block, Document, Grid, GridCell, GridRow};

/// A document being composed.
#[derive(Debug)]
pub(super) struct Composer {
    text: String,
    blocks: Vec<Block>,
    locations: Vec<Location>,
    budget: Budget,
    part: Arc<str>,
    page: Option<u32>,
    /// Where the paragraphs start that are not yet cut into blocks.
    lines: Option<usize>,
    /// Where in the source the content of paragraphs and cells stands, for who writes into it.
    anchors: Vec<(Anchor, Range<usize>)>,
}

/// One cell of a table to be written.
#[derive(Debug, Default)]
pub(super) struct CellText {
    pub(super) text: String,
    pub(super) row_span: u16,
    pub(super) column_span: u16,
    /// The first column that it covers, from 0.
    pub(super) column: u16,
    /// Where it stands.
    pub(super) spot: Option<Anchor>,
    /// The page that it stands on, where that is not the page of the table's start.
    pub(super) page: Option<u32>,
    /// Where in the source its content stands, where that is kept.
    pub(super) source: Option<Range<usize>>,
}

impl Composer {
    /// For a source of so many bytes.
    pub(super) fn for_source(bytes: usize) -> Self {
        Self {
            text: String::new(),
            blocks: Vec::new(),
            locations: Vec::new(),
            budget: Budget::for_source(bytes),
            part: Arc::from(""),
            page: None,
            lines: None,
            anchors: Vec::new(),
        }
    }

    /// Keeps where the content of what stands here is.
    pub(super) fn anchor(&mut self, spot: Anchor, source: Option<Range<usize>>) {
        if let Some(source) = source {
            self.anchors.push((spot, source));
        }
    }

    /// What was kept.
    #[cfg(feature = "office")]
    pub(super) fn take_anchors(&mut self) -> Vec<(Anchor, Range<usize>)> {
        std::mem::take(&mut self.anchors)
    }

    /// What follows stands in this part of the file.
    pub(super) fn part(&mut self, part: &str) {
        self.part = Arc::from(part);
    }

    /// What follows stands on this page.
    pub(super) fn page(&mut self, page: u32) {
        self.page = Some(page);
    }

    /// Writes a paragraph. Lines of paragraphs that follow each other are read as plain text is: tabs and bars may make
    /// a table of them.
    pub(super) fn paragraph(&mut self, text: &str, spot: Anchor) {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if text.is_empty() {
            return;
        }
        self.new_line();
        let start = self.text.len();
        self.lines.get_or_insert(start);
        self.text.push_str(text);
        self.place(start, Some(spot), self.page);
    }

    /// Writes a table.
    pub(super) fn grid(&mut self, rows: impl IntoIterator<Item = Vec<CellText>>) {
        self.end_lines();
        let mut grid = Grid::default();
        for cells in rows {
            // A lone blank cell has no place of its own in the text.
            if cells.iter().all(|cell| cell.text.trim().is_empty()) && cells.len() < 2 {
                continue;
            }
            if !self.budget.take(cells.len().saturating_add(2)) {
                break;
            }
            self.new_line();
            let mut row = GridRow::default();
            for (at, cell) in cells.into_iter().enumerate() {
                if at > 0 {
                    self.text.push('\t');
                }
                if let Some(spot) = cell.spot {
                    self.anchor(spot, cell.source);
                }
                let start = self.text.len();
                self.text.push_str(cell.text.trim());
                self.place(start, cell.spot, cell.page.or(self.page));
                row.cells.push(GridCell {
                    range: offsets(start..self.text.len()),
                    row_span: cell.row_span.max(1),
                    column_span: cell.column_span.max(1),
                    column: cell.column,
                });
            }
            grid.rows.push(row);
        }
        if !grid.rows.is_empty() {
            self.blocks.push(Block::Grid(grid));
        }
    }

    /// The document.
    pub(super) fn finish(mut self) -> Document<'static> {
        self.end_lines();
        self.new_line();
        let Self { text, blocks, locations, .. } = self;
        Document { text: Cow::Owned(text), blocks, locations: Locations::new(locations), ..Document::default() }
    }

    fn place(&mut self, start: usize, spot: Option<Anchor>, page: Option<u32>) {
        let Range { start, end } = offsets(start..self.text.len());
        if let Some(spot) = spot {
            self.locations.push(Location { span: Span::new(start, end), part: Arc::clone(&self.part), page, spot });
        }
    }

    fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Cuts the paragraphs written since the last table into blocks.
    fn end_lines(&mut self) {
        if let Some(start) = self.lines.take() {
            let lines = self.text.get(start..).unwrap_or_default();
            blocks_of(lines, start, &mut self.budget, Style::Plain, &mut self.blocks);
        }
    }
}

fn offsets(range: Range<usize>) -> Range<u32> {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}
