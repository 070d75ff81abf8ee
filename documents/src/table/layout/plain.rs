//! One figure a cell: `自然人 3 | 0 | 0 | 0 | 0 | 1 | 4`. Also one line of exactly as many figures as cells among lines of one short
//! figure, the numbers of pages.

use super::{Layout, Print, Proposals, Slot, whole};
use crate::recognise::Kind;
use crate::table::line::Figure;
use crate::table::prices::CELL_LOST;
use crate::table::shape::Role;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let width = print.width();
    if print.figures.len() == width {
        let slots: Vec<Slot> = print.figures.iter().map(|figure| whole(*figure)).collect();
        // Outside a grid an empty last field may be a cell lost further left.
        let last_is_blank = print.figures.last().is_some_and(|(_, last)| last.kind == Kind::Blank);
        if last_is_blank && !print.in_grid && print.blanks() == 1 && print.row.role.is_request() {
            for lost in 0..width.saturating_sub(1) {
                let mut shifted: Vec<Slot> = slots.iter().copied().take(width.saturating_sub(1)).collect();
                shifted.insert(lost, Slot::GONE);
                proposals.put(print.zero_price().saturating_add(CELL_LOST), shifted, Layout::CellLost);
            }
        }
        proposals.put(print.zero_price(), slots, Layout::Plain);
    }
    if print.figures.len() > width && width >= 5 && !print.in_grid && let Some(line) = among_page_numbers(print, width) {
        proposals.put(print.zero_price(), line, Layout::Plain);
    }
}

/// A line of exactly as many figures as cells, where every other line is one short figure alone.
fn among_page_numbers(print: &Print<'_>, width: usize) -> Option<Vec<Slot>> {
    let mut found = None;
    for line in print.figures.chunk_by(|(_, first), (_, second)| first.line == second.line) {
        if let [(_, only)] = line && is_short(only) {
            continue;
        }
        if line.len() != width || found.is_some() {
            return None;
        }
        found = Some(line.iter().map(|figure| whole(*figure)).collect());
    }
    found.filter(|_| print.row.role != Role::Free)
}

fn is_short(figure: &Figure) -> bool {
    figure.is_bare && figure.digits() <= 3
}
