//! Spans in the unit of a language border, converted in one pass over the text.

use ogi_core::Span;

/// The unit in which spans are counted at a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpanUnit {
    /// Bytes of the UTF-8 text: Rust, command line.
    #[default]
    Bytes,
    /// UTF-16 code units: JavaScript, Java, Kotlin, Swift's bridging.
    Utf16,
    /// Unicode code points: Python.
    CodePoints,
}

impl SpanUnit {
    /// Stable name in options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Utf16 => "utf16",
            Self::CodePoints => "code_points",
        }
    }
}

/// Converts spans of one text to the unit of a language border.
///
/// ```
/// use ogi_report::{Offsets, Span, SpanUnit};
/// let (text, span) = ("总计13", Span::new(6, 8));
/// let offsets = Offsets::new(text, SpanUnit::CodePoints, [span]);
/// assert_eq!(offsets.convert(span), Span::new(2, 4));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Offsets {
    /// Byte offset and offset in the unit, ascending; empty when both are the same.
    known: Vec<(u32, u32)>,
}

impl Offsets {
    /// Prepares the conversion of the given spans. Without a text, or in bytes, spans stay as they are.
    pub fn new(text: &str, unit: SpanUnit, spans: impl IntoIterator<Item = Span>) -> Self {
        if unit == SpanUnit::Bytes || text.is_empty() {
            return Self::default();
        }
        let mut bytes: Vec<u32> = spans.into_iter().flat_map(|span| [span.start, span.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let mut known = Vec::with_capacity(bytes.len());
        let mut wanted = bytes.into_iter().peekable();
        let mut count = 0_u32;
        for (at, character) in text.char_indices() {
            let here = u32::try_from(at).unwrap_or(u32::MAX);
            // An offset inside a character counts as its start.
            let next = here.saturating_add(u32::try_from(character.len_utf8()).unwrap_or(4));
            while let Some(byte) = wanted.next_if(|byte| *byte < next) {
                known.push((byte, count));
            }
            if wanted.peek().is_none() {
                break;
            }
            let units = if unit == SpanUnit::Utf16 { character.len_utf16() } else { 1 };
            count = count.saturating_add(u32::try_from(units).unwrap_or(1));
        }
        known.extend(wanted.map(|byte| (byte, count)));
        Self { known }
    }

    /// A span in the unit; one that was not prepared stays as it is.
    pub fn convert(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }

    fn offset(&self, byte: u32) -> u32 {
        let at = self.known.binary_search_by_key(&byte, |(known, _)| *known);
        at.ok().and_then(|at| self.known.get(at)).map_or(byte, |(_, unit)| *unit)
    }
}

/// Lines and columns of byte offsets, worked out in one pass over the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    /// Byte offset, line and column, ascending; empty without a text.
    known: Vec<(u32, (usize, usize))>,
}

impl Lines {
    /// Prepares the given spans.
    pub(crate) fn new(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let mut bytes: Vec<u32> = spans.flat_map(|span| [span.start, span.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let mut known = Vec::with_capacity(bytes.len());
        let (mut line, mut line_start, mut done) = (1_usize, 0_usize, 0_usize);
        let mut column = 1_usize;
        for byte in bytes {
            let Some(between) = usize::try_from(byte).ok().and_then(|end| text.get(done..end)) else { continue };
            let breaks = between.bytes().filter(|byte| *byte == b'\n').count();
            if breaks > 0 {
                line = line.saturating_add(breaks);
                line_start = done.saturating_add(between.rfind('\n').map_or(0, |at| at.saturating_add(1)));
                column = 1;
            }
            done = done.saturating_add(between.len());
            let from = line_start.max(done.saturating_sub(between.len()));
            column = column.saturating_add(text.get(from..done).unwrap_or_default().chars().count());
            known.push((byte, (line, column)));
        }
        Self { known }
    }

    /// Line and column, both from 1, the column in characters, of a byte offset.
    pub(crate) fn at(&self, byte: u32) -> Option<(usize, usize)> {
        let at = self.known.binary_search_by_key(&byte, |(known, _)| *known).ok()?;
        self.known.get(at).map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "总计\n一\t二\n\n三";
        let starts = [0_u32, 3, 7, 11, 16, 19];
        let lines = Lines::new(text, starts.iter().map(|start| Span::new(*start, *start)));
        let places: Vec<_> = starts.iter().map(|start| lines.at(*start).unwrap()).collect();
        assert_eq!(places, [(1, 1), (1, 2), (2, 1), (2, 3), (4, 1), (4, 2)]);
        assert_eq!(lines.at(1), None);
    }

    #[test]
    fn offsets_follow_the_unit() {
        let text = "总a𠮷b";
        let spans = [Span::new(0, 3), Span::new(3, 4), Span::new(4, 8), Span::new(8, 9)];
        let convert = |unit| {
            let offsets = Offsets::new(text, unit, spans.iter().copied());
            spans.map(|span| offsets.convert(span)).map(|span| (span.start, span.end))
        };
        assert_eq!(convert(SpanUnit::Bytes), [(0, 3), (3, 4), (4, 8), (8, 9)]);
        assert_eq!(convert(SpanUnit::Utf16), [(0, 1), (1, 2), (2, 4), (4, 5)]);
        assert_eq!(convert(SpanUnit::CodePoints), [(0, 1), (1, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn an_offset_past_the_text_is_its_end() {
        let offsets = Offsets::new("总", SpanUnit::CodePoints, std::iter::once(Span::new(3, 9)));
        assert_eq!(offsets.convert(Span::new(3, 9)), Span::new(1, 1));
    }
}
