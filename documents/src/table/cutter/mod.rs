//! From the tokens of a document to runs of figures with the words around them (切分).

mod neighbours;

use std::cmp::Ordering;
use std::ops::Range;

use ogi_core::{Cell, Number};

use crate::document::Document;
use crate::first_chars::ideographs;
use crate::recognise::{Gap, Kind, Stream, Token, starts_item};
use crate::table::label::{letter_ids, push_ids};
use crate::table::line::{Figure, Lines, Run};
use crate::table::ordinal::{Ordinal, last_in};
use crate::table::shape::is_header_word;
use crate::table::unit::unit_alone;
use crate::text::fold::{garbled_in, is_ideograph};

/// An ordinal with more letters behind it is another row's: no printed label is so long, with the header above it.
const ORDINAL_REACH: usize = 60;

/// Cuts a stretch of the stream into runs.
pub(super) fn lines(document: &Document<'_>, stream: &Stream, range: Range<usize>) -> Lines {
    let mut cutter = Cutter {
        document,
        stream,
        lines: Lines::default(),
        open: 0,
        before: 0,
        own: None,
        own_start: 0,
        spoiled: false,
        item: false,
        interrupted: false,
        sign: None,
        bracket: None,
        remark: None,
        ordinal: None,
        longer: Vec::new(),
        above: None,
        reach: Ordering::Equal,
    };
    let tokens = stream.tokens.get(range.clone()).unwrap_or_default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let length = match token.cell {
            Some(_) => tokens.iter().skip(at).take_while(|next| next.row == token.row).count().max(1),
            None => 1,
        };
        let row = tokens.get(at..at.saturating_add(length)).unwrap_or_default();
        let in_grid = token.cell.is_some() && has_one_token_a_cell(row);
        if token.cell.is_some() {
            cutter.close(false);
            cutter.begin_row(token.row, row.last().map_or(0, |last| last.column));
        }
        for offset in 0..length {
            cutter.token(range.start.saturating_add(at).saturating_add(offset), in_grid);
        }
        if token.cell.is_some() {
            cutter.close(in_grid);
        }
        at = at.saturating_add(length);
    }
    cutter.close(false);
    cutter.end();
    cutter.keep_longer();
    cutter.lines.part_at_empty_rows();
    cutter.lines.link();
    cutter.lines
}

/// Whether every cell of a grid row is one token: words or one value.
fn has_one_token_a_cell(row: &[Token]) -> bool {
    row.windows(2).all(|pair| match pair {
        [first, second] => first.cell != second.cell,
        _ => true,
    })
}

/// A sign before a figure, with words or blanks between.
struct Sign {
    start: u32,
    takes_away: bool,
    /// What stands before the sign.
    gap: Gap,
}

struct Cutter<'d, 's> {
    document: &'d Document<'s>,
    stream: &'d Stream,
    lines: Lines,
    /// Where the figures of the open run begin.
    open: usize,
    /// Where the letters since the last run begin.
    before: usize,
    /// The line or row whose words stood last.
    own: Option<u32>,
    /// Where its letters begin.
    own_start: usize,
    spoiled: bool,
    /// Whether the number of an item stands behind the figures of the open run, and whether more figures follow it.
    item: bool,
    interrupted: bool,
    /// Where the letters stood when a bracket opened, and when the last one that closed did.
    bracket: Option<usize>,
    remark: Option<usize>,
    /// The last ordinal since the last run, and how many letters stood before its token.
    ordinal: Option<(Ordinal, usize)>,
    /// The sign of the next figure.
    sign: Option<Sign>,
    /// Figures with one digit more, each with the place of the one without it.
    longer: Vec<(usize, Figure)>,
    /// The row of a grid that was cut last, and its last column.
    above: Option<(u32, u16)>,
    /// Whether the row ends in an earlier column than the one above it, or in a later one.
    reach: Ordering,
}

impl Cutter<'_, '_> {
    fn begin_row(&mut self, row: u32, last_column: u16) {
        let is_below = |(above, _): &(u32, u16)| above.saturating_add(1) == row;
        self.reach = self.above.filter(is_below).map_or(Ordering::Equal, |(_, column)| last_column.cmp(&column));
        self.above = Some((row, last_column));
    }

