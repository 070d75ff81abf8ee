//! From tags and text to paragraphs and grids.

mod grids;

use std::ops::Range;

use super::attributes::Attributes;
use super::flow::Flow;
use super::hidden::{Hidden, Skip};
use super::table::Table;
use super::tag::{Name, Role};
use crate::document::Block;
use crate::read::budget::Budget;
use crate::read::text::MARK;

/// A cell with more text than this, in several lines, is a part of the page, not a cell of a form.
const LONGEST_CELL: usize = 1500;
/// How far back in a line of kept text a bar is looked for.
const LONGEST_ROW: usize = 1024;
/// Metadata entries kept, and how long a title may be.
const MOST_METADATA: usize = 64;
const LONGEST_TITLE: usize = 1024;

/// White space that is due before the next text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

/// Builds a document from the events of a page.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) flow: Flow,
    pub(super) blocks: Vec<Block>,
    /// Preformatted stretches of the flow, still to be read as plain text, and before which block they stand.
    pub(super) lines: Vec<(usize, Range<usize>)>,
    pub(super) budget: Budget,
    pub(super) metadata: Vec<(String, String)>,
    /// Whether something hidden held a table.
    pub(super) hid_table: bool,
    pub(super) options: Options,
    tables: Vec<Table>,
    /// Open tables beyond the deepest allowed.
    deeper: usize,
    /// Steps left for laying out spans.
    work: u64,
    /// Where the open paragraph or cell starts in the flow.
    start: usize,
    gap: Gap,
    preformatted: usize,
    hidden: Option<Hidden>,
    title: Option<String>,
    /// No items left: the rest becomes one paragraph.
    exhausted: bool,
}

/// How a page is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Options {
    /// Line breaks outside tables count, as in text with a few tables in it.
    pub(super) keep_lines: bool,
    /// Elements hidden by their attributes are read.
    pub(super) show_hidden: bool,
}

