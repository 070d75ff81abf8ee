//! Pages put together: running heads and page numbers left out, lines joined to paragraphs, tables that go on.

use ogi_core::Anchor;

use super::grid::{self, Cell, Table};
use super::lines::{self, Line};
use super::rules;
use super::{Sheet, Units};
use crate::document::Document;
use crate::read::compose::{CellText, Composer};

/// The columns of the applications table at least; below that a row without a number may be a row of its own.
const WIDE: usize = 8;
/// So many lines looked at for the fields of a table cost as much as a byte of instructions.
const LINES_PER_PRICE: usize = 64;
/// How far edges of columns may differ from page to page.
const SAME_EDGE: Units = 400;

/// A page in reading order.
struct Page {
    height: Units,
    lines: Vec<Line>,
    tables: Vec<Table>,
}

/// The pages of a file.
#[derive(Default)]
pub(in crate::read) struct Pages(Vec<Page>);

impl Pages {
    /// Adds the next page; what that costs, in the price of instructions.
    pub(in crate::read) fn add(&mut self, sheet: Sheet) -> u64 {
        let Sheet { height, mut characters, horizontal, vertical } = sheet;
        let frames = rules::frames(horizontal, vertical);
        let fields = |frame: &rules::Frame| {
            let (across, down) = (frame.horizontal.len(), frame.vertical.len());
            across.saturating_mul(down).saturating_mul(across.saturating_add(down)) / LINES_PER_PRICE
        };
        let cost = frames.iter().map(fields).fold(0, usize::saturating_add);
        let tables = grid::tables(&frames, &mut characters);
        self.0.push(Page { height, lines: lines::lines(characters), tables });
        u64::try_from(cost).unwrap_or(u64::MAX)
    }

    /// Puts pages together to a document.
    pub(in crate::read) fn compose(self, bytes: usize) -> Document<'static> {
        let mut pages = self.0;
        drop_running_heads(&mut pages);
        let margins = Margins::of(&pages);
        let mut writer = Writer { composer: Composer::for_source(bytes), margins, paragraph: None, table: None, tables: 0 };
        for (at, page) in pages.into_iter().enumerate() {
            writer.page(page, u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1));
        }
        writer.end_paragraph();
        writer.end_table();
        writer.composer.finish()
    }
}

/// What looking for tables may cost altogether.
#[cfg(any(feature = "ofd", feature = "positions"))]
const MOST_COST: u64 = 64 << 20;

/// Pages put together as they come, so that the characters of one page alone are held.
#[cfg(any(feature = "ofd", feature = "positions"))]
#[derive(Default)]
pub(in crate::read) struct Priced {
    pages: Pages,
    cost: u64,
}

#[cfg(any(feature = "ofd", feature = "positions"))]
impl Priced {
    /// Adds the next page; nothing where the lines of all make too much work.
    pub(in crate::read) fn add(&mut self, sheet: Sheet) -> Option<()> {
        self.cost = self.cost.saturating_add(self.pages.add(sheet));
        (self.cost <= MOST_COST).then_some(())
    }

    /// How many there are.
    #[cfg(feature = "ofd")]
    pub(in crate::read) fn count(&self) -> usize {
        self.pages.0.len()
    }

    /// The document.
    pub(in crate::read) fn compose(self, bytes: usize) -> Document<'static> {
        self.pages.compose(bytes)
    }
}

/// Leaves out page numbers and lines that stand at the same place of several pages.
fn drop_running_heads(pages: &mut [Page]) {
    let is_margin = |page: &Page, line: &Line| line.base < page.height / 9 || line.base > page.height / 10 * 9;
    let mut seen: Vec<(String, Units)> = Vec::new();
    for page in pages.iter() {
        for line in page.lines.iter().filter(|line| is_margin(page, line)) {
            seen.push((line.text.clone(), line.base));
        }
    }
    seen.sort();
    let repeated = |line: &Line| {
        let from = seen.partition_point(|(text, _)| text.as_str() < line.text.as_str());
        let same = seen.iter().skip(from).take_while(|(text, _)| *text == line.text);
        same.filter(|(_, base)| base.abs_diff(line.base) < 300).take(3).count() > 2
    };
    for page in pages.iter_mut() {
        let lines = std::mem::take(&mut page.lines);
        page.lines = lines
            .into_iter()
            .filter(|line| !(is_margin(page, line) && (is_page_number(&line.text) || repeated(line))))
            .collect();
    }
}

/// `3`, `- 3 -`, `第3页 共8页`, `3 / 8`, `Page 3`.
fn is_page_number(text: &str) -> bool {
    let text = text.strip_prefix("Page").or_else(|| text.strip_prefix("page")).unwrap_or(text);
    let sign = |letter: char| !letter.is_alphanumeric() || matches!(letter, '第' | '页' | '共');
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=6).contains(&digits) && text.chars().count() < 24 && text.chars().all(|letter| letter.is_ascii_digit() || sign(letter))
}

/// Where the lines of running text begin and end.
#[derive(Debug, Clone, Copy)]
struct Margins {
    left: Units,
    right: Units,
}

impl Margins {
    fn of(pages: &[Page]) -> Self {
        let long = || pages.iter().flat_map(|page| &page.lines).filter(|line| line.text.chars().count() > 12);
        Self {
            left: long().map(|line| line.left).min().unwrap_or_default(),
            right: long().map(|line| line.right).max().unwrap_or_default(),
        }
    }

