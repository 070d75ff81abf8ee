//! Whether the header of a table stands in a stretch of the document, whatever stands under it.

use std::ops::Range;

use super::labels::push_letters;
use super::tokens::Stream;

/// Whether the columns of the table are named, whatever stands under them.
pub(super) fn requests_have_header(stream: &Stream, range: Range<usize>) -> bool {
    let token = |index: usize| stream.tokens.get(index).map(|token| token.folded.start as usize);
    let (start, end) = (token(range.start).unwrap_or_default(), token(range.end).unwrap_or(stream.folded.len()));
    let words = stream.folded.get(start..end).unwrap_or_default();
    ["申请人情况", "自然人", "科研", "公益组织", "法律服务"].iter().filter(|word| words.contains(*word)).count() >= 3
}

/// Whether the header of the table stands in a stretch of the document.
pub(super) fn remedies_have_header(stream: &Stream, range: Range<usize>) -> bool {
    let mut words = String::new();
    stream.tokens.get(range).unwrap_or_default().iter().for_each(|token| push_letters(stream.text(token), &mut words));
    // A header that a tool tore apart is there nevertheless.
    ["维持", "纠正", "尚未审结", "其他结果", "直接起诉", "复议后起诉"].iter().filter(|word| words.contains(**word)).count() >= 2
}
