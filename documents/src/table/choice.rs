//! What a row of the applications table may be (取舍): the figures that its candidates state, or a reading that is not listed.

use super::align::Placed;
use super::layout::{Slot, Source};
use super::map::Map;
use super::prices::{Cost, MARGIN};
use super::shape::COLUMNS;

/// Figures of a row; `None` where it states none.
pub(super) type Figures = [Option<i64>; COLUMNS];

/// What a row may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Choice {
    /// These figures: by the place of the first candidate that states them.
    Figures(Figures),
    /// Some reading that is not listed.
    Open,
    /// The document does not have the row.
    LeftOut,
}

impl Choice {
    pub(super) const fn figures(&self) -> Option<&Figures> {
        match self {
            Self::Figures(figures) => Some(figures),
            _ => None,
        }
    }

    /// Whether every cell states a figure, so that the identities can judge it.
    pub(super) fn is_testable(&self) -> bool {
        self.figures().is_some_and(|figures| figures.iter().all(Option::is_some))
    }
}

/// The figures of a candidate.
pub(super) fn figures_of(slots: &[Slot]) -> Figures {
    let mut figures = [None; COLUMNS];
    for (figure, slot) in figures.iter_mut().zip(slots) {
        *figure = slot.number.and_then(ogi_core::Number::as_integer);
    }
    figures
}

/// The choices of a row, cheapest first; `Open` stands for what is not listed.
pub(super) fn choices(candidates: &[Placed], left_out: Cost) -> Vec<(Choice, Cost)> {
    let mut known: Map<Choice, (Cost, bool)> = Map::default();
    for placed in candidates {
        let choice = placed.slots.as_ref().map_or(Choice::Open, |slots| Choice::Figures(figures_of(slots)));
        // A cell that left no trace may stand anywhere; an empty field that is printed may not.
        let is_gone = placed.slots.iter().flatten().any(|slot| slot.source == Source::Gone);
        let entry = known.entry(choice).or_insert((placed.excess, is_gone));
        if placed.excess < entry.0 {
            *entry = (placed.excess, is_gone);
        }
    }
    // Many readings that lack a cell are one that is not listed.
    let gone: Vec<Cost> = known.values().filter(|(_, is_gone)| *is_gone).map(|(cost, _)| *cost).collect();
    if gone.len() > 8 {
        known.retain(|_, (_, is_gone)| !*is_gone);
        let least = gone.iter().copied().min().unwrap_or_default();
        let entry = known.entry(Choice::Open).or_insert((least, false));
        entry.0 = entry.0.min(least);
    }
    let mut list: Vec<(Choice, Cost)> = known.into_iter().map(|(choice, (cost, _))| (choice, cost)).collect();
    list.sort_unstable_by_key(|(choice, cost)| (*cost, *choice));
    // An explanation that cannot be tested earns nothing by it.
    if list.iter().any(|(choice, _)| choice.is_testable()) {
        list.retain(|(choice, cost)| choice.is_testable() || *cost <= MARGIN);
    }
    if left_out <= MARGIN {
        list.push((Choice::LeftOut, left_out));
    }
    if list.is_empty() {
        list.push((Choice::LeftOut, 0));
    }
    list
}
