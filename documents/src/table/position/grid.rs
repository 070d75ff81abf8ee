//! Where the columns of the applications table stand in its grid (网格列位). Tables come as their tool leaves them: laid out, with the cells
//! of merged labels missing on the left, or in pieces whose empty fields say nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{FULL_ROWS, Position, is_labelled, solid};
use crate::recognise::Kind;
use crate::table::layout::{Slot, Source};
use crate::table::line::{Figure, Lines, Run};
use crate::table::shape::COLUMNS;

/// So many rows with words of their own make a table of a grid.
pub(in crate::table) const GRID_ROWS: usize = 8;

/// For each run of a stretch of grid rows, what its columns say of it.
pub(super) fn rows(lines: &Lines, stretch: &[Run]) -> Vec<Position> {
    let labelled: Vec<&Run> = stretch.iter().filter(|run| run.in_grid && is_labelled(lines, run)).collect();
    if is_in_pieces(lines, stretch, &labelled) {
        return stretch
            .iter()
            .map(|run| if has_gaps(lines, run) { Position::ColumnsLost } else { Position::Unknown })
            .collect();
    }
    if is_filled_up(lines, &labelled) {
        return stretch.iter().map(|run| by_start(lines, run)).collect();
    }
    if is_ragged(lines, &labelled) {
        let ends = ends_with_totals(lines, &labelled);
        return stretch.iter().map(|run| if ends { by_end(lines, run) } else { Position::Unknown }).collect();
    }
    let columns = match by_full_rows(lines, stretch).map_or_else(|| by_labelled_rows(lines, stretch), Columns::Are) {
        Columns::Unknown => return vec![Position::Unknown; stretch.len()],
        Columns::Lost => return vec![Position::ColumnsLost; stretch.len()],
        Columns::Are(columns) => columns,
    };
    let row = |run: &Run| {
        let figures = lines.figures_of(run);
        let at = |column: &u16| figures.iter().position(|figure| figure.column == *column);
        let places: Vec<usize> = columns.iter().map(at).collect::<Option<_>>()?;
        let outside = solid(figures).any(|figure| !columns.contains(&figure.column));
        let slots = places.into_iter().filter_map(|place| {
            let number = figures.get(place)?.number;
            Some(Slot { number, source: Source::Whole(run.figures.start.saturating_add(place)) })
        });
        (run.in_grid && !outside && figures.len() > COLUMNS).then(|| Position::Cells(slots.collect()))
    };
    stretch.iter().map(|run| row(run).unwrap_or(Position::Unknown)).collect()
}

/// The columns of the applications table in its grid.
enum Columns {
    Unknown,
    Are(Vec<u16>),
    /// Fewer than the form has.
    Lost,
}

/// The columns of most rows that end with exactly seven figures.
fn by_full_rows(lines: &Lines, stretch: &[Run]) -> Option<Vec<u16>> {
    let mut counts: BTreeMap<Vec<u16>, usize> = BTreeMap::new();
    for run in stretch.iter().filter(|run| run.in_grid) {
        let figures = lines.figures_of(run);
        let last = figures.get(figures.len().checked_sub(COLUMNS).unwrap_or(figures.len())..).unwrap_or_default();
        if solid(figures).count() == COLUMNS && solid(last).count() == COLUMNS {
            *counts.entry(last.iter().map(|figure| figure.column).collect()).or_default() += 1;
        }
    }
    let (columns, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= FULL_ROWS).then_some(columns)
}

/// The columns in which rows with labels of the form have figures, where these are seven; else those that nearly all of them have.
fn by_labelled_rows(lines: &Lines, stretch: &[Run]) -> Columns {
    let labelled: Vec<&[Figure]> =
        stretch.iter().filter(|run| run.in_grid && is_labelled(lines, run)).map(|run| lines.figures_of(run)).collect();
    if labelled.len() < GRID_ROWS {
        return Columns::Unknown;
    }
    let held: BTreeSet<u16> = labelled.iter().flat_map(|figures| solid(figures)).map(|figure| figure.column).collect();
    if held.len() == COLUMNS {
        return Columns::Are(held.into_iter().collect());
    }
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for figure in labelled.iter().copied().flatten() {
        *counts.entry(figure.column).or_default() += 1;
    }
    let most = labelled.len().saturating_mul(9) / 10;
    // Where a page cuts a merged label, the rows below begin further left: they have lost no cell.
    let are_whole = labelled.iter().filter(|figures| figures.len() == COLUMNS).count() >= most;
    let common: Vec<u16> = counts.into_iter().filter(|(_, count)| *count >= most).map(|(column, _)| column).collect();
    // Between the first and the last column with a figure stand all seven; what is empty in every row around them fills up the grid.
    let (first, last) = (held.first().copied().unwrap_or_default(), held.last().copied().unwrap_or_default());
    let within: Vec<u16> = common.iter().copied().filter(|column| (first..=last).contains(column)).collect();
    if within.len() == COLUMNS && held.iter().all(|column| within.contains(column)) {
        return Columns::Are(within);
    }
    match common.len() {
        1..COLUMNS if !are_whole => Columns::Lost,
        _ => Columns::Unknown,
    }
}

