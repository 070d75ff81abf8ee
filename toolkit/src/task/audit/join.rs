//! What many reports are together: how they stand, who is missing, what is there twice, what is copied.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::sync::Arc;

use ogi_core::{Draft, Severity, rule};

use super::super::register::plain;
use super::brief::{Brief, FileStatus, Sketched};
use super::sums::{AuditSum, sums};
use crate::input::entry::Entry;
use crate::likeness::{Least, Shelf, Sketches};
use crate::model::options::Options;
use crate::model::register::Enrolled;
use crate::shape::{choice, wire};

/// What two texts must share to be reported.
const TEXT: Least = Least { share: 15, shared: 5 };
/// What two tables must share: figures that are no sums and not small.
const FIGURES: Least = Least { share: 80, shared: 8 };
/// Not more pairs than this are reported, those that share most.
const MOST_PAIRS: usize = 5_000;
/// A rate of fewer applications than this is no rate to rank by.
const FEWEST_APPLICATIONS: i64 = 30;

wire! {
    /// How many there are of what (合计).
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct Counts as "AuditCounts" {
        /// Files found.
        files: u32,
        /// Reports read.
        reports: u32,
        /// Files that could not be read.
        unread: u32,
        /// Organs of the register without a report for the year.
        not_filed: u32,
        /// Reports with errors.
        errors: u32,
        /// Reports with warnings and nothing graver.
        warnings: u32,
        /// Reports with notices and nothing graver.
        notices: u32,
        /// Reports in which nothing is wrong and something could not be decided.
        open: u32,
        /// Reports in which nothing is wrong and everything was decided.
        clean: u32,
        /// Organs that have filed.
        organs: u32,
        /// Findings that count, at all severities.
        findings: u32,
        /// Findings that an earlier result did not have, or had with other figures; null where there is none.
        new: Option<u32>,
        /// Findings of an earlier result that are found no more; null where there is none.
        resolved: Option<u32>,
    }
}

wire! {
    /// A rule and how many reports break it.
    #[derive(Clone, PartialEq, Eq)]
    pub struct RuleCount as "AuditRule" {
        /// The code of the rule.
        rule: String,
        /// What the rule demands.
        title: String,
        /// How grave, at its gravest.
        severity: Severity,
        /// How many reports break it.
        reports: u32,
        /// How often it is broken.
        findings: u32,
    }
}

wire! {
    /// An organ of the register without a report for the year (未报送).
    #[derive(Clone, PartialEq, Eq)]
    pub struct Missing as "AuditMissing" {
        /// Its name.
        organ: String,
        /// The organ in whose roll-up it stands.
        above: Option<String>,
        /// Files of it that could not be used or are of another year.
        files: Vec<String>,
    }
}

choice! {
    /// Why files are said to be the same report.
    pub enum DoubleKind as "DoubleKind" {
        "bytes" = Bytes: "The same bytes under several names.",
        "organ" = Organ: "Several reports of one organ for one year.",
    }
}

wire! {
    /// Files that are the same report (重复).
    #[derive(Clone, PartialEq, Eq)]
    pub struct Double as "AuditDouble" {
        /// `bytes` for the same file under several names, `organ` for several reports of one organ and year.
        kind: DoubleKind,
        /// The files.
        files: Vec<String>,
    }
}

choice! {
    /// What two reports have in common.
    pub enum CopyKind as "CopyKind" {
        "text" = Text: "Clauses of parts one and five.",
        "figures" = Figures: "Figures of the tables.",
    }
}

wire! {
    /// Two reports that share much (雷同).
    #[derive(Clone, PartialEq, Eq)]
    pub struct Resemblance as "AuditResemblance" {
        /// `text` or `figures`.
        kind: CopyKind,
        /// The place of one among the reports, from 0.
        one: u32,
        /// The place of the other.
        other: u32,
        /// How much of the smaller one's own clauses or figures the other has, in percent.
        share: u32,
        /// How many of those that were compared.
        shared: u32,
        /// Whether both are of one organ, for different years.
        same_organ: bool,
    }
}

wire! {
    /// The reports of one year together.
    #[derive(Clone, PartialEq, Eq, Default)]
    pub struct YearTotals as "AuditYear" {
        /// The reporting year.
        year: u16,
        /// How many reports.
        reports: u32,
        /// How many of them have errors.
        errors: u32,
        /// 本年新收
        received: i64,
        /// 办结
        concluded: i64,
        /// 予以公开与部分公开
        opened: i64,
        /// 结转下年度
        carried: i64,
    }
}

wire! {
    /// A file that could not be read.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Unread as "AuditUnread" {
        /// Its name.
        file: String,
        /// Stable name of the reason.
        code: String,
        /// The reason, for a person.
        message: String,
    }
}

