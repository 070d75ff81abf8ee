//! Which of many sets share much with another (雷同): copied text and copied figures in time that grows with their number.
//!
//! A set is a sketch: its smallest fingerprints, in ascending order. Two sketches share what two sets share, in proportion.
//! What many have is nobody's own (a common model, the words of the law) and is left out before anything is compared; of
//! what is left, only sets that have a fingerprint in common are ever held against each other.

use std::collections::HashMap;

/// So many fingerprints of a set are kept at most.
pub const SKETCH: usize = 160;
/// What more sets than this have is compared with the neighbours in the order given only.
const CROWD: usize = 24;

/// Fingerprints are looked through in so many shares; a power of two.
const SHARES: u32 = 16;

/// The sketch of a set: its smallest fingerprints, ascending, without doubles. Of each the upper half is kept: by chance two sets
/// have one in common now and then, and never as many as are asked for.
pub fn sketch(fingerprints: impl IntoIterator<Item = u64>) -> Vec<u32> {
    let upper = |fingerprint| u32::try_from(mixed(fingerprint) >> 32).unwrap_or_default();
    let mut all: Vec<u32> = fingerprints.into_iter().map(upper).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(SKETCH);
    // Many are kept at a time.
    all.shrink_to_fit();
    all
}

/// Fingerprints spread evenly, so that the smallest are a fair sample (the finaliser of `SplitMix64`).
const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Two sets that share much (雷同).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The place of the one that stands first.
    pub one: usize,
    /// The place of the other.
    pub other: usize,
    /// How much of the smaller one's own fingerprints the larger has, in percent.
    pub share: u32,
    /// How many fingerprints of the sketches that is.
    pub shared: u32,
}

/// How much must be shared for two sets to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// At least so many percent of the smaller one's own fingerprints.
    pub share: u32,
    /// At least so many fingerprints.
    pub shared: u32,
}

/// The pairs that share much, in the order of their places.
///
/// ```
/// use ogi_report::likeness::{Least, Pair, alike, sketch};
/// let sketches = [sketch(0..40), sketch(100..140), sketch(20..60)];
/// let found = alike(&sketches, Least { share: 20, shared: 6 });
/// assert_eq!(found, [Pair { one: 0, other: 2, share: 50, shared: 20 }]);
/// ```
pub fn alike<S: AsRef<[u32]>>(sketches: &[S], least: Least) -> Vec<Pair> {
    let index = Index::new(sketches);
    let mut pairs = Vec::new();
    let mut met: HashMap<u32, u32> = HashMap::new();
    for (one, set) in sketches.iter().enumerate() {
        met.clear();
        for fingerprint in set.as_ref() {
            for other in index.met(*fingerprint, one) {
                let count = met.entry(other).or_default();
                *count = count.saturating_add(1);
            }
        }
        // Half of what is wanted is enough to look closer: crowds hide part of what two share.
        let mut others: Vec<u32> =
            met.iter().filter(|(_, count)| count.saturating_mul(2) >= least.shared).map(|(other, _)| *other).collect();
        others.sort_unstable();
        for other in others {
            let other = usize::try_from(other).unwrap_or(usize::MAX);
            let Some(theirs) = sketches.get(other) else { continue };
            let (share, shared) = index.compare(set.as_ref(), theirs.as_ref());
            if share >= least.share && shared >= least.shared {
                pairs.push(Pair { one, other, share, shared });
            }
        }
    }
    pairs
}

/// Which sets have a fingerprint; only of those that several have.
struct Index {
    /// Fingerprints in ascending order, each with a set that has it, those of one fingerprint in the order of sets.
    holders: Vec<(u32, u32)>,
    /// What more sets than this have is nobody's own.
    common: usize,
}

impl Index {
    fn new<S: AsRef<[u32]>>(sketches: &[S]) -> Self {
        // What one set alone has is held against nothing, and is most of all: a sixteenth of the fingerprints at a time takes a
        // sixteenth of the memory.
        let mut shared: Vec<(u32, u32)> = Vec::new();
        let mut holders: Vec<(u32, u32)> = Vec::new();
        for share in 0..SHARES {
            holders.clear();
            for (at, set) in (0_u32..).zip(sketches) {
                let mine = set.as_ref().iter().filter(|fingerprint| *fingerprint & (SHARES - 1) == share);
                holders.extend(mine.map(|fingerprint| (*fingerprint, at)));
            }
            holders.sort_unstable();
            for same in holders.chunk_by(|(one, _), (other, _)| one == other).filter(|same| same.len() > 1) {
                shared.extend_from_slice(same);
            }
        }
        shared.sort_unstable();
        let holders = shared;
        let common = sketches.len().checked_div(10).unwrap_or_default().clamp(16, 1000);
        Self { holders, common }
    }

