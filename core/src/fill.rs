//! Computed totals beside the declared ones (自动求和).

use crate::draft::Draft;
use crate::form::CellId;
use crate::number::Number;
use crate::rule::Identity;
use crate::rules::identities;

/// A total that follows from other cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComputedTotal {
    /// The cell of the total.
    pub cell: CellId,
    /// What its parts add up to.
    pub computed: Number,
    /// What is declared there, if a number is.
    pub declared: Option<Number>,
}

/// Works out every total whose parts are all numbers; declared values are not touched.
///
/// Where two identities give one total (the 总计 of （七）), the row's sum of applicants stands first, and both are
/// listed when they differ.
///
/// ```
/// use ogi_core::{Cell, CellId, Column, Draft, FormId, Number, Row, fill};
/// let mut draft = Draft::new(FormId::Official2021);
/// for column in Column::ALL {
///     draft.set(CellId::request(Row::Received, *column), Cell::Number(Number::from(2)));
/// }
/// let totals = fill(&draft);
/// assert_eq!(totals.len(), 1);
/// assert_eq!(totals[0].computed, Number::from(12));
/// assert_eq!(totals[0].declared, Some(Number::from(2)));
/// ```
pub fn fill(draft: &Draft) -> Vec<ComputedTotal> {
    let mut totals: Vec<ComputedTotal> = Vec::new();
    for identity in identities(draft.form(), draft.is_undivided()) {
        if let Some(total) = computed_total(identity, draft)
            && !totals.iter().any(|known| known.cell == total.cell && known.computed == total.computed)
        {
            totals.push(total);
        }
    }
    totals.sort_by_key(|total| total.cell);
    totals
}

fn computed_total(identity: &Identity, draft: &Draft) -> Option<ComputedTotal> {
    let mut stated = identity.stated();
    let (cell, None) = (stated.next()?, stated.next()) else { return None };
    let computed = identity.computed().try_fold(Number::ZERO, |sum, part| sum.plus(draft.number(part)?))?;
    Some(ComputedTotal { cell, computed, declared: draft.number(cell) })
}
