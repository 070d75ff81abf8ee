//! The values of an answer: single where the equations leave no choice, else ranges and one choice.

use super::conflict::{conflicts, release_missing};
use super::system::Block;
use super::tableau::{FAR, Status, Tableau};
use super::{Cell, Imputation, Observed, Range};

/// Branches tried to make values whole before giving up.
const PATIENCE: u32 = 2000;

/// Brings a tableau without conflicts to whole numbers; false if there are none (or none were found
/// within bounded work, which equations with coefficients of one never need).
pub(super) fn make_whole(tableau: &mut Tableau) -> bool {
    make_whole_within(tableau, &mut { PATIENCE })
}

fn make_whole_within(tableau: &mut Tableau, patience: &mut u32) -> bool {
    if *patience == 0 {
        return false;
    }
    *patience -= 1;
    tableau.restore_feasibility();
    if (0..tableau.height()).any(|row| tableau.violation(row).is_some()) {
        return false;
    }
    let Some(row) = (0..tableau.height()).find(|row| tableau.is_split(*row)) else { return true };
    let Some(place) = tableau.basic(row) else { return false };
    let (numerator, denominator) = tableau.fraction(place);
    let floor = numerator.div_euclid(denominator);
    let (lower, upper) = (tableau.lower(place), tableau.upper(place));
    for (low, high) in [(lower, floor), (floor + 1, upper)] {
        let mark = tableau.mark();
        tableau.narrow(place, low, high);
        if make_whole_within(tableau, patience) {
            return true;
        }
        tableau.back(mark);
    }
    false
}

/// Values and ranges of these cells, all of which move; the tableau has no conflicts.
pub(super) fn settings(tableau: &mut Tableau, places: &[usize], numbers: &[usize]) -> Vec<Imputation> {
    let mark = tableau.mark();
    if tableau.nonbasic() > 0 {
        choose(tableau, places);
    }
    let mut list: Vec<Imputation> = places
        .iter()
        .map(|&place| {
            let (numerator, denominator) = tableau.fraction(place);
            let value = whole(numerator.div_euclid(denominator)).unwrap_or(0);
            let range = Range { low: Some(value), high: Some(value) };
            Imputation { cell: numbers.get(place).copied().unwrap_or(place), value, range }
        })
        .collect();
    tableau.back(mark);
    for (&place, setting) in places.iter().zip(&mut list) {
        if is_open(tableau, place) {
            setting.range = Range { low: extreme(tableau, place, false), high: extreme(tableau, place, true) };
        }
    }
    tableau.back(mark);
    list
}

/// Of all values, the plainest: cells without a printed value as small as possible, the others as near
/// to what is printed as possible, in their order.
fn choose(tableau: &mut Tableau, places: &[usize]) {
    let moving = |status: &Status| matches!(status, Status::NonBasic | Status::Basic);
    let all = tableau.statuses().iter().enumerate().filter(|(_, status)| moving(status));
    let open: Vec<usize> = all.map(|(place, _)| place).filter(|place| !places.contains(place)).collect();
    optimise(tableau, &open, false);
    make_whole(tableau);
    freeze(tableau, &open);
    for &place in places {
        let (numerator, denominator) = tableau.fraction(place);
        let rise = numerator.div_euclid(denominator) < tableau.printed(place);
        optimise(tableau, &[place], rise);
        make_whole(tableau);
        freeze(tableau, &[place]);
    }
}

fn freeze(tableau: &mut Tableau, places: &[usize]) {
    for &place in places {
        let (numerator, denominator) = tableau.fraction(place);
        if numerator % denominator == 0 {
            tableau.narrow(place, numerator / denominator, numerator / denominator);
        }
    }
}

/// Values and ranges of the cells without a printed value, these changes made.
pub(super) fn complete(block: &Block, cells: &[Cell], changes: &[Imputation]) -> Vec<Imputation> {
    let mut cells = cells.to_vec();
    for change in changes {
        if let Some(cell) = cells.get_mut(change.cell) {
            cell.observed = Observed::Value(change.value);
        }
    }
    let mut tableau = Tableau::new(block, &cells, false);
    release_missing(&mut tableau, block, &cells);
    tableau.restore_feasibility();
    let free = tableau.statuses().iter().enumerate();
    let free = free.filter(|(_, status)| matches!(status, Status::NonBasic | Status::Basic));
    let free: Vec<usize> = free.map(|(place, _)| place).collect();
    if conflicts(&tableau).is_empty() { settings(&mut tableau, &free, &block.cells) } else { Vec::new() }
}

