//! Runs of figures that belong together, each with the words that stand before it.

use std::borrow::Cow;
use std::ops::Range;

use super::labels::push_letters;
use super::tokens::{Gap, Kind, Stream, Token};

/// At most so many letters before a run are kept: longer than any label.
const BEFORE: usize = 120;

/// At most so many words and figures of a remark in brackets are looked at.
pub(super) const REMARK: usize = 8;

/// A run of figures: the cells of one row, or several cells glued together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group<'r> {
    /// The tokens that hold figures, marks or nothing.
    pub(super) values: &'r [usize],
    /// The letters before the run, back to the run before.
    pub(super) before: &'r str,
    /// Whether the run stands in a grid row of several cells.
    pub(super) in_grid: bool,
    /// Whether words stand before the run in its own row.
    pub(super) has_own_words: bool,
    /// Whether a figure of the run goes on in what is no digit, so that none of them is certain (夹有非数字).
    pub(super) spoiled: bool,
}

/// How a run fits a row of so many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fitted<'r> {
    /// One token a cell.
    Exact(Cow<'r, [usize]>),
    /// Digits of several cells run together.
    Glued(&'r [usize]),
    /// Too few, or too many.
    Other(&'r [usize]),
}

impl<'r> Group<'r> {
    /// Fits the run to a row of `count` cells.
    pub(super) fn fit(&self, stream: &Stream, count: usize) -> Fitted<'r> {
        if self.spoiled {
            return Fitted::Other(self.values);
        }
        let fitted = self.fit_by_count(stream, count);
        // One cell a line, a bar alone may be a cell or padding: a row that ends in one may have lost another.
        let ends_blank = |values: &[usize]| {
            let last = values.last().and_then(|last| stream.tokens.get(*last));
            !self.in_grid && last.is_some_and(|last| last.kind == Kind::Blank) && !self.is_blank(stream)
        };
        match fitted {
            Fitted::Exact(Cow::Borrowed(values)) if ends_blank(values) => Fitted::Other(values),
            fitted => fitted,
        }
    }

    fn fit_by_count(&self, stream: &Stream, count: usize) -> Fitted<'r> {
        let kind = |index: &usize| stream.tokens.get(*index).map(|token| token.kind);
        let excess = self.values.len().saturating_sub(count);
        if self.values.len() == count {
            let lost = self.may_have_lost_one(stream);
            return if lost { Fitted::Other(self.values) } else { Fitted::Exact(self.values.into()) };
        }
        if excess > 0 {
            if let Some(values) = self.without_lone_lines(stream, count) {
                return Fitted::Exact(values.into());
            }
            // Placeholders of merged labels stand before the figures of a grid row, padding behind them.
            let leading = self.values.iter().take_while(|index| kind(index) == Some(Kind::Blank)).count();
            let trailing = self.values.iter().rev().take_while(|index| kind(index) == Some(Kind::Blank)).count();
            let all_blank = leading == self.values.len();
            let least = excess.saturating_sub(trailing);
            let most = if self.in_grid { excess.min(leading) } else { 0 };
            return match self.values.get(least..least.saturating_add(count)) {
                Some(values) if least == most || (all_blank && least <= most) => Fitted::Exact(values.into()),
                _ => Fitted::Other(self.values),
            };
        }
        if self.is_glued(stream) { Fitted::Glued(self.values) } else { Fitted::Other(self.values) }
    }

    /// Whether all figures but a short one stand on one line: it may be the number of a page (页码), and one figure lost.
    fn may_have_lost_one(&self, stream: &Stream) -> bool {
        if self.in_grid || self.values.len() < 4 {
            return false;
        }
        let mut lines = self.lines(stream);
        let (Some(first), Some(second), None) = (lines.next(), lines.next(), lines.next()) else { return false };
        may_be_page(stream, first) || may_be_page(stream, second)
    }

    /// The figures of each line of the run.
    fn lines(&self, stream: &Stream) -> impl Iterator<Item = &'r [usize]> {
        let row = |index: &usize| stream.tokens.get(*index).map(|token| token.row);
        self.values.chunk_by(move |first, second| row(first) == row(second))
    }

    /// A line of exactly `count` figures, where every other line of the run is one short figure alone: the number of a
    /// page (页码) at the cut of a table.
    fn without_lone_lines(&self, stream: &Stream, count: usize) -> Option<&'r [usize]> {
        if self.in_grid || count < 3 {
            return None;
        }
        let mut rows = self.lines(stream).filter(|line| !may_be_page(stream, line));
        let row = rows.next().filter(|line| line.len() == count)?;
        rows.next().is_none().then_some(row)
    }

    /// Whether digits of several cells run together: nothing but spaces inside the run, and either no space before it
    /// or a figure that starts with a zero.
    fn is_glued(&self, stream: &Stream) -> bool {
        let tokens = || self.values.iter().filter_map(|index| stream.tokens.get(*index));
        let inside = tokens().skip(1).all(|token| token.gap <= Gap::Space);
        let leading_zero = |token: &Token| {
            let text = stream.text(token);
            text.len() > 1 && text.starts_with('0') && !text.contains('.')
        };
        let digits = tokens().all(|token| token.kind == Kind::Digits);
        digits && inside && (tokens().next().is_some_and(|token| token.gap == Gap::None) || tokens().any(leading_zero))
    }

    /// Whether every token of the run is blank.
    pub(super) fn is_blank(&self, stream: &Stream) -> bool {
        self.values.iter().all(|index| stream.tokens.get(*index).is_some_and(|token| token.kind == Kind::Blank))
    }
}

