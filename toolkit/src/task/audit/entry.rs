//! One file of an audit: read, given what is known beside it, checked, and cut down to what is kept.

use std::fmt::Write as _;
use std::sync::Arc;

use ogi_core::{Draft, Finding, Severity, check};

use super::super::register_index::RegisterIndex;
use super::super::several::only;
use super::super::unwind::caught;
use super::super::{judge, unchecked};
use crate::input::document::SEVERAL;
use crate::input::entry::{Entry, EntryError, EntryFinding, EntryResolved};
use crate::input::source;
use crate::likeness::sketch;
use crate::model::assessment::Disposition;
use crate::model::baseline::BaselineMatch;
use crate::model::context::Context;
use crate::model::error::Error;
use crate::model::line::one_line;
use crate::model::options::Options;
use crate::model::register::Enrolled;
use crate::model::report::Report;

/// Makes entries of files (逐份核查).
#[derive(Debug)]
pub struct Auditor {
    options: Options,
    register: Option<RegisterIndex>,
}

/// A file of an audit: what is kept of it, and the whole result where it could be read.
#[derive(Debug)]
pub struct Filed {
    /// What is kept.
    pub entry: Entry,
    /// The whole result.
    pub report: Option<Report>,
}

impl Auditor {
    /// Makes entries as the options say; the register says which report is whose, and what is known of its organ.
    pub fn new(options: Options, register: Option<Arc<[Enrolled]>>) -> Self {
        Self { options, register: register.map(RegisterIndex::new) }
    }

    /// How reports are checked.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The register.
    pub fn register(&self) -> Option<&Arc<[Enrolled]>> {
        self.register.as_ref().map(RegisterIndex::lines)
    }

    /// The name by which reports of one organ are found: that in the register, else as printed, without white space.
    pub fn organ_key(&self, report: &Report) -> Option<String> {
        let line = self.register.as_ref().and_then(|index| index.get(index.owner(report)?));
        let name = line.map(|line| line.name.as_str()).or(report.draft.organ.as_deref())?;
        Some(super::super::register::plain(name)).filter(|name| !name.is_empty())
    }

    /// The same of an entry.
    pub fn entry_key(&self, entry: &Entry) -> Option<String> {
        let line = entry.registered.and_then(|line| usize::try_from(line).ok());
        let line = line.and_then(|line| self.register()?.get(line));
        let name = line.map(|line| line.organ.name.as_str()).or(entry.organ.as_deref())?;
        Some(super::super::register::plain(name)).filter(|name| !name.is_empty())
    }

    /// Reads and checks one file. `last` is asked for last year's report of the organ, by the key of [`Self::organ_key`] and
    /// the year, and gives the name of its source with it.
    ///
    /// ```
    /// use ogi_report::{Auditor, Options};
    /// let auditor = Auditor::new(Options::default(), None);
    /// let report = r#"{"year": 2024, "organ": "示例市统计局", "cells": {"requests.received.total": -1}}"#;
    /// let filed = auditor.entry("a.json", Ok(report.as_bytes()), |_, _| None);
    /// assert_eq!(filed.entry.year, Some(2024));
    /// assert!(filed.entry.errors > 0);
    /// let unread = auditor.entry("b.png", Ok(b"\x89PNG\r\n\x1a\n"), |_, _| None);
    /// assert!(unread.entry.error.is_some());
    /// ```
    pub fn entry(
        &self,
        file: &str,
        bytes: Result<&[u8], Error>,
        last: impl FnOnce(&str, u16) -> Option<(String, Arc<Draft>)>,
    ) -> Filed {
        let digest = format!("{:032x}", two_lane_digest(bytes.as_ref().copied().unwrap_or(file.as_bytes())));
        let read = bytes.and_then(|bytes| caught(|| self.check(file, bytes, last)));
        match read {
            Ok((report, last)) => Filed { entry: self.entry_of(file, digest, &report, last), report: Some(report) },
            Err(error) => {
                let message = one_line(&error.message(self.options.language), 500);
                let error = Some(EntryError { code: error.code().to_owned(), message });
                Filed { entry: Entry { file: file.to_owned(), digest, error, ..Entry::default() }, report: None }
            }
        }
    }

    fn check(
        &self,
        file: &str,
        bytes: &[u8],
        last: impl FnOnce(&str, u16) -> Option<(String, Arc<Draft>)>,
    ) -> Result<(Report, Option<String>), Error> {
        let options = &Options { file: Some(file.to_owned()), ..self.options.clone() };
        let (read, document) = if let Some(wire) = source::wire_of(bytes) {
            (unchecked(source::read_json(wire)?, options), None)
        } else {
            let mut document = source::read_document(bytes)?;
            document.note_words(&options.profile);
            let draft = std::mem::replace(&mut document.draft, Draft::new(ogi_core::FormId::Official2021));
            (Report { file: options.file.clone(), ..Report::unchecked(draft) }, Some(document))
        };
        let line = self.register.as_ref().and_then(|index| index.lines().get(index.owner(&read)?));
        let said = line.map(|line| Context {
            organ: Some(line.organ.organ.clone()),
            published: line.published,
            submitted: line.submitted,
            ..Context::default()
        });
        let before = self.organ_key(&read).zip(read.draft.year).and_then(|(key, year)| last(&key, year));
        let (name, last_year) = before.unzip();
        // The register says which organ it is, under whatever name.
        let beside = Context { last_anyway: last_year.is_some(), last_year, ..Context::default() };
        let context = beside.or(&said.unwrap_or_default()).or(&read.context).or(&options.context);
        let report = judge(options.file.clone(), read.draft, &context, options);
        Ok((
            match document {
                Some(document) => {
                    Report { text: document.text, locations: document.locations, notes: document.notes, ..report }
                }
                None => report,
            },
            name,
        ))
    }

