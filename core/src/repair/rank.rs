//! From the sets of the solver to complete repairs, best first.

use super::problem::{Figures, system};
use super::solver::{Block, Count, Options, Proof, Set, Setting, Wanted};
use super::{Change, Evidence, Repair, RepairOptions, Repairs, evidence, pattern, readings};
use crate::check::{Case, topic_cells};
use crate::claim::{Claim, Topic};
use crate::draft::Draft;
use crate::form::CellId;
use crate::number::Number;
use crate::rule::{Identity, identities};

/// Sets of one block that are weighed against each other.
pub(super) const WEIGHED: usize = 2000;

/// What evidence is looked for in.
pub(super) struct Scene<'a> {
    pub(super) case: Case<'a>,
    pub(super) identities: &'static [Identity],
    /// The claims with the cells whose sum they state.
    pub(super) claims: Vec<(&'a Claim, Vec<CellId>)>,
    /// Whether the report is repaired together with others, so that what ties them speaks for itself.
    pub(super) linked: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let draft = case.draft;
        let claims = draft.claims.iter().filter(|claim| claim.is_comparable(draft.year) && claim.value.is_some());
        let claims = claims.map(|claim| (claim, cells_of(draft, claim.what)));
        Self {
            case: *case,
            identities: identities(draft.form(), draft.is_undivided()),
            claims: claims.filter(|(_, cells)| !cells.is_empty()).collect(),
            linked: false,
        }
    }

    pub(super) const fn draft(&self) -> &'a Draft {
        self.case.draft
    }

    /// The figure of a cell once these changes are made.
    pub(super) fn after(&self, changes: &[Change], cell: CellId) -> Option<Number> {
        let change = changes.iter().find(|change| change.cell == cell);
        change.map(|change| change.to).or_else(|| self.draft().number(cell))
    }
}

/// The cells whose sum a claim states; none where the words may mean other sums as well.
fn cells_of(draft: &Draft, what: Topic) -> Vec<CellId> {
    match what {
        Topic::Handled | Topic::Processed | Topic::Organisations => Vec::new(),
        _ => topic_cells(draft, what),
    }
}

pub(super) fn repair(case: &Case<'_>, options: &RepairOptions) -> Repairs {
    if holds(case.draft) {
        return Repairs::default();
    }
    let joints = readings::open(case.draft);
    if joints.is_empty() { alone(case, options) } else { readings::repair(case, &joints, options) }
}

/// Whether every identity is seen at once to hold: most reports of which something else is broken.
fn holds(draft: &Draft) -> bool {
    let figures = draft.figures();
    let sum = |cells: &[u8]| figures.sum(cells);
    identities(draft.form(), draft.is_undivided()).iter().all(|identity| {
        figures.plain().covers(identity.set()) && sum(identity.computed_bytes()) == sum(identity.stated_bytes())
    })
}

/// The repairs where cells without a figure may hold anything.
pub(super) fn alone(case: &Case<'_>, options: &RepairOptions) -> Repairs {
    let scene = Scene::new(case);
    let draft = case.draft;
    let figures = Figures::new(draft, options);
    let solver = Options { wanted: Wanted::All { limit: WEIGHED.max(options.limit) }, node_budget: options.node_budget };
    let blocks = system(draft.form(), draft.is_undivided()).solve(&figures.cells, &solver);
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
fn weigh(scene: &Scene<'_>, figures: &Figures, sets: &[Set]) -> Vec<Repair> {
    let ways = sets.iter().filter_map(|set| {
        let (changes, diagnosis) = weighed(scene, changes(scene, figures, &set.changes, 0)?);
        let score = changes.iter().flat_map(|change| &change.evidence).chain(&diagnosis).map(|evidence| evidence.weight);
        Some(Repair { score: score.sum(), changes, unique: false, diagnosis })
    });
    best(ways.collect(), usize::MAX, |repair| repair.score)
}

/// The changes with what speaks for and against each, and what they have in common.
pub(super) fn weighed(scene: &Scene<'_>, mut changes: Vec<Change>) -> (Vec<Change>, Vec<Evidence>) {
    let evidence: Vec<_> = changes.iter().map(|change| evidence::of_change(scene, &changes, change)).collect();
    for (change, evidence) in changes.iter_mut().zip(evidence) {
        change.evidence = evidence;
    }
    let diagnosis = pattern::of_set(scene, &changes);
    (changes, diagnosis)
}

/// Settings of the solver as changes of a draft, whose first cell has the number `first` in the problem.
pub(super) fn changes(scene: &Scene<'_>, figures: &Figures, settings: &[Setting], first: usize) -> Option<Vec<Change>> {
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
