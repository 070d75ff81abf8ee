//! SARIF 2.1.0, the exchange format of static analysis. One run; results are streamed.

mod fix;

use std::fmt::Write;

use ogi_core::{CellId, Finding, Language, Rule, Severity, Span, Verdict, rules};
use serde_json::{Map, Value, json};

use super::{Tally, view};
use crate::model::assessment::Disposition;
use crate::model::baseline::{BaselineMatch, Resolved};
use crate::model::report::Report;
use crate::model::report::VERSION;
use crate::model::units::SpanUnit;
use crate::model::units::{Lines, Offsets};
use crate::model::words::Words;
use crate::task::explain::explain;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn head(language: Language) -> String {
    let rules: Vec<Value> = rules().map(|rule| descriptor(rule, language)).collect();
    let driver = json!({"name": "ogi-report", "version": VERSION, "semanticVersion": VERSION, "rules": rules});
    let tongue = Words { language }.get("zh-CN", "en");
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"language\":\"{tongue}\",\"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
    )
}

/// A rule with its explanation, so that a viewer needs no page of ours.
fn descriptor(rule: &'static Rule, language: Language) -> Value {
    let explanation = explain(rule, language);
    let words = Words { language };
    let formula = explanation.formula.as_ref().map(|formula| format!("{}{formula}", words.get("公式：", "formula: ")));
    let basis = format!("{}{}", words.get("依据：", "basis: "), explanation.basis.join(words.get("；", "; ")));
    let prose = explanation.prose.split_once(words.get("### 例子", "### Examples")).map_or("", |(prose, _)| prose.trim());
    let lead: Vec<&str> = formula.iter().map(String::as_str).chain([basis.as_str(), prose]).collect();
    let markdown = lead.join("\n\n");
    let markdown = markdown.trim();
    json!({
        "id": rule.code,
        "helpUri": explanation.page,
        "shortDescription": {"text": explanation.title},
        "help": {"text": markdown.replace("### ", ""), "markdown": markdown},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"basis": explanation.basis},
    })
}

pub(super) fn report(report: &Report, language: Language) -> String {
    let findings = &report.checked.findings;
    let spans: Vec<Span> = findings.iter().filter_map(|finding| finding.span).chain(fix::spans(report)).collect();
    let offsets = Offsets::new(&report.text, SpanUnit::CodePoints, spans.iter().copied());
    let lines = Lines::new(&report.text, spans.iter().copied());
    let places = Places { offsets: &offsets, lines: &lines };
    let mut out = String::new();
    for (at, finding) in findings.iter().enumerate() {
        let separator = if at == 0 { "" } else { ",\n" };
        let mut result = result(finding, report, &places, language);
        stand(&mut result, report.assessment.standing(at));
        let _ = write!(out, "{separator}{}", Value::Object(result));
    }
    for one in &report.assessment.resolved {
        let separator = if out.is_empty() { "" } else { ",\n" };
        let _ = write!(out, "{separator}{}", gone(one, report));
    }
    out
}

/// What an earlier result found and is found no more: a result that is absent now.
fn gone(one: &Resolved, report: &Report) -> Value {
    json!({
        "ruleId": one.rule,
        "ruleIndex": rules().position(|rule| rule.code == one.rule),
        "kind": "pass",
        "level": "none",
        "message": {"text": view::without_invisible(one.message.clone())},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.file.as_deref().unwrap_or_default())}}}],
        "partialFingerprints": {"finding/v1": one.fingerprint},
        "suppressions": [],
        "baselineState": "absent",
    })
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

/// How a finding stands. Suppressions are always listed, since the format wants them for all results or for none.
fn stand(result: &mut Map<String, Value>, standing: Option<&Disposition>) {
    let suppressed = standing.and_then(|standing| standing.suppressed.as_ref());
    let suppression = suppressed.map(|(reason, expires)| {
        let mut suppression = json!({"kind": "external", "status": "accepted", "justification": reason});
        if let (Some(day), Some(object)) = (expires, suppression.as_object_mut()) {
            object.insert("properties".into(), json!({"expires": day}));
        }
        suppression
    });
    result.insert("suppressions".into(), suppression.into_iter().collect());
    let state = standing.and_then(|standing| standing.known).map(|known| match known {
        BaselineMatch::New => "new",
        BaselineMatch::Changed => "updated",
        BaselineMatch::Same => "unchanged",
    });
    if let Some(state) = state {
        result.insert("baselineState".into(), state.into());
    }
}

fn result(finding: &Finding, report: &Report, places: &Places<'_>, language: Language) -> Map<String, Value> {
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
    let members = [
        ("ruleId", finding.rule.code.into()),
        ("ruleIndex", json!(rules().position(|rule| std::ptr::eq(rule, finding.rule)))),
        ("kind", kind.into()),
        ("level", level.into()),
        ("message", json!({"text": view::without_invisible(finding.text(report.draft.form(), language))})),
        ("locations", json!([location(finding, report, places, language)])),
        ("partialFingerprints", json!({"finding/v1": format!("{:016x}", finding.fingerprint())})),
        ("properties", properties.into()),
    ];
    let mut result: Map<String, Value> = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let fixes = if finding.verdict == Verdict::Broken && report.locations.is_empty() {
        fix::fixes(finding, report, places, language)
    } else {
        Vec::new()
    };
    if !fixes.is_empty() {
        result.insert("fixes".into(), fixes.into());
    }
    result
}

fn artifact(report: &Report) -> Value {
    json!({"uri": uri(report.file.as_deref().unwrap_or("stdin"))})
}

fn location(finding: &Finding, report: &Report, places: &Places<'_>, language: Language) -> Value {
    let mut location = Map::new();
    let mut physical = Map::new();
    physical.insert("artifactLocation".into(), artifact(report));
    // Lines of the text taken out of a Word, Excel or PDF file are no regions of the file.
    if let Some(region) = finding.span.filter(|_| report.locations.is_empty()).and_then(|span| region(span, places)) {
        physical.insert("region".into(), region);
    }
    if let Some(place) = finding.span.and_then(|span| report.place(span, language)) {
        location.insert("message".into(), json!({"text": place}));
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
