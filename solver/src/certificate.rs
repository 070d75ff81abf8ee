//! Why a cell is blamed, in a form that can be added up by hand.

use super::conflict::{conflicts, release_missing};
use super::system::{Block, System};
use super::tableau::{Status, Tableau};
use super::{Cell, Observed};

/// Equations whose sum cannot hold unless a given cell changes.
///
/// Each equation, times its multiplier, added up, gives `terms` with a sum of zero. With every cell but
/// the blamed one as printed (those that may change too have dropped out, or could only make it worse),
/// the terms sum to `sum`, which is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The blamed cell.
    pub cell: usize,
    /// Equations with their multipliers.
    pub equations: Vec<(usize, i64)>,
    /// Cells with the coefficients they have in the sum.
    pub terms: Vec<(usize, i64)>,
    /// What the terms sum to with the cells as printed, cells without a value left out.
    pub sum: i128,
}

impl System {
    /// For each cell of a set of changes, the shortest combination found that cannot hold without it.
    /// A cell is left out where the contradiction is one of divisibility alone.
    pub fn certificates(&self, cells: &[Cell], set: &[usize]) -> Vec<Certificate> {
        let mut list = Vec::new();
        for block in &self.blocks {
            let places: Vec<usize> = set.iter().filter_map(|number| block.cells.binary_search(number).ok()).collect();
            list.extend(places.iter().filter_map(|place| certificate(block, cells, &places, *place)));
        }
        list
    }
}

fn certificate(block: &Block, cells: &[Cell], places: &[usize], blamed: usize) -> Option<Certificate> {
    let number = *block.cells.get(blamed)?;
    if !matches!(cells.get(number).copied().unwrap_or_else(Cell::missing).observed, Observed::Value(_)) {
        return None;
    }
    let mut tableau = Tableau::new(block, cells, true);
    release_missing(&mut tableau, block, cells);
    for &place in places.iter().filter(|place| **place != blamed) {
        if tableau.status(place) == Status::Undecided {
            tableau.release(place);
        }
    }
    tableau.restore_feasibility();
    let own = block.cells.len();
    let conflicts = conflicts(&tableau);
    let mut best: Option<(usize, usize, Vec<i32>, i128)> = None;
    let rows: Vec<(usize, &[i32])> = (0..tableau.height()).map(|row| (row, tableau.row(row))).collect();
    for conflict in conflicts.iter().filter(|conflict| tableau.violation(conflict.row).is_some()) {
        let line = tableau.row(conflict.row);
        let alone = sum_of(&tableau, conflict.row);
        consider(&mut best, line.to_vec(), alone, own);
        // A balance row that holds can be added or taken away, which often leaves fewer equations.
        for (row, other) in rows.iter().filter(|(row, _)| tableau.basic(*row).is_none() && *row != conflict.row) {
            for sign in [1, -1] {
                let sum = alone + i128::from(sign) * tableau.rest(*row);
                let joins = || line.iter().zip(*other).skip(own).filter(|(a, b)| a.wrapping_add(b.wrapping_mul(sign)) != 0);
                let is_short = || best.as_ref().is_none_or(|(equations, ..)| joins().count() <= *equations);
                if tableau.basic(conflict.row).is_none() && sum != 0 && is_short() {
                    let joined = line.iter().zip(*other).map(|(a, b)| a.checked_add(b.checked_mul(sign)?));
                    if let Some(joined) = joined.collect() {
                        consider(&mut best, joined, sum, own);
                    }
                }
            }
        }
    }
    let (_, _, line, sum) = best?;
    let equations = line.iter().skip(own).zip(&block.equations);
    let terms = line.iter().take(own).zip(&block.cells);
    let named = |(a, number): (&i32, &usize)| (*a != 0).then_some((*number, i64::from(*a)));
    let mut found = Certificate {
        cell: number,
        equations: equations.filter_map(named).collect(),
        terms: terms.filter_map(named).collect(),
        sum,
    };
    if found.equations.iter().filter(|equation| equation.1 < 0).count() * 2 > found.equations.len() {
        found.equations.iter_mut().chain(&mut found.terms).for_each(|entry| entry.1 = -entry.1);
        found.sum = -found.sum;
    }
    Some(found)
}

/// The sum of a row with cells as printed, moving cells left out.
fn sum_of(tableau: &Tableau, row: usize) -> i128 {
    let cells = tableau.row(row).iter().zip(tableau.statuses()).enumerate();
    let still = cells.filter(|(_, (_, status))| matches!(status, Status::Undecided | Status::Fixed));
    still.map(|(place, (a, _))| i128::from(*a) * tableau.value(place)).sum()
}

fn consider(best: &mut Option<(usize, usize, Vec<i32>, i128)>, line: Vec<i32>, sum: i128, own: usize) {
    let count = |part: &[i32]| part.iter().filter(|a| **a != 0).count();
    let (terms, equations) = line.split_at_checked(own).unwrap_or((&line, &[]));
    let rank = (count(equations), count(terms));
    if best.as_ref().is_none_or(|(equations, terms, ..)| rank < (*equations, *terms)) {
        *best = Some((rank.0, rank.1, line, sum));
    }
}
