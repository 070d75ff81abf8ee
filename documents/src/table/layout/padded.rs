//! Empty fields around the figures: placeholders of merged labels before them, padding behind: `予以公开 | | | 3 | 0 | 0 | 0 | 0 | 1 | 4`.
//! Where the columns of the grid show themselves, [`position`](super::super::position) decides instead.

use super::{Layout, Print, Proposals, Slot, whole};
use crate::recognise::Kind;
use crate::table::prices::PADDING;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let (width, blanks, count) = (print.width(), print.blanks(), print.figures.len());
    if blanks == 0 || count <= width {
        return;
    }
    let is_solid = |place: &usize| print.figures.get(*place).is_some_and(|(_, figure)| figure.kind != Kind::Blank);
    let lead = (0..count).find(is_solid);
    let last = (0..count).rev().find(is_solid);
    let slots =
        |start: usize| -> Vec<Slot> { print.figures.iter().skip(start).take(width).map(|figure| whole(*figure)).collect() };
    let holds_all =
        |start: usize| lead.is_none_or(|lead| start <= lead) && last.is_none_or(|last| start.saturating_add(width) > last);
    // One cell a line: what fills up a table stands behind its rows.
    let one_a_line = print.figures.iter().all(|(_, figure)| figure.field.is_none());
    if one_a_line && lead.is_some() {
        // Where the last cell is empty too, one may have been lost before it.
        match last {
            Some(last) if last.saturating_add(1) == width => proposals.put(0, slots(0), Layout::Padded),
            Some(last) if last < width => proposals.open(0, Layout::CellLost),
            _ => {}
        }
        return;
    }
    let starts: Vec<usize> = (0..=count.saturating_sub(width)).filter(|start| holds_all(*start)).collect();
    if lead.is_none() {
        // Empty fields alone say the same wherever they begin; in a grid they are what the row holds.
        proposals.put(if print.in_grid { 0 } else { PADDING }, slots(0), Layout::Padded);
        return;
    }
    // No sum tells which of the fields of the first table are padding.
    if print.row.role == crate::table::shape::Role::Free && print.solid().len() < width {
        proposals.open(PADDING, Layout::Padded);
    }
    for start in &starts {
        let flush = starts.len() == 1 || start.saturating_add(width) == count;
        proposals.put(PADDING.saturating_add(i32::from(!flush)), slots(*start), Layout::Padded);
    }
    let solid = print.solid();
    if solid.len() == width {
        proposals.put(PADDING.saturating_add(print.zero_price()), solid.into_iter().map(whole).collect(), Layout::Padded);
    }
}
