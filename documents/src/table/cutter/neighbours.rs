//! What stands right before or behind a token in its line or cell (相邻文字): signs, units, brackets, and what makes a figure no figure.

use super::{Cutter, Sign};
use crate::recognise::{Gap, Kind, Token};
use crate::table::unit::{SENTENCE_UNITS, sign_in, sign_start, unit_alone};

impl Cutter<'_, '_> {
    /// The token right behind, in the same line or cell.
    pub(super) fn next(&self, index: usize, token: &Token, gap: Gap) -> Option<&Token> {
        let next = self.stream.tokens.get(index.checked_add(1)?)?;
        (next.row == token.row && next.cell == token.cell && next.kind == Kind::Text && next.gap <= gap).then_some(next)
    }

    pub(super) fn next_character(&self, index: usize, token: &Token) -> Option<char> {
        self.document.slice(&self.next(index, token, Gap::None)?.flow).chars().next()
    }

    /// Whether a figure counts something in a sentence, or is part of a date.
    pub(super) fn is_of_a_sentence(&self, index: usize, token: &Token) -> bool {
        let Some(next) = self.next(index, token, Gap::Space) else { return false };
        let raw = self.document.slice(&next.flow);
        let mut characters = raw.chars();
        let Some(first) = characters.next() else { return false };
        if matches!(first, '年' | '月' | '日') {
            return true;
        }
        // A run of so many digits is a row of a table.
        if self.stream.text(token).len() > 6 || !SENTENCE_UNITS.contains(first) {
            return false;
        }
        let is_alone = unit_alone(raw).is_some() || sign_in(raw).is_some();
        !is_alone
    }

    /// Whether a bracket is open before a token, in its line or cell.
    pub(super) fn is_in_remark(&self, index: usize, token: &Token) -> bool {
        let tokens = self.stream.tokens.get(..index).unwrap_or_default();
        let same = |last: &&Token| last.row == token.row && last.cell == token.cell;
        // No remark has more words and figures.
        for last in tokens.iter().rev().take(8).take_while(same) {
            let text = self.stream.text(last);
            match (text.rfind(['(', '[', '〔', '【']), text.rfind([')', ']', '〕', '】'])) {
                (Some(open), close) => return close.is_none_or(|close| close < open) && self.is_closed(index, token),
                (None, Some(_)) => return false,
                (None, None) => {}
            }
        }
        false
    }

    /// Whether a bracket closes behind a token, in its line or cell.
    pub(super) fn is_closed(&self, index: usize, token: &Token) -> bool {
        let tokens = self.stream.tokens.get(index.saturating_add(1)..).unwrap_or_default();
        let same = |next: &&Token| next.row == token.row && next.cell == token.cell;
        tokens.iter().take(8).take_while(same).any(|next| self.stream.text(next).contains([')', ']', '〕', '】']))
    }

    /// Whether a figure begins in what is no digit (`l09`), or right behind a short word (`约10`).
    pub(super) fn begins_inside(&self, index: usize, token: &Token) -> bool {
        let before = index.checked_sub(1).filter(|_| token.gap == Gap::None);
        before.and_then(|before| self.stream.tokens.get(before)).is_some_and(|last| {
            let text = self.stream.text(last);
            let mut characters = text.chars();
            let first = characters.next();
            let is_short_word = characters.next().is_none() && first.is_some_and(|first| "约近超逾达".contains(first));
            last.kind == Kind::Text
                && last.row == token.row
                && last.cell == token.cell
                && (text.ends_with(is_read_for_digit) || is_short_word)
        })
    }

    /// Whether a figure goes on in words or signs that make another figure of it: `1O9`, `12%`, `1.2万`.
    pub(super) fn goes_on(&self, token: &Token, raw: &str) -> bool {
        let Some(first) = self.stream.text(token).chars().next() else { return false };
        let mut characters = raw.chars().skip(1);
        let is_digit_next = characters.next().is_some_and(|next| next.is_ascii_digit());
        match first {
            '千' | '万' | '亿' | '零' | '%' | '‰' => true,
            '.' | ',' | '\'' | '’' | '-' | '~' | '×' | '/' | ':' => is_digit_next || self.next_is_digits(token),
            _ => is_read_for_digit(first),
        }
    }

    pub(super) fn next_is_digits(&self, token: &Token) -> bool {
        // Only where the sign is all there is between two figures.
        let at = self.stream.tokens.partition_point(|known| known.flow.start <= token.flow.start);
        let next = self.stream.tokens.get(at);
        let alone = self.stream.text(token).chars().nth(1).is_none();
        alone && next.is_some_and(|next| next.kind == Kind::Digits && next.gap == Gap::None && next.row == token.row)
    }

    /// Whether a word between two figures is the sign of the second: `16减12`, `16 减 12`, `16 | 减12`, `15-15`, `16个减少12个`; and where
    /// it begins.
    pub(super) fn sign_before(&self, index: usize, token: &Token, raw: &str) -> Option<Sign> {
        let word = raw.trim_start_matches(|mark: char| matches!(mark, '|' | '｜') || mark.is_whitespace());
        let takes_away = sign_in(word)?;
        let start = token.flow.end.saturating_sub(u32::try_from(word.len()).ok()?);
        let stands_apart = token.gap > Gap::None || word.len() < raw.len();
        let widest = if stands_apart { Gap::Space } else { Gap::None };
        let sign = Sign { start: sign_start(start, word), takes_away, gap: token.gap };
        self.touches_digits(index, token, widest).then_some(sign)
    }

    /// Whether a figure stands right behind a token, in its line or cell, with no wider gap between them.
    pub(super) fn touches_digits(&self, index: usize, token: &Token, widest: Gap) -> bool {
        let next = index.checked_add(1).and_then(|next| self.stream.tokens.get(next));
        next.is_some_and(|next| {
            next.kind == Kind::Digits && next.row == token.row && next.cell == token.cell && next.gap <= widest
        })
    }
}

/// Whether a character may stand where a digit was printed.
fn is_read_for_digit(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '〇' | '○' | '零' | '?' | '？' | '\u{0370}'..='\u{05FF}')
}
