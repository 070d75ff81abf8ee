//! The one model that every reader produces and the one recogniser consumes:
//! visible text in reading order, cut into paragraphs and grids, with the way back to the source.

use std::borrow::Cow;
use std::ops::Range;

use ogi_core::{Locations, Span};

/// A document as read: its visible text, cut into blocks, in reading order.
///
/// `text` is the *flow*: for plain text it is the source itself, for a web page the visible text with tags
/// removed and entities decoded, for a Word, Excel or PDF file the text of its paragraphs and cells. Offsets in blocks are byte offsets in the flow; [`Document::source_span`]
/// leads back to the source.
#[derive(Debug, Clone, Default)]
pub struct Document<'s> {
    /// The visible text in reading order. A line break inside a cell or between paragraphs is `\n`.
    pub text: Cow<'s, str>,
    /// Paragraphs and grids, in reading order; together they cover all visible text.
    pub blocks: Vec<Block>,
    /// How flow offsets map to source offsets, ascending; empty when they are the same.
    pub segments: Vec<Segment>,
    /// What a web page says about itself, as names and values in the order of the page: `title` for its title, the
    /// names of its `meta` elements (`ArticleTitle`, `PubDate` …) for the rest. Empty for other kinds.
    pub metadata: Vec<(String, String)>,
    /// Where in a Word, Excel or PDF file the text was read; empty for other kinds, whose source has lines.
    pub locations: Locations,
    /// Whether the source ends inside its last word: a page that was saved or sent in part, with no closing tag behind its text.
    pub ends_inside: bool,
    /// Whether the file bears signatures (签章), which are not checked: what is said here may not be what was signed.
    pub is_signed: bool,
}

/// A stretch of the flow copied from one stretch of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Start in the flow, in bytes.
    pub flow: u32,
    /// Start in the source, in bytes.
    pub source: u32,
    /// Length in the source, in bytes.
    pub source_len: u32,
    /// Whether flow and source run in step, byte by byte; otherwise (an entity) the stretch maps as a whole.
    pub verbatim: bool,
}

/// A paragraph of running text, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One paragraph or one line of text.
    Paragraph(Range<u32>),
    /// A table whose cells the source marks: by HTML tags, tabs or bars.
    Grid(Grid),
}

/// A table: rows of cells as the source states them. Spans are not expanded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// Rows from top to bottom.
    pub rows: Vec<GridRow>,
}

/// One row of a [`Grid`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Cells from left to right.
    pub cells: Vec<GridCell>,
}

/// One cell of a [`GridRow`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The cell's text in the flow; empty for an empty cell.
    pub range: Range<u32>,
    /// How many rows the cell covers; 1 where the source does not say.
    pub row_span: u16,
    /// How many columns the cell covers; 1 where the source does not say.
    pub column_span: u16,
    /// The first column that the cell covers once all spans are laid out.
    pub column: u16,
}

impl Document<'_> {
    /// The text of a flow range; empty when the range is not inside the flow.
    pub fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The source span that a flow range was read from.
    pub fn source_span(&self, range: &Range<u32>) -> Span {
        if self.segments.is_empty() {
            return Span::new(range.start, range.end);
        }
        let start = self.to_source(range.start, false);
        let end = if range.end > range.start { self.to_source(range.end.saturating_sub(1), true) } else { start };
        Span::new(start, end.max(start))
    }

    fn to_source(&self, offset: u32, end: bool) -> u32 {
        let index = self.segments.partition_point(|segment| segment.flow <= offset).saturating_sub(1);
        let Some(segment) = self.segments.get(index) else { return 0 };
        let within = offset.saturating_sub(segment.flow);
        if segment.verbatim {
            let within = within.saturating_add(u32::from(end)).min(segment.source_len);
            segment.source.saturating_add(within)
        } else if end {
            segment.source.saturating_add(segment.source_len)
        } else {
            segment.source
        }
    }
}
