//! The catalogue of kinds (差错类型目录): each is one small report in `fixtures/kinds` with what must be found in it, and a
//! twin in which it must not be.
#![cfg(feature = "documents")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ogi_core::{Checked, Finding, Verdict};
use ogi_report::{Language, Options, Report, Subordinates, compare, inspect, read, roll_up};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/kinds")
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every kind, by its number.
fn kinds() -> Vec<Value> {
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<PathBuf> = names.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    names.sort();
    names.iter().map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap()).collect()
}

/// What was found in a report under the conditions of a kind or its twin.
struct Found {
    checked: Vec<Checked>,
    set_aside: usize,
}

fn plain(name: &str) -> Report {
    read(&bytes(name), &Options { file: Some(name.to_owned()), ..Options::default() }).unwrap()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().map(|names| names.iter().map(|name| name.as_str().unwrap()).collect()).unwrap_or_default()
}

fn found(case: &Value) -> Found {
    let mut options = Options::from_value(&case["options"]).unwrap();
    let reports = names(&case["compare"]);
    if !reports.is_empty() {
        let comparison = compare(reports.into_iter().map(plain).collect(), &options).unwrap();
        return Found { checked: comparison.steps.into_iter().map(|step| step.checked).collect(), set_aside: 0 };
    }
    let text = case["text"].as_str().unwrap();
    if let Some(last) = case["last_year"].as_str() {
        options.context.last_year = Some(plain(last).draft.into());
    }
    if let Some(rollup) = case.get("rollup") {
        let reports = names(&rollup["children"]).into_iter().map(plain).collect();
        let register = ogi_report::value::register(&rollup["register"]).unwrap();
        let rolled = roll_up(plain(text), Subordinates { reports, register, complete: false }, &options);
        return Found { checked: vec![rolled.checked], set_aside: rolled.set_aside.len() };
    }
    Found { checked: vec![inspect(&bytes(text), &options).unwrap().checked], set_aside: 0 }
}

impl Found {
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.checked.iter().flat_map(|checked| &checked.findings)
    }

    fn broken(&self) -> impl Iterator<Item = &Finding> {
        self.findings().filter(|finding| finding.verdict == Verdict::Broken)
    }
}

#[test]
fn every_kind_is_found_and_none_on_its_twin() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for kind in kinds().iter().filter(|kind| kind.get("outside").is_none()) {
        count += 1;
        let (number, found, twin) = (&kind["kind"], found(kind), found(&kind["twin"]));
        for wanted in kind["find"].as_array().unwrap() {
            let rule = wanted["rule"].as_str().unwrap();
            let fits = |finding: &&Finding| {
                let basis: Vec<&str> = finding.basis().map(|basis| basis.0.get(Language::Zh)).collect();
                finding.rule.code == rule
                    && wanted["severity"].as_str().is_some_and(|severity| severity == finding.severity.name())
                    && wanted["basis"].as_str().is_none_or(|law| basis.iter().any(|basis| basis.contains(law)))
            };
            if !found.broken().any(|finding| fits(&finding)) {
                let told: Vec<String> =
                    found.broken().map(|finding| format!("{} {}", finding.rule.code, finding.severity.name())).collect();
                wrong.push(format!("{number}: {wanted} is not found among {told:?}"));
            }
            if let Some(finding) = twin.broken().find(|finding| finding.rule.code == rule) {
                wrong.push(format!("{number}: {rule} is found on the twin: {:?}", finding.args));
            }
        }
        match kind["told"].as_str() {
            Some("set_aside") => {
                assert!(found.set_aside > 0 && twin.set_aside == 0, "{number}: set aside");
            }
            Some(rule) => {
                let is_told = |finding: &&Finding| finding.rule.code == rule && finding.verdict == Verdict::Holds;
                if !found.findings().any(|finding| is_told(&finding)) {
                    wrong.push(format!("{number}: {rule} is not told"));
                }
            }
            None => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {count} kinds:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 120, "{count} kinds were tried");
}

/// The clean report that most twins are has no finding at all, and no kind brings an error that it does not speak of.
#[test]
fn no_kind_has_an_error_of_another_kind() {
    let mut wrong = Vec::new();
    for kind in kinds().iter().filter(|kind| kind.get("outside").is_none()) {
        let wanted: BTreeSet<&str> =
            kind["find"].as_array().unwrap().iter().map(|wanted| wanted["rule"].as_str().unwrap()).collect();
        let more = names(&kind["besides"]);
        for finding in found(kind).broken().filter(|finding| finding.severity >= ogi_core::Severity::Notice) {
            let code = finding.rule.code;
            if !wanted.contains(code) && !more.contains(&code) {
                wrong.push(format!("{}: {code}", kind["kind"]));
            }
        }
    }
    let clean = inspect(&bytes("clean.txt"), &Options::default()).unwrap();
    assert!(clean.checked.findings.is_empty(), "{:?}", clean.checked.findings);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One place of a text is told of once by a rule: whatever a clause lacks is one finding.
#[test]
fn a_rule_says_one_thing_of_one_place() {
    for kind in kinds().iter().filter(|kind| kind.get("outside").is_none()) {
        for checked in found(kind).checked {
            let mut met = BTreeSet::new();
            let broken = checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
            for (finding, span) in broken.filter_map(|finding| Some((finding, finding.span?))) {
                let place =
                    (finding.rule.code, span.start, span.end, finding.terms.iter().map(|term| term.cell).collect::<Vec<_>>());
                assert!(met.insert(place), "{}: {} twice at {span:?}", kind["kind"], finding.rule.code);
            }
        }
    }
}
