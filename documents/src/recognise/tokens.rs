//! The document as one stream of words and figures, in reading order, white space and widths folded away.

use std::ops::Range;

use crate::document::{Block, Document, GridRow};
use crate::first_chars::{ideographs, is_ideograph};
use crate::read::is_bar_alone;
use crate::text::fold::in_label;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words and signs.
    Text,
    /// A run of digits, possibly with decimals; or a whole cell that states one number.
    Digits,
    /// A cell that holds a mark for "nothing".
    Mark,
    /// An empty cell.
    Blank,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: the two run together.
    None,
    /// White space.
    Space,
    /// The edge of a table cell.
    Cell,
    /// A line break.
    Line,
}

/// One token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// In the folded text.
    pub(crate) folded: Range<u32>,
    /// In the flow of the document.
    pub(crate) flow: Range<u32>,
    pub(crate) gap: Gap,
    /// Serial number of the line or grid row it stands in.
    pub(crate) row: u32,
    /// Serial number of the cell within a grid row of several cells; `None` in running text.
    pub(crate) cell: Option<u16>,
    /// The first column that the cell covers, once merged cells are laid out.
    pub(crate) column: u16,
}

/// The stream: tokens and the folded text that they index.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    pub(crate) tokens: Vec<Token>,
    pub(crate) folded: String,
    /// Positions inside long tokens: in the folded text, and in the flow.
    milestones: Vec<(u32, u32)>,
    /// Whether the document is in traditional characters.
    pub(crate) traditional: bool,
}

impl Stream {
    /// The folded text of a token.
    pub(crate) fn text(&self, token: &Token) -> &str {
        self.folded.get(token.folded.start as usize..token.folded.end as usize).unwrap_or_default()
    }

    /// The token that holds a position of the folded text.
    pub(crate) fn at(&self, position: usize) -> usize {
        self.tokens.partition_point(|token| token.folded.end as usize <= position)
    }

    /// The folded text of the tokens that start in a range of the flow.
    pub(crate) fn folded_in(&self, flow: &Range<u32>) -> &str {
        let place = |at: u32| {
            let index = self.tokens.partition_point(|token| token.flow.start < at);
            self.tokens.get(index).map_or(self.folded.len(), |token| token.folded.start as usize)
        };
        self.folded.get(place(flow.start)..place(flow.end)).unwrap_or_default()
    }

    /// Where a position of the folded text was read, as near as tokens tell.
    pub(crate) fn flow_of(&self, document: &Document<'_>, folded: Range<usize>) -> Range<u32> {
        let first = self.tokens.get(self.at(folded.start));
        let last = self.tokens.get(self.at(folded.end.saturating_sub(1)));
        match (first, last) {
            (Some(first), Some(last)) => {
                let start = within(document, self, first, folded.start);
                let end = within(document, self, last, folded.end);
                start..end.max(start)
            }
            _ => 0..0,
        }
    }
}

/// The flow offset of a folded offset inside a token.
fn within(document: &Document<'_>, stream: &Stream, token: &Token, folded: usize) -> u32 {
    let narrow = |at: usize| token.flow.start.saturating_add(u32::try_from(at).unwrap_or_default());
    let mut left = folded.saturating_sub(token.folded.start as usize);
    let text = document.slice(&token.flow);
    // Folding makes nothing longer: of the same length, all of it stands where it stood.
    if text.len() == stream.text(token).len() {
        return narrow(left).min(token.flow.end);
    }
    let mut at = 0_usize;
    let before = stream.milestones.partition_point(|(place, _)| *place as usize <= folded);
    let near = before.checked_sub(1).and_then(|before| stream.milestones.get(before));
    if let Some((place, flow)) = near.filter(|(place, _)| *place >= token.folded.start) {
        at = flow.saturating_sub(token.flow.start) as usize;
        left = folded.saturating_sub(*place as usize);
    }
    while let Some(rest) = text.get(at..) {
        let run = ideographs(rest.as_bytes());
        if run > 0 {
            if left < run {
                return narrow(at.saturating_add(left));
            }
            (at, left) = (at.saturating_add(run), left.saturating_sub(run));
            continue;
        }
        let Some(character) = rest.chars().next() else { break };
        if let Some(folded) = in_label(character, false) {
            if left == 0 {
                return narrow(at);
            }
            left = left.saturating_sub(folded.len_utf8());
        }
        at = at.saturating_add(character.len_utf8());
    }
    token.flow.end
}

