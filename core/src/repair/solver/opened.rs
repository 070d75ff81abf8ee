//! Equations whose cells without a printed value have been let go, kept for other figures in the same cells.

use super::system::Block;
use super::tableau::Tableau;
use super::{Cell, Held, search};

/// What was prepared of each block; worth keeping where many problems differ in nothing but what is printed.
#[derive(Default)]
pub(in crate::repair) struct Opened(Vec<Option<Start>>);

/// A block before its search.
pub(super) struct Start {
    /// What decided how it was prepared: of each cell whether it has a value, whether it is pinned, and its bound.
    kinds: Vec<(bool, bool, Option<i64>)>,
    tableau: Tableau,
}

impl Opened {
    /// The places of so many blocks.
    pub(super) fn blocks(&mut self, count: usize) -> &mut [Option<Start>] {
        self.0.resize_with(count, || None);
        &mut self.0
    }
}

impl Start {
    /// The block with these cells, prepared, to be [put](Self::put) back; `None` where some cell holds what cannot stand.
    pub(super) fn take(kept: &mut Option<Self>, block: &Block, cells: &[Cell]) -> Option<Tableau> {
        let kind = |number: &usize| {
            let cell = cells.get(*number).copied().unwrap_or_else(Cell::open);
            let stands = match cell.held {
                Held::Printed(value) => cell.pinned || cell.lower.is_none_or(|lower| lower <= value),
                Held::Open => true,
                Held::Void => false,
            };
            stands.then_some((cell.held == Held::Open, cell.pinned, cell.lower))
        };
        let kinds = block.cells.iter().map(kind);
        if let Some(start) = kept
            && kinds.clone().eq(start.kinds.iter().copied().map(Some))
        {
            let mut tableau = std::mem::take(&mut start.tableau);
            tableau.reprint(block, cells);
            return Some(tableau);
        }
        let kinds = kinds.collect::<Option<_>>()?;
        let mut tableau = Tableau::new(block, cells, false);
        search::open(&mut tableau, block, cells);
        tableau.forget();
        *kept = Some(Self { kinds, tableau: Tableau::default() });
        Some(tableau)
    }

    /// Keeps the prepared block once it has been searched; not where its numbers have become too large.
    pub(super) fn put(kept: &mut Option<Self>, mut tableau: Tableau) {
        tableau.back(0);
        if tableau.overflowed() {
            *kept = None;
        } else if let Some(start) = kept {
            start.tableau = tableau;
        }
    }
}
