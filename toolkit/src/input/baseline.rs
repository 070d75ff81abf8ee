//! An earlier result as callers give it.

use serde_json::Value;

use crate::jsontext::{Node, Reader};
use crate::model::baseline::{Baseline, Key, Said};
use crate::model::error::{Error, wrong};

impl Baseline {
    /// A baseline from what `--format json` wrote: one object, an array, or one object a line; or from
    /// the result of an audit.
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
                    added = baseline.add_report(&report);
                }
            })?;
            reader.end()?;
            added?;
        } else {
            while !reader.is_at_end() {
                baseline.add_reports(&reader.value()?)?;
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
            baseline.add_reports(&report.into())?;
        }
        baseline.sort();
        Ok(baseline)
    }

    pub(crate) fn read(node: &Node) -> Result<Self, Error> {
        let mut baseline = Self::default();
        for report in node.as_list().unwrap_or(std::slice::from_ref(node)) {
            baseline.add_reports(report)?;
        }
        baseline.sort();
        Ok(baseline)
    }

    /// A result of one report, or of an audit, which has many.
    fn add_reports(&mut self, result: &Node) -> Result<(), Error> {
        match result.get("reports").and_then(Node::as_list) {
            Some(reports) => reports.iter().try_for_each(|report| self.add_report(report)),
            None => self.add_report(result),
        }
    }

    fn add_report(&mut self, report: &Node) -> Result<(), Error> {
        let findings = match (report.get("findings").and_then(Node::as_list), report.get("error")) {
            (_, Some(error)) if !error.is_null() => return Ok(()),
            (Some(findings), _) => findings,
            // A source that could not be used then.
            (None, Some(_)) => return Ok(()),
            (None, None) => return Err(expected()),
        };
        let text = |name: &str| report.get(name).and_then(Node::as_str);
        let year = report.get("year").and_then(Node::as_count).and_then(|year| u16::try_from(year).ok());
        let mut said = Vec::new();
        for finding in findings {
            said.push(read_said(finding).ok_or_else(expected)?);
        }
        self.add(Key::of(text("organ"), year, text("file")), said);
        Ok(())
    }
}

fn read_said(finding: &Node) -> Option<Said> {
    let fingerprint = u64::from_str_radix(finding.get("fingerprint")?.as_str()?, 16).ok()?;
    let verdict = finding.get("verdict")?.as_str()?.to_owned();
    let number = |name: &str| match finding.get(name) {
        None | Some(Node::Null) => Some(None),
        Some(node) => node.as_number().map(Some),
    };
    let text = |name: &str| finding.get(name).and_then(Node::as_str).unwrap_or_default().to_owned();
    let (rule, severity, message) = (text("rule"), text("severity"), text("message"));
    let (expected, actual) = (number("expected")?, number("actual")?);
    Some(Said { fingerprint, verdict, expected, actual, rule, severity, message })
}

fn expected() -> Error {
    wrong("baseline", "此前的核查结果（--format json的输出）", "an earlier result, as --format json writes it")
}
