//! Judgements about the text against the tables and in itself (文字与表格).

mod parts;
mod statements;
mod tables;

pub(crate) use {parts::*, statements::*, tables::*};

use crate::check::Case;
use crate::claim::Claim;

/// No report makes so many claims; what comes after is not judged, so that the work stays bounded.
const MOST_CLAIMS: usize = 1000;

/// The claims that are judged.
fn considered<'a>(case: &Case<'a>) -> &'a [Claim] {
    let claims = &case.draft.claims;
    claims.get(..MOST_CLAIMS).unwrap_or(claims)
}
