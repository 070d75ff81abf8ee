//! The ordinals that rows are printed with (序号): `二、`, `（七）`, `3.`. They tell rows apart whose labels are misprinted.

use crate::first_chars::ideographs;
use crate::text::fold::is_ideograph;
use crate::text::numeral::ordinal;

/// A printed ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// 二、
    Row(u8),
    /// （七）
    Outcome(u8),
    /// （而）, whose numeral is misprinted.
    UnknownOutcome,
    /// 3.
    Item(u8),
}

/// What stands in brackets behind a label and is no ordinal: 予以公开（件）.
const UNITS: &str = "件项个条宗起次份人";

/// The last ordinal of a text, widths folded: `2.重复申请` has 2, `（六）其他处理 3.其他` has 3.
pub(super) fn last_in(text: &str) -> Option<Ordinal> {
    // The two characters before a place.
    let before = |at: usize| {
        let mut characters = text.get(..at).unwrap_or_default().chars().rev();
        let second = characters.next().unwrap_or(' ');
        (characters.next().unwrap_or(' '), second)
    };
    let mut last = None;
    let mut rest = text;
    loop {
        let after = rest.get(ideographs(rest.as_bytes())..).unwrap_or_default();
        let mut signs = after.chars();
        let Some(third) = signs.next() else { break };
        rest = signs.as_str();
        if !matches!(third, ')' | '、' | '.') {
            continue;
        }
        let (first, second) = before(text.len().saturating_sub(after.len()));
        let found = match (first, second, third) {
            ('(', letter, ')') if is_ideograph(letter) && !UNITS.contains(letter) => {
                Some(ordinal(letter).map_or(Ordinal::UnknownOutcome, Ordinal::Outcome))
            }
            (before, letter, '、') if !before.is_alphabetic() => match letter.to_digit(10) {
                Some(digit) => u8::try_from(digit).ok().map(Ordinal::Item),
                None => ordinal(letter).map(Ordinal::Row),
            },
            (before, digit, '.') if !before.is_ascii_digit() => {
                digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).map(Ordinal::Item)
            }
            _ => None,
        };
        last = found.or(last);
    }
    // Cut off by the figures: `（七` before them, `）总计` behind.
    let (first, second) = before(text.len());
    let cut = if first == '(' { ordinal(second).map(Ordinal::Outcome) } else { None };
    cut.or(last)
}

#[cfg(test)]
mod tests {
    use super::{Ordinal, last_in};

    #[test]
    fn the_last_ordinal_counts() {
        assert_eq!(last_in("(六)其他处理1.申请人无正当理由逾期不补正、行政机关不再处理"), Some(Ordinal::Item(1)));
        assert_eq!(last_in("3.其他(七)总计"), Some(Ordinal::Outcome(7)));
        assert_eq!(last_in("二、上年结转"), Some(Ordinal::Row(2)));
        assert_eq!(last_in("第二十条第(八)项"), Some(Ordinal::Outcome(8)));
        assert_eq!(last_in("（六）其他处理(七"), Some(Ordinal::Outcome(7)));
        assert_eq!(last_in("3.其他(而)计"), Some(Ordinal::UnknownOutcome));
        assert_eq!(last_in("3.其他(件)"), Some(Ordinal::Item(3)));
        assert_eq!(last_in("本年新收"), None);
    }
}