/// So many bytes apart are the milestones of a token, which few tokens have.
const APART: u32 = 256;

/// Tokens at most; a report has some thousands, and what comes behind so many is not read.
const MOST: usize = 1 << 19;

/// Cuts a document into tokens.
pub(crate) fn tokens(document: &Document<'_>) -> Stream {
    let traditional = crate::traditional::is_report(&document.text);
    let folded = String::with_capacity(document.text.len());
    let stream = Stream { tokens: Vec::with_capacity(512), folded, milestones: Vec::new(), traditional };
    let mut builder = Builder { document, traditional, stream, row: 0, column: 0 };
    for block in &document.blocks {
        match block {
            Block::Paragraph(range) => builder.paragraph(range),
            Block::Grid(grid) => grid.rows.iter().for_each(|row| builder.grid_row(row)),
        }
    }
    builder.stream
}

struct Builder<'d, 's> {
    document: &'d Document<'s>,
    traditional: bool,
    stream: Stream,
    row: u32,
    column: u16,
}

impl Builder<'_, '_> {
    fn paragraph(&mut self, range: &Range<u32>) {
        self.row = self.row.saturating_add(1);
        let text = self.document.slice(range);
        if !self.has_room() || is_page_number(text) {
            return;
        }
        // One cell a line: the line is the cell.
        if text.len() <= 64
            && let Some(kind) = whole_cell(text).filter(|kind| *kind != Kind::Blank)
        {
            return self.cell(kind, text, range, Gap::Line, None);
        }
        self.words(range, Gap::Line, None);
    }

    fn cell(&mut self, kind: Kind, text: &str, range: &Range<u32>, gap: Gap, place: Option<u16>) {
        let start = self.mark();
        if is_plain_count(text) {
            text.bytes().for_each(|digit| self.stream.folded.push(char::from(digit)));
        } else {
            self.stream.folded.extend(text.chars().filter_map(|character| in_label(character, false)));
        }
        self.push(kind, start, range.clone(), gap, place);
    }

    fn grid_row(&mut self, row: &GridRow) {
        let has_room = self.has_room();
        self.row = self.row.saturating_add(1);
        let many = row.cells.len() > 1;
        for (at, cell) in row.cells.iter().enumerate().take_while(|_| has_room) {
            let text = self.document.slice(&cell.range);
            let gap = if at == 0 { Gap::Line } else { Gap::Cell };
            let place = many.then(|| u16::try_from(at).unwrap_or(u16::MAX));
            self.column = cell.column;
            match whole_cell(text) {
                Some(Kind::Blank) if !many => {}
                Some(kind) => self.cell(kind, text, &cell.range, gap, place),
                None if !many && is_page_number(text) => {}
                None if !many && is_bar_alone(text.trim()) => {
                    let (start, here) = (self.mark(), cell.range.start..cell.range.start);
                    self.push(Kind::Blank, start, here, gap, None);
                }
                None => self.words(&cell.range, gap, place),
            }
        }
    }

    fn has_room(&self) -> bool {
        self.stream.tokens.len() < MOST
    }

