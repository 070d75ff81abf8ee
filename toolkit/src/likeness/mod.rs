//! Which of many sets share much with another (雷同): copied text and copied figures in time that grows with their number.
//!
//! A set is a sketch: its smallest fingerprints, in ascending order. Two sketches share what two sets share, in proportion.
//! What many have is nobody's own (a common model, the words of the law) and is left out before anything is compared; of
//! what is left, only sets that have a fingerprint in common are ever held against each other.
//!
//! The sketches of a whole country are more than is held at a time: they lie on a [`Shelf`], which may be a file, and so does
//! the list of who has which fingerprint. Both are gone through from end to end; only a block of sketches is at hand.

mod holders;
mod shelf;

use std::io;

use holders::Holders;
pub use shelf::{Shelf, Sketches};

/// So many fingerprints of a set are kept at most.
pub const SKETCH: usize = 160;
/// What more sets than this have is compared with the neighbours in the order given only.
const CROWD: usize = 24;
/// So many fingerprints are at hand at a time.
const BLOCK: usize = 1 << 18;

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

/// How much must be shared for two sets to be reported.
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
    let mut laid = Sketches::default();
    sketches.iter().for_each(|sketch| laid.push(sketch.as_ref()));
    // In memory nothing fails.
    laid.alike(&mut Vec::new(), least).unwrap_or_default()
}

impl Sketches {
    /// The pairs that share much, in the order of their places; `room` is where the list of holders is laid.
    ///
    /// # Errors
    /// When a shelf cannot be written or read.
    pub fn alike(&mut self, room: &mut dyn Shelf, least: Least) -> io::Result<Vec<Pair>> {
        let mut holders = Holders::new(self, room)?;
        let mut pairs = Vec::new();
        let mut from = 0;
        while from < self.len() {
            let block = self.block(from, BLOCK)?;
            for (one, other) in holders.met(&block, least.shared)? {
                let (Some(one), Some(other)) = (usize::try_from(one).ok(), usize::try_from(other).ok()) else { continue };
                let theirs = self.get(other)?;
                let (share, shared) = holders.compare(block.get(one), &theirs);
                if share >= least.share && shared >= least.shared {
                    pairs.push(Pair { one, other, share, shared });
                }
            }
            from = block.end();
        }
        Ok(pairs)
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
        // Each of the thirty is reported with a neighbour, not with all the others.
        assert!((29..=60).contains(&found.len()), "{}", found.len());
        assert!(found.iter().all(|pair| pair.share == 100));
        for set in &mut sets {
            set.splice(0..25, 0..25);
        }
        let sketches: Vec<Vec<u32>> = sets.into_iter().skip(60).map(sketch).collect();
        assert_eq!(alike(&sketches, Least { share: 15, shared: 6 }), []);
    }

    /// The definition, by every pair and every fingerprint.
    fn one_by_one(sketches: &[Vec<u32>], least: Least) -> Vec<Pair> {
        let mut sets: std::collections::HashMap<u32, Vec<usize>> = std::collections::HashMap::new();
        for (at, sketch) in sketches.iter().enumerate() {
            sketch.iter().for_each(|fingerprint| sets.entry(*fingerprint).or_default().push(at));
        }
        let has = |fingerprint: &u32| &sets[fingerprint];
        let common = (sketches.len() / 10).clamp(16, 1000);
        let end = |set: &[u32]| if set.len() < SKETCH { u32::MAX } else { *set.last().unwrap() };
        let mut pairs = Vec::new();
        for one in 0..sketches.len() {
            for other in one + 1..sketches.len() {
                let met = sketches[one].iter().filter(|fingerprint| {
                    let sets = has(fingerprint);
                    let place = |at| sets.iter().position(|set| *set == at);
                    let near = place(one).zip(place(other)).map(|(one, other)| other - one);
                    near.is_some_and(|near| sets.len() <= CROWD || sets.len() <= common && near <= 2)
                });
                if 2 * met.count() < least.shared as usize {
                    continue;
                }
                let limit = end(&sketches[one]).min(end(&sketches[other]));
                let own = |at: usize| -> Vec<u32> {
                    sketches[at].iter().copied().filter(|value| *value <= limit && has(value).len() <= common).collect()
                };
                let (mine, theirs) = (own(one), own(other));
                let shared = mine.iter().filter(|value| theirs.contains(value)).count();
                let share = (shared * 100).checked_div(mine.len().min(theirs.len())).unwrap_or_default();
                if share >= least.share as usize && shared >= least.shared as usize {
                    let [share, shared] = [share, shared].map(|count| u32::try_from(count).unwrap());
                    pairs.push(Pair { one, other, share, shared });
                }
            }
        }
        pairs
    }

    #[test]
    fn what_is_found_is_what_the_definition_says() {
        // Clauses drawn from a small stock, so that crowds, models and pairs all come about.
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for stock in [60, 400, 2_500, 9_000] {
            let sketches: Vec<Vec<u32>> = (0..170)
                .map(|_| {
                    let count = if next(9) == 0 { 400 } else { next(70) };
                    sketch((0..count).map(|_| next(stock)).collect::<Vec<_>>())
                })
                .collect();
            let least = Least { share: 15, shared: 5 };
            assert_eq!(alike(&sketches, least), one_by_one(&sketches, least), "{stock}");
        }
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
