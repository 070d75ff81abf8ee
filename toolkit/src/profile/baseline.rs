//! An earlier result, against which only what is new is told (基线).

use std::collections::BTreeMap;

use ogi_core::{Draft, Finding, Number};
use serde::Deserialize;
use serde_json::Value;

use crate::error::Error;
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
    reports: BTreeMap<Key, BTreeMap<u64, Vec<Said>>>,
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
    verdict: String,
    expected: Option<Number>,
    actual: Option<Number>,
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

/// As much of the wire object as is needed.
#[derive(Deserialize)]
struct WasReport {
    file: Option<String>,
    organ: Option<String>,
    year: Option<u16>,
    findings: Option<Vec<WasFinding>>,
    error: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct WasFinding {
    fingerprint: String,
    verdict: String,
    expected: Option<Number>,
    actual: Option<Number>,
}

impl Baseline {
    /// A baseline from what `--format json` wrote: one object, an array, or one object a line.
    ///
    /// # Errors
    /// When the text is no such result.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{FEFF}').trim();
        let reports: Vec<WasReport> = if text.starts_with('[') {
            serde_json::from_str(text).map_err(|error| Error::Json(error.to_string()))?
        } else {
            let objects = serde_json::Deserializer::from_str(text).into_iter();
            objects.collect::<Result<_, _>>().map_err(|error: serde_json::Error| Error::Json(error.to_string()))?
        };
        Self::new(reports)
    }

    /// A baseline from the same as a value: an object or an array of them.
    ///
    /// # Errors
    /// When the value is no such result.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        let reports = match value {
            Value::Array(values) => values.iter().map(WasReport::deserialize).collect::<Result<_, _>>(),
            other => WasReport::deserialize(other).map(|report| vec![report]),
        };
        Self::new(reports.map_err(|_| expected())?)
    }

    fn new(reports: Vec<WasReport>) -> Result<Self, Error> {
        let mut baseline = Self::default();
        for report in reports {
            let findings = match (report.findings, report.error) {
                (Some(findings), _) => findings,
                // A source that could not be used then.
                (None, Some(_)) => continue,
                (None, None) => return Err(expected()),
            };
            let Some(key) = Key::of(report.organ.as_deref(), report.year, report.file.as_deref()) else { continue };
            let known = baseline.reports.entry(key).or_default();
            for finding in findings {
                let fingerprint = u64::from_str_radix(&finding.fingerprint, 16).map_err(|_| expected())?;
                let said = Said { verdict: finding.verdict, expected: finding.expected, actual: finding.actual };
                known.entry(fingerprint).or_default().push(said);
            }
        }
        Ok(baseline)
    }

    /// How a finding of a report stands to the earlier result.
    pub fn known(&self, finding: &Finding, draft: &Draft, file: Option<&str>) -> Known {
        let report = Key::of(draft.organ.as_deref(), draft.year, file).and_then(|key| self.reports.get(&key));
        let Some(said) = report.and_then(|report| report.get(&finding.fingerprint())) else { return Known::New };
        let same = |said: &Said| {
            said.verdict == finding.verdict.name() && said.expected == finding.expected && said.actual == finding.actual
        };
        if said.iter().any(same) { Known::Same } else { Known::Changed }
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
