//! Which sets have a fingerprint: a list on a shelf, in the order of fingerprints, that is gone through once for each block.

use std::collections::HashSet;
use std::io;

use super::shelf::{Block, Shelf, Sketches};
use super::{BLOCK, CROWD, SKETCH};

/// Fingerprints are looked through in so many shares, a power of two: a share is sorted at a time.
const SHARES: u32 = 16;
/// The list is read in pieces of so many numbers: fingerprint, set, fingerprint, set.
const PIECE: usize = 1 << 15;

/// Which sets have a fingerprint, of those that several have.
pub(super) struct Holders<'a> {
    list: &'a mut dyn Shelf,
    length: usize,
    /// What more sets than this have is nobody's own.
    most: usize,
    /// What is nobody's own.
    common: HashSet<u32>,
}

/// The order of the list: the shares one after another, each in ascending order.
const fn order(fingerprint: u32) -> u32 {
    fingerprint.rotate_right(SHARES.ilog2())
}

impl<'a> Holders<'a> {
    /// Makes the list on a shelf that is empty.
    pub(super) fn new(sketches: &mut Sketches, list: &'a mut dyn Shelf) -> io::Result<Self> {
        let most = sketches.len().checked_div(10).unwrap_or_default().clamp(16, 1000);
        let mut made = Self { list, length: 0, most, common: HashSet::new() };
        let mut holders: Vec<(u32, u32)> = Vec::new();
        // What one set alone has is held against nothing, and is most of all.
        for share in 0..SHARES {
            holders.clear();
            let mut from = 0;
            while from < sketches.len() {
                let block = sketches.block(from, BLOCK)?;
                for (at, set) in block.each() {
                    let mine = set.iter().filter(|fingerprint| *fingerprint & (SHARES - 1) == share);
                    holders.extend(mine.map(|fingerprint| (*fingerprint, at)));
                }
                from = block.end();
            }
            holders.sort_unstable();
            for same in holders.chunk_by(|(one, _), (other, _)| one == other).filter(|same| same.len() > 1) {
                made.lay(same)?;
            }
        }
        Ok(made)
    }

    /// Lays the sets of one fingerprint by; of what too many have, that it is so.
    fn lay(&mut self, same: &[(u32, u32)]) -> io::Result<()> {
        if same.len() > self.most {
            self.common.extend(same.first().map(|(fingerprint, _)| *fingerprint));
            return Ok(());
        }
        let numbers: Vec<u32> = same.iter().flat_map(|(fingerprint, at)| [*fingerprint, *at]).collect();
        self.length = self.length.saturating_add(numbers.len());
        self.list.put(&numbers)
    }

    /// The pairs of a set of the block and a later one that have half of what is wanted in common, in their order. Half is
    /// enough to look closer: crowds hide part of what two share.
    pub(super) fn met(&mut self, block: &Block, wanted: u32) -> io::Result<Vec<(u32, u32)>> {
        let mut mine: Vec<(u32, u32)> = Vec::new();
        for (at, set) in block.each() {
            mine.extend(set.iter().map(|fingerprint| (order(*fingerprint), at)));
        }
        mine.sort_unstable();
        let mut mine = mine.as_slice();
        let mut pairs: Vec<u64> = Vec::new();
        let mut sets: Vec<u32> = Vec::new();
        let mut known = None;
        for from in (0..self.length).step_by(PIECE) {
            let piece = self.list.read(from..from.saturating_add(PIECE).min(self.length))?;
            for holder in piece.chunks_exact(2) {
                let [fingerprint, at] = holder else { continue };
                if known != Some(*fingerprint) {
                    mine = pair(mine, known, &sets, &mut pairs);
                    sets.clear();
                    known = Some(*fingerprint);
                }
                sets.push(*at);
            }
        }
        pair(mine, known, &sets, &mut pairs);
        pairs.sort_unstable();
        let enough = |same: &&[u64]| same.len().saturating_mul(2) >= usize::try_from(wanted).unwrap_or(usize::MAX);
        Ok(pairs.chunk_by(u64::eq).filter(enough).filter_map(|same| divided(*same.first()?)).collect())
    }

    /// How much the smaller of two sketches shares with the other, in percent of its own, and how much that is.
    pub(super) fn compare(&self, one: &[u32], other: &[u32]) -> (u32, u32) {
        // Beyond the end of a cut sketch nothing is known of its set.
        let end = |set: &[u32]| if set.len() < SKETCH { u32::MAX } else { set.last().copied().unwrap_or(u32::MAX) };
        let limit = end(one).min(end(other));
        let own = |set: &[u32]| -> Vec<u32> {
            let near = set.iter().copied().take_while(|value| *value <= limit);
            near.filter(|value| !self.common.contains(value)).collect()
        };
        let (one, other) = (own(one), own(other));
        let shared = one.iter().filter(|value| other.binary_search(value).is_ok()).count();
        let smaller = one.len().min(other.len());
        let share = shared.saturating_mul(100).checked_div(smaller).unwrap_or_default();
        (u32::try_from(share).unwrap_or(100), u32::try_from(shared).unwrap_or(u32::MAX))
    }
}

/// Pairs the sets of the block that have a fingerprint with the later ones that have it: all of a few, the next two of a crowd.
/// What is left of the block's fingerprints.
fn pair<'a>(mine: &'a [(u32, u32)], known: Option<u32>, sets: &[u32], pairs: &mut Vec<u64>) -> &'a [(u32, u32)] {
    let Some(place) = known.map(order) else { return mine };
    let from = mine.iter().take_while(|(other, _)| *other < place).count();
    let mine = mine.get(from..).unwrap_or_default();
    let count = mine.iter().take_while(|(other, _)| *other == place).count();
    let most = if sets.len() > CROWD { 2 } else { usize::MAX };
    for (_, one) in mine.iter().take(count) {
        let later = sets.partition_point(|at| at <= one);
        pairs.extend(sets.iter().skip(later).take(most).map(|other| u64::from(*one) << 32 | u64::from(*other)));
    }
    mine.get(count..).unwrap_or_default()
}

fn divided(pair: u64) -> Option<(u32, u32)> {
    Some((u32::try_from(pair >> 32).ok()?, u32::try_from(pair & u64::from(u32::MAX)).ok()?))
}
