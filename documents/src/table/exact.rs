//! Documents whose labels are all whole and whose counts are all exact (逐行全合): each run is its row, and nothing is weighed but the cuts
//! of digits that run together.

use std::rc::Rc;

use ogi_core::{Number, Ruling};

use super::align::{Alignment, Placed};
use super::explanation::{Explanation, Understood, Verdict};
use super::label::Label;
use super::layout::{self, Habits, Layout, Reading, Slot, broken_in_row, whole};
use super::line::{Figure, Lines, Run};
use super::prices::NEVER;
use super::shape::{Role, RowShape, SHAPES, Shape};
use super::trail::{Considered, Trail};
use crate::recognise::{Kind, Stream};

/// What whole labels and exact counts say.
pub(super) enum Exact {
    /// All of it.
    Whole(Explanation),
    /// Which run is which row; how digits are cut has to be weighed.
    Open(&'static Shape, Alignment),
}

/// Explains a document run by run; `None` where runs and rows have to be aligned.
pub(super) fn exact(stream: &Stream, lines: &Lines, habits: Habits, trail: &mut Option<&mut Trail>) -> Option<Exact> {
    let (shape, runs) = SHAPES.iter().find_map(|shape| Some((shape, matched(stream, lines, shape)?)))?;
    let mut candidates: Vec<Vec<Placed>> = Vec::with_capacity(shape.rows.len());
    for (row, run) in shape.rows.iter().zip(&runs) {
        candidates.push(placed(stream, lines, row, *run, habits)?);
    }
    let unplaced = (0..lines.runs.len()).filter(|run| !runs.contains(run)).collect();
    let is_settled = candidates.iter().all(|list| list.len() == 1 && list.iter().all(|placed| placed.slots.is_some()));
    let alignment = Alignment { cost: 0, left_out: vec![NEVER; candidates.len()], candidates, unplaced };
    if let Some(trail) = trail {
        trail.considered = vec![Considered { shape, habits, aligned: 0, settled: Some(0) }];
        trail.candidates.clone_from(&alignment.candidates);
    }
    if !is_settled {
        return Some(Exact::Open(shape, alignment));
    }
    let rows = shape.rows.iter().zip(alignment.candidates).map(|(row, mut list)| {
        let best = list.pop();
        let slots = best.as_ref().and_then(|best| best.slots.clone()).unwrap_or_default();
        let readings = vec![slots.iter().map(|slot| slot.number).collect::<Vec<Option<Number>>>()];
        Understood { line: row.line, best, cells: slots.into_iter().map(Verdict::Is).collect(), readings, runs: 1, why: None }
    });
    let rows = rows.collect();
    Some(Exact::Whole(Explanation { shape, cost: 0, drops_blanks: false, rows, unplaced: alignment.unplaced }))
}

/// The run of every row of a shape: one run behind each whole label, in the form's order, and no other run that could be one.
fn matched(stream: &Stream, lines: &Lines, shape: &Shape) -> Option<Vec<usize>> {
    let mut runs: Vec<usize> = Vec::with_capacity(shape.rows.len());
    let mut from = 0;
    for row in &shape.rows {
        let found = (from..lines.runs.len()).find(|run| is_labelled(lines, *run, shape, row))?;
        let run = lines.runs.get(found)?;
        if !fits(stream, lines, run, row) {
            return None;
        }
        // Nothing with as many figures is passed over on the way.
        if !runs.is_empty() && (from..found).any(|run| is_row_like(lines, run)) {
            return None;
        }
        runs.push(found);
        from = found.saturating_add(1);
    }
    // A second table is not read past.
    let again = (0..lines.runs.len()).filter(|run| !runs.contains(run)).any(|run| {
        let table = shape.rows.iter().filter(|row| row.role.is_request() && row.width() > 3);
        table.take(3).any(|row| is_labelled(lines, run, shape, row) && is_row_like(lines, run))
    });
    (!again).then_some(runs)
}

/// Whether a run has five figures or digits, as a row of the second or third table.
fn is_row_like(lines: &Lines, run: usize) -> bool {
    let figures = lines.runs.get(run).map(|run| lines.figures_of(run)).unwrap_or_default();
    let digits: usize = figures.iter().filter(|figure| figure.kind == Kind::Digits).map(Figure::digits).sum();
    digits >= 5 && figures.first().is_some_and(|figure| figure.is_bare)
}

fn is_labelled(lines: &Lines, run: usize, shape: &Shape, row: &RowShape) -> bool {
    let Some(run) = lines.runs.get(run) else { return false };
    let before = lines.letters(&run.before);
    if row.role == Role::Remedies {
        let header = before.get(before.len().saturating_sub(HEADER)..).unwrap_or_default();
        return row.labels.iter().all(|label| rulings_stand_in(header, &label.ids));
    }
    run.has_own_words
        && row.labels.iter().any(|label| label.is_end_of(before) && (label.len() > 2 || is_alone(shape, before, label)))
}

/// How many letters the header of the remedies table has at most.
const HEADER: usize = 110;

/// Whether the words of all rulings stand at the end of a header, three times in a row.
fn rulings_stand_in(header: &[u16], rulings: &[u16]) -> bool {
    let once = rulings.len() / 2;
    let group = rulings.get(..once).unwrap_or_default();
    let groups = header.windows(once.max(1)).filter(|window| *window == group).count();
    let ends = header.ends_with(group);
    groups == Ruling::ALL.len().saturating_sub(2) && ends
}

/// A label of two letters stands alone in its row, but for its ordinal, or right behind the header of its table.
fn is_alone(shape: &Shape, before: &[u16], label: &Label) -> bool {
    let rest = before.get(..before.len().saturating_sub(label.len())).unwrap_or_default();
    rest.len() <= 1 || shape.headers.iter().any(|header| header.is_end_of(rest))
}

/// The figures of a run without the empty fields around them that merged cells leave in a grid.
fn trimmed<'l>(lines: &'l Lines, run: &Run) -> (usize, &'l [Figure]) {
    let figures = lines.figures_of(run);
    let is_solid = |figure: &Figure| figure.kind != Kind::Blank;
    let first = figures.iter().position(is_solid).filter(|_| run.in_grid).unwrap_or_default();
    let last = figures.iter().rposition(is_solid).filter(|_| run.in_grid).map_or(figures.len(), |last| last.saturating_add(1));
    (run.figures.start.saturating_add(first), figures.get(first..last).unwrap_or_default())
}

