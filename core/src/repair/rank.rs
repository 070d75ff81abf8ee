//! From the sets of the solver to complete repairs, best first.

use super::evidence_context::EvidenceContext;
use super::problem::{Figures, system};
use super::solver::{Block, Count, Imputation, Options, Proof, Set, Wanted};
use super::{Change, Evidence, Repair, RepairOptions, Repairs, evidence, pattern};
use crate::check::Case;
use crate::form::CellId;

/// Sets of one block that are weighed against each other.
pub(super) const WEIGHED: usize = 2000;

/// The repairs where cells without a figure may hold anything.
pub(super) fn alone(case: &Case<'_>, options: &RepairOptions) -> Repairs {
    let scene = EvidenceContext::new(case);
    let draft = case.draft;
    let figures = Figures::new(draft, options);
    let solver = Options { wanted: Wanted::All { limit: WEIGHED.max(options.limit) }, node_budget: options.node_budget };
    let blocks = system(draft.form(), draft.is_undivided()).localise(&figures.cells, &solver);
    let mut result = Repairs { cost: 0, proof: Proof::Proved, count: Count::Exactly(1), list: Vec::new() };
    let mut complete = vec![Repair { changes: Vec::new(), unique: true, diagnosis: Vec::new(), score: 0 }];
    for block in &blocks {
        result.cost = result.cost.saturating_add(block.cost);
        result.proof = joined_proof(result.proof, block, &blocks);
        result.count = times(result.count, block.count);
        let ways = weigh(&scene, &figures, &block.sets);
        let pairs = complete.iter().flat_map(|repair| ways.iter().map(move |way| join(repair, way)));
        complete = best(pairs.collect(), options.limit, |repair| repair.score);
    }
    if blocks.is_empty() {
        result.count = Count::Exactly(0);
        return result;
    }
    let unique = result.count == Count::Exactly(1) && result.proof == Proof::Proved;
    for mut repair in complete {
        repair.changes.sort_by_key(|change| change.cell);
        repair.unique = unique && repair.changes.iter().all(|change| change.low == change.high);
        repair.diagnosis.extend(pattern::doubt(&scene, &repair.changes));
        result.list.push(repair);
    }
    result
}

/// The sets of a block as partial repairs with their evidence, best first.
fn weigh(scene: &EvidenceContext<'_>, figures: &Figures, sets: &[Set]) -> Vec<Repair> {
    let ways = sets.iter().filter_map(|set| {
        let (changes, diagnosis) = weighed(scene, changes(scene, figures, &set.changes, 0)?);
        let score = changes.iter().flat_map(|change| &change.evidence).chain(&diagnosis).map(|evidence| evidence.weight);
        Some(Repair { score: score.sum(), changes, unique: false, diagnosis })
    });
    best(ways.collect(), usize::MAX, |repair| repair.score)
}

/// The changes with what speaks for and against each, and what they have in common.
pub(super) fn weighed(scene: &EvidenceContext<'_>, mut changes: Vec<Change>) -> (Vec<Change>, Vec<Evidence>) {
    let evidence: Vec<_> = changes.iter().map(|change| evidence::of_change(scene, &changes, change)).collect();
    for (change, evidence) in changes.iter_mut().zip(evidence) {
        change.evidence = evidence;
    }
    let diagnosis = pattern::of_set(scene, &changes);
    (changes, diagnosis)
}

/// Settings of the solver as changes of a draft, whose first cell has the number `first` in the problem.
pub(super) fn changes(
    scene: &EvidenceContext<'_>,
    figures: &Figures,
    settings: &[Imputation],
    first: usize,
) -> Option<Vec<Change>> {
    settings
        .iter()
        .map(|setting| {
            let cell = CellId::all().nth(setting.cell.checked_sub(first)?)?;
            let number = |value: i64| figures.number(cell, value);
            Some(Change {
                cell,
                from: scene.draft().number(cell),
                to: number(setting.value)?,
                low: setting.range.low.and_then(number),
                high: setting.range.high.and_then(number),
                evidence: Vec::new(),
            })
        })
        .collect()
}

/// The best by score; those of equal score stay in the order of their cells.
pub(super) fn best<T>(mut list: Vec<T>, limit: usize, score: impl Fn(&T) -> i64) -> Vec<T> {
    list.sort_by_key(|repair| std::cmp::Reverse(score(repair)));
    list.truncate(limit);
    list
}

fn join(a: &Repair, b: &Repair) -> Repair {
    Repair {
        changes: a.changes.iter().chain(&b.changes).cloned().collect(),
        unique: false,
        diagnosis: a.diagnosis.iter().chain(&b.diagnosis).cloned().collect(),
        score: a.score.saturating_add(b.score),
    }
}

/// The proof of all blocks together: what is not proved of one is not proved of the whole.
pub(super) fn joined_proof(so_far: Proof, block: &Block, blocks: &[Block]) -> Proof {
    let least = |block: &Block| match block.proof {
        Proof::NotProved { at_least } => at_least,
        Proof::Proved | Proof::Impossible => block.cost,
    };
    match (so_far, block.proof) {
        (Proof::Impossible, _) | (_, Proof::Impossible) => Proof::Impossible,
        (Proof::Proved, Proof::Proved) => Proof::Proved,
        _ => Proof::NotProved { at_least: blocks.iter().map(least).sum() },
    }
}

pub(super) fn times(a: Count, b: Count) -> Count {
    match (a, b) {
        (Count::Exactly(a), Count::Exactly(b)) => Count::Exactly(a.saturating_mul(b)),
        (Count::Exactly(a) | Count::AtLeast(a), Count::Exactly(b) | Count::AtLeast(b)) => Count::AtLeast(a.saturating_mul(b)),
    }
}
