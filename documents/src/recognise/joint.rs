//! Deciding glued rows together: the sums of rows propose, the sums of columns must confirm, and neither may hide an
//! error of the document.
//!
//! A way to cut a row is believed only when every other way to cut it would break at least two identities more. One
//! broken identity more is what a single misprint looks like; so a document with a wrong figure in a glued row is
//! read as it stands, or not at all.

use ogi_core::{CellId, Column, Draft, JointReading, Number, identities};

use super::cells::{declare_unreadable, span};
use super::glued::{LISTED, Readings, adds_up, numbers};
use super::requests::GluedRow;
use super::tokens::Stream;
use crate::document::Document;

/// At most so many combinations of readings are weighed.
const COMBINATIONS: usize = 20_000;
/// At most so many combinations may be likely.
const LIKELY: usize = 64;
/// At most so many readings of a row are kept in the draft.
const KEPT: u64 = 512;
/// How many identities more every other reading must break.
const MARGIN: u32 = 2;
/// The columns of the table.
const COLUMNS: usize = Column::ALL.len();

/// The figures of one row.
type Reading = [i64; COLUMNS];

/// A reading, or none, for every glued row.
type World = Vec<Option<Reading>>;

/// Declares the glued rows: those that are decided, and the others as unreadable with their readings.
pub(super) fn settle(document: &Document<'_>, stream: &Stream, draft: &mut Draft, rows: &[GluedRow]) {
    if rows.is_empty() {
        return;
    }
    let decided = decide(draft, rows);
    for (row, decided) in rows.iter().zip(decided) {
        let cells = Column::ALL.iter().map(|column| CellId::request(row.row, *column));
        if let Some(reading) = decided {
            let place = span(document, stream, &row.values);
            for (cell, number) in cells.zip(numbers(&reading)) {
                if let Some(number) = number {
                    draft.set_at(cell, ogi_core::Cell::Number(number), place);
                }
            }
            continue;
        }
        let cells: Vec<CellId> = cells.collect();
        let total = u32::try_from(row.cuts.total).unwrap_or(u32::MAX);
        declare_unreadable(document, stream, draft, &cells, &row.values, Some(total).filter(|total| *total > 0));
        if (1..=KEPT).contains(&row.cuts.total) {
            let readings = row.cuts.all().iter().map(numbers).collect();
            draft.add_joint_reading(JointReading { cells, readings });
        }
    }
}

/// What a row may be read as: its only reading, or those that add up.
struct Choice {
    readings: Readings,
    /// Whether some reading adds up.
    adds_up: bool,
}

impl Choice {
    fn of(row: &GluedRow) -> Self {
        if row.cuts.total == 1 {
            let readings = row.cuts.all();
            let adds_up = readings.only().is_some_and(adds_up);
            return Self { readings, adds_up };
        }
        let readings = row.cuts.consistent(COLUMNS);
        let adds_up = !readings.is_empty();
        // Where there are too many, none is preferred.
        let readings = if readings.len() < LISTED { readings } else { Readings::none(COLUMNS) };
        Self { readings, adds_up }
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        self.readings.get(at)?.try_into().ok()
    }
}

/// The reading of every glued row that is decided.
fn decide(draft: &Draft, rows: &[GluedRow]) -> World {
    // Where a row has fewer digits than cells, the text has dropped its blank cells, and no cut of it is certain.
    if rows.iter().any(|row| row.digits < COLUMNS) {
        return vec![None; rows.len()];
    }
    let sums = Sums::new(draft, rows);
    let choices: Vec<Choice> = rows.iter().map(Choice::of).collect();
    let Some(mut worlds) = worlds(&sums, &choices) else {
        let only = |(row, choice): (&GluedRow, &Choice)| choice.reading(0).filter(|_| row.cuts.total == 1);
        return rows.iter().zip(&choices).map(only).collect();
    };
    for world in &mut worlds {
        settle_contradictory(&sums, rows, &choices, world);
    }
    // Decided is what every likely combination confirms.
    let mut decided: Option<World> = None;
    for world in &worlds {
        let confirmed = |at: usize, row: &GluedRow| confirmed(&sums, row, at, world);
        decided = Some(match decided {
            None => rows.iter().enumerate().map(|(at, row)| confirmed(at, row)).collect(),
            Some(known) => {
                let same = |(at, (known, row)): (usize, (Option<Reading>, &GluedRow))| {
                    known.filter(|known| confirmed(at, row).as_ref() == Some(known))
                };
                known.into_iter().zip(rows).enumerate().map(same).collect()
            }
        });
    }
    decided.unwrap_or_default()
}

