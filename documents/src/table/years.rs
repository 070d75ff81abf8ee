//! Several applications tables in one report: last year's printed beside this year's (上年数据对照).

use std::ops::Range;

use super::explanation::{Explanation, Verdict};
use super::line::{Lines, Run};
use super::shape::{COLUMNS, Line, RowShape, SHAPES};
use crate::recognise::{Stream, year_in};
use ogi_core::{Number, Reason, Row};

/// At most so many characters before a table are its caption.
const CAPTION: usize = 160;

/// Leaves the runs of the table of the year, where captions tell several apart; else those of the first. The runs of the others, where
/// nothing tells them apart.
pub(super) fn keep_the_year(stream: &Stream, lines: &mut Lines, year: Option<u16>) -> Vec<Run> {
    let Some(shape) = SHAPES.first() else { return Vec::new() };
    let row = |wanted: Row| shape.rows.iter().find(|row| row.line == Line::Request(wanted));
    let (Some(first_row), Some(last_row)) = (row(Row::Received), row(Row::CarriedForward)) else { return Vec::new() };
    let starts: Vec<usize> = (0..lines.runs.len()).filter(|run| opens(lines, *run, first_row)).collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let tables: Vec<Range<usize>> = starts
        .iter()
        .enumerate()
        .map(|(at, start)| {
            let limit = starts.get(at.saturating_add(1)).copied().unwrap_or(lines.runs.len());
            let last = (*start..limit).rev().find(|run| ends_with_label(lines, *run, last_row));
            let full = (*start..limit).take_while(|run| is_full(lines, *run)).last().unwrap_or(*start);
            *start..last.unwrap_or(full).saturating_add(1)
        })
        .collect();
    let years: Vec<Option<u16>> = starts.iter().map(|start| caption(stream, lines, *start)).collect();
    let own = |wanted: Option<u16>| {
        let mut found = years.iter().enumerate().filter(|(_, known)| **known == wanted);
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    };
    // Before the first table stands the title of the report, whose year tells nothing where others have none.
    let others_are_dated = || years.iter().skip(1).all(Option::is_some);
    let undated = || own(None).filter(|_| years.iter().flatten().all(|known| Some(*known) != year));
    let chosen = own(year).filter(|at| *at > 0 || others_are_dated()).or_else(undated);
    let kept = chosen.unwrap_or_default();
    let others: Vec<Range<usize>> =
        tables.iter().enumerate().filter(|(at, _)| *at != kept).map(|(_, table)| table.clone()).collect();
    let taken = others.iter().flat_map(|table| lines.runs.get(table.clone()).unwrap_or_default()).cloned().collect();
    lines.remove(&others);
    if chosen.is_some() { Vec::new() } else { taken }
}

/// Rows that another table of the report states otherwise, and nothing tells which is meant.
pub(super) fn disagree(lines: &Lines, explanation: &mut Explanation, others: &[Run]) {
    let values = |figures: Range<usize>| -> Vec<Option<Number>> {
        lines.figures.get(figures).unwrap_or_default().iter().map(|figure| figure.number).collect()
    };
    for (shape, row) in explanation.shape.rows.iter().zip(&mut explanation.rows) {
        let Some(best) = row.best.as_ref().filter(|_| shape.role.is_request()) else { continue };
        let own = lines.runs.get(best.runs.0).map(|run| values(run.figures.clone())).unwrap_or_default();
        let is_same_row = |run: &&Run| {
            let before = lines.letters(&run.before);
            shape.ends(before)
        };
        if others.iter().filter(is_same_row).any(|other| values(other.figures.clone()) != own) {
            row.cells.iter_mut().for_each(|verdict| *verdict = Verdict::Open);
            row.readings.clear();
            row.why = Some(Reason::TwoTablesDisagree);
        }
    }
}

fn opens(lines: &Lines, run: usize, row: &RowShape) -> bool {
    ends_with_label(lines, run, row) && is_full(lines, run)
}

fn is_full(lines: &Lines, run: usize) -> bool {
    let figures = lines.runs.get(run).map_or(0, |run| run.figures.len());
    figures >= COLUMNS
}

fn ends_with_label(lines: &Lines, run: usize, row: &RowShape) -> bool {
    let Some(run) = lines.runs.get(run) else { return false };
    let before = lines.letters(&run.before);
    row.ends(before)
}

/// The last year named before a table.
fn caption(stream: &Stream, lines: &Lines, start: usize) -> Option<u16> {
    let place = |run: usize, last: bool| {
        let figures = lines.figures.get(lines.runs.get(run)?.figures.clone())?;
        let figure = if last { figures.last()? } else { figures.first()? };
        Some(if last { figure.folded.end } else { figure.folded.start } as usize)
    };
    let to = place(start, false)?;
    let row = (0..start).rev().find(|run| is_full(lines, *run));
    let from = row.and_then(|row| place(row, true)).unwrap_or_default();
    let from = stream.folded.ceil_char_boundary(from.max(to.saturating_sub(CAPTION.saturating_mul(3))));
    let mut words = stream.folded.get(from..to)?;
    let mut year = None;
    while let Some((found, place)) = year_in(words) {
        year = Some(found);
        words = words.get(place.end.saturating_add('年'.len_utf8())..)?;
    }
    year
}
