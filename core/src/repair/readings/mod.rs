//! Repairs where cells can only be read together (联合判读): figures glued together, a row that has lost a cell.
//!
//! What such cells hold is not known, but not everything is possible: it is one of a few readings. A repair is
//! complete only if one of them goes with it. So the problem is solved for the readings that need the fewest changes,
//! and what they lead to is joined.

use super::problem::{Figures, system};
use super::rank;
use super::solver::{Count, Options, Proof, Wanted, WarmStart};
use super::{Change, Evidence, Repair, RepairOptions, Repairs};
use crate::cell::Cell;
use crate::check::{Case, say};
use crate::draft::{CellSet, Draft, JointReading};
use crate::finding::Arg;
use crate::form::CellId;
use crate::number::Number;
use crate::rules::identities;

/// At most so many readings, or combinations of them, are tried.
const TRIED: u32 = 200;
/// So many search steps each of them is worth.
const STEPS: u64 = 500;
/// At most so many combinations that need the same number of changes are looked into.
const MOST_ASSIGNMENTS: usize = 64;
/// So many repairs of one combination are compared with those of the others.
const JOINED: usize = 200;

/// Cells that can only be read together and are not declared otherwise.
pub(super) fn open(draft: &Draft) -> Vec<&JointReading> {
    let is_open = |joint: &&JointReading| {
        let fits = joint.readings.iter().all(|reading| reading.len() == joint.cells.len());
        fits && !joint.readings.is_empty() && joint.cells.iter().any(|cell| draft.number(*cell).is_none())
    };
    draft.joint_readings().iter().filter(is_open).collect()
}

/// The smallest repairs over all readings.
pub(super) fn repair(case: &Case<'_>, joints: &[&JointReading], options: &RepairOptions) -> Repairs {
    let mut search = Search::new(case.draft, joints, options);
    search.explore(&mut case.draft.clone(), joints);
    if search.given_up {
        return with_doubt(rank::alone(case, options));
    }
    let limit = options.limit.max(JOINED);
    let wanted = RepairOptions { limit, ..options.clone() };
    let mut joined = Repairs::default();
    for (at, world) in search.worlds.iter().enumerate() {
        let found = rank::alone(&Case { draft: world, ..*case }, &wanted);
        joined = if at == 0 { found } else { join(joined, found, limit) };
    }
    let unique = joined.count == Count::Exactly(1) && joined.proof == Proof::Proved;
    joined.list = rank::best(joined.list, options.limit, |repair| repair.score);
    for repair in &mut joined.list {
        repair.unique &= unique;
        repair.changes.iter_mut().for_each(|change| note_reading(case.draft, joints, change));
    }
    joined
}

/// A figure that was read in one of several ways is not declared: says how it is read here.
fn note_reading(draft: &Draft, joints: &[&JointReading], change: &mut Change) {
    let Some(joint) = joints.iter().find(|joint| joint.cells.contains(&change.cell)) else { return };
    let Some(read) = change.from.filter(|_| draft.number(change.cell).is_none()) else { return };
    change.from = None;
    let message = say!(
        "原文{text}存在{count}种识别结果，此处按{read}识别",
        "the source reads {text}, in {count} possible ways; here it is taken as {read}"
    );
    let args = vec![
        ("text", Arg::Text(draft.cell(change.cell).printed().unwrap_or_default().into())),
        ("count", Arg::Count(u32::try_from(joint.readings.len()).unwrap_or(u32::MAX))),
        ("read", Arg::Number(read)),
    ];
    change.evidence.push(Evidence::new("reading", 0, message, args));
}

/// Where there are too many readings to try, no repair is said to be complete.
fn with_doubt(mut found: Repairs) -> Repairs {
    if found.list.is_empty() {
        return found;
    }
    if found.proof == Proof::Proved {
        found.proof = Proof::NotProved { at_least: found.cost };
    }
    let message = say!(
        "部分单元格的识别结果过多，未逐一核对；本方案未必与原文的某一种识别结果相符",
        "some cells can be read in too many ways to try: this repair may not go with any of them"
    );
    for repair in &mut found.list {
        repair.unique = false;
        repair.diagnosis.push(Evidence::new("readings-open", 0, message, Vec::new()));
    }
    found
}

/// The repairs of two combinations of readings, each once.
fn join(mut one: Repairs, other: Repairs, limit: usize) -> Repairs {
    let cut = |found: &Repairs| found.count != Count::Exactly(found.list.len());
    let whole = !cut(&one) && !cut(&other);
    let key =
        |repair: &Repair| -> Vec<(CellId, Number)> { repair.changes.iter().map(|change| (change.cell, change.to)).collect() };
    for repair in other.list {
        match one.list.iter_mut().find(|known| key(known) == key(&repair)) {
            Some(known) if known.score < repair.score => *known = repair,
            Some(_) => {}
            None => one.list.push(repair),
        }
    }
    one.count = if whole && one.list.len() <= limit { Count::Exactly(one.list.len()) } else { Count::AtLeast(one.list.len()) };
    if other.proof != Proof::Proved {
        one.proof = other.proof;
    }
    one
}

