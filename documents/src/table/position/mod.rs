//! Where the columns of the applications table stand (列位): by the columns of its grid, or by the positions of figures and header
//! words in text that a tool has lined up. A row with empty cells, printed or not, is read by them.

mod fill;
mod grid;

use std::cmp::Ordering;

pub(super) use self::fill::fills_up;
pub(super) use self::grid::GRID_ROWS;
use super::layout::{Slot, Source};
use super::line::{Figure, Lines, Run};
use super::shape::{COLUMNS, is_named};
use crate::document::Document;
use crate::recognise::Kind;

/// So many rows of seven figures show by themselves where the columns are.
pub(super) const FULL_ROWS: usize = 3;
/// Rows of lined-up text so many runs away show where the columns are.
const NEAR: usize = 8;
/// A line is no longer than this.
const LINE: usize = 600;
/// The header words of the legal persons' columns and the total; 自然人 stands in this line or in one before it.
const HEADER: [&str; 6] = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
/// At most so many lines are between 自然人 and the other header words.
const HEADER_LINES: usize = 3;

/// What positions say of a run as a row of the applications table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Position {
    /// Nothing.
    Unknown,
    /// Which figure stands in which column.
    Cells(Vec<Slot>),
    /// The table has lost columns, so that no figure has a certain place.
    ColumnsLost,
}

/// For each run, what positions say of it.
pub(super) fn rows(document: &Document<'_>, lines: &Lines, fills_up: bool) -> Vec<Position> {
    let mut rows = vec![Position::Unknown; lines.runs.len()];
    let mut at = 0;
    while at < lines.runs.len() {
        // A row with a spoiled cell is one of its grid nevertheless.
        let is_in_grid = |run: &Run| run.in_grid || lines.figures_of(run).first().is_some_and(|figure| figure.field.is_some());
        let in_grid = lines.runs.get(at).is_some_and(is_in_grid);
        let rest = lines.runs.get(at..).unwrap_or_default();
        let end = at.saturating_add(rest.iter().take_while(|run| is_in_grid(run) == in_grid).count());
        let stretch = lines.runs.get(at..end).unwrap_or_default();
        let found = match in_grid {
            // The fields say nothing of the columns.
            true if fills_up => vec![Position::Unknown; stretch.len()],
            true => grid::rows(lines, stretch),
            false => in_text(document, lines, stretch),
        };
        for (row, found) in rows.iter_mut().skip(at).zip(found) {
            *row = found;
        }
        at = end.max(at.saturating_add(1));
    }
    rows
}

pub(super) fn solid(figures: &[Figure]) -> impl DoubleEndedIterator<Item = &Figure> {
    figures.iter().filter(|figure| figure.kind != Kind::Blank)
}

/// Whether a whole label of the applications table stands before a run.
pub(super) fn is_labelled(lines: &Lines, run: &Run) -> bool {
    let before = lines.letters(&run.before);
    run.has_own_words && is_named(before, true)
}

/// The stretch of a line that something covers: in characters, and in columns of a terminal, where an ideograph takes two.
#[derive(Debug, Clone, Copy)]
struct Extent {
    by_characters: (usize, usize),
    by_width: (usize, usize),
}

/// One way of measuring an extent.
type Measure = fn(&Extent) -> (usize, usize);

const MEASURES: [Measure; 2] = [|extent| extent.by_characters, |extent| extent.by_width];

/// What shows where the columns are: seven extents.
struct Witness {
    run: usize,
    /// How many pages end before it.
    page: usize,
    is_header: bool,
    extents: Vec<Extent>,
}

