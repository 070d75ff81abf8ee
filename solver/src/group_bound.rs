//! How many more changes are needed at least.
//!
//! A changed cell is an edge between two nodes. The edges of a solution join the nodes that still have a
//! conflict into groups, and nothing flows between groups: the violations of the nodes of a group cancel out
//! (its *charge* is zero). A group of k nodes takes at least k - 1 edges, and k - 1 suffice only if the
//! edges form a tree on exactly these nodes, so that at least two of them are satisfied by changing a single edge.
//! Hence the fewest edges are the number of nodes less the most groups that are possible side by side.

use super::system::Block;
use super::tableau::{Status, Tableau};

/// More nodes than this are bounded by pairs only.
const MANY: usize = 12;

/// Subsets tried for the most groups before giving up and admitting.
const PATIENCE: u32 = 4000;

/// Working memory of the bound.
#[derive(Default)]
pub(super) struct Bound {
    /// Position among the nodes in conflict, by merged node.
    place: Vec<Option<usize>>,
    charges: Vec<u64>,
    /// Balance rows by node in conflict.
    rows: Vec<Vec<usize>>,
    /// Nodes joined by one undecided cell.
    near: Vec<u32>,
    /// Nodes to which one undecided cell leads that satisfies this node.
    mended: Vec<u32>,
    sums: Vec<u64>,
    groups: Vec<Vec<u32>>,
}

/// What the bound looks at.
pub(super) struct View<'a> {
    pub(super) block: &'a Block,
    pub(super) tableau: &'a Tableau,
    /// The merged node of each node.
    pub(super) merged: &'a [usize],
    /// The charge of each node before any change.
    pub(super) charge: &'a [u64],
    /// The nodes of the rows in conflict.
    pub(super) conflicts: &'a [usize],
}

impl Bound {
    /// Whether so many changes may suffice; never denies what is possible.
    pub(super) fn admits(&mut self, view: &View, changes: usize) -> bool {
        self.place.clear();
        self.place.resize(view.block.nodes, None);
        let mut count = 0;
        for &node in view.conflicts {
            if let Some(place) = self.place.get_mut(merged(view, node)) {
                place.get_or_insert_with(|| {
                    count += 1;
                    count - 1
                });
            }
        }
        if count > 2 * changes {
            return false;
        }
        if count <= changes {
            return true;
        }
        self.charges.clear();
        self.charges.resize(count, 0);
        for (node, &charge) in view.charge.iter().enumerate() {
            if let Some(sum) = self.place_of(view, node).and_then(|place| self.charges.get_mut(place)) {
                *sum = sum.wrapping_add(charge);
            }
        }
        if count > MANY { self.pairs(count, changes) } else { self.packed(view, count, count - changes) }
    }

    fn place_of(&self, view: &View, node: usize) -> Option<usize> {
        self.place.get(merged(view, node)).copied().flatten()
    }

    /// At best, nodes that have a partner form pairs and the others groups of three.
    fn pairs(&mut self, count: usize, changes: usize) -> bool {
        self.sums.clone_from(&self.charges);
        self.sums.sort_unstable();
        let paired = self.charges.iter().filter(|charge| self.sums.binary_search(&charge.wrapping_neg()).is_ok());
        let paired = paired.count();
        (6 * count).saturating_sub(3 * paired + 2 * (count - paired)).div_ceil(6) <= changes
    }

    /// Whether at least so many groups are possible side by side.
    fn packed(&mut self, view: &View, count: usize, wanted: usize) -> bool {
        self.connect(view, count);
        self.groups.iter_mut().for_each(Vec::clear);
        self.groups.resize(count.max(self.groups.len()), Vec::new());
        self.sums.clear();
        self.sums.push(0);
        for (bit, &charge) in self.charges.iter().enumerate() {
            for below in 0..1usize << bit {
                let sum = self.sums.get(below).map_or(0, |sum| sum.wrapping_add(charge));
                self.sums.push(sum);
                if sum == 0 && below != 0 {
                    let group = u32::try_from(below | 1 << bit).unwrap_or(0);
                    let tree = self.is_tree(group);
                    if let Some(list) = self.groups.get_mut(group.trailing_zeros() as usize).filter(|_| tree) {
                        list.push(group);
                    }
                }
            }
        }
        let mut patience = PATIENCE;
        pack(&self.groups, (1 << count) - 1, wanted, &mut patience)
    }