/// Whether a row has figures and empty fields among so many that it could be a row of the table.
fn has_gaps(lines: &Lines, run: &Run) -> bool {
    let figures = lines.figures_of(run);
    (1..COLUMNS).contains(&solid(figures).count()) && figures.len() >= COLUMNS
}

/// Whether a grid is no table but pieces of one: many of its rows stand apart, with lines of text between them.
fn is_in_pieces(lines: &Lines, stretch: &[Run], labelled: &[&Run]) -> bool {
    if labelled.is_empty() {
        return false;
    }
    let line = |run: &Run| lines.figures_of(run).first().map(|figure| figure.line);
    let rows: Vec<u32> = stretch.iter().filter(|run| run.figures.len() >= COLUMNS).filter_map(line).collect();
    let apart = rows.windows(2).filter(|pair| matches!(pair, [one, next] if next.saturating_sub(*one) > 1)).count();
    rows.len() > FULL_ROWS && apart.saturating_mul(4) > rows.len()
}

/// Whether rows end in different columns of the grid: cells that other rows merge are missing.
fn is_ragged(lines: &Lines, labelled: &[&Run]) -> bool {
    let mut ends: BTreeMap<u16, usize> = BTreeMap::new();
    for figure in labelled.iter().filter_map(|run| lines.figures_of(run).last()) {
        *ends.entry(figure.column).or_default() += 1;
    }
    let most = ends.values().max().copied().unwrap_or_default();
    labelled.len().saturating_sub(most) >= FULL_ROWS
}

/// Whether every row that has figures has one in its last field: the total is there, and nothing is missing or filled up on the right.
fn ends_with_totals(lines: &Lines, labelled: &[&Run]) -> bool {
    labelled
        .iter()
        .map(|run| lines.figures_of(run))
        .all(|figures| solid(figures).next().is_none() || figures.last().is_some_and(|last| last.kind != Kind::Blank))
}

/// Whether the totals stand in the seventh field behind the labels, and fields that the grid is filled up with behind them: the columns
/// that labels span are lost on the left, so that the figures of rows with one label and with two stand in other columns.
fn is_filled_up(lines: &Lines, labelled: &[&Run]) -> bool {
    let mut totals = 0_usize;
    for figures in labelled.iter().map(|run| lines.figures_of(run)).filter(|figures| figures.len() > COLUMNS) {
        match figures.iter().rposition(|figure| figure.kind != Kind::Blank).map(|last| last.saturating_add(1)) {
            Some(COLUMNS) => totals = totals.saturating_add(1),
            Some(last) if last > COLUMNS => return false,
            _ => {}
        }
    }
    totals >= FULL_ROWS
}

/// The first seven fields of a row.
fn by_start(lines: &Lines, run: &Run) -> Position {
    let own = lines.figures_of(run).get(..COLUMNS).filter(|_| run.in_grid && has_gaps(lines, run));
    own.map_or(Position::Unknown, |own| fields(run, 0, own))
}

/// Fields as the cells of a row, from a place in it on.
fn fields(run: &Run, from: usize, own: &[Figure]) -> Position {
    let place = |at: usize| run.figures.start.saturating_add(from).saturating_add(at);
    let slots = own.iter().enumerate();
    Position::Cells(slots.map(|(at, figure)| Slot { number: figure.number, source: Source::Whole(place(at)) }).collect())
}

/// The last seven fields of a row, where no figure stands before them.
fn by_end(lines: &Lines, run: &Run) -> Position {
    let figures = lines.figures_of(run);
    let first = figures.len().checked_sub(COLUMNS).filter(|_| run.in_grid && has_gaps(lines, run));
    let Some((before, own)) = first.and_then(|first| figures.split_at_checked(first)) else { return Position::Unknown };
    if solid(before).next().is_some() {
        return Position::Unknown;
    }
    fields(run, before.len(), own)
}
