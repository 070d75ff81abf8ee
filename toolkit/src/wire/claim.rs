//! Numbers and statements of the text, and places in it, on the wire.

use ogi_core::{Claim, Confidence, Kind, Number, Reason, Scope, Span, Topic, Unit};

use crate::jsontext::Writer;
use crate::model::units::Offsets;
use crate::shape::{Shape, Wire, wire};

wire! {
    /// A place in the decoded text of the source, in the unit asked for.
    pub struct WireSpan as "Span" {
        /// First position.
        start: u32,
        /// One past the last position.
        end: u32,
    }
}

wire! {
    /// A number stated in the text.
    pub struct WireClaim<'a> as "Claim" {
        /// The cell, or the sum of cells, that it speaks of.
        what: Topic,
        /// The number; null for a statement that amounts to none.
        value: Option<Number>,
        /// The words that state it.
        text: &'a str,
        /// Where they stand.
        span: WireSpan,
        /// What sort of claim it is, where it is no plain count.
        kind: Kind => omit,
        /// The printed unit.
        unit: Option<Unit> => omit,
        /// Decimals as printed.
        decimals: u8 => omit,
        /// Whether the number is said to be rough.
        approximate: bool => omit,
        /// Whether it counts all years up to now.
        cumulative: bool => omit,
        /// Whether it counts only what was published.
        only_published: bool => omit,
        /// Whose number it is, where the sentence says so.
        scope: Scope => omit,
        /// The year that the sentence names.
        year: Option<u16> => omit,
        /// How sure the pattern is, where it is not certain.
        confidence: Confidence => omit,
        /// The pattern that says what it counts, such as `flow/received`.
        pattern: Option<&'a str> => omit,
        /// Why no rule uses it, such as `doubt/of-others`.
        doubt: Option<Reason> => omit,
        /// The claim that this one is a part of, by its place in the list.
        part_of: Option<u32> => omit,
        /// Which breakdown of its whole it belongs to.
        breakdown: u8 => omit,
        /// Whether the parts of this whole are said to be all of them.
        exhaustive: bool => omit,
        /// The claim that a share or a change is about, by its place in the list.
        about: Option<u32> => omit,
    }
}

impl<'a> WireClaim<'a> {
    pub(crate) fn new(claim: &'a Claim, offsets: &Offsets) -> Self {
        Self {
            what: claim.what,
            value: claim.value,
            text: &claim.text,
            span: WireSpan::new(claim.span, offsets),
            kind: claim.kind,
            unit: claim.unit,
            decimals: claim.decimals,
            approximate: claim.approximate,
            cumulative: claim.cumulative,
            only_published: claim.only_published,
            scope: claim.scope,
            year: claim.year,
            confidence: claim.confidence,
            pattern: claim.pattern.as_deref(),
            doubt: claim.doubt,
            part_of: claim.part_of,
            breakdown: claim.breakdown,
            exhaustive: claim.exhaustive,
            about: claim.about,
        }
    }
}

impl WireSpan {
    pub(crate) fn new(span: Span, offsets: &Offsets) -> Self {
        let Span { start, end } = offsets.convert(span);
        Self { start, end }
    }
}

impl Wire for Topic {
    const SHAPE: &'static Shape = &Shape::Text;

    fn write(&self, json: &mut Writer) {
        json.text(self.path());
    }
}
