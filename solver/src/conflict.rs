//! Rows in conflict: those that cannot hold unless another cell changes.

use super::system::Block;
use super::tableau::{Need, Tableau};
use super::{Cell, Observed};

/// A row that does not hold although every cell in it that moves has done what it can.
#[derive(Clone, Copy)]
pub(super) struct Conflict {
    pub(super) row: usize,
    pub(super) need: Need,
}

/// The rows in conflict.
pub(super) fn conflicts(tableau: &Tableau) -> Vec<Conflict> {
    let mut list = Vec::with_capacity(tableau.height());
    for row in 0..tableau.height() {
        let need = match tableau.violation(row) {
            Some(need) => need,
            None if tableau.is_split(row) => Need::Either,
            None => continue,
        };
        if tableau.nonbasic() == 0 || tableau.basic(row).is_none() || tableau.helper(row, need).is_none() {
            list.push(Conflict { row, need });
        }
    }
    list
}

/// Lets every cell move that has no printed value or cannot keep it; the latter are returned.
pub(super) fn release_missing(tableau: &mut Tableau, block: &Block, cells: &[Cell]) -> Vec<usize> {
    let mut forced = Vec::new();
    for (place, number) in block.cells.iter().enumerate() {
        let cell = cells.get(*number).copied().unwrap_or_else(Cell::missing);
        let (released, must_change) = match cell.observed {
            Observed::Missing => (true, false),
            Observed::Invalid => (true, true),
            Observed::Value(value) => {
                let out = !cell.pinned && cell.lower.is_some_and(|lower| value < lower);
                (out, out)
            }
        };
        if released {
            tableau.release(place);
        }
        if must_change {
            forced.push(place);
        }
    }
    forced
}
