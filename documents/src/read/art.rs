//! Tables drawn with characters (字符表格): `+---+---+` between rows and `|` between cells, or box-drawing lines, as pandoc, docutils and
//! w3m leave them. A cell may take several lines; the lines between two rules are one row.

use std::borrow::Cow;
use std::ops::Range;

use super::budget::Budget;
use super::text::within_four_gibibytes;
use crate::document::{Block, Document, Grid, GridCell, GridRow, Segment};

/// Fewer rules than this draw no table.
const RULES: usize = 4;
/// One rule for so many lines of cells at least: other tables have rules around their head only, and a line is a row.
const LINES_A_RULE: usize = 6;
/// How many dashes in a row are part of a rule.
const DASHES: usize = 3;

/// Reads a source whose tables are drawn, row by row; `None` where they are not.
///
/// The flow is put together anew, a cell's lines behind one another; segments lead back to the source.
pub(super) fn read(source: &str) -> Option<Document<'static>> {
    let source = within_four_gibibytes(source);
    let (mut rules, mut rows) = (0_usize, 0_usize);
    for line in source.lines() {
        match look(line) {
            Look::Rule => rules = rules.saturating_add(1),
            Look::Cells => rows = rows.saturating_add(1),
            Look::Prose => {}
        }
    }
    if rules < RULES || rows < RULES || rules.saturating_mul(LINES_A_RULE) < rows {
        return None;
    }
    let mut artist = Artist {
        source,
        text: String::with_capacity(source.len()),
        blocks: Vec::new(),
        segments: Vec::new(),
        grid: Grid::default(),
        open: Vec::new(),
        budget: Budget::for_source(source.len()),
    };
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        artist.line(start..end);
        start += line.len();
    }
    artist.end_row();
    artist.end_grid();
    let Artist { text, blocks, segments, .. } = artist;
    Some(Document { text: Cow::Owned(text), blocks, segments, ..Document::default() })
}

/// What a line of drawn text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// A line between two rows.
    Rule,
    /// A line of cells; parts of it may be a rule, under which other cells go on.
    Cells,
    Prose,
}

const fn is_bar(letter: char) -> bool {
    matches!(letter, '|' | '│' | '┃' | '║')
}

const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '=' | '─' | '━' | '═')
}

const fn is_joint(letter: char) -> bool {
    matches!(
        letter,
        '+' | '┼'
            | '├'
            | '┤'
            | '┬'
            | '┴'
            | '┌'
            | '┐'
            | '└'
            | '┘'
            | '╪'
            | '╞'
            | '╡'
            | '╟'
            | '╢'
            | '╔'
            | '╗'
            | '╚'
            | '╝'
            | '╠'
            | '╣'
            | '╦'
            | '╩'
            | '╬'
            | ':'
    )
}

fn look(line: &str) -> Look {
    let line = line.trim();
    let Some(first) = line.chars().next() else { return Look::Prose };
    if !is_bar(first) && !is_joint(first) {
        return Look::Prose;
    }
    let only_drawing = line.chars().all(|letter| is_bar(letter) || is_dash(letter) || is_joint(letter) || letter == ' ');
    if only_drawing && has_dashes(line) && (!is_bar(first) || line.chars().all(|letter| letter != ' ')) {
        // |---|---| of Markdown is no rule between rows.
        return if line.chars().any(is_joint) && !is_bar(first) || !line.contains('|') { Look::Rule } else { Look::Prose };
    }
    let has_rule = has_dashes(line);
    let borders = line.chars().filter(|letter| is_bar(*letter) || (has_rule && is_joint(*letter))).count();
    if borders >= 2 { Look::Cells } else { Look::Prose }
}

/// Markup of reStructuredText around the text of a cell: `.. container::`
fn is_directive(text: &str) -> bool {
    text.starts_with(".. ") && text.ends_with("::")
}

fn has_dashes(text: &str) -> bool {
    let mut run = 0_usize;
    text.chars().any(|letter| {
        run = if is_dash(letter) { run.saturating_add(1) } else { 0 };
        run >= DASHES
    })
}

struct Artist<'s> {
    source: &'s str,
    text: String,
    blocks: Vec<Block>,
    segments: Vec<Segment>,
    grid: Grid,
    /// The lines of the row that is open: the fields of each, in the source.
    open: Vec<Vec<Range<usize>>>,
    budget: Budget,
}