/// Whether a line is one short figure alone, as the number of a page is.
fn may_be_page(stream: &Stream, line: &[usize]) -> bool {
    let [only] = line else { return false };
    stream.tokens.get(*only).is_some_and(|token| token.kind == Kind::Digits && stream.text(token).len() <= 3)
}

/// Which grid rows of empty cells are rows of the table (空白行); others are spacers, or cells beside a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// Rows with the label of a row and at least so many cells behind it.
    Labelled(usize),
    /// Rows of exactly so many cells and no words.
    Bare(usize),
}

impl Empty {
    const fn is_row(self, labelled: bool, has_words: bool, cells: usize) -> bool {
        match self {
            Self::Labelled(least) => labelled && cells >= least,
            Self::Bare(exactly) => !has_words && cells == exactly,
        }
    }
}

/// What a word is to a figure before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    Plain,
    Sentence,
    Figure,
}

/// Whether a character behind digits makes another figure of them: a misread digit, a sign, a power of ten. Words, the
/// numbers of items, brackets and the marks of sentences do not.
fn is_part_of_figure(character: char) -> bool {
    let is_word = ('\u{4E00}'..='\u{9FFF}').contains(&character);
    match character {
        '千' | '万' | '亿' | '零' => true,
        '(' | ')' | '。' | ';' | '、' | '“' | '”' | '"' | '《' | '》' | '【' | '】' | '…' => false,
        _ => !is_word && !character.is_ascii_digit(),
    }
}

/// Whether a character may stand where a digit was printed.
fn is_read_for_digit(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '〇' | '○' | '零' | '?' | '\u{0370}'..='\u{05FF}')
}

/// The runs of a stretch of the stream: what they are made of, one after another.
#[derive(Debug, Default)]
pub(super) struct Runs {
    values: Vec<usize>,
    letters: String,
    /// Where the parts of each run stand, and what else is known of it.
    list: Vec<Run>,
}

#[derive(Debug)]
struct Run {
    values: Range<usize>,
    before: Range<usize>,
    in_grid: bool,
    has_own_words: bool,
    spoiled: bool,
}

impl Runs {
    /// The runs, in their order.
    pub(super) fn groups(&self) -> Vec<Group<'_>> {
        let group = |run: &Run| Group {
            values: self.values.get(run.values.clone()).unwrap_or_default(),
            before: self.letters.get(run.before.clone()).unwrap_or_default(),
            in_grid: run.in_grid,
            has_own_words: run.has_own_words,
            spoiled: run.spoiled,
        };
        self.list.iter().map(group).collect()
    }
}

