//! The smallest corrections that make every identity of a report hold (最小更正), ranked and explained.
//!
//! Which cells are wrong cannot be seen from a broken identity alone: 13 against 10 may be corrected on
//! either side. But few sets of cells can satisfy *all* identities at once, and the smallest of them are the
//! likeliest errors. [`repair`] finds every smallest set, proven, and ranks sets of equal size by what
//! speaks for them: figures in the text, last year's report, slips of digits, shifted rows, a column of
//! totals left over from another version.
//!
//! ```
//! use ogi_core::repair::{RepairOptions, repair};
//! use ogi_core::{Case, Cell, CellId, Draft, FormId, Language, Remedy, Ruling};
//!
//! let mut draft = Draft::new(FormId::Official2021);
//! for (ruling, figure) in Ruling::ALL.iter().zip([10, 1, 0, 0, 0]) {
//!     draft.set(CellId::remedy(Remedy::Reconsideration, *ruling), Cell::Number(figure.into()));
//! }
//! let repairs = repair(&Case::new(&draft), &RepairOptions::default());
//! let [only] = &repairs.list[..] else { panic!("one answer") };
//! assert!(only.unique);
//! assert_eq!(only.changes[0].to, 11.into());
//! assert_eq!(
//!     only.changes[0].text(draft.form(), Language::Zh),
//!     "“行政复议”的“总计”：由0改为11。行政复议各项合计11（10 + 1 + 0 + 0）；总计填0而各项不为0，疑未填总计"
//! );
//! ```

mod across;
mod evidence;
mod evidence_context;
mod explain;
mod links;
mod member;
mod pattern;
mod problem;
mod rank;
mod readings;
mod slips;
#[cfg(test)]
mod tests;

pub use across::{
    AcrossContradiction, AcrossOptions, AcrossRepair, AcrossRepairs, Part, Suspect, Suspicion, across, across_contradictions,
};
pub use evidence::Evidence;
pub use explain::{Contradiction, contradictions};
pub use links::Relation;
pub use member::Member;
pub use ogi_error_localisation as solver;
pub use solver::{Count, Proof};

use crate::check::Case;
use crate::draft::{CellSet, Draft};
use crate::form::{CellId, FormId};
use crate::language::Language;
use crate::number::Number;
use crate::rules::identities;

/// How to look for repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairOptions {
    /// The most repairs returned.
    pub limit: usize,
    /// The number of search steps after which a repair may be "not proved smallest".
    pub node_budget: u64,
    /// Cells known to be right, which are never changed.
    pub pinned: CellSet,
    /// Cells that cost more than one to change; a repair costs the sum.
    pub weights: Vec<(CellId, u32)>,
}

impl Default for RepairOptions {
    fn default() -> Self {
        Self { limit: 12, node_budget: 100_000, pinned: CellSet::default(), weights: Vec::new() }
    }
}

/// The smallest repairs of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repairs {
    /// The cost of each: the number of cells to change, where no cell has a weight of its own.
    pub cost: u64,
    /// Whether they are proven smallest.
    pub proof: Proof,
    /// How many smallest repairs there are.
    pub count: Count,
    /// The repairs, best first. Each is complete: with its changes applied no identity is broken.
    pub list: Vec<Repair>,
}

impl Default for Repairs {
    /// Nothing to repair.
    fn default() -> Self {
        Self { cost: 0, proof: Proof::Proved, count: Count::Exactly(0), list: Vec::new() }
    }
}

/// A complete smallest repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The changes, in printed order.
    pub changes: Vec<Change>,
    /// Whether no other repair is as small.
    pub unique: bool,
    /// What the changes have in common, and whether the document or its reading is in doubt.
    pub diagnosis: Vec<Evidence>,
    /// What the ranking goes by: the sum of the weights of all evidence.
    pub score: i64,
}

/// The change of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The cell.
    pub cell: CellId,
    /// The figure as printed; nothing where it is no number.
    pub from: Option<Number>,
    /// The figure proposed.
    pub to: Number,
    /// The smallest figure possible; differs from `to` where cells that could not be read leave a choice.
    pub low: Option<Number>,
    /// The largest figure possible; nothing where there is no limit.
    pub high: Option<Number>,
    /// Why this cell, and why it stands in this place of the ranking.
    pub evidence: Vec<Evidence>,
}

impl Change {
    /// Why, as one sentence for people.
    pub fn reason(&self, form: FormId, language: Language) -> String {
        let parts: Vec<String> = self.evidence.iter().map(|evidence| evidence.text(form, language)).collect();
        parts.join(match language {
            Language::Zh => "；",
            Language::En => "; ",
        })
    }

    /// The change with its reason, as one line for people.
    pub fn text(&self, form: FormId, language: Language) -> String {
        let (label, to) = (form.form().cell_label(self.cell, language), self.to);
        let reason = self.reason(form, language);
        match (self.from, language) {
            (Some(from), Language::Zh) => format!("{label}：由{from}改为{to}。{reason}"),
            (None, Language::Zh) => format!("{label}：改为{to}。{reason}"),
            (Some(from), Language::En) => format!("{label}: change {from} to {to}; {reason}"),
            (None, Language::En) => format!("{label}: change to {to}; {reason}"),
        }
    }
}

/// Finds every smallest repair of a report by the identities of its form, best first.
///
/// Cells without a number (blank, placeholder, missing, unreadable) may take any value at no cost; a
/// printed number costs one to change, unless it is given a weight. Cells that can only be read together
/// hold one of their readings, whichever needs the fewest changes. A number that cannot stand (negative,
/// or a fraction of a case) has to change. Nothing is found where no identity is broken.
pub fn repair(case: &Case<'_>, options: &RepairOptions) -> Repairs {
    if holds(case.draft) {
        return Repairs::default();
    }
    let joints = readings::open(case.draft);
    if joints.is_empty() { rank::alone(case, options) } else { readings::repair(case, &joints, options) }
}

/// Whether every identity is seen at once to hold: most reports of which something else is broken.
fn holds(draft: &Draft) -> bool {
    let figures = draft.figures();
    let sum = |cells: &[u8]| figures.sum(cells);
    identities(draft.form(), draft.is_undivided()).iter().all(|identity| {
        figures.plain().covers(identity.set()) && sum(identity.computed_bytes()) == sum(identity.stated_bytes())
    })
}
