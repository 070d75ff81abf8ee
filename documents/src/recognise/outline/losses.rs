//! What shows that some of a report's text is lost (缺损): a converter dropped it, so that what is missing says nothing of the report.

use ogi_core::{Outline, SectionId};

use super::headings::Heading;
use crate::recognise::find;
use crate::recognise::tokens::Stream;
use crate::text::fold::is_garbled;

/// Words of the headers of the three tables: where they stand, a table stood.
const HEADERS: [(SectionId, &[&str]); 3] = [
    (SectionId::Proactive, &["第二十条第(一)项", "第二十条第(六)项"]),
    (SectionId::Requests, &["申请人情况", "法人或其他组织"]),
    (SectionId::Remedies, &["未经复议直接起诉", "复议后起诉"]),
];
/// So many garbled characters are no print of a report: `‰î•题`.
const GARBLED: usize = 2;

/// So many words of the tables' labels and headers are misprinted in no report that was typed: what is not found may be misprinted too.
const MISPRINTED: usize = 6;

/// Whether a text has lost some of itself: behind its last table, too, stands more.
pub(in crate::recognise) fn has_losses(stream: &Stream, headings: &[Heading], outline: &Outline, behind_tables: &str) -> bool {
    ends_in_a_heading(stream, headings)
        || has_a_bare_header(stream, outline)
        || outline.labels.len() >= MISPRINTED
        || (!outline.tables.is_empty() && !behind_tables.contains(|letter: char| letter.is_alphanumeric()))
        || stream.folded.chars().filter(|character| is_garbled(*character)).nth(GARBLED.saturating_sub(1)).is_some()
}

/// Whether nothing stands behind the last heading: the text of its part is lost, and what followed.
fn ends_in_a_heading(stream: &Stream, headings: &[Heading]) -> bool {
    let Some(last) = headings.iter().max_by_key(|heading| heading.start) else { return false };
    let behind = stream.folded.get(last.end..).unwrap_or_default();
    !behind.contains(|letter: char| letter.is_alphanumeric())
}

/// Whether the header of a table is there and none of its rows.
fn has_a_bare_header(stream: &Stream, outline: &Outline) -> bool {
    let lost = |(id, words): &(SectionId, &[&str])| {
        !outline.tables.contains(id) && words.iter().any(|word| find(&stream.folded, 0, word).is_some())
    };
    HEADERS.iter().any(lost)
}
