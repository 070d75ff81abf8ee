//! Reports of organs that sum up others, held against those below (汇总核对).

use std::collections::{BTreeMap, HashMap};

use ogi_core::{CellId, Draft, FormId, Language, Number, Share, Verdict};

use super::super::register::plain;
use super::super::roll_up::{Rollup, Subordinates, roll_up};
use super::brief::{Brief, FileStatus};
use crate::model::options::Options;
use crate::model::register::{Enrolled, RegisterEntry};
use crate::model::report::Report;
use crate::shape::wire;

wire! {
    /// A report held against the sum of those below (汇总核对).
    #[derive(Clone, PartialEq, Eq)]
    pub struct AuditSum as "AuditSum" {
        /// The organ that sums up.
        organ: String,
        /// The file of its report.
        file: String,
        /// How many organs stand below it in the register.
        members: u32,
        /// The places of their reports among all, from 0.
        below: Vec<u32>,
        /// The names of those that have not filed.
        missing: Vec<String>,
        /// What is broken, a sentence each.
        findings: Vec<String>,
        /// How many cells agree, and how many could not be decided.
        holds: u32,
        /// How many cells could not be decided.
        undecided: u32,
        /// The cells that any of them states, but for those that are all 0.
        cells: Vec<SumCell>,
    }
}

wire! {
    /// One cell of a sum.
    #[derive(Clone, PartialEq, Eq)]
    pub struct SumCell as "AuditSumCell" {
        /// The cell.
        cell: CellId = share.cell,
        /// Its printed name.
        name: String = form.form().cell_label(share.cell, language),
        /// What the report above states.
        stated: Option<Number> = share.stated,
        /// What the organs below add up to.
        sum: Option<Number> = share.sum,
        /// `stated` less `sum`.
        remainder: Option<Number> = share.remainder,
        /// `holds`, `broken`, `undecided`.
        verdict: Verdict = share.verdict,
    }
    from (share: &Share, form: FormId, language: Language)
}

/// Which lines of the register stand in the roll-up of which organ, by its name.
fn lines_below(register: &[Enrolled]) -> BTreeMap<String, Vec<usize>> {
    let mut below: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (line, enrolled) in register.iter().enumerate() {
        if let Some(above) = &enrolled.above {
            below.entry(plain(above)).or_default().push(line);
        }
    }
    below
}

/// The reports of the year, by the lines of the register and by the names of organs that sum up.
struct FiledReports {
    by_line: Vec<(usize, usize)>,
    by_name: HashMap<String, usize>,
}

impl FiledReports {
    fn new(briefs: &[Brief], year: Option<u16>, below: &BTreeMap<String, Vec<usize>>) -> Self {
        let (mut by_line, mut by_name) = (Vec::new(), HashMap::new());
        for (at, brief) in briefs.iter().enumerate() {
            if brief.standing == FileStatus::Unread || brief.year.is_some() && brief.year != year {
                continue;
            }
            by_line.extend(brief.registered.map(|line| (line, at)));
            if let Some(name) = brief.organ.as_deref().map(plain).filter(|name| below.contains_key(name)) {
                by_name.entry(name).or_insert(at);
            }
        }
        by_line.sort_unstable();
        Self { by_line, by_name }
    }

    /// The reports of the organ in a line of the register.
    fn of_line(&self, line: usize) -> impl Iterator<Item = usize> {
        let from = self.by_line.partition_point(|(other, _)| *other < line);
        let rest = self.by_line.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(other, _)| *other == line).map(|(_, at)| *at)
    }

    /// The report of an organ that sums up: by its line in the register where it has one, else by its name.
    fn of_organ(&self, name: &str, line: Option<usize>) -> Option<usize> {
        let by_line = line.and_then(|line| self.of_line(line).next());
        by_line.or_else(|| self.by_name.get(name).copied())
    }
}

/// Every report of the year that sums others up, held against those below it; `draft` gives the figures of a report.
pub(super) fn sums(
    register: &[Enrolled],
    briefs: &[Brief],
    year: Option<u16>,
    options: &Options,
    mut draft: impl FnMut(usize) -> Option<Draft>,
) -> Vec<AuditSum> {
    let below = lines_below(register);
    // Of the names of a whole country, those that sum up.
    let names = register.iter().enumerate().map(|(line, enrolled)| (plain(&enrolled.organ.name), line));
    let names: HashMap<String, usize> = names.filter(|(name, _)| below.contains_key(name)).collect();
    let filed = FiledReports::new(briefs, year, &below);
    let file = |at: usize| briefs.get(at).map(|brief| brief.file.clone());
    let mut report = |at: usize| draft(at).map(|draft| Report { file: file(at), ..Report::unchecked(draft) });
    let mut sums = Vec::new();
    for (above, lines) in below {
        let parent = filed.of_organ(&above, names.get(&above).copied());
        let Some(parent) = parent.and_then(&mut report) else { continue };
        let places: Vec<usize> = lines.iter().flat_map(|line| filed.of_line(*line)).collect();
        let reports: Vec<Report> = places.iter().filter_map(|at| report(*at)).collect();
        // Whose report is whose was found before: the register of the sum names the files.
        let organ = |line: &usize| {
            let known = register.get(*line)?.organ.clone();
            Some(RegisterEntry { file: filed.of_line(*line).next().and_then(file).or(known.file), ..known })
        };
        let organs = lines.iter().filter_map(organ).collect();
        let silent = lines.iter().filter(|line| filed.of_line(**line).next().is_none());
        let missing = silent.filter_map(|line| register.get(*line)).map(|line| line.organ.name.clone()).collect();
        let rollup = roll_up(parent, Subordinates { reports, register: Some(organs), complete: false }, options);
        sums.push(sum_of(&rollup, above, (lines.len(), &places), missing, options.language));
    }
    sums
}

/// What an audit keeps of a roll-up.
fn sum_of(
    rollup: &Rollup,
    above: String,
    (members, places): (usize, &[usize]),
    missing: Vec<String>,
    language: Language,
) -> AuditSum {
    let form = rollup.parent.draft.form();
    let is_some = |number: Option<Number>| number.is_some_and(|number| number != Number::ZERO);
    let cells = rollup.shares.iter().filter(|share| {
        share.verdict != Verdict::NotApplicable && (is_some(share.stated) || is_some(share.sum)) && is_sum(share.cell)
    });
    let count = |verdict: Verdict| u32::try_from(rollup.cells(verdict)).unwrap_or(u32::MAX);
    let broken = rollup.checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
    AuditSum {
        organ: rollup.parent.draft.organ.clone().unwrap_or(above),
        file: rollup.parent.file.clone().unwrap_or_default(),
        members: u32::try_from(members).unwrap_or(u32::MAX),
        below: places.iter().filter_map(|at| u32::try_from(*at).ok()).collect(),
        missing,
        findings: broken.map(|finding| finding.text(form, language)).collect(),
        holds: count(Verdict::Holds),
        undecided: count(Verdict::Undecided),
        cells: cells.map(|share| SumCell::new(share, form, language)).collect(),
    }
}

/// Of applications by kind of applicant only the totals are given.
fn is_sum(cell: CellId) -> bool {
    match cell.place() {
        ogi_core::Place::Request(_, column) => column == ogi_core::Column::Total,
        _ => true,
    }
}
