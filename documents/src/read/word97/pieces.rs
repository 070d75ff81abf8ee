//! The pieces of the text (分段表): where in the main stream the next characters stand, and in which bytes.

use std::borrow::Cow;

use super::sprms;
use crate::decode::{Encoding, characters};
use crate::read::bytes::{part, size_at, u16_at, u32_at};
use crate::read::western::western;

/// Pieces of a file that was saved quickly many times.
const MOST_PIECES: usize = 100_000;

/// Characters of a document; a report has some ten thousand.
const MOST_CHARACTERS: usize = 1 << 22;

/// A character, and where in the main stream it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Character {
    pub(super) value: char,
    pub(super) offset: u32,
    /// Which piece it belongs to.
    pub(super) piece: u32,
}

/// The text of all pieces.
#[derive(Debug, Default)]
pub(super) struct Text<'b> {
    /// One for each position of the file; a character of two units of UTF-16 leaves its second position out.
    pub(super) characters: Vec<Option<Character>>,
    /// For each piece the changes of properties that it states itself.
    changes: Vec<Cow<'b, [u8]>>,
}

impl Text<'_> {
    /// What a piece changes.
    pub(super) fn changes(&self, piece: u32) -> &[u8] {
        usize::try_from(piece).ok().and_then(|piece| self.changes.get(piece)).map(|changes| &**changes).unwrap_or_default()
    }
}

/// Reads the table of pieces and the text that it leads to; nothing where it leads out of the file.
pub(super) fn read<'b>(table: &'b [u8], main: &[u8], is_chinese: bool) -> Option<Text<'b>> {
    let mut lists: Vec<&'b [u8]> = Vec::new();
    let mut rest = table;
    // Lists of changes stand before the pieces, which refer to them.
    while let [1, ..] = rest {
        let length = usize::from(u16_at(rest, 1)?);
        lists.push(part(rest, 3, length)?);
        rest = rest.get(length.checked_add(3)?..)?;
    }
    let length = size_at(rest.strip_prefix(&[2])?, 0)?;
    let plc = part(rest, 5, length)?;
    let count = plc.len().checked_sub(4)?.checked_div(12)?;
    if count > MOST_PIECES {
        return None;
    }
    let descriptions = plc.get(count.checked_add(1)?.checked_mul(4)?..)?;
    let mut text = Text::default();
    for (number, description) in (0_u32..).zip(descriptions.chunks_exact(8).take(count)) {
        let at = usize::try_from(number).ok()?.checked_mul(4)?;
        let length = size_at(plc, at.checked_add(4)?)?.checked_sub(size_at(plc, at)?)?;
        let offset = u32_at(description, 2)?;
        // No text is longer than the file: pieces that share their bytes would multiply it.
        if text.characters.len().checked_add(length)? > main.len().min(MOST_CHARACTERS) {
            return None;
        }
        if offset & 0x4000_0000 == 0 {
            wide(&mut text, main, offset & 0x3FFF_FFFF, length, number)?;
        } else {
            narrow(&mut text, main, (offset & 0x3FFF_FFFF) / 2, length, number, is_chinese)?;
        }
        text.changes.push(sprms::of_piece(u16_at(description, 6)?, &lists));
    }
    Some(text)
}

/// Two bytes a character.
fn wide(text: &mut Text<'_>, main: &[u8], start: u32, length: usize, piece: u32) -> Option<()> {
    let bytes = part(main, usize::try_from(start).ok()?, length.checked_mul(2)?)?;
    let units = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let mut offset = start;
    for decoded in char::decode_utf16(units) {
        let value = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.characters.push(Some(Character { value, offset, piece }));
        if value.len_utf16() == 2 {
            text.characters.push(None);
        }
        offset = offset.checked_add(u32::try_from(value.len_utf16()).ok()?.checked_mul(2)?)?;
    }
    Some(())
}

/// One byte a character, of the western code page; a Chinese file may hold its own two-byte characters there.
fn narrow(text: &mut Text<'_>, main: &[u8], start: u32, length: usize, piece: u32, is_chinese: bool) -> Option<()> {
    let bytes = part(main, usize::try_from(start).ok()?, length)?;
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if is_chinese && high > 1 {
        let decoded = characters(bytes, Encoding::Gb18030).filter(|(_, lost)| !lost).map(|(decoded, _)| decoded);
        if let Some(decoded) = decoded {
            return double(text, &decoded, bytes, start, piece);
        }
    }
    for (offset, byte) in (start..).zip(bytes) {
        text.characters.push(Some(Character { value: western(*byte), offset, piece }));
    }
    Some(())
}

/// Characters of one or two bytes, of which each byte counts as a position.
fn double(text: &mut Text<'_>, decoded: &str, bytes: &[u8], start: u32, piece: u32) -> Option<()> {
    let mut at = 0_usize;
    for value in decoded.chars() {
        let length = if *bytes.get(at)? < 0x80 { 1 } else { 2 };
        let offset = start.checked_add(u32::try_from(at).ok()?)?;
        text.characters.push(Some(Character { value, offset, piece }));
        if length == 2 {
            text.characters.push(None);
        }
        at = at.checked_add(length)?;
    }
    Some(())
}
