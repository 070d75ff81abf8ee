//! How far each report is in doubt, by all repairs together.

use super::group::{Document, Way};
use super::{Suspect, Suspicion};
use crate::repair::member::Member;
use crate::repair::solver::{Block, Count, Proof};

/// By so much evidence a repair has to outrank the others before a report is said to be likelier wrong: more than figures
/// that happen to be the same can give.
const DECISIVE: i64 = 25;

/// What the repairs of all blocks say of one report.
#[derive(Default)]
pub(super) struct Doubt {
    changed: bool,
    always: bool,
    /// By how much the best repair outranks the best that leaves the report as it is.
    margin: i64,
}

impl Doubt {
    pub(super) fn add(&mut self, member: Member, ways: &[Way], block: &Block) {
        let all = block.proof == Proof::Proved && matches!(block.count, Count::Exactly(_));
        let changes = |way: &&Way| way.parts.iter().any(|part| part.member == member);
        let with = ways.iter().filter(changes).map(|way| way.score).max();
        let without = ways.iter().filter(|way| !changes(way)).map(|way| way.score).max();
        self.changed |= with.is_some();
        self.always |= all && with.is_some() && without.is_none();
        if let (Some(with), Some(without)) = (with, without) {
            self.margin = self.margin.saturating_add(with.saturating_sub(without).max(0));
        }
    }

    pub(super) fn suspect(&self, document: &Document<'_>) -> Suspect {
        let suspicion = match self {
            Self { always: true, .. } => Suspicion::Certain,
            Self { margin: DECISIVE.., .. } => Suspicion::Likely,
            Self { changed: true, .. } => Suspicion::Possible,
            _ => Suspicion::Clear,
        };
        Suspect { member: document.member, suspicion, broken: document.broken, assumed: document.assumed }
    }
}
