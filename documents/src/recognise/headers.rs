//! Whether the header of a table stands in a stretch of the document, whatever stands under it.

use std::ops::Range;

use super::labels::push_letters;
use super::reader::Reader;

impl Reader<'_> {
    /// Whether the columns of the applications table are named between two tokens, whatever stands under them; anywhere where its
    /// place was not found.
    pub(super) fn requests_have_header(&self, range: Range<usize>) -> bool {
        let start = if range.start < self.stream.tokens.len() { self.start_of(range.start) } else { 0 };
        let words = self.text().get(start..self.start_of(range.end)).unwrap_or_default();
        ["申请人情况", "自然人", "科研", "公益组织", "法律服务"].iter().filter(|word| words.contains(*word)).count() >= 3
    }

    /// Whether the header of the remedies table stands between two tokens.
    pub(super) fn remedies_have_header(&self, range: Range<usize>) -> bool {
        let mut words = String::new();
        let tokens = self.stream.tokens.get(range).unwrap_or_default();
        tokens.iter().for_each(|token| push_letters(self.stream.text(token), &mut words));
        // A header that a tool tore apart is there nevertheless.
        let names = ["维持", "纠正", "尚未审结", "其他结果", "直接起诉", "复议后起诉"];
        names.iter().filter(|word| words.contains(**word)).count() >= 2
    }
}
