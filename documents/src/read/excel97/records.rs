//! The records of a workbook: a kind, a length, a body.

use crate::read::bytes::{part, u16_at};

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const PASSWORD: u16 = 0x002F;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const FROM_1904: u16 = 0x0022;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const STYLE: u16 = 0x00E0;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const SHARED: u16 = 0x00FD;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_LABEL: u16 = 0x00D6;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const SHORT_NUMBER: u16 = 0x027E;
pub(super) const SHORT_NUMBERS: u16 = 0x00BD;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const STRING: u16 = 0x0207;
pub(super) const BLANK: u16 = 0x0201;
pub(super) const BLANKS: u16 = 0x00BE;
pub(super) const SWITCH: u16 = 0x0205;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const ROW: u16 = 0x0208;
pub(super) const COLUMNS: u16 = 0x007D;

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) body: &'b [u8],
}

/// The records of a stream, up to one that is cut.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let body = part(rest, 4, length)?;
        rest = rest.get(length.checked_add(4)?..)?;
        Some(Record { kind, body })
    })
}
