//! An earlier result, against which only what is new is told (基线).

use ogi_core::{Case, Checked, Draft, Finding, Number, Profile, Severity, check, rule, rules};
use serde::Serialize;
use serde_json::Value;

use crate::error::Error;
use crate::node::{Node, Reader};
use crate::options::wrong;

/// The findings of an earlier result, by report (基线).
///
/// ```
/// use ogi_report::profile::Baseline;
/// use ogi_report::{Options, json};
/// let report = r#"{"year": 2024, "organ": "示例市统计局", "cells": {"requests.received.total": -1}}"#;
/// let earlier = json::check(report, "")?;
/// let options = format!(r#"{{"baseline": {earlier}}}"#);
/// assert!(json::check(report, &options)?.contains(r#""known":true"#));
/// # Ok::<(), ogi_report::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// By report in ascending order; what was said in several results of one report stands side by side.
    reports: Vec<(Key, Vec<Said>)>,
}

/// Which report: its organ and year where both are known, else the name of its source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Organ(String, u16),
    File(String),
}

/// What was said of a finding: with another verdict or other figures it is not the same mistake any more.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    fingerprint: u64,
    verdict: String,
    expected: Option<Number>,
    actual: Option<Number>,
    /// What it was about, to be told again when it is gone.
    rule: String,
    severity: String,
    message: String,
}

/// A finding of an earlier result that is found no more (已解决).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Resolved"))]
pub struct Resolved {
    /// The code of its rule.
    pub rule: &'static str,
    /// How grave it was.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub severity: Severity,
    /// What was said of it then.
    pub message: String,
    /// Its fingerprint.
    pub fingerprint: String,
}

/// How a finding stands to an earlier result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It was not there (新出现).
    New,
    /// It was there, with another verdict or other figures (有变化).
    Changed,
    /// It was there and said the same (此前已知).
    Same,
}

