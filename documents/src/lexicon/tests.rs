//! Every pattern is shown by a sentence, and is not taken for another.

use ogi_core::Kind;

use super::{DENIALS, DOUBTS, PATTERNS, Pattern};
use crate::claims::recognise;

/// The name of the pattern behind every number that a text counts, with the number.
fn reasons(text: &str) -> Vec<(String, i64)> {
    let counts = recognise(text, 0, 0, Some(2024)).into_iter().filter(|claim| claim.kind == Kind::Count);
    counts.filter_map(|claim| Some((claim.pattern?.into_owned(), claim.value?.as_integer()?))).collect()
}

fn patterns() -> impl Iterator<Item = &'static Pattern> {
    PATTERNS.iter().flat_map(|(_, group)| *group)
}

/// The first pattern that fits is the one that the sentence shows, so that no two patterns hide one another.
#[test]
fn every_pattern_is_said_by_its_sentence() {
    let mut wrong = Vec::new();
    for pattern in patterns() {
        let found: Vec<_> = reasons(pattern.shown.example).into_iter().filter(|(_, value)| *value == 7).collect();
        if found.len() != 1 || found[0].0 != pattern.name {
            wrong.push(format!("{}: {} says {found:?}", pattern.name, pattern.shown.example));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_looks_alike_is_not_said() {
    let mut wrong = Vec::new();
    for pattern in patterns() {
        let found: Vec<_> = reasons(pattern.shown.unlike).into_iter().filter(|(name, _)| name == pattern.name).collect();
        if pattern.shown.unlike.is_empty() || !found.is_empty() {
            wrong.push(format!("{}: {} says {found:?}", pattern.name, pattern.shown.unlike));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = patterns().map(|pattern| pattern.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!((60..=90).contains(&count), "{count}");
}

#[test]
fn every_denial_is_said_by_its_sentence() {
    for denial in DENIALS {
        let says = |text: &str| {
            recognise(text, 0, 0, Some(2024)).iter().any(|claim| claim.kind == Kind::None && Some(claim.what) == denial.none)
        };
        assert!(says(denial.shown.example), "{}: {}", denial.name, denial.shown.example);
        assert!(!says(denial.shown.unlike), "{}: {}", denial.name, denial.shown.unlike);
    }
}

/// The words that a group asks for are said wherever one of its patterns fits.
#[test]
fn no_pattern_does_without_the_words_of_its_group() {
    for (asked, group) in PATTERNS {
        for pattern in group {
            let needed = pattern.needs.meets(asked);
            let named = !pattern.any.is_empty() && pattern.any.and(asked) == pattern.any;
            // Remedies are any word for one, which makes the place one of a remedy; organisations are told by their number.
            let known = ["remedy/total", "applicant/several-organisations"].contains(&pattern.name);
            assert!(needed || named || known, "{}", pattern.name);
        }
    }
}

#[test]
fn every_doubt_is_said_by_its_sentence() {
    for doubt in DOUBTS {
        let doubts = |text: &str| {
            recognise(text, 0, 0, Some(2024)).iter().any(|claim| claim.doubt == Some(doubt.reason) && claim.text.contains('7'))
        };
        assert!(doubts(doubt.shown.example), "{}: {}", doubt.says, doubt.shown.example);
        assert!(!doubts(doubt.shown.unlike), "{}: {}", doubt.says, doubt.shown.unlike);
    }
}
