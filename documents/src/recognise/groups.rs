//! Runs of figures that belong together, each with the words that stand before it.

use super::labels::push_letters;
use super::tokens::{Gap, Kind, Stream, Token};

/// At most so many letters before a run are kept: longer than any label.
const BEFORE: usize = 120;

/// A run of figures: the cells of one row, or several cells glued together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The tokens that hold figures, marks or nothing.
    pub(super) values: Vec<usize>,
    /// The letters before the run, back to the run before.
    pub(super) before: String,
    /// Whether the run stands in a grid row of several cells.
    pub(super) in_grid: bool,
    /// Whether words stand before the run in its own row.
    pub(super) has_own_words: bool,
    /// Whether a figure of the run goes on in what is no digit, so that none of them is certain (夹有非数字).
    pub(super) spoiled: bool,
}

/// How a run fits a row of so many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fitted {
    /// One token a cell.
    Exact(Vec<usize>),
    /// Digits of several cells run together.
    Glued(Vec<usize>),
    /// Too few, or too many.
    Other(Vec<usize>),
}

impl Group {
    /// Fits the run to a row of `count` cells.
    pub(super) fn fit(&self, stream: &Stream, count: usize) -> Fitted {
        if self.spoiled {
            return Fitted::Other(self.values.clone());
        }
        let fitted = self.fit_by_count(stream, count);
        // One cell a line, a bar alone may be a cell or padding: a row that ends in one may have lost another.
        let ends_blank = |values: &[usize]| {
            let last = values.last().and_then(|last| stream.tokens.get(*last));
            !self.in_grid && last.is_some_and(|last| last.kind == Kind::Blank) && !self.is_blank(stream)
        };
        match fitted {
            Fitted::Exact(values) if ends_blank(&values) => Fitted::Other(values),
            fitted => fitted,
        }
    }

    fn fit_by_count(&self, stream: &Stream, count: usize) -> Fitted {
        let kind = |index: &usize| stream.tokens.get(*index).map(|token| token.kind);
        let excess = self.values.len().saturating_sub(count);
        if self.values.len() == count {
            return Fitted::Exact(self.values.clone());
        }
        if excess > 0 {
            if let Some(values) = self.without_lone_lines(stream, count) {
                return Fitted::Exact(values);
            }
            // Placeholders of merged labels stand before the figures of a grid row, padding behind them.
            let leading = self.values.iter().take_while(|index| kind(index) == Some(Kind::Blank)).count();
            let trailing = self.values.iter().rev().take_while(|index| kind(index) == Some(Kind::Blank)).count();
            let all_blank = leading == self.values.len();
            let least = excess.saturating_sub(trailing);
            let most = if self.in_grid { excess.min(leading) } else { 0 };
            return match self.values.get(least..least.saturating_add(count)) {
                Some(values) if least == most || (all_blank && least <= most) => Fitted::Exact(values.to_vec()),
                _ => Fitted::Other(self.values.clone()),
            };
        }
        if self.is_glued(stream) { Fitted::Glued(self.values.clone()) } else { Fitted::Other(self.values.clone()) }
    }

    /// A line of exactly `count` figures, where every other line of the run is one short figure alone: the number of a
    /// page (页码) at the cut of a table.
    fn without_lone_lines(&self, stream: &Stream, count: usize) -> Option<Vec<usize>> {
        if self.in_grid || count < 3 {
            return None;
        }
        let token = |index: &usize| stream.tokens.get(*index);
        let lines: Vec<&[usize]> = self
            .values
            .chunk_by(|first, second| token(first).map(|token| token.row) == token(second).map(|token| token.row))
            .collect();
        let is_page = |line: &&[usize]| match line {
            [only] => token(only).is_some_and(|token| token.kind == Kind::Digits && stream.text(token).len() <= 3),
            _ => false,
        };
        let mut rows = lines.iter().filter(|line| !is_page(line));
        let row = rows.next().filter(|line| line.len() == count)?;
        rows.next().is_none().then(|| row.to_vec())
    }

    /// Whether digits of several cells run together: nothing but spaces inside the run, and either no space before it
    /// or a figure that starts with a zero.
    fn is_glued(&self, stream: &Stream) -> bool {
        let tokens: Vec<&Token> = self.values.iter().filter_map(|index| stream.tokens.get(*index)).collect();
        let inside = tokens.iter().skip(1).all(|token| token.gap <= Gap::Space);
        let leading_zero = |token: &&Token| {
            let text = stream.text(token);
            text.len() > 1 && text.starts_with('0') && !text.contains('.')
        };
        let digits = tokens.iter().all(|token| token.kind == Kind::Digits);
        digits && inside && (tokens.first().is_some_and(|token| token.gap == Gap::None) || tokens.iter().any(leading_zero))
    }

