//! The search itself: branch on the conflict with the fewest ways out, one change more at a time.

use super::conflict::{Conflict, conflicts, release_missing};
use super::group_bound::{Bound, View};
use super::impute;
use super::propagation_bound;
use super::system::Block;
use super::tableau::{Status, Tableau};
use super::warm_start::Start;
use super::{Block as Answer, Cell, Count, Observed, Options, Proof, Set, Wanted};

/// Why the search stopped before its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Halt {
    Budget,
    Enough,
}

struct Search<'a> {
    block: &'a Block,
    tableau: Tableau,
    bound: Bound,
    weight: Vec<u64>,
    order: Vec<u32>,
    /// The lowest weight of a cell.
    least: u64,
    /// The merged node of each node.
    merged: Vec<usize>,
    charge: Vec<u64>,
    chosen: Vec<usize>,
    found: Vec<Set>,
    limit: usize,
    wanted: Wanted,
    /// Whether the first answer changes nothing.
    untouched: bool,
    steps: u64,
    budget: u64,
    halt: Option<Halt>,
    /// Whether a branch was left because it would cost too much.
    cut: bool,
}

/// Solves one block; nothing if its equations hold as printed.
pub(super) fn localise(
    block: &Block,
    cells: &[Cell],
    options: &Options,
    mut kept: Option<&mut Option<Start>>,
) -> Option<Answer> {
    if holds(block, cells) {
        return None;
    }
    let opened = kept.as_deref_mut().and_then(|kept| Start::take(kept, block, cells));
    let is_open = opened.is_some();
    let mut search = Search::new(block, cells, options, opened.unwrap_or_else(|| Tableau::new(block, cells, false)));
    let base = search.prepare((!is_open).then_some(cells));
    let most = match options.wanted {
        Wanted::Cost { most } => most.saturating_sub(base),
        _ => search.weight.iter().sum(),
    };
    let mut left = 0;
    let too_dear = matches!(options.wanted, Wanted::Cost { most } if base > most);
    let proof = loop {
        if too_dear {
            break Proof::Impossible;
        }
        search.cut = false;
        search.descend(left);
        if !search.found.is_empty() {
            break Proof::Proved;
        }
        if search.halt.is_some() || search.tableau.overflowed() {
            let at_least = base + left;
            left = search.greedy_completion();
            break Proof::NotProved { at_least };
        }
        if !search.cut || left >= most {
            break Proof::Impossible;
        }
        left += 1;
    };
    if let Some(kept) = kept.filter(|_| is_open) {
        Start::put(kept, std::mem::take(&mut search.tableau));
    }
    (!search.untouched).then(|| search.answer(base + left, proof))
}

/// Whether every cell has a number that can stand, and all equations hold.
fn holds(block: &Block, cells: &[Cell]) -> bool {
    let figure = |place: usize| {
        let cell = cells.get(*block.cells.get(place)?)?;
        match cell.observed {
            Observed::Value(value) if cell.pinned || cell.lower.is_none_or(|lower| lower <= value) => Some(i128::from(value)),
            _ => None,
        }
    };
    block.terms.iter().all(|terms| {
        let sum = terms.iter().try_fold(0, |sum, &(place, a)| Some(sum + i128::from(a) * figure(place)?));
        sum == Some(0)
    })
}

impl<'a> Search<'a> {
    fn new(block: &'a Block, cells: &[Cell], options: &Options, tableau: Tableau) -> Self {
        let at = |number: &usize| cells.get(*number).copied().unwrap_or_else(Cell::missing);
        let weight: Vec<u64> = block.cells.iter().map(|number| u64::from(at(number).weight.max(1))).collect();
        Self {
            block,
            tableau,
            bound: Bound::default(),
            order: block.cells.iter().map(|number| at(number).order).collect(),
            least: weight.iter().copied().min().unwrap_or(1),
            weight,
            merged: (0..block.nodes).collect(),
            charge: vec![0; block.nodes],
            chosen: Vec::new(),
            found: Vec::new(),
            limit: match options.wanted {
                Wanted::Cost { .. } | Wanted::One => 1,
                Wanted::All { limit } => limit.max(1),
            },
            wanted: options.wanted,
            untouched: false,
            steps: 0,
            budget: options.node_budget,
            halt: None,
            cut: false,
        }
    }

    /// Releases the cells that are free or cannot stay, if that has not been done; returns the cost of the latter.
    fn prepare(&mut self, cells: Option<&[Cell]>) -> u64 {
        for (row, (node, &factor)) in self.block.node.iter().zip(&self.block.charge).enumerate() {
            if let Some(charge) = self.charge.get_mut(*node) {
                // As printed; rows of which cells have been let go no longer say so.
                let rest = if cells.is_some() { self.tableau.rest(row) } else { self.tableau.sum(self.block, row) };
                let low = u64::try_from(rest.rem_euclid(1 << 64)).unwrap_or(0);
                *charge = charge.wrapping_add(low.wrapping_mul(factor));
            }
        }
        self.chosen = cells.map_or_else(Vec::new, |cells| release_missing(&mut self.tableau, self.block, cells));
        for place in 0..self.block.cells.len() {
            if matches!(self.tableau.status(place), Status::NonBasic | Status::Basic) {
                self.merge(place);
            }
        }
        self.chosen.iter().map(|place| self.weight_of(*place)).sum()
    }