    fn token(&mut self, index: usize, in_grid: bool) {
        let Some(token) = self.stream.tokens.get(index) else { return };
        match token.kind {
            // A cell of words among the figures of a row: 见附件.
            Kind::Text if in_grid && self.is_cell_of_words(token) => {
                // A header in the place of a figure is of another row, whose beginning is lost.
                self.spoiled |= is_header_word(&letter_ids(self.stream.text(token)));
                self.figure(index, token, token.folded.clone());
            }
            Kind::Text => self.words(index, token),
            Kind::Digits if !in_grid && self.is_in_remark(index, token) => {}
            Kind::Digits if !in_grid && self.is_of_a_sentence(index, token) => self.sentence(index, token),
            Kind::Digits | Kind::Mark | Kind::Blank => self.figure(index, token, token.folded.clone()),
        }
    }

    fn figure(&mut self, index: usize, token: &Token, folded: Range<u32>) {
        if !self.is_open() && self.own != Some(token.row) {
            self.own = None;
        }
        self.spoiled |= token.kind == Kind::Digits && self.begins_inside(index, token);
        self.interrupted |= self.item;
        let text = self.stream.folded.get(folded.start as usize..folded.end as usize).unwrap_or_default();
        let is_bare = token.kind == Kind::Digits && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut flow = token.flow.clone();
        let next = self.next_character(index, token);
        let mut number = match token.kind {
            Kind::Digits if is_bare => text.parse().ok(),
            Kind::Digits => Cell::from_printed(self.document.slice(&flow)).number(),
            _ => None,
        };
        let mut is_bare = is_bare;
        let mut gap = token.gap;
        if let Some(sign) = self.sign.take() {
            (flow.start, gap) = (sign.start, sign.gap);
            is_bare = false;
            number = if sign.takes_away { number.and_then(|number| Number::ZERO.minus(number)) } else { number };
        }
        // What tables of numbers print where they have nothing.
        let is_nothing = token.kind == Kind::Text && matches!(text, "nan" | "NaN" | "None" | "null");
        let figure = Figure {
            kind: if is_nothing { Kind::Blank } else { token.kind },
            token: index,
            folded,
            flow,
            gap,
            line: token.row,
            field: token.cell,
            column: token.column,
            next,
            number,
            is_bare,
            longer: None,
        };
        if let Some(longer) = self.with_next_digit(index, token, &figure) {
            self.longer.push((self.lines.figures.len(), longer));
        }
        self.lines.figures.push(figure);
    }

