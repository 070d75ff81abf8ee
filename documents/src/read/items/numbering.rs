//! Automatic numbers (自动编号): `一、`, `（一）`, `1.` that Word counts itself and that stand nowhere in the text.

use std::collections::HashMap;

/// Levels of a list.
pub(in crate::read) const LEVELS: usize = 9;
/// Characters of the pattern of a number at most; Word takes 31.
pub(in crate::read) const LONGEST_PATTERN: usize = 64;

/// The forms of numbers by the codes of Word 97 and 2003.
#[cfg(any(feature = "word97", feature = "office"))]
pub(in crate::read) const fn number_format(code: u8) -> &'static str {
    match code {
        0 => "decimal",
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 => "decimalFullWidth",
        15 => "decimalHalfWidth",
        18 => "decimalEnclosedCircle",
        19 => "decimalFullWidth2",
        22 => "decimalZero",
        23 => "bullet",
        28 => "decimalEnclosedCircleChinese",
        33 => "taiwaneseCounting",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "",
    }
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(in crate::read) struct Numbering {
    pub(in crate::read) definitions: HashMap<u32, Definition>,
    pub(in crate::read) lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
}

/// What the levels of a list look like.
#[derive(Debug, Default)]
pub(in crate::read) struct Definition {
    pub(in crate::read) levels: [Level; LEVELS],
    /// The definition is that of the list of this style.
    pub(in crate::read) same_as: Option<String>,
}

#[derive(Debug, Default, Clone)]
pub(in crate::read) struct Level {
    pub(in crate::read) start: Option<u32>,
    pub(in crate::read) format: String,
    pub(in crate::read) text: String,
    pub(in crate::read) style: Option<String>,
    pub(in crate::read) decimal: bool,
    pub(in crate::read) never_restarts: bool,
}

#[derive(Debug, Default)]
pub(in crate::read) struct List {
    pub(in crate::read) definition: u32,
    pub(in crate::read) starts: [Option<u32>; LEVELS],
    pub(in crate::read) levels: HashMap<usize, Level>,
    pub(in crate::read) used: [bool; LEVELS],
}

impl Numbering {
    /// Lets a list begin anew.
    #[cfg(feature = "open-document")]
    pub(in crate::read) fn restart(&mut self, list: u32) {
        if let Some(list) = self.lists.get(&list) {
            self.counters.remove(&list.definition);
        }
    }

    /// The level of a list that belongs to a style.
    pub(in crate::read) fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let definition = self.definitions.get(&self.lists.get(&list)?.definition)?;
        definition.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph of a list; its number, where the form of the number is one that can be written.
    pub(in crate::read) fn next(&mut self, list: u32, at: usize) -> Option<String> {
        let known = self.lists.get_mut(&list)?;
        let definition = self.definitions.get(&known.definition)?;
        let level = |at: usize| known.levels.get(&at).or_else(|| definition.levels.get(at));
        let start = |at: usize| known.starts.get(at).copied().flatten().or_else(|| level(at)?.start).unwrap_or(1);
        let counters = self.counters.entry(known.definition).or_default();
        let restarts = known.starts.get(at).copied().flatten().is_some() && known.used.get(at) == Some(&false);
        let counter = counters.get_mut(at)?;
        *counter = Some(match *counter {
            Some(value) if !restarts => value.saturating_add(1),
            _ => start(at),
        });
        for (above, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert_with(|| start(above));
        }
        for (below, counter) in counters.iter_mut().enumerate().skip(at.saturating_add(1)) {
            if level(below).is_none_or(|level| !level.never_restarts) {
                *counter = None;
            }
        }
        let own = level(at)?;
        let mut text = String::new();
        let mut letters = own.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let place = letters.peek().and_then(|digit| digit.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
            let Some(place) = place.and_then(|place| place.checked_sub(1)).filter(|_| letter == '%') else {
                text.push(letter);
                continue;
            };
            letters.next();
            let format = if own.decimal && place != at { "decimal" } else { level(place)?.format.as_str() };
            text.push_str(&written(format, counters.get(place).copied().flatten()?)?);
        }
        let is_bullet = matches!(own.format.as_str(), "bullet" | "none" | "");
        if let Some(used) = known.used.get_mut(at) {
            *used = true;
        }
        (!is_bullet).then_some(text)
    }
}

/// A count in one of Word's forms; `None` for a form that is not known.
fn written(format: &str, count: u32) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => count.to_string(),
        "decimalZero" => format!("{count:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            count.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit).saturating_add(0xFEE0))).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(count)?.to_string(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(count)?,
        "ideographDigital" | "taiwaneseDigital" => count.to_string().chars().filter_map(ideograph).collect(),
        "lowerLetter" | "upperLetter" => {
            let first = if format == "lowerLetter" { 'a' } else { 'A' };
            let at = count.checked_sub(1).filter(|at| *at < 26)?;
            char::from_u32(u32::from(first).saturating_add(at))?.to_string()
        }
        "upperRoman" => roman(count)?,
        "lowerRoman" => roman(count)?.to_ascii_lowercase(),
        "bullet" | "none" => String::new(),
        _ => return None,
    })
}

fn ideograph(digit: char) -> Option<char> {
    "〇一二三四五六七八九".chars().nth(usize::try_from(digit.to_digit(10)?).ok()?)
}

fn circled(count: u32) -> Option<char> {
    let at = count.checked_sub(1).filter(|at| *at < 20)?;
    char::from_u32(0x2460_u32.saturating_add(at))
}

/// 一 … 十 … 二十三 … 九十九.
fn chinese(count: u32) -> Option<String> {
    let digit = |value: u32| char::from_digit(value, 10).and_then(ideograph);
    let (tens, ones) = (count.checked_div(10)?, count.checked_rem(10)?);
    if !(1..100).contains(&count) {
        return None;
    }
    let mut text = String::new();
    if tens > 1 {
        text.push(digit(tens)?);
    }
    if tens > 0 {
        text.push('十');
    }
    if ones > 0 {
        text.push(digit(ones)?);
    }
    Some(text)
}

fn roman(count: u32) -> Option<String> {
    let signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = Some(count).filter(|count| (1..=89).contains(count))?;
    let mut text = String::new();
    for (value, sign) in signs {
        while let Some(rest) = left.checked_sub(value) {
            text.push_str(sign);
            left = rest;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn counts_are_written_as_word_does() {
        let cases = [
            ("chineseCountingThousand", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("japaneseCounting", 23, "二十三"),
            ("decimal", 3, "3"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircleChinese", 2, "②"),
            ("lowerLetter", 3, "c"),
            ("upperRoman", 49, "XLIX"),
        ];
        for (format, count, expected) in cases {
            assert_eq!(written(format, count).as_deref(), Some(expected), "{format}");
        }
        assert_eq!(written("hebrew1", 1), None);
        assert_eq!(written("chineseCounting", 100), None);
    }
}
