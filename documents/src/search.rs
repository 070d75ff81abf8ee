//! Where a few bytes stand in a text: by `memchr`'s search of many bytes at a time, and in a browser, which has none of
//! its vectors, by a search for the last of them that is a fraction of its code.

#[cfg(not(target_family = "wasm"))]
pub(crate) use memchr::memmem::find;
#[cfg(target_family = "wasm")]
pub(crate) use short::find;

#[cfg(any(test, target_family = "wasm"))]
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
        }
    }
}