    /// The sets that have a fingerprint, in their order; none where only one has it.
    fn sets(&self, fingerprint: u32) -> &[(u32, u32)] {
        let from = self.holders.partition_point(|(known, _)| *known < fingerprint);
        let rest = self.holders.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(known, _)| *known == fingerprint)).unwrap_or_default()
    }

    fn is_common(&self, fingerprint: u32) -> bool {
        self.sets(fingerprint).len() > self.common
    }

    /// The later sets that have a fingerprint and are compared for it.
    fn met(&self, fingerprint: u32, one: usize) -> impl Iterator<Item = u32> + '_ {
        let sets = self.sets(fingerprint);
        let one = u32::try_from(one).unwrap_or(u32::MAX);
        let after = sets.partition_point(|(_, at)| *at <= one);
        let most = match sets.len() {
            count if count > self.common => 0,
            count if count > CROWD => 2,
            _ => usize::MAX,
        };
        sets.iter().skip(after).take(most).map(|(_, at)| *at)
    }

    /// How much the smaller of two sketches shares with the other, in percent of its own, and how much that is.
    fn compare(&self, one: &[u32], other: &[u32]) -> (u32, u32) {
        // Beyond the end of a cut sketch nothing is known of its set.
        let end = |set: &[u32]| if set.len() < SKETCH { u32::MAX } else { set.last().copied().unwrap_or(u32::MAX) };
        let limit = end(one).min(end(other));
        let own = |set: &[u32]| -> Vec<u32> {
            set.iter().copied().take_while(|value| *value <= limit).filter(|value| !self.is_common(*value)).collect()
        };
        let (one, other) = (own(one), own(other));
        let shared = one.iter().filter(|value| other.binary_search(value).is_ok()).count();
        let smaller = one.len().min(other.len());
        let share = shared.saturating_mul(100).checked_div(smaller).unwrap_or_default();
        (u32::try_from(share).unwrap_or(100), u32::try_from(shared).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of so many clauses: a tenth is the words of the law, the rest their own.
    fn texts(count: u64, clauses: u64) -> Vec<Vec<u64>> {
        let own = |at: u64| (0..clauses).map(move |clause| if clause % 10 == 0 { clause } else { at * 1000 + clause + 7_000 });
        (0..count).map(|at| own(at).collect()).collect()
    }

    #[test]
    fn planted_copies_are_found_and_nothing_else() {
        let mut sets = texts(600, 60);
        let mut planted = Vec::new();
        for (number, percent) in [20_usize, 25, 30, 40, 50, 60, 70, 80, 90, 100].iter().cycle().take(100).enumerate() {
            let (from, to) = (number * 3, number * 3 + 1);
            let copied: Vec<u64> = sets[from].iter().take(60 * percent / 100).copied().collect();
            sets[to].splice(0..copied.len(), copied);
            planted.push((from, to));
        }
        let sketches: Vec<Vec<u32>> = sets.into_iter().map(sketch).collect();
        let found: Vec<(usize, usize)> =
            alike(&sketches, Least { share: 15, shared: 6 }).iter().map(|pair| (pair.one, pair.other)).collect();
        assert_eq!(found, planted);
    }

    #[test]
    fn a_model_that_many_use_is_nobodys_own_and_a_circle_of_copies_is_a_chain() {
        let mut sets = texts(400, 50);
        for at in 0..30 {
            sets[at * 2] = sets[0].clone();
        }
        let sketches: Vec<Vec<u32>> = sets.iter().cloned().map(sketch).collect();
        let found = alike(&sketches, Least { share: 15, shared: 6 });
        // Each of the thirty is told of with a neighbour, not with all the others.
        assert!((29..=60).contains(&found.len()), "{}", found.len());
        assert!(found.iter().all(|pair| pair.share == 100));
        for set in &mut sets {
            set.splice(0..25, 0..25);
        }
        let sketches: Vec<Vec<u32>> = sets.into_iter().skip(60).map(sketch).collect();
        assert_eq!(alike(&sketches, Least { share: 15, shared: 6 }), []);
    }

    #[test]
    fn a_cut_sketch_is_compared_as_far_as_it_goes() {
        let (short, long) = (sketch(0..100), sketch(0..2_000));
        assert_eq!(long.len(), SKETCH);
        let found = alike(&[short, long], Least { share: 90, shared: 6 });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].share, 100);
    }
}