    fn mark(&self) -> u32 {
        u32::try_from(self.stream.folded.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, kind: Kind, start: u32, flow: Range<u32>, gap: Gap, cell: Option<u16>) {
        let folded = start..self.mark();
        self.stream.tokens.push(Token { kind, folded, flow, gap, row: self.row, cell, column: self.column });
    }

    /// Cuts running text into words and runs of digits.
    fn words(&mut self, range: &Range<u32>, first: Gap, cell: Option<u16>) {
        let document = self.document;
        let text = document.slice(range);
        let base = range.start;
        let offset = |at: usize| base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let mut gap = first;
        let mut open: Option<(Kind, u32, usize)> = None;
        let mut end = 0;
        let mut at = 0;
        let mut spaced = true;
        let before = self.stream.tokens.len();
        while let Some(rest) = text.get(at..).filter(|_| self.has_room()) {
            // A mark for "nothing" that stands alone among figures.
            if spaced {
                spaced = false;
                let is_after_figure = open.is_none()
                    && self.stream.tokens.get(before..).and_then(<[Token]>::last).is_some_and(|last| last.kind != Kind::Text);
                if let Some(length) = mark_at(rest, at > 0, is_after_figure) {
                    if let Some((kind, start, from)) = open.take() {
                        self.push(kind, start, offset(from)..offset(end), gap, cell);
                        gap = Gap::Space;
                    }
                    let (start, after) = (self.mark(), at.saturating_add(length));
                    let word = rest.get(..length).unwrap_or_default();
                    self.stream.folded.extend(word.chars().filter_map(|character| in_label(character, false)));
                    self.push(Kind::Mark, start, offset(at)..offset(after), gap, cell);
                    (at, end, gap) = (after, after, Gap::Space);
                    continue;
                }
            }
            // Most of a text is ideographs, which need no folding.
            let run = if self.traditional { 0 } else { ideographs(rest.as_bytes()) };
            if run > 0 {
                if !matches!(open, Some((Kind::Text, ..))) {
                    if let Some((known, start, from)) = open {
                        self.push(known, start, offset(from)..offset(end), gap, cell);
                        gap = gap_of(text.get(end..at).unwrap_or_default());
                    }
                    open = Some((Kind::Text, self.mark(), at));
                }
                self.stream.folded.push_str(rest.get(..run).unwrap_or_default());
                at = at.saturating_add(run);
                end = at;
                if open.is_some_and(|(_, start, _)| self.mark().saturating_sub(start) >= APART) {
                    self.milestone(offset(end));
                }
                continue;
            }
            let Some(character) = rest.chars().next() else { break };
            let next = at.saturating_add(character.len_utf8());
            let Some(folded) = in_label(character, self.traditional) else {
                let here = if character == '\n' { Gap::Line } else { Gap::Space };
                if let Some((Kind::Digits, start, from)) = open {
                    self.push(Kind::Digits, start, offset(from)..offset(end), gap, cell);
                    (open, gap) = (None, here);
                } else if open.is_none() {
                    gap = gap.max(here);
                }
                at = next;
                spaced = true;
                continue;
            };
            let kind = match folded {
                // A digit before `.` or `、` and a word is the number of an item, not part of the figure before it.
                '0'..='9' if is_item_number(rest) || (at_word_start(text, at) && is_bare_item_number(rest, at == 0)) => {
                    Kind::Text
                }
                '1'..='9' if (at == 0 || at_word_start(text, at)) && is_item_number_alone(rest) => Kind::Text,
                '0'..='9' => Kind::Digits,
                '-' | '−' | '+' if at_word_start(text, at) && starts_with_digit(text, next) => Kind::Digits,
                ',' if matches!(open, Some((Kind::Digits, start, _)) if self.is_short(start))
                    && ogi_core::three_digits_follow(text.get(next..).unwrap_or_default()) =>
                {
                    Kind::Digits
                }
                '.' if matches!(open, Some((Kind::Digits, start, _)) if !self.has_point(start))
                    && starts_with_digit(text, next) =>
                {
                    Kind::Digits
                }
                _ => Kind::Text,
            };
            // A sign opens a figure of its own.
            let goes_on = open.is_some_and(|(known, ..)| known == kind) && (kind == Kind::Text || !matches!(folded, '-' | '+'));
            match open {
                Some(_) if goes_on => {}
                Some((known, start, from)) => {
                    self.push(known, start, offset(from)..offset(end), gap, cell);
                    gap = gap_of(text.get(end..at).unwrap_or_default());
                    open = Some((kind, self.mark(), at));
                }
                None => open = Some((kind, self.mark(), at)),
            }
            self.stream.folded.push(folded);
            at = next;
            end = next;
        }
        if let Some((kind, start, from)) = open {
            self.push(kind, start, offset(from)..offset(end), gap, cell);
        }
    }

    /// Notes now and then how far a long token has come.
    fn milestone(&mut self, flow: u32) {
        let folded = self.mark();
        if self.stream.milestones.last().is_none_or(|(last, _)| folded.saturating_sub(*last) >= APART) {
            self.stream.milestones.push((folded, flow));
        }
    }

    fn has_point(&self, start: u32) -> bool {
        self.stream.folded.get(start as usize..).is_some_and(|digits| digits.contains('.'))
    }

    /// Whether what was read of a figure may stand before a thousands separator: `1`, `12,345`, not `0` or `2024`.
    fn is_short(&self, start: u32) -> bool {
        let digits = self.stream.folded.get(start as usize..).unwrap_or_default().trim_start_matches('-');
        let last = digits.rsplit(',').next().unwrap_or_default();
        !digits.starts_with('0') && !digits.contains('.') && (1..=3).contains(&last.len())
    }
}

/// What stands between two tokens of running text, by the white space there.
fn gap_of(between: &str) -> Gap {
    match (between.is_empty(), between.contains('\n')) {
        (true, _) => Gap::None,
        (false, false) => Gap::Space,
        (false, true) => Gap::Line,
    }
}

fn starts_with_digit(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_some_and(|next| in_label(next, false).is_some_and(|next| next.is_ascii_digit()))
}

/// Whether nothing or white space stands before a position.
fn at_word_start(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|last| in_label(last, false).is_none())
}

