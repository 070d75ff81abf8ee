//! Characters as labels are compared: widths folded, white space and invisible characters gone.

use crate::traditional::simplified;

/// The character as labels are compared; `None` for one that carries no meaning.
pub(super) fn fold(character: char, traditional: bool) -> Option<char> {
    match character {
        '\u{4E00}'..='\u{9FFF}' if !traditional => Some(character),
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(character)),
        '!'..='~' => Some(character),
        '“' | '”' | '「' | '」' | '『' | '』' => Some('"'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32((character as u32).saturating_sub(0xFEE0)),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => {
            None
        }
        _ if character.is_whitespace() || character.is_control() => None,
        _ => Some(character),
    }
}

/// A text folded.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter_map(|character| fold(character, false)).collect()
}
