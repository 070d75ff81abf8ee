//! The body of a text: paragraphs, lists and tables.

use std::collections::{BTreeMap, HashSet};

use super::styles::{OUTLINE, Styles};
use crate::error::{DecodeError, FileKind};
use crate::read::budget::Budget;
use crate::read::items::{Cell, Item, LEVELS, Paragraph, Row, Table};
use crate::read::xml::{Element, Events, Node};

/// A repeated row or cell is written so many times at most.
const MOST_REPEATS: u16 = 64;
/// Spaces that one element stands for.
const MOST_SPACES: usize = 64;

/// What an open element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Other,
    /// Its content is left out.
    Nothing,
    Frame,
    List,
    Text,
}

#[derive(Debug)]
enum Frame {
    Story(Vec<Item>),
    Table(Open),
    Row(Row, u16),
    Cell(Cell, u16),
    Paragraph(Paragraph, Vec<Item>),
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Open {
    table: Table,
    /// For each first column of a cell that goes on below: the row behind its last, and its columns.
    spans: BTreeMap<u16, (u32, u16)>,
    /// Rows that have ended.
    rows: u32,
}

/// A list that is open: its style, and whether the item has its number already.
#[derive(Debug, Clone)]
struct Listed {
    style: String,
    is_new: bool,
}

struct Reader {
    styles: Styles,
    frames: Vec<Frame>,
    tags: Vec<Tag>,
    lists: Vec<Listed>,
    paragraphs: u32,
    tables: u32,
    repeats: Vec<u16>,
    budget: Budget,
    /// The tracked change that is stated, and those that delete.
    change: String,
    deletions: HashSet<String>,
    /// How many deletions the text now stands in.
    deleted: usize,
}

/// Reads the body.
pub(super) fn read(text: &str, part: &str, styles: Styles) -> Result<Vec<Item>, DecodeError> {
    let mut events = Events::new(text, FileKind::OpenDocument, part);
    let mut reader = Reader {
        styles,
        frames: Vec::new(),
        tags: Vec::new(),
        lists: Vec::new(),
        paragraphs: 0,
        tables: 0,
        repeats: Vec::new(),
        budget: Budget::for_source(text.len()),
        change: String::new(),
        deletions: HashSet::new(),
        deleted: 0,
    };
    let mut body = None;
    while let Some(node) = events.next()? {
        match node {
            Node::Start(element) => {
                if element.name() == "text" && body.is_none() && reader.frames.is_empty() {
                    body = Some(reader.tags.len());
                    reader.frames.push(Frame::Story(Vec::new()));
                    reader.tags.push(Tag::Other);
                } else {
                    reader.start(&element);
                }
            }
            Node::End => reader.end(),
            Node::Text(text) => reader.text(&text),
        }
    }
    Ok(match reader.frames.into_iter().next() {
        Some(Frame::Story(items)) => items,
        _ => Vec::new(),
    })
}

impl Reader {
    fn start(&mut self, element: &Element<'_>) {
        self.note_change(element);
        let above = self.tags.last().copied();
        let tag = match above {
            Some(Tag::Nothing) => Tag::Nothing,
            _ if self.frames.is_empty() => Tag::Other,
            _ => self.opened(element),
        };
        self.tags.push(tag);
    }

    /// Notes which changes delete; what they delete may stand in the text all the same.
    fn note_change(&mut self, element: &Element<'_>) {
        let id = |name: &str| element.name_in(name).unwrap_or_default();
        match element.name() {
            "changed-region" => self.change = id("id"),
            "deletion" => {
                self.deletions.insert(self.change.clone());
            }
            "change-start" if self.deletions.contains(&id("change-id")) => self.deleted = self.deleted.saturating_add(1),
            "change-end" if self.deletions.contains(&id("change-id")) => self.deleted = self.deleted.saturating_sub(1),
            _ => {}
        }
    }