/// Many reports together (总体核查).
///
/// ```
/// use ogi_report::{Audit, Auditor, Options};
/// let auditor = Auditor::new(Options::default(), None);
/// let mut audit = Audit::new(None);
/// for (file, received) in [("a.json", 3), ("b.json", -1)] {
///     let report = format!(r#"{{"year": 2024, "organ": "示例市统计局", "cells": {{"requests.received.total": {received}}}}}"#);
///     audit.add(&auditor.entry(file, Ok(report.as_bytes()), |_, _| None).entry);
/// }
/// audit.join(auditor.options(), |_| None)?;
/// assert_eq!((audit.counts.reports, audit.counts.errors), (2, 1));
/// assert_eq!(audit.doubles[0].files, ["a.json", "b.json"]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Audit {
    /// The register.
    pub register: Option<Arc<[Enrolled]>>,
    /// What is kept of every file, in order.
    pub briefs: Vec<Brief>,
    /// The year that most reports are for.
    pub year: Option<u16>,
    /// How many there are of what.
    pub counts: Counts,
    /// The rules that are broken, by the number of reports.
    pub rules: Vec<RuleCount>,
    /// Files that could not be read.
    pub unread: Vec<Unread>,
    /// Organs without a report.
    pub not_filed: Vec<Missing>,
    /// Reports whose organ is not in the register.
    pub unregistered: Vec<String>,
    /// Reports for another year than most.
    pub other_years: Vec<String>,
    /// Files that are the same report.
    pub doubles: Vec<Double>,
    /// Files that hold several reports.
    pub several: Vec<String>,
    /// Reports that share much.
    pub alike: Vec<Resemblance>,
    /// The years.
    pub years: Vec<YearTotals>,
    /// Reports held against the sum of those below.
    pub sums: Vec<AuditSum>,
    /// The place of each report in its group by 公开率, and how many were ranked; `None` for those with few applications.
    pub ranks: Vec<Option<(u32, u32)>>,
    by_rule: BTreeMap<String, RuleCount>,
    /// To whom reports are compared, each name kept once.
    groups: HashSet<Arc<str>>,
    texts: Sketches,
    figures: Sketches,
}

impl Audit {
    /// An audit of nothing yet.
    pub fn new(register: Option<Arc<[Enrolled]>>) -> Self {
        Self { register, ..Self::default() }
    }

    /// An audit of nothing yet, which lays the sketches of texts and of figures on shelves; in memory they are most of what is
    /// kept.
    pub fn on_shelves(register: Option<Arc<[Enrolled]>>, texts: Box<dyn Shelf>, figures: Box<dyn Shelf>) -> Self {
        Self { register, texts: Sketches::on(texts), figures: Sketches::on(figures), ..Self::default() }
    }

    /// Adds what became of one file.
    pub fn add(&mut self, entry: &Entry) {
        if let Some(error) = &entry.error {
            self.unread.push(Unread { file: entry.file.clone(), code: error.code.clone(), message: error.message.clone() });
        }
        if entry.several {
            self.several.push(entry.file.clone());
        }
        self.count(entry);
        let (mut brief, Sketched { clauses, numbers }) = Brief::with_sketches(entry, self.register.as_deref());
        match self.groups.get(&brief.group) {
            Some(known) => brief.group = Arc::clone(known),
            None => drop(self.groups.insert(Arc::clone(&brief.group))),
        }
        self.briefs.push(brief);
        self.texts.push(&clauses);
        self.figures.push(&numbers);
    }

    fn count(&mut self, entry: &Entry) {
        let counts = &mut self.counts;
        let one_more = |count: &mut u32| *count = count.saturating_add(1);
        one_more(&mut counts.files);
        one_more(match FileStatus::of(entry) {
            FileStatus::Unread => &mut counts.unread,
            FileStatus::Errors => &mut counts.errors,
            FileStatus::Warnings => &mut counts.warnings,
            FileStatus::Notices => &mut counts.notices,
            FileStatus::Open => &mut counts.open,
            FileStatus::Clean => &mut counts.clean,
        });
        if entry.error.is_none() {
            one_more(&mut counts.reports);
        }
        for finding in &entry.findings {
            if let Some(since) = &finding.since {
                let new = counts.new.get_or_insert(0);
                *new = new.saturating_add(u32::from(since != "same"));
                counts.resolved.get_or_insert(0);
            }
        }
        if !entry.resolved.is_empty() {
            let resolved = counts.resolved.get_or_insert(0);
            *resolved = resolved.saturating_add(u32::try_from(entry.resolved.len()).unwrap_or(u32::MAX));
            counts.new.get_or_insert(0);
        }
        let mut met: HashSet<&str> = HashSet::new();
        for finding in entry.findings.iter().filter(|finding| finding.since.as_deref() != Some("same")) {
            one_more(&mut self.counts.findings);
            let rule = self.by_rule.entry(finding.rule.clone()).or_insert_with(|| RuleCount {
                rule: finding.rule.clone(),
                title: String::new(),
                severity: finding.severity,
                reports: 0,
                findings: 0,
            });
            rule.severity = rule.severity.max(finding.severity);
            one_more(&mut rule.findings);
            if met.insert(&finding.rule) {
                one_more(&mut rule.reports);
            }
        }
    }

