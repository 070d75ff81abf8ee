//! Character references such as `&nbsp;` and `&#160;` (字符引用), as browsers read them.

use std::sync::LazyLock;

/// Code points in hexadecimal and their names; a name with `!` may lack its semicolon. Of the two thousand names of HTML
/// these are the ones of HTML 4, and those of Latin-1, punctuation, fractions and geometric shapes.
const NAMES: &str = include_str!("references.txt");
/// No name is longer.
const LONGEST_NAME: usize = 32;
/// What stands for bytes 0x80 to 0x9F, which pages mean as Windows has them.
const WINDOWS: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// One name and its character.
struct Named {
    name: &'static str,
    character: char,
    /// Whether the name may lack its semicolon.
    bare: bool,
}

static TABLE: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut table = Vec::new();
    for line in NAMES.lines() {
        let mut words = line.split(' ');
        let code = words.next().and_then(|code| u32::from_str_radix(code, 16).ok());
        let Some(character) = code.and_then(char::from_u32) else { continue };
        table.extend(words.map(|name| Named { name: name.trim_end_matches('!'), character, bare: name.ends_with('!') }));
    }
    table.sort_unstable_by_key(|named: &Named| named.name);
    table
});

/// The character that `text`, which follows an ampersand, names, and how many bytes of `text` name it; nothing where no
/// reference stands. Inside an attribute, what looks like a further parameter of an address is none.
pub(super) fn read(text: &[u8], in_attribute: bool) -> Option<(char, usize)> {
    if let Some(digits) = text.strip_prefix(b"#") {
        return numeric(digits).map(|(character, length)| (character, length.saturating_add(1)));
    }
    let length = text.iter().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(..length)?;
    if text.get(length) == Some(&b';')
        && let Some(named) = find(name)
    {
        return Some((named.character, length.saturating_add(1)));
    }
    let (named, taken) = (2..=length).rev().find_map(|taken| {
        let named = find(name.get(..taken)?)?;
        named.bare.then_some((named, taken))
    })?;
    let goes_on = text.get(taken).is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric());
    (!in_attribute || !goes_on).then_some((named.character, taken))
}

fn find(name: &[u8]) -> Option<&'static Named> {
    let at = TABLE.binary_search_by(|named| named.name.as_bytes().cmp(name)).ok()?;
    TABLE.get(at)
}

/// A number in decimal or hexadecimal, and how many bytes it takes with its semicolon.
fn numeric(text: &[u8]) -> Option<(char, usize)> {
    let marked = text.first().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let (radix, before) = if marked { (16, 1) } else { (10, 0) };
    let digits = text.get(before..)?.iter().map_while(|byte| char::from(*byte).to_digit(radix));
    let (code, count) = digits.fold((0_u32, 0_usize), |(code, count), digit| {
        (code.saturating_mul(radix).saturating_add(digit), count.saturating_add(1))
    });
    if count == 0 {
        return None;
    }
    let end = before.saturating_add(count);
    let length = end.saturating_add(usize::from(text.get(end) == Some(&b';')));
    let windows = code.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::try_from(at).ok()?));
    let code = windows.map_or(code, |code| u32::from(*code));
    let character = char::from_u32(code).filter(|character| *character != '\0');
    Some((character.unwrap_or(char::REPLACEMENT_CHARACTER), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_browsers_read_them() {
        for (text, expected) in [
            ("nbsp;", Some(('\u{a0}', 5))),
            ("nbsp2", Some(('\u{a0}', 4))),
            ("ensp;", Some(('\u{2002}', 5))),
            ("ensp", None),
            ("notin;", Some(('∉', 6))),
            ("notit;", Some(('¬', 3))),
            ("AMP", Some(('&', 3))),
            ("unknown;", None),
            ("", None),
            ("#160;", Some(('\u{a0}', 5))),
            ("#x4E00;", Some(('一', 7))),
            ("#31532", Some(('第', 6))),
            ("#150;", Some(('–', 5))),
            ("#0;", Some(('\u{fffd}', 3))),
            ("#xD800;", Some(('\u{fffd}', 7))),
            ("#99999999999999999999;", Some(('\u{fffd}', 22))),
            ("#;", None),
            ("#x;", None),
        ] {
            assert_eq!(read(text.as_bytes(), false), expected, "{text}");
        }
        assert_eq!(read(b"copy=1", true), None);
        assert_eq!(read(b"copy=1", false), Some(('©', 4)));
        assert_eq!(read(b"copy;=1", true), Some(('©', 5)));
    }

    #[test]
    fn every_name_is_that_of_one_character() {
        let lines = NAMES.lines().count();
        assert!(TABLE.len() > lines && lines > 300);
        assert!(TABLE.is_sorted_by(|one, next| one.name < next.name), "the table is searched");
        assert!(TABLE.iter().all(|named| named.name.len() <= LONGEST_NAME && named.name.is_ascii()));
        assert_eq!(TABLE.iter().filter(|named| named.bare).count(), 106);
    }
}