/// Cuts a stretch of the stream into runs. `is_label` tells whether letters end with the label of a row.
pub(super) fn runs(stream: &Stream, range: Range<usize>, is_label: &dyn Fn(&str) -> bool, empty: Empty) -> Runs {
    let mut cutter = Cutter { stream, runs: Runs::default(), open: 0, spoiled: false, before: 0, cell: String::new(), empty };
    let tokens = stream.tokens.get(range.clone()).unwrap_or_default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let length = match token.cell {
            Some(_) => tokens.iter().skip(at).take_while(|next| next.row == token.row).count().max(1),
            None => 1,
        };
        let row = tokens.get(at..at.saturating_add(length)).unwrap_or_default();
        let first = range.start.saturating_add(at);
        if token.cell.is_some() && is_plain_row(row) {
            cutter.close();
            cutter.grid_row(first, row, is_label);
        } else {
            row.iter().enumerate().for_each(|(offset, token)| cutter.running(first.saturating_add(offset), token));
        }
        at = at.saturating_add(length);
    }
    cutter.close();
    cutter.runs
}

/// Whether every cell of a grid row is one token: words or one value.
fn is_plain_row(row: &[Token]) -> bool {
    row.windows(2).all(|pair| match pair {
        [first, second] => first.cell != second.cell,
        _ => true,
    })
}

struct Cutter<'s> {
    stream: &'s Stream,
    runs: Runs,
    /// Where the values of the open run begin.
    open: usize,
    spoiled: bool,
    /// Where the letters since the last run begin.
    before: usize,
    /// Room for the letters of one cell.
    cell: String,
    empty: Empty,
}

