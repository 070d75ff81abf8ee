//! Changes of properties (sprm): a code that says what changes and how long its operand is, then the operand.

use std::borrow::Cow;

use crate::read::bytes::{part, u16_at, u32_at};

pub(super) const IN_TABLE: u16 = 0x2416;
pub(super) const ROW_END: u16 = 0x2417;
pub(super) const DEPTH: u16 = 0x6649;
pub(super) const INNER_CELL: u16 = 0x244B;
pub(super) const INNER_ROW_END: u16 = 0x244C;
pub(super) const LIST: u16 = 0x460B;
pub(super) const LIST_LEVEL: u16 = 0x260A;
pub(super) const TABLE: u16 = 0xD608;
pub(super) const MERGE: u16 = 0x5624;
pub(super) const SPLIT: u16 = 0x5625;
pub(super) const MERGE_DOWN: u16 = 0xD62B;
pub(super) const DELETED: u16 = 0x0800;
pub(super) const HIDDEN: u16 = 0x083C;
pub(super) const SYMBOL: u16 = 0x6A09;
pub(super) const CHARACTER_STYLE: u16 = 0x4A30;
/// The paragraph properties stand elsewhere, because they are too long.
pub(super) const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];

/// One change: its code and operand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'b> {
    pub(super) code: u16,
    pub(super) operand: &'b [u8],
}

impl Change<'_> {
    /// The first byte of the operand.
    pub(super) fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or_default()
    }

    pub(super) fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or_default()
    }

    pub(super) fn long(&self) -> u32 {
        u32_at(self.operand, 0).unwrap_or_default()
    }

    /// Whether a switch is on; 0x80 means as in the style, which for these is off.
    pub(super) fn is_on(&self) -> bool {
        matches!(self.byte(), 1 | 0x81)
    }
}

/// The changes of a list, up to one that is cut.
pub(super) fn changes(list: &[u8]) -> impl Iterator<Item = Change<'_>> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let (start, length) = operand(code, rest)?;
        let operand = part(rest, start, length)?;
        rest = rest.get(start.checked_add(length)?..)?;
        Some(Change { code, operand })
    })
}

/// Where the operand of a change begins and how long it is.
fn operand(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (2, 1),
        2 | 4 | 5 => (2, 2),
        3 => (2, 4),
        7 => (2, 3),
        _ if code == TABLE => (4, usize::from(u16_at(rest, 2)?).checked_sub(1)?),
        _ => {
            let length = usize::from(*rest.get(2)?);
            // Tab stops too many for one byte of length: each deleted one takes four bytes, each new one three.
            if code == 0xC615 && length == 255 {
                let deleted = usize::from(*rest.get(3)?);
                let added = usize::from(*rest.get(deleted.checked_mul(4)?.checked_add(4)?)?);
                (3, deleted.checked_mul(4)?.checked_add(added.checked_mul(3)?)?.checked_add(2)?)
            } else {
                (3, length)
            }
        }
    })
}

/// The changes that a piece states: a list, which pieces may share, or one of the short ones.
pub(super) fn of_piece<'b>(modifier: u16, lists: &[&'b [u8]]) -> Cow<'b, [u8]> {
    if modifier & 1 == 1 {
        return Cow::Borrowed(lists.get(usize::from(modifier >> 1)).copied().unwrap_or_default());
    }
    let code = match (modifier >> 1) & 0x7F {
        0x18 => IN_TABLE,
        0x19 => ROW_END,
        0x41 => DELETED,
        0x5C => HIDDEN,
        _ => return Cow::default(),
    };
    let [low, high] = code.to_le_bytes();
    let [_, value] = modifier.to_le_bytes();
    Cow::Owned(vec![low, high, value])
}
