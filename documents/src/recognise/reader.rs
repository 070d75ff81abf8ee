//! A document while it is recognised (所读文件): what every step looks at, and what the steps add to.

use std::ops::Range;

use ogi_core::{Outline, Span};

use super::heading::Heading;
use super::landmarks::Landmarks;
use super::tokens::{Gap, Stream, tokens};
use super::witness::Witnesses;
use crate::document::Document;

/// A document, its words, and what was found in them so far. Places are those of the folded text unless a name says otherwise.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) stream: Stream,
    pub(super) marks: Landmarks,
    /// The headings of the parts, in the order of the text.
    pub(super) headings: Vec<Heading>,
    /// How the document is built.
    pub(super) outline: Outline,
    /// What says which organ reports, and for which year.
    pub(super) witnesses: Witnesses,
}

impl<'d> Reader<'d> {
    /// Reads all but the tables and the prose: headings, period, organ and year.
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        let stream = tokens(document);
        let marks = Landmarks::find(&stream.folded);
        let (headings, outline, witnesses) = Default::default();
        let mut reader = Self { document, stream, marks, headings, outline, witnesses };
        reader.find_headings();
        reader.find_period();
        reader.find_title();
        reader.find_introduction();
        reader.find_signature();
        reader
    }

    /// The whole folded text.
    pub(super) fn text(&self) -> &str {
        &self.stream.folded
    }

    /// Where a stretch of the folded text was read, in the flow of the document.
    pub(super) fn flow_of(&self, folded: Range<usize>) -> Range<u32> {
        self.stream.flow_of(self.document, folded)
    }

    /// Where a stretch of the folded text was read, in the source.
    pub(super) fn span_of(&self, folded: Range<usize>) -> Span {
        self.document.source_span(&self.flow_of(folded))
    }

    /// Where a token starts; the end of the text behind the last one.
    pub(super) fn start_of(&self, token: usize) -> usize {
        self.stream.tokens.get(token).map_or(self.stream.folded.len(), |token| token.folded.start as usize)
    }

    /// The end of a line, or of a row of a grid, of whose tokens one is given; an edge of a cell behind a position ends it too.
    pub(super) fn line_end(&self, token: usize, row: u32, from: usize) -> usize {
        let mut end = from;
        for token in self.stream.tokens.iter().skip(token).take_while(|token| token.row == row) {
            if token.folded.start as usize > from && token.gap >= Gap::Cell {
                break;
            }
            end = token.folded.end as usize;
        }
        end
    }
}