/// Rows that cannot satisfy their own sum: the columns may still tell how they stand.
fn settle_contradictory(sums: &Sums, rows: &[GluedRow], choices: &[Choice], world: &mut World) {
    for (at, (row, _)) in rows.iter().zip(choices).enumerate().filter(|(_, (_, choice))| !choice.adds_up) {
        let rest = sums.without(at, world);
        let mut broken = Broken::of(&rest);
        let best = std::cell::Cell::new(None::<(u32, Reading)>);
        let known = || best.get().map_or(0, |(known, _)| known);
        row.cuts.each(&mut |place, figures| broken.at_most(place, figures) >= known(), &mut |reading| {
            let satisfied = rest.satisfied(reading);
            if satisfied >= known() {
                best.set(reading.try_into().ok().map(|reading| (satisfied, reading)));
            }
            true
        });
        let best = best.get();
        if let Some(place) = world.get_mut(at) {
            *place = best.map(|(_, reading)| reading);
        }
    }
}

/// The picked reading of a row, when every other one would break at least [`MARGIN`] identities more.
fn confirmed(sums: &Sums, row: &GluedRow, at: usize, picked: &World) -> Option<Reading> {
    let reading = picked.get(at).copied().flatten()?;
    if row.cuts.total == 1 {
        return Some(reading);
    }
    if !row.cuts.are_listed() {
        return None;
    }
    let rest = sums.without(at, picked);
    let score = |reading: &[i64]| rest.satisfied(reading).saturating_add(u32::from(adds_up(reading)));
    let needed = score(&reading).checked_sub(MARGIN)?;
    let mut broken = Broken::of(&rest);
    // Its own sum is one identity more.
    let mut may_begin = |place: usize, figures: &[i64]| broken.at_most(place, figures).saturating_add(1) > needed;
    let mut refuted = false;
    row.cuts.each(&mut may_begin, &mut |other| {
        refuted = *other != reading && score(other) > needed;
        !refuted
    });
    (!refuted).then_some(reading)
}

/// Of the readings that satisfy their rows, the combinations that satisfy most columns, and those nearly as good;
/// `None` when there are too many to weigh.
fn worlds(sums: &Sums, choices: &[Choice]) -> Option<Vec<World>> {
    let combinations = choices
        .iter()
        .try_fold(1_usize, |product, choice| product.checked_mul(choice.readings.len().max(1)))
        .filter(|product| *product <= COMBINATIONS)?;
    let combination = |number: usize| -> World {
        let mut rest = number;
        let pick = |choice: &Choice| {
            let length = choice.readings.len().max(1);
            let reading = choice.reading(rest % length);
            rest /= length;
            reading
        };
        choices.iter().map(pick).collect()
    };
    if combinations == 1 {
        return Some(vec![combination(0)]);
    }
    let scores = scores(sums, choices, combinations);
    let best = scores.iter().max().copied().unwrap_or_default();
    let likely = scores.iter().enumerate().filter(|(_, score)| score.saturating_add(MARGIN) > best);
    let worlds: Vec<World> = likely.take(LIKELY.saturating_add(1)).map(|(number, _)| combination(number)).collect();
    (worlds.len() <= LIKELY).then_some(worlds)
}

/// A row with several readings, as it turns through them.
struct Wheel<'c> {
    /// The columns that it stands in: where, and with which sign.
    touched: Vec<(usize, usize, i64)>,
    choice: &'c Choice,
    at: usize,
}