impl Cutter<'_> {
    fn running(&mut self, index: usize, token: &Token) {
        match token.kind {
            Kind::Text => {
                match self.what_follows(token) {
                    Follows::Plain => {}
                    // 收到申请30件，: a sentence, not a row.
                    Follows::Sentence => self.runs.values.truncate(self.open),
                    // 1O9, 12%, 1.2万: the figure goes on in what is no digit.
                    Follows::Figure => self.spoiled = true,
                }
                self.close();
                self.words(token);
            }
            Kind::Blank if token.cell.is_some() => {}
            // A line that begins with a number and goes on in words is a sentence: 2024年制发3件.
            Kind::Digits if token.gap == Gap::Line && self.goes_on_in_words(index, token) => {
                self.close();
                self.runs.values.push(index);
            }
            // 行政处罚（2023年） | 27: a figure in a remark.
            Kind::Digits if token.gap < Gap::Cell && self.in_remark(index) => {}
            Kind::Digits | Kind::Mark | Kind::Blank => {
                self.spoiled |= self.begins_inside(index, token);
                self.runs.values.push(index);
            }
        }
    }

    /// Whether a figure begins in what is no digit (`l09`), within a cell that holds something else before it, or right
    /// behind a short word in a row (`约10`), so that it is not what stands in the next column.
    fn begins_inside(&self, index: usize, token: &Token) -> bool {
        let before = index.checked_sub(1).filter(|_| token.gap < Gap::Cell);
        before.and_then(|before| self.stream.tokens.get(before)).is_some_and(|last| {
            let text = self.stream.text(last);
            let touches = token.gap == Gap::None && last.kind == Kind::Text;
            let is_odd = touches && (text.ends_with(is_read_for_digit) || text.chars().nth(1).is_none());
            last.row == token.row && last.cell == token.cell && (is_odd || token.cell.is_some())
        })
    }

    /// Whether a bracket is open before a token, in its line or cell.
    fn in_remark(&self, index: usize) -> bool {
        let tokens = self.stream.tokens.get(..index).unwrap_or_default();
        let Some(token) = self.stream.tokens.get(index) else { return false };
        let same = |last: &&Token| last.row == token.row && last.cell == token.cell;
        // No remark has more words and figures.
        for last in tokens.iter().rev().take(REMARK).take_while(same) {
            let text = self.stream.text(last);
            match (text.rfind(['(', '[', '〔', '【']), text.rfind([')', ']', '〕', '】'])) {
                (Some(open), close) => return close.is_none_or(|close| close < open),
                (None, Some(_)) => return false,
                (None, None) => {}
            }
        }
        false
    }

    /// What a word is to the figure that it follows without a space.
    fn what_follows(&self, token: &Token) -> Follows {
        let open = self.runs.values.get(self.open..).unwrap_or_default();
        let last = open.last().and_then(|last| self.stream.tokens.get(*last));
        let touches = last.is_some_and(|last| last.kind == Kind::Digits && last.row == token.row && last.cell == token.cell);
        let text = self.stream.text(token);
        // 8288 万
        if touches && token.gap == Gap::Space && text.starts_with(['千', '万', '亿']) {
            return Follows::Figure;
        }
        if !touches || token.gap != Gap::None {
            return Follows::Plain;
        }
        if text.starts_with(is_part_of_figure) {
            return Follows::Figure;
        }
        let mut characters = text.chars();
        let counts = characters.next().is_some_and(|unit| "件条项宗份起次个".contains(unit));
        let stops = characters.next().is_some_and(|mark| matches!(mark, ',' | '。' | ';' | '、'));
        if counts && stops { Follows::Sentence } else { Follows::Plain }
    }

    fn goes_on_in_words(&self, index: usize, token: &Token) -> bool {
        let next = index.checked_add(1).and_then(|next| self.stream.tokens.get(next));
        next.is_some_and(|next| {
            let is_same = next.kind == Kind::Text && next.row == token.row && next.cell == token.cell;
            is_same && !self.stream.text(next).starts_with(is_part_of_figure)
        })
    }

    fn words(&mut self, token: &Token) {
        push_letters(self.stream.text(token), &mut self.runs.letters);
        let before = self.letters_before();
        if before.len() > BEFORE && before.chars().count() > BEFORE {
            let start = before.char_indices().rev().nth(BEFORE.saturating_sub(1)).map_or(0, |(at, _)| at);
            self.before = self.before.saturating_add(start);
        }
    }

    /// The letters since the last run.
    fn letters_before(&self) -> &str {
        self.runs.letters.get(self.before..).unwrap_or_default()
    }

    /// Adds a run of the values since the one before.
    fn add(&mut self, in_grid: bool, has_own_words: bool, spoiled: bool) {
        let values = std::mem::replace(&mut self.open, self.runs.values.len())..self.runs.values.len();
        let before = self.before..self.runs.letters.len();
        self.runs.list.push(Run { values, before, in_grid, has_own_words, spoiled });
    }

    fn close(&mut self) {
        let spoiled = std::mem::take(&mut self.spoiled);
        if self.open < self.runs.values.len() {
            // No label ends in a Latin letter: a misread digit stands before the figures.
            let spoiled = spoiled || self.letters_before().ends_with(|last: char| last.is_ascii_alphabetic());
            self.add(false, false, spoiled);
            self.before = self.runs.letters.len();
        }
    }

    fn grid_row(&mut self, first: usize, row: &[Token], is_label: &dyn Fn(&str) -> bool) {
        let is_words = |token: &Token| token.kind == Kind::Text;
        let has_words = row.iter().any(is_words);
        let (stream, letters) = (self.stream, &mut self.cell);
        let labelled = row.iter().rposition(|token| {
            letters.clear();
            is_words(token) && {
                push_letters(stream.text(token), letters);
                is_label(letters)
            }
        });
        let start = labelled.or_else(|| row.iter().rposition(is_words)).map_or(0, |at| at.saturating_add(1));
        for token in row.iter().take(start).filter(|token| is_words(token)) {
            self.words(token);
        }
        let values = start..row.len();
        let has_figures = row.iter().skip(start).any(|token| !matches!(token.kind, Kind::Blank));
        if values.is_empty() || !(has_figures || self.empty.is_row(labelled.is_some(), has_words, values.len())) {
            return;
        }
        self.runs.values.extend(values.map(|offset| first.saturating_add(offset)));
        self.add(true, has_words, false);
        if has_figures {
            self.before = self.runs.letters.len();
        }
    }
}
