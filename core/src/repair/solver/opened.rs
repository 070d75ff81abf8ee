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
    /// The block with these cells, prepared; `None` where some cell holds what cannot stand.
    pub(super) fn tableau(kept: &mut Option<Self>, block: &Block, cells: &[Cell]) -> Option<Tableau> {
        let kind = |number: &usize| {
            let cell = cells.get(*number).copied().unwrap_or_else(Cell::open);
            let stands = match cell.held {
                Held::Printed(value) => cell.pinned || cell.lower.is_none_or(|lower| lower <= value),
                Held::Open => true,
                Held::Void => false,
            };
            stands.then_some((cell.held == Held::Open, cell.pinned, cell.lower))
        };
        let kinds: Vec<_> = block.cells.iter().map(kind).collect::<Option<_>>()?;
        if let Some(start) = kept.as_ref().filter(|start| start.kinds == kinds) {
            let mut tableau = start.tableau.clone();
            tableau.reprint(block, cells);
            return Some(tableau);
        }
        let mut tableau = Tableau::new(block, cells, false);
        search::open(&mut tableau, block, cells);
        tableau.forget();
        *kept = Some(Self { kinds, tableau: tableau.clone() });
        Some(tableau)
    }
}
