//! Runs the examples in the prose of the rules.
//!
//! An example is a fenced block marked `ogi fires`, `ogi holds`, `ogi undecided` or `ogi not-applicable`; `ogi fires notice`
//! says how grave the rule is there, where that depends on the case. It starts from a clean report — every figure 0, six parts in order — and changes it line by line; `Builder::line` lists what a
//! line can say. Only the rule that it belongs to is on.
#![cfg(all(feature = "documents", feature = "prose"))]

mod builder;

use builder::Builder;
use ogi_core::{FAMILIES, Rule, Severity};

/// The headings that every rule's prose has, in this order.
const HEADINGS: [&str; 6] = ["### 查什么\n", "### 为什么\n", "### 怎么改\n", "### 依据\n", "### 例子\n", "### In English\n"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fires,
    Holds,
    Undecided,
    NotApplicable,
}

/// What the page of a rule says where the rule decides every case, and why.
const ALWAYS_DECIDED: &str = "本规则不存在无法判断的情形：";
/// The rules that decide every case: what they judge was either given or is not there.
const DECIDED: [&str; 7] = [
    "publication/impossible-date",
    "publication/template-text",
    "publication/misnamed-law",
    "publication/repeated-paragraph",
    "publication/lost-characters",
    "publication/brackets",
    "aggregation/not-filed",
];

#[derive(Debug)]
struct Example<'a> {
    outcome: Outcome,
    /// How grave it must be at worst, where the rule has more than one severity.
    severity: Option<Severity>,
    lines: Vec<&'a str>,
}

fn examples(prose: &str) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let mut open: Option<Example<'_>> = None;
    for line in prose.lines() {
        if let Some(example) = &mut open {
            if line == "```" {
                examples.extend(open.take());
            } else {
                example.lines.push(line);
            }
        } else if let Some(marks) = line.strip_prefix("```ogi ") {
            let (mark, severity) = marks.split_once(' ').map_or((marks, None), |(mark, severity)| (mark, Some(severity)));
            let severity = severity.map(|name| *Severity::ALL.iter().find(|known| known.name() == name).expect("a severity"));
            let outcome = match mark {
                "fires" => Outcome::Fires,
                "holds" => Outcome::Holds,
                "undecided" => Outcome::Undecided,
                "not-applicable" => Outcome::NotApplicable,
                other => panic!("an example is marked {other}"),
            };
            open = Some(Example { outcome, severity, lines: Vec::new() });
        }
    }
    examples
}

fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().copied())
}

#[test]
fn every_rule_is_explained_under_the_same_headings() {
    for rule in all() {
        let prose = rule.prose().unwrap_or_else(|| panic!("{} has no prose", rule.code));
        let places: Vec<usize> = HEADINGS
            .iter()
            .map(|heading| prose.find(heading).unwrap_or_else(|| panic!("{}: no {heading}", rule.code)))
            .collect();
        assert!(places.is_sorted(), "{}: headings out of order", rule.code);
        let ends = places.iter().copied().skip(1).chain([prose.len()]);
        // The page says the law as the catalogue has it: number and section of every basis.
        let law = &prose[places[3]..places[4]];
        for basis in rule.basis {
            assert!(law.contains(basis.0.zh), "{}: {} is not on the page", rule.code, basis.0.zh);
        }
        for (start, end) in places.iter().copied().zip(ends) {
            assert!(prose[start..end].lines().skip(1).any(|line| !line.trim().is_empty()), "{}: an empty part", rule.code);
        }
    }
}

#[test]
fn examples_come_out_as_they_are_marked() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for rule in all() {
        for example in examples(rule.prose().unwrap_or_default()) {
            count += 1;
            let builder = Builder::new(&example.lines);
            let heard = !rule.code.starts_with("narrative/") || !builder.draft.claims.is_empty();
            assert!(heard, "{}: nothing is recognised in {:#?}", rule.code, example.lines);
            let (outcome, severity) = builder.outcome(rule);
            if outcome != example.outcome || example.severity.is_some_and(|expected| severity != Some(expected)) {
                wrong.push(format!(
                    "{} {outcome:?} {severity:?}, marked {:?}: {:#?}",
                    rule.code, example.outcome, example.lines
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 250, "only {count} examples were found");
}

#[test]
fn every_rule_has_an_example_that_fires_one_that_holds_and_one_that_is_undecided() {
    let mut lacking = Vec::new();
    for rule in all() {
        let prose = rule.prose().unwrap_or_default();
        let examples = examples(prose);
        let has = |outcome| examples.iter().any(|example| example.outcome == outcome);
        let reason = prose.lines().find_map(|line| line.strip_prefix(ALWAYS_DECIDED));
        assert!(reason.is_none_or(|reason| reason.chars().count() >= 8), "{}: no reason is given", rule.code);
        assert_eq!(reason.is_some(), DECIDED.contains(&rule.code), "{}: the list of exceptions is another", rule.code);
        // What cannot be read is never said to be wrong.
        let fires = has(Outcome::Fires) || rule.code == "cells/unreadable";
        let undecided = has(Outcome::Undecided) != reason.is_some();
        for (is_there, what) in [(has(Outcome::Holds), "holds"), (fires, "fires"), (undecided, "is undecided")] {
            if !is_there {
                lacking.push(format!("{}: no example {what}", rule.code));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
