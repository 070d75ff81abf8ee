//! Warm start: a block whose missing cells have been let go, kept for other observed values of the same cells.

use super::conflict::release_missing;
use super::system::Block;
use super::tableau::Tableau;
use super::{Cell, Observed};

/// What was prepared of each block; worth keeping where many problems differ in nothing but what is printed.
#[derive(Default)]
pub struct WarmStart(Vec<Option<Start>>);

/// A block before its search.
pub(super) struct Start {
    /// What decided how it was prepared: of each cell whether it has a value, whether it is pinned, and its bound.
    kinds: Vec<(bool, bool, Option<i64>)>,
    tableau: Tableau,
}

impl WarmStart {
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
            let cell = cells.get(*number).copied().unwrap_or_else(Cell::missing);
            let stands = match cell.observed {
                Observed::Value(value) => cell.pinned || cell.lower.is_none_or(|lower| lower <= value),
                Observed::Missing => true,
                Observed::Invalid => false,
            };
            stands.then_some((cell.observed == Observed::Missing, cell.pinned, cell.lower))
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
        release_missing(&mut tableau, block, cells);
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
