//! How a printed report is read, held against what it truly states (判读结果).

use std::collections::BTreeSet;

use ogi_core::{Case, Checked, Draft, Finding, Profile, Severity, Verdict, check};
use ogi_report::{Options, inspect};

/// What became of the cells of one report, or of several.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Reports.
    pub files: usize,
    /// Cells that state a number.
    pub stated: usize,
    /// Of those, the ones that were read as that number.
    pub read: usize,
    /// Numbers that the report does not state.
    pub false_values: Vec<String>,
    /// Rules of the tables that are called broken and hold.
    pub false_errors: Vec<String>,
}

impl Judgement {
    /// Reads a text that states what `truth` does.
    pub fn of(truth: &Draft, text: &str) -> Self {
        let stated = truth.cells().filter(|(_, cell)| cell.number().is_some()).count();
        let mut judgement = Self { files: 1, stated, ..Self::default() };
        let Ok(report) = inspect(text.as_bytes(), &Options::default()) else { return judgement };
        for (cell, value) in report.draft.cells() {
            match value.number() {
                None => {}
                number if number == truth.number(cell) => judgement.read += 1,
                Some(number) => judgement.false_values.push(format!("{cell} = {number}")),
            }
        }
        let known = errors(&check(&Case::new(truth), &Profile::default()));
        let unknown = errors(&report.checked).into_iter().filter(|error| !error.1.is_empty() && !known.contains(error));
        judgement.false_errors.extend(unknown.map(|(rule, _)| rule.to_owned()));
        judgement
    }

    /// Whether nothing false was read or said.
    pub fn is_sound(&self) -> bool {
        self.false_values.is_empty() && self.false_errors.is_empty()
    }

    /// Adds another's figures.
    pub fn add(&mut self, other: Self) {
        self.files += other.files;
        self.stated += other.stated;
        self.read += other.read;
        self.false_values.extend(other.false_values);
        self.false_errors.extend(other.false_errors);
    }
}

/// Broken errors of the tables, by rule and cells: the prose of a report with a wrong total disagrees with it rightly.
fn errors(checked: &Checked) -> BTreeSet<(&'static str, Vec<&'static str>)> {
    let is_error = |finding: &&Finding| {
        let of_tables = !finding.rule.code.starts_with("narrative/");
        of_tables && finding.verdict == Verdict::Broken && finding.severity == Severity::Error
    };
    let cells = |finding: &Finding| finding.terms.iter().map(|term| term.cell.path()).collect();
    checked.findings.iter().filter(is_error).map(|finding| (finding.rule.code, cells(finding))).collect()
}