/// The length of a mark for "nothing" that a text starts with, where figures or other marks stand beside it, or where
/// it ends the line (占位符).
fn mark_at(text: &str, within: bool, is_after_figure: bool) -> Option<usize> {
    let first = text.chars().next()?;
    if !matches!(first, '/' | '／' | '\\' | '-' | '—' | '－' | '–' | '―' | '─' | '无') {
        return None;
    }
    let is_filler = |character: char| in_label(character, false).is_none();
    let is_mark = |word: &str| matches!(ogi_core::Cell::from_printed(word), ogi_core::Cell::Placeholder(_));
    let end = text.find(is_filler).unwrap_or(text.len());
    let word = text.get(..end).filter(|word| word.len() <= 12 && is_mark(word))?;
    let after = text.get(end..).unwrap_or_default().trim_start_matches(is_filler);
    let next = after.split(is_filler).next().unwrap_or_default();
    let is_beside_figure = is_after_figure || (!next.is_empty() && whole_cell(next).is_some());
    (is_beside_figure || (within && next.is_empty() && first != '无')).then_some(word.len())
}

/// The first words of the items of the applications table, by their numbers: what a bare `2` may stand before.
const ITEMS: [&[&str]; 8] = [
    &["属于国家", "本机关不", "本机关未", "信访举报", "申请人无"],
    &["其他法律", "没有现成", "重复申请", "申请人逾"],
    &["危及", "补正后", "要求提供", "其他"],
    &["保护第三", "无正当理"],
    &["属于三类", "要求行政"],
    &["属于四类"],
    &["属于行政执"],
    &["属于行政查"],
];

/// Whether a text starts with the bare number of an item and its words: `2重复申请`, at the start of a line also `2 重复申请`.
fn is_bare_item_number(text: &str, opens_line: bool) -> bool {
    let mut characters = text.chars();
    let number = characters.next().and_then(|first| in_label(first, false)?.to_digit(10));
    let words = characters.as_str();
    number.is_some_and(|number| starts_item(number, if opens_line { words.trim_start_matches(' ') } else { words }))
}

