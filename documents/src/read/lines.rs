//! What one line of plain text is: blank, prose, a rule drawn with dashes, or a row of cells.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2};

/// Full-width and box-drawing bars that some converters print instead of `|`.
const WIDE_BARS: [&str; 3] = ["｜", "│", "┃"];

/// Which bars a source uses; found once, so that prose is not searched for bars it cannot have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars {
    wide: bool,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing but white space.
    Blank,
    /// A border drawn with dashes; it holds no text.
    Rule,
    /// A bar alone: an empty cell where lines are cells that end in a bar, else what stands between two cells.
    Bar,
    /// Running text.
    Prose,
    /// Text with tabs at one end only: a row if it stands in a table, else indented prose.
    PerhapsRow,
    /// A row of cells.
    Row(Separator),
}

/// What separates the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// `\t`; every field is a cell.
    Tab,
    /// `|` and its wide forms; the fields outside the outer bars are not cells.
    Bar,
}

impl Bars {
    pub(super) fn of(source: &str) -> Self {
        let wide = WIDE_BARS.iter().any(|bar| crate::search::find(source.as_bytes(), bar.as_bytes()).is_some());
        Self { wide }
    }

    /// What the line is; the line comes without its line break.
    pub(super) fn classify(self, line: &str) -> Line {
        let bytes = line.as_bytes();
        let text = trimmed(line);
        if !self.wide && memchr2(b'\t', b'|', bytes).is_none() {
            return if text.is_empty() {
                Line::Blank
            } else if is_drawn_rule(text) {
                Line::Rule
            } else {
                Line::Prose
            };
        }
        if text.is_empty() {
            return Line::Blank;
        }
        if is_drawn_rule(text) {
            return Line::Rule;
        }
        if is_bar_alone(text) {
            return Line::Bar;
        }
        let has_bar = self.wide || memchr(b'|', bytes).is_some();
        if has_bar && self.is_row_of_bars(text, bytes) {
            return Line::Row(Separator::Bar);
        }
        if memchr(b'\t', text.as_bytes()).is_some() || ends_with_tabs(line) {
            return Line::Row(Separator::Tab);
        }
        if memchr(b'\t', bytes).is_some() { Line::PerhapsRow } else { Line::Prose }
    }

    fn is_row_of_bars(self, text: &str, line: &[u8]) -> bool {
        let bars = memchr_iter(b'|', line).count()
            + if self.wide { text.chars().filter(|&letter| is_wide_bar(letter)).count() } else { 0 };
        // A lone bar in front is punctuation; a bar inside or behind separates cells.
        let leading = text.starts_with(is_bar);
        bars > usize::from(leading) && (leading || text.ends_with(is_bar) || bars > memchr_iter(b'\t', line).count())
    }
}

/// The text without white space on both sides. Most has none, which two bytes tell.
pub(super) fn trimmed(text: &str) -> &str {
    // White space is ASCII up to the space, or begins with one of these bytes: U+0085, U+00A0, U+1680, U+2000…, U+3000.
    let may_be_space = |byte: u8| byte <= b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    let (first, last) = match text.as_bytes() {
        [first, .., last] => (first, last),
        [only] => (only, only),
        [] => return text,
    };
    let ends = if *last < 0x80 {
        *last <= b' '
    } else {
        text.as_bytes().last_chunk::<3>().is_none_or(|[one, two, _]| may_be_space(*one) || may_be_space(*two))
    };
    if ends || may_be_space(*first) { text.trim() } else { text }
}

pub(super) fn is_bar(letter: char) -> bool {
    letter == '|' || is_wide_bar(letter)
}

/// Whether a text is a bar and nothing else.
pub(crate) fn is_bar_alone(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(is_bar) && letters.next().is_none()
}

fn is_wide_bar(letter: char) -> bool {
    matches!(letter, '｜' | '│' | '┃')
}

/// Whether two or more tabs follow the last text: the trailing empty cells of a row.
fn ends_with_tabs(line: &str) -> bool {
    let end = line.get(line.trim_end().len()..).unwrap_or_default();
    memchr_iter(b'\t', end.as_bytes()).count() >= 2
}

/// Borders such as `+---+---+` and `├───┼───┤`, without white space around; a row of `|---|---|` is judged with its cells.
fn is_drawn_rule(text: &str) -> bool {
    let drawn = |letter: char| matches!(letter, '\u{2500}'..='\u{257f}') && !is_wide_bar(letter);
    match text.chars().next() {
        Some('+') => text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':')),
        Some(first) if drawn(first) => text.chars().all(|letter| drawn(letter) || letter.is_whitespace()),
        _ => false,
    }
}

impl Bars {
    /// Calls `each` with the fields of a row as byte ranges within the line, trimmed, from left to right.
    pub(super) fn fields(self, line: &str, separator: Separator, mut each: impl FnMut(Range<usize>)) {
        let (offset, inner) = match separator {
            Separator::Tab => (0, line),
            Separator::Bar => within_outer_bars(line),
        };
        let mut start = 0;
        let mut field = |end: usize, width: usize| {
            let text = inner.get(start..end).unwrap_or_default();
            let inside = trimmed(text);
            let before = if inside.len() == text.len() { 0 } else { text.len() - text.trim_start().len() };
            let from = offset + start + before;
            each(from..from + inside.len());
            start = end + width;
        };
        match separator {
            Separator::Tab => memchr_iter(b'\t', inner.as_bytes()).for_each(|at| field(at, 1)),
            Separator::Bar if self.wide => {
                inner.match_indices(is_bar).for_each(|(at, bar)| field(at, bar.len()));
            }
            Separator::Bar => memchr_iter(b'|', inner.as_bytes()).for_each(|at| field(at, 1)),
        }
        field(inner.len(), 0);
    }

    /// How many fields a row has.
    pub(super) fn count(self, line: &str, separator: Separator) -> usize {
        let inner = match separator {
            Separator::Tab => line,
            Separator::Bar => within_outer_bars(line).1,
        };
        1 + match separator {
            Separator::Tab => memchr_iter(b'\t', inner.as_bytes()).count(),
            Separator::Bar if self.wide => inner.matches(is_bar).count(),
            Separator::Bar => memchr_iter(b'|', inner.as_bytes()).count(),
        }
    }

    /// Whether a row of bars is Markdown's line under the header: `|---|:-:|`.
    ///
    /// A single dash may be a placeholder for "none", so short dashes count only in the second row and written tight.
    pub(super) fn is_delimiter_row(self, line: &str, second: bool) -> bool {
        let text = line.trim();
        if !text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t')) {
            return false;
        }
        let (mut all_dashes, mut long) = (true, true);
        self.fields(text, Separator::Bar, |field| {
            let cell = text.get(field).unwrap_or_default();
            let dashes = cell.trim_start_matches(':').trim_end_matches(':');
            all_dashes &= !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-');
            long &= cell.len() >= 3;
        });
        all_dashes && (long || (second && text.starts_with('|') && !text.contains([' ', '\t'])))
    }
}

/// The line without the bar in front and the bar behind, and where it starts.
fn within_outer_bars(line: &str) -> (usize, &str) {
    let text = line.trim_start();
    let mut offset = line.len() - text.len();
    let mut text = text.trim_end();
    if let Some(rest) = text.strip_prefix(is_bar) {
        offset += text.len() - rest.len();
        text = rest;
    }
    (offset, text.strip_suffix(is_bar).unwrap_or(text))
}
