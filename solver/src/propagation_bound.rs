//! How many more changes are needed at least, where reports are tied to each other.
//!
//! There a cell may occur in more equations than two, and the bound on groups of nodes says little: many equations share
//! a node. What helps is to look one step further. A changed cell takes an equation that held out of balance, unless
//! another cell of it changes too. So a conflict takes two changes if every cell that could satisfy it occurs in an
//! equation that held so far; and conflicts that have no cell in common, now or one step further, add up.

use super::conflict::Conflict;
use super::system::Block;
use super::tableau::{Status, Tableau};

/// At least so many more changes are needed; `ways` gives the cells that could satisfy a conflict.
pub(super) fn least(block: &Block, tableau: &Tableau, conflicts: &[Conflict], ways: impl Fn(Conflict) -> Vec<usize>) -> usize {
    let mut lists: Vec<Vec<usize>> = conflicts.iter().map(|conflict| ways(*conflict)).collect();
    lists.sort_by_key(Vec::len);
    // Who of the conflicts counted a cell may mend; and cells that one of them takes one step further.
    let mut mends = vec![usize::MAX; block.cells.len()];
    let mut apart: Vec<&[usize]> = Vec::new();
    for list in &lists {
        if list.is_empty() {
            return usize::MAX;
        }
        let owner = |cell: &usize| mends.get(*cell).copied().unwrap_or(usize::MAX);
        if list.iter().all(|cell| owner(cell) == usize::MAX) {
            for cell in list {
                if let Some(entry) = mends.get_mut(*cell) {
                    *entry = apart.len();
                }
            }
            apart.push(list);
        }
    }
    let mut further = vec![false; block.cells.len()];
    let mut count = apart.len();
    for (number, list) in apart.iter().enumerate() {
        let is_free = |cell: usize| {
            let owner = mends.get(cell).copied().unwrap_or(usize::MAX);
            (owner == usize::MAX || owner == number) && further.get(cell) == Some(&false)
        };
        let set_off: Option<Vec<usize>> = list.iter().map(|cell| set_off(block, tableau, *cell, is_free)).collect();
        let Some(equations) = set_off else { continue };
        for equation in equations {
            for (cell, _) in block.terms.get(equation).map_or(&[][..], Vec::as_slice) {
                if let Some(entry) = further.get_mut(*cell) {
                    *entry = true;
                }
            }
        }
        count += 1;
    }
    count
}

/// An equation that holds as printed and would not if this cell alone changed, its other cells all free.
fn set_off(block: &Block, tableau: &Tableau, cell: usize, is_free: impl Fn(usize) -> bool) -> Option<usize> {
    let of_cell = block.equations_of.get(cell).map_or(&[][..], Vec::as_slice);
    let is_quiet = |equation: &&usize| {
        let terms = block.terms.get(**equation).map_or(&[][..], Vec::as_slice);
        let sum: i128 = terms.iter().map(|&(cell, a)| i128::from(a) * tableau.printed(cell)).sum();
        sum == 0
            && terms.iter().all(|&(other, _)| match tableau.status(other) {
                Status::Fixed => true,
                Status::Undecided => other == cell || is_free(other),
                Status::NonBasic | Status::Basic => false,
            })
    };
    of_cell.iter().find(is_quiet).copied()
}
