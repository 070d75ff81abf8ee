//! Numerals: ASCII and full-width digits with separators, and Chinese numerals.

use ogi_core::{Number, three_digits_follow};

use super::fold::fold;

/// A number of more digits is none that anything is counted with.
const MOST_DIGITS: u8 = 15;

/// A number written in digits at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: Number,
    /// Bytes it covers.
    pub(crate) length: usize,
    /// Decimals as printed.
    pub(crate) decimals: u8,
    /// Digits only, few enough to be a count.
    pub(crate) is_plain: bool,
}

impl Numeral {
    pub(crate) fn as_year(self) -> Option<u16> {
        let year = self.value.as_integer().and_then(|value| u16::try_from(value).ok())?;
        (self.is_plain && (1949..=2100).contains(&year)).then_some(year)
    }
}

/// The number at the start of a text; `None` when it has no digit or too many.
pub(crate) fn leading(text: &str) -> Option<Numeral> {
    let (mut mantissa, mut scale, mut digits, mut length) = (0_i64, 0_u8, 0_u8, 0_usize);
    let mut plain = true;
    let mut decimal = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match fold(character) {
            digit @ '0'..='9' => {
                digits = digits.saturating_add(1);
                // However long a row of digits is, it is looked at this far from each of them.
                if digits > MOST_DIGITS {
                    return None;
                }
                scale = scale.saturating_add(u8::from(decimal));
                mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(u32::from(digit).saturating_sub(u32::from('0'))))?;
            }
            '.' if !decimal && digits > 0 && characters.peek().is_some_and(|(_, next)| fold(*next).is_ascii_digit()) => {
                (decimal, plain) = (true, false);
            }
            ',' if !decimal
                && digits > 0
                && three_digits_follow(text.get(at.saturating_add(character.len_utf8())..).unwrap_or_default()) =>
            {
                plain = false;
            }
            _ => break,
        }
        length = at.saturating_add(character.len_utf8());
    }
    if digits == 0 {
        return None;
    }
    let value = Number::new(mantissa, scale)?;
    Some(Numeral { value, length, decimals: scale, is_plain: plain && digits <= 7 })
}

/// The number times ten to the power.
pub(crate) fn times_power(value: Number, power: u8) -> Option<Number> {
    let scale = value.scale();
    if scale <= power {
        Number::from_scaled(value.scaled(power)?, 0)
    } else {
        Number::from_scaled(value.scaled(scale)?, scale.saturating_sub(power))
    }
}

pub(crate) const fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '一' | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '零'
            | '〇'
            | '○'
            | '廿'
            | '卅'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

const fn digit(character: char) -> Option<i64> {
    Some(match character {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of Chinese numerals such as 一百二十三.
pub(crate) fn chinese(numerals: &str) -> Option<Number> {
    let (mut total, mut section, mut current) = (0_i64, 0_i64, None::<i64>);
    for character in numerals.chars() {
        let power = match character {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            '廿' | '卅' => {
                current.is_none().then_some(())?;
                section = section.checked_add(if character == '廿' { 20 } else { 30 })?;
                continue;
            }
            '万' => {
                total = section.checked_add(current.take().unwrap_or(0))?.checked_mul(10_000)?;
                section = 0;
                continue;
            }
            _ => {
                let value = digit(character)?;
                if current.is_some_and(|current| current > 0) {
                    return None;
                }
                current = Some(value);
                continue;
            }
        };
        section = section.checked_add(current.take().filter(|value| *value > 0).unwrap_or(1).checked_mul(power)?)?;
    }
    Number::new(total.checked_add(section)?.checked_add(current.unwrap_or(0))?, 0)
}

/// A year written digit by digit: 二〇二四.
pub(crate) fn year(numerals: &str) -> Option<u16> {
    let mut year = 0_i64;
    let mut count = 0;
    for character in numerals.chars() {
        year = year.checked_mul(10)?.checked_add(digit(character)?)?;
        count += 1;
    }
    u16::try_from(year).ok().filter(|year| count == 4 && (1949..=2100).contains(year))
}
