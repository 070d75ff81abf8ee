//! What follows from a step: findings that appear or vanish, and sums so far.

use ogi_core::{CELL_COUNT, Cell, CellId, Draft, Finding, Identity, Number, identities};

use super::Session;
use crate::model::extent::Extent;

/// What the parts of a total add up to while it is filled in (实时合计).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningTotal {
    /// The cell of the total.
    pub cell: CellId,
    /// The sum of the parts that hold a number.
    pub sum: Number,
    /// How many parts hold a number.
    pub known: usize,
    /// How many parts hold none yet.
    pub open: usize,
}

/// What typing into a cell changed (变化).
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Findings that were not there before, in printed order.
    pub appeared: Vec<Finding>,
    /// Findings that are not there any more, in printed order.
    pub vanished: Vec<Finding>,
    /// Sums so far that are others than before, or new.
    pub totals: Vec<RunningTotal>,
}

impl Session {
    /// Types a text into a cell; returns what that changed: only the findings and sums that are others than before.
    ///
    /// ```
    /// use ogi_report::{CellId, FormId, Options, Session};
    /// let cell = |column: &str| CellId::from_path(&format!("requests.received.{column}")).unwrap();
    /// let mut session = Session::new(FormId::Official2021, Options::default());
    /// session.set(cell("natural_person"), "13");
    /// let progress = session.update(cell("total"), "10");
    /// assert_eq!(progress.appeared[0].rule.code, "requests/row-total"); // the parts already exceed it
    /// let progress = session.update(cell("total"), "13");
    /// assert_eq!((progress.appeared.len(), progress.vanished.len()), (0, 1));
    /// ```
    pub fn update(&mut self, cell: CellId, text: &str) -> Progress {
        self.update_cell(cell, Cell::from_printed(text))
    }

    /// Puts a value into a cell; returns what that changed, see [`Session::update`].
    pub fn update_cell(&mut self, cell: CellId, value: Cell) -> Progress {
        let (before, sums): (Vec<Finding>, _) = (self.findings().cloned().collect(), self.running_totals());
        if !self.set_cell(cell, value) {
            return Progress { totals: self.totals_since(&sums), ..Progress::default() };
        }
        let missing = |of: &[Finding], finding: &&Finding| !of.iter().any(|other| same(other, finding));
        let after: Vec<Finding> = self.findings().cloned().collect();
        Progress {
            appeared: after.iter().filter(|finding| missing(&before, finding)).cloned().collect(),
            vanished: before.iter().filter(|finding| missing(&after, finding)).cloned().collect(),
            totals: self.totals_since(&sums),
        }
    }

    /// How much of what stands there now could be checked.
    pub fn extent(&self) -> Extent {
        self.report.extent()
    }

    fn totals_since(&self, before: &[RunningTotal]) -> Vec<RunningTotal> {
        self.running_totals().into_iter().filter(|total| !before.contains(total)).collect()
    }

    /// What the parts of every total add up to so far, in printed order; totals of which no part is filled in are left
    /// out. Where a row and a column give one total, the row's sum stands.
    pub fn running_totals(&self) -> Vec<RunningTotal> {
        let draft = &self.report.draft;
        let mut totals = Vec::new();
        let mut seen = [false; CELL_COUNT];
        for identity in identities(draft.form(), draft.is_undivided()) {
            let Some(total) = running_total(identity, draft) else { continue };
            if let Some(seen) = seen.get_mut(total.cell.index())
                && !*seen
            {
                *seen = true;
                totals.push(total);
            }
        }
        totals.sort_by_key(|total| total.cell);
        totals
    }
}

fn running_total(identity: &Identity, draft: &Draft) -> Option<RunningTotal> {
    let mut stated = identity.stated();
    let (cell, None) = (stated.next()?, stated.next()) else { return None };
    let mut total = RunningTotal { cell, sum: Number::ZERO, known: 0, open: 0 };
    for part in identity.computed() {
        match draft.number(part) {
            Some(number) => {
                total.sum = total.sum.plus(number)?;
                total.known = total.known.saturating_add(1);
            }
            None => total.open = total.open.saturating_add(1),
        }
    }
    (total.known > 0).then_some(total)
}

/// Whether two lists of findings say different things.
pub(super) fn differ<'a>(mut left: impl Iterator<Item = &'a Finding>, mut right: impl Iterator<Item = &'a Finding>) -> bool {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return false,
            (Some(left), Some(right)) if same(left, right) => {}
            _ => return true,
        }
    }
}

fn same(left: &Finding, right: &Finding) -> bool {
    left.rule.code == right.rule.code
        && left.verdict == right.verdict
        && left.severity == right.severity
        && left.terms == right.terms
        && left.args == right.args
        && left.subject == right.subject
}