/// Whether the value of a cell depends on a nonbasic one.
fn is_open(tableau: &Tableau, place: usize) -> bool {
    let Some(row) = tableau.row_of(place) else { return true };
    let mut cells = tableau.row(row).iter().zip(tableau.statuses());
    tableau.nonbasic() > 0 && cells.any(|(a, status)| *a != 0 && *status == Status::NonBasic)
}

/// The smallest or largest whole value of a cell; nothing if there is no bound.
fn extreme(tableau: &mut Tableau, place: usize, rise: bool) -> Option<i64> {
    if !optimise(tableau, &[place], rise) {
        return None;
    }
    let (numerator, denominator) = tableau.fraction(place);
    let floor = numerator.div_euclid(denominator);
    let mut best = if rise || numerator % denominator == 0 { floor } else { floor + 1 };
    for _ in 0..PATIENCE {
        let mark = tableau.mark();
        let (lower, upper) = (tableau.lower(place), tableau.upper(place));
        let (low, high) = if rise { (best, upper) } else { (lower, best) };
        if tableau.status(place) == Status::Basic {
            tableau.narrow(place, low, high);
        }
        let reached = make_whole(tableau);
        tableau.back(mark);
        if reached {
            break;
        }
        best += if rise { -1 } else { 1 };
    }
    whole(best)
}

fn whole(value: i128) -> Option<i64> {
    i64::try_from(value).ok()
}

/// Takes the sum of some cells as low or as high as it goes; false if there is no end.
fn optimise(tableau: &mut Tableau, goal: &[usize], rise: bool) -> bool {
    while let Some((place, up)) = improving(tableau, goal, rise) {
        if tableau.overflowed() {
            return false;
        }
        let Some((row, bound)) = limit(tableau, place, up) else { return false };
        match row {
            Some(row) => tableau.pivot(row, place, Some(bound)),
            None => tableau.shift(place, bound - tableau.value(place)),
        }
    }
    true
}

/// The first nonbasic cell that improves the sum, and its direction.
fn improving(tableau: &Tableau, goal: &[usize], rise: bool) -> Option<(usize, bool)> {
    let rows: Vec<(usize, i128)> = goal
        .iter()
        .filter_map(|&place| tableau.row_of(place).map(|row| (row, i128::from(tableau.coefficient(row, place)))))
        .collect();
    // Factors other than one do not occur in sums of cells; should they pile up, nothing is improved.
    let common = rows.iter().try_fold(1i128, |common, row| {
        let multiple = (common / divisor(common, row.1)).checked_mul(row.1)?;
        (multiple < FAR).then_some(multiple)
    })?;
    let loose = tableau.statuses().iter().enumerate().filter(|(_, status)| **status == Status::NonBasic);
    for (place, _) in loose {
        let own = if goal.contains(&place) { common } else { 0 };
        let slope: i128 =
            rows.iter().map(|(row, factor)| -i128::from(tableau.coefficient(*row, place)) * (common / factor)).sum();
        let slope = slope + own;
        let up = (slope > 0) == rise;
        if slope != 0 && tableau.can(place, up) {
            return Some((place, up));
        }
    }
    None
}

fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// What stops a nonbasic cell first on its way: a row with the bound its solved cell reaches, or no row and
/// the bound of the cell itself.
fn limit(tableau: &Tableau, place: usize, up: bool) -> Option<(Option<usize>, i128)> {
    let own = if up { tableau.upper(place) } else { tableau.lower(place) };
    let mut best = (own.abs() < FAR).then(|| ((own - tableau.value(place)).abs(), 1, place, None, own));
    for row in 0..tableau.height() {
        let coefficient = i128::from(tableau.coefficient(row, place));
        let Some(solved) = tableau.basic(row).filter(|_| coefficient != 0) else { continue };
        let falls = (coefficient > 0) == up;
        let bound = if falls { tableau.lower(solved) } else { tableau.upper(solved) };
        if bound.abs() >= FAR {
            continue;
        }
        let factor = i128::from(tableau.coefficient(row, solved));
        let room = (-tableau.rest(row) - bound * factor).abs();
        let nearer = best.is_none_or(|(distance, per, cell, _, _)| {
            let (mine, other) = (room.saturating_mul(per), distance.saturating_mul(coefficient.abs()));
            mine < other || mine == other && solved < cell
        });
        if nearer {
            best = Some((room, coefficient.abs(), solved, Some(row), bound));
        }
    }
    best.map(|(_, _, _, row, bound)| (row, bound))
}
