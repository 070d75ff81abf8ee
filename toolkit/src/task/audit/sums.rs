//! Reports of organs that sum up others, held against those below (汇总核对).

use std::collections::{BTreeMap, HashMap};

use ogi_core::{CellId, Draft, Number, Verdict};

use super::super::register::plain;
use super::super::roll_up::{Subordinates, roll_up};
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
        cell: CellId,
        /// Its printed name.
        name: String,
        /// What the report above states.
        stated: Option<Number>,
        /// What the organs below add up to.
        sum: Option<Number>,
        /// `stated` less `sum`.
        remainder: Option<Number>,
        /// `holds`, `broken`, `undecided`.
        verdict: Verdict,
    }
}

pub(super) fn sums(
    register: &[Enrolled],
    briefs: &[Brief],
    year: Option<u16>,
    options: &Options,
    mut draft: impl FnMut(usize) -> Option<Draft>,
) -> Vec<AuditSum> {
    let mut below: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (line, enrolled) in register.iter().enumerate() {
        if let Some(above) = &enrolled.above {
            below.entry(plain(above)).or_default().push(line);
        }
    }
    // Of the names of a whole country, those that sum up.
    let mut names: HashMap<String, usize> = HashMap::new();
    for (at, line) in register.iter().enumerate() {
        let name = plain(&line.organ.name);
        if below.contains_key(&name) {
            names.insert(name, at);
        }
    }
    let mut filed = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (at, brief) in briefs.iter().enumerate() {
        if brief.standing == FileStatus::Unread || brief.year.is_some() && brief.year != year {
            continue;
        }
        filed.extend(brief.registered.map(|line| (line, at)));
        if let Some(name) = brief.organ.as_deref().map(plain).filter(|name| below.contains_key(name)) {
            by_name.entry(name).or_insert(at);
        }
    }
    filed.sort_unstable();
    let by_line = |line: usize| {
        let from = filed.partition_point(|(other, _)| *other < line);
        filed.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| *other == line).map(|(_, at)| *at)
    };
    let mut sums = Vec::new();
    for (above, lines) in below {
        let line = names.get(&above).and_then(|line| by_line(*line).next());
        let Some(at) = line.or_else(|| by_name.get(&above).copied()) else { continue };
        let mut report = |at: usize| {
            let file = briefs.get(at).map(|brief| brief.file.clone());
            draft(at).map(|draft| Report { file, ..Report::unchecked(draft) })
        };
        let Some(parent) = report(at) else { continue };
        let places: Vec<usize> = lines.iter().flat_map(|line| by_line(*line)).collect();
        // Whose report is whose was found before: the register of the sum names the files.
        let organ = |line: &usize| {
            let known = register.get(*line)?.organ.clone();
            let file = by_line(*line).next().and_then(|at| briefs.get(at)).map(|brief| brief.file.clone());
            Some(RegisterEntry { file: file.or(known.file), ..known })
        };
        let organs: Vec<RegisterEntry> = lines.iter().filter_map(organ).collect();
        let missing = lines.iter().filter(|line| by_line(**line).next().is_none()).filter_map(|line| register.get(*line));
        let missing: Vec<String> = missing.map(|line| line.organ.name.clone()).collect();
        let reports: Vec<Report> = places.iter().filter_map(|at| report(*at)).collect();
        let rollup = roll_up(parent, Subordinates { reports, register: Some(organs), complete: false }, options);
        let form = rollup.parent.draft.form();
        let is_some = |number: Option<Number>| number.is_some_and(|number| number != Number::ZERO);
        let cells = rollup.shares.iter().filter(|share| {
            share.verdict != Verdict::NotApplicable && (is_some(share.stated) || is_some(share.sum)) && is_sum(share.cell)
        });
        let count = |verdict: Verdict| u32::try_from(rollup.cells(verdict)).unwrap_or(u32::MAX);
        let broken = rollup.checked.findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
        sums.push(AuditSum {
            organ: rollup.parent.draft.organ.clone().unwrap_or(above),
            file: rollup.parent.file.clone().unwrap_or_default(),
            members: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            below: places.iter().filter_map(|at| u32::try_from(*at).ok()).collect(),
            missing,
            findings: broken.map(|finding| finding.text(form, options.language)).collect(),
            holds: count(Verdict::Holds),
            undecided: count(Verdict::Undecided),
            cells: cells
                .map(|share| SumCell {
                    cell: share.cell,
                    name: form.form().cell_label(share.cell, options.language),
                    stated: share.stated,
                    sum: share.sum,
                    remainder: share.remainder,
                    verdict: share.verdict,
                })
                .collect(),
        });
    }
    sums
}

/// Of applications by kind of applicant only the totals are given.
fn is_sum(cell: CellId) -> bool {
    match cell.place() {
        ogi_core::Place::Request(_, column) => column == ogi_core::Column::Total,
        _ => true,
    }
}