/// How many columns every combination satisfies, in their order: the first row turns fastest, and only what a turn
/// changes is added up anew.
fn scores(sums: &Sums, choices: &[Choice], combinations: usize) -> Vec<u32> {
    let first: World = choices.iter().map(|choice| choice.reading(0)).collect();
    // A column with a row that has no reading is satisfied by none.
    let mut totals: Vec<Option<i64>> = sums.columns.iter().map(|sum| sum.total(&first, None)).collect();
    let touches = |row: usize| -> Vec<(usize, usize, i64)> {
        let own = |(at, sum): (usize, &ColumnSum)| {
            let (_, sign) = sum.rows.iter().find(|(known, _)| *known == row)?;
            totals.get(at).is_some_and(Option::is_some).then_some((at, sum.column, *sign))
        };
        sums.columns.iter().enumerate().filter_map(own).collect()
    };
    let turning = choices.iter().enumerate().filter(|(_, choice)| choice.readings.len() > 1);
    let mut wheels: Vec<Wheel<'_>> = turning.map(|(row, choice)| Wheel { touched: touches(row), choice, at: 0 }).collect();
    let mut satisfied = count(totals.iter().filter(|total| **total == Some(0)));
    let mut scores = Vec::with_capacity(combinations);
    for _ in 0..combinations {
        scores.push(satisfied);
        for wheel in &mut wheels {
            let old = wheel.choice.readings.get(wheel.at).unwrap_or_default();
            wheel.at = wheel.at.saturating_add(1) % wheel.choice.readings.len();
            let new = wheel.choice.readings.get(wheel.at).unwrap_or_default();
            for (total, column, sign) in &wheel.touched {
                let value = |reading: &[i64]| reading.get(*column).copied().unwrap_or_default();
                let change = value(new).saturating_sub(value(old)).saturating_mul(*sign);
                if let Some(Some(total)) = totals.get_mut(*total) {
                    satisfied = satisfied.saturating_sub(u32::from(*total == 0));
                    *total = total.saturating_add(change);
                    satisfied = satisfied.saturating_add(u32::from(*total == 0));
                }
            }
            if wheel.at > 0 {
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
    fn without(&self, row: usize, picked: &World) -> Rest {
        let own = |sum: &ColumnSum| {
            let (_, sign) = sum.rows.iter().find(|(at, _)| *at == row)?;
            Some((sum.column, *sign, sum.total(picked, Some(row))?))
        };
        let mut columns: Vec<(usize, i64, i64)> = self.columns.iter().filter_map(own).collect();
        columns.sort_unstable();
        Rest { columns }
    }
}

impl ColumnSum {
    /// What the column adds up to, computed less stated; `None` where a row in it has no reading.
    fn total(&self, picked: &World, without: Option<usize>) -> Option<i64> {
        let mut rows = self.rows.iter().filter(|(row, _)| Some(*row) != without);
        rows.try_fold(self.known, |total, (row, sign)| {
            let reading = picked.get(*row)?.as_ref()?;
            let value = reading.get(self.column)?;
            Some(total.saturating_add(value.saturating_mul(*sign)))
        })
    }
}

/// The columns that a row stands in: which, with which sign, and what all other rows of it add up to; in their order.
struct Rest {
    columns: Vec<(usize, i64, i64)>,
}

impl Rest {
    /// How many of the columns a reading of the row satisfies.
    fn satisfied(&self, reading: &[i64]) -> u32 {
        let holds = |(column, sign, rest): &&(usize, i64, i64)| {
            reading.get(*column).is_some_and(|value| rest.saturating_add(value.saturating_mul(*sign)) == 0)
        };
        count(self.columns.iter().filter(holds))
    }
}

/// How many columns the figures of a row break, counted figure by figure, so that most ways to cut it end early.
struct Broken<'r> {
    rest: &'r Rest,
    /// Where the sums of each column begin.
    starts: [usize; COLUMNS + 1],
    all: u32,
    /// By how many figures there are.
    counts: [u32; COLUMNS + 1],
}

impl<'r> Broken<'r> {
    fn of(rest: &'r Rest) -> Self {
        let mut place = 0..;
        let starts = [(); COLUMNS + 1].map(|()| {
            let place = place.next().unwrap_or_default();
            rest.columns.partition_point(|(column, ..)| *column < place)
        });
        Self { rest, starts, all: count(rest.columns.iter()), counts: [0; COLUMNS + 1] }
    }

    /// How many columns a reading that begins with these figures satisfies at most.
    fn at_most(&mut self, place: usize, figures: &[i64]) -> u32 {
        let (Some([before, now, ..]), Some(value)) = (self.counts.get_mut(place..), figures.last()) else { return 0 };
        let sums = match self.starts.get(place..) {
            Some([start, end, ..]) => self.rest.columns.get(*start..*end).unwrap_or_default(),
            _ => &[],
        };
        let breaks = sums.iter().filter(|(_, sign, rest)| rest.saturating_add(value.saturating_mul(*sign)) != 0);
        *now = before.saturating_add(count(breaks));
        self.all.saturating_sub(*now)
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
