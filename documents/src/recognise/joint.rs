//! Deciding glued rows together: the sums of rows propose, the sums of columns must confirm, and neither may hide an
//! error of the document.
//!
//! A way to cut a row is believed only when every other way to cut it would break at least two identities more. One
//! broken identity more is what a single misprint looks like; so a document with a wrong figure in a glued row is
//! read as it stands, or not at all.

use ogi_core::{CellId, Column, Draft, JointReading, Number, identities};

use super::cells::{declare_unreadable, span};
use super::glued::{LISTED, Reading, adds_up, numbers};
use super::requests::GluedRow;
use super::tokens::Stream;
use crate::document::Document;

/// At most so many combinations of readings are weighed.
const COMBINATIONS: usize = 20_000;
/// At most so many combinations may be likely.
const LIKELY: usize = 64;
/// At most so many readings of a row are kept in the draft.
const KEPT: usize = 512;
/// How many identities more every other reading must break.
const MARGIN: u32 = 2;

/// Declares the glued rows: those that are decided, and the others as unreadable with their readings.
pub(super) fn settle(document: &Document<'_>, stream: &Stream, draft: &mut Draft, rows: &[GluedRow]) {
    let decided = decide(draft, rows);
    for (row, decided) in rows.iter().zip(decided) {
        let cells: Vec<CellId> = Column::ALL.iter().map(|column| CellId::request(row.row, *column)).collect();
        if let Some(reading) = decided {
            let place = span(document, stream, &row.values);
            for (cell, number) in cells.iter().zip(numbers(reading)) {
                if let Some(number) = number {
                    draft.set_at(*cell, ogi_core::Cell::Number(number), place);
                }
            }
            continue;
        }
        let total = u32::try_from(row.cuts.total).unwrap_or(u32::MAX);
        declare_unreadable(document, stream, draft, &cells, &row.values, Some(total).filter(|total| *total > 0));
        if (1..=KEPT).contains(&row.cuts.all.len()) {
            let readings = row.cuts.all.iter().map(|reading| numbers(reading)).collect();
            draft.add_joint_reading(JointReading { cells, readings });
        }
    }
}

/// A reading, or none, for every glued row.
type World<'r> = Vec<Option<&'r Reading>>;

/// The reading of every glued row that is decided.
fn decide<'r>(draft: &Draft, rows: &'r [GluedRow]) -> World<'r> {
    // Where a row has fewer digits than cells, the text has dropped its blank cells, and no cut of it is certain.
    if rows.iter().any(|row| row.digits < Column::ALL.len()) {
        return vec![None; rows.len()];
    }
    let sums = Sums::new(draft, rows);
    let Some(mut worlds) = worlds(&sums, rows) else {
        return rows.iter().map(|row| row.cuts.all.first().filter(|_| row.cuts.total == 1)).collect();
    };
    for world in &mut worlds {
        settle_contradictory(&sums, rows, world);
    }
    // Decided is what every likely combination confirms.
    let mut decided: Option<World<'r>> = None;
    for world in &worlds {
        let confirmed = rows.iter().enumerate().map(|(at, row)| confirmed(&sums, row, at, world));
        decided = Some(match decided {
            None => confirmed.collect(),
            Some(known) => known.into_iter().zip(confirmed).map(|(known, here)| known.filter(|_| known == here)).collect(),
        });
    }
    decided.unwrap_or_default()
}

/// Rows that cannot satisfy their own sum: the columns may still tell how they stand.
fn settle_contradictory<'r>(sums: &Sums, rows: &'r [GluedRow], world: &mut World<'r>) {
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.cuts.consistent.is_empty()) {
        let rest = sums.without(at, world);
        let best = row.cuts.all.iter().max_by_key(|reading| rest.satisfied(reading));
        if let Some(place) = world.get_mut(at) {
            *place = best;
        }
    }
}

/// The picked reading of a row, when every other one would break at least [`MARGIN`] identities more.
fn confirmed<'r>(sums: &Sums, row: &'r GluedRow, at: usize, picked: &[Option<&'r Reading>]) -> Option<&'r Reading> {
    let reading = picked.get(at).copied().flatten()?;
    if row.cuts.total == 1 {
        return Some(reading);
    }
    let rest = sums.without(at, picked);
    let score = |reading: &Reading| rest.satisfied(reading).saturating_add(u32::from(adds_up(reading)));
    let needed = score(reading).checked_sub(MARGIN)?;
    let mut rivals = row.cuts.all.iter().filter(|other| *other != reading).peekable();
    rivals.peek()?;
    rivals.all(|other| score(other) <= needed).then_some(reading)
}

/// Of the readings that satisfy their rows, the combinations that satisfy most columns, and those nearly as good;
/// `None` when there are too many to weigh.
fn worlds<'r>(sums: &Sums, rows: &'r [GluedRow]) -> Option<Vec<World<'r>>> {
    let choices: Vec<&'r [Reading]> = rows
        .iter()
        .map(|row| match (row.cuts.total, row.cuts.consistent.len()) {
            (1, _) => row.cuts.all.as_slice(),
            (_, count) if count < LISTED => row.cuts.consistent.as_slice(),
            _ => &[],
        })
        .collect();
    let combinations = choices
        .iter()
        .try_fold(1_usize, |product, choice| product.checked_mul(choice.len().max(1)))
        .filter(|product| *product <= COMBINATIONS)?;
    let combination = |number: usize| -> World<'r> {
        let mut rest = number;
        let pick = |choice: &&'r [Reading]| {
            let length = choice.len().max(1);
            let reading = choice.get(rest % length);
            rest /= length;
            reading
        };
        choices.iter().map(pick).collect()
    };
    let scores = scores(sums, &choices, combinations);
    let best = scores.iter().max().copied().unwrap_or_default();
    let likely = scores.iter().enumerate().filter(|(_, score)| score.saturating_add(MARGIN) > best);
    let worlds: Vec<World<'r>> = likely.take(LIKELY.saturating_add(1)).map(|(number, _)| combination(number)).collect();
    (worlds.len() <= LIKELY).then_some(worlds)
}

