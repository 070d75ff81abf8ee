//! What shows that some of a report's text is lost (缺损): a converter dropped it, so that what is missing says nothing of the report.

use ogi_core::{Outline, SectionId};

use super::headings::Heading;
use crate::recognise::find;
use crate::recognise::tokens::Stream;

/// Words of the headers of the tables of parts three and four: where they stand, a table stood.
const HEADERS: [(SectionId, &[&str]); 2] =
    [(SectionId::Requests, &["申请人情况", "法人或其他组织"]), (SectionId::Remedies, &["未经复议直接起诉", "复议后起诉"])];
/// So many garbled characters together are no print of a report: `‰î•`.
const GARBLED: usize = 3;

/// Whether a text has lost some of itself.
pub(in crate::recognise) fn has_losses(stream: &Stream, headings: &[Heading], outline: &Outline) -> bool {
    ends_in_a_heading(stream, headings) || has_a_bare_header(stream, outline) || is_garbled(stream)
}

/// Whether nothing stands behind the last heading: the text of its part is lost, and what followed.
fn ends_in_a_heading(stream: &Stream, headings: &[Heading]) -> bool {
    let Some(last) = headings.iter().max_by_key(|heading| heading.start) else { return false };
    let behind = stream.folded.get(last.end..).unwrap_or_default();
    last.id != SectionId::OtherMatters && !behind.contains(|letter: char| letter.is_alphanumeric())
}

/// Whether the header of a table is there and none of its rows.
fn has_a_bare_header(stream: &Stream, outline: &Outline) -> bool {
    let lost = |(id, words): &(SectionId, &[&str])| {
        !outline.tables.contains(id) && words.iter().any(|word| find(&stream.folded, 0, word).is_some())
    };
    HEADERS.iter().any(lost)
}

/// Whether characters stand together that only a wrong reading of bytes makes.
fn is_garbled(stream: &Stream) -> bool {
    let mut together = 0;
    stream.folded.chars().any(|character| {
        let is_odd = matches!(character, '\u{C0}'..='\u{FF}' | '\u{152}'..='\u{17E}' | '•' | '‰' | '†' | '‡' | '\u{FFFD}');
        together = if is_odd { together + 1 } else { 0 };
        together >= GARBLED
    })
}
