//! Digits of several cells run together: `一、本年新收政府信息公开申请数量190000019`. Figures that stand apart keep their borders.

use super::{Layout, Print, Proposals, Slot, Source};
use crate::recognise::glued::{LISTED, cuts};
use crate::table::line::Figure;
use crate::table::prices::{Cost, GLUED_APART, GLUED_MIXED, GLUED_ONCE, GLUED_SEEN, ROW_BROKEN};
use crate::table::shape::Role;

/// Rows with more digits are cut only where they add up; every other way is one that is not listed.
const LISTED_DIGITS: usize = 10;

pub(super) fn propose(print: &Print<'_>, proposals: &mut Proposals<'_>) {
    let width = print.width();
    let figures = &print.figures;
    let digits: usize = figures.iter().map(|(_, figure)| figure.digits()).sum();
    if figures.len() >= width || digits < width || figures.iter().any(|(_, figure)| !figure.is_bare) {
        return;
    }
    let cost = match (print.habits.glues, figures.len()) {
        (true, _) => GLUED_SEEN,
        (false, 2..) if print.shows_cells() && figures.len().saturating_add(1) < width => GLUED_APART,
        (false, 1) => GLUED_ONCE,
        (false, _) => GLUED_MIXED,
    };
    // Where a cell is missing among figures that stand apart, no sum tells that `11` is two of them; `00` can be nothing else.
    let may_be_one = |figure: &Figure| figure.digits() > 1 && !figure.has_leading_zero(print.stream);
    if print.row.role == Role::Free && (figures.len() > 1 || print.shows_cells()) && figures.iter().any(|(_, figure)| may_be_one(figure)) {
        proposals.open(cost, Layout::Glued);
    }
    let parts: Vec<&str> = figures.iter().map(|(_, figure)| figure.text(print.stream)).collect();
    let cuts = cuts(&parts, width);
    if cuts.total == 0 {
        proposals.open(cost, Layout::Glued);
        return;
    }
    let group = match print.row.role {
        Role::Free => None,
        Role::Remedies => Some(5),
        _ => Some(width),
    };
    let all = cuts.total <= LISTED as u64 && (digits <= LISTED_DIGITS || group != Some(width));
    let readings = match group {
        _ if all => cuts.all(),
        Some(group) => cuts.consistent(group),
        None => crate::recognise::glued::Readings::none(width),
    };
    if !all {
        let other: Cost = if group.is_some() { ROW_BROKEN.saturating_add(1) } else { 0 };
        proposals.open(cost.saturating_add(other), Layout::Glued);
    }
    if readings.len() >= LISTED {
        proposals.open(cost, Layout::Glued);
        return;
    }
    for reading in readings.iter() {
        proposals.put(cost, slots(figures, reading), Layout::Glued);
    }
}

/// The cells of a cut, each with the figure that its digits stand in.
fn slots(figures: &[(usize, &Figure)], reading: &[i64]) -> Vec<Slot> {
    let mut left: Vec<(usize, usize)> = figures.iter().rev().map(|(at, figure)| (*at, figure.digits())).collect();
    let mut slots = Vec::with_capacity(reading.len());
    for value in reading {
        let length = value.checked_ilog10().map_or(1, |digits| digits as usize + 1);
        let source = left.last().map_or(Source::Gone, |(at, _)| Source::Part(*at));
        slots.push(Slot { number: ogi_core::Number::new(*value, 0), source });
        if let Some((_, rest)) = left.last_mut() {
            *rest = rest.saturating_sub(length);
            if *rest == 0 {
                left.pop();
            }
        }
    }
    slots
}