/// Whether the figures of a run are the cells of a row: as many, or in one run of digits.
fn fits(stream: &Stream, lines: &Lines, run: &Run, row: &RowShape) -> bool {
    let (_, figures) = trimmed(lines, run);
    if run.spoiled || figures.last().is_some_and(|last| last.longer.is_some()) {
        return false;
    }
    let width = row.width();
    let plain = figures.len() == width
        && figures.iter().all(|figure| figure.kind != Kind::Blank && !figure.has_leading_zero(stream))
        && figures.iter().enumerate().all(|(at, figure)| fits_cell(figure, row, at))
        && (run.in_grid
            || figures.iter().all(|figure| Some(figure.line) == figures.first().map(|first| first.line))
            || width == 1);
    let glued = matches!(figures, [only] if only.is_bare && only.digits() >= width) && width > 1 && !run.in_grid;
    plain || glued
}

/// Whether a figure is of the kind that the form has in its cell.
fn fits_cell(figure: &Figure, row: &RowShape, at: usize) -> bool {
    match figure.number {
        Some(number) => (number.is_whole() || row.is_money(at)) && (!number.is_negative() || row.is_signed(at)),
        None => figure.kind == Kind::Mark,
    }
}

/// The candidates of a row from its run; `None` where they are not listed.
fn placed(stream: &Stream, lines: &Lines, row: &RowShape, run: usize, habits: Habits) -> Option<Vec<Placed>> {
    let (start, figures) = trimmed(lines, lines.runs.get(run)?);
    let figures: Vec<(usize, &Figure)> = (start..).zip(figures).collect();
    let runs = (run, run.saturating_add(1));
    if figures.len() == row.width() {
        let slots: Vec<Slot> = figures.into_iter().map(whole).collect();
        return Some(vec![Placed { excess: 0, slots: Some(slots), layout: Layout::Plain, runs, label: 0 }]);
    }
    let proposed = layout::propose(stream, row, &figures, Habits { glues: true, ..habits }, false);
    let mut list = Vec::with_capacity(proposed.len());
    for candidate in proposed {
        if candidate.layout != Layout::Glued {
            continue;
        }
        let (slots, broken) = match candidate.reading {
            Reading::Cells(slots) => (Some(Rc::as_ref(&slots).to_vec()), broken_in_row(row.role, &slots)),
            Reading::Open => (None, 0),
        };
        list.push(Placed { excess: candidate.cost.saturating_add(broken), slots, layout: Layout::Glued, runs, label: 0 });
    }
    let least = list.iter().map(|placed| placed.excess).min()?;
    list.iter_mut().for_each(|placed| placed.excess = placed.excess.saturating_sub(least));
    Some(list)
}