    /// Whether every token of the run is blank.
    pub(super) fn is_blank(&self, stream: &Stream) -> bool {
        self.values.iter().all(|index| stream.tokens.get(*index).is_some_and(|token| token.kind == Kind::Blank))
    }
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

/// Whether a character that touches digits makes another figure of them: misread digits, signs, powers of ten.
fn is_part_of_figure(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(
            character,
            '〇' | '○' | '零' | '?' | '%' | '+' | '-' | '~' | '/' | ',' | '.' | '*' | '#' | '千' | '万' | '亿'
        )
}

/// Whether a character may stand where a digit was printed.
fn is_read_for_digit(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '〇' | '○' | '零')
}

/// Cuts a stretch of the stream into runs. `is_label` tells whether letters end with the label of a row.
pub(super) fn groups(
    stream: &Stream,
    range: std::ops::Range<usize>,
    is_label: &dyn Fn(&str) -> bool,
    empty: Empty,
) -> Vec<Group> {
    let mut cutter = Cutter {
        stream,
        groups: Vec::new(),
        open: Vec::new(),
        spoiled: false,
        before: String::new(),
        letters: String::new(),
        empty,
    };
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
    cutter.groups
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
    groups: Vec<Group>,
    open: Vec<usize>,
    before: String,
    spoiled: bool,
    /// Room for the letters of one cell.
    letters: String,
    empty: Empty,
}

impl Cutter<'_> {
    fn running(&mut self, index: usize, token: &Token) {
        match token.kind {
            Kind::Text => {
                match self.what_follows(token) {
                    Follows::Plain => {}
                    // 收到申请30件，: a sentence, not a row.
                    Follows::Sentence => self.open.clear(),
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
                self.open.push(index);
            }
            Kind::Digits | Kind::Mark | Kind::Blank => {
                self.spoiled |= self.begins_in_words(index, token);
                self.open.push(index);
            }
        }
    }

    /// Whether a figure begins in what is no digit: l09.
    fn begins_in_words(&self, index: usize, token: &Token) -> bool {
        let before = index.checked_sub(1).filter(|_| token.gap == Gap::None);
        before.and_then(|before| self.stream.tokens.get(before)).is_some_and(|word| {
            let is_same = word.kind == Kind::Text && word.row == token.row && word.cell == token.cell;
            is_same && self.stream.text(word).ends_with(is_read_for_digit)
        })
    }

    /// What a word is to the figure that it follows without a space.
    fn what_follows(&self, token: &Token) -> Follows {
        let last = self.open.last().and_then(|last| self.stream.tokens.get(*last));
        let touches = last.is_some_and(|last| last.kind == Kind::Digits && last.row == token.row && last.cell == token.cell);
        if !touches || token.gap != Gap::None {
            return Follows::Plain;
        }
        let text = self.stream.text(token);
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
        push_letters(self.stream.text(token), &mut self.before);
        if self.before.len() > BEFORE && self.before.chars().count() > BEFORE {
            let mut last = self.before.char_indices().rev();
            let start = last.nth(BEFORE.saturating_sub(1)).map_or(0, |(at, _)| at);
            self.before.drain(..start);
        }
    }

    /// The letters so far; the room that they had is used again.
    fn take_before(&mut self) -> String {
        let before = self.before.as_str().to_owned();
        self.before.clear();
        before
    }

    fn close(&mut self) {
        let spoiled = std::mem::take(&mut self.spoiled);
        if !self.open.is_empty() {
            let values = std::mem::take(&mut self.open);
            // No label ends in a Latin letter: a misread digit stands before the figures.
            let spoiled = spoiled || self.before.ends_with(|last: char| last.is_ascii_alphabetic());
            let before = self.take_before();
            self.groups.push(Group { values, before, in_grid: false, has_own_words: false, spoiled });
        }
    }

    fn grid_row(&mut self, first: usize, row: &[Token], is_label: &dyn Fn(&str) -> bool) {
        let is_words = |token: &Token| token.kind == Kind::Text;
        let has_words = row.iter().any(is_words);
        let (stream, letters) = (self.stream, &mut self.letters);
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
        let values: Vec<usize> = (start..row.len()).map(|offset| first.saturating_add(offset)).collect();
        let has_figures = row.iter().skip(start).any(|token| !matches!(token.kind, Kind::Blank));
        if values.is_empty() || !(has_figures || self.empty.is_row(labelled.is_some(), has_words, values.len())) {
            return;
        }
        let before = if has_figures { self.take_before() } else { self.before.clone() };
        self.groups.push(Group { values, before, in_grid: true, has_own_words: has_words, spoiled: false });
    }
}
