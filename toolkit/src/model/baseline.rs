//! An earlier result, against which only what is new is reported (基线).

use ogi_core::{Case, Checked, Draft, Finding, Number, Profile, Severity, check, rule, rules};

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
pub(crate) enum Key {
    Organ(String, u16),
    File(String),
}

/// What was said of a finding: with another verdict or other figures it is not the same mistake any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) fingerprint: u64,
    pub(crate) verdict: String,
    pub(crate) expected: Option<Number>,
    pub(crate) actual: Option<Number>,
    /// Its sentence, which is repeated when it is gone.
    pub(crate) rule: String,
    pub(crate) severity: String,
    pub(crate) message: String,
}

/// A finding of an earlier result that is found no more (已解决).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The code of its rule.
    pub rule: &'static str,
    /// How grave it was.
    pub severity: Severity,
    /// What was said of it then.
    pub message: String,
    /// Its fingerprint.
    pub fingerprint: String,
}

/// How a finding stands to an earlier result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaselineMatch {
    /// It was not there (新出现).
    New,
    /// It was there, with another verdict or other figures (有变化).
    Changed,
    /// It was there and said the same (此前已知).
    Same,
}

impl Baseline {
    /// Adds what an earlier result said of a report, where it says which report it is; [`Baseline::sort`] must follow.
    pub(crate) fn add(&mut self, key: Option<Key>, said: Vec<Said>) {
        self.reports.extend(key.map(|key| (key, said)));
    }

    /// Makes it ready to be asked.
    pub(crate) fn sort(&mut self) {
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
    pub fn known(&self, finding: &Finding, draft: &Draft, file: Option<&str>) -> BaselineMatch {
        let Some(key) = Key::of(draft.organ.as_deref(), draft.year, file) else { return BaselineMatch::New };
        let fingerprint = finding.fingerprint();
        let same = |said: &Said| {
            said.verdict == finding.verdict.name() && said.expected == finding.expected && said.actual == finding.actual
        };
        let mut known = BaselineMatch::New;
        for said in self.of_report(&key).filter(|said| said.fingerprint == fingerprint) {
            if same(said) {
                return BaselineMatch::Same;
            }
            known = BaselineMatch::Changed;
        }
        known
    }
}

impl Key {
    pub(crate) fn of(organ: Option<&str>, year: Option<u16>, file: Option<&str>) -> Option<Self> {
        match (organ, year, file) {
            (Some(organ), Some(year), _) => Some(Self::Organ(organ.to_owned(), year)),
            (_, _, Some(file)) => Some(Self::File(file.to_owned())),
            _ => None,
        }
    }
}
