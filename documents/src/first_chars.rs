//! The ideographs that words begin with (首字), one or two of them: asked for every character of a text, so that many
//! words are looked for in one pass.

/// The first two bytes of the first ideograph, and how many beyond them those of the last one are.
const LEAD: u16 = 0xE4B8;
const LEADS: u16 = 0xE9BF - LEAD;

/// A set of characters of three bytes, one bit for several: nearly all others are turned away by it.
#[derive(Debug)]
pub(crate) struct FirstCharSet([u64; HEAD_WORDS]);

/// How many bits tell characters apart, as a power of two.
const HEAD_BITS: u32 = 12;
const HEAD_WORDS: usize = (1 << HEAD_BITS) / 64;

impl FirstCharSet {
    pub(crate) const EMPTY: Self = Self([0; HEAD_WORDS]);

    /// Adds the character that a text begins with.
    pub(crate) const fn insert(&mut self, text: &str) {
        if let [first, second, third, ..] = *text.as_bytes() {
            let (word, bit) = locate(first, second, third);
            if let Some((_, [place, ..])) = self.0.split_at_mut_checked(word) {
                *place |= bit;
            }
        }
    }

    /// Whether the character that a text begins with may be in the set.
    pub(crate) fn may_have(&self, text: &[u8]) -> bool {
        let [first, second, third, ..] = *text else { return false };
        let (word, bit) = locate(first, second, third);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

const fn locate(first: u8, second: u8, third: u8) -> (usize, u64) {
    let hash = u32::from_le_bytes([0, first, second, third]).wrapping_mul(0x9E37_79B1) >> (u32::BITS - HEAD_BITS);
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// Whether a character that begins with these two bytes is an ideograph.
const fn is_lead(first: u8, second: u8) -> bool {
    u16::from_be_bytes([first, second]).wrapping_sub(LEAD) <= LEADS
}

/// The code point of the ideograph that some bytes of a text begin with; `None` for every other character.
pub(crate) const fn ideograph(bytes: &[u8]) -> Option<u32> {
    let [lead, middle, last, ..] = bytes else { return None };
    if !is_lead(*lead, *middle) {
        return None;
    }
    Some(((*lead as u32 & 0x0F) << 12) | ((*middle as u32 & 0x3F) << 6) | (*last as u32 & 0x3F))
}

/// Whether a text begins with an ideograph.
pub(crate) const fn is_ideograph(text: &[u8]) -> bool {
    matches!(text, [first, second, _, ..] if is_lead(*first, *second))
}

/// How many bytes of ideographs a text starts with.
pub(crate) fn ideographs(text: &[u8]) -> usize {
    let (characters, _) = text.as_chunks::<3>();
    let other = characters.iter().position(|[first, second, _]| !is_lead(*first, *second));
    other.unwrap_or(characters.len()).saturating_mul(3)
}

/// The first two characters of some words, one bit for several pairs: nearly all of a text is turned away by it.
#[derive(Debug)]
pub(crate) struct BigramSet([u64; PAIR_WORDS]);

/// How many bits tell pairs apart, as a power of two.
const PAIR_BITS: u32 = 15;
const PAIR_WORDS: usize = (1 << PAIR_BITS) / 64;

impl BigramSet {
    pub(crate) const EMPTY: Self = Self([0; PAIR_WORDS]);

    /// Adds what a word begins with: two characters of three bytes. A word of one character is left out.
    pub(crate) const fn insert(&mut self, word: &str) {
        if let Some(pair) = pair(word.as_bytes()) {
            let (word, bit) = locate_pair(pair);
            if let Some((_, [place, ..])) = self.0.split_at_mut_checked(word) {
                *place |= bit;
            }
        }
    }

    /// Whether a word may begin with what a text begins with.
    pub(crate) fn may_begin(&self, text: &[u8]) -> bool {
        pair(text).is_some_and(|pair| {
            let (word, bit) = locate_pair(pair);
            self.0.get(word).is_some_and(|word| word & bit != 0)
        })
    }
}

/// The first six bytes of a text, which are two characters of three bytes, as one number.
pub(crate) const fn pair(text: &[u8]) -> Option<u64> {
    if let Some(eight) = text.first_chunk::<8>() {
        return Some(u64::from_le_bytes(*eight) << 16);
    }
    let Some(six) = text.first_chunk::<6>() else { return None };
    Some(u64::from_le_bytes([0, 0, six[0], six[1], six[2], six[3], six[4], six[5]]))
}

const fn locate_pair(pair: u64) -> (usize, u64) {
    let hash = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - PAIR_BITS);
    ((hash / 64) as usize, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::{BigramSet, FirstCharSet, ideograph, ideographs};

    #[test]
    fn words_begin_with_their_pair() {
        let mut pairs = BigramSet::EMPTY;
        ["公开", "申请人", "类", "A4"].iter().for_each(|word| pairs.insert(word));
        for text in ["公开", "公开申", "公开申请", "申请", "申请公开"] {
            assert!(pairs.may_begin(text.as_bytes()), "{text}");
        }
        for text in ["开公", "公请", "公请公开", "类", "类别", "公a开"] {
            assert!(!pairs.may_begin(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn only_ideographs_are_distinguished() {
        for character in ['一', '龥', '政', '\u{4DFF}', '、', 'A', '９', '\u{A000}', '𠮷'] {
            let code = ideograph(character.to_string().as_bytes());
            let wanted = ('\u{4E00}'..='\u{9FFF}').contains(&character).then_some(u32::from(character));
            assert_eq!(code, wanted, "{character}");
            let run = format!("公开{character}申请");
            assert_eq!(ideographs(run.as_bytes()), if wanted.is_some() { run.len() } else { 6 }, "{character}");
        }
    }

    #[test]
    fn a_set_has_what_was_put_in() {
        let mut set = FirstCharSet::EMPTY;
        ["一", "政府", "\u{9FFF}", "A"].iter().for_each(|text| set.insert(text));
        for (text, wanted) in [("一", true), ("丁", false), ("政", true), ("政策", true), ("\u{9FFF}", true), ("A", false)]
        {
            assert_eq!(set.may_have(text.as_bytes()), wanted, "{text}");
        }
    }
}
