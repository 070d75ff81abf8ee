//! Sets of key words.

use super::words::Key;

/// A set of key words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Keys(u128);

impl Keys {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn of(keys: &[Key]) -> Self {
        let (mut set, mut rest) = (0, keys);
        while let [key, tail @ ..] = rest {
            set |= 1 << (*key as u8);
            rest = tail;
        }
        Self(set)
    }

    pub(super) const fn insert(&mut self, key: Key) {
        self.0 |= 1 << (key as u8);
    }

    pub(super) const fn has(self, key: Key) -> bool {
        self.0 & (1 << (key as u8)) != 0
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn len(self) -> u32 {
        self.0.count_ones()
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