    /// A figure with the digit behind it, where that stands before words as the number of an item would, but not before those of an
    /// item of that number: `210000021、上年结转`, whose 二 is lost.
    fn with_next_digit(&self, index: usize, token: &Token, figure: &Figure) -> Option<Figure> {
        let next = self.next(index, token, Gap::None).filter(|_| figure.number.is_some())?;
        let text = self.stream.text(next);
        let digit = text.chars().next()?.to_digit(10)?;
        let words = text.trim_start_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, '.' | '、' | ',' | '。'));
        if starts_item(digit, words) || next.folded.start != figure.folded.end {
            return None;
        }
        let length = self.document.slice(&next.flow).chars().next()?.len_utf8();
        let folded = figure.folded.start..figure.folded.end.saturating_add(1);
        let digits = self.stream.folded.get(folded.start as usize..folded.end as usize)?;
        let end = next.flow.start.saturating_add(u32::try_from(length).ok()?);
        let flow = figure.flow.start..end;
        Some(Figure { number: digits.parse().ok(), folded, flow, next: None, ..figure.clone() })
    }

    /// Puts the longer figures behind all others, where no run has them.
    fn keep_longer(&mut self) {
        for (at, longer) in std::mem::take(&mut self.longer) {
            let place = self.lines.figures.len();
            if let Some(figure) = self.lines.figures.get_mut(at) {
                figure.longer = Some(place);
            }
            self.lines.figures.push(longer);
        }
    }

    fn words(&mut self, index: usize, token: &Token) {
        let raw = self.document.slice(&token.flow);
        let stands_behind = self.is_open() && self.last_is_digits();
        if stands_behind && let Some(sign) = self.sign_before(index, token, raw) {
            self.sign = Some(sign);
            return;
        }
        let follows = stands_behind && token.gap == Gap::None;
        if follows && let Some(unit) = unit_alone(raw) {
            let end = token.flow.start.saturating_add(u32::try_from(unit).unwrap_or_default());
            if let Some(last) = self.lines.figures.last_mut() {
                last.flow.end = end;
                last.is_bare = false;
                last.next = None;
            }
            if unit == raw.len() {
                return;
            }
        } else if follows && self.goes_on(token, raw) || self.is_counted_in_more(token, raw) {
            self.spoiled = true;
        }
        let text = self.stream.text(token);
        // One letter between two figures is no label: a sign that is misprinted, or a unit that is not known.
        let mut letters = text.chars();
        let is_one_letter = follows
            && letters.next().is_some_and(is_ideograph)
            && letters.next().is_none()
            && self.touches_digits(index, token, Gap::None);
        self.spoiled |= is_one_letter;
        let has_letters = text.chars().any(is_ideograph);
        // A cell of a row that holds neither words nor a figure: what stands behind it is shifted.
        if !has_letters && token.cell.is_some() && self.own == Some(token.row) && text.contains(char::is_alphanumeric) {
            self.spoiled = true;
        }
        if !has_letters && !text.contains(['。', ';', ':', '%', '《', '》']) {
            self.item |= self.is_open() && text.starts_with(|digit: char| digit.is_ascii_digit());
            return;
        }
        self.close(false);
        // What words were read from wrong bytes is lost.
        self.spoiled = is_one_letter || garbled_in(text) > 0;
        if self.own != Some(token.row) {
            self.own_start = self.lines.letters.len();
        }
        self.own = Some(token.row);
        self.ordinal = last_in(text).map(|ordinal| (ordinal, self.lines.letters.len())).or(self.ordinal);
        self.letters(text);
    }

    /// Takes the letters of some words, and where brackets stand among them.
    fn letters(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (run, after) = rest.split_at_checked(ideographs(rest.as_bytes())).unwrap_or_default();
            if !run.is_empty() {
                if self.bracket.is_none() {
                    self.remark = None;
                }
                push_ids(run, &mut self.lines.letters);
            }
            let mut signs = after.chars();
            match signs.next() {
                Some('(' | '[' | '〔') => self.bracket = Some(self.lines.letters.len()),
                Some(')' | ']' | '〕') => self.remark = self.bracket.take(),
                Some(_) => {}
                None => return,
            }
            rest = signs.as_str();
        }
    }

    /// Whether a unit of ten thousand or more stands behind the open run: `8288 万`.
    fn is_counted_in_more(&self, token: &Token, raw: &str) -> bool {
        self.is_open() && token.gap == Gap::Space && self.last_is_digits() && raw.starts_with(['千', '万', '亿'])
    }

    /// A figure of running text: 2024年, 13件。
    fn sentence(&mut self, index: usize, token: &Token) {
        let text = self.stream.text(token);
        let stuck =
            self.next_character(index, token) == Some('年') && text.len() > 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if stuck && text.get(text.len().saturating_sub(4)..).is_some_and(|year| year.starts_with("20")) {
            let end = token.folded.end.saturating_sub(4);
            self.figure(index, token, token.folded.start..end);
            if let Some(last) = self.lines.figures.last_mut() {
                last.flow.end = last.flow.end.saturating_sub(4);
                last.next = None;
            }
        }
        // 16减12年: what was taken for running text goes on with the row.
        self.spoiled |= self.is_open() && self.last_is_digits() && self.sign.take().is_some();
        self.close(false);
        // What stands before a sentence is no label of what follows it.
        self.before = self.lines.letters.len();
        self.ordinal = None;
        self.own = None;
    }

    fn is_open(&self) -> bool {
        self.open < self.lines.figures.len()
    }

    /// Whether words stand where a figure of the row should: behind figures, or behind its label and no words at all.
    fn is_cell_of_words(&self, token: &Token) -> bool {
        let is_words = self.stream.text(token).contains(is_ideograph);
        self.has_begun() || (self.own == Some(token.row) && !is_words)
    }

    /// Whether the open run has a figure or mark.
    fn has_begun(&self) -> bool {
        let open = self.lines.figures.get(self.open..).unwrap_or_default();
        open.iter().any(|figure| figure.kind != Kind::Blank)
    }

    fn last_is_digits(&self) -> bool {
        self.lines.figures.get(self.open..).and_then(<[Figure]>::last).is_some_and(|last| last.kind == Kind::Digits)
    }

    fn close(&mut self, in_grid: bool) {
        let spoiled = std::mem::take(&mut self.spoiled);
        let interrupted = std::mem::take(&mut self.interrupted);
        (self.item, self.sign) = (false, None);
        if !self.is_open() {
            return;
        }
        let figures = self.trimmed(in_grid);
        self.open = self.lines.figures.len();
        let here = self.lines.letters.len();
        let run = Run {
            before: self.before..here,
            after: here..here,
            in_grid,
            has_own_words: self.own.is_some(),
            own_start: self.own_start.max(self.before),
            name_end: self.remark.filter(|remark| *remark > self.before).unwrap_or(here),
            spoiled,
            reach: if in_grid { self.reach } else { Ordering::Equal },
            ends_the_text: false,
            interrupted,
            ordinal: self.ordinal.filter(|(_, at)| here.saturating_sub(*at) <= ORDINAL_REACH).map(|(ordinal, _)| ordinal),
            figures,
        };
        if !run.has_figures(&self.lines) {
            // Empty cells alone are a row only where a label stands beside them in the grid.
            let is_remedies = run.figures.len() == REMEDIES;
            if in_grid && (run.has_own_words || is_remedies) && run.before.end > run.before.start {
                self.lines.runs.push(run);
            }
            return;
        }
        self.lines.runs.push(run);
        self.before = here;
        (self.bracket, self.remark, self.ordinal) = (None, None, None);
    }

    /// Says of the last run whether the text ends with it.
    fn end(&mut self) {
        let Some(run) = self.lines.runs.last_mut() else { return };
        let solid = |figure: &&Figure| figure.kind != Kind::Blank;
        let figures = self.lines.figures.get(run.figures.clone()).unwrap_or_default();
        let Some(last) = figures.iter().rfind(solid) else { return };
        let behind = self.document.text.get(last.flow.end as usize..).unwrap_or_default();
        run.ends_the_text =
            if self.document.ends_inside { behind.trim().is_empty() } else { behind.is_empty() || is_number_of_item(behind) };
    }

    /// The figures of the open run without empty fields of other lines around them.
    fn trimmed(&self, in_grid: bool) -> Range<usize> {
        let (mut start, mut end) = (self.open, self.lines.figures.len());
        let open = self.lines.figures.get(start..end).unwrap_or_default();
        let mut solid = open.iter().filter(|figure| figure.kind != Kind::Blank).map(|figure| figure.line);
        let Some(first) = solid.next() else { return start..end };
        let last = solid.next_back().unwrap_or(first);
        if in_grid {
            // A remark behind the figures is no cell of the row.
            let is_remark = |last: &Figure| last.kind == Kind::Text && last.text(self.stream).contains(is_ideograph);
            while end > start && self.lines.figures.get(end.saturating_sub(1)).is_some_and(is_remark) {
                end = end.saturating_sub(1);
            }
            return start..end;
        }
        // A line that is one empty cell is a cell of the row.
        let is_foreign =
            |figure: &Figure, line: u32| figure.kind == Kind::Blank && figure.line != line && figure.field.is_some();
        while self.lines.figures.get(start).is_some_and(|figure| is_foreign(figure, first)) {
            start = start.saturating_add(1);
        }
        while end > start && self.lines.figures.get(end.saturating_sub(1)).is_some_and(|figure| is_foreign(figure, last)) {
            end = end.saturating_sub(1);
        }
        start..end
    }
}

/// Whether what stands behind a figure is the sign of an item whose words are lost: `0001200127.`
fn is_number_of_item(behind: &str) -> bool {
    let sign = behind.trim_start_matches(|digit: char| digit.is_ascii_digit());
    matches!(sign, "." | "、" | "．")
}

/// The cells of the row of the remedies table, which has no label of its own.
const REMEDIES: usize = 15;
