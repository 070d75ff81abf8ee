//! A merged cell (合并单元格) printed once a column: `行政事业性收费 | 2.5 | 2.5 | 2.5`; or one figure among empty fields.

use super::{Layout, Print, Proposals, Slot, whole};
use crate::table::prices::{REPEATED, TOO_MANY};
use crate::table::shape::Role;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let width = print.width();
    let solid = print.solid();
    if print.row.role != Role::Free || solid.len() < width {
        return;
    }
    let first: Vec<Slot> = solid.iter().take(width).map(|figure| whole(*figure)).collect();
    if width == 1 && solid.len() == 1 && print.blanks() > 0 {
        proposals.put(0, first, Layout::Padded);
        return;
    }
    if solid.len() > width {
        let last = width.checked_sub(1).and_then(|last| solid.get(last)).map(|(_, last)| last.text(print.stream));
        let again =
            solid.iter().skip(width).all(|(_, figure)| figure.field.is_some() && Some(figure.text(print.stream)) == last);
        if again {
            proposals.put(REPEATED, first, Layout::Repeated);
        } else {
            // The last cell of a row may have been lost, and another row follow on its line.
            proposals.open(TOO_MANY, Layout::TooMany);
        }
    }
}
