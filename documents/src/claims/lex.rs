//! Cuts prose into the few tokens that claims are made of: numbers with units, years, key words, punctuation.

use ogi_core::{Number, Unit, is_filler};

use super::ranges::{goes_to_december, is_range};
use super::signs::{is_about, is_address, run_of, starts_with_ordinal, unit};
use crate::lexicon::{Key, begins};
use crate::text::fold::{fold, is_quote};
use crate::text::matcher::Words;
use crate::text::numeral;

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quantity {
    pub(super) value: Number,
    /// Decimals as printed.
    pub(super) decimals: u8,
    pub(super) approximate: bool,
    /// `None` for a bare number.
    pub(super) unit: Option<Unit>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token {
    Quantity(Quantity),
    Key(Key),
    Year(u16),
    /// The ordinal of a heading: 一、 or （二）.
    Heading,
    /// The ordinal of a list item: `1.` at the start of a line.
    Item,
    Comma,
    Pause,
    Semicolon,
    Colon,
    Open,
    Close,
    /// End of a sentence.
    Stop,
    /// End of a paragraph.
    Break,
}

/// A token with where it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The longest heading that has a line of its own, in bytes.
const LONGEST_HEADING: usize = 100;
/// The longest title that is passed over as a whole, in bytes.
const LONGEST_TITLE: usize = 480;
/// Hardly any text has more tokens.
const BYTES_PER_TOKEN: usize = 12;
/// The longest year and number of a document (〔2021〕30号), in bytes.
const LONGEST_NUMBER: usize = 48;

pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// The last character that is neither white space nor a quotation mark.
    before: char,
    /// Where a heading began that has not ended yet.
    heading: Option<usize>,
    words: Words,
    tokens: Vec<Placed>,
}