/// Looks for the combinations of readings that need the fewest changes.
struct Search<'o> {
    options: &'o RepairOptions,
    /// All cells that have readings.
    cells: CellSet,
    best: Option<u64>,
    /// What is known of figures of these cells.
    costs: Vec<(Vec<Option<Number>>, Option<u64>)>,
    opened: WarmStart,
    worlds: Vec<Draft>,
    tried: u32,
    given_up: bool,
}

impl<'o> Search<'o> {
    fn new(draft: &Draft, joints: &[&JointReading], options: &'o RepairOptions) -> Self {
        let cells = joints.iter().flat_map(|joint| &joint.cells).copied();
        let cells = cells.filter(|cell| draft.number(*cell).is_none()).collect();
        Self {
            options,
            cells,
            best: None,
            costs: Vec::new(),
            opened: WarmStart::default(),
            worlds: Vec::new(),
            tried: 0,
            given_up: false,
        }
    }

    /// Tries every reading of the first group that can still lead to the fewest changes, the most promising first.
    fn explore(&mut self, draft: &mut Draft, joints: &[&JointReading]) {
        let Some((joint, rest)) = joints.split_first() else {
            return self.arrive(draft);
        };
        // Every one of them would be tried, and the last ones are too many: none need be.
        if self.tried.saturating_add(u32::try_from(joint.readings.len()).unwrap_or(u32::MAX)) > TRIED {
            self.given_up = true;
            return;
        }
        let before: Vec<(CellId, Cell)> = joint.cells.iter().map(|cell| (*cell, draft.cell(*cell).clone())).collect();
        let mut promising = Vec::new();
        // Readings of the last group cost nothing more later, so that only the cheapest of them are wanted.
        let mut most = self.best.unwrap_or(u64::MAX);
        for reading in &joint.readings {
            self.read(draft, joint, reading);
            if let Some(cost) = self.cost(draft, most) {
                promising.push((cost, reading));
                most = if rest.is_empty() { most.min(cost) } else { most };
            }
            if self.given_up {
                break;
            }
        }
        promising.sort_by_key(|(cost, _)| *cost);
        for (cost, reading) in promising {
            let done = self.best == Some(0) || self.best.is_some_and(|best| best < cost);
            if done || self.given_up {
                break;
            }
            self.read(draft, joint, reading);
            self.explore(draft, rest);
        }
        for (cell, value) in before {
            draft.set(cell, value);
        }
    }

    fn read(&self, draft: &mut Draft, joint: &JointReading, reading: &[Option<Number>]) {
        for (cell, number) in joint.cells.iter().zip(reading) {
            if self.cells.contains(*cell) {
                draft.set(*cell, number.map_or(Cell::Missing, Cell::Number));
            }
        }
    }

    fn arrive(&mut self, draft: &Draft) {
        let Some(cost) = self.cost(draft, self.best.unwrap_or(u64::MAX)) else { return };
        if self.best.is_none_or(|best| cost < best) {
            self.worlds.clear();
            self.best = Some(cost);
        }
        if self.best == Some(cost) {
            self.given_up |= self.worlds.len() == MOST_ASSIGNMENTS;
            self.worlds.push(draft.clone());
        }
    }

    /// The fewest changes of identities that these cells occur in; nothing where there is no repair of at most so many
    /// changes, or where it is not proven. Later calls must not allow more changes than earlier ones.
    fn cost(&mut self, draft: &Draft, most: u64) -> Option<u64> {
        self.tried = self.tried.saturating_add(1);
        self.given_up |= self.tried > TRIED;
        let figures: Vec<Option<Number>> = self.cells.iter().map(|cell| draft.number(cell)).collect();
        if let Some((_, cost)) = self.costs.iter().find(|(known, _)| *known == figures) {
            return *cost;
        }
        let cost = self.cost_anew(draft, most);
        self.costs.push((figures, cost));
        cost
    }

    fn cost_anew(&mut self, draft: &Draft, most: u64) -> Option<u64> {
        let (form, undivided) = (draft.form(), draft.is_undivided());
        let figures = Figures::new(draft, self.options);
        let node_budget = self.options.node_budget.min(STEPS);
        let is_own = |equations: &[usize]| {
            let mut identities = equations.iter().filter_map(|equation| identities(form, undivided).get(*equation));
            identities.any(|identity| identity.set().meets(&self.cells))
        };
        let options = |equations: &[usize]| {
            let most = if is_own(equations) { most } else { u64::MAX };
            Options { wanted: Wanted::Cost { most }, node_budget }
        };
        let mut sum = 0_u64;
        for block in system(form, undivided).localise_again(&figures.cells, options, &mut self.opened) {
            self.given_up |= matches!(block.proof, Proof::NotProved { .. });
            if block.proof != Proof::Proved {
                return None;
            }
            if is_own(&block.equations) {
                sum = sum.saturating_add(block.cost);
            }
        }
        Some(sum)
    }
}

#[cfg(test)]
mod tests;