    /// Whether a line goes on in the next one.
    fn goes_on(self, line: &Line, next: &Line) -> bool {
        let size = line.size.max(100);
        let full = line.right > self.right.saturating_sub(size.saturating_mul(18) / 10);
        let flush = next.left < self.left.saturating_add(size.saturating_mul(6) / 10);
        let alike = line.size.abs_diff(next.size).saturating_mul(6) < line.size.unsigned_abs();
        full && flush && alike && !line.has_columns && !next.has_columns && !starts_part(&next.text)
    }
}

/// Whether a line starts with `一、` or `（一）`.
fn starts_part(text: &str) -> bool {
    let rest = text.trim_start_matches(['（', '(']);
    let bare = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    bare.len() < rest.len() && bare.starts_with(['、', '）', ')'])
}

struct Writer {
    composer: Composer,
    margins: Margins,
    /// The open paragraph: its text, its last line, the page and line that it starts on.
    paragraph: Option<(String, Line, u32, u32)>,
    table: Option<Open>,
    tables: u32,
}

/// A table that may go on on the next page.
struct Open {
    edges: Vec<Units>,
    number: u32,
    rows: Vec<(u32, Vec<Cell>)>,
}

impl Writer {
    fn page(&mut self, page: Page, number: u32) {
        let mut tables = page.tables.into_iter().peekable();
        let mut first = true;
        for (at, line) in page.lines.into_iter().enumerate() {
            while let Some(table) = tables.next_if(|table| table.top < line.base) {
                self.table(table, number, first);
                first = false;
            }
            self.line(line, number, u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1));
            first = false;
        }
        for table in tables {
            self.table(table, number, first);
            first = false;
        }
    }

    fn line(&mut self, line: Line, page: u32, number: u32) {
        self.end_table();
        if let Some((text, last, ..)) = &mut self.paragraph
            && self.margins.goes_on(last, &line)
        {
            let ascii = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
            if ascii(text.chars().next_back()) && ascii(line.text.chars().next()) {
                text.push(' ');
            }
            text.push_str(&line.text);
            *last = line;
            return;
        }
        self.end_paragraph();
        self.paragraph = Some((line.text.clone(), line, page, number));
    }

    fn end_paragraph(&mut self) {
        if let Some((text, _, page, number)) = self.paragraph.take() {
            self.composer.page(page);
            self.composer.paragraph(&text, Anchor::Line(number));
        }
    }

    fn table(&mut self, table: Table, page: u32, first_on_page: bool) {
        self.end_paragraph();
        let same = |open: &Open| {
            open.edges.len() == table.edges.len()
                && open.edges.iter().zip(&table.edges).all(|(one, other)| one.abs_diff(*other) <= SAME_EDGE.unsigned_abs())
        };
        let goes_on = first_on_page && self.table.as_ref().is_some_and(same);
        if !goes_on {
            self.end_table();
            self.tables = self.tables.saturating_add(1);
        }
        let number = self.tables;
        let open = self.table.get_or_insert_with(|| Open { edges: table.edges.clone(), number, rows: Vec::new() });
        for (at, row) in table.rows.into_iter().enumerate() {
            match open.rows.last_mut() {
                Some((_, last)) if goes_on && at == 0 && is_rest_of(&row, last) => join(last, row),
                _ => open.rows.push((page, row)),
            }
        }
    }

    fn end_table(&mut self) {
        let Some(Open { number, rows, .. }) = self.table.take() else { return };
        let mut lines = Vec::with_capacity(rows.len());
        for (at, (page, cells)) in rows.into_iter().enumerate() {
            let row = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
            let cell = |cell: Cell| {
                let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
                CellText {
                    text: cell.text,
                    row_span: u16::try_from(cell.rows).unwrap_or(u16::MAX),
                    column_span: u16::try_from(cell.columns).unwrap_or(u16::MAX),
                    column,
                    spot: Some(Anchor::Cell { table: number, row, column: u32::from(column).saturating_add(1) }),
                    page: Some(page),
                    source: None,
                }
            };
            lines.push(cells.into_iter().map(cell).collect());
        }
        self.composer.grid(lines);
    }
}

/// Whether a row is the rest of the row above it, cut by the end of the page: the same cells, no figures of its own
/// where the row above has some, and a label that does not begin like a label.
fn is_rest_of(row: &[Cell], above: &[Cell]) -> bool {
    let is_figure =
        |cell: &Cell| cell.text.chars().any(|letter| letter.is_ascii_digit()) && !cell.text.chars().any(char::is_alphabetic);
    let same = row.len() >= WIDE
        && row.len() == above.len()
        && row.iter().zip(above).all(|(one, other)| one.column == other.column && one.columns == other.columns);
    let words = |cell: &Cell| cell.text.chars().any(char::is_alphabetic);
    let mixed = row.iter().zip(above).any(|(one, other)| (is_figure(one) && words(other)) || (words(one) && is_figure(other)));
    let values = |cells: &[Cell]| cells.iter().filter(|cell| is_figure(cell)).count();
    let label = |cells: &[Cell]| {
        cells.iter().rev().map(|cell| cell.text.trim().to_owned()).find(|text| text.chars().any(char::is_alphabetic))
    };
    let begins = |text: &str| text.starts_with(|first: char| first.is_ascii_digit()) || starts_part(text);
    same && !mixed
        && (values(row) == 0 || values(above) == 0)
        && label(row).is_none_or(|text| !begins(&text))
        && label(above).is_some()
}

fn join(above: &mut [Cell], row: Vec<Cell>) {
    for (cell, rest) in above.iter_mut().zip(row) {
        if !cell.text.is_empty() && !rest.text.is_empty() {
            cell.text.push('\n');
        }
        cell.text.push_str(&rest.text);
    }
}
