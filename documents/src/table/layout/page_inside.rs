//! The number of a page among the figures of a row that a page break cuts: `3 0 0 0` / `5` / `0 1 4`; or a line that stands there twice.

use ogi_core::Number;

use super::{Layout, Print, Proposals, Slot, broken_in_row, whole};
use crate::recognise::{Gap, Kind};
use crate::table::line::Figure;
use crate::table::prices::{PAGE_INSIDE, ROW_BROKEN};
use crate::table::shape::Role;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let width = print.width();
    if print.blanks() > 0 || width < 2 || print.figures.len() != width.saturating_add(1) || print.in_grid {
        return;
    }
    let is_positive = |figure: &Figure| figure.number.is_some_and(|number| number > Number::ZERO);
    let short = |figure: &Figure| figure.kind == Kind::Digits && figure.is_bare && figure.digits() <= 2 && is_positive(figure);
    let mut found = false;
    for (page, (_, figure)) in print.figures.iter().enumerate() {
        let at_edge = page == 0 || page == width;
        let above = page.checked_sub(1).and_then(|above| print.figures.get(above));
        let is_twice = figure.gap == Gap::Line
            && print.row.role != Role::Free
            && above.is_some_and(|(_, above)| above.text(print.stream) == figure.text(print.stream));
        let may_be_page = short(figure) && (at_edge || figure.gap == Gap::Line);
        if !may_be_page && !is_twice {
            continue;
        }
        let rest: Vec<Slot> =
            print.figures.iter().enumerate().filter(|(at, _)| *at != page).map(|(_, figure)| whole(*figure)).collect();
        // Nothing but the sums of the row tells the number of a page from a figure that stands there twice.
        if broken_in_row(print.row.role, &rest) >= ROW_BROKEN {
            continue;
        }
        if may_be_page {
            proposals.put(PAGE_INSIDE.saturating_add(print.zero_price()), rest, Layout::PageInside);
            found = true;
        } else {
            proposals.open(PAGE_INSIDE, Layout::TooMany);
        }
    }
    if !found {
        proposals.open(PAGE_INSIDE, Layout::TooMany);
    }
}