impl Baseline {
    /// A baseline from what `--format json` wrote: one object, an array, or one object a line.
    ///
    /// # Errors
    /// When the text is no such result.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{FEFF}').trim();
        let mut baseline = Self::default();
        let mut reader = Reader::new(text);
        if text.starts_with('[') {
            // An earlier result of a whole country need not be in memory at once.
            let mut added = Ok(());
            reader.each(|report| {
                if added.is_ok() {
                    added = baseline.add(&report);
                }
            })?;
            reader.end()?;
            added?;
        } else {
            while !reader.is_at_end() {
                baseline.add(&reader.value()?)?;
            }
        }
        baseline.sort();
        Ok(baseline)
    }

    /// A baseline from the same as a value: an object or an array of them.
    ///
    /// # Errors
    /// When the value is no such result.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        let reports = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let mut baseline = Self::default();
        for report in reports {
            baseline.add(&report.into())?;
        }
        baseline.sort();
        Ok(baseline)
    }

    pub(crate) fn read(node: &Node) -> Result<Self, Error> {
        let mut baseline = Self::default();
        for report in node.as_list().unwrap_or(std::slice::from_ref(node)) {
            baseline.add(report)?;
        }
        baseline.sort();
        Ok(baseline)
    }

    fn add(&mut self, report: &Node) -> Result<(), Error> {
        let findings = match (report.get("findings").and_then(Node::as_list), report.get("error")) {
            (Some(findings), _) => findings,
            // A source that could not be used then.
            (None, Some(_)) => return Ok(()),
            (None, None) => return Err(expected()),
        };
        let text = |name: &str| report.get(name).and_then(Node::as_str);
        let year = report.get("year").and_then(Node::as_count).and_then(|year| u16::try_from(year).ok());
        let mut said = Vec::new();
        for finding in findings {
            said.push(Said::read(finding).ok_or_else(expected)?);
        }
        if let Some(key) = Key::of(text("organ"), year, text("file")) {
            self.reports.push((key, said));
        }
        Ok(())
    }

    fn sort(&mut self) {
        self.reports.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    }

    fn of_report<'a>(&'a self, key: &'a Key) -> impl Iterator<Item = &'a Said> {
        let first = self.reports.partition_point(|(known, _)| known < key);
        self.reports.iter().skip(first).take_while(move |(known, _)| known == key).flat_map(|(_, said)| said)
    }

    /// What the earlier result found broken and is found no more. A rule that is switched off, or that does not apply
    /// because less was given this time, has resolved nothing.
    pub fn resolved(&self, checked: &Checked, case: &Case<'_>, file: Option<&str>, profile: &Profile) -> Vec<Resolved> {
        let Some(key) = Key::of(case.draft.organ.as_deref(), case.draft.year, file) else { return Vec::new() };
        let now: Vec<u64> = checked.findings.iter().map(Finding::fingerprint).collect();
        let mut resolved: Vec<Resolved> = Vec::new();
        let mut judged: Vec<(&str, bool)> = Vec::new();
        for said in self.of_report(&key).filter(|said| said.verdict == "broken" && !now.contains(&said.fingerprint)) {
            let Some(rule) = rule(&said.rule).filter(|rule| profile.is_on(rule)) else { continue };
            let is_judged = match judged.iter().find(|(code, _)| *code == rule.code) {
                Some((_, known)) => *known,
                None => {
                    let mut alone = profile.clone();
                    rules().filter(|other| other.code != rule.code).for_each(|other| alone.switch_off(other.code));
                    let summary = check(case, &alone).summary;
                    let known = summary.holds > 0 || summary.broken > 0;
                    judged.push((rule.code, known));
                    known
                }
            };
            let fingerprint = format!("{:016x}", said.fingerprint);
            if !is_judged || resolved.iter().any(|known| known.fingerprint == fingerprint) {
                continue;
            }
            let severity = Severity::ALL.iter().copied().find(|severity| severity.name() == said.severity);
            let severity = severity.unwrap_or(rule.severity);
            resolved.push(Resolved { rule: rule.code, severity, message: said.message.clone(), fingerprint });
        }
        resolved
    }

    /// How a finding of a report stands to the earlier result.
    pub fn known(&self, finding: &Finding, draft: &Draft, file: Option<&str>) -> Known {
        let Some(key) = Key::of(draft.organ.as_deref(), draft.year, file) else { return Known::New };
        let fingerprint = finding.fingerprint();
        let same = |said: &Said| {
            said.verdict == finding.verdict.name() && said.expected == finding.expected && said.actual == finding.actual
        };
        let mut known = Known::New;
        for said in self.of_report(&key).filter(|said| said.fingerprint == fingerprint) {
            if same(said) {
                return Known::Same;
            }
            known = Known::Changed;
        }
        known
    }
}

impl Said {
    fn read(finding: &Node) -> Option<Self> {
        let fingerprint = u64::from_str_radix(finding.get("fingerprint")?.as_str()?, 16).ok()?;
        let verdict = finding.get("verdict")?.as_str()?.to_owned();
        let number = |name: &str| match finding.get(name) {
            None | Some(Node::Null) => Some(None),
            Some(node) => node.as_number().map(Some),
        };
        let text = |name: &str| finding.get(name).and_then(Node::as_str).unwrap_or_default().to_owned();
        let (rule, severity, message) = (text("rule"), text("severity"), text("message"));
        let (expected, actual) = (number("expected")?, number("actual")?);
        Some(Self { fingerprint, verdict, expected, actual, rule, severity, message })
    }
}

impl Key {
    fn of(organ: Option<&str>, year: Option<u16>, file: Option<&str>) -> Option<Self> {
        match (organ, year, file) {
            (Some(organ), Some(year), _) => Some(Self::Organ(organ.to_owned(), year)),
            (_, _, Some(file)) => Some(Self::File(file.to_owned())),
            _ => None,
        }
    }
}

fn expected() -> Error {
    wrong("baseline", "此前的核查结果（--format json的输出）", "an earlier result, as --format json writes it")
}
