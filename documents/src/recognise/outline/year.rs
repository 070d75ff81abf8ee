//! Years in the words of a title or a first paragraph (年份).

use std::ops::Range;

use crate::text::numeral::ordinal;

/// The first year of a text, in digits or digit by digit in numerals (二〇二四), and where it stands.
pub(crate) fn year_in(text: &str) -> Option<(u16, Range<usize>)> {
    text.match_indices('年').find_map(|(end, _)| year_before(text, end))
}

/// The last year of a text that is not the year of a day: 2025年1月20日.
pub(super) fn last_year(text: &str) -> Option<(u16, Range<usize>)> {
    text.rmatch_indices('年').find_map(|(end, sign)| {
        let behind = text.get(end.saturating_add(sign.len())..)?;
        let is_day = behind.chars().take(3).skip(1).any(|letter| letter == '月');
        year_before(text, end).filter(|_| !is_day)
    })
}

/// The year that a text ends with, where the word 年 is left out: 示例镇人民政府2021.
pub(super) fn bare_year(text: &str) -> Option<(u16, Range<usize>)> {
    text.ends_with(|last: char| last.is_ascii_digit()).then(|| year_before(text, text.len())).flatten()
}

fn year_before(text: &str, end: usize) -> Option<(u16, Range<usize>)> {
    let before = text.get(..end)?;
    let characters: Vec<(usize, char)> = before.char_indices().rev().take(5).collect();
    let digit = |character: char| match character {
        '〇' | '○' | 'O' | 'o' | '零' | 'Ｏ' => Some(0),
        '0'..='9' => character.to_digit(10),
        _ => ordinal(character).filter(|digit| *digit < 10).map(u32::from),
    };
    let mut year = 0_u32;
    for (_, character) in characters.get(..4)?.iter().rev() {
        year = year.checked_mul(10)?.checked_add(digit(*character)?)?;
    }
    let alone = characters.get(4).is_none_or(|(_, before)| !before.is_ascii_digit());
    let year = u16::try_from(year).ok().filter(|year| (2000..2100).contains(year) && alone)?;
    Some((year, characters.get(3)?.0..end))
}

/// The byte behind a character.
pub(super) fn next_char(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |sign| at.saturating_add(sign.len_utf8()))
}
