//! Sets of key words.

use super::words::Key;

/// How many words of 64 bits a set has.
const WORDS: usize = 3;

// No key may fall out of the set in silence.
const _: () = assert!(Key::COUNT <= WORDS * 64, "a set of keys has no room for every key");

/// A set of key words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Keys([u64; WORDS]);

impl Keys {
    pub(crate) const NONE: Self = Self([0; WORDS]);

    pub(crate) const fn of(keys: &[Key]) -> Self {
        let (mut set, mut rest) = (Self::NONE, keys);
        while let [key, tail @ ..] = rest {
            set.insert(*key);
            rest = tail;
        }
        set
    }

    pub(crate) const fn insert(&mut self, key: Key) {
        let at = key as u8;
        if let Some((_, [word, ..])) = self.0.split_at_mut_checked((at / 64) as usize) {
            *word |= 1 << (at % 64);
        }
    }

    pub(crate) const fn has(self, key: Key) -> bool {
        self.meets(Self::of(&[key]))
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        !self.and(other).is_empty()
    }

    /// Whether every key of the other set is in this one.
    pub(crate) const fn covers(self, other: Self) -> bool {
        other.without(self).is_empty()
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        let (Self([low, middle, high]), Self(with)) = (self, other);
        Self([low & with[0], middle & with[1], high & with[2]])
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        let (Self([low, middle, high]), Self(with)) = (self, other);
        Self([low | with[0], middle | with[1], high | with[2]])
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        let Self([low, middle, high]) = other;
        self.and(Self([!low, !middle, !high]))
    }

    pub(crate) const fn is_empty(self) -> bool {
        let [low, middle, high] = self.0;
        low | middle | high == 0
    }

    pub(crate) const fn len(self) -> u32 {
        let [low, middle, high] = self.0;
        low.count_ones().saturating_add(middle.count_ones()).saturating_add(high.count_ones())
    }
}

impl FromIterator<Key> for Keys {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        let mut set = Self::NONE;
        for key in keys {
            set.insert(key);
        }
        set
    }
}
