//! The ideographs that words begin with (首字), one or two of them: asked for every character of a text, so that many
//! words are looked for in one pass.

/// CJK ideographs, of which a set is one bit each.
const FIRST: u32 = 0x4E00;
const WORDS: usize = 0x5200 / 64;

/// A set of ideographs.
#[derive(Debug)]
pub(crate) struct Heads([u64; WORDS]);

impl Heads {
    pub(crate) const EMPTY: Self = Self([0; WORDS]);

    /// Adds an ideograph; other characters are left out.
    pub(crate) const fn insert(&mut self, head: char) {
        let (word, bit) = locate(head as u32);
        if let Some((_, [place, ..])) = self.0.split_at_mut_checked(word) {
            *place |= bit;
        }
    }

    /// Whether the ideograph with this code point is in the set.
    pub(crate) fn has(&self, code: u32) -> bool {
        let (word, bit) = locate(code);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

const fn locate(code: u32) -> (usize, u64) {
    let at = code.wrapping_sub(FIRST);
    ((at / 64) as usize, 1 << (at % 64))
}

/// The code point of the ideograph that some bytes of a text begin with; `None` for every other character.
pub(crate) const fn ideograph(bytes: &[u8]) -> Option<u32> {
    let [lead @ 0xE4..=0xE9, middle, last, ..] = bytes else { return None };
    let code = ((*lead as u32 & 0x0F) << 12) | ((*middle as u32 & 0x3F) << 6) | (*last as u32 & 0x3F);
    if code < FIRST { None } else { Some(code) }
}

/// The first two characters of some words, one bit for several pairs: nearly all of a text is turned away by it.
#[derive(Debug)]
pub(crate) struct Pairs([u64; PAIR_WORDS]);

/// How many bits tell pairs apart, as a power of two.
const PAIR_BITS: u32 = 15;
const PAIR_WORDS: usize = (1 << PAIR_BITS) / 64;

impl Pairs {
    pub(crate) const EMPTY: Self = Self([0; PAIR_WORDS]);

    /// Adds what a word begins with; a word of one character is left out.
    pub(crate) const fn insert(&mut self, word: &str) {
        let Some((_, rest)) = word.as_bytes().split_at_checked(3) else { return };
        if let (Some(first), Some(second)) = (ideograph(word.as_bytes()), ideograph(rest)) {
            let (word, bit) = locate_pair(first, second);
            if let Some((_, [place, ..])) = self.0.split_at_mut_checked(word) {
                *place |= bit;
            }
        }
    }

    /// Whether a word may begin with these ideographs.
    pub(crate) fn may_begin(&self, first: u32, second: u32) -> bool {
        let (word, bit) = locate_pair(first, second);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

const fn locate_pair(first: u32, second: u32) -> (usize, u64) {
    let hash = (first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B)) >> (u32::BITS - PAIR_BITS);
    ((hash / 64) as usize, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::{Heads, Pairs, ideograph};

    #[test]
    fn words_begin_with_their_pair() {
        let mut pairs = Pairs::EMPTY;
        ["公开", "申请人", "类", "A4"].iter().for_each(|word| pairs.insert(word));
        let may_begin = |first: char, second: char| pairs.may_begin(u32::from(first), u32::from(second));
        assert!(may_begin('公', '开') && may_begin('申', '请'));
        assert!(!may_begin('开', '公') && !may_begin('公', '请'));
    }

    #[test]
    fn ideographs_alone_are_told() {
        for character in ['一', '龥', '政', '\u{4DFF}', '、', 'A', '９', '\u{A000}', '𠮷'] {
            let code = ideograph(character.to_string().as_bytes());
            let wanted = ('\u{4E00}'..='\u{9FFF}').contains(&character).then_some(u32::from(character));
            assert_eq!(code, wanted, "{character}");
        }
    }

    #[test]
    fn a_set_has_what_was_put_in() {
        let mut set = Heads::EMPTY;
        for character in ['一', '政', '\u{9FFF}', 'A'] {
            set.insert(character);
        }
        for (character, wanted) in [('一', true), ('丁', false), ('政', true), ('\u{9FFF}', true), ('A', false)] {
            assert_eq!(set.has(u32::from(character)), wanted, "{character}");
        }
    }
}