    fn opened(&mut self, element: &Element<'_>) -> Tag {
        let is_hidden = || element.name_in("style-name").is_some_and(|style| self.styles.hidden.contains(&style));
        match element.name() {
            "tracked-changes" | "note" | "annotation" | "table-of-content" | "title" | "desc" | "page-number"
            | "page-count" | "ruby-text" | "hidden-text" | "hidden-paragraph" | "forms" | "binary-data" | "list-header"
            | "script" | "event-listeners" | "soft-page-break" | "alphabetical-index" | "variable-decls" | "sequence-decls"
            | "user-field-decls" => Tag::Nothing,
            "span" | "p" | "h" | "table" if is_hidden() => Tag::Nothing,
            "p" | "h" => {
                let paragraph = self.paragraph(element);
                self.open(Frame::Paragraph(paragraph, Vec::new()))
            }
            "list" => self.list(element),
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.is_new = true;
                }
                Tag::Other
            }
            "table" => {
                self.tables = self.tables.saturating_add(1);
                self.open(Frame::Table(Open { table: Table { number: self.tables, ..Table::default() }, ..Open::default() }))
            }
            "table-row" if matches!(self.frames.last(), Some(Frame::Table(_))) => {
                self.repeats.push(repeated(element, "number-rows-repeated"));
                self.open(Frame::Row(Row::default(), 0))
            }
            "table-cell" if matches!(self.frames.last(), Some(Frame::Row(..))) => self.cell(element),
            "covered-table-cell" if matches!(self.frames.last(), Some(Frame::Row(..))) => {
                for _ in 0..repeated(element, "number-columns-repeated") {
                    self.covered();
                }
                Tag::Nothing
            }
            "text-box" => self.open(Frame::Story(Vec::new())),
            "s" => {
                let count = element.number("c").unwrap_or(1_usize).min(MOST_SPACES);
                self.push(&" ".repeat(count));
                Tag::Text
            }
            "tab" => {
                if let Some(Frame::Paragraph(paragraph, _)) = self.frames.last() {
                    self.push(paragraph.tab());
                }
                Tag::Text
            }
            "line-break" => {
                self.push("\n");
                Tag::Text
            }
            _ => Tag::Text,
        }
    }

    fn open(&mut self, frame: Frame) -> Tag {
        self.frames.push(frame);
        Tag::Frame
    }

    fn in_cell(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame, Frame::Cell(..)))
    }

    fn list(&mut self, element: &Element<'_>) -> Tag {
        let style = element.name_in("style-name").or_else(|| self.lists.last().map(|list| list.style.clone()));
        let style = style.unwrap_or_default();
        let goes_on =
            element.attribute("continue-numbering").as_deref() == Some("true") || element.attribute("continue-list").is_some();
        if self.lists.is_empty()
            && !goes_on
            && let Some(list) = self.styles.lists.get(&style)
        {
            self.styles.numbering.restart(*list);
        }
        self.lists.push(Listed { style, is_new: false });
        Tag::List
    }

    /// Opens a paragraph with the number that stands before it.
    fn paragraph(&mut self, element: &Element<'_>) -> Paragraph {
        if !self.in_cell() {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        let mut paragraph = Paragraph { number: self.paragraphs, ..Paragraph::default() };
        let level = self.lists.len().saturating_sub(1).min(LEVELS);
        let style = element.name_in("style-name").unwrap_or_default();
        let (list, level) = match self.lists.last_mut() {
            Some(list) => {
                if !std::mem::take(&mut list.is_new) {
                    return paragraph;
                }
                (list.style.clone(), level)
            }
            None if element.name() == "h" => {
                let level = element.number::<usize>("outline-level").and_then(|level| level.checked_sub(1)).unwrap_or(LEVELS);
                (OUTLINE.to_owned(), level)
            }
            None => return paragraph,
        };
        let list = if list.is_empty() { self.styles.list_of.get(&style).cloned().unwrap_or_default() } else { list };
        let number = self.styles.lists.get(&list).and_then(|list| self.styles.numbering.next(*list, level));
        if let Some(number) = number.filter(|number| !number.is_empty()) {
            paragraph.text = number;
        }
        paragraph
    }

    fn cell(&mut self, element: &Element<'_>) -> Tag {
        let number = |name: &str| element.number::<u16>(name).unwrap_or(1).max(1);
        let cell = Cell { columns: number("number-columns-spanned"), ..Cell::default() };
        let rows = number("number-rows-spanned");
        let Some(Frame::Row(_, column)) = self.frames.last() else { return Tag::Other };
        let column = *column;
        if rows > 1
            && let Some(Frame::Table(open)) = self.frames.iter_mut().rev().find(|frame| matches!(frame, Frame::Table(_)))
        {
            open.spans.insert(column, (open.rows.saturating_add(u32::from(rows)), cell.columns));
        }
        self.open(Frame::Cell(cell, repeated(element, "number-columns-repeated")))
    }

    /// A place that a cell on the left or above covers.
    fn covered(&mut self) {
        let Some(Frame::Row(_, column)) = self.frames.last() else { return };
        let column = *column;
        let table = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Table(open) => Some(open),
            _ => None,
        });
        let above = table.and_then(|open| open.spans.get(&column).copied().filter(|(behind, _)| open.rows < *behind));
        let Some(Frame::Row(row, next)) = self.frames.last_mut() else { return };
        *next = next.saturating_add(1);
        if let Some((_, columns)) = above
            && self.budget.take(1)
        {
            row.cells.push(Cell { columns, goes_on: true, ..Cell::default() });
        }
    }

    fn end(&mut self) {
        match self.tags.pop() {
            Some(Tag::Frame) => self.close(),
            Some(Tag::List) => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(mut paragraph, boxes)) => {
                paragraph.text.truncate(paragraph.text.trim_end().len());
                self.add(Item::Paragraph(paragraph));
                boxes.into_iter().for_each(|item| self.add(item));
            }
            Some(Frame::Table(open)) => self.add(Item::Table(open.table)),
            Some(Frame::Row(row, _)) => self.close_row(row),
            Some(Frame::Cell(cell, repeats)) => {
                let Some(Frame::Row(row, column)) = self.frames.last_mut() else { return };
                let copies = if cell.items.is_empty() { repeats } else { 1 };
                *column = column.saturating_add(copies);
                for _ in 1..copies {
                    if self.budget.take(1) {
                        row.cells.push(Cell::default());
                    }
                }
                if self.budget.take(1) {
                    row.cells.push(cell);
                }
            }
            Some(Frame::Story(items)) => {
                // A text box: its content follows the paragraph that it is anchored in.
                if self.frames.is_empty() {
                    self.frames.push(Frame::Story(items));
                } else {
                    items.into_iter().for_each(|item| self.add(item));
                }
            }
            None => {}
        }
    }

    fn close_row(&mut self, row: Row) {
        let repeats = self.repeats.pop().unwrap_or(1);
        let Some(Frame::Table(open)) = self.frames.last_mut() else { return };
        open.rows = open.rows.saturating_add(1);
        let blank = row.cells.iter().all(|cell| cell.items.is_empty());
        let columns = row.cells.len();
        if self.budget.take(1) {
            open.table.rows.push(row);
        }
        // Blank rows that are written once for several.
        for _ in 1..repeats {
            if blank && self.budget.take(columns.saturating_add(1)) {
                let cells = std::iter::repeat_with(Cell::default).take(columns).collect();
                open.table.rows.push(Row { cells, ..Row::default() });
            }
        }
    }

    fn add(&mut self, item: Item) {
        if matches!(&item, Item::Paragraph(paragraph) if paragraph.text.is_empty()) || !self.budget.take(1) {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Story(items)) => items.push(item),
            Some(Frame::Cell(cell, _)) => cell.items.push(item),
            Some(Frame::Paragraph(_, boxes)) => boxes.push(item),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if matches!(self.tags.last(), Some(Tag::Text | Tag::Frame)) {
            let has_breaks = text.contains(['\n', '\r', '\t']) || text.contains("  ");
            if has_breaks {
                let words: Vec<&str> = text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect();
                let space = |is: bool| if is { " " } else { "" };
                let starts = space(text.starts_with([' ', '\n', '\r', '\t']));
                let ends = space(text.ends_with([' ', '\n', '\r', '\t']) && !words.is_empty());
                self.push(&format!("{starts}{}{ends}", words.join(" ")));
            } else {
                self.push(text);
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.deleted > 0 {
            return;
        }
        if let Some(Frame::Paragraph(paragraph, _)) = self.frames.last_mut() {
            // White space at the start of a paragraph is for the eyes of who wrote the XML.
            let text = if paragraph.text.is_empty() { text.trim_start_matches(' ') } else { text };
            paragraph.text.push_str(text);
        }
    }
}

fn repeated(element: &Element<'_>, name: &str) -> u16 {
    element.number::<u64>(name).and_then(|count| u16::try_from(count).ok()).unwrap_or(1).clamp(1, MOST_REPEATS)
}
