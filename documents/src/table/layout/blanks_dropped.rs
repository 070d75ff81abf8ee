//! Empty cells that left no trace (空白格丢失): `1 1` where seven cells were printed. Which of them are empty is not told.

use super::{Layout, Print, Proposals, Slot, whole};
use crate::table::prices::{BLANKS_DROPPED, BLANKS_DROPPED_EXACT, BLANKS_DROPPED_SEEN, ONE_CELL_LOST};

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let (width, blanks) = (print.width(), print.blanks());
    let solid = print.solid();
    if solid.len() >= width || width < 2 || (blanks > 0 && print.figures.len() == width) || (print.zeroed && solid.len() > 1) {
        return;
    }
    let digits: usize = solid.iter().map(|(_, figure)| figure.digits()).sum();
    let is_exact = solid.len() == 1 && digits >= width && print.habits.glues;
    let is_one_short = solid.len() > 1 && solid.len().saturating_add(1) == width && print.shows_cells();
    let cost = match (is_exact, print.habits.drops_blanks) {
        (true, _) => BLANKS_DROPPED_EXACT,
        (false, true) => BLANKS_DROPPED_SEEN,
        (false, false) if is_one_short => ONE_CELL_LOST,
        (false, false) => BLANKS_DROPPED,
    };
    let cannot_be_placed = is_exact && (!print.habits.drops_blanks || digits == width);
    if !cannot_be_placed {
        if print.row.role.is_request() {
            place(&solid, width, &mut |slots| proposals.put(cost, slots, Layout::BlanksDropped));
        } else {
            proposals.open(cost, Layout::BlanksDropped);
        }
    }
    let all_zero = solid.iter().all(|(_, figure)| figure.text(print.stream).bytes().all(|digit| digit == b'0'));
    if print.habits.glues && print.habits.drops_blanks && !(all_zero && digits == width) {
        proposals.open(BLANKS_DROPPED_SEEN, Layout::BlanksDropped);
    }
}

/// Every way to place the figures in order among so many cells.
fn place(solid: &[(usize, &crate::table::line::Figure)], width: usize, found: &mut dyn FnMut(Vec<Slot>)) {
    let count = u32::try_from(solid.len()).unwrap_or_default();
    for set in 0_u32..1 << width.min(15) {
        if set.count_ones() != count {
            continue;
        }
        let mut figures = solid.iter();
        let slots = (0..width).map(|place| match set >> place & 1 {
            1 => figures.next().map_or(Slot::GONE, |figure| whole(*figure)),
            _ => Slot::GONE,
        });
        found(slots.collect());
    }
}