/// Whether words are those of an item of the applications table with this number.
pub(crate) fn starts_item(number: u32, words: &str) -> bool {
    let items = usize::try_from(number).ok().and_then(|number| ITEMS.get(number.checked_sub(1)?));
    items.is_some_and(|items| items.iter().any(|item| words.starts_with(item)))
}

/// Whether a text is a few digits and nothing else.
fn is_plain_count(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the text of a whole cell is, when it is not words.
fn whole_cell(text: &str) -> Option<Kind> {
    // Words and plain counts are most common and need no closer look.
    if text.is_empty() {
        return Some(Kind::Blank);
    }
    if is_plain_count(text) {
        return Some(Kind::Digits);
    }
    let are_words = |first: char| !matches!(first, '无' | '暂' | '空' | '增' | '减' | '零');
    if is_ideograph(text.as_bytes()) && text.chars().next().is_some_and(are_words) {
        return None;
    }
    if is_item_number_alone(text) {
        return None;
    }
    // 1.属于国家秘密
    if matches!(text.as_bytes(), [b'0'..=b'9', b'.', words @ ..] if is_ideograph(words)) {
        return None;
    }
    let first = text.trim_start().chars().next();
    if first.is_some_and(|first| matches!(first, '(' | '（' | '\u{4E00}'..='\u{9FFF}') && are_words(first)) {
        return None;
    }
    match ogi_core::Cell::from_printed(text) {
        ogi_core::Cell::Blank => Some(Kind::Blank),
        ogi_core::Cell::Placeholder(_) => Some(Kind::Mark),
        ogi_core::Cell::Number(_) | ogi_core::Cell::Annotated { .. } => Some(Kind::Digits),
        _ => None,
    }
}

/// Whether a text starts with one digit, a point or `、`, and a word: `2.重复申请`; also two such numbers pressed together:
/// `4.5.保护第三方合法权益`.
fn is_item_number(text: &str) -> bool {
    let mut folded = text.chars().take(12).filter_map(|character| in_label(character, false)).peekable();
    // Two numbers at most stand together.
    for is_first in [true, false] {
        let is_number = folded.next().is_some_and(|digit| digit.is_ascii_digit());
        let point = folded.next();
        if !is_number || !(matches!(point, Some('.' | '、')) || (is_first && matches!(point, Some(',' | '。')))) {
            return false;
        }
        if folded.peek().is_some_and(|next| *next >= '\u{4E00}') {
            return true;
        }
    }
    false
}

/// Whether a text is the number of an item and nothing more, its words in another line: `1.`
fn is_item_number_alone(text: &str) -> bool {
    let Some((b'1'..=b'9', rest)) = text.trim().as_bytes().split_first() else { return false };
    rest == b"." || rest == "、".as_bytes() || rest == "．".as_bytes()
}

/// Whether a line is a page number set off by dashes: `- 3 -`, `—4—`; or `第3页`.
fn is_page_number(text: &str) -> bool {
    // Nearly every line begins with an ideograph or a digit.
    if matches!(text.as_bytes(), [b'0'..=b'9' | 0xE4..=0xE9, ..]) && !text.starts_with('第') {
        return false;
    }
    let text = text.trim();
    let is_dash = |first: char| matches!(first, '-' | '—' | '–' | '－' | '─' | '·' | '~' | '～' | '第');
    if text.len() > 48 || !text.starts_with(is_dash) {
        return false;
    }
    let folded = crate::text::fold::folded(text);
    let bare = folded.trim_matches(|character: char| matches!(character, '-' | '—' | '–' | '－' | '─' | '·' | '~'));
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    (bare.len() < folded.len()
        && folded.starts_with(['-', '—', '–', '─', '·', '~'])
        && !folded.ends_with(|last: char| last.is_ascii_digit())
        && digits(bare))
        || folded.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(page, _)| digits(page))
}
