//! Texts: in one or two bytes a character, some of them shared by cells and cut by the bounds of records.

use crate::decode::{Encoding, characters};
use crate::read::bytes::{size_at, u16_at};
use crate::read::western::western;

/// The texts that cells share, and how texts are written.
#[derive(Debug, Default)]
pub(super) struct Strings {
    shared: Vec<String>,
    /// Texts are bytes of a code page: Excel 95.
    pub(super) is_older: bool,
    pub(super) code_page: u16,
}

/// Bytes cut by the bounds of records.
struct Parts<'p, 'b> {
    current: &'b [u8],
    rest: std::slice::Iter<'p, &'b [u8]>,
}

impl Strings {
    /// A text that cells share.
    pub(super) fn shared(&self, at: usize) -> Option<&str> {
        self.shared.get(at).map(String::as_str)
    }

    /// A text whose length is one byte.
    pub(super) fn short(&self, body: Option<&[u8]>) -> Option<String> {
        let (length, rest) = body?.split_first()?;
        self.text(usize::from(*length), rest)
    }

    /// A text whose length is two bytes.
    pub(super) fn long(&self, body: Option<&[u8]>) -> Option<String> {
        self.text(usize::from(u16_at(body?, 0)?), body?.get(2..)?)
    }

    /// The text of a number format.
    pub(super) fn format(&self, body: Option<&[u8]>) -> Option<String> {
        if self.is_older { self.short(body) } else { self.long(body) }
    }

    fn text(&self, length: usize, rest: &[u8]) -> Option<String> {
        if self.is_older {
            return Some(self.bytes(rest.get(..length)?));
        }
        let mut parts = Parts { current: rest, rest: [].iter() };
        let flags = parts.byte()?;
        if flags & 0x08 != 0 {
            parts.skip(2)?;
        }
        if flags & 0x04 != 0 {
            parts.skip(4)?;
        }
        parts.text(length, flags & 1 != 0)
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        let encoding = match self.code_page {
            936 => Some(Encoding::Gb18030),
            950 => Some(Encoding::Big5),
            _ => None,
        };
        let decoded = encoding.and_then(|encoding| characters(bytes, encoding)).filter(|(_, lost)| !lost);
        decoded.map_or_else(|| bytes.iter().copied().map(western).collect(), |(text, _)| text.into_owned())
    }

    /// Reads the texts that cells share, up to one that is cut.
    pub(super) fn share(&mut self, parts: &[&[u8]]) {
        let mut parts = parts.iter();
        let Some(first) = parts.next() else { return };
        let mut parts = Parts { current: first.get(8..).unwrap_or_default(), rest: parts };
        while let Some(text) = parts.shared() {
            self.shared.push(text);
        }
    }
}

impl Parts<'_, '_> {
    /// Goes on to the next record where this one is read; false at the end.
    fn more(&mut self) -> bool {
        while self.current.is_empty() {
            let Some(next) = self.rest.next() else { return false };
            self.current = next;
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        if !self.more() {
            return None;
        }
        let (first, rest) = self.current.split_first()?;
        self.current = rest;
        Some(*first)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn size(&mut self) -> Option<usize> {
        size_at(&[self.byte()?, self.byte()?, self.byte()?, self.byte()?], 0)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.more() {
                return None;
            }
            let length = count.min(self.current.len());
            self.current = self.current.get(length..)?;
            count = count.checked_sub(length)?;
        }
        Some(())
    }

    /// So many characters. Where a record ends within them, the next one begins with how wide they are from there on.
    fn text(&mut self, length: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.current.is_empty() {
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.word()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// The next shared text, without its looks and its pronunciation.
    fn shared(&mut self) -> Option<String> {
        let length = usize::from(self.word()?);
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 { usize::from(self.word()?) } else { 0 };
        let extra = if flags & 0x04 != 0 { self.size()? } else { 0 };
        let text = self.text(length, flags & 1 != 0)?;
        // A text whose looks are cut is whole all the same.
        let _ = self.skip(runs.saturating_mul(4).saturating_add(extra));
        Some(text)
    }
}
