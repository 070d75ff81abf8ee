//! How a cell's printed text is read: digits of all widths, separators, units, remarks, placeholders.

use crate::cell::{Cell, Unreadable};
use crate::number::{Number, NumberError};

impl Cell {
    /// Reads the text of one cell.
    ///
    /// ```
    /// use ogi_core::{Cell, Number};
    /// assert_eq!(Cell::from_printed(" 13 "), Cell::Number(Number::from(13)));
    /// assert_eq!(Cell::from_printed(""), Cell::Blank);
    /// assert_eq!(Cell::from_printed("—"), Cell::Placeholder("—".into()));
    /// assert_eq!(Cell::from_printed("8590元").number(), Some(Number::from(8590)));
    /// assert_eq!(Cell::from_printed("零").number(), Some(Number::ZERO));
    /// assert_eq!(Cell::from_printed("减2").number(), Some(Number::from(-2)));
    /// assert_eq!(Cell::from_printed("见附件").number(), None);
    /// ```
    pub fn from_printed(text: &str) -> Self {
        read_cell(text)
    }
}

/// Marks that stand for "nothing here" (占位符).
const PLACEHOLDERS: [&str; 16] = ["/", "／", "\\", "-", "--", "---", "—", "——", "－", "–", "―", "─", "无", "暂无", "空", "\\/"];

/// Units that follow a figure in the wild. 万元 comes before 元 so that it is not cut.
const UNITS: [&str; 14] = ["万元", "元", "件次", "件", "条", "份", "个", "项", "宗", "起", "次", "例", "人", "部"];

/// The character with full-width forms folded to ASCII.
pub(crate) const fn fold(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32((character as u32).wrapping_sub(0xFEE0)) {
            Some(folded) => folded,
            None => character,
        },
        _ => character,
    }
}

/// White space and invisible characters that carry no meaning inside a cell.
pub const fn is_filler(character: char) -> bool {
    // Nearly every character of a report is an ideograph.
    if matches!(character, '\u{4E00}'..='\u{9FFF}') {
        return false;
    }
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// A count printed as ASCII digits and nothing else, which nearly every cell is.
fn plain_count(text: &str) -> Option<Number> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = bytes.iter().fold(0_i64, |value, byte| value.wrapping_mul(10).wrapping_add(i64::from(byte.wrapping_sub(b'0'))));
    Number::new(value, 0)
}

pub(crate) fn read_cell(text: &str) -> Cell {
    if let Some(number) = plain_count(text) {
        return Cell::Number(number);
    }
    let trimmed = text.trim_matches(is_filler);
    if trimmed.is_empty() {
        return Cell::Blank;
    }
    if let Ok(number) = trimmed.parse::<Number>() {
        return Cell::Number(number);
    }
    // Zero in words is a zero that is printed.
    if matches!(trimmed, "零" | "〇" | "○") {
        return Cell::Annotated { number: Number::ZERO, printed: trimmed.into() };
    }
    if PLACEHOLDERS.contains(&trimmed) {
        return Cell::Placeholder(trimmed.into());
    }
    match leading_number(trimmed) {
        Some(Ok((number, rest))) if is_remark(rest) => Cell::Annotated { number, printed: trimmed.into() },
        Some(Err(NumberError::TooLong)) => {
            Cell::Unreadable(Unreadable { printed: shorten(trimmed), readings: None, why: None })
        }
        _ => Cell::Text(shorten(trimmed)),
    }
}

/// Words and signs before a change (增减): whether it is a decrease.
const CHANGES: [(&str, bool); 9] = [
    ("增加", false),
    ("减少", true),
    ("增", false),
    ("减", true),
    ("+", false),
    ("＋", false),
    ("-", true),
    ("－", true),
    ("−", true),
];

/// The figure at the start of a text, full-width digits and thousands separators accepted, and what follows it.
fn leading_number(text: &str) -> Option<Result<(Number, &str), NumberError>> {
    let change = CHANGES.iter().find_map(|(word, falls)| Some((text.strip_prefix(word)?, *falls)));
    let (text, falls) = change.unwrap_or((text, false));
    let mut plain = String::from(if falls { "-" } else { "" });
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match fold(character) {
            digit @ '0'..='9' => plain.push(digit),
            '.' if end > 0 && !plain.contains('.') && next_is_digit(&mut characters) => plain.push('.'),
            // A separator counts only before a full group of three digits.
            ',' if three_digits_follow(after(text, at, character)) && !plain.contains('.') => {}
            _ => break,
        }
        end = at.saturating_add(character.len_utf8());
    }
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(plain.parse().map(|number| (number, text.get(end..).unwrap_or_default())))
}

fn next_is_digit(characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> bool {
    characters.peek().is_some_and(|(_, next)| fold(*next).is_ascii_digit())
}

/// What stands after a character of a text.
fn after(text: &str, at: usize, character: char) -> &str {
    text.get(at.saturating_add(character.len_utf8())..).unwrap_or_default()
}

/// Whether a text begins with exactly three digits, as it does after a thousands separator (千分位).
pub fn three_digits_follow(rest: &str) -> bool {
    let mut digits = rest.chars().map(fold);
    digits.by_ref().take(3).filter(char::is_ascii_digit).count() == 3
        && !digits.next().is_some_and(|next| next.is_ascii_digit())
}

/// Whether what follows a figure leaves no doubt about it: nothing, a unit, a remark in brackets.
fn is_remark(rest: &str) -> bool {
    let rest = rest.trim_matches(is_filler);
    let rest = UNITS.iter().find_map(|unit| rest.strip_prefix(unit)).unwrap_or(rest).trim_start_matches(is_filler);
    let mut characters = rest.chars().map(fold);
    matches!(
        (characters.next(), characters.next_back()),
        (None, _) | (Some('('), Some(')')) | (Some('〔'), Some('〕')) | (Some('['), Some(']'))
    )
}

/// At most eighty characters of a text, so that a hostile cell cannot swell a finding.
pub(crate) fn shorten(text: &str) -> Box<str> {
    match text.char_indices().nth(80) {
        Some((end, _)) => text.get(..end).unwrap_or_default().into(),
        None => text.into(),
    }
}