fn in_text(document: &Document<'_>, lines: &Lines, stretch: &[Run]) -> Vec<Position> {
    let is_short = |run: &&Run| (1..COLUMNS).contains(&lines.figures_of(run).len()) && is_labelled(lines, run);
    if stretch.iter().filter(is_short).count() < FULL_ROWS {
        return vec![Position::Unknown; stretch.len()];
    }
    let extents: Vec<Option<Vec<Extent>>> = stretch.iter().map(|run| extents(document, lines.figures_of(run))).collect();
    let feeds: Vec<usize> = document.text.match_indices('\x0C').map(|(at, _)| at).collect();
    let page = |run: &Run| {
        let start = lines.figures_of(run).first().map_or(0, |figure| figure.flow.start);
        feeds.partition_point(|feed| *feed < start as usize)
    };
    let mut witnesses: Vec<Witness> = Vec::new();
    for (at, (run, extents)) in stretch.iter().zip(&extents).enumerate() {
        match extents {
            Some(extents) if extents.len() == COLUMNS => {
                witnesses.push(Witness { run: at, page: page(run), is_header: false, extents: extents.clone() });
            }
            _ => {}
        }
        let before = at.checked_sub(1).and_then(|before| stretch.get(before));
        let from = before.and_then(|before| lines.figures_of(before).last()).map_or(0, |last| last.flow.end);
        let to = lines.figures_of(run).first().map_or(0, |first| first.flow.start);
        if let Some(extents) = header(document, from, to) {
            witnesses.push(Witness { run: at, page: page(run), is_header: true, extents });
        }
    }
    let row = |at: usize, run: &Run, extents: Option<&Vec<Extent>>, measure: Measure| {
        let extents = extents.filter(|extents| !extents.is_empty() && extents.len() < COLUMNS)?;
        if run.spoiled || !run.has_own_words {
            return None;
        }
        let page = page(run);
        let own = || witnesses.iter().filter(|witness| witness.page == page);
        let rows = || own().filter(|witness| !witness.is_header && witness.run.abs_diff(at) <= NEAR);
        let heads = || own().filter(|witness| witness.is_header && witness.run <= at);
        let hulls = if rows().count() >= 2 { hulls(rows(), measure) } else { hulls(heads(), measure) };
        columns_of(extents, &hulls?, measure)
    };
    let measured = MEASURES.map(|measure| -> Vec<Option<Vec<usize>>> {
        stretch.iter().zip(&extents).enumerate().map(|(at, (run, extents))| row(at, run, extents.as_ref(), measure)).collect()
    });
    let placed = |rows: &[Option<Vec<usize>>]| rows.iter().flatten().count();
    let [characters, widths] = &measured;
    // What a tool lines up by one measure is out of line by the other.
    let columns = |at: usize| {
        let of = |rows: &[Option<Vec<usize>>]| rows.get(at).cloned().flatten();
        match placed(characters).cmp(&placed(widths)) {
            Ordering::Greater => of(characters),
            Ordering::Less => of(widths),
            Ordering::Equal => of(characters).filter(|columns| Some(columns) == of(widths).as_ref()),
        }
    };
    let rows = stretch.iter().enumerate();
    rows.map(|(at, run)| match columns(at) {
        Some(columns) => Position::Cells(slots(run, lines.figures_of(run), &columns)),
        None => Position::Unknown,
    })
    .collect()
}

/// The cells of a row whose figures stand in these columns.
fn slots(run: &Run, figures: &[Figure], columns: &[usize]) -> Vec<Slot> {
    (0..COLUMNS)
        .map(|column| match columns.iter().position(|own| *own == column) {
            Some(place) => Slot {
                number: figures.get(place).and_then(|figure| figure.number),
                source: Source::Whole(run.figures.start.saturating_add(place)),
            },
            None => Slot { number: None, source: Source::Empty },
        })
        .collect()
}

/// The extents of the figures of a run that stands in one line with spaces between.
fn extents(document: &Document<'_>, figures: &[Figure]) -> Option<Vec<Extent>> {
    let first = figures.first()?;
    if figures.iter().any(|figure| figure.line != first.line || figure.field.is_some() || figure.kind == Kind::Blank) {
        return None;
    }
    figures.iter().map(|figure| extent(document, figure.flow.start, figure.flow.end)).collect()
}