    /// Joins what was added. `draft` gives the figures of a report by its place, where they are wanted for a sum.
    ///
    /// # Errors
    /// When a shelf could not be written or read; in memory nothing fails.
    pub fn join(&mut self, options: &Options, draft: impl FnMut(usize) -> Option<Draft>) -> io::Result<()> {
        self.join_with(options, &mut Vec::new(), draft)
    }

    /// As [`Self::join`], with an empty shelf on which the list of who has which clause is laid.
    ///
    /// # Errors
    /// When a shelf could not be written or read.
    pub fn join_with(
        &mut self,
        options: &Options,
        room: &mut dyn Shelf,
        draft: impl FnMut(usize) -> Option<Draft>,
    ) -> io::Result<()> {
        self.rules = self
            .by_rule
            .values()
            .map(|count| RuleCount {
                title: rule(&count.rule).map_or("", |rule| rule.title.get(options.language)).to_owned(),
                ..count.clone()
            })
            .collect();
        self.rules.sort_by_key(|rule| std::cmp::Reverse((rule.severity, rule.reports)));
        self.years = self.year_totals();
        self.year = self.years.iter().max_by_key(|year| (year.reports, year.year)).map(|year| year.year);
        self.find_missing();
        self.find_doubles();
        self.find_copies(room)?;
        self.rank();
        self.sums = match &self.register {
            Some(register) => sums(register, &self.briefs, self.year, options, draft),
            None => Vec::new(),
        };
        Ok(())
    }

    fn year_totals(&self) -> Vec<YearTotals> {
        let mut years: BTreeMap<u16, YearTotals> = BTreeMap::new();
        for brief in &self.briefs {
            let Some(year) = brief.year else { continue };
            let totals = years.entry(year).or_insert_with(|| YearTotals { year, ..YearTotals::default() });
            totals.reports = totals.reports.saturating_add(1);
            totals.errors = totals.errors.saturating_add(u32::from(brief.standing == FileStatus::Errors));
            let add = |sum: &mut i64, more: Option<i64>| *sum = sum.saturating_add(more.unwrap_or_default());
            add(&mut totals.received, brief.figures.received);
            add(&mut totals.concluded, brief.figures.concluded);
            add(&mut totals.opened, brief.figures.opened);
            add(&mut totals.carried, brief.figures.carried);
        }
        years.into_values().collect()
    }

    fn find_missing(&mut self) {
        let read = || self.briefs.iter().filter(|brief| brief.standing != FileStatus::Unread);
        self.other_years =
            read().filter(|brief| brief.year.is_some() && brief.year != self.year).map(|brief| brief.file.clone()).collect();
        let organs: HashSet<u128> = read().filter_map(Brief::organ_digest).collect();
        self.counts.organs = u32::try_from(organs.len()).unwrap_or(u32::MAX);
        let Some(register) = &self.register else { return };
        self.unregistered = read().filter(|brief| brief.registered.is_none()).map(|brief| brief.file.clone()).collect();
        let filed: HashSet<usize> = read()
            .filter(|brief| brief.year.is_none() || brief.year == self.year)
            .filter_map(|brief| brief.registered)
            .collect();
        let mut others: HashMap<usize, Vec<String>> = HashMap::new();
        for brief in read().filter(|brief| brief.year.is_some() && brief.year != self.year) {
            if let Some(line) = brief.registered {
                others.entry(line).or_default().push(brief.file.clone());
            }
        }
        // A file that cannot be read names no organ; its name may.
        let open = register.iter().enumerate().filter(|(at, _)| !filed.contains(at));
        let open: Vec<(usize, String)> = open.map(|(at, line)| (at, plain(&line.organ.name))).collect();
        for brief in self.briefs.iter().filter(|brief| brief.standing == FileStatus::Unread) {
            let file = plain(&brief.file);
            for (at, _) in open.iter().filter(|(_, name)| file.contains(name)) {
                others.entry(*at).or_default().push(brief.file.clone());
            }
        }
        self.not_filed = register
            .iter()
            .enumerate()
            .filter(|(at, _)| !filed.contains(at))
            .map(|(at, line)| Missing {
                organ: line.organ.name.clone(),
                above: line.above.as_deref().map(str::to_owned),
                files: others.remove(&at).unwrap_or_default(),
            })
            .collect();
        self.counts.not_filed = u32::try_from(self.not_filed.len()).unwrap_or(u32::MAX);
    }

