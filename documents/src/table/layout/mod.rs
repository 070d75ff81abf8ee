//! The ways in which a tool or a printer leaves the figures of one row (版式). Each is a file of its own: what it looks like, an
//! example, and what it costs. A layout proposes; alignment and settlement decide.
//!
//! | layout | the figures | file |
//! | --- | --- | --- |
//! | plain | one a cell, exactly as many as cells | `plain` |
//! | padded | empty fields of merged cells or padding around them | `padded` |
//! | repeated | a merged cell printed once a column | `repeated` |
//! | page inside | the number of a page among them | `page_inside` |
//! | glued | digits of several cells run together | `glued` |
//! | blanks dropped | empty cells left no trace | `blanks_dropped` |
//! | block | several rows in one run, their labels before it | `block` |

mod blanks_dropped;
pub(super) mod block;
mod glued;
mod padded;
mod page_inside;
mod plain;
mod repeated;

use std::rc::Rc;

use ogi_core::Number;

use super::line::Figure;
use super::map::Map;
use super::prices::{BOUND_BROKEN, Cost, LEADING_ZERO, NOT_A_COUNT, REMEDIES_BROKEN, ROW_BROKEN, TOO_MANY};
use super::shape::{Role, RowShape};
use crate::recognise::{Gap, Kind, Stream};

/// A way of printing a row, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Layout {
    Plain,
    Padded,
    Repeated,
    PageInside,
    Glued,
    BlanksDropped,
    CellLost,
    CutOff,
    Spoiled,
    TooMany,
    Block,
    FirstColumnApart,
    ByColumns,
}

/// What one cell of a candidate holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    pub(super) number: Option<Number>,
    pub(super) source: Source,
}

/// Where it was read: places in the list of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// The figure, mark or empty field is the cell.
    Whole(usize),
    /// Some digits of the figure.
    Part(usize),
    /// Nothing stands in the column of the cell.
    Empty,
    /// The cell was empty or lost, and left no trace.
    Gone,
}

impl Slot {
    pub(super) const GONE: Self = Self { number: None, source: Source::Gone };
}

/// How the figures may fill the row.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) cost: Cost,
    pub(super) reading: Reading,
    pub(super) layout: Layout,
}

/// What a candidate says.
#[derive(Debug, Clone)]
pub(super) enum Reading {
    /// These cells, of one row or of several.
    Cells(Rc<[Slot]>),
    /// Some way that is not listed.
    Open,
}

/// What the figures of the whole document look like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// Digits of several cells run together.
    pub(super) glues: bool,
    /// Blank cells are taken to leave no trace.
    pub(super) drops_blanks: bool,
    /// Labels are taken to stand behind their figures.
    pub(super) labels_behind: bool,
    /// Empty fields at the end of a row of a grid are no cells.
    pub(super) fills_up: bool,
}

/// The figures of one row, as the layouts look at them.
pub(super) struct Print<'a> {
    pub(super) stream: &'a Stream,
    pub(super) row: &'a RowShape,
    pub(super) habits: Habits,
    /// Each with its place in the list of figures.
    pub(super) figures: Vec<(usize, &'a Figure)>,
    pub(super) in_grid: bool,
    /// A figure that starts with zeros is among them.
    pub(super) zeroed: bool,
}

impl Print<'_> {
    fn width(&self) -> usize {
        self.row.width()
    }

    fn blanks(&self) -> usize {
        self.figures.iter().filter(|(_, figure)| figure.kind == Kind::Blank).count()
    }

    /// The figures and marks without empty fields.
    fn solid(&self) -> Vec<(usize, &Figure)> {
        self.figures.iter().filter(|(_, figure)| figure.kind != Kind::Blank).copied().collect()
    }

    /// Whether each figure stands in a cell or line of its own in a document whose digits do not run together: a cell that is missing
    /// was lost then, rather than that two share one.
    fn shows_cells(&self) -> bool {
        let apart = |pair: &[(usize, &Figure)]| matches!(pair, [(_, first), (_, second)] if first.line != second.line);
        let a_line_each = self.figures.len() > 1 && self.figures.windows(2).all(apart);
        !self.habits.glues && (self.in_grid || a_line_each)
    }

    fn zero_price(&self) -> Cost {
        if self.zeroed { LEADING_ZERO } else { 0 }
    }
}

/// One figure as one cell.
pub(super) fn whole((at, figure): (usize, &Figure)) -> Slot {
    Slot { number: figure.number, source: Source::Whole(at) }
}

/// What a row costs by the identities within it.
pub(super) fn broken_in_row(role: Role, slots: &[Slot]) -> Cost {
    let value = |slot: &Slot| slot.number.and_then(Number::as_integer);
    let group = |slots: &[Slot]| -> Cost {
        let Some((total, parts)) = slots.split_last() else { return 0 };
        let known: Option<Vec<i64>> = parts.iter().map(value).collect();
        match (known, value(total)) {
            (Some(parts), Some(total)) => {
                if parts.iter().sum::<i64>() == total {
                    0
                } else {
                    ROW_BROKEN
                }
            }
            (None, Some(total)) if role.is_request() => {
                let least: i64 = parts.iter().filter_map(value).sum();
                if least > total { BOUND_BROKEN } else { 0 }
            }
            _ => 0,
        }
    };
    match role {
        Role::Free => 0,
        Role::Remedies => slots.chunks(5).map(group).sum::<Cost>().min(REMEDIES_BROKEN),
        _ => group(slots),
    }
}

