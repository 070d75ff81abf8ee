//! Bytes of text as characters: by the code page of the file and the character set of the font.

use std::collections::HashMap;

use crate::decode::{Encoding, characters};
use crate::read::western::western;

/// A file has some dozen fonts.
const MOST_FONTS: usize = 4096;

/// The code pages that a file states.
#[derive(Debug, Default)]
pub(super) struct CodePages {
    /// That of the file as a whole.
    file: Option<Encoding>,
    fonts: HashMap<i32, Encoding>,
}

impl CodePages {
    /// Notes the code page of the file.
    pub(super) fn file(&mut self, number: i32) {
        self.file = match number {
            936 | 54_936 | 20_936 => Some(Encoding::Gb18030),
            950 => Some(Encoding::Big5),
            65_001 => Some(Encoding::Utf8),
            _ => None,
        };
    }

    /// Notes the character set of a font.
    pub(super) fn font(&mut self, font: i32, set: i32) {
        let encoding = match set {
            134 => Encoding::Gb18030,
            136 => Encoding::Big5,
            _ => return,
        };
        if self.fonts.len() < MOST_FONTS {
            self.fonts.insert(font, encoding);
        }
    }

    /// The text of bytes set in one of these fonts: by the first whose character set says something, else by the file.
    /// What does not read so is of the western code page.
    pub(super) fn text(&self, bytes: &[u8], fonts: &[i32]) -> String {
        if bytes.is_ascii() {
            return bytes.iter().copied().map(char::from).collect();
        }
        let of_font = fonts.iter().find_map(|font| self.fonts.get(font)).copied();
        let read = |encoding| match encoding {
            Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            _ => characters(bytes, encoding).filter(|(_, lost)| !lost).map(|(text, _)| text.into_owned()),
        };
        [of_font, self.file]
            .into_iter()
            .flatten()
            .find_map(read)
            .unwrap_or_else(|| bytes.iter().copied().map(western).collect())
    }
}
