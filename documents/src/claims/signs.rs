//! What stands around numbers in prose (计量单位、序号): units, words of rough amounts, ordinals of lines, addresses.

use ogi_core::{Unit, is_filler};

use crate::text::fold::fold;
use crate::text::numeral;

/// Whether a character before a number says that it is not exact: 约, 近.
pub(super) const fn is_about(character: char) -> bool {
    matches!(character, '约' | '近' | '逾' | '超' | '过')
}

/// The unit at the start of a text, and its length.
pub(super) fn unit(text: &str) -> Option<(Unit, usize)> {
    let mut characters = text.chars();
    let first = fold(characters.next()?);
    let next = characters.find(|character| !is_filler(*character));
    let one = text.chars().next().map_or(0, char::len_utf8);
    let two = |end: char| text.find(end).map_or(one, |at| at.saturating_add(end.len_utf8()));
    let follows = |list: &[char]| next.is_some_and(|next| list.contains(&next));
    Some(match first {
        '件' if follows(&['次']) => (Unit::Piece, two('次')),
        '件' => (Unit::Piece, one),
        '宗' => (Unit::Case, one),
        '起' => (Unit::Instance, one),
        '例' => (Unit::Example, one),
        '份' => (Unit::Copy, one),
        '封' => (Unit::Letter, one),
        '条' if follows(&['例', '款', '规']) => return None,
        '条' if follows(&['次']) => (Unit::Item, two('次')),
        '条' => (Unit::Item, one),
        '篇' => (Unit::Article, one),
        '期' => (Unit::Issue, one),
        '次' => (Unit::Time, one),
        '人' if follows(&['次']) => (Unit::Visit, two('次')),
        '人' => (Unit::Person, one),
        '个' if text.starts_with("个百分点") => (Unit::PercentPoint, "个百分点".len()),
        '个' if follows(&['月', '工', '自', '小', '部', '方', '百', '性', '人']) => return None,
        '个' => (Unit::Thing, one),
        '项' => (Unit::Matter, one),
        '部' if follows(&['门', '分', '委']) => return None,
        '部' => (Unit::Book, one),
        '户' => (Unit::Household, one),
        '家' => (Unit::Firm, one),
        '场' => (Unit::Session, one),
        '元' => (Unit::Yuan, one),
        '万' if follows(&['元']) => (Unit::TenThousandYuan, two('元')),
        '亿' if follows(&['元']) => (Unit::HundredMillionYuan, two('元')),
        '%' => (Unit::Percent, one),
        '倍' => (Unit::Fold, one),
        _ => return None,
    })
}

/// How many bytes of characters of a kind a text begins with; at most ten characters are looked at.
pub(super) fn run_of(text: &str, is_wanted: fn(char) -> bool) -> usize {
    text.chars().take(10).take_while(|character| is_wanted(*character)).map(char::len_utf8).sum()
}

pub(super) fn is_address(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '.' | '/' | ':' | '_' | '-' | '@' | '?' | '=' | '&' | '#' | '%' | '~' | '+')
}

/// Whether a line begins with the ordinal of a heading or list item.
pub(super) fn starts_with_ordinal(line: &str) -> bool {
    let mut characters = line.chars().map(fold);
    match characters.next() {
        Some('(') => {
            let inner: String = characters.by_ref().take_while(|character| *character != ')').take(4).collect();
            !inner.is_empty() && inner.chars().all(|character| numeral::is_ordinal(character) || character.is_ascii_digit())
        }
        Some(first) if numeral::is_ordinal(first) => {
            characters.find(|character| !numeral::is_ordinal(*character)).is_some_and(|mark| matches!(mark, '、' | '是'))
        }
        Some('0'..='9') => {
            let mut rest = characters.skip_while(char::is_ascii_digit);
            matches!((rest.next(), rest.next()), (Some('.' | '、'), next) if !next.is_some_and(|next| next.is_ascii_digit()))
        }
        _ => false,
    }
}
