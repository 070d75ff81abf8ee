//! UTF-16, and UTF-8 that was damaged.

use std::borrow::Cow;
use std::str::Utf8Error;

use super::{Decoded, Encoding, Loss};
use crate::error::{DecodeError, FileKind};

/// How many code units are looked at to guess an encoding.
const SAMPLE: usize = 4096;
/// Damaged UTF-8 has at least so many good bytes for every bad place; text in another encoding has far fewer.
const GOOD_BYTES_PER_LOSS: usize = 200;

/// Decodes UTF-16 without its mark.
pub(super) fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded<'_>, DecodeError> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut replaced = 0_usize;
    for letter in char::decode_utf16(units(bytes, encoding)) {
        text.push(letter.unwrap_or_else(|_| {
            replaced += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    if text.contains('\0') || replaced > text.len() / GOOD_BYTES_PER_LOSS + 1 {
        return Err(DecodeError::NotText(FileKind::Binary));
    }
    let cut = bytes.len() % 2 == 1;
    if cut {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let loss = match replaced {
        0 => cut.then_some(Loss::CutAtEnd),
        _ => Some(Loss::Replaced(replaced + usize::from(cut))),
    };
    Ok(Decoded { text: Cow::Owned(text), encoding, loss })
}

/// The byte order under which the start of a file reads like Chinese or ASCII text.
pub(super) fn guess_utf16(bytes: &[u8]) -> Option<Encoding> {
    [Encoding::Utf16Le, Encoding::Utf16Be].into_iter().find(|&encoding| {
        let (mut seen, mut usual) = (0_usize, 0_usize);
        for letter in char::decode_utf16(units(bytes, encoding)).take(SAMPLE) {
            seen += 1;
            usual += usize::from(letter.is_ok_and(is_usual));
        }
        seen > 0 && usual * 10 >= seen * 9
    })
}

fn units(bytes: &[u8], encoding: Encoding) -> impl Iterator<Item = u16> {
    let read = match encoding {
        Encoding::Utf16Be => u16::from_be_bytes,
        _ => u16::from_le_bytes,
    };
    bytes.as_chunks::<2>().0.iter().map(move |&pair| read(pair))
}

/// Whether a character is one that a Chinese report is written with.
pub(super) fn is_usual(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | '·'
        | '\u{2010}'..='\u{203b}' | '\u{2460}'..='\u{24ff}' | '\u{2500}'..='\u{257f}'
        | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Reads text as UTF-8 although some of it is not: the end was cut, or a few bytes were damaged.
pub(super) fn damaged_utf8(bytes: &[u8], error: Utf8Error) -> Option<Decoded<'_>> {
    let most = bytes.len() / GOOD_BYTES_PER_LOSS;
    let replaced = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).take(most + 1).count();
    let cut = error.error_len().is_none() && error.valid_up_to() > 0;
    if !cut && replaced > most {
        return None;
    }
    let loss = Some(if cut { Loss::CutAtEnd } else { Loss::Replaced(replaced) });
    Some(Decoded { text: String::from_utf8_lossy(bytes), encoding: Encoding::Utf8, loss })
}
