//! The flow: visible text in reading order, with the way back to the source.

use std::ops::Range;

use crate::document::Segment;

/// Segments allowed whatever the size of the source.
const BASE: usize = 1 << 16;
/// Beyond that, one segment (16 bytes) for so many bytes of source.
const BYTES_PER_SEGMENT: usize = 32;

/// Text being written.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    segments: Vec<Segment>,
    most_segments: usize,
}

impl Flow {
    pub(super) fn for_source(bytes: usize) -> Self {
        let most_segments = BASE.saturating_add(bytes / BYTES_PER_SEGMENT);
        Self { text: String::new(), segments: Vec::new(), most_segments }
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The character boundary at or before a place.
    pub(super) fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }

    /// Copies text from the source.
    pub(super) fn copy(&mut self, at: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let (source, length) = (offset(at), offset(text.len()));
        let flow = offset(self.text.len());
        self.text.push_str(text);
        if let Some(last) = self.segments.last_mut()
            && last.verbatim
            && last.source.saturating_add(last.source_len) == source
            && last.flow.saturating_add(last.source_len) == flow
        {
            last.source_len = last.source_len.saturating_add(length);
            return;
        }
        self.segment(Segment { flow, source, source_len: length, verbatim: true });
    }

    /// Writes text that stands for a stretch of the source, such as a decoded entity.
    pub(super) fn replace(&mut self, source: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        let flow = offset(self.text.len());
        self.text.push_str(text);
        let source_len = offset(source.end.saturating_sub(source.start));
        self.segment(Segment { flow, source: offset(source.start), source_len, verbatim: false });
    }

    /// Writes white space that the source states by a tag, or by more white space.
    pub(super) fn separate(&mut self, by: char) {
        self.text.push(by);
    }

    /// Starts a new line unless one has just been started.
    pub(super) fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn segment(&mut self, segment: Segment) {
        if self.segments.len() < self.most_segments {
            self.segments.push(segment);
        } else if let Some(last) = self.segments.last_mut() {
            // A source made of millions of fragments: the rest maps as one stretch.
            last.verbatim = false;
            last.source_len = segment.source.saturating_add(segment.source_len).saturating_sub(last.source);
        }
    }

    pub(super) fn finish(mut self) -> (String, Vec<Segment>) {
        if self.segments.is_empty() && !self.text.is_empty() {
            self.segment(Segment { flow: 0, source: 0, source_len: 0, verbatim: false });
        }
        (self.text, self.segments)
    }
}

/// An offset as documents keep it; the reader cuts longer sources.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
