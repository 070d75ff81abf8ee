//! Where in a file without lines something was read.

use std::sync::Arc;

use crate::language::Language;
use crate::span::Span;

/// 位置: a location in a Word, Excel or PDF file, as a person would look it up.
///
/// ```
/// use ogi_core::{Language, Location, Span, Anchor};
/// let spot = Anchor::Cell { table: 3, row: 12, column: 4 };
/// let location = Location { span: Span::new(0, 2), part: "word/document.xml".into(), page: None, spot };
/// assert_eq!(location.text(Language::Zh), "第3表第12行第4列");
/// let spot = Anchor::Address { row: 12, column: 28 };
/// let location = Location { span: Span::new(0, 2), part: "年报".into(), page: None, spot };
/// assert_eq!(location.text(Language::En), "sheet `年报`, AB12");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The stretch of the text that was read there.
    pub span: Span,
    /// The part of the file (部件): `word/document.xml`, the name of a sheet; empty for a PDF.
    pub part: Arc<str>,
    /// The page, from 1, where the file has pages.
    pub page: Option<u32>,
    /// Where in the part or on the page.
    pub spot: Anchor,
}

/// Where in a part or on a page; everything counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// A paragraph outside tables (段落).
    Paragraph(u32),
    /// A line outside tables (行).
    Line(u32),
    /// A cell of a table, by the first column that it covers once merged cells are laid out (表格单元格).
    Cell {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// A cell of a sheet (工作表单元格).
    Address {
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
}

impl Location {
    /// The address of a cell of a sheet, such as `D12`; `None` elsewhere.
    pub fn address(&self) -> Option<String> {
        let Anchor::Address { row, column } = self.spot else { return None };
        let mut letters = Vec::new();
        let mut rest = column;
        while let Some(above) = rest.checked_sub(1) {
            letters.push(char::from(b'A'.saturating_add(u8::try_from(above.checked_rem(26)?).ok()?)));
            rest = above.checked_div(26)?;
        }
        Some(letters.iter().rev().collect::<String>() + &row.to_string())
    }

    /// The place for a person.
    pub fn text(&self, language: Language) -> String {
        let page = match (self.page, language) {
            (Some(page), Language::Zh) => format!("第{page}页"),
            (Some(page), Language::En) => format!("page {page}, "),
            (None, _) => String::new(),
        };
        let spot = match (self.spot, language) {
            (Anchor::Paragraph(number), Language::Zh) => format!("第{number}段"),
            (Anchor::Paragraph(number), Language::En) => format!("paragraph {number}"),
            (Anchor::Line(number), Language::Zh) => format!("第{number}行"),
            (Anchor::Line(number), Language::En) => format!("line {number}"),
            (Anchor::Cell { table, row, column }, Language::Zh) => format!("第{table}表第{row}行第{column}列"),
            (Anchor::Cell { table, row, column }, Language::En) => format!("table {table}, row {row}, column {column}"),
            (Anchor::Address { .. }, Language::Zh) => format!("工作表“{}”{}", self.part, self.address().unwrap_or_default()),
            (Anchor::Address { .. }, Language::En) => {
                format!("sheet `{}`, {}", self.part, self.address().unwrap_or_default())
            }
        };
        page + &spot
    }
}

/// The locations of a file, in the order of the text; empty for text and web pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locations(Vec<Location>);

impl Locations {
    /// Locations in the order of the text.
    pub fn new(mut locations: Vec<Location>) -> Self {
        locations.sort_by_key(|location| location.span.start);
        Self(locations)
    }

    /// Where a byte of the text was read; a blank cell is where it starts.
    pub fn at(&self, byte: u32) -> Option<&Location> {
        let at = self.0.partition_point(|location| location.span.start <= byte).checked_sub(1)?;
        self.0.get(at).filter(|location| byte < location.span.end || byte == location.span.start)
    }

    /// Whether the file has no locations of its own.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All locations.
    pub fn iter(&self) -> impl Iterator<Item = &Location> {
        self.0.iter()
    }
}