    /// Whether one answer is enough.
    fn takes_first(&self) -> bool {
        !matches!(self.wanted, Wanted::All { .. })
    }

    fn weight_of(&self, place: usize) -> u64 {
        self.weight.get(place).copied().unwrap_or(1)
    }

    /// The two nodes of a cell become one.
    fn merge(&mut self, place: usize) {
        let Some(&(a, b)) = self.block.ends.get(place) else { return };
        let at = |node: usize| self.merged.get(node).copied().unwrap_or(node);
        let (a, b) = (at(a), at(b));
        if a != b {
            self.merged.iter_mut().filter(|node| **node == b).for_each(|node| *node = a);
        }
    }

    /// Finds every set that costs at most so much more; sets are found once each, since a cell that has
    /// been tried is kept as printed in the branches after it.
    fn descend(&mut self, left: u64) {
        self.steps += 1;
        if self.steps > self.budget || self.tableau.overflowed() {
            self.halt = Some(Halt::Budget);
            return;
        }
        let mark = self.tableau.mark();
        self.tableau.restore_feasibility();
        let conflicts = conflicts(&self.tableau);
        if conflicts.is_empty() {
            self.arrive(left);
        } else if left < self.least || !self.admits(&conflicts, left) {
            self.cut = true;
        } else if let Some((conflict, ways)) = self.narrowest(&conflicts) {
            let last = self.tableau.nonbasic() == 0 && self.tableau.basic(conflict.row).is_none();
            self.branch(&ways, left, last.then_some(conflict.row));
        }
        self.tableau.back(mark);
    }

    fn admits(&mut self, conflicts: &[Conflict], left: u64) -> bool {
        let node = |conflict: &Conflict| match self.tableau.basic(conflict.row) {
            Some(place) => self.block.ends.get(place).map_or(0, |ends| ends.0),
            None => self.block.node.get(conflict.row).copied().unwrap_or(0),
        };
        let nodes: Vec<usize> = conflicts.iter().map(node).collect();
        let view =
            View { block: self.block, tableau: &self.tableau, merged: &self.merged, charge: &self.charge, conflicts: &nodes };
        let changes = usize::try_from(left / self.least).unwrap_or(usize::MAX);
        if !self.bound.admits(&view, changes) {
            return false;
        }
        let ways = |conflict: Conflict| self.ways(conflict).collect();
        !self.block.is_crowded || propagation_bound::least(self.block, &self.tableau, conflicts, ways) <= changes
    }

    /// The conflict with the fewest cells that could satisfy it, and these cells.
    fn narrowest(&self, conflicts: &[Conflict]) -> Option<(Conflict, Vec<usize>)> {
        let mut fewest: Option<(usize, Conflict)> = None;
        for conflict in conflicts {
            // Beyond the fewest so far they need no counting.
            let most = fewest.map_or(usize::MAX, |(count, _)| count);
            let count = self.ways(*conflict).take(most).count();
            if fewest.is_none() || count < most {
                fewest = Some((count, *conflict));
            }
        }
        let (_, conflict) = fewest?;
        let mut ways: Vec<usize> = self.ways(conflict).collect();
        ways.sort_by_key(|place| (self.order.get(*place), *place));
        Some((conflict, ways))
    }

    fn ways(&self, conflict: Conflict) -> impl Iterator<Item = usize> {
        let cells = self.tableau.row(conflict.row).iter().zip(self.tableau.statuses()).enumerate();
        cells
            .filter(|(_, (a, status))| **a != 0 && **status == Status::Undecided)
            .filter(move |(place, (a, _))| self.tableau.helps(*place, **a, conflict.need))
            .map(|(place, _)| place)
    }

    /// Changes each of the cells in turn, those before it kept. `row` is given if the last change can be
    /// read off that row.
    fn branch(&mut self, ways: &[usize], left: u64, row: Option<usize>) {
        for &place in ways {
            if self.halt.is_some() {
                return;
            }
            match left.checked_sub(self.weight_of(place)) {
                None => self.cut = true,
                Some(after) => match row.filter(|_| after < self.least) {
                    Some(row) => self.finish(place, row),
                    None => self.change(place, after),
                },
            }
            self.tableau.set(place, Status::Fixed);
        }
    }