impl Builder {
    pub(super) fn new(bytes: usize, options: Options) -> Self {
        Self {
            flow: Flow::for_source(bytes),
            blocks: Vec::new(),
            lines: Vec::new(),
            budget: Budget::for_source(bytes),
            metadata: Vec::new(),
            hid_table: false,
            options,
            tables: Vec::new(),
            deeper: 0,
            work: (1_u64 << 20).saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(4)),
            start: 0,
            gap: Gap::None,
            preformatted: 0,
            hidden: None,
            title: None,
            exhausted: false,
        }
    }

    /// A start tag and where it stands in the source.
    pub(super) fn start_tag(&mut self, name: Name, attributes: &Attributes, place: Range<usize>) {
        let role = name.role();
        if let Some(hidden) = &mut self.hidden {
            self.hid_table |= role == Role::Table;
            match hidden.start(name) {
                Skip::EndedBefore => self.hidden = None,
                Skip::Goes | Skip::Ends => return,
            }
        }
        let void = matches!(role, Role::Void | Role::Break | Role::Meta);
        if role == Role::Unseen || (attributes.hidden && !self.options.show_hidden && !void) {
            self.hid_table |= role == Role::Table;
            // What is out of sight still ends a line.
            match role {
                Role::Unseen | Role::Inline | Role::Raised => {}
                Role::Cell => self.end_cell(),
                Role::Row | Role::RowGroup => self.end_row(),
                _ => self.line_break(),
            }
            self.hidden = Some(Hidden::new(name));
            return;
        }
        match role {
            // A form that is filled in (填报页面): what stands in its fields is what the cell shows.
            Role::Void if name == Name::INPUT && self.in_cell() && !attributes.hidden && attributes.shows_value => {
                self.entity(place, &attributes.value);
            }
            Role::Inline | Role::Void | Role::Unseen => {}
            Role::Raised => self.gap = self.gap.max(Gap::Space),
            Role::Title => self.title = Some(String::new()),
            Role::Meta => self.meta(attributes),
            Role::Break if self.in_row_of_bars() => self.gap = self.gap.max(Gap::Space),
            Role::Break | Role::Container | Role::Block => self.line_break(),
            Role::Preformatted => {
                self.line_break();
                self.preformatted = self.preformatted.saturating_add(1);
            }
            Role::Table => self.start_table(),
            Role::RowGroup => self.start_row_group(),
            Role::Row => self.start_row(),
            Role::Cell => self.start_cell(attributes),
        }
    }

    /// An end tag.
    pub(super) fn end_tag(&mut self, name: Name) {
        if let Some(hidden) = &mut self.hidden {
            match hidden.end(name) {
                Skip::Goes => return,
                Skip::Ends => {
                    self.hidden = None;
                    return;
                }
                Skip::EndedBefore => self.hidden = None,
            }
        }
        match name.role() {
            Role::Inline | Role::Void | Role::Unseen | Role::Meta => {}
            Role::Raised => self.gap = self.gap.max(Gap::Space),
            Role::Title => self.end_title(),
            Role::Break | Role::Container | Role::Block => self.line_break(),
            Role::Preformatted => self.end_preformatted(),
            Role::Table => self.end_table(),
            Role::RowGroup => {
                self.end_row();
                if let Some(table) = self.tables.last_mut() {
                    table.start_group();
                }
            }
            Role::Row => self.end_row(),
            Role::Cell => self.end_cell(),
        }
    }

    /// Text copied from the source, where it starts at byte `at`.
    pub(super) fn text(&mut self, at: usize, text: &str) {
        if at == 0
            && let Some(text) = text.strip_prefix(MARK)
        {
            self.text(MARK.len_utf8(), text);
            return;
        }
        if let Some(title) = &mut self.title {
            push_short(title, text);
            return;
        }
        if self.hidden.is_some() || (self.between_cells() && is_blank(text)) {
            return;
        }
        if self.keeps_lines() && !self.in_cell() {
            self.raw_text(at, text);
            return;
        }
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(word) = next_word(bytes, from) {
            if word.start > from {
                let skipped = bytes.get(from..word.start).unwrap_or_default();
                let line = self.keeps_lines() && skipped.contains(&b'\n');
                self.gap = self.gap.max(if line { Gap::Line } else { Gap::Space });
            }
            self.open_text();
            self.flow.copy(at.saturating_add(word.start), text.get(word.clone()).unwrap_or_default());
            from = word.end;
        }
        if from < bytes.len() {
            self.gap = self.gap.max(Gap::Space);
        }
    }

    /// Text that stands for a stretch of the source: a decoded entity.
    pub(super) fn entity(&mut self, source: Range<usize>, text: &str) {
        if let Some(title) = &mut self.title {
            push_short(title, text);
            return;
        }
        if self.hidden.is_some() || (self.between_cells() && is_blank(text)) {
            return;
        }
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.gap = self.gap.max(Gap::Space);
            return;
        }
        self.open_text();
        self.flow.replace(source, text);
    }

    /// The page has ended.
    pub(super) fn finish(&mut self) {
        self.end_title();
        self.deeper = 0;
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        if self.exhausted && self.flow.len() > self.start {
            self.push_paragraph(self.start..self.flow.len());
        }
    }

    fn end_preformatted(&mut self) {
        if self.in_cell() {
            self.gap = Gap::Line;
        } else {
            self.end_paragraph();
        }
        self.preformatted = self.preformatted.saturating_sub(1);
    }

    fn keeps_lines(&self) -> bool {
        self.options.keep_lines || self.preformatted > 0
    }

    /// Preformatted text outside tables goes into the flow as it is.
    fn raw_text(&mut self, at: usize, text: &str) {
        if text.trim_ascii().is_empty() && self.flow.len() == self.start {
            return;
        }
        self.open_text();
        self.flow.copy(at, text);
    }

    /// Whether text now belongs to a cell.
    fn in_cell(&self) -> bool {
        let mut tables = self.tables.iter().rev();
        let Some(table) = tables.next() else { return false };
        match table.cell {
            Some(cell) => !cell.flattened,
            // Inside a table of one cell at most, which may prove to be part of the outer cell's text.
            None => !table.proved && tables.next().and_then(|outer| outer.cell).is_some_and(|cell| !cell.flattened),
        }
    }

    /// Whether the place is inside a table and outside its cells.
    fn between_cells(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_none())
    }

    /// Writes the white space that is due, and leaves a table whose text stands outside its cells.
    fn open_text(&mut self) {
        if self.tables.last().is_some_and(|table| table.cell.is_none() && table.first_cell.is_some() && !table.proved) {
            self.prove();
        }
        if !self.in_cell()
            && let Some(table) = self.tables.last_mut()
            && table.cell.is_none()
        {
            table.proved = true;
            if !table.row.is_empty() || !table.grid.rows.is_empty() {
                let grid = table.take_grid();
                self.push_grid(grid);
                self.open_block();
            }
        }
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if self.flow.len() == self.start {
            return;
        }
        match gap {
            Gap::None => {}
            Gap::Space => self.flow.separate(' '),
            Gap::Line => self.flow.new_line(),
        }
    }

    /// Whether the open line of kept text is a row of a Markdown table, which a `<br>` inside a cell must not cut.
    fn in_row_of_bars(&self) -> bool {
        if !self.options.keep_lines || self.in_cell() {
            return false;
        }
        let from = self.start.max(self.flow.len().saturating_sub(LONGEST_ROW));
        let line = self.flow.get(self.flow.floor(from)..self.flow.len());
        line.bytes().rev().take_while(|&byte| byte != b'\n').any(|byte| byte == b'|')
    }

    /// A block starts or ends.
    fn line_break(&mut self) {
        let line_goes_on = self.keeps_lines() && self.flow.len() > self.start;
        if self.exhausted || line_goes_on || self.in_cell() {
            self.gap = Gap::Line;
        } else {
            self.end_paragraph();
        }
    }

    /// Hands out the open paragraph.
    fn end_paragraph(&mut self) {
        if self.exhausted {
            self.gap = Gap::Line;
            return;
        }
        let range = self.start..self.flow.len();
        if !range.is_empty() {
            if !self.budget.take(1) {
                self.exhaust();
                return;
            }
            if self.keeps_lines() {
                self.lines.push((self.blocks.len(), range));
            } else {
                self.push_paragraph(range);
            }
        }
        self.open_block();
    }

    /// The flow stands where a new paragraph or cell starts.
    fn open_block(&mut self) {
        self.flow.new_line();
        self.start = self.flow.len();
        self.gap = Gap::None;
    }

    /// Nothing more can be told apart: what follows becomes one paragraph.
    fn exhaust(&mut self) {
        self.exhausted = true;
        self.gap = Gap::Line;
        self.tables.clear();
        self.deeper = 0;
    }

    fn meta(&mut self, attributes: &Attributes) {
        if !attributes.key.is_empty() && !attributes.content.trim().is_empty() && self.metadata.len() < MOST_METADATA {
            self.metadata.push((attributes.key.clone(), attributes.content.trim().to_owned()));
        }
    }

    fn end_title(&mut self) {
        if let Some(title) = self.title.take() {
            let words: Vec<_> = title.split_whitespace().collect();
            if !words.is_empty() && self.metadata.len() < MOST_METADATA {
                self.metadata.push(("title".to_owned(), words.join(" ")));
            }
        }
    }
}

/// The next stretch without white space other than single spaces.
fn next_word(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let rest = bytes.get(from..)?;
    let start = from + rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let mut end = start;
    loop {
        let rest = bytes.get(end..)?;
        let Some(at) = rest.iter().position(u8::is_ascii_whitespace) else { return Some(start..bytes.len()) };
        end += at;
        let single = rest.get(at) == Some(&b' ') && rest.get(at + 1).is_some_and(|byte| !byte.is_ascii_whitespace());
        if !single {
            return Some(start..end);
        }
        end += 1;
    }
}

/// Whether text shows nothing.
fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

fn push_short(title: &mut String, text: &str) {
    if title.len() < LONGEST_TITLE {
        title.push_str(text.get(..text.floor_char_boundary(LONGEST_TITLE)).unwrap_or(text));
    }
}
