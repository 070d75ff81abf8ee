//! Deciding glued rows together: the sums of rows propose, the sums of columns choose, and neither may hide an error.

use ogi_core::{CellId, Column, Draft, JointReading, Number, identities};

use super::cells::{declare_unreadable, span};
use super::glued::{LISTED, Reading, numbers};
use super::requests::GluedRow;
use super::tokens::Stream;
use crate::document::Document;

/// At most so many combinations of readings are weighed.
const COMBINATIONS: usize = 20_000;

/// Declares the glued rows: each cell that is decided, and the others as unreadable with their readings.
pub(super) fn settle(document: &Document<'_>, stream: &Stream, draft: &mut Draft, rows: &[GluedRow]) {
    let choices: Vec<&[Reading]> = rows
        .iter()
        .map(|row| {
            if row.cuts.total == 1 {
                row.cuts.all.as_slice()
            } else if row.cuts.consistent.len() < LISTED {
                row.cuts.consistent.as_slice()
            } else {
                &[]
            }
        })
        .collect();
    let decided = decide(draft, rows, &choices);
    for ((row, choices), decided) in rows.iter().zip(&choices).zip(decided) {
        let cells: Vec<CellId> = Column::ALL.iter().map(|column| CellId::request(row.row, *column)).collect();
        let all_readings = || row.cuts.all.iter().map(|reading| numbers(reading)).collect::<Vec<_>>();
        let total = u32::try_from(row.cuts.total).unwrap_or(u32::MAX);
        if decided.iter().all(Option::is_none) {
            declare_unreadable(document, stream, draft, &cells, &row.values, Some(total).filter(|total| *total > 0));
            let readings =
                if choices.len() > 1 { choices.iter().map(|reading| numbers(reading)).collect() } else { all_readings() };
            if !readings.is_empty() {
                draft.add_joint_reading(JointReading { cells, readings });
            }
            continue;
        }
        let open: Vec<CellId> =
            cells.iter().zip(&decided).filter(|(_, value)| value.is_none()).map(|(cell, _)| *cell).collect();
        if !open.is_empty() {
            let readings = choices.iter().map(|reading| numbers(reading)).collect();
            declare_unreadable(document, stream, draft, &open, &row.values, u32::try_from(choices.len()).ok());
            draft.add_joint_reading(JointReading { cells: cells.clone(), readings });
        }
        let place = span(document, stream, &row.values);
        for (cell, value) in cells.iter().zip(decided) {
            if let Some(number) = value.and_then(|value| Number::new(value, 0)) {
                draft.set_at(*cell, ogi_core::Cell::Number(number), place);
            }
        }
    }
}

/// For every glued row, the value of each cell that all the best combinations agree on.
fn decide(draft: &Draft, rows: &[GluedRow], choices: &[&[Reading]]) -> Vec<Vec<Option<i64>>> {
    let open: Vec<usize> =
        (0..choices.len()).filter(|index| choices.get(*index).is_some_and(|choice| choice.len() > 1)).collect();
    let combinations = open
        .iter()
        .try_fold(1_usize, |product, index| product.checked_mul(choices.get(*index)?.len()))
        .filter(|product| *product <= COMBINATIONS);
    let sums = Sums::new(draft, rows);
    let mut picked: Vec<Option<&Reading>> = choices.iter().map(|choice| choice.first().filter(|_| choice.len() == 1)).collect();
    let mut best: Vec<Vec<Option<&Reading>>> = Vec::new();
    let mut best_score = 0_u32;
    let mut runner_up = 0_u32;
    for number in 0..combinations.unwrap_or_default() {
        let mut rest = number;
        for index in &open {
            let Some(choice) = choices.get(*index) else { continue };
            if let Some(place) = picked.get_mut(*index) {
                *place = choice.get(rest % choice.len());
            }
            rest /= choice.len().max(1);
        }
        let score = sums.satisfied(&picked);
        if best.is_empty() || score > best_score {
            runner_up = if best.is_empty() { 0 } else { best_score };
            best_score = score;
            best = vec![picked.clone()];
        } else if score == best_score {
            best.push(picked.clone());
        } else {
            runner_up = runner_up.max(score);
        }
    }
    let doubtful = match best.as_slice() {
        [only] => doubtful_rows(&sums, rows, only),
        _ => Vec::new(),
    };
    // A combination is believed when it satisfies every column, or clearly more of them than any other.
    let believed = best_score == sums.total() || best_score >= runner_up.saturating_add(2) || open.is_empty();
    (0..rows.len())
        .map(|row| {
            let forced = choices.get(row).filter(|choice| choice.len() == 1).and_then(|choice| choice.first());
            (0..Column::ALL.len())
                .map(|column| {
                    if doubtful.contains(&row) {
                        return None;
                    }
                    if let Some(reading) = forced {
                        return reading.get(column).copied();
                    }
                    let mut values =
                        best.iter().map(|picked| picked.get(row).copied().flatten().and_then(|reading| reading.get(column)));
                    let first = values.next().flatten().copied()?;
                    (believed && values.all(|value| value == Some(&first))).then_some(first)
                })
                .collect()
        })
        .collect()
}

/// Rows whose only consistent reading may hide an error of the document: another cut breaks the row's own sum but
/// mends more of the columns.
fn doubtful_rows(sums: &Sums, rows: &[GluedRow], picked: &[Option<&Reading>]) -> Vec<usize> {
    let score = sums.satisfied(picked);
    if score == sums.total() {
        return Vec::new();
    }
    let has_rival = |index: &usize| {
        let Some(row) = rows.get(*index).filter(|row| row.cuts.total > 1 && row.cuts.consistent.len() == 1) else {
            return false;
        };
        let mut trial = picked.to_vec();
        row.cuts.all.iter().any(|reading| {
            if let Some(place) = trial.get_mut(*index) {
                *place = Some(reading);
            }
            sums.satisfied(&trial) > score
        })
    };
    (0..rows.len()).filter(has_rival).collect()
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

    fn total(&self) -> u32 {
        u32::try_from(self.columns.len()).unwrap_or(u32::MAX)
    }

    fn satisfied(&self, picked: &[Option<&Reading>]) -> u32 {
        let holds = |sum: &&ColumnSum| {
            let total = sum.rows.iter().try_fold(sum.known, |total, (row, sign)| {
                let value = picked.get(*row).copied().flatten()?.get(sum.column)?;
                Some(total.saturating_add(value.saturating_mul(*sign)))
            });
            total == Some(0)
        };
        u32::try_from(self.columns.iter().filter(holds).count()).unwrap_or(u32::MAX)
    }
}
