//! The sentences of rules: both languages side by side, their arguments held against each other while compiling.

/// A sentence in both languages, with `{names}` of arguments. It does not compile where the languages name different
/// arguments or one that is not in [`ARGUMENTS`].
macro_rules! say {
    ($zh:literal, $en:literal) => {{
        const _: () = assert!($crate::check::say::agree($zh, $en), "both languages name the same arguments");
        const _: () = assert!($crate::check::say::are_known($zh), "an argument is not in `ARGUMENTS`");
        static MESSAGE: $crate::Bilingual = $crate::Bilingual { zh: $zh, en: $en };
        &MESSAGE
    }};
}
pub(crate) use say;

/// What sentences may name.
const ARGUMENTS: &[&str] = &[
    "actual",
    "base",
    "before",
    "carried",
    "cell",
    "cells",
    "count",
    "day",
    "difference",
    "due",
    "end",
    "excess",
    "expected",
    "first",
    "found",
    "from",
    "high",
    "host",
    "item",
    "last",
    "latest",
    "limit",
    "low",
    "missing",
    "now",
    "number",
    "one",
    "organ",
    "other",
    "own",
    "part",
    "parts",
    "percent",
    "printed",
    "published",
    "quote",
    "read",
    "readings",
    "row",
    "rows",
    "rulings",
    "saving",
    "second",
    "section",
    "signature",
    "source",
    "submitted",
    "sum",
    "text",
    "times",
    "title",
    "to",
    "topic",
    "used",
    "whole",
    "year",
    "yuan",
];

/// Whether two sentences name the same arguments.
pub(crate) const fn agree(one: &str, other: &str) -> bool {
    names_all(one, other) && names_all(other, one)
}

/// Whether every argument of a sentence is one that sentences may name.
pub(crate) const fn are_known(sentence: &str) -> bool {
    let mut rest = sentence.as_bytes();
    while let Some((name, tail)) = next(rest) {
        let mut known = ARGUMENTS;
        loop {
            match known {
                [first, more @ ..] if !is_same(first.as_bytes(), name) => known = more,
                [] => return false,
                _ => break,
            }
        }
        rest = tail;
    }
    true
}

/// Whether every argument of one sentence is named in another.
const fn names_all(one: &str, other: &str) -> bool {
    let mut rest = one.as_bytes();
    while let Some((name, tail)) = next(rest) {
        let mut left = other.as_bytes();
        loop {
            match next(left) {
                Some((found, _)) if is_same(found, name) => break,
                Some((_, more)) => left = more,
                None => return false,
            }
        }
        rest = tail;
    }
    true
}

/// The next argument of a sentence, and what stands behind it.
const fn next(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        if *first == b'{' {
            let mut length = 0_usize;
            let mut inner = tail;
            while let [byte, more @ ..] = inner {
                if *byte == b'}' {
                    let (name, _) = tail.split_at(length);
                    return Some((name, more));
                }
                length = length.saturating_add(1);
                inner = more;
            }
            return None;
        }
        rest = tail;
    }
    None
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, one @ ..], [second, other @ ..]) if *first == *second => is_same(one, other),
        _ => false,
    }
}

/// The first argument that a sentence names and a finding does not give.
#[cfg(debug_assertions)]
pub(crate) fn missing_argument<'m>(message: &'m str, given: &[(&'static str, crate::finding::Arg)]) -> Option<&'m str> {
    let names = message.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    names.into_iter().find(|name| !given.iter().any(|(known, _)| known == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_held_against_each_other() {
        assert!(agree("{cell}填报{actual}", "{cell} is {actual}, not {actual}"));
        assert!(!agree("{cell}填报{actual}", "{cell} is wrong"));
        assert!(!agree("填报有误", "{cell} is wrong"));
        assert!(are_known("{cell}填报{actual}"));
        assert!(!are_known("{cel}填报{actual}"));
    }

    #[test]
    fn what_a_finding_does_not_give_is_found() {
        let given = [("cell", crate::finding::Arg::Count(1))];
        assert_eq!(missing_argument("{cell}填报{actual}", &given), Some("actual"));
        assert_eq!(missing_argument("{cell}有误", &given), None);
    }
}
