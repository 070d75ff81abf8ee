//! Characters as claims read them: widths folded, white space passed over.

/// The character with full-width forms folded to ASCII.
pub(crate) const fn fold(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(character as u32 - 0xFEE0) {
            Some(folded) => folded,
            None => character,
        },
        _ => character,
    }
}

/// White space and invisible characters.
pub(crate) const fn is_filler(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{A0}' | '\u{3000}' | '\u{FEFF}' | '\u{AD}')
        || matches!(character, '\u{2000}'..='\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{2060}')
}

/// Quotation marks, which stand around a word without parting it from its number.
pub(crate) const fn is_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』')
}
