//! The validation report of the European Statistical System (ESS), version 1.0.0: one array; a value of 1, 0 or NA for
//! every identity of the form and for every other finding. Rules without a formula that found nothing are not listed:
//! how many held is in the summary of the wire format.

use ogi_core::{CellId, CellSet, Finding, Identity, Item, Language, Rule, Severity, Verdict, identities};
use serde_json::{Map, Value, json};

use super::view;
use crate::model::options::Options;
use crate::model::report::Report;
use crate::model::report::VERSION;
use crate::model::words::Words;

/// Renders one report: its validations, in the order of the form's identities, then of the other findings.
pub(super) fn report(report: &Report, options: &Options) -> String {
    let page = Page { report, options, words: Words { language: options.language }, key: key(report) };
    let linear = |finding: &Finding| finding.rule.linear.is_some();
    let draft = &report.draft;
    let on = |identity: &&Identity| report.assessment.profile.is_on(identity.rule);
    let judged = identities(draft.form(), draft.is_undivided()).iter().filter(on).map(|identity| page.identity(identity));
    let found = report.checked.findings.iter().enumerate().filter(|(_, finding)| !linear(finding));
    let lines: Vec<String> =
        judged.chain(found.map(|(at, finding)| page.finding(at, finding))).map(|v| v.to_string()).collect();
    lines.join(",\n")
}

/// What a report is called in identifiers: organ and year, else its source, else its form.
fn key(report: &Report) -> String {
    let draft = &report.draft;
    match (draft.organ.as_deref(), draft.year, report.file.as_deref()) {
        (Some(organ), Some(year), _) => format!("{organ}/{year}"),
        (_, _, Some(file)) => file.to_owned(),
        (Some(organ), None, None) => organ.to_owned(),
        (None, Some(year), None) => year.to_string(),
        (None, None, None) => draft.form().name().to_owned(),
    }
}

struct Page<'a> {
    report: &'a Report,
    options: &'a Options,
    words: Words,
    key: String,
}

/// What is said of one validation.
struct Validation<'a> {
    id: String,
    rule: &'static Rule,
    expression: String,
    cells: Vec<CellId>,
    description: String,
    verdict: Verdict,
    severity: Severity,
    finding: Option<(usize, &'a Finding)>,
}

impl Page<'_> {
    fn identity(&self, identity: &Identity) -> Value {
        let cells: Vec<CellId> = identity.computed().chain(identity.stated()).collect();
        let same = |finding: &Finding| {
            let set: CellSet = finding.terms.iter().map(|term| term.cell).collect();
            std::ptr::eq(finding.rule, identity.rule) && set == *identity.set()
        };
        let finding = self.report.checked.findings.iter().enumerate().find(|(_, finding)| same(finding));
        let language = self.words.language;
        let form = self.report.draft.form().form();
        let (item, name) = match identity.item {
            Item::Row(row) if language == Language::Zh => (row.path(), form.row_label(row)),
            Item::Row(row) => (row.path(), ogi_core::Label::label(row, language)),
            Item::Column(column) => (column.path(), ogi_core::Label::label(column, language)),
            Item::Remedy(group) => (group.path(), ogi_core::Label::label(group, language)),
        };
        let sum = |cells: &mut dyn Iterator<Item = CellId>| cells.map(CellId::path).collect::<Vec<_>>().join(" + ");
        let expression = format!("{} = {}", sum(&mut identity.computed()), sum(&mut identity.stated()));
        let description = finding.map(|(_, finding)| view::sentence(finding, self.report, language));
        self.validation(&Validation {
            id: format!("{}@{item}", identity.rule.code),
            rule: identity.rule,
            expression,
            cells,
            description: description.unwrap_or_else(|| name.to_owned()),
            verdict: finding.map_or(Verdict::Holds, |(_, finding)| finding.verdict),
            severity: self.severity(identity.rule, finding.map(|(_, finding)| finding)),
            finding,
        })
    }

    fn finding(&self, at: usize, finding: &Finding) -> Value {
        self.validation(&Validation {
            id: format!("{}@{:016x}", finding.rule.code, finding.fingerprint()),
            rule: finding.rule,
            expression: finding.rule.code.to_owned(),
            cells: finding.terms.iter().map(|term| term.cell).collect(),
            description: view::sentence(finding, self.report, self.words.language),
            verdict: finding.verdict,
            severity: self.severity(finding.rule, Some(finding)),
            finding: Some((at, finding)),
        })
    }

    /// How grave it is to break the rule here.
    fn severity(&self, rule: &Rule, finding: Option<&Finding>) -> Severity {
        let broken = finding.filter(|finding| finding.verdict == Verdict::Broken).map(|finding| finding.severity);
        broken.or_else(|| self.report.assessment.profile.override_of(rule)).unwrap_or(rule.severity)
    }

    fn validation(&self, validation: &Validation<'_>) -> Value {
        let value = match validation.verdict {
            Verdict::Holds => "1",
            Verdict::Broken => "0",
            Verdict::Undecided | Verdict::NotApplicable => "NA",
        };
        let source = |cell: &CellId| format!("{}/{}", self.key, cell.path());
        let whole = || vec![self.key.clone()];
        let source: Vec<String> =
            if validation.cells.is_empty() { whole() } else { validation.cells.iter().map(source).collect() };
        // The time is required, and the library has no clock: without one, the empty text of the published examples.
        let time = self.options.now.as_ref().map_or("", |now| now.as_str());
        json!({
            "id": format!("{}#{}", self.report.file.as_deref().unwrap_or(&self.key), validation.id),
            "type": "validation",
            "event": {"time": time, "actor": format!("ogi-report {VERSION}")},
            "rule": self.rule(validation),
            // By convention of the format, an empty target stands for the source.
            "data": {"source": source, "target": [], "description": validation.description},
            "value": value,
        })
    }

    fn rule(&self, validation: &Validation<'_>) -> Value {
        let members = [
            ("language", format!("ogi-report {VERSION}")),
            ("expression", validation.expression.clone()),
            ("severity", level(validation.severity).to_owned()),
            ("description", validation.rule.title.get(self.words.language).to_owned()),
        ];
        let mut rule: Map<String, Value> = members.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
        if let Some((change, explanation)) = self.change(validation) {
            rule.insert("change".into(), change.into());
            rule.insert("explanation".into(), explanation.into());
        }
        rule.into()
    }

    /// Whether the severity is another than the rule's own here, and why.
    fn change(&self, validation: &Validation<'_>) -> Option<(&'static str, String)> {
        let words = self.words;
        let standing = validation.finding.and_then(|(at, _)| self.report.assessment.standing(at));
        if let Some((reason, _)) = standing.and_then(|standing| standing.suppressed.as_ref()) {
            return Some(("down", format!("{}{reason}", words.get("豁免：", "suppressed: "))));
        }
        let own = validation.rule.severity;
        let by = match self.report.assessment.profile.override_of(validation.rule) {
            Some(_) => words.get("核查方案", "profile"),
            None => words.get("本例从轻", "lower severity in this case"),
        };
        let change = match validation.severity.cmp(&own) {
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => return None,
            std::cmp::Ordering::Greater => "up",
        };
        let names = |severity: Severity| severity.names().get(words.language);
        Some((change, format!("{by}{}{} → {}", words.get("：", ": "), names(own), names(validation.severity))))
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice | Severity::Info => "information",
    }
}
