//! Reads damaged reports whose true figures are known, and counts what is read, what is read falsely and what is called wrong although
//! it is right.

use std::collections::BTreeSet;

use ogi_core::{Case, Draft, Profile, Severity, Verdict, check};
use ogi_report::{Options, inspect};
use ogi_testkit::reports::{Damage, Layout, synthetic};

/// Broken errors of the tables, by rule and cells: the text of a report with a wrong total disagrees with it rightly.
fn errors(checked: &ogi_core::Checked) -> BTreeSet<(&'static str, Vec<&'static str>)> {
    let is_error = |finding: &&ogi_core::Finding| {
        let of_tables = !finding.rule.code.starts_with("narrative/");
        of_tables && finding.verdict == Verdict::Broken && finding.severity == Severity::Error
    };
    let cells = |finding: &ogi_core::Finding| finding.terms.iter().map(|term| term.cell.path()).collect();
    checked.findings.iter().filter(is_error).map(|finding| (finding.rule.code, cells(finding))).collect()
}

#[derive(Debug, Default)]
struct Tally {
    files: usize,
    stated: usize,
    read: usize,
    false_values: usize,
    false_errors: usize,
}

impl Tally {
    fn add(&mut self, truth: &Draft, text: &str, shown: &mut Vec<String>, name: &str) {
        self.files += 1;
        self.stated += truth.cells().filter(|(_, cell)| cell.number().is_some()).count();
        let Ok(report) = inspect(text.as_bytes(), &Options::default()) else { return };
        let known = errors(&check(&Case::new(truth), &Profile::default()));
        let mut is_false = Vec::new();
        for (cell, read) in report.draft.cells() {
            let Some(read) = read.number() else { continue };
            if truth.number(cell) == Some(read) {
                self.read += 1;
            } else {
                is_false.push(format!("{cell} = {read}"));
            }
        }
        let wrong: Vec<String> = errors(&report.checked)
            .into_iter()
            .filter(|(rule, cells)| !cells.is_empty() && !known.iter().any(|(own, all)| own == rule && all == cells))
            .map(|(rule, _)| rule.to_owned())
            .collect();
        self.false_values += is_false.len();
        self.false_errors += wrong.len();
        if !is_false.is_empty() || !wrong.is_empty() {
            shown.push(format!("{name}: {} {}", is_false.join(", "), wrong.join(" ")));
        }
    }
}

/// Does every damage to so many reports; false where anything false is read or said.
pub(crate) fn run(count: usize, seed: u64) -> bool {
    println!("{:<14} {:<7} {:>6} {:>9} {:>7} {:>6} {:>6}", "damage", "layout", "files", "cells", "read", "false", "errors");
    let mut shown = Vec::new();
    let mut all = Tally::default();
    for damage in Damage::ALL {
        for layout in Layout::ALL {
            let mut tally = Tally::default();
            for number in (0..count).filter(|number| Layout::ALL[number % Layout::ALL.len()] == layout) {
                let report = synthetic(number);
                let text = damage.done_to(&report, seed.wrapping_add(number as u64));
                tally.add(&report.draft, &text, &mut shown, &format!("{damage:?} of report {number}"));
            }
            let share = tally.read * 1000 / tally.stated.max(1);
            println!(
                "{:<14} {:<7} {:>6} {:>9} {:>4}.{} {:>6} {:>6}",
                format!("{damage:?}"),
                format!("{layout:?}"),
                tally.files,
                tally.stated,
                share / 10,
                share % 10,
                tally.false_values,
                tally.false_errors
            );
            all.files += tally.files;
            all.stated += tally.stated;
            all.read += tally.read;
            all.false_values += tally.false_values;
            all.false_errors += tally.false_errors;
        }
    }
    shown.iter().take(20).for_each(|line| println!("    {}", line.chars().take(200).collect::<String>()));
    println!(
        "total: {} files, {} of {} cells, {} false values, {} false errors",
        all.files, all.read, all.stated, all.false_values, all.false_errors
    );
    all.false_values == 0 && all.false_errors == 0
}
