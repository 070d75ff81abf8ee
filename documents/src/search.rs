//! Where a few bytes stand in a text: by a search for the last of them; in long texts by `memchr`'s search of many bytes at a time,
//! which takes long to prepare and in a browser has none of its vectors, but many times the code.

#[cfg(target_family = "wasm")]
pub(crate) use short::find;

/// The first place of a few bytes.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    const LONG: usize = 2048;
    if text.len() < LONG { short::find(text, wanted) } else { memchr::memmem::find(text, wanted) }
}

/// Every place of a word, from left to right, none inside the one before.
pub(crate) fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0_usize;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..).filter(|_| !word.is_empty())?;
        let at = from.saturating_add(find(rest, word.as_bytes())?);
        from = at.saturating_add(word.len());
        Some(at)
    })
}

mod short {
    use memchr::memchr;

    /// The first place of a few bytes. The last one is looked for: in Chinese text it is rarer than the first.
    pub(crate) fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
        let Some((last, before)) = wanted.split_last() else { return Some(0) };
        let mut from = before.len();
        loop {
            let at = from.checked_add(memchr(*last, text.get(from..)?)?)?;
            if text.get(..at)?.ends_with(before) {
                return at.checked_sub(before.len());
            }
            from = at.checked_add(1)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_find_the_same(text in "[ab政府]{0,30}", wanted in "[ab政府]{0,3}") {
            prop_assert_eq!(super::short::find(text.as_bytes(), wanted.as_bytes()), text.find(&wanted));
            prop_assert_eq!(super::find(text.as_bytes(), wanted.as_bytes()), text.find(&wanted));
            let all: Vec<usize> = text.match_indices(&wanted).map(|(at, _)| at).filter(|_| !wanted.is_empty()).collect();
            prop_assert_eq!(super::places(&text, &wanted).collect::<Vec<_>>(), all);
        }
    }
}
