//! Numbers and statements of the text, and places in it, on the wire.

use ogi_core::{Claim, Confidence, Kind, Number, Reason, Scope, Span, Topic, Unit};

use crate::model::units::Offsets;
use crate::shape::wire;

wire! {
    /// A place in the decoded text of the source, in the unit asked for.
    pub struct WireSpan as "Span" {
        /// First position.
        start: u32 = place.start,
        /// One past the last position.
        end: u32 = place.end,
    }
    from (span: Span, offsets: &Offsets) { let place = offsets.convert(span); }
}

wire! {
    /// A number stated in the text.
    pub struct WireClaim<'a> as "Claim" {
        /// The cell, or the sum of cells, that it speaks of.
        what: Topic = claim.what,
        /// The number; null for a statement that amounts to none.
        value: Option<Number> = claim.value,
        /// The words that state it.
        text: &'a str = &claim.text,
        /// Where they stand.
        span: WireSpan = WireSpan::new(claim.span, offsets),
        /// What sort of claim it is, where it is no plain count.
        kind: Kind => omit = claim.kind,
        /// The printed unit.
        unit: Option<Unit> => omit = claim.unit,
        /// Decimals as printed.
        decimals: u8 => omit = claim.decimals,
        /// Whether the number is said to be rough.
        approximate: bool => omit = claim.approximate,
        /// Whether it counts all years up to now.
        cumulative: bool => omit = claim.cumulative,
        /// Whether it counts only what was published.
        only_published: bool => omit = claim.only_published,
        /// Whose number it is, where the sentence says so.
        scope: Scope => omit = claim.scope,
        /// The year that the sentence names.
        year: Option<u16> => omit = claim.year,
        /// How sure the pattern is, where it is not certain.
        confidence: Confidence => omit = claim.confidence,
        /// The pattern that says what it counts, such as `flow/received`.
        pattern: Option<&'a str> => omit = claim.pattern.as_deref(),
        /// Why no rule uses it, such as `doubt/of-others`.
        doubt: Option<Reason> => omit = claim.doubt,
        /// The claim that this one is a part of, by its place in the list.
        part_of: Option<u32> => omit = claim.part_of,
        /// Which breakdown of its whole it belongs to.
        breakdown: u8 => omit = claim.breakdown,
        /// Whether the parts of this whole are said to be all of them.
        exhaustive: bool => omit = claim.exhaustive,
        /// The claim that a share or a change is about, by its place in the list.
        about: Option<u32> => omit = claim.about,
    }
    from (claim: &'a Claim, offsets: &Offsets)
}
