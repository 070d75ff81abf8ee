//! Applications tables with more columns than the form: a subtotal, serial numbers, remarks, last year's figures
//! (小计、序号、备注、上年数). Read only where every row and the words above tell which columns are the form's.

use super::tokens::{Kind, Stream};

const COLUMNS: usize = 7;
/// Fewer rows than this prove nothing.
const FEWEST: usize = 15;
/// How many bytes before the first row are the header.
const HEADER: usize = 900;

/// The places of the form's columns among the figures of every row; `None` where they are not certain.
pub(super) fn columns(stream: &Stream, rows: &[Vec<usize>], year: Option<u16>) -> Option<Vec<usize>> {
    let first = rows.first()?;
    if rows.len() < FEWEST || rows.iter().any(|row| row.len() != first.len()) {
        return None;
    }
    let header = header(stream, *first.first()?);
    match first.len() {
        8 => beside(stream, rows, header),
        14 => of_two_years(header, year?),
        _ => None,
    }
}

/// The words above the first row.
fn header(stream: &Stream, first: usize) -> &str {
    let end = stream.tokens.get(first).map_or(0, |token| token.folded.start as usize);
    let start = stream.folded.ceil_char_boundary(end.saturating_sub(HEADER));
    stream.folded.get(start..end).unwrap_or_default()
}

/// One column more: serial numbers in front, a remark behind, or the subtotal of the organisations.
fn beside(stream: &Stream, rows: &[Vec<usize>], header: &str) -> Option<Vec<usize>> {
    let token = |row: &[usize], at: usize| stream.tokens.get(*row.get(at)?);
    let value = |row: &[usize], at: usize| -> Option<u64> {
        let token = token(row, at)?;
        if token.kind == Kind::Digits { stream.text(token).parse().ok() } else { Some(0) }
    };
    let serial = |(at, row): (usize, &Vec<usize>)| value(row, 0) == u64::try_from(at.saturating_add(1)).ok();
    if rows.iter().enumerate().all(serial) {
        return Some((1..=COLUMNS).collect());
    }
    if header.contains("备注") && rows.iter().all(|row| token(row, COLUMNS).is_some_and(|token| token.kind != Kind::Digits)) {
        return Some((0..COLUMNS).collect());
    }
    let sums = |subtotal: usize, parts: std::ops::RangeInclusive<usize>| {
        rows.iter().all(|row| {
            let sum = parts.clone().try_fold(0_u64, |sum, at| sum.checked_add(value(row, at)?));
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
