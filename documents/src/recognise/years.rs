//! Several applications tables in one report: last year's printed beside this year's (上年数据对照).

use std::ops::Range;

use ogi_core::Row;

use super::groups::Group;
use super::labels::{Fit, Match};
use super::outline::year_in;
use super::tokens::Stream;

const COLUMNS: usize = 7;
/// At most so many characters before a table are its caption.
const CAPTION: usize = 160;

/// Which of several tables is the report's.
pub(super) enum Tables {
    /// There is one, or one that is captioned for the year of the report: the runs of figures it has.
    One(Range<usize>),
    /// Nothing tells them apart: the first one, and where the others begin.
    Several(Range<usize>, usize),
}

/// Tells apart the tables that begin with the same row by the years in their captions. Every run comes with its label.
pub(super) fn of_the_year(stream: &Stream, groups: &[Group<'_>], labels: &[Option<Match<Row>>], year: Option<u16>) -> Tables {
    let opens = |(_, (group, label)): &(usize, (&Group<'_>, &Option<Match<Row>>))| {
        let is_first = |label: &Match<Row>| label.what == Row::Received && label.fit == Fit::Whole;
        group.values.len() >= COLUMNS && label.as_ref().is_some_and(is_first)
    };
    let starts: Vec<usize> = groups.iter().zip(labels).enumerate().filter(opens).map(|(at, _)| at).collect();
    let [first, second, ..] = starts.as_slice() else { return Tables::One(0..groups.len()) };
    let end = |at: usize| starts.get(at.saturating_add(1)).copied().unwrap_or(groups.len());
    let years: Vec<Option<u16>> = starts.iter().map(|start| caption(stream, groups, *start)).collect();
    let own = |wanted: Option<u16>| {
        let mut found = years.iter().enumerate().filter(|(_, known)| **known == wanted);
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    };
    // Before the first table stands the title of the report, whose year tells nothing where others have none.
    let others_are_dated = || years.iter().skip(1).all(Option::is_some);
    let undated = || own(None).filter(|_| years.iter().flatten().all(|known| Some(*known) != year));
    let chosen = own(year).filter(|at| *at > 0 || others_are_dated()).or_else(undated);
    match chosen.and_then(|at| Some((*starts.get(at)?, end(at)))) {
        Some((start, end)) => Tables::One(start..end),
        None => Tables::Several(*first..*second, *second),
    }
}

/// The last year named before a table.
fn caption(stream: &Stream, groups: &[Group<'_>], start: usize) -> Option<u16> {
    let place = |group: usize, last: bool| {
        let values = groups.get(group)?.values;
        let token = stream.tokens.get(if last { *values.last()? } else { *values.first()? })?;
        Some(if last { token.folded.end } else { token.folded.start } as usize)
    };
    let to = place(start, false)?;
    // The year itself is a run of one figure.
    let row = groups.get(..start)?.iter().rposition(|group| group.values.len() >= COLUMNS);
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