    fn find_doubles(&mut self) {
        let read = |at: &usize| self.briefs.get(*at).filter(|brief| brief.standing != FileStatus::Unread);
        let mut by_bytes: Vec<(u128, usize)> =
            (0..self.briefs.len()).filter_map(|at| read(&at).map(|brief| (brief.digest, at))).collect();
        by_bytes.sort_unstable();
        let mut by_organ: Vec<(u128, u16, usize)> = Vec::new();
        let mut doubles: Vec<(DoubleKind, Vec<usize>)> = Vec::new();
        for same in by_bytes.chunk_by(|(one, _), (other, _)| one == other) {
            let places: Vec<usize> = same.iter().map(|(_, at)| *at).collect();
            // A copy under another name is reported once.
            let first = places.first().and_then(|at| Some((*at, read(at)?)));
            by_organ.extend(first.and_then(|(at, brief)| Some((brief.organ_digest()?, brief.year?, at))));
            if places.len() > 1 {
                doubles.push((DoubleKind::Bytes, places));
            }
        }
        by_organ.sort_unstable();
        for same in by_organ.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).filter(|same| same.len() > 1) {
            doubles.push((DoubleKind::Organ, same.iter().map(|(_, _, at)| *at).collect()));
        }
        doubles.sort_by(|(one, left), (other, right)| (left.first(), one).cmp(&(right.first(), other)));
        let name = |at: usize| self.briefs.get(at).map(|brief| brief.file.clone());
        self.doubles = doubles
            .into_iter()
            .map(|(kind, places)| Double { kind, files: places.into_iter().filter_map(name).collect() })
            .collect();
    }

    fn find_copies(&mut self, room: &mut dyn Shelf) -> io::Result<()> {
        let mut found = Vec::new();
        // Once compared they are wanted no more.
        let (mut texts, mut figures) = (std::mem::take(&mut self.texts), std::mem::take(&mut self.figures));
        let texts = texts.alike(room, TEXT)?;
        let figures = figures.alike(&mut Vec::new(), FIGURES)?;
        for (kind, pairs) in [(CopyKind::Text, texts), (CopyKind::Figures, figures)] {
            for pair in pairs {
                let Some((one, other)) = self.briefs.get(pair.one).zip(self.briefs.get(pair.other)) else { continue };
                let organ = one.organ_key();
                let same_organ = organ.is_some() && organ == other.organ_key();
                // What is one report twice is reported elsewhere.
                if one.digest == other.digest || same_organ && one.year == other.year {
                    continue;
                }
                found.push(Resemblance {
                    kind,
                    one: u32::try_from(pair.one).unwrap_or(u32::MAX),
                    other: u32::try_from(pair.other).unwrap_or(u32::MAX),
                    share: pair.share,
                    shared: pair.shared,
                    same_organ,
                });
            }
        }
        let order = |pair: &Resemblance| {
            (pair.same_organ, pair.kind, std::cmp::Reverse((pair.share, pair.shared)), pair.one, pair.other)
        };
        found.sort_by_key(order);
        found.truncate(MOST_PAIRS);
        self.alike = found;
        Ok(())
    }

    /// Ranks by 公开率 within each group and year.
    fn rank(&mut self) {
        type Members = Vec<(usize, i64)>;
        let mut groups: BTreeMap<(&str, Option<u16>), Members> = BTreeMap::new();
        for (at, brief) in self.briefs.iter().enumerate() {
            let enough = brief.figures.received.is_some_and(|received| received >= FEWEST_APPLICATIONS);
            if let (true, Some(rate)) = (enough, brief.figures.open_rate()) {
                groups.entry((&brief.group, brief.year)).or_default().push((at, rate));
            }
        }
        let mut ranks = vec![None; self.briefs.len()];
        for mut members in groups.into_values() {
            let of = u32::try_from(members.len()).unwrap_or(u32::MAX);
            members.sort_by_key(|(_, rate)| std::cmp::Reverse(*rate));
            for (at, rate) in &members {
                let above = members.partition_point(|(_, other)| other > rate);
                if let Some(place) = ranks.get_mut(*at) {
                    *place = Some((u32::try_from(above).unwrap_or(u32::MAX).saturating_add(1), of));
                }
            }
        }
        self.ranks = ranks;
    }
}
