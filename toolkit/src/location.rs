//! Places in Word, Excel and PDF files (位置) in the wire format.

use ogi_core::{Location, Locations, Span, Spot};
use serde::Serialize;

/// A place in a Word, Excel or PDF file; everything counts from 1.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Location"))]
pub(crate) struct WireLocation<'a> {
    /// The part of the file: `word/document.xml`, or the name of the sheet; absent in a PDF.
    #[serde(skip_serializing_if = "str::is_empty")]
    part: &'a str,
    /// The page; absent where the file has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// The paragraph, outside tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    /// The line on the page, outside tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The table.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    /// The row of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    /// The first column of the table that the cell covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// The address of the cell on its sheet, such as `D12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

impl<'a> WireLocation<'a> {
    /// Where a span was read.
    pub(crate) fn of(locations: &'a Locations, span: Option<Span>) -> Option<Self> {
        let location = locations.at(span?.start)?;
        let Location { part, page, spot, .. } = location;
        let (paragraph, line, cell) = match *spot {
            Spot::Paragraph(number) => (Some(number), None, None),
            Spot::Line(number) => (None, Some(number), None),
            Spot::Cell { table, row, column } => (None, None, Some((table, row, column))),
            Spot::Address { .. } => (None, None, None),
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
