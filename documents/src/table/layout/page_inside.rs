//! The number of a page among the figures of a row that a page break cuts: `3 0 0 0` / `5` / `0 1 4`.

use super::{Layout, Print, Proposals, Slot, whole};
use crate::recognise::{Gap, Kind};
use crate::table::line::Figure;
use crate::table::prices::PAGE_INSIDE;
use crate::table::shape::Role;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let width = print.width();
    if print.blanks() > 0 || width < 2 || print.figures.len() != width.saturating_add(1) || print.in_grid {
        return;
    }
    let short = |figure: &Figure| figure.kind == Kind::Digits && figure.is_bare && figure.digits() <= 2;
    let mut found = false;
    for (page, (_, figure)) in print.figures.iter().enumerate() {
        let at_edge = page == 0 || page == width;
        if !short(figure) || !(at_edge || figure.gap == Gap::Line) {
            continue;
        }
        let rest: Vec<Slot> =
            print.figures.iter().enumerate().filter(|(at, _)| *at != page).map(|(_, figure)| whole(*figure)).collect();
        // Nothing but the sums of the row tells the number of a page from a figure that stands there twice.
        if adds_up(print.row.role, &rest) {
            proposals.put(PAGE_INSIDE.saturating_add(print.zero_price()), rest, Layout::PageInside);
            found = true;
        }
    }
    if !found {
        proposals.open(PAGE_INSIDE, Layout::TooMany);
    }
}

fn adds_up(role: Role, slots: &[Slot]) -> bool {
    let group = match role {
        Role::Free => return true,
        Role::Remedies => 5,
        _ => slots.len(),
    };
    slots.chunks(group).all(|group| {
        let figures: Option<Vec<i64>> = group.iter().map(|slot| slot.number.and_then(ogi_core::Number::as_integer)).collect();
        figures.is_none_or(|figures| figures.split_last().is_none_or(|(total, parts)| parts.iter().sum::<i64>() == *total))
    })
}
