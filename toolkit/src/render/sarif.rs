//! SARIF 2.1.0, the exchange format of static analysis. One run; results are streamed.

use std::fmt::Write;

use ogi_core::{CellId, Finding, Language, Severity, Span, Verdict, rules};
use serde_json::{Map, Value, json};

use super::Tally;
use crate::options::SpanUnit;
use crate::report::Report;
use crate::units::{Lines, Offsets};
use crate::wire::VERSION;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn head(language: Language) -> String {
    let rules: Vec<Value> = rules()
        .map(|rule| {
            let basis: Vec<&str> = rule.basis.iter().map(|basis| basis.0.get(language)).collect();
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.title.get(language)},
                "defaultConfiguration": {"level": level(rule.severity)},
                "properties": {"basis": basis},
            })
        })
        .collect();
    let driver = json!({"name": "ogi-report", "version": VERSION, "rules": rules});
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
    )
}

pub(super) fn report(report: &Report, language: Language) -> String {
    let findings = &report.checked.findings;
    let offsets = Offsets::new(&report.text, SpanUnit::CodePoints, findings.iter().filter_map(|finding| finding.span));
    let lines = Lines::of(report);
    let mut out = String::new();
    for (at, finding) in findings.iter().enumerate() {
        let separator = if at == 0 { "" } else { ",\n" };
        let _ = write!(out, "{separator}{}", result(finding, report, &Places { offsets: &offsets, lines: &lines }, language));
    }
    out
}

pub(super) fn tail(tally: &Tally, language: Language) -> String {
    let notifications: Vec<Value> = tally
        .failures
        .iter()
        .map(|(file, error)| {
            json!({
                "level": "error",
                "descriptor": {"id": error.code()},
                "message": {"text": error.message(language)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}}}],
            })
        })
        .collect();
    let invocation = json!({"executionSuccessful": notifications.is_empty(), "toolExecutionNotifications": notifications});
    format!("\n],\"invocations\":[{invocation}]}}]}}\n")
}

/// Where things stand in the source.
struct Places<'a> {
    offsets: &'a Offsets,
    lines: &'a Lines,
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice | Severity::Info => "note",
    }
}

fn result(finding: &Finding, report: &Report, places: &Places<'_>, language: Language) -> Value {
    let (kind, level) = match finding.verdict {
        Verdict::Broken => ("fail", level(finding.severity)),
        Verdict::Undecided => ("open", "none"),
        Verdict::Holds => ("informational", "none"),
        Verdict::NotApplicable => ("notApplicable", "none"),
    };
    let mut properties = Map::new();
    let cells: Vec<&str> = finding.terms.iter().map(|term| term.cell.path()).collect();
    properties.insert("cells".into(), cells.into());
    properties.insert("expected".into(), json!(finding.expected));
    properties.insert("actual".into(), json!(finding.actual));
    json!({
        "ruleId": finding.rule.code,
        "ruleIndex": rules().position(|rule| std::ptr::eq(rule, finding.rule)),
        "kind": kind,
        "level": level,
        "message": {"text": finding.text(report.draft.form(), language)},
        "locations": [location(finding, report, places)],
        "partialFingerprints": {"finding/v1": format!("{:016x}", finding.fingerprint())},
        "properties": properties,
    })
}

fn location(finding: &Finding, report: &Report, places: &Places<'_>) -> Value {
    let mut location = Map::new();
    let mut physical = Map::new();
    physical.insert("artifactLocation".into(), json!({"uri": uri(report.file.as_deref().unwrap_or("stdin"))}));
    if let Some(region) = finding.span.and_then(|span| region(span, places)) {
        physical.insert("region".into(), region);
    }
    location.insert("physicalLocation".into(), physical.into());
    let logical: Vec<Value> =
        stated(finding).map(|cell| json!({"fullyQualifiedName": cell.path(), "kind": "element"})).collect();
    if !logical.is_empty() {
        location.insert("logicalLocations".into(), logical.into());
    }
    location.into()
}

/// The cells that a finding is about: the stated side of an identity, else all.
fn stated(finding: &Finding) -> impl Iterator<Item = CellId> + '_ {
    finding.terms.iter().filter(|term| term.coefficient <= 0).map(|term| term.cell)
}

/// A region counted in characters of the decoded text; byte offsets would not fit a source in another encoding.
fn region(span: Span, places: &Places<'_>) -> Option<Value> {
    let (start_line, start_column) = places.lines.at(span.start)?;
    let (end_line, end_column) = places.lines.at(span.end)?;
    let characters = places.offsets.convert(span);
    Some(json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": characters.start,
        "charLength": characters.len(),
    }))
}

/// A relative URI of a file name.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    for byte in file.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