fn extent(document: &Document<'_>, start: u32, end: u32) -> Option<Extent> {
    let text = document.text.as_ref();
    let from = text.ceil_char_boundary((start as usize).saturating_sub(LINE));
    let before = text.get(from..start as usize)?;
    let before = match before.rfind('\n') {
        Some(line) => before.get(line.saturating_add(1)..)?,
        None if from == 0 => before,
        None => return None,
    };
    let inside = text.get(start as usize..end as usize)?;
    let width = |text: &str| text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let (characters, columns) = (before.chars().count(), width(before));
    Some(Extent {
        by_characters: (characters, characters.saturating_add(inside.chars().count())),
        by_width: (columns, columns.saturating_add(width(inside))),
    })
}

/// The extents of the header words, where all stand in one line of lined-up text and 自然人 in it or in one before.
fn header(document: &Document<'_>, from: u32, to: u32) -> Option<Vec<Extent>> {
    let text = document.text.get(from as usize..to as usize)?;
    let offset = |at: usize| from.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    let at = text.rfind(HEADER[0])?;
    let line = text.get(..at)?.rfind('\n').map_or(0, |line| line.saturating_add(1));
    let end = text.get(at..)?.find('\n').map_or(text.len(), |end| at.saturating_add(end));
    let mut places: Vec<(usize, &str)> = Vec::new();
    let mut place = at;
    for word in HEADER {
        let found = text.get(place..end)?.find(word)?.saturating_add(place);
        places.push((found, word));
        place = found.saturating_add(word.len());
    }
    let above = text.get(..line)?.trim_end_matches('\n').rmatch_indices('\n').nth(HEADER_LINES).map_or(0, |(at, _)| at);
    let natural = text.get(above..at)?.rfind("自然人")?.saturating_add(above);
    let is_apart = |(at, word): &(usize, &str)| {
        let next = text.get(at.saturating_add(word.len())..).and_then(|rest| rest.chars().next());
        next.is_none_or(char::is_whitespace)
    };
    places.insert(0, (natural, "自然人"));
    places.iter().all(is_apart).then_some(())?;
    places.iter().map(|(at, word)| extent(document, offset(*at), offset(at.saturating_add(word.len())))).collect()
}

/// What each column covers in all witnesses; nothing where two columns meet.
fn hulls<'w>(witnesses: impl Iterator<Item = &'w Witness>, measure: Measure) -> Option<Vec<(usize, usize)>> {
    let mut hulls: Vec<(usize, usize)> = Vec::new();
    for witness in witnesses {
        let own: Vec<(usize, usize)> = witness.extents.iter().map(measure).collect();
        if hulls.is_empty() {
            hulls = own;
        } else {
            for (hull, own) in hulls.iter_mut().zip(own) {
                *hull = (hull.0.min(own.0), hull.1.max(own.1));
            }
        }
    }
    let apart = hulls.windows(2).all(|pair| matches!(pair, [(_, end), (start, _)] if end <= start));
    (hulls.len() == COLUMNS && apart).then_some(hulls)
}

/// The column of every figure: the one that it stands under, or the only one a character away.
fn columns_of(extents: &[Extent], hulls: &[(usize, usize)], measure: Measure) -> Option<Vec<usize>> {
    let distance = |(start, end): (usize, usize), hull: &(usize, usize)| {
        hull.0.saturating_sub(end.saturating_sub(1)).max(start.saturating_sub(hull.1.saturating_sub(1)))
    };
    let column = |extent: &Extent| {
        let own = measure(extent);
        for near in 0..=1 {
            let mut under = hulls.iter().enumerate().filter(|(_, hull)| distance(own, hull) <= near);
            match (under.next(), under.next()) {
                (Some((column, _)), None) => return Some(column),
                (Some(_), Some(_)) => return None,
                (None, _) => {}
            }
        }
        None
    };
    let columns: Vec<usize> = extents.iter().map(column).collect::<Option<_>>()?;
    columns.is_sorted_by(|first, second| first < second).then_some(columns)
}
