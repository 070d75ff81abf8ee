//! A set of rules that is asked thousands of times a second.

use super::RULE_COUNT;

/// A set of rules by their places in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RuleSet(u128);

const _: () = assert!(RULE_COUNT <= 128, "a rule set has 128 places; the catalogue has outgrown it");

impl RuleSet {
    pub(crate) const EMPTY: Self = Self(0);

    const fn bit(index: usize) -> u128 {
        if index < RULE_COUNT { 1 << index } else { 0 }
    }

    pub(crate) const fn insert(&mut self, index: usize) {
        self.0 |= Self::bit(index);
    }

    pub(crate) const fn contains(self, index: usize) -> bool {
        self.0 & Self::bit(index) != 0
    }

    /// Every listed rule that is not in the set.
    pub(crate) const fn complement(self) -> Self {
        Self(!self.0 & (u128::MAX >> (128 - RULE_COUNT)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_and_its_complement_are_the_catalogue() {
        let mut set = RuleSet::EMPTY;
        for index in [0, 7, RULE_COUNT - 1, RULE_COUNT] {
            set.insert(index);
        }
        let of = |set: RuleSet| (0..RULE_COUNT + 2).filter(|index| set.contains(*index)).collect::<Vec<_>>();
        assert_eq!(of(set), [0, 7, RULE_COUNT - 1]);
        let rest = of(set.complement());
        assert_eq!(rest.len(), RULE_COUNT - 3);
        assert!(rest.iter().all(|index| !set.contains(*index)));
    }
}