/// How many columns every combination satisfies, in their order: the first row turns fastest, and only what a turn
/// changes is added up anew.
fn scores(sums: &Sums, choices: &[&[Reading]], combinations: usize) -> Vec<u32> {
    let first: World<'_> = choices.iter().map(|choice| choice.first()).collect();
    // A column with a row that has no reading is satisfied by none.
    let mut totals: Vec<Option<i64>> = sums.columns.iter().map(|sum| sum.total(&first, None)).collect();
    let touches = |row: usize| -> Vec<(usize, usize, i64)> {
        let own = |(at, sum): (usize, &ColumnSum)| {
            let (_, sign) = sum.rows.iter().find(|(known, _)| *known == row)?;
            Some((at, sum.column, *sign))
        };
        sums.columns.iter().enumerate().filter_map(own).collect()
    };
    let turning = choices.iter().enumerate().filter(|(_, choice)| choice.len() > 1);
    let mut wheels: Vec<_> = turning.map(|(row, choice)| (touches(row), *choice, 0_usize)).collect();
    let mut scores = Vec::with_capacity(combinations);
    for _ in 0..combinations {
        scores.push(count(totals.iter().filter(|total| **total == Some(0))));
        for (touched, choice, at) in &mut wheels {
            let old = choice.get(*at);
            *at = at.saturating_add(1) % choice.len();
            let new = choice.get(*at);
            for (total, column, sign) in touched.iter() {
                let value =
                    |reading: Option<&Reading>| reading.and_then(|reading| reading.get(*column)).copied().unwrap_or_default();
                let change = value(new).saturating_sub(value(old)).saturating_mul(*sign);
                if let Some(Some(total)) = totals.get_mut(*total) {
                    *total = total.saturating_add(change);
                }
            }
            if *at > 0 {
                break;
            }
        }
    }
    scores
}

/// The identities over columns, with what is already known of them.
struct Sums {
    columns: Vec<ColumnSum>,
}

struct ColumnSum {
    /// What the cells outside the glued rows add up to, computed less stated.
    known: i64,
    /// Glued rows in it, with their sign.
    rows: Vec<(usize, i64)>,
    column: usize,
}

impl Sums {
    fn new(draft: &Draft, rows: &[GluedRow]) -> Self {
        let mut columns = Vec::new();
        for identity in identities(draft.form(), draft.is_undivided()) {
            let ogi_core::Item::Column(column) = identity.item else { continue };
            let mut sum = ColumnSum { known: 0, rows: Vec::new(), column: column as usize };
            let signed = identity.computed().map(|cell| (cell, 1)).chain(identity.stated().map(|cell| (cell, -1)));
            let complete = signed.fold(true, |complete, (cell, sign)| {
                let ogi_core::Place::Request(row, _) = cell.place() else { return false };
                if let Some(index) = rows.iter().position(|glued| glued.row == row) {
                    sum.rows.push((index, sign));
                    return complete;
                }
                let value = draft.number(cell).and_then(Number::as_integer);
                sum.known = sum.known.saturating_add(value.unwrap_or_default().saturating_mul(sign));
                complete && value.is_some()
            });
            if complete {
                columns.push(sum);
            }
        }
        Self { columns }
    }

    /// The columns that a row stands in, with what all the others add up to.
    fn without(&self, row: usize, picked: &[Option<&Reading>]) -> Rest {
        let own = |sum: &ColumnSum| {
            let (_, sign) = sum.rows.iter().find(|(at, _)| *at == row)?;
            Some((sum.column, *sign, sum.total(picked, Some(row))?))
        };
        Rest { columns: self.columns.iter().filter_map(own).collect() }
    }
}

impl ColumnSum {
    /// What the column adds up to, computed less stated; `None` where a row in it has no reading.
    fn total(&self, picked: &[Option<&Reading>], without: Option<usize>) -> Option<i64> {
        let mut rows = self.rows.iter().filter(|(row, _)| Some(*row) != without);
        rows.try_fold(self.known, |total, (row, sign)| {
            let value = picked.get(*row).copied().flatten()?.get(self.column)?;
            Some(total.saturating_add(value.saturating_mul(*sign)))
        })
    }
}

/// The columns that a row stands in: which, with which sign, and what all other rows of it add up to.
struct Rest {
    columns: Vec<(usize, i64, i64)>,
}

impl Rest {
    /// How many of the columns a reading of the row satisfies.
    fn satisfied(&self, reading: &Reading) -> u32 {
        let holds = |(column, sign, rest): &&(usize, i64, i64)| {
            reading.get(*column).is_some_and(|value| rest.saturating_add(value.saturating_mul(*sign)) == 0)
        };
        count(self.columns.iter().filter(holds))
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
