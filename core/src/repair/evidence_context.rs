//! What evidence for a repair is looked for in: the report, its identities, what its text claims.

use super::Change;
use crate::check::{Case, topic_cells};
use crate::claim::{Claim, Topic};
use crate::draft::Draft;
use crate::form::CellId;
use crate::number::Number;
use crate::rule::Identity;
use crate::rules::identities;

/// What evidence is looked for in.
pub(super) struct EvidenceContext<'a> {
    pub(super) case: Case<'a>,
    pub(super) identities: &'static [Identity],
    /// The claims with the cells whose sum they state.
    pub(super) claims: Vec<(&'a Claim, Vec<CellId>)>,
    /// Whether the report is repaired together with others, so that what ties them speaks for itself.
    pub(super) linked: bool,
}

impl<'a> EvidenceContext<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let draft = case.draft;
        let claims = draft.claims.iter().filter(|claim| claim.is_comparable(draft.year) && claim.value.is_some());
        let claims = claims.map(|claim| (claim, cells_of(draft, claim.what)));
        Self {
            case: *case,
            identities: identities(draft.form(), draft.is_undivided()),
            claims: claims.filter(|(_, cells)| !cells.is_empty()).collect(),
            linked: false,
        }
    }

    pub(super) const fn draft(&self) -> &'a Draft {
        self.case.draft
    }

    /// The figure of a cell once these changes are made.
    pub(super) fn after(&self, changes: &[Change], cell: CellId) -> Option<Number> {
        let change = changes.iter().find(|change| change.cell == cell);
        change.map(|change| change.to).or_else(|| self.draft().number(cell))
    }
}

/// The cells whose sum a claim states; none where the words may mean other sums as well.
fn cells_of(draft: &Draft, what: Topic) -> Vec<CellId> {
    match what {
        Topic::Handled | Topic::Processed | Topic::Organisations => Vec::new(),
        _ => topic_cells(draft, what),
    }
}