    fn entry_of(&self, file: &str, digest: String, report: &Report, last_year: Option<String>) -> Entry {
        let language = self.options.language;
        let (draft, summary) = (&report.draft, &report.checked.summary);
        let count = |severity: Severity| u32::try_from(report.count(severity)).unwrap_or(u32::MAX);
        let line = self.register.as_ref().and_then(|index| index.owner(report));
        let best = report.repairs.list.first();
        let mut sketched = String::new();
        for clause in sketch(draft.prose.iter().flat_map(|prose| prose.clauses.iter().copied())) {
            let _ = write!(sketched, "{clause:08x}");
        }
        Entry {
            file: file.to_owned(),
            digest,
            error: None,
            form: Some(draft.form()),
            year: draft.year,
            organ: draft.organ.as_deref().map(|organ| one_line(organ, 200)),
            registered: line.and_then(|line| u32::try_from(line).ok()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notices: count(Severity::Notice),
            infos: count(Severity::Info),
            undecided: summary.undecided,
            holds: summary.holds,
            findings: self.findings(report),
            resolved: report
                .assessment
                .resolved
                .iter()
                .map(|one| EntryResolved { rule: one.rule.to_owned(), message: one_line(&one.message, 500) })
                .collect(),
            least_changes: best.and_then(|best| u32::try_from(best.changes.len()).ok()),
            score: report.assessment.score.as_ref().map(|score| score.value),
            decision: report.assessment.decision.as_ref().map(|decision| decision.outcome.name().to_owned()),
            on_time: self.on_time(report),
            last_year,
            notes: report.all_notes().map(|note| one_line(note.message(language), 300)).collect(),
            several: report.notes.iter().any(|note| note.code == SEVERAL),
            undivided: draft.is_undivided(),
            figures: draft.cells().map(|(_, cell)| cell.number()).collect(),
            sketch: sketched,
        }
    }

    /// What is broken and not excused, gravest first; what an earlier result had as well is marked, not left out.
    fn findings(&self, report: &Report) -> Vec<EntryFinding> {
        let language = self.options.language;
        let lines = report.lines();
        let broken = |finding: &Finding| finding.verdict == ogi_core::Verdict::Broken;
        let mut findings: Vec<(&Finding, Option<&Disposition>)> = report
            .checked
            .findings
            .iter()
            .enumerate()
            .map(|(at, finding)| (finding, report.assessment.standing(at)))
            .filter(|(finding, standing)| broken(finding) && standing.is_none_or(|standing| standing.suppressed.is_none()))
            .collect();
        findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
        let entry_finding = |(finding, standing): (&Finding, Option<&Disposition>)| {
            let line = || match (finding.span.and_then(|span| lines.at(span.start)), language) {
                (Some((line, _)), ogi_core::Language::Zh) => format!("第{line}行"),
                (Some((line, _)), ogi_core::Language::En) => format!("line {line}"),
                (None, _) => String::new(),
            };
            EntryFinding {
                rule: finding.rule.code.to_owned(),
                severity: finding.severity,
                verdict: finding.verdict.name().to_owned(),
                message: one_line(&finding.text(report.draft.form(), language), 2000),
                basis: crate::model::phrases::basis(finding, language),
                place: finding.span.and_then(|span| report.place(span, language)).unwrap_or_else(line),
                expected: finding.expected,
                actual: finding.actual,
                proposed: crate::model::phrases::proposed(report, finding, language),
                fingerprint: format!("{:016x}", finding.fingerprint()),
                since: standing.and_then(|standing| standing.known).map(|known| {
                    match known {
                        BaselineMatch::New => "new",
                        BaselineMatch::Changed => "changed",
                        BaselineMatch::Same => "same",
                    }
                    .to_owned()
                }),
            }
        };
        findings.into_iter().map(entry_finding).collect()
    }

    /// Whether the report was out by the days that the law and the place set, where a day is known.
    fn on_time(&self, report: &Report) -> Option<bool> {
        let profile = only(&self.options.profile, |code| code.starts_with("publication/") && code.ends_with("deadline"));
        let summary = check(&report.context.case(&report.draft), &profile).summary;
        match (summary.broken, summary.holds) {
            (0, 0) => None,
            (broken, _) => Some(broken == 0),
        }
    }
}

/// A mixing of two lanes over words of eight bytes, 128 bits: it distinguishes files and keeps no secret. It is neither FNV,
/// whose constants it borrows, nor any published hash.
pub(super) fn two_lane_digest(bytes: &[u8]) -> u128 {
    let (mut one, mut other) = (0xcbf2_9ce4_8422_2325_u64, 0x9e37_79b9_7f4a_7c15_u64);
    for word in bytes.chunks(8) {
        let mut block = [0_u8; 8];
        block.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
        let value = u64::from_le_bytes(block);
        one = (one ^ value).wrapping_mul(0x0100_0000_01b3).rotate_left(27);
        other = (other.rotate_left(31) ^ value).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    u128::from(one ^ length) << 64 | u128::from(other ^ (other >> 29))
}