    /// Finds which nodes in conflict are joined by a cell, and which of them a single cell can satisfy.
    fn connect(&mut self, view: &View, count: usize) {
        self.rows.iter_mut().for_each(Vec::clear);
        self.rows.resize(count.max(self.rows.len()), Vec::new());
        for row in (0..view.tableau.height()).filter(|row| view.tableau.basic(*row).is_none()) {
            let place = view.block.node.get(row).and_then(|node| self.place_of(view, *node));
            if let Some(list) = place.and_then(|place| self.rows.get_mut(place)) {
                list.push(row);
            }
        }
        self.near.clear();
        self.near.resize(count, 0);
        self.mended.clear();
        self.mended.resize(count, 0);
        for (cell, (&(a, b), status)) in view.block.ends.iter().zip(view.tableau.statuses()).enumerate() {
            if *status != Status::Undecided {
                continue;
            }
            let (Some(a), Some(b)) = (self.place_of(view, a), self.place_of(view, b)) else { continue };
            if a == b {
                continue;
            }
            for (from, to) in [(a, b), (b, a)] {
                let known = self.mended.get(from).is_some_and(|mask| mask & 1 << to != 0);
                let satisfies = known || self.rows.get(from).is_some_and(|rows| satisfies(view.tableau, rows, cell));
                if let (Some(near), Some(mended)) = (self.near.get_mut(from), self.mended.get_mut(from)) {
                    *near |= 1 << to;
                    *mended |= u32::from(satisfies) << to;
                }
            }
        }
    }

    /// Whether a group may be joined by a tree of single cells.
    fn is_tree(&self, group: u32) -> bool {
        let mut reached = group & group.wrapping_neg();
        let mut open = reached;
        while open != 0 {
            let next = self.near.get(open.trailing_zeros() as usize).copied().unwrap_or(0) & group & !reached;
            open = open & (open - 1) | next;
            reached |= next;
        }
        if reached != group {
            return false;
        }
        let leaves = self.mended.iter().enumerate();
        leaves.filter(|(place, mask)| group & 1 << place != 0 && **mask & group != 0).count() >= 2
    }
}

fn merged(view: &View, node: usize) -> usize {
    view.merged.get(node).copied().unwrap_or(node)
}

/// Whether changing one cell alone makes all these rows hold.
fn satisfies(tableau: &Tableau, rows: &[usize], cell: usize) -> bool {
    let Some(&lead) = rows.iter().find(|row| tableau.rest(**row) != 0) else { return true };
    let (rest, factor) = (tableau.rest(lead), i128::from(tableau.coefficient(lead, cell)));
    if factor == 0 || rest % factor != 0 {
        return false;
    }
    let by = -rest / factor;
    let value = tableau.value(cell) + by;
    value >= tableau.lower(cell)
        && rows.iter().all(|&row| tableau.rest(row) + i128::from(tableau.coefficient(row, cell)) * by == 0)
}

/// Whether so many disjoint groups can be taken out of the nodes left.
fn pack(groups: &[Vec<u32>], left: u32, wanted: usize, patience: &mut u32) -> bool {
    if wanted == 0 {
        return true;
    }
    if (left.count_ones() as usize) < 2 * wanted {
        return false;
    }
    let lowest = left & left.wrapping_neg();
    let with = groups.get(lowest.trailing_zeros() as usize).map_or(&[][..], Vec::as_slice);
    for &group in with {
        if *patience == 0 {
            return true;
        }
        *patience -= 1;
        if group & !left == 0 && pack(groups, left & !group, wanted - 1, patience) {
            return true;
        }
    }
    pack(groups, left & !lowest, wanted, patience)
}
