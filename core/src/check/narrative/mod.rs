//! Judgements about the text against the tables and in itself (文字与表格).

mod parts;
mod statements;
mod tables;

pub(crate) use {parts::*, statements::*, tables::*};

use crate::check::Case;
use crate::claim::{Claim, Scope};
use crate::organ::{Coverage, OrganKind};

/// Whether the words count the figures of somebody else than the table does: the whole area's in the report of a
/// department, the office's own in that of a government.
fn is_of_other_scope(case: &Case<'_>, claim: &Claim) -> bool {
    let known = case.organ.and_then(|organ| match (organ.coverage, organ.kind) {
        (Some(coverage), _) => Some(coverage == Coverage::Whole),
        (None, kind) => kind.map(|kind| kind == OrganKind::Government),
    });
    let name = case.draft.organ.as_deref().unwrap_or_default().trim();
    // The tables of a township or a zone are those of its area and of its office at once.
    let both = ["镇", "乡", "街道", "办事处", "管委会", "管理委员会", "苏木"].iter().any(|end| name.ends_with(end));
    let is_government = name.ends_with("政府");
    let is_whole = known.or_else(|| (is_government || !name.is_empty() && !both).then_some(is_government));
    match claim.scope {
        Scope::Whole => is_whole == Some(false),
        Scope::Own => is_whole == Some(true),
        Scope::Unstated | Scope::Others => false,
    }
}

/// The claims that are judged.
fn considered<'a>(case: &Case<'a>) -> &'a [Claim] {
    crate::check::sorted::considered(&case.draft.claims)
}
