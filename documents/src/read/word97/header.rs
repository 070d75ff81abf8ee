//! The header of the main stream (FIB): what the file is, and where in the table stream the tables stand.

use std::ops::Range;

use crate::read::bytes::{size_at, u16_at};

/// The version from which on files are as read here; those of Word 6 and 95 come before.
const WORD_97: u16 = 0x00C1;

/// Where a table stands in the table stream.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) length: usize,
}

#[derive(Debug)]
pub(super) struct Header {
    pub(super) is_encrypted: bool,
    pub(super) is_older: bool,
    pub(super) is_chinese: bool,
    /// The name of the table stream.
    pub(super) table: &'static str,
    pub(super) pieces: Place,
    pub(super) paragraph_runs: Place,
    pub(super) character_runs: Place,
    pub(super) styles: Place,
    pub(super) lists: Place,
    pub(super) list_overrides: Place,
    /// How many characters each part of the text has, in the order of the file: the body first, text boxes sixth.
    lengths: [usize; 7],
}

impl Header {
    pub(super) fn read(main: &[u8]) -> Option<Self> {
        if !matches!(u16_at(main, 0)?, 0xA5EC | 0xA5DC) {
            return None;
        }
        let flags = u16_at(main, 10)?;
        let place = |at: usize| Some(Place { at: size_at(main, at)?, length: size_at(main, at.checked_add(4)?)? });
        let length = |at: usize| size_at(main, at).filter(|length| *length <= main.len()).unwrap_or_default();
        Some(Self {
            is_encrypted: flags & 0x0100 != 0,
            is_older: u16_at(main, 2)? < WORD_97,
            is_chinese: u16_at(main, 6)? & 0x03FF == 0x0004,
            table: if flags & 0x0200 == 0 { "0Table" } else { "1Table" },
            pieces: place(0x01A2)?,
            paragraph_runs: place(0x0102)?,
            character_runs: place(0x00FA)?,
            styles: place(0x00A2)?,
            lists: place(0x02E2).unwrap_or_default(),
            list_overrides: place(0x02EA).unwrap_or_default(),
            lengths: [0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64].map(length),
        })
    }

    /// The characters that are text of the document: those of the body and of its text boxes.
    pub(super) fn stretches(&self) -> [Range<usize>; 2] {
        let [body, .., boxes, _] = self.lengths;
        let before = self.lengths.iter().take(5).fold(0_usize, |sum, length| sum.saturating_add(*length));
        [0..body, before..before.saturating_add(boxes)]
    }
}
