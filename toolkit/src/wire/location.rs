//! Places in Word, Excel and PDF files (位置) in the wire format.

use ogi_core::{Anchor, Location, Locations, Span};

use crate::shape::wire;

wire! {
    /// A place in a Word, Excel or PDF file; everything counts from 1.
    pub struct WireLocation<'a> as "Location" {
        /// The part of the file: `word/document.xml`, or the name of the sheet; absent in a PDF.
        part: &'a str => omit,
        /// The page; absent where the file has none.
        page: Option<u32> => omit,
        /// The paragraph, outside tables.
        paragraph: Option<u32> => omit,
        /// The line on the page, outside tables.
        line: Option<u32> => omit,
        /// The table.
        table: Option<u32> => omit,
        /// The row of the table.
        row: Option<u32> => omit,
        /// The first column of the table that the cell covers.
        column: Option<u32> => omit,
        /// The address of the cell on its sheet, such as `D12`.
        address: Option<String> => omit,
    }
}

impl<'a> WireLocation<'a> {
    /// Where a span was read.
    pub(crate) fn of(locations: &'a Locations, span: Option<Span>) -> Option<Self> {
        let location = locations.at(span?.start)?;
        let Location { part, page, spot, .. } = location;
        let (paragraph, line, cell) = match *spot {
            Anchor::Paragraph(number) => (Some(number), None, None),
            Anchor::Line(number) => (None, Some(number), None),
            Anchor::Cell { table, row, column } => (None, None, Some((table, row, column))),
            Anchor::Address { .. } => (None, None, None),
        };
        Some(Self {
            part,
            page: *page,
            paragraph,
            line,
            table: cell.map(|(table, ..)| table),
            row: cell.map(|(_, row, _)| row),
            column: cell.map(|(.., column)| column),
            address: location.address(),
        })
    }
}
