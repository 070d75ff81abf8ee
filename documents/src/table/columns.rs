//! Applications tables with more columns than the form (多列): a subtotal, serial numbers, remarks, last year's figures. Read only where
//! every row and the words above tell which columns are the form's.

use super::line::{Figure, Lines};
use super::shape::{COLUMNS, HEADER_BYTES, RowShape, SHAPES};
use crate::recognise::{Kind, Stream};

/// Fewer rows than this prove nothing.
const FEWEST: usize = 15;

/// Leaves out the columns that the form does not have, where they are known.
pub(super) fn narrow(stream: &Stream, lines: &mut Lines, year: Option<u16>) {
    let rows: Vec<&RowShape> = SHAPES.iter().flat_map(|shape| &shape.rows).filter(|row| row.role.is_request()).collect();
    let is_labelled = |lines: &Lines, run: usize| {
        let Some(run) = lines.runs.get(run) else { return false };
        let before = lines.letters(&run.before);
        rows.iter().any(|row| row.ends(before))
    };
    let wide: Vec<usize> = (0..lines.runs.len())
        .filter(|run| lines.runs.get(*run).is_some_and(|run| run.figures.len() > COLUMNS) && is_labelled(lines, *run))
        .collect();
    if wide.len() < FEWEST {
        return;
    }
    let figures = |run: usize| -> Vec<Figure> {
        let figures = lines.runs.get(run).map(|run| lines.figures_of(run)).unwrap_or_default();
        // Placeholders of merged labels stand before the figures.
        figures.iter().skip_while(|figure| figure.kind == Kind::Blank).cloned().collect()
    };
    let table: Vec<Vec<Figure>> = wide.iter().map(|run| figures(*run)).collect();
    let Some(places) = places(stream, &table, year) else { return };
    for (run, row) in wide.iter().zip(&table) {
        let start = lines.figures.len();
        lines.figures.extend(places.iter().filter_map(|at| row.get(*at).cloned()));
        let end = lines.figures.len();
        if let Some(run) = lines.runs.get_mut(*run) {
            run.figures = start..end;
        }
    }
}

/// The places of the form's columns among the figures of every row; `None` where they are not certain.
fn places(stream: &Stream, rows: &[Vec<Figure>], year: Option<u16>) -> Option<Vec<usize>> {
    let first = rows.first()?;
    if rows.iter().any(|row| row.len() != first.len()) {
        return None;
    }
    let end = first.first()?.folded.start as usize;
    let start = stream.folded.ceil_char_boundary(end.saturating_sub(HEADER_BYTES));
    let header = stream.folded.get(start..end).unwrap_or_default();
    match first.len() {
        8 => beside(rows, header),
        14 => of_two_years(header, year?),
        _ => None,
    }
}

/// One column more: serial numbers in front, a remark behind, or the subtotal of the organisations.
fn beside(rows: &[Vec<Figure>], header: &str) -> Option<Vec<usize>> {
    let value = |row: &[Figure], at: usize| -> Option<i64> {
        let figure = row.get(at)?;
        if figure.kind == Kind::Digits { figure.number?.as_integer() } else { Some(0) }
    };
    let serial = |(at, row): (usize, &Vec<Figure>)| value(row, 0) == i64::try_from(at.saturating_add(1)).ok();
    if rows.iter().enumerate().all(serial) {
        return Some((1..=COLUMNS).collect());
    }
    if header.contains("备注") && rows.iter().all(|row| row.get(COLUMNS).is_some_and(|figure| figure.kind != Kind::Digits)) {
        return Some((0..COLUMNS).collect());
    }
    let sums = |subtotal: usize, parts: std::ops::RangeInclusive<usize>| {
        rows.iter().all(|row| {
            let sum = parts.clone().try_fold(0_i64, |sum, at| sum.checked_add(value(row, at)?));
            sum.is_some() && sum == value(row, subtotal)
        })
    };
    let subtotal = match header.contains("小计") {
        true if sums(6, 1..=5) => 6,
        true if sums(1, 2..=6) => 1,
        _ => return None,
    };
    Some((0..=COLUMNS).filter(|at| *at != subtotal).collect())
}

/// Two blocks, one a year, in the order in which the header names the years.
fn of_two_years(header: &str, year: u16) -> Option<Vec<usize>> {
    let own = header.rfind(&format!("{year}年"))?;
    let last = header.rfind(&format!("{}年", year.checked_sub(1)?))?;
    let start = if own < last { 0 } else { COLUMNS };
    Some((start..start.saturating_add(COLUMNS)).collect())
}