/// Every token of the text, in order.
pub(super) fn lex(text: &str) -> Vec<Placed> {
    let tokens = Vec::with_capacity(text.len() / BYTES_PER_TOKEN);
    let mut lexer = Lexer { text, at: 0, before: '\n', heading: None, words: Words::new(), tokens };
    loop {
        lexer.pass_over();
        let Some(character) = lexer.peek() else { break };
        let from = lexer.at;
        lexer.step(character);
        // INVARIANT: every step goes on, whatever it makes of the character.
        if lexer.at == from {
            lexer.skip(character);
        }
    }
    lexer.push(Token::Break, text.len());
    lexer.tokens
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, token: Token, start: usize) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match token {
            Token::Heading => self.heading = Some(start),
            Token::Stop | Token::Break => self.heading = None,
            _ => {}
        }
        self.tokens.push(Placed { token, start: offset(start), end: offset(self.at.max(start)) });
    }

    fn last_is_boundary(&self) -> bool {
        self.tokens.last().is_none_or(|last| matches!(last.token, Token::Stop | Token::Break))
    }

    /// Takes one character and pushes it as a token.
    fn mark(&mut self, character: char, token: Token) {
        let start = self.at;
        self.at = start.saturating_add(character.len_utf8());
        self.before = character;
        self.push(token, start);
    }

    /// Whether a point in Latin script ends a sentence: behind words or a unit, with no more of a number or an address behind.
    fn ends_sentence(&self) -> bool {
        let next = self.rest().chars().nth(1);
        crate::text::fold::is_ideograph(self.before) && next.is_none_or(|next| !is_address(fold(next)))
    }

    fn skip(&mut self, character: char) {
        self.at = self.at.saturating_add(character.len_utf8());
        self.before = character;
    }

    /// Passes over ideographs that no word begins with: most of a text.
    fn pass_over(&mut self) {
        let rest = self.rest();
        let passed = self.words.pass_over(rest.as_bytes());
        if let Some(last) = rest.get(..passed).and_then(|passed| passed.chars().next_back()) {
            (self.at, self.before) = (self.at.saturating_add(passed), last);
        }
    }

    fn step(&mut self, character: char) {
        match fold(character) {
            '\n' => self.line_break(),
            _ if is_filler(character) || is_quote(character) => self.at = self.at.saturating_add(character.len_utf8()),
            '0'..='9' => self.number(),
            'a'..='z' | 'A'..='Z' => self.latin(),
            ',' => self.mark(character, Token::Comma),
            '、' => self.mark(character, Token::Pause),
            ';' => self.mark(character, Token::Semicolon),
            ':' => self.mark(character, Token::Colon),
            '(' => self.open(character),
            ')' => self.close(character),
            '。' | '!' | '?' => self.mark(character, Token::Stop),
            '.' if self.ends_sentence() => self.mark(character, Token::Stop),
            '《' => self.bracketed('《', '》'),
            '〈' => self.bracketed('〈', '〉'),
            '〔' => self.bracketed('〔', '号'),
            folded @ ('一'..='龥' | '〇') => self.ideograph(folded),
            _ => self.skip(character),
        }
    }

    /// A line break ends a paragraph after a sentence, before an empty line and before an ordinal; elsewhere it is
    /// only where the line was wrapped.
    fn line_break(&mut self) {
        let start = self.at;
        self.at = start.saturating_add(1);
        let rest = self.rest();
        let line = rest.trim_start_matches([' ', '\t', '\u{3000}', '\r', '\u{A0}']);
        let ended = matches!(self.before, '。' | '；' | ';' | '：' | ':' | '！' | '？' | '!' | '?' | '\n');
        let ended = ended || self.heading.is_some_and(|heading| start.saturating_sub(heading) < LONGEST_HEADING);
        if ended || line.is_empty() || line.starts_with('\n') || starts_with_ordinal(line) {
            if !self.tokens.last().is_some_and(|last| last.token == Token::Break) {
                self.push(Token::Break, start);
            }
            self.before = '\n';
        }
    }

    /// An opening bracket, or the ordinal of a heading such as （二）.
    fn open(&mut self, character: char) {
        let start = self.at;
        let inner = self.rest().get(character.len_utf8()..).unwrap_or_default();
        let ordinal = run_of(inner, numeral::is_ordinal);
        let close = inner.get(ordinal..).and_then(|rest| rest.chars().next());
        if let (1..=9, Some(close @ (')' | '）'))) = (ordinal, close)
            && !matches!(self.before, '第')
        {
            self.at = start.saturating_add(character.len_utf8()).saturating_add(ordinal).saturating_add(close.len_utf8());
            self.before = '\n';
            return self.push(Token::Heading, start);
        }
        if !self.level(character) {
            self.mark(character, Token::Open);
        }
    }

    /// A closing bracket. One with nothing but a number in it is how the number of the words before it is printed:
    /// 予以公开（3件）; not 收到5件（3条）, which says something of the number before.
    fn close(&mut self, character: char) {
        let gap = |from: u32, to: usize| self.text.get(from as usize..to).is_some_and(|gap| gap.trim().is_empty());
        let is_lone = match self.tokens.as_slice() {
            [front @ .., open, inside] => {
                let counted = front.last().is_some_and(|last| {
                    // 收到5件（3条）; 基层公开（67条） is a heading.
                    let is_told = matches!(last.token, Token::Quantity(_) | Token::Key(Key::Publish));
                    is_told && gap(last.end, open.start as usize)
                });
                open.token == Token::Open
                    && matches!(inside.token, Token::Quantity(_))
                    && !counted
                    && gap(open.end, inside.start as usize)
                    && gap(inside.end, self.at)
            }
            _ => false,
        };
        if is_lone {
            self.tokens.remove(self.tokens.len().saturating_sub(2));
        }
        self.mark(character, if is_lone { Token::Pause } else { Token::Close });
    }

    /// The bracket of 县（区）、乡（镇、街道）: what stands below an area, in one word with what stands before it.
    fn level(&mut self, character: char) -> bool {
        const LEVELS: &str = "县市区旗州盟乡镇街道苏木村社办事处";
        let start = self.at;
        let inner = self.rest().get(character.len_utf8()..).unwrap_or_default();
        let length = run_of(inner, |letter| LEVELS.contains(letter) || letter == '、');
        let close = inner.get(length..).and_then(|rest| rest.chars().next());
        let (true, true, Some(close @ (')' | '）'))) = (LEVELS.contains(self.before), length > 0, close) else { return false };
        let whole = self.tokens.last().is_some_and(|last| {
            matches!(last.token, Token::Key(Key::Whole | Key::Own | Key::Others)) && last.end as usize == start
        });
        self.at = start.saturating_add(character.len_utf8()).saturating_add(length).saturating_add(close.len_utf8());
        // 村（社区） stands for a place, and for no organ.
        if !whole && !matches!(self.before, '村' | '社' | '居') {
            self.push(Token::Key(Key::Others), start);
        }
        self.before = '字';
        true
    }

    /// A title or a document number, passed over as a whole: the numbers in it count nothing.
    fn bracketed(&mut self, open: char, close: char) {
        let window = self.rest();
        let longest = if close == '号' { LONGEST_NUMBER } else { LONGEST_TITLE };
        let window = window.get(..window.floor_char_boundary(longest)).unwrap_or_default();
        let mut depth = 0_u32;
        for (at, character) in window.char_indices() {
            if character == open {
                depth = depth.saturating_add(1);
            } else if character == close {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    self.at = self.at.saturating_add(at).saturating_add(character.len_utf8());
                    self.before = close;
                    return;
                }
            }
        }
        self.skip(open);
    }

    /// A word in Latin letters, an address or an identifier, with the digits in it.
    fn latin(&mut self) {
        let run = self.rest();
        let end = run.find(|character: char| !is_address(character)).unwrap_or(run.len());
        self.at = self.at.saturating_add(end.max(1));
        self.before = 'a';
    }

    fn ideograph(&mut self, character: char) {
        let start = self.at;
        let after = self.rest().get(character.len_utf8()..).unwrap_or_default();
        if numeral::is_chinese(character) {
            if self.last_is_boundary() && numeral::is_ordinal(character) {
                let run = self.rest();
                let end = run_of(run, numeral::is_ordinal);
                if run.get(end..).is_some_and(|rest| rest.starts_with('、')) {
                    self.at = start.saturating_add(end).saturating_add('、'.len_utf8());
                    self.before = '\n';
                    return self.push(Token::Heading, start);
                }
            }
            if self.chinese_number() {
                return;
            }
        }
        match self.words.find(character, after) {
            Some((key, length)) => {
                let bare = matches!(key, Key::Than) && !after.trim_start().starts_with(|next: char| next.is_ascii_digit());
                self.at = start.saturating_add(character.len_utf8()).saturating_add(length);
                // A key word parts the number from what stood before it; a longer word ends in a plain character.
                self.before = '字';
                if !bare && key != Key::Noise {
                    self.push(Token::Key(key), start);
                }
            }
            None => self.skip(character),
        }
    }

    /// A number in Chinese numerals before a unit that cases are counted in, or a year such as 二〇二四年.
    fn chinese_number(&mut self) -> bool {
        let start = self.at;
        let run = self.rest();
        let end = run_of(run, numeral::is_chinese);
        // A radical (⼀) is folded to a numeral, and is none as it stands.
        let Some(numerals) = run.get(..end).filter(|numerals| !numerals.is_empty()) else { return false };
        let after = run.get(end..).unwrap_or_default();
        if after.starts_with('年')
            && let Some(year) = numeral::year(numerals)
        {
            self.at = start.saturating_add(end).saturating_add('年'.len_utf8());
            self.before = '年';
            self.push(Token::Year(year), start);
            return true;
        }
        // 数十件, 上万条: how many is not said.
        let glued = "数几上第统唯同之每某逐另这那任单专合零进万归一不".contains(self.before);
        if self.before == '第' {
            self.at = start.saturating_add(end);
            self.before = '第';
            return true;
        }
        // 依申请公开事项为零。
        if numerals == "零" && self.before == '为' && after.starts_with(['。', '，', '；', ',', ';']) {
            self.at = start.saturating_add(end);
            self.before = '零';
            self.push(Token::Quantity(Quantity { value: Number::ZERO, decimals: 0, approximate: false, unit: None }), start);
            return true;
        }
        let Some((unit, length)) = unit(after).filter(|(unit, _)| unit.counts_cases()) else { return false };
        // 没有出现一起案件: not one, rather than one.
        if matches!(numerals, "一" | "1") && self.is_denied() {
            return false;
        }
        let Some(value) = numeral::chinese(numerals).filter(|_| !glued) else { return false };
        self.at = start.saturating_add(end).saturating_add(length);
        // 近百件
        let approximate = is_about(self.before);
        self.before = '件';
        self.push(Token::Quantity(Quantity { value, decimals: 0, approximate, unit: Some(unit) }), start);
        true
    }

    /// Whether the clause so far denies something.
    fn is_denied(&self) -> bool {
        let words = self.tokens.iter().rev().take(4).map_while(|placed| match placed.token {
            Token::Key(key) => Some(key),
            _ => None,
        });
        let denying = [Key::NoneReceived, Key::NoneHappened, Key::NoneMade, Key::NoneDecided];
        words.into_iter().any(|key| denying.contains(&key))
    }

    /// What follows a span of years of which the first has just been read.
    fn second_year(&self, first: Option<u16>) -> Option<&'t str> {
        let rest = self.rest().trim_start_matches(is_filler).strip_prefix(is_range)?.trim_start_matches(is_filler);
        let second = numeral::leading(rest).filter(|second| first.is_some() && second.as_year().is_some())?;
        rest.get(second.length..)?.trim_start_matches(is_filler).strip_prefix('年')
    }

    fn number(&mut self) {
        let (start, before) = (self.at, self.before);
        if matches!(self.before, '\n') && self.last_is_boundary() && starts_with_ordinal(self.rest()) {
            let digits = self.rest();
            let end = digits.find(|character: char| !fold(character).is_ascii_digit()).unwrap_or(digits.len());
            let mark = digits.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            self.at = start.saturating_add(end).saturating_add(mark);
            self.before = '\n';
            return self.push(Token::Item, start);
        }
        let Some(numeral) = numeral::leading(self.rest()) else {
            return self.skip('0');
        };
        self.at = start.saturating_add(numeral.length);
        self.before = '0';
        let after = self.rest();
        // 2021-2023年: no single year.
        if let Some(rest) = self.second_year(numeral.as_year()) {
            self.at = self.text.len().saturating_sub(rest.len());
            self.before = '年';
            return self.push(Token::Key(Key::PartYear), start);
        }
        // An identifier, an address, a range, a date: nothing is counted.
        if after.starts_with(|character: char| is_address(character) && !matches!(character, '.' | ',' | '%' | ':')) {
            return self.latin();
        }
        let spaced = after.trim_start_matches(is_filler);
        if spaced.starts_with('年') {
            if let Some(year) = numeral.as_year() {
                self.at = self.text.len().saturating_sub(spaced.len()).saturating_add('年'.len_utf8());
                self.before = '年';
                self.push(Token::Year(year), start);
            }
            return;
        }
        // 6月份收到3件: a month that is not part of a date, and not the end of the year.
        if let Some(rest) = spaced.strip_prefix('月')
            && numeral.is_plain
            && numeral.value != Number::from(12)
            && !(numeral.value == Number::from(1) && goes_to_december(rest))
            && !rest.trim_start_matches(is_filler).starts_with(|next: char| fold(next).is_ascii_digit())
        {
            self.at = self.text.len().saturating_sub(rest.len());
            self.before = '月';
            return self.push(Token::Key(Key::PartYear), start);
        }
        // The first end of a range such as 10至20件; with the second end it counts nothing exactly.
        if let Some(mark) = spaced.chars().next().filter(|mark| is_range(*mark))
            && spaced
                .get(mark.len_utf8()..)
                .is_some_and(|rest| rest.trim_start_matches(is_filler).starts_with(|next: char| fold(next).is_ascii_digit()))
        {
            self.at = self.text.len().saturating_sub(spaced.len()).saturating_add(mark.len_utf8());
            self.before = '~';
            return;
        }
        if matches!(before, '第' | '〔' | '[' | '-' | '—' | '–' | '~' | '/' | '.') {
            return;
        }
        let (mut value, mut approximate) = (numeral.value, is_about(before));
        let mut tail = spaced;
        let rough = |tail: &mut &str| match tail.strip_prefix(['余', '多', '几']) {
            Some(rest) => {
                *tail = rest.trim_start_matches(is_filler);
                true
            }
            None => false,
        };
        approximate |= rough(&mut tail);
        let money = |rest: &str| rest.starts_with('元');
        for (word, scale) in [('万', 4_u8), ('亿', 8)] {
            if let Some(rest) = tail.strip_prefix(word).map(|rest| rest.trim_start_matches(is_filler))
                && !money(rest)
            {
                let Some(scaled) = numeral::times_power(value, scale) else { return };
                (value, tail, approximate) = (scaled, rest, true);
                approximate |= rough(&mut tail);
            }
        }
        let bare = tail.starts_with(['、', '，', '；', '。', ',', ';', '）', ')']) || tail.is_empty();
        let found = unit(tail);
        if found.is_none() && !(bare && numeral.is_plain && !approximate) {
            return;
        }
        let length = found.map_or(0, |(_, length)| length);
        // 比上年的11件多4件
        if let Some(key) =
            [('多', Key::Up), ('少', Key::Down)].into_iter().find_map(|(word, key)| (word == before).then_some(key))
        {
            self.push(Token::Key(key), start);
        }
        self.at = self.text.len().saturating_sub(tail.len()).saturating_add(length);
        self.before = '件';
        let behind = self.rest().trim_start_matches(is_filler);
        // “惠企30条” is the name of something.
        if behind.starts_with(['”', '」', '’']) {
            return;
        }
        approximate |= begins(behind, "左右 上下");
        let unit = found.map(|(unit, _)| unit);
        if unit.is_some() || matches!(self.tokens.last(), Some(Placed { token: Token::Key(_), .. })) {
            self.push(Token::Quantity(Quantity { value, decimals: numeral.decimals, approximate, unit }), start);
        }
    }
}