    fn change(&mut self, place: usize, left: u64) {
        let mark = self.tableau.mark();
        let merged = self.merged.clone();
        self.tableau.release(place);
        self.merge(place);
        self.chosen.push(place);
        self.descend(left);
        self.chosen.pop();
        self.merged = merged;
        self.tableau.back(mark);
    }

    /// Whether this one cell satisfies every equation, by the violation of the row.
    fn finish(&mut self, place: usize, row: usize) {
        let tableau = &self.tableau;
        let (rest, factor) = (tableau.rest(row), i128::from(tableau.coefficient(row, place)));
        let by = -rest / factor;
        let value = tableau.value(place) + by;
        let mends = |row: usize| {
            let after = tableau.rest(row) + i128::from(tableau.coefficient(row, place)) * by;
            let Some(solved) = tableau.basic(row) else { return after == 0 };
            let factor = i128::from(tableau.coefficient(row, solved));
            -after >= tableau.lower(solved) * factor && after % factor == 0
        };
        if rest % factor != 0 || value < tableau.lower(place) || !(0..tableau.height()).all(mends) {
            self.cut = true;
            return;
        }
        let mark = self.tableau.mark();
        self.tableau.release(place);
        self.chosen.push(place);
        self.record();
        self.chosen.pop();
        self.tableau.back(mark);
    }

    /// All rows hold for some numbers; if these can be whole, this is an answer.
    fn arrive(&mut self, left: u64) {
        if self.tableau.nonbasic() == 0 || impute::make_whole(&mut self.tableau) {
            self.record();
        } else if left < self.least {
            self.cut = true;
        } else {
            let places = self.tableau.statuses().iter().enumerate();
            let undecided = places.filter(|(_, status)| **status == Status::Undecided).map(|(place, _)| place);
            self.branch(&undecided.collect::<Vec<_>>(), left, None);
        }
    }

    fn record(&mut self) {
        if self.found.len() == self.limit {
            self.halt = Some(Halt::Enough);
            return;
        }
        let mut places = self.chosen.clone();
        places.sort_unstable();
        self.untouched |= self.found.is_empty() && places.is_empty();
        let changes = match self.wanted {
            Wanted::Cost { .. } => Vec::new(),
            _ => impute::settings(&mut self.tableau, &places, &self.block.cells),
        };
        self.found.push(Set { changes });
        if self.takes_first() {
            self.halt = Some(Halt::Enough);
        }
    }

    /// Some answer, not proven smallest: always the cell after which the fewest conflicts are left, then
    /// without the cells that turn out not to be needed. Returns its cost.
    fn greedy_completion(&mut self) -> u64 {
        let mark = self.tableau.mark();
        let mut picked = Vec::new();
        loop {
            self.tableau.restore_feasibility();
            let conflicts = conflicts(&self.tableau);
            let Some((_, ways)) = self.narrowest(&conflicts) else { break };
            let best = ways.into_iter().min_by_key(|place| (self.conflicts_after(*place), self.weight_of(*place)));
            let Some(place) = best.filter(|_| !self.tableau.overflowed()) else {
                self.tableau.back(mark);
                return 0;
            };
            self.tableau.release(place);
            picked.push(place);
        }
        for place in picked.clone() {
            self.tableau.back(mark);
            for other in picked.iter().filter(|other| **other != place) {
                self.tableau.release(*other);
            }
            self.tableau.restore_feasibility();
            if conflicts(&self.tableau).is_empty() {
                picked.retain(|other| *other != place);
            }
        }
        self.tableau.back(mark);
        for place in &picked {
            self.tableau.release(*place);
        }
        self.tableau.restore_feasibility();
        let cost = picked.iter().map(|place| self.weight_of(*place)).sum();
        self.chosen.extend(picked);
        if conflicts(&self.tableau).is_empty() && (self.tableau.nonbasic() == 0 || impute::make_whole(&mut self.tableau)) {
            self.record();
        }
        self.tableau.back(mark);
        cost
    }

    fn conflicts_after(&mut self, place: usize) -> usize {
        let mark = self.tableau.mark();
        self.tableau.release(place);
        self.tableau.restore_feasibility();
        let count = conflicts(&self.tableau).len();
        self.tableau.back(mark);
        count
    }

    fn answer(mut self, cost: u64, proof: Proof) -> Answer {
        self.found.sort_by(|a, b| a.cells().cmp(b.cells()));
        let found = self.found.len();
        let count = match (self.halt, proof) {
            (None, Proof::Proved | Proof::Impossible) => Count::Exactly(found),
            (Some(Halt::Enough), Proof::Proved) if !self.takes_first() => Count::AtLeast(found + 1),
            _ => Count::AtLeast(found),
        };
        if matches!(self.wanted, Wanted::Cost { .. }) {
            self.found.clear();
        }
        Answer { equations: self.block.equations.clone(), cost, sets: self.found, count, proof, steps: self.steps }
    }
}
