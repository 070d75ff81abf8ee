//! Places in Word, Excel and PDF files (位置) in the wire format.

use ogi_core::{Anchor, Location, Locations, Span};

use crate::shape::wire;

wire! {
    /// A place in a Word, Excel or PDF file; everything counts from 1.
    pub struct WireLocation<'a> as "Location" {
        /// The part of the file: `word/document.xml`, or the name of the sheet; absent in a PDF.
        part: &'a str => omit = &location.part,
        /// The page; absent where the file has none.
        page: Option<u32> => omit = location.page,
        /// The paragraph, outside tables.
        paragraph: Option<u32> => omit = paragraph,
        /// The line on the page, outside tables.
        line: Option<u32> => omit = line,
        /// The table.
        table: Option<u32> => omit = table,
        /// The row of the table.
        row: Option<u32> => omit = row,
        /// The first column of the table that the cell covers.
        column: Option<u32> => omit = column,
        /// The address of the cell on its sheet, such as `D12`.
        address: Option<String> => omit = location.address(),
    }
    from (location: &'a Location) {
        let (paragraph, line, [table, row, column]) = match location.spot {
            Anchor::Paragraph(number) => (Some(number), None, [None; 3]),
            Anchor::Line(number) => (None, Some(number), [None; 3]),
            Anchor::Cell { table, row, column } => (None, None, [Some(table), Some(row), Some(column)]),
            Anchor::Address { .. } => (None, None, [None; 3]),
        };
    }
}

impl<'a> WireLocation<'a> {
    /// Where a span was read.
    pub(crate) fn of(locations: &'a Locations, span: Option<Span>) -> Option<Self> {
        locations.at(span?.start).map(Self::new)
    }
}
