//! Code page 1252, which files of before Unicode use for western signs.

/// The characters of the bytes from 0x80 to 0x9F.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A byte of code page 1252.
pub(super) fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte).saturating_sub(0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}
