//! An earlier result, against which only what is new is told (基线).

use ogi_core::{Draft, Finding, Number};

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
    /// Adds what an earlier result said of a report, where it says which report it is; [`Baseline::sort`] must follow.
    pub(crate) fn add(&mut self, key: Option<Key>, said: Vec<Said>) {
        self.reports.extend(key.map(|key| (key, said)));
    }

    /// Makes it ready to be asked.
    pub(crate) fn sort(&mut self) {
        self.reports.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    }

    /// How a finding of a report stands to the earlier result.
    pub fn known(&self, finding: &Finding, draft: &Draft, file: Option<&str>) -> Known {
        let Some(key) = Key::of(draft.organ.as_deref(), draft.year, file) else { return Known::New };
        let first = self.reports.partition_point(|(known, _)| *known < key);
        let of_report = self.reports.iter().skip(first).take_while(|(known, _)| *known == key);
        let fingerprint = finding.fingerprint();
        let same = |said: &Said| {
            said.verdict == finding.verdict.name() && said.expected == finding.expected && said.actual == finding.actual
        };
        let mut known = Known::New;
        for said in of_report.flat_map(|(_, said)| said).filter(|said| said.fingerprint == fingerprint) {
            if same(said) {
                return Known::Same;
            }
            known = Known::Changed;
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
