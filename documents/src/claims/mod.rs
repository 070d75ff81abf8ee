//! Numbers and statements in prose (文字表述): found by words and patterns, never by a language model, so that the
//! same text always gives the same claims.
//!
//! ```text
//! text ─lex─▶ numbers, key words, punctuation ─read─▶ items in sentences ─▶ topics, wholes and parts, statements
//! ```

mod adopt;
mod clause;
mod context;
mod count;
mod denial;
mod doubt;
mod finish;
mod groups;
mod kin;
mod lex;
mod lists;
mod ranges;
mod read;
mod reader;
mod remarks;
mod shares;
mod signs;
mod statements;
#[cfg(test)]
mod tests;
mod topic;
mod weigh;

pub(crate) use remarks::is_remark;
use std::ops::Range;

use ogi_core::{Claim, Reason, Topic};

use crate::document::Document;
use crate::traditional;

/// Recognises the claims of a narrative text (文字部分) of a report for `year`, in the order in which they stand.
///
/// Spans are byte offsets in `text` plus `offset`. A claim names its whole and its base by their places in the list;
/// `first` is the place that the first claim of this text will have there.
///
/// ```
/// use ogi_core::{Number, Topic};
/// let claims = ogi_documents::claims::recognise("全年收到政府信息公开申请21件，均已答复。", 0, 0, Some(2023));
/// assert_eq!(claims[0].what, Topic::RECEIVED);
/// assert_eq!(claims[0].value, Some(Number::from(21)));
/// assert_eq!(claims.len(), 2);
/// ```
pub fn recognise(text: &str, offset: u32, first: u32, year: Option<u16>) -> Vec<Claim> {
    let about = ReportFacts { year, organ: None, traditional: traditional::is_passage(text) };
    recognise_in(text, offset, first, about)
}

/// What is known of the report that a text belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReportFacts<'o> {
    /// The year reported on.
    pub(crate) year: Option<u16>,
    /// The name of the organ, with which a sentence may say that it speaks of it.
    pub(crate) organ: Option<&'o str>,
    /// Whether the text is in traditional characters.
    pub(crate) traditional: bool,
}

fn recognise_in(text: &str, offset: u32, first: u32, about: ReportFacts<'_>) -> Vec<Claim> {
    let tokens = lex::lex(&traditional::folded(text, about.traditional));
    let mut reader = reader::Reader::new(text, offset, first, about);
    reader.read(tokens);
    reader.finish()
}

/// Recognises the claims of the narrative parts of a document, given as ranges of its flow; spans lead to the source.
/// What is counted among the `problems` is told, but no total of the year.
pub(crate) fn of_document(
    document: &Document<'_>,
    ranges: impl Iterator<Item = Range<u32>>,
    problems: Option<&Range<u32>>,
    about: ReportFacts<'_>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for range in ranges.flat_map(|range| remarks::left_out(document.slice(&range), range)) {
        let first = u32::try_from(claims.len()).unwrap_or(u32::MAX);
        claims.extend(recognise_in(document.slice(&range), range.start, first, about));
    }
    if let Some(problems) = problems {
        let is_problem = |claim: &&mut Claim| problems.contains(&claim.span.start) && claim.what != Topic::InformationFee;
        claims.iter_mut().filter(is_problem).for_each(|claim| claim.set_doubt(Reason::AmongProblems));
    }
    if !document.segments.is_empty() {
        for claim in &mut claims {
            claim.span = document.source_span(&(claim.span.start..claim.span.end));
        }
    }
    claims
}