impl Artist<'_> {
    fn line(&mut self, range: Range<usize>) {
        let line = self.source.get(range.clone()).unwrap_or_default();
        match look(line) {
            Look::Rule => self.end_row(),
            Look::Cells => {
                let fields = fields(line, range.start);
                let rule_within = fields.iter().any(|field| has_dashes(self.source.get(field.clone()).unwrap_or_default()));
                let other_shape = self.open.last().is_some_and(|last| last.len() != fields.len());
                if rule_within || other_shape {
                    self.end_row();
                }
                self.open.push(fields);
            }
            Look::Prose => {
                if !line.trim().is_empty() {
                    self.end_row();
                    self.end_grid();
                    if self.budget.take(1) {
                        self.new_line();
                        let range = self.copy(range);
                        self.blocks.push(Block::Paragraph(range));
                    }
                }
            }
        }
    }

    /// Writes the row that is open: one row, or one a line where the lines have figures of their own in one column.
    fn end_row(&mut self) {
        let open = std::mem::take(&mut self.open);
        let Some(width) = open.first().map(Vec::len) else { return };
        let is_figure = |line: &Vec<Range<usize>>, column: usize| {
            let text = line.get(column).and_then(|field| self.source.get(field.clone())).unwrap_or_default();
            text.trim().starts_with(|first: char| first.is_ascii_digit()) && text.trim().parse::<f64>().is_ok()
        };
        let apart = (0..width).any(|column| open.iter().filter(|line| is_figure(line, column)).count() > 1);
        if apart {
            open.into_iter().for_each(|line| self.row(&[line]));
        } else {
            self.row(&open);
        }
    }

    fn row(&mut self, lines: &[Vec<Range<usize>>]) {
        let width = lines.first().map_or(0, Vec::len);
        let parts: usize = lines.iter().map(Vec::len).sum();
        if !self.budget.take(parts.saturating_add(2)) {
            return;
        }
        self.new_line();
        let mut row = GridRow::default();
        for column in 0..width {
            if column > 0 {
                self.text.push('\t');
            }
            let start = self.text.len();
            for field in lines.iter().filter_map(|line| line.get(column)) {
                let text = self.source.get(field.clone()).unwrap_or_default();
                let trimmed = text.trim_matches(|letter: char| letter.is_whitespace() || is_dash(letter) && has_dashes(text));
                let lead = text.len()
                    - text
                        .trim_start_matches(|letter: char| letter.is_whitespace() || is_dash(letter) && has_dashes(text))
                        .len();
                if trimmed.is_empty() || trimmed.chars().all(is_joint) || is_directive(trimmed) {
                    continue;
                }
                if self.text.len() > start {
                    self.text.push(' ');
                }
                let from = field.start + lead;
                self.copy(from..from + trimmed.len());
            }
            let range = narrow(start)..narrow(self.text.len());
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            row.cells.push(GridCell { range, row_span: 1, column_span: 1, column });
        }
        self.grid.rows.push(row);
    }

    fn end_grid(&mut self) {
        if !self.grid.rows.is_empty() {
            self.blocks.push(Block::Grid(std::mem::take(&mut self.grid)));
        }
    }

    fn new_line(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Copies a stretch of the source into the flow.
    fn copy(&mut self, range: Range<usize>) -> Range<u32> {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let flow = narrow(self.text.len());
        self.text.push_str(text);
        self.segments.push(Segment { flow, source: narrow(range.start), source_len: narrow(text.len()), verbatim: true });
        flow..narrow(self.text.len())
    }
}

/// The fields of a line, between its bars.
fn fields(line: &str, base: usize) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let mut start = 0;
    let has_rule = has_dashes(line);
    for (at, bar) in line.char_indices().filter(|(_, letter)| is_bar(*letter) || (has_rule && is_joint(*letter))) {
        fields.push(base + start..base + at);
        start = at + bar.len_utf8();
    }
    fields.push(base + start..base + line.len());
    let is_empty = |field: Option<&Range<usize>>| {
        field.is_some_and(|field| line.get(field.start - base..field.end - base).unwrap_or_default().trim().is_empty())
    };
    if is_empty(fields.last()) {
        fields.pop();
    }
    if is_empty(fields.first()) {
        fields.remove(0);
    }
    fields
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Block;

    #[test]
    fn lines_between_two_rules_are_one_row() {
        let text = "标题\n\n+------+---+---+\n| 一、本 | 1 | 2 |\n| 年新收 |   |   |\n+------+---+---+\n| 二、上 | 3 | 4 |\n|      +---+---+\n|      | 5 | 6 |\n+------+---+---+\n+------+---+---+\n";
        let document = read(text).expect("a drawn table");
        let Some(Block::Grid(grid)) = document.blocks.get(1) else { panic!("a grid: {:?}", document.blocks) };
        let rows: Vec<Vec<&str>> =
            grid.rows.iter().map(|row| row.cells.iter().map(|cell| document.slice(&cell.range)).collect()).collect();
        assert_eq!(rows, [vec!["一、本 年新收", "1", "2"], vec!["二、上", "3", "4"], vec!["", "5", "6"]]);
        let first = document.source_span(&grid.rows[0].cells[1].range);
        assert_eq!(text.get(first.start as usize..first.end as usize), Some("1"));
    }

    #[test]
    fn markdown_tables_and_prose_are_none() {
        assert!(read("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n").is_none());
        assert!(read("年度报告\n- 1 -\n").is_none());
    }
}
