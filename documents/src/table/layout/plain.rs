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
        if last_is_blank && !print.in_grid && print.blanks() < width {
            proposals.open(CELL_LOST, Layout::CellLost);
        }
        if may_have_lost_one(print) {
            proposals.open(CELL_LOST, Layout::CellLost);
        }
        // `02025` is no figure that anybody prints; no sum says what it is.
        if print.zeroed && print.row.role == Role::Free {
            proposals.open(0, Layout::Spoiled);
        }
        proposals.put(print.zero_price(), slots, Layout::Plain);
    }
    if print.figures.len() > width
        && width >= 5
        && !print.in_grid
        && let Some(line) = among_page_numbers(print, width)
    {
        proposals.put(print.zero_price(), line, Layout::Plain);
    }
}

/// A line of exactly as many figures as cells, where every other line is one short figure alone.
fn among_page_numbers(print: &Print<'_>, width: usize) -> Option<Vec<Slot>> {
    let mut found = None;
    for line in print.figures.chunk_by(|(_, first), (_, second)| first.line == second.line) {
        if let [(_, only)] = line
            && is_short(only)
        {
            continue;
        }
        if line.len() != width || found.is_some() {
            return None;
        }
        found = Some(line.iter().map(|figure| whole(*figure)).collect());
    }
    found.filter(|_| print.row.role != Role::Free)
}

/// Whether all figures but a short one stand on one line: it may be the number of a page, and one figure lost.
fn may_have_lost_one(print: &Print<'_>) -> bool {
    if print.in_grid || print.width() < 4 {
        return false;
    }
    let first = print.figures.first().map_or(0, |(_, figure)| figure.token);
    let last = print.figures.last().map_or(0, |(_, figure)| figure.token);
    let stand_together = last.saturating_sub(first) < print.figures.len();
    let mut lines = print.figures.chunk_by(|(_, first), (_, second)| first.line == second.line);
    let (Some(one), Some(other), None) = (lines.next(), lines.next(), lines.next()) else { return false };
    let is_page = |line: &[(usize, &Figure)]| matches!(line, [(_, only)] if is_short(only));
    stand_together && (is_page(one) || is_page(other))
}

fn is_short(figure: &Figure) -> bool {
    figure.is_bare && figure.digits() <= 3
}