/// So many candidates are compared one by one.
const FEW: usize = 8;

fn numbers(slots: &[Slot]) -> impl Iterator<Item = Option<Number>> {
    slots.iter().map(|slot| slot.number)
}

/// Candidates of one row, the cheapest of those that say the same.
pub(super) struct Proposals<'a> {
    row: &'a RowShape,
    list: Vec<Candidate>,
    /// By the numbers they state, once there are many.
    known: Map<Vec<Option<Number>>, usize>,
    open: Option<(Cost, Layout)>,
}

impl<'a> Proposals<'a> {
    fn new(row: &'a RowShape) -> Self {
        Self { row, list: Vec::new(), known: Map::default(), open: None }
    }

    fn put(&mut self, mut cost: Cost, slots: Vec<Slot>, layout: Layout) {
        // Figures that are no counts are errors of the document, and one is as telling as several.
        let is_odd = |(at, slot): (usize, &Slot)| {
            slot.number.is_some_and(|number| {
                (!number.is_whole() && !self.row.is_money(at)) || (number.is_negative() && !self.row.is_signed(at))
            })
        };
        if slots.iter().enumerate().any(is_odd) {
            cost = cost.saturating_add(NOT_A_COUNT);
        }
        match self.place_of(&slots).and_then(|at| self.list.get_mut(at)) {
            Some(known) if known.cost <= cost => {}
            Some(known) => *known = Candidate { cost, reading: Reading::Cells(slots.into()), layout },
            None => {
                if self.list.len() >= FEW {
                    self.known.insert(numbers(&slots).collect(), self.list.len());
                }
                self.list.push(Candidate { cost, reading: Reading::Cells(slots.into()), layout });
            }
        }
    }

    /// The candidate that states the same numbers. A few are gone through, of more an index is kept.
    fn place_of(&self, slots: &[Slot]) -> Option<usize> {
        let says_the_same = |candidate: &Candidate| match &candidate.reading {
            Reading::Cells(own) => numbers(own).eq(numbers(slots)),
            Reading::Open => false,
        };
        let among_the_first = self.list.iter().take(FEW).position(says_the_same);
        among_the_first.or_else(|| match self.list.len() {
            ..=FEW => None,
            _ => self.known.get(&numbers(slots).collect::<Vec<_>>()).copied(),
        })
    }

    fn open(&mut self, cost: Cost, layout: Layout) {
        if self.open.is_none_or(|(known, _)| known > cost) {
            self.open = Some((cost, layout));
        }
    }

    fn finish(mut self) -> Vec<Candidate> {
        if let Some((cost, layout)) = self.open {
            self.list.push(Candidate { cost, reading: Reading::Open, layout });
        }
        self.list
    }
}

/// Every way in which some figures may be one row.
pub(super) fn propose(
    stream: &Stream,
    row: &RowShape,
    figures: &[(usize, &Figure)],
    habits: Habits,
    in_grid: bool,
) -> Vec<Candidate> {
    let mut proposals = Proposals::new(row);
    let last = figures.iter().rposition(|(_, figure)| figure.kind != Kind::Blank).filter(|_| habits.fills_up && in_grid);
    let figures = last.and_then(|last| figures.get(..=last)).unwrap_or(figures);
    let shared = figures.windows(2).filter(|pair| match pair {
        [(_, first), (_, second)] => {
            first.kind != Kind::Blank && second.kind != Kind::Blank && first.field.is_some() && second.gap < Gap::Cell
        }
        _ => false,
    });
    let shared = shared.count();
    let two_in_a_field = shared > 0;
    // One field alone with two figures is a spoiled figure as soon as two cells.
    let one_shared = shared == 1 && figures.iter().all(|(_, figure)| figure.kind != Kind::Blank) && figures.len() > 2;
    let figures: Vec<(usize, &Figure)> =
        figures.iter().filter(|(_, figure)| !(two_in_a_field && figure.kind == Kind::Blank)).copied().collect();
    if figures.is_empty() {
        return Vec::new();
    }
    let zeroed = figures.iter().any(|(_, figure)| figure.has_leading_zero(stream));
    let print = Print { stream, row, habits, figures, in_grid, zeroed };
    let solid = print.figures.iter().any(|(_, figure)| figure.kind != Kind::Blank);
    plain::propose(&print, &mut proposals);
    padded::propose(&print, &mut proposals);
    if solid {
        page_inside::propose(&print, &mut proposals);
        repeated::propose(&print, &mut proposals);
        glued::propose(&print, &mut proposals);
        blanks_dropped::propose(&print, &mut proposals);
    }
    if one_shared {
        proposals.open(0, Layout::Spoiled);
    }
    if proposals.list.is_empty() && proposals.open.is_none() {
        proposals.open(TOO_MANY, Layout::TooMany);
    }
    proposals.finish()
}
